"""Readings about meetings, fair chances, the mayor's story and those drawn to violence."""

from collections.abc import Callable

import numpy as np

from game.engine.cells import AREAS, CITY
from game.engine.city import City, flow_year
from game.engine.columns import F64
from game.engine.indicators import SHARE_INDEX
from game.engine.rules import Rules

Reader = Callable[[City, Rules], F64 | float]
"""Reads an indicator by area, or as one number of the city alone."""


def _of_city(value: float) -> F64:
    found = np.zeros(AREAS, np.float64)
    found[CITY] = value
    return found


def slack(city: City, rules: Rules) -> float:
    """How slack the labour market is: 0 when every hand is needed, 1 when firms can pick and choose."""
    k, i = rules.k.discrimination, SHARE_INDEX["unemployment"]
    jobless = float(city.ledger.counted[i, CITY]) / max(float(city.ledger.asked[i, CITY]), 1.0)
    return min(max((jobless - k.tight) / (k.slack - k.tight), 0.0), 1.0)


def fair(city: City, rules: Rules) -> float:
    """How biased employers are on average, 1 as in January 2003, less where tests keep them fair."""
    firms = city.workplaces
    biased = firms.bias * firms.jobs
    bias = float(biased.sum(dtype=np.float64))
    if bias <= 0.0:
        return 0.0
    left = biased * (np.float32(1.0) - np.float32(rules.k.discrimination.tests_cut) * firms.tested)
    return float(left.sum(dtype=np.float64)) / bias


def callback_ratio(city: City, rules: Rules) -> F64:
    """How much oftener a native-sounding name is called back with the same CV: 1 is fair."""
    return _of_city(1.0 + rules.k.discrimination.callback_top * slack(city, rules) * fair(city, rules))


def contacts_across(city: City, _rules: Rules) -> F64:
    """Share of the meetings of a year that were between residents of different origins."""
    met = flow_year(city, "meetings.all")[CITY]
    return _of_city(flow_year(city, "meetings.across")[CITY] / met if met > 0.0 else 0.0)


def reported_discrimination(city: City, _rules: Rules) -> F64:
    """Complaints of twelve months."""
    return flow_year(city, "complaints")


def refugees_hosted(city: City, _rules: Rules) -> float:
    """Refugees in places that the city runs."""
    return city.numbers.get("meetings.hosted", 0.0)


def story_credibility(city: City, _rules: Rules) -> F64:
    """How far the mayor's story is believed."""
    return _of_city(city.story.credibility)


def at_risk(city: City, _rules: Rules) -> F64:
    """Young residents who would listen to a recruiter, or who do."""
    return _of_city(city.numbers.get("extremism.at_risk", 0.0))


def departures(city: City, _rules: Rules) -> F64:
    """Residents who left to fight, since the start."""
    return _of_city(city.numbers.get("extremism.departures", 0.0))


def _told(key: str, reader: Reader) -> Reader:
    """The reading as the system that explains it took it last; taken now where none did."""

    def read(city: City, rules: Rules) -> F64 | float:
        known = city.arrays.get(f"part.{key}")
        return reader(city, rules) if known is None else known

    return read


READINGS: dict[str, Reader] = {
    "callback_ratio": _told("callback_ratio", callback_ratio),
    "contacts_across": _told("contacts_across", contacts_across),
    "reported_discrimination": _told("reported_discrimination", reported_discrimination),
    "refugees_hosted": refugees_hosted,
    "story_credibility": story_credibility,
    "at_risk": at_risk,
    "departures": departures,
}
"""Indicator → its reading by area."""
