"""Political capital: moved in one place, so that every change has its cause."""

from game.engine.causes import book
from game.engine.city import City


def move_capital(city: City, change: float, cause: str) -> None:
    """Political capital grows or shrinks, and stays from 0 to 100."""
    before = city.council.capital
    city.council.capital = min(100.0, max(0.0, before + change))
    book(city, "political_capital", cause, city.council.capital - before)
