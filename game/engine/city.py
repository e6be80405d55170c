"""The city: one plain record of everything that changes."""

from dataclasses import dataclass, field

import numpy as np

from game.engine.causes import Ledger
from game.engine.cells import AREAS, DISTRICTS
from game.engine.civic import Council, ElectionResult, Happened, Purse, Running, Story
from game.engine.columns import F64, Rows
from game.engine.effort import Effort
from game.engine.history import History
from game.engine.households import Homes, Households
from game.engine.journal import Journal
from game.engine.places import Blocks, Clubs, Schools, Streets, Workplaces
from game.engine.residents import Residents
from game.engine.sway import Sway


@dataclass(slots=True)
class City:
    """Model state. Systems write only the parts that they declare in the schedule."""

    seed: int
    """Seed of all luck."""
    month: int
    """The month that is being lived, as year * 12 + month - 1."""
    start: int
    """First month of the level."""
    residents: Residents
    """Everybody."""
    households: Households
    """Who lives together."""
    homes: Homes
    """Dwellings."""
    blocks: Blocks
    """The map."""
    streets: Streets
    """Shop streets."""
    schools: Schools
    """Schools."""
    clubs: Clubs
    """Clubs."""
    workplaces: Workplaces
    """Workplaces in town."""
    district_count: int = DISTRICTS
    """Districts that the town has."""
    far_right_list: int = -1
    """Row of the far-right list in `nation.lists`; -1 when there is none."""
    next_id: int = 1
    """Id of the next new resident."""
    purse: Purse = field(default_factory=Purse)
    """Money."""
    council: Council = field(default_factory=Council)
    """Politics."""
    story: Story = field(default_factory=Story)
    """The mayor's story."""
    happened: Happened = field(default_factory=Happened)
    """Events and choices."""
    running: list[Running] = field(default_factory=list)
    """Programmes that run, in the order in which they were started."""
    elections: list[ElectionResult] = field(default_factory=list)
    """Elections of this game."""
    effort: Effort = field(default_factory=Effort)
    """Levers this month."""
    flows: dict[str, F64] = field(default_factory=dict)
    """Flow → (12, …, AREAS): what happened in each month of the year, for trailing sums. See `add_flow`."""
    numbers: dict[str, float] = field(default_factory=dict)
    """Single numbers that a system carries on, by `system.name`."""
    arrays: dict[str, F64] = field(default_factory=dict)
    """Arrays that a system carries on, by `system.name`."""
    told: dict[str, list[str]] = field(default_factory=dict)
    """Indicator → causes that have a part in it, in the order of the rows of its `arrays["parts.…"]`."""
    sway: Sway = field(default_factory=Sway)
    """What was said to attitudes this month."""
    ledger: Ledger = field(default_factory=Ledger)
    """Counts and causes."""
    journal: Journal = field(default_factory=Journal)
    """Facts."""
    history: History = field(default_factory=History)
    """Readings and causes of every month."""
    noted: dict[str, Rows] = field(default_factory=dict)
    """Rows that a system need not look for again; not saved, so looked for where they are missing."""
    causes_on: bool = True
    """Whether causes are booked (shares are counted in any case)."""


def living(city: City) -> Rows:
    """Rows of all residents."""
    return np.flatnonzero(city.residents.alive)


def mean_feeling(city: City, attitude: int) -> float:
    """Mean of an attitude among residents."""
    r = city.residents
    return float((r.minds[attitude] * r.alive).sum(dtype=np.float64)) / max(int(np.count_nonzero(r.alive)), 1)


def add_flow(city: City, name: str, change: F64 | float) -> None:
    """Add to a flow of this month: one number for the city, or DISTRICTS numbers."""
    ring = city.flows.get(name)
    if ring is None:
        ring = city.flows[name] = np.zeros((12, AREAS), np.float64)
    month = ring[city.month % 12]
    if isinstance(change, float):
        month[-1] += change
    else:
        month[:DISTRICTS] += change
        month[-1] += change.sum()


def clear_flows(city: City) -> None:
    """Empty this month's place in every flow; called at the start of the month."""
    for ring in city.flows.values():
        ring[city.month % 12] = 0.0


def flow_year(city: City, name: str) -> F64:
    """A flow over the trailing twelve months by area (districts, then the city)."""
    ring = city.flows.get(name)
    return np.zeros(AREAS, np.float64) if ring is None else ring.sum(axis=0)
