"""A name that stands in a line of capitals only is marked by the word before it."""

import pytest

from ovillo.casework.protection.people import marked, protected_by_rule
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.protection import ProtectedAs
from ovillo.domain.sources import SourceDetails

GIVEN = frozenset({"rosa", "nora"})


def named(text: str) -> dict[str, str]:
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language="es"))
    found = marked([], [], [document], GIVEN.__contains__)
    for entity, _ in found.values():
        (mention,) = entity.mentions
        assert text[mention.start : mention.end] == mention.surface
    return {entity.name: kind.value for entity, kind in found.values()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AGRAVIADA: ZULLY FICTICIA TINTA (15)\nIMPUTADO: FIDEL ARCE RUIZ\n", {"ZULLY FICTICIA TINTA": "victim"}),
        ("AGRAVIADA(O): ZULLY FICTICIA TINTA   IMPUTADO: FIDEL ARCE", {"ZULLY FICTICIA TINTA": "victim"}),
        ("VÍCTIMA:\nZULLY FICTICIA, DE 15 AÑOS", {"ZULLY FICTICIA": "victim"}),
        ("MENOR: FICTICIA TINTA, ZULLY\n", {"ZULLY FICTICIA TINTA": "minor"}),
        (
            "AGRAVIADAS: ZULLY FICTICIA TINTA, TEA DE LA TINTA Y ANI SOL\n",
            dict.fromkeys(("ZULLY FICTICIA TINTA", "TEA DE LA TINTA", "ANI SOL"), "victim"),
        ),
        ("DECLARACIÓN DE LA MENOR DE EDAD ROSA FICTICIA TINTA EN ICA", {"ROSA FICTICIA TINTA": "minor"}),
        ("EL TESTIGO PROTEGIDO ROSA FICTICIA DECLARÓ HOY", {"ROSA FICTICIA": "witness"}),
        ("STATEMENT OF THE WITNESS NORA BELL QUAY", {"NORA BELL QUAY": "witness"}),
    ],
)
def test_whom_a_word_marks(text: str, names: dict[str, str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "NIÑA RESCATADA HOY CUENTA TODO\n",
        "VÍCTIMA DENUNCIA MALTRATO POLICIAL",
        "MENORES DESAPARECIDOS EN LIMA",
        "DEFENSOR DEL NIÑO ROSA PAZ",
        "TESTIGO: NO HAY",
        "La agraviada dijo que no.",
        "AGRAVIADA: (SE RESERVA)",
        "NIÑO Y ADOLESCENTE",
        "MENOR:",
    ],
)
def test_a_headline_marks_nobody(text: str) -> None:
    assert named(text) == {}


def test_a_bare_name_below_a_heading_is_whom_the_heading_names() -> None:
    def entity(name: str, document: str) -> DocumentEntity:
        return DocumentEntity(f"{name}{document}", document, EntityType.PERSON, name, NameLevel.FULL, ())

    heading, bare, elsewhere = entity("FICTICIA TINTA, ROSA", "a"), entity("Rosa", "a"), entity("Rosa", "b")
    found = {each.id: (each, ProtectedAs.MINOR) for each in (heading, bare, elsewhere)}

    people = protected_by_rule(found, (), salt="ab" * 32, is_one=lambda one, other: one == other)

    assert sorted((each.names, each.document, len(each.entities)) for each in people) == [
        (("FICTICIA TINTA, ROSA",), "", 2),
        (("Rosa",), "b", 1),
    ]
