"""What the game says in the player's language: names, numbers with their units, prices, refusals, causes.

Texts of the level come from the level's own files (`level_text`); words of the interface from the catalogues.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.engine.indicators import INDICATOR_INDEX, INDICATORS, Unit
from game.engine.orders import Order, Refusal, Start, Stop, Why
from game.scenes.context import Context
from game.ui.icons import BRICKS
from game.ui.text import Texts

if TYPE_CHECKING:
    from game.content.texts import Texts as LevelTexts

MONTHS = 12
EVIDENCE = re.compile(
    r"\s*\((?:seed|evidence)\b[^)]*\)|, seed \d\S*|[,;] evidence \d[\d.]*(?: and \d[\d.]*)*(?: \([^)]*\))?"
)
"""Our own pages in a source."""
BRICK_ICONS = dict(
    zip(
        ("safety", "story", "addressing", "mixing", "both_ways", "values", "promise", "newcomers"),
        BRICKS,
        strict=True,
    )
) | {"city": "home"}
"""Brick → its icon."""
TAG_ICONS = {"statistic": "chart", "claim": "talk", "estimate": "question", "invented": "star"}
"""Kind of fact → its sign."""
SHARED = ("meetings", "departures", "arrivals", "nation", "feelings", "addressed")
"""Families of causes that have words of their own when a member has none."""


# ---------------------------------------------------------------------- texts of the level


def level_text(context: Context, key: str, fallback: str = "") -> str:
    """A text of the city or level, such as `programmes.patrols.name`; the fallback when there is none."""
    game = context.kept.get("game")
    texts: LevelTexts | None = game.texts if game is not None else None
    if texts is None:
        return fallback
    try:
        return texts.say(context.texts.language, key)
    except KeyError:
        return fallback


def own_text(context: Context, key: str, fallback: str = "") -> str:
    """A text of the level itself, such as `name`: its keys begin with the name of its file."""
    game = context.kept.get("game")
    stem = game.level.rpartition("/")[2].removesuffix(".yaml") if game is not None else ""
    return level_text(context, f"{stem}.{key}", "") or level_text(context, f"level.{key}", fallback)


def programme_name(context: Context, key: str) -> str:
    """A programme's name."""
    return level_text(context, f"programmes.{key}.name", key)


def event_name(context: Context, key: str) -> str:
    """An event's headline."""
    return level_text(context, f"events.{key}.name", key)


def list_name(context: Context, key: str) -> str:
    """A list's name."""
    return level_text(context, f"nation.lists.{key}.name", key)


# ---------------------------------------------------------------------- time and numbers


def month_of(texts: Texts, month: int, form: str = "MMMM y") -> str:
    """A month of the game (year * 12 + month - 1) in words."""
    return texts.month(month // MONTHS, month % MONTHS + 1, form)


def opening(texts: Texts, month: int) -> str:
    """A month at the beginning of a sentence: "Januari 2003"."""
    said = month_of(texts, month)
    return said[:1].upper() + said[1:]


def span(texts: Texts, months: int) -> str:
    """So many months, in words: "8 months", "2 years"."""
    if months >= 2 * MONTHS and months % MONTHS == 0:
        return texts("words.years", n=months // MONTHS)
    return texts("words.months", n=months)


def indicator_name(texts: Texts, key: str) -> str:
    """An indicator's name."""
    return texts(f"indicator.{key}.name")


def indicator_help(texts: Texts, key: str) -> str:
    """What an indicator is, in a sentence."""
    return texts(f"indicator.{key}.help")


def unit_of(key: str) -> Unit:
    """What an indicator counts."""
    return INDICATORS[INDICATOR_INDEX[key]].unit


def _scale(key: str) -> float:
    """Indexes from 0 to 1 are shown from 0 to 100."""
    return 100.0 if unit_of(key) is Unit.INDEX and key != "political_capital" else 1.0


def value(texts: Texts, key: str, amount: float, places: int = 0) -> str:
    """An indicator's value with its unit."""
    unit = unit_of(key)
    if unit is Unit.SHARE:
        return texts.percent(amount, places)
    if unit in {Unit.EURO, Unit.EURO_MONTH, Unit.EURO_YEAR}:
        return texts.money(round(amount * 100))
    if unit is Unit.RATIO:
        return texts.number(amount, max(places, 2)) + "\u00a0\u00d7"
    if unit is Unit.PER_1000:
        return texts.signed(amount, max(places, 1))
    return texts.number(amount * _scale(key), places)


def of_100(texts: Texts, key: str, said: str) -> str:
    """A value as written, with what it is out of where its unit does not say so."""
    return texts("words.of_100", value=said) if unit_of(key) is Unit.INDEX else said


def change(texts: Texts, key: str, amount: float, places: int = 1) -> str:
    """An indicator's change with its sign and unit: shares change by points."""
    unit = unit_of(key)
    if unit is Unit.SHARE:
        return texts("words.points", points=texts.signed(100 * amount, places), n=round(100 * amount, places))
    if unit in {Unit.EURO, Unit.EURO_MONTH, Unit.EURO_YEAR}:
        return ("+" if amount > 0 else "\u2212" if amount < 0 else "±") + texts.money(
            round(abs(amount) * 100)
        )
    if unit is Unit.RATIO:
        return texts.signed(amount, 2)
    if unit in {Unit.COUNT, Unit.PER_YEAR}:
        return texts.signed(amount, 0)
    return texts.signed(amount * _scale(key), places)


def unit(texts: Texts, key: str) -> str:
    """What an indicator's number counts, in a few words."""
    return texts(f"unit.{unit_of(key).value}")


# ---------------------------------------------------------------------- prices and refusals


def price_lines(context: Context, order: Order) -> list[tuple[str, str]]:
    """What an order costs or frees: (icon, words) each; nothing when it is free."""
    texts, view, found = context.texts, context.session.view, []
    price, now = view.price(order), 0
    if isinstance(order, Start):
        now = -view.price(Stop(order.start, order.place)).month
    if price.month and now > 0:
        sign = "+" if price.month > 0 else "\u2212"
        more, was = texts.money(abs(price.month)), texts.money(now)
        found.append(("coin", texts("price.change", sign=sign, money=more, now=was)))
    elif price.month:
        key = "price.month" if price.month > 0 else "price.month_less"
        found.append(("coin", texts(key, money=texts.money(abs(price.month)))))
    if price.once:
        found.append(("coin", texts("price.once", money=texts.money(price.once))))
    if round(price.capital, 1):
        points = short(texts, price.capital)
        found.append(("vote", texts("price.capital", n=price.capital, points=points)))
    if round(price.staff, 1):
        key = "price.staff" if price.staff > 0 else "price.staff_less"
        workers = ("+" if now > 0 and price.staff > 0 else "") + short(texts, abs(price.staff))
        found.append(("people", texts(key, n=abs(price.staff), workers=workers)))
    return found


def short(texts: Texts, amount: float) -> str:
    """A number with one decimal only where it needs one."""
    return texts.number(amount, 0 if abs(amount - round(amount)) < 0.05 else 1)


def refusal(context: Context, refused: object) -> str:
    """Why an order can't be obeyed, as a sentence with its numbers."""
    texts = context.texts
    if not isinstance(refused, Refusal):
        return texts("refusal.other")
    needed, there = short(texts, refused.needed), short(texts, max(refused.there, 0.0))
    if refused.why is Why.MONEY:
        needed = texts.money(round(refused.needed * 100))
        there = texts.money(max(round(refused.there * 100), 0))
    name = level_text(context, f"programmes.{refused.name}.name", "") or event_name(context, refused.name)
    return texts(f"refusal.{refused.why.value}", needed=needed, there=there, name=name)


# ---------------------------------------------------------------------- causes and facts


def cause(context: Context, key: str) -> str:
    """A cause of a change in words: a programme's or event's name, or what happens in the town."""
    texts = context.texts
    family, _, member = key.partition(":")
    if family == "programme":
        return programme_name(context, member)
    if family == "event":
        return event_name(context, member)
    said = f"cause.{key.replace(':', '.')}"
    if texts.has(said):
        return texts(said)
    if family == "nation" and member:
        shock = level_text(context, f"nation.shocks.{member}.name", "")
        return shock or texts("cause.nation")
    if family in SHARED:
        return texts(f"cause.{family}")
    return texts("cause.other")


def going_on(texts: Texts, said: str) -> str:
    """A sentence behind a colon: Dutch and French begin it small."""
    return said if texts.language == "en" else said[:1].lower() + said[1:]


def colon(texts: Texts, head: str, said: str) -> str:
    """A month or a name, and what is said of it after a colon."""
    return texts("words.colon", head=head, said=said)


def tag_name(texts: Texts, tag: str) -> str:
    """Kind of fact, in a word."""
    return texts(f"tag.{tag}")


def short_name(texts: Texts, key: str) -> str:
    """An indicator's short name, for tiles and heads of columns."""
    return texts(f"short.{key}") if texts.has(f"short.{key}") else indicator_name(texts, key)


def timed_name(texts: Texts, key: str) -> str:
    """An indicator's name, with the time that its number is about where there is one: crimes a year."""
    timed = unit_of(key) in {Unit.PER_YEAR, Unit.EURO_MONTH, Unit.EURO_YEAR}
    return short_name(texts, key) if timed else indicator_name(texts, key)


def scaled_name(texts: Texts, key: str) -> str:
    """The short name, with what it is out of where the unit of its values does not say so."""
    name = short_name(texts, key)
    return texts("words.scaled", name=name) if unit_of(key) is Unit.INDEX else name


def source(texts: Texts, text: str) -> str:
    """A source without our own page of evidence; `{ours}` and `{unchecked}` in the words of the player."""
    told = EVIDENCE.sub("", text).replace("{ours}", texts("words.ours"))
    return told.replace("{unchecked}", texts("words.unchecked"))


def sourced(texts: Texts, text: str) -> str:
    """A source, said to be one."""
    return texts("briefing.source", source=source(texts, text))


def brick_name(texts: Texts, brick: str) -> str:
    """A brick's name."""
    return texts(f"brick.{brick}.name")


def fill(texts: Texts, text: str, values: Mapping[str, str]) -> str:
    """A level's text with its places in braces filled; unknown ones stay.

    Where `first` is known, a name stands in full once, and then as that.
    """
    if "first" in values:
        head, full, rest = text.partition("{name}")
        text = head + full + rest.replace("{name}", "{first}")
    text = texts.elided(text, values)
    for name, words in values.items():
        text = text.replace("{" + name + "}", words)
    return text
