"""Runs on a Dask cluster: the extra `cluster`. Its workers need the game, and no level files."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from game.batch.experiment import Experiment, Failed, Finished, Job, live, reason
from game.calls import CallError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE: Final = 15
"""Seconds in which a scheduler has to answer, and to have a worker."""


def on_cluster(experiment: Experiment, jobs: Sequence[Job], address: str) -> Iterator[Finished | Failed]:
    """Live runs on the cluster of a scheduler, in the order in which they end.

    Raises CallError when the library is not installed, or no scheduler with a worker answers.
    """
    with _client(address) as client:
        from distributed import as_completed  # noqa: PLC0415  # only when there is a cluster

        given = client.scatter(experiment, broadcast=True)
        running = {client.submit(live, given, job, pure=False): job for job in jobs}
        for future in as_completed(list(running)):
            job = running.pop(future)
            if future.status == "finished":
                yield future.result()
            else:
                error = future.exception() if future.status == "error" else None
                yield Failed(job, reason(error) if error else f"the cluster gave it up: {future.status}")


def _client(address: str) -> "Client":
    try:
        from distributed import Client  # noqa: PLC0415  # an extra, imported only here
    except ImportError as error:
        raise CallError(
            "A scheduler needs the library distributed. Install it with pip install '.[cluster]', "
            "or leave --scheduler out."
        ) from error
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise CallError(f"No scheduler answers at {address}. Is it running there?") from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except OSError as error:
        client.close()
        raise CallError(f"The scheduler at {address} has no workers. Start one, and call again.") from error
    return client
