"""The lab: arms that differ in one thing, lived on the same seeds by the real engine, and how they differ.

An arm is a copy of the opened town in which one test programme moves levers, through the same door as every
programme of a level. Luck has an address, so whatever the levers leave alone falls out alike in both arms.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from logging import getLogger
from math import inf, sqrt
from statistics import fmean, stdev
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from game.engine.cells import CITY
from game.engine.city import City
from game.engine.civic import Running
from game.engine.columns import F32, F64, Mask, Rows
from game.engine.forces import between
from game.engine.nation import Nation, PartyList, Series
from game.engine.obey import place_row
from game.engine.opening import open_city
from game.engine.programme import Brick, Dose, Programme
from game.engine.rules import Rules, Usual
from game.engine.schedule import SYSTEMS, live_month
from game.engine.snapshot import from_bytes, to_bytes
from game.engine.system import System
from game.engine.targets import Address
from tests.town import a_city, rules

T = TypeVar("T")
LOG = getLogger("lab")
TEST = "a_test"
"""Key of the test programme."""
STUDENT = (inf, 12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26)
"""Half width of a 95 % interval in standard errors, by degrees of freedom."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over seeds with its 95 % interval."""

    mean: float
    half: float

    @property
    def low(self) -> float:
        """Lower end."""
        return self.mean - self.half

    @property
    def high(self) -> float:
        """Upper end."""
        return self.mean + self.half

    def __str__(self) -> str:
        if self.half == inf:
            return f"{self.mean:.4g}"
        return f"{self.mean:.4g} [{self.low:.4g}, {self.high:.4g}]"


def estimate(values: Sequence[float]) -> Estimate:
    """Mean and interval of one number a seed (paired differences, ratios of arms …)."""
    if len(values) < 2:
        return Estimate(fmean(values), inf)
    t = STUDENT[min(len(values) - 1, len(STUDENT) - 1)]
    return Estimate(fmean(values), t * stdev(values) / sqrt(len(values)))


@dataclass(frozen=True, slots=True)
class Claim:
    """What the evidence says about a number that was measured once a seed."""

    what: str
    values: Sequence[float]
    low: float
    high: float

    @property
    def found(self) -> Estimate:
        """Mean and interval."""
        return estimate(self.values)

    @property
    def holds(self) -> bool:
        """The mean lies in the range; where the range leaves out 0, so does the interval of three or more."""
        found = self.found
        sure = not (self.low > 0.0 >= found.low) and not (self.high < 0.0 <= found.high)
        return self.low <= found.mean <= self.high and (sure or len(self.values) < 3)

    def __str__(self) -> str:
        return f"{self.what}: measured {self.found}, expected {self.low:g} to {self.high:g}"


def expect(*claims: Claim) -> None:
    """All claims hold. Says what was measured either way."""
    for claim in claims:
        LOG.info("%s %s", "ok " if claim.holds else "GAP", claim)
    assert all(claim.holds for claim in claims), "; ".join(str(claim) for claim in claims if not claim.holds)


# The town in the lab


def still(real: Rules) -> Rules:
    """The same level with a nation that stands still: no shocks, no events, no elections."""
    month = real.level.from_
    nation = real.nation
    kept: dict[str, Any] = {"shocks": (), "elections": (), "lists": tuple(map(_still_list, nation.lists))}
    for field in fields(Nation):
        series = getattr(nation, field.name)
        if isinstance(series, Series):
            kept[field.name] = replace(series, points={month: between(series.points, month)})
    usual = real.reference and {
        feeling: Usual({month: between(u.native, month)}, {month: between(u.foreign, month)})
        for feeling, u in real.reference.items()
    }
    return replace(real, nation=replace(nation, **kept), events={}, reference=usual)


def _still_list(party: PartyList) -> PartyList:
    month = rules().level.from_
    native, foreign = (between(wave, month) for wave in (party.wave_native, party.wave_foreign))
    return replace(party, wave_native={month: native}, wave_foreign={month: foreign})


@cache
def lab() -> Rules:
    """Rules of the lab: the nation stands still, and no programme runs but the one under test."""
    quiet = still(rules())
    return replace(quiet, level=replace(quiet.level, start=()))


def with_series(real: Rules, **values: float) -> Rules:
    """The same rules with some of the nation's series level at other values."""
    month = real.level.from_
    changed: dict[str, Any] = {
        name: replace(getattr(real.nation, name), points={month: value}) for name, value in values.items()
    }
    return replace(real, nation=replace(real.nation, **changed))


@cache
def _opened(seed: int) -> bytes:
    return to_bytes(open_city(lab(), seed))


def town(seed: int = 1) -> City:
    """A town of its own in which nothing is done, on the first morning of the level."""
    city = from_bytes(_opened(seed))
    city.causes_on = False
    return city


@cache
def _later(seed: int, years: int) -> bytes:
    city = a_city(seed=seed)
    city.causes_on = False
    live(city, replace(rules(), events={}), 12 * years)
    return to_bytes(city)


def later(seed: int, years: int) -> City:
    """The real town so many years after the start, when only what ran in 2003 has gone on; no events."""
    return from_bytes(_later(seed, years))


def begin(
    city: City,
    known: Rules,
    levers: Mapping[str, float],
    place: str | None = None,
    address: Address = Address.EVERYONE,
) -> Rules:
    """Start the test programme at full phase. Returns the rules that know it."""
    programme = Programme(
        TEST, Brick.CITY, TEST, "", "", "", "", "", (Dose(0, dict(levers)),), addresses=tuple(Address)
    )
    end(city)
    city.running.append(Running(TEST, place_row(known, place), 1, address, city.month, 1.0, 1.0))
    return replace(known, programmes={**known.programmes, TEST: programme})


def order(city: City, programme: str, dose: int, place: str | None = None) -> None:
    """Start a programme of the level at full phase, for nothing."""
    address = lab().programmes[programme].address
    running = Running(programme, place_row(lab(), place), dose, address, city.month, 1.0, float(dose))
    city.running.append(running)


def end(city: City) -> None:
    """Stop the test programme at once."""
    city.running[:] = [each for each in city.running if each.programme != TEST]


def systems_of(*names: str) -> tuple[System, ...]:
    """Some systems, in the order of the schedule."""
    return tuple(system for system in SYSTEMS if system.name in names)


def without(*names: str) -> tuple[System, ...]:
    """All systems but these."""
    return tuple(system for system in SYSTEMS if system.name not in names)


def live(
    city: City,
    known: Rules,
    months: int,
    watch: Callable[[City], T] = lambda _: None,  # type: ignore[assignment, return-value]
    systems: tuple[System, ...] = SYSTEMS,
) -> list[T]:
    """Live some months, and what was seen at the end of each."""
    seen = []
    for _ in range(months):
        live_month(city, known, systems=systems)
        seen.append(watch(city))
    return seen


def arm(
    seed: int,
    months: int,
    levers: Mapping[str, float] | None = None,
    place: str | None = None,
    known: Rules | None = None,
    systems: tuple[System, ...] = SYSTEMS,
) -> City:
    """The town after some months with the levers moved, or with nothing done."""
    city, known = town(seed), known or lab()
    if levers:
        known = begin(city, known, levers, place)
    live(city, known, months, systems=systems)
    return city


# Looking


def reading(city: City, indicator: str, month: int, area: int = CITY) -> float:
    """An indicator at the end of so many months after the start."""
    return city.history.at(indicator, city.start + month - 1, area)


def mean_reading(city: City, indicator: str, months: Collection[int], area: int = CITY) -> float:
    """Its mean over some months."""
    return fmean(reading(city, indicator, month, area) for month in months)


def area_of(key: str) -> int:
    """Column of a district."""
    return place_row(lab(), key)


def rows_of(city: City, ids: npt.NDArray[np.int64]) -> Rows:
    """Rows of the residents with these ids; -1 for who lives here no longer."""
    r = city.residents
    here = np.flatnonzero(r.alive)
    order = here[np.argsort(r.id[here], kind="stable")]
    at = np.minimum(np.searchsorted(r.id[order], ids), order.size - 1)
    return np.where(r.id[order[at]] == ids, order[at], -1)


def both_here(one: City, other: City, ids: npt.NDArray[np.int64]) -> tuple[Rows, Rows]:
    """Rows in either town of those who still live in both."""
    first, second = rows_of(one, ids), rows_of(other, ids)
    stay = (first >= 0) & (second >= 0)
    return first[stay], second[stay]


def moved(one: City, other: City, ids: npt.NDArray[np.int64], attitude: int) -> float:
    """Mean difference of an attitude (one less other) among the same people, in standard deviations."""
    first, second = both_here(one, other, ids)
    spread = float(other.residents.minds[attitude, grown(other)].std(dtype=np.float64))
    change = one.residents.minds[attitude, first] - other.residents.minds[attitude, second]
    return float(change.mean(dtype=np.float64)) / spread


def age(city: City) -> npt.NDArray[np.int32]:
    """Age of every row in years."""
    return (city.month - city.residents.born) // 12


def grown(city: City) -> Mask:
    """Residents of 16 and over."""
    return city.residents.alive & (age(city) >= 16)


def correlation(one: F64 | F32, other: F64 | F32, *held: F64 | F32) -> float:
    """Pearson's r; with other columns held constant, the partial r."""
    pair = np.array([one, other], np.float64).T
    others = np.array([np.ones(pair.shape[0]), *held], np.float64).T
    left = (pair - others @ np.linalg.lstsq(others, pair, rcond=None)[0]).T
    left /= np.sqrt((left * left).sum(axis=1, keepdims=True))
    return float((left[0] * left[1]).sum())


# Crime

POLICING = ("programmes", "streets", "safety", "felt safety", "minds")
"""Systems that are enough for offences and police: nobody is born, moves or changes work meanwhile."""


def offences(city: City, known: Rules, months: int) -> F64:
    """Offences by month, kind and block while some months are lived with policing alone."""
    seen = live(city, known, months, lambda c: c.blocks.offences.copy(), systems_of(*POLICING))
    return np.asarray(np.array(seen), np.float64)


def offences_with(seed: int, months: int, **levers: float) -> tuple[City, F64]:
    """The town after some months of policing with levers moved, and its offences."""
    city = town(seed)
    known = begin(city, lab(), levers)
    return city, offences(city, known, months)


def change(treated: F64, control: F64) -> float:
    """Relative change of a total."""
    return float(treated.sum() / control.sum()) - 1.0
