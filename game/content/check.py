"""Checking files without a game: every problem of a level, a city, a plan or a whole folder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.content.cities import OPEN_LEVEL
from game.content.files import LEVELS
from game.content.levels import Library
from game.content.nodes import is_there, read, shown
from game.content.plans import read_plan
from game.content.problems import Code, Problem, as_json, as_text, tidy
from game.content.words import did_you_mean

CLEAN: Final = 0
"""Exit code: no problems."""
PROBLEMS: Final = 1
"""Exit code: at least one problem."""
NOT_READ: Final = 2
"""Exit code: something that was asked for could not be read at all."""


@dataclass(frozen=True, slots=True)
class Report:
    """What checking found."""

    problems: tuple[Problem, ...]
    """All problems, by file and line."""
    checked: tuple[str, ...]
    """The levels, cities and plans that were looked at."""
    missing: bool = False
    """Whether something that was asked for is not there or can't be opened."""

    @property
    def code(self) -> int:
        """The exit code of the command."""
        if self.missing:
            return NOT_READ
        return PROBLEMS if self.problems else CLEAN

    def text(self) -> str:
        """For a person."""
        return as_text(self.problems)

    def json(self) -> str:
        """For a program."""
        return as_json(self.problems)


def check_paths(paths: Sequence[str] = (), root: Path = LEVELS) -> Report:
    """Check names, files and folders; everything under the library when none are given."""
    library = Library(root)
    problems: list[Problem] = []
    checked: list[str] = []
    missing = False
    for asked in paths or (str(root),):
        targets = list(_targets(asked, library))
        missing = missing or not targets
        if not targets:
            known = library.names()
            hint = did_you_mean(asked, known)
            problems.append(
                Problem(asked, 0, 0, Code.NOT_FOUND, "there is no such file, folder or level", "", hint)
            )
        for target in targets:
            checked.append(shown(target))
            problems.extend(_check_one(target, library))
    unread = any(problem.code is Code.UNREADABLE for problem in problems)
    return Report(tidy(problems), tuple(dict.fromkeys(checked)), missing or unread)


def _targets(asked: str, library: Library) -> Iterable[Path]:
    """The levels, cities and plans that a name, a file or a folder stands for."""
    path = Path(asked)
    if is_there(path):
        yield path
        return
    if not _is_folder(path):
        found = (
            library.root / f"{asked}.yaml",
            library.root / asked,
            library.root / "plans" / f"{asked}.yaml",
        )
        path = next((item for item in found if asked and (is_there(item) or _is_folder(item))), path)
        if is_there(path):
            yield path
            return
    if not _is_folder(path):
        return
    if (path / "city.yaml").is_file():
        yield path
    for city in sorted(path.glob("**/city.yaml")):
        if city.parent != path:
            yield city.parent
    inner = Library(path) if not path.resolve().is_relative_to(library.root.resolve()) else library
    yield from (file for file in inner.files() if file.resolve().is_relative_to(path.resolve()))
    yield from sorted(file for file in path.glob("**/text/*.yaml") if _city_around(file) is None)
    plans = path if path.name == "plans" else path / "plans"
    yield from sorted(plans.glob("**/*.yaml"))


def _is_folder(path: Path) -> bool:
    """Whether a path is a folder; a name that no folder can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _check_one(path: Path, library: Library) -> list[Problem]:
    """The problems of a level, a city or a plan."""
    if path.is_dir():
        return library.city(path.resolve()).problems
    folder = _city_around(path)
    if folder and path != folder / "level.yaml":
        city = library.city(folder.resolve())
        return [problem for problem in city.problems if problem.file == shown(path)]
    if path.parent.name == "text":
        return _check_translations(path, library)
    if "plans" in path.parts[:-1]:
        return _check_plan(path, library)
    if path.suffix != ".yaml":
        return [Problem(shown(path), 0, 0, Code.FILE_NAME, "files of levels end in `.yaml`")]
    _level, problems = library.read(path)
    return problems


def _check_plan(path: Path, library: Library) -> list[Problem]:
    """The problems of a plan. It names no city, so it is held against the one of the library it fits best."""
    problems = read_plan(path, None)[1]
    if problems:
        return problems
    cities = sorted(library.root.glob(f"*/{OPEN_LEVEL}.yaml"))
    levels = [level for level in (library.read(city)[0] for city in cities) if level]
    return min((read_plan(path, level.rules)[1] for level in levels), key=len, default=[])


def _check_translations(path: Path, library: Library) -> list[Problem]:
    """The problems of a file of translations that lies beside levels."""
    levels = [level for level in sorted(path.parent.parent.glob("*.yaml")) if level.stem != "campaign"]
    told = [problem for level in levels for problem in library.read(level)[1] if problem.file == shown(path)]
    document = read(path)
    stems = [level.stem for level in levels]
    for key in document.value if isinstance(document.value, dict) else ():
        if key.partition(".")[0] not in stems:
            what, hint = f"there is no level `{key}` beside this folder", did_you_mean(key, stems)
            told.append(document.problem((key,), Code.TRANSLATION, what, "", hint, key=True))
    return told + document.problems


def _city_around(path: Path) -> Path | None:
    """The city's folder in which a file lies, if it does."""
    for folder in (path.parent, path.parent.parent):
        if (folder / "city.yaml").is_file():
            return folder
    return None
