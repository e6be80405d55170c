"""The peer Mesa: Schelling's town, one agent a cell, in the fastest way that its documentation shows."""

import mesa
from mesa.discrete_space import Cell, CellAgent, OrthogonalMooreGrid

from stopwatch import Time, median, timed

ALIKE = 0.4
"""Share of neighbours of the own kind that a household wants, as in Mesa's example."""
FULL = 0.88
"""Share of homes that are lived in."""
SETTLES = 3
"""Months in which most move; later ones cost less and are those that count here."""


class Household(CellAgent):
    """Lives in a cell among eight neighbours."""

    def __init__(self, model: "Town", cell: Cell, kind: int) -> None:
        super().__init__(model)
        self.cell = cell
        self.kind = kind

    def step(self) -> None:
        """Look around, and move to any empty home when too few are alike."""
        kind, alike, others = self.kind, 0, 0
        for neighbour in self.cell.neighborhood.agents:
            others += 1
            if neighbour.kind == kind:
                alike += 1
        if alike < ALIKE * others:
            self.cell = self.model.grid.select_random_empty_cell()
            self.model.moved += 1


class Town(mesa.Model):
    """A square town that wraps around; half of the households are of one kind."""

    def __init__(self, agents: int) -> None:
        super().__init__(seed=1)
        side = int((agents / FULL) ** 0.5) + 1
        self.grid = OrthogonalMooreGrid((side, side), torus=True, capacity=1, random=self.random)
        self.moved = 0
        for number, cell in enumerate(self.random.sample(list(self.grid.all_cells.cells), agents)):
            Household(self, cell, number % 2)

    def step(self) -> None:
        """A month: each looks around once, in random order."""
        self.moved = 0
        self.agents.shuffle_do("step")


def schelling_month(agents: int, repeats: int) -> Time:
    """A month after most have found their place: the median of some."""
    town = Town(agents)
    for _ in range(SETTLES):
        town.step()
    return median(timed(town.step) for _ in range(repeats))
