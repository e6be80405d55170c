"""Each coefficient of the model: its value, what the evidence allows, its source, and who disputes it.

A slider moves a value within its evidence. What was moved is tried out on the player's own decisions, or in
a new game; the game in progress stays as it is.
"""

from functools import partial

from pygame import Rect

from game.engine.changed import NO_VALUES, Values, assumptions_of, changed, steps_of
from game.engine.rules import Assumption, Confidence
from game.scenes import common_page, models, routes, sheets, words
from game.scenes.assumptions_parts import SHARES, CoefficientRow, amount, read_name, unit_name
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context
from game.scenes.sheets import Block
from game.ui import layout
from game.ui.fonts import BODY, LEAD, SMALL, TITLE
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
ROW, WIDE_ROW, LOW_ROW = 74, 62, 58
"""Units of height of a line of the list: three lines of words, or two in a wide list or a low window."""
WIDE = 600
"""Units of width of a wide list."""


class AssumptionsScene(EndedScene):
    """A list to search in, the open coefficient with its slider, and what to do with what was moved."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.every = assumptions_of(context.session.rules)
        self.kind = "all"
        self.theme = ""
        """The part of the model whose coefficients are listed."""
        self.asked = self.looked = ""
        self.open_ = next(iter(self.every))
        self.paged = Paged(0)
        self.told = Paged(1)
        self.leaf = LEAVES[0]
        self.empty = 0
        """Where the words end that say that nothing is on the list; 0: something is."""

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """The list, the open one beside or below it and the foot; or one of them at a time."""
        title, self.end, self.empty = ui.say("assumptions.title"), 0, 0
        page = common_page.page_of(ui, 1500)
        if ui.low:
            self._one_leaf(ui, common_page.heading(ui, page, ""), page)
            return
        body = common_page.heading(ui, page, title)
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

    def _one_leaf(self, ui: Ui, body: Rect, head: Rect | None = None) -> None:
        """In a small window: the list, the open one, or what to do with what was moved.

        In a low one the tabs stand in the head; the title is then at the top of the last leaf.
        """
        if head:
            back = next(one.rect for one in ui.widgets if one.key == "back")
            rest, line = body, Rect(head.left, back.top, back.left - head.left - ui.px(12), back.height)
        else:
            line, rest = layout.rows(body, ui.px(TARGET), 1.0, gap=ui.px(8))
        tabs(ui, line, [(leaf, ui.say(f"assumptions.leaf_{leaf}")) for leaf in LEAVES], self.leaf, self._turn)
        if self.leaf == "list":
            self._list(ui, rest)
            self.end = self.empty
        elif self.leaf == "number":
            self._opened(ui, rest)
        else:
            about = ui.say("assumptions.about", n=len(self.every))
            blocks: list[Block] = [sheets.text(ui, about, BODY, 16)]
            if head:
                blocks.insert(0, sheets.text(ui, ui.say("assumptions.title"), LEAD.but(bold=True), 6))
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
        styles = (BODY, BODY.but(bold=True))
        plain, bold = ([ui.width_of(name, style) for _, name in names] for style in styles)
        needs = sum(plain) + max(b - p for p, b in zip(plain, bold, strict=True)) + len(names) * ui.px(30)
        if needs < kinds.width:
            tabs(ui, kinds, names, "" if self.theme else self.kind, self._kind)
        elif not ui.low:
            kinds.height = ui.px(2 * TARGET + 4)
            rest.top, rest.height = kinds.bottom + ui.px(8), rest.bottom - kinds.bottom - ui.px(8)
            tabs(ui, kinds, names, "" if self.theme else self.kind, self._kind)
        else:
            name = ui.say(f"assumptions.system.{self.theme}") if self.theme else dict(names)[self.kind]
            common_page.stepper(ui, kinds, name, self._next_kind, "kind", (True, True))
        self._rows(ui, rest)

    def _rows(self, ui: Ui, rest: Rect) -> None:
        """The themes; or the coefficients of one, of a kind, or with the words."""
        high = ui.px(LOW_ROW if ui.low else ROW if rest.width < ui.px(WIDE) else WIDE_ROW)
        if self.kind == "all" and not self.theme and not self.looked:
            themes = self.themes()
            self.paged.count = len(themes)
            page_list(self, rest, self.paged, high, lambda cell, n: self._theme(ui, cell, themes[n]), gap=0)
            return
        found = self.found()
        self.paged.count = len(found)
        if not found:
            moved = "_moved" if self.kind == MOVED and not self.looked else ""
            said = ui.say(f"assumptions.none{moved}")
            ui.add(Words(rest, said, style=BODY))
            self.empty = rest.top + ui.height_of(said, rest.width)
        page_list(self, rest, self.paged, high, lambda cell, n: self._row(ui, cell, found[n]), gap=0)

    def themes(self) -> list[str]:
        """The parts of the model, in its own order."""
        return list(dict.fromkeys(key.partition(".")[0] for key in self.every))

    def _theme(self, ui: Ui, cell: Rect, theme: str) -> None:
        """A part of the model, and how many coefficients it has."""
        name, go = ui.say(f"assumptions.system.{theme}"), partial(self._enter, theme)
        row = CoefficientRow(cell, name, go, f"theme.{theme}")
        row.about = ui.say("assumptions.numbers", n=sum(key.startswith(f"{theme}.") for key in self.every))
        ui.add(row)

    def found(self) -> list[str]:
        """The coefficients that fit the words and the kind."""
        wanted = self.looked.casefold().split()
        values = models.draft(self.context)
        return [
            key
            for key, each in self.every.items()
            if self.kind in self._kinds(each, moved=key in values)
            and key.startswith(f"{self.theme}." if self.theme else "")
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
        names = (ui.say(f"assumptions.system.{theme}") for theme in self.themes())
        widest = max(ui.width_of(name, SMALL) for name in names)
        if not self.theme and widest < SHARES[1] * cell.width - ui.px(20):
            row.about = models.system_name(self.context, key)
        row.value = amount(ui.stage.texts, self.value(key), self.every[key].unit)
        row.moved = key in models.draft(self.context)
        ui.add(row)

    def _opened(self, ui: Ui, area: Rect) -> None:
        """Everything about one coefficient, on a card."""
        ui.add(Card(area))
        box = layout.inset(area, ui.px(22), ui.px(18))
        each, texts = self.every[self.open_], ui.stage.texts
        least, most = (amount(texts, end, each.unit) for end in each.range)
        moved = self.open_ in models.draft(self.context)
        written = amount(texts, each.value, each.unit)
        value = ui.say("assumptions.value", value=written, unit=unit_name(texts, each.unit))
        blocks = [
            sheets.heading(ui, models.system_name(self.context, self.open_), 2),
            sheets.text(ui, read_name(texts, self.open_), LEAD.but(bold=True) if ui.low else TITLE, 6),
            Block(lambda _: ui.px(TARGET), lambda rect: self._slider(ui, rect), 8),
            sheets.text(ui, ui.say("assumptions.as_written", value=value) if moved else value, BODY, 6),
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
        slider.show = lambda at: amount(texts, steps[round(at)], each.unit)
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
        values = models.draft(self.context)
        name = models.name_of(self.context, values)
        if not values or models.rival_of(self.context, values):
            name = ui.say("assumptions.which", name=name)
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
        self.looked, self.theme, self.paged.page = self.asked, "", 0
        self._open_first()
        self.rebuild()
        return None

    def _open_first(self) -> None:
        """What is open is on the list; else the first one of the list is open."""
        found = self.found()
        if found and self.open_ not in found:
            self.open_, self.told.page = found[0], 0

    def _enter(self, theme: str) -> Move | None:
        self.theme, self.paged.page = theme, 0
        self._open_first()
        self.rebuild()
        return None

    def _turn(self, leaf: str) -> Move | None:
        self.leaf = leaf
        self.rebuild()
        return None

    def _next_kind(self, step: int) -> Move | None:
        if self.theme and step < 0:
            return self._kind("all")
        return self._kind(KINDS[(KINDS.index(self.kind) + step) % len(KINDS)])

    def _kind(self, kind: str) -> Move | None:
        self.kind, self.theme, self.paged.page = kind, "", 0
        self._open_first()
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
