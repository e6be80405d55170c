"""Coefficients of the system safety."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Safety:
    """Who offends, what stops it and how safe people feel; values: the city's assumptions.yaml."""

    start_from: float
    """Youngest age at which a career begins (years)."""
    start_to: float
    """Age from which none begins (years)."""
    start_idle: float
    """Chance that a career begins for a young man without school or work and without a trusted adult (a
    month).
    """
    start_busy: float
    """The same for one at school or at work (a month)."""
    start_women: float
    """The same for a woman (times)."""
    start_trusted: float
    """How much a strong tie to a trusted adult takes off (share)."""
    months_before: float
    """Months of starts that the first offenders stand for (months)."""
    rate_scale: float
    """Scale of how often an offender tries (attempts a month)."""
    rate_tail: float
    """Where the tail of prolific offenders ends; smaller is heavier (share)."""
    rate_most: float
    """Most that anybody tries in a month (attempts a month)."""
    month_least: float
    """What an offender tries in the quietest month (share of the mean)."""
    level: float
    """Multiplies all attempts (times)."""
    end: float
    """Chance that a career ends by itself (a month)."""
    end_age: float
    """Added from the age at which most stop (a month)."""
    end_age_from: float
    """Age from which most stop (years)."""
    end_work: float
    """Added by work (a month)."""
    end_trusted: float
    """Added by a full tie to a trusted adult (a month)."""
    end_care: float
    """Added during supervision when every prolific offender is followed (a month)."""
    mix_car: float
    """Attempts that are on cars (share)."""
    mix_robbery: float
    """Attempts that are robberies or bag-snatchings (share)."""
    mix_burglary: float
    """Attempts that are burglaries (share)."""
    mix_theft: float
    """Attempts that are other thefts; the rest is nuisance (share)."""
    near_home: float
    """Attempts made near home rather than where much is to be had (share)."""
    corner: float
    """How unlike corners are; smaller is more unlike (share)."""
    draw_poor: float
    """How much more a street draws where all are in need (times per share)."""
    draw_dark: float
    """Dark and shabby corners draw as much as this less their light or upkeep (on the scale of light and
    upkeep).
    """
    draw_young: float
    """How much young residents add to nuisance (footfall per share)."""
    works: float
    """Attempts that pass where all is as usual (share)."""
    car_locks: float
    """Break-ins that are not made into a secured car (share)."""
    watched_cars: float
    """Car break-ins that watched cameras stop (share)."""
    watched_others: float
    """Burglaries and thefts that watched cameras stop; of violence none (share)."""
    patrol_stops: float
    """Offences that hot-spot patrol stops on the spot (share)."""
    officers_violent: float
    """Violent and public offences that half as many officers again stop by being seen (share)."""
    officers_property: float
    """Property offences that they stop by being seen (share)."""
    respect_stops: float
    """Offences that do not happen where every officer explains and treats alike (share)."""
    stops_stop: float
    """Offences that routine stops prevent (share)."""
    car_guarded: float
    """Car break-ins stopped when every car park is guarded and owners lock up (share)."""
    light_stops: float
    """Offences in the street that better light stops (share per unit of light)."""
    clean_stops: float
    """Theft and nuisance that clean streets stop (share per unit of litter)."""
    litter_usual: float
    """Litter at which streets are as tempting as usual (0 to 1)."""
    fines_stop: float
    """Nuisance that fines stop when every small offence is fined (share)."""
    reported: float
    """Share of thefts that is reported at the start (share)."""
    reported_fines: float
    """More that is reported when the city fines small offences (share)."""
    reported_trust: float
    """More that is reported when the police are trusted (share per share of trust)."""
    reported_pace: float
    """How fast habits of reporting change (share of the distance a month)."""
    sure_car: float
    """Car break-ins that are reported in any case (share)."""
    sure_robbery: float
    """Robberies that are reported in any case (share)."""
    sure_burglary: float
    """Burglaries that are reported in any case (share)."""
    caught: float
    """Chance that an attempt ends in custody (an attempt)."""
    caught_most: float
    """Most that anybody risks in a month (a month)."""
    caught_officers: float
    """How much sooner offenders are caught by half as many officers again (times more)."""
    caught_prolific: float
    """How much sooner prolific offenders are caught when each is followed (times more)."""
    prolific_from: float
    """Attempts from which somebody counts as prolific (attempts a month)."""
    held: float
    """Months in custody or under close supervision (months)."""
    held_prolific: float
    """Months more when each prolific offender is followed (months)."""
    harm_car: float
    """Weight of a car break-in for those who live there (weight)."""
    harm_robbery: float
    """Weight of a robbery (weight)."""
    harm_burglary: float
    """Weight of a burglary (weight)."""
    harm_theft: float
    """Weight of another theft (weight)."""
    harm_nuisance: float
    """Weight of vandalism and nuisance (weight)."""
    harm_visitors: float
    """Visitors who share the offences of a block with its residents (persons per footfall)."""
    harm_fades: float
    """How fast harm is forgotten (a month)."""
    harm_felt: float
    """How hard an offence hits (share of what is left)."""
    heard_most: float
    """Most that neighbours tell of (weighted offences a resident a year)."""
    feel_heard: float
    """How what neighbours tell moves felt safety (a month per offence a resident)."""
    feel_harmed: float
    """How own harm moves felt safety (a month)."""
    feel_litter: float
    """How litter moves felt safety (a month per unit)."""
    feel_light: float
    """How light moves felt safety (a month per unit)."""
    feel_patrols: float
    """How seen patrols move felt safety (a month)."""
    trust_crime: float
    """What trust in the police gains when all crime is gone (a month)."""
    encounter: float
    """What an encounter weighs for trust, averaged over all (a month)."""
    encounter_bad: float
    """Encounters that go badly without training (share)."""
    respect_bad: float
    """Bad encounters that do not happen when all officers are trained (share)."""
    bad_weight: float
    """How much more a bad encounter costs than a good one gains (times)."""
    officers_meet: float
    """More encounters with half as many officers again (times)."""
    stopped_from: float
    """Youngest age at which men are stopped (years)."""
    stopped_to: float
    """Age from which men are hardly stopped (years)."""
    stopped_foreign: float
    """How much oftener young men of foreign background are stopped (times)."""
    stop_costs: float
    """What stops weigh for those stopped, before the weight of bad encounters (a month)."""
    stop_grieves: float
    """How much of it becomes grievance (times)."""
    stop_excludes: float
    """How much of it is taken from belonging (times)."""
    respect_heals: float
    """How much less grievance respectful policing leaves among those whom stops fall on most, a month."""
