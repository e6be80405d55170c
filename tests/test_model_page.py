"""docs/model.md says what the code and the level say today."""

from pathlib import Path

from game.model_page import with_parts

PAGE = Path(__file__).parents[1] / "docs" / "model.md"


def test_the_page_about_the_model_is_up_to_date() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_parts(page) == page, "run: python main.py model-page"
