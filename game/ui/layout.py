"""Rows and columns in real pixels: pure functions from rectangles to rectangles.

A size is an int (pixels) or a float (a share of what is left):
`rows(area, 60, 1.0, 44, gap=8)` gives a head of 60, a foot of 44 and all between.
"""

from collections.abc import Sequence

from pygame import Rect

Size = int | float

BASE_HEIGHT = 864
"""A window this high shows everything at scale 1.25 of its smallest: 1080 lines give 1.25."""
BASE_WIDTH = 1280
"""And at least this wide for scale 1."""
BASE_PORTRAIT = 700
"""A portrait window (a kiosk) this wide has scale 1."""
LEAST_PORTRAIT = 420
"""Large text leaves it so many units wide; that is twice the size of the desktop's text."""


def is_portrait(size: tuple[int, int]) -> bool:
    """Whether the window stands upright."""
    return size[1] > size[0]


def scale_for(size: tuple[int, int], text_size: int = 100) -> float:
    """How large everything is drawn: from the window, and from the player's text size in per cent."""
    width, height = size
    fit = width / BASE_PORTRAIT if is_portrait(size) else min(height / BASE_HEIGHT, width / BASE_WIDTH)
    scale = min(max(fit, 1.0), 2.5) * text_size / 100
    return round(min(scale, width / LEAST_PORTRAIT) if is_portrait(size) else scale, 3)


def _lengths(total: int, sizes: Sequence[Size], gap: int) -> list[int]:
    """Pixels for each size; shares divide what the fixed sizes and the gaps leave."""
    fixed = sum(size for size in sizes if isinstance(size, int))
    shares = sum(size for size in sizes if isinstance(size, float))
    left = max(total - fixed - gap * (len(sizes) - 1), 0)
    lengths, spent, given = [], 0.0, 0
    for size in sizes:
        if isinstance(size, int):
            lengths.append(size)
            continue
        spent += left * size / shares
        lengths.append(round(spent) - given)
        given += lengths[-1]
    return lengths


def rows(area: Rect, *sizes: Size, gap: int = 0) -> list[Rect]:
    """The area cut from top to bottom."""
    found, top = [], area.top
    for length in _lengths(area.height, sizes, gap):
        found.append(Rect(area.left, top, area.width, length))
        top += length + gap
    return found


def columns(area: Rect, *sizes: Size, gap: int = 0) -> list[Rect]:
    """The area cut from left to right."""
    found, left = [], area.left
    for length in _lengths(area.width, sizes, gap):
        found.append(Rect(left, area.top, length, area.height))
        left += length + gap
    return found


def stack(area: Rect, heights: Sequence[int], gap: int = 0) -> list[Rect]:
    """Rows of these heights from the top of the area, whether or not they fill it."""
    found, top = [], area.top
    for height in heights:
        found.append(Rect(area.left, top, area.width, height))
        top += height + gap
    return found


def grid(area: Rect, count: int, across: int, gap: int = 0, height: int | None = None) -> list[Rect]:
    """Equal cells, row by row; as high as told, or filling the area."""
    down = max(-(-count // across), 1)
    lines = stack(area, [height] * down, gap) if height else rows(area, *[1.0] * down, gap=gap)
    return [cell for line in lines for cell in columns(line, *[1.0] * across, gap=gap)][:count]


def inset(area: Rect, x: int, y: int | None = None) -> Rect:
    """The area with a margin left free inside it."""
    down = x if y is None else y
    return Rect(area.left + x, area.top + down, max(area.width - 2 * x, 0), max(area.height - 2 * down, 0))


def inner(area: Rect, width: int, height: int, place: str = "center") -> Rect:
    """A rectangle of that size inside the area: center, or words of left, right, top, bottom."""
    box = Rect(0, 0, width, height)
    box.center = area.center
    words = place.split()
    if "left" in words:
        box.left = area.left
    if "right" in words:
        box.right = area.right
    if "top" in words:
        box.top = area.top
    if "bottom" in words:
        box.bottom = area.bottom
    return box


def wrap(area: Rect, widths: Sequence[int], height: int, gap: int = 0) -> list[Rect]:
    """Boxes of these widths one after another, on as many lines as they need."""
    found, left, top = [], area.left, area.top
    for width in widths:
        if left > area.left and left + width > area.right:
            left, top = area.left, top + height + gap
        found.append(Rect(left, top, min(width, area.width), height))
        left += width + gap
    return found


def top_of(boxes: Sequence[Rect]) -> int:
    """The highest line that any of the boxes reaches."""
    return min((box.top for box in boxes), default=0)


def bottom_of(boxes: Sequence[Rect]) -> int:
    """The lowest line that any of the boxes reaches."""
    return max((box.bottom for box in boxes), default=0)


def few_lines(need: list[int], width: int, gap: int) -> list[list[int]]:
    """Things of these widths in few lines that are not wider than that: the numbers of those in each.

    No line holds many more of them than another where that can be.
    """
    found: list[list[int]] = []
    for number in sorted(range(len(need)), key=lambda one: -need[one]):
        fits = (line for line in found if sum(need[one] + gap for one in [*line, number]) - gap <= width)
        line = next(fits, None)
        if line is None:
            found.append([number])
        else:
            line.append(number)
    while len(found) > 1:
        found.sort(key=len)
        few, many = found[0], found[-1]
        least = min(many, key=lambda one: need[one])
        if len(many) - len(few) < 2 or sum(need[one] + gap for one in [*few, least]) - gap > width:
            break
        many.remove(least)
        few.append(least)
    return sorted(map(sorted, found))
