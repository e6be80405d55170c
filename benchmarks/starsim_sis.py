"""The peer Starsim: one random network of ten contacts, one infection that comes back, month by month."""

from functools import cache

import starsim as ss

from stopwatch import Time, timed

CONTACTS = 10


def simulation(agents: int, months: int) -> ss.Sim:
    """Ready to run; its own defaults but for the size, the contacts and the step."""
    sim = ss.Sim(
        n_agents=agents,
        start="2003-01-01",
        dur=ss.months(months - 1),
        dt=ss.months(1),
        networks=ss.RandomNet(n_contacts=CONTACTS),
        diseases=ss.SIS(),
        rand_seed=1,
        verbose=0,
    )
    sim.init()
    return sim


@cache
def warm() -> None:
    """The first simulation of all compiles some of its parts."""
    simulation(1000, 3).run()


def epidemic(agents: int, months: int) -> Time:
    """All months, without making the agents."""
    warm()
    return timed(simulation(agents, months).run)
