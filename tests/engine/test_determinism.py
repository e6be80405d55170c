"""Same level, same log, same seed: the same digest, everywhere."""

import importlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from game.engine import luck
from game.engine.lives import remove
from game.engine.marks import month
from game.engine.orders import Plan, Start
from game.engine.schedule import live_month
from game.engine.snapshot import digest, from_bytes, to_bytes
from tests.town import a_city, a_session, plan, rules

CORE = importlib.import_module("numpy._core._multiarray_umath")
ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
from tests.town import rules
from game.runs import NO_PLAN, run
from game.engine.snapshot import digest
if "plain" in sys.argv:
    import numpy._core._multiarray_umath as core
    left = [name for name in core.__cpu_dispatch__ if core.__cpu_features__[name]]
    assert not left, left
done = run(rules("mechelen"), NO_PLAN, 1, 2003 * 12 + int(sys.argv[1]) - 1)
print(digest(done.session.city))
"""


def in_a_process(months: int, *, plain_cpu: bool = False) -> str:
    """The digest after so many passive months, lived in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    if plain_cpu:
        environment["NPY_DISABLE_CPU_FEATURES"] = " ".join(CORE.__cpu_dispatch__)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CHILD, str(months), "plain" if plain_cpu else "any"],
        capture_output=True, text=True, env=environment, cwd=ROOT, check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_264_passive_months_give_the_same_digest_in_two_processes_and_on_any_cpu() -> None:
    first = in_a_process(264)
    assert len(first) == 64
    assert in_a_process(264) == first
    assert in_a_process(264, plain_cpu=True) == first


def test_saving_and_loading_in_the_middle_changes_nothing() -> None:
    through, stopped = a_city(), a_city()
    for n in range(40):
        live_month(through, rules())
        live_month(stopped, rules())
        if n in (7, 20):
            stopped = from_bytes(to_bytes(stopped))
    assert digest(stopped) == digest(through)
    assert stopped.history.why("pride", stopped.start, stopped.month) == through.history.why(
        "pride", through.start, through.month
    )


def test_an_extra_unused_draw_changes_nobody() -> None:
    plain, curious = a_city(), a_city()
    for _ in range(6):
        live_month(plain, rules())
        r = curious.residents
        luck.uniform(r.luck_a, r.luck_b, curious.seed, "nobody asks this", curious.month)
        luck.generator(curious.seed, "nor this", curious.month).normal(size=100)
        live_month(curious, rules())
    assert digest(plain) == digest(curious)


def test_somebody_elses_leaving_changes_nobodys_luck() -> None:
    with_them, without = a_city(), a_city()
    gone = np.flatnonzero(without.residents.alive)[::50]
    ids = with_them.residents.id.copy()
    remove(without, gone, np.zeros(gone.size, np.intp), ("a test",))
    r, s = with_them.residents, without.residents
    stays = s.alive
    assert np.array_equal(s.id[stays], ids[stays])
    one = luck.uniform(r.luck_a[stays], r.luck_b[stays], 1, "hire", with_them.month)
    other = luck.uniform(s.luck_a[stays], s.luck_b[stays], 1, "hire", without.month)
    assert np.array_equal(one, other)


def test_taking_out_one_order_leaves_the_months_before_it_identical() -> None:
    full = plan("history")
    late = next(d for d in full.orders if d.month > month(2004, 1) and isinstance(d.order, Start))
    shorter = Plan(full.name, tuple(d for d in full.orders if d is not late))
    one, other = a_session(), a_session()
    one.play(full, late.month - 1)
    other.play(shorter, late.month - 1)
    assert digest(one.city) == digest(other.city)
    one.play(full, late.month + 2)
    other.play(shorter, late.month + 2)
    assert digest(one.city) != digest(other.city)


@pytest.mark.parametrize("seed", [2, 3])
def test_another_seed_is_another_history(seed: int) -> None:
    one, other = a_city(), a_city(seed=seed)
    assert digest(one) != digest(other)
