"""What the charts show: the choice of numbers, the real Mechelen, the spread of the districts."""

from dataclasses import dataclass

import numpy as np

from game.engine.indicators import INDICATORS
from game.engine.rules import RecordSeries
from game.engine.view import View
from game.scenes import why_model
from game.scenes.why_model import Scale

GROUPS: dict[str, tuple[str, ...]] = {
    "streets": ("street_crime", "car_break_ins", "thefts", "felt_unsafe", "litter", "trust_police"),
    "feelings": ("pride", "trust_city", "story_credibility", "belonging", "belonging_native",
                 "belonging_foreign", "belonging_gap", "loss", "grievance", "prospects"),
    "together": ("acceptance", "openness", "contacts_across", "segregation_homes", "segregation_homes_random",
                 "segregation_schools", "segregation_schools_random", "segregation_clubs",
                 "segregation_clubs_random", "buddy_pairs", "refugees_hosted"),
    "work": ("employment", "employment_native", "employment_foreign", "employment_gap",
             "employment_newcomers", "unemployment", "callback_ratio", "reported_discrimination",
             "school_dropout", "speaks_dutch", "median_income", "child_deprivation",
             "middle_class_foreign_background"),
    "town": ("population", "residents_foreign_background", "newborns_foreign_background", "nationalities",
             "young_family_balance", "shop_vacancy", "worst_street_vacancy", "rent"),
    "hall": ("mayor_vote", "far_right_vote", "political_capital", "free_budget", "debt", "at_risk",
             "departures"),
}  # fmt: skip
"""Every indicator in one group, in the order of the list."""
MOST = 4
"""Numbers shown at once."""
FIRST = ("street_crime", "trust_city")
"""Those shown when nothing is asked for."""


def group_of(indicator: str) -> str:
    """The group that an indicator belongs to."""
    return next(group for group, keys in GROUPS.items() if indicator in keys)


def known(keys: tuple[str, ...]) -> list[str]:
    """Those of the keys that exist, at most as many as can be shown; the first choice when there are none."""
    real = {indicator.key for indicator in INDICATORS}
    return [key for key in keys if key in real][:MOST] or list(FIRST)


@dataclass(frozen=True, slots=True)
class Course:
    """One number over time."""

    indicator: str
    months: tuple[int, ...]
    values: tuple[float, ...]
    band: tuple[tuple[float, ...], tuple[float, ...]] | None
    """Lowest and highest district, month by month."""
    real: tuple[float | None, ...]
    """The real Mechelen, on a straight line between known figures; None where nothing is known."""
    record: RecordSeries | None
    number: int
    """Its place in the record; -1 when it is not there."""
    scale: Scale


def course(view: View, indicator: str) -> Course:
    """A number since the start, with all that is shown beside it."""
    months, values = view.series(indicator)
    band = _band(view, indicator) if view.indicator(indicator).districts else None
    found = [(n, s) for n, s in enumerate(view.rules.record.series) if s.indicator == indicator]
    number, record = found[0] if found else (-1, None)
    real = tuple(_at(record, month) if record else None for month in months)
    spread = float(values.max() - values.min())
    scale = why_model.scale_for(indicator, [spread * 2], float(values[-1]))
    return Course(
        indicator, tuple(months), tuple(float(v) for v in values), band, real, record, number, scale
    )


def ends(course: Course) -> tuple[float, float]:
    """Foot and head of the axis: all that is drawn fits, with a little air."""
    values = [*course.values, *(value for value in course.real if value is not None)]
    if course.band:
        values += [*course.band[0], *course.band[1]]
    low, high = min(values), max(values)
    air = (high - low) * 0.06 or abs(high) * 0.05 or 0.5
    floor = 0.0 if low >= 0 else low - air
    return max(low - air, floor), high + air


def _band(view: View, indicator: str) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """The lowest and the highest district; nothing for sums, which can't be compared with the town's."""
    unit = view.indicator(indicator).unit.value
    if unit in {"count", "per_year"}:
        return None
    many = len(view.rules.town.districts)
    each = np.array([view.series(indicator, district)[1] for district in range(many)])
    low, high = each.min(axis=0), each.max(axis=0)
    return tuple(float(v) for v in low), tuple(float(v) for v in high)


def _at(record: RecordSeries, month: int) -> float | None:
    """The real figure of a month; a straight line between two known ones."""
    points = sorted(record.points.items())
    if month in record.points:
        return record.points[month]
    before = [p for p in points if p[0] < month]
    after = [p for p in points if p[0] > month]
    if not before or not after:
        return None
    (first, low), (last, high) = before[-1], after[0]
    return low + (high - low) * (month - first) / (last - first)


def year_rows(months: tuple[int, ...]) -> list[int]:
    """Places of the months that a table shows: quarters in a short game, else years; the first and last."""
    every = 3 if len(months) <= 61 else 12
    ends = {0, len(months) - 1}
    return [n for n, month in enumerate(months) if month % every == 0 or n in ends]
