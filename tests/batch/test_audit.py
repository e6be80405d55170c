"""The audit: who lives better or worse."""

import numpy as np

from game.batch.audit import THIRDS, Lives, as_table, lives_of
from tests.town import a_city


def test_residents_fare_by_district_and_by_third_of_income_and_the_mean_is_the_towns() -> None:
    lives = lives_of("nobody", a_city(), 12)
    assert lives.incomes.shape == (len(THIRDS),)
    assert lives.districts.shape == (12,)
    assert abs(float(lives.incomes.mean()) - lives.town) < 0.5
    assert 0.0 < lives.town < 100.0


def test_the_table_shows_the_first_mayor_as_it_is_and_the_others_as_differences() -> None:
    plain = Lives("plain", np.array([50.0]), np.array([40.0, 50.0, 60.0]), 50.0)
    better = Lives("better", np.array([52.0]), np.array([45.0, 52.0, 59.0]), 52.0)
    table = "\n".join(as_table({"plain": [plain], "better": [better]}, ["Noord"]))
    assert "+5.0" in table
    assert "-1.0" in table
    assert "50.0" in table
