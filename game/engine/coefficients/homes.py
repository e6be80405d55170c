"""Coefficients of the system homes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Homes:
    """Every number that the system homes uses; values and sources: assumptions.yaml."""

    means_native: float
    """Households without a foreign background who could buy a home; share."""
    means_foreign: float
    """The same with a foreign background; share."""
    heard: float
    """Homes heard of from people of one's own background; share of the homes looked at."""
    strangers: float
    """How much is heard where nobody of one's own background lives; share."""
    let: float
    """Empty homes for sale that are let instead; share a year."""
    sold: float
    """Empty homes to let that are sold instead; share a year."""
    burden_easy: float
    """Housing cost that hurts nobody; share of income."""
    least_income: float
    """Income that landlords reckon with at the least; euro a month."""
    least_arrivals: float
    """The same for those who come: savings and family help; euro a month."""
    price: float
    """How much a dear home counts against it; worth for all income."""
    room: float
    """What each missing room counts; worth a room."""
    spare_room: float
    """What a spare room is worth, two at most; worth a room."""
    state: float
    """What the state of the home is worth; worth from 0 to 1."""
    street: float
    """What safe, clean streets are worth; worth from 0 to 1."""
    family_cares: float
    """How much more streets matter with children; times."""
    school: float
    """What trusted schools are worth to families; worth from 0 to 1."""
    uneasy: float
    """What neighbours beyond one's tolerance count; worth for all neighbours."""
    kin: float
    """What neighbours of one's own background are worth; worth for all neighbours."""
    near: float
    """What staying in the district is worth; worth."""
    taste: float
    """What chance adds at most; worth."""
    bank_share: float
    """Most that a bank lets households pay; share of income."""
    landlord_share: float
    """Most that landlords let tenants pay; share of income."""
    open_tolerance: float
    """How far openness shifts tolerance; share of neighbours for openness from 0 to 1."""
    safe_tolerance: float
    """How far felt safety shifts it; share of neighbours."""
    school_tolerance: float
    """How far trusted schools shift it; share of neighbours."""
    ease_normal: float
    """Felt safety that people take as normal; 0 to 1."""
    school_normal: float
    """Trust in schools that people take as normal; 0 to 1."""
    refuse: float
    """Landlords who refuse a foreign-sounding name; share of landlords."""
    tests_work: float
    """How much of it tests with follow-up take away; share."""
    built: float
    """Homes built whoever governs; homes a year per 1,000."""
    built_lever: float
    """Homes built more when the city builds all it can; homes a year per 1,000."""
    most_homes: float
    """Most homes in a block; homes."""
    social: float
    """Social homes among new ones; share."""
    social_mix: float
    """The same more where the city spreads them and there are few; share."""
    owned: float
    """Homes for owners among new ones; share."""
    rooms_built: float
    """New homes have one to this many rooms; rooms."""
    new_quality: float
    """State of new homes; 0 to 1."""
    new_premium: float
    """How much dearer new homes are; share."""
    first_room: float
    """What a home costs before its first room, in rooms; rooms."""
    social_rent: float
    """Social rent beside the market's; share."""
    move_owner: float
    """Owners who look for another home; share a year."""
    move_renter: float
    """The same for tenants; share a year."""
    move_social: float
    """The same for social tenants; share a year."""
    move_young: float
    """How much oftener under 35; times."""
    move_old: float
    """How much rarer over 60; times."""
    move_tired: float
    """How much those look who have had enough; share a year."""
    move_at_most: float
    """No household is likelier to look than this: the others are not asked; share a year."""
    effort: float
    """How much better another home must be; worth."""
    tired_small: float
    """How tiring each missing room is; 0 to 1 a room."""
    tired_dear: float
    """How tiring a dear home is; 0 to 1 for all income."""
    tired_uneasy: float
    """How tiring neighbours beyond one's tolerance are; 0 to 1 for all neighbours."""
    tired_street: float
    """How tiring unsafe streets are; 0 to 1."""
    tired_worn: float
    """How tiring a worn home is; 0 to 1."""
    tired_pace: float
    """How quickly tiredness follows; share a year."""
    wear: float
    """How much homes wear; 0 to 1 a year."""
    repair_owner: float
    """What owners with means repair; share of what is missing a year."""
    repair_landlord: float
    """What landlords and poor owners repair; share of what is missing a year."""
    renewal: float
    """What renewal adds; share of what is missing a year in worn blocks."""
    rent_tight: float
    """How much a tight market raises rents; share a year for each share of homes fewer empty."""
    rent_most: float
    """The most that it does; share a year."""
    rent_image: float
    """How much a good name raises rents; share a year for pride from 0 to 1."""
    rent_pressure: float
    """How much renewal at full strength raises rents; share a year."""
    owners_feel: float
    """How much of the rise owners pay: only those who buy now; times."""
