"""Coefficients of the system discrimination."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Discrimination:
    """How often people are refused, and what it does; values and sources: assumptions.yaml of the city."""

    tight: float
    """Unemployment below which firms need everybody (share of the labour force)."""
    slack: float
    """Unemployment above which firms can pick and choose (share of the labour force)."""
    callback_top: float
    """How much oftener native-sounding names are called back when the market is slack (ratio above 1)."""
    tests_reach: float
    """Firms or landlords that a full programme of tests makes fair in a month (a month)."""
    tests_cut: float
    """How much of the bias a fully tested firm loses (share)."""
    tests_spill: float
    """How far landlords elsewhere follow those who are tested, as a share."""
    tests_fade: float
    """How fast fairness is forgotten (a month)."""
    complaints_heeded: float
    """Firms that a full complaints desk makes fair (a month)."""
    bridge_heeded: float
    """Firms that full enforcement makes fair (a month)."""
    rebuff_job: float
    """Chance that a job seeker is refused for a name, in a slack market (a month)."""
    rebuff_rent: float
    """Chance of a refusal at the door (a month)."""
    rebuff_daily: float
    """Chance of a rebuff in daily life where nobody is open and the debate is at its sharpest (a month).
    """
    daily_base: float
    """How much of it does not depend on the debate (added to the sharpness of the debate)."""
    rebuff_fades: float
    """How fast a rebuff fades (a month)."""
    rebuff_felt: float
    """How hard a rebuff hits (share of what is left)."""
    noticed_more: float
    """How much more those with a higher diploma feel it (times)."""
    complain: float
    """Chance that a rebuff is reported (a rebuff)."""
    complain_desk: float
    """Added when everybody knows where to complain (a rebuff)."""
    complain_bridge: float
    """Added when complaints have consequences (a rebuff)."""
    grieves: float
    """How rebuffs breed grievance (a month)."""
    costs_prospects: float
    """How rebuffs cost prospects (a month)."""
    costs_belonging: float
    """How rebuffs cost belonging (a month)."""
    costs_trust: float
    """How rebuffs cost trust in city hall (a month)."""
    ban_cheers: float
    """How far loss falls and trust rises at once, among those without a foreign background, on the scale."""
    ban_forgotten: float
    """Share of that cheer that is gone after each month."""
    ban_grieves: float
    """Grievance among those whom a ban touches (a month)."""
    ban_excludes: float
    """Belonging that a ban takes from them (a month)."""
    bridge_trust: float
    """Trust that rights enforced for all give (a month)."""
    bridge_heals: float
    """Grievance that they heal (a month)."""
    desk_heals: float
    """Grievance that an open desk heals (a month)."""
    debate_grieves: float
    """Grievance that a sharper debate breeds (a month per unit)."""
    debate_excludes: float
    """Belonging that it takes (a month per unit)."""
    debate_closes: float
    """Openness that it takes from others (a month per unit)."""
    debate_loss: float
    """Loss that it feeds (a month per unit)."""
