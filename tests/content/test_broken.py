"""Every kind of mistake has its exact sentence: broken.txt holds samples and what is said about them.

A sample is `=== name (kind)`, the file, `>>>` and the problems. ␉ stands for a tab and ␇ for a bell.
After a deliberate change, run with BRICKSTONES_ACCEPT=1 and read the difference.
"""

import os
from pathlib import Path

import pytest

from game.content.checks import check
from game.content.files import KINDS
from game.content.nodes import Document, parse
from game.content.problems import Code, Problem, tidy
from game.content.records import build

TABLE = Path(__file__).with_name("broken.txt")
ACCEPT = bool(os.environ.get("BRICKSTONES_ACCEPT"))


def samples() -> dict[str, tuple[str, str, str]]:
    """Name → kind, file, expected problems."""
    found = {}
    for part in TABLE.read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, rest = part.partition("\n")
        name, _, kind = head.rstrip(")").rpartition(" (")
        text, _, expected = rest.partition(">>>\n")
        found[name] = (kind, text, expected.strip("\n"))
    return found


def complaints(kind: str, text: str) -> str:
    """What is said about a file of some kind."""
    raw = text.replace("␉", "\t").replace("␇", "\a").encode()
    document = parse(raw, f"{kind}.yaml")
    if kind in KINDS and (value := build(document, KINDS[kind])) is not None:
        check(value, KINDS[kind], document)
    return "\n".join(str(problem) for problem in tidy(document.problems))


SAMPLES = samples()


@pytest.mark.skipif(not ACCEPT, reason="only to accept new sentences")
def test_accept_the_sentences_of_today() -> None:
    parts = [
        f"=== {name} ({kind})\n{text}>>>\n{complaints(kind, text)}\n"
        for name, (kind, text, _) in SAMPLES.items()
    ]
    TABLE.write_text("\n".join(parts), encoding="utf-8")


@pytest.mark.skipif(ACCEPT, reason="accepting new sentences")
@pytest.mark.parametrize("name", SAMPLES)
def test_a_mistake_has_its_sentence(name: str) -> None:
    kind, text, expected = SAMPLES[name]
    assert complaints(kind, text) == expected


def test_every_sample_has_a_problem() -> None:
    assert len(SAMPLES) >= 30
    assert not [name for name, (kind, text, _) in SAMPLES.items() if not complaints(kind, text)]


def test_no_more_than_fifty_problems_are_told_of_a_file() -> None:
    document = Document("many.yaml")
    document.problems = [Problem("many.yaml", line, 1, Code.EMPTY, "x") for line in range(1, 80)]
    told = tidy(document.problems)
    assert len(told) == 51
    assert str(told[-1]) == "many.yaml: more 29 other problems stand in this file"
