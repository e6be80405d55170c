"""The commands: what they print, and what they say to a call that makes no sense."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from game.difficulty import Difficulty
from game.engine.changed import changed, under
from game.engine.indicators import INDICATOR_KEYS
from game.engine.marks import month
from game.engine.schedule import SYSTEMS
from game.runcode import RunCode, encode
from main import main
from tests.town import plan, rules

ROOT = Path(__file__).resolve().parents[1]


def call(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_run_prints_one_object_with_everything_that_came_of_it() -> None:
    done = call("run", "campaign/01_one_shop_in_three", "--until", "2003-04", "--json")
    assert done.exit_code == 0
    found = json.loads(done.output)
    assert set(found) == {
        "level", "city", "seed", "plan", "changed", "months", "indicators", "districts", "elections",
        "events", "goals", "refused", "outcome", "score", "digest", "seconds",
    }
    assert found["months"] == ["2003-01", "2003-02", "2003-03", "2003-04"]
    assert set(found["indicators"]) == set(INDICATOR_KEYS)
    assert all(len(values) == 4 for values in found["indicators"].values())
    assert len(found["districts"]) == 12
    assert found["outcome"] == "open"
    assert {"load", "simulate"} == set(found["seconds"])


def test_run_writes_a_table_of_months(tmp_path: Path) -> None:
    path = tmp_path / "run.csv"
    assert call("run", "mechelen", "--until", "2003-03", "--csv", str(path)).exit_code == 0
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["month", *INDICATOR_KEYS]
    assert [row[0] for row in rows[1:]] == ["2003-01", "2003-02", "2003-03"]


def test_timings_name_every_system_and_the_reference() -> None:
    printed = call("run", "mechelen", "--until", "2003-02", "--timings").output
    assert all(system.name in printed for system in SYSTEMS)
    assert "reference loop" in printed


def test_schedule_prints_each_system_with_its_rule_and_what_it_writes() -> None:
    printed = call("schedule").output
    for system in SYSTEMS:
        assert system.name in printed
        assert ", ".join(system.writes) in printed


def test_taking_out_a_brick_takes_out_its_starting_orders_too() -> None:
    with_it = json.loads(call("run", "mechelen", "--until", "2003-02", "--json").output)
    words = ("run", "mechelen", "--until", "2003-02", "--without", "safety", "--json")
    without = json.loads(call(*words).output)
    assert without["indicators"]["free_budget"][0] > with_it["indicators"]["free_budget"][0]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["runn"], "Did you mean 'run'"),
        (["run", "mechele"], "there is no such level; did you mean `mechelen`"),
        (["run", "mechelen", "--plan", "histori"], "there is no such plan; did you mean `history`"),
        (["run", "mechelen", "--until", "2001-05"], "outside this level"),
        (["run", "mechelen", "--until", "May"], "is no month"),
        (["run", "mechelen", "--without", "safty"], "is no brick and no programme"),
        (["run"], "Give a LEVEL, or the --code of a game"),
        (["run", "--code", "NONSENSE"], "Check it letter by letter"),
        (["run", "mechelen", "--code", "NONSENSE"], "give none of them besides"),
        (["play"], "Give a LEVEL, or the --code of a game"),
        (["run", "mechelen", "--seed", "one"], "not a valid integer"),
        (["check", "nothere"], "there is no such file"),
        (["screenshot", "nothere", "--out", "x.png"], "There is no screen 'nothere'"),
        (["screenshot", "why", "--about", "prid", "--out", "x.png"], "Did you mean 'pride'"),
        (["screenshot", "title", "--size", "big", "--out", "x.png"], "is no size"),
        (["screenshot", "city", "--month", "1990-01", "--out", "x.png"], "outside this level"),
        (["gallery", "x", "--screen", "nothere"], "There is no screen 'nothere'"),
        (["play", "nowhere"], "there is no such level"),
        (["debrief", "--out", "x.html"], "Give a LEVEL, or the --code of a game"),
        (["debrief", "mechele", "--out", "x.html"], "there is no such level; did you mean `mechelen`"),
        (["debrief", "mechelen", "--plan", "histori", "--out", "x.html"], "did you mean `history`"),
        (["debrief", "mechelen", "--until", "2001-05", "--out", "x.html"], "outside this level"),
        (["debrief", "--code", "NONSENSE", "--out", "x.html"], "Check it letter by letter"),
        (["debrief", "mechelen", "--code", "NONSENSE", "--out", "x.html"], "give no level, plan or month"),
        (["debrief", "mechelen"], "Missing option '--out'"),
        (["debrief", "mechelen", "--lang", "de", "--out", "x.html"], "'de' is not one of"),
        (["play", "mechelen", "--model", "thread"], "There are: contact"),
        (["run", "mechelen", "--model", "thread"], "There are: contact"),
        (["screenshot", "city", "--out", "none.png", "--model", "thread"], "There are: contact"),
        (["run", "mechelen", "--set", "minds.drift=0.5"], "0.008 to 0.056"),
        (["run", "mechelen", "--set", "minds.drift"], "Write system.name=value"),
    ],
    ids=lambda value: "-".join(value[:3]) if isinstance(value, list) else "",
)
def test_a_call_without_sense_gets_a_sentence_and_exit_code_2(words: list[str], sentence: str) -> None:
    done = call(*words)
    assert done.exit_code == 2
    assert sentence in done.output


def test_the_random_bot_plays_the_same_game_again() -> None:
    level = "campaign/01_one_shop_in_three"
    words = ("run", level, "--bot", "random", "--seed", "7", "--until", "2003-05", "--json")
    one, other = json.loads(call(*words).output), json.loads(call(*words).output)
    assert one["digest"] == other["digest"]
    assert one["refused"] == other["refused"]
    nothing = json.loads(call(*words[:2], *words[4:]).output)
    assert nothing["digest"] != one["digest"]


def test_a_code_gives_the_run_that_it_was_made_from() -> None:
    with_it = json.loads(call("run", "mechelen", "--plan", "history", "--until", "2003-04", "--json").output)
    log = tuple(dated for dated in plan("history").orders if dated.month <= month(2003, 4))
    code = encode(RunCode("mechelen", 1, Difficulty.HARD, month(2003, 5), log), rules())
    again = json.loads(call("run", "--code", code, "--json").output)
    assert again["digest"] == with_it["digest"]
    assert again["level"] == "mechelen"


def test_debrief_writes_the_same_page_from_a_plan_and_from_its_code(tmp_path: Path) -> None:
    page, again = tmp_path / "new" / "page.html", tmp_path / "again.html"
    words = ("debrief", "mechelen", "--plan", "history", "--until", "2003-04", "--lang", "nl")
    told = json.loads(call(*words, "--out", str(page), "--json").output)
    log = tuple(dated for dated in plan("history").orders if dated.month <= month(2003, 4))
    code = encode(RunCode("mechelen", 1, Difficulty.MAYOR, month(2003, 5), log), rules())
    done = call("debrief", "--code", code, "--lang", "nl", "--out", str(again))
    assert (done.exit_code, done.output) == (0, f"wrote {again}\n")
    assert again.read_text(encoding="utf-8") == page.read_text(encoding="utf-8")
    assert code.replace("-", " ") in page.read_text(encoding="utf-8")
    assert (told["page"], told["level"], told["seed"], told["lang"]) == (str(page), "mechelen", 1, "nl")
    assert (told["months"], told["outcome"], len(told["wall"])) == (["2003-01", "2003-04"], "open", 8)


def test_a_game_without_a_month_has_nothing_to_look_back_on(tmp_path: Path) -> None:
    code = encode(RunCode("mechelen", 1, Difficulty.MAYOR, month(2003, 1), ()), rules())
    done = call("debrief", "--code", code, "--out", str(tmp_path / "page.html"))
    assert done.exit_code == 2
    assert "nothing to look back on" in done.output


def test_a_page_that_the_disk_does_not_take_is_a_sentence_and_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    done = call("debrief", "mechelen", "--until", "2003-01", "--out", str(tmp_path / "file" / "page.html"))
    assert done.exit_code == 1
    assert "could not be written" in done.output
def test_a_run_is_lived_under_a_rival_model_and_says_so() -> None:
    words = ("run", "mechelen", "--until", "2003-02")
    plain = json.loads(call(*words, "--json").output)
    other = json.loads(call(*words, "--model", "threat", "--json").output)
    assert plain["changed"] == {}
    assert other["changed"] == changed(under(rules(), rules().models["threat"].values))
    assert other["digest"] != plain["digest"]
    assert "changed model: minds.drift 0.05" in call(*words, "--set", "minds.drift=0.05").output


def test_the_shipped_levels_have_no_problems() -> None:
    done = call("check")
    assert done.exit_code == 0, done.output


def test_without_a_display_the_game_says_what_to_do() -> None:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"}
    environment = {key: value for key, value in os.environ.items() if key not in screens}
    done = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )
    assert done.returncode == 1
    assert "No window could be opened" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_gallery_holds_a_picture_of_each_page_and_a_sheet_of_them(tmp_path: Path) -> None:
    words = ("--screen", "about", "--size", "1280x720", "--text-size", "100", "200")
    done = call("gallery", str(tmp_path), *words)
    assert (done.exit_code, done.output) == (0, "")
    names = {file.name for file in tmp_path.iterdir()}
    assert {"about_1280x720_nl_200.png", "about-limits_1280x720_fr_200.png"} <= names
    assert "sheet_about_1280x720.png" in names
