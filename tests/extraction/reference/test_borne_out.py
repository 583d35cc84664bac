"""A like post alone gives nobody the arrest that a report's beginning tells without a name."""

import pytest

from tests.extraction.said import said

_APART = [
    ("en", "The leader of the ring was arrested on Monday. The leader of the Greens, Odo Turnip, welcomed it."),
    ("en", "The leader of the ring was arrested on Monday. Odo Turnip, leader of the Greens, called it justice."),
    ("en", "The doctor was arrested. Doctor Odo Turnip treated the victims."),
    ("en", "A former mayor was arrested on Monday. The former mayor of Clayport, Odo Turnip, was not involved."),
    ("en", "A mayor was arrested on Monday. The mayor of Clayport, Odo Turnip, thanked the police."),
    ("es", "El líder de la red fue detenido. Odo Nabo Gris, líder de los Verdes, lo celebró."),
    ("es", "La líder de la red fue detenida. El líder Odo Nabo Gris, del gremio de panaderos, lo celebró."),
    ("es", "El médico fue detenido. El médico legista Odo Nabo Gris examinó a las víctimas."),
    ("es", "Un alcalde fue detenido. El alcalde de Albor, Odo Nabo Gris, saludó la captura."),
]
_ONE = [
    ("en", "Police arrested a nurse and a lawyer.\n\nThe nurse, Clara Pane, worked at the clinic.", "Clara Pane"),
    ("en", "A doctor was arrested. The suspect, Odo Turnip, worked at the clinic.", "Odo Turnip"),
    ("en", "The mayor was arrested on Monday. Mayor Odo Turnip was charged with bribery.", "Odo Turnip"),
    ("es", "Una enfermera fue detenida. Se trata de Ana Hebra Luz.", "Ana Hebra Luz"),
    ("es", "Un alcalde fue detenido. El alcalde de Albor, Odo Nabo Gris, fue acusado de soborno.", "Odo Nabo Gris"),
]


_PRAISE = [
    ("es", "Dos choferes fueron detenidos. Los congresistas Odo Nabo Gris y Tito Bravo Sol saludaron la captura."),
    ("es", "Dos personas fueron detenidas. Los congresistas Odo Nabo Gris y Tito Bravo Sol saludaron la captura."),
    ("en", "Two people were arrested. Odo Turnip and Alder Roe praised the arrests."),
]


@pytest.mark.parametrize(("language", "text"), [*_APART, *_PRAISE])
def test_whoever_has_a_like_post_is_not_arrested(language: str, text: str) -> None:
    assert not [line for line in said(language, text) if "detained" in line and "Odo" in line]


@pytest.mark.parametrize(("language", "text", "name"), _ONE)
def test_whom_the_report_brings_in_as_that_one_is(language: str, text: str, name: str) -> None:
    assert [line for line in said(language, text) if "detained" in line and name in line]
