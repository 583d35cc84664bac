"""What somebody is asked to pay or a price is put at; who trades with whom behind the verb; no known person is priced."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Prosecutors put the price of a boy at 18,500 soles.", {"boy 18500"}),
        ("en", "The couple was asked to pay $15,000 for the baby.", {"baby 15000"}),
        ("en", "The babies were priced at $3,000 for a girl and $4,000 for a boy.", {"girl 3000", "boy 4000"}),
        ("es", "La fiscalía cifró en 18.500 soles el precio de cada bebé.", {"bebé 18500"}),
        ("es", "A la pareja le pidieron pagar 15.000 dólares por el bebé.", {"bebé 15000"}),
        ("es", "Compró el bebé a una enfermera en 2.000 dólares.", {"bebé 2000"}),
        ("en", "The couple was not asked to pay $15,000 for the baby.", set()),
        ("en", "The couple agreed to pay $15,000 for the baby.", set()),
        ("en", "The couple paid $15,000 for the lawyer.", set()),
        ("en", "He paid $500 for Ana Quill.", set()),
        ("es", "Pagó 500 soles por el abogado.", set()),
        ("es", "El Gobierno estimó en 18.500 soles el costo del juicio.", set()),
    ],
)
def test_what_is_priced(language, text, expected):
    prices = {line for line in said(language, text) if " | price | " in line}

    assert prices == {f"{row.replace(' ', ' | price | ')} | reported" for row in expected}


def test_a_child_behind_the_verb_is_what_is_traded():
    bought = said("es", "Compró el bebé a una enfermera por 2.000 dólares.")
    sold = said("es", "Vendió al niño la enfermera Ana Quilla.")

    assert {"- | buys | bebé | reported", "enfermera | sells | bebé | reported"} <= bought
    assert "Ana Quilla | sells | niño | reported" in sold


def test_who_calls_another_innocent_denies_nothing_of_their_own():
    for_another = said("en", "Tito Bram, father of the suspect Mara Quill, said she was innocent.")
    of_herself = said("en", "Mara Quill was charged with selling babies. She said she was innocent.")

    assert not [line for line in for_another if "denied" in line]
    assert "Mara Quill | sells | babies | denied" in of_herself
