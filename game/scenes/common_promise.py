"""A promise as a line: its sign, its words, how far it came."""

from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.engine.rules import Goal
from game.scenes import why_model, words
from game.scenes.context import Context
from game.ui.fonts import BODY, SMALL
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import Look, Widget

BOLD = BODY.but(bold=True)


@dataclass(slots=True)
class PromiseRow(Widget):
    """One promise; using it asks why."""

    met: bool = False
    state: str = ""
    """Kept, not kept, not yet: in words."""
    course: str = ""
    """From where to where, by when."""
    strong: bool = True
    narrow: bool = False
    """Whether the state stands before the course, where there is no room beside the name."""

    focusable: ClassVar[bool] = True

    @staticmethod
    def least(ui: Ui, name: str, state: str, course: str, width: int) -> int:
        """How low a row of that width may be."""
        room = width - ui.px(38)
        if ui.narrow:
            below = ui.height_of(f"{state}. {course}", room, SMALL)
            return ui.height_of(name, room, BOLD) + below + ui.px(10)
        return ui.height_of(name, room * 2 // 3, BOLD) + ui.height_of(course, room, SMALL) + ui.px(10)

    def draw(self, pen: Pen, look: Look) -> None:
        """Two lines."""
        row = self.rect
        if look.hovered or look.pressed:
            pen.fill(row, "sunk")
        course = f"{self.state}. {self.course}" if self.narrow else self.course
        below = pen.height_of(course, row.width - pen.px(38), SMALL) + pen.px(4)
        left = row.left + pen.px(38)
        style = BOLD.but(place="bottom", align="right")
        wide = 0 if self.narrow else pen.width_of(self.state, style) + pen.px(8)
        above = pen.height_of(self.label, row.right - wide - left, BOLD)
        half = row.height - max(below, min(row.height // 2, row.height - above))
        line = pen.height_of("A", row.width, BODY)
        sign = Rect(row.left, row.top + half - line, pen.px(30), line)
        pen.icon("check" if self.met else "minus", sign, "good" if self.met else "ink_soft", 22)
        name = Rect(left, row.top, row.right - wide - left, half)
        pen.text(self.label, name, BODY.but(bold=self.strong, place="bottom", fit=True))
        state = Rect(row.right - wide, row.top, wide, half)
        if not self.narrow:
            pen.text(self.state, state, style, "good" if self.met else "ink")
        foot = Rect(left, row.top + half, row.right - left, row.height - half)
        pen.text(course, foot, SMALL.but(fit=True))
        pen.rule(row.left, row.bottom - 1, row.width)


def course_of(context: Context, goal: Goal, start: float, now: float) -> str:
    """Where a number was and is, and when it is judged."""
    texts = context.texts
    scale = why_model.scale_for(goal.indicator, [max(abs(now - start), abs(now) * 0.1)], now)
    return texts(
        "council.course",
        name=words.indicator_name(texts, goal.indicator),
        start=scale.value(texts, scale.units(start)),
        now=scale.value(texts, scale.units(now)),
        month=words.month_of(texts, goal.by),
    )


def name_of(context: Context, goal: Goal, key: str) -> str:
    """A pledge's name (by its key) or a goal's (by its place in the level)."""
    if key:
        return words.own_text(context, f"pledges.offer.{key}.goal.name", goal.name)
    number = context.session.rules.level.goals.index(goal) + 1
    return words.own_text(context, f"goals.{number}.name", goal.name)
