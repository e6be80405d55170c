"""The journal: facts of what happened, for the interface and for tests. The engine never calls anybody."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact."""

    month: int
    """When."""
    what: str
    """Kind of fact, such as `programme.running`, `event`, `election`, `school.queue`, `street.worst`."""
    about: str = ""
    """Key of the programme, event, district, street … that it is about."""
    numbers: tuple[float, ...] = ()
    """Its numbers, in the order that the kind defines."""
    resident: int = 0
    """Id of the resident it is about; 0 for nobody."""
    words: tuple[str, ...] = ()
    """Keys or names that its sentence needs."""


@dataclass(slots=True)
class Journal:
    """Facts in the order in which they happened."""

    entries: list[Entry] = field(default_factory=list)
    """All facts since the start of the level."""

    def note(self, entry: Entry) -> None:
        """Write a fact down."""
        self.entries.append(entry)

    def of_month(self, month: int) -> list[Entry]:
        """Facts of a month, newest kept last."""
        found = []
        for entry in reversed(self.entries):
            if entry.month < month:
                break
            if entry.month == month:
                found.append(entry)
        return found[::-1]
