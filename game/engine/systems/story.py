"""Story: what the mayor tells, how far it is believed, and what a town takes pride in or mourns."""

import numpy as np

from game.engine import minds
from game.engine.audience import meets
from game.engine.causes import share_now
from game.engine.cells import CITY, DISTRICTS
from game.engine.city import City
from game.engine.codes import NATIVE as NATIVE_BORN
from game.engine.columns import F32, F64
from game.engine.credibility import be_believed
from game.engine.forces import between, force
from game.engine.indicators import SHARE_INDEX
from game.engine.links import follow, sway_by
from game.engine.obey import dose_of
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.system import System
from game.engine.targets import Address
from game.engine.usual import FOREIGN, IN_NEED, NATIVE, SOMEBODY, for_cells, mean_of_blocks, usual


def tell(city: City, rules: Rules) -> None:
    """The mayor's story moves people as far as it is believed; streets tell their own story every day."""
    be_believed(city, rules)
    _told(city, rules)
    _daily(city, rules)
    _change_of_street(city, rules)
    _shocks(city, rules)
    _adapting(city, rules)
    _individuals(city, rules)
    _promise(city, rules)
    _city_hall(city, rules)


def _told(city: City, rules: Rules) -> None:
    """What is told works as far as it is believed, and against itself where it is not.

    Room for all makes newcomers belong; where they are refused all the same it becomes a grievance. The town
    as it was makes those who miss it miss it more, and tells the others that they are guests. Arguments alone
    move nobody; told personal stories move a little; a success is something to be proud of.
    """
    if not city.sway.asked:
        return
    k, story = rules.k.story, city.story
    believed = story.credibility - k.believed_from
    broken = city.numbers.get("story.rebuffed", 0.0)
    success = max(story.success, 0.0)
    follow(
        city,
        (
            ("story_reach", minds.PRIDE, k.told_pride * believed, SOMEBODY),
            ("tone_inclusive", minds.BELONGING, k.told_belonging * believed, FOREIGN),
            ("tone_inclusive", minds.OPENNESS, k.told_openness * believed, SOMEBODY),
            ("tone_inclusive", minds.GRIEVANCE, k.irony * broken, FOREIGN),
            ("tone_inclusive", minds.LOSS, k.kind_annoys, NATIVE),
            ("tone_nostalgic", minds.LOSS, k.nostalgia_loss, NATIVE),
            ("tone_nostalgic", minds.PRIDE, k.nostalgia_pride, NATIVE),
            ("tone_nostalgic", minds.BELONGING, -k.nostalgia_excludes, FOREIGN),
            ("tone_nostalgic", minds.GRIEVANCE, k.nostalgia_excludes, FOREIGN),
            ("told_stories", minds.OPENNESS, k.told_stories, SOMEBODY),
            ("told_stories", minds.BELONGING, k.told_stories, FOREIGN),
            ("symbols", minds.BELONGING, k.symbols_belong, FOREIGN),
            ("symbols", minds.LOSS, k.symbols_cost, NATIVE),
            ("festivals", minds.PRIDE, k.success_pride * success, SOMEBODY),
            ("festivals", minds.BELONGING, k.success_belong * success, SOMEBODY),
        ),
    )
    if story.success < 0.0:
        city.sway.by_cell(minds.PRIDE, "scandal", k.success_pride * story.success * SOMEBODY)


def _daily(city: City, rules: Rules) -> None:
    """Clean, whole streets with open shops are something to be proud of; empty windows are a loss.

    Each quarter is looked at against what the town was used to; clean streets are soon expected.
    """
    k, lived_in = rules.k.story, city.effort.people > 0.0
    dirt, empty = city.arrays["streets.litter"], float(city.arrays["shops.vacancy"][CITY])
    expected = usual(city, "pride litter", float(dirt[CITY]), later=k.used_to_clean)
    full = usual(city, "pride shops", empty) - empty
    safe = usual(city, "safer", lambda: share_now(city, "felt_unsafe"))
    if not city.sway.asks(minds.PRIDE, minds.TRUST_CITY, minds.LOSS, minds.OPENNESS):
        return
    cleaner, fuller = (expected - dirt[:DISTRICTS]) * lived_in, np.full(DISTRICTS, full, np.float64)
    i = SHARE_INDEX["felt_unsafe"]
    safer = (safe - (city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1))[:DISTRICTS]) * lived_in
    for attitude, cause, size, better, who in (
        (minds.PRIDE, "litter", k.pride_clean, cleaner, SOMEBODY),
        (minds.PRIDE, "shops", k.pride_shops, fuller, SOMEBODY),
        (minds.PRIDE, "safety", k.pride_safe, safer, SOMEBODY),
        (minds.TRUST_CITY, "litter", k.trust_clean, cleaner, SOMEBODY),
        (minds.TRUST_CITY, "safety", k.trust_safe, safer, SOMEBODY),
        (minds.LOSS, "shops", -k.loss_shops, fuller, NATIVE),
        (minds.LOSS, "safety", -k.loss_unsafe, safer, NATIVE),
        (minds.OPENNESS, "safety", k.open_safe, safer, NATIVE),
    ):
        if attitude in city.sway.asked:
            city.sway.by_cell(attitude, cause, for_cells(size * better, who))
    if city.sway.asks(minds.PRIDE):
        people, upkeep = (each.astype(np.float64) for each in (city.blocks.residents, city.blocks.upkeep))
        everywhere = float((upkeep * people).sum()) / max(float(people.sum()), 1.0)
        better = mean_of_blocks(city, upkeep, people) - usual(city, "pride upkeep", everywhere, ROUND)
        city.sway.by_cell(minds.PRIDE, "upkeep", for_cells(k.pride_upkeep * better * lived_in))


def _change_of_street(city: City, rules: Rules) -> None:
    """Where faces in the street change fast the town seems to slip away; after some years it is the town."""
    if not city.sway.asks(minds.LOSS):
        return
    k, i = rules.k.story, SHARE_INDEX["residents_foreign_background"]
    share = (city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1))[:DISTRICTS].astype(np.float64)
    known = city.arrays.get("story.faces")
    if known is None:
        known = share.copy()
    known = known + (share - known) * (ROUND / k.faces_months)
    city.arrays["story.faces"] = known
    fast = share - known
    normal = usual(city, "faces", float(fast.mean()), ROUND)
    city.sway.by_cell(minds.LOSS, "newcomers", for_cells(k.loss_change * (fast - normal), NATIVE))
    rival = city.story.rival - usual(city, "rival", city.story.rival, ROUND)
    city.sway.by_cell(minds.LOSS, "rival_story", k.rival_loss * rival * NATIVE)


def _shocks(city: City, rules: Rules) -> None:
    """A shock hardens minds a little, once; a mayor with room for all who is believed softens it."""
    if city.month < city.start or not city.sway.asks(minds.OPENNESS):
        return
    softer = 1.0 - rules.k.story.shock_softened * city.effort.of("tone_inclusive") * city.story.credibility
    for shock in rules.nation.shocks:
        if 0 <= city.month - shock.month < ROUND and shock.hardening != 0.0:
            rate = for_cells(shock.hardening / ROUND * softer)
            city.sway.by_cell(minds.OPENNESS, f"nation:{shock.key}", rate)


def _adapting(city: City, rules: Rules) -> None:
    """Asking newcomers alone shuts them out, asking residents alone annoys; asking both is felt as fair.

    But only a mayor who is believed can ask it of both; from another it sounds hollow.
    """
    k, effort = rules.k.story, city.effort
    if not city.sway.asked or not (effort.moved("ask_newcomers") or effort.moved("ask_residents")):
        return
    new, old = effort.of("ask_newcomers"), effort.of("ask_residents")
    both = np.minimum(new, old)
    fair = k.asked_both * (city.story.credibility - k.believed_from) * both
    for lever, attitude, rate, who in (
        ("ask_newcomers", minds.GRIEVANCE, k.asked_alone * (new - both), FOREIGN),
        ("ask_newcomers", minds.BELONGING, -k.asked_alone * (new - both), FOREIGN),
        ("ask_newcomers", minds.LOSS, -k.asked_cheers * (new - both), NATIVE),
        ("ask_residents", minds.LOSS, k.asked_annoys * (old - both), NATIVE),
        ("ask_residents", minds.TRUST_CITY, fair, SOMEBODY),
        ("ask_residents", minds.GRIEVANCE, -fair, FOREIGN),
        ("ask_residents", minds.OPENNESS, fair, NATIVE),
    ):
        if attitude in city.sway.asked:
            sway_by(city, lever, attitude, rate, who)


def _individuals(city: City, rules: Rules) -> None:
    """What is addressed to a group is resented by others and marks those reached; examples help the young.

    Recognising where people come from makes them belong; acting as if background did not exist does not.
    """
    k, effort = rules.k.story, city.effort
    if not city.sway.asked:
        return
    if city.sway.asks(minds.LOSS, minds.GRIEVANCE):
        _addressed(city, rules)
    follow(
        city,
        (
            ("recognition", minds.BELONGING, k.recognised, FOREIGN),
            ("colour_blind", minds.BELONGING, -k.overlooked, FOREIGN),
            ("colour_blind", minds.LOSS, -k.unseen_calms, NATIVE),
        ),
    )
    if effort.moved("role_models") and city.sway.asks(minds.PROSPECTS, minds.BELONGING):
        _examples(city, rules)


def _addressed(city: City, rules: Rules) -> None:
    """What is spent on one group, or on those in need, is resented by those who feel their town is taken."""
    k, r = rules.k.story, city.residents
    need, group = (_money_for(city, rules, each) / k.group_money for each in (Address.NEED, Address.GROUP))
    resented = k.group_resented * np.minimum(group, 1.0) + k.need_resented * np.minimum(need, 1.0)
    if city.sway.asks(minds.LOSS) and resented.any():
        sore = r.minds[minds.LOSS] - np.float32(k.resents_from)
        np.maximum(sore, np.float32(0.0), out=sore)
        by_cell = for_cells(resented / (1.0 - k.resents_from), NATIVE).astype(np.float32)
        sore *= by_cell.take(r.cell, mode="wrap")
        city.sway.by_person(minds.LOSS, "addressed:others", sore)
    if city.sway.asks(minds.GRIEVANCE) and group.any():
        city.sway.by_person(minds.GRIEVANCE, "addressed:stigma", _stigma(city, rules))


def _stigma(city: City, rules: Rules) -> F32:
    """What is for a group marks those of it who are meant, more the more is spent on each of them.

    A rate for each row. `group_money` for all residents with a foreign background marks fully.
    """
    k, r = rules.k.story, city.residents
    group = r.generation != NATIVE_BORN
    people = np.count_nonzero(group & r.alive)
    rate: F32 = np.zeros(r.alive.size, np.float32)
    for running in city.running:
        if running.address is Address.GROUP:
            programme = rules.programmes[running.programme]
            meant = meets(city, rules, programme.target)
            meant &= group
            if running.place >= 0:
                meant &= r.district == running.place
            money = running.phase * dose_of(programme, running.dose).cost_month / 100 / k.group_money
            rate += meant * np.float32(k.group_stigma * money * people / max(int(np.count_nonzero(meant)), 1))
    return np.minimum(rate, np.float32(k.group_stigma), out=rate)


def _money_for(city: City, rules: Rules, address: Address) -> F64:
    """Euro a month, at the prices of the start, that goes to programmes with this address, by district."""
    found = np.zeros(DISTRICTS, np.float64)
    for running in city.running:
        if running.address is address:
            cost = dose_of(rules.programmes[running.programme], running.dose).cost_month
            found[slice(None) if running.place < 0 else running.place] += running.phase * cost / 100
    return found


def _promise(city: City, rules: Rules) -> None:
    """Who finds that effort pays comes to belong; who does not is shut out, more so the more was promised.

    Each holds it against what they hope for by temperament, and the town against what it was used to.
    """
    k, r = rules.k.story, city.residents
    if not city.sway.asks(minds.BELONGING, minds.GRIEVANCE):
        return
    better = r.minds[minds.PROSPECTS] - r.anchors[minds.PROSPECTS]
    mean = usual(city, "prospects", lambda: float(better[r.alive].mean(dtype=np.float64)), ROUND)
    better -= np.float32(mean)
    better *= r.alive
    if city.sway.asks(minds.BELONGING):
        city.sway.by_person(minds.BELONGING, "promise", better * np.float32(k.promise_belongs))
    if city.sway.asks(minds.GRIEVANCE):
        worse = np.minimum(better, np.float32(0.0), out=better)
        worse *= np.float32(-k.promise_broken * (1.0 + city.story.told))
        city.sway.by_person(minds.GRIEVANCE, "promise", worse)


def _examples(city: City, rules: Rules) -> None:
    """Meeting somebody like them who made it gives the young hope; a scandal turns it.

    Those whose like is seldom seen come to belong as well (Covarrubias and Fryberg 2015).
    """
    k, r = rules.k.story, city.residents
    young = r.born > city.month - int(12 * k.example_to)
    young &= r.born <= city.month - int(12 * k.example_from)
    rows = young.nonzero()[0]
    cell = r.cell.take(rows)
    turned = k.example_turned if city.story.success < 0.0 else 1.0
    reach = city.effort.reach("role_models") * turned
    for attitude, size, who in (
        (minds.PROSPECTS, k.example_hope, SOMEBODY),
        (minds.BELONGING, k.example_belongs, FOREIGN),
    ):
        if city.sway.asks(attitude):
            for cause, part in city.effort.split("role_models", reach * size * who):
                lifted = np.zeros(r.alive.size, np.float32)
                lifted[rows] = part.astype(np.float32).take(cell)
                city.sway.by_person(attitude, cause, lifted)


def _city_hall(city: City, rules: Rules) -> None:
    """City hall is trusted as its story holds and residents decide with it; taxes, eyes and quarrels cost."""
    k, story = rules.k.story, city.story
    gained = story.credibility - usual(city, "credibility", story.credibility)
    sharp = force(city, rules.nation.hostility) - between(rules.nation.hostility.points, city.start)
    story.rival += k.story_pace * (
        k.rival_level + k.rival_debate * sharp - k.rival_answered * gained - story.rival
    )
    if not city.sway.asked:
        return
    city.sway.by_cell(minds.TRUST_CITY, "credibility", k.trust_believed * gained * SOMEBODY)
    follow(
        city,
        (
            ("participation", minds.TRUST_CITY, k.trust_participation, SOMEBODY),
            ("participation", minds.BELONGING, k.belong_participation, SOMEBODY),
            ("tailored_help", minds.TRUST_CITY, k.trust_help, IN_NEED),
            ("tailored_help", minds.PROSPECTS, k.help_hope, IN_NEED),
            ("tax", minds.TRUST_CITY, -k.trust_tax, SOMEBODY),
            ("privacy_worry", minds.TRUST_CITY, -k.trust_privacy, SOMEBODY),
            ("lobby_anger", minds.TRUST_CITY, -k.trust_lobby, SOMEBODY),
            ("disruption", minds.TRUST_CITY, -k.trust_disruption, SOMEBODY),
        ),
    )


SYSTEM = System("story", tell, ("story", "sway", "numbers", "arrays", "ledger"))
