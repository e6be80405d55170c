"""The command `batch`: what it writes, and what it says to a call that makes no sense."""

import csv
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game.batch import command
from game.batch.experiment import Failed
from game.batch.folder import Folder
from game.batch.runner import Workers
from main import main


def call(*words: object) -> Result:
    return CliRunner().invoke(main, ["batch", *map(str, words)])


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_plans_bots_and_bricks_taken_out_become_arms(tmp_path: Path) -> None:
    words = (
        "mechelen", "--plan", "history", "bot:random", "--without", "safety", "--until", "2003-01",
        "--seeds", 1, "--first-seed", 7, "--workers", 1, "--out", tmp_path / "out",
    )
    done = call(*words)
    assert done.exit_code == 0, done.output
    assert "3 runs lived, 0 there before, 0 failed" in done.output
    found = rows(tmp_path / "out/runs.csv")
    assert [row["arm"] for row in found] == ["history", "history-without-safety", "bot:random"]
    assert {(row["seed"], row["status"], row["outcome"]) for row in found} == {("7", "done", "open")}
    assert {row["month"] for row in rows(tmp_path / "out/readings.csv")} == {"2003-01"}
    assert not (tmp_path / "out/districts.csv").exists()
    again = call(*words, "--districts")
    assert "0 runs lived, 3 there before" in again.output
    assert len({row["district"] for row in rows(tmp_path / "out/districts.csv")}) == 12
    changed = call(*words, "--until", "2003-02")
    assert changed.exit_code == 2
    assert "the last month was 2003-01 and is now 2003-02" in changed.output


def test_a_failed_run_gives_exit_code_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(folder: Folder, workers: Workers, tell: object) -> list[Failed]:
        return [Failed(job, "the river rose") for job in folder.missing()]

    monkeypatch.setattr(command, "fill", none)
    done = call("mechelen", "--plan", "passive", "--out", tmp_path)
    assert done.exit_code == 1
    assert "failed: passive, seed 1: the river rose" in done.output
    assert rows(tmp_path / "runs.csv")[0]["reason"] == "the river rose"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["mechele", "--plan", "history"], "did you mean `mechelen`"),
        (["mechelen", "--plan", "histori"], "did you mean `history`"),
        (["mechelen", "--plan", "history", "pasive"], "did you mean `passive`"),
        (["mechelen", "--plan", "bot:randm"], "did you mean `bot:random`"),
        (["mechelen", "--plan", "history", "history"], "Two arms are called 'history'"),
        (["mechelen", "--plan", "history", "--without", "safety", "safty"], "'safty' is no brick"),
        (["mechelen", "--plan", "bot:random", "--without", "safety"], "a bot has none"),
        (["mechelen", "--plan", "history", "--until", "2031-01"], "outside this level"),
        (["mechelen", "--plan", "history", "--seeds", "0"], "not in the range"),
        (["mechelen", "--plan", "history", "--workers", "2", "--scheduler", "tcp://x:1"], "not both"),
        (["mechelen"], "Missing option '--plan'"),
    ],
    ids=lambda value: "-".join(value[1:]) if isinstance(value, list) else "",
)
def test_a_call_without_sense_gets_a_sentence_and_exit_code_2(
    tmp_path: Path, words: list[str], sentence: str
) -> None:
    done = call(*words, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert sentence in done.output
    assert not (tmp_path / "out").exists()


def test_a_cluster_without_its_library_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = call("mechelen", "--plan", "passive", "--scheduler", "tcp://127.0.0.1:1", "--out", tmp_path)
    assert done.exit_code == 2
    assert "pip install '.[cluster]'" in done.output


def test_a_scheduler_that_does_not_answer_gets_a_sentence(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    done = call("mechelen", "--plan", "passive", "--scheduler", "nonsense", "--out", tmp_path)
    assert done.exit_code == 2
    assert "No scheduler answers at nonsense" in done.output


def test_parquet_without_its_library_is_refused_before_anything_is_lived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = call("mechelen", "--plan", "passive", "--parquet", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "needs the library pyarrow" in done.output
    assert not (tmp_path / "out").exists()


def test_parquet_holds_the_same_readings_as_csv(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    words = ("mechelen", "--plan", "passive", "--until", "2003-01", "--parquet", "--out", tmp_path)
    assert call(*words).exit_code == 0
    found = parquet.read_table(tmp_path / "readings.parquet").to_pylist()
    written = rows(tmp_path / "readings.csv")
    assert [(row["month"], row["indicator"]) for row in found] == [
        (row["month"], row["indicator"]) for row in written
    ]
    assert [row["value"] for row in found] == pytest.approx([float(row["value"]) for row in written])
