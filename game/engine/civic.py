"""City hall's own state: purse, council, running programmes, open questions, the mayor's story."""

from dataclasses import dataclass, field

from game.engine.targets import Address


@dataclass(slots=True)
class Purse:
    """Money in integer cents. Every cent that comes or goes passes through `pay` or `earn`."""

    cash: int = 0
    """What policy may still spend this year."""
    debt: int = 0
    """What the city owes."""
    year_budget: int = 0
    """What policy was given this January."""
    spent: dict[str, int] = field(default_factory=dict)
    """Cents spent this year, by cause (`programme:patrols`, `event:flood`, `interest` …)."""
    earned: dict[str, int] = field(default_factory=dict)
    """Cents earned this year, by cause."""
    moved: dict[str, int] = field(default_factory=dict)
    """Cents that came (or went, below 0) this month, by cause."""
    came: int = 0
    """All cents ever earned; `cash` is what came less what went."""
    went: int = 0
    """All cents ever spent."""

    def pay(self, cause: str, cents: int) -> None:
        """Spend cents from the free budget."""
        self.cash -= cents
        self.went += cents
        self.moved[cause] = self.moved.get(cause, 0) - cents
        self.spent[cause] = self.spent.get(cause, 0) + cents

    def earn(self, cause: str, cents: int) -> None:
        """Add cents to the free budget."""
        self.cash += cents
        self.came += cents
        self.moved[cause] = self.moved.get(cause, 0) + cents
        self.earned[cause] = self.earned.get(cause, 0) + cents


@dataclass(slots=True)
class Running:
    """A programme that runs, in one place."""

    programme: str
    """Key."""
    place: int
    """Row of the district; -1 in the whole city."""
    dose: int
    """Level of effort, from 1."""
    address: Address
    """To whom."""
    since: int
    """Month in which it began."""
    phase: float = 0.0
    """How far phased in, 0 to 1."""
    from_dose: float = 0.0
    """Dose that it had when the dose last changed: effort moves from there to `dose`."""
    stopping: bool = False
    """Whether it is being phased out."""


@dataclass(slots=True)
class OpenQuestion:
    """A dilemma that waits for an answer."""

    event: str
    """Key."""
    month: int
    """When it came."""
    resident: int
    """Id of the resident through whom it is told; 0 for nobody."""


@dataclass(slots=True)
class Pending:
    """An effect of an event that has yet to come, or to end."""

    cause: str
    """`event:key`."""
    month: int
    """When it begins."""
    until: int
    """Month in which it ends (levers), or is taken back (feelings); -1 when it stays."""
    kind: str
    """`lever`, `feeling` or `cost`."""
    event: str
    """Key of the event."""
    choice: str
    """Key of the choice; empty for the event's own effects."""
    number: int
    """Which of the effects."""


@dataclass(slots=True)
class Happened:
    """What has happened and been chosen."""

    last: dict[str, int] = field(default_factory=dict)
    """Event → month in which it last happened."""
    choices: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Event → (choice, month)."""
    standing: dict[str, str] = field(default_factory=dict)
    """Event → answer given before it was asked, as a plan does."""
    open: list[OpenQuestion] = field(default_factory=list)
    """Dilemmas that wait."""
    pending: list[Pending] = field(default_factory=list)
    """Effects that are to come or run."""
    people: dict[str, int] = field(default_factory=dict)
    """Event → id of the resident through whom it was last told."""


@dataclass(slots=True)
class Story:
    """The mayor's story and its rival."""

    credibility: float = 0.4
    """How far the mayor's story is believed, 0 to 1."""
    rival: float = 0.4
    """How far the opposition's story is believed, 0 to 1."""
    told: float = 0.0
    """How much the mayor has promised lately, 0 to 1, fading over a year."""
    success: float = 0.0
    """A visible success still remembered, -1 (scandal) to 1."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a partner asks of the next budget."""

    party: str
    """Key of the list."""
    brick: str
    """Key of the brick that should get more."""
    least: int
    """Cents a month that it should get by December."""


@dataclass(slots=True)
class Council:
    """The council, the coalition and the mayor's standing."""

    seats: dict[str, int] = field(default_factory=dict)
    """List → seats since the last election."""
    coalition: tuple[str, ...] = ()
    """Lists that govern, the mayor's first."""
    capital: float = 50.0
    """Political capital, 0 to 100."""
    mayor_stays: bool = True
    """Whether the mayor governs."""
    pledges: tuple[str, ...] = ()
    """Pledges of this term."""
    pledged: int = 0
    """Month in which they were made; 0 when none were."""
    kept: dict[str, bool] = field(default_factory=dict)
    """Pledge → whether it was kept, once it has been judged."""
    wishes: list[Wish] = field(default_factory=list)
    """What partners ask of the next budget, from September to December."""
    asked: dict[str, str] = field(default_factory=dict)
    """List → the brick that it asked for last."""
    budget_from: int = 0
    """Month from which there is a budget, when the council let it wait: until then nothing new begins."""
    to_form: bool = False
    """Whether a coalition has to be formed."""


@dataclass(frozen=True, slots=True)
class ElectionResult:
    """One election."""

    month: int
    """When."""
    shares: dict[str, float]
    """List → share of the votes."""
    seats: dict[str, int]
    """List → seats."""
    votes: dict[str, int]
    """List → votes."""
    by_district: dict[str, tuple[float, ...]]
    """List → share by district."""
    turnout: float
    """Share of voters who voted."""
    coalition: tuple[str, ...] = ()
    """Who governs."""
    mayor_stays: bool = True
    """Whether the mayor governs."""
