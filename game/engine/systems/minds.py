"""Minds: everything said to attitudes this month takes effect, and surveys say why they moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.engine.answers import EDGES, MIXED, QUESTIONS, TWINS, Counts, Question, among_asked, score, turned
from game.engine.causes import Part, book_parts, sum_rows
from game.engine.cells import CELLS, DISTRICTS, NOBODY
from game.engine.city import City
from game.engine.columns import F32, F64, I64, Mask, Rows
from game.engine.fear import be_afraid, calm
from game.engine.indicators import grown
from game.engine.minds import ATTITUDES, FELT_SAFE, TO_GRID
from game.engine.rules import Rules
from game.engine.sway import ROUND
from game.engine.system import System
from game.engine.wearing import Reasons, tell, who_stayed

MOST = 0.5
"""The most that all of one month together can move somebody of what is left."""
HALF = np.float32(0.5)
LEAST = np.float32(0.001)
"""Who moves less than this can't be shared among causes that pull hard against each other."""

NO_REASONS: Reasons = ([], np.zeros((0, DISTRICTS, 2), np.float64))


@dataclass(slots=True)
class Cast:
    """What the surveys need to know of everybody's minds, gathered while they change."""

    cell: Rows
    """Cells of all rows."""
    asked: Mask
    """Who answers surveys."""
    calm: np.float32
    """What shocks leave of felt safety."""
    old: dict[int, F32]
    """Attitude that moved → what it was before."""
    told: dict[int, F64]
    """Attitude that moved → what was said about it by cell, one row a cause."""
    whole: dict[int, F64]
    """Attitude that moved → all that was said about it by cell."""
    turned: dict[int, tuple[Rows, Mask]]
    """Row of scores that moved → whose answers turned, and whether they came above the edge."""


def change_minds(city: City, rules: Rules) -> None:
    """Everybody makes up their mind about this month's attitudes: each moves by what was said and lived.

    The rates of everything said are added up. A sum above 0 moves an attitude towards 1 by that share of
    what is left, a sum below 0 towards 0; then it drifts back towards the resident's temperament.
    Attitudes stay on a grid of 2**-20, so that sums over residents are exact.
    """
    be_afraid(city, rules)
    if not city.sway.asked:
        return
    cast = Cast(
        cell=city.residents.cell.astype(np.intp),
        asked=grown(city, slice(None)),
        calm=np.float32(calm(city, rules)),
        old={},
        told={},
        whole={},
        turned={},
    )
    mixed = {
        len(ATTITUDES) + n: score(city.residents.minds, survey.weights)
        for n, survey in enumerate(MIXED)
        if city.sway.asks(*(attitude for attitude, _ in survey.weights))
    }
    room = np.empty((2, cast.cell.size), np.float32)
    for attitude in city.sway.asked:
        _move(city, rules, attitude, cast, room)
    for row, before in mixed.items():
        after = score(city.residents.minds, MIXED[row - len(ATTITUDES)].weights)
        cast.turned[row] = turned(before, after, EDGES[row], cast.asked)
    _answer(city, rules, cast)
    city.sway.clear()


def _pace(rules: Rules) -> float:
    """The share of the way back to temperament that a round goes."""
    return rules.k.minds.drift * ROUND


def _move(city: City, rules: Rules, attitude: int, cast: Cast, room: F32) -> None:
    """One attitude moves: up by a share of 1 - old, or down by a share of old.

    Both are rate / 2 + |rate| * (1 / 2 - old). As shares of what is left, moves stay between 0 and 1.
    """
    mind = city.residents.minds[attitude]
    new, size = room
    old = cast.old[attitude] = mind.copy()
    rate = _said(city, attitude, cast)
    np.subtract(HALF, old, out=new)
    np.abs(rate, out=size)
    new *= size
    rate *= HALF
    new += rate
    np.subtract(_at_home(city.residents.anchors[attitude], attitude, cast), old, out=size)
    size *= np.float32(_pace(rules))
    new += size
    new += old
    new += TO_GRID
    np.subtract(new, TO_GRID, out=mind)
    cast.turned[attitude] = turned(old, mind, EDGES[attitude], cast.asked)


def _at_home(anchors: F32, attitude: int, cast: Cast) -> F32:
    """Where temperament pulls an attitude: while there is something to fear, not back to feeling safe."""
    return anchors * cast.calm if attitude == FELT_SAFE else anchors


def _said(city: City, attitude: int, cast: Cast) -> F32:
    """All that was said and lived, over a round: a rate for each row."""
    cast.told[attitude] = city.sway.told(attitude)
    cast.whole[attitude] = cast.told[attitude].sum(axis=0)
    most = np.float32(MOST / ROUND)
    rate: F32 = cast.whole[attitude].clip(-most, most).astype(np.float32).take(cast.cell, mode="wrap")
    lived = city.sway.persons[attitude].values()
    for each in lived:
        rate += each
    if lived:
        rate.clip(-most, most, out=rate)
    rate *= np.float32(ROUND)
    return rate


def _answer(city: City, rules: Rules, cast: Cast) -> None:
    """Count who came to say yes or no in each survey, and say why."""
    asked = [question for question in QUESTIONS if question.row in cast.turned]
    known = city.causes_on or city.month < city.start
    reasons = _reasons(city, rules, cast, asked) if known else [NO_REASONS] * len(asked)
    parts = [
        Part(key, among_asked(key, change), causes, among_asked(key, moved))
        for question, change, (causes, moved) in zip(asked, _changes(cast, asked), reasons, strict=True)
        for key in TWINS.get(question.key, (question.key,))
    ]
    book_parts(city, parts)


def _changes(cast: Cast, asked: list[Question]) -> I64:
    """How many more came to say yes to each question, by district and background (asked, DISTRICTS, 2)."""
    turned = [cast.turned[question.row] for question in asked]
    place = np.concatenate([cast.cell.take(who) + CELLS * n for n, (who, _) in enumerate(turned)])
    above = np.concatenate([above for _, above in turned])
    counted = np.bincount(2 * place + above, minlength=2 * CELLS * len(asked)).reshape(-1, CELLS, 2)
    more = _by_background(counted[..., 1] - counted[..., 0])
    more *= np.array([question.sign for question in asked], np.int64)[:, None, None]
    return more


def _by_background(cells: Counts) -> Counts:
    """Sums by cell as sums by district and background (…, DISTRICTS, 2)."""
    found: Counts = cells[..., 0:NOBODY:2] + cells[..., 1:NOBODY:2]
    return found.reshape(*cells.shape[:-1], DISTRICTS, 2)


def _key(question: Question, attitude: int) -> str:
    """What is felt goes by survey and attitude."""
    return f"{question.key}.{ATTITUDES[attitude]}"


def _reasons(city: City, rules: Rules, cast: Cast, asked: list[Question]) -> list[Reasons]:
    """What each cause moved in the answers to each of these questions, less what wore off of it."""
    heard: dict[str, Sequence[str]] = {}
    moves: list[F64] = []
    for question in asked:
        for attitude, by_cell in _shared(city, rules, cast, question):
            heard[_key(question, attitude)] = *city.sway.tables[attitude], *city.sway.persons[attitude]
            moves += by_cell
    told = tell(city, heard, _by_background(np.concatenate(moves)), _pace(rules), who_stayed(city))
    found: list[Reasons] = []
    for question in asked:
        own = [told[key] for attitude, _ in question.weights if (key := _key(question, attitude)) in told]
        found.append(own[0] if len(own) == 1 else _together(own))
    return found


def _together(reasons: list[Reasons]) -> Reasons:
    """The same causes of several attitudes as one."""
    causes = [cause for causes, _ in reasons for cause in causes]
    place = {cause: n for n, cause in enumerate(dict.fromkeys(causes))}
    parts = np.concatenate([parts for _, parts in reasons])
    return list(place), sum_rows(parts, [place[cause] for cause in causes], len(place))


def _shared(
    city: City, rules: Rules, cast: Cast, question: Question
) -> Iterator[tuple[int, tuple[F64, F64, F64]]]:
    """Answers that turned, shared among what moved them: attitude by attitude, by cause and cell.

    Each cause has the part that its own move has in the whole move of that resident. Those said by cell come
    first; the last row is what temperament took back.
    """
    who, _ = cast.turned[question.row]
    cell, minds, anchors = cast.cell.take(who), city.residents.minds, city.residents.anchors
    moved = [(attitude, weight) for attitude, weight in question.weights if attitude in cast.old]
    before = {attitude: cast.old[attitude].take(who) for attitude, _ in moved}
    whole = sum((minds[a].take(who) - before[a]) * np.float32(weight) for a, weight in moved)
    share = np.float32(question.sign) / np.maximum(np.abs(whole), LEAST)
    most = 2 + max(len(city.sway.persons[attitude]) for attitude, _ in moved)
    place = cell + CELLS * np.arange(most)[:, None]
    for attitude, weight in moved:
        old, lived = before[attitude], city.sway.persons[attitude].values()
        each = np.empty((2 + len(lived), who.size), np.float32)
        (left, back), own = each[:2], each[2:]
        rate = cast.whole[attitude].take(cell)
        for line, said in zip(own, lived, strict=True):
            said.take(who, out=line, mode="clip")
            rate += line
        np.abs((rate > 0.0) - old, out=left)
        np.subtract(_at_home(anchors[attitude].take(who), attitude, cast), old, out=back)
        each[:2] *= share
        each[:2] *= np.array([[weight * ROUND], [weight * _pace(rules)]], np.float32)
        own *= left
        cells = _by_cell(place[: len(each)], each)
        yield attitude, (cast.told[attitude] * cells[0], cells[2:], cells[1:2])


def _by_cell(place: Rows, each: F32) -> F64:
    """Sums by cell (lines, CELLS) of what each resident has in each line (lines, residents).

    `place` is the cell of each in the first line, and `CELLS` more in each line after it.
    """
    found = np.bincount(place.ravel(), each.ravel(), len(each) * CELLS)
    return np.asarray(found, np.float64).reshape(-1, CELLS)


SYSTEM = System("minds", change_minds, ("residents.minds", "sway", "ledger", "numbers"))
