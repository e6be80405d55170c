"""Credibility: the running gap between what the mayor promises and what residents live through."""

import numpy as np

from game.engine.cells import CITY
from game.engine.city import City
from game.engine.columns import F64
from game.engine.indicators import SHARE_INDEX
from game.engine.parts import explain, tell_apart
from game.engine.readings.contacts import story_credibility
from game.engine.rules import Rules
from game.engine.usual import usual

LIVED = ("litter", "shops", "safety", "discrimination")
"""What residents hold a promise against."""


def be_believed(city: City, rules: Rules) -> None:
    """A promise is believed as far as life gets better with it; told on and on without, it is believed less.

    What is told fades over a year, and so does a success that people saw.
    """
    k, story, effort = rules.k.story, city.story, city.effort
    told = effort.city("story_reach")
    story.told += k.told_pace * (told - story.told)
    feasts = effort.city("festivals")
    story.success += k.success_grows * feasts * (1.0 - story.success) - k.success_fades * story.success
    better = _lived(city, rules)
    promised = story.told * k.promised
    gap = max(promised - sum(better.values()), 0.0)
    aim = rules.level.opening.credibility + k.credible_lived * sum(better.values()) - k.credible_gap * gap
    aim += k.credible_kept * _kept(city)
    aim = min(max(aim, 0.02), 0.98)
    story.credibility += k.story_pace * (aim - story.credibility)
    if explain(city, "story_credibility", story_credibility(city, rules), "events"):
        _explain(city, rules, better, gap)


def _lived(city: City, rules: Rules) -> dict[str, float]:
    """How much better life has become than it was, thing by thing; below 0 when worse."""
    k = rules.k.story
    i = SHARE_INDEX["felt_unsafe"]
    unsafe = float(city.ledger.counted[i, CITY]) / max(float(city.ledger.asked[i, CITY]), 1.0)
    hurt = city.numbers.get("discrimination.felt", 0.0)
    felt = city.numbers.get("story.rebuffed", hurt)
    city.numbers["story.rebuffed"] = felt = felt + k.told_pace * (hurt - felt)
    now = (
        k.lived_litter * float(city.arrays["streets.litter"][CITY]),
        k.lived_shops * float(city.arrays["shops.vacancy"][CITY]),
        k.lived_safety * unsafe,
        k.lived_fair * felt,
    )
    return {name: usual(city, "lived " + name, value) - value for name, value in zip(LIVED, now, strict=True)}


def _kept(city: City) -> float:
    """Pledges kept less pledges broken, as a share of all that were judged."""
    judged = city.council.kept
    if not judged:
        return 0.0
    return sum(1 if kept else -1 for kept in judged.values()) / len(judged)


def _explain(city: City, rules: Rules, better: dict[str, float], gap: float) -> None:
    k = rules.k.story
    aims: dict[str, F64] = {name: _city(k.credible_lived * value) for name, value in better.items()}
    aims["promise"] = _city(-k.credible_gap * gap)
    aims["pledges"] = _city(k.credible_kept * _kept(city))
    tell_apart(city, "story_credibility", aims, k.story_pace, "events")


def _city(value: float) -> F64:
    found = np.zeros(CITY + 1, np.float64)
    found[CITY] = value
    return found
