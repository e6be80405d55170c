"""How indicators that are no shares of residents are read from the city: key → reader."""

from game.engine.readings.contacts import READINGS as CONTACTS
from game.engine.readings.contacts import Reader
from game.engine.readings.homes import READINGS as HOMES
from game.engine.readings.people import READINGS as PEOPLE
from game.engine.readings.safety import READINGS as SAFETY
from game.engine.readings.streets import READINGS as STREETS
from game.engine.readings.work import READINGS as WORK

READINGS: dict[str, Reader] = {**PEOPLE, **HOMES, **WORK, **SAFETY, **STREETS, **CONTACTS}
