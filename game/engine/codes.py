"""Codes: enum members as plain integers. Comparing an array with an enum member takes five times as long."""

from game.engine.households import Tenure
from game.engine.residents import Activity, Education, Generation

CHILD, PUPIL, STUDENT, EMPLOYED, JOBLESS, INACTIVE, RETIRED = (int(what) for what in Activity)
NATIVE, BORN_ABROAD, BORN_HERE = (int(what) for what in Generation)
PRIMARY, LOWER, UPPER, HIGHER = (int(what) for what in Education)
OWNED, RENTED, SOCIAL = (int(what) for what in Tenure)
