"""Coefficients of the system clubs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clubs:
    """Every number that the system clubs uses; values and sources: assumptions.yaml."""

    leave: float
    """Members who stop; share a year."""
    join: float
    """How many join, beside what keeps membership as the town's author wrote it; times."""
    most_members: float
    """Most members among residents of one age; share."""
    newcomers: float
    """How much rarer newcomers join by themselves; times."""
    fast_track: float
    """Newcomers brought to a club when every one is, times the club's share; share a year."""
    distance: float
    """How much distance counts; worth a kilometre."""
    unlike: float
    """What members unlike one's own count; worth for all members."""
    mixed_helps: float
    """How much of that goes in a club with mixed teams; share."""
    taste: float
    """What chance adds at most; worth."""
    tie_family: float
    """Tie to a trusted adult by family and relatives; 0 to 1."""
    tie_spread: float
    """How far families differ in it; 0 to 1, widest."""
    tie_coach: float
    """What a coach or leader adds; 0 to 1."""
    tie_youth_work: float
    """What a trusted youth worker adds to those of 10 to 25; 0 to 1."""
    tie_mentor: float
    """What a mentor adds to pupils; 0 to 1."""
    tie_helper: float
    """What a family's one helper adds to its children; 0 to 1."""
    tie_pace: float
    """How quickly ties form and fade; share a year."""
    mixing_pace: float
    """How quickly clubs mix their teams, or stop; share a month."""
    least_members: float
    """Fewer than this and a club ends; members."""
    full_members: float
    """More than this and some found another; members."""
    founders: float
    """How many found a club; members."""
