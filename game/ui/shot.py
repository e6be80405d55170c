"""A picture of any screen without a display."""

from io import BytesIO
from pathlib import Path

import pygame

from game.ui.paint import Seen
from game.ui.screen import Scene, Stage

FRAME = 1 / 60


def picture(scene: Scene, stage: Stage, seconds: float = 0.0) -> tuple[pygame.Surface, list[Seen]]:
    """The scene as it is drawn after some seconds of frames, on a surface of the stage's size; its texts."""
    surface = pygame.Surface(stage.size)
    scene.open(stage)
    for frame in range(1 + round(seconds / FRAME)):
        scene.ui.update(FRAME)
        scene.update(FRAME)
        if frame == 0:
            scene.draw(stage.pen(surface))
    pen = stage.pen(surface)
    scene.draw(pen)
    return surface, pen.seen


def save(scene: Scene, stage: Stage, path: Path, seconds: float = 0.0) -> list[Seen]:
    """Write the picture as a PNG; gives the texts on it."""
    surface, seen = picture(scene, stage, seconds)
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(surface, str(path))
    return seen


def png(surface: pygame.Surface) -> bytes:
    """A picture as the bytes of a PNG file."""
    file = BytesIO()
    pygame.image.save(surface, file, "picture.png")
    return file.getvalue()
