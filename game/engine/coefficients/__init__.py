"""The model's coefficients by name: one record a system. Values and sources: the city's assumptions.yaml."""

from dataclasses import dataclass

from game.engine.coefficients.budget import Budget
from game.engine.coefficients.clubs import Clubs
from game.engine.coefficients.demography import Demography
from game.engine.coefficients.discrimination import Discrimination
from game.engine.coefficients.extremism import Extremism
from game.engine.coefficients.homes import Homes
from game.engine.coefficients.language import Language
from game.engine.coefficients.meetings import Meetings
from game.engine.coefficients.minds import Minds
from game.engine.coefficients.politics import Politics
from game.engine.coefficients.programmes import Programmes
from game.engine.coefficients.safety import Safety
from game.engine.coefficients.schools import Schools
from game.engine.coefficients.shops import Shops
from game.engine.coefficients.story import Story
from game.engine.coefficients.work import Work


@dataclass(frozen=True, slots=True)
class Coefficients:
    """All coefficients: `rules.k.work.hire_rate`."""

    budget: Budget
    clubs: Clubs
    demography: Demography
    discrimination: Discrimination
    extremism: Extremism
    homes: Homes
    language: Language
    meetings: Meetings
    minds: Minds
    politics: Politics
    programmes: Programmes
    safety: Safety
    schools: Schools
    shops: Shops
    story: Story
    work: Work
