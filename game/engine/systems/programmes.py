"""Programmes: what runs is phased in, and moves levers."""

import numpy as np

from game.engine.cells import ADDRESSES, DISTRICTS
from game.engine.city import City
from game.engine.civic import Running
from game.engine.columns import F64
from game.engine.effort import Effort
from game.engine.journal import Entry
from game.engine.levers import LEVER_INDEX
from game.engine.obey import dose_of, running_cost, staff_used
from game.engine.rules import Programme, Push, Rules
from game.engine.system import System

Moves = dict[int, list[tuple[str, int, F64]]]
"""Lever → (cause, address, strength by district)."""


def run_programmes(city: City, rules: Rules) -> None:
    """Each running programme comes closer to full effect, and levers are set by what runs.

    Programmes and events on one lever combine with falling returns: what is left undone is the product of
    what each leaves undone.
    """
    for running in list(city.running):
        _phase(city, rules, running)
    effort = city.effort
    moves: Moves = {}
    for running in city.running:
        cause = f"programme:{running.programme}"
        address = ADDRESSES.index(running.address)
        for lever, strength in strengths(rules.programmes[running.programme], running).items():
            _move(moves, lever, (cause, address), running.place, strength)
    for pending in city.happened.pending:
        if pending.kind == "lever" and pending.month <= city.month < pending.until:
            push = _push(rules, pending.event, pending.choice, pending.number)
            place = -1
            if push.district is not None:
                place = next(n for n, d in enumerate(rules.town.districts) if d.key == push.district)
            _move(moves, push.lever, (pending.cause, 0), place, push.strength)
    _set_levers(effort, moves)
    k = rules.k.programmes
    effort.focus_need, effort.focus_group, effort.elsewhere = k.focus_need, k.focus_group, k.elsewhere
    effort.districts = len(rules.town.districts)
    city.numbers["programmes.cost_month"] = float(running_cost(city, rules))
    city.numbers["programmes.staff"] = staff_used(city, rules)


def strengths(programme: Programme, running: Running) -> dict[str, float]:
    """How far a running programme moves each lever now."""
    old = _between_doses(programme, running.from_dose)
    new = _between_doses(programme, running.dose)
    if running.stopping:
        return {lever: strength * running.phase for lever, strength in new.items()}
    found = {lever: strength * (1.0 - running.phase) for lever, strength in old.items()}
    for lever, strength in new.items():
        found[lever] = found.get(lever, 0.0) + strength * running.phase
    return found


def _between_doses(programme: Programme, dose: float) -> dict[str, float]:
    """Levers at a dose that may lie between two."""
    low = int(dose)
    part = dose - low
    found = {lever: strength * (1.0 - part) for lever, strength in dose_of(programme, low).levers.items()}
    if part > 0.0:
        for lever, strength in dose_of(programme, low + 1).levers.items():
            found[lever] = found.get(lever, 0.0) + strength * part
    return found


def _phase(city: City, rules: Rules, running: Running) -> None:
    programme = rules.programmes[running.programme]
    if running.stopping:
        running.phase = max(0.0, running.phase - 1.0 / max(programme.phase_out, 1))
        if running.phase == 0.0:
            city.running.remove(running)
            city.journal.note(Entry(city.month, "programme.ended", running.programme))
    elif running.phase < 1.0:
        running.phase = min(1.0, running.phase + 1.0 / max(programme.phase_in, 1))
        if running.phase > 1.0 - 1e-9:
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


def _move(moves: Moves, lever: str, cause: tuple[str, int], place: int, strength: float) -> None:
    by_district = np.zeros(DISTRICTS, np.float64)
    if place < 0:
        by_district[:] = strength
    else:
        by_district[place] = strength
    moves.setdefault(LEVER_INDEX[lever], []).append((*cause, by_district))


def _set_levers(effort: Effort, moves: Moves) -> None:
    """Levels, their split by address and by cause: in proportion to what each would move alone."""
    effort.level[:] = 0.0
    effort.addressed[:] = 0.0
    effort.parts.clear()
    for lever, moved in moves.items():
        undone = np.ones(DISTRICTS, np.float64)
        total = np.zeros(DISTRICTS, np.float64)
        for _, _, strength in moved:
            undone *= 1.0 - np.minimum(strength, 1.0)
            total += strength
        level = 1.0 - undone
        scale = level / np.where(total > 0.0, total, 1.0)
        effort.level[lever] = level
        parts: dict[str, F64] = {}
        for cause, address, strength in moved:
            part = strength * scale
            effort.addressed[lever, address] += part
            parts[cause] = parts[cause] + part if cause in parts else part
        effort.parts[lever] = list(parts.items())


SYSTEM = System("programmes", run_programmes, ("running", "effort", "numbers", "journal"))
