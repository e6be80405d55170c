"""Watching one resident while the months of a city are lived again."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from game.engine.city import City
from game.engine.indicators import ASKED_FROM
from game.engine.minds import BELONGING, LOSS, OPENNESS
from game.engine.rules import Rules
from game.engine.systems.meetings import layers_of, went_badly
from game.engine.view import Person, View, name_of
from game.life.facts import Fact, Kin, Look, changes, first_fact, start_fact

FELT = tuple[float, ...]
NAMED = frozenset({"class", "work", "club", "course"})
"""Layers in which somebody who is met becomes a known face: there one meets again."""


@dataclass(slots=True)
class Seen:
    """What was seen of a resident over some months."""

    facts: list[Fact] = field(default_factory=list)
    feelings: list[tuple[int, FELT]] = field(default_factory=list)
    """Each month: the nine attitudes, from the age at which people are asked."""
    meetings: Counter[tuple[str, bool, bool]] = field(default_factory=Counter)
    """(layer, whether of other roots, whether it went well) → how often."""
    person: Person | None = None
    """The resident as last seen."""


class Watch:
    """Follows one id through the months of a city; only looks."""

    def __init__(self, city: City, rules: Rules, number: int) -> None:
        self.city, self.rules, self.number = city, rules, number
        self.view = View(city, rules)
        self.seen = Seen()
        self._row = -1
        self._kin: dict[int, Kin] = {}
        self._before = self._look()
        self.began_here = self._before is not None
        """Whether the resident was in town when the watch began."""
        if self._before is not None and city.month == rules.level.from_:
            self.seen.facts.append(start_fact(self._before, city.month))

    def meetings(self) -> None:
        """Before the meetings of a month: whom this resident is going to meet, and who meets them."""
        city, row = self.city, self._row
        if row < 0 or not city.sway.asks(OPENNESS, LOSS, BELONGING):
            return
        origin = city.residents.origin
        for layer in layers_of(city, self.rules):
            place = np.flatnonzero((layer.rows == row) | (layer.partner == row))
            if not place.size:
                continue
            badly = went_badly(city, self.rules, layer)
            for n in place.tolist():
                one, two = int(layer.rows[n]), int(layer.partner[n])
                other = two if one == row else one
                across, well = bool(origin[row] != origin[other]), not badly[n]
                self.seen.meetings[layer.name, across, well] += 1
                if across and well and layer.name in NAMED:
                    name = name_of(self.rules, city.residents, other)
                    whom = int(city.residents.id[other])
                    self.seen.facts.append(Fact(city.month, f"met_{layer.name}", name, whom))

    def month(self) -> None:
        """After a month: what has changed."""
        before, now = self._before, self._look()
        month = self.city.month - 1
        if before is not None and now is None:
            self.seen.facts.append(Fact(month, "gone"))
        elif before is None and now is not None:
            self.seen.facts.append(first_fact(now, month))
        elif before is not None and now is not None:
            lost = [number for number in before.kin if number not in now.kin]
            here = [number for number in lost if self.view.person(number) is not None]
            self.seen.facts.extend(changes(before, now, month, here))
        self._before = now

    def _look(self) -> Look | None:
        """The resident as they are now; None when not in town."""
        person = self.view.person(self.number)
        if person is None:
            self._row = -1
            return None
        self._row, self.seen.person = person.row, person
        if person.age >= ASKED_FROM:
            self.seen.feelings.append((self.city.month, tuple(person.feelings.values())))
        known = self._kin
        for number in person.household:
            if number not in known:
                other = self.view.person(number)
                if other is not None:
                    born = int(self.city.residents.born[other.row])
                    known[number] = Kin(number, other.name, born, other.mother)
        buddy = self.view.person(person.buddy) if person.buddy else None
        return Look(
            person,
            int(self.city.residents.born[person.row]),
            {number: known[number] for number in person.household if number in known},
            self.view.club_name(person.club) if person.club >= 0 else "",
            buddy.name if buddy else "",
        )
