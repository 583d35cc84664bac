"""The invented registries: the same again by seed, the truth kept, with the people and errors that make them hard."""

from collections import Counter, defaultdict

from benchmarks.registries.registry import COLUMNS, make_registry, true_clusters

ROWS = make_registry(4_000, seed=7)


def _by_person():
    people = defaultdict(list)
    for row in ROWS:
        people[row["person"]].append(row)
    return people


def test_the_same_seed_makes_the_same_rows_and_another_seed_others():
    again, other = make_registry(300, seed=7), make_registry(300, seed=8)

    assert again == make_registry(300, seed=7)
    assert again != other


def test_every_row_has_every_column_an_own_id_and_a_name():
    assert len(ROWS) == 4_000
    assert all(set(row) == set(COLUMNS) for row in ROWS)
    assert len({row["id"] for row in ROWS}) == 4_000
    assert all(row["name"].strip() for row in ROWS)


def test_the_true_clusters_part_the_rows():
    clusters = list(true_clusters(ROWS))

    assert sum(map(len, clusters)) == 4_000
    assert len(clusters) == len({row["person"] for row in ROWS})


def test_one_person_is_written_in_several_ways():
    several = [rows for rows in _by_person().values() if len(rows) > 1]

    assert len(several) > 700
    assert sum(len({row["name"].casefold() for row in rows}) > 1 for rows in several) > len(several) / 2


def test_there_are_siblings_of_one_day_and_one_pair_of_surnames():
    days = Counter()
    for rows in _by_person().values():
        first = rows[0]
        if first["born"] and first["surname2"]:
            days[first["born"], first["surname1"].casefold(), first["surname2"].casefold()] += 1

    assert max(days.values()) > 1


def test_documents_and_days_are_at_times_missing_or_wrong():
    people = _by_person()

    assert 0.3 < sum(not row["document"] for row in ROWS) / len(ROWS) < 0.5
    assert any(len({row["document"] for row in rows} - {""}) > 1 for rows in people.values())
    assert any(len({row["born"] for row in rows} - {""}) > 1 for rows in people.values())


def test_some_women_are_called_by_the_surname_of_a_husband():
    assert any(" de " in row["name"].casefold() for row in ROWS)
    assert any("vda. de" in row["name"].casefold() for row in ROWS)
