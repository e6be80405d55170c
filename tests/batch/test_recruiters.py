"""Recruiters: who met one, and in how many towns nobody left."""

from dataclasses import replace

import numpy as np

from game.batch.recruiters import FIVE, Town, Watch, as_table
from game.engine import minds
from game.engine.parts import QUARTER
from game.engine.systems.extremism import TURN, recruit
from game.session import Session
from tests.town import a_session, rules

HURT = {minds.GRIEVANCE: 1.0, minds.BELONGING: 0.0, minds.PROSPECTS: 0.0}


def watched(session: Session, months: int) -> Watch:
    """Who met a recruiter, when the town stands still for so many months."""
    watch = Watch()
    while session.city.month % QUARTER != TURN + 1:
        session.city.month += 1
    for _ in range(months):
        watch(session)
        session.city.month += 1
    return watch


def a_street_that_listens(session: Session, neighbours: int) -> int:
    """Some of the young in one club feel shut out; gives the row of another member."""
    r, k, month = session.city.residents, session.rules.k.extremism, session.city.month
    r.minds[minds.GRIEVANCE] = 0.0
    r.club[r.club == 0] = -1
    of_age = r.alive & (r.born < month - 12 * int(k.listen_young)) & (r.born > month - 12 * int(k.listen_old))
    rows = of_age.nonzero()[0][: neighbours + 1]
    r.club[rows], r.trusted_adult[rows] = 0, 0.0
    for mind, value in HURT.items():
        r.minds[mind, rows[1:]] = value
    return int(rows[0])


def test_whoever_would_listen_and_shares_a_place_with_a_recruiter_has_met_him_once() -> None:
    session = a_session()
    recruiter = a_street_that_listens(session, 7)
    recruit(session.city, np.array([recruiter]), np.ones(1))
    assert [len(ids) for ids in watched(session, 2 * QUARTER).met.values()] == [7]


def test_in_a_town_without_recruiters_nobody_met_one() -> None:
    session = a_session()
    a_street_that_listens(session, 7)
    assert not watched(session, QUARTER).met


def test_the_table_tells_apart_towns_in_which_a_recruiter_met_enough() -> None:
    until = replace(rules(), level=replace(rules().level, to=2016 * 12 + 11))
    towns = [Town(0, 0), Town(0, FIVE), Town(4, FIVE), Town(0, FIVE - 1)]
    line = as_table({"history": towns, "passive": [Town(1, 0)]}, until)
    assert line[0].endswith("2016")
    assert line[2].split() == ["history", "4", "1.0", "3", "4", "0.750", "2", "0.500"]
    assert line[3].split()[-2:] == ["0", "-"]
