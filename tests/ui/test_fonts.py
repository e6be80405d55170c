"""Words that are too large are set smaller, no smaller than they must be."""

from itertools import product

import pytest

from game.ui import fonts
from game.ui.fonts import Style

TEXTS = (
    "", "Mechelen", "Onderwijsondersteuning", "Families with children leave the town, one after another",
    "De stad\nwordt\nschoner, straat na straat, en dat ziet wie er woont elke dag opnieuw gebeuren",
)  # fmt: skip


def fits(text: str, box: tuple[int, int], size: int, style: Style) -> bool:
    parts = fonts.broken(text, box[0], size, style)
    face = fonts.font(size, style.bold, style.italic)
    high = fonts.line_height(size, style.bold) * len(parts)
    return high <= box[1] and max(face.size(line)[0] for line in parts) <= box[0]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_as_large_as_fits(text: str) -> None:
    for wide, high, name, line in product((60, 180, 420), (20, 60, 160), ("lead", "head"), (False, True)):
        style = Style(name, fit=True, line=line)
        most, least = fonts.pixels(style, 1.25), fonts.pixels(Style("small"), 1.25)
        sizes = [size for size in range(most, least, -1) if fits(text, (wide, high), size, style)]
        assert fonts.fitting(text, (wide, high), style, 1.25) == next(iter(sizes), least)


def test_no_line_of_french_begins_with_a_mark_or_ends_in_an_open_quote() -> None:
    said = "Elle veut plus pour « Des personnes, pas des groupes ». Pourquoi ? Voici : rien !"
    for width in range(60, 400, 7):
        for line in fonts.lines(said, width, 17):
            assert line[0] not in "»?!:;"
            assert line[-1] != "«"
