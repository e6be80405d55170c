"""What came of a batch: for each arm an array of readings by seed, month and indicator, and elections."""

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.batch.arms import Arm
from game.batch.experiment import Experiment, Failed, Job
from game.engine.cells import AREAS, CITY
from game.engine.columns import F64
from game.engine.indicators import INDICATOR_INDEX, INDICATORS


@dataclass(frozen=True, slots=True)
class Election:
    """An election of one run."""

    date: str
    """When, such as `2006-10`."""
    shares: Mapping[str, float]
    """List → share of the votes."""
    seats: Mapping[str, int]
    """List → seats."""
    coalition: tuple[str, ...]
    """Who governs."""
    mayor_stays: bool
    """Whether the mayor governs."""


@dataclass(frozen=True, slots=True)
class Result:
    """One finished run, as it was kept."""

    readings: F64
    """By month (from that before the level starts), indicator and area (districts, and last the city)."""
    about: Mapping[str, Any]
    """What `run --json` prints beside its readings; `districts` are keys."""

    @property
    def elections(self) -> tuple[Election, ...]:
        """Its elections, the earliest first."""
        return tuple(
            Election(**{**found, "coalition": tuple(found["coalition"])}) for found in self.about["elections"]
        )


@dataclass(frozen=True, slots=True)
class Runs:
    """The finished runs of one arm."""

    arm: str
    """Its name."""
    seeds: tuple[int, ...]
    """Seed of each run; those of failed runs are left out."""
    months: tuple[int, ...]
    """Months that were lived, as numbers (game.engine.marks)."""
    start: F64
    """The city in the month before the level starts: (seeds, indicators)."""
    readings: F64
    """The city: (seeds, months, indicators), indicators in the order of INDICATORS."""
    districts: F64 | None
    """The districts, when they were asked for: (seeds, months, indicators, districts)."""
    elections: tuple[tuple[Election, ...], ...]
    """Elections of each run."""
    about: tuple[Mapping[str, Any], ...]
    """Of each run what `run --json` prints beside its readings: outcome, score, events, digest …"""

    def series(self, indicator: str) -> F64:
        """One indicator of the city: (seeds, months)."""
        return self.readings[:, :, INDICATOR_INDEX[indicator]]

    def share(self, party: str, date: str) -> F64:
        """Share of the votes that a list won at an election, by seed; NaN where it did not stand."""
        found = np.full(len(self.seeds), np.nan)
        for n, elections in enumerate(self.elections):
            for election in elections:
                if election.date == date and party in election.shares:
                    found[n] = election.shares[party]
        return found


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that came of an experiment."""

    arms: Mapping[str, Runs]
    """By name, in their order."""
    failed: tuple[Failed, ...] = ()
    """Runs that did not come to their end, by seed and arm."""

    def __getitem__(self, arm: str) -> Runs:
        """The runs of an arm."""
        return self.arms[arm]


def unpack(data: bytes) -> Result:
    """A run from the bytes that `experiment.pack` made. Raises ValueError when they hold none."""
    with np.load(io.BytesIO(data), allow_pickle=False) as file:
        return Result(file["readings"], json.loads(file["about"].tobytes()))


def gather(
    experiment: Experiment,
    found: Iterable[tuple[Job, Result]],
    failed: Iterable[Failed] = (),
    *,
    districts: bool = False,
) -> Batch:
    """Runs that were kept, as one record for each arm; districts only when they are asked for."""
    kept: list[list[tuple[int, Result]]] = [[] for _ in experiment.arms]
    for job, result in found:
        readings = result.readings if districts else result.readings[:, :, CITY:].copy()
        kept[job.arm].append((job.seed, Result(readings, result.about)))
    runs = (_runs(experiment, arm, each, districts) for arm, each in zip(experiment.arms, kept, strict=True))
    return Batch({each.arm: each for each in runs}, tuple(sorted(failed, key=lambda one: one.job)))


def _runs(experiment: Experiment, arm: Arm, kept: list[tuple[int, Result]], districts: bool) -> Runs:
    months, results = experiment.months, [result for _, result in kept]
    shape = (len(kept), 1 + len(months), len(INDICATORS), AREAS if districts else 1)
    readings = np.array([result.readings for result in results], np.float64).reshape(shape)
    return Runs(
        arm=arm.name,
        seeds=tuple(seed for seed, _ in kept),
        months=months,
        start=readings[:, 0, :, -1],
        readings=readings[:, 1:, :, -1],
        districts=readings[:, 1:, :, : len(arm.rules.town.districts)] if districts else None,
        elections=tuple(result.elections for result in results),
        about=tuple(result.about for result in results),
    )
