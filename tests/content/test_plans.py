"""Plans of mayors who begin with a level instead of in the city's first January."""

from game.content.levels import load_level
from game.content.plans import load_plan
from game.engine.orders import Start, Stop

CHAPTER = "campaign/03_none_left"
FIRST = "campaign/01_one_shop_in_three"
TEN_YEARS = 120


def test_the_orders_of_a_moved_mayor_come_later_by_the_years_before_the_level() -> None:
    rules = load_level(CHAPTER).rules
    written, moved = (load_plan(name, rules) for name in ("austerity", "moved:austerity"))
    assert [one.month for one in moved.orders] == [one.month + TEN_YEARS for one in written.orders]
    assert [type(one.order) for one in moved.orders].count(Stop) == 4


def test_a_moved_mayor_does_not_lower_what_runs() -> None:
    rules = load_level(CHAPTER).rules
    written, moved = (load_plan(name, rules).orders[0].order for name in ("balanced", "moved:balanced"))
    assert written == Start("clean_streets", 2)
    assert moved == Start("clean_streets", 3)


def test_a_mayor_of_the_first_level_begins_with_it_anyway() -> None:
    rules = load_level(FIRST).rules
    assert load_plan("moved:balanced", rules) == load_plan("balanced", rules)
