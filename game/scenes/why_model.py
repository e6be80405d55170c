"""The causes of a number as rows that add up, to the last digit shown."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.cells import CITY
from game.engine.indicators import INDICATOR_INDEX, INDICATORS, Good, Unit
from game.engine.view import View
from game.ui.text import Texts

SPANS = ("month", "year", "term")
REMAINDERS = ("drift", "chance", "limits", "interaction")
"""Causes that are no programme, event or place: shown last, and explained."""
SMALLER = "smaller"
EUROS = {Unit.EURO, Unit.EURO_MONTH, Unit.EURO_YEAR}


@dataclass(frozen=True, slots=True)
class Scale:
    """How an indicator's numbers are written, all with the same precision so that they add up."""

    unit: Unit
    step: float
    """The smallest difference that is written, in the indicator's own unit."""

    def units(self, amount: float) -> int:
        """An amount in whole steps."""
        return math.floor(amount / self.step + 0.5)

    @property
    def places(self) -> int:
        """Decimals, as written."""
        shown = self.step * self.factor
        return max(round(-math.log10(shown)), 0)

    @property
    def factor(self) -> float:
        """Shares and indexes are written from 0 to 100."""
        return 100.0 if self.unit in {Unit.SHARE, Unit.INDEX} else 1.0

    def value(self, texts: Texts, steps: int) -> str:
        """A value of so many steps, with its unit."""
        amount = steps * self.step
        if self.unit is Unit.SHARE:
            return texts.percent(amount, self.places)
        if self.unit in EUROS:
            return euros(texts, amount, self.step)
        tail = "\u00a0\u00d7" if self.unit is Unit.RATIO else ""
        return texts.number(amount * self.factor, self.places) + tail

    def change(self, texts: Texts, steps: int, *, worded: bool = False) -> str:
        """A change of so many steps, with its sign; that of a share on demand with its unit in words."""
        amount = steps * self.step
        if self.unit in EUROS:
            sign = "+" if steps > 0 else "\u2212" if steps < 0 else "±"
            return sign + euros(texts, abs(amount), self.step)
        said = texts.signed(amount * self.factor, self.places)
        return self._points(texts, steps, said) if worded and self.unit is Unit.SHARE else said

    def size(self, texts: Texts, steps: int) -> str:
        """The same without its sign, with the unit in words: for sentences."""
        if self.unit is Unit.SHARE:
            return self._points(texts, steps, texts.number(abs(steps * self.step * 100), self.places))
        return self.value(texts, abs(steps))

    def _points(self, texts: Texts, steps: int, said: str) -> str:
        """So many points of a share, in words."""
        return texts("why.points", n=abs(steps * self.step * 100), amount=said)


def euros(texts: Texts, amount: float, step: float) -> str:
    """Euros to the last digit that counts: short from a million on, else in full."""
    if step >= 1000:
        places = max(round(6 - math.log10(step)), 0)
        return texts("why.millions", amount=texts.number(amount / 1e6, places))
    return texts("why.euros", amount=texts.number(amount))


def scale_for(indicator: str, amounts: Sequence[float], value: float = 0.0) -> Scale:
    """The precision at which the larger of these amounts can be told apart."""
    unit = INDICATORS[INDICATOR_INDEX[indicator]].unit
    largest = max((abs(amount) for amount in amounts), default=0.0)
    if indicator == "political_capital":
        return Scale(Unit.COUNT, 0.1 if largest < 20 else 1.0)
    if unit in {Unit.SHARE, Unit.INDEX}:
        return Scale(unit, 0.0001 if 0 < largest < 0.004 else 0.001)
    if unit is Unit.RATIO:
        return Scale(unit, 0.01 if largest >= 0.04 else 0.001)
    if unit in EUROS:
        return Scale(unit, 1.0 if abs(value) < 1e6 else 10_000.0)
    return Scale(unit, 1.0 if largest >= 4 or abs(value) >= 1000 else 0.1)


def coarse(scale: Scale, spread: float) -> Scale:
    """For the axis of a chart: whole numbers where they tell its steps apart."""
    return Scale(scale.unit, max(scale.step, 1 / scale.factor)) if spread * scale.factor >= 4 else scale


@dataclass(frozen=True, slots=True)
class Row:
    """One cause, in whole steps of the scale."""

    cause: str
    steps: int
    amount: float
    """Unrounded, for the length of its bar."""
    count: int = 1
    """How many causes it stands for."""


@dataclass(frozen=True, slots=True)
class Account:
    """Why a number changed: start + rows = end, as written."""

    indicator: str
    first: int
    """First month of the change; the start is the reading before it."""
    last: int
    start: int
    end: int
    scale: Scale
    rows: tuple[Row, ...]

    @property
    def change(self) -> int:
        """From start to end, in steps."""
        return self.end - self.start


def months_of(view: View, span: str) -> tuple[int, int]:
    """First and last month of a span: the last month lived, the last twelve, or all since the start."""
    months = view.series("population")[0]
    last = months[-1]
    first = {"month": last, "year": last - 11}.get(span, months[0] + 1)
    return max(first, months[0] + 1), last


def account(view: View, indicator: str, span: str, area: int = CITY, most: int = 7) -> Account:
    """The causes of a change, largest first, at most so many by name; the small ones are taken together.

    Each is rounded among all causes, so that it reads the same however many are named.
    """
    first, last = months_of(view, span)
    start, end = view.at(indicator, first - 1, area), view.now(indicator, area)
    causes = view.why(indicator, first, last, area) if last >= first else {}
    named = {cause: part for cause, part in causes.items() if cause not in REMAINDERS}
    scale = scale_for(indicator, [*causes.values(), end - start], end)
    left = {cause: causes[cause] for cause in REMAINDERS if abs(causes.get(cause, 0.0)) > 1e-12}
    from_, to = scale.units(start), scale.units(end)
    parts = [*named.values(), *left.values()]
    steps = dict(zip((*named, *left), whole([part / scale.step for part in parts], to - from_), strict=True))
    small = list(named)[most:]
    rows = [Row(cause, steps[cause], named[cause]) for cause in list(named)[:most]]
    if small:
        sizes = (sum(steps[cause] for cause in small), sum(named[cause] for cause in small))
        rows.append(Row(SMALLER, *sizes, len(small)))
    rows += [Row(cause, steps[cause], part) for cause, part in left.items()]
    kept = tuple(row for row in rows if row.steps or row.cause not in REMAINDERS)
    return Account(indicator, first, last, from_, to, scale, kept)


def whole(parts: Sequence[float], total: int) -> list[int]:
    """Parts as whole numbers with exactly that total, each as near to itself as can be."""
    if not parts:
        return []
    found = [math.floor(part + 0.5) for part in parts]
    left = total - sum(found)
    step = 1 if left > 0 else -1
    order = sorted(range(len(parts)), key=lambda n: (-step * (parts[n] - found[n]), -abs(parts[n]), n))
    for n in range(abs(left)):
        found[order[n % len(order)]] += step
    return found


def better(indicator: str, change: float) -> bool | None:
    """Whether a change is for the better; None when neither way is."""
    good = INDICATORS[INDICATOR_INDEX[indicator]].good
    if good is Good.NEITHER or not change:
        return None
    return (change > 0) == (good is Good.UP)
