import pytest

from tests.extraction.said import facts


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        (
            "es",
            "Detuvieron a Roberto Ficticio, quien dijo ser dueño del local; a su esposa, Ana Inventada, y a Irving Fabulado.",
            {"Roberto Ficticio", "Ana Inventada", "Irving Fabulado"},
        ),
        (
            "es",
            "La policía detuvo a un médico que trabajaba en la clínica, a dos enfermeras y a una obstetra acusada.",
            {"médico", "enfermeras", "obstetra"},
        ),
        (
            "en",
            "Agents arrested a doctor with a title, three suspects acting as agents for the ring, and six nurses.",
            {"doctor", "suspects", "nurses"},
        ),
        (
            "en",
            "Police arrested Ana Fictive, who ran the clinic, Beto Invented, who drove the van, and Cleo Fabled.",
            {"Ana Fictive", "Beto Invented", "Cleo Fabled"},
        ),
    ],
)
def test_all_members_of_a_list_with_clauses_are_held(language: str, text: str, held: set[str]) -> None:
    assert {f[2] for f in facts(language, text) if f[1] == "detained"} == held


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        (
            "es",
            "La policía detuvo a Roberto Ficticio, quien vendió un bebé a Ana Inventada, y a Irving Fabulado.",
            {"Roberto Ficticio"},
        ),
        (
            "es",
            "La policía detuvo a Roberto Ficticio, quien amenazó a su víctima, a su hermana y a un testigo.",
            {"Roberto Ficticio"},
        ),
        (
            "es",
            "Detuvieron a Roberto Ficticio, y la fiscalía acusó a Ana Inventada, y a Irving Fabulado.",
            {"Roberto Ficticio"},
        ),
        ("en", "Police arrested a man who had threatened a woman, two children, and a neighbour.", {"man"}),
        ("en", "Police arrested a doctor, two nurses rescued three babies, and a driver fled.", {"doctor"}),
    ],
)
def test_whom_a_clause_inside_the_list_speaks_of_is_not_held(language: str, text: str, held: set[str]) -> None:
    assert {f[2] for f in facts(language, text) if f[1] == "detained"} == held
