"""Coefficients of the system language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """Every number that the system language uses; values and sources: assumptions.yaml."""

    enough: float
    """Dutch from which nobody takes a course; 0 to 1."""
    enlist_new: float
    """Newcomers with little Dutch who put their name down; share a year."""
    enlist_old: float
    """The same later; share a year."""
    enlist_asked: float
    """How much more do when they are asked and shown the way; times more."""
    work_first_keeps: float
    """Newcomers in work-first who do not enlist; share."""
    work_first_slows: float
    """How much less newcomers in work-first learn at work: simple jobs, among others who speak little;
    share."""
    seats: float
    """Course seats without the city's help; seats per 1,000 residents."""
    seats_lever: float
    """Seats more when every newcomer finds one; seats per 1,000 residents."""
    course_months: float
    """How long a course lasts; months."""
    patience: float
    """After so many months on the list people give up; months."""
    course_gain: float
    """What a month of course teaches a young person of mean schooling; 0 to 1 a month."""
    leads_to_work: float
    """Those at home who begin to look for work when their course is over; share."""
    old_learn: float
    """How much slower the oldest learn; times."""
    schooled: float
    """How much faster the schooled learn; times a diploma step."""
    street: float
    """What neighbours who speak Dutch teach; share of what is missing a year."""
    club: float
    """What a club teaches; share of what is missing a year."""
    work: float
    """What work teaches; share of what is missing a year."""
    on_the_job: float
    """What courses on the job add; share of what is missing a year."""
    buddy: float
    """What a buddy teaches; share of what is missing a year."""
    buddy_pairs: float
    """Pairs that volunteers can carry at most; pairs per 1,000 residents."""
    buddies_a_month: float
    """Pairs that can be matched in a month; pairs."""
    buddy_months: float
    """How long a pair lasts; months."""
    host_dutch: float
    """Dutch that a volunteer needs; 0 to 1."""
    host_open: float
    """Openness that volunteers have; 0 to 1."""
