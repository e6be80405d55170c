"""Story: what the mayor tells, how far it is believed, and what a town takes pride in or mourns."""

import numpy as np

from game.engine import minds
from game.engine.cells import CELL_FOREIGN, CITY, DISTRICTS
from game.engine.city import City
from game.engine.columns import F64
from game.engine.credibility import be_believed
from game.engine.forces import between, force
from game.engine.indicators import SHARE_INDEX
from game.engine.rules import Rules
from game.engine.sway import QUARTERS
from game.engine.system import System
from game.engine.usual import for_cells, mean_of_blocks, usual

FOREIGN: F64 = CELL_FOREIGN.astype(np.float64)
NATIVE: F64 = 1.0 - FOREIGN


def tell(city: City, rules: Rules) -> None:
    """The mayor's story moves people as far as it is believed; streets tell their own story every day."""
    be_believed(city, rules)
    _told(city, rules)
    _daily(city, rules)
    _change_of_street(city, rules)
    _shocks(city, rules)
    _adapting(city, rules)
    _individuals(city, rules)
    _city_hall(city, rules)


def _lever(city: City, lever: str, attitude: int, rate: F64) -> None:
    """A lever moves an attitude: the rate is split over the programmes behind it."""
    for cause, part in city.effort.split(lever, rate):
        city.sway.by_cell(attitude, cause, part)


def _told(city: City, rules: Rules) -> None:
    """What is told works as far as it is believed, and against itself where it is not.

    Room for all makes newcomers belong; where they are refused all the same it becomes a grievance. The town
    as it was makes those who miss it miss it more, and tells the others that they are guests. Arguments alone
    move nobody; told personal stories move a little; a success is something to be proud of.
    """
    k, effort, story = rules.k.story, city.effort, city.story
    believed = story.credibility - k.believed_from
    reach = effort.of("story_reach")
    _lever(city, "story_reach", minds.PRIDE, for_cells(k.told_pride * believed * reach))
    kind = effort.of("tone_inclusive")
    if kind.any():
        broken = city.numbers.get("story.rebuffed", 0.0)
        _lever(
            city, "tone_inclusive", minds.BELONGING, for_cells(k.told_belonging * believed * kind, FOREIGN)
        )
        _lever(city, "tone_inclusive", minds.OPENNESS, for_cells(k.told_openness * believed * kind))
        _lever(city, "tone_inclusive", minds.GRIEVANCE, for_cells(k.irony * broken * kind, FOREIGN))
        _lever(city, "tone_inclusive", minds.LOSS, for_cells(k.kind_annoys * kind, NATIVE))
    past = effort.of("tone_nostalgic")
    if past.any():
        _lever(city, "tone_nostalgic", minds.LOSS, for_cells(k.nostalgia_loss * past, NATIVE))
        _lever(city, "tone_nostalgic", minds.PRIDE, for_cells(k.nostalgia_pride * past, NATIVE))
        _lever(city, "tone_nostalgic", minds.BELONGING, for_cells(-k.nostalgia_excludes * past, FOREIGN))
        _lever(city, "tone_nostalgic", minds.GRIEVANCE, for_cells(k.nostalgia_excludes * past, FOREIGN))
    for lever, attitude, size, who in (
        ("told_stories", minds.OPENNESS, k.told_stories, None),
        ("told_stories", minds.BELONGING, k.told_stories, FOREIGN),
        ("symbols", minds.BELONGING, k.symbols_belong, FOREIGN),
        ("symbols", minds.LOSS, k.symbols_cost, NATIVE),
        ("festivals", minds.PRIDE, k.success_pride * max(story.success, 0.0), None),
        ("festivals", minds.BELONGING, k.success_belong * max(story.success, 0.0), None),
    ):
        if effort.moved(lever):
            _lever(city, lever, attitude, for_cells(size * effort.of(lever), who))
    if story.success < 0.0:
        everywhere = np.full(DISTRICTS, k.success_pride * story.success, np.float64)
        city.sway.by_cell(minds.PRIDE, "scandal", for_cells(everywhere))


def _daily(city: City, rules: Rules) -> None:
    """Clean, whole streets with open shops are something to be proud of; empty windows are a loss.

    Each quarter is looked at against what the town was used to.
    """
    k = rules.k.story
    people = city.blocks.residents.astype(np.float64)
    lived_in = mean_of_blocks(city, np.ones_like(people), people)
    upkeep = mean_of_blocks(city, city.blocks.upkeep.astype(np.float64), people)
    everywhere = float((city.blocks.upkeep * people).sum(dtype=np.float64)) / max(float(people.sum()), 1.0)
    dirt, empty = city.arrays["streets.litter"], city.arrays["shops.vacancy"]
    cleaner = (usual(city, "pride litter", float(dirt[CITY])) - dirt[:DISTRICTS]) * lived_in
    better = (upkeep - usual(city, "pride upkeep", everywhere)) * lived_in
    fuller = np.full(DISTRICTS, usual(city, "pride shops", float(empty[CITY])) - empty[CITY], np.float64)
    say = city.sway.by_cell
    say(minds.PRIDE, "litter", for_cells(k.pride_clean * cleaner))
    say(minds.PRIDE, "upkeep", for_cells(k.pride_upkeep * better))
    say(minds.PRIDE, "shops", for_cells(k.pride_shops * fuller))
    say(minds.TRUST_CITY, "litter", for_cells(k.trust_clean * cleaner))
    say(minds.LOSS, "shops", for_cells(-k.loss_shops * fuller, NATIVE))
    i = SHARE_INDEX["felt_unsafe"]
    unsafe = city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1)
    safer = (usual(city, "safer", float(unsafe[CITY])) - unsafe[:DISTRICTS]) * lived_in
    say(minds.TRUST_CITY, "safety", for_cells(k.trust_safe * safer))
    say(minds.PRIDE, "safety", for_cells(k.pride_safe * safer))
    say(minds.LOSS, "safety", for_cells(-k.loss_unsafe * safer, NATIVE))
    say(minds.OPENNESS, "safety", for_cells(k.open_safe * safer, NATIVE))


def _change_of_street(city: City, rules: Rules) -> None:
    """Where faces in the street change fast the town seems to slip away; after some years it is the town."""
    k, i = rules.k.story, SHARE_INDEX["residents_foreign_background"]
    share = (city.ledger.counted[i] / np.maximum(city.ledger.asked[i], 1))[:DISTRICTS].astype(np.float64)
    known = city.arrays.get("story.faces")
    if known is None:
        known = share.copy()
    known = known + (share - known) / k.faces_months
    city.arrays["story.faces"] = known
    fast = share - known
    normal = usual(city, "faces", float(fast.mean()))
    city.sway.by_cell(minds.LOSS, "newcomers", for_cells(k.loss_change * (fast - normal), NATIVE))
    rival = city.story.rival - usual(city, "rival", city.story.rival)
    everywhere = np.full(DISTRICTS, rival, np.float64)
    city.sway.by_cell(minds.LOSS, "rival_story", for_cells(k.rival_loss * everywhere, NATIVE))


def _shocks(city: City, rules: Rules) -> None:
    """A shock hardens minds a little, once for each; a mayor with room for all who is believed softens it."""
    softer = 1.0 - rules.k.story.shock_softened * city.effort.of("tone_inclusive") * city.story.credibility
    for shock in rules.nation.shocks:
        if 0 <= city.month - shock.month < QUARTERS and city.month >= city.start and shock.hardening != 0.0:
            rate = for_cells(np.full(DISTRICTS, shock.hardening / QUARTERS, np.float64) * softer)
            city.sway.by_cell(minds.OPENNESS, f"nation:{shock.key}", rate)


def _adapting(city: City, rules: Rules) -> None:
    """Asking newcomers alone shuts them out, asking residents alone annoys; asking both is felt as fair."""
    k, effort = rules.k.story, city.effort
    new, old = effort.of("ask_newcomers"), effort.of("ask_residents")
    if not (new.any() or old.any()):
        return
    both = np.minimum(new, old)
    _lever(city, "ask_newcomers", minds.GRIEVANCE, for_cells(k.asked_alone * (new - both), FOREIGN))
    _lever(city, "ask_newcomers", minds.BELONGING, for_cells(-k.asked_alone * (new - both), FOREIGN))
    _lever(city, "ask_newcomers", minds.LOSS, for_cells(-k.asked_cheers * (new - both), NATIVE))
    _lever(city, "ask_residents", minds.LOSS, for_cells(k.asked_annoys * (old - both), NATIVE))
    _lever(city, "ask_residents", minds.TRUST_CITY, for_cells(k.asked_both * both))
    _lever(city, "ask_residents", minds.GRIEVANCE, for_cells(-k.asked_both * both, FOREIGN))
    _lever(city, "ask_residents", minds.OPENNESS, for_cells(k.asked_both * both, NATIVE))


def _individuals(city: City, rules: Rules) -> None:
    """What is addressed to a group is resented by others and marks those reached; examples help the young.

    Recognising where people come from makes them belong; acting as if background did not exist does not.
    """
    k, effort = rules.k.story, city.effort
    group = np.minimum(effort.addressed[:, 2].sum(axis=0), 1.0)
    need = np.minimum(effort.addressed[:, 1].sum(axis=0), 1.0)
    if group.any() or need.any():
        resented = k.group_resented * group + k.need_resented * need
        city.sway.by_cell(minds.LOSS, "addressed:others", for_cells(resented, NATIVE))
        city.sway.by_cell(minds.GRIEVANCE, "addressed:stigma", for_cells(k.group_stigma * group, FOREIGN))
    _lever(city, "recognition", minds.BELONGING, for_cells(k.recognised * effort.of("recognition"), FOREIGN))
    _lever(
        city, "colour_blind", minds.BELONGING, for_cells(-k.overlooked * effort.of("colour_blind"), FOREIGN)
    )
    _lever(city, "colour_blind", minds.LOSS, for_cells(-k.unseen_calms * effort.of("colour_blind"), NATIVE))
    if effort.moved("role_models"):
        _examples(city, rules)


def _examples(city: City, rules: Rules) -> None:
    """Meeting somebody like them who made it gives the young hope; a scandal turns it."""
    k, r, cohort = rules.k.story, city.residents, city.cohort
    age = city.month - r.born[cohort.rows]
    young = ((age >= 12 * k.example_from) & (age < 12 * k.example_to)).astype(np.float32)
    turned = k.example_turned if city.story.success < 0.0 else 1.0
    rate = city.effort.reach("role_models") * k.example_hope * turned
    for cause, part in city.effort.split("role_models", rate):
        city.sway.by_person(minds.PROSPECTS, cause, young * part.astype(np.float32)[cohort.cell])


def _city_hall(city: City, rules: Rules) -> None:
    """City hall is trusted as its story holds and residents decide with it; taxes, eyes and quarrels cost."""
    k, effort, story = rules.k.story, city.effort, city.story
    gained = story.credibility - usual(city, "credibility", story.credibility)
    everywhere = np.full(DISTRICTS, k.trust_believed * gained, np.float64)
    city.sway.by_cell(minds.TRUST_CITY, "credibility", for_cells(everywhere))
    for lever, attitude, size in (
        ("participation", minds.TRUST_CITY, k.trust_participation),
        ("participation", minds.BELONGING, k.belong_participation),
        ("tailored_help", minds.TRUST_CITY, k.trust_help),
        ("tax", minds.TRUST_CITY, -k.trust_tax),
        ("privacy_worry", minds.TRUST_CITY, -k.trust_privacy),
        ("lobby_anger", minds.TRUST_CITY, -k.trust_lobby),
        ("disruption", minds.TRUST_CITY, -k.trust_disruption),
    ):
        if effort.moved(lever):
            _lever(city, lever, attitude, for_cells(size * effort.of(lever)))
    sharp = force(city, rules.nation.hostility) - between(rules.nation.hostility.points, city.start)
    story.rival += k.story_pace * (
        k.rival_level + k.rival_debate * sharp - k.rival_answered * gained - story.rival
    )


SYSTEM = System("story", tell, ("story", "sway", "numbers", "arrays", "ledger"))
