"""The benchmarks: too slow to run here, so a tiny one of each of our own parts keeps them from rotting."""

from dataclasses import replace
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

import c_month
import monkey
import openings
import our_town
import peers
from game.engine.city import flow_year
from game.engine.schedule import SYSTEMS
from game.scenes import routes
from game.ui.moves import Push
from stopwatch import Time
from tests.town import a_city, rules


def a_morning() -> our_town.Lived:
    """One month of 3 ms, without living it."""
    return our_town.Lived(a_city(), 1, 76_300.0, Time(0.003, 0.004), {"homes": 0.3, "meetings": 0.2})


@pytest.fixture
def c_town() -> c_month.CTown:
    try:
        return c_month.CTown(a_city())
    except c_month.NoCompilerError as error:
        pytest.skip(str(error))


def test_the_c_loop_does_as_much_as_our_meetings_and_moves(c_town: c_month.CTown) -> None:
    done = c_town.year()
    year = our_town.live(rules(), 12)
    assert done.met == pytest.approx(flow_year(year.city, "meetings.all")[-1], rel=0.05)
    # In ours the open turn to others; the loop meets whoever comes.
    assert done.across == pytest.approx(flow_year(year.city, "meetings.across")[-1], rel=0.25)
    assert done.moved == pytest.approx(flow_year(year.city, "moved")[-1], rel=0.3)


def test_the_c_loop_keeps_everybody_in_a_block_and_every_home_to_one_household(c_town: c_month.CTown) -> None:
    people = int(c_town.columns["b_people"].sum())
    c_town.year()
    t = c_town.columns
    here = t["alive"] > 0
    counted = np.bincount(t["block"][here], minlength=t["b_people"].size)
    assert counted.tolist() == t["b_people"].tolist()
    assert int(counted.sum()) == people
    lived_in = np.flatnonzero(t["lives_in"] >= 0)
    assert t["h_home"][t["lives_in"][lived_in]].tolist() == lived_in.tolist()
    assert all(0.0 <= t[name].min() <= t[name].max() <= 1.0 for name in c_month.FEELINGS)


def test_a_widened_town_has_the_residents_and_homes_that_were_asked_for() -> None:
    town = our_town.widened(rules(), 2 * 76_300).town
    assert sum(district.residents for district in town.districts) == pytest.approx(2 * 76_300, abs=12)
    homes = [sum(z.homes for d in t.districts for z in d.zones) for t in (rules().town, town)]
    assert homes[1] == 2 * homes[0]


def test_a_widened_town_lives_and_every_system_is_timed() -> None:
    lived = our_town.live(our_town.widened(rules(), 100_000), 1)
    assert lived.residents == pytest.approx(100_000, rel=0.01)
    assert list(lived.shares) == [system.name for system in SYSTEMS]
    assert sum(lived.shares.values()) == pytest.approx(1.0)


def test_short_runs_are_lived_in_processes() -> None:
    time = our_town.in_processes(1, 1, 1)
    assert time.processor > 0.0
    assert time.clock > 0.0


def test_the_table_says_our_month_and_whether_a_ratio_is_as_it_should_be() -> None:
    assert next(peers.own(a_morning())).ratio == pytest.approx(3.0)
    row = peers.beside("a thing", Time(1.0, 2.0), Time(4.0, 4.0), peers.SECONDS, most=0.2)
    assert (row.ratio, row.clock) == (0.25, 0.5)
    assert "NO" in str(row)
    assert "yes" in str(peers.beside("a thing", Time(1.0, 2.0), Time(9.0, 4.0), peers.SECONDS, most=0.2))


def test_a_peer_that_is_not_installed_is_named_with_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(peers, "import_module", missing)
    tiny = replace(peers.QUICK, months=1)
    campaign, theirs = peers.campaigns(tiny)
    for row in (peers.starsim(campaign, theirs), *peers.mesa(a_morning(), tiny)):
        assert str(row).endswith("pip install '.[research]'")


def test_a_missing_compiler_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert "install gcc" in str(next(peers.in_c(a_morning(), peers.QUICK)))


def test_the_monkey_hears_of_a_screen_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    said = StringIO()
    assert monkey.run(0.02, 1, said) == 0

    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("game.scenes.title.TitleScene.draw", fail)
    assert any(monkey.run(0.06, seed, said) for seed in range(2, 8))
    assert "ValueError" in said.getvalue()


def test_the_first_opening_of_a_screen_is_measured_and_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRICKSTONES_HOME", str(tmp_path))
    player = openings.Player((320, 240))
    player.app.obey(Push(routes.Title()))
    player.open("settings")
    first, back, again = player.rows
    assert (first.name, back.name, again.name) == ("settings, first", "back from settings", "settings, again")
    assert all(row.most > 0 and row.copies == row.most / player.copy for row in player.rows)
