"""Pictures of the page to print: all of them stand in the file itself."""

from base64 import b64encode
from collections.abc import Generator
from math import cos, radians, sin
from typing import Final

import segno

from game.printed.html import Html, el, join
from game.ui.icons import ICONS, Shape
from game.ui.portrait import Face, portrait
from game.ui.shot import png
from game.ui.townscape import townscape

TOWN: Final = (1680, 224)
"""Pixels of the town at the head of the page."""
FACE: Final = 320
"""Pixels of a side of a portrait."""
QUIET: Final = 4
"""Free modules around a QR code."""
MODULE: Final = 0.36
"""Millimetres of a module that a telephone can read from paper."""
SMALLEST: Final = 27.0
"""Millimetres of a QR code at least."""


def town() -> Generator[None, None, Html]:
    """The town in a strip: painted, then packed."""
    painted = townscape(TOWN, 0.78)
    yield
    return _picture(png(painted), "", "town")


def face(of: Face, name: str) -> Html:
    """A portrait."""
    return _picture(png(portrait(of, FACE)), name, "face")


def _picture(data: bytes, said: str, cls: str) -> Html:
    return el("img", cls=cls, alt=said, src=f"data:image/png;base64,{b64encode(data).decode()}")


def qr(code: str, said: str) -> Html:
    """A code as a QR code: dark modules in one path."""
    matrix = [list(row) for row in segno.make(code, micro=False).matrix]
    runs = []
    for down, row in enumerate(matrix):
        start = 0
        for across in range(1, len(row) + 1):
            if across == len(row) or row[across] != row[start]:
                if row[start]:
                    runs.append(f"M{start + QUIET} {down + QUIET}h{across - start}v1h{start - across}z")
                start = across
    side = len(matrix) + 2 * QUIET
    path = el("path", d="".join(runs), fill="#000")
    wide = f"width:{max(side * MODULE, SMALLEST):.1f}mm"
    return el("svg", path, cls="qr", style=wide, viewBox=f"0 0 {side} {side}", role="img", aria_label=said)


# ---------------------------------------------------------------------- icons


def icon(name: str) -> Html:
    """An icon in the colour of the words beside it."""
    shapes = [_shape(shape) for shape in ICONS[name]]
    return el("svg", join(*shapes), cls="icon", viewBox="0 0 24 24", aria_hidden="true")


def _shape(shape: Shape) -> Html:
    kind, width, points = shape
    if kind in {"line", "loop", "fill", "hole"}:
        places = " ".join(f"{x:g},{y:g}" for x, y in zip(points[::2], points[1::2], strict=True))
        if kind in {"fill", "hole"}:
            return el("polygon", points=places, fill="currentColor" if kind == "fill" else "var(--ground)")
        drawn = "polyline" if kind == "line" else "polygon"
        return el(drawn, points=places, cls="stroke", stroke_width=width)
    x, y, radius = points[:3]
    if kind == "dot":
        return el("circle", cx=x, cy=y, r=radius + width / 2, fill="currentColor")
    if kind == "ring":
        return el("circle", cx=x, cy=y, r=radius, cls="stroke", stroke_width=width)
    start, end = (radians(angle) for angle in points[3:])
    (ax, ay), (bx, by) = ((x + radius * cos(angle), y + radius * sin(angle)) for angle in (start, end))
    far, way = int(abs(end - start) > radians(180)), int(end > start)
    bend = f"M{ax:.2f} {ay:.2f}A{radius:g} {radius:g} 0 {far} {way} {bx:.2f} {by:.2f}"
    return el("path", d=bend, cls="stroke", stroke_width=width)
