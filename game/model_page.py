"""The generated parts of docs/model.md: the schedule and every coefficient with its source."""

from pathlib import Path
from typing import Final

from game.content.files import LEVELS
from game.content.levels import Library
from game.engine.schedule import SYSTEMS

MARKS: Final = {
    "schedule": ("<!-- schedule: begin (written by the game) -->", "<!-- schedule: end -->"),
    "coefficients": ("<!-- coefficients: begin (written by the game) -->", "<!-- coefficients: end -->"),
}
"""Between which lines each part stands."""


def schedule_table() -> str:
    """Each step of a month in order: its rule, and what it may write."""
    lines = ["| | system | rule | writes |", "|---|---|---|---|"]
    for number, system in enumerate(SYSTEMS, 1):
        rule = " ".join((system.run.__doc__ or "").split("\n\n")[0].split())
        lines.append(f"| {number} | {system.name} | {rule} | {', '.join(system.writes)} |")
    return "\n".join(lines)


def coefficient_tables(city: str = "mechelen") -> str:
    """Every coefficient of a city by system: value, range, unit, source, confidence, dispute."""
    parts = []
    for system, assumptions in Library().city(LEVELS / city).assumptions.items():
        lines = [
            f"### {system}", "",
            "| coefficient | value | range | unit | source | confidence | disputed |",
            "|---|---|---|---|---|---|---|",
        ]  # fmt: skip
        for name, each in assumptions.items():
            least, most = each.range
            lines.append(
                f"| `{name}` | {each.value:g} | {least:g} to {most:g} | {each.unit} | {each.source} "
                f"| {each.confidence.value} | {each.disputed} |"
            )
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def with_parts(page: str) -> str:
    """The page with the parts of today between their marks. Raises ValueError when a mark is missing."""
    made = {"schedule": schedule_table(), "coefficients": coefficient_tables()}
    for name, (begin, end) in MARKS.items():
        before, found, rest = page.partition(begin)
        _, ends, after = rest.partition(end)
        if not (found and ends):
            raise ValueError(f"the page has no place for the {name}: write {begin} and {end} in it")
        page = f"{before}{begin}\n\n{made[name]}\n\n{end}{after}"
    return page


def write_parts(page: Path) -> None:
    """Bring the page up to date."""
    page.write_text(with_parts(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
