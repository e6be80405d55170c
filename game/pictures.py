"""The command `screenshot`: any screen in any state, drawn without a display."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pygame

from game import app
from game.asked import said_in_words
from game.calls import CallError, Say, refuse, without_a_window
from game.content.levels import load_level
from game.content.plans import load_plan
from game.content.problems import ContentError
from game.engine.changed import under, values_of
from game.engine.indicators import INDICATOR_KEYS
from game.engine.marks import month, month_name
from game.engine.orders import Choose, Order, Start
from game.guesses import WIDTHS, Guess, Point, coming
from game.library import Game, GameLibrary
from game.pair import No, Pair, needs_both
from game.runs import NO_PLAN
from game.scenes import board_effects, lives, routes
from game.scenes.context import Context
from game.session import Session
from game.ui import shot
from game.ui.moves import Route
from game.ui.settings import Settings
from game.ui.text import Texts

LEVEL = "campaign/01_one_shop_in_three"
"""The level of pictures of a game in progress."""
END = "end"
"""The month after the last of a level."""
PAIR = "pair"
"""What a picture of two at one screen is about."""
TWO = (PAIR, "proposals")
SECONDS = 4.0
"""Time for a screen to finish what it draws bit by bit, such as the map."""


def take_picture(options: Mapping[str, Any], say: Say) -> int:
    """Draw a screen to a file. Exit code 0, or 2 with a sentence."""
    without_a_window()
    try:
        size = size_of(options["size"])
        pygame.display.init()
        pygame.display.set_mode(size)
        context = a_context(options)
        to = route(options["screen"], options["about"], options["level"], context)
        if isinstance(to, routes.Resident):
            lives.finish(context, to.number)
        stage = app.make_stage(context, size)
        seen = shot.save(app.make_scene(context, to), stage, Path(options["out"]), SECONDS)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    for text in seen:
        if text.clipped:
            say(f"clipped: {text.text!r}")
    return 0


def size_of(text: str) -> tuple[int, int]:
    """Width and height of a size such as 1920x1080."""
    if not re.fullmatch(r"\d{3,5}x\d{3,5}", text):
        raise CallError(f"{text!r} is no size. Write width and height, such as 1920x1080.")
    width, height = text.split("x")
    return int(width), int(height)


def a_context(options: Mapping[str, Any]) -> Context:
    """A context in which the level has been played to the month that is asked for."""
    settings = Settings(
        language=options["lang"], text_size=options["text_size"], palette=options["palette"], motion=False
    )
    context = Context(settings=settings, texts=Texts(options["lang"]))
    context.library = GameLibrary(language=lambda: context.texts.language, seed=options["seed"])
    if options["screen"] in {"title", "settings", "trouble", "load", "campaign", "about", "levels"}:
        return context
    loaded = load_level(options["level"])
    with said_in_words():
        rules = under(loaded.rules, values_of(loaded.rules, options.get("model") or ""))
    session = Session.begin(rules, options["seed"])
    plan = load_plan(options["plan"], loaded.rules) if options["plan"] else NO_PLAN
    if options["month"]:
        last = session.rules.level.to if options["month"] == END else _month(options["month"], session) - 1
        session.play(plan, last)
    context.session = session
    context.kept = {"game": Game(loaded.name, loaded.texts, Path())}
    return context


def _month(text: str, session: Session) -> int:
    level = session.rules.level
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        raise CallError(f"{text!r} is no month. Write a year and a month, such as 2005-05.")
    found = month(int(text[:4]), int(text[5:]))
    if not level.from_ <= found <= level.to + 1:
        first, last = month_name(level.from_), month_name(level.to)
        raise CallError(f"{text} is outside this level. Choose a month from {first} to {last}.")
    return found


def route(screen: str, about: str | None, level: str, context: Context) -> Route:
    """The route of a screen's name; what it is about is chosen when nothing is said.

    About "pair", or the board's proposals, two play; elsewhere one.
    """
    if context.session is not None:
        context.session.pair = _two(context) if about in TWO else None
    about = None if about == PAIR else about
    if screen in {"guessed", "calibration"} and not context.session.guesses.made:
        _guess(context)
    made: dict[str, Callable[[], Route]] = {
        "briefing": lambda: routes.Briefing(level),
        "guessed": lambda: routes.Guessed(int(about or 0)),
        "whatif": lambda: _what_if(about, context),
        "why": lambda: routes.Why(known(about or "pride", INDICATOR_KEYS, "indicator")),
        "dilemma": lambda: _dilemma(about, context),
        "expect": lambda: _expect(about, context),
        "resident": lambda: routes.Resident(int(about or 1)),
        "district": lambda: routes.Place("district", _district(about, context)),
    }
    made["place"] = made["district"]
    if screen in made:
        return made[screen]()
    plain = {name: kind for kind, name in routes.SCENES.items()}
    if screen in plain:
        return _about(plain[screen], about)
    names = ", ".join(sorted({*plain, *made} - {"place"}))
    raise CallError(f"There is no screen {screen!r}. Screens are {names}.")


def _what_if(about: str | None, context: Context) -> Route:
    """Without an order, by its number; or under a rival model, by its key."""
    rivals = context.session.rules.models
    if about in rivals:
        return routes.WhatIf(values=tuple(sorted(rivals[about].values.items())))
    return routes.WhatIf(int(about or -1))


def _dilemma(about: str | None, context: Context) -> Route:
    """An event's, or the first that is asked."""
    events = tuple(context.session.rules.events)
    asked = [question.event for question in context.session.view.questions()]
    return routes.Dilemma(known(about or [*asked, *events][0], events, "event"))


def _expect(about: str | None, context: Context) -> Route:
    """Of an indicator, or of what a programme that begins is meant to move."""
    programmes = context.session.rules.programmes
    if about is not None and about in programmes:
        return routes.Expect(board_effects.about(programmes[about]), about)
    return routes.Expect(known(about, INDICATOR_KEYS, "indicator or programme")) if about else routes.Expect()


def _guess(context: Context) -> None:
    """Made-up guesses: from the first morning, a tenth better or worse each."""
    view, level = context.session.view, context.session.rules.level
    for sure, key in zip(WIDTHS, ("street_crime", "trust_city", "pride"), strict=True):
        start = view.at(key, level.from_ - 1)
        points = (Point(month, start * 1.1) for month in coming(level.from_, level.to))
        context.session.guesses.add(Guess(level.from_, key, start, tuple(points), sure))


def _two(context: Context) -> Pair:
    """A made-up mayor and alderman: proposals of both wait; one was refused, one left open."""
    session, pair = context.session, Pair()
    known = session.view.programmes()
    wanted: list[Order] = [Start(one.key, len(one.doses), address=one.address) for one in known]
    asked = [session.rules.events[question.event] for question in session.view.questions()]
    wanted[2:2] = [Choose(event.key, choice.key) for event in asked for choice in event.choices][:1]
    dear = [order for order in wanted if needs_both(session.price(order))]
    for order in dear[:2]:
        pair.act(session, order)
    pair.pass_chair()
    pair.refuse(pair.waiting[0], No.TOO_DEAR)
    pair.lapse()
    for order in dear[2:5]:
        pair.pass_chair()
        pair.act(session, order)
    return pair


def _about(kind: type[Route], about: str | None) -> Route:
    """A route that needs nothing, or that opens on a page, a brick or an indicator."""
    if about is None or not fields(kind):
        return kind()
    first = fields(kind)[0]
    value = (about,) if isinstance(first.default, tuple) else about
    return replace(kind(), **{first.name: value})


def known(word: str, words: Sequence[str], kind: str) -> str:
    """A word that exists. Raises CallError with the nearest one."""
    if word not in words:
        near = get_close_matches(word, words, 1)
        hint = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(words)}."
        raise CallError(f"There is no {kind} {word!r}. {hint}")
    return word


def _district(about: str | None, context: Context) -> int:
    keys = [district.key for district in context.session.rules.town.districts]
    if about is not None and about not in keys:
        raise CallError(f"There is no district {about!r}. Districts are {', '.join(keys)}.")
    return keys.index(about) if about else 0
