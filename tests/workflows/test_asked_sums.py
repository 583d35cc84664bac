"""Who asked whom for a sum; every name is invented."""

import pytest

from ovillo.workflows.asked_sums import asked_sides

ONE, OTHER, THIRD = "Gema Ficticia Paz", "Efraín Ficticio Luna", "Nilo Ficticio Rey"


@pytest.mark.parametrize(
    "quote",
    [
        f"{ONE} cobró 3 300 soles a {OTHER} por una partida falsa.",
        f"{ONE} le cobró 3 300 soles a {OTHER}.",
        f"A {OTHER} le cobró 3 300 soles la partera {ONE} por el trámite.",
        f"{ONE} charged {OTHER} 3,300 dollars.",
        f"{ONE} took 3,300 dollars from {OTHER} for the papers of {THIRD}.",
    ],
)
def test_who_asks_is_paid(quote: str) -> None:
    assert asked_sides(quote, [ONE, OTHER, THIRD]) == ([OTHER], [ONE])


@pytest.mark.parametrize(
    "quote",
    [
        f"{OTHER} contó que {ONE} le cobró 300 soles.",
        f"{ONE} cobró 300 soles a {OTHER} y le cobró 200 a {THIRD}.",
        f"{ONE} pagó 300 soles a {OTHER}.",
    ],
)
def test_where_the_sentence_does_not_part_them_nobody_is_told(quote: str) -> None:
    assert asked_sides(quote, [ONE, OTHER, THIRD]) == ((), ())
