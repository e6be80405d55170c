"""Two at one screen: mayor and alderman, who must agree before money is spent.

What they propose and refuse lives beside the log: the town knows only the orders that were given.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from game.engine.orders import Choose, Order, Price, Refusal, Start, Stop
from game.engine.programme import Brick


class Chair(StrEnum):
    """Who sits at the screen."""

    MAYOR = "mayor"
    ALDERMAN = "alderman"

    @property
    def other(self) -> "Chair":
        """Who does not."""
        return Chair.ALDERMAN if self is Chair.MAYOR else Chair.MAYOR


class Came(StrEnum):
    """What came of an order that was not refused."""

    GIVEN = "given"
    """It took one word, and stands."""
    PROPOSED = "proposed"
    """It waits for the other's word."""
    AGREED = "agreed"
    """It was what the other had proposed: both have spoken, and it stands."""


class No(StrEnum):
    """Why a proposal is refused."""

    TOO_DEAR = "too_dear"
    WRONG_PEOPLE = "wrong_people"
    NOT_NOW = "not_now"


MAYORS = frozenset({Brick.SAFETY, Brick.STORY, Brick.ADDRESSING, Brick.VALUES, Brick.CITY})
"""The portfolio of the mayor; the alderman holds mixing, efforts by everybody, the promise and newcomers."""


def holder(brick: Brick) -> Chair:
    """Whose portfolio a brick is in. Each may propose in any."""
    return Chair.MAYOR if brick in MAYORS else Chair.ALDERMAN


def needs_both(price: Price) -> bool:
    """Whether an order takes two: it costs money, a month or at once. Political capital alone takes one."""
    return price.month > 0 or price.once > 0


class Hall(Protocol):
    """Where orders are given: a session."""

    def price(self, order: Order, /) -> Price:
        """What an order would cost."""
        ...

    def give(self, order: Order, /) -> Refusal | None:
        """Give it; why not, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Proposal:
    """An order that waits for the other's word."""

    order: Order
    """What."""
    by: Chair
    """Who proposes."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A proposal to which the other said no."""

    proposal: Proposal
    """Which."""
    why: No
    """The reason."""


@dataclass(slots=True)
class Pair:
    """Two who govern together: who sits, what waits, and how often they agreed."""

    sits: Chair = Chair.MAYOR
    """Whose turn it is at the screen."""
    waiting: list[Proposal] = field(default_factory=list)
    """Proposals of the month that begins, the oldest first."""
    lapsed: list[Proposal] = field(default_factory=list)
    """Those that were left open when the last month was lived."""
    refused: list[Refused] = field(default_factory=list)
    """All that were refused, the oldest first."""
    agreed: int = 0
    """How many were agreed on."""
    made: int = 0
    """How many were made; one replaced by its own proposer counts once, one taken back not at all."""

    @property
    def left_open(self) -> int:
        """How many got neither yes nor no before the month was lived, or before another got a yes."""
        return self.made - self.agreed - len(self.refused) - len(self.waiting)

    def pass_chair(self) -> None:
        """The other one sits down."""
        self.sits = self.sits.other

    def to_answer(self) -> list[Proposal]:
        """What waits for the word of who sits, the oldest first."""
        return [proposal for proposal in self.waiting if proposal.by is not self.sits]

    def of(self, order: Order) -> Proposal | None:
        """The proposal of just this order, by either."""
        return next((proposal for proposal in self.waiting if proposal.order == order), None)

    def about(self, order: Order) -> list[Proposal]:
        """The proposals about the same programme and district, or the same question."""
        return [proposal for proposal in self.waiting if _about(proposal.order) == _about(order)]

    def act(self, hall: Hall, order: Order) -> Came | Refusal:
        """Who sits gives what costs no money at once, and proposes what does.

        A proposal takes the place of one's own about the same thing. To order what the other one proposes
        is to agree.
        """
        if not needs_both(hall.price(order)):
            return hall.give(order) or Came.GIVEN
        twin = self.of(order)
        if twin is not None and twin.by is not self.sits:
            return self.agree(hall, twin) or Came.AGREED
        proposal = Proposal(order, self.sits)
        for place, old in enumerate(self.waiting):
            if old.by is self.sits and _about(old.order) == _about(order):
                self.waiting[place] = proposal
                return Came.PROPOSED
        self.waiting.append(proposal)
        self.made += 1
        return Came.PROPOSED

    def agree(self, hall: Hall, proposal: Proposal) -> Refusal | None:
        """The other one says yes: the order is given, and other proposals about the same thing go.

        One that the town refuses goes on waiting.
        """
        self._must_be_the_other(proposal)
        refusal = hall.give(proposal.order)
        if refusal is None:
            done = _about(proposal.order)
            self.waiting = [one for one in self.waiting if _about(one.order) != done]
            self.agreed += 1
        return refusal

    def refuse(self, proposal: Proposal, why: No) -> None:
        """The other one says no, with a reason."""
        self._must_be_the_other(proposal)
        self.waiting.remove(proposal)
        self.refused.append(Refused(proposal, why))

    def withdraw(self, proposal: Proposal) -> None:
        """Who sits takes their own proposal back, as if it had never been made."""
        if proposal.by is not self.sits:
            raise ValueError("only who made a proposal takes it back")
        self.waiting.remove(proposal)
        self.made -= 1

    def lapse(self) -> None:
        """A month has been lived: what was left open lapses."""
        self.lapsed, self.waiting = self.waiting, []

    def anew(self) -> "Pair":
        """The same two in a year that is tried again: nothing waits, and what they said stays said."""
        return replace(self, waiting=[], lapsed=[], refused=[*self.refused])

    def _must_be_the_other(self, proposal: Proposal) -> None:
        if proposal not in self.waiting or proposal.by is self.sits:
            raise ValueError("only the other one answers a proposal, and only while it waits")


def _about(order: Order) -> object:
    """What an order is about: a programme and its district, a question, or itself."""
    match order:
        case Start(programme, _, place) | Stop(programme, place):
            return programme, place
        case Choose(event, _):
            return event
        case _:
            return order
