"""Our meetings and moves written in C, built with the system's compiler and run on the town's own columns.

What `month.c` does is what the systems `meetings` and `homes` do to residents: each half-year half of the
town meets somebody in the street and the club, or in class and at work; a quarter of the households weighs
its home, some look at eight empty ones, and some move. The rest of both systems (causes, courses, buddies,
building, renewal, rents) is left out, and its constants are only of the size of `assumptions.yaml`: it
measures speed and is no second model.
"""

import ctypes
import os
import shutil
import subprocess
import tempfile
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np

from game.engine import minds
from game.engine.city import City
from stopwatch import Time, median, timed

SOURCE = Path(__file__).with_name("month.c")
FLAGS = ("-O3", "-march=native", "-std=c11", "-shared", "-fPIC")
SIZES = ("residents", "households", "homes", "blocks")
COLUMNS = {
    "alive": ("uint8_t", "residents.alive"),
    "luck_a": ("uint32_t", "residents.luck_a"),
    "luck_b": ("uint32_t", "residents.luck_b"),
    "born": ("int32_t", "residents.born"),
    "origin": ("int16_t", "residents.origin"),
    "generation": ("int8_t", "residents.generation"),
    "household": ("int32_t", "residents.household"),
    "block": ("int32_t", "residents.block"),
    "district": ("int8_t", "residents.district"),
    "class_": ("int32_t", "residents.class_"),
    "workplace": ("int32_t", "residents.workplace"),
    "club": ("int32_t", "residents.club"),
    "tolerance": ("float", "residents.tolerance"),
    "h_alive": ("uint8_t", "households.alive"),
    "h_home": ("int32_t", "households.home"),
    "h_head": ("int32_t", "households.head"),
    "h_size": ("int8_t", "households.size"),
    "h_children": ("int8_t", "households.children"),
    "h_income": ("float", "households.income"),
    "h_poor": ("uint8_t", "households.poor"),
    "h_tired": ("float", "households.tired"),
    "exists": ("uint8_t", "homes.exists"),
    "home_block": ("int32_t", "homes.block"),
    "rooms": ("int8_t", "homes.rooms"),
    "tenure": ("int8_t", "homes.tenure"),
    "rent": ("float", "homes.rent"),
    "quality": ("float", "homes.quality"),
    "lives_in": ("int32_t", "homes.household"),
    "b_district": ("int8_t", "blocks.district"),
    "b_people": ("int32_t", "blocks.residents"),
    "b_foreign": ("float", "blocks.foreign"),
    "b_at_ease": ("float", "blocks.at_ease"),
    "b_litter": ("float", "blocks.litter"),
}
"""Columns that the loop reads or writes: name in C → type in C, and where it stands in the city."""
FEELINGS = {"openness": minds.OPENNESS, "belonging": minds.BELONGING, "felt_safe": minds.FELT_SAFE}
"""Rows of `residents.minds` that it reads or writes."""
TYPES = {
    "uint8_t": np.uint8,
    "uint32_t": np.uint32,
    "int8_t": np.int8,
    "int16_t": np.int16,
    "int32_t": np.int32,
    "float": np.float32,
}


class NoCompilerError(Exception):
    """There is none, or it refused; the message says what to do."""


class Done(ctypes.Structure):
    """What happened in a year, to hold beside our own: met, met across origins, looked at homes, moved."""

    _fields_ = tuple((name, ctypes.c_int64) for name in ("met", "across", "looked", "moved"))

    met: int
    across: int
    looked: int
    moved: int


class CTown:
    """A copy of the columns that the loop needs, and the loop, built into a temporary folder."""

    def __init__(self, city: City) -> None:
        self.month = city.month
        self.columns = {
            name: np.array(attrgetter(where)(city), TYPES[kind]) for name, (kind, where) in COLUMNS.items()
        }
        self.columns |= {name: city.residents.minds[row].copy() for name, row in FEELINGS.items()}
        fields: list[tuple[str, Any]] = [(name, ctypes.c_int64) for name in SIZES]
        fields += [(name, ctypes.c_void_p) for name in self.columns]
        struct: Any = type("Struct", (ctypes.Structure,), {"_fields_": fields})
        sizes = [self.columns[name].size for name in ("alive", "h_alive", "exists", "b_people")]
        self._town = struct(*sizes, *(column.ctypes.data for column in self.columns.values()))
        self._live = _built().year

    def year(self) -> Done:
        """Live twelve months, on the columns as the last year left them."""
        done = Done()
        self._live(ctypes.byref(self._town), self.month, ctypes.byref(done))
        self.month += 12
        return done


def c_month(city: City, repeats: int) -> tuple[Time, Done]:
    """A month of the loop, the median of some years; and what a year of it does."""
    town = CTown(city)
    done = town.year()
    return median(timed(town.year).over(12) for _ in range(repeats)), done


def header() -> str:
    """The town's columns in C."""
    lines = [f"    int64_t {name};" for name in SIZES]
    lines += [f"    {kind} *{name};" for name, (kind, _) in COLUMNS.items()]
    lines += [f"    float *{name};" for name in FEELINGS]
    return "\n".join(["struct town {", *lines, "};", ""])


def compiler() -> str:
    """The system's compiler, or the one that CC names. Raises NoCompilerError when there is none."""
    for name in (os.environ.get("CC", ""), "cc", "gcc", "clang"):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise NoCompilerError("no C compiler: install gcc or clang, or name one in CC")


def _built() -> ctypes.CDLL:
    """The loop, loaded."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        (Path(folder) / "town.h").write_text(header(), encoding="utf-8")
        library = Path(folder) / "month.so"
        words = [compiler(), *FLAGS, f"-I{folder}", str(SOURCE), "-o", str(library)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoCompilerError(f"{words[0]} did not build month.c: {done.stderr.strip()[:200]}")
        return ctypes.CDLL(str(library))
