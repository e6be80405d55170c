"""A cause of a number: how its row is drawn, and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.engine.readings import safety
from game.scenes import routes, told, words
from game.scenes.context import Context
from game.scenes.why_model import REMAINDERS, Account, Row, Scale
from game.ui.fonts import BODY
from game.ui.moves import Move, Push
from game.ui.paint import Ink, Pen
from game.ui.panels import Dialog
from game.ui.screen import Ui
from game.ui.text import Texts
from game.ui.widgets import Look, Widget

LEADS_TO = {
    "offences": "street_crime",
    "offenders": "street_crime",
    "safety": "street_crime",
    "litter": "litter",
    "shops": "shop_vacancy",
    "credibility": "story_credibility",
    "discrimination": "callback_ratio",
    "jobs": "unemployment",
    "work": "unemployment",
    "schools": "school_dropout",
    "language": "speaks_dutch",
    "arrivals": "population",
    "departures": "population",
    "clubs": "segregation_clubs",
    "feelings:felt_safe": "felt_unsafe",
}
"""Causes that are a number themselves."""
BOOKS = frozenset({"debt", "free_budget", "political_capital"})
"""Numbers whose changes stand in city hall's books."""
EXPLAINED = ("drift", "chance", "limits", "interaction", "nation", "meetings")
"""Causes with an explanation of their own."""

AMOUNT = 76
"""Units that an amount takes at least."""
NAMES = 0.56
"""Part of the rest that a name takes; its bar takes what is left."""


@dataclass(slots=True)
class CauseRow(Widget):
    """A cause: its name, its bar from a middle line, its amount."""

    amount: float = 0.0
    words: str = ""
    """The amount as written."""
    low: float = 0.0
    high: float = 1.0
    """The ends of all bars."""
    ink: Ink = "slate"
    icon: str = ""
    soft: bool = False
    """Whether it is a remainder: drawn as an outline."""
    grown: float = 1.0
    wide: int = 0
    """Pixels that the widest amount of all rows takes: their bars begin on one line."""

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """Name at the left, bar in the middle, amount at the right."""
        row = self.rect
        pen.fill(row, "sunk" if look.hovered or look.pressed else "card")
        pen.rule(row.left, row.bottom - 1, row.width)
        side = pen.px(24)
        pen.icon(self.icon, Rect(row.left + pen.px(4), row.top, side, row.height), self.ink, 20)
        amounts = max(pen.px(AMOUNT), self.wide)
        left = row.left + side + pen.px(14)
        names = round((row.right - amounts - left) * NAMES)
        name = Rect(left, row.top, names, row.height)
        style = BODY.but(place="middle", fit=True, italic=self.soft)
        pen.text(self.label, name, style, "ink_soft" if self.soft else "ink")
        track = Rect(
            name.right + pen.px(12), row.top, row.right - amounts - name.right - pen.px(24), row.height
        )
        self._bar(pen, track)
        amount = Rect(row.right - amounts, row.top, amounts - pen.px(6), row.height)
        pen.text(self.words, amount, BODY.but(bold=True, align="right", place="middle"), "ink")

    @staticmethod
    def room(ui: Ui, width: int, wide: int) -> int:
        """How wide a name may be in a row of that width, beside amounts so wide."""
        return round((width - ui.px(24 + 14) - max(ui.px(AMOUNT), wide)) * NAMES)

    def _bar(self, pen: Pen, track: Rect) -> None:
        """Left of the line is less, right is more."""
        span = (self.high - self.low) or 1.0
        zero = track.left + round(-self.low / span * track.width)
        reach = round(abs(self.amount) / span * track.width * self.grown)
        reach = max(reach, pen.px(2)) if self.amount else 0
        high = pen.px(18)
        bar = Rect(zero if self.amount >= 0 else zero - reach, track.centery - high // 2, reach, high)
        if self.soft:
            pen.frame(bar, "line", 2)
        else:
            pen.fill(bar, self.ink)
        pen.fill(Rect(zero, track.top, max(pen.px(1), 1), track.height), "line")


def spanned(texts: Texts, account: Account, form: str = "MMMM y") -> str:
    """Over the causes: in which month, or between which months."""
    before, after = (words.month_of(texts, month, form) for month in (account.first - 1, account.last))
    if account.first >= account.last:
        return texts("why.in", month=after)
    return texts("why.between", first=before, last=after)


def widest(ui: Ui, scale: Scale, rows: Sequence[Row]) -> int:
    """How wide the amounts of these rows stand."""
    said = (scale.change(ui.stage.texts, row.steps) for row in rows)
    return max((ui.width_of(one, BODY.but(bold=True)) for one in said), default=0) + ui.px(8)


def icon_of(cause: str) -> str:
    """The sign of a cause."""
    family = cause.partition(":")[0]
    return {
        "programme": "brick",
        "event": "bell",
        "meetings": "people",
        "nation": "globe",
        "feelings": "heart",
        "arrivals": "people",
        "departures": "people",
        "smaller": "layers",
    }.get(family, "question" if cause in REMAINDERS else "arrow")


def number_of(cause: str) -> str:
    """The indicator that a cause is itself; empty when it is none."""
    family, _, member = cause.partition(":")
    if cause in LEADS_TO:
        return LEADS_TO[cause]
    if family == "feelings":
        return member
    return LEADS_TO.get(family, "")


def in_the_books(indicator: str, cause: str) -> bool:
    """Whether a line is told at city hall: money and political capital are kept there, not by causes."""
    return indicator in BOOKS and cause == "interaction"


def surprise(context: Context, account: Account, row: Row) -> str:
    """Why a cause pushed the way nobody expects, in a sentence; empty where that is not known.

    Known is one: where the city fines, more is reported, so that the programme adds to the offences counted.
    It holds while that programme did not become smaller.
    """
    if account.indicator not in safety.INDICATORS or row.steps <= 0:
        return ""
    view = context.session.view
    for run in view.running():
        doses = view.rules.programmes[run.programme].doses
        fines = not run.stopping and "fines" in doses[run.dose - 1].levers
        if fines and run.dose >= run.from_dose and row.cause == f"programme:{run.programme}":
            return context.texts("why.fines")
    return ""


def lead(context: Context, account: Account, row: Row, span: str, district: int) -> Move:
    """Where a cause leads: to its programme, its number, or to an explanation."""
    family, _, member = row.cause.partition(":")
    rules = context.session.rules
    if family == "programme" and member in rules.programmes:
        return Push(routes.Board(member))
    if family == "event" and member in rules.events:
        return Push(_event(context, member))
    if in_the_books(account.indicator, row.cause):
        return Push(routes.Council())
    number = number_of(row.cause)
    if number and number != account.indicator:
        return Push(routes.Why(number, span, district))
    return Push(_explained(context, row.cause))


def _event(context: Context, key: str) -> Dialog:
    """What happened, and what was chosen."""
    say, view = context.texts, context.session.view
    months = [entry.month for entry in view.journal() if entry.what == "event" and entry.about == key]
    choice = view.choice_made(key)
    parts = [words.month_of(say, months[-1])] if months else []
    if choice:
        name, after = (told.text(context, key, f"choices.{choice}.{part}") for part in ("name", "after"))
        parts += [say("why.chosen", choice=name), after]
    return Dialog(words.event_name(context, key), "\n".join(parts), [(say("page.close"), None)])


def _explained(context: Context, cause: str) -> Dialog:
    """What a cause that is no programme means."""
    family = cause.partition(":")[0]
    known = family if family in EXPLAINED else "other"
    say = context.texts
    return Dialog(words.cause(context, cause), say(f"why.means.{known}"), [(say("page.close"), None)])
