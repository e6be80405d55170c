"""A town of a twentieth for tests of batches, lived for two months; and an arm that goes wrong."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

from game.batch import Arm, Batch
from game.batch.experiment import Experiment
from game.batch.folder import Folder
from game.batch.results import gather
from game.batch.runner import fill
from game.batch.tables import write_tables
from game.engine.marks import month
from game.engine.orders import Dated, Plan, Start
from game.engine.rules import Rules
from tests.town import rules

UNTIL = month(2003, 2)
CLEAN = Plan("clean", (Dated(month(2003, 1), Start("clean_streets", 2)),))


@cache
def small_rules() -> Rules:
    town = rules().town
    districts = tuple(replace(d, residents=d.residents // 20) for d in town.districts)
    return replace(rules(), town=replace(town, districts=districts))


def two_arms() -> tuple[Arm, ...]:
    return Arm("nothing", small_rules()), Arm("clean", small_rules(), CLEAN)


def a_broken_arm() -> Arm:
    """Its rules hold no coefficients, so that founding the town fails."""
    broken: Any = None
    return Arm("broken", replace(small_rules(), k=broken))


class Deadly(tuple[Dated, ...]):
    """Orders that end the process of the worker that reads them."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Dated]:
        if parent_process() is not None:
            os._exit(1)
        return super().__iter__()


def a_deadly_arm() -> Arm:
    return Arm("deadly", small_rules(), Plan("deadly", Deadly()))


def an_experiment(arms: tuple[Arm, ...] | None = None, seeds: tuple[int, ...] = (1, 2)) -> Experiment:
    return Experiment("small", arms or two_arms(), seeds, UNTIL)


def tables_of(path: Path, experiment: Experiment, workers: int = 1) -> tuple[dict[str, bytes], Batch]:
    """A batch in a folder: its tables by name, but for the seconds, and what came of it."""
    folder = Folder.open(path, experiment)
    failed = fill(folder, workers)
    batch = gather(experiment, folder.results(), failed)
    write_tables(folder, batch, districts=True)
    found = {file.name: file.read_bytes() for file in sorted(path.glob("*.csv"))}
    assert found.pop("seconds.csv")
    return found, batch
