"""Batches: arms times seeds, kept in a folder, the same whoever lives them."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.batch import Arm, run_batch
from game.batch.experiment import Experiment, Failed, live
from game.batch.folder import Folder
from game.batch.runner import fill
from game.calls import CallError
from game.engine.cells import CITY
from game.engine.indicators import INDICATORS
from game.engine.orders import Plan
from game.engine.snapshot import digest
from game.runs import run
from tests.batch.small import (
    CLEAN,
    UNTIL,
    a_broken_arm,
    a_deadly_arm,
    an_experiment,
    small_rules,
    tables_of,
    two_arms,
)


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(table.decode().splitlines()))


def test_each_arm_holds_what_a_single_run_would_have_given() -> None:
    batch = run_batch(two_arms(), (1, 5), UNTIL, districts=True)
    clean = batch["clean"]
    alone = run(small_rules(), CLEAN, 5, UNTIL).session.city
    history = np.array(alone.history.readings)
    assert clean.seeds == (1, 5)
    assert clean.readings.shape == (2, 2, len(INDICATORS))
    assert np.array_equal(clean.start[1], history[0, :, CITY])
    assert np.array_equal(clean.readings[1], history[1:, :, CITY])
    assert clean.districts is not None
    assert np.array_equal(clean.districts[1], history[1:, :, : len(small_rules().town.districts)])
    assert clean.about[1]["digest"] == digest(alone)
    assert not np.array_equal(clean.readings, batch["nothing"].readings)


def test_two_workers_write_the_same_tables_as_one(tmp_path: Path) -> None:
    alone, _ = tables_of(tmp_path / "alone", an_experiment())
    together, _ = tables_of(tmp_path / "together", an_experiment(), workers=2)
    assert list(alone) == ["compare.csv", "districts.csv", "readings.csv", "runs.csv"]
    assert together == alone


def test_calling_again_lives_only_what_is_missing(tmp_path: Path) -> None:
    experiment = an_experiment()
    first, _ = tables_of(tmp_path, experiment)
    folder = Folder.open(tmp_path, experiment)
    assert folder.missing() == []
    lost, kept = experiment.jobs()[1], experiment.jobs()[0]
    folder.file(lost).unlink()
    before = folder.file(kept).stat().st_mtime_ns
    told: list[int] = []
    assert folder.missing() == [lost]
    assert fill(folder, 1, told.append) == []
    assert told == [1]
    assert folder.file(kept).stat().st_mtime_ns == before
    assert tables_of(tmp_path, experiment)[0] == first


def test_more_seeds_and_more_arms_join_the_runs_that_are_there(tmp_path: Path) -> None:
    nothing, clean = two_arms()
    tables_of(tmp_path, an_experiment((nothing,), (1,)))
    more = Folder.open(tmp_path, an_experiment((nothing, clean), (1, 2)))
    assert len(more.missing()) == 3
    assert set(json.loads((tmp_path / "manifest.json").read_text())["arms"]) == {"nothing", "clean"}


def test_a_failed_run_is_a_row_with_its_reason_and_the_others_go_on(tmp_path: Path) -> None:
    experiment = an_experiment((two_arms()[0], a_broken_arm()), (1, 2))
    tables, batch = tables_of(tmp_path, experiment)
    found = rows(tables["runs.csv"])
    assert [(row["arm"], row["seed"]) for row in found] == [
        ("nothing", "1"), ("nothing", "2"), ("broken", "1"), ("broken", "2"),
    ]
    assert [row["status"] for row in found] == ["done", "done", "failed", "failed"]
    assert "AttributeError: 'NoneType' object has no attribute" in found[2]["reason"]
    assert [one.job.seed for one in batch.failed] == [1, 2]
    assert batch["broken"].readings.shape == (0, 2, len(INDICATORS))
    assert [job.arm for job in Folder.open(tmp_path, experiment).missing()] == [1, 1]


def test_a_run_that_takes_its_process_with_it_fails_alone() -> None:
    batch = run_batch((two_arms()[0], a_deadly_arm()), (1, 2), UNTIL, workers=2)
    assert batch["nothing"].seeds == (1, 2)
    assert batch["deadly"].seeds == ()
    assert [one.job for one in batch.failed] == [(1, 1), (2, 1)]
    assert "its process ended" in batch.failed[0].reason


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        (replace(an_experiment(), level="large"), "the level was small and is now large"),
        (replace(an_experiment(), until=UNTIL + 1), "the last month was 2003-02 and is now 2003-03"),
        (replace(an_experiment(), version=0), "the version of results was 1 and is now 0"),
        (an_experiment((Arm("nothing", small_rules(), CLEAN),)), "the plan of nothing changed"),
        (an_experiment((Arm("nothing", small_rules(), bot="random"),)), "the bot of nothing changed"),
        (an_experiment((Arm("nothing", replace(small_rules(), events={})),)), "the rules of nothing changed"),
    ],
    ids=["level", "until", "version", "plan", "bot", "rules"],
)
def test_a_manifest_that_does_not_fit_is_refused(tmp_path: Path, other: Experiment, sentence: str) -> None:
    Folder.open(tmp_path, replace(an_experiment(), version=1))
    with pytest.raises(CallError, match=sentence):
        Folder.open(tmp_path, other)


def test_a_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear mayor,")
    with pytest.raises(CallError, match="holds something else than a batch"):
        Folder.open(tmp_path, an_experiment())


@pytest.mark.parametrize("text", ["{", "[]", '{"arms": 3}'])
def test_a_damaged_manifest_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(CallError, match="Choose another folder"):
        Folder.open(tmp_path, an_experiment())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 half a file", b"words"])
def test_a_damaged_run_is_named(tmp_path: Path, data: bytes) -> None:
    folder = Folder.open(tmp_path, an_experiment())
    path = folder.file(folder.missing()[0])
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(CallError, match=rf"{path.name} is damaged. Remove it"):
        list(folder.results())


def test_names_of_arms_make_names_of_files_on_every_system(tmp_path: Path) -> None:
    arms = tuple(Arm(name, small_rules(), bot="random") for name in ("bot:random", "a/b", "a%2Fb", ".."))
    folder = Folder(tmp_path, an_experiment(arms, (1,)))
    files = {folder.file(job) for job in folder.missing()}
    assert len(files) == 4
    assert all(file.parent == tmp_path / "runs" and ":" not in file.name for file in files)


def test_arms_that_can_not_be_told_apart_are_refused() -> None:
    with pytest.raises(CallError, match="Two arms are called 'clean'"):
        an_experiment((Arm("clean", small_rules()), Arm("Clean", small_rules(), Plan("b", ()))))


def test_a_worker_with_other_results_refuses_to_live_a_run() -> None:
    experiment = replace(an_experiment(), version=0)
    ended = live(experiment, experiment.jobs()[0])
    assert isinstance(ended, Failed)
    assert "version 0 was asked for" in ended.reason


def test_a_cluster_gives_the_same_as_this_machine() -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as cluster:
        there = run_batch((*two_arms(), a_broken_arm()), (1,), UNTIL, workers=cluster.scheduler_address)
    here = run_batch(two_arms(), (1,), UNTIL)
    for arm in ("nothing", "clean"):
        assert np.array_equal(there[arm].readings, here[arm].readings)
        assert there[arm].about[0]["digest"] == here[arm].about[0]["digest"]
    assert [one.job for one in there.failed] == [(1, 2)]
