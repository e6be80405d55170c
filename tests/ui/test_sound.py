"""Sound by numbers: right pitches, consonant, no clicks, never too loud, made in short pieces."""

import itertools
from collections.abc import Generator
from time import process_time

import numpy as np
import numpy.typing as npt
import pygame
import pytest

from game.ui import ambience, bells, cues
from game.ui.ambience import KINDS, LENGTH, SEASON_OF, loop
from game.ui.bells import (
    MODES,
    MOODS,
    RATE,
    TONIC,
    Samples,
    Stroke,
    bell,
    mode_of,
    phrase,
    pitch_of,
    strokes,
)
from game.ui.cues import CUES, cue
from game.ui.settings import Settings
from game.ui.sound import MUSIC, PEOPLE, SEASON, Sounds, Volumes

FULL = 32_767
F64 = npt.NDArray[np.float64]
APRIL, MAY, JULY, OCTOBER, JANUARY = 3, 4, 6, 9, 12


@pytest.fixture(autouse=True)
def _no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound goes nowhere, as on a computer of tests."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


def made(making: Generator[None, None, Samples]) -> Samples:
    while True:
        try:
            next(making)
        except StopIteration as done:
            return done.value


def peak(samples: Samples) -> float:
    return float(np.abs(samples.astype(np.int32)).max()) / FULL


def strongest(wave: F64, low: float = 0.0) -> float:
    """The pitch with the most energy, in hertz."""
    loud = np.abs(np.fft.rfft(wave * np.hanning(wave.size)))
    pitch = np.fft.rfftfreq(wave.size, 1 / RATE)
    loud[pitch < low] = 0.0
    return float(pitch[int(np.argmax(loud))])


def energy(samples: Samples, low: float, high: float) -> float:
    """The share of the energy between two pitches."""
    loud = np.abs(np.fft.rfft(samples[:, 0].astype(np.float64))) ** 2
    pitch = np.fft.rfftfreq(samples.shape[0], 1 / RATE)
    return float(loud[(pitch >= low) & (pitch < high)].sum() / loud.sum())


# ---------------------------------------------------------------------- bells


@pytest.mark.parametrize("semitones", [-12, 0, 7, 12, 16])
def test_a_bell_has_the_pitch_that_is_asked_for(semitones: int) -> None:
    pitch = TONIC * 2 ** (semitones / 12)
    making = bell(pitch_of(semitones))
    wave = np.zeros(0)
    while not wave.size:
        try:
            next(making)
        except StopIteration as done:
            wave = done.value.astype(np.float64)
    assert strongest(wave) == pytest.approx(pitch, rel=0.01)


def test_a_bell_dies_away_and_begins_and_ends_without_a_click() -> None:
    samples = made(phrase((Stroke(0.0, pitch_of(0), 1.0),))).astype(np.float64)
    loud = [float(np.sqrt(np.mean(part**2))) for part in np.array_split(samples[:, 0], 8)]
    assert all(later < before for before, later in itertools.pairwise(loud))
    assert np.abs(samples[:8]).max() < 0.01 * FULL
    assert np.abs(samples[-8:]).max() < 0.01 * FULL


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_the_notes_of_a_mode_are_consonant_with_each_other(mode: tuple[int, ...]) -> None:
    for one, other in itertools.combinations(mode, 2):
        assert (other - one) % 12 not in {1, 6, 11}, (one, other)


def test_the_better_the_mood_the_brighter_the_notes() -> None:
    assert [mode_of(mood) for mood in (0.2, *MOODS)] == list(MODES)
    assert 4 in mode_of(0.8)  # the major third
    assert 4 not in mode_of(0.5)


@pytest.mark.parametrize(("month", "figures"), [(APRIL, 1), (JULY, 2), (OCTOBER, 3), (JANUARY, 4)])
def test_a_year_is_struck_as_an_hour_by_its_quarters(month: int, figures: int) -> None:
    struck = strokes(24_036 + month, 0.6)
    great = [stroke for stroke in struck if stroke.pitch == pitch_of(-12)]
    assert len(struck) - len(great) == 4 * figures
    assert len(great) == (month == JANUARY)
    assert all(one.at < other.at for one, other in itertools.pairwise(struck))


def test_other_months_are_two_soft_notes() -> None:
    struck = strokes(24_036 + MAY, 0.6)
    assert len(struck) == 2
    assert max(stroke.loud for stroke in struck) <= 0.5


def test_in_low_spirits_the_bells_are_slower() -> None:
    assert strokes(24_036 + OCTOBER, 0.2)[-1].at > strokes(24_036 + OCTOBER, 0.7)[-1].at


@pytest.mark.parametrize("mood", [0.2, 0.5, 0.7])
@pytest.mark.parametrize("month", range(12))
def test_no_phrase_is_too_loud_or_too_long(month: int, mood: float) -> None:
    samples = made(phrase(strokes(24_036 + month, mood)))
    assert 0.1 < peak(samples) <= bells.PEAK + 0.001
    assert 2 < samples.shape[0] / RATE < 20
    assert samples.shape[1] == 2


# ---------------------------------------------------------------------- the street


@pytest.mark.parametrize("kind", KINDS)
def test_a_loop_is_quiet_and_has_no_seam(kind: str) -> None:
    samples = made(loop(kind)).astype(np.float64) / FULL
    assert samples.shape == (LENGTH, 2)
    assert np.abs(samples).max() <= ambience.PEAK + 0.001
    loud = 20 * np.log10(np.sqrt(np.mean(samples**2)))
    assert -38 < loud < -24
    steps = np.abs(np.diff(samples, axis=0)).max()
    assert np.abs(samples[0] - samples[-1]).max() <= steps
    assert abs(float(samples.mean())) < 0.001


def test_seasons_sound_apart() -> None:
    sounds = {kind: made(loop(kind)) for kind in KINDS}
    assert energy(sounds["spring"], 2200, 4600) > 3 * energy(sounds["winter"], 2200, 4600)
    assert energy(sounds["autumn"], 1400, 7500) > 3 * energy(sounds["winter"], 1400, 7500)
    assert energy(sounds["people"], 200, 1500) > 0.8
    assert [KINDS[SEASON_OF[month]] for month in (0, 3, 6, 9)] == ["winter", "spring", "summer", "autumn"]


# ---------------------------------------------------------------------- cues


@pytest.mark.parametrize("name", CUES)
def test_a_cue_is_short_soft_and_without_clicks(name: str) -> None:
    samples = cue(name).astype(np.float64) / FULL
    assert 0.04 < samples.shape[0] / RATE < 3.1
    assert 0.12 < np.abs(samples).max() <= cues.PEAK + 0.001
    assert np.abs(samples[:2]).max() < 0.02
    assert np.abs(samples[-2:]).max() < 0.02


def test_the_fanfare_ends_on_a_chord_of_g() -> None:
    samples = cue("fanfare").astype(np.float64)[round(1.6 * RATE) :, 0]
    names = {round(12 * np.log2(strongest(samples, low) / 392.0)) % 12 for low in (200, 450, 550)}
    assert names <= {0, 4, 7}


# ---------------------------------------------------------------------- playing


def test_all_that_can_sound_at_once_does_not_clip() -> None:
    assert bells.PEAK + 2 * ambience.PEAK + cues.PEAK <= 1.0


def awake(**volumes: float) -> Sounds:
    pygame.mixer.quit()
    sounds = Sounds()
    sounds.volumes = Volumes(**volumes)
    sounds.play("click")
    return sounds


def frames(sounds: Sounds, most: int = 2000) -> None:
    for _ in range(most):
        sounds.update()
        if not sounds._making:
            sounds.update()
            return


def test_nothing_is_made_or_opened_before_the_player_uses_something() -> None:
    pygame.mixer.quit()
    sounds = Sounds()
    sounds.street(4, 1.0)
    sounds.strike(4, 0.5)
    sounds.update()
    assert pygame.mixer.get_init() is None


def test_the_street_and_the_bells_are_heard_once_they_are_made() -> None:
    sounds = awake()
    sounds.street(4, 0.7)
    sounds.strike(5, 0.6)
    frames(sounds)
    assert all(pygame.mixer.Channel(place).get_busy() for place in (MUSIC, SEASON, PEOPLE))


def test_a_new_season_takes_the_place_of_the_old() -> None:
    sounds = awake()
    sounds.street(4, 0.7)
    frames(sounds)
    before = pygame.mixer.Channel(SEASON).get_sound()
    sounds.street(6, 0.7)
    frames(sounds)
    assert pygame.mixer.Channel(SEASON).get_sound() is not before


def test_bells_that_ring_are_not_cut_short() -> None:
    sounds = awake()
    sounds.strike(0, 0.6)
    frames(sounds)
    before = pygame.mixer.Channel(MUSIC).get_sound()
    sounds.strike(1, 0.6)
    frames(sounds)
    assert pygame.mixer.Channel(MUSIC).get_sound() is before


def test_a_plain_month_gives_way_to_a_new_year() -> None:
    sounds = awake()
    sounds.strike(1, 0.6)
    frames(sounds)
    before = pygame.mixer.Channel(MUSIC).get_sound()
    sounds.strike(12, 0.6)
    frames(sounds)
    pygame.time.wait(700)
    sounds.update()
    assert pygame.mixer.Channel(MUSIC).get_busy()
    assert pygame.mixer.Channel(MUSIC).get_sound() is not before


def test_each_kind_has_its_own_volume() -> None:
    sounds = awake(music=0.0, street=0.5, interface=0.2)
    sounds.street(4, 0.5)
    sounds.strike(4, 0.6)
    frames(sounds)
    assert not pygame.mixer.Channel(MUSIC).get_busy()
    season, people = (pygame.mixer.Channel(place).get_sound() for place in (SEASON, PEOPLE))
    assert season is not None
    assert people is not None
    assert season.get_volume() == pytest.approx(0.5, abs=0.02)
    assert people.get_volume() == pytest.approx(0.25, abs=0.02)
    sounds.volumes = Volumes(0.3, 0.1, 0.2)
    assert season.get_volume() == pytest.approx(0.1, abs=0.02)


def test_the_volumes_are_those_of_the_settings() -> None:
    chosen = Settings(sound=0.5, music=1.0, street=0.4, clicks=0.0)
    assert Volumes.of(chosen) == Volumes(0.5, 0.2, 0.0)


def test_with_all_sound_off_no_card_is_opened() -> None:
    awake(music=0.0, street=0.0, interface=0.0)
    assert pygame.mixer.get_init() is None


def test_when_nobody_plays_the_street_falls_silent() -> None:
    sounds = awake()
    sounds.street(4, 0.7)
    frames(sounds)
    sounds.rest()
    assert all(not wanted.playing for wanted in sounds._loops.values())


def test_sound_is_made_in_short_pieces() -> None:
    pieces = []
    for making in (loop("autumn"), phrase(strokes(24_036, 0.41))):
        ended = False
        while not ended:
            began = process_time()
            ended = next(making, making) is making
            pieces.append(process_time() - began)
    assert float(np.median(pieces)) < 0.01
