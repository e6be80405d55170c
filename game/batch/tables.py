"""The tables of a batch: tidy CSV, the same bytes whoever lived the runs; readings as Parquet on request."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from math import isnan
from pathlib import Path
from typing import Any, Final

from game.batch.compare import difference
from game.batch.experiment import Experiment, Job
from game.batch.folder import Folder
from game.batch.results import Batch
from game.calls import CallError
from game.engine.columns import F64
from game.engine.indicators import INDICATORS
from game.engine.marks import month_name

LAST: Final = 12
"""Months of which a mean is compared, beside the end."""
PARTIES: Final = ("mayor", "far_right")
"""Lists whose shares stand in the table of runs."""

Row = Sequence[object]
Columns = Mapping[str, Any]
"""A part of a long table: name → values, all of one length."""


def write_tables(folder: Folder, batch: Batch, *, districts: bool = False, parquet: bool = False) -> None:
    """Write all tables into the folder of a batch. Raises CallError when the disk does not take them."""
    path = folder.path
    write_csv(path / "runs.csv", _run_rows(folder.experiment, batch))
    write_csv(path / "seconds.csv", _second_rows(batch))
    write_csv(path / "compare.csv", compare_rows(batch))
    write_csv(path / "readings.csv", _long_rows(_readings(batch)))
    if districts:
        write_csv(path / "districts.csv", _long_rows(_districts(folder)))
    if parquet:
        write_parquet(path / "readings.parquet", _readings(batch))
        if districts:
            write_parquet(path / "districts.parquet", _districts(folder))


def _run_rows(experiment: Experiment, batch: Batch) -> Iterator[Row]:
    """One row a run: how it ended, and what the lists won."""
    failed = {one.job: one.reason for one in batch.failed}
    dates = sorted({e.date for runs in batch.arms.values() for each in runs.elections for e in each})
    votes = [(party, date) for date in dates for party in PARTIES]
    names = [f"{party}_{date}" for party, date in votes]
    yield ("arm", "seed", "status", "reason", "outcome", "score", *names, "digest")
    for arm, runs in enumerate(batch.arms.values()):
        shares = [runs.share(party, date) for party, date in votes]
        place = {seed: n for n, seed in enumerate(runs.seeds)}
        for seed in experiment.seeds:
            if seed not in place:
                empty = [""] * (len(votes) + 3)
                yield (runs.arm, seed, "failed", failed.get(Job(seed, arm), ""), *empty)
                continue
            about = runs.about[place[seed]]
            won = [_written(float(share[place[seed]])) for share in shares]
            total = _written(about["score"]["total"])
            yield (runs.arm, seed, "done", "", about["outcome"], total, *won, about["digest"])


def _second_rows(batch: Batch) -> Iterator[Row]:
    """How long each run took; apart from the others, for it is never the same twice."""
    yield ("arm", "seed", "load", "simulate")
    for runs in batch.arms.values():
        for seed, about in zip(runs.seeds, runs.about, strict=True):
            yield (runs.arm, seed, about["seconds"]["load"], about["seconds"]["simulate"])


def compare_rows(batch: Batch) -> Iterator[Row]:
    """Each arm held against the first, seed by seed: at the end, and the mean of the last twelve months."""
    yield ("arm", "than", "indicator", "when", "pairs", "mean", "low", "high", "better")
    first, *others = batch.arms.values()
    for runs in others:
        both = [seed for seed in first.seeds if seed in runs.seeds]
        rows = [[one.seeds.index(seed) for seed in both] for one in (first, runs)]
        for n, indicator in enumerate(INDICATORS):
            for when, months in (("end", 1), (f"last_{LAST}_months", LAST)):
                one, other = (
                    arm.readings[places, -months:, n].mean(axis=1)
                    for arm, places in zip((first, runs), rows, strict=True)
                )
                d = difference(one, other, indicator.good)
                numbers = [_written(value) for value in (d.mean, d.low, d.high, d.better)]
                yield (runs.arm, first.arm, indicator.key, when, d.pairs, *numbers)


def _readings(batch: Batch) -> Iterator[Columns]:
    """The city, run by run."""
    keys = [indicator.key for indicator in INDICATORS]
    for runs in batch.arms.values():
        for seed, readings in zip(runs.seeds, runs.readings, strict=True):
            yield _long({"arm": runs.arm, "seed": seed}, runs.months, keys, readings)


def _districts(folder: Folder) -> Iterator[Columns]:
    """The districts, run by run, with the indicators that are read by district."""
    columns = [n for n, indicator in enumerate(INDICATORS) if indicator.districts]
    keys = [INDICATORS[n].key for n in columns]
    experiment = folder.experiment
    for job in sorted(experiment.jobs(), key=lambda job: job.arm):
        result = folder.read(job)
        if result is not None:
            for place, district in enumerate(result.about["districts"]):
                run = {"arm": experiment.arms[job.arm].name, "seed": job.seed, "district": district}
                yield _long(run, experiment.months, keys, result.readings[1:, columns, place])


def _long(run: Mapping[str, object], months: Sequence[int], keys: Sequence[str], readings: F64) -> Columns:
    """Readings (months, indicators) of one run as a long table, beside what names the run."""
    names = [month_name(month) for month in months]
    return {
        **{key: [value] * readings.size for key, value in run.items()},
        "month": [name for name in names for _ in keys],
        "indicator": [*keys] * len(names),
        "value": readings.ravel(),
    }


def _long_rows(parts: Iterable[Columns]) -> Iterator[Row]:
    for number, part in enumerate(parts):
        if number == 0:
            yield tuple(part)
        *names, values = part.values()
        yield from zip(*names, map(_written, values.tolist()), strict=True)


def _written(value: float) -> str:
    """A number in a table; nothing for none."""
    return "" if isnan(value) else f"{value:.10g}"


def write_csv(path: Path, rows: Iterable[Row]) -> None:
    """Write rows, whole or not at all."""
    with _whole(path) as part, part.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def write_parquet(path: Path, parts: Iterable[Columns]) -> None:
    """Write a long table, one row group a part, whole or not at all."""
    import pyarrow as pa  # noqa: PLC0415  # optional
    from pyarrow import parquet  # noqa: PLC0415  # optional

    with _whole(path) as part, ExitStack() as closing:
        writer = None
        for columns in parts:
            table = pa.table(dict(columns))
            writer = writer or closing.enter_context(parquet.ParquetWriter(part, table.schema))
            writer.write_table(table)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A passing file that takes the place of another when all is written."""
    part = path.with_name(path.name + ".part")
    try:
        yield part
        part.replace(path)
    except OSError as error:
        raise CallError(f"{path} can't be written: {error.strerror}.") from error


def check_parquet() -> None:
    """Refuse when the library that writes Parquet is missing, before anything is lived."""
    if find_spec("pyarrow") is None:
        raise CallError(
            "--parquet needs the library pyarrow. Install it with pip install '.[research]', or leave it out."
        )
