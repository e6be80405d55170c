"""Paired applications in the engine's own labour market: twins who differ in background alone."""

import numpy as np

from game.engine.causes import count_all
from game.engine.city import City
from game.engine.residents import Activity, Generation
from game.engine.rules import Rules
from game.engine.snapshot import from_bytes, to_bytes
from tests.validation.lab import age, live, systems_of

MONTHS = 12


def set_unemployment(city: City, share: float) -> None:
    """Some lose or find work by lot, until this share of the labour force is without."""
    r, dice = city.residents, np.random.default_rng(city.seed)
    works = np.flatnonzero(r.alive & (r.activity == Activity.EMPLOYED))
    seeks = np.flatnonzero(r.alive & (r.activity == Activity.JOBLESS))
    more = round(share * (works.size + seeks.size)) - seeks.size
    among, to = (works, Activity.JOBLESS) if more > 0 else (seeks, Activity.EMPLOYED)
    r.activity[dice.choice(among, abs(more), replace=False)] = to
    count_all(city)


def callback_ratio(city: City, rules: Rules) -> float:
    """Hires of job seekers without a foreign background, over hires of the same people if they had one.

    The same seekers, with the same luck, apply in each of twelve separate months.
    """
    r = city.residents
    years = age(city)
    seekers = r.alive & (r.activity == Activity.JOBLESS) & (r.generation == Generation.NATIVE)
    rows = np.flatnonzero(seekers & (years >= 20) & (years < 50))
    kept = to_bytes(city)
    hired = [0, 0]
    for month in range(MONTHS):
        for foreign in (0, 1):
            twin = from_bytes(kept)
            twin.causes_on, twin.month = False, twin.month + month
            if foreign:
                twin.residents.generation[rows] = Generation.BORN_HERE
                twin.residents.origin[rows] = 0
                twin.residents.cell[rows] += 2
            live(twin, rules, 1, systems=systems_of("programmes", "work"))
            hired[foreign] += int((twin.residents.activity[rows] == Activity.EMPLOYED).sum())
    return hired[0] / hired[1]
