"""Larger pieces: number tiles, tabs, pages of a list, a ticker; and the scene of a question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.ui import charts, layout
from game.ui.actions import Action, Command, Do
from game.ui.fonts import BODY, LEAD, SIZES, SMALL, TITLE
from game.ui.moves import Answer, Move, Pop, Then
from game.ui.paint import Pen
from game.ui.screen import Scene, Ui
from game.ui.widgets import Button, Card, Look, Widget, Words


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a number."""

    said: str = ""
    """In words: "Goal: under 20"; empty when nothing is."""
    met: bool = False
    """Whether it is as asked now: a check mark says so."""
    pledged: bool = False
    """Whether it was promised: a star says so."""


@dataclass(slots=True)
class StatTile(Widget):
    """A number with its name, its change and its course; using it asks why."""

    value: str = ""
    change: str = ""
    """The change in words and sign: "12 % less this year"."""
    better: bool | None = None
    """Whether the change is for the better; None: neither."""
    course: Sequence[float] = ()
    """Values for a small line."""
    why: str = ""
    """The words of the affordance: "Why?"."""
    even: tuple[int, int] = (0, 0)
    """Pixels that name and change take at least, so that the numbers of a row stand on one line."""
    asked: Asked = Asked()
    """What is asked of the number: it stands below it, and the change beside it."""

    focusable: ClassVar[bool] = True

    def covers(self, pen: Pen) -> Rect | None:
        """The card and the edge below it."""
        return pen.card_area(self.rect)

    def draw(self, pen: Pen, look: Look) -> None:
        """A card: name (on more lines where it is long), number, change, line."""
        pen.card(self.rect, "sunk" if look.hovered else "card")
        box = layout.inset(self.rect, pen.px(12), pen.px(8))
        small = pen.height_of("A", box.width, SMALL)
        asks = pen.width_of(self.why, SMALL) + pen.px(30) if self.why else 0
        head = max(min(pen.height_of(self.label, box.width - asks, SMALL), NAME_LINES * small), self.even[0])
        pen.text(self.label, Rect(box.left, box.top, box.width - asks, head), SMALL)
        if self.why:
            pen.text(
                self.why,
                Rect(box.right - asks, box.top, asks - pen.px(22), small),
                SMALL.but(align="right"),
                "focus",
            )
            pen.icon("question", Rect(box.right - pen.px(18), box.top, pen.px(18), small), "focus", 16)
        body = Rect(box.left, box.top + head, box.width, box.height - head)
        strong = SMALL.but(bold=self.better is not None)
        under = self.asked.said or self.change
        signs = pen.px(SIGN) * (self.asked.pledged + self.asked.met if self.asked.said else 0)
        below = max(min(pen.height_of(under, box.width - signs, strong), 2 * small), self.even[1])
        number, foot = layout.rows(body, 1.0, below)
        style = TITLE.but(place="middle", fit=True, line=True)
        needs = pen.width_of(self.value, style) + pen.px(10)
        wide = min(max(needs, number.width // 2), number.width)
        beside = Rect(number.left, number.top, 0, number.height)
        if self.asked.said:
            change = pen.width_of(self.change, strong) + pen.px(8) if self.change else 0
            wide = min(needs + change, number.width)
        if number.height > pen.px(ABOVE):
            number, line = layout.rows(number, pen.height_of("A", number.width, style) + pen.px(8), 1.0)
            charts.spark(pen, layout.inset(line, 0, pen.px(8)), self.course)
        elif len(self.course) > 1 and number.width - wide > max(pen.px(40), number.height):
            line = Rect(number.left + wide, number.top, number.width - wide, number.height)
            charts.spark(pen, layout.inset(line, 0, pen.px(6)), self.course)
            number.width = wide
        if self.asked.said:
            beside = Rect(number.left + needs, number.top, number.width - needs, number.height)
            number.width = needs
        ink = "ink_soft" if self.better is None else "good" if self.better else "bad"
        pen.text(self.value, number, style)
        if not self.asked.said:
            pen.text(self.change, foot, strong, ink)
            return
        pen.text(self.change, beside, strong.but(place="middle", fit=True, line=True), ink)
        self._goal(pen, foot, small)

    def _goal(self, pen: Pen, foot: Rect, small: int) -> None:
        """What is asked, behind a star when it was promised, before a check mark when it is met."""
        side, asked = pen.px(SIGN), self.asked
        if asked.pledged:
            pen.icon("star", Rect(foot.left - pen.px(2), foot.top, pen.px(18), small), "accent_ink", 16)
            foot = Rect(foot.left + side, foot.top, foot.width - side, foot.height)
        if asked.met:
            pen.icon("check", Rect(foot.right - pen.px(18), foot.top, pen.px(18), small), "good", 18)
        room = Rect(foot.left, foot.top, foot.width - (side if asked.met else 0), foot.height)
        style = SMALL.but(bold=asked.met, fit=True)
        pen.text(asked.said, room, style, "good" if asked.met else "ink")

    @staticmethod
    def evened(
        ui: Ui, said: Sequence[tuple[str, str]], width: int, why: str = "", signs: int = 0
    ) -> tuple[int, int]:
        """What the highest of some names and the highest of their changes take in tiles of that width.

        So many signs stand beside what is asked.
        """
        asks = ui.width_of(why, SMALL) + ui.px(30) if why else 0
        room = width - 2 * ui.px(12)
        one = ui.height_of("A", room, SMALL)
        names = max(ui.height_of(label, room - asks, SMALL) for label, _ in said)
        below = room - signs * ui.px(SIGN)
        changes = max(ui.height_of(change, below, SMALL.but(bold=True)) for _, change in said)
        return min(names, NAME_LINES * one), min(changes, 2 * one)

    @staticmethod
    def taller(ui: Ui, even: tuple[int, int]) -> int:
        """How much higher tiles stand when names or changes need more lines than one."""
        return sum(even) - 2 * ui.height_of("A", ui.rect.width, SMALL)


@dataclass(slots=True)
class Ticker(Widget):
    """One line of news; using it opens the story (the answer), left and right turn to another."""

    lines: Sequence[str] = ()
    place: int = 0
    turn: Callable[[int], Move | None] | None = None

    focusable: ClassVar[bool] = True
    adjustable: ClassVar[bool] = True

    def covers(self, _pen: Pen) -> Rect | None:
        """The whole band."""
        return self.rect

    def adjust(self, step: int) -> Move | None:
        """Another line."""
        self.place = (self.place + step) % max(len(self.lines), 1)
        return self.turn(self.place) if self.turn else None

    def draw(self, pen: Pen, look: Look) -> None:
        """A dark band with the line."""
        pen.fill(self.rect, "slate_light" if look.hovered else "slate")
        box = layout.inset(self.rect, pen.px(14), 0)
        pen.icon("news", Rect(box.left, box.top, pen.px(24), box.height), "accent", 22)
        words = self.lines[self.place % len(self.lines)] if self.lines else self.label
        pen.text(
            words,
            Rect(box.left + pen.px(36), box.top, box.width - pen.px(36), box.height),
            BODY.but(place="middle", fit=True, line=self.rect.height < 2.6 * pen.px(SIZES["body"])),
            "on_slate",
        )


def tabs_height(ui: Ui, names: Sequence[tuple[str, str]], width: int, high: int = 46) -> int:
    """How high tabs stand: more where words break, two lines of tabs where one word is too wide for a tab."""
    style, gaps = BODY.but(bold=True), ui.px(4) * (len(names) - 1)
    if sum(_need(ui, words) for _, words in names) + gaps <= width:
        return ui.px(high)
    cell = (width - gaps) // len(names) - ui.px(24)
    widest = max(ui.width_of(word, style) for _, words in names for word in words.split(" "))
    return ui.px(high + BROKEN) if widest <= cell else ui.px(2 * high + 4)


def tab_cells(ui: Ui, bar: Rect, names: Sequence[tuple[object, str]]) -> list[Rect]:
    """Equal tabs on a line; where they are too narrow, those with longer words are wider."""
    gaps = ui.px(4) * (len(names) - 1)
    equal = layout.columns(bar, *[1.0] * len(names), gap=ui.px(4))
    whole = [_need(ui, words) for _, words in names]
    if all(need <= cell.width for need, cell in zip(whole, equal, strict=True)):
        return equal
    for needs in (whole, [max(_need(ui, word) for word in words.split(" ")) for _, words in names]):
        spare = bar.width - sum(needs) - gaps
        if spare >= 0:
            wide = [need + spare // len(names) for need in needs[:-1]]
            return layout.columns(bar, *wide, 1.0, gap=ui.px(4))
    return equal


def _need(ui: Ui, words: str) -> int:
    """How wide a tab is that holds these words on one line."""
    return ui.width_of(words, BODY.but(bold=True)) + ui.px(TAB_SIDES)


def tabs(
    ui: Ui, area: Rect, names: Sequence[tuple[str, str]], chosen: str, on: Callable[[str], Move | None]
) -> list[Button]:
    """A row of tabs (or a choice of few): (key, words) each; `on` hears the key."""

    def picked(key: str) -> Answer:
        return lambda: on(key)

    lines = 2 if area.height > ui.px(TWO_LINES) else 1
    across = -(-len(names) // lines)
    parts = [names[first : first + across] for first in range(0, len(names), across)]
    bars = layout.rows(area, *[1.0] * lines, gap=ui.px(4))
    cells = [cell for bar, part in zip(bars, parts, strict=True) for cell in tab_cells(ui, bar, part)]
    return [
        ui.add(
            Button(
                cell,
                words,
                picked(key),
                key=f"tab.{key}",
                chosen=key == chosen,
                style=BODY.but(bold=key == chosen),
            )
        )
        for cell, (key, words) in zip(cells, names, strict=True)
    ]


SIGN = 22
"""Units that a star or a check mark takes beside what is asked of a number."""
ABOVE = 110
"""Units of height between name and change from which the number stands above its course."""
NAME_LINES = 3
"""Lines that the name of a tile may take."""
BROKEN = 12
"""Units by which tabs are higher whose words break."""
TAB_SIDES = 26
"""Units that a tab needs beside its words."""
TWO_LINES = 70
"""Units from which an area holds two lines of tabs."""


@dataclass(slots=True)
class Paged:
    """A list shown in pages: how many rows there are, how many fit, and which page is shown."""

    count: int
    page: int = 0
    foot: Rect | None = None
    """Where the pager stands when it is not to take room from the list."""
    silent: bool = False
    """Whether other buttons turn the pages, so that there is no pager."""
    of: int = 1
    """How many pages there were when it was last shown."""

    def shown(self, fitting: int) -> range:
        """The rows of this page."""
        self.page = min(max(self.page, 0), max(self.pages(fitting) - 1, 0))
        first = self.page * max(fitting, 1)
        return range(first, min(first + max(fitting, 1), self.count))

    def pages(self, fitting: int) -> int:
        """How many pages there are."""
        return -(-self.count // max(fitting, 1))


def page_list(
    scene: Scene,
    area: Rect,
    paged: Paged,
    high: int,
    row: Callable[[Rect, int], object],
    gap: int = 6,
) -> None:
    """Add the rows of a page, and a pager at the foot when there are more: `row(rect, number)` adds one.

    The gap (in units) is the widest; it shrinks where that shows all rows.
    """
    ui = scene.ui
    foot = ui.px(44)
    spare = (area.height - paged.count * high) // max(paged.count - 1, 1)
    gap = min(max(spare, ui.px(6)), ui.px(gap))
    whole = max((area.height + gap) // (high + gap), 1)
    own = not (paged.foot or paged.silent)
    fits = max((area.height - foot) // (high + gap), 1) if own and paged.count > whole else whole
    if fits < paged.count and own:
        high = min(high, (area.height - foot - ui.px(6) + gap) // fits - gap)
    for cell, number in zip(layout.stack(area, [high] * fits, gap), paged.shown(fits), strict=False):
        row(cell, number)
    paged.of = max(paged.pages(fits), 1)
    if paged.count <= fits or paged.silent:
        return
    line = paged.foot or Rect(area.left, area.bottom - foot, area.width, foot)
    _pager(scene, line, paged, paged.pages(fits))


def _pager(scene: Scene, line: Rect, paged: Paged, pages: int) -> None:
    """Back, which page, on."""
    ui = scene.ui

    def turn(step: int) -> Answer:
        def go() -> None:
            paged.page += step
            scene.rebuild()

        return go

    back, middle, on = layout.columns(line, ui.px(56), 1.0, ui.px(56))
    words = ui.say("list.page", page=paged.page + 1, pages=pages)
    arrows = (
        (back, "list.previous", -1, "page.back", "left", paged.page > 0),
        (on, "list.next", 1, "page.on", "right", paged.page < pages - 1),
    )
    for place, key, step, name, picture, enabled in arrows:
        ui.add(
            Button(place, ui.say(key), turn(step), key=name, icon=picture, picture_only=True, enabled=enabled)
        )
    ui.add(Words(middle, words, style=BODY.but(align="center", place="middle")))


class Dialog(Scene):
    """A question over the screen below: `Push(Dialog(title, words, [(words, move), …]))`.

    The first choice is the main one; Escape takes the last. A choice without a move only closes.
    """

    overlay = True

    def __init__(
        self, title: str, words: str, choices: Sequence[tuple[str, Move | None]], icon: str = ""
    ) -> None:
        self.title = title
        self.words = words
        self.choices = list(choices)
        self.icon = icon

    def _close(self, number: int) -> Move:
        move = self.choices[number][1]
        return Then((Pop(number), move)) if move else Pop(number)

    def build(self, ui: Ui) -> None:
        """A card in the middle."""
        wide = min(ui.px(620), ui.rect.width - ui.px(40))
        room = wide - ui.px(64)
        head = ui.height_of(self.title, room, TITLE)
        text = ui.height_of(self.words, room, LEAD)
        side_by_side = all(
            ui.width_of(words) < room // len(self.choices) - ui.px(40) for words, _ in self.choices
        )
        target = ui.px(52)
        foot = target if side_by_side else len(self.choices) * (target + ui.px(8)) - ui.px(8)
        card = Rect(0, 0, wide, head + text + foot + ui.px(32 + 14 + 28 + 32))
        card.center = ui.rect.center
        ui.add(Card(card))
        inside = layout.inset(card, ui.px(32))
        ui.add(Words(Rect(inside.topleft, (room, head)), self.title, style=TITLE))
        ui.add(Words(Rect(inside.left, inside.top + head + ui.px(14), room, text), self.words, style=LEAD))
        line = Rect(inside.left, inside.bottom - foot, room, foot)
        many = len(self.choices)
        cells = (
            layout.columns(line, *[1.0] * many, gap=ui.px(12))
            if side_by_side
            else layout.stack(line, [target] * many, ui.px(8))
        )
        for number, (cell, (words, _)) in enumerate(zip(cells, self.choices, strict=True)):
            ui.add(
                Button(
                    cell,
                    words,
                    self._close(number),
                    key=f"choice.{number}",
                    look="second" if number else "primary",
                )
            )
        ui.start = "choice.0"

    def handle(self, action: Action) -> Move | None:
        """Escape takes the last choice."""
        return self._close(len(self.choices) - 1) if action == Do(Command.BACK) else None
