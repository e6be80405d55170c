"""Cities: the folders that levels share. A city is read once and checked as a whole."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from game.content.checks import check
from game.content.coefficients import Assumptions, coefficients
from game.content.files import CITY_FILES, KINDS, PEOPLE
from game.content.models import inside
from game.content.names import Names
from game.content.nodes import Document, read, shown
from game.content.problems import Code, Problem
from game.content.records import build
from game.content.texts import Source, Texts, languages, translate, translations
from game.content.words import did_you_mean
from game.engine.coefficients import Coefficients
from game.engine.conditions import All, AnyOf, Chosen, Condition, Not
from game.engine.marks import Mark
from game.engine.nation import Nation
from game.engine.rules import CastMember, Event, Level, Programme, Record, RivalModel, Usual
from game.engine.town import Town

FOLDERS: Final = ("programmes", "events", "models")
"""The folders of a city with one file a thing; a city keeps what they hold under the same names."""
OPEN_LEVEL: Final = "level"
"""The level in a city's own folder, which goes by the city's name."""


@dataclass(slots=True)
class City:
    """A city's folder, read. What has problems is missing here, and told in `documents`."""

    folder: Path
    """Where it is."""
    names: Names
    """Keys of its districts, programmes, events and people."""
    documents: dict[str, Document] = field(default_factory=dict)
    """Its files, by their path in the folder without suffix."""
    parts: dict[str, Any] = field(default_factory=dict)
    """What the files that a city has once hold, by name."""
    programmes: dict[str, Programme] = field(default_factory=dict)
    """By key."""
    events: dict[str, Event] = field(default_factory=dict)
    """By key."""
    models: dict[str, RivalModel] = field(default_factory=dict)
    """By key."""
    open_level: Level | None = None
    """Its own level, the whole period."""
    k: Coefficients | None = None
    """The model's coefficients."""
    texts: Texts = field(default_factory=Texts)
    """What players read."""

    @property
    def problems(self) -> list[Problem]:
        """Everything that is wrong in its files."""
        return [problem for document in self.documents.values() for problem in document.problems]

    @property
    def town(self) -> Town:
        """The place and its first residents."""
        town: Town = self.parts["city"]
        return town

    @property
    def nation(self) -> Nation:
        """What the mayor can't move."""
        nation: Nation = self.parts["nation"]
        return nation

    @property
    def record(self) -> Record:
        """What really happened."""
        record: Record = self.parts["record"]
        return record

    @property
    def assumptions(self) -> Assumptions:
        """Coefficients with their sources."""
        assumptions: Assumptions = self.parts["assumptions"]
        return assumptions

    @property
    def reference(self) -> dict[str, Usual] | None:
        """The average town, when the city has it."""
        reference: dict[str, Usual] | None = self.parts.get("reference")
        return reference

    @property
    def cast(self) -> dict[str, CastMember]:
        """Who speaks, by key."""
        return {person.key: person for person in self.parts["people"].cast}


def read_city(folder: Path) -> City:
    """Read a city's folder. Never raises: what is wrong stands in the documents."""
    documents = _documents(folder)
    city = City(folder, _names(documents), documents)
    source = Source()
    for name, document in documents.items():
        kind, _, stem = name.partition("/")
        shape = KINDS[kind.removesuffix("s") if stem else kind]
        value = build(document, shape, city.names)
        if value is None:
            continue
        check(value, shape, document)
        if name == "people":
            source.add(value.cast, PEOPLE, document, name)
        else:
            source.add(value, shape, document, name.replace("/", "."))
        if not stem:
            city.parts[name] = value
        else:
            _file_name(value.key, stem, document)
            table: dict[str, Any] = getattr(city, kind)
            table[value.key] = value
    _together(city)
    own = read(folder / f"{OPEN_LEVEL}.yaml")
    if (level := build(own, KINDS["level"], city.names)) is not None:
        city.open_level = level
        source.add(level, KINDS["level"], own, OPEN_LEVEL)
        _translate(city, source)
    elif not (folder / f"{OPEN_LEVEL}.yaml").exists():
        _translate(city, source)
    return city


def _documents(folder: Path) -> dict[str, Document]:
    """The files of a city by their path in its folder, without suffix."""
    documents = {name: read(folder / f"{name}.yaml") for name in CITY_FILES}
    if (folder / "reference.yaml").exists():
        documents["reference"] = read(folder / "reference.yaml")
    for kind in FOLDERS:
        for path in sorted((folder / kind).glob("*.yaml")):
            documents[f"{kind}/{path.stem}"] = read(path)
        for path in sorted((folder / kind).glob("*.yml")):
            what = "files of levels end in `.yaml`"
            wrong = Problem(shown(path), 0, 0, Code.FILE_NAME, what, "", f"call it {path.stem}.yaml")
            documents[f"{kind}/{path.name}"] = Document(shown(path), problems=[wrong])
    return documents


def _translate(city: City, source: Source) -> None:
    """Read the translations; they are compared only once the texts themselves are sound."""
    told = translations(city.folder, languages(city.folder))
    sound = not city.problems
    city.documents.update({f"text/{lang}": document for lang, document in told.items()})
    city.texts = source.texts(translate(source, told) if sound else {})


def _names(documents: dict[str, Document]) -> Names:
    """The keys that exist in a city, as far as its files can be read."""
    stems: dict[str, set[str]] = {kind: set() for kind in FOLDERS}
    for name in documents:
        kind, _, stem = name.partition("/")
        if stem:
            stems[kind].add(stem)
    known = {Mark.PROGRAMME: frozenset(stems["programmes"]), Mark.EVENT: frozenset(stems["events"])}
    for mark, name, key in ((Mark.DISTRICT, "city", "districts"), (Mark.PERSON, "people", "cast")):
        value = documents[name].value
        items = value.get(key) if isinstance(value, dict) else None
        if isinstance(items, list):
            keys = (item.get("key") for item in items if isinstance(item, dict))
            known[mark] = frozenset(key for key in keys if isinstance(key, str))
    return Names(known)


def _file_name(key: str, stem: str, document: Document) -> None:
    """A programme, an event or a model is called as its file is."""
    if key != stem:
        what = f"`key` is `{key}` in the file {stem}.yaml"
        document.problems.append(document.problem(("key",), Code.FILE_NAME, what, "", f"write `key: {stem}`"))


def _together(city: City) -> None:
    """What holds between the files of a city."""
    if "assumptions" in city.parts:
        city.k = coefficients(city.assumptions, city.documents["assumptions"])
        for key, model in city.models.items():
            if (document := city.documents.get(f"models/{key}")) is not None:
                inside(model, city.assumptions, document)
    for key, event in city.events.items():
        _chosen(city, event, city.documents.get(f"events/{key}"))


def _chosen(city: City, event: Event, document: Document | None) -> None:
    """A condition on an earlier choice names a choice that its event has."""
    for path, condition in conditions(event.when):
        if document is None or not isinstance(condition, Chosen) or condition.chosen not in city.events:
            continue
        choices = [choice.key for choice in city.events[condition.chosen].choices]
        if condition.choice not in choices:
            what = f"the event `{condition.chosen}` has no choice `{condition.choice}`"
            hint = did_you_mean(condition.choice, choices)
            place = ("when", *path, "choice")
            document.problems.append(document.problem(place, Code.UNKNOWN_NAME, what, "", hint))


def conditions(condition: Condition) -> Iterator[tuple[tuple[str | int, ...], Condition]]:
    """A condition and all conditions in it, with their paths."""
    yield (), condition
    inner: tuple[tuple[tuple[str | int, ...], Condition], ...] = ()
    match condition:
        case All(parts):
            inner = tuple((("all", number), part) for number, part in enumerate(parts))
        case AnyOf(parts):
            inner = tuple((("any", number), part) for number, part in enumerate(parts))
        case Not(part):
            inner = ((("not",), part),)
        case _:
            pass
    for path, part in inner:
        for deeper, found in conditions(part):
            yield (*path, *deeper), found
