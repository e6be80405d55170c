"""What the screens that look back share: the frame of a page, colours of lists, a month's events."""

from collections.abc import Callable

from pygame import Rect

from game.engine.nation import PartyList
from game.engine.view import View
from game.scenes import words
from game.scenes.context import Context
from game.ui import layout
from game.ui.fonts import BODY, HEAD, SMALL, TITLE, Style
from game.ui.moves import Answer, Move, Pop
from game.ui.palette import Color, Palette, contrast, mix, rgb
from game.ui.screen import Ui
from game.ui.widgets import TARGET, Button, Stamp, Words

NOTED = frozenset({"event", "election", "programme.running"})
"""Kinds of facts that are marked on charts."""
MARKED = ("event:", "programme:")


def page_of(ui: Ui, widest: int = 1320) -> Rect:
    """The part of the window that a page uses: a margin around it, never too wide to read."""
    low = ui.rect.height / ui.scale < 560
    page = layout.inset(ui.rect, ui.px(16 if ui.narrow else 32), ui.px(10 if low else 20))
    wide = min(page.width, ui.px(widest))
    return Rect(page.centerx - wide // 2, page.top, wide, page.height)


def heading(  # where, what, with which buttons and which stamp behind the title
    ui: Ui, page: Rect, title: str, more: list[Button] | None = None, back: Answer = None, *, stamp: str = ""
) -> Rect:
    """Title, a few buttons and the way back on one line (two where it is narrow); gives what is left below.

    The rectangles of the buttons are set here; their widths are those asked for.
    """
    buttons = [
        *(more or []),
        Button(Rect(0, 0, ui.px(132), 0), ui.say("page.back"), back or Pop(), key="back", icon="back"),
    ]
    gap, high = ui.px(10), ui.px(TARGET + 4)
    widths = [b.rect.width if b.picture_only else max(b.rect.width, ui.width_of(b.label) + ui.px(64))
              for b in buttons]  # fmt: skip
    spent = sum(widths) + gap * len(widths)
    stamped = ui.width_of(stamp, SMALL.but(bold=True)) + ui.px(32) if stamp else 0
    needs = ui.width_of(title, TITLE) + stamped
    if page.width - spent < needs and not ui.portrait and ui.narrow:
        widths = [ui.px(TARGET + 14)] * len(buttons)
        for button in buttons:
            button.picture_only = True
        spent = sum(widths) + gap * len(widths)
    own_line = page.width - spent < (needs if ui.narrow else ui.px(260))
    head = Rect(page.left, page.top, page.width if own_line else page.width - spent, high)
    line = Rect(page.left, head.bottom + gap if own_line else page.top, page.width, high)
    style = HEAD if ui.width_of(title, HEAD) <= head.width else TITLE
    stamped_title(ui, head, title, style, stamp)
    _line_up(ui, line, buttons, widths, gap)
    bottom = line.bottom + ui.px(14)
    return Rect(page.left, bottom, page.width, page.bottom - bottom)


def stamped_title(ui: Ui, head: Rect, title: str, style: Style, stamp: str) -> None:
    """A title, and behind it the stamp of a changed model, if there is one."""
    wide = min(ui.width_of(stamp, SMALL.but(bold=True)) + ui.px(20), head.width // 2) if stamp else 0
    room = Rect(head.left, head.top, head.width - (wide + ui.px(12) if stamp else 0), head.height)
    if stamp:
        style = style if ui.width_of(title, style) <= room.width else TITLE
        left = head.left + min(ui.width_of(title, style), room.width) + ui.px(12)
        ui.add(Stamp(Rect(left, head.centery - ui.px(14), wide, ui.px(28)), stamp, key="stamp"))
    ui.add(Words(room, title, style=style.but(place="middle", fit=True)))


def _line_up(ui: Ui, line: Rect, buttons: list[Button], widths: list[int], gap: int) -> None:
    """Buttons from the right edge; squeezed to equal parts where they do not fit."""
    if sum(widths) + gap * (len(widths) - 1) > line.width:
        cells = layout.columns(line, *[1.0] * len(widths), gap=gap)
    else:
        start = Rect(line.right - sum(widths) - gap * (len(widths) - 1), line.top, line.width, line.height)
        cells = layout.columns(start, *widths, gap=gap)
    for button, cell in zip(buttons, cells, strict=True):
        button.rect = cell
        ui.add(button)


def section(ui: Ui, area: Rect, title: str) -> Rect:
    """A small heading inside a card; gives what is left below it."""
    high = ui.height_of(title, area.width, BODY.but(bold=True))
    ui.add(Words(Rect(area.left, area.top, area.width, high), title, style=BODY.but(bold=True)))
    top = area.top + high + ui.px(8)
    return Rect(area.left, top, area.width, area.bottom - top)


def stepper(
    ui: Ui, area: Rect, label: str, turn: Callable[[int], Move | None], key: str, ends: tuple[bool, bool]
) -> None:
    """One of many with an arrow at either side; `turn` hears -1 or 1, `ends` says which arrows work."""
    left, middle, right = layout.columns(area, ui.px(TARGET + 4), 1.0, ui.px(TARGET + 4), gap=ui.px(4))
    ui.add(
        Button(
            left,
            ui.say("list.previous"),
            lambda: turn(-1),
            key=f"{key}.back",
            icon="left",
            picture_only=True,
            enabled=ends[0],
        )
    )
    ui.add(Words(middle, label, style=BODY.but(align="center", place="middle", fit=True, bold=True)))
    ui.add(
        Button(
            right,
            ui.say("list.next"),
            lambda: turn(1),
            key=f"{key}.on",
            icon="right",
            picture_only=True,
            enabled=ends[1],
        )
    )


def paragraph(ui: Ui, area: Rect, words_: str, *, small: bool = False) -> Rect:
    """Words at the top of an area; gives what is left below."""
    style = SMALL if small else BODY
    high = ui.height_of(words_, area.width, style)
    ui.add(Words(Rect(area.left, area.top, area.width, high), words_, style=style))
    top = area.top + high + ui.px(8)
    return Rect(area.left, top, area.width, max(area.bottom - top, 0))


def list_color(party: PartyList, palette: Palette) -> Color:
    """A list's colour, darkened until white figures can be read on it."""
    color, least = rgb(party.colour), 4.6 if palette.paper != (255, 255, 255) else 7.0
    while contrast(color, palette.on_brick) < least:
        color = mix(color, (0, 0, 0), 0.06)
    return color


def list_numbers(context: Context) -> dict[str, str]:
    """The number of each list on the ballot: how it is known besides its colour."""
    return {party.key: str(n) for n, party in enumerate(context.session.rules.nation.lists, 1)}


def noted(context: Context, month: int) -> list[str]:
    """What happened in a month, in words: events, elections, programmes at full strength."""
    found = []
    for entry in context.session.view.journal(month):
        if entry.what == "event":
            found.append(words.event_name(context, entry.about))
        elif entry.what == "election":
            found.append(context.texts("page.election"))
        elif entry.what == "programme.running":
            found.append(context.texts("page.running", name=words.programme_name(context, entry.about)))
    return found


def weighty(view: View, indicator: str, area: int, most: int = 6) -> frozenset[int]:
    """Months of the events and programmes that moved a number most since the start, and of elections."""
    months = view.series(indicator)[0]
    causes = [c for c in view.why(indicator, months[0], months[-1], area) if c.startswith(MARKED)]
    wanted = {cause.partition(":")[2] for cause in causes[:most]}
    return frozenset(
        entry.month
        for entry in view.journal()
        if entry.what == "election" or (entry.what in NOTED and entry.about in wanted)
    )
