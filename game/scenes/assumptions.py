"""Each coefficient of the model: its value, what the evidence allows, its source, and who disputes it."""

from functools import partial

from pygame import Rect

from game.engine.rules import Assumption, Confidence
from game.scenes import common_page, routes, words
from game.scenes.assumptions_parts import CoefficientRow, draw_range, number, read_name
from game.scenes.context import Context
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE, Style
from game.ui.moves import Move
from game.ui.native import Entry
from game.ui.panels import Paged, page_list, tabs, tabs_height
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

KINDS = ("all", *(kind.value for kind in Confidence), "disputed")
"""What the list can be narrowed to."""


class AssumptionsScene(Scene):
    """A list to search in, and the coefficient that is open. Nothing can be changed here."""

    def __init__(self, context: Context) -> None:
        self.context = context
        found = context.session.rules.assumptions
        self.every = {
            f"{system}.{name}": each for system, names in found.items() for name, each in names.items()
        }
        self.kind = "all"
        self.asked = self.looked = ""
        self.open_ = next(iter(self.every))
        self.paged = Paged(0)

    def build(self, ui: Ui) -> None:
        """A line to search, what is shown, the list; and the open one beside or below it."""
        body = common_page.heading(ui, common_page.page_of(ui, 1500), ui.say("assumptions.title"))
        if not ui.low:
            body = common_page.paragraph(ui, body, ui.say("assumptions.about", n=len(self.every)))
        stacked = ui.narrow and not ui.low
        cut, share = (layout.rows, (0.55, 0.45)) if stacked else (layout.columns, (1.15, 1.0))
        left, right = cut(body, *share, gap=ui.px(16))
        line, rest = layout.rows(left, ui.px(TARGET + 4), 1.0, gap=ui.px(8))
        box, button = layout.columns(line, 1.0, ui.px(TARGET + 10), gap=ui.px(8))
        ui.add(
            Entry(box, ui.say("assumptions.search"), self._look, "words", text=self.asked, change=self._typed)
        )
        search = ui.say("find.search")
        ui.add(Button(button, search, self._look, "search", icon="search", look="primary", picture_only=True))
        if not ui.low:
            names = [(kind, ui.say(f"assumptions.{kind}")) for kind in KINDS]
            kinds, rest = layout.rows(rest, tabs_height(ui, names, rest.width, TARGET), 1.0, gap=ui.px(8))
            tabs(ui, kinds, names, self.kind, self._kind)
        found = self.found()
        self.paged.count = len(found)
        if not found:
            ui.add(Words(rest, ui.say("assumptions.none"), style=BODY))
        page_list(self, rest, self.paged, ui.px(52), lambda cell, n: self._row(ui, cell, found[n]), gap=0)
        ui.add(Card(right))
        self._opened(ui, layout.inset(right, ui.px(22), ui.px(18)))
        ui.start = "words"

    def found(self) -> list[str]:
        """The coefficients that fit the words and the kind."""
        wanted = self.looked.casefold().split()
        return [
            key
            for key, each in self.every.items()
            if self.kind in {"all", each.confidence.value, "disputed" if each.disputed else ""}
            and all(word in self._haystack(key, each) for word in wanted)
        ]

    def _haystack(self, key: str, each: Assumption) -> str:
        return f"{key.replace('_', ' ')} {key} {self._system(key)} {each.source} {each.disputed}".casefold()

    def _system(self, key: str) -> str:
        return self.context.texts(f"assumptions.system.{key.partition('.')[0]}")

    def _row(self, ui: Ui, cell: Rect, key: str) -> None:
        each = self.every[key]
        row = CoefficientRow(cell, read_name(key), partial(self._open, key), key, chosen=key == self.open_)
        row.about = self._system(key)
        row.value = number(ui.stage.texts, each.value)
        ui.add(row)

    def _opened(self, ui: Ui, box: Rect) -> None:
        """Everything about one coefficient."""
        each, texts = self.every[self.open_], ui.stage.texts
        least, most = (number(texts, end) for end in each.range)
        lines: list[tuple[str, Style, str, int]] = [
            (self._system(self.open_), SMALL.but(bold=True), "accent_ink", 2),
            (read_name(self.open_), TITLE, "ink", 8),
            (ui.say("assumptions.value", value=number(texts, each.value), unit=each.unit), LEAD, "ink", 8),
        ]
        top = self._lines(ui, box, lines)
        bar = Rect(box.left, top, box.width, ui.px(46))
        if bar.bottom < box.bottom:
            ui.add(Picture(bar, paint=partial(draw_range, each)))
            top = bar.bottom + ui.px(4)
        lines = [
            (ui.say("assumptions.range", least=least, most=most), BODY, "ink", 12),
            (ui.say(f"assumptions.sure_{each.confidence.value}"), BODY.but(bold=True), "ink", 12),
            (ui.say("assumptions.source"), SMALL.but(bold=True), "accent_ink", 2),
            (words.source(each.source), BODY, "ink", 12),
        ]
        if each.disputed:
            lines += [
                (ui.say("assumptions.disputed_by"), SMALL.but(bold=True), "accent_ink", 2),
                (each.disputed, BODY, "ink", 0),
            ]
        self._lines(ui, Rect(box.left, top, box.width, box.bottom - top), lines)

    def _lines(self, ui: Ui, box: Rect, lines: list[tuple[str, Style, str, int]]) -> int:
        """Words below each other while they fit; gives where they end."""
        top = box.top
        for said, style, ink, gap in lines:
            high = ui.height_of(said, box.width, style)
            if top + high > box.bottom + ui.px(4):
                break
            ui.add(Words(Rect(box.left, top, box.width, high), said, style=style, ink=ink))
            top += high + ui.px(gap)
        return top

    def _typed(self, asked: str) -> Move | None:
        self.asked = asked
        return None

    def _look(self) -> Move | None:
        self.looked, self.paged.page = self.asked, 0
        found = self.found()
        self.open_ = found[0] if found else self.open_
        self.rebuild()
        return None

    def _kind(self, kind: str) -> Move | None:
        self.kind, self.paged.page = kind, 0
        self.rebuild()
        return None

    def _open(self, key: str) -> Move | None:
        self.open_ = key
        self.rebuild()
        return None


def make(context: Context, route: routes.Assumptions) -> Scene:
    """The scene of the route."""
    del route
    return AssumptionsScene(context)
