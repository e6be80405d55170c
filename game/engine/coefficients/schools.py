"""Coefficients of the system schools."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schools:
    """Every number that the system schools uses; values and sources: assumptions.yaml."""

    first_year: float
    """Most pupils that a school takes into its first year; times a year group."""
    middle: float
    """Results of a child of mean talent from a home in good order; 0 to 1."""
    talent: float
    """How far talents lie apart; 0 to 1, widest."""
    parents: float
    """How much each step of the parents' schooling adds; 0 to 1 a diploma step."""
    parents_normal: float
    """Schooling of parents that neither adds nor takes; diploma steps."""
    little_dutch: float
    """What no Dutch at all costs; 0 to 1."""
    parent_dutch: float
    """How much a parent's Dutch does; 0 to 1."""
    parent_dutch_normal: float
    """Mean Dutch of parents; 0 to 1."""
    poor_home: float
    """What poverty at home costs; 0 to 1."""
    helped_home: float
    """How much of that goes where one helper takes care of a family's troubles; share."""
    adult: float
    """What a tie to a trusted adult adds; 0 to 1."""
    adult_normal: float
    """Tie that neither adds nor takes; 0 to 1."""
    teaching: float
    """What the quality of the school adds; 0 to 1."""
    quality_normal: float
    """Quality of schools taken as normal; 0 to 1."""
    needy_class: float
    """What a class of pupils all in need costs; 0 to 1."""
    staff: float
    """What all the staff a school needs adds; 0 to 1."""
    homework: float
    """What help with homework adds; 0 to 1."""
    mentoring: float
    """What a mentor adds; 0 to 1."""
    early_years: float
    """What good day care from the first year adds; 0 to 1."""
    recognition: float
    """What recognition of background adds for those who have another; 0 to 1."""
    colour_blind: float
    """What blindness to background takes from them; 0 to 1."""
    ban: float
    """What a ban on symbols of faith takes from those whom it touches; 0 to 1."""
    pace: float
    """How quickly results follow; share a year."""
    dutch_at_school: float
    """How quickly pupils learn Dutch; share of what is missing a year."""
    diploma_none: float
    """Results up to which nobody gets a diploma; 0 to 1."""
    diploma_sure: float
    """Results from which everybody does; 0 to 1."""
    lower_from: float
    """Results from which the first grade at least is finished; 0 to 1."""
    study_none: float
    """Results up to which nobody goes on to study; 0 to 1."""
    study_sure: float
    """Results from which everybody does; 0 to 1."""
    finish_rate: float
    """Students from 21 who finish or stop; share a year."""
    degree: float
    """Of those, who have a degree; share."""
    change_at_six: float
    """Children whose school changes at six, at middling trust; share."""
    distance: float
    """How much distance counts; worth a kilometre."""
    trust: float
    """What trust is worth; worth from 0 to 1."""
    careful: float
    """How much more trust and composition count for parents not in need; times."""
    unlike: float
    """What classmates unlike one's own count beyond tolerance; worth for all classmates."""
    flight: float
    """How much careful parents with roots here look to the villages where schools must mix; worth."""
    sooner: float
    """How much sooner parents are uneasy about classmates than about neighbours; share."""
    together: float
    """How much of it goes when parents choose together; share."""
    alike: float
    """What classmates of one's own background are worth; worth for all classmates."""
    mixing_invites: float
    """How much a school that mixes draws pupils unlike its own; worth for all classmates."""
    brothers: float
    """What a brother or sister there is worth; worth."""
    taste: float
    """What chance adds at most; worth."""
    trust_middle: float
    """Trust in a school of mean quality without pupils in need; 0 to 1."""
    trust_quality: float
    """How far trust follows quality; 0 to 1."""
    trust_needy: float
    """What pupils all in need would cost; 0 to 1."""
    trust_staff: float
    """What all the staff it needs adds; 0 to 1."""
    trust_together: float
    """What choosing together adds; 0 to 1."""
    trust_pace: float
    """How quickly trust follows; share a month."""
    staff_quality: float
    """How much better a school with all its staff teaches; 0 to 1."""
    quality_pace: float
    """How quickly it gets better or worse; share a month."""
