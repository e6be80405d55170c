"""The key numbers over the map, and what is asked of them."""

from pygame import Rect

from game.engine.indicators import Good, Unit
from game.scenes import routes, words
from game.scenes.city_panels import Host
from game.scenes.common_promise import asked_of, bound_of, keeps
from game.scenes.context import Context
from game.ui import layout
from game.ui.moves import Move, Push
from game.ui.panels import Asked, StatTile
from game.ui.screen import Ui
from game.ui.widgets import Button

DEFAULT = ("felt_unsafe", "street_crime", "trust_city", "belonging", "segregation_schools", "shop_vacancy")
"""Numbers that are shown when the level asks for no others."""
TURNS = (88, 44)
"""Units of the button that turns to the other numbers, where there is no room for all."""
ACROSS = 0.45
"""Share of the map's height that tiles along its top may take."""


def key_numbers(context: Context) -> list[str]:
    """Up to six indicators: those of goals and pledges first."""
    asked = asked_of(context)
    goals = [goal.indicator for goal, key in asked if not key]
    pledges = [goal.indicator for goal, key in asked if key]
    return list(dict.fromkeys((*goals, *pledges, *DEFAULT)))[:6]


def tiles(ui: Ui, host: Host, area: Rect, across: bool = False) -> list[Rect]:
    """Tiles of the key numbers, down the left side or along the top; gives what they cover.

    Where there is no room for all, a button below or beside them turns to the others.
    """
    context = host.context
    keys = key_numbers(context)
    gap = ui.px(8)
    units = area.width / ui.scale
    many = (3 if units > 660 else 2) if across else 1
    wide = (area.width - gap * (many - 1)) // many if across else min(area.width, ui.px(216))
    said = [(number_name(context, key), _asked(context, key)[0].said or _since(context, key)) for key in keys]
    signs = [_signs(context, key) for key in keys]
    if across:
        evens = [StatTile.evened(ui, said, wide, _why(ui, wide), max(signs))] * len(keys)
    else:
        pairs = zip(said, signs, strict=True)
        evens = [StatTile.evened(ui, [one], wide, _why(ui, wide), many) for one, many in pairs]
    highs = [ui.px(88) + StatTile.taller(ui, even) for even in evens]
    if across:
        high = highs[0]
        lines = max(int(area.height * ACROSS) // (high + gap), min(area.height // (high + gap), 1))
        count = min(len(keys), many * lines)
        box = Rect(area.left, area.top, area.width, (high + gap) * -(-count // many) - gap)
        cells = layout.grid(box, count, many, gap)
    else:
        column = layout.stack(Rect(area.left, area.top, wide, area.height), highs, gap)
        cells = [cell for cell in column if cell.bottom <= area.bottom]
    if not cells:
        return []
    leaves = -(-len(keys) // len(cells))
    first = host.leaf % leaves * len(cells)
    if leaves > 1 and not across:
        highs = highs[first : first + len(cells)]
        cells = layout.stack(Rect(area.left, area.top, wide, area.height), highs, gap)
        cells = [cell for cell in cells if cell.bottom <= area.bottom]
    for cell, key, even in zip(cells, keys[first:], evens[first:], strict=False):
        _tile(ui, context, cell, key, even)
    return [*cells[: len(keys) - first], *(_turn(ui, host, area, cells, leaves) if leaves > 1 else [])]


def _turn(ui: Ui, host: Host, area: Rect, cells: list[Rect], leaves: int) -> list[Rect]:
    """The button that turns to the other numbers: below the tiles, or beside the lowest."""
    last, (wide, high) = cells[-1], (ui.px(TURNS[0]), ui.px(TURNS[1]))
    place = Rect(area.left, last.bottom + ui.px(8), wide, high)
    if place.bottom > area.bottom:
        place = Rect(last.right + ui.px(8), last.bottom - high, wide, high)

    def turn() -> Move | None:
        host.leaf = (host.leaf + 1) % leaves
        host.rebuild()
        return None

    said = f"{host.leaf % leaves + 1}/{leaves}"
    ui.add(Button(place, said, turn, "tiles.on", icon="right"))
    return [place]


def number_name(context: Context, key: str) -> str:
    """The short name of an indicator."""
    return words.short_name(context.texts, key)


def _why(ui: Ui, width: int) -> str:
    """The words that ask for causes, where there is room for them."""
    return ui.say("city.why") if width > ui.px(260) else ""


def _moved(context: Context, key: str) -> tuple[str, bool | None]:
    """How a number has moved since the start, in short, and whether that is for the better."""
    view = context.session.view
    _, course = view.series(key)
    if len(course) < 2:
        return "", None
    moved = view.now(key) - float(course[0])
    change = short_change(context, key, moved)
    if not any(sign in "123456789" for sign in change):
        moved, change = 0.0, short_change(context, key, 0.0)
    good = view.indicator(key).good
    return change, None if good is Good.NEITHER or not moved else (moved > 0) == (good is Good.UP)


def _since(context: Context, key: str) -> str:
    """The same in words, with the year of the start."""
    change, _ = _moved(context, key)
    if not change:
        return context.texts("city.start")
    year = str((context.session.view.series(key)[0][0] + 1) // 12)
    return context.texts("city.since", change=change, year=year)


def _asked(context: Context, key: str) -> tuple[Asked, int]:
    """What is asked of a number: by a pledge if there is one, else by a goal; nothing for passers-by.

    And the decimals that tell the number from what is asked of it.
    """
    found = ((goal, pledge) for goal, pledge in asked_of(context) if goal.indicator == key)
    goal, pledge = next(found, (None, ""))
    if goal is None or context.session.rules.level.passers_by:
        return Asked(), 0
    view, texts = context.session.view, context.texts
    start, now = float(view.series(key)[1][0]), view.now(key)
    bound, more = bound_of(goal, start)
    places = int(words.value(texts, key, bound) == words.value(texts, key, now))
    said = texts(f"city.goal_{'over' if more else 'under'}", bound=words.value(texts, key, bound, places))
    met = view.pledges_kept.get(pledge, keeps(goal, start, now))
    return Asked(said, met=met, pledged=bool(pledge)), places


def _signs(context: Context, key: str) -> int:
    """How many signs stand beside what is asked of a number."""
    asked = _asked(context, key)[0]
    return asked.pledged + asked.met if asked.said else 0


def _tile(ui: Ui, context: Context, cell: Rect, key: str, even: tuple[int, int]) -> None:
    view, (asked, places) = context.session.view, _asked(context, key)
    change, better = _moved(context, key)
    ui.add(
        StatTile(
            cell,
            number_name(context, key),
            Push(routes.Why(key, "term")),
            f"tile.{key}",
            value=words.value(context.texts, key, view.now(key), places),
            change=change if asked.said else _since(context, key),
            better=better,
            course=tuple(view.series(key)[1][-36:]),
            why=_why(ui, cell.width),
            even=even,
            asked=asked,
        )
    )


def short_change(context: Context, key: str, moved: float) -> str:
    """A change with its sign; points of a share in short."""
    texts = context.texts
    if words.unit_of(key) is Unit.SHARE:
        return texts("city.points", points=texts.signed(100 * moved, 1))
    return words.change(texts, key, moved)
