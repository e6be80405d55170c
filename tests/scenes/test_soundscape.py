"""The town is heard: its mood in the bells, its months and shops in the street."""

from types import SimpleNamespace
from typing import Any

from game.scenes.soundscape import listen, liveliness, mood
from tests.ui.pilot import a_context


class _Ear:
    """Notes what it is told to play."""

    def __init__(self) -> None:
        self.struck: list[int] = []
        self.streets: list[tuple[int, float]] = []
        self.rested = 0

    def strike(self, month: int, _mood: float) -> None:
        self.struck.append(month)

    def street(self, month: int, lively: float) -> None:
        self.streets.append((month, lively))

    def rest(self) -> None:
        self.rested += 1


class _Town:
    """A view with one reading for all that is good and one for all that is bad."""

    def __init__(self, good: float = 0.5, bad: float = 0.3, empty: float = 0.1) -> None:
        self.good, self.bad, self.empty, self.month = good, bad, empty, 24_036

    def now(self, key: str) -> float:
        return {"shop_vacancy": self.empty, "felt_unsafe": self.bad}.get(key, self.good)


def hearing(view: _Town) -> tuple[Any, _Ear]:
    context: Any = a_context()
    context.session, ear = SimpleNamespace(view=view), _Ear()
    context.sounds = ear
    return context, ear


def test_trust_lifts_the_mood_and_fear_lowers_it() -> None:
    assert mood(_Town(good=0.7)) > mood(_Town(good=0.5)) > mood(_Town(good=0.5, bad=0.6))


def test_empty_shops_make_the_street_quiet() -> None:
    assert liveliness(_Town(empty=0.05)) > liveliness(_Town(empty=0.25)) > 0


def test_each_month_is_struck_once_and_the_first_is_not() -> None:
    view = _Town()
    context, ear = hearing(view)
    for _ in range(3):
        listen(context)
    assert ear.struck == []
    view.month += 1
    for _ in range(3):
        listen(context)
    assert ear.struck == [view.month]
    assert [month for month, _ in ear.streets] == [view.month - 1, view.month]


def test_without_a_game_there_is_no_street() -> None:
    context, ear = hearing(_Town())
    context.session = None
    listen(context)
    assert ear.rested == 1
