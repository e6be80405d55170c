"""The bars of the city screen: date, speed, purse, standing, mood, and the ways to other screens."""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from pygame import Rect

from game.scenes import city_month, models, routes, words
from game.scenes.context import Context
from game.ui import layout
from game.ui.actions import Command
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.moves import Answer, Move, Push
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import Band, Button, Look, Widget

SPEEDS = (1, 2, 4)
ROW = 60
"""Height of a bar in units."""


class Driver(Protocol):
    """What the bars ask of the city screen."""

    context: Context
    speed: int
    share: float
    popup: str

    def drive(self, speed: int) -> Move | None:
        """Pause (0) or run."""

    def month(self) -> Move | None:
        """Live one month."""

    def undo(self) -> Move | None:
        """Take an order back."""

    def pop_up(self, name: str) -> Move | None:
        """Open or close a panel."""


@dataclass(slots=True)
class Gauge(Widget):
    """A number in the bar with its name; using it asks why."""

    value: str = ""
    icon: str = ""
    level: float = -1.0
    """0 to 1 for a small bar below; below 0 for none."""

    focusable: ClassVar[bool] = True
    apart: ClassVar[bool] = True

    def covers(self, _pen: Pen) -> Rect | None:
        """All of it."""
        return self.rect

    def draw(self, pen: Pen, look: Look) -> None:
        """Icon, number and name on slate."""
        pen.fill(self.rect, "slate_light" if look.hovered or look.focused else "slate")
        side = pen.px(22)
        pen.icon(
            self.icon, Rect(self.rect.left + pen.px(6), self.rect.top, side, self.rect.height), "accent", 20
        )
        left = self.rect.left + side + pen.px(13)
        room = Rect(left, self.rect.top, self.rect.right - left - pen.px(4), self.rect.height)
        top, foot = layout.rows(layout.inset(room, 0, pen.px(3)), 1.0, 1.1)
        style = BODY.but(bold=True, place="middle", fit=True, line=True)
        pen.text(self.value, top, style, "on_slate")
        if self.level >= 0:
            bar = Rect(foot.left, foot.bottom - pen.px(4), foot.width - pen.px(8), pen.px(4))
            pen.fill(bar, "slate_dark")
            pen.fill(Rect(bar.left, bar.top, round(bar.width * min(self.level, 1.0)), bar.height), "accent")
            foot.height -= pen.px(5)
        pen.text(self.label, foot, SMALL.but(line=True), "on_slate_soft")


@dataclass(slots=True)
class DateBlock(Widget):
    """The month: its name and its year on one line; below it what `note` says."""

    note: str = ""
    """The stamp of a changed model, or how far off a vote is; mostly empty."""

    apart: ClassVar[bool] = True

    def covers(self, _pen: Pen) -> Rect | None:
        """All of it."""
        return self.rect

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Month and year, above the line that fills."""
        pen.fill(self.rect, "slate")
        room = layout.inset(self.rect, pen.px(6), pen.px(4))
        if self.note:
            room = Rect(room.left, self.rect.top + pen.px(3), room.width, pen.px(24))
            foot = Rect(room.left, room.bottom, room.width, pen.px(21))
            pen.text(self.note, foot, SMALL.but(bold=True, place="middle", fit=True, line=True), "accent")
        pen.text(self.label, room, LEAD.but(bold=True, place="middle", fit=True, line=True), "on_slate")


@dataclass(slots=True)
class Elapsed(Widget):
    """How much of the month has gone by: a thin line that fills."""

    driver: Driver | None = None

    lively: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """Draw it."""
        pen.fill(self.rect, "slate_dark")
        share = min(self.driver.share, 1.0) if self.driver else 0.0
        filled = Rect(self.rect.left, self.rect.top, round(self.rect.width * share), self.rect.height)
        pen.fill(filled, "accent")


Item = tuple[str, int]
"""Name of a piece of the bar and its width in units."""
FIRST: tuple[Item, ...] = (("menu", 50), ("date", 162))
GAUGES: tuple[Item, ...] = (("purse", 130), ("capital", 110), ("mood", 116))
TIME: tuple[Item, ...] = (
    ("pause", 46),
    ("speed1", 46),
    ("speed2", 46),
    ("speed4", 46),
    ("step", 46),
    ("undo", 46),
)
TOOLS: tuple[Item, ...] = (("find", 46), ("overlay", 46), ("charts", 46), ("news", 46), ("board", 168))
IN_MENU = ("charts", "news")
"""Tools that leave the bar to the menu where there is no room for them beside the word of the programmes."""
KEYS = {
    "menu": Command.MENU,
    "pause": Command.PAUSE,
    "speed1": Command.SPEED_1,
    "speed2": Command.SPEED_2,
    "speed4": Command.SPEED_4,
    "step": Command.STEP,
    "undo": Command.UNDO,
    "find": Command.SEARCH,
    "overlay": Command.OVERLAY,
    "charts": Command.CHARTS,
    "board": Command.BOARD,
}
"""The command that does the same as a button; its key is the button's hint."""


def build_bars(ui: Ui, driver: Driver) -> Rect:
    """Add the bars; gives what they cover."""
    room = ui.rect.width - ui.px(16)
    one = [*FIRST, *TIME, *GAUGES, *TOOLS]
    gap = ui.px(4)
    short = [*TOOLS[:-1], ("board", 50)]
    few = [tool for tool in short if tool[0] not in IN_MENU]
    main = [*few[:-1], TOOLS[-1]]
    worded = [(name, _worded(ui, name)) for name, _ in TOOLS]
    shapes: tuple[list[list[Item]], ...] = (
        [[*FIRST, *TIME, *GAUGES, *worded]],
        [[*FIRST, *TIME, *GAUGES, TOOLS[0], *worded[1:]]],
        [one],
        [[*FIRST, *GAUGES], [*TIME, *worded]],
        [[*FIRST, *GAUGES], [*TIME, *TOOLS]],
        [[*FIRST, *GAUGES], [*TIME, *main]],
        [[*FIRST, *GAUGES], [*TIME, *short]],
        [[*FIRST, *main], [*GAUGES], [*TIME]],
        [[*FIRST, *short], [*GAUGES], [*TIME]],
        [[*FIRST, *few], [*GAUGES], [*TIME]],
    )
    fitting = [rows for rows in shapes if all(_width(ui, items, gap) <= room for items in rows)]
    rows = fitting[0] if fitting else shapes[-1]
    high = ui.px(ROW)
    covered = Rect(0, 0, ui.rect.width, high * len(rows) + ui.px(3))
    ui.add(Band(covered, key="bars"))
    for number, items in enumerate(rows):
        line = Rect(ui.px(8), number * high, room, high)
        _row(ui, driver, line, items, gap)
    return covered


def _worded(ui: Ui, name: str) -> int:
    """Units that a button needs to show its word beside its icon."""
    return round(ui.width_of(_word(ui, name)) / ui.scale) + (72 if name == "board" else 60)


def _word(ui: Ui, name: str) -> str:
    """A button's word: short for the tools."""
    short = f"city.{name}.short"
    return ui.say(short) if ui.stage.texts.has(short) else ui.say(f"city.{name}")


def _width(ui: Ui, items: list[Item], gap: int) -> int:
    return sum(ui.px(wide) for _, wide in items) + gap * (len(items) - 1)


def _row(ui: Ui, driver: Driver, line: Rect, items: list[Item], gap: int) -> None:
    """One bar: its pieces from the left, the last group at the right; narrow ones shrink."""
    widths = [ui.px(wide) for _, wide in items]
    spare = line.width - sum(widths) - gap * (len(items) - 1)
    if spare < 0:
        shrink = line.width / (line.width - spare)
        widths = [int(wide * shrink) for wide in widths]
        spare = 0
    left = line.left
    names = [name for name, _ in items]
    split = names.index("find") if "find" in names else names.index("purse") if "purse" in names else 0
    if not split:
        widths = [wide + spare // len(widths) for wide in widths]
        spare = 0
    for number, (name, wide) in enumerate(zip(names, widths, strict=True)):
        if number == split:
            left += spare
        _piece(ui, driver, Rect(left, line.top, wide, line.height), name)
        left += wide + gap


def _piece(ui: Ui, driver: Driver, cell: Rect, name: str) -> None:
    """One piece of the bar."""
    if name == "date":
        label = words.month_of(driver.context.texts, driver.context.session.view.month)
        note = city_month.countdown(driver.context) or models.stamp(driver.context)
        ui.add(DateBlock(cell, label, key="date", note=note))
        low = Rect(cell.left + ui.px(6), cell.bottom - ui.px(12), cell.width - ui.px(16), ui.px(4))
        ui.add(Elapsed(low, key="elapsed", driver=driver))
    elif name in {"purse", "capital", "mood"}:
        _gauge(ui, driver, cell, name)
    else:
        _button(ui, driver, layout.inset(cell, 0, ui.px(6)), name)


def _gauge(ui: Ui, driver: Driver, cell: Rect, name: str) -> None:
    view, texts = driver.context.session.view, driver.context.texts
    box = layout.inset(cell, 0, ui.px(3))
    if name == "purse":
        ui.add(
            Gauge(
                box,
                ui.say("city.purse"),
                Push(routes.Council()),
                "purse",
                value=texts.money(view.cash),
                icon="coin",
            )
        )
    elif name == "capital":
        ui.add(
            Gauge(
                box,
                ui.say("city.capital"),
                Push(routes.Council()),
                "capital",
                value=texts.number(view.capital),
                icon="vote",
                level=view.capital / 100,
            )
        )
    else:
        mood = view.now("acceptance")
        ui.add(
            Gauge(
                box,
                ui.say("city.mood"),
                Push(routes.Why("acceptance")),
                "mood",
                value=texts.percent(mood),
                icon="heart",
                level=mood,
            )
        )


def _button(ui: Ui, driver: Driver, cell: Rect, name: str) -> None:
    session = driver.context.session
    icons = {
        "menu": "menu",
        "pause": "pause",
        "speed1": "play",
        "speed2": "fast",
        "speed4": "fast",
        "step": "step",
        "undo": "undo",
        "find": "search",
        "overlay": "layers",
        "charts": "chart",
        "news": "news",
        "board": "brick",
    }
    answers: dict[str, Answer] = {
        "menu": lambda: driver.pop_up("menu"),
        "pause": lambda: driver.drive(0),
        "step": driver.month,
        "undo": driver.undo,
        "find": Push(routes.Find()),
        "overlay": lambda: driver.pop_up("overlay"),
        "charts": Push(routes.Charts()),
        "news": Push(routes.News()),
        "board": Push(routes.Board()),
    }
    for speed in SPEEDS:
        answers[f"speed{speed}"] = _drive(driver, speed)
    chosen = (name == "pause" and driver.speed == 0) or name in {f"speed{driver.speed}", driver.popup}
    tool = name in dict(TOOLS)
    needed = ui.px(140) if name == "board" else ui.px(_worded(ui, name)) - 2
    wide = tool and cell.width >= needed
    fast = name in {"speed2", "speed4"}
    said = ui.say("city.speed", n=int(name[-1])) if fast else ui.say(f"city.{name}")
    ui.add(
        Button(
            cell,
            _word(ui, name) if wide else said,
            answers[name],
            name,
            enabled=name != "undo" or bool(session.orders_today),
            icon=icons[name],
            look="primary" if name == "board" else "dark",
            chosen=chosen,
            picture_only=not wide,
            opened=name == driver.popup,
            hint=ui.hint(KEYS[name]) if name in KEYS and not wide else "",
        )
    )
    if fast:
        ui.add(Times(cell, f"{name[-1]}\u00d7", key=f"{name}.sign", chosen=chosen))


def _drive(driver: Driver, speed: int) -> Answer:
    return lambda: driver.drive(speed)


@dataclass(slots=True)
class Times(Widget):
    """How many times faster, written over its button."""

    chosen: bool = False

    def draw(self, pen: Pen, look: Look) -> None:  # noqa: ARG002 - it only shows
        """A face of its own over the icon."""
        pen.fill(layout.inset(self.rect, pen.px(5), pen.px(6)), "accent" if self.chosen else "slate")
        pen.text(
            self.label,
            self.rect,
            BODY.but(bold=True, align="center", place="middle", fit=True),
            "on_accent" if self.chosen else "on_slate",
        )
