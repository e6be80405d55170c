"""Sheets: the frame of a reading screen, blocks that flow over columns and pages, and small marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pygame import Rect

from game.scenes.sheet_marks import ASIDE, CHOICE_TITLE, ICON, Band, Choice, Mark, TagMark
from game.ui import fonts, layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE, Style
from game.ui.moves import Answer
from game.ui.paint import Ink
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Widget, Words

BAR = 64
LEAST_LINES = 2
"""Lines of a text that stay together where it is cut."""
ON_BAR = (TITLE, LEAD.but(bold=True), BODY.but(bold=True))
"""How a title stands on its bar: as large as one line allows."""
NUMBER = BODY.but(bold=True, place="middle")
Numbers = Sequence[tuple[str, str]]
"""What stands at the right of a bar: icon and words each."""
UNDER = 34
"""Units by which the bar is higher where its numbers stand below the title."""

# ---------------------------------------------------------------------- the frame


def frame(
    ui: Ui, title: str, leave: Answer, *, right: Numbers = (), brief: Sequence[Numbers] = ()
) -> Rect:
    """A dark bar with a way back, the title, and numbers (icon, words) at the right; gives the room below.

    Where there is little room the title gets smaller; then briefer and briefer words stand for the numbers
    where there are any; then all stand on a line of their own. Without brief words the first ones stay.
    """
    low = ui.rect.height / ui.scale < 560
    high = ui.px(52 if low else BAR)
    side = ui.px(8 if low else 10)
    left, edge = ui.px(80), ui.rect.right - ui.px(20)
    room = edge - left - min(ui.width_of(title, one) for one in ON_BAR) - ui.px(24)
    shown = next((one for one in (right, *brief) if _spread(ui, one) <= room), ())
    wide = edge - ui.px(12)
    under = next((one for one in (right, *brief) if _spread(ui, one) <= wide), brief[0] if brief else ())
    under = () if shown or not brief else under
    if under and _spread(ui, under) > wide:
        shown, under = under[:1], under[1:]
    if not shown and not under:
        shown = next((right[:n] for n in range(len(right), 0, -1) if _spread(ui, right[:n]) <= room), ())
    more = ui.px(UNDER) if under else 0
    ui.add(Band(Rect(0, 0, ui.rect.width, high + more)))
    back = Rect(ui.px(12), (high - ui.px(TARGET)) // 2, ui.px(52), ui.px(TARGET))
    ui.add(Button(back, ui.say("sheet.back"), leave, key="back", icon="back", look="dark", picture_only=True))
    _numbers(ui, Rect(0, high - side // 2, edge, more), under)
    edge = _numbers(ui, Rect(0, 0, edge, high - side // 2), shown)
    line = next((one for one in ON_BAR if ui.width_of(title, one) <= edge - left), TITLE.but(fit=True))
    place = Rect(left, 0, edge - left, high - side // 2)
    ui.add(Words(place, title, style=line.but(place="middle"), ink="on_slate"))
    return Rect(0, high + more, ui.rect.width, ui.rect.height - high - more)


def _spread(ui: Ui, numbers: Numbers) -> int:
    """How wide numbers are on a bar, with what is free beside them."""
    return sum(ui.width_of(said, NUMBER) + ui.px(ICON + 8 + 24) + 2 for _, said in numbers)


def _numbers(ui: Ui, line: Rect, numbers: Numbers) -> int:
    """Numbers at the right of a bar; gives where they begin."""
    edge = line.right
    for icon, said in reversed(numbers):
        wide = ui.width_of(said, NUMBER) + ui.px(ICON + 8) + 2
        place = Rect(edge - wide, line.top, wide, line.height)
        ui.add(Mark(place, said, icon=icon, style=NUMBER, ink="on_slate", icon_ink="accent"))
        edge -= wide + ui.px(24)
    return edge


def page_of(ui: Ui, body: Rect, most: float = 1180) -> Rect:
    """The middle of the room below the bar: a margin, and not wider than is good to read."""
    low = body.height / ui.scale < 520
    room = layout.inset(body, ui.px(16 if ui.narrow else 32), ui.px(12 if low else 24))
    wide = min(room.width, ui.px(most))
    return Rect(room.centerx - wide // 2, room.top, wide, room.height)


# ---------------------------------------------------------------------- blocks that flow


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a column: how high it is at a width, and what it adds there."""

    high: Callable[[int], int]
    add: Callable[[Rect], None]
    gap: float = 10
    """Units free below it."""
    keep: bool = False
    """Whether it stays with the next one (a heading)."""
    cut: "Callable[[int, int], tuple[Block, Block] | None] | None" = None
    """What fits in a width and a height, and the rest; None where nothing sensible fits."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block with its height."""

    block: Block
    high: int
    need: int = field(default=0)


@dataclass(frozen=True, slots=True)
class Columns:
    """How blocks stand: in how many columns, how far apart, and whether one column stands in the middle."""

    across: int = 1
    gap: float = 28
    middle: bool = False
    even: bool = False
    """Whether what fits on one page is spread evenly over its columns."""


ONE = Columns()


def flow(scene: Scene, area: Rect, blocks: Sequence[Block], paged: Paged, how: Columns = ONE) -> int:
    """Add blocks column after column; a pager comes at the foot when one page is too small. Gives the end."""
    ui = scene.ui
    across, between = how.across, ui.px(how.gap)
    wide = (area.width - (across - 1) * between) // across
    pieces = _pieces(ui, blocks, wide)
    columns = _columns(ui, pieces, area.height)
    low = area.height - (0 if paged.foot or paged.silent else ui.px(TARGET + 8))
    if len(columns) > across or any(piece.high > area.height for piece in pieces):
        pieces = _pieces(ui, cut(ui, blocks, wide, low), wide)
        columns = _columns(ui, pieces, low)
    elif how.even and across > 1:
        columns = _evenly(ui, pieces, across) or columns
    paged.count = paged.of = max(-(-len(columns) // across), 1)
    paged.page = min(max(paged.page, 0), paged.count - 1)
    if how.middle and len(columns) == 1:
        used = sum(piece.high + ui.px(piece.block.gap) for piece in columns[0])
        area = Rect(area.left, area.top + max((area.height - used) // 2, 0), area.width, area.height)
    end = area.top
    first = paged.page * across
    for number, column in enumerate(columns[first : first + across]):
        top = area.top
        for piece in column:
            piece.block.add(Rect(area.left + number * (wide + between), top, wide, piece.high))
            end = max(end, top + piece.high)
            top += piece.high + ui.px(piece.block.gap)
    if paged.count > 1 and not paged.silent:
        foot = Rect(area.left, area.bottom - ui.px(TARGET), area.width, ui.px(TARGET))
        pager(scene, paged.foot or foot, paged)
        end = area.bottom
    return end


def _first(ui: Ui, blocks: Sequence[Block], wide: int, room: int) -> tuple[list[Block], list[Block]]:
    """The blocks that stand in a room, and the rest; what is too high, or follows a heading, is cut."""
    used = 0
    for place, block in enumerate(blocks):
        high = block.high(wide)
        if used + high > room:
            needed = high > room or (place > 0 and blocks[place - 1].keep)
            parts = block.cut(wide, room - used) if block.cut and needed else None
            if parts:
                return [*blocks[:place], parts[0]], [parts[1], *blocks[place + 1 :]]
            kept = place
            while kept and blocks[kept - 1].keep:
                kept -= 1
            kept = kept or max(place, 1)
            return list(blocks[:kept]), list(blocks[kept:])
        used += high + ui.px(block.gap)
    return list(blocks), []


def cut(ui: Ui, blocks: Sequence[Block], wide: int, room: int) -> list[Block]:
    """The same blocks, those cut that are higher than a page."""
    found: list[Block] = []
    rest = list(blocks)
    while rest:
        first, rest = _first(ui, rest, wide, room)
        found += first
    return found


def _pieces(ui: Ui, blocks: Sequence[Block], wide: int) -> list[_Piece]:
    """Heights, and what a heading needs below it."""
    found: list[_Piece] = []
    for block in reversed(blocks):
        high = block.high(wide)
        need = high + (ui.px(block.gap) + found[0].need if block.keep and found else 0)
        found.insert(0, _Piece(block, high, need))
    return found


def _columns(ui: Ui, pieces: Sequence[_Piece], room: int) -> list[list[_Piece]]:
    """Blocks from top to bottom until a column is full."""
    found: list[list[_Piece]] = [[]]
    used = 0
    for piece in pieces:
        if found[-1] and used + piece.need > room:
            found.append([])
            used = 0
        found[-1].append(piece)
        used += piece.high + ui.px(piece.block.gap)
    return found


def _evenly(ui: Ui, pieces: Sequence[_Piece], across: int) -> list[list[_Piece]]:
    """The lowest columns of that number."""
    heights = [piece.high + ui.px(piece.block.gap) for piece in pieces]
    room = max(sum(heights) // across, *(piece.need for piece in pieces), 1)
    while True:
        columns = _columns(ui, pieces, room)
        if len(columns) <= across:
            return columns
        room += ui.px(8)


def pager(scene: Scene, line: Rect, paged: Paged) -> None:
    """Back, which page, on."""
    ui = scene.ui

    def turn(step: int) -> Answer:
        def go() -> None:
            paged.page += step
            scene.rebuild()

        return go

    wide = min(line.width, ui.px(360))
    middle = Rect(line.centerx - wide // 2, line.top, wide, line.height)
    back, between, on = layout.columns(middle, ui.px(64), 1.0, ui.px(64))
    for place, key, step, name, icon, enabled in (
        (back, "list.previous", -1, "page.back", "left", paged.page > 0),
        (on, "list.next", 1, "page.on", "right", paged.page < paged.count - 1),
    ):
        ui.add(
            Button(place, ui.say(key), turn(step), key=name, icon=icon, picture_only=True, enabled=enabled)
        )
    said = ui.say("list.page", page=paged.page + 1, pages=paged.count)
    ui.add(Words(between, said, style=BODY.but(align="center", place="middle")))


def bound(block: Block) -> Block:
    """The same block, that stays with the next one."""
    return Block(block.high, block.add, block.gap, keep=True)


def stretched(block: Block, high: int) -> Block:
    """The same block, at least that high."""
    return Block(lambda wide: max(high, block.high(wide)), block.add, block.gap, block.keep)


def text(ui: Ui, said: str, style: Style = BODY, gap: float = 10, ink: Ink | None = None) -> Block:
    """Plain words; between their lines they may be cut."""

    def cut(wide: int, room: int) -> tuple[Block, Block] | None:
        parts = halves(ui, said, wide, room, style)
        return (text(ui, parts[0], style, gap, ink), text(ui, parts[1], style, gap, ink)) if parts else None

    return Block(
        lambda wide: ui.height_of(said, wide, style),
        lambda rect: _add(ui, Words(rect, said, style=style, ink=ink)),
        gap,
        cut=cut,
    )


def halves(ui: Ui, said: str, wide: int, room: int, style: Style) -> tuple[str, str] | None:
    """The lines of a text that stand in a room, and the others; None where hardly any do, or all."""
    lines = fonts.broken(said, wide, fonts.pixels(style, ui.scale), style)
    fit = room // ui.height_of("A", wide, style)
    if not max(min(LEAST_LINES, len(lines) - 1), 1) <= fit < len(lines):
        return None
    return "\n".join(lines[:fit]), "\n".join(lines[fit:])


def heading(ui: Ui, said: str, gap: float = 4) -> Block:
    """A small heading that stays with what follows."""
    style = SMALL.but(bold=True)
    return Block(
        lambda wide: ui.height_of(said, wide, style),
        lambda rect: _add(ui, Words(rect, said, style=style, ink="accent_ink")),
        gap,
        keep=True,
    )


def mark(ui: Ui, icon: str, said: str, style: Style = BODY, gap: float = 8, ink: Ink = "ink") -> Block:
    """An icon with words."""
    return Block(
        lambda wide: ui.height_of(said, wide - ui.px(ICON) - ui.px(8), style),
        lambda rect: _add(ui, Mark(rect, said, icon=icon, style=style, ink=ink)),
        gap,
    )


def tag(ui: Ui, kind: str, source: str = "", gap: float = 6) -> Block:
    """A tag, with the source in small words below it."""
    said = ui.say(f"tag.{kind}")

    def add(rect: Rect) -> None:
        wide = ui.width_of(said, SMALL.but(bold=True)) + ui.px(42)
        ui.add(TagMark(Rect(rect.left, rect.top, wide, ui.px(28)), said, tag=kind))
        if source:
            below = Rect(rect.left, rect.top + ui.px(34), rect.width, rect.height - ui.px(34))
            ui.add(Words(below, source, style=SMALL))

    return Block(
        lambda wide: ui.px(28) + (ui.px(6) + ui.height_of(source, wide, SMALL) if source else 0), add, gap
    )


def button(ui: Ui, made: Button, gap: float = 10, least: float = 52) -> Block:
    """A button as high as its words need."""
    side = ui.px(24) + (ui.px(32) if made.icon else 0)

    def add(rect: Rect) -> None:
        made.rect = rect
        ui.add(made)

    return Block(
        lambda wide: max(ui.px(least), ui.height_of(made.label, wide - side, made.style) + ui.px(20)),
        add,
        gap,
    )


def group(ui: Ui, inside: Sequence[Block], gap: float = 10) -> Block:
    """Blocks that stay together."""

    def high(wide: int) -> int:
        return sum(block.high(wide) + ui.px(block.gap) for block in inside) - ui.px(inside[-1].gap)

    def add(rect: Rect) -> None:
        top = rect.top
        for block in inside:
            part = block.high(rect.width)
            block.add(Rect(rect.left, top, rect.width, part))
            top += part + ui.px(block.gap)

    return Block(high, add, gap)


def card(ui: Ui, inside: Sequence[Block], gap: float = 14, pad: float = 18, ink: Ink = "card") -> Block:
    """A card with blocks on it."""
    body = group(ui, inside)

    def high(wide: int) -> int:
        return body.high(wide - 2 * ui.px(pad)) + 2 * ui.px(pad) + ui.px(4)

    def add(rect: Rect) -> None:
        ui.add(Card(Rect(rect.left, rect.top, rect.width, rect.height - ui.px(4)), ink=ink))
        body.add(layout.inset(rect, ui.px(pad)))

    def cut(wide: int, room: int) -> tuple[Block, Block] | None:
        first, rest = _first(ui, inside, wide - 2 * ui.px(pad), room - 2 * ui.px(pad) - ui.px(4))
        if all(block.keep for block in first):
            return None
        head = card(ui, first, gap, pad, ink)
        return (head, card(ui, rest, gap, pad, ink)) if rest and head.high(wide) <= room else None

    return Block(high, add, gap, cut=cut)


def _add(ui: Ui, widget: Widget) -> None:
    ui.add(widget)


def choice(ui: Ui, made: Choice, gap: float = 12) -> Block:
    """A card to choose, as high as its words need."""
    side = 2 * ui.px(16) + (ui.px(40) if made.boxed or made.icon else 0)

    def high(wide: int) -> int:
        parts = [(made.label, CHOICE_TITLE), (made.below, BODY), (made.small, SMALL)]
        aside = ui.px(ASIDE) if made.aside else 0
        lines = [
            ui.height_of(said, wide - side - (aside if style is CHOICE_TITLE else 0), style)
            for said, style in parts
            if said
        ]
        return max(sum(lines) + 2 * ui.px(12) + ui.px(3) * len(lines), ui.px(TARGET + 8))

    def add(rect: Rect) -> None:
        made.rect = rect
        ui.add(made)

    return Block(high, add, gap)
