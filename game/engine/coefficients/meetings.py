"""Coefficients of the system meetings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meetings:
    """What meetings do to those who meet; values and sources: assumptions.yaml of the city."""

    contact: float
    """What a perfect meeting across origins moves those in it, a month, of one layer (a month)."""
    contact_loss: float
    """How much meeting neighbours lowers loss (a month)."""
    generalises: float
    """Part of it that counts for people outside the meeting (share)."""
    salient: float
    """How much more where two see in each other where they come from (share)."""
    one_of_us: float
    """How far two with everything else in common no longer see that (share)."""
    bad: float
    """Chance that a cold partner in a poor setting makes a meeting bad (share)."""
    bad_setting: float
    """Quality at which a meeting would never go badly (quality)."""
    bad_weight: float
    """How much more a bad meeting counts (times)."""
    welcome: float
    """How much good meetings add to belonging (a month)."""
    lonely: float
    """What it costs to meet nobody outside the street (a month)."""
    quality_street: float
    """Quality of a meeting in the street (0 to 1)."""
    quality_class: float
    """Quality in class (0 to 1)."""
    quality_work: float
    """Quality at work (0 to 1)."""
    quality_club: float
    """Quality in a club as it is (0 to 1)."""
    quality_course: float
    """Quality in a Dutch course (0 to 1)."""
    quality_buddy: float
    """Quality of a buddy pair (0 to 1)."""
    quality_places: float
    """What squares, parks and halls that people use add to the street (0 to 1)."""
    quality_mixed: float
    """What mixed teams add to a club (0 to 1)."""
    hosting_places: float
    """Refugee places that the city could ever run (places)."""
    hosting_dose: float
    """Dose up to which contact wins (share of residents)."""
    hosting_contact: float
    """How far loss falls and openness rises near a shelter of that dose with open doors, on the scale."""
    hosting_unmet: float
    """How far loss rises near a shelter of that dose behind closed doors, on the scale."""
    hosting_threat: float
    """How far loss rises for each dose beyond the first, on the scale."""
    hosting_shock: float
    """How far loss rises at once when the lever goes from 0 to 1, on the scale."""
    hosting_calms: float
    """Share of that first resistance that is gone after each month."""
    hosting_settles: float
    """Share of the way that contact or threat comes in a month."""
    hosting_fades: float
    """Share of it that is gone in a month when the places are closed."""
    hosting_elsewhere: float
    """How much of it is felt in other districts, as a share."""
