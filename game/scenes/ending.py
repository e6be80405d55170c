"""The ending of a lesson: the months that remain are lived with what runs; open questions wait no more."""

from pygame import Rect

from game.scenes import routes, words
from game.scenes.context import Context
from game.ui import layout, townscape
from game.ui.fonts import HEAD, LEAD
from game.ui.moves import Move, Reset
from game.ui.paint import Pen
from game.ui.screen import Scene, Ui
from game.ui.widgets import Picture, Words

WIDE = 760


class EndingScene(Scene):
    """The town, the month, and how far it has come; it goes on by itself."""

    root = True

    def __init__(self, context: Context) -> None:
        self.context = context
        self.level = context.session.rules.level
        self.elections = len(context.session.view.elections)

    def build(self, ui: Ui) -> None:
        """A picture, two lines of words, and a wall that grows."""
        wide = min(ui.rect.width - ui.px(64), ui.px(WIDE))
        said = ui.say("lesson.ending")
        heights = [ui.height_of("A", wide, HEAD), ui.height_of(said, wide, LEAD), ui.px(26)]
        foot = sum(heights) + 2 * ui.px(18)
        picture = Rect(0, 0, wide, min(round(wide * 0.5), ui.rect.height - foot - ui.px(110)))
        box = layout.inner(ui.rect, wide, picture.height + ui.px(26) + foot)
        picture.topleft = box.topleft
        rest = Rect(box.left, picture.bottom + ui.px(26), wide, foot)
        month, line, bar = layout.stack(rest, heights, ui.px(18))
        ui.add(Picture(picture, paint=_town))
        now = words.month_of(ui.stage.texts, min(self.context.session.view.month, self.level.to))
        ui.add(Words(month, now, style=HEAD.but(align="center"), ink="brick"))
        ui.add(Words(line, said, style=LEAD.but(align="center")))
        ui.add(Picture(bar, paint=self._bar))

    def _bar(self, pen: Pen, area: Rect) -> None:
        """As much wall as time has gone by."""
        first, last = self.level.from_, self.level.to + 1
        part = (self.context.session.view.month - first) / (last - first)
        pen.fill(area, "track")
        pen.wall(Rect(area.left, area.top, round(area.width * part), area.height))

    def update(self, seconds: float) -> Move | None:
        """One month a frame; after the last one the vote, when there was one, or the look back."""
        session = self.context.session
        stays = session.view.mayor_stays
        if not session.over and stays:
            if seconds:
                session.step()
                self.rebuild()
            return None
        voted = len(session.view.elections) > self.elections
        return Reset(routes.Election() if voted else routes.Debrief())

    def draw(self, pen: Pen) -> None:
        """Paper and the widgets."""
        pen.ground()
        self.ui.draw(pen)


def _town(pen: Pen, area: Rect) -> None:
    townscape.show(pen, area, 0.58)
    pen.frame(area, "edge")


def make(context: Context, route: routes.Ending) -> Scene:  # noqa: ARG001 - there is one game
    """The scene of the route."""
    return EndingScene(context)
