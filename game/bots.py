"""Mayors who decide by dice: for tests, balance and experiments."""

from collections.abc import Callable

from game.engine.luck import Dice, generator
from game.engine.orders import Choose, MakePledges, Order, Start, Stop
from game.session import Session

Bot = Callable[[Session], None]
TRIES = 2
STOPS = 0.1


def random_bot(session: Session) -> None:
    """Each month: answer open questions by dice, and try two orders, now and then to stop something.

    The dice are addressed by seed and month, so the same game is played again. Refused orders are noted
    like any mayor's.
    """
    dice = generator(session.city.seed, "random bot", session.view.month)
    _answer(session, dice)
    offer = session.rules.level.pledges
    if offer is not None and not session.view.pledges:
        picked = dice.choice(len(offer.offer), offer.choose, replace=False)
        session.give(MakePledges(tuple(offer.offer[int(n)].key for n in picked)))
    for _ in range(TRIES):
        session.give(_order(session, dice))


def answering_bot(session: Session) -> None:
    """Each month: answer open questions by dice, and give no other order."""
    _answer(session, generator(session.city.seed, "answering bot", session.view.month))


def _answer(session: Session, dice: Dice) -> None:
    for question in session.view.questions():
        choices = session.rules.events[question.event].choices
        session.give(Choose(question.event, choices[int(dice.integers(len(choices)))].key))


def _order(session: Session, dice: Dice) -> Order:
    running = [x for x in session.view.running() if not x.stopping]
    districts = session.rules.town.districts
    if running and dice.random() < STOPS:
        gone = running[int(dice.integers(len(running)))]
        return Stop(gone.programme, districts[gone.place].key if gone.place >= 0 else None)
    programmes = list(session.view.programmes())
    programme = programmes[int(dice.integers(len(programmes)))]
    addresses = programme.addresses or (programme.address,)
    here = districts[int(dice.integers(len(districts)))].key
    return Start(
        programme.key,
        1 + int(dice.integers(len(programme.doses))),
        here if programme.local and dice.random() < 0.5 else None,
        addresses[int(dice.integers(len(addresses)))],
    )


BOTS: dict[str, Bot] = {"random": random_bot, "answering": answering_bot}
