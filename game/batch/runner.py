"""Living a batch: what is missing is lived, and everything is gathered."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from game.batch.arms import Arm
from game.batch.cluster import on_cluster
from game.batch.experiment import Experiment, Failed
from game.batch.folder import Folder
from game.batch.processes import in_processes
from game.batch.results import Batch, gather
from game.calls import CallError

Workers = int | str
"""So many local processes, or the Dask cluster of the scheduler at an address."""
Tell = Callable[[int], None]
"""Is told how many runs have ended."""


def run_batch(
    arms: Sequence[Arm],
    seeds: Iterable[int],
    until: int,
    *,
    workers: Workers = 1,
    out: Path | None = None,
    districts: bool = False,
) -> Batch:
    """Live each arm with each seed to the end of a month, and gather what came of it.

    With a folder the runs are kept, and only those that are missing are lived. Who lives them changes
    nothing. A script that asks for several workers keeps what it does under `if __name__ == "__main__":`.
    Raises CallError when the arms do not fit each other or the folder.
    """
    if not arms:
        raise CallError("An experiment has at least one arm.")
    experiment = Experiment(arms[0].rules.level.name, tuple(arms), tuple(dict.fromkeys(seeds)), until)
    with TemporaryDirectory() as passing:
        folder = Folder.open(out or Path(passing), experiment)
        failed = fill(folder, workers)
        return gather(experiment, folder.results(), failed, districts=districts)


def fill(folder: Folder, workers: Workers, tell: Tell | None = None) -> list[Failed]:
    """Live the runs that a folder misses. Returns those that failed; they are missing still."""
    experiment, jobs = folder.experiment, folder.missing()
    failed: list[Failed] = []
    if not jobs:
        return failed
    lived = (
        on_cluster(experiment, jobs, workers)
        if isinstance(workers, str)
        else in_processes(experiment, jobs, workers)
    )
    for ended, one in enumerate(lived, 1):
        if isinstance(one, Failed):
            failed.append(one)
        else:
            folder.keep(one)
        if tell:
            tell(ended)
    return failed
