"""The first screen: the town at the Dijle, and where to go from here."""

from dataclasses import dataclass

from pygame import Rect

from game.scenes import routes
from game.scenes.context import Context
from game.ui import layout, townscape
from game.ui.actions import Action, Command, Do
from game.ui.fonts import BODY, HEAD, HERO, LEAD, SMALL
from game.ui.layout import bottom_of
from game.ui.moves import Adopt, Answer, Move, Push, Quit
from game.ui.paint import Pen
from game.ui.screen import Scene, Ui
from game.ui.text import LANGUAGES
from game.ui.widgets import TARGET, Button, Words


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the title's list."""

    key: str
    words: str
    icon: str
    answer: Answer


class TitleScene(Scene):
    """A board of paper on the left (or below, upright), the town beside it."""

    root = True

    def __init__(self, context: Context) -> None:
        self.context = context

    def build(self, ui: Ui) -> None:
        """The board with its buttons, and the languages above."""
        entries = self._list(ui)
        units = ui.rect.height / ui.scale
        self._tight = not ui.portrait and units < 440
        roomy = ui.portrait or units > 340 + len(entries) * 58
        if ui.portrait:
            high = min(ui.px(790), round(ui.rect.height * (0.66 if units > 900 else 0.88)))
            self._board = Rect(0, ui.rect.height - high, ui.rect.width, high)
        else:
            wide = ui.rect.width if self._tight else min(ui.px(470 if roomy else 560), ui.rect.width * 2 // 3)
            self._board = Rect(0, 0, wide, ui.rect.height)
        inside = layout.inset(self._board, ui.px(36), ui.px(14 if self._tight else 24))
        self._languages(ui, inside)
        top = self._heads(ui, inside)
        self._entries(ui, Rect(inside.left, top, inside.width, inside.bottom - top), entries)

    def _languages(self, ui: Ui, inside: Rect) -> None:
        """The three languages, in one touch."""
        line = Rect(inside.left, inside.top, inside.width, ui.px(TARGET))
        if self._tight:
            line = layout.columns(line, 1.0, 1.7)[1]
        now = ui.stage.texts.language
        for cell, (code, name) in zip(
            layout.columns(line, 1.0, 1.0, 1.0, gap=ui.px(4)), LANGUAGES.items(), strict=True
        ):
            ui.add(
                Button(
                    cell,
                    name,
                    Adopt(self.context.settings.but(language=code)),
                    key=f"language.{code}",
                    chosen=code == now,
                    look="quiet",
                    style=BODY.but(bold=code == now),
                )
            )

    def _heads(self, ui: Ui, inside: Rect) -> int:
        """Where the name of the game and its line stand; gives where they end."""
        roomy = inside.height / ui.scale > 560
        name, below = ui.say("app.name"), inside.top + ui.px(TARGET)
        self._name_style = HERO if roomy and ui.width_of(name, HERO) <= inside.width else HEAD
        self._line_style = LEAD if roomy else BODY
        high = ui.height_of(name, inside.width, self._name_style)
        top = inside.top if self._tight else below + ui.px(22 if roomy else 8)
        self._name = Rect(inside.left, top, inside.width, high)
        under = max(self._name.bottom + ui.px(8 if roomy else 2), below)
        high = ui.height_of(ui.say("title.line"), inside.width, self._line_style)
        self._line = Rect(inside.left, under, inside.width, high)
        return self._line.bottom + ui.px(24 if roomy else 10)

    def _list(self, ui: Ui) -> list[Entry]:
        """What can be done now; at an exhibition one thing."""
        kiosk = self.context.kiosk
        if kiosk:
            return [Entry("kiosk", ui.say("title.kiosk"), "play", Push(routes.Briefing(kiosk.level)))]
        saves = self.context.library.saves()
        found = []
        if saves:
            last = saves[0]
            month = ui.stage.texts.month(last.year, last.month)
            found.append(Entry("continue", ui.say("title.continue", month=month), "play", self._go_on))
        found.append(Entry("campaign", ui.say("title.campaign"), "calendar", Push(routes.Campaign())))
        kinds = {card.kind for card in self.context.library.levels()}
        icons = {"lesson": "school", "sandbox": "brick", "mod": "layers"}
        found += [
            Entry(kind, ui.say(f"title.{kind}"), icons[kind], Push(routes.Levels(kind)))
            for kind in icons
            if kind in kinds
        ]
        if saves:
            found.append(Entry("load", ui.say("title.load"), "bookmark", Push(routes.Load())))
        found += [
            Entry("code", ui.say("title.code"), "keyboard", Push(routes.Code())),
            Entry("settings", ui.say("title.settings"), "gear", Push(routes.Settings())),
            Entry("about", ui.say("title.about"), "info", Push(routes.About())),
            Entry("quit", ui.say("title.quit"), "quit", Quit()),
        ]
        return found

    def _entries(self, ui: Ui, area: Rect, entries: list[Entry]) -> None:
        """One button a line; two or three beside each other where there is no height for that."""
        first, rest = entries[0], entries[1:]
        gap = ui.px(8 if self._tight else 10)
        one_column = area.height >= ui.px(64) + len(rest) * (ui.px(48) + gap)
        across = 1 if one_column else 3 if self._tight else 2
        if across == 2 and area.height >= ui.px(50) + len(rest) * (ui.px(TARGET) + gap):
            across = 1
        spare = -len(rest) % across
        lines = -(-len(rest) // across)
        main = ui.px(64 if one_column else 50)
        each = min(max((area.height - main - lines * gap) // max(lines, 1), ui.px(TARGET)), ui.px(50))
        below = Rect(area.left, area.top + main + gap, area.width, 1)
        places = layout.grid(below, len(rest) + spare, across, gap, each)
        cells = [places[0].unionall(places[1 : spare + 1]), *places[spare + 1 :]] if places else []
        ui.add(
            Button(
                Rect(area.left, area.top, area.width, main),
                first.words,
                first.answer,
                key=first.key,
                icon=first.icon,
                look="primary",
                style=LEAD.but(bold=True),
                align="left",
            )
        )
        for cell, entry in zip(cells, rest, strict=True):
            short = f"title.{entry.key}.short"
            brief = ui.stage.texts.has(short) and ui.width_of(entry.words) > cell.width - ui.px(TARGET + 8)
            said = ui.say(short) if brief else entry.words
            ui.add(Button(cell, said, entry.answer, key=entry.key, icon=entry.icon, align="left"))
        ui.start = first.key
        if self.context.kiosk:
            said = ui.say("title.touch", n=self.context.kiosk.minutes)
            cells.append(Rect(below.left, below.top, below.width, ui.height_of(said, below.width, LEAD)))
            ui.add(Words(cells[-1], said, style=LEAD))
        self._foot = bottom_of(cells) + ui.px(20)

    def _go_on(self) -> Move | None:
        """Take up the latest game."""
        saves = self.context.library.saves()
        return Push(routes.Waking(saves[0].id))

    def update(self, seconds: float) -> Move | None:
        """At an exhibition the title greets in one language after the other, as long as nobody touches it."""
        del seconds
        kiosk, settings = self.context.kiosk, self.context.settings
        if kiosk is None or kiosk.untouched == 0 or kiosk.greeting() == self.ui.stage.texts.language:
            return None
        return Adopt(settings.but(language=kiosk.greeting()))

    def handle(self, action: Action) -> Move | None:
        """Help leads to the page about the model."""
        return Push(routes.About()) if action == Do(Command.HELP) else None

    def draw(self, pen: Pen) -> None:
        """The town, the board, the words."""
        page, board = self.ui.rect, self._board
        if self.ui.portrait:
            view = Rect(0, 0, page.width, board.top + pen.px(6))
            townscape.show(pen, view, 0.62)
        elif not self._tight:
            view = Rect(board.right, 0, page.width - board.right, page.height)
            townscape.show(pen, view, 0.56)
        pen.sheet(board)
        self._bricks(pen)
        pen.text(pen.texts("app.name"), self._name, self._name_style, "brick")
        pen.text(pen.texts("title.line"), self._line, self._line_style, "ink_soft")
        if not self.ui.portrait and not self._tight:
            words = pen.texts("title.place")
            wide = pen.width_of(words, SMALL)
            pen.text(
                words,
                Rect(page.right - wide - pen.px(20), page.bottom - pen.px(36), wide, pen.px(24)),
                SMALL,
                "on_slate",
            )
        self.ui.draw(pen)

    def _bricks(self, pen: Pen) -> None:
        """A band of wall at the edge, and a low wall at the foot where there is room."""
        board, thick = self._board, pen.px(14)
        wide = board.width
        if self.ui.portrait:
            pen.wall(Rect(board.left, board.top, wide, thick))
        elif not self._tight:
            wide -= thick
            pen.wall(Rect(board.right - thick, board.top, thick, board.height))
        high = min(board.bottom - self._foot, pen.px(112))
        if high >= pen.px(40):
            pen.wall(Rect(board.left, board.bottom - high, wide, high))


def make(context: Context, route: routes.Title) -> Scene:
    """The scene of the route."""
    del route
    return TitleScene(context)
