"""The leaf of the debrief on what the player expected."""

from pygame import Rect

from game.guesses import tally
from game.scenes import calibration
from game.scenes.context import Context
from game.ui.panels import Paged
from game.ui.screen import Scene


def build(scene: Scene, area: Rect, context: Context, paged: Paged) -> None:
    """How often what came lay in the band, and the way to each guess."""
    session = context.session
    found = tally(session.guesses.made, session.view.at, session.view.month - 1)
    calibration.fill(scene, area, context, found, paged)
