"""Programmes: what runs is phased in, and moves levers."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from operator import attrgetter

import numpy as np

from game.engine.causes import sum_rows
from game.engine.cells import ADDRESSES, CELLS, CITY, DISTRICTS, NOBODY
from game.engine.city import City
from game.engine.civic import Running
from game.engine.columns import F64
from game.engine.effort import Effort, Move, Moves
from game.engine.indicators import SHARE_INDEX
from game.engine.journal import Entry
from game.engine.levers import COSTS, LEVER_INDEX
from game.engine.obey import dose_of, place_row
from game.engine.once import once
from game.engine.rules import Programme, Push, Rules
from game.engine.system import System
from game.engine.targets import Address

STATE = attrgetter("dose", "address", "phase", "from_dose", "stopping")
"""What a running programme's moves depend on."""
WORKS = "disruption"
"""The lever that programmes move only while they are phased in: works end."""
EVERYBODY = SHARE_INDEX["residents_foreign_background"]
"""The share that all residents are asked about."""
EVERYONE = ADDRESSES.index(Address.EVERYONE)
PEOPLE = "programmes.people"
"""Share of all residents in each cell (CELLS,); counted twice a year."""
HALF_YEAR = 6
THERE: F64 = np.vstack([np.eye(DISTRICTS), np.ones(DISTRICTS)])
"""Which districts lie in a place (places, DISTRICTS): a district, or the whole city, which stands last."""
NEARLY = 1e-9
"""A phase so close to its end has reached it."""


def run_programmes(city: City, rules: Rules) -> None:
    """Each running programme comes closer to full effect, and levers are set by what runs.

    Programmes and events on one lever combine with falling returns: what is left undone is the product of
    what each leaves undone.
    """
    for running in list(city.running):
        _phase(city, rules, running)
    effort, k = city.effort, rules.k.programmes
    effort.focus_need, effort.focus_group, effort.elsewhere = k.focus_need, k.focus_group, k.elsewhere
    said = tuple(_moves(city, rules))
    if said != effort.said:
        _follow(effort, said)
    people = city.ledger.asked[EVERYBODY]
    effort.people = people[:DISTRICTS] / max(int(people[CITY]), 1)
    if city.month % HALF_YEAR == 0 or PEOPLE not in city.arrays:
        counted = np.bincount(city.residents.cell, minlength=CELLS)[:NOBODY]
        city.arrays[PEOPLE] = np.append(counted / max(int(counted.sum()), 1), 0.0)
    effort.cells = city.arrays[PEOPLE]


def _follow(effort: Effort, said: tuple[Moves, ...]) -> None:
    """Levers of which something else is said than last month, or in another order, are set again."""
    before = effort.said
    other = [pair for pair in zip_longest(said, before, fillvalue=()) if pair[0] != pair[1]]
    moves: dict[int, list[Move]] = {lever: [] for pair in other for moves in pair for lever, _ in moves}
    for lever, move in chain.from_iterable(said):
        if lever in moves:
            moves[lever].append(move)
    _set_levers(effort, [n for n in sorted(moves) if moves[n] != effort.moves.get(n, [])], moves)
    effort.moves.update(moves)
    effort.said = said


def _moves(city: City, rules: Rules) -> Iterator[Moves]:
    """What moves which lever this month: programmes that run, and pushes of events that last."""
    known, city.effort.by_programme, pushes = city.effort.by_programme, {}, _pushes(rules)
    for running in city.running:
        programme, state = rules.programmes[running.programme], STATE(running)
        of, was, moves = known.get((running.programme, running.place), (None, (), ()))
        if of is not programme or was != state:
            moves = tuple(_moves_of(programme, running))
        city.effort.by_programme[running.programme, running.place] = programme, state, moves
        yield moves
    for pending in city.happened.pending:
        if pending.kind == "lever" and pending.month <= city.month < pending.until:
            yield pushes[pending.event, pending.choice, pending.number]


def _moves_of(programme: Programme, running: Running) -> Iterator[tuple[int, Move]]:
    cause, whom = f"programme:{running.programme}", ADDRESSES.index(running.address)
    for lever, strength in strengths(programme, running).items():
        address = EVERYONE if lever in COSTS else whom
        yield LEVER_INDEX[lever], (cause, address, running.place, strength)


def strengths(programme: Programme, running: Running) -> dict[str, float]:
    """How far a running programme moves each lever now."""
    new = _between_doses(programme, running.dose)
    if running.stopping:
        return {lever: strength * running.phase for lever, strength in new.items() if lever != WORKS}
    if running.phase >= 1.0:
        return {lever: new[lever] for lever in new if lever != WORKS} if WORKS in new else new
    old = _between_doses(programme, running.from_dose)
    found = {lever: strength * (1.0 - running.phase) for lever, strength in old.items()}
    for lever, strength in new.items():
        found[lever] = found.get(lever, 0.0) + strength * running.phase
    return found


def _between_doses(programme: Programme, dose: float) -> dict[str, float]:
    """Levers at a dose that may lie between two."""
    low = int(dose)
    part = dose - low
    if part == 0.0:
        return dose_of(programme, low).levers
    found = {lever: strength * (1.0 - part) for lever, strength in dose_of(programme, low).levers.items()}
    for lever, strength in dose_of(programme, low + 1).levers.items():
        found[lever] = found.get(lever, 0.0) + strength * part
    return found


def _phase(city: City, rules: Rules, running: Running) -> None:
    programme = rules.programmes[running.programme]
    if running.stopping:
        running.phase -= 1.0 / max(programme.phase_out, 1)
        if running.phase < NEARLY:
            city.running.remove(running)
            city.journal.note(Entry(city.month, "programme.ended", running.programme))
    elif running.phase < 1.0:
        running.phase = min(1.0, running.phase + 1.0 / max(programme.phase_in, 1))
        if running.phase > 1.0 - NEARLY:
            running.phase, running.from_dose = 1.0, float(running.dose)
            city.journal.note(
                Entry(city.month, "programme.running", running.programme, (float(running.dose),))
            )


@once
def _pushes(rules: Rules) -> dict[tuple[str, str, int], Moves]:
    """What pushes of events move, by event, choice (empty for the event's own effects) and number."""
    found: dict[tuple[str, str, int], Moves] = {}
    for key, event in rules.events.items():
        for choice, effects in (("", event.effects), *((c.key, c.effects) for c in event.choices)):
            for number, push in enumerate(effects):
                if isinstance(push, Push):
                    move = f"event:{key}", EVERYONE, place_row(rules, push.district), push.strength
                    found[key, choice, number] = ((LEVER_INDEX[push.lever], move),)
    return found


def _set_levers(effort: Effort, levers: Sequence[int], moves: Mapping[int, Sequence[Move]]) -> None:
    """Their levels, split by address and by cause in proportion to what each would move alone."""
    each = [(n, *move) for n, lever in enumerate(levers) for move in moves[lever]]
    rows = [(n, address, place) for n, _, address, place, _ in each]
    line, whom, place = np.array(rows, np.intp).reshape(-1, 3).T
    strength = np.array([strength for *_, strength in each], np.float64)
    alone = strength[:, None] * THERE.take(place, axis=0)
    undone = np.ones((len(levers), DISTRICTS), np.float64)
    np.multiply.at(undone, line, 1.0 - np.minimum(alone, 1.0))
    total = sum_rows(alone, line, len(levers))
    total[total == 0.0] = 1.0
    level = effort.level[levers] = 1.0 - undone
    alone *= (level / total).take(line, axis=0)
    split = sum_rows(alone, line * len(ADDRESSES) + whom, len(levers) * len(ADDRESSES))
    effort.addressed[levers] = split.reshape(len(levers), len(ADDRESSES), DISTRICTS)
    parts: list[dict[str, F64]] = [{} for _ in levers]
    for (n, cause, *_), part in zip(each, alone, strict=True):
        of = parts[n]
        of[cause] = of[cause] + part if cause in of else part
    for lever, of in zip(levers, parts, strict=True):
        effort.parts[lever] = list(of.items())
        if not of:
            del effort.parts[lever]


SYSTEM = System("programmes", run_programmes, ("running", "effort", "arrays", "journal"))
