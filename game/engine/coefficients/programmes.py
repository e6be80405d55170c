"""Coefficients of the system programmes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Programmes:
    """How city hall works; values and sources stand in the city's assumptions.yaml."""

    focus_need: float
    """Times as much reaches residents in need when a measure is addressed to need."""
    focus_group: float
    """Times as much reaches residents with a foreign background when it is addressed to that group."""
    elsewhere: float
    """Times as much reaches all others when a measure is addressed to need or to a group."""
    phasing_in: float
    """Programmes that city hall can phase in at once."""
    stop_capital: float
    """Part of a programme's political capital that it costs to stop it within two years."""
    dose_capital: float
    """Part of a programme's political capital that it costs to raise its dose by one."""
