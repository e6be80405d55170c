"""Short sentences over a screen: how long they stay."""

from game.ui.notice import SECONDS, SOON, Notices


def test_a_sentence_stays_some_seconds_and_the_next_one_as_long() -> None:
    notices = Notices()
    notices.add("Saved.")
    notices.add("The town votes.")
    notices.update(SECONDS - 0.1)
    assert notices.waiting == ["Saved.", "The town votes."]
    notices.update(0.2)
    assert notices.waiting == ["The town votes."]
    notices.update(SECONDS - 0.1)
    assert notices.waiting


def test_the_same_is_not_said_twice() -> None:
    notices = Notices()
    notices.add("Saved.")
    notices.add("Saved.")
    assert notices.waiting == ["Saved."]


def test_what_was_said_on_a_screen_goes_soon_when_another_opens_and_what_is_said_now_stays() -> None:
    old, new = Notices(), Notices()
    for notices in (old, new):
        notices.add("A year of lessons.")
    old.update(1.0)
    for notices in (old, new):
        notices.hurry()
        notices.update(SOON + 0.1)
    assert not old.waiting
    assert new.waiting
