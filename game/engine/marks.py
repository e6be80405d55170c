"""Marks on a field that say how a level writes it: a month, money, a text, a share, a key."""

from enum import StrEnum
from typing import Annotated


class Mark(StrEnum):
    """How a level file writes the value of a field."""

    MONTH = "month"
    """Written `2003-01`; kept as year * 12 + month - 1."""
    MONEY = "money"
    """Written in euro; kept in integer cents."""
    TEXT = "text"
    """Shown to players, so it needs a translation."""
    SHARE = "share"
    """A number from 0 to 1."""
    LEVER = "lever"
    """The key of a lever."""
    INDICATOR = "indicator"
    """The key of an indicator."""
    DISTRICT = "district"
    """The key of a district of the level's city."""
    PROGRAMME = "programme"
    """The key of a programme of the level's city."""
    EVENT = "event"
    """The key of an event of the level's city."""
    PERSON = "person"
    """The key of a member of the cast."""


Month = Annotated[int, Mark.MONTH]
Money = Annotated[int, Mark.MONEY]
Text = Annotated[str, Mark.TEXT]
Share = Annotated[float, Mark.SHARE]
LeverKey = Annotated[str, Mark.LEVER]
IndicatorKey = Annotated[str, Mark.INDICATOR]
DistrictKey = Annotated[str, Mark.DISTRICT]
ProgrammeKey = Annotated[str, Mark.PROGRAMME]
EventKey = Annotated[str, Mark.EVENT]
PersonKey = Annotated[str, Mark.PERSON]


def month(year: int, of_year: int) -> int:
    """The number of a month: `month(2003, 1)` is January 2003."""
    return year * 12 + of_year - 1


def month_name(number: int) -> str:
    """A month as levels write it, such as `2003-01`."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"
