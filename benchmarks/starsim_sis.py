"""The peer Starsim: one random network of ten contacts, one infection that comes back, month by month."""

import starsim as ss

from stopwatch import Time, median, timed

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


def epidemic(agents: int, months: int, repeats: int) -> Time:
    """All months, without making the agents: the median of some runs; the first, to warm up, is small."""
    simulation(1000, 3).run()
    return median(timed(simulation(agents, months).run) for _ in range(repeats))
