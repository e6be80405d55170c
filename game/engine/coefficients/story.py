"""Coefficients of the system story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """What stories, symbols and streets do to feelings; values and sources: assumptions.yaml of the city."""

    told_pace: float
    """How fast what is told is remembered and forgotten (share of the distance a month)."""
    story_pace: float
    """How fast people come to believe or doubt (share of the distance a month)."""
    success_grows: float
    """How fast feasts, teams and prizes make a success (a month)."""
    success_fades: float
    """How fast a success is forgotten (a month)."""
    promised: float
    """Improvement that a story told to everyone promises (improvement)."""
    credible_lived: float
    """How improvement is believed (per improvement)."""
    credible_gap: float
    """How a gap between promise and life costs (per unit of the gap)."""
    credible_kept: float
    """What kept pledges add, and broken ones take (0 to 1)."""
    lived_litter: float
    """Weight of litter in what people live through (per unit)."""
    lived_shops: float
    """Weight of empty shops (per share)."""
    lived_safety: float
    """Weight of feeling unsafe (per share)."""
    lived_fair: float
    """Weight of rebuffs of those with a foreign background (per unit)."""
    believed_from: float
    """Credibility below which a story works against itself (0 to 1)."""
    told_pride: float
    """What a believed story adds to pride (a month per unit believed)."""
    told_belonging: float
    """What room for all adds to belonging when believed (a month per unit believed)."""
    told_openness: float
    """What it adds to openness (a month per unit believed)."""
    irony: float
    """Grievance when commonality is told to those who are refused (a month per rebuff)."""
    kind_annoys: float
    """Loss that a story with room for all feeds in some (a month)."""
    nostalgia_loss: float
    """Loss that a story of the old town feeds (a month)."""
    nostalgia_pride: float
    """Pride that it gives those who feel it (a month)."""
    nostalgia_excludes: float
    """Belonging that it takes from the others (a month)."""
    told_stories: float
    """What told personal stories move (a month)."""
    symbols_belong: float
    """Belonging that visible symbols give (a month)."""
    symbols_cost: float
    """Loss that they feed (a month)."""
    success_pride: float
    """Pride in a visible success (a month)."""
    success_belong: float
    """Belonging that it gives (a month)."""
    pride_clean: float
    """How a cleaner quarter moves pride (a month per unit)."""
    used_to_clean: float
    """How quickly people come to expect the clean streets that they have (share a month)."""
    pride_upkeep: float
    """How a quarter that is kept up moves pride (a month per unit)."""
    pride_shops: float
    """How fuller streets move pride (a month per share)."""
    pride_safe: float
    """How a safer quarter moves pride (a month per share)."""
    trust_clean: float
    """How a cleaner quarter moves trust in city hall (a month per unit)."""
    trust_safe: float
    """How a safer quarter moves trust (a month per share)."""
    loss_shops: float
    """Loss that empty windows feed (a month per share)."""
    loss_unsafe: float
    """Loss that fear feeds (a month per share)."""
    open_safe: float
    """Openness that safety gives (a month per share)."""
    faces_months: float
    """How long it takes until new faces are the street's own (months)."""
    loss_change: float
    """Loss fed by fast change of who lives here (a month per share)."""
    rival_level: float
    """How far the rival story is believed at the start (0 to 1)."""
    rival_debate: float
    """How a sharper debate helps it (per unit)."""
    rival_answered: float
    """How a mayor who is believed takes it away (per unit)."""
    rival_loss: float
    """Loss that the rival story feeds (a month per unit)."""
    shock_softened: float
    """Hardening that a believed mayor with room for all prevents (share)."""
    asked_alone: float
    """Grievance when newcomers alone are asked to adapt (a month)."""
    asked_cheers: float
    """Loss that it calms in others (a month)."""
    asked_annoys: float
    """Loss when long-time residents alone are asked (a month)."""
    asked_both: float
    """Trust and fairness felt when both are asked by a mayor who is believed (a month per unit)."""
    group_resented: float
    """Loss among others when measures are addressed to a group (a month per lever)."""
    need_resented: float
    """The same when they are addressed to need (a month per lever)."""
    group_stigma: float
    """Grievance of those marked by it (a month per lever)."""
    recognised: float
    """Belonging where backgrounds are recognised (a month)."""
    overlooked: float
    """Belonging lost where they are overlooked (a month)."""
    unseen_calms: float
    """Loss that colour-blind desks calm (a month)."""
    example_from: float
    """Youngest age at which examples are looked for (years)."""
    example_to: float
    """Age from which they are not (years)."""
    example_hope: float
    """Prospects that examples give the young (a month)."""
    example_belongs: float
    """Belonging that they give the young with a foreign background (a month)."""
    example_turned: float
    """What they do after a scandal (times)."""
    trust_believed: float
    """How a believed story moves trust in city hall (a month per unit)."""
    trust_participation: float
    """Trust where residents decide (a month)."""
    belong_participation: float
    """Belonging where residents decide (a month)."""
    trust_help: float
    """Trust of those in need to whom one helper comes (a month)."""
    help_hope: float
    """Prospects of those in need to whom one helper comes (a month)."""
    trust_tax: float
    """Trust that the highest tax costs (a month)."""
    trust_privacy: float
    """Trust lost where people feel watched (a month)."""
    trust_lobby: float
    """Trust lost to angry lobbies (a month)."""
    trust_disruption: float
    """Trust lost while streets are open (a month)."""
    group_money: float
    """Euro a month spent on programmes addressed to a group (or to need) at which resentment is full."""
    resents_from: float
    """Loss from which residents resent what others get; those with more of it resent it more."""
    promise_belongs: float
    """How much prospects above the usual make people belong, a month; below it, the reverse."""
    promise_broken: float
    """How much prospects below the usual grieve people, a month; more so the more is promised."""
