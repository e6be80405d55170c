"""Chapters as games: several kinds of mayors win, who does nothing does not, and scores tell them apart."""

import pytest

from game.batch.arms import arms_of
from game.batch.balance import play
from game.content.levels import load_level
from tests.town import a_session

SEEDS = (1001, 1002, 1003)
APART = 5.0
"""Points between the best and the worst mayor, at least."""
MAYORS = {
    "campaign/01_one_shop_in_three": ("balanced", "good_neighbours", "fair_chances", "order_only"),
    "campaign/02_the_new_normal": ("history", "moved:good_neighbours", "moved:meeting_places", "moved:undo"),
    "campaign/03_none_left": (
        "moved:near_the_young", "moved:equal_treatment", "moved:meeting_places", "moved:order_only",
    ),
    "campaign/04_we_ask_to_host": (
        "moved:open_house", "moved:meeting_places", "moved:story_only", "moved:many_beds",
    ),
    "campaign/05_the_promise": ("history", "moved:children_first", "moved:fair_chances", "moved:undo"),
    "campaign/06_your_city": (
        "moved:programmes_only", "moved:equal_treatment", "moved:open_house", "moved:undo",
    ),
}  # fmt: skip
"""Three who win, and one of a single idea who does not."""


@pytest.mark.slow
@pytest.mark.parametrize("level", MAYORS)
def test_three_kinds_of_mayors_win_a_chapter_and_who_lets_it_run_does_not(level: str) -> None:
    rules = load_level(level).rules
    found = play(arms_of(rules, ("passive", *MAYORS[level])), SEEDS, 2)
    wins = {arm.removeprefix("moved:"): sum(game.won for game in games) for arm, games in found.items()}
    *winners, loser = (name.removeprefix("moved:") for name in MAYORS[level])
    assert wins["passive"] == wins[loser] == 0, wins
    assert all(wins[name] for name in winners), wins
    totals = [sum(game.card.total for game in games) / len(games) for games in found.values()]
    assert max(totals) - min(totals) >= APART


@pytest.mark.parametrize("level", ["campaign/05_the_promise", "campaign/06_your_city"])
def test_what_runs_takes_nearly_all_of_the_first_years_money_and_then_there_is_more_as_the_briefing_says(
    level: str,
) -> None:
    session = a_session(level)
    bound = [12 * session.view.cost_month / session.view.year_budget]
    while len(bound) < 2:
        session.step()
        if session.view.month % 12 == 0:
            bound.append(12 * session.view.cost_month / session.view.year_budget)
    assert 0.9 <= bound[0] <= 1.0
    assert bound[1] < 0.85
