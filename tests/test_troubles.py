"""A computer that lacks something: the game goes on and says so. Each in its own process, by real means."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLAYED = """
from game.library import GameLibrary
from game.scenes import routes
from game.ui.moves import Reset
from game.ui.text import Texts
from tests.ui.pilot import Pilot, a_context
context = a_context(language={language!r})
context.texts = Texts({language!r})
context.library = GameLibrary(language=lambda: {language!r}, seed=1)
pilot = Pilot(routes.Briefing("campaign/01_one_shop_in_three"), context=context)
while context.session is None:
    pilot.frame()
pilot.frame()
said = pilot.words
pilot.app.obey(Reset(routes.City()))
month = context.session.view.month
pilot.press("n")
for _ in range(60):
    pilot.frame()
assert context.session.view.month == month + 1, "a month goes by"
print(said)
"""


def child(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Another process that plays; its words."""
    given = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", **environment}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=given, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="limits of a process are set so on POSIX only")
@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "The disk is full"), ("nl", "De schijf is vol"), ("fr", "Le disque est plein")],
)
def test_a_disk_that_takes_nothing_is_told_and_the_game_goes_on(
    language: str, sentence: str, tmp_path: Path
) -> None:
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
    done = child(full + PLAYED.format(language=language), BRICKSTONES_HOME=str(tmp_path))
    assert sentence in done.stdout, done.stderr
    assert not list(tmp_path.rglob("log.json"))


def test_a_folder_that_may_not_be_written_is_told_and_the_game_goes_on(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    if os.access(locked, os.W_OK):
        pytest.skip("nothing is locked for this user")
    done = child(PLAYED.format(language="en"), BRICKSTONES_HOME=str(locked))
    assert "may not write in" in done.stdout, done.stderr


def test_without_a_sound_card_the_game_is_silent() -> None:
    code = "from game.ui.sound import Sounds; s = Sounds(); s.play('click'); s.update(); print(s._state)"
    done = child(code, SDL_AUDIODRIVER="nosuchcard")
    assert (done.stdout.split()[-1], done.returncode) == ("silent", 0), done.stderr


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no virtual display here")
def test_in_a_real_window_without_a_sound_card_the_game_runs_until_it_is_closed(tmp_path: Path) -> None:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as numbers:
            display = f":{numbers.readline().strip()}"
        given = {name: value for name, value in os.environ.items() if name != "SDL_VIDEODRIVER"}
        given |= {"DISPLAY": display, "SDL_AUDIODRIVER": "nosuchcard", "BRICKSTONES_HOME": str(tmp_path)}
        game = subprocess.Popen(
            [sys.executable, "main.py"],
            cwd=ROOT, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        time.sleep(4.0)
        assert game.poll() is None
        game.terminate()
        said, wrong = game.communicate(timeout=30)
        assert "Traceback" not in said + wrong
        assert game.returncode == 0
    finally:
        server.terminate()
        server.wait()
