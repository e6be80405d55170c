"""The levels of one kind: lessons, free play, own levels."""

from pygame import Rect

from game.scenes import routes, sheets
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context, LevelCard
from game.scenes.sheet_marks import Choice
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.fonts import BODY, LEAD
from game.ui.moves import Pop, Push
from game.ui.panels import Paged
from game.ui.screen import Scene, Ui
from game.ui.widgets import Words

ICONS = {"lesson": "school", "sandbox": "brick", "mod": "layers", "kiosk": "screen"}

BETWEEN = 20
"""Units between two columns of cards."""
FEW = 6
"""Cards that stand on one page."""
LINES = frozenset({"lesson", "sandbox"})
"""Kinds that are introduced by a line."""


class LevelsScene(EndedScene):
    """A card for each level."""

    def __init__(self, context: Context, kind: str) -> None:
        self.context = context
        self.kind = kind
        self.paged = Paged(1)

    def build(self, ui: Ui) -> None:
        """The cards, in the order to play them."""
        area = sheets.page_of(ui, sheets.frame(ui, ui.say(f"title.{self.kind}"), Pop()))
        cards = [card for card in self.context.library.levels() if card.kind == self.kind]
        blocks = [self._card(ui, card) for card in cards] or [sheets.text(ui, ui.say("levels.none"))]
        if self.kind in LINES:
            said = ui.say(f"levels.{self.kind}_line")
            if ui.low:
                blocks.insert(0, sheets.text(ui, said, BODY, 14))
            else:
                line, area = layout.rows(area, ui.height_of(said, area.width, LEAD), 1.0, gap=ui.px(18))
                ui.add(Words(line, said, style=LEAD))
        if not ui.narrow:
            blocks = [*blocks[::2], *blocks[1::2]] if len(blocks) <= FEW else blocks  # read line by line
            wide = (area.width - ui.px(BETWEEN)) // 2
            tallest = max(block.high(wide) for block in blocks)
            blocks = [sheets.stretched(block, tallest) for block in blocks]
        columns = Columns(1 if ui.narrow else 2, BETWEEN, even=True)
        self.end = sheets.flow(self, area, blocks, self.paged, columns)
        ui.start = f"level.{cards[0].id}" if cards else "back"

    def _card(self, ui: Ui, card: LevelCard) -> Block:
        long = "levels.minutes" if card.minutes else "levels.open"
        return sheets.choice(
            ui,
            Choice(
                Rect(0, 0, 0, 0),
                card.title,
                Push(routes.Briefing(card.id)),
                key=f"level.{card.id}",
                below=card.summary,
                small=ui.say(long, n=card.minutes, years=card.span),
                boxed=False,
                icon="check" if card.done else ICONS.get(self.kind, "brick"),
            ),
            gap=16,
        )


def make(context: Context, route: routes.Levels) -> Scene:
    """The scene of the route."""
    return LevelsScene(context, route.kind)
