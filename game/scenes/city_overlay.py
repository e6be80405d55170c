"""What the map can show: the list of overlays, and the legend of the one that is on."""

from collections.abc import Callable
from itertools import pairwise

from pygame import Rect

from game.scenes import words
from game.scenes.city_panels import Host
from game.scenes.map_overlays import BY_KEY, MOTIFS, OVERLAYS, swatch
from game.ui import layout
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Answer
from game.ui.paint import Pen
from game.ui.screen import Ui
from game.ui.widgets import Button, Card, Picture, Toggle, Words


def chooser(ui: Ui, host: Host, area: Rect) -> Rect:
    """The list of overlays."""
    across = 1 if area.width < ui.px(340) else 2
    count = len(OVERLAYS) + 1
    high, gap = ui.px(46), ui.px(6)
    while -(-count // across) * (high + gap) > area.height - ui.px(10) and across < 4:
        across += 1
    rows = -(-count // across)
    high = min(high, (area.height - ui.px(16) + gap) // rows - gap)
    words = max(ui.width_of(ui.say(f"overlay.{one.key}")) for one in OVERLAYS) + ui.px(24 + 32 + 12)
    wide = min(area.width, across * max(ui.px(228), words) + ui.px(16))
    card = Rect(area.right - wide, area.top, wide, rows * (high + gap) - gap + ui.px(16))
    ui.add(Card(card))
    cells = layout.grid(layout.inset(card, ui.px(8)), count, across, gap, high)
    bare = cells[0].width < ui.px(190)
    first = not host.town.overlay
    ui.add(
        Button(
            cells[0],
            ui.say("overlay.off"),
            _overlay(host, "", compared=False),
            "overlay.off",
            chosen=first,
            icon="" if bare else "map",
            align="left",
        )
    )
    for cell, overlay in zip(cells[1:], OVERLAYS, strict=True):
        on = host.town.overlay == overlay.key
        ui.add(
            Button(
                cell,
                ui.say(f"overlay.{overlay.key}"),
                _overlay(host, overlay.key, compared=host.town.compared),
                f"overlay.{overlay.key}",
                chosen=on,
                icon="" if bare else overlay.icon,
                align="left",
            )
        )
    return card


def _overlay(host: Host, key: str, compared: bool) -> Answer:
    return lambda: host.choose_overlay(key, compared)


def legend_height(ui: Ui, host: Host) -> int:
    """How high the legend is."""
    return ui.px(30 + 30 + 5 * 27 + 22 + (52 if _compares(host) else 0))


def _compares(host: Host) -> bool:
    """Whether there is an earlier month to compare with."""
    return host.town.start_month < host.context.session.view.month


def legend_width(ui: Ui, area: Rect) -> int:
    """How wide it is."""
    return min(ui.px(306), area.width)


def legend(ui: Ui, host: Host, area: Rect, flat: bool = False) -> Rect:
    """What colours and patterns mean, in the left bottom corner; or flat, along the foot."""
    overlay = BY_KEY[host.town.overlay]
    wide = legend_width(ui, area)
    high = min(legend_height(ui, host), area.height)
    if flat:
        wide, high = area.width - ui.px(58), min(ui.px(150 if _compares(host) else 102), area.height)
    card = Rect(area.left, area.bottom - high, wide, high)
    ui.add(Card(card))
    box = layout.inset(card, ui.px(14), ui.px(9))
    title = Rect(box.left, box.top, box.width - ui.px(48), ui.px(30))
    style = BODY.but(bold=True, place="middle", fit=True, line=True)
    what = ui.say(f"overlay.{overlay.key}.what")
    if flat:
        named = ui.width_of(ui.say(f"overlay.{overlay.key}"), style) + ui.px(14)
        beside = Rect(title.left + named, title.top, title.width - named, title.height)
        ui.add(Words(beside, what, style=SMALL.but(place="middle", fit=True)))
        title.width = named
    ui.add(Words(title, ui.say(f"overlay.{overlay.key}"), style=style))
    close = Rect(box.right - ui.px(44), card.top + ui.px(3), ui.px(44), ui.px(44))
    ui.add(
        Button(
            close,
            ui.say("overlay.off"),
            _overlay(host, "", compared=False),
            "legend.off",
            icon="close",
            look="quiet",
            picture_only=True,
        )
    )
    if flat:
        row = Rect(box.left, title.bottom + ui.px(4), box.width, 0)
        _classes(ui, host, layout.grid(row, 5, 5, 0, ui.px(44)), flat)
    else:
        below = Rect(box.left, title.bottom, box.width, ui.px(30))
        ui.add(Words(below, what, style=SMALL.but(fit=True)))
        rows = Rect(box.left, below.bottom + ui.px(4), box.width, 0)
        _classes(ui, host, layout.stack(rows, [ui.px(25)] * 5, ui.px(2)), flat)
    if not _compares(host):
        return card
    line = Rect(box.left, card.bottom - ui.px(50), min(box.width, ui.px(380)), ui.px(44))
    since = words.month_of(host.context.texts, host.town.start_month, "MMM y")
    ui.add(
        Toggle(
            line,
            ui.say("overlay.compare", month=since),
            key="legend.compare",
            value=host.town.compared,
            change=lambda on: host.choose_overlay(overlay.key, on),
        )
    )
    return card


def _classes(ui: Ui, host: Host, lines: list[Rect], flat: bool) -> None:
    """The five classes with their colours and patterns; flat: their words below."""
    layer = host.town.layer
    colors = layer.colors() if layer else BY_KEY[host.town.overlay].ramp()
    motifs = MOTIFS["change" if host.town.compared else "level"]
    for number, (line, label) in enumerate(zip(lines, _labels(ui, host, flat), strict=True)):
        patch = Rect(line.left, line.top, line.width - ui.px(4) if flat else ui.px(36), line.height)
        name = Rect(patch.right + ui.px(10), line.top, line.width - ui.px(50), line.height)
        if flat:
            patch.height //= 2
            name = Rect(line.left, patch.bottom, line.width, line.height - patch.height)
        ui.add(Picture(patch, paint=_swatch(colors[number], motifs[number])))
        style = SMALL.but(place="middle", color="ink", fit=True, line=True)
        ui.add(Words(name, label, style=style))


def _swatch(color: tuple[int, int, int], motif: int) -> Callable[[Pen, Rect], None]:
    return lambda pen, box: swatch(pen.surface, box, color, motif)


def _labels(ui: Ui, host: Host, flat: bool) -> list[str]:
    """The words of the five classes; flat: in signs."""
    overlay, texts = BY_KEY[host.town.overlay], host.context.texts
    if host.town.compared:
        more = "more" if overlay.good == 0 else "better"
        less = "less" if overlay.good == 0 else "worse"
        return [
            ui.say(f"overlay.much_{more}"),
            ui.say(f"overlay.{more}"),
            ui.say("overlay.same"),
            ui.say(f"overlay.{less}"),
            ui.say(f"overlay.much_{less}"),
        ]
    marks = [overlay.write(mark, texts) for mark in overlay.breaks]
    if flat:
        between = [f"{low} – {high}" for low, high in pairwise(marks)]  # noqa: RUF001 - from, to
        return [f"< {marks[0]}", *between, f"> {marks[3]}"]
    return [
        ui.say("overlay.under", value=marks[0]),
        *(ui.say("overlay.between", low=low, high=high) for low, high in pairwise(marks)),
        ui.say("overlay.over", value=marks[3]),
    ]
