"""The month: a printable tuple of systems, lived in this order."""

from collections.abc import Iterator
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
    began, running = perf_counter(), ""
    for name in month_by_system(city, rules, systems):
        if timings is not None:
            now = perf_counter()
            if running:
                timings[running] = timings.get(running, 0.0) + now - began
            began, running = now, name


def month_by_system(city: City, rules: Rules, systems: tuple[System, ...] = SYSTEMS) -> Iterator[str]:
    """Live one month in slices: gives the name of each system before it runs, and nothing at the end."""
    clear_flows(city)
    city.sway.asked = asked_in(city.month)
    for system in systems:
        yield system.name
        system.run(city, rules)
    city.month += 1
    yield ""
