"""Arms: the ways to govern that an experiment compares."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.bots import BOTS
from game.calls import CallError, check_taken_out
from game.content.plans import load_plan
from game.content.words import did_you_mean
from game.engine.orders import Plan
from game.engine.plain import to_plain
from game.engine.rules import Rules
from game.runs import NO_PLAN, without_bricks

BOT = "bot:"
"""With these letters begins the name of an arm that a bot plays."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One way to govern. Arms with the same seed share all luck that their orders do not touch."""

    name: str
    """In tables."""
    rules: Rules
    """What is played."""
    plan: Plan = NO_PLAN
    """The orders that are given."""
    bot: str = ""
    """Who else gives orders: a key of `game.bots.BOTS`, or nobody."""

    def identity(self) -> dict[str, str]:
        """What has to be the same for two runs to belong to one arm."""
        return {"plan": _digest(self.plan), "rules": _digest(self.rules), "bot": self.bot}


def _digest(record: Any) -> str:  # noqa: ANN401  # any record
    """SHA-256 of a record. The order in which things are written counts: events are tried in it."""
    return hashlib.sha256(json.dumps(to_plain(record)).encode()).hexdigest()


def arms_of(rules: Rules, plans: Sequence[str], taken_out: Sequence[str] = ()) -> tuple[Arm, ...]:
    """An arm for each plan or bot, and behind each plan one without each of some bricks or programmes."""
    check_taken_out(taken_out, rules)
    arms: list[Arm] = []
    for word in plans:
        if word.startswith(BOT):
            arms.append(_bot_arm(word, rules))
            continue
        plan = load_plan(word, rules)
        name = Path(word).stem if word.endswith((".yaml", ".yml")) else word
        arms.append(Arm(name, rules, plan))
        arms += [Arm(f"{name}-without-{key}", *without_bricks(rules, plan, (key,))) for key in taken_out]
    if taken_out and all(arm.bot for arm in arms):
        raise CallError("--without takes orders out of a plan, and a bot has none. Name a plan too.")
    return tuple(arms)


def _bot_arm(word: str, rules: Rules) -> Arm:
    bot = word.removeprefix(BOT)
    if bot not in BOTS:
        known = [BOT + key for key in BOTS]
        hint = did_you_mean(word, known) or f"there is {' and '.join(known)}"
        raise CallError(f"{word!r} is no bot; {hint}")
    return Arm(word, rules, bot=bot)
