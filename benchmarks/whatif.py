"""How long an answer to "what if" takes: the other life, then the band of luck.

    .venv/bin/python benchmarks/whatif.py [--months 264]

A game under `history` is played first. Each line takes out the first order since so many months before its
end. `answer` is the work for the other life, in processor time of one core and in loops of the reference; `by
frames` is when it stands on the screen, worked at as the screen does it: a slice in each of sixty frames a
second. `band` and `whole band` are when the band is first shown, and when every draw of luck is in it.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from game.content.levels import load_level
from game.content.plans import load_plan
from game.memory import spare_memory
from game.replay import Past
from game.runs import reference_loop
from game.saves import save_snapshot
from game.session import Session
from game.whatif.beside import can_help
from game.whatif.changes import Change, followers
from game.whatif.study import LEAST, LUCKS, Study

FRAME = 1 / 60
BACK = (1, 12, 48, None)
"""Months back; None for the whole campaign."""


def played(months: int, folder: Path) -> Session:
    """A game of so many months, each January saved."""
    rules = load_level("mechelen").rules
    session = Session.begin(rules, 1)
    waiting = list(load_plan("history", rules).orders)
    for _ in range(months):
        if session.city.month % 12 == 0:
            save_snapshot(folder, session)
        while waiting and waiting[0].month <= session.city.month:
            session.give(waiting.pop(0).order)
        session.step()
    return session


def until(done: Callable[[], bool], study: Study, since: float) -> float:
    """Seconds by the clock until something is done, a slice in each frame."""
    while not done():
        began = time.perf_counter()
        study.work()
        time.sleep(max(FRAME - (time.perf_counter() - began), 0.0))
    return time.perf_counter() - since


def measure(session: Session, back: int | None) -> str:
    """A line: take out the first order that is so many months back."""
    past = Past.of(session)
    since = 0 if back is None else past.until - back
    place = next((n for n, dated in enumerate(past.log) if dated.month >= since), len(past.log) - 1)
    change = Change(followers(past.log, place))
    alone = Study(past)
    ghost, began = alone.ask(change), time.process_time()
    while not ghost.done:
        alone.work()
    answer = time.process_time() - began
    loops = answer / reference_loop()
    helped, began = Study(past, helped=can_help()), time.perf_counter()
    ghost = helped.ask(change)
    shown = until(lambda: ghost.done, helped, began)
    band = until(lambda: len(ghost.apart) >= LEAST, helped, began)
    whole = until(lambda: len(ghost.apart) >= LUCKS, helped, began)
    if helped.beside:
        helped.beside.end()
    months = past.until - past.log[place].month
    return f"{months:>6}{answer:>10.2f}{loops:>10.0f}{shown:>11.2f}{band:>8.1f}{whole:>12.1f}"


def main() -> None:
    """Play, ask and print."""
    asked = argparse.ArgumentParser(description='How long an answer to "what if" takes.')
    asked.add_argument("--months", type=int, default=264, help="months of the game")
    months = asked.parse_args().months
    spare_memory()
    heads = f"{'answer':>10}{'loops':>10}{'by frames':>11}{'band':>8}{'whole band':>12}"
    print(f"{'months':>6}{heads}   (seconds)")
    with TemporaryDirectory() as folder:
        session = played(months, Path(folder))
        for back in BACK:
            print(measure(session, back), flush=True)


if __name__ == "__main__":
    main()
