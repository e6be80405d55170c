"""Coefficients of the system politics."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Politics:
    """How residents vote and what standing brings; values and sources: the city's assumptions.yaml.

    A weight is the change of the log-odds of a list when an attitude is 1 higher than among people of the
    same background in the average town.
    """

    mayor_trust_city: float
    """Weight of trust in city hall on the mayor's list."""
    mayor_pride: float
    """Weight of pride on the mayor's list."""
    mayor_felt_safe: float
    """Weight of felt safety on the mayor's list."""
    mayor_prospects: float
    """Weight of prospects on the mayor's list."""
    mayor_loss: float
    """Weight of loss on the mayor's list."""
    far_right_loss: float
    """Weight of loss on the far-right list."""
    far_right_felt_safe: float
    """Weight of felt safety on the far-right list."""
    far_right_openness: float
    """Weight of openness on the far-right list."""
    far_right_trust_city: float
    """Weight of trust in city hall on the far-right list."""
    left_grievance: float
    """Weight of grievance on the lists to the left."""
    nationalist_loss: float
    """Weight of loss on the nationalist list."""
    mayor_office: float
    """Log-odds that the mayor's name adds to the mayor's list."""
    usual_trust_city: float
    """How much higher trust in city hall was in the average Flemish city in 2003, on the scale 0 to 1."""
    usual_pride: float
    """The same of pride."""
    usual_felt_safe: float
    """The same of felt safety."""
    usual_openness: float
    """The same of openness."""
    usual_loss: float
    """The same of loss (below 0: there was less of it)."""
    turnout_duty: float
    """Share of voters who vote while voting is compulsory."""
    turnout_free: float
    """Share of voters who vote when it is not."""
    turnout_belonging: float
    """How much likelier to vote is somebody whose belonging is 1 than somebody with 0, when it is free."""
    capital_level: float
    """Share of the vote at which political capital neither grows nor shrinks."""
    capital_gain: float
    """Political capital gained a month when the mayor's list stands 1 above that level."""
    capital_return: float
    """Share of the distance to 50 that political capital returns each month."""
    willing: float
    """Greatest distance between lists that can govern together."""
    wish: float
    """How much more money a partner asks for a brick, as a share of the year's free budget."""
    wish_met: float
    """Political capital gained when a partner with all seats of the coalition would get what it asks for."""
    wish_refused: float
    """Political capital that it takes to talk such a partner round who did not."""
    verdict: float
    """Log-odds by which the mayor's list has to stand better than when the term began, where it stands below
    the average town's, for partners to let the mayor stay."""
