"""The founded town is the town of its margins, and everybody in it could be somebody."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.content.cities import read_city
from game.engine.cells import NOBODY
from game.engine.city import City
from game.engine.columns import F64, I64, Mask, Rows, columns
from game.engine.founding import found_town
from game.engine.marks import month
from game.engine.minds import ATTITUDES, FELT_SAFE, GRIEVANCE, LOSS
from game.engine.places import LAND
from game.engine.residents import AWAY, Activity, Faith, Generation
from game.engine.town import Town

ROOT = Path(__file__).parents[3]
START = month(2003, 1)


@cache
def town() -> Town:
    return read_city(ROOT / "levels" / "mechelen").town


@cache
def city(seed: int = 1) -> City:
    return found_town(town(), seed, START)


def living() -> Rows:
    return np.flatnonzero(city().residents.alive)


def years() -> I64:
    return (START - city().residents.born[living()].astype(np.int64)) // 12


def foreign() -> Mask:
    found: Mask = city().residents.generation[living()] != Generation.NATIVE
    return found


def dissimilarity(place: Rows, side: Mask) -> float:
    known = place >= 0
    there = np.bincount(place[known], side[known])
    here = np.bincount(place[known], ~side[known])
    return float(np.abs(there / there.sum() - here / here.sum()).sum() / 2)


def test_every_district_has_its_residents() -> None:
    found = np.bincount(city().residents.district[living()], minlength=12)
    assert found.tolist() == [district.residents for district in town().districts]
    assert found.sum() == 76_300


def test_every_district_has_its_share_with_a_foreign_background() -> None:
    found = np.bincount(city().residents.district[living()], foreign(), 12)
    for number, district in zip(found, town().districts, strict=True):
        assert abs(number - district.residents * district.foreign) <= 4
    assert foreign().mean() == pytest.approx(0.172, abs=0.0005)


def test_ages_are_those_of_the_pyramids() -> None:
    for side, pyramid in ((False, town().margins.ages_native), (True, town().margins.ages_foreign)):
        ages = years()[foreign() == side]
        found = np.bincount(np.minimum(ages // 5, 19), minlength=20) / ages.size
        assert np.abs(found - np.array(pyramid) / sum(pyramid)).max() < 0.006


def test_more_than_a_third_of_the_youngest_have_a_foreign_background() -> None:
    assert 0.33 < foreign()[years() < 5].mean() < 0.40


def test_everybody_lives_in_one_household_and_every_household_in_one_home_of_its_own() -> None:
    c, rows = city(), living()
    households = np.flatnonzero(c.households.alive)
    assert np.array_equal(np.unique(c.residents.household[rows]), households)
    homes = c.households.home[households]
    assert np.unique(homes).size == homes.size
    assert np.array_equal(c.homes.household[homes], households)
    assert c.homes.exists[homes].all()
    assert (c.homes.household >= 0).sum() == households.size
    assert np.array_equal(
        c.residents.block[rows], c.homes.block[c.households.home[c.residents.household[rows]]]
    )
    assert np.array_equal(c.residents.district[rows], c.blocks.district[c.residents.block[rows]])


def test_households_count_their_members_and_have_a_grown_head() -> None:
    c, rows = city(), living()
    size = np.bincount(c.residents.household[rows], minlength=c.households.alive.size)
    assert np.array_equal(size, c.households.size)
    alive = c.households.alive
    heads = c.households.head[alive]
    assert np.array_equal(c.residents.household[heads], np.flatnonzero(alive))
    assert ((START - c.residents.born[heads]) // 12 >= 17).all()
    minors = np.bincount(c.residents.household[rows], years() < 18, c.households.alive.size)
    assert np.array_equal(minors, c.households.children)


def test_there_are_as_many_households_as_their_mean_size_says() -> None:
    sizes = town().margins.household_sizes
    mean = sum((n + 1) * share for n, share in enumerate(sizes)) / sum(sizes)
    assert city().households.alive.sum() == pytest.approx(76_300 / mean, rel=0.01)


def test_every_minor_lives_with_a_mother_who_is_seventeen_to_forty_seven_years_older() -> None:
    r, rows = city().residents, living()
    child = rows[r.mother[rows] > 0]
    mother = r.mother[child] - 1
    assert np.array_equal(r.id[mother], r.mother[child])
    gap = (r.born[child] - r.born[mother]) / 12
    assert gap.min() >= 17
    assert gap.max() <= 47
    assert 27 < gap.mean() < 31
    assert (r.sex[mother] == 0).all()
    assert np.array_equal(r.household[child], r.household[mother])
    assert (r.mother[rows[years() < 18]] > 0).all()


def test_brothers_and_sisters_are_months_apart() -> None:
    r, rows = city().residents, living()
    child = rows[r.mother[rows] > 0]
    order = child[np.lexsort((r.born[child], r.mother[child]))]
    same = r.mother[order][1:] == r.mother[order][:-1]
    assert (np.diff(r.born[order])[same] >= 9).all()


def test_a_child_of_a_native_couple_is_native() -> None:
    r, rows = city().residents, living()
    side = np.bincount(r.household[rows], foreign(), city().households.alive.size)
    adults = np.bincount(r.household[rows], foreign() & (r.mother[rows] == 0), side.size)
    assert (side[adults == 0] == 0).all()


def test_nobody_came_before_they_were_born_or_after_today() -> None:
    r, rows = city().residents, living()
    assert (r.born[rows] <= START).all()
    assert (r.arrived[rows] >= r.born[rows]).all()
    assert (r.arrived[rows] <= START).all()
    abroad = rows[r.generation[rows] == Generation.BORN_ABROAD]
    assert (r.abroad_since[abroad] >= r.born[abroad]).all()
    assert (r.arrived[abroad] >= r.abroad_since[abroad]).all()
    others = rows[r.generation[rows] != Generation.BORN_ABROAD]
    assert np.array_equal(r.abroad_since[others], r.born[others])


def test_only_those_with_a_foreign_background_have_a_country_of_origin() -> None:
    r, rows = city().residents, living()
    assert np.array_equal(r.origin[rows] >= 0, foreign())
    assert np.unique(r.origin[rows]).size - 1 >= 115
    assert town().origins[int(np.bincount(r.origin[rows][foreign()]).argmax())].key == "ma"


def test_about_eleven_in_a_hundred_come_from_muslim_families() -> None:
    r = city().residents
    assert (r.faith[living()] == Faith.MUSLIM).mean() == pytest.approx(0.11, abs=0.006)


def test_names_stand_in_the_pool_of_the_origin() -> None:
    r, rows = city().residents, living()
    pools = {pool.key: pool for pool in town().names}
    for row in rows[::997]:
        origin = int(r.origin[row])
        pool = town().names[0] if origin < 0 else pools[town().origins[origin].names]
        assert 0 <= r.first_name[row] < len(pool.men if r.sex[row] else pool.women)
        assert 0 <= r.family_name[row] < len(pool.family)


def test_work_is_as_the_margins_say() -> None:
    r, rows = city().residents, living()
    grown = (years() >= 20) & (years() < 65)
    work = r.activity[rows] == Activity.EMPLOYED
    jobless = r.activity[rows] == Activity.JOBLESS
    margins = town().margins
    assert work[grown].mean() == pytest.approx(margins.employed, abs=0.001)
    assert work[grown & foreign()].mean() == pytest.approx(margins.employed_foreign, abs=0.001)
    assert jobless.sum() / (jobless.sum() + work.sum()) == pytest.approx(margins.unemployed, abs=0.001)
    assert not work[years() < 18].any()


def test_diplomas_from_twenty_five_are_as_the_margins_say() -> None:
    r, rows = city().residents, living()
    grown = years() >= 25
    for side, shares in ((False, town().margins.education_native), (True, town().margins.education_foreign)):
        found = np.bincount(r.education[rows][grown & (foreign() == side)], minlength=4)
        assert np.abs(found / found.sum() - shares).max() < 0.002


def test_mean_income_is_the_towns() -> None:
    margins = town().margins
    mean = float(city().residents.income[living()].mean(dtype=np.float64))
    assert mean == pytest.approx(margins.income_person / 12 * margins.net_income, rel=1e-4)
    assert (city().residents.income[living()] >= 0).all()


def test_about_one_in_seven_is_poor() -> None:
    poor = city().households.poor[city().residents.household[living()]]
    assert 0.11 < poor.mean() < 0.16


def test_streets_schools_and_clubs_are_segregated_more_than_by_chance() -> None:
    r, rows = city().residents, living()
    mixed = np.random.default_rng(1).permutation(foreign())
    for column, low, high in ((r.block, 0.38, 0.46), (r.school, 0.35, 0.55), (r.club, 0.35, 0.55)):
        found = dissimilarity(column[rows].astype(np.intp), foreign())
        assert low < found < high
        assert found > dissimilarity(column[rows].astype(np.intp), mixed) + 0.2


def test_every_pupil_has_a_school_of_their_level_with_a_seat() -> None:
    c, rows = city(), living()
    r, s = c.residents, c.schools
    pupil = rows[r.activity[rows] == Activity.PUPIL]
    assert (r.school[pupil] >= 0).all()
    assert (s.pupils <= s.seats).all()
    assert s.pupils.sum() == pupil.size
    secondary = s.secondary[r.school[pupil]] == 1
    age = (START - r.born[pupil]) / 12
    assert age[~secondary].max() < 13
    assert age[secondary].min() >= 11
    assert np.array_equal(r.class_[pupil] // 16, r.school[pupil])
    assert (r.class_[rows[r.activity[rows] != Activity.PUPIL]] == -1).all()


def test_workplaces_have_no_more_workers_than_jobs_and_only_workers() -> None:
    c, rows = city(), living()
    r = c.residents
    at_work = rows[r.workplace[rows] >= 0]
    assert (np.bincount(r.workplace[at_work], minlength=c.workplaces.jobs.size) <= c.workplaces.jobs).all()
    assert (r.activity[rows[r.workplace[rows] != -1]] == Activity.EMPLOYED).all()
    work = (r.activity[rows] == Activity.EMPLOYED).sum()
    assert (r.workplace[rows] == AWAY).sum() == pytest.approx(town().margins.commuters * work, rel=0.01)


def test_clubs_count_their_members_and_take_fitting_ages() -> None:
    c, rows = city(), living()
    r = c.residents
    member = rows[r.club[rows] >= 0]
    assert np.array_equal(np.bincount(r.club[member], minlength=c.clubs.members.size), c.clubs.members)
    kinds = np.array([(kind.from_age, kind.to_age) for kind in town().clubs])[c.clubs.kind[r.club[member]]]
    age = (START - r.born[member]) // 12
    assert (age >= kinds[:, 0]).all()
    assert (age <= kinds[:, 1]).all()


def test_the_survey_of_the_start_comes_out_as_written() -> None:
    r, rows = city().residents, living()
    asked = years() >= 16
    for feeling in town().margins.feelings:
        mind = r.minds[ATTITUDES.index(feeling.attitude), rows]
        for side, share in ((False, feeling.native), (True, feeling.foreign)):
            assert (mind[asked & (foreign() == side)] > feeling.line).mean() == pytest.approx(
                share, abs=0.002
            )


def test_the_surveys_of_the_brief_hold_for_the_whole_town() -> None:
    r, rows = city().residents, living()
    asked = rows[years() >= 16]
    over = {key: (r.minds[row, asked] > 0.5).mean() for row, key in enumerate(ATTITUDES)}
    wanted = {"pride": 0.60, "trust_city": 0.27, "openness": 0.45, "belonging": 0.68}
    for key, share in wanted.items():
        assert over[key] == pytest.approx(share, abs=0.01)
    assert (r.minds[FELT_SAFE, asked] < 0.4).mean() == pytest.approx(0.20, abs=0.01)
    native = r.generation[asked] == Generation.NATIVE
    assert (r.minds[LOSS, asked[native]] > 0.5).mean() == pytest.approx(0.32, abs=0.005)
    assert (r.minds[GRIEVANCE, asked[~native]] > 0.5).mean() == pytest.approx(0.22, abs=0.005)


def test_attitudes_lie_on_the_grid() -> None:
    for table in (city().residents.minds, city().residents.anchors):
        steps: F64 = table.astype(np.float64) * 2.0**20
        assert np.array_equal(steps, np.rint(steps))
        assert table.min() >= 0
        assert table.max() <= 1


def test_a_few_offend_and_a_very_few_do_half_of_it() -> None:
    offending = city().residents.offending[living()]
    some = np.sort(offending[offending > 0])[::-1]
    assert some.size / offending.size == pytest.approx(0.005, rel=0.05)
    assert some[: round(some.size * 0.05)].sum() / some.sum() == pytest.approx(0.5, abs=0.01)


def test_offending_depends_on_need_not_on_origin() -> None:
    """Origins shuffled among people of one age and need: nobody's chance to offend would change."""
    source = (ROOT / "game" / "engine" / "founding" / "offending.py").read_text(encoding="utf-8")
    for word in (".origin", ".foreign", ".faith", ".generation"):
        assert word not in source


def test_every_fourth_row_is_a_fair_sample() -> None:
    rows = living()
    for start in range(4):
        part = rows % 4 == start
        assert foreign()[part].mean() == pytest.approx(foreign().mean(), abs=0.006)
        assert years()[part].mean() == pytest.approx(years().mean(), abs=0.5)


def test_free_rows_belong_to_nobody() -> None:
    c = city()
    free = np.flatnonzero(~c.residents.alive)
    assert (c.residents.cell[free] == NOBODY).all()
    assert (c.residents.household[free] == -1).all()
    assert c.next_id == living().size + 1
    assert free.size > 0.1 * living().size


def test_homes_that_stand_empty_are_a_few_in_a_hundred() -> None:
    c = city()
    empty = 1 - c.households.alive.sum() / c.homes.exists.sum()
    assert 0.01 < empty < 0.06
    built = np.bincount(c.homes.block[c.homes.exists], minlength=c.blocks.x.size)
    assert np.array_equal(built, c.blocks.homes)


def test_the_map_has_about_two_thousand_blocks_of_which_none_stands_in_water() -> None:
    blocks = city().blocks
    assert 1700 < blocks.x.size < 2200
    assert (blocks.residents[blocks.land == LAND.index("park")] == 0).all()
    itself = blocks.near == np.arange(blocks.x.size)
    assert not itself.any()


def test_neighbours_are_the_nearest_blocks() -> None:
    blocks = city().blocks
    x, y = blocks.x.astype(np.float64), blocks.y.astype(np.float64)
    for row in range(0, x.size, 61):
        apart = (x - x[row]) ** 2 + (y - y[row]) ** 2
        apart[row] = np.inf
        sixth = np.sort(apart)[5]
        assert apart[blocks.near[:, row]].max() == pytest.approx(sixth, rel=1e-4)


def test_shops_stand_on_their_streets() -> None:
    c = city()
    on = c.blocks.street >= 0
    units = np.bincount(c.blocks.street[on], c.blocks.shops[on], c.streets.units.size)
    opened = np.bincount(c.blocks.street[on], c.blocks.shops_open[on], c.streets.units.size)
    assert np.array_equal(units, c.streets.units)
    assert np.array_equal(opened, c.streets.open)
    assert 0.10 < 1 - opened.sum() / units.sum() < 0.13
    assert np.sort(c.streets.vacancy)[-3:].min() > 0.30


def same(one: Any, other: Any) -> bool:
    return all(np.array_equal(array, columns(other)[name]) for name, array in columns(one).items())


def test_the_same_seed_gives_the_same_town_and_another_seed_another() -> None:
    again, different = found_town(town(), 1, START), found_town(town(), 2, START)
    for table in ("residents", "households", "homes", "blocks", "streets", "schools", "clubs", "workplaces"):
        assert same(getattr(city(), table), getattr(again, table))
    assert not same(city().residents, different.residents)
