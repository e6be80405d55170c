"""How indicators that are no shares of residents are read from the city: key → reader."""

from collections.abc import Callable

from game.engine.city import City
from game.engine.columns import F64
from game.engine.readings import contacts, homes, people, safety, streets, work
from game.engine.rules import Rules

Reader = Callable[[City, Rules], F64]

READINGS: dict[str, Reader] = {
    **people.READINGS,
    **homes.READINGS,
    **work.READINGS,
    **safety.READINGS,
    **streets.READINGS,
    **contacts.READINGS,
}
