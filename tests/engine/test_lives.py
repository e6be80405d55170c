"""Coming, going and moving: every list and count moves along."""

import numpy as np

from game.engine import causes, housing, lives
from game.engine.cells import NOBODY
from game.engine.city import City
from game.engine.columns import Rows
from game.engine.indicators import SHARES
from game.engine.systems.demography import SYSTEM
from tests.builders import live
from tests.town import a_city, rules


def a_family(city: City) -> Rows:
    """Everybody of the first household of two grown-ups and some children."""
    h = city.households
    row = np.flatnonzero(h.alive & (h.children >= 2) & (h.size - h.children == 2))[0]
    return lives.members(city, np.array([row]))


def shares_are_counted_right(city: City) -> None:
    counted, asked = city.ledger.counted.copy(), city.ledger.asked.copy()
    causes.count_all(city)
    for n, share in enumerate(SHARES):
        assert np.array_equal(counted[n], city.ledger.counted[n]), share.key
        assert np.array_equal(asked[n], city.ledger.asked[n]), share.key


def test_who_leaves_leaves_an_empty_home_and_a_free_row() -> None:
    city = a_city()
    family = a_family(city)
    home = int(city.households.home[city.residents.household[family[0]]])
    people = int(city.residents.alive.sum())
    lives.remove(city, family, np.zeros(family.size, np.intp), ("a test",))
    assert int(city.residents.alive.sum()) == people - family.size
    assert city.homes.household[home] == -1
    assert (city.residents.cell[family] == NOBODY).all()
    assert (city.residents.vote[family] == -1).all()
    assert not city.residents.alive[family].any()
    shares_are_counted_right(city)


def test_children_left_without_a_grown_up_go_to_relatives_elsewhere() -> None:
    city = a_city()
    family = a_family(city)
    grown = family[city.residents.born[family] <= city.month - 12 * 18]
    gone = lives.remove(city, grown, np.zeros(grown.size, np.intp), ("a test",))
    assert set(gone.tolist()) == set(family.tolist())


def test_when_the_head_dies_the_oldest_who_is_left_decides() -> None:
    city = a_city()
    family = a_family(city)
    household = int(city.residents.household[family[0]])
    head = int(city.households.head[household])
    lives.remove(city, np.array([head]), np.zeros(1, np.intp), ("a test",))
    left = lives.members(city, np.array([household]))
    assert left.size == family.size - 1
    assert city.residents.born[city.households.head[household]] == city.residents.born[left].min()


def test_a_household_that_moves_takes_everybody_along() -> None:
    city = a_city()
    family = a_family(city)
    household = int(city.residents.household[family[0]])
    old, district = int(city.households.home[household]), int(city.residents.district[family[0]])
    free = housing.empty_homes(city)
    new = free[city.blocks.district[city.homes.block[free]] != district][:1]
    lives.move(city, np.array([household]), new, np.zeros(1, np.intp), ("a test",))
    assert (city.residents.block[family] == city.homes.block[new[0]]).all()
    assert city.homes.household[old] == -1
    assert city.homes.household[new[0]] == household
    shares_are_counted_right(city)


def test_blocks_count_who_lives_on_them() -> None:
    city = a_city()
    live(city, rules(), 14, SYSTEM)
    r, b = city.residents, city.blocks
    people = np.bincount(r.block[r.alive], minlength=b.residents.size)
    foreign = np.bincount(r.block[r.alive & (r.generation > 0)], minlength=b.residents.size)
    assert np.array_equal(people, b.residents)
    assert np.abs(foreign - b.foreign * people).max() < 0.01


def test_nobody_has_the_number_of_somebody_else() -> None:
    city = a_city()
    live(city, rules(), 30, SYSTEM)
    ids = city.residents.id[city.residents.alive]
    assert np.unique(ids).size == ids.size
    assert ids.max() < city.next_id
