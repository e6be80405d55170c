"""What a programme has done so far: its part in the causes of what its brick is about."""

from game.engine.indicators import INDICATOR_INDEX, INDICATORS, Good
from game.engine.rules import Programme
from game.engine.view import View
from game.scenes import sheets, words
from game.scenes.context import Context
from game.scenes.sheets import Block
from game.ui.fonts import BODY
from game.ui.screen import Ui

ABOUT = {
    "safety": ("street_crime", "felt_unsafe", "litter", "trust_police", "grievance"),
    "story": ("pride", "belonging", "loss", "story_credibility", "openness"),
    "addressing": ("grievance", "prospects", "belonging_foreign", "loss"),
    "mixing": (
        "contacts_across",
        "openness",
        "segregation_schools",
        "segregation_clubs",
        "segregation_homes",
    ),
    "both_ways": ("openness", "loss", "belonging_foreign", "buddy_pairs"),
    "values": ("grievance", "trust_city", "belonging_foreign", "loss"),
    "promise": ("prospects", "employment_foreign", "school_dropout", "callback_ratio", "child_deprivation"),
    "newcomers": ("speaks_dutch", "employment_newcomers", "belonging_foreign", "contacts_across"),
    "city": ("worst_street_vacancy", "shop_vacancy", "rent", "pride", "child_deprivation", "trust_city"),
}
"""Brick → the indicators that it is about."""
AIM = {
    "cleaning": "litter",
    "respect": "trust_police",
    "reporting_desk": "at_risk",
    "school_quality": "school_dropout",
    "school_mixing": "segregation_schools",
    "club_mixing": "segregation_clubs",
    "tailored_help": "prospects",
    "tone_inclusive": "belonging_foreign",
    "hiring_tests": "callback_ratio",
    "mentoring": "school_dropout",
    "job_help": "employment",
    "work_first": "employment_newcomers",
    "building": "rent",
    "renewal": "rent",
    "child_poverty": "child_deprivation",
    "tax": "trust_city",
}
"""Lever → the number that it is meant to move, where that is not the first of its brick."""
MOST = 4
LEAST = 0.01
"""Parts smaller than this share of all that moved are left out."""


def about(programme: Programme) -> str:
    """The indicator that a programme is meant to move: by the lever it moves most, or its brick's first."""
    levers = programme.doses[-1].levers
    lever = max(levers, key=lambda key: levers[key])
    return AIM.get(lever, ABOUT[programme.brick.value][0])


def parts(view: View, programme: Programme) -> list[tuple[str, float]]:
    """(Indicator, its change by this programme) since the level's start, the weightiest first."""
    first, last = view.rules.level.from_, view.month - 1
    found: list[tuple[float, str, float]] = []
    for key in ABOUT[programme.brick.value]:
        causes = view.why(key, first, last)
        mine = causes.get(f"programme:{programme.key}", 0.0)
        weight = abs(mine) / max(sum(abs(part) for part in causes.values()), 1e-12)
        if weight >= LEAST:
            found.append((-weight, key, mine))
    return [(key, mine) for _, key, mine in sorted(found)[:MOST]]


def blocks(ui: Ui, context: Context, programme: Programme) -> list[Block]:
    """A line for each number that it moved, with sign and word; nothing before it ever ran."""
    view, texts = context.session.view, ui.stage.texts
    runs = any(run.programme == programme.key for run in view.running())
    moved = parts(view, programme) if view.month > view.rules.level.from_ else []
    if not runs and not moved:
        return []
    found = [sheets.heading(ui, ui.say("board.so_far"))]
    for key, mine in moved:
        good = INDICATORS[INDICATOR_INDEX[key]].good
        better = None if good is Good.NEITHER else (mine > 0) == (good is Good.UP)
        said = ui.say(
            "board.so_far_line",
            name=words.timed_name(texts, key),
            change=words.change(texts, key, mine),
        )
        if better is not None:
            said = ui.say("board.better" if better else "board.worse", line=said)
        ink = "ink" if better is None else "good" if better else "bad"
        found.append(sheets.mark(ui, "up" if mine > 0 else "down", said, BODY, 4, ink))
    if not moved:
        found.append(sheets.text(ui, ui.say("board.so_far_none"), BODY))
    found.append(sheets.text(ui, "", gap=0))
    return found
