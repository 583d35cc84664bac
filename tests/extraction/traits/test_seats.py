"""Where bodies, premises, gangs and people without a name are, and whence."""

import pytest

from tests.extraction.said import statements


def placed(language, text):
    """(who, where) of each `located_in`."""
    found = statements(language, text)
    return {(s.subject.name, s.object.name) for s in found if s.predicate == "located_in"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police raided a private clinic in Villa Ovillo.", {("private clinic", "Villa Ovillo")}),
        ("en", "Ana Tilo ran brothels in Lagos, Accra and Cotonou.", {("brothels", n) for n in ("Lagos", "Accra", "Cotonou")}),
        ("en", "They sold babies from a hotel in the Ovillo area of Lagos.", {("hotel", "Ovillo")}),
        ("en", "He was taken to a Cairo hospital.", {("Cairo hospital", "Cairo")}),
        ("en", "She went to the Tilo Maternity Hospital in Lagos.", {("Tilo Maternity Hospital", "Lagos")}),
        ("en", "A trafficking ring operating in Accra sold babies.", {("trafficking ring", "Accra")}),
        ("en", "A man living in Accra was arrested.", {("man", "Accra")}),
        ("en", "One couple, from Accra, were not charged.", {("couple", "Accra")}),
        ("es", "Fueron allanados tres bares del barrio de San Ovillo.", {("bares", "San Ovillo")}),
        ("es", "La red operaba en el departamento de Loja.", {("red", "Loja")}),
        ("es", "En la ciudad de Loja existió una red de traficantes.", {("red", "Loja")}),
        ("es", "Ana Tilo se encuentra residiendo en Loja.", {("Ana Tilo", "Loja")}),
        ("es", "La clínica, con sede en Loja, fue cerrada.", {("clínica", "Loja")}),
        ("en", "The two suspects, residents of Accra, were charged.", {("suspects", "Accra")}),
        ("en", "Police raided an orphanage near Accra.", {("orphanage", "Accra")}),
        ("en", "Police in Villa Ovillo arrested a man.", set()),
        ("en", "No clinic in Villa Ovillo was searched.", set()),
        ("en", "They brought the girls from Accra.", set()),
        ("en", "The court in Accra jailed Ana Tilo.", set()),
        ("en", "The network did not operate in Accra.", {("network", "Accra")}),
        ("es", "Trasladaron a las mujeres de Loja a Quito.", set()),
        ("es", "La policía de Loja detuvo a una mujer.", set()),
        ("es", "Si la red operara en Loja, lo sabríamos.", set()),
    ],
)  # fmt: skip
def test_where_they_are_is_told_by_what_stands_beside_them(language, text, expected):
    assert placed(language, text) == expected
