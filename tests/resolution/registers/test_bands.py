"""What a pair of rows means: the quick answers are those of the levels."""

from itertools import combinations

from ovillo.resolution.registers import PersonRow, compare_rows, contradict, prepare, rows_agree, rows_contradict

_NAMES = ("Ana Soto Paz", "Soto Paz, Ana", "Ana Soto Lima", "Mario Soto Paz", "")
_DAYS = ("1980-02-03", "1980-03-02", "1980-02-09", "1981-02-03", "")
_DOCUMENTS = ("12345678", "12345687", "87654321", "")


def test_rows_contradict_and_agree_as_their_levels_do():
    rows = [prepare(PersonRow(name, day, number)) for name in _NAMES for day in _DAYS for number in _DOCUMENTS]

    for one, other in combinations(rows, 2):
        levels = compare_rows(one, other)
        agrees = levels.born in {"same", "slip", "near"} and not contradict(levels)
        assert rows_contradict(one, other) is contradict(levels)
        assert rows_agree(one, other) is agrees
