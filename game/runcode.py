"""A whole game as a code: level, seed, version, difficulty, a changed model, every order; same digest again.

The orders are digits of one large number, each among as many as there are possibilities (which programme of
so many, which of its doses), so that no bit is spent on what cannot be; zlib finds nothing more to save. The
number is written in 32 figures and letters that are not mistaken for each other; a QR code holds them as they
are.
"""

import hashlib
import json
import math
import struct
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Final, TypeVar

from game import RESULT_VERSION
from game.difficulty import Difficulty
from game.engine.changed import as_written, assumptions_of, changed, steps_of, under
from game.engine.orders import Choose, Dated, FormCoalition, MakePledges, Order, Start, Stop
from game.engine.plain import to_plain
from game.engine.rules import Lived, Rules
from game.engine.steps import finished
from game.engine.targets import Address
from game.session import PlayedLevel, Session, rules_after

T = TypeVar("T")
RulesOf = Callable[[str], Rules]
"""A level's name → its rules as they are written."""
LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U."""
ALIKE: Final = str.maketrans("ILO", "110", "- \n\r\t")
GROUP: Final = 8
"""Letters written together."""
NEAR: Final = 3
"""Months between two orders that one small digit holds."""
MOST: Final = 1 << 16
"""Orders that a code holds at most, and one more."""
SEED_BITS: Final = 64
"""Bits of the largest seed."""
_HEAD: Final = struct.Struct("<4sH4sB")
"""Check, version, hash of the levels, length of their names."""


class CodeError(Exception):
    """A code can't be used; `key` names the sentence for the player among our words."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key, values)
        self.key, self.values = key, values


@dataclass(frozen=True, slots=True)
class RunCode:
    """What a code holds."""

    level: str
    """The level's name."""
    seed: int
    """Seed of all luck."""
    difficulty: Difficulty
    """How much was told while playing."""
    until: int
    """The month that has not been lived."""
    log: tuple[Dated, ...]
    """Every order."""
    changed: tuple[tuple[str, float], ...] = ()
    """Coefficients that are not as written, with their values, in the order of the level."""
    before: tuple[PlayedLevel, ...] = ()
    """Levels that were played before in the same town, the oldest first."""

    def rules(self, rules_of: RulesOf) -> Rules:
        """The rules that it was played under, after the levels before."""
        return under(rules_after(self.before, rules_of(self.level), rules_of), dict(self.changed))


class Digits:
    """One number of digits of different sizes, written one by one and read again in the same order."""

    def __init__(self, number: int | None = None) -> None:
        self._left = number
        """What has not been read; None while writing."""
        self._written: list[tuple[int, int]] = []

    def digit(self, size: int, value: int | None) -> int:
        """Write a digit from 0 up to, not including, its size; or read it. Gives the digit."""
        if self._left is not None:
            self._left, value = divmod(self._left, size)
            return value
        if value is None or not 0 <= value < size:
            raise ValueError(f"{value} is no digit below {size}")
        self._written.append((value, size))
        return value

    def pick(self, among: Sequence[T], value: T | None) -> T:
        """Write which one of several, or read it. Gives the one."""
        place = among.index(value) if self._left is None and value is not None else 0
        return among[self.digit(len(among), place)]

    def picks(self, among: Sequence[T], values: Sequence[T]) -> tuple[T, ...]:
        """Write which ones of several, or read them. Gives them all."""
        count = self.digit(len(among) + 1, len(values))
        return tuple(self.pick(among, values[n] if values else None) for n in range(count))

    def some(self, among: int, places: Sequence[int] | None) -> list[int]:
        """Write which ones of so many, in rising order, as one digit among all such sets; or read them."""
        count = self.digit(among + 1, len(places) if places is not None else None)
        rank = sum(math.comb(place, n) for n, place in enumerate(places, 1)) if places is not None else None
        left, found = self.digit(math.comb(among, count), rank), []
        for n in range(count, 0, -1):
            among = next(place for place in range(among - 1, -1, -1) if math.comb(place, n) <= left)
            left -= math.comb(among, n)
            found.append(among)
        return found[::-1]

    def whole(self) -> int:
        """The number of all that was written."""
        found = 0
        for digit, size in reversed(self._written):
            found = found * size + digit
        return found


def _order(digits: Digits, rules: Rules, order: Order | None) -> Order:
    """Write an order, or read one where none is given: one description of both ways."""

    def part(name: str) -> Any:  # noqa: ANN401  # any field of any order
        return getattr(order, name, None)

    programmes = tuple(rules.programmes)
    places = ("", *(district.key for district in rules.town.districts))
    kind = digits.pick((Start, Stop, Choose, MakePledges, FormCoalition), type(order) if order else None)
    if kind is Start:
        key = digits.pick(programmes, part("start"))
        dose = digits.digit(len(rules.programmes[key].doses), (part("dose") or 0) - 1) + 1
        place = digits.pick(places, part("place") or "") or None
        address = digits.pick(("", *Address), part("address") or "")
        return Start(key, dose, place, Address(address) if address else None)
    if kind is Stop:
        return Stop(digits.pick(programmes, part("stop")), digits.pick(places, part("place") or "") or None)
    if kind is Choose:
        key = digits.pick(tuple(rules.events), part("choose"))
        answers = [choice.key for choice in rules.events[key].choices]
        return Choose(key, digits.pick(answers, part("choice")))
    if kind is MakePledges:
        offer = rules.level.pledges.offer if rules.level.pledges else ()
        return MakePledges(digits.picks([pledge.key for pledge in offer], part("pledge") or ()))
    return FormCoalition(digits.picks([party.key for party in rules.nation.lists], part("coalition") or ()))


def _log(digits: Digits, rules: Rules, log: Sequence[Dated] | None) -> tuple[Dated, ...]:
    """Write a log, or read one."""
    month, span = rules.level.from_, rules.level.to - rules.level.from_ + 2
    count = digits.digit(MOST, len(log) if log is not None else None)
    found = []
    for n in range(count):
        given = log[n] if log is not None else None
        later = given.month - month if given else None
        short = digits.digit(NEAR + 1, min(later, NEAR) if later is not None else None)
        month += short if short < NEAR else digits.digit(span, later)
        found.append(Dated(month, _order(digits, rules, given.order if given else None)))
    return tuple(found)


def _seed(digits: Digits, seed: int | None) -> int:
    """Write a seed with the number of its bits, or read it."""
    bits = digits.digit(SEED_BITS + 1, seed.bit_length() if seed is not None else None)
    return digits.digit(1 << bits, seed)


def _changed(
    digits: Digits, rules: Rules, changed: Sequence[tuple[str, float]] | None
) -> tuple[tuple[str, float], ...]:
    """Write the coefficients of a changed model, which ones and each one's step; or read them."""
    every = list(assumptions_of(rules).items())
    names = [key for key, _ in every]
    given = [names.index(key) for key, _ in changed] if changed is not None else None
    places = digits.some(len(every), given)
    found = []
    for n, place in enumerate(places):
        key, each = every[place]
        found.append((key, digits.pick(steps_of(each), changed[n][1] if changed is not None else None)))
    return tuple(found)


_written: list[tuple[Rules, str]] = []
"""The rules that were written last, and their text."""


def levels_hash(levels: Sequence[Rules], lived: Sequence[Lived]) -> bytes:
    """Four bytes that change with anything that authors wrote, and with nothing that a player changed.

    The levels are of one city, which counts once. `lived` is what the first has lived before it, as its
    author says.
    """
    *earlier, last = levels
    parts = (tuple(rules.level for rules in earlier), tuple(lived))
    written = [finished(writing(last)), *(json.dumps(to_plain(part), sort_keys=True) for part in parts)]
    return hashlib.sha256(f"[{', '.join(written)}]".encode()).digest()[:4]


def writing(rules: Rules) -> Generator[None, None, str]:
    """All that authors wrote of a level but what was lived before, as text, in steps; kept for the last."""
    if not (_written and _written[0][0] is rules):
        own, plain = replace(as_written(rules), lived=()), {}
        for each in fields(own):
            yield
            plain[each.name] = to_plain(getattr(own, each.name))
        yield
        _written[:] = [(rules, json.dumps(plain, sort_keys=True))]
    return _written[0][1]


# ---------------------------------------------------------------------- text


def encode(run: RunCode, rules: Rules) -> str:
    """The code of a game, in groups of six letters; `rules` are those that it was played under."""
    own = len(rules.lived) - len(run.before)
    *earlier, _ = levels = [*(replace(rules, level=past.level) for past in rules.lived[own:]), rules]
    digits = Digits()
    _seed(digits, run.seed)
    digits.pick(tuple(Difficulty), run.difficulty)
    _changed(digits, rules, run.changed)
    for each, past in zip(earlier, run.before, strict=True):
        _log(digits, each, past.log)
    digits.digit(rules.level.to - rules.level.from_ + 2, run.until - rules.level.from_)
    _log(digits, rules, run.log)
    number = digits.whole()
    body = number.to_bytes((number.bit_length() + 7) // 8, "little")
    names = _shortened([*(past.level for past in run.before), run.level]).encode()
    hashed = levels_hash(levels, rules.lived[:own])
    tail = _HEAD.pack(bytes(4), RESULT_VERSION, hashed, len(names))[4:] + names + body
    letters = _to_letters(hashlib.sha256(tail).digest()[:4] + tail)
    return "-".join(letters[n : n + GROUP] for n in range(0, len(letters), GROUP))


def code_of(session: Session, level: str) -> str:
    """The code of a game as it stands: the orders of the months that have been lived."""
    month = session.city.month
    log = tuple(dated for dated in session.log if dated.month < month)
    moved = tuple(changed(session.rules).items())
    made = RunCode(level, session.city.seed, session.difficulty, month, log, moved, session.before)
    return encode(made, session.rules)


def level_of(text: str) -> str:
    """The level that a code was played in last. Raises CodeError when it can't be read."""
    return _opened(text)[0][-1]


def decode(text: str, rules_of: RulesOf) -> RunCode:
    """The game in a code. Raises CodeError with a sentence's key, and what `rules_of` raises."""
    names, hashed, body = _opened(text)
    *earlier, rules = levels = [rules_of(name) for name in names]
    if hashed != levels_hash(levels, levels[0].lived):
        raise CodeError("code.other_level", level=names[-1])
    digits = Digits(int.from_bytes(body, "little"))
    seed = _seed(digits, None)
    difficulty = digits.pick(tuple(Difficulty), None)
    moved = _changed(digits, rules, None)
    before = tuple(
        PlayedLevel(name, _log(digits, each, None)) for name, each in zip(names, earlier, strict=False)
    )
    until = rules.level.from_ + digits.digit(rules.level.to - rules.level.from_ + 2, None)
    return RunCode(names[-1], seed, difficulty, until, _log(digits, rules, None), moved, before)


def _shortened(names: Sequence[str]) -> str:
    """Names of levels in one line; of a folder that is named again only the level."""
    told: list[str] = []
    folder = ""
    for name in names:
        here, _, level = name.rpartition("/")
        told.append(name if here != folder or not told else f"/{level}")
        folder = here
    return ",".join(told)


def _names(told: str) -> list[str]:
    """The names again."""
    names: list[str] = []
    for name in told.split(","):
        folder = names[-1].rpartition("/")[0] if names else ""
        names.append(f"{folder}{name}" if name.startswith("/") else name)
    return names


def _opened(text: str) -> tuple[list[str], bytes, bytes]:
    """Levels, their hash and the digits of a code that is whole and of this version."""
    data = _from_letters(text)
    if len(data) < _HEAD.size or hashlib.sha256(data[4:]).digest()[:4] != data[:4]:
        raise CodeError("code.damaged")
    _, version, hashed, long = _HEAD.unpack_from(data)
    if version != RESULT_VERSION:
        raise CodeError("code.other_version")
    rest = data[_HEAD.size :]
    try:
        names = _names(rest[:long].decode())
    except UnicodeDecodeError as error:
        raise CodeError("code.damaged") from error
    return names, hashed, rest[long:]


def _to_letters(data: bytes) -> str:
    count = -(-len(data) * 8 // 5)
    number = int.from_bytes(data, "big") << (count * 5 - len(data) * 8)
    return "".join(LETTERS[number >> 5 * n & 31] for n in range(count - 1, -1, -1))


def _from_letters(text: str) -> bytes:
    letters = text.upper().translate(ALIKE)
    if not letters or set(letters) - set(LETTERS):
        raise CodeError("code.damaged")
    number = 0
    for letter in letters:
        number = number << 5 | LETTERS.index(letter)
    size = len(letters) * 5 // 8
    number, rest = divmod(number, 1 << (len(letters) * 5 - size * 8))
    if rest:
        raise CodeError("code.damaged")
    return number.to_bytes(size, "big")
