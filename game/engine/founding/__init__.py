"""Founding: the town and its first residents, drawn from the map and the margins of the level's city."""

from game.engine.founding.found import found, found_town

__all__ = ["found", "found_town"]
