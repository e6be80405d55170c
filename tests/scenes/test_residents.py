"""Cards and faces of residents: found by name, followed, told of when they left, and drawn as they feel."""

import pytest

from game.engine.minds import ATTITUDES
from game.engine.residents import Faith
from game.scenes import routes, told
from game.scenes.find import FindScene
from game.scenes.people import COLD, MOODS, face_of, identities, mood_of
from game.scenes.resident import ResidentScene
from game.ui.portrait import Face, portrait
from game.ui.shot import picture
from tests.scenes.small_town import START, a_context, a_stage, opened
from tests.ui.pilot import Pilot

pytestmark = pytest.mark.usefixtures("display")


def test_someone_who_left_is_told_so() -> None:
    context = a_context()
    _, seen = picture(ResidentScene(context, 99_999), a_stage(context))
    assert any("does not live here" in text.text for text in seen)


@pytest.mark.parametrize(("age", "said"), [(2, "Catholic family"), (40, "Catholic")])
def test_a_childs_faith_is_that_of_the_family(age: int, said: str) -> None:
    context = a_context()
    residents = context.session.city.residents
    residents.born[0], residents.faith[0] = START - 12 * age, Faith.CATHOLIC
    person = context.session.view.person(int(residents.id[0]))
    assert said in [words for _, words in identities(context, person)]


def test_following_somebody_is_remembered() -> None:
    context = a_context()
    scene = ResidentScene(context, 7)
    opened(scene, context)
    scene._follow()
    assert context.kept["followed"] == [7]


def test_a_name_is_found() -> None:
    context = a_context()
    scene = FindScene(context)
    opened(scene, context)
    scene.asked = "an cl"
    scene._look()
    assert any(widget.label.startswith("An Claes") for widget in scene.ui.spots)


def test_a_name_is_found_without_a_keyboard() -> None:
    pilot = Pilot(routes.Find(), context=a_context())
    pilot.tap("letters")
    for letter in ("a", "n", "space", "x", "erase", "c", "l"):
        pilot.tap(f"letter.{letter}")
    assert "An Claes" in pilot.words
    assert (pilot.small, pilot.outside, pilot.overlapping, pilot.clipped) == ([], [], [], [])


def test_a_face_is_the_same_every_time_and_differs_from_others() -> None:
    one, same, other = (portrait(Face(number, 30, woman=True), 48) for number in (5, 5, 6))
    assert one.get_buffer().raw == same.get_buffer().raw
    assert one.get_buffer().raw != other.get_buffer().raw


def test_a_face_shows_what_the_person_feels_or_the_mood_of_the_story() -> None:
    context = a_context()
    residents = context.session.city.residents
    residents.born[:2] = START - 12 * 40
    warm, cold = 1.0, 0.0
    for row, (good, bad) in enumerate(((warm, cold), (cold, warm))):
        residents.minds[:, row] = good
        for key in COLD:
            residents.minds[ATTITUDES.index(key), row] = bad
    glad, sad = (context.session.view.person_at(row) for row in (0, 1))
    assert (mood_of(glad), mood_of(sad)) == (1.0, -1.0)
    assert face_of(context, sad).mood == -1.0
    assert face_of(context, glad, told.mood("handbags")).mood < 0 < told.mood("champion_of_the_gym")
    pictures = {portrait(Face(5, 30, woman=True, mood=mood), 48).get_buffer().raw for mood in MOODS}
    assert len(pictures) == len(MOODS)
