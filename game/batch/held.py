"""Commands that live many runs to hold the model to account: what they print and write."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.batch.ablation import WEIGHTS, carries, effects
from game.batch.ablation import as_table as table_of_effects
from game.batch.arms import arms_of
from game.batch.audit import MAYORS, audit
from game.batch.audit import as_table as as_lives
from game.batch.balance import as_table as table_of_mayors
from game.batch.balance import kept_anyway, play, usual_mayors
from game.batch.choices import answer_by_dice, fates, shares
from game.batch.choices import as_table as table_of_choices
from game.batch.record import NATION, as_table, hold_against
from game.batch.recruiters import as_table as table_of_towns
from game.batch.recruiters import watch_recruiters
from game.batch.runner import run_batch
from game.calls import BAD_CALL, CallError, Say, last_month, refuse, seeds_of, workers_of
from game.content.files import LEVELS
from game.content.levels import Library, load_level
from game.content.plans import load_plan
from game.content.problems import ContentError
from game.content.targets import Target, load_targets
from game.engine.orders import Plan
from game.engine.rules import Rules

if TYPE_CHECKING:
    from game.batch.calibration import Free

ARMS = ("history", NATION)


def report_record(options: Mapping[str, Any], say: Say) -> int:
    """The command `record`. Exit code 0 when what must be inside is, 1 when not, 2 for bad calls."""
    try:
        rules = load_level(options["city"]).rules
        targets = load_targets(rules.level.city)
        arms = arms_of(rules, ARMS)
        batch = run_batch(
            arms, seeds_of(options), rules.level.to, workers=workers_of(options),
            out=options["out"], districts=True,
        )  # fmt: skip
    except (ContentError, CallError) as error:
        return refuse(error, say)
    rows = hold_against(targets, batch.arms, rules)
    for line in as_table(rows):
        say(line)
    return int(any(row.fails for row in rows))


def report_audit(options: Mapping[str, Any], say: Say) -> int:
    """The command `audit`: who lives better or worse under each kind of mayor. Exit code 0 or 2."""
    try:
        rules = load_level(options["city"]).rules
        arms = arms_of(rules, options["plan"] or MAYORS)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    found = audit(arms, seeds_of(options), rules.level.to, workers_of(options))
    say("Felt safety, belonging, prospects and trust of residents, 0 to 100; others less the first.")
    for line in as_lives(found, [district.name for district in rules.town.districts]):
        say(line)
    return 0


def report_balance(options: Mapping[str, Any], say: Say) -> int:
    """The command `balance`: how mayors do in a level, its goals and its pledges. Exit code 0 or 2."""
    try:
        loaded = load_level(options["level"])
        arms = arms_of(loaded.rules, options["plan"] or usual_mayors(loaded.rules))
    except (ContentError, CallError) as error:
        return refuse(error, say)
    found = play(arms, seeds_of(options), workers_of(options))
    for line in table_of_mayors(found, loaded.rules.level):
        say(line)
    for key, share in kept_anyway(found, loaded.rules.level).items():
        say(f"pledge {key}: kept_anyway: {share:.2f}")
    return 0


def report_choices(options: Mapping[str, Any], say: Say) -> int:
    """The command `choices`. Exit code 0; 1 when an answer is always or never best; 2 for bad calls."""
    try:
        rules = load_level(options["level"]).rules
        arms = arms_of(rules, options["plan"] or MAYORS)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    found = answer_by_dice(arms, seeds_of(options), workers_of(options))
    told = list(fates(found, rules))
    for line in table_of_choices(shares(found, rules), told):
        say(line)
    return int(any(fate.always or fate.never for fate in told))


def report_recruiters(options: Mapping[str, Any], say: Say) -> int:
    """The command `recruiters`. Exit code 0, or 2 for bad calls."""
    try:
        rules = load_level(options["city"]).rules
        rules = replace(rules, level=replace(rules.level, to=last_month(options["until"], rules)))
        arms = arms_of(rules, options["plan"] or ARMS)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    for line in table_of_towns(watch_recruiters(arms, seeds_of(options), workers_of(options)), rules):
        say(line)
    return 0


def report_ablation(options: Mapping[str, Any], say: Say) -> int:
    """The command `ablate`. Exit code 0 when each brick carries its weight, 1 when not, 2 for bad calls."""
    try:
        rules = load_level(options["city"]).rules
        history, *others = arms_of(rules, ("history",), [brick.value for brick in WEIGHTS])
        until = rules.level.to
        batch = run_batch((history, *others), seeds_of(options), until, workers=workers_of(options))
    except (ContentError, CallError) as error:
        return refuse(error, say)
    without = {brick: batch.arms[arm.name] for brick, arm in zip(WEIGHTS, others, strict=True)}
    found = list(effects(batch.arms[history.name], without))
    for line in table_of_effects(found, until):
        say(line)
    return int(not all(carries(found, brick) for brick in WEIGHTS))


def report_calibration(options: Mapping[str, Any], say: Say) -> int:
    """The command `calibrate`: fit, print the report, and write the values when asked. Exit code 0 or 2."""
    try:
        from game.batch import calibration  # noqa: PLC0415  # scipy comes with the extra `research`
    except ImportError:
        say("Calibration needs scipy. Install it with pip install '.[research]'.")
        return BAD_CALL
    try:
        rules, plan, targets, free = _to_fit(options)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    if not 0 < len(free) <= calibration.MOST_FREE:
        say(f"Name 1 to {calibration.MOST_FREE} coefficients with --free system.name.")
        return BAD_CALL
    try:
        done = calibration.fit(
            rules, plan, targets, free, seeds_of(options),
            workers=workers_of(options), most=options["steps"], say=say,
        )  # fmt: skip
    except CallError as error:
        return refuse(error, say)
    _hand_in(calibration.report(done), options["report"], say)
    if options["write"]:
        write_values(LEVELS / rules.level.city / "assumptions.yaml", done.values)
        say("wrote assumptions.yaml; now run reference-town, and record on other seeds")
    return 0


def report_sensitivity(options: Mapping[str, Any], say: Say) -> int:
    """The command `sensitivity`: Morris over all coefficients, Sobol over those named. Exit code 0 or 2."""
    try:
        from game.batch import calibration, sensitivity  # noqa: PLC0415  # with the extra `research`
    except ImportError:
        say("Sensitivity needs SALib. Install it with pip install '.[research]'.")
        return BAD_CALL
    try:
        rules, plan, targets, free = _to_fit(options)
    except (ContentError, CallError) as error:
        return refuse(error, say)
    fitted = tuple(target for target in targets if target.fitted)
    town = calibration.Town(rules, plan, fitted, seeds_of(options), workers_of(options))
    way, usual = (
        (sensitivity.sobol, sensitivity.SAMPLES) if free else (sensitivity.morris, sensitivity.TRAJECTORIES)
    )
    samples = options["samples"] or usual
    free = free or sensitivity.every(Library().city(LEVELS / rules.level.city).assumptions)
    try:
        lines = list(way(town, free, samples, 1, say, options["keep"]))
    except CallError as error:
        return refuse(error, say)
    about = f"{way.__name__.title()}: coefficients {len(free)}, samples {samples}, seeds {options['seeds']}."
    _hand_in([*lines, "", about], options["report"], say)
    return 0


def _to_fit(options: Mapping[str, Any]) -> tuple[Rules, Plan, tuple[Target, ...], tuple["Free", ...]]:
    """The city's rules, its historical plan, what is known of it, and the coefficients of `--free`.

    Raises ContentError for a city with problems, CallError for a coefficient that does not exist.
    """
    from game.batch.calibration import free_of  # noqa: PLC0415  # scipy comes with the extra `research`

    rules = load_level(options["city"]).rules
    assumptions = Library().city(LEVELS / rules.level.city).assumptions
    try:
        free = free_of(assumptions, options["free"])
    except KeyError as error:
        why = f"There is no coefficient {error}. Write system.name, as in assumptions.yaml."
        raise CallError(why) from error
    return rules, load_plan("history", rules), load_targets(rules.level.city), free


def _hand_in(lines: Sequence[str], report: Path | None, say: Say) -> None:
    """Say the lines of a page, and write them to the file of `--report` when there is one."""
    for line in lines:
        say(line)
    if report:
        report.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_values(path: Path, values: Mapping[str, float]) -> None:
    """Put new values into the lines of assumptions.yaml; everything else in it stays as it is."""
    system, lines = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := re.fullmatch(r"(\w+):", line):
            system = found[1]
        if found := re.match(r"  (\w+): \{value: [^,]+,", line):
            key = f"{system}.{found[1]}"
            if key in values:
                line = f"  {found[1]}: {{value: {values[key]:.4g}," + line[found.end() :]  # noqa: PLW2901
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
