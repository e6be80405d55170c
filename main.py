"""The command line: parses and delegates."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

LANGUAGES = ["en", "nl", "fr"]
LEVEL_HELP = "A level by its path under levels/ (a city's name is its open level), or a file."


class SeveralWords(click.Command):
    """A command whose options may be followed by several words: `--plan a b` is `--plan a --plan b`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Repeat the option before each of its words, in a call that begins with the command's argument."""
        several = {name for p in self.params if p.multiple for name in p.opts}
        words: list[str] = []
        option = ""
        for word in args:
            if word.startswith("-"):
                option = word if word in several else ""
            elif option and words[-1] != option and not args[0].startswith("-"):
                words.append(option)
            words.append(word)
        return super().parse_args(ctx, words)


def with_seeds(seeds: int, *, first: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of a command that lives several runs: how many, with which seeds, in how many processes."""
    options = (
        click.option(
            "--seeds", type=click.IntRange(1), default=seeds, show_default=True, help="Runs of each arm."
        ),
        click.option(
            "--first-seed", type=click.IntRange(0), default=first, show_default=True, help="The first seed."
        ),
        click.option(
            "--workers", type=click.IntRange(1), default=None, help="Processes; one a core if left out."
        ),
    )

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """Brickstones: be mayor of Mechelen, from 2003 to today. Without a command the game starts."""
    if context.invoked_subcommand is None:
        from game.start import start

        sys.exit(start())


KIOSK_HELP = "For an exhibition: full screen, nothing is saved, back to the title when nobody plays."
CODE_HELP = "The code of a whole game, instead of a level."
MODEL_HELP = "A rival model of the city, such as contact, threat, economic or trust."


@main.command()
@click.argument("level", required=False)
@click.option("--code", default=None, help=CODE_HELP)
@click.option("--seed", type=int, default=None, help="Seed of all luck; another one each time if left out.")
@click.option("--model", default=None, help=MODEL_HELP)
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help="Language.")
@click.option("--size", default=None, help="Size of the window, such as 1920x1080.")
@click.option("--kiosk", is_flag=True, help=KIOSK_HELP)
def play(level: str | None, code: str | None, **options: Any) -> None:  # noqa: ANN401 - as they are
    """Go straight into a LEVEL, or into the game of a code."""
    from game.start import start

    if (level is None) == (code is None):
        raise click.UsageError("Give a LEVEL, or the --code of a game.")
    if code is not None and options["model"] is not None:
        raise click.UsageError("A code holds its model: give no --model besides.")
    sys.exit(start(level, code=code, **options))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print problems as JSON.")
def check(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Find every problem in level files. Exit code 0 clean, 1 problems, 2 could not read."""
    from game.content.check import check_paths

    report = check_paths([str(path) for path in paths])
    click.echo(report.json() if as_json else report.text())
    sys.exit(report.code)


@main.command()
@click.argument("level", required=False)
@click.option("--code", default=None, help=CODE_HELP)
@click.option("--plan", default=None, help="A plan by name (moved:NAME begins with the level), or a file.")
@click.option("--bot", type=click.Choice(["random"]), default=None, help="A mayor who decides by dice.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of all luck.")
@click.option("--until", default=None, help="Last month, such as 2006-12.")
@click.option("--without", multiple=True, help="A brick or programme whose orders are taken out.")
@click.option("--model", default=None, help=MODEL_HELP)
@click.option("--set", "sets", multiple=True, help="A coefficient's value: system.name=value.")
@click.option("--json", "as_json", is_flag=True, help="Print the run as JSON.")
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), default=None, help="Write months as CSV.")
@click.option("--timings", is_flag=True, help="Print milliseconds by system.")
def run(**options: object) -> None:
    """Live a LEVEL without a window, under a plan or a bot, and say what came of it."""
    from game.memory import for_months
    from game.reports import report_run

    for_months()
    sys.exit(report_run(options, click.echo))


@main.command()
@click.argument("level", required=False)
@click.option("--code", default=None, help=CODE_HELP)
@click.option("--plan", default=None, help="A plan by its name under levels/plans/, or a file.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of all luck.")
@click.option("--until", default=None, help="Last month, such as 2006-12.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The page to write, as HTML.")
@click.option("--json", "as_json", is_flag=True, help="Print what the page tells as JSON.")
def debrief(**options: object) -> None:
    """Live a LEVEL, or the game of a code, and write the page that looks back on it: to print on A4."""
    from game.printing import report_debrief

    sys.exit(report_debrief(options, click.echo))


@main.command(cls=SeveralWords)
@click.argument("level")
@click.option("--plan", multiple=True, required=True, help="Plans, or bot:random.")
@with_seeds(1, first=1)
@click.option("--scheduler", default=None, help="Address of a Dask scheduler, such as tcp://host:8786.")
@click.option("--without", multiple=True, help="A brick or programme: an arm for each plan without it.")
@click.option("--until", default=None, help="Last month, such as 2006-12.")
@click.option("--districts", is_flag=True, help="Write readings by district too.")
@click.option("--parquet", is_flag=True, help="Write readings as Parquet too (needs pyarrow).")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="A folder.")
def batch(**options: object) -> None:
    """Live a LEVEL many times, plans times seeds, and compare them. Called again, it runs what is missing."""
    from game.batch.command import report_batch

    sys.exit(report_batch(options, click.echo))


@main.command()
def schedule() -> None:
    """Print the order of the month, and what each system may write."""
    from game.reports import report_schedule

    report_schedule(click.echo)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Folder to write to.")
def schema(out: Path | None) -> None:
    """Print the JSON Schemas of level files, or write them to a folder for an editor."""
    from game.content.schema import schemas, write_schemas

    if out is None:
        found = {name: json.loads(text) for name, text in schemas().items()}
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        write_schemas(out)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Page to write it into.")
def reference(out: Path | None) -> None:
    """Print the modder's reference, or write it between the marks of a page such as docs/modding.md."""
    from game.content import reference as modders

    if out is None:
        click.echo(modders.reference())
    else:
        modders.write_reference(out)


@main.command(name="model-page")
@click.option("--page", type=click.Path(path_type=Path), default=Path("docs/model.md"), show_default=True)
def model_page(page: Path) -> None:
    """Write the schedule and the coefficients of today into the PAGE that describes the model."""
    from game.model_page import write_parts

    write_parts(page)


@main.command()
@click.argument("screen")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The picture to write.")
@click.option("--level", default="campaign/01_one_shop_in_three", show_default=True, help=LEVEL_HELP)
@click.option("--plan", default=None, help="A plan that is played first.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of all luck.")
@click.option("--month", default=None, help="The month that begins, such as 2005-05.")
@click.option("--size", default="1920x1080", show_default=True, help="Width and height.")
@click.option("--lang", default="en", show_default=True, help="en, nl, fr or pseudo.")
@click.option("--text-size", type=int, default=100, show_default=True, help="Percent, 100 to 200.")
@click.option("--palette", default="paper", show_default=True, help="Palette.")
@click.option("--about", default=None, help="What the screen is about: a district, event, indicator …")
@click.option("--model", default=None, help=MODEL_HELP)
def screenshot(**options: object) -> None:
    """Draw a SCREEN to a picture, without a display."""
    from game.pictures import take_picture

    sys.exit(take_picture(options, click.echo))


@main.command(cls=SeveralWords)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--screen", multiple=True, help="These screens only.")
@click.option("--size", multiple=True, default=["1280x720", "1920x1080", "1080x1920"], show_default=True)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), multiple=True, default=LANGUAGES, show_default=True
)
@click.option("--text-size", type=int, multiple=True, default=[100, 150, 200], show_default=True)
@click.option("--plan", default="history", show_default=True, help="The plan that is played.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of all luck.")
@click.option("--month", default="2004-11", show_default=True, help="The month of screens amid a game.")
@click.option("--palette", default="paper", show_default=True, help="Palette.")
def gallery(**options: object) -> None:
    """Draw all screens in all sizes, languages and text sizes into a FOLDER; say which words do not fit."""
    from game.gallery import take_gallery

    sys.exit(take_gallery(options, click.echo))


@main.command(cls=SeveralWords)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--only", multiple=True, help="These moments only.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of all luck.")
def moments(**options: object) -> None:
    """Draw the moments of a game that the README shows into a FOLDER, such as docs/pictures."""
    from game.moments import take_moments

    sys.exit(take_moments(options, click.echo))


@main.command()
@click.argument("city", default="mechelen")
@with_seeds(20, first=1001)
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Folder that keeps the runs.")
def record(**options: object) -> None:
    """Hold runs of the CITY's history against what is known of it, row by row."""
    from game.batch.held import report_record

    sys.exit(report_record(options, click.echo))


@main.command()
@click.argument("city", default="mechelen")
@click.option("--plan", multiple=True, help="Mayors to compare, the first with all others.")
@with_seeds(5, first=1001)
def audit(**options: object) -> None:
    """Who lives better or worse under each kind of mayor, by district and income."""
    from game.batch.held import report_audit

    sys.exit(report_audit(options, click.echo))


@main.command()
@click.argument("level", default="mechelen")
@click.option("--plan", multiple=True, help="Mayors to compare; moved:NAME is one who begins with the level.")
@with_seeds(20, first=1001)
def balance(**options: object) -> None:
    """How each kind of mayor does in a LEVEL, and how often its pledges are kept."""
    from game.batch.held import report_balance

    sys.exit(report_balance(options, click.echo))


@main.command()
@click.argument("level", default="mechelen")
@click.option("--plan", multiple=True, help="Mayors whose plans are lived; bot:random too.")
@with_seeds(20, first=1001)
def choices(**options: object) -> None:
    """How often each event of a LEVEL happens, and whether an answer is always or never best."""
    from game.batch.held import report_choices

    sys.exit(report_choices(options, click.echo))


@main.command()
@click.argument("city", default="mechelen")
@click.option("--plan", multiple=True, help="Mayors to compare.")
@click.option("--until", default="2016-12", show_default=True, help="Last month that is lived.")
@with_seeds(20, first=1001)
def recruiters(**options: object) -> None:
    """In how many towns nobody left to fight, of all and of those where a recruiter met five."""
    from game.batch.held import report_recruiters

    sys.exit(report_recruiters(options, click.echo))


@main.command()
@click.argument("level")
@click.option("--plan", default="balanced", show_default=True, help="The mayor whose orders are given.")
@click.option("--seed", type=int, default=1, show_default=True, help="Seed of all luck.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
def minutes(**options: object) -> None:
    """How many minutes a median reader takes for a LEVEL: 200 words a minute, 8 seconds a decision."""
    from game.minutes import report_minutes

    sys.exit(report_minutes(options, click.echo))


@main.command()
@click.argument("city", default="mechelen")
@with_seeds(20, first=1001)
def ablate(**options: object) -> None:
    """What the CITY's history loses without each brick."""
    from game.batch.held import report_ablation

    sys.exit(report_ablation(options, click.echo))


@main.command()
@click.argument("city", default="mechelen")
@click.option("--free", multiple=True, help="A coefficient to fit, as system.name; at most twelve.")
@with_seeds(20, first=1)
@click.option("--steps", type=click.IntRange(1), default=8, show_default=True, help="Most evaluations.")
@click.option("--report", type=click.Path(path_type=Path), default=None, help="Page to write.")
@click.option("--write", is_flag=True, help="Write the fitted values to assumptions.yaml.")
def calibrate(**options: object) -> None:
    """Fit coefficients to what is known of the CITY from 2003 to 2018."""
    from game.batch.held import report_calibration

    sys.exit(report_calibration(options, click.echo))


@main.command()
@click.argument("city", default="mechelen")
@click.option("--free", multiple=True, help="Sobol over these, as system.name; Morris over all without.")
@with_seeds(1, first=1)
@click.option("--samples", type=click.IntRange(1), help="Trajectories (4), or Sobol's N (128).")
@click.option("--keep", type=click.Path(path_type=Path), help="File to go on from when cut short.")
@click.option("--report", type=click.Path(path_type=Path), default=None, help="Page to write.")
def sensitivity(**options: object) -> None:
    """Which coefficients what is known of the CITY feels, from 2003 to 2018."""
    from game.batch.held import report_sensitivity

    sys.exit(report_sensitivity(options, click.echo))


@main.command(name="reference-town", hidden=True)
@click.argument("city", default="mechelen")
@click.option("--seeds", type=int, default=6, show_default=True, help="How many runs.")
def reference_town(city: str, seeds: int) -> None:
    """Run the average town and store its attitudes as the CITY's reference.yaml."""
    from game.reports import store_reference

    sys.exit(store_reference(city, seeds, click.echo))


if __name__ == "__main__":
    main()
