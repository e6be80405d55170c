"""Plans: dated orders, by name or by file."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from game.content.checks import check
from game.content.files import KINDS, LEVELS, PlanFile
from game.content.names import Names
from game.content.nodes import Document, is_there, read
from game.content.problems import Code, ContentError, Problem
from game.content.records import build
from game.content.say import Say
from game.content.words import did_you_mean, listed
from game.engine.marks import Mark
from game.engine.orders import Choose, Dated, MakePledges, Order, Plan, Start, Stop
from game.engine.rules import Rules

MOVED: Final = "moved:"
"""With these letters begins the name of a plan whose mayor begins with the level."""


def plan_names(root: Path = LEVELS) -> list[str]:
    """The names of all plans that stand under levels/plans/."""
    folder = root / "plans"
    return [path.relative_to(folder).with_suffix("").as_posix() for path in sorted(folder.glob("**/*.yaml"))]


def find_plan(name: str, root: Path = LEVELS) -> Path:
    """The file of a plan. Raises ContentError when there is none."""
    folder = root / "plans"
    if name.endswith((".yaml", ".yml")):
        choices = [Path(name), folder / name]
    else:
        inside = name and ".." not in Path(name).parts and not Path(name).is_absolute()
        choices = [folder / f"{name}.yaml"] if inside else []
    for path in choices:
        if is_there(path):
            return path
    known = plan_names(root)
    hint = did_you_mean(name, known)
    expected = "" if hint or not known else f"there are {listed(known)}"
    raise ContentError([Problem(name, 0, 0, Code.NOT_FOUND, "there is no such plan", expected, hint)])


def load_plan(name: str, rules: Rules | None = None, root: Path = LEVELS) -> Plan:
    """The plan of this name or file, fit for these rules. Raises ContentError with every problem.

    With `moved:` before its name, the plan is one of a mayor who begins with the level.
    """
    plan, problems = read_plan(find_plan(name.removeprefix(MOVED), root), rules)
    if plan is None or problems:
        raise ContentError(problems)
    return moved(plan, rules) if rules and name.startswith(MOVED) else plan


def moved(plan: Plan, rules: Rules) -> Plan:
    """The same orders, later by the years that are lived before the level: as if this mayor began with it.

    What the town runs by then runs on. An order to start what runs already raises its dose or changes its
    address, and never lowers it: who wants a little of something does not cut what there is.
    """
    if not rules.lived:
        return plan
    doses = {(one.programme, one.place): one.dose for one in rules.lived[0].level.start}
    for lived in rules.lived:
        for dated in lived.orders:
            if isinstance(dated.order, Start):
                doses[dated.order.start, dated.order.place] = dated.order.dose
            elif isinstance(dated.order, Stop):
                doses.pop((dated.order.stop, dated.order.place), None)
    later = rules.level.from_ - rules.lived[0].level.from_
    orders = []
    for dated in plan.orders:
        order = dated.order
        if isinstance(order, Start):
            order = replace(order, dose=max(order.dose, doses.get((order.start, order.place), 0)))
        orders.append(Dated(dated.month + later, order))
    return replace(plan, orders=tuple(orders))


def read_plan(path: Path, rules: Rules | None = None) -> tuple[Plan | None, list[Problem]]:
    """A plan and its problems; names are looked up when there are rules to look in."""
    document = read(path)
    plan = build(document, KINDS["plan"], _names(rules))
    if not isinstance(plan, PlanFile):
        return None, document.problems
    say = Say(document, ())
    check(plan, KINDS["plan"], document)
    if rules:
        _answers(plan, rules, say, document)
    dated = tuple(Dated(month, order) for month, orders in plan.orders.items() for order in orders)
    return Plan(plan.name, dated, plan.what), document.problems


def _names(rules: Rules | None) -> Names:
    """The keys that a plan for these rules may name."""
    if rules is None:
        return Names()
    return Names(
        {
            Mark.PROGRAMME: frozenset(rules.programmes),
            Mark.EVENT: frozenset(rules.events),
            Mark.DISTRICT: frozenset(district.key for district in rules.town.districts),
        }
    )


def _answers(plan: PlanFile, rules: Rules, say: Say, document: Document) -> None:
    """Doses, choices and pledges are such as exist; whether an order can be paid is seen in the run."""
    months = document.value["orders"]
    for written, orders in zip(months, plan.orders.values(), strict=True):
        for number, order in enumerate(orders):
            path = ("orders", written, number)
            if isinstance(order, Start):
                doses = len(rules.programmes[order.start].doses)
                if not 1 <= order.dose <= doses:
                    what = f"`dose` is {order.dose}"
                    say((*path, "dose"), Code.OUT_OF_BOUNDS, what, f"`{order.start}` has doses 1 to {doses}")
            for key, words, known in _words(order, rules):
                for word in words:
                    if word not in known:
                        hint = did_you_mean(word, known)
                        expected = "" if hint else f"there are {listed(known)}" if known else "there are none"
                        say(
                            (*path, key),
                            Code.UNKNOWN_NAME,
                            f"`{word}` is not there to be taken",
                            expected,
                            hint,
                        )


def _words(order: Order, rules: Rules) -> Iterable[tuple[str, tuple[str, ...], list[str]]]:
    """The words of an order that its level has to know: key, words, known words."""
    if isinstance(order, Choose):
        yield "choice", (order.choice,), [choice.key for choice in rules.events[order.choose].choices]
    elif isinstance(order, MakePledges) and rules.level.pledges:
        yield "pledge", order.pledge, [pledge.key for pledge in rules.level.pledges.offer]
