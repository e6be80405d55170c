"""Programmes: what runs is phased in, and moves levers."""

from collections.abc import Iterator
from operator import itemgetter

import numpy as np

from game.engine.cells import ADDRESSES, DISTRICTS
from game.engine.city import City
from game.engine.civic import Running
from game.engine.columns import Rows
from game.engine.effort import Effort, Move
from game.engine.journal import Entry
from game.engine.levers import LEVER_INDEX
from game.engine.obey import dose_of, place_row, running_cost, staff_used
from game.engine.rules import Programme, Push, Rules
from game.engine.system import System

WORKS = "disruption"
"""The lever that programmes move only while they are phased in: works end."""
NEARLY = 1e-9
"""A phase so close to its end has reached it."""
EVERY: Rows = np.arange(DISTRICTS, dtype=np.intp)
"""Rows of all districts."""


def run_programmes(city: City, rules: Rules) -> None:
    """Each running programme comes closer to full effect, and levers are set by what runs.

    Programmes and events on one lever combine with falling returns: what is left undone is the product of
    what each leaves undone.
    """
    for running in list(city.running):
        _phase(city, rules, running)
    effort = city.effort
    moves = list(_moves(city, rules))
    if moves != effort.moved_by:
        _set_levers(effort, moves)
        effort.moved_by = moves
    k = rules.k.programmes
    effort.focus_need, effort.focus_group, effort.elsewhere = k.focus_need, k.focus_group, k.elsewhere
    people = np.bincount(city.blocks.district, city.blocks.residents, DISTRICTS)
    effort.people = people / max(float(people.sum()), 1.0)
    city.numbers["programmes.cost_month"] = float(running_cost(city, rules))
    city.numbers["programmes.staff"] = staff_used(city, rules)


def _moves(city: City, rules: Rules) -> Iterator[Move]:
    """What moves levers this month: programmes that run, and pushes of events that last."""
    for running in city.running:
        cause = f"programme:{running.programme}"
        address = ADDRESSES.index(running.address)
        for lever, strength in strengths(rules.programmes[running.programme], running).items():
            yield LEVER_INDEX[lever], cause, address, running.place, strength
    for pending in city.happened.pending:
        if pending.kind == "lever" and pending.month <= city.month < pending.until:
            push = _push(rules, pending.event, pending.choice, pending.number)
            yield LEVER_INDEX[push.lever], pending.cause, 0, place_row(rules, push.district), push.strength


def strengths(programme: Programme, running: Running) -> dict[str, float]:
    """How far a running programme moves each lever now."""
    new = _between_doses(programme, running.dose)
    if running.stopping:
        return {lever: strength * running.phase for lever, strength in new.items() if lever != WORKS}
    if running.phase >= 1.0:
        return {lever: strength for lever, strength in new.items() if lever != WORKS}
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


def _set_levers(effort: Effort, moves: list[Move]) -> None:
    """Levels, their split by address and by cause: in proportion to what each would move alone."""
    moves = sorted(moves, key=itemgetter(0, 1))
    levers = np.array([move[0] for move in moves], np.intp)
    addresses = np.array([move[2] for move in moves], np.intp)
    places = np.array([move[3] for move in moves], np.intp)[:, None]
    strengths = np.array([move[4] for move in moves], np.float64)[:, None]
    alone = strengths * ((places < 0) | (places == EVERY))
    moved = np.flatnonzero(np.bincount(levers))
    first = levers.searchsorted(moved)
    effort.level[:] = 0.0
    effort.level[moved] = 1.0 - np.multiply.reduceat(1.0 - np.minimum(alone, 1.0), first)
    total = np.zeros_like(effort.level)
    total[moved] = np.add.reduceat(alone, first)
    parts = alone * (effort.level / np.where(total > 0.0, total, 1.0)).take(levers, axis=0)
    effort.addressed[:] = 0.0
    np.add.at(effort.addressed, (levers, addresses), parts)
    effort.parts.clear()
    for (lever, cause, *_), part in zip(moves, parts, strict=True):
        causes = effort.parts.setdefault(lever, [])
        if causes and causes[-1][0] == cause:
            causes[-1] = (cause, causes[-1][1] + part)
        else:
            causes.append((cause, part))


SYSTEM = System("programmes", run_programmes, ("running", "effort", "numbers", "journal"))
