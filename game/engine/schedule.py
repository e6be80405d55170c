"""The month: a printable tuple of systems, lived in this order."""

from time import perf_counter

from game.engine.city import City, clear_flows
from game.engine.rules import Rules
from game.engine.sway import asked_in
from game.engine.system import System
from game.engine.systems import (
    budget,
    clubs,
    demography,
    discrimination,
    events,
    extremism,
    felt_safety,
    homes,
    language,
    meetings,
    minds,
    politics,
    programmes,
    readings,
    safety,
    schools,
    story,
    streets,
    work,
)

SYSTEMS: tuple[System, ...] = (
    programmes.SYSTEM,
    demography.SYSTEM,
    schools.SYSTEM,
    clubs.SYSTEM,
    language.SYSTEM,
    work.SYSTEM,
    homes.SYSTEM,
    streets.SYSTEM,
    safety.SYSTEM,
    felt_safety.SYSTEM,
    discrimination.SYSTEM,
    meetings.SYSTEM,
    story.SYSTEM,
    extremism.SYSTEM,
    minds.SYSTEM,
    politics.SYSTEM,
    budget.SYSTEM,
    events.SYSTEM,
    readings.SYSTEM,
)
"""The nation's forces are no system: each system reads this month's with `forces.force`."""


def live_month(
    city: City,
    rules: Rules,
    timings: dict[str, float] | None = None,
    systems: tuple[System, ...] = SYSTEMS,
) -> None:
    """Live one month; `timings` collects seconds by system."""
    clear_flows(city)
    city.sway.asked = asked_in(city.month)
    for system in systems:
        began = perf_counter()
        system.run(city, rules)
        if timings is not None:
            timings[system.name] = timings.get(system.name, 0.0) + perf_counter() - began
    city.month += 1
