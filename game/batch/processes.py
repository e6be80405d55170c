"""Runs in processes of this machine. Each worker reads the experiment once."""

import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from game.batch.arms import Arm
from game.batch.experiment import Experiment, Failed, Finished, Job, live
from game.memory import for_months

GONE: Final = "its process ended without a word: it was killed, or memory ran out"

Came = TypeVar("Came")
"""What came of a run."""

_given: list[Experiment] = []
"""In a worker: the experiment that it reads when it begins."""


def by_arm(
    live_one: Callable[[Arm, int], Came], arms: Sequence[Arm], seeds: Iterable[int], workers: int
) -> dict[str, list[Came]]:
    """What came of each arm with each seed, by the arm's name and in the order of the seeds.

    `live_one` is a function of a module, for each process imports it. What it raises, this raises.
    """
    jobs = [(arm, seed) for arm in arms for seed in seeds]
    found: dict[str, list[Came]] = {arm.name: [] for arm in arms}
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=for_months) as pool:
        lived = pool.map(live_one, [arm for arm, _ in jobs], [seed for _, seed in jobs])
        for (arm, _), came in zip(jobs, lived, strict=True):
            found[arm.name].append(came)
    return found


def by_seed(live_all: Callable[[int], Came], seeds: Iterable[int], workers: int) -> list[Came]:
    """What came of each seed, in their order; for runs that share the town in which they begin."""
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=for_months) as pool:
        return list(pool.map(live_all, seeds))


def in_processes(experiment: Experiment, jobs: Sequence[Job], workers: int) -> Iterator[Finished | Failed]:
    """Live runs in so many processes, in the order in which they end; in this one when it is one."""
    if min(workers, len(jobs)) <= 1:
        yield from (live(experiment, job) for job in jobs)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "experiment"
        path.write_bytes(pickle.dumps(experiment))
        yield from _in_workers(path, jobs, workers)


def _in_workers(path: Path, jobs: Sequence[Job], workers: int) -> Iterator[Finished | Failed]:
    """Live runs, one at a time in each worker.

    A worker is a pool of one: a run that takes its process with it breaks that pool only, and gets a new one.
    """
    waiting = iter(jobs)
    running: dict[Future[Finished | Failed], tuple[ProcessPoolExecutor, Job]] = {}
    try:
        for job in islice(waiting, workers):
            pool = _worker(path)
            running[pool.submit(_live, job)] = pool, job
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                pool, job = running.pop(future)
                try:
                    ended = future.result()
                except BrokenProcessPool:
                    ended = Failed(job, GONE)
                    pool.shutdown()
                    pool = _worker(path)
                following = next(waiting, None)
                if following is None:
                    pool.shutdown()
                else:
                    running[pool.submit(_live, following)] = pool, following
                yield ended
    finally:
        for pool, _ in running.values():
            pool.shutdown()


def _worker(path: Path) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, get_context("spawn"), initializer=_read, initargs=(path,))


def _read(path: Path) -> None:
    """Begin a worker: read the experiment. An interrupt is the affair of the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for_months()
    _given[:] = [pickle.loads(path.read_bytes())]  # noqa: S301  # written by that process a moment ago


def _live(job: Job) -> Finished | Failed:
    return live(_given[0], job)
