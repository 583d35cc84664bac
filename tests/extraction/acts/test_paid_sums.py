"""Money told around a verb of payment: a sum ahead of a passive, an account, an envelope. Never of whom it only passes."""

import pytest

from tests.extraction.said import said


def _paid(language, text):
    return {line for line in said(language, text) if " | pays | " in line}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Some $40,000 was paid to Tito Bram by the agency.", "agency | pays | Tito Bram 40000 | reported"),
        ("en", "$40,000 in cash was paid to Tito Bram.", "- | pays | Tito Bram 40000 | reported"),
        ("en", "Payments of $9,000 were made to Mara Quill.", "- | pays | Mara Quill 9000 | reported"),
        ("en", "$40,000 was not paid to Tito Bram.", "not - | pays | Tito Bram 40000 | reported"),
        ("en", "$9,000 was wired to an account in the name of Tito Bram.", "- | pays | Tito Bram 9000 | reported"),
        ("en", "The agency wired $9,000 to Mara Quill's account.", "agency | pays | Mara Quill 9000 | reported"),
        ("en", "Omar Lund wired $9,000 to the account of Ana Bram's son", "Omar Lund | pays | son 9000 | reported"),
        ("en", "The agency paid $9,000 from the account of Mara Quill.", "agency | pays | 9000 | reported"),
        ("en", "Couples handed envelopes of cash to Mara Quill.", "couples | pays | Mara Quill | reported"),
        (
            "es",
            "Ana Quilla depositó 800 soles en la cuenta de Tito Bramo.",
            "Ana Quilla | pays | Tito Bramo 800 | reported",
        ),
        ("es", "800 soles fueron transferidos a una cuenta de Tito Bramo.", "- | pays | Tito Bramo 800 | reported"),
        ("es", "Ana Quilla entregó un sobre con dinero a Tito Bramo.", "Ana Quilla | pays | Tito Bramo | reported"),
        ("es", "Ana Quilla negó haber dado dinero a Tito Bramo.", "Ana Quilla | pays | Tito Bramo | denied"),
        ("en", "$40,000 will be paid to Tito Bram.", None),
        ("en", "Police handed the cash to the prosecutor.", None),
        ("es", "La policía entregó el dinero a la fiscalía.", None),
    ],
)
def test_who_is_paid_how_much(language, text, expected):
    assert {line.lower() for line in _paid(language, text)} == ({expected.lower()} if expected else set())
