"""A system: one step of the month, and what it may write."""

from collections.abc import Callable
from dataclasses import dataclass

from game.engine.city import City
from game.engine.rules import Rules


@dataclass(frozen=True, slots=True)
class System:
    """A plain function of (city, rules) with the columns that it owns."""

    name: str
    """Name in `main.py schedule` and in timings."""
    run: Callable[[City, Rules], None]
    """What it does; its docstring is the rule."""
    writes: tuple[str, ...]
    """Columns as `table.column` (`residents.dutch`) or whole tables as `table.*`; every other column is
    read-only to it."""
