"""Apart: how unevenly people of two backgrounds are spread over blocks, schools and clubs."""

import numpy as np

from game.engine.city import City
from game.engine.columns import F32, F64, Int16, Int32
from game.engine.luck import generator


def dissimilarity(members: Int16 | Int32, share: F32 | F64) -> float:
    """Share of one group that would have to change place for every place to be alike, 0 to 1."""
    people = members.astype(np.float64)
    ours = people * share
    total = float(np.add.reduce(ours))
    rest = float(np.add.reduce(people)) - total
    if total <= 0.0 or rest <= 0.0:
        return 0.0
    ours *= 1.0 / total + 1.0 / rest
    people *= 1.0 / rest
    ours -= people
    return 0.5 * float(np.add.reduce(np.abs(ours, out=ours)))


def at_random(city: City, name: str, members: Int16 | Int32, share: F32) -> float:
    """The same if everybody had drawn their place from a hat: as many in each place, drawn anew each year."""
    people = np.maximum(members, 0).astype(np.int64)
    ours = int(np.rint((people * share).sum(dtype=np.float64)))
    if people.sum() == 0:
        return 0.0
    dice = generator(city.seed, "shuffled " + name, city.month // 12)
    drawn = dice.multivariate_hypergeometric(people, ours, method="marginals")
    return dissimilarity(members, drawn / np.maximum(people, 1))


def shuffled(city: City) -> F64:
    """Dissimilarity at random over blocks, schools and clubs."""
    return np.array(
        [
            at_random(city, "homes", city.blocks.residents, city.blocks.foreign),
            at_random(city, "schools", city.schools.pupils, city.schools.foreign),
            at_random(city, "clubs", city.clubs.members, city.clubs.foreign),
        ]
    )
