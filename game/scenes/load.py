"""The saved games: picture, chapter, month, and when it was saved."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pygame
from pygame import Rect

from game.scenes import routes, sheets
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context, SaveCard
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.kept import kept
from game.ui.moves import Pop, Push
from game.ui.paint import Pen
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.text import Texts
from game.ui.townscape import townscape
from game.ui.widgets import Look, Widget

HIGH, LOW = 124, 104
"""Units of height of a saved game, and in a low window."""
TITLE = LEAD.but(bold=True, fit=True)


@dataclass(slots=True)
class Slot(Widget):
    """A saved game: its picture, its chapter, its month."""

    month: str = ""
    saved: str = ""
    picture: Path | None = None
    stamp: str = ""
    """Says that it is lived under a changed model."""

    focusable: ClassVar[bool] = True

    def draw(self, pen: Pen, look: Look) -> None:
        """The picture at the left, words beside it."""
        pen.card(self.rect, "sunk" if look.hovered else "card")
        box = layout.inset(self.rect, pen.px(12))
        wide = min(round(box.height * 16 / 9), box.width // 3)
        frame = Rect(box.left, box.top, wide, box.height)
        pen.surface.blit(picture_of(self.picture, frame.size), frame)
        pen.frame(frame, "slate_dark", 1.5)
        room = Rect(frame.right + pen.px(18), box.top, box.right - frame.right - pen.px(44), box.height)
        title = min(pen.height_of(self.label, room.width, TITLE), room.height // 2)
        pen.text(self.label, Rect(room.left, room.top, room.width, title), TITLE)
        below = pen.height_of(self.saved, room.width + pen.px(26), SMALL)
        left = Rect(room.left, room.top + title, room.width, room.height - title)
        rest = layout.rows(left, 1.0, max(below, left.height // 2))
        rest[1].width += pen.px(26)
        pen.text(self.month, rest[0], BODY.but(fit=True, place="middle"))
        pen.text(self.saved, rest[1], SMALL.but(place="middle"))
        if self.stamp:
            wide = min(pen.width_of(self.stamp, SMALL.but(bold=True)) + pen.px(16), frame.width)
            plate = Rect(frame.left, frame.bottom - pen.px(26), wide, pen.px(26))
            pen.fill(plate, "brick")
            style = SMALL.but(bold=True, align="center", place="middle", fit=True, line=True)
            pen.text(self.stamp, plate, style, "on_brick")
        pen.icon("right", Rect(box.right - pen.px(26), box.top, pen.px(26), box.height), "brick", 24)


@kept(8)
def picture_of(path: Path | None, size: tuple[int, int]) -> pygame.Surface:
    """The picture of a save in that size; the town's silhouette when there is none."""
    if path is not None and path.is_file():
        try:
            return pygame.transform.smoothscale(pygame.image.load(str(path)), size)
        except pygame.error:
            pass
    return townscape(size, 0.56)


def saved_on(texts: Texts, day: str) -> str:
    """When it was saved, in words."""
    try:
        return texts("load.saved", day=texts.date(dt.date.fromisoformat(day)))
    except ValueError:
        return day


class LoadScene(EndedScene):
    """One card for each saved game, the latest first."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.paged = Paged(1)

    def build(self, ui: Ui) -> None:
        """The cards."""
        area = sheets.page_of(ui, sheets.frame(ui, ui.say("title.load"), Pop()))
        saves = self.context.library.saves()
        blocks = [self._slot(ui, save) for save in saves] or [sheets.text(ui, ui.say("load.none"), LEAD)]
        self.end = sheets.flow(self, area, blocks, self.paged, Columns(1 if ui.narrow else 2, 20, even=True))
        ui.start = f"save.{saves[0].id}" if saves else "back"

    def _slot(self, ui: Ui, save: SaveCard) -> Block:
        texts = ui.stage.texts

        def add(rect: Rect) -> None:
            ui.add(
                Slot(
                    rect,
                    save.title,
                    Push(routes.Waking(save.id)),
                    key=f"save.{save.id}",
                    month=texts.month(save.year, save.month),
                    saved=saved_on(texts, save.saved),
                    picture=save.picture,
                    stamp=ui.say("model.changed") if save.changed else "",
                )
            )

        high = ui.px(LOW if ui.low else HIGH + (44 if ui.narrow else 0))
        return Block(lambda _: high, add, 12 if ui.low else 16)


def make(context: Context, route: routes.Load) -> Scene:
    """The scene of the route."""
    del route
    return LoadScene(context)
