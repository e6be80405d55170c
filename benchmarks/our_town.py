"""Our own work for the benchmarks: months of the town, the town made wider, and short runs in processes."""

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier

import numpy as np

from game.content.levels import load_level
from game.content.plans import load_plan
from game.engine.city import City
from game.engine.nation import Series
from game.engine.orders import Plan
from game.engine.rules import Rules
from game.engine.schedule import live_month
from game.memory import for_months
from game.session import Session
from stopwatch import Time, timed

LEVEL, PLAN = "mechelen", "history"


@dataclass(frozen=True, slots=True)
class Lived:
    """Months that were lived with causes on; founding and settling are not in their time."""

    city: City
    """As it is at the end."""
    months: int
    """How many."""
    residents: float
    """Mean of them."""
    time: Time
    """All months."""
    shares: dict[str, float]
    """Share of the time by system."""

    @property
    def month(self) -> Time:
        """The mean month."""
        return self.time.over(self.months)

    def of(self, *systems: str) -> Time:
        """The part of the mean month that these systems take."""
        share = sum(self.shares[system] for system in systems)
        return Time(self.month.processor * share, self.month.clock * share)

    def resident_month(self) -> Time:
        """A resident's month."""
        return self.month.over(self.residents)


@cache
def rules() -> Rules:
    """The rules of the open level."""
    return load_level(LEVEL).rules


@cache
def plan() -> Plan:
    """What the town really did."""
    return load_plan(PLAN, rules())


def residents(city: City) -> int:
    """Everybody."""
    return int(np.count_nonzero(city.residents.alive))


def widened(narrow: Rules, wanted: int) -> Rules:
    """The same town with so many residents at its start: more blocks, homes, firms and shops; arrivals too.

    Schools get larger, not more, and so do clubs.
    """
    town, nation = narrow.town, narrow.nation
    times = wanted / sum(district.residents for district in town.districts)

    def wide(count: float) -> int:
        return round(count * times)

    def more(series: Series) -> Series:
        return replace(series, points={month: value * times for month, value in series.points.items()})

    town = replace(
        town,
        blocks=wide(town.blocks),
        workplaces=wide(town.workplaces),
        districts=tuple(
            replace(
                district,
                residents=wide(district.residents),
                zones=tuple(replace(zone, homes=wide(zone.homes)) for zone in district.zones),
            )
            for district in town.districts
        ),
        schools=tuple(replace(school, seats=wide(school.seats)) for school in town.schools),
        shop_streets=tuple(replace(street, units=wide(street.units)) for street in town.shop_streets),
        margins=replace(town.margins, offences_month=town.margins.offences_month * times),
    )
    nation = replace(
        nation,
        arrivals=more(nation.arrivals),
        arrivals_inland=more(nation.arrivals_inland),
        asylum=more(nation.asylum),
        recruiters=more(nation.recruiters),
    )
    return replace(narrow, town=town, nation=nation)


def live(played: Rules, months: int, seed: int = 1) -> Lived:
    """Found the town, then live so many months under the plan."""
    session = Session.begin(played, seed)
    city = session.city
    waiting = [dated for dated in plan().orders if dated.month >= city.month]
    people: list[int] = []
    timings: dict[str, float] = {}

    def all_months() -> None:
        for _ in range(months):
            while waiting and waiting[0].month <= city.month:
                session.give(waiting.pop(0).order)
            people.append(residents(city))
            live_month(city, played, timings)

    taken = timed(all_months)
    total = sum(timings.values())
    shares = {system: seconds / total for system, seconds in timings.items()}
    return Lived(city, months, sum(people) / months, taken, shares)


def in_processes(workers: int, runs: int, months: int) -> Time:
    """So many short runs in local processes that stand ready: their processor time, and the clock."""
    context = get_context("spawn")
    everybody = context.Barrier(workers)
    with ProcessPoolExecutor(workers, context, _ready, (everybody,)) as pool:
        list(pool.map(abs, range(workers)))
        began = time.perf_counter()
        taken = list(pool.map(_short_run, range(1, runs + 1), [months] * runs))
        return Time(sum(taken), time.perf_counter() - began)


def _ready(everybody: Barrier) -> None:
    """A worker has read the level, and waits for the others."""
    for_months()
    plan()
    everybody.wait()


def _short_run(seed: int, months: int) -> float:
    """A whole short run, founding too: seconds of its processor."""
    began = time.process_time()
    live(rules(), months, seed)
    return time.process_time() - began
