"""Names that differ by what their own writing tells apart, and names of firms beside those of people."""

import pytest

from ovillo.resolution.names import compare_names


@pytest.mark.parametrize(
    ("left", "right", "schema", "verdict"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn Ân", "Person", "suggest"),
        ("Nguyễn Văn An", "NGUYỄN VĂN AN", "Person", "same"),
        ("Nguyễn Văn Ân", "Nguyen Van An", "Person", "same"),
        ("VEGA MARTIN TOMAS", "Martín Tomás Vega", "Person", "suggest"),
        ("VEGA, MARTIN TOMAS", "Martín Tomás Vega", "Person", "same"),
        ("Ana Paz Rey (menor)", "Ana Paz Rey (mayor)", "Person", "different"),
        ("Ivan Rey (the elder)", "Ivan Rey (the younger)", "Person", "different"),
        ("Fundación Nuria Camps", "Nuria Camps", "", "different"),
        ("Clínica Brígida Llanos", "Brígida Llanos Meza", "", "different"),
        ("Banda Los Cóndores", "Los Cóndores", "", "suggest"),
        ("Müller & Söhne", "Mueller und Soehne", "Organization", "same"),
        ("Müller & Söhne", "Mueller und Töchter", "Organization", "different"),
    ],
)
def test_names_are_told_apart_by_their_own_writing(left: str, right: str, schema: str, verdict: str) -> None:
    assert compare_names(left, right, schema).verdict == verdict
    assert compare_names(right, left, schema).verdict == verdict


def test_two_chinese_names_of_one_sound_are_weaker_than_one_name() -> None:
    one, other = compare_names("王伟", "王薇"), compare_names("王伟", "Wang Wei")

    assert one.verdict == other.verdict == "suggest"
    assert one.score < other.score
