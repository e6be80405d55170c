from itertools import pairwise
from typing import Any
from unittest.mock import MagicMock

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygame import Rect

from game.ui import charts, fonts
from game.ui.actions import Action, Command, Do
from game.ui.charts import Chart, Line, Mark
from game.ui.icons import BRICKS, ICONS, icon
from game.ui.moves import Move, Pop, Push, Tell
from game.ui.native import Entry, LongText, Native
from game.ui.paint import Pen
from game.ui.palette import palette
from game.ui.panels import Dialog, Paged, StatTile, Ticker, page_list, tabs
from game.ui.plates import Plates
from game.ui.screen import PLAIN, Scene, Ui
from game.ui.text import Texts
from game.ui.widgets import Button, Card, Picture, Slider, Spot, Toggle, Words
from tests.ui.pilot import Pilot


class Room(Scene):
    """One of everything."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.paged = Paged(30)
        self.page = "one"

    def note(self, value: object) -> Move | None:
        self.heard.append(value)
        return None

    def turn(self, page: str) -> Move | None:
        self.page = page
        self.rebuild()
        return None

    def build(self, ui: Ui) -> None:
        tabs(ui, Rect(20, 10, 300, 44), [("one", "One"), ("two", "Two")], self.page, self.turn)
        ui.add(Button(Rect(20, 70, 200, 48), "Tell", Tell("Told you"), key="tell", look="primary", hint="T"))
        ui.add(
            Button(Rect(20, 130, 200, 48), "Never", lambda: self.note("never"), key="never", enabled=False)
        )
        ui.add(Toggle(Rect(20, 190, 200, 48), "Switch", key="switch", change=self.note))
        ui.add(Slider(Rect(20, 250, 300, 48), "Slide", key="slide", value=0.5, change=self.note, show=str))
        ui.add(
            Entry(Rect(20, 310, 300, 48), "Name", lambda: self.note("entered"), key="entry", change=self.note)
        )
        ui.add(LongText(Rect(20, 370, 300, 120), "A long text. " * 70, key="long"))
        ui.add(
            StatTile(
                Rect(350, 10, 220, 110),
                "Trust",
                key="tile",
                value="61 %",
                change="+2",
                better=True,
                course=(1, 2),
                why="Why?",
            )
        )
        ui.add(Ticker(Rect(350, 180, 220, 44), "News", key="ticker", lines=("A", "B"), turn=self.note))
        ui.add(Spot(Rect(350, 240, 200, 200), "Map", lambda: self.note("map"), key="map"))
        page_list(self, Rect(600, 10, 300, 400), self.paged, 44, self.row)
        ui.start = "tell"

    def row(self, place: Rect, number: int) -> None:
        self.ui.add(Button(place, f"Row {number}", lambda: self.note(number), key=f"row.{number}"))

    def handle(self, action: Action) -> Move | None:
        if isinstance(action, Do) and action.command is Command.HELP:
            self.note("help")
        return super().handle(action)

    def resumed(self, answer: object) -> Move | None:
        return self.note(("answer", answer))


def a_room() -> tuple[Pilot, Room]:
    room = Room()
    return Pilot(room), room


def test_a_button_does_its_move_by_mouse_finger_key_and_gamepad() -> None:
    for use in ("click", "tap", "enter", "space", "pad"):
        pilot, _ = a_room()
        if use in {"click", "tap"}:
            getattr(pilot, use)("Tell")
        else:
            pilot.app.top.ui.focus_on("tell")
            pilot.pad(0) if use == "pad" else pilot.press(use)
        assert "Told you" in pilot.words, use


def test_tab_reaches_everything_that_can_be_used_and_comes_round() -> None:
    pilot, _ = a_room()
    reached = []
    for _ in pilot.spots:
        pilot.press("tab")
        reached.append(pilot.focused)
    assert reached == [spot.key for spot in pilot.spots]
    assert "never" not in reached
    pilot.press("tab")
    assert pilot.focused == reached[0]
    pilot.press("shift+tab")
    assert pilot.focused == reached[-1]


def test_arrows_alone_reach_the_buttons_of_a_list() -> None:
    pilot, room = a_room()
    pilot.app.top.ui.focus_on("row.0")
    pilot.press("down")
    pilot.press("enter")
    assert room.heard == [1]


def test_the_first_arrow_shows_the_ring_where_the_screen_begins() -> None:
    pilot, _ = a_room()
    pilot.press("down")
    assert (pilot.focused, pilot.app.top.ui.ring) == ("tell", True)


def test_the_focus_is_in_its_place_after_a_rebuild_and_after_a_resize() -> None:
    pilot, room = a_room()
    pilot.app.top.ui.focus_on("slide")
    room.rebuild()
    assert pilot.focused == "slide"
    pilot.resize((1600, 900))
    assert pilot.focused == "slide"


def test_left_and_right_move_a_slider_and_a_switch() -> None:
    pilot, room = a_room()
    pilot.app.top.ui.focus_on("slide")
    pilot.press("right")
    pilot.press("left")
    pilot.app.top.ui.focus_on("switch")
    pilot.press("right")
    pilot.press("right")
    assert room.heard == [0.6, 0.5, True]


def test_a_slider_is_set_by_a_tap() -> None:
    pilot, room = a_room()
    slider = pilot.spot("slide")
    slider.grab((slider.rect.left, 0))
    assert room.heard == [0.0]
    pilot.click("slide")
    assert len(room.heard) == 2


def test_pages_turn_and_stop_at_the_end() -> None:
    pilot, room = a_room()
    assert "Row 0" in pilot.words
    pilot.click("page.on")
    assert "Row 0" not in pilot.words.split("\n")
    for _ in range(9):
        room.paged.page += 1
        room.rebuild()
    pilot.frame()
    assert "Row 29" in pilot.words
    assert not any(spot.key == "page.on" for spot in pilot.spots)


def test_letters_go_to_a_text_entry_and_the_way_out_stays_open() -> None:
    pilot, room = a_room()
    pilot.click("entry")
    pilot.type("hob")
    pilot.frame()
    assert room.heard[-1] == "hob"
    pilot.press("enter")
    assert room.heard[-1] == "entered"
    pilot.press("tab")
    assert pilot.focused == "long"
    pilot.press("h")
    assert room.heard[-1] == "help"


def test_a_long_text_scrolls_by_key_and_then_lets_go() -> None:
    pilot, _ = a_room()
    pilot.app.top.ui.focus_on("long")
    bar = pilot.spot("long").element.scroll_bar  # type: ignore[attr-defined]  # it is a LongText
    for _ in range(20):
        pilot.press("down")
    assert (pilot.focused, bar.start_percentage > 0.5) == ("long", True)
    while pilot.focused == "long":
        pilot.press("up")
    assert pilot.focused == "entry"


def test_a_question_is_answered_by_key_and_escape_takes_the_last_choice() -> None:
    pilot, room = a_room()
    ask = Dialog("Sure?", "Really sure about that?", [("Yes", None), ("No", None)])
    pilot.app.obey(Push(ask))
    pilot.press("escape")
    pilot.app.obey(Push(Dialog("Sure?", "Really?", [("Yes", Tell("yes it is")), ("No", None)])))
    pilot.press("enter")
    pilot.press("enter")
    assert room.heard == [("answer", 1), ("answer", 0)]
    assert "yes it is" in pilot.words


def test_only_the_screen_on_top_hears() -> None:
    pilot, room = a_room()
    pilot.app.obey(Push(Dialog("Sure?", "Really?", [("Yes", None)])))
    pilot.press("h")
    assert room.heard == []
    pilot.app.obey(Pop())
    pilot.press("h")
    assert "help" in room.heard


def test_drawing_changes_nothing() -> None:
    pilot, _ = a_room()
    pilot.frame(0)
    before = pilot.app.surface.copy()
    pilot.frame(0)
    assert before.get_buffer().raw == pilot.app.surface.get_buffer().raw


@pytest.mark.parametrize("size", [(0, 20), (20, -4)])
def test_a_picture_without_room_is_not_drawn(size: tuple[int, int]) -> None:
    paint = MagicMock()
    Picture(Rect((10, 10), size), paint=paint).draw(MagicMock(), PLAIN)
    paint.assert_not_called()
    Picture(Rect(10, 10, 1, 1), paint=paint).draw(MagicMock(), PLAIN)
    paint.assert_called_once()


def test_every_icon_can_be_drawn_and_there_are_eight_bricks() -> None:
    assert len(BRICKS) == 8
    for name in ICONS:
        picture = icon(name, 32, (0, 0, 0))
        assert picture.get_bounding_rect().width > 8, name


def test_a_face_outside_the_window_is_not_kept() -> None:
    pen = Pen(pygame.Surface((200, 100)), palette(), 1.0, Texts("en"))
    Plates().draw([Card(Rect(0, 120, 50, 20)), Card(Rect(10, 10, 50, 20))], pen, lambda _: PLAIN)
    assert pen.surface.get_at((20, 20)) != pen.surface.get_at((100, 80))


def test_two_screens_in_the_same_look_share_a_theme() -> None:
    managers = []
    for scale in (1.0, 1.0, 1.5):
        native = Native((640, 480), scale, palette(), "en")
        native.adopt(Entry(Rect(0, 0, 200, 40), "here"))
        managers.append(native._manager)
    themes = [manager.get_theme() for manager in managers]
    assert themes[0] is themes[1]
    assert themes[2] is not themes[1]


def test_words_break_into_lines_that_fit() -> None:
    style = fonts.BODY
    text = "The town is made of people who meet, or do not meet, in the street."
    broken = fonts.lines(text, 200, fonts.pixels(style, 1.0))
    assert " ".join(broken) == text
    assert all(fonts.width_of(line, style, 1.0) <= 200 for line in broken)


def test_a_text_that_is_too_large_is_seen_to_be_clipped() -> None:
    class Tight(Scene):
        def build(self, ui: Ui) -> None:
            ui.add(Words(Rect(0, 0, 40, 20), "Incomprehensible"))

    assert Pilot(Tight()).clipped == ["Incomprehensible"]


class Plots(Scene):
    """Every chart."""

    def draw(self, pen: Pen) -> None:
        pen.ground()
        chart = Chart(
            [Line([3, 5, None, 4, 6], "mine"), Line([3, 4, 4, 5, 5], "real", "ghost", ghost=True)],
            marks=(Mark(1, "Election"), Mark(3, icon="news")),
            ticks=((0, "2003"), (4, "2007")),
            band=([2, 3, 3, 3, 4], [4, 6, 6, 6, 8]),
        )
        charts.line_chart(pen, Rect(20, 20, 500, 300), chart)
        charts.bars(
            pen, Rect(20, 340, 500, 200), [("Police", -3.0, "-3"), ("Work", 2.0, "+2")], ("good", "bad")
        )
        charts.hemicycle(pen, Rect(560, 20, 400, 220), ["brick"] * 20 + [None] * 21)
        charts.spark(pen, Rect(560, 260, 100, 30), (1.0, 1.0))
        charts.bar(pen, Rect(560, 320, 100, 12), 2.0)


def test_charts_are_drawn_with_gaps_bands_ghosts_and_marks() -> None:
    pilot = Pilot(Plots())
    assert {"2003", "2007", "Election", "Police"} <= {seen.text for seen in pilot.seen}
    assert pilot.clipped == []


@pytest.mark.parametrize(("values", "tall"), [((0.27, 0.2702), 1), ((0.27, 0.33), 30), ((0.0, 0.0), 0)])
def test_a_small_line_is_steep_only_where_much_moved(values: tuple[float, float], tall: int) -> None:
    pen = MagicMock(px=round)
    charts.spark(pen, Rect(0, 0, 100, 30), values)
    heights = [y for _, y in pen.line.call_args.args[0]]
    assert abs(heights[0] - heights[1]) <= tall
    assert abs(heights[0] - heights[1]) >= tall - 1


def test_a_council_has_all_its_seats_from_left_to_right() -> None:
    for count in (41, 43):
        places = charts.seat_places(Rect(0, 0, 400, 200), count)
        assert len(places) == count
        assert places[0][0] < places[-1][0]


@given(st.floats(0, 1000), st.floats(0.01, 1000), st.integers(2, 8))
def test_axes_have_a_few_steps_that_whole_numbers_can_tell(low: float, span: float, wanted: int) -> None:
    steps = charts.nice_steps(low, low + span, wanted)
    assert len(steps) <= 1.25 * wanted + 1
    leading = [f"{second - first:e}"[:3] for first, second in pairwise(steps)]
    assert set(leading) <= {"1.0", "2.0", "5.0"}


def test_what_is_typed_is_as_large_as_what_is_written() -> None:
    for size, larger in (((1280, 720), 1.0), ((2560, 1728), 2.0)):
        pilot = Pilot(Room(), size)
        assert pilot.app.stage.scale == larger
        font = pilot.spot("entry").element.font  # type: ignore[attr-defined]  # it is an Entry
        assert font.get_point_size() == round(fonts.SIZES["body"] * larger)
