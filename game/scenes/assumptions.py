"""Each coefficient of the model: its value, what the evidence allows, its source, and who disputes it.

A slider moves a value within its evidence. What was moved is tried out on the player's own decisions, or in
a new game; the game in progress stays as it is.
"""

from functools import partial

from pygame import Rect

from game.engine.changed import NO_VALUES, Values, assumptions_of, changed, steps_of
from game.engine.rules import Assumption, Confidence
from game.scenes import common_page, models, routes, sheets, words
from game.scenes.assumptions_parts import CoefficientRow, number, read_name
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context
from game.scenes.sheets import Block
from game.ui import layout
from game.ui.fonts import BODY, LEAD, TITLE
from game.ui.moves import Move, Push, Reset, Then
from game.ui.native import Entry
from game.ui.panels import Paged, page_list, tabs
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Slider, Words

MOVED = "moved"
KINDS = ("all", *(kind.value for kind in Confidence), "disputed", MOVED)
"""What the list can be narrowed to."""
LEAVES = ("list", "number", "model")
LOW = 900
"""Units of height of an upright window under which each part has a leaf of its own."""
ROW = 74
"""Units of height of a line of the list: three lines of words."""


class AssumptionsScene(EndedScene):
    """A list to search in, the open coefficient with its slider, and what to do with what was moved."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.every = assumptions_of(context.session.rules)
        self.kind = "all"
        self.asked = self.looked = ""
        self.open_ = next(iter(self.every))
        self.paged = Paged(0)
        self.told = Paged(1)
        self.leaf = LEAVES[0]

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """The list, the open one beside or below it and the foot; or one of them at a time."""
        title, self.end = ui.say("assumptions.title"), 0
        body = common_page.heading(ui, common_page.page_of(ui, 1500), title)
        if ui.narrow and (not ui.portrait or ui.rect.height / ui.scale < LOW):
            self._one_leaf(ui, body)
            return
        body = common_page.paragraph(ui, body, ui.say("assumptions.about", n=len(self.every)))
        high = ui.px(TARGET + 4)
        body, foot = layout.rows(body, 1.0, high * 2 if ui.narrow else high, gap=ui.px(12))
        cut, share = (layout.rows, (0.52, 0.48)) if ui.narrow else (layout.columns, (1.15, 1.0))
        left, right = cut(body, *share, gap=ui.px(16))
        self._list(ui, left)
        self._opened(ui, right)
        self._foot(ui, foot)
        ui.start = "words"

    def _one_leaf(self, ui: Ui, body: Rect) -> None:
        """In a small window: the list, the open one, or what to do with what was moved."""
        line, rest = layout.rows(body, ui.px(TARGET), 1.0, gap=ui.px(8))
        tabs(ui, line, [(leaf, ui.say(f"assumptions.leaf_{leaf}")) for leaf in LEAVES], self.leaf, self._turn)
        if self.leaf == "list":
            self._list(ui, rest)
        elif self.leaf == "number":
            self._opened(ui, rest)
        else:
            about = ui.say("assumptions.about", n=len(self.every))
            blocks: list[Block] = [sheets.text(ui, about, BODY, 16)]
            blocks.append(Block(lambda _: ui.px(TARGET), lambda rect: self._chooser(ui, rect), 16))
            blocks += [sheets.button(ui, button, gap=10, least=TARGET) for button in self._buttons(ui)]
            self.end = sheets.flow(self, rest, blocks, Paged(1))
        ui.start = f"tab.{self.leaf}"

    def _list(self, ui: Ui, area: Rect) -> None:
        """A line to search, what is shown, and the coefficients that fit."""
        line, kinds, rest = layout.rows(area, ui.px(TARGET + 4), ui.px(TARGET), 1.0, gap=ui.px(8))
        box, button = layout.columns(line, 1.0, ui.px(TARGET + 10), gap=ui.px(8))
        ui.add(
            Entry(box, ui.say("assumptions.search"), self._look, "words", text=self.asked, change=self._typed)
        )
        search = ui.say("find.search")
        ui.add(Button(button, search, self._look, "search", icon="search", look="primary", picture_only=True))
        names = [(kind, ui.say(f"assumptions.{kind}")) for kind in KINDS]
        if sum(ui.width_of(name) + ui.px(30) for _, name in names) < kinds.width:
            tabs(ui, kinds, names, self.kind, self._kind)
        else:
            common_page.stepper(ui, kinds, dict(names)[self.kind], self._next_kind, "kind", (True, True))
        found = self.found()
        self.paged.count = len(found)
        if not found:
            moved = "_moved" if self.kind == MOVED and not self.looked else ""
            ui.add(Words(rest, ui.say(f"assumptions.none{moved}"), style=BODY))
        page_list(self, rest, self.paged, ui.px(ROW), lambda cell, n: self._row(ui, cell, found[n]), gap=0)

    def found(self) -> list[str]:
        """The coefficients that fit the words and the kind."""
        wanted = self.looked.casefold().split()
        values = models.draft(self.context)
        return [
            key
            for key, each in self.every.items()
            if self.kind in self._kinds(each, moved=key in values)
            and all(word in self._haystack(key, each) for word in wanted)
        ]

    def _kinds(self, each: Assumption, *, moved: bool) -> set[str]:
        """The kinds under which a coefficient is listed."""
        return {"all", each.confidence.value, *(["disputed"] if each.disputed else []), *([MOVED] * moved)}

    def _haystack(self, key: str, each: Assumption) -> str:
        system = models.system_name(self.context, key)
        name = read_name(self.context.texts, key)
        return f"{name} {key} {system} {each.source} {each.disputed}".casefold()

    def value(self, key: str) -> float:
        """The value that is tried out: moved, or as written."""
        return models.draft(self.context).get(key, self.every[key].value)

    def _row(self, ui: Ui, cell: Rect, key: str) -> None:
        name, go = read_name(ui.stage.texts, key), partial(self._open, key)
        row = CoefficientRow(cell, name, go, key, chosen=key == self.open_)
        row.about = models.system_name(self.context, key)
        row.value = number(ui.stage.texts, self.value(key))
        row.moved = key in models.draft(self.context)
        ui.add(row)

    def _opened(self, ui: Ui, area: Rect) -> None:
        """Everything about one coefficient, on a card."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(22), ui.px(18))
        each, texts = self.every[self.open_], ui.stage.texts
        least, most = (number(texts, end) for end in each.range)
        moved = self.open_ in models.draft(self.context)
        value = ui.say("assumptions.value", value=number(texts, each.value), unit=each.unit)
        blocks = [
            sheets.heading(ui, models.system_name(self.context, self.open_), 2),
            sheets.text(ui, read_name(texts, self.open_), LEAD.but(bold=True) if ui.low else TITLE, 6),
            sheets.text(ui, ui.say("assumptions.as_written", value=value) if moved else value, LEAD, 6),
            Block(lambda _: ui.px(TARGET), lambda rect: self._slider(ui, rect), 8),
            sheets.text(ui, ui.say("assumptions.range", least=least, most=most), BODY, 12),
            sheets.text(ui, ui.say(f"assumptions.sure_{each.confidence.value}"), BODY.but(bold=True), 12),
            sheets.heading(ui, ui.say("assumptions.source"), 2),
            sheets.text(ui, words.source(ui.stage.texts, each.source), BODY, 12),
        ]
        if each.disputed:
            blocks += [
                sheets.heading(ui, ui.say("assumptions.disputed_by"), 2),
                sheets.text(ui, each.disputed, BODY, 0),
            ]
        sheets.flow(self, box, blocks, self.told)

    def _slider(self, ui: Ui, line: Rect) -> None:
        """The slider between two buttons for one step, and the way back to what is written."""
        texts, each = ui.stage.texts, self.every[self.open_]
        steps, side = steps_of(each), ui.px(TARGET)
        place = steps.index(self.value(self.open_))
        less, bar, more, back = layout.columns(line, side, 1.0, side, side, gap=ui.px(6))
        for cell, way, key, icon in ((less, -1, "less", "minus"), (more, 1, "more", "plus")):
            go = partial(self._to, place + way)
            there = 0 <= place + way < len(steps)
            name = ui.say(f"assumptions.{key}")
            ui.add(Button(cell, name, go, key, icon=icon, picture_only=True, enabled=there))
        slider = Slider(bar, ui.say("assumptions.slider"), key="slider", value=float(place), step=1.0)
        slider.high, slider.marks = float(len(steps) - 1) or 1.0, (float(steps.index(each.value)),)
        slider.change = lambda at: self._to(round(at))
        slider.show = lambda at: number(texts, steps[round(at)])
        ui.add(slider)
        moved = self.open_ in models.draft(self.context)
        undo = Button(back, ui.say("assumptions.reset"), self._reset, "reset", icon="undo", picture_only=True)
        undo.enabled = moved
        ui.add(undo)

    def _foot(self, ui: Ui, line: Rect) -> None:
        """How much was moved, and what can be done with it."""
        cut, share = (layout.rows, (1.0, 1.0)) if ui.narrow else (layout.columns, (1.15, 2.0))
        which, line = cut(line, *share, gap=ui.px(8 if ui.narrow else 16))
        self._chooser(ui, which)
        buttons = self._buttons(ui)
        needs = [ui.width_of(button.label) + ui.px(64) for button in buttons]
        if sum(needs) + ui.px(16) > line.width:
            buttons[0].picture_only, needs[0] = True, ui.px(TARGET + 10)
        cells = layout.columns(line, *map(float, needs), gap=ui.px(8))
        for button, cell in zip(buttons, cells, strict=True):
            button.rect = cell
            ui.add(button)

    def _chooser(self, ui: Ui, line: Rect) -> None:
        """Which model the sliders show: as written, a rival's, or one's own."""
        name = models.name_of(self.context, models.draft(self.context))
        common_page.stepper(ui, line, name, self._next_model, "model", (True, True))

    def _next_model(self, step: int) -> Move | None:
        every = models.choices(self.context)
        self._try(every[(every.index(models.draft(self.context)) + step) % len(every)])
        return None

    def _buttons(self, ui: Ui) -> list[Button]:
        """All back to what is written; one's own decisions, or a new game, under what was moved."""
        session, values, nowhere = self.context.session, models.draft(self.context), Rect(0, 0, 0, 0)
        other = values != changed(session.rules)
        again = Push(routes.WhatIf(values=tuple(sorted(values.items()))))
        reset = Button(nowhere, ui.say("assumptions.reset_all"), self._reset_all, "reset_all", icon="undo")
        replay = Button(nowhere, ui.say("assumptions.replay"), again, "replay", icon="layers")
        anew = Button(nowhere, ui.say("assumptions.anew"), self._anew, "anew", icon="play", look="primary")
        reset.enabled, anew.enabled = bool(values), other
        replay.enabled = other and session.view.month > session.rules.level.from_
        return [reset, replay, anew]

    # ------------------------------------------------------------------ what can be done

    def _to(self, place: int) -> Move | None:
        """Move the open coefficient to a step."""
        value = steps_of(self.every[self.open_])[place]
        self._try({**models.draft(self.context), self.open_: value})
        return None

    def _reset(self) -> Move | None:
        values = models.draft(self.context)
        self._try({key: value for key, value in values.items() if key != self.open_})
        return None

    def _reset_all(self) -> Move | None:
        self._try(NO_VALUES)
        return None

    def _try(self, values: Values) -> None:
        models.put(self.context, values)
        self.rebuild()

    def _anew(self) -> Move:
        """Put the game in progress away and begin its level again under this model."""
        values = tuple(models.draft(self.context).items())
        level = self.context.kept["game"].level
        return Then((Reset(routes.Title()), Push(routes.Briefing(level, values=values))))

    def _typed(self, asked: str) -> Move | None:
        self.asked = asked
        return None

    def _look(self) -> Move | None:
        self.looked, self.paged.page = self.asked, 0
        found = self.found()
        self.open_ = found[0] if found else self.open_
        self.rebuild()
        return None

    def _turn(self, leaf: str) -> Move | None:
        self.leaf = leaf
        self.rebuild()
        return None

    def _next_kind(self, step: int) -> Move | None:
        return self._kind(KINDS[(KINDS.index(self.kind) + step) % len(KINDS)])

    def _kind(self, kind: str) -> Move | None:
        self.kind, self.paged.page = kind, 0
        self.rebuild()
        return None

    def _open(self, key: str) -> Move | None:
        self.open_, self.leaf, self.told.page = key, "number", 0
        self.rebuild()
        return None


def make(context: Context, route: routes.Assumptions) -> Scene:
    """The scene of the route."""
    del route
    return AssumptionsScene(context)
