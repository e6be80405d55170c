"""Persuaded: why votes move, from how far each reason moved the log-odds of voters who were asked before."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.engine import minds
from game.engine.cells import DISTRICTS
from game.engine.city import City
from game.engine.columns import F32, F64, Int8
from game.engine.electorate import Mood, Voters
from game.engine.forces import growth, log_of

WAVE: Final = "nation:wave"
SAMPLE: Final = 5
"""Of those asked, every so manieth tells how votes follow reasons."""


@dataclass(frozen=True, slots=True)
class Poll:
    """What was asked, and what came out."""

    now: Mood
    """What pushes voters this month."""
    asked: Voters
    """Who was asked."""
    feelings: dict[int, F32]
    """Their attitudes that have weight."""
    odds: F32
    """How likely each list was (lists, voters), added up from the first one on."""
    of: slice
    """The residents among whom they were."""


class Persuaded:
    """Some who had a vote when they were asked last and have one now, and what moved their odds in between.

    Reasons are the wave (with what is usual elsewhere) and each attitude of each of them. A list with chance
    p follows its own log-odds by p(1 - p), and those of a list with chance q by -pq. Chances are those half
    way between then and now, so that little is left over however far log-odds move.
    """

    def __init__(self, city: City, poll: Poll, old: Int8) -> None:
        """`old` is how the residents of the poll voted when they were asked last, -1 without a vote."""
        now, asked, of = poll.now, poll.asked, poll.of
        tells = np.zeros(old.size, np.bool_)
        tells[::SAMPLE] = True
        some = tells.take(asked.places).nonzero()[0]
        slots = asked.places.take(some) // SAMPLE
        felt = np.flatnonzero(now.weights.any(axis=0)).tolist()
        self.names = [WAVE, *(f"feelings:{minds.ATTITUDES[attitude]}" for attitude in felt)]
        self.weights = now.weights[:, felt].astype(np.float32)
        feel = np.array([poll.feelings[attitude].take(some) for attitude in felt], np.float64)
        remembered = np.full((len(felt), 1 + old.size // SAMPLE), np.nan, np.float64)
        remembered[:, slots] = feel
        feel_key, wave_key = f"politics.feelings{of.start}", f"politics.wave{of.start}"
        wave = _wave(now)
        before, last = city.arrays.get(feel_key, remembered), city.arrays.get(wave_key, wave)
        city.arrays[feel_key], city.arrays[wave_key] = remembered, wave

        known = old.take(asked.places.take(some)) >= 0
        known &= slots < before.shape[1]
        known &= ~np.isnan(before[0].take(slots, mode="clip"))
        places = known.nonzero()[0]
        some, slots = some.take(places), slots.take(places)
        self.shift = (feel.take(places, axis=1) - before.take(slots, axis=1)).astype(np.float32)
        self.swept = (wave - last).astype(np.float32)
        natives = int(some.searchsorted(asked.natives))
        self.backgrounds = slice(0, natives), slice(natives, None)
        district = city.residents.district.take(asked.rows.take(some)).astype(np.intp)
        reasons = np.arange(len(self.names), dtype=np.intp)
        self.place = (district + DISTRICTS * reasons[:, None]).ravel()
        self.chances = self._half_way(poll.odds.take(some, axis=1))

    def _half_way(self, odds: F32) -> F32:
        """How likely each list was half way (lists, voters), from the odds of now, added up."""
        chances = odds.copy()
        chances[1:] -= odds[:-1]
        for these, back in zip(self.backgrounds, growth(np.float32(-0.5) * self.swept).T, strict=True):
            chances[:, these] *= back[:, None]
        leans: dict[bytes, F32] = {}
        for party, weights in enumerate(self.weights):
            felt, key = weights.nonzero()[0], weights.tobytes()
            if felt.size and key not in leans:
                moved: F32 = (weights[felt, None] * self.shift[felt]).sum(axis=0)
                leans[key] = growth(np.float32(-0.5) * moved).astype(np.float32, copy=False)
            if felt.size:
                chances[party] *= leans[key]
        chances /= chances.sum(axis=0)
        return chances

    def votes_won(self, party: int) -> tuple[list[str], F64]:
        """Reasons, and the votes that each won for a list, by district (reasons, DISTRICTS)."""
        follows = self.chances * -self.chances[party]
        follows[party] += self.chances[party]
        parts = np.zeros((len(self.names), follows.shape[1]), np.float32)
        for these, wave in zip(self.backgrounds, self.swept.T, strict=True):
            (wave[:, None] * follows[:, these]).sum(axis=0, out=parts[0, these])
        for other, attitude in np.argwhere(self.weights).tolist():
            parts[1 + attitude] += self.weights[other, attitude] * follows[other]
        parts[1:] *= self.shift
        parts *= np.float32(SAMPLE)
        won = np.bincount(self.place, parts.ravel(), len(parts) * DISTRICTS)
        return self.names, np.asarray(won, np.float64).reshape(-1, DISTRICTS)


def _wave(now: Mood) -> F64:
    """Log-odds of each list (lists, backgrounds) for somebody whose attitudes are all 0."""
    usual = (now.weights[:, :, None] * now.usual[None]).sum(axis=1)
    return log_of(now.shares * now.balance) - usual
