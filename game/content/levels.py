"""Levels: found by name or by file, read with their city, and given to the engine as rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from game.content.checks import check
from game.content.cities import OPEN_LEVEL, City, conditions, read_city
from game.content.files import KINDS, LEVELS
from game.content.fitting import fit
from game.content.nodes import Document, is_there, read, shown
from game.content.plans import find_plan, plan_names, read_plan
from game.content.problems import Code, ContentError, Problem, tidy
from game.content.records import build
from game.content.texts import Source, Texts, translate, translations
from game.content.words import clipped, did_you_mean, listed
from game.engine.conditions import Heard
from game.engine.rules import Level, Lived, Rules

_NO_LEVELS: Final = frozenset({"plans", "text"})


@dataclass(frozen=True, slots=True)
class LoadedLevel:
    """A level that can be played."""

    name: str
    """As it was asked for."""
    path: Path
    """Its file."""
    rules: Rules
    """For the engine."""
    texts: Texts
    """For players; the level's own begin with the name of its file."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A level in the list of levels."""

    name: str
    """By which it is asked for."""
    path: Path
    """Its file."""
    title: str
    """What it is called on screen; empty when it has problems."""
    problems: tuple[Problem, ...] = ()
    """Why it can't be played."""


@dataclass(slots=True)
class Library:
    """A folder of levels. Each city is read once, however many levels share it."""

    root: Path = LEVELS
    """The folder."""
    cities: dict[Path, City] = field(default_factory=dict)
    """Cities that were read, by folder."""

    def city(self, folder: Path) -> City:
        """A city, read when it is first asked for."""
        if folder not in self.cities:
            self.cities[folder] = read_city(folder)
        return self.cities[folder]

    def names(self) -> list[str]:
        """The names of all levels, the open level of a city by the city's name."""
        return [_name(path, self.root) for path in self.files()]

    def files(self) -> Iterator[Path]:
        """The files of all levels, by path."""
        for path in sorted(self.root.glob("**/*.yaml")):
            parts = path.relative_to(self.root).parts[:-1]
            if _NO_LEVELS.isdisjoint(parts) and path.stem != "campaign" and not _in_city(path, self.root):
                yield path

    def find(self, name: str) -> Path:
        """The file of a level. Raises ContentError when there is none."""
        if name.endswith((".yaml", ".yml")):
            for path in (Path(name), self.root / name):
                if is_there(path):
                    return path
        elif name and ".." not in Path(name).parts and not Path(name).is_absolute():
            for path in (self.root / f"{name}.yaml", self.root / name / f"{OPEN_LEVEL}.yaml"):
                if is_there(path):
                    return path
        known = self.names()
        hint = did_you_mean(name, known)
        expected = "" if hint or not known else f"there are {listed(known)}"
        raise ContentError([Problem(name, 0, 0, Code.NOT_FOUND, "there is no such level", expected, hint)])

    def read(self, path: Path) -> tuple[LoadedLevel | None, list[Problem]]:
        """A level and all problems of its file and its city's."""
        document = read(path)
        wanted = document.value.get("city") if isinstance(document.value, dict) else None
        folder = self._city_folder(path, wanted)
        city = self.city(folder) if folder else None
        level = build(document, KINDS["level"], city.names if city else None)
        if city is None:
            if isinstance(wanted, str):
                document.problems.append(self._no_city(document, wanted))
            return None, document.problems
        if not isinstance(level, Level):
            return None, [*document.problems, *city.problems]
        check(level, KINDS["level"], document)
        fit(level, document, city)
        texts, told = _texts(path, level, document, city)
        problems = [*document.problems, *city.problems, *told]
        rules = None if problems else _rules(level, city)
        if rules and level.starts_after:
            rules, told = self._after(rules, document, city)
            problems += told
        return (LoadedLevel(_name(path, self.root), path, rules, texts) if rules else None), problems

    def _after(
        self, rules: Rules, document: Document, city: City
    ) -> tuple[Rules | None, list[Problem]]:
        """The rules with what is lived before the level, and what is wrong with it."""
        name, known = rules.level.starts_after, plan_names(self.root)
        before = city.open_level
        if name not in known:
            hint = did_you_mean(name, known)
            what = f"there is no plan `{clipped(name)}`"
            return None, [document.problem(("starts_after",), Code.UNKNOWN_NAME, what, "", hint)]
        if before is None or before.from_ >= rules.level.from_ or before.starts_after:
            what, hint = "the city's open level does not begin before this one", "leave `starts_after` out"
            return None, [document.problem(("starts_after",), Code.DATES, what, "", hint)]
        plan, problems = read_plan(find_plan(name, self.root), rules)
        orders = tuple(dated for dated in plan.orders if dated.month < rules.level.from_) if plan else ()
        return replace(rules, lived=(Lived(unseen(before, rules), orders),)), problems

    def _no_city(self, document: Document, name: str) -> Problem:
        """The level names a city that is not there."""
        cities = sorted(found.parent.name for found in self.root.glob("*/city.yaml"))
        hint = did_you_mean(name, cities)
        expected = (
            "" if hint else f"there are {listed(cities)}" if cities else "expected a folder with city.yaml"
        )
        what = f"there is no city `{clipped(name)}`"
        return document.problem(("city",), Code.UNKNOWN_NAME, what, expected, hint)

    def _city_folder(self, path: Path, name: object) -> Path | None:
        """The folder of a level's city: beside the level, around it, or in the library."""
        if not isinstance(name, str) or not name or set(name) & set("/\\\0") or name.startswith("."):
            return None
        around = path.resolve().parent
        own = [around] if around.name == name else []
        for folder in (*own, around / name, around.parent / name, self.root.resolve() / name):
            if is_there(folder / "city.yaml"):
                return folder
        return None


def load_level(name: str, library: Library | None = None) -> LoadedLevel:
    """The level of this name or file. Raises ContentError with every problem when it has any."""
    library = library or Library()
    path = library.find(name)
    loaded, problems = library.read(path)
    if loaded is None or problems:
        raise ContentError(problems)
    return loaded


def list_levels(library: Library | None = None) -> list[Listed]:
    """Every level with its title, or with its problems; one with problems holds up no other."""
    library = library or Library()
    found = []
    for path in library.files():
        loaded, problems = library.read(path)
        title = loaded.rules.level.name if loaded else ""
        found.append(Listed(_name(path, library.root), path, title, tidy(problems)))
    return found


def _name(path: Path, root: Path) -> str:
    """The name of a level's file: its path in the library, or the path itself."""
    try:
        inside = path.resolve().relative_to(root.resolve()).with_suffix("")
    except ValueError:
        return shown(path)
    return (
        inside.parent.as_posix() if inside.name == OPEN_LEVEL and len(inside.parts) > 1 else inside.as_posix()
    )


def _in_city(path: Path, root: Path) -> bool:
    """Whether a file is a part of a city, and no level."""
    for folder in path.parents:
        if folder == root:
            return False
        if is_there(folder / "city.yaml"):
            return path != folder / f"{OPEN_LEVEL}.yaml"
    return False


def _texts(path: Path, level: Level, document: Document, city: City) -> tuple[Texts, list[Problem]]:
    """The texts of a level and its city, and what is wrong with the level's translations."""
    if path.resolve().parent == city.folder.resolve() and path.stem == OPEN_LEVEL:
        return city.texts, []
    source = Source()
    source.add(level, KINDS["level"], document, path.stem)
    documents = translations(path.parent, sorted(city.texts.translated))
    own = source.texts(translate(source, documents, f"{path.stem}."))
    return city.texts.joined(own), [problem for found in documents.values() for problem in found.problems]


def _rules(level: Level, city: City) -> Rules | None:
    """The rules of a level whose files have no problems."""
    if city.k is None:
        return None
    return Rules(
        level=level,
        town=city.town,
        nation=city.nation,
        programmes=city.programmes,
        events=city.events,
        cast=city.cast,
        record=city.record,
        assumptions=city.assumptions,
        k=city.k,
        models=city.models,
        reference=city.reference,
    )


def unseen(level: Level, rules: Rules) -> Level:
    """A level that nobody plays: what somebody has to say of the mayor waits for one who hears it."""
    kept = level.events or tuple(rules.events)
    told = (rules.events[key] for key in kept)
    silent = {event.key for event in told if any(isinstance(one, Heard) for _, one in conditions(event.when))}
    return replace(level, events=tuple(key for key in kept if key not in silent))
