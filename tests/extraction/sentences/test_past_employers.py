"""What is done to somebody behind their post and its body is told of them, not of the body."""

from itertools import product

import pytest

from tests.extraction.said import statements

_ACTS = frozenset({"investigated", "charged", "detained", "sentenced", "sells"})
_ES_SEATS = (
    "del centro de salud Las Palomas", "del puesto de salud San Jacinto", "de la posta médica El Ceibal",
    "de la clínica Las Palomas", "de la casa hogar Luz del Valle", "de la Municipalidad Provincial de Tarandy",
    "del bar El Farolito",
)  # fmt: skip
_ES_ACTS = (
    ("investigada como presunta autora del delito de trata", "investigated"),
    ("acusada de vender bebés", "sells"),
    ("condenada a diez años de prisión", "sentenced"),
)
_EN_SEATS = (
    "at the Las Palomas health centre", "of the Open Gate charity", "at Brindle Hospital",
    "for the Thornwick Growers' Association", "with Quillay Transport Ltd",
)  # fmt: skip
_EN_ACTS = (
    ("investigated for trafficking", "investigated"),
    ("charged with selling babies", "sells"),
    ("sentenced to ten years in prison", "sentenced"),
)


def _told(language, text):
    """(who, what) of every act of procedure or sale."""
    found = (s for s in statements(language, text) if s.predicate in _ACTS)
    return {((s.subject if s.predicate == "sells" else s.object).name, s.predicate) for s in found}


@pytest.mark.parametrize("post", ["obstetra", "exjefa"])
@pytest.mark.parametrize(("act", "seat"), [*product(_ES_ACTS, _ES_SEATS)])
def test_it_is_told_of_whoever_has_the_post_in_spanish(post, act, seat):
    words, predicate = act

    told = _told("es", f"Habló Domitila Cárcamo, {post} {seat}, {words}.")

    assert ("Domitila Cárcamo", predicate) in told
    assert {who for who, _ in told} == {"Domitila Cárcamo"}


@pytest.mark.parametrize("post", ["a midwife", "director"])
@pytest.mark.parametrize(("act", "seat"), [*product(_EN_ACTS, _EN_SEATS)])
def test_it_is_told_of_whoever_has_the_post_in_english(post, act, seat):
    words, predicate = act

    told = _told("en", f"The judge remanded Delia Crane, {post} {seat}, {words}.")

    assert ("Delia Crane", predicate) in told
    assert {who for who, _ in told} == {"Delia Crane"}


def test_a_house_behind_its_noun_has_no_post():
    found = statements("es", "Fue detenida Domitila Cárcamo, obstetra del centro de salud Las Palomas.")

    assert {s.subject.name for s in found if s.subject is not None} == {"Domitila Cárcamo"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ada Crane, the sister of Delia Marsh, a midwife at Brindle Hospital, charged with theft, spoke."),
        ("en", "Police searched the office of Delia Crane, director of the Lantern bar, raided on Monday."),
    ],
)
def test_what_may_be_anothers_is_told_of_nobody(language, text):
    assert not _told(language, text) & {("Delia Crane", "searched"), ("Delia Marsh", "charged")}
