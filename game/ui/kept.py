"""Pictures drawn once and kept within a bound of bytes: those that were used last stay."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, ParamSpec, TypeVar

import pygame

P = ParamSpec("P")
T = TypeVar("T")
MEGABYTE: Final = 1 << 20


class Kept(Generic[P, T]):
    """A function that draws; what it has drawn is kept by what it was asked for, the newest always."""

    def __init__(self, draw: Callable[P, T], bound: int) -> None:
        self.draw = draw
        self.bound = bound
        """Bytes of all pictures together."""
        self.size = 0
        """Bytes that are kept now."""
        self._found: OrderedDict[Hashable, T] = OrderedDict()

    def __call__(self, *args: P.args, **named: P.kwargs) -> T:
        """The picture that is kept, or a new one."""
        asked = (args, *named.items()) if named else args
        if asked in self._found:
            self._found.move_to_end(asked)
            return self._found[asked]
        found = self.draw(*args, **named)
        self._keep(asked, found)
        return found

    def keep(self, drawn: T, *args: P.args, **named: P.kwargs) -> None:
        """Keep what was drawn elsewhere for what it would be asked for."""
        self._keep((args, *named.items()) if named else args, drawn)

    def _keep(self, asked: Hashable, drawn: T) -> None:
        self._found[asked] = drawn
        self.size += bytes_of(drawn)
        while self.size > self.bound and len(self._found) > 1:
            self.size -= bytes_of(self._found.popitem(last=False)[1])

    def __contains__(self, asked: Hashable) -> bool:
        return asked in self._found

    def __len__(self) -> int:
        return len(self._found)

    def clear(self) -> None:
        """Forget all of them."""
        self._found.clear()
        self.size = 0


def kept(megabytes: float) -> Callable[[Callable[P, T]], Kept[P, T]]:
    """Keep what a function draws, so many megabytes of it: pictures, or what has a `picture`."""

    def decorate(draw: Callable[P, T]) -> Kept[P, T]:
        return Kept(draw, round(megabytes * MEGABYTE))

    return decorate


def bytes_of(drawn: Any) -> int:  # noqa: ANN401 - a picture, what has one, or nothing
    """Bytes of a picture."""
    picture = getattr(drawn, "picture", drawn)
    return picture.get_pitch() * picture.get_height() if isinstance(picture, pygame.Surface) else 0
