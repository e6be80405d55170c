"""Budget: programmes are paid every month; in January the council gives policy its money."""

from game.engine.city import City
from game.engine.forces import force
from game.engine.journal import Entry
from game.engine.obey import month_cost, running_cost
from game.engine.rules import Rules
from game.engine.system import System
from game.engine.wishes import hold_round


def keep_books(city: City, rules: Rules) -> None:
    """Running programmes are paid. In December debt takes its interest and what is left pays off debt.

    The free budget of a year follows residents' incomes, homes and wages since the start; it counts on the
    interest of the first day's debt, so that a smaller debt leaves more. What was overspent becomes debt;
    what is left beyond a year's budget goes back to the council. Every cent passes through the purse.
    """
    purse = city.purse
    for running in city.running:
        if running.stopping:
            continue
        cost = month_cost(city, rules, running.programme, running.place, running.dose)
        if cost >= 0:
            purse.pay(f"programme:{running.programme}", cost)
        else:
            purse.earn(f"programme:{running.programme}", -cost)
    if "budget.incomes" not in city.numbers:
        city.numbers["budget.incomes"] = _incomes(city)
        city.numbers["budget.homes"] = float(city.homes.exists.sum())
        city.numbers["budget.wages"] = force(city, rules.nation.wages)
    hold_round(city, rules)
    if city.month % 12 == 11:
        _close_year(city, rules)


def _incomes(city: City) -> float:
    return float(city.households.income.compress(city.households.alive).sum(dtype="float64"))


def _close_year(city: City, rules: Rules) -> None:
    k, purse = rules.k.budget, city.purse
    purse.pay("interest", round(purse.debt * k.interest))
    purse.earn("council_interest", round(rules.level.opening.debt * k.interest))
    if purse.cash < 0:
        purse.debt += -purse.cash
        purse.earn("loan", -purse.cash)
    else:
        off = min(purse.debt, round(purse.cash * k.carried_over))
        purse.debt -= off
        purse.pay("debt", off)
        purse.pay("council", max(purse.cash - purse.year_budget, 0))
    incomes = _incomes(city) / max(city.numbers["budget.incomes"], 1.0)
    homes = float(city.homes.exists.sum()) / max(city.numbers["budget.homes"], 1.0)
    wages = force(city, rules.nation.wages) / city.numbers["budget.wages"]
    follow = k.from_incomes * incomes + (1.0 - k.from_incomes) * homes * wages
    city.numbers["budget.prices"] = wages
    city.numbers["programmes.cost_month"] = float(running_cost(city, rules))
    purse.year_budget = round(rules.level.opening.free_budget_year * follow)
    city.journal.note(Entry(city.month, "year", numbers=(purse.cash / 100, purse.debt / 100)))
    purse.spent.clear()
    purse.earned.clear()
    purse.earn("council", purse.year_budget)


SYSTEM = System("budget", keep_books, ("purse", "council", "numbers", "journal", "ledger"))
