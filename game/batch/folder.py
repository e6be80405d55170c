"""The folder of a batch: a manifest, and one file a finished run, each written whole or not at all."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from zipfile import BadZipFile

from game.batch.experiment import Experiment, Finished, Job
from game.batch.results import Result, unpack
from game.calls import CallError
from game.engine.indicators import INDICATOR_KEYS
from game.engine.marks import month_name
from game.saves import SaveError, write_whole

MANIFEST: Final = "manifest.json"
RUNS: Final = "runs"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the runs of an experiment are kept."""

    path: Path
    """The folder."""
    experiment: Experiment
    """Whose runs these are."""

    @classmethod
    def open(cls, path: Path, experiment: Experiment) -> "Folder":
        """A folder for an experiment, new or begun before. Raises CallError when what it holds does not fit.

        More seeds and more arms fit; another level, plan, end or version of results does not.
        """
        folder = cls(path, experiment)
        wanted = _manifest(experiment)
        found = folder._found()
        if found is not None:
            wrong = _differences(found, wanted)
            if wrong:
                raise CallError(
                    f"{path} holds runs that do not belong to these: {', '.join(wrong)}. "
                    "Choose another folder with --out."
                )
            wanted["arms"] = {**found["arms"], **wanted["arms"]}
        if wanted != found:
            write(path / MANIFEST, json.dumps(wanted, indent=1).encode())
        return folder

    def _found(self) -> dict[str, Any] | None:
        """The manifest that is there; None in a folder that is new or empty."""
        path = self.path / MANIFEST
        try:
            if not path.exists():
                if self.path.exists() and any(self.path.iterdir()):
                    raise CallError(
                        f"{self.path} holds something else than a batch. Choose a new folder with --out."
                    )
                return None
            found = json.loads(path.read_bytes())
        except OSError as error:
            raise CallError(f"{self.path} can't be read: {error.strerror}.") from error
        except ValueError as error:
            raise CallError(f"{path} is damaged. Choose another folder with --out.") from error
        if not isinstance(found, dict) or not isinstance(found.get("arms"), dict):
            raise CallError(f"{path} is no manifest of a batch. Choose another folder with --out.")
        return found

    def file(self, job: Job) -> Path:
        """The file that keeps a run, named by arm and seed."""
        arm = self.experiment.arms[job.arm].name
        return self.path / RUNS / f"{quote(arm, safe='')}.{job.seed}.npz"

    def missing(self) -> list[Job]:
        """The runs that are yet to be lived."""
        return [job for job in self.experiment.jobs() if not self.file(job).exists()]

    def keep(self, finished: Finished) -> None:
        """Keep a run."""
        write(self.file(finished.job), finished.data)

    def read(self, job: Job) -> Result | None:
        """A run that was kept; None when there is none. Raises CallError when its file is damaged."""
        path = self.file(job)
        if not path.exists():
            return None
        try:
            return unpack(path.read_bytes())
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
            raise CallError(f"{path} is damaged. Remove it and call again; the others stay.") from error

    def results(self) -> Iterator[tuple[Job, Result]]:
        """The runs that are kept, one after the other."""
        for job in self.experiment.jobs():
            result = self.read(job)
            if result is not None:
                yield job, result


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises CallError when the disk does not take it."""
    try:
        write_whole(path, data)
    except SaveError as error:
        why = getattr(error.__cause__, "strerror", None) or error
        raise CallError(f"{path} can't be written: {why}.") from error


def _manifest(experiment: Experiment) -> dict[str, Any]:
    """What has to be the same for runs to stand beside each other."""
    return {
        "results": experiment.version,
        "level": experiment.level,
        "until": month_name(experiment.until),
        "indicators": list(INDICATOR_KEYS),
        "arms": {arm.name: arm.identity() for arm in experiment.arms},
    }


def _differences(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """What does not fit, in words."""
    wrong = [
        f"the {word} was {found.get(key)} and is now {wanted[key]}"
        for key, word in (("results", "version of results"), ("level", "level"), ("until", "last month"))
        if found.get(key) != wanted[key]
    ]
    if found.get("indicators") != wanted["indicators"]:
        wrong.append("the indicators changed")
    for name, arm in wanted["arms"].items():
        before = found["arms"].get(name, arm)
        wrong += [f"the {key} of {name} changed" for key in arm if before.get(key) != arm[key]]
    return wrong
