"""Levers: the named, bounded numbers that programmes and events move and that systems read.

A lever runs from 0 (nothing is done) to 1 (as much as a city of this size could ever do). Two
programmes on one lever combine with falling returns: the part left undone is the product of the parts
that each leaves undone, `1 - (1 - a)(1 - b)`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lever:
    """One number that a programme can move."""

    key: str
    """Name in levels and code."""
    meaning: str
    """What 1 would be, in the city's words."""
    audience: str = "everyone"
    """Whom it can reach: everyone, youth, newcomers, jobless, parents, blocks, firms or landlords."""


LEVERS: tuple[Lever, ...] = (
    # 3.1 safety
    Lever("officers", "Half as many police officers again as in 2001.", "blocks"),
    Lever("hot_spots", "Every one of the worst blocks is patrolled daily.", "blocks"),
    Lever("cameras", "Every street and car park with offences is watched by somebody.", "blocks"),
    Lever("respect", "Every officer is trained to explain, listen and treat alike.", "everyone"),
    Lever("stops", "Young men are stopped and searched as a routine.", "youth"),
    Lever("fines", "Every small offence that is seen is fined by the city.", "blocks"),
    Lever("prolific", "Every prolific offender is followed by one team of police, court and care.", "youth"),
    Lever("car_security", "Every car park is guarded and every owner is helped to lock up.", "blocks"),
    Lever("lighting", "Every street is well lit.", "blocks"),
    Lever("cleaning", "Litter is gone within a day everywhere.", "blocks"),
    Lever("youth_work", "Every young person who wants one has a trusted youth worker.", "youth"),
    Lever("reporting_desk", "Families and coaches know whom to call with worries about someone.", "youth"),
    # 3.2 story
    Lever("story_reach", "The mayor's story reaches everyone every month."),
    Lever("tone_inclusive", "The story is about a new normal that has room for all."),
    Lever("tone_nostalgic", "The story is about the town as it was."),
    Lever("told_stories", "Every street has evenings where neighbours tell their own story."),
    Lever("festivals", "A visible success every month: a team, a feast, a prize."),
    Lever("symbols", "Street names, monuments and days show all who live here."),
    # 3.3 individuals
    Lever("role_models", "Every young person meets somebody like them who made it.", "youth"),
    Lever("tailored_help", "Every family in trouble has one helper for all its troubles."),
    Lever("recognition", "Schools recognise pupils' languages and backgrounds.", "youth"),
    Lever("colour_blind", "Schools and desks act as if background did not exist.", "youth"),
    # 3.4 mixing
    Lever("school_mixing", "Every school keeps places for pupils unlike its own.", "parents"),
    Lever("go_together", "Parents choose the school in their street together.", "parents"),
    Lever("school_quality", "Every school has the staff it needs for its pupils.", "parents"),
    Lever("housing_mix", "Social and private homes stand in every street.", "blocks"),
    Lever("renewal", "Every worn-out block is renewed.", "blocks"),
    Lever("club_mixing", "Every club has mixed teams and is paid for it."),
    Lever("meeting_places", "Every quarter has a square, park and hall that people use.", "blocks"),
    # 3.5 everybody adapts
    Lever("ask_newcomers", "Newcomers are asked to do all the adapting.", "newcomers"),
    Lever("ask_residents", "Long-time residents are asked to do their part as well."),
    Lever("hosting", "The city offers as many refugee places as it could ever run."),
    Lever("open_days", "Neighbours and refugees meet from the first week on."),
    Lever("participation", "Residents decide with the city on their street and budget."),
    # 3.6 values
    Lever("stance_bridge", "Equal rights are enforced for all, and complaints are answered."),
    Lever("stance_ban", "Symbols of faith are forbidden at desks, schools and pools."),
    Lever("complaints", "Everybody knows where to complain about unfair treatment and is heard."),
    # 3.7 the promise
    Lever("hiring_tests", "Every employer is tested with paired applications and followed up.", "firms"),
    Lever("renting_tests", "Every landlord and agent is tested and followed up.", "landlords"),
    Lever("mentoring", "Every pupil at risk has a mentor to diploma and first job.", "youth"),
    Lever("homework_help", "Every child has a quiet place and help with homework.", "youth"),
    Lever("job_help", "Every jobless resident has help with search and training.", "jobless"),
    Lever("enterprise", "Every starter has advice, a small loan and a cheap unit."),
    Lever("early_years", "Every child has a place in good day care from the first year.", "parents"),
    # 3.8 newcomers
    Lever("language_seats", "Every newcomer finds a seat in a Dutch course within weeks.", "newcomers"),
    Lever("language_at_work", "Courses are given on the job and beside it.", "newcomers"),
    Lever("work_first", "Newcomers are placed in the first job, before any course.", "newcomers"),
    Lever("orientation", "Every newcomer is shown how things work.", "newcomers"),
    Lever("buddies", "As many buddy pairs as volunteers can carry.", "newcomers"),
    Lever("fast_track", "Every newcomer is brought to a club within months.", "newcomers"),
    # the whole city
    Lever("building", "Homes are built as fast as permits and firms allow."),
    Lever("shop_renewal", "Empty shops are bought, merged, repaired and let.", "blocks"),
    Lever("calm_centre", "The centre is for walking, with care for its squares.", "blocks"),
    Lever("child_poverty", "Every poor family is found and gets what it has a right to.", "parents"),
    # what programmes cost besides money
    Lever("tax", "Local tax is as high as the law allows."),
    Lever("privacy_worry", "People feel watched wherever they go."),
    Lever("lobby_anger", "Landlords, employers and agents campaign against city hall.", "firms"),
    Lever("rent_pressure", "Renewal and image push rents up as fast as they can go.", "blocks"),
    Lever("disruption", "Streets are open and shops hard to reach.", "blocks"),
)

COSTS = frozenset(("tax", "privacy_worry", "lobby_anger", "rent_pressure", "disruption"))
"""Levers that are felt by everyone, whoever the programme that moves them is addressed to."""

LEVER_KEYS: tuple[str, ...] = tuple(lever.key for lever in LEVERS)
LEVER_INDEX: dict[str, int] = {key: i for i, key in enumerate(LEVER_KEYS)}
