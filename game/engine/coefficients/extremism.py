"""Coefficients of the system extremism."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extremism:
    """How recruitment spreads and what holds it; values and sources: assumptions.yaml of the city."""

    recruiter_from: float
    """Youngest age of a recruiter (years)."""
    recruiter_to: float
    """Oldest age of a recruiter or fighter (years)."""
    recruiter_leaves: float
    """Chance that a recruiter moves on (a month)."""
    recruiter_seen: float
    """How visible a recruiter is to those who might call (as if drawn so far)."""
    listen_young: float
    """Youngest age at which anybody listens (years)."""
    listen_old: float
    """Oldest age at which anybody listens (years)."""
    listen_from: float
    """Grievance from which anybody listens (grievance)."""
    ear: float
    """How grievance, lost belonging and lost prospects add up to listening (scale)."""
    listens: float
    """From here somebody counts as close to recruitment (0 to 1)."""
    trusted_holds: float
    """How much a trusted adult takes off (share)."""
    tie_household: float
    """Weight of living in one household (weight)."""
    tie_class: float
    """Weight of one class (weight)."""
    tie_club: float
    """Weight of one club (weight)."""
    tie_work: float
    """Weight of one workplace (weight)."""
    tie_block: float
    """Weight of one block (weight)."""
    tie_district: float
    """Weight of one quarter (weight)."""
    follower: float
    """How loud somebody drawn speaks, beside a recruiter (times)."""
    speaks_from: float
    """How far drawn somebody must be to speak for it (0 to 1)."""
    hostility: float
    """How a hostile debate makes the case for recruiters (per unit)."""
    hostile_neighbours: float
    """How the far-right vote of one's own quarter makes it (per unit of the vote's share)."""
    step_chance: float
    """Chance to be drawn a step, for full ears and one full tie to a recruiter (a month per tie)."""
    step_most: float
    """Most that this chance can be (a month)."""
    step: float
    """How far one step draws (share of what is left)."""
    lets_go: float
    """How fast anybody lets go by themselves (a month)."""
    lets_go_trusted: float
    """How much faster with a trusted adult (a month)."""
    call: float
    """Chance that somebody calls for help, drawn all the way, without a desk (a month)."""
    call_desk: float
    """Added when families and coaches know whom to call (a month)."""
    call_least: float
    """How much of it does not need trust in the police (share)."""
    call_helps: float
    """How far a call brings somebody back (share)."""
    alarm: float
    """How many more calls come after a departure (times more a departure)."""
    alarm_fades: float
    """How fast the alarm fades (a month)."""
    risk_from: float
    """How far drawn somebody counts as close to recruitment (0 to 1)."""
    drawn_least: float
    """Below this nobody is drawn (0 to 1)."""
    leaves_from: float
    """How far drawn somebody must be to leave (0 to 1)."""
    leaves_young: float
    """Youngest age of those who leave (years)."""
    leaves: float
    """Chance to leave for those drawn far enough (a month)."""
    bloc: float
    """How far friends are drawn when somebody leaves (share per tie)."""
    desk_suspect: float
    """Part of a reporting desk's work that is lost when it is addressed to a group."""
