"""At whose request and by whose order an act was done, and to whom a case was given."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "Julio Lazo fue detenido a petición de la Fiscalía y la Interpol.",
            "Interpol | requested | Julio Lazo | reported",
        ),
        (
            "es",
            "Dos notarios ingresaron en prisión por orden de la jueza Luz Hebra.",
            "Luz Hebra | ordered | notarios 2 | reported",
        ),
        (
            "en",
            "Ted Loom was arrested at the request of Interpol.",
            "Interpol | requested | Ted Loom | reported",
        ),
        (
            "en",
            "The case is being prosecuted by Assistant District Attorney Ana Twill.",
            "- | assigned | Ana Twill | reported",
        ),
        (
            "es",
            "La medida fue dictada contra Ana Hebra, Luz Lazo y Julio Ovillo.",
            "- | ordered | Luz Lazo | reported",
        ),
    ],
)
def test_who_asked_for_it_and_who_has_the_case(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Julio Lazo no fue detenido por orden del juez."),
        ("es", "Julio Lazo será detenido a petición de la fiscalía."),
        ("en", "Ted Loom was not arrested at the request of Interpol."),
    ],
)
def test_what_did_not_happen_was_not_asked_for(language: str, text: str) -> None:
    assert not any("ordered" in line or "requested" in line for line in said(language, text))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The case was assigned to Judge Ana Twill.", "- | assigned | Ana Twill | reported"),
        ("es", "La causa recayó en el juez Julio Lazo.", "- | assigned | Julio Lazo | reported"),
        ("es", "La investigación quedó a cargo de la fiscal Ana Hebra.", "- | assigned | Ana Hebra | reported"),
        ("es", "El teléfono de Julio Lazo fue intervenido.", "- | intercepted | teléfono | reported"),
        ("en", "The minister ordered the closure of the clinic.", "minister | ordered | clinic | reported"),
        ("es", "El juez ordenó el cierre de la clínica.", "juez | ordered | clínica | reported"),
    ],
)
def test_cases_given_and_measures_ordered(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    "text", ["La investigación quedó en nada.", "El caso está en manos de nadie.", "Julio Lazo fue intervenido."]
)
def test_what_gives_no_case_to_anybody(text: str) -> None:
    assert not any("assigned" in line or "intercepted" in line for line in said("es", text))
