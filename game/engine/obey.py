"""Orders: what they cost, why they are refused, and what they do. Price and books share one line."""

from game.engine.city import City
from game.engine.civic import Running
from game.engine.council import can_govern
from game.engine.once import once
from game.engine.orders import Choose, FormCoalition, MakePledges, Order, Price, Refusal, Start, Stop, Why
from game.engine.rules import Dose, Programme, Rules
from game.engine.standing import move_capital

NOTHING = Price()
EARLY_STOP = 24


def place_row(rules: Rules, place: str | None) -> int:
    """Row of a district; -1 for the whole city, -2 for a word that is no district."""
    if place is None:
        return -1
    return next((n for n, d in enumerate(rules.town.districts) if d.key == place), -2)


def place_share(rules: Rules, place: int) -> float:
    """A district's part of a city-wide cost: its residents at the level's start over all."""
    return 1.0 if place < 0 else _shares(rules)[place]


@once
def _shares(rules: Rules) -> list[float]:
    """Each district's part of the residents at the level's start."""
    residents = [district.residents for district in rules.town.districts]
    return [here / sum(residents) for here in residents]


def dose_of(programme: Programme, dose: int) -> Dose:
    """The dose from 1; nothing at 0."""
    return programme.doses[dose - 1] if dose else Dose(cost_month=0, levers={})


def price_level(city: City) -> float:
    """Prices of this year, 1 at the level's start: they follow wages, each January."""
    return city.numbers.get("budget.prices", 1.0)


def month_cost(city: City, rules: Rules, programme: str, place: int, dose: int) -> int:
    """Cents a month that a programme costs in a place at a dose: the one line of all prices."""
    cost = dose_of(rules.programmes[programme], dose).cost_month
    return round(cost * place_share(rules, place) * price_level(city))


def runs(city: City, programme: str, place: int) -> Running | None:
    """The running programme in a place, also while it is phased out."""
    return next((x for x in city.running if x.programme == programme and x.place == place), None)


def price_of(city: City, rules: Rules, order: Order) -> Price:
    """What an order would cost, whether or not it would be refused."""
    if isinstance(order, Start):
        return _start_price(city, rules, order)
    if isinstance(order, Stop):
        place = place_row(rules, order.place)
        now = runs(city, order.stop, place)
        if now is None:
            return NOTHING
        early = city.month - now.since < EARLY_STOP
        programme = rules.programmes[order.stop]
        return Price(
            month=-month_cost(city, rules, order.stop, place, now.dose),
            capital=programme.capital * rules.k.programmes.stop_capital if early else 0.0,
            staff=-dose_of(programme, now.dose).staff * place_share(rules, place),
        )
    if isinstance(order, Choose):
        return _choice_price(rules, order)
    return NOTHING


def _start_price(city: City, rules: Rules, order: Start) -> Price:
    programme = rules.programmes.get(order.start)
    place = place_row(rules, order.place)
    if programme is None or place < -1 or not 1 <= order.dose <= len(programme.doses):
        return NOTHING
    now = runs(city, order.start, place)
    old = now.dose if now and not now.stopping else 0
    share = place_share(rules, place)
    new_dose, old_dose = dose_of(programme, order.dose), dose_of(programme, old)
    capital = programme.capital * share if old == 0 else 0.0
    if 0 < old < order.dose:
        capital = programme.capital * share * rules.k.programmes.dose_capital * (order.dose - old)
    return Price(
        month=month_cost(city, rules, order.start, place, order.dose)
        - month_cost(city, rules, order.start, place, old),
        once=round(max(0, new_dose.one_off - old_dose.one_off) * share * price_level(city)),
        capital=capital,
        staff=(new_dose.staff - old_dose.staff) * share,
    )


def _choice_price(rules: Rules, order: Choose) -> Price:
    event = rules.events.get(order.choose)
    choice = next((c for c in event.choices if c.key == order.choice), None) if event else None
    if choice is None:
        return NOTHING
    money = sum(getattr(effect, "money", 0) for effect in choice.effects if getattr(effect, "delay", 0) == 0)
    capital = sum(getattr(effect, "capital", 0.0) for effect in choice.effects)
    return Price(once=max(0, -money), capital=max(0.0, -capital))


def refusal_of(city: City, rules: Rules, order: Order) -> Refusal | None:
    """Why an order would be refused now; None when it would be obeyed."""
    if not city.council.mayor_stays:
        return Refusal(Why.NOT_MAYOR)
    if isinstance(order, Start):
        return _bad_start(city, rules, order) or _dear_start(city, rules, order)
    if isinstance(order, Stop):
        return _bad_stop(city, rules, order)
    if isinstance(order, Choose):
        return _bad_choice(city, rules, order)
    if isinstance(order, MakePledges):
        return _bad_pledges(city, rules, order)
    return _bad_coalition(city, rules, order)


def _bad_stop(city: City, rules: Rules, order: Stop) -> Refusal | None:
    now = runs(city, order.stop, place_row(rules, order.place))
    if order.stop not in rules.programmes:
        return Refusal(Why.UNKNOWN, name=order.stop)
    if now is None or now.stopping:
        return Refusal(Why.NOT_RUNNING, name=order.stop)
    return _too_dear(city, price_of(city, rules, order), order.stop, money=False)


def _bad_coalition(city: City, rules: Rules, order: FormCoalition) -> Refusal | None:
    if not city.council.to_form:
        return Refusal(Why.NOT_OPEN)
    if not can_govern(city.council.seats, rules, order.coalition):
        return Refusal(Why.NO_MAJORITY)
    return None


def _bad_start(city: City, rules: Rules, order: Start) -> Refusal | None:
    """Orders that make no sense."""
    programme = rules.programmes.get(order.start)
    place = place_row(rules, order.place)
    if programme is None or place == -2:
        return Refusal(Why.UNKNOWN, name=order.start if programme is None else str(order.place))
    if rules.level.programmes and order.start not in rules.level.programmes:
        return Refusal(Why.NOT_IN_LEVEL, name=order.start)
    if not 1 <= order.dose <= len(programme.doses):
        return Refusal(Why.DOSE, order.dose, len(programme.doses), order.start)
    if place >= 0 and not programme.local:
        return Refusal(Why.PLACE, name=order.start)
    address = order.address or programme.address
    if address not in (*programme.addresses, programme.address):
        return Refusal(Why.ADDRESS, name=order.start)
    now = runs(city, order.start, place)
    if now and not now.stopping and (now.dose, now.address) == (order.dose, address):
        return Refusal(Why.RUNNING, name=order.start)
    for other in city.running:
        foe = rules.programmes[other.programme]
        if not other.stopping and (other.programme in programme.excludes or order.start in foe.excludes):
            return Refusal(Why.EXCLUDED, name=other.programme)
    return None


def _dear_start(city: City, rules: Rules, order: Start) -> Refusal | None:
    """Orders that city hall can't carry."""
    if city.month < city.council.budget_from:
        return Refusal(Why.NO_BUDGET, city.council.budget_from - city.month, name=order.start)
    place = place_row(rules, order.place)
    busy = sum(1 for x in city.running if x.phase < 1.0 and not x.stopping)
    if runs(city, order.start, place) is None and busy >= rules.k.programmes.phasing_in:
        return Refusal(Why.BUSY, busy + 1, rules.k.programmes.phasing_in, order.start)
    price = price_of(city, rules, order)
    staff_free = rules.level.opening.staff - staff_used(city, rules)
    if price.staff > 0 and price.staff > staff_free:
        return Refusal(Why.STAFF, price.staff, staff_free, order.start)
    return _too_dear(city, price, order.start, savings=rules.k.budget.savings)


def _too_dear(
    city: City, price: Price, name: str, *, money: bool = True, savings: float = 0.0
) -> Refusal | None:
    """Too little capital, cash for the rest of the year, or budget for a whole year.

    `savings` is the part of what is saved that may be counted on each year.
    """
    if price.capital > city.council.capital:
        return Refusal(Why.CAPITAL, price.capital, city.council.capital, name)
    if not money:
        return None
    cost = int(city.numbers.get("programmes.cost_month", 0.0))
    left = 12 - city.month % 12
    this_year = price.once + price.month * left
    free = city.purse.cash - cost * left
    if this_year > 0 and this_year > free:
        return Refusal(Why.MONEY, this_year / 100, free / 100, name)
    every_year = city.purse.year_budget - 12 * cost + round(max(0, free) * savings)
    if price.month > 0 and 12 * price.month > every_year:
        return Refusal(Why.MONEY, 12 * price.month / 100, every_year / 100, name)
    return None


def _bad_choice(city: City, rules: Rules, order: Choose) -> Refusal | None:
    event = rules.events.get(order.choose)
    if event is None or all(choice.key != order.choice for choice in event.choices):
        return Refusal(Why.UNKNOWN, name=order.choose if event is None else order.choice)
    is_open = any(question.event == order.choose for question in city.happened.open)
    if not is_open and order.choose in city.happened.choices and not event.again_after:
        return Refusal(Why.NOT_OPEN, name=order.choose)
    if is_open:
        price = price_of(city, rules, order)
        if price.capital > city.council.capital:
            return Refusal(Why.CAPITAL, price.capital, city.council.capital, order.choice)
    return None


def _bad_pledges(city: City, rules: Rules, order: MakePledges) -> Refusal | None:
    offer = rules.level.pledges
    if offer is None:
        return Refusal(Why.NOT_IN_LEVEL)
    keys = [pledge.key for pledge in offer.offer]
    for key in order.pledge:
        if key not in keys:
            return Refusal(Why.UNKNOWN, name=key)
    if len(set(order.pledge)) != offer.choose or len(order.pledge) != offer.choose:
        return Refusal(Why.COUNT, offer.choose, len(set(order.pledge)))
    if city.council.pledges:
        return Refusal(Why.PLEDGED)
    return None


def staff_used(city: City, rules: Rules) -> float:
    """City workers that the running programmes take."""
    return sum(
        dose_of(rules.programmes[x.programme], x.dose).staff * place_share(rules, x.place)
        for x in city.running
        if not x.stopping
    )


def running_cost(city: City, rules: Rules) -> int:
    """Cents a month that the running programmes cost."""
    return sum(month_cost(city, rules, x.programme, x.place, x.dose) for x in city.running if not x.stopping)


def obey(city: City, rules: Rules, order: Order) -> None:
    """Carry out an order that is not refused; what it costs at once is paid now."""
    price = price_of(city, rules, order)
    if isinstance(order, Choose):
        _answer(city, order)
        return
    if price.capital:
        named = order.start if isinstance(order, Start) else getattr(order, "stop", "")
        move_capital(city, -price.capital, f"programme:{named}")
    if isinstance(order, Start):
        if price.once:
            city.purse.pay(f"programme:{order.start}", price.once)
        _start(city, rules, order)
    elif isinstance(order, Stop):
        now = runs(city, order.stop, place_row(rules, order.place))
        if now is not None:
            now.stopping = True
    elif isinstance(order, MakePledges):
        city.council.pledges = order.pledge
        city.council.pledged = city.month
    elif isinstance(order, FormCoalition):
        city.council.coalition = (rules.nation.lists[0].key, *order.coalition)
        city.council.to_form = False
    city.numbers["programmes.cost_month"] = float(running_cost(city, rules))
    city.numbers["programmes.staff"] = staff_used(city, rules)


def _start(city: City, rules: Rules, order: Start) -> None:
    place = place_row(rules, order.place)
    address = order.address or rules.programmes[order.start].address
    now = runs(city, order.start, place)
    if now is None:
        city.running.append(Running(order.start, place, order.dose, address, city.month))
        return
    reached = 0.0 if now.stopping else now.dose
    now.from_dose = now.from_dose + (reached - now.from_dose) * now.phase if not now.stopping else 0.0
    now.phase = 0.0
    now.dose, now.address, now.stopping = order.dose, address, False


def _answer(city: City, order: Choose) -> None:
    """The answer stands until the event asks; the events of this month carry it out."""
    city.happened.standing[order.choose] = order.choice


def free_cash(city: City, month: int) -> int:
    """Cents that are free in the year of a month, on its first morning, when all that runs goes on."""
    return city.purse.cash - int(city.numbers.get("programmes.cost_month", 0.0)) * (12 - month % 12)


