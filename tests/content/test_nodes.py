"""Files become plain values; whatever stands in them, reading never raises."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.checks import check
from game.content.files import KINDS
from game.content.nodes import MOST_BYTES, parse, read
from game.content.problems import CODES, Code, as_json, tidy
from game.content.records import build
from game.content.scalars import MANGLED
from tests.content.small_city import files


def value(text: str) -> object:
    document = parse(text.encode(), "x.yaml")
    assert not document.problems
    return document.value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("0.250", 0.25),
        ("1.125", 1.125),
        ("-3", -3),
        ("+3", 3),
        ("0", 0),
        ("90.5", 90.5),
        ("true", True),
        ("null", None),
        ("2003-01", "2003-01"),
        ("2003-01-01", "2003-01-01"),
        ('"no"', "no"),
        ("'012'", "012"),
        ("Nan", "Nan"),
        ("y", "y"),
        ("1.2.3", "1.2.3"),
        ("Noord", "Noord"),
    ],
)
def test_a_plain_value_means_one_thing(text: str, meant: object) -> None:
    found = value(f"a: {text}")
    assert found == {"a": meant}
    assert type(found["a"]) is type(meant)


def test_every_value_and_key_knows_its_place() -> None:
    document = parse(b"a: {b: [1, 2]}\nc:\n  - d: x\n", "x.yaml")
    assert document.position(("a", "b", 1)) == (1, 12)
    assert document.position(("a", "b"), key=True) == (1, 5)
    assert document.position(("c", 0, "d")) == (3, 8)
    assert document.position(("c", 0, "nowhere", "deeper")) == (3, 5)


def test_a_byte_order_mark_and_windows_lines_are_read() -> None:
    document = parse(b"\xef\xbb\xbfa: 1\r\nb: no\r\n", "x.yaml")
    assert [str(problem).splitlines()[0] for problem in document.problems] == [
        (
            "x.yaml:2:4: ambiguous-value `no` is true or false to some programs and text to others; "
            'write false, or "no" in quotes if it is text'
        )
    ]


def test_a_file_that_is_no_utf8_is_told_with_its_place() -> None:
    document = parse(b"a: 1\nb: caf\xe9\n", "x.yaml")
    assert str(document.problems[0]) == (
        "x.yaml:2:7: not-utf8 the byte 0xe9 stands here, which is no UTF-8; save the file as UTF-8\n"
        "    b: caf\ufffd\n          ^"
    )


def test_a_file_over_two_megabytes_is_not_read() -> None:
    document = parse(b"#" * (MOST_BYTES + 1), "x.yaml")
    assert str(document.problems[0]) == "x.yaml: too-large this file is larger than 2 MB; divide it"
    assert document.value is MANGLED


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert str(read(Path("none.yaml")).problems[0]) == "none.yaml: not-found there is no such file"
    (tmp_path / "folder.yaml").mkdir()
    assert read(Path("folder.yaml")).problems[0].code is Code.UNREADABLE


def test_every_code_has_one_sentence() -> None:
    assert set(CODES) == set(Code)
    assert all(sentence.endswith(".") for sentence in CODES.values())


def complain(kind: str, raw: bytes) -> None:
    """Read, validate, check and tell, as loading does."""
    document = parse(raw, "x.yaml")
    if (found := build(document, KINDS[kind])) is not None:
        check(found, KINDS[kind], document)
    told = tidy(document.problems)
    assert "\n".join(str(problem) for problem in told) is not None
    assert as_json(told)
    if document.value is MANGLED:
        assert told


@given(st.binary(max_size=300), st.sampled_from(sorted(KINDS)))
def test_any_bytes_are_read_or_told_of(raw: bytes, kind: str) -> None:
    complain(kind, raw)


YAMLISH = st.text(alphabet="ab01 -:[]{}#&*!|>'\"%@`,.?\n\t~<é€", max_size=120)


@given(YAMLISH, st.sampled_from(sorted(KINDS)))
@settings(max_examples=300)
def test_anything_like_yaml_is_read_or_told_of(text: str, kind: str) -> None:
    complain(kind, text.encode())


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["2003-01", "pride"]),
)
KEYS = st.one_of(
    st.text(max_size=6), st.sampled_from(["key", "name", "when", "all", "from", "doses", "effects"])
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(TREES, st.sampled_from(sorted(KINDS)))
def test_any_values_are_read_or_told_of(tree: object, kind: str) -> None:
    complain(kind, yaml.safe_dump(tree, allow_unicode=True).encode())


SOUND = files()


@given(st.data())
@settings(max_examples=200)
def test_a_sound_file_with_a_slip_is_read_or_told_of(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(SOUND)))
    text = SOUND[path]
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 5))
    slip = data.draw(st.text(alphabet="x0 -:[]{}#\n'\",.", max_size=3))
    folder, _, name = path.rpartition("/")
    kinds = {"programmes": "programme", "events": "event", "plans": "plan", "campaign": "level"}
    kind = kinds.get(folder.rpartition("/")[2], name.removesuffix(".yaml"))
    complain(kind, (text[:at] + slip + text[at + cut :]).encode())
