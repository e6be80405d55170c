"""Coefficients of the system demography."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demography:
    """Every number that the system demography uses; values and sources: assumptions.yaml."""

    infant_deaths: float
    """Chance to die in the first year of life; share a year."""
    deaths_at_60: float
    """Chance to die at sixty; share a year."""
    deaths_growth: float
    """How much likelier to die with each year of age; times a year of age."""
    longer_lives: float
    """How much lower the chance to die gets each year; share a year."""
    fertile_from: float
    """Youngest age of mothers; years."""
    fertile_to: float
    """Oldest age of mothers; years."""
    fertile_peak: float
    """Age of most mothers; years."""
    births_in_couple: float
    """How many times the mean a woman with a partner gives birth; times."""
    births_alone: float
    """The same for the head of a household without one; times."""
    boys: float
    """Boys among newborns; share."""
    second_counts: float
    """Children whose parents were both born here and who still count as of foreign background; share."""
    home_dutch: float
    """Dutch that a child brings along, beside the mother's; times."""
    family_tie: float
    """Tie to a trusted adult that family alone gives; 0 to 1."""
    temper_spread: float
    """How far a child's temperament is from the mother's, widest; on the scale 0 to 1."""
    citizen_after: float
    """Years in the country before nationality can be asked; years."""
    citizen_rate: float
    """Who becomes Belgian once it is possible; share a year."""
    partner_gap: float
    """Partners are no farther apart in age; more is a parent; years."""
    leave_home_growth: float
    """How the chance to leave home grows with age; share a year, for each year above 17."""
    leave_home_most: float
    """The most that chance gets; share a year."""
    leave_home_income: float
    """Income needed to leave home; euro a month at the wages of 2003."""
    pair_rate: float
    """Singles under 45 who come to live with a partner; share a year."""
    pair_late: float
    """The same from 45; times."""
    mixed_couples: float
    """Residents with a foreign background who look for a partner regardless of background; share."""
    part_rate: float
    """Couples who part; share a year."""
    part_late: float
    """The same when the head is 60 or over; times."""
    children_with_mother: float
    """Children who live with their mother when parents part; share."""
    leave_young: float
    """Households with a head under 30 who leave town; share a year."""
    leave_thirties: float
    """The same from 30 to 44; share a year."""
    leave_middle: float
    """The same from 45 to 64; share a year."""
    leave_old: float
    """The same from 65; share a year."""
    leave_at_most: float
    """No household is likelier to leave than this: the others are not asked; share a year."""
    leave_owner: float
    """How much rarer owners leave; times."""
    leave_renter: float
    """How much oftener private tenants leave; times."""
    leave_social: float
    """How much rarer social tenants leave; times."""
    leave_newcomer: float
    """How much oftener those leave who came to the country within five years; times."""
    leave_crime: float
    """How much more leave for each time that crime is as high as normal; times the base."""
    leave_mobile: float
    """How much stronger crime moves young families and graduates; times."""
    offences_normal: float
    """Offences that people take as normal; offences a year per resident."""
    leave_schools: float
    """Young families who leave because they distrust the schools near by; share a year for full distrust."""
    school_hope: float
    """Trust in schools with which parents are content; 0 to 1."""
    leave_small: float
    """Young families who leave because the home is too small; share a year for each room too few."""
    leave_dear: float
    """The same because it is too dear; share a year for all income."""
    leave_home_most_a_year: float
    """The most that the home drives away; share a year."""
    leave_home_others: float
    """The same for other households; times."""
    asylum_settles: float
    """Refugees of the town's share who come to live here in a home of their own; share."""
    size_abroad: float
    """Mean household of those who come from abroad; persons."""
    size_inland: float
    """Mean household of those who come from inland; persons."""
    size_refugees: float
    """Mean household of refugees; persons."""
    alone_abroad: float
    """Households of one among those from abroad; share."""
    alone_inland: float
    """Households of one among those from inland; share."""
    alone_refugees: float
    """Households of one among refugees; share."""
    family_abroad: float
    """Households with children among those from abroad; share."""
    family_inland: float
    """The same from inland; share."""
    family_refugees: float
    """The same among refugees; share."""
    most_children: float
    """Most children in families who come; one to so many are equally likely; children."""
    vacancy_normal: float
    """Empty homes when the market is in balance; share of homes."""
    vacancy_pull_most: float
    """The most that many empty homes draw from inland; times."""
    pride_pull: float
    """How much a good name draws movers from inland; times for pride from 0 to 1."""
    pride_normal: float
    """Mean pride that draws as many as usual; 0 to 1."""
    inland_foreign: float
    """Movers from inland with a foreign background at the start; share."""
    inland_foreign_growth: float
    """How that share grows, as it does in the country; share a year."""
    inland_second: float
    """Born here among grown movers from inland with a foreign background; share."""
    inland_years: float
    """Longest time in the country of those not born here; years."""
    inland_citizens: float
    """Belgians among them; share."""
    older_arrivals: float
    """Older households among movers from inland; share."""
    older_by: float
    """How much older they are; years."""
    arrivals_from: float
    """Youngest head of those who come; years."""
    arrivals_to: float
    """Oldest but for the older ones; years."""
    children_to: float
    """Oldest children of those who come; years."""
    partner_spread: float
    """How far partners' ages lie apart, widest; years."""
    arrivals_schooled: float
    """How much fewer of those who come have little schooling than residents of 2003;
    share of those with little schooling."""
    work_abroad: float
    """At work soon among those from abroad; share."""
    work_inland: float
    """At work among movers from inland; share."""
    work_inland_foreign: float
    """The same with a foreign background; share."""
    work_refugees: float
    """At work among refugees on arrival; share."""
    arrivals_seek: float
    """Looking for work among those without; share."""
    arrivals_study: float
    """Students among those under 23; share."""
    dutch_spread: float
    """How far Dutch differs among those who came at the same time; 0 to 1."""
    dutch_schooling: float
    """How much more Dutch the schooled know; 0 to 1 a diploma step."""
    second_dutch: float
    """Dutch of those born here; 0 to 1."""
