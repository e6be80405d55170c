"""Links: which lever moves which attitude, how strongly, and among whom."""

from collections.abc import Iterable

from game.engine.city import City
from game.engine.columns import F64
from game.engine.usual import for_cells

Link = tuple[str, int, float, F64]
"""Lever, attitude, monthly rate when the lever stands at 1, and whom it moves: a weight by cell."""


def follow(city: City, links: Iterable[Link]) -> None:
    """Levers that are moved sway the attitudes of those whom they reach; programmes have their part."""
    asked, effort = city.sway.asked, city.effort
    for lever, attitude, size, who in links:
        if size and attitude in asked and effort.moved(lever):
            for cause, part in effort.split(lever, size * effort.reach(lever) * who):
                city.sway.by_cell(attitude, cause, part)


def sway_by(city: City, lever: str, attitude: int, by_district: F64, who: F64) -> None:
    """A rate by district that a lever causes, split over the programmes behind it."""
    for cause, part in city.effort.split(lever, for_cells(by_district, who)):
        city.sway.by_cell(attitude, cause, part)
