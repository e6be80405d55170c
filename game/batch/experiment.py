"""An experiment: arms times seeds; and one of its runs, lived wherever there is a process for it."""

import io
import json
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from game import RESULT_VERSION
from game.batch.arms import Arm
from game.bots import BOTS
from game.calls import CallError
from game.engine.indicators import INDICATOR_KEYS
from game.runs import Run, as_json, run


class Job(NamedTuple):
    """A run that is to be lived. Jobs sort by seed, so that an experiment cut short still has pairs."""

    seed: int
    """Seed of all luck."""
    arm: int
    """Which arm, from 0."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A run that came to its end."""

    job: Job
    """Which."""
    data: bytes
    """What came of it, as the file that keeps it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A run that did not come to its end."""

    job: Job
    """Which."""
    reason: str
    """Why, in one line."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """Arms times seeds. Every worker is given it once; the level is read nowhere else."""

    level: str
    """Name of the level, for reports."""
    arms: tuple[Arm, ...]
    """What is compared; the others are held against the first."""
    seeds: tuple[int, ...]
    """Each arm is lived with each of them."""
    until: int
    """Last month that is lived."""
    version: int = RESULT_VERSION
    """Version of results of the game that asks."""

    def __post_init__(self) -> None:
        """Refuse what can't be told apart or compared."""
        names = [arm.name.casefold() for arm in self.arms]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise CallError(f"Two arms are called {twice[0]!r}. Give each plan a name of its own.")
        if len({arm.rules.level.from_ for arm in self.arms}) != 1:
            raise CallError("An experiment has arms, and all of them begin in the same month.")
        if self.until < self.arms[0].rules.level.from_ or not self.seeds:
            raise CallError("An experiment lasts a month and has a seed, at least.")

    @property
    def months(self) -> tuple[int, ...]:
        """The months that are lived."""
        return tuple(range(self.arms[0].rules.level.from_, self.until + 1))

    def jobs(self) -> list[Job]:
        """Every run, in the order in which they are begun."""
        return [Job(seed, arm) for seed in self.seeds for arm in range(len(self.arms))]


def live(experiment: Experiment, job: Job) -> Finished | Failed:
    """Live one run. Whatever goes wrong in it is its own affair: it becomes the reason, in one line."""
    if experiment.version != RESULT_VERSION:
        return Failed(
            job,
            f"this worker has version {RESULT_VERSION} of the game's results, "
            f"version {experiment.version} was asked for",
        )
    arm = experiment.arms[job.arm]
    try:
        done = run(arm.rules, arm.plan, job.seed, experiment.until, bot=BOTS.get(arm.bot))
        return Finished(job, pack(done, experiment.level))
    except Exception as error:  # noqa: BLE001  # the other runs go on
        return Failed(job, reason(error))


def reason(error: BaseException) -> str:
    """An error in one line: kind, message, and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return " ".join(f"{type(error).__name__}: {error}{where}".split())


def pack(done: Run, level: str) -> bytes:
    """A run as bytes: what `run --json` prints, with its readings as one array (months, indicators, areas).

    The first month is that before the level starts.
    """
    about = as_json(done, level)
    del about["indicators"]
    about["districts"] = list(about["districts"])
    about["columns"] = list(INDICATOR_KEYS)
    body = io.BytesIO()
    np.savez_compressed(
        body,
        readings=np.array(done.session.city.history.readings, np.float64),
        about=np.frombuffer(json.dumps(about).encode(), np.uint8),
    )
    return body.getvalue()
