"""A process beside the game that lives draws of luck, on computers with a core to spare.

Nothing needs it: where there is none, or where it came to grief, the game lives them itself, in slices.
"""

import os
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from game.engine.steps import finished
from game.memory import spare_memory
from game.whatif.draws import Draw, Drawn

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

IDLE: Final = 20.0
"""Seconds without a draw after which the process ends, for the sake of its memory."""
POLITE: Final = 5
"""How far it steps back behind the game."""
READY: Final = "ready"


def can_help() -> bool:
    """Whether this computer has a core to spare, and processes at all."""
    return sys.platform != "emscripten" and (os.cpu_count() or 1) > 1


class GoneError(Exception):
    """The process has ended."""


class Beside:
    """The process: it gets one draw at a time. It never outlives the game.

    Raises GoneError when it can't be begun.
    """

    def __init__(self) -> None:
        from multiprocessing import get_context  # noqa: PLC0415 - not there where there are no processes

        context = get_context("spawn")
        try:
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
        except OSError as error:
            raise GoneError from error
        theirs.close()
        self.begun = False
        """Whether it has said that it is there."""

    def ready(self) -> bool:
        """Whether it has begun and waits for draws."""
        if self._heard():
            self.begun = self._word() == READY
        return self.begun

    def give(self, draw: Draw) -> None:
        """Give it a draw when it is ready; raises GoneError."""
        try:
            self._pipe.send(_light(draw))
        except OSError as error:
            raise GoneError from error

    def ended(self) -> Drawn | None:
        """What came of its draw, or None while it is busy; raises GoneError."""
        found = self._word() if self._heard() else None
        return found if isinstance(found, Drawn) else None

    def end(self) -> None:
        """Send it home, whatever it does."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()

    def _heard(self) -> bool:
        try:
            return self._pipe.poll()
        except OSError as error:
            raise GoneError from error

    def _word(self) -> object:
        try:
            found: object = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise GoneError from error
        return found


def _light(draw: Draw) -> Draw:
    """The same draw with no more Januaries than it needs."""
    was, other = draw.was, draw.other
    if was is not None:
        was = replace(was, januaries=was.januaries.only(draw.since))
    return replace(draw, was=was, other=replace(other, januaries=other.januaries.only(draw.since)))


def _serve(pipe: "Connection") -> None:
    """Live what comes, one draw after another, until nothing comes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the affair of the game
    if hasattr(os, "nice"):
        os.nice(POLITE)
    spare_memory()
    try:
        pipe.send(READY)
        while pipe.poll(IDLE):
            draw: Draw = pipe.recv()
            pipe.send(finished(draw.lived()))
    except (EOFError, OSError):
        return  # the game is over
