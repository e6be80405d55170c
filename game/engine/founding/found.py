"""Found a town: the city as it was on the first day, from the map and the margins that its author wrote."""

from collections.abc import Generator

import numpy as np

from game.engine.cells import set_cells
from game.engine.city import City
from game.engine.founding.belonging import Seats, found_clubs, found_schools, found_workplaces, take_part
from game.engine.founding.families import households
from game.engine.founding.feelings import feel
from game.engine.founding.homes import Placing, build, choose_districts, settle
from game.engine.founding.layout import lay_out
from game.engine.founding.offending import offend
from game.engine.founding.origins import draw_origins
from game.engine.founding.people import Draft, describe
from game.engine.founding.streets import count_blocks
from game.engine.founding.work import earn, keep_house, occupy
from game.engine.luck import generator
from game.engine.people import nobody
from game.engine.residents import Residents
from game.engine.rules import Rules
from game.engine.steps import finished
from game.engine.town import Town

SPARE = 1.15
"""Rows for residents and households, against those who live here at the start: room for a town that grows."""


def found(rules: Rules, seed: int) -> City:
    """The town in the month of its margins. The same rules and seed give the same town."""
    return finished(founding(rules.town, seed, rules.level.from_))


def found_town(town: Town, seed: int, start: int) -> City:
    """The same from the town alone. Ages and dates count from `start`, the first month of the level."""
    return finished(founding(town, seed, start))


def founding(town: Town, seed: int, start: int) -> Generator[None, None, City]:
    """The same in steps."""
    blocks, streets = lay_out(town, generator(seed, "found map"))
    foreigners = sum(round(district.residents * district.foreign) for district in town.districts)
    natives = sum(district.residents for district in town.districts) - foreigners
    yield
    family = households(town.margins, natives, foreigners, generator(seed, "found families"))
    foreign = np.bincount(family.home, family.foreign, family.head.size).astype(np.int64)
    yield
    origin = draw_origins(town, foreign, generator(seed, "found origins"))
    rng = generator(seed, "found homes")
    placing = Placing(family.size, foreign, origin)
    yield
    district = choose_districts(town, blocks, placing, rng)
    yield
    homes = build(town, blocks, rng)
    yield
    home = settle(town, blocks, homes, placing, district, rng)
    yield
    residents = nobody(int(family.age.size * SPARE))
    draft = Draft(town, start, seed, family, origin, home)
    describe(draft, residents, homes, blocks, generator(seed, "found people"))
    yield
    rng = generator(seed, "found work")
    occupy(draft, residents, rng)
    earn(draft, residents, rng)
    yield
    kept = keep_house(draft, residents, homes, rng, SPARE)
    _cells(residents, draft, kept.poor)
    count_blocks(blocks, homes, draft, residents, kept)
    yield
    rng = generator(seed, "found clubs and schools")
    seats = Seats(
        found_schools(town, blocks),
        found_clubs(town, blocks, rng),
        found_workplaces(town, blocks, residents, rng),
    )
    yield
    yield from take_part(draft, residents, blocks, seats, rng)
    yield
    yield from feel(draft, residents, kept, blocks, generator(seed, "found feelings"))
    yield
    offend(draft, residents, kept, blocks, generator(seed, "found offenders"))
    city = City(
        seed,
        start,
        start,
        residents,
        kept,
        homes,
        blocks,
        streets,
        seats.schools,
        seats.clubs,
        seats.workplaces,
    )
    city.district_count = len(town.districts)
    city.next_id = family.age.size + 1
    return city


def _cells(r: Residents, draft: Draft, poor: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
    """Everybody's cell."""
    n = draft.family.age.size
    set_cells(r, np.arange(n, dtype=np.intp), poor[draft.family.home])
