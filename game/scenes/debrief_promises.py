"""What was promised and what was asked, kept or not."""

from collections.abc import Sequence

from pygame import Rect

from game.debrief import Promise
from game.scenes import chairs, common_page, debrief_person, routes
from game.scenes.common_promise import DRAWN, TALLEST, PromiseRow, course_of, name_of, path_of
from game.scenes.context import Context
from game.scenes.debrief_parts import moved_most
from game.ui import layout
from game.ui.moves import Push
from game.ui.panels import Paged, page_list
from game.ui.screen import Scene
from game.ui.widgets import TARGET, Card


def build(
    scene: Scene, area: Rect, context: Context, found: Sequence[Promise], paged: Paged, *, short: bool
) -> None:
    """How many were kept, and a line for each; with its cause for passers-by."""
    ui = scene.ui
    if not found:
        debrief_person.bare(ui, area, ui.say("council.no_pledges"))
        return
    made = [promise.kept for promise in found if promise.key]
    if made and not short:
        said = ui.say("debrief.kept_of", kept=sum(made), made=len(made))
        area = common_page.paragraph(ui, area, said)
    if together := chairs.together(context):
        area = common_page.paragraph(ui, area, together)
    told = [_words(context, one, short=short) for one in found]
    inside = area.width - 2 * ui.px(20)
    least = max(ui.px(TARGET), *(PromiseRow.least(ui, *one, inside) for one in told))
    if ui.portrait and not short:
        least += ui.px(DRAWN)
    edges = 2 * ui.px(14)
    even = (area.height - edges) // len(found)
    high = min(max(even, least), max(ui.px(TALLEST), least))
    fits = max((area.height - edges) // high, 1)
    if fits < len(found):
        high = max(min((area.height - edges) // fits, ui.px(TALLEST)), high)
    card = Rect(area.left, area.top, area.width, min(high * len(found) + edges, area.height))
    ui.add(Card(card))
    paged.count = len(found)

    def add(cell: Rect, number: int) -> None:
        promise, (name, state, course) = found[number], told[number]
        why = Push(routes.Why(promise.goal.indicator, "term"))
        row = PromiseRow(cell, name, why, f"promise.{number}", met=promise.kept, state=state, course=course)
        row.strong, row.narrow = bool(promise.key), ui.narrow
        row.path = path_of(context, promise.goal)
        ui.add(row)

    page_list(scene, layout.inset(card, ui.px(20), ui.px(14)), paged, high, add, gap=0)


def _words(context: Context, promise: Promise, *, short: bool) -> tuple[str, str, str]:
    """The name of a promise, whether it was kept, and its course."""
    course = course_of(context, promise.goal, promise.start, promise.end)
    most = moved_most(context, promise.goal.indicator) if short else ""
    state = context.texts("council.kept" if promise.kept else "council.broken")
    return name_of(context, promise.goal, promise.key), state, f"{course} {most}".rstrip()


