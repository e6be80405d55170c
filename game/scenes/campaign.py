"""The campaign: a time line from 2003 to today with its chapters, and what really happened on the way."""

from pygame import Rect

from game.engine.rules import Tag
from game.scenes import routes, sheets, words
from game.scenes.campaign_line import TimeLine, line_height
from game.scenes.chronicle import Told, chronicle
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context, LevelCard
from game.scenes.sheet_marks import Choice
from game.scenes.sheets import Block, Columns
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL
from game.ui.moves import Answer, Move, Pop, Push
from game.ui.panels import Paged, tabs, tabs_height
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Words

MONTHS = 12
FACT = 265
"""Height that a fact needs below the chapters."""
MOST_FACT = 0.55
"""The most of the height that it gets where letters are large."""
BOTH = 1100
"""Units of width from which chapters stand in two columns."""
LOW, LOW_UPRIGHT = 640, 900
"""Units of height under which the chapters and the time line have a leaf each."""
LEAVES = ("chapters", "happened")
LEAST_FACT = 110
"""Units of height that a fact needs below the time line."""


class Turn:
    """Goes to another fact."""

    def __init__(self, scene: "CampaignScene") -> None:
        self.scene = scene

    def __call__(self, place: int) -> Move | None:
        """Show that fact."""
        scene = self.scene
        scene.place, scene.leaf = min(max(place, 0), len(scene.facts) - 1), 0
        scene.rebuild()
        return None


class CampaignScene(EndedScene):
    """The time line above; below it the chapters, and what really happened."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.chapters = [card for card in context.library.levels() if card.kind == "chapter"]
        self.paged = Paged(1)
        self.language = ""
        self.facts: list[Told] = []
        self.place = -1
        self.open_ = LEAVES[0]
        self.reads: bool | None = None
        """Whether a fact is open or the time line, where there is room for one of them; None: for both."""
        self.leaf, self._leaves = 0, 1
        """The part of a long fact that is open, where there is no room for all of it; and how many it has."""

    def build(self, ui: Ui) -> None:
        """The time line above chapters and fact; where there is no height for that, one leaf of two."""
        self._learn(ui)
        area = sheets.page_of(ui, sheets.frame(ui, ui.say("campaign.title"), Pop()))
        if ui.rect.height / ui.scale < (LOW_UPRIGHT if ui.portrait else LOW) and self.facts:
            self._one_leaf(ui, area)
            return
        self.open_, self.reads = LEAVES[0], None
        rest = self._line(ui, area, 14)
        across = 2 if not ui.portrait and area.width > ui.px(BOTH) else 1
        if ui.portrait:
            fact = min(ui.px(FACT), round(rest.height * MOST_FACT))
            left = right = Rect(rest.left, rest.top, rest.width, rest.height - fact)
        else:
            left, right = layout.columns(rest, float(across), 1.0, gap=ui.px(24))
        self.end = self._chapters(ui, left, across)
        if ui.portrait:
            top = self.end + ui.px(28)
            right = Rect(rest.left, top, rest.width, rest.bottom - top)
        if self.facts:
            self.end = max(self.end, self._fact(ui, right))

    def _one_leaf(self, ui: Ui, area: Rect) -> None:
        """The chapters; or the time line with what happened."""
        names = [(leaf, ui.say(f"campaign.{leaf}")) for leaf in LEAVES]
        line, rest = layout.rows(area, tabs_height(ui, names, area.width, TARGET), 1.0, gap=ui.px(8))
        tabs(ui, line, names, self.open_, self._open)
        if self.open_ == LEAVES[0]:
            self.end = self._chapters(ui, rest, 1 if ui.portrait else 2)
            return
        left = rest.height - line_height(ui, self.facts, rest.width) - ui.px(10 + TARGET)
        self.reads = None if left >= ui.px(LEAST_FACT) else bool(self.reads)
        if self.reads:
            self.end = self._fact(ui, rest)
            return
        rest = self._line(ui, rest, 10)
        if self.reads is None:
            self.end = self._fact(ui, rest)
            return
        foot = Rect(rest.left, rest.top, rest.width, ui.px(TARGET))
        self._leaves = 1
        self._ways(ui, foot)
        self.end = foot.bottom

    def _open(self, leaf: str) -> Move | None:
        self.open_ = leaf
        self.rebuild()
        return None

    def _chapters(self, ui: Ui, area: Rect, across: int) -> int:
        """A card for each chapter; gives where they end."""
        blocks = [self._chapter(ui, number, card) for number, card in enumerate(self.chapters, 1)]
        nothing = [sheets.text(ui, ui.say("levels.none"))]
        ui.start = f"chapter.{self.chapters[0].id}" if self.chapters else "back"
        return sheets.flow(self, area, blocks or nothing, self.paged, Columns(across, 20, even=True))

    def _line(self, ui: Ui, area: Rect, gap: float) -> Rect:
        """The time line at the top; gives what is left below."""
        high = line_height(ui, self.facts, area.width)
        line, rest = layout.rows(area, high, 1.0, gap=ui.px(gap))
        kinds = [kind.value for kind in Tag if any(told.tag == kind for told in self.facts)]
        ui.add(
            TimeLine(
                line,
                ui.say("campaign.line"),
                key="line",
                chapters=tuple((*card.years, card.title) for card in self.chapters),
                facts=tuple(self.facts),
                place=self.place,
                turn=Turn(self),
                scale=ui.scale,
                tags=tuple((kind, ui.say(f"tag.{kind}")) for kind in kinds),
            )
        )
        return rest

    def _learn(self, ui: Ui) -> None:
        """The facts, again when the language is another."""
        language = ui.stage.texts.language
        if language == self.language:
            return
        self.language = language
        self.facts = chronicle(self.context, self.chapters[0].id) if self.chapters else []
        if self.place < 0:
            begins = self.chapters[0].years[0] * MONTHS if self.chapters else 0
            later = (number for number, told in enumerate(self.facts) if told.month >= begins)
            self.place = next(later, 0)

    def _chapter(self, ui: Ui, number: int, card: LevelCard) -> Block:
        return sheets.choice(
            ui,
            Choice(
                Rect(0, 0, 0, 0),
                ui.say("campaign.chapter", number=number, title=card.title),
                Push(routes.Briefing(card.id)),
                key=f"chapter.{card.id}",
                below=card.summary,
                small=ui.say("campaign.done", years=card.span) if card.done else card.span,
                boxed=False,
                icon="check" if card.done else "play",
            ),
            gap=10,
        )

    def _fact(self, ui: Ui, area: Rect) -> int:
        """What really happened in a month, with the ways to the next; gives where it ends."""
        told = self.facts[self.place]
        middle, foot = layout.rows(area, 1.0, ui.px(TARGET), gap=ui.px(6))
        if self.open_ == LEAVES[0]:
            head = ui.height_of("A", area.width, SMALL)
            top, middle = layout.rows(middle, head, 1.0, gap=ui.px(6))
            ui.add(Words(top, ui.say("campaign.really"), style=SMALL.but(bold=True), ink="accent_ink"))
        inside = [
            sheets.text(ui, words.month_of(ui.stage.texts, told.month), LEAD.but(bold=True), 6),
            sheets.text(ui, told.text, LEAD if middle.height / ui.scale > 230 else BODY, 12),
            sheets.tag(ui, told.tag, words.sourced(ui.stage.texts, told.source)),
        ]
        leaves = sheets.cut(ui, [sheets.card(ui, inside)], middle.width, middle.height)
        self.leaf = min(self.leaf, len(leaves) - 1)
        self._leaves = len(leaves)
        end = sheets.flow(self, middle, [leaves[self.leaf]], Paged(1))
        foot.top = min(end + ui.px(10), foot.top)
        self._ways(ui, foot)
        return foot.bottom

    def _ways(self, ui: Ui, foot: Rect) -> None:
        """To the fact before and the one after; between them which one it is, or the way to read it."""
        back, place, on = layout.columns(foot, ui.px(64), 1.0, ui.px(64), gap=ui.px(8))
        for cell, key, step, icon in (
            (back, "campaign.before", -1, "left"),
            (on, "campaign.later", 1, "right"),
        ):
            there = 0 <= self.place + step < len(self.facts) or 0 <= self.leaf + step < self._leaves
            way = Button(cell, ui.say(key), self._step(step), f"fact.{icon}", icon=icon, picture_only=True)
            ui.add(way).enabled = there
        if self.reads is None:
            said = ui.say("list.page", page=self.place + 1, pages=len(self.facts))
            ui.add(Words(place, said, style=BODY.but(align="center", place="middle")))
            return
        texts, said, icon = ui.stage.texts, ui.say("campaign.line"), "calendar"
        if not self.reads:
            month = words.month_of(texts, self.facts[self.place].month)
            said, icon = words.colon(texts, month, ui.say("campaign.read")), "news"
        ui.add(Button(place, said, self._read_on, "fact.read", icon=icon))

    def _read_on(self) -> Move | None:
        """From the time line to what is told there, and back."""
        self.reads, self.leaf = not self.reads, 0
        self.rebuild()
        return None

    def _step(self, step: int) -> Answer:
        def go() -> Move | None:
            if not 0 <= self.leaf + step < self._leaves:
                return Turn(self)(self.place + step)
            self.leaf += step
            self.rebuild()
            return None

        return go


def make(context: Context, route: routes.Campaign) -> Scene:
    """The scene of the route."""
    del route
    return CampaignScene(context)
