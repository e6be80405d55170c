"""The wall that was built: eight bricks in bond, on more pages where there is no room for what they tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.debrief import Laid
from game.scenes import common_page, routes, words
from game.scenes.debrief_parts import effect
from game.scenes.sheets import pager
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, Style
from game.ui.moves import Push
from game.ui.paint import Pen
from game.ui.palette import mix
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.text import Texts
from game.ui.widgets import TARGET, Look, Widget

BRICK = 340
"""Units of height of a brick at most."""
JOINT = 6
"""Units between bricks."""
PAGER = 220
"""Units of width of the pager beside the title."""


def build(scene: Scene, area: Rect, wall: Sequence[Laid], paged: Paged, aside: Rect | None) -> None:
    """All bricks, or as many on a page as can say all they have to; the pager stands below them or aside."""
    ui = scene.ui
    about, joint = ui.say("debrief.wall_about"), ui.px(JOINT)
    said = ui.height_of(about, area.width) + ui.px(8)
    for across, down in ((2, 4), (1, 3), (1, 2)) if ui.portrait else ((4, 2), (2, 2), (2, 1)):
        shown = across * down
        whole = shown == len(wall)
        above, below = 0 if aside else said, 0 if whole or aside else ui.px(TARGET + 10)
        rest = Rect(area.left, area.top + above, area.width, area.height - above - below)
        shift = round(rest.width / across * 0.12) if down > 1 else 0
        wide = (rest.width - shift - joint * (across - 1)) // across
        high = min((rest.height - joint * (down - 1)) // down, ui.px(BRICK))
        if all(BrickCard.least(ui, _name(ui, laid), laid, wide) <= high for laid in wall):
            break
    if above:
        common_page.paragraph(ui, area, about)
    if not whole:
        line = aside or Rect(area.left, rest.bottom + ui.px(10), area.width, ui.px(TARGET))
        paged.count = -(-len(wall) // shown)
        paged.page = min(paged.page, paged.count - 1)
        pager(scene, line, paged)
    first = 0 if whole else paged.page * shown
    for n, laid in enumerate(wall[first : first + shown]):
        row, place = divmod(n, across)
        left = rest.left + (shift if row % 2 else 0) + place * (wide + joint)
        most = laid.gain or laid.loss
        ui.add(
            BrickCard(
                Rect(left, rest.top + row * (high + joint), wide, high),
                _name(ui, laid),
                Push(routes.Why(most[0], "term")) if most and laid.programmes else None,
                f"brick.{laid.brick}",
                laid=laid,
                icon=words.BRICK_ICONS[laid.brick],
                tone=first + n,
            )
        )


def _name(ui: Ui, laid: Laid) -> str:
    return words.brick_name(ui.stage.texts, laid.brick)


def lines_of(texts: Texts, laid: Laid) -> list[tuple[str, str]]:
    """What a brick that was laid tells, with a sign each: its cost, what it brought, what it cost besides."""
    if not laid.programmes:
        return []
    lines = [("coin", texts("debrief.cost", money=texts.money(laid.cents)))]
    moved = (("check", laid.gain), ("warning", laid.loss))
    return lines + [(icon, effect(texts, *what)) for icon, what in moved if what]


@dataclass(slots=True)
class BrickCard(Widget):
    """One brick of the wall: laid when something was done, an outline when not."""

    laid: Laid | None = None
    icon: str = "brick"
    tone: int = 0

    focusable: ClassVar[bool] = True

    @staticmethod
    def least(ui: Ui, name: str, laid: Laid, width: int) -> int:
        """How high a brick of that width is that shows all it has to say."""
        room = width - 2 * ui.px(14)
        said = [words_ for _, words_ in lines_of(ui.stage.texts, laid)] or [ui.say("debrief.not_laid")]
        beside = room - ui.px(26) if laid.programmes else room
        high = sum(ui.height_of(line, beside, SMALL) + ui.px(5) for line in said)
        return max(ui.height_of(name, room - ui.px(36), BODY.but(bold=True)), ui.px(28)) + high + ui.px(22)

    def draw(self, pen: Pen, look: Look) -> None:
        """Name and cost; what it brought, and what it cost besides."""
        if self.laid is None:
            return
        laid, texts = self.laid, pen.texts
        done = bool(laid.programmes)
        if done:
            pen.brick(self.rect, self.tone)
            if look.hovered or look.pressed:
                pen.frame(self.rect, "accent", 3)
        else:
            pen.fill(self.rect, mix(pen.color("paper"), pen.color("mortar"), 0.5))
            pen.frame(self.rect, "line", 2)
        ink = "on_brick" if done else "ink"
        box = layout.inset(self.rect, pen.px(14), pen.px(10))
        side = pen.px(28)
        pen.icon(self.icon, Rect(box.left, box.top, side, side), ink, 24)
        left = box.left + side + pen.px(8)
        wide_open = self.rect.height > pen.px(170)
        bold = (LEAD if wide_open else BODY).but(bold=True, fit=True)
        tall = max(pen.height_of(self.label, box.right - left, bold), side)
        if tall + pen.px(6) + pen.height_of("A", box.width, SMALL) > box.height:
            bold = SMALL.but(bold=True, fit=True)
            box = layout.inset(self.rect, pen.px(14), pen.px(4))
            tall = max(pen.height_of(self.label, box.right - left, bold), side)
        pen.text(self.label, Rect(left, box.top, box.right - left, tall), bold, ink)
        top = box.top + tall + pen.px(6 if box.height > pen.px(70) else 0)
        rest = Rect(box.left, top, box.width, box.bottom - top)
        if not done:
            pen.text(texts("debrief.not_laid"), rest, BODY if wide_open else SMALL, ink)
            return
        lines = lines_of(texts, laid)
        wide = rest.width - pen.px(26)
        tall = sum(pen.height_of(said, wide, BODY) + pen.px(5) for _, said in lines)
        style = BODY if tall <= rest.height else SMALL
        for icon, said in lines:
            rest = _told(pen, rest, icon, said, style)


def _told(pen: Pen, rest: Rect, icon: str, said: str, style: Style) -> Rect:
    """A line on a brick with its sign; gives the room below, none when it did not fit."""
    left = rest.left + pen.px(26)
    high = pen.height_of(said, rest.right - left, style)
    if high > rest.height + pen.px(4):
        return Rect(rest.left, rest.bottom, rest.width, 0)
    line = pen.height_of("A", rest.width, style)
    pen.icon(icon, Rect(rest.left, rest.top, pen.px(18), line), "on_brick", 16)
    pen.text(said, Rect(left, rest.top, rest.right - left, high), style, "on_brick")
    return Rect(rest.left, rest.top + high + pen.px(5), rest.width, rest.height - high - pen.px(5))
