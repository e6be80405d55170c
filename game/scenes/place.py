"""A district, block, school, club or shop street: its people, its numbers, what runs there and its story."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from pygame import Rect

from game.engine import minds
from game.engine.civic import Running
from game.engine.indicators import ASKED_FROM
from game.scenes import facts, place_numbers, routes, sheets, words
from game.scenes.city_card import neighbours
from game.scenes.common_page import heading, page_of, section
from game.scenes.context import Context
from game.scenes.map_overlays import OVERLAYS
from game.scenes.people import face_of
from game.scenes.place_numbers import Figure
from game.scenes.place_parts import Spread, bar_of, painter, spread_legend, tenths
from game.ui import layout, townscape
from game.ui.fonts import BODY, SMALL
from game.ui.moves import Move, Pop, Push
from game.ui.panels import Paged, page_list, tabs
from game.ui.screen import Scene, Ui
from game.ui.widgets import TARGET, Button, Card, Picture, Spot, Words

LEAVES = ("people", "numbers", "story")
SHOWN = ("belonging", "trust_city", "felt_safe", "prospects", "openness", "loss")
"""Feelings whose spread is shown."""
NUMBERS = (
    "population",
    "street_crime",
    "felt_unsafe",
    "litter",
    "trust_city",
    "belonging",
    "acceptance",
    "employment",
    "median_income",
    "child_deprivation",
    "rent",
    "shop_vacancy",
)
LEAST_FOR_LINE = 400
"""Units of height from which there is room for a line about the place below its name."""
BAR = 60
"""Units of width of the bar of a programme that stands beside another."""
LABEL = SMALL.but(place="middle")
LEAST_FACES = 240
"""Units of height from which faces stand above what their people feel."""
LEAST_SPREAD = 84
"""Units of height that the spread of a feeling needs."""
STORY, PEOPLE = 190, 380
"""Units of height of the story, and those that stay for the people above it."""
VIEW = 120
"""Units of height from which the town is seen below a story."""
STACKED = 900
"""Units of height from which an upright window shows all three leaves."""
FEWEST = 12
CLASS = 5
"""Lines of faces where there is no spread to show, such as of children."""


class PlaceScene(Scene):
    """One place, in three leaves."""

    def __init__(self, context: Context, route: routes.Place) -> None:
        self.context = context
        self.kind = route.kind
        self.number = route.number
        self.leaf = "people"
        self.paged = {leaf: Paged(0) for leaf in LEAVES}

    # ------------------------------------------------------------------ what the place is

    @property
    def district(self) -> int:
        """The row of the district that it lies in."""
        view = self.context.session.view
        if self.kind == "district":
            return self.number
        block = self._block()
        return int(np.asarray(view.blocks("district"))[block]) if block >= 0 else 0

    def _block(self) -> int:
        """The block in which it stands, or the middle one of those it has."""
        view = self.context.session.view
        if self.kind == "block":
            return self.number
        if self.kind in {"school", "club"}:
            rows = view.schools("block") if self.kind == "school" else view.clubs("block")
            return int(np.asarray(rows)[self.number])
        column = "street" if self.kind == "street" else "district"
        mine = np.flatnonzero(np.asarray(view.blocks(column)) == self.number)
        return int(mine[mine.size // 2]) if mine.size else -1

    def _title(self) -> str:
        town, view = self.context.session.rules.town, self.context.session.view
        if self.kind == "district":
            return self.context.texts.place(town.districts[self.number].name)
        if self.kind == "school":
            return str(town.schools[self.number].name)
        if self.kind == "club":
            return str(view.club_name(self.number))
        if self.kind == "street":
            return str(town.shop_streets[self.number].name)
        district = self.context.texts.place(town.districts[self.district].name)
        return f"{view.quarter(self.number)}, {district}"

    def _people(self) -> npt.NDArray[np.intp]:
        """Rows of those who belong to the place."""
        view = self.context.session.view
        alive = np.asarray(view.residents("alive"))
        if self.kind == "street":
            blocks = np.asarray(view.blocks("street")) == self.number
            return np.flatnonzero(alive & blocks[np.asarray(view.residents("block"))])
        return np.flatnonzero(alive & (np.asarray(view.residents(self.kind)) == self.number))

    def _under(self, people: int) -> str:
        """What is said of it in a line."""
        view, say = self.context.session.view, self.context.texts
        if self.kind == "school":
            pupils, seats = (int(np.asarray(view.schools(name))[self.number]) for name in ("pupils", "seats"))
            return say("place.pupils", pupils=pupils, seats=seats)
        if self.kind == "club":
            return say("place.members", n=people)
        if self.kind == "street":
            units, shops = (int(np.asarray(view.streets(name))[self.number]) for name in ("units", "open"))
            return say("place.units", shops=shops, units=units)
        return say("place.residents", n=people)

    # ------------------------------------------------------------------ layout

    def build(self, ui: Ui) -> None:
        """A heading, three leaves on a narrow window, or side by side."""
        page = page_of(ui)
        more = [
            Button(
                Rect(0, 0, ui.px(130 if ui.narrow else 170), 0),
                ui.say("place.show.short" if ui.narrow else "place.show"),
                self._show,
                "show",
                icon="pin",
            ),
            Button(
                Rect(0, 0, ui.px(130 if ui.narrow else 200), 0),
                ui.say("city.board" if ui.narrow else "place.board"),
                Push(routes.Board()),
                "board",
                look="primary",
                icon="" if ui.portrait and ui.narrow else "brick",
            ),
        ]
        body = heading(ui, page, self._title(), more)
        rows = self._people()
        if page.height > ui.px(LEAST_FOR_LINE):
            line = Rect(body.left, body.top, body.width, ui.px(26))
            ui.add(Words(line, self._under(int(rows.size)), style=BODY.but(color="ink_soft", place="middle")))
            body = Rect(body.left, line.bottom + ui.px(8), body.width, body.bottom - line.bottom - ui.px(8))
        low = body.height < ui.px(460)
        if ui.portrait and body.height > ui.px(STACKED):
            parts = layout.rows(body, 1.5, 1.0, 0.8, gap=ui.px(14))
            self._cards(ui, parts, rows)
        elif ui.narrow or low:
            leaves = [(key, ui.say(f"place.{key}")) for key in LEAVES]
            bar, rest = layout.rows(body, ui.px(48), 1.0, gap=ui.px(10))
            tabs(ui, bar, leaves, self.leaf, self._turn)
            ui.add(Card(rest))
            self._leaf(ui, layout.inset(rest, ui.px(18), ui.px(14)), self.leaf, rows)
        else:
            left, right = layout.columns(body, 1.25, 1.0, gap=ui.px(16))
            most = left.height - ui.px(PEOPLE)
            top, foot = layout.rows(left, 1.0, min(ui.px(STORY), most), gap=ui.px(16))
            self._cards(ui, (top, right, foot), rows)
        ui.start = "back"

    def _cards(self, ui: Ui, areas: Sequence[Rect], rows: npt.NDArray[np.intp]) -> None:
        """All three leaves, each on a card."""
        for area, leaf in zip(areas, LEAVES, strict=True):
            ui.add(Card(area))
            inner = layout.inset(area, ui.px(18), ui.px(14))
            self._leaf(ui, section(ui, inner, ui.say(f"place.{leaf}")), leaf, rows)

    def _turn(self, leaf: str) -> Move | None:
        self.leaf = leaf
        self.rebuild()
        return None

    def _show(self) -> Move:
        """Back to the map, at this place."""
        view, block = self.context.session.view, max(self._block(), 0)
        return Pop((float(np.asarray(view.blocks("x"))[block]), float(np.asarray(view.blocks("y"))[block])))

    def _leaf(self, ui: Ui, area: Rect, leaf: str, rows: npt.NDArray[np.intp]) -> None:
        if leaf == "people":
            self._spreads(ui, area, rows)
        elif leaf == "numbers":
            self._numbers(ui, area)
        else:
            self._story(ui, area)

    def _spreads(self, ui: Ui, area: Rect, rows: npt.NDArray[np.intp]) -> None:
        """Some faces, and how the feelings of people here differ."""
        view = self.context.session.view
        born = np.asarray(view.residents("born"))
        asked = rows[born[rows] <= view.month - 12 * ASKED_FROM]
        area = self._faces(ui, area, rows, 1 if asked.size >= FEWEST else CLASS)
        if asked.size < FEWEST:
            few = ui.say("resident.child", age=ASKED_FROM) if self.kind == "school" else ui.say("place.few")
            ui.add(Words(area, few, style=BODY.but(color="ink_soft")))
            return
        table = np.asarray(view.residents("minds"))
        everyone = np.asarray(view.residents("alive")) & (born <= view.month - 12 * ASKED_FROM)
        note = ui.say("place.spread")
        high = ui.height_of(note, area.width, SMALL)
        ui.add(Words(Rect(area.left, area.top, area.width, high), note, style=SMALL))
        legend = Rect(area.left, area.top + high + ui.px(4), area.width, ui.px(22))
        ui.add(Picture(legend, key="spread.legend", paint=spread_legend))
        body = Rect(area.left, legend.bottom + ui.px(8), area.width, area.bottom - legend.bottom - ui.px(8))
        across = 3 if area.width > ui.px(600) else 2
        paged, gap = self.paged["people"], ui.px(16)
        paged.count = len(SHOWN) // across

        def line(room: Rect, number: int) -> None:
            cells = layout.columns(room, *[1.0] * across, gap=gap)
            for cell, key in zip(cells, SHOWN[number * across :], strict=False):
                row = minds.ATTITUDES.index(key)
                here = table[row][asked].astype(np.float32)
                ui.add(
                    Spread(
                        cell,
                        ui.say(f"attitude.{key}"),
                        key=f"spread.{key}",
                        values=tenths(here),
                        mean=float(here.mean()),
                        town=tenths(table[row][everyone].astype(np.float32)),
                    )
                )

        all_lines = (body.height + gap) // paged.count - gap
        high = max(all_lines, min(ui.px(LEAST_SPREAD), body.height - ui.px(TARGET + 6)))
        page_list(self, body, paged, high, line, 16)

    def _faces(self, ui: Ui, area: Rect, rows: npt.NDArray[np.intp], most_lines: int) -> Rect:
        """Some of the people, each of whom can be met."""
        view, side, gap = self.context.session.view, ui.px(60), ui.px(10)
        across = max(min(area.width // (side + gap), 9), 1)
        lines = max(min((area.height - ui.px(80)) // (side + gap), most_lines), 1)
        most = across * lines
        if self.kind == "block":
            people = neighbours(view, self.number, most)
        else:
            found = [view.person_at(int(row)) for row in rows[:: max(rows.size // most, 1)][:most]]
            people = [person for person in found if person is not None]
        if not people or area.height < ui.px(LEAST_FACES):
            return area
        for number, person in enumerate(people):
            line, place = divmod(number, across)
            cell = Rect(area.left + place * (side + gap), area.top + line * (side + gap), side, side)
            face = face_of(self.context, person)
            ui.add(Picture(cell, paint=painter(face)))
            ui.add(
                Spot(
                    cell,
                    ui.say("city.meet", name=person.name),
                    Push(routes.Resident(person.id)),
                    f"face{number}",
                )
            )
        top = area.top + -(-len(people) // across) * (side + gap) + ui.px(4)
        return Rect(area.left, top, area.width, area.bottom - top)

    def _figures(self) -> list[Figure]:
        """The numbers of the place."""
        texts, view, row = self.context.texts, self.context.session.view, self.district
        if self.kind == "block":
            values = [(overlay, float(overlay.read(view)[self.number])) for overlay in OVERLAYS]
            return [
                (texts(f"overlay.{overlay.key}"), overlay.write(value, texts), "", None)
                for overlay, value in values
                if not np.isnan(value)
            ]
        return [
            (
                words.scaled_name(texts, key),
                words.value(texts, key, view.now(key, row)),
                words.value(texts, key, view.now(key)),
                Push(routes.Why(key, "year", row)),
            )
            for key in NUMBERS
            if view.indicator(key).districts
        ]

    def _numbers(self, ui: Ui, area: Rect) -> None:
        """The place beside the town; every number leads to its causes."""
        name = self.context.session.rules.town.districts[self.district].name
        district = ui.stage.texts.place(name)
        heads = (district, ui.say("place.here"), "" if self.kind == "block" else ui.say("place.city"))
        place_numbers.add(self, area, heads, self._figures(), self.paged["numbers"])

    def _story(self, ui: Ui, area: Rect) -> None:
        """What runs here, and what the journal tells."""
        view, town = self.context.session.view, self.context.session.rules.town
        row, top, line = self.district, area.top, ui.px(30)
        head = ui.add(Words(Rect(area.left, top, area.width, line), ui.say("place.work"), style=LABEL))
        top += line
        running = [one for one in view.running() if one.place in {-1, row}]
        if not running:
            ui.add(
                Words(
                    Rect(area.left, top, area.width, line),
                    ui.say("place.no_work"),
                    style=BODY.but(place="middle", fit=True),
                )
            )
            top += line
        told = facts.about_district(self.context, town.districts[row].key)
        half = area.top + area.height * 3 // 5 if told else area.bottom - line - ui.px(4)
        names = [words.programme_name(self.context, one.programme) for one in running]
        room = area.width // 2 - ui.px(10 + BAR + 8)
        across = 2 if all(ui.width_of(name) <= room for name in names) else 1
        columns = layout.columns(Rect(area.left, top, area.width, line), *[1.0] * across, gap=ui.px(20))
        shown = running if len(running) <= max((half - top) // line, 1) * across else []
        if shown and ui.width_of(ui.say("place.bars"), SMALL) <= area.width:
            head.label = ui.say("place.bars")
        if len(shown) < len(running):
            top += self._in_words(ui, Rect(area.left, top, area.width, half - top), running)
        for number, one in enumerate(shown):
            column = columns[number % across]
            cell = Rect(column.left, top + number // across * line, column.width, line)
            name, share = layout.columns(cell, 1.0, ui.px(2 * BAR // across), gap=ui.px(8))
            ui.add(Words(name, names[number], style=BODY.but(place="middle", fit=True)))
            ui.add(Picture(layout.inset(share, 0, ui.px(11)), paint=bar_of(one.phase)))
        top += -(-len(shown) // across) * line + ui.px(6)
        below = Rect(area.left, top, area.width, line)
        if told:
            ui.add(Words(below, ui.say("place.story"), style=LABEL))
        elif below.bottom <= area.bottom + ui.px(10):
            ui.add(Words(below, ui.say("place.no_story"), style=BODY.but(place="middle", fit=True)))
        top += line
        if told:
            blocks = [sheets.text(ui, self._dated(month, said), gap=4) for month, said in told]
            rest = Rect(area.left, top, area.width, area.bottom - top)
            top = sheets.flow(self, rest, blocks, self.paged["story"])
        view = Rect(area.left, top + ui.px(8), area.width, area.bottom - top - ui.px(8))
        if view.height > ui.px(VIEW):
            ui.add(Picture(view, paint=townscape.framed))

    def _dated(self, month: int, said: str) -> str:
        """A line of the journal after its month."""
        texts = self.context.texts
        return words.colon(texts, words.month_of(texts, month, "MMM y"), said)

    def _in_words(self, ui: Ui, area: Rect, running: Sequence[Running]) -> int:
        """What runs, as one text, where there is no room for a line each; gives how high it stands.

        Of too many, the last ones are counted only.
        """
        texts = ui.stage.texts
        names = [
            words.programme_name(self.context, one.programme)
            + (f" ({texts.percent(one.phase)})" if one.phase < 1 else "")
            for one in running
        ]
        short = [" · ".join([*names[:most], f"+\u00a0{len(names) - most}"]) for most in range(len(names))]
        ways = [(" · ".join(names), style) for style in (BODY, SMALL)] + [(one, SMALL) for one in short[::-1]]
        fits = (way for way in ways if ui.height_of(way[0], area.width, way[1]) <= area.height)
        said, style = next(fits, ways[-1])
        high = ui.height_of(said, area.width, style)
        ui.add(Words(Rect(area.left, area.top, area.width, high), said, style=style))
        return high


def make(context: Context, route: routes.Place) -> Scene:
    """The scene of the route."""
    return PlaceScene(context, route)
