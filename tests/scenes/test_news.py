from itertools import pairwise, product

import pytest

from game.scenes import news_model, routes, words
from game.ui.text import LANGUAGES, Texts
from game.ui.widgets import TARGET
from tests.scenes.paper_game import a_game
from tests.scenes.playing import playing
from tests.ui.pilot import Pilot, leafed


def test_a_season_is_a_quarter_of_the_year_that_is_over() -> None:
    view = a_game(22).session.view
    first, last = news_model.season(view)
    assert (last - first, (last + 1) % 3) == (2, 0)


def test_an_election_is_the_first_story() -> None:
    page = news_model.paper(a_game())
    assert page.lead.title == "The mayor stays"
    assert page.lead.picture == "council"


def test_an_event_is_told_through_its_resident_with_what_was_decided() -> None:
    page = news_model.paper(a_game(30))
    assert page.lead.title == "Champion of Belgium"
    assert "{" not in "".join(page.lead.text)
    assert "City hall decided" in page.lead.text[1]
    pilot = Pilot(routes.News(), (1280, 720), a_game(30))
    assert getattr(pilot.spot("meet.lead").activate(), "to", None) == routes.Resident(44)


def test_a_season_without_events_tells_what_moved_most() -> None:
    page = news_model.paper(a_game(3))
    assert page.lead.picture == page.movers[0].indicator
    assert len(page.movers) == 6


@pytest.mark.parametrize("months", range(1, 48, 5))
def test_somebody_grown_writes_every_season(months: int) -> None:
    page = news_model.paper(a_game(months))
    assert page.writer is not None
    assert page.writer.age >= 16
    assert page.letter
    assert not page.letter.startswith("news.")


def test_every_letter_that_can_be_written_has_words() -> None:
    for language in LANGUAGES:
        texts = Texts(language)
        every = product(news_model.LETTERS.items(), news_model.TEXTS)
        said = [texts(f"news.letter_{key}_{way}{text}") for (key, ways), text in every for way in ways]
        assert len(set(said)) == len(said)
        assert not any(one.startswith("news.") for one in said)


def test_the_same_letter_never_comes_twice_running() -> None:
    letters = [news_model.paper(a_game(months)).letter for months in range(3, 48, news_model.SEASON)]
    assert all(one != other for one, other in pairwise(letters))


def test_on_the_first_morning_the_paper_tells_of_no_month_that_is_still_to_come() -> None:
    context = playing()
    first, last = news_model.season(context.session.view)
    assert first == last < context.session.view.month
    assert "The first season has only begun" in Pilot(routes.News(), context=context).words


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920), (853, 480)])
def test_a_story_told_through_somebody_has_their_photo_and_all_its_sentences(size: tuple[int, int]) -> None:
    context = a_game(30)
    pilot = Pilot(routes.News(), size, context)
    told = " ".join(seen.text.replace("\n", " ") for seen in pilot.seen)
    assert min(pilot.spot("meet.lead").rect.size) >= TARGET
    assert all(line[-20:] in told for line in news_model.paper(context).lead.text)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("months", [22, 30, 3])
def test_every_word_of_the_paper_can_be_read_in_any_window_and_text_size(
    months: int, size: tuple[int, int], percent: int
) -> None:
    context = a_game(months)
    context.settings = context.settings.but(text_size=percent)
    page = news_model.paper(context)
    told = leafed(Pilot(routes.News(), size, context))
    story = " ".join(page.lead.text).split()
    wanted = (*story, *" ".join(page.briefs).split(), *page.letter.split())
    assert [word for word in wanted if word not in told] == []
    assert all(words.scaled_name(context.texts, mover.indicator) in told for mover in page.movers)
