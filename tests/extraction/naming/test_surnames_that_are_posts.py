"""A surname that is a word for a role stays in the name, whether or not the given name before it is known."""

import pytest

from tests.extraction.said import statements


def rescued(text: str) -> set[str]:
    return {each.object.name for each in statements("es", text) if each.predicate == "rescued" and each.object}


@pytest.mark.parametrize("surname", ["Dueñas", "Jefe", "Juez", "Herrero", "Pastor", "Alcalde"])
@pytest.mark.parametrize("name", ["Zulmira {} Perca", "Zulmira Perca {}", "Rosa {} Perca", "Zulmira {}"])
def test_such_a_surname_is_one(surname: str, name: str) -> None:
    whole = name.format(surname)

    assert rescued(f"La policía rescató a {whole}, de 15 años.") == {whole}


def test_such_a_surname_of_the_second_of_two() -> None:
    assert "Zulmira Dueñas" in rescued("La policía rescató a Rosa Inventada y a Zulmira Dueñas.")


def test_a_name_that_begins_the_sentence() -> None:
    assert rescued("Zulmira Dueñas Perca fue rescatada por la policía.") == {"Zulmira Dueñas Perca"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La policía rescató al Superintendente Adjunto Jefe Perca.", "Perca"),
        ("La policía rescató a las dueñas del bar.", "dueñas"),
        ("La policía rescató al Jefe Perca.", "Perca"),
    ],
)
def test_a_post_before_a_name_is_none_of_it(text: str, name: str) -> None:
    assert rescued(text) == {name}
