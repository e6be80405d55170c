"""Two at one screen, in words and signs: who sits, who must answer, what a button does for two."""

from collections.abc import Callable

from game.engine.orders import Order, Start
from game.pair import Came, Chair, needs_both
from game.scenes import words
from game.scenes.context import Context
from game.ui.moves import Answer, Move, Tell, Then
from game.ui.text import Texts

ICONS = {Chair.MAYOR: "sash", Chair.ALDERMAN: "work"}
"""The mayor's sash, the alderman's portfolio."""


def name(texts: Texts, chair: Chair) -> str:
    """Mayor or alderman, as a label."""
    return texts(f"pair.{chair.value}")


def seated(context: Context) -> list[tuple[str, str]]:
    """Who sits, as icon and word, for the bar of a screen; nothing where one plays alone."""
    pair = context.session.pair
    return [(ICONS[pair.sits], name(context.texts, pair.sits))] if pair else []


def passing(context: Context, rebuild: Callable[[], None]) -> Answer:
    """The other one takes the chair."""

    def go() -> None:
        context.session.pair.pass_chair()
        rebuild()

    return go


def waiting(context: Context) -> str:
    """What waits for an answer, in a sentence: first what who sits must answer; empty when nothing does."""
    pair = context.session.pair
    if pair is None or not pair.waiting:
        return ""
    mine = len(pair.to_answer())
    if mine:
        return context.texts("pair.yours", n=mine)
    return context.texts(f"pair.theirs_{pair.sits.other.value}", n=len(pair.waiting))


def telling_lapsed(context: Context, move: Move | None) -> Move | None:
    """Where a month leads, with word of the proposals that lapsed in it."""
    pair = context.session.pair
    if pair is None or not pair.lapsed:
        return move
    said = Tell(context.texts("pair.lapsed", n=len(pair.lapsed)))
    return Then((said, move)) if move else said


def verb(context: Context, order: Order, plain: str) -> tuple[str, bool]:
    """What the button of an order says, and whether it does anything: plain for what one may do alone."""
    pair, texts = context.session.pair, context.texts
    if pair is None or not needs_both(context.session.view.price(order)):
        return plain, True
    twin = pair.of(order)
    if twin is None:
        return texts("pair.propose"), True
    return (texts("pair.proposed"), False) if twin.by is pair.sits else (texts("pair.agree"), True)


def told(context: Context, came: Came, what: str) -> str:
    """What came of an order, in a sentence."""
    pair = context.session.pair
    if came is Came.GIVEN or pair is None:
        return what
    key = "pair.agreed" if came is Came.AGREED else f"pair.proposed_to_{pair.sits.other.value}"
    return context.texts(key, what=what)


def by(texts: Texts, chair: Chair) -> str:
    """Who proposes, in a sentence."""
    return texts(f"pair.by_{chair.value}")


def doses(context: Context, order: Order) -> list[str]:
    """What is proposed of the programme of an order, a sentence each."""
    pair, texts = context.session.pair, context.texts
    found = pair.about(order) if pair else []
    proposed = [(one.by, one.order.dose) for one in found if isinstance(one.order, Start)]
    return [texts("pair.dose", by=by(texts, who), dose=dose) for who, dose in proposed]


def money(context: Context, order: Order) -> str:
    """The money that an order costs, on one line."""
    lines = words.price_lines(context, order)
    return " · ".join(said for icon, said in lines if icon == "coin")


def together(context: Context) -> str:
    """How often two agreed, refused or left it open, in a sentence; empty where nothing was proposed."""
    pair = context.session.pair
    if pair is None or not pair.made:
        return ""
    left_open = pair.left_open + len(pair.waiting)
    said = {"agreed": pair.agreed, "refused": len(pair.refused), "open": left_open}
    return context.texts("pair.debrief", n=pair.made, **said)
