"""A whole game as a code: shown as letters and as a picture; or entered, and the town is lived again."""

from contextlib import suppress

import segno
from pygame import Rect

from game.engine.changed import changed
from game.pace import spend
from game.runcode import code_of
from game.scenes import common_page, routes, words
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context, Reliving
from game.ui import clipboard, layout
from game.ui.fonts import BODY, LEAD, TITLE
from game.ui.moves import Move, Reset, Tell
from game.ui.native import Entry
from game.ui.paint import Pen
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Words

QUIET = 4
"""Free modules around a QR code."""


class ShownCode(EndedScene):
    """The code of the game in progress."""

    def __init__(self, context: Context) -> None:
        session = context.session
        game = context.kept["game"]
        self.code, self.moved = code_of(session, game.level), bool(changed(session.rules))
        self.modules: list[list[int]] = []
        with suppress(segno.DataOverflowError):
            self.modules = [list(row) for row in segno.make(self.code, micro=False).matrix]

    def build(self, ui: Ui) -> None:
        """The picture, the letters beside or below it."""
        copy = Button(
            Rect(0, 0, ui.px(150), 0), ui.say("code.copy"), self._copy, "copy", icon="copy", look="primary"
        )
        body = common_page.heading(ui, common_page.page_of(ui, 1240), ui.say("code.title"), [copy])
        ui.start = "copy"
        body = common_page.paragraph(ui, body, ui.say("code.yours"))
        if self.moved:
            body = common_page.paragraph(ui, body, ui.say("code.changed"))
        if not self.modules:
            body = common_page.paragraph(ui, body, ui.say("code.too_long"))
        upright = ui.portrait
        side = min(body.width, body.height // 2) if upright else min(body.height, body.width // 2)
        cut = layout.rows if upright else layout.columns
        picture, letters = cut(body, side, 1.0, gap=ui.px(16)) if self.modules else (body, body)
        if self.modules:
            square = Rect(picture.left, picture.top, side, side)
            ui.add(Picture(square, paint=self._picture))
        said = self.code.replace("-", " ")
        room = letters.width - 2 * ui.px(20)
        style = next((s for s in (TITLE, LEAD) if ui.height_of(said, room, s) < letters.height // 2), BODY)
        style = style.but(bold=False, fit=True)
        high = min(ui.height_of(said, room, style) + 2 * ui.px(14), letters.height)
        card = Rect(letters.left, letters.top, letters.width, high)
        ui.add(Card(card))
        ui.add(Words(layout.inset(card, ui.px(20), ui.px(12)), said, style=style))
        free = ui.px(10)
        below = Rect(letters.left, card.bottom + free, letters.width, letters.bottom - card.bottom - free)
        if ui.height_of(ui.say("code.where"), below.width) <= below.height:
            ui.add(Words(below, ui.say("code.where")))
            card = Rect(card.left, below.top, card.width, ui.height_of(ui.say("code.where"), below.width))
        self.end = max(picture.bottom if self.modules else 0, card.bottom)

    def _picture(self, pen: Pen, area: Rect) -> None:
        """Dark modules on white, each of whole pixels."""
        many = len(self.modules) + 2 * QUIET
        side = max(area.width // many, 1)
        whole = Rect(area.left, area.top, side * many, side * many)
        if self.ui.portrait:
            whole.centerx = area.centerx
        pen.fill(whole, (255, 255, 255))
        for down, row in enumerate(self.modules, QUIET):
            for across, dark in enumerate(row, QUIET):
                if dark:
                    pen.fill(Rect(whole.left + across * side, whole.top + down * side, side, side), (0, 0, 0))

    def _copy(self) -> Move:
        done = clipboard.copy(self.code)
        return Tell(self.ui.say("code.copied" if done else "code.no_copy"))


class EnteredCode(EndedScene):
    """A line for a code; then the months go by until the game stands as it did."""

    def __init__(self, context: Context, code: str) -> None:
        self.context = context
        self.code = code
        self.problem = ""
        self.month = 0
        self.reliving: Reliving | None = context.library.relive(code, context) if code else None

    def build(self, ui: Ui) -> None:
        """The line and its buttons; or how far the town has come."""
        body = common_page.heading(ui, common_page.page_of(ui, 900), ui.say("code.title"))
        body = common_page.paragraph(ui, body, ui.say("code.about"))
        high = ui.px(TARGET + 6)
        line = Rect(body.left, body.top + ui.px(8), body.width, high)
        ui.add(Entry(line, ui.say("code.hint"), self._begin, "words", text=self.code, change=self._typed))
        buttons = Rect(body.left, line.bottom + ui.px(12), min(body.width, ui.px(520)), high)
        left, right = layout.columns(buttons, 1.0, 1.0, gap=ui.px(12))
        ui.add(Button(left, ui.say("code.paste"), self._paste, "paste", icon="copy"))
        ui.add(Button(right, ui.say("code.play"), self._begin, "play", icon="play", look="primary"))
        ui.start = "paste"
        said = self.problem
        if self.reliving is not None:
            month = words.month_of(ui.stage.texts, self.month) if self.month else ""
            said = ui.say("code.living", month=month)
        below = Rect(body.left, buttons.bottom + ui.px(16), body.width, body.bottom - buttons.bottom)
        ui.add(Words(below, said, style=BODY.but(bold=True), ink="bad" if self.problem else "ink"))
        self.end = below.top + ui.height_of(said or "A", below.width, BODY.but(bold=True))

    def _typed(self, words_: str) -> Move | None:
        self.code = words_
        return None

    def _paste(self) -> Move | None:
        found = clipboard.paste().strip()
        if not found:
            return Tell(self.ui.say("code.nothing"))
        self.code = found
        return self._begin()

    def _begin(self) -> Move | None:
        self.problem, self.month = "", 0
        self.reliving = self.context.library.relive(self.code, self.context)
        self.rebuild()
        return None

    def update(self, seconds: float) -> Move | None:
        """Live on for a slice; at the end go to the town, or to what is told when it is over."""
        del seconds
        if self.reliving is None:
            return None
        before = self.month
        month, problem = spend(self.reliving)
        self.month = month or before
        if problem is not None:
            self.reliving, self.problem = None, problem
            if not problem:
                return Reset(routes.Debrief() if self.context.session.over else routes.Waking())
        if self.month != before or problem:
            self.rebuild()
        return None


def make(context: Context, route: routes.Code) -> Scene:
    """The scene of the route."""
    if context.session is not None and not route.code:
        return ShownCode(context)
    return EnteredCode(context, route.code)
