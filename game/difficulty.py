"""How much a game tells and forgives. It is fixed when a game begins, and no system of the model knows it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Difficulty(StrEnum):
    """For whom a game is played."""

    STORY = "story"
    """To see what happens: much is told, and any year can be tried again."""
    MAYOR = "mayor"
    """As a mayor knows it."""
    HARD = "hard"
    """Little is told, and what is done is done."""


class Told(StrEnum):
    """What is told of the effects of a choice before it is made."""

    SIZES = "sizes"
    """Sign, size, delay, and for how long."""
    SIGNS = "signs"
    """Sign and delay."""
    PRICE = "price"
    """What is paid at once, and nothing else."""


class Again(StrEnum):
    """From where a game can be tried again."""

    ANY_JANUARY = "any_january"
    LOST_ELECTION = "lost_election"
    """After a lost election, from the January of the year before it."""
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Grade:
    """What a difficulty changes."""

    told: Told
    again: Again
    survey_every: int
    """Months from one survey to the next; numbers of surveys stand still between them."""
    warns: bool
    """Whether a danger is told before it is there."""
    steps_for: int
    """Months for which first steps are shown."""


GRADES: Final[dict[Difficulty, Grade]] = {
    Difficulty.STORY: Grade(Told.SIZES, Again.ANY_JANUARY, 1, warns=True, steps_for=12),
    Difficulty.MAYOR: Grade(Told.SIGNS, Again.LOST_ELECTION, 1, warns=False, steps_for=3),
    Difficulty.HARD: Grade(Told.PRICE, Again.NEVER, 12, warns=False, steps_for=0),
}


def tries(difficulty: str, first: int, month: int, lost: int | None) -> list[int]:
    """The months from whose morning a game may be tried again, the latest first.

    `first` is the month in which it began, `month` the one that begins now, `lost` that of a lost election.
    """
    again = grade_of(difficulty).again
    januaries = [n for n in range(month - 1, first - 1, -1) if n % 12 == 0 or n == first]
    if again is Again.ANY_JANUARY:
        return januaries
    if again is Again.LOST_ELECTION and lost is not None:
        return [max(lost - lost % 12 - 12, first)]
    return []


def grade_of(difficulty: str) -> Grade:
    """What a difficulty changes."""
    return GRADES[Difficulty(difficulty)]
