"""The people of the map: who lives where and goes where this month, read from the view in parts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from game.engine.residents import AWAY, Activity
from game.scenes.map_model import Ground

F32 = npt.NDArray[np.float32]
U32 = npt.NDArray[np.uint32]
Rows = npt.NDArray[np.intp]

DRESS = (
    (166, 62, 48),
    (52, 84, 122),
    (214, 160, 58),
    (62, 108, 84),
    (122, 76, 108),
    (232, 222, 200),
    (72, 74, 82),
    (196, 116, 84),
    (92, 138, 150),
    (150, 148, 92),
    (226, 190, 178),
    (44, 58, 78),
)
HAIR = ((52, 40, 34), (88, 62, 42), (124, 94, 58), (40, 36, 38), (168, 160, 150), (110, 60, 40))
FACES = ((236, 196, 168), (214, 168, 136), (176, 128, 98), (128, 90, 68))


PIECES = 24
"""The people are read in so many parts, one a frame."""


def number(color: tuple[int, int, int]) -> int:
    """A colour as the pixel of a surface."""
    return (color[0] << 16) | (color[1] << 8) | color[2]


@dataclass(slots=True)
class Folk:
    """Everybody of one month, in the order of their rows."""

    rows: Rows
    """Rows of the residents that are drawn."""
    home: F32 = field(init=False)
    """Where they live, in metres: east, north."""
    goal: F32 = field(init=False)
    """Where they spend the day."""
    leave: F32 = field(init=False)
    """The hour of the day, 0 to 1, at which they leave; later than any for those who stay."""
    back: F32 = field(init=False)
    """The hour at which they go home."""
    dress: U32 = field(init=False)
    """Colours as pixels."""
    hair: U32 = field(init=False)
    face: U32 = field(init=False)
    turn: F32 = field(init=False)
    """Where their way turns: metres east, or north where it sets out to the north."""
    swapped: npt.NDArray[np.bool_] = field(init=False)
    """Whose way sets out to the north, not to the east."""
    child: npt.NDArray[np.bool_] = field(init=False)
    """Who is drawn smaller."""
    east: npt.NDArray[np.bool_] = field(init=False)
    """Whose pavement runs from west to east."""
    phase: F32 = field(init=False)
    """When they turn on their stroll, 0 to 1."""

    def __post_init__(self) -> None:
        many = self.rows.size
        self.home, self.goal = np.zeros((2, many), np.float32), np.zeros((2, many), np.float32)
        self.leave, self.back = np.zeros(many, np.float32), np.zeros(many, np.float32)
        self.dress, self.hair, self.face = (np.zeros(many, np.uint32) for _ in range(3))
        self.child, self.east, self.swapped = (np.zeros(many, np.bool_) for _ in range(3))
        self.phase, self.turn = np.zeros(many, np.float32), np.zeros(many, np.float32)


def read(view: Any, ground: Ground, folk: Folk) -> Iterator[None]:  # noqa: ANN401 - the game's view
    """Read everybody into the folk, a part between two stops."""
    share = -(-folk.rows.size // PIECES)
    for number_ in range(PIECES):
        _read_part(view, ground, folk, slice(number_ * share, (number_ + 1) * share))
        yield


def _read_part(view: Any, ground: Ground, folk: Folk, part: slice) -> None:  # noqa: ANN401 - the game's view
    """Read some of the people."""
    rows = folk.rows[part]
    block = np.asarray(view.residents("block"))[rows].astype(np.intp)
    luck = np.asarray(view.residents("id"))[rows].astype(np.uint64)
    one, two, three = (luck_of(luck, seed) for seed in (1, 2, 3))
    folk.home[:, part] = _beside(ground, block, one, two)
    goal, moves = _goals(view, ground, rows, block, luck)
    where = _beside(ground, goal, one, three)
    away = np.asarray(view.residents("workplace"))[rows] == AWAY
    where[:, away] = _far(ground, three)[:, away]
    folk.goal[:, part] = where
    begin = np.float32(0.22) + np.float32(0.16) * one
    folk.leave[part] = np.where(moves, begin, np.float32(9))
    folk.back[part] = begin + np.float32(0.3) + np.float32(0.14) * two
    folk.dress[part] = _colors(DRESS, luck_of(luck, 4))
    folk.hair[part] = _colors(HAIR, luck_of(luck, 5))
    folk.face[part] = _colors(FACES, luck_of(luck, 7))
    folk.east[part] = (one * np.float32(4)).astype(np.int32) % 2 == 0
    folk.phase[part] = luck_of(luck, 8)
    folk.child[part] = np.asarray(view.residents("born"))[rows] > view.month - 12 * 13


def _goals(
    view: Any,  # noqa: ANN401 - the game's view
    ground: Ground,
    rows: Rows,
    block: Rows,
    luck: npt.NDArray[np.uint64],
) -> tuple[Rows, npt.NDArray[np.bool_]]:
    """The block of the day's place, and who goes out at all."""
    school = np.asarray(view.residents("school"))[rows]
    work = np.asarray(view.residents("workplace"))[rows]
    club = np.asarray(view.residents("club"))[rows]
    near = np.asarray(view.blocks("near"))
    near = near if near.shape[-1] == ground.x.size else near.T
    goal = near[(luck % np.uint64(near.shape[0])).astype(np.intp), block].astype(np.intp)
    for places, blocks in (
        (club, view.clubs("block")),
        (work, view.workplace_blocks()),
        (school, view.schools("block")),
    ):
        there = places >= 0
        table = np.asarray(blocks)
        goal[there] = table[np.minimum(places[there], table.size - 1)]
    activity = np.asarray(view.residents("activity"))[rows]
    moves = (activity != Activity.CHILD) & (
        (activity < Activity.JOBLESS) | (luck_of(luck, 6) < np.float32(0.6))
    )
    return goal, moves


def _beside(ground: Ground, block: Rows, along: F32, off: F32) -> F32:
    """A place on the pavement around a block, the same for a person every time."""
    half = ground.size[block] + np.float32(1.5) + off * np.float32(5)
    turn = along * np.float32(4)
    side = turn.astype(np.int32)
    part = (turn - side) * np.float32(2) - np.float32(1)
    east = np.where(
        side == 0, part, np.where(side == 1, np.float32(1), np.where(side == 2, -part, np.float32(-1)))
    )
    north = np.where(
        side == 0, np.float32(-1), np.where(side == 1, part, np.where(side == 2, np.float32(1), -part))
    )
    return np.stack((ground.x[block] + east * half, ground.y[block] + north * half)).astype(np.float32)


def _far(ground: Ground, luck: F32) -> F32:
    """Where those go who work elsewhere: the stations."""
    stops = [mark.at for mark in ground.town.landmarks if mark.kind == "station"] or [(0.0, 0.0)]
    table = np.array(stops, np.float32)
    chosen = table[(luck * np.float32(997)).astype(np.intp) % len(stops)]
    spread = (luck * np.float32(8191)) % np.float32(1)
    return np.stack(
        (chosen[:, 0] + (spread - np.float32(0.5)) * 120, chosen[:, 1] + (luck - np.float32(0.5)) * 50)
    ).astype(np.float32)


def luck_of(ids: npt.NDArray[np.uint64], seed: int) -> F32:
    """A value from 0 to 1 for each person, always the same."""
    mixed = (ids + np.uint64(seed * 7919)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    found: F32 = (mixed >> np.uint64(40)).astype(np.float32) / np.float32(1 << 24)
    return found


def _colors(tones: tuple[tuple[int, int, int], ...], luck: F32) -> U32:
    table = np.array([number(tone) for tone in tones], np.uint32)
    return table[(luck * np.float32(len(tones) - 0.001)).astype(np.intp)]
