"""The command `debrief`: the page to print of a game that is lived without a window."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from game.asked import game_of, rules_of
from game.calls import CallError, Say, last_month, refuse, without_a_window
from game.content.levels import LoadedLevel, load_level
from game.content.plans import load_plan
from game.content.problems import ContentError
from game.debrief import look_back, outcome
from game.difficulty import Difficulty
from game.engine.marks import month_name
from game.engine.orders import Plan
from game.engine.rules import Rules
from game.library import Game
from game.printed.back import shown
from game.printed.keep import not_written
from game.printed.page import page_of
from game.runs import NO_PLAN
from game.saves import SaveError, write_whole
from game.scenes import lives
from game.scenes.context import Context
from game.session import PlayedLevel, Session
from game.ui.settings import Settings
from game.ui.text import Texts


@dataclass(frozen=True, slots=True)
class Asked:
    """The game that is asked for."""

    loaded: LoadedLevel
    rules: Rules
    """The level's, under the model that it was played with."""
    plan: Plan
    seed: int
    until: int
    """Its last month."""
    difficulty: Difficulty = Difficulty.MAYOR
    before: tuple[PlayedLevel, ...] = ()
    """Levels that were played before it, in the same town."""


def report_debrief(options: Mapping[str, Any], say: Say) -> int:
    """Live a game and write its page. Exit code 0; 1 for problems; 2 for a call that makes no sense."""
    without_a_window()
    try:
        asked = _of_code(options) if options["code"] else _of_level(options)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    context = lived(asked, options["lang"])
    out: Path = options["out"]
    try:
        write_whole(out, page_of(context).encode())
    except SaveError as error:
        say(not_written(Texts(), error))
        return 1
    told = as_json(context, asked, out) if options["as_json"] else None
    say(json.dumps(told, ensure_ascii=False) if told else f"wrote {out}")
    return 0


def _of_level(options: Mapping[str, Any]) -> Asked:
    """A level that is lived under a plan, or without one."""
    if options["level"] is None:
        raise CallError("Give a LEVEL, or the --code of a game.")
    loaded = load_level(options["level"])
    plan = load_plan(options["plan"], loaded.rules) if options["plan"] else NO_PLAN
    until = last_month(options["until"], loaded.rules)
    return Asked(loaded, loaded.rules, plan, options["seed"], until)


def _of_code(options: Mapping[str, Any]) -> Asked:
    """The game of a code, as far as it was played."""
    if options["level"] or options["plan"] or options["until"]:
        raise CallError("A code holds its level, orders and months: give no level, plan or month besides.")
    played = game_of(options["code"])
    loaded = load_level(played.level)
    if played.until <= loaded.rules.level.from_:
        raise CallError("No month of this game has been lived, so there is nothing to look back on.")
    plan, rules = Plan("code", played.log), played.rules(rules_of)
    return Asked(loaded, rules, plan, played.seed, played.until - 1, played.difficulty, played.before)


def lived(asked: Asked, language: str) -> Context:
    """A context at the end of the game, with the lives of the five who are offered to follow told."""
    session = Session.begin(asked.rules, asked.seed)
    session.difficulty, session.before = asked.difficulty, asked.before
    context = Context(Settings(language=language), Texts(language), session=session)
    context.kept["game"] = Game(asked.loaded.name, asked.loaded.texts, Path())
    known = lives.offered(context)
    session.play(asked.plan, asked.until)
    if lives.lines_of(context, known):
        context.kept[lives.KEPT].finish()
    return context


def as_json(context: Context, asked: Asked, out: Path) -> dict[str, Any]:
    """What the page tells, as the plain values that `debrief --json` prints."""
    session = context.session
    past, person = look_back(session), shown(context, 0)
    return {
        "page": str(out),
        "level": asked.loaded.name,
        "seed": asked.seed,
        "plan": asked.plan.name,
        "lang": context.texts.language,
        "months": [month_name(past.first), month_name(past.last)],
        "outcome": outcome(session),
        "score": asdict(past.card),
        "promises": [
            {"pledge": each.key, "goal": each.goal.name, "start": each.start, "end": each.end,
             "kept": each.kept}
            for each in past.promises
        ],
        "turns": [
            {"month": month_name(each.month), "cause": each.cause, "indicator": each.indicator,
             "amount": each.amount}
            for each in past.turns
        ],
        "wall": {
            each.brick: {"cents": each.cents, "programmes": list(each.programmes)} for each in past.wall
        },
        "person": person.id if person else 0,
    }  # fmt: skip
