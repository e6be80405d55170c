"""Coefficients of the system work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """Every number that the system work uses; values and sources: assumptions.yaml."""

    part_time: float
    """Pay of women beside men's: part-time work; times."""
    pay_at_20: float
    """Pay at twenty; times."""
    pay_a_year: float
    """What each year of age adds; times a year."""
    pay_until: float
    """Age up to which it does; years."""
    rights: float
    """What poor families get more when every right is found; share of their income."""
    debts: float
    """What poor households keep more when somebody settles their debts; share of their income."""
    retire_at_55: float
    """Who stops working for good at 55 to 59; share a year."""
    retire_at_60: float
    """The same at 60 to 64; share a year."""
    retire_later: float
    """How much rarer early retirement gets each year; share a year."""
    retire_without_work: float
    """How much oftener those without work retire; times."""
    ends_primary: float
    """Jobs that end for those with primary school at most; share a year."""
    ends_lower: float
    """The same with lower secondary; share a year."""
    ends_upper: float
    """The same with upper secondary; share a year."""
    ends_higher: float
    """The same with a degree; share a year."""
    ends_cycle: float
    """How much more jobs end when unemployment in the region is higher; times for the share of unemployed."""
    region_normal: float
    """Unemployment in the region at the start; share of the labour force."""
    ends_young: float
    """How much oftener under 26; times."""
    ends_no_dutch: float
    """How much oftener a job ends for somebody without any Dutch, as a part more."""
    ends_rest: float
    """Of those who lose a job, who do not look for another; share."""
    look: float
    """Those at home who begin to look for work; share a year."""
    look_no_dutch: float
    """How much rarer without enough Dutch; times."""
    enough_dutch: float
    """Dutch that it takes: about A2; 0 to 1."""
    look_care: float
    """How many more mothers when every child has day care; times more."""
    give_up: float
    """Jobless residents who stop looking; share a year."""
    give_up_old: float
    """The same from 57: the older unemployed need not look; share a year."""
    hire: float
    """Jobs that become free in the region and are filled by those without one; share a year."""
    hire_primary: float
    """How much rarer hired with primary school at most; times."""
    hire_lower: float
    """The same with lower secondary; times."""
    hire_upper: float
    """How much oftener with upper secondary; times."""
    hire_higher: float
    """The same with a degree; times."""
    hire_no_dutch: float
    """How much rarer without any Dutch; times."""
    hire_old: float
    """How much rarer from 50; times."""
    hire_long: float
    """How much rarer after two years without work; times."""
    hire_in_course: float
    """How much rarer while in a course: the lock-in; times."""
    coached_from: float
    """How long one has looked for work when a coach comes; months."""
    job_help: float
    """How much oftener hired with help for all; times more."""
    mentoring: float
    """The same for those under 26 with a mentor; times more."""
    work_first: float
    """How much oftener newcomers in work-first are hired, for two years; times more."""
    enterprise: float
    """What starters add for all; times more."""
    starters: float
    """Of those who begin to work, who open a shop or stall; share."""
    hope_job: float
    """How much a new job raises prospects for a year; a month."""
    hope_lost: float
    """How much unemployment lowers them; a month."""
    poor_quality: float
    """State below which a home is unsound; 0 to 1."""
    crowded_over: float
    """Persons more than rooms from which a home is crowded; persons."""
    poor_dutch: float
    """Dutch of the head of the household below which a child hears little of it; 0 to 1."""
    index_pace: float
    """How quickly the index of deprivation follows: it is a mean of three years; share a half-year."""
    short_of: float
    """Things that a household must lack to count as deprived; of six."""
