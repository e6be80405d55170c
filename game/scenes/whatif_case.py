"""What another model says: its best case, what speaks against it, its source, and what it sets."""

from pygame import Rect

from game.engine.changed import Values
from game.scenes import models, sheets, words
from game.scenes.context import Context
from game.scenes.sheets import Columns
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.panels import Paged
from game.ui.screen import Scene


def add_case(scene: Scene, context: Context, box: Rect, paged: Paged, values: Values) -> None:
    """The words at the left, the numbers after them; over as many pages as they need."""
    ui = scene.ui
    rival, said = models.rival_of(context, values), models.sets(context, values)
    blocks = []
    if rival is not None:
        blocks = [
            sheets.text(ui, models.rival_text(context, rival, "what"), LEAD.but(bold=True), 14),
            sheets.heading(ui, ui.say("model.case")),
            sheets.text(ui, models.rival_text(context, rival, "case"), BODY, 14),
            sheets.heading(ui, ui.say("model.doubt")),
            sheets.text(ui, models.rival_text(context, rival, "doubt"), BODY, 14),
            sheets.text(ui, words.source(ui.stage.texts, rival.source), SMALL, 14),
        ]
    blocks.append(sheets.heading(ui, ui.say("model.sets_these" if said else "model.written")))
    blocks += [sheets.text(ui, line, SMALL, 2) for line in said]
    sheets.flow(scene, box, blocks, paged, Columns(1 if ui.narrow else 2, 28))
