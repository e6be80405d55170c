"""Saves: nothing is lost, nothing runs, and what is damaged is set aside with a sentence."""

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game import RESULT_VERSION, saves
from game.engine.orders import Start
from game.engine.rules import Rules
from game.engine.snapshot import digest
from game.januaries import PIECE
from game.library import Keeper
from game.session import Session
from game.ui.text import LANGUAGES, Texts
from tests.town import a_session, rules

ROOT = Path(__file__).resolve().parents[1]


def rules_of(level: str) -> Rules:
    assert level == "mechelen"
    return rules()


def played(folder: Path, months: int = 4) -> Session:
    session = a_session()
    for _ in range(months):
        session.give(Start("buddies", 1))
        session.step()
        saves.save_log(folder, session, "mechelen")
    return session


def test_a_loaded_game_goes_on_as_if_it_had_never_stopped(tmp_path: Path) -> None:
    session = played(tmp_path)
    session.give(Start("renewal", 1))
    saves.save_log(tmp_path, session, "mechelen")
    saves.save_snapshot(tmp_path, session)
    again, level, notes = saves.load(tmp_path, rules_of)
    assert (level, notes) == ("mechelen", [])
    assert digest(again.city) == digest(session.city)
    assert again.log == session.log
    session.step()
    again.step()
    assert digest(again.city) == digest(session.city)


def test_an_order_of_a_loaded_morning_can_be_undone_and_is_not_saved_twice(tmp_path: Path) -> None:
    session = played(tmp_path, 1)
    morning = digest(session.city)
    session.give(Start("renewal", 1))
    evening = digest(session.city)
    for _ in range(2):
        saves.save_log(tmp_path, session, "mechelen")
        saves.save_snapshot(tmp_path, session)
        session, _, _ = saves.load(tmp_path, rules_of)
        assert digest(session.city) == evening
    assert session.undo() == Start("renewal", 1)
    assert digest(session.city) == morning


def test_a_game_of_another_version_says_so_and_is_not_called_damaged(tmp_path: Path) -> None:
    played(tmp_path, 1)
    log = tmp_path / saves.LOG
    log.write_bytes(saves.wrap(saves.unwrap(log.read_bytes()), version=RESULT_VERSION - 1))
    with pytest.raises(saves.SaveError) as caught:
        saves.load(tmp_path, rules_of)
    assert caught.value.said.key == "save.other_version"


def test_without_a_snapshot_the_game_is_lived_again_from_its_log(tmp_path: Path) -> None:
    session = played(tmp_path, 3)
    assert not list(tmp_path.glob("*.city"))
    again, _, _ = saves.load(tmp_path, rules_of)
    assert digest(again.city) == digest(session.city)


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:100],
        lambda data: b"",
        lambda data: b"not a save at all" * 10,
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data[:60] + bytes([data[60] ^ 255]) + data[61:],
        lambda data: saves.wrap(b"no city in here"),
        lambda data: saves.wrap(saves.unwrap(data), version=99),
    ],
    ids=["cut", "empty", "other", "last bit", "one byte", "hollow", "version"],
)
def test_a_damaged_snapshot_is_set_aside_and_an_earlier_one_is_used(
    tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    session = played(tmp_path, 1)
    saves.save_snapshot(tmp_path, session)
    session.step()
    saves.save_log(tmp_path, session, "mechelen")
    newest = saves.save_snapshot(tmp_path, session)
    newest.write_bytes(harm(newest.read_bytes()))
    again, _, notes = saves.load(tmp_path, rules_of)
    assert digest(again.city) == digest(session.city)
    assert [note.key for note in notes] == ["save.set_aside"]
    assert newest.with_suffix(".damaged").exists()


def test_a_damaged_log_says_so_and_hides_no_other_slot(tmp_path: Path) -> None:
    played(tmp_path / "good", 1)
    played(tmp_path / "bad", 1)
    (tmp_path / "bad" / saves.LOG).write_bytes(b"\x00" * 200)
    slots = saves.slots(tmp_path)
    assert [slot.note is None for slot in slots] == [True, False]
    with pytest.raises(saves.SaveError, match=r"save\.damaged"):
        saves.load(tmp_path / "bad", rules_of)


def test_the_last_three_snapshots_and_each_january_are_kept(tmp_path: Path) -> None:
    session = a_session()
    for _ in range(17):
        session.step()
        saves.save_snapshot(tmp_path, session)
    names = sorted(path.stem for path in tmp_path.glob("*.city"))
    assert names == ["2004-01", "2004-04", "2004-05", "2004-06"]


def test_a_disk_that_takes_nothing_gives_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(saves.SaveError, match=r"save\.unwritten"):
        saves.save_log(blocked / "slot", a_session(), "mechelen")


KILLED = """
import os, sys
from pathlib import Path
from game import RESULT_VERSION, saves
from tests.town import a_session
session = a_session()
folder = Path(sys.argv[1])
while True:
    session.step()
    saves.save_log(folder, session, "mechelen")
    saves.save_snapshot(folder, session)
    print(session.city.month, flush=True)
"""


def test_killing_the_process_at_any_moment_loses_at_most_the_month_being_played(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", KILLED, str(tmp_path)],
        stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT,
    )
    assert child.stdout is not None
    lived = [int(child.stdout.readline()) for _ in range(3)]
    child.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    rest = child.stdout.read().split()
    child.stdout.close()
    child.wait()
    last = int(rest[-1]) if rest else lived[-1]
    again, _, notes = saves.load(tmp_path, rules_of)
    assert again.city.month >= last
    assert notes == []


def test_a_save_holds_plain_data_only(tmp_path: Path) -> None:
    session = played(tmp_path, 1)
    log = json.loads(saves.unwrap((tmp_path / saves.LOG).read_bytes()))
    assert log["seed"] == session.city.seed
    body = saves.save_snapshot(tmp_path, session).read_bytes()
    assert b"pickle" not in body


def test_a_january_is_saved_piece_by_piece_and_an_unfinished_one_leaves_no_trace(tmp_path: Path) -> None:
    session = a_session()
    session.keeper = keeper = Keeper(tmp_path, "mechelen", str)
    for _ in range(12):
        session.step()
    assert session.trouble == ""
    assert not list(tmp_path.glob("*.city*"))
    frames = 0
    while not list(tmp_path.glob("*.city")):
        keeper.go_on(session)
        frames += 1
    assert frames * PIECE >= len(session.morning_bytes())
    again, _, notes = saves.load(tmp_path, rules_of)
    assert (digest(again.city), notes) == (digest(session.city), [])


def test_a_full_disk_and_a_locked_folder_are_told_apart() -> None:
    full = saves.unwritten(Path("saves"), OSError(errno.ENOSPC, "No space left on device"))
    locked = saves.unwritten(Path("saves"), OSError(errno.EACCES, "Permission denied"))
    other = saves.unwritten(Path("saves"), OSError(errno.EIO, "Input/output error"))
    errors = {"save.full": full, "save.forbidden": locked, "save.unwritten": other}
    assert [error.said.key for error in errors.values()] == list(errors)
    for language in LANGUAGES:
        for error in errors.values():
            said = Texts(language)(error.said.key, **error.said.values)
            assert "{" not in said
            assert said != error.said.key


def test_a_game_that_went_on_from_another_level_is_lived_again_with_it(tmp_path: Path) -> None:
    first, second = "campaign/01_one_shop_in_three", "campaign/02_the_new_normal"
    session = Session.begin(rules(first), 1)
    while not session.over:
        if session.city.month % 12 == 3:
            session.give(Start("clean_streets", 2))
        session.step()
    session = session.follow(first, rules(second), rules)
    session.give(Start("feasts", 1))
    session.step()
    saves.save_log(tmp_path, session, second)
    again, level, _ = saves.load(tmp_path, rules)
    assert (level, again.before) == (second, session.before)
    assert digest(again.city) == digest(session.city)
