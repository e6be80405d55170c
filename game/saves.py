"""Saves: a session as a file and back. A file is replaced whole or not at all, and never runs code.

A save folder holds one folder a game ("slot"): `log.json` with level, seed and orders, written every
month; snapshots of the city, one each January and one on quit. The newest valid snapshot is loaded and
the log is replayed from there; a damaged file is set aside with a sentence.
"""

import hashlib
import json
import os
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game import RESULT_VERSION
from game.engine.marks import month_name
from game.engine.obey import obey
from game.engine.orders import Dated
from game.engine.plain import from_plain, to_plain
from game.engine.rules import Rules
from game.engine.schedule import live_month
from game.engine.snapshot import BadSnapshotError, from_bytes
from game.session import Session

MAGIC = b"BRKSTN01"
_HEAD = struct.Struct("<8sIQ32s")
KEPT = 3
LOG = "log.json"


class SaveError(Exception):
    """A save can't be written or read; the message is a sentence for the player."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One saved game."""

    folder: Path
    """Where it stands."""
    level: str
    """The level's key."""
    month: int
    """The month that begins."""
    seed: int
    """Seed."""
    saved: float
    """When it was saved, seconds since 1970."""
    picture: Path | None
    """A picture of the city, if there is one."""
    note: str = ""
    """What is wrong with it, if something is."""


def wrap(body: bytes, version: int = RESULT_VERSION) -> bytes:
    """A body with its header: magic, version, length and SHA-256."""
    return _HEAD.pack(MAGIC, version, len(body), hashlib.sha256(body).digest()) + body


def unwrap(data: bytes) -> bytes:
    """The body behind a header. Raises SaveError when it is damaged or of another version."""
    if len(data) < _HEAD.size:
        raise SaveError("The file is too short.")
    magic, version, length, digest = _HEAD.unpack_from(data)
    body = data[_HEAD.size :]
    if magic != MAGIC:
        raise SaveError("This is not a Brickstones save.")
    if version != RESULT_VERSION:
        raise SaveError(f"It was made by another version of the game (version {version}).")
    if len(body) != length or hashlib.sha256(body).digest() != digest:
        raise SaveError("The file is damaged.")
    return body


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step: temporary file, flush, fsync, replace, fsync of the folder.

    Raises SaveError with a sentence when the disk does not take it.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        if os.name == "posix":
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    except OSError as error:
        raise SaveError(f"The game could not be saved in {path.parent}: {error.strerror}.") from error


def save_log(folder: Path, session: Session, level: str) -> None:
    """Write the log: level, seed, the month that begins, and every order."""
    record = {
        "level": level,
        "seed": session.city.seed,
        "month": session.city.month,
        "log": [to_plain(dated) for dated in session.log],
    }
    write_whole(folder / LOG, wrap(json.dumps(record, sort_keys=True).encode()))


def save_snapshot(folder: Path, session: Session) -> Path:
    """Write the city; the last three snapshots and each January's are kept."""
    name = month_name(session.city.month)
    path = folder / f"{name}.city"
    write_whole(path, wrap(zlib.compress(session.morning_bytes(), 1)))
    passing = [file for file in sorted(folder.glob("*.city")) if not file.stem.endswith("-01")]
    for old in passing[:-KEPT]:
        old.unlink(missing_ok=True)
    return path


def save(folder: Path, session: Session, level: str) -> None:
    """What is saved each month: the log, and in January the city too."""
    save_log(folder, session, level)
    if session.city.month % 12 == 0:
        save_snapshot(folder, session)


def slots(home: Path) -> list[Slot]:
    """Saved games, the newest first. A slot that can't be read says why."""
    found: list[Slot] = []
    if not home.is_dir():
        return found
    for folder in sorted(home.iterdir()):
        log = folder / LOG
        if not log.is_file():
            continue
        picture = folder / "picture.png"
        shown = picture if picture.is_file() else None
        try:
            record = read_log(folder)
            found.append(
                Slot(folder, record["level"], record["month"], record["seed"], log.stat().st_mtime, shown)
            )
        except (SaveError, OSError) as error:
            found.append(Slot(folder, "", 0, 0, 0.0, None, str(error)))
    return sorted(found, key=lambda slot: -slot.saved)


def read_log(folder: Path) -> dict[str, Any]:
    """The log of a slot. Raises SaveError when it is damaged."""
    try:
        record = json.loads(unwrap((folder / LOG).read_bytes()))
    except OSError as error:
        raise SaveError(f"{folder.name} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise SaveError("The file is damaged.") from error
    if not isinstance(record, dict) or set(record) != {"level", "seed", "month", "log"}:
        raise SaveError("The file is damaged.")
    return record


def load(folder: Path, rules_of: Callable[[str], Rules]) -> tuple[Session, str, list[str]]:
    """A saved game: session, level key, and sentences about what was set aside.

    The newest valid snapshot is taken, and the months after it are lived again from the log. With no
    valid snapshot the whole game is lived again from its seed.
    """
    record = read_log(folder)
    log = tuple(from_plain(Dated, dated) for dated in record["log"])
    rules = rules_of(record["level"])
    notes: list[str] = []
    session: Session | None = None
    for path in sorted(folder.glob("*.city"), reverse=True):
        try:
            city = from_bytes(zlib.decompress(unwrap(path.read_bytes())))
        except (SaveError, BadSnapshotError, OSError, zlib.error):
            path.replace(path.with_suffix(".damaged"))
            notes.append(f"{path.name} was damaged and has been set aside; an earlier save was used.")
            continue
        if city.month <= record["month"]:
            session = Session(rules, city, log)
            break
    if session is None:
        session = Session.begin(rules, record["seed"])
        session.log = list(log)
    catch_up(session, log, record["month"])
    return session, record["level"], notes


def catch_up(session: Session, log: tuple[Dated, ...], until: int) -> None:
    """Live on to the first morning of a month, with the orders of the log."""
    city, rules = session.city, session.rules
    given = city.month if city.history.months else 0
    for dated in log:
        while city.month < min(dated.month, until):
            live_month(city, rules)
        if dated.month >= given:
            obey(city, rules, dated.order)
    while city.month < until:
        live_month(city, rules)
    session.wake()
