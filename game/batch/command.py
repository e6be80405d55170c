"""The command `batch`: what it prints and writes."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from game.batch.arms import arms_of
from game.batch.experiment import Experiment, Failed
from game.batch.folder import Folder
from game.batch.results import gather
from game.batch.runner import Workers, fill
from game.batch.tables import check_parquet, write_tables
from game.calls import CallError, Say, last_month, refuse, seeds_of, workers_of
from game.content.levels import load_level
from game.content.problems import ContentError
from game.content.words import plural


def report_batch(options: Mapping[str, Any], say: Say) -> int:
    """The command `batch`. Exit code 0; 1 when a run failed; 2 for a call that makes no sense."""
    try:
        return _batch(options, say)
    except (ContentError, CallError) as error:
        return refuse(error, say)


def _batch(options: Mapping[str, Any], say: Say) -> int:
    workers = _workers(options)
    if options["parquet"]:
        check_parquet()
    folder = Folder.open(options["out"], _experiment(options))
    missing = len(folder.missing())
    failed = _fill(folder, workers, missing)
    batch = gather(folder.experiment, folder.results(), failed)
    write_tables(folder, batch, districts=options["districts"], parquet=options["parquet"])
    before = len(folder.experiment.jobs()) - missing
    lived = missing - len(failed)
    say(f"{plural(lived, 'run')} lived, {before} there before, {len(failed)} failed; tables in {folder.path}")
    for one in failed:
        say(f"failed: {folder.experiment.arms[one.job.arm].name}, seed {one.job.seed}: {one.reason}")
    return 1 if failed else 0


def _workers(options: Mapping[str, Any]) -> Workers:
    if options["scheduler"] and options["workers"]:
        raise CallError("Give --workers for this machine or --scheduler for a cluster, not both.")
    return options["scheduler"] or workers_of(options)


def _experiment(options: Mapping[str, Any]) -> Experiment:
    level = load_level(options["level"])
    arms = arms_of(level.rules, options["plan"], options["without"])
    return Experiment(level.name, arms, tuple(seeds_of(options)), last_month(options["until"], level.rules))


def _fill(folder: Folder, workers: Workers, missing: int) -> list[Failed]:
    """Live what is missing, with a bar on standard error where somebody looks."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    quiet = not missing or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as progress:
        task = progress.add_task("runs", total=missing)
        return fill(folder, workers, lambda ended: progress.update(task, completed=ended))
