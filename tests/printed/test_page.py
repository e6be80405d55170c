"""The page to print tells what the debrief knows, in three languages, and is safe whatever a level says."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import segno

from game.content.texts import Texts as LevelTexts
from game.debrief import look_back
from game.engine.indicators import INDICATORS
from game.engine.level import Aim
from game.engine.orders import Dated, Start
from game.library import Game
from game.pair import Pair
from game.printed import back, pictures
from game.printed.html import VOID
from game.printed.page import page_of
from game.runcode import decode
from game.scenes import words
from game.scenes.common_promise import course_of, name_of
from game.scenes.context import Context
from game.scenes.debrief_parts import cost, effect
from game.ui.text import LANGUAGES, catalogue
from tests.scenes.paper_game import LEVEL, a_game

HOSTILE = "</title><script>alert(1)</script>&amp; \"'\x00\ud800 <img src=https://x.example/>"
MEANT = HOSTILE.replace("\x00", "").replace("\ud800", "")
"""What is left of it: two characters may stand in no file."""


def read(context: Context, whom: int = 0) -> ET.Element:
    """The page as a tree."""
    return ET.fromstring(page_of(context, whom).removeprefix("<!DOCTYPE html>\n"))


def flat(words_: str) -> str:
    """With plain spaces only."""
    return " ".join(words_.split())


def said(node: ET.Element) -> str:
    return flat("".join(node.itertext()))


def first(page: ET.Element, name: str) -> ET.Element:
    return next(page.iter(name))


def of_class(page: ET.Element, name: str) -> list[ET.Element]:
    return [node for node in page.iter() if name in node.get("class", "").split()]


class Balanced(HTMLParser):
    """Reads as a browser does: every end tag ends what was opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_two_sheets_of_html_that_need_nothing_from_elsewhere(language: str) -> None:
    text = page_of(a_game(language=language))
    parser = Balanced()
    parser.feed(text)
    assert parser.open == []
    assert not parser.seen & {"script", "link", "iframe", "object", "a", "form"}
    assert "url(" not in text
    page = ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))
    assert page.get("lang") == language
    assert len(of_class(page, "sheet")) == 2
    assert all(node.get("src", "data:").startswith("data:") for node in page.iter())
    assert not [key for node in page.iter() for key in node.attrib if key.startswith("on") or "href" in key]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_page_is_missing(language: str) -> None:
    page = said(first(read(a_game(language=language)), "body"))
    families = {key.partition(".")[0] for key in catalogue("en")}
    left = [word for word in re.findall(r"[a-z_]+\.[a-z_.]+\w", page) if word.partition(".")[0] in families]
    assert left == []
    assert "{" not in page


def test_whatever_a_level_says_is_shown_as_text() -> None:
    context = a_game()
    rules = context.session.rules
    level = replace(rules.level, name=HOSTILE, question=HOSTILE, questions=(HOSTILE,), aims=())
    town = replace(rules.town, name=HOSTILE)
    context.session.rules = context.session.view.rules = replace(rules, level=level, town=town)
    own = {f"programmes.{key}.name": HOSTILE for key in rules.programmes}
    context.kept["game"] = Game("<b>&mine.yaml", LevelTexts(own), Path())
    page = read(context)
    assert said(first(page, "h1")) == flat(MEANT)
    assert not list(page.iter("script"))
    assert {node.get("class") for node in page.iter("img")} == {"town", "face"}
    assert "<b>&mine.yaml" in said(of_class(page, "stamp")[0])
    assert MEANT.replace(" ", "") in said(of_class(page, "wall")[0]).replace(" ", "")


def test_the_numbers_are_those_of_the_debrief() -> None:
    context = a_game()
    past, say, page = look_back(context.session), context.texts, read(context)
    assert said(of_class(page, "total")[0]).startswith(say.number(past.card.total))
    rows = [said(row) for kept in of_class(page, "promises") for row in kept]
    assert len(rows) == len(past.promises)
    for row, promise in zip(rows, past.promises, strict=True):
        assert row.startswith(name_of(context, promise.goal, promise.key))
        assert say("council.kept" if promise.kept else "council.broken") in row
        assert flat(course_of(context, promise.goal, promise.start, promise.end)) in row
    for card, turn in zip(of_class(page, "turns")[0], past.turns, strict=True):
        assert words.month_of(say, turn.begins) in said(card)
        assert words.cause(context, turn.cause) in said(card)
        assert flat(effect(say, turn.indicator, turn.amount)) in said(card)


def test_the_page_of_two_says_how_often_they_agreed() -> None:
    context = a_game()
    context.session.pair = Pair(agreed=5, made=8)
    assert "8 proposals: 5 agreed, 0 refused, 3 left open" in said(read(context))


def test_the_wall_has_eight_bricks_and_tells_what_was_built_of_each() -> None:
    context = a_game()
    bricks = [brick for course in of_class(read(context), "course") for brick in course]
    wall = look_back(context.session).wall
    assert len(bricks) == len(wall) == 8
    for brick, laid in zip(bricks, wall, strict=True):
        assert brick.get("class") == ("laid" if laid.programmes else "open")
        assert words.brick_name(context.texts, laid.brick) in said(brick)
        for key in laid.programmes[:3]:
            assert words.programme_name(context, key) in said(brick)
        if laid.programmes:
            assert flat(cost(context.texts, laid.cents)) in said(brick)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_and_every_real_figure_has_its_tag_and_its_source(language: str) -> None:
    context = a_game(language=language)
    say, rules, page = context.texts, context.session.rules, read(context)
    facts = {fact.key: fact for fact in rules.record.facts}
    rows = [said(row) for row in of_class(page, "known")[0].iter("li")]
    assert len(rows) == len(rules.level.facts)
    for row, key in zip(rows, rules.level.facts, strict=True):
        assert row.startswith(say(f"tag.{facts[key].tag.value}"))
        assert flat(say("briefing.source", source=words.source(say, facts[key].source))) in row
    figures = list(page.iter("figure"))
    courses = back.chosen(context.session.view, look_back(context.session))
    assert len(figures) == len(courses) == 4
    for figure, course in zip(figures, courses, strict=True):
        told = said(first(figure, "figcaption"))
        if of_class(figure, "ghost") or of_class(figure, "figure"):
            assert course.record is not None
            assert told.startswith(say(f"tag.{course.record.tag.value}"))
            assert words.source(say, course.record.source) in told
        else:
            assert told == say("printed.no_figure")


def test_a_chart_begins_and_ends_where_the_town_did_and_rings_only_known_figures() -> None:
    context = a_game()
    courses = back.chosen(context.session.view, look_back(context.session))
    rings = 0
    for figure, course in zip(read(context).iter("figure"), courses, strict=True):
        scale, (start, *_, end) = course.scale, course.values
        told = " → ".join(scale.value(context.texts, scale.units(value)) for value in (start, end))
        assert said(of_class(figure, "name")[0]).endswith(told)
        points = course.record.points if course.record else {}
        rings += len(of_class(figure, "figure"))
        assert len(of_class(figure, "figure")) == len(set(points) & set(course.months))
    assert rings > 0


def test_charts_that_nobody_promised_do_not_part_people_by_their_roots() -> None:
    assert set(back.OTHERS) <= {indicator.key for indicator in INDICATORS}
    assert not [key for key in back.OTHERS if re.search("foreign|native|newcomer|nationalit|newborn", key)]


def test_each_question_says_what_it_trains_and_has_lines_to_write_on() -> None:
    context = a_game()
    level, say = context.session.rules.level, context.texts
    asked = list(of_class(read(context), "questions")[0])
    assert len(level.aims) == len(level.questions) == len(asked)
    for cell, aim, n in zip(asked, level.aims, range(1, 9), strict=False):
        assert isinstance(aim, Aim)
        assert said(cell).startswith(say(f"printed.aim_{aim.value}"))
        assert words.own_text(context, f"questions.{n}") in said(cell)
        assert len(of_class(cell, "lines")[0]) == back.LINES


def test_the_code_on_the_page_is_the_game() -> None:
    context = a_game()
    page = read(context)
    played = decode(said(of_class(page, "code")[0]), lambda _: context.session.rules)
    assert (played.level, list(played.log)) == (LEVEL, context.session.log)
    stamp = said(of_class(page, "stamp")[0])
    assert all(part in stamp for part in back.stamps(context))


def test_a_code_that_is_too_long_for_the_sheet_is_not_printed() -> None:
    context = a_game()
    month = context.session.rules.level.from_
    context.session.log[:] = [Dated(month + n // 9, Start("patrols", 1 + n % 2)) for n in range(400)]
    page = read(context)
    assert not of_class(page, "qr")
    assert context.texts("printed.long_code") in said(page)


def test_the_qr_code_has_the_modules_of_the_code() -> None:
    code = "ABC123-DEF456"
    path = ET.fromstring(pictures.qr(code, "said")).find("path")
    assert path is not None
    dark = set()
    for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1", path.get("d", "")):
        dark |= {(int(x) + n - pictures.QUIET, int(y) - pictures.QUIET) for n in range(int(wide))}
    matrix = segno.make(code, micro=False).matrix
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}


def test_the_person_is_the_one_who_was_chosen_and_is_called_invented() -> None:
    context = a_game()
    context.kept["followed"] = [12, 77]
    person = context.session.view.person(77)
    assert person is not None
    shown = of_class(read(context, 77), "person")[0]
    assert person.name in said(shown)
    assert context.texts("tag.invented") in said(shown)
