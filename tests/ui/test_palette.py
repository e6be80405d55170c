import pytest

from game.ui.palette import PALETTES, Palette, contrast, mix, palette

ALL = [(name, high) for name in PALETTES for high in (False, True)]
GROUNDS = ("paper", "card", "sunk")
TEXT = [
    *[(ink, ground) for ink in ("ink", "ink_soft", "accent_ink", "focus") for ground in GROUNDS],
    ("on_brick", "brick"),
    ("on_brick", "brick_light"),
    ("on_brick", "brick_dark"),
    ("on_slate", "slate"),
    ("on_slate", "slate_dark"),
    ("on_slate", "slate_light"),
    ("on_slate_soft", "slate"),
    ("on_accent", "accent"),
    *[(ink, ground) for ink in ("good", "bad", "warn") for ground in ("card", "paper")],
]
CONTROLS = [
    *[
        (ink, ground)
        for ink in ("line", "brick", "slate", "focus", "ghost", "disabled")
        for ground in ("paper", "card")
    ],
    ("accent", "slate"),
    ("accent", "slate_dark"),
]


@pytest.mark.parametrize(("name", "high"), ALL)
def test_words_stand_out_from_their_ground(name: str, high: bool) -> None:
    colors = palette(name, high)
    least = 7.0 if high else 4.5
    weak = {pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2) for pair in TEXT}
    assert {pair: value for pair, value in weak.items() if value < least} == {}


@pytest.mark.parametrize(("name", "high"), ALL)
def test_controls_and_marks_stand_out(name: str, high: bool) -> None:
    colors = palette(name, high)
    weak = {pair: round(contrast(colors[pair[0]], colors[pair[1]]), 2) for pair in CONTROLS}
    assert {pair: value for pair, value in weak.items() if value < 3.0} == {}
    assert all(contrast(line, colors.card) >= 3.0 for line in colors.series)
    assert all(contrast(tag, colors.card) >= 4.5 for tag in colors.tags.values())


@pytest.mark.parametrize(("name", "high"), ALL)
def test_the_ring_shows_on_every_ground(name: str, high: bool) -> None:
    colors = palette(name, high)
    for ground in ("paper", "card", "sunk", "brick", "slate", "slate_dark", "accent"):
        best = max(contrast(colors.focus, colors[ground]), contrast(colors.focus_halo, colors[ground]))
        assert best >= 3.0, ground


def test_good_and_bad_differ_in_brightness_or_hue_for_the_colour_blind() -> None:
    colors = palette("safe")
    assert colors.good[2] > colors.good[0]
    assert colors.bad[0] > colors.bad[2]


def test_a_mixture_lies_between() -> None:
    assert mix((0, 0, 0), (100, 200, 50), 0.5) == (50, 100, 25)
    assert isinstance(palette(), Palette)
