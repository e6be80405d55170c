"""The audit: under each kind of mayor, who comes to live better or worse, by district and by income."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from game.batch.arms import Arm
from game.batch.processes import by_arm
from game.engine.city import City
from game.engine.columns import F64, Rows
from game.engine.indicators import grown
from game.engine.score import LIVES
from game.runs import run

MAYORS: Final = (
    "passive", "history", "order_only", "story_only", "programmes_only", "austerity", "average_town",
    "balanced", "good_neighbours", "fair_chances",
)  # fmt: skip
"""Archetypes: the plans that are compared. The first is what the others are held against."""
THIRDS: Final = ("poorest third", "middle third", "richest third")


@dataclass(frozen=True, slots=True)
class Lives:
    """How residents fare at the end of a run, 0 to 100: safety, belonging, prospects and trust together."""

    arm: str
    """The mayor."""
    districts: F64
    """Mean by district."""
    incomes: F64
    """Mean by third of household income for its needs, the poorest first."""
    town: float
    """Mean of all."""


def audit(arms: Sequence[Arm], seeds: Iterable[int], until: int, workers: int) -> Mapping[str, list[Lives]]:
    """Live each arm with each seed, and see how residents fare at the end."""
    return by_arm(partial(_live, until=until), arms, seeds, workers)


def _live(arm: Arm, seed: int, until: int) -> Lives:
    city = run(arm.rules, arm.plan, seed, until, causes=False).session.city
    return lives_of(arm.name, city, len(arm.rules.town.districts))


def lives_of(arm: str, city: City, districts: int) -> Lives:
    """How residents of a city fare."""
    r, h = city.residents, city.households
    rows = np.flatnonzero(grown(city, slice(None)))
    well: F64 = r.minds[list(LIVES)][:, rows].sum(axis=0, dtype=np.float64) * (100.0 / len(LIVES))
    household = r.household[rows]
    income = h.income[household] / np.maximum(h.need[household], np.float32(0.5))
    rank = np.empty(rows.size, np.intp)
    rank[np.argsort(income, kind="stable")] = np.arange(rows.size)
    third = rank * len(THIRDS) // max(rows.size, 1)
    district = r.district[rows].astype(np.intp)
    return Lives(
        arm, _means(well, district, districts), _means(well, third, len(THIRDS)), float(well.mean())
    )


def _means(values: F64, group: Rows, groups: int) -> F64:
    count = np.maximum(np.bincount(group, minlength=groups), 1)
    return np.asarray(np.bincount(group, values, groups) / count, np.float64)


def as_table(found: Mapping[str, list[Lives]], names: Sequence[str]) -> list[str]:
    """Means over seeds, each mayor less the first, by income and by district; the first as it is."""
    first, *others = found
    lines = [f"{'':22}" + "".join(f"{arm[:14]:>16}" for arm in found)]

    def line(name: str, values: Mapping[str, float]) -> str:
        base = values[first]
        return f"{name:22}{base:16.1f}" + "".join(f"{values[arm] - base:+16.1f}" for arm in others)

    lines.append(line("town", {arm: float(np.mean([x.town for x in runs])) for arm, runs in found.items()}))
    incomes = {arm: np.mean([x.incomes for x in runs], axis=0) for arm, runs in found.items()}
    lines += [line(name, {arm: float(v[n]) for arm, v in incomes.items()}) for n, name in enumerate(THIRDS)]
    districts = {arm: np.mean([x.districts for x in runs], axis=0) for arm, runs in found.items()}
    lines += [line(name, {arm: float(v[n]) for arm, v in districts.items()}) for n, name in enumerate(names)]
    return lines
