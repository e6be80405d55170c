"""The modder's reference and the editors' schemas are those of today's records."""

import json
from pathlib import Path

import pytest

from game.content.files import KINDS
from game.content.reference import FILES, reference, with_reference, write_reference
from game.content.schema import schema_of, schemas, write_schemas
from game.content.shapes import Record, fields_of

DOCS = Path(__file__).parents[2] / "docs"
HOW = (
    "run `python main.py reference --out docs/modding.md` and `python main.py schema --out docs/schema`, "
    "and commit what they write"
)


def test_the_committed_reference_is_up_to_date() -> None:
    page = (DOCS / "modding.md").read_text(encoding="utf-8")
    assert with_reference(page) == page, f"docs/modding.md is not up to date: {HOW}"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_committed_schemas_are_up_to_date(name: str) -> None:
    path = DOCS / "schema" / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text == schemas()[name], f"docs/schema/{name} is not up to date: {HOW}"


def test_no_schema_is_left_over() -> None:
    assert sorted(path.name for path in (DOCS / "schema").glob("*.json")) == sorted(schemas())


def test_every_kind_of_file_is_described() -> None:
    assert set(FILES) == {*KINDS, "text"}


def test_every_field_of_a_level_is_described_to_editors() -> None:
    properties = schema_of("level")["definitions"]["level.Level"]["properties"]
    level = KINDS["level"]
    assert isinstance(level, Record)
    assert list(properties) == [field.key for field in fields_of(level.cls)]
    assert all(told["description"] for told in properties.values())
    assert "from" in properties


def test_every_key_is_in_the_reference() -> None:
    text = reference()
    for kind, shape in KINDS.items():
        if isinstance(shape, Record):
            for field in fields_of(shape.cls):
                assert f"| `{field.key}` |" in text, f"{kind}: {field.key}"


def test_writing_keeps_what_stands_around_the_reference(tmp_path: Path) -> None:
    page = tmp_path / "modding.md"
    page.write_text("# Mine\n", encoding="utf-8")
    write_reference(page)
    first = page.read_text(encoding="utf-8")
    assert first.startswith("# Mine\n\n<!-- reference: begin")
    page.write_text(first + "After.\n", encoding="utf-8")
    write_reference(page)
    assert page.read_text(encoding="utf-8") == first + "After.\n"


def test_schemas_are_json(tmp_path: Path) -> None:
    for path in write_schemas(tmp_path / "schema"):
        assert json.loads(path.read_text(encoding="utf-8"))["$schema"]
