"""Margins: the known totals from which the first residents are drawn."""

from dataclasses import dataclass

from game.engine.marks import Month, Share


@dataclass(frozen=True, slots=True)
class Feeling:
    """How an attitude is spread at the start. Effects are in standard deviations of the attitude."""

    attitude: str
    """Which one."""
    native: Share
    """Share above the line among residents of 16 and over without a foreign background."""
    foreign: Share
    """The same with a foreign background."""
    line: Share
    """The line."""
    spread: float
    """Standard deviation."""
    age: float
    """Effect of being a standard deviation older."""
    education: float
    """Effect of a standard deviation of schooling."""
    need: float
    """Effect of being in need."""
    block: float
    """Effect of living a standard deviation deeper in a street that is in need and run down."""
    woman: float
    """Effect of being a woman."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Known totals from which residents are generated."""

    month: Month
    """When they hold."""
    ages_native: tuple[float, ...]
    """Weights by five years of age without a foreign background, from 0-4 to 95-99."""
    ages_foreign: tuple[float, ...]
    """The same with a foreign background."""
    women: tuple[Share, ...]
    """Share of women by five years of age."""
    household_sizes: tuple[float, ...]
    """Shares of households with 1, 2, 3 … persons; their mean sets how many households there are."""
    children_native: tuple[float, ...]
    """Shares of families with 1, 2, 3 … children at home, without a foreign background."""
    children_foreign: tuple[float, ...]
    """The same with a foreign background."""
    at_home: tuple[Share, Share, Share]
    """Share of those aged 18-19, 20-24 and 25-29 who live with their parents."""
    lone_parents: Share
    """Share of families with children that have one parent."""
    mixed_couples: Share
    """Share of couples with a foreign background in which one partner has none."""
    first_child: tuple[float, float]
    """Mother's mean age at her eldest child at home: without and with a foreign background."""
    first_child_spread: float
    """Its standard deviation, years."""
    partner_gap: tuple[float, float]
    """How many years the man is older: mean and standard deviation."""
    education_native: tuple[float, float, float, float]
    """Shares of those from 25 with at most primary, lower and upper secondary, and higher education."""
    education_foreign: tuple[float, float, float, float]
    """The same with a foreign background."""
    employed: Share
    """Share of those aged 20 to 64 who work."""
    employed_foreign: Share
    """The same with a foreign background."""
    unemployed: Share
    """Share of the labour force without work."""
    students: tuple[Share, Share, Share]
    """Share of those aged 18-19, 20-22 and 23-24 in higher education."""
    retired: tuple[Share, Share, Share]
    """Share of those aged 50-54, 55-59 and 60-64 without work who are retired."""
    income_person: float
    """Mean taxable income per inhabitant, euro a year."""
    net_income: Share
    """Share of it that is left after tax, benefits added."""
    wages: tuple[float, float, float, float]
    """Net wage by diploma, euro a month, before incomes are scaled to `income_person`."""
    incomes: tuple[float, float, float, float, float, float, float]
    """Net income of those without a wage, by activity, before scaling."""
    wage_spread: float
    """Standard deviation of wages within a diploma, as a share."""
    poverty_line: float
    """Income below which one person is poor, euro a month."""
    rent_share: Share
    """What a home costs, as a share of the town's mean household income."""
    citizens_foreign: Share
    """Share of residents with a foreign background who are Belgian and may vote."""
    commuters: Share
    """Share of workers who work outside town."""
    rooted: Share
    """Share of adults who were born in town."""
    dutch: tuple[Share, float]
    """Command of Dutch on arrival, and years until half of what is missing has been learnt."""
    catholic: Share
    """Share of families without a foreign background who are Catholic."""
    muslim_native: Share
    """Share of families without a foreign background who are Muslim."""
    supporters: tuple[Share, Share]
    """Share of residents who support the first and the second football club."""
    tolerance: tuple[Share, Share]
    """Mean of `Residents.tolerance` without and with a foreign background."""
    tolerance_spread: float
    """Its standard deviation."""
    shopkeepers: float
    """Residents who run a shop, per open unit."""
    clustering: float
    """How unevenly streets attract residents with a foreign background: the larger, the more segregated."""
    sorting: tuple[float, float]
    """Pull of a school's and of a club's profile on people of one background, in kilometres of distance."""
    offenders: Share
    """Share of residents who offend."""
    prolific: tuple[Share, Share]
    """Share of offenders who are prolific, and the share of offences that they commit."""
    offences_month: float
    """Offences a month that all offenders would commit if free to."""
    trusted: tuple[float, float]
    """Tie to a trusted adult: mean, and what a club adds."""
    feelings: tuple[Feeling, ...]
    """The nine attitudes."""
