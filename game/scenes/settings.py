"""Settings: everything takes effect at once."""

from collections.abc import Callable, Sequence
from typing import Any

from pygame import Rect

from game.scenes import routes
from game.scenes.common_ended import EndedScene
from game.scenes.context import Context
from game.ui import layout
from game.ui.actions import FIXED, KEYS, Action, Command, KeyHit, bindings
from game.ui.fonts import BODY, HEAD, SMALL
from game.ui.moves import Adopt, Answer, Move, Pop, Tell
from game.ui.palette import PALETTES
from game.ui.panels import Paged, page_list, tab_cells, tabs
from game.ui.screen import Scene, Ui
from game.ui.settings import DIFFICULTIES, PACES, TEXT_SIZES, WINDOWS
from game.ui.text import LANGUAGES
from game.ui.widgets import Button, Card, Slider, Toggle, Words

PAGES = ("see", "hear", "play", "keys")
PAGING = (Command.PAGE_UP, Command.PAGE_DOWN)
VISITED = PAGES[:1]
"""What a visitor of an exhibition may change: how it looks, until the next visitor."""
SIGNS = {",": "comma", ".": "period"}
"""Signs too small to be seen alone."""
CHANGEABLE = (*(command for command in Command if command not in {*FIXED, *PAGING}), *PAGING)


class SettingsScene(EndedScene):
    """Four pages of few rows; at an exhibition the first."""

    def __init__(self, context: Context, page: str) -> None:
        self.context = context
        self.pages = VISITED if context.kiosk else PAGES
        self.page = page if page in self.pages else self.pages[0]
        self.paged = Paged(len(CHANGEABLE))
        self.asking: Command | None = None

    @property
    def listening(self) -> bool:  # type: ignore[override]  # here it depends on what is asked
        """Whether a key is being chosen."""
        return self.asking is not None

    # ------------------------------------------------------------------ the frame of all pages

    def build(self, ui: Ui) -> None:
        """Head, tabs, the rows of the page, and the way out."""
        margin = ui.px(16 if ui.narrow else 32)
        low = ui.rect.height / ui.scale < LOW
        page = layout.inset(ui.rect, margin, ui.px(12) if low else margin)
        wide = min(page.width, ui.px(980))
        page = Rect(page.centerx - wide // 2, page.top, wide, page.height)
        high, gap = (ui.px(46), ui.px(8)) if low else (ui.px(56), ui.px(12))
        head, tab, body = layout.rows(page, high, ui.px(48), 1.0, gap=gap)
        if len(self.pages) == 1:
            body = tab.union(body)
        title, done = layout.columns(head, 1.0, ui.px(150), gap=ui.px(12))
        ui.add(Words(title, ui.say("settings.title"), style=HEAD.but(place="middle", fit=True)))
        card = ui.add(Card(body))
        if len(self.pages) > 1:
            tabs(ui, tab, [(name, ui.say(f"settings.{name}")) for name in PAGES], self.page, self._turn)
        inside = layout.inset(body, ui.px(16 if ui.narrow else 28), ui.px(8 if low else 20))
        before = len(ui.widgets)
        {"see": self._see, "hear": self._hear, "play": self._play, "keys": self._keys}[self.page](ui, inside)
        card.rect.height = min(
            layout.bottom_of([part.rect for part in ui.widgets[before:]]) + ui.px(24) - body.top, body.height
        )
        self.end = card.rect.bottom
        ui.add(Button(done, ui.say("settings.back"), Pop(), key="done", look="primary", icon="check"))
        ui.start = f"tab.{self.page}" if len(self.pages) > 1 else "done"

    def _turn(self, page: str) -> Move | None:
        self.page, self.asking = page, None
        self.paged.page = 0
        self.rebuild()
        return None

    def _set(self, **changes: Any) -> Move:  # noqa: ANN401 - any setting
        return Adopt(self.context.settings.but(**changes))

    def _row(self, ui: Ui, row: Rect, key: str) -> Rect:
        """The words of a row at the left (or above); gives the place for its control."""
        words = ui.say(f"settings.{key}")
        if ui.narrow:
            high = ui.height_of("A", row.width, SMALL)
            ui.add(Words(Rect(row.left, row.top, row.width, high), words, style=SMALL.but(fit=True)))
            return Rect(row.left, row.bottom - ui.px(TARGET_ROW), row.width, ui.px(TARGET_ROW))
        left, right = layout.columns(row, 1.0, 1.7, gap=ui.px(20))
        ui.add(Words(left, words, style=BODY.but(place="middle", fit=True)))
        return right

    def _choice(
        self, ui: Ui, row: Rect, key: str, options: Sequence[tuple[Any, str]], now: object = None
    ) -> None:
        """One of a few, side by side."""
        place = self._row(ui, row, key)
        now = getattr(self.context.settings, key) if now is None else now
        for cell, (value, words) in zip(tab_cells(ui, place, options), options, strict=True):
            ui.add(
                Button(
                    cell,
                    words,
                    self._set(**{key: value}),
                    key=f"{key}.{value}",
                    chosen=value == now,
                    style=BODY.but(bold=value == now),
                )
            )

    def _pages(self, ui: Ui, area: Rect, rows: Sequence[Callable[[Rect], None]]) -> None:
        """The rows, on more pages where the window is low or the text large."""
        self.paged.count = len(rows)
        low = ui.rect.height / ui.scale < LOW
        high = ui.px(TARGET_ROW + (26 if low else 34) * ui.narrow)
        page_list(self, area, self.paged, high, lambda cell, number: rows[number](cell), gap=6 if low else 16)

    # ------------------------------------------------------------------ pages

    def _see(self, ui: Ui, area: Rect) -> None:
        """Language, size, colours, movement, window."""
        now = self.context.settings.language or ui.stage.texts.language
        sizes = [(percent, ui.stage.texts.percent(percent / 100)) for percent in TEXT_SIZES]
        palettes = [(name, ui.say(f"settings.palette_{name}")) for name in PALETTES]
        windows = [(name, ui.say(f"settings.window_{name}")) for name in WINDOWS]
        rows: list[Callable[[Rect], None]] = [
            lambda row: self._choice(ui, row, "language", list(LANGUAGES.items()), now),
            lambda row: self._choice(ui, row, "text_size", sizes),
            lambda row: self._choice(ui, row, "palette", palettes),
            lambda row: self._switch(ui, row, "contrast"),
            lambda row: self._switch(ui, row, "motion"),
            lambda row: self._choice(ui, row, "window", windows),
        ]
        self._pages(ui, area, rows[:-1] if self.context.kiosk else rows)

    def _switch(self, ui: Ui, row: Rect, key: str) -> None:
        """A switch where the other controls begin (at the right where it is narrow), and what it says."""
        value = getattr(self.context.settings, key)
        beside = ui.px(SAID)
        if not ui.narrow:
            beside = layout.columns(row, 1.0, 1.7, gap=ui.px(20))[1].width - ui.px(SWITCH)
        said = Rect(row.right - beside + ui.px(10), row.top, beside - ui.px(10), row.height)
        style = BODY.but(place="middle", fit=True, bold=value)
        ui.add(Words(said, ui.say("settings.on" if value else "settings.off"), style=style))
        ui.add(
            Toggle(
                Rect(row.left, row.top, row.width - beside, row.height),
                ui.say(f"settings.{key}"),
                key=key,
                value=value,
                change=lambda value: self._set(**{key: value}),
            )
        )

    def _hear(self, ui: Ui, area: Rect) -> None:
        """A slider for all, and one for each kind."""

        def silence(row: Rect) -> None:
            ui.add(Words(row, ui.say("settings.silence"), style=SMALL.but(place="middle", fit=True)))

        def loudness(key: str) -> Callable[[Rect], None]:
            return lambda row: self._slider(ui, row, key)

        self._pages(ui, area, [*map(loudness, ("sound", "music", "street", "clicks")), silence])

    def _slider(self, ui: Ui, row: Rect, key: str) -> None:
        place = self._row(ui, row, key)
        if ui.narrow:  # its track begins below the words
            place.left -= place.height // 3 - ui.px(9)
        ui.add(
            Slider(
                place,
                ui.say(f"settings.{key}"),
                key=key,
                value=getattr(self.context.settings, key),
                change=self._louder(key),
                show=ui.stage.texts.percent,
            )
        )

    def _louder(self, key: str) -> Callable[[float], Move]:
        return lambda value: self._set(**{key: value})

    def _play(self, ui: Ui, area: Rect) -> None:
        """The difficulty of new games with what it means, pace, what is asked, and the end of lessons."""
        names = zip(PACES, ("slow", "normal", "fast"), strict=True)
        paces = [(value, ui.say(f"settings.pace_{name}")) for value, name in names]
        grades = [(name, ui.say(f"settings.difficulty_{name}")) for name in DIFFICULTIES]
        chosen, session = self.context.settings.difficulty, self.context.session
        said = ui.say(f"settings.difficulty_{chosen}_about")
        if session is not None and session.difficulty != chosen:
            said += " " + ui.say("settings.difficulty_now", name=dict(grades)[session.difficulty])

        def about(row: Rect) -> None:
            ui.add(Words(row, said, style=SMALL.but(fit=True)))

        self._pages(
            ui,
            area,
            [
                lambda row: self._choice(ui, row, "difficulty", grades),
                about,
                lambda row: self._choice(ui, row, "pace", paces),
                lambda row: self._switch(ui, row, "predict"),
                lambda row: self._switch(ui, row, "class_time"),
            ],
        )

    def _keys(self, ui: Ui, area: Rect) -> None:
        """Every command with its key; using a row waits for another key."""
        reset = Rect(area.left, area.bottom - ui.px(46), area.width, ui.px(46))
        fixed = ui.say("settings.keys_fixed")
        top = area.top + ui.height_of(fixed, area.width, SMALL) + ui.px(8)
        ui.add(Words(Rect(area.left, area.top, area.width, top - area.top), fixed, style=SMALL))
        rows = Rect(area.left, top, area.width, reset.top - top - ui.px(10))
        self.paged.count = len(CHANGEABLE)
        if ui.low:
            self.paged.foot, reset = layout.columns(reset, 1.3, 1.0, gap=ui.px(16))
        page_list(self, rows, self.paged, ui.px(TARGET_ROW), self._key_row)
        self.paged.foot = None
        ui.add(
            Button(
                reset,
                ui.say("settings.keys_reset"),
                self._set(keys={}),
                key="reset",
                icon="undo",
                enabled=bool(self.context.settings.keys),
            )
        )

    def _key_row(self, row: Rect, number: int) -> None:
        ui, command = self.ui, CHANGEABLE[number]
        hint = ui.hint(command) or ui.say("settings.key_none")
        if hint in SIGNS:
            hint = ui.say(f"settings.sign_{SIGNS[hint]}")
        if command is self.asking:
            hint = ui.say("settings.key_press")
        words, key = layout.columns(row, 1.0, ui.px(190), gap=ui.px(12))
        ui.add(Words(words, ui.say(f"key.{command}"), style=BODY.but(place="middle", fit=True)))
        ui.add(
            Button(
                key,
                hint,
                self._ask(command),
                key=f"key.{command}",
                chosen=command is self.asking,
                style=BODY.but(bold=True),
            )
        )

    def _ask(self, command: Command) -> Answer:
        def ask() -> None:
            self.asking = command
            self.rebuild()

        return ask

    def handle(self, action: Action) -> Move | None:
        """The key that was asked for; or a tap elsewhere, which gives up asking."""
        if self.asking is None:
            return super().handle(action)
        if not isinstance(action, KeyHit):
            return None
        command, self.asking = self.asking, None
        taken = next(
            (
                other
                for other, keys in bindings(self.context.settings.keys).items()
                if action.name in keys and other is not command
            ),
            None,
        )
        if action.name == "escape" or taken:
            self.rebuild()
            fixed = taken is None or taken in FIXED
            return (
                None if fixed else Tell(self.ui.say("settings.key_taken", name=self.ui.say(f"key.{taken}")))
            )
        mine = dict(self.context.settings.keys)
        mine[command.value] = [action.name]
        if KEYS[command] == (action.name,):
            del mine[command.value]
        return self._set(keys=mine)


LOW = 560
"""Units of height of a window in which everything stands closer."""
TARGET_ROW = 46
"""Units that a row is high."""
SWITCH, SAID = 56, 56
"""Units of width of a switch, and of the word beside it."""


def make(context: Context, route: routes.Settings) -> Scene:
    """The scene of the route."""
    return SettingsScene(context, route.page)
