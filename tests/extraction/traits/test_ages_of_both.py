"""Ages without their unit, of both, or as told by themselves; a term and a distance are nobody's age."""

import pytest

from tests.extraction.said import statements


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Five of the children, aged between two and four, were rescued.", {("children", 2), ("children", 4)}),
        ("en", "The babies were aged two and four.", {("babies", 2), ("babies", 4)}),
        ("en", "Mara Quill and Tito Bram, both 34, were arrested.", {("Mara Quill", 34), ("Tito Bram", 34)}),
        ("en", "Mara Quill, who said she was 34 years old, was arrested.", {("Mara Quill", 34)}),
        ("es", "Mara Quilla y Tito Bramo, ambos de 34 años, cayeron.", {("Mara Quilla", 34), ("Tito Bramo", 34)}),
        ("es", "Una de las jóvenes dijo tener 15 años.", {("joven", 15)}),
        ("en", "Mara Quill and Tito Bram, both 34 miles away, were arrested.", set()),
        ("en", "The convicts Mara Quill and Tito Bram, both 34 years in prison, were moved.", set()),
        ("es", "Mara Quilla y Tito Bramo, ambos condenados a 34 años, fueron trasladados.", set()),
        ("es", "Mara Quilla, que dijo tener 34 años de experiencia, fue detenida.", set()),
    ],
)
def test_how_old_each_is(language, text, expected):
    ages = {(s.subject.name, int(s.value.number)) for s in statements(language, text) if s.predicate == "age"}

    assert ages == expected
