"""What the commands `run`, `schedule` and `reference-town` print and write."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from game.asked import game_of, rules_of, said_in_words
from game.bots import BOTS
from game.calls import CallError, Say, check_taken_out, last_month, refuse
from game.content.files import LEVELS
from game.content.plans import load_plan
from game.content.problems import ContentError
from game.engine.changed import changed, under, values_of
from game.engine.electorate import BACKGROUNDS, means
from game.engine.indicators import INDICATORS
from game.engine.marks import month_name
from game.engine.minds import ATTITUDES
from game.engine.orders import Plan
from game.engine.rules import Rules
from game.engine.schedule import SYSTEMS, live_month
from game.runs import NO_PLAN, Run, as_json, reference_loop, run, without_bricks
from game.session import Session


def report_run(options: Mapping[str, Any], say: Say) -> int:
    """The command `run`. Exit code 0; 1 for a level with problems; 2 for a call that makes no sense."""
    try:
        asked = _asked(options)
        rules: Rules = asked["rules"]
        plan = _plan(asked, rules)
        until = last_month(asked["until"], rules)
        check_taken_out(options["without"], rules)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    rules, plan = without_bricks(rules, plan, options["without"])
    done = run(rules, plan, asked["seed"], until, bot=BOTS.get(options["bot"] or ""))
    if options["csv_file"]:
        _write_csv(done, options["csv_file"])
    if options["as_json"]:
        say(json.dumps(as_json(done, asked["level"]), ensure_ascii=False))
    else:
        _summary(done, say)
    if options["timings"]:
        report_timings(done, say)
    return 0


def _asked(options: Mapping[str, Any]) -> Mapping[str, Any]:
    """The options and the rules, with level, seed, orders and last month from the code when there is one."""
    if not options["code"]:
        if options["level"] is None:
            raise CallError("Give a LEVEL, or the --code of a game.")
        return {**options, "rules": _under_model(options)}
    if any(options[name] for name in ("level", "plan", "bot", "model", "sets")):
        raise CallError("A code holds its level, model and orders: give none of them besides.")
    played = game_of(options["code"])
    until = options["until"] or month_name(played.until - 1)
    held = {"level": played.level, "rules": played.rules(rules_of), "seed": played.seed, "log": played.log}
    return {**options, **held, "until": until}


def _under_model(options: Mapping[str, Any]) -> Rules:
    """The rules of the level with the coefficients of `--model` and `--set`; the latter go last."""
    rules = rules_of(options["level"])
    with said_in_words():
        values = dict(values_of(rules, options["model"] or ""))
    for word in options["sets"]:
        key, _, value = word.partition("=")
        try:
            values[key] = float(value)
        except ValueError as error:
            said = f"{word!r} sets nothing. Write system.name=value, as in minds.drift=0.04."
            raise CallError(said) from error
    with said_in_words():
        return under(rules, values)


def _plan(options: Mapping[str, Any], rules: Rules) -> Plan:
    if options["bot"] and options["plan"]:
        raise CallError("Give a plan or a bot, not both.")
    if options["bot"]:
        return Plan(options["bot"], ())
    if "log" in options:
        return Plan("code", options["log"])
    return load_plan(options["plan"], rules) if options["plan"] else NO_PLAN


def _write_csv(done: Run, path: Path) -> None:
    """One row a month, one column an indicator of the city."""
    history = done.session.city.history
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["month", *(i.key for i in INDICATORS)])
        for number, reading in zip(history.months[1:], history.readings[1:], strict=True):
            table.writerow([month_name(number), *(f"{value:.6g}" for value in reading[:, -1])])


def _summary(done: Run, say: Say) -> None:
    history = done.session.city.history
    say(f"{done.plan}: {month_name(history.months[0] + 1)} to {month_name(history.months[-1])}")
    if moved := changed(done.session.rules):
        say("changed model: " + ", ".join(f"{key} {value:g}" for key, value in moved.items()))
    say(f"{'':34}{'start':>14}{'end':>14}")
    for n, indicator in enumerate(INDICATORS):
        first, last = history.readings[0][n, -1], history.readings[-1][n, -1]
        say(f"{indicator.key:34}{first:14,.3f}{last:14,.3f}")
    for result in done.session.city.elections:
        shares = ", ".join(f"{k} {share:.1%} ({result.seats[k]})" for k, share in result.shares.items())
        mayor = "stays" if result.mayor_stays else "goes"
        say(f"election {month_name(result.month)}: {shares}; mayor {mayor}")
    for dated, refusal in done.session.refused:
        say(f"refused {month_name(dated.month)}: {dated.order}: {refusal.why.value} {refusal.name}")
    say(f"founding {done.load:.2f} s, {done.months} months {done.simulate:.2f} s")


def report_timings(done: Run, say: Say) -> None:
    """Milliseconds a month by system, and the ratio to a reference loop timed in the same run."""
    months = max(done.months, 1)
    loop = reference_loop()
    say(f"{'system':20}{'ms a month':>12}{'of reference':>14}")
    for name, seconds in done.timings.items():
        say(f"{name:20}{1000 * seconds / months:12.3f}{seconds / months / loop:14.2f}")
    total = sum(done.timings.values()) / months
    say(f"{'month':20}{1000 * total:12.3f}{total / loop:14.2f}")
    say(f"{'reference loop':20}{1000 * loop:12.3f}{1:14.2f}")


def report_schedule(say: Say) -> None:
    """The order of the month: each system, its rule, and what it may write."""
    for number, system in enumerate(SYSTEMS, 1):
        rule = (system.run.__doc__ or "").strip().splitlines()[0]
        say(f"{number:2} {system.name:16} {rule}")
        say(f"{'':19} writes {', '.join(system.writes)}")


def store_reference(city: str, seeds: int, say: Say) -> int:
    """Run the average town and write its mean attitudes by half year to the city's reference.yaml."""
    rules = rules_of(city)
    plan = load_plan("average_town", rules)
    first, last = rules.level.from_, rules.level.to
    months = [*range(first - 1, last + 1, 6)]
    total = np.zeros((len(months), len(ATTITUDES), BACKGROUNDS))
    for seed in range(1, seeds + 1):
        total += _reference_run(rules, plan, seed, months)
        say(f"seed {seed} done")
    total /= seeds
    lines = ["# Mean attitudes of adults in the average town, from stored runs: main.py reference-town"]
    for a, attitude in enumerate(ATTITUDES):
        lines.append(f"{attitude}:")
        for b, background in enumerate(("native", "foreign")):
            points = ", ".join(
                f"{month_name(number)}: {total[n, a, b]:.4f}" for n, number in enumerate(months)
            )
            lines.append(f"  {background}: {{{points}}}")
    path = LEVELS / city / "reference.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    say(f"wrote {path.name}")
    return 0


def _reference_run(rules: Rules, plan: Plan, seed: int, months: list[int]) -> np.ndarray[Any, Any]:
    session = Session.begin(rules, seed)
    city = session.city
    waiting = list(plan.orders)
    found = []
    for number in months:
        while city.month <= number:
            while waiting and waiting[0].month <= city.month:
                session.give(waiting.pop(0).order)
            live_month(city, rules)
        found.append(means(city))
    return np.array(found)
