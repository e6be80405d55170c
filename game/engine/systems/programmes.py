"""Programmes: what runs is phased in, and moves levers."""

from collections.abc import Iterator
from operator import attrgetter

import numpy as np

from game.engine.cells import ADDRESSES, CELLS, CITY, DISTRICTS, NOBODY
from game.engine.city import City
from game.engine.civic import Running
from game.engine.columns import F64
from game.engine.effort import Effort, Move
from game.engine.indicators import SHARE_INDEX
from game.engine.journal import Entry
from game.engine.levers import COSTS, LEVER_INDEX
from game.engine.obey import dose_of, place_row
from game.engine.rules import Programme, Push, Rules
from game.engine.system import System
from game.engine.targets import Address

STATE = attrgetter("programme", "place", "dose", "address", "phase", "from_dose", "stopping")
"""What a running programme's moves depend on."""
WORKS = "disruption"
"""The lever that programmes move only while they are phased in: works end."""
EVERYBODY = SHARE_INDEX["residents_foreign_background"]
"""The share that all residents are asked about."""
EVERYONE = ADDRESSES.index(Address.EVERYONE)
PEOPLE = "programmes.people"
"""Share of all residents in each cell (CELLS,); counted twice a year."""
HALF_YEAR = 6
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
    moves: dict[int, list[Move]] = {}
    for lever, move in _moves(city, rules):
        moves.setdefault(lever, []).append(move)
    for lever in sorted(moves.keys() | effort.moves.keys()):
        if moves.get(lever) != effort.moves.get(lever):
            _set_lever(effort, lever, moves.get(lever, []))
    effort.moves = moves
    people = city.ledger.asked[EVERYBODY]
    effort.people = people[:DISTRICTS] / max(int(people[CITY]), 1)
    if city.month % HALF_YEAR == 0 or PEOPLE not in city.arrays:
        counted = np.bincount(city.residents.cell, minlength=CELLS)[:NOBODY]
        city.arrays[PEOPLE] = np.append(counted / max(int(counted.sum()), 1), 0.0)
    effort.cells = city.arrays[PEOPLE]


def _moves(city: City, rules: Rules) -> Iterator[tuple[int, Move]]:
    """What moves which lever this month: programmes that run, and pushes of events that last."""
    known, city.effort.by_programme = city.effort.by_programme, {}
    for running in city.running:
        programme, state = rules.programmes[running.programme], STATE(running)
        of, moves = known.get(state, (None, ()))
        if of is not programme:
            moves = tuple(_moves_of(programme, running))
        city.effort.by_programme[state] = programme, moves
        yield from moves
    for pending in city.happened.pending:
        if pending.kind == "lever" and pending.month <= city.month < pending.until:
            push = _push(rules, pending.event, pending.choice, pending.number)
            place = place_row(rules, push.district)
            yield LEVER_INDEX[push.lever], (pending.cause, EVERYONE, place, push.strength)


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


def _push(rules: Rules, event: str, choice: str, number: int) -> Push:
    told = rules.events[event]
    effects = told.effects
    if choice:
        effects = next(c.effects for c in told.choices if c.key == choice)
    push = effects[number]
    if not isinstance(push, Push):
        raise TypeError(f"effect {number} of {event} moves no lever")
    return push


def _set_lever(effort: Effort, lever: int, moves: list[Move]) -> None:
    """Its level, split by address and by cause in proportion to what each would move alone."""
    alone = np.zeros((len(moves), DISTRICTS), np.float64)
    for line, (_, _, place, strength) in zip(alone, moves, strict=True):
        line[slice(None) if place < 0 else place] = strength
    level = 1.0 - np.multiply.reduce(1.0 - np.minimum(alone, 1.0), axis=0)
    total = np.add.reduce(alone, axis=0)
    total[total == 0.0] = 1.0
    alone *= level / total
    effort.level[lever] = level
    effort.addressed[lever] = 0.0
    parts: dict[str, F64] = {}
    for (cause, address, *_), part in zip(moves, alone, strict=True):
        effort.addressed[lever, address] += part
        parts[cause] = parts[cause] + part if cause in parts else part
    if parts:
        effort.parts[lever] = list(parts.items())
    else:
        effort.parts.pop(lever, None)


SYSTEM = System("programmes", run_programmes, ("running", "effort", "arrays", "journal"))
