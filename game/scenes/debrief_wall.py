"""The wall that was built: eight bricks in bond, on more pages where there is no room for what they tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from pygame import Rect

from game.debrief import Laid
from game.scenes import common_page, routes, words
from game.scenes.debrief_parts import cost, effect
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, Style
from game.ui.moves import Push
from game.ui.paint import Pen
from game.ui.palette import mix
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.text import Texts
from game.ui.widgets import Look, Widget

BRICK = 340
"""Units of height of a brick at most."""
JOINT = 6
"""Units between bricks."""


def build(scene: Scene, area: Rect, wall: Sequence[Laid], paged: Paged) -> None:
    """All bricks, or as many on a page as can say all they have to; back and on of the screen turn these."""
    ui = scene.ui
    about, joint = ui.say("debrief.wall_about"), ui.px(JOINT)
    said = ui.height_of(about, area.width) + ui.px(8)
    ways = ((2, 4), (1, 3), (1, 2)) if ui.portrait else ((4, 2), (2, 2), (2, 1))
    for (across, down), above in (*((way, said) for way in ways), (ways[-1], 0)):
        shown = across * down
        rest = Rect(area.left, area.top + above, area.width, area.height - above)
        shift = round(rest.width / across * 0.12) if down > 1 else 0
        wide = (rest.width - shift - joint * (across - 1)) // across
        high = min((rest.height - joint * (down - 1)) // down, ui.px(BRICK))
        if all(BrickCard.least(ui, _name(ui, laid), laid, wide) <= high for laid in wall):
            break
    if above:
        common_page.paragraph(ui, area, about)
    paged.of = -(-len(wall) // shown)
    paged.page = min(paged.page, paged.of - 1)

    def fits(style: Style) -> bool:
        return all(BrickCard.least(ui, _name(ui, laid), laid, wide, style) <= high for laid in wall)

    style = next(filter(fits, (LEAD, BODY)), SMALL)
    first = paged.page * shown
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
                style=style,
            )
        )


def _name(ui: Ui, laid: Laid) -> str:
    return words.brick_name(ui.stage.texts, laid.brick)


def lines_of(texts: Texts, laid: Laid) -> list[tuple[str, str]]:
    """What a brick that was laid tells, with a sign each: its cost, what it brought, what it cost besides."""
    if not laid.programmes:
        return []
    lines = [("coin", cost(texts, laid.cents))]
    moved = (("check", laid.gain), ("warning", laid.loss))
    return lines + [(icon, effect(texts, *what)) for icon, what in moved if what]


@dataclass(slots=True)
class BrickCard(Widget):
    """One brick of the wall: laid when something was done, an outline when not."""

    laid: Laid | None = None
    icon: str = "brick"
    tone: int = 0
    style: Style = SMALL
    """Of what it tells: the same on all bricks."""

    focusable: ClassVar[bool] = True

    @staticmethod
    def least(ui: Ui, name: str, laid: Laid, width: int, style: Style = SMALL) -> int:
        """How high a brick of that width is that shows all it has to say."""
        room = width - 2 * ui.px(14)
        said = [words_ for _, words_ in lines_of(ui.stage.texts, laid)] or [ui.say("debrief.not_laid")]
        beside = room - ui.px(26) if laid.programmes else room
        high = sum(ui.height_of(line, beside, style) + ui.px(5) for line in said)
        head = _head(style)
        return max(ui.height_of(name, room - ui.px(36), head), ui.px(28)) + high + ui.px(26)

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
        bold = _head(self.style)
        tall = max(pen.height_of(self.label, box.right - left, bold), side)
        pen.text(self.label, Rect(left, box.top, box.right - left, tall), bold.but(place="middle"), ink)
        top = box.top + tall + pen.px(6)
        rest = Rect(box.left, top, box.width, box.bottom - top)
        if not done:
            pen.text(texts("debrief.not_laid"), rest, self.style, ink)
            return
        for icon, said in lines_of(texts, laid):
            rest = _told(pen, rest, icon, said, self.style)


def _head(style: Style) -> Style:
    """The style of a brick's name."""
    return (LEAD if style is LEAD else BODY).but(bold=True)


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
