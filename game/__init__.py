"""Brickstones: a serious game about a town that came together, resident by resident."""

RESULT_VERSION = 7
"""Raised whenever the same level, orders and seed give another result than before."""
