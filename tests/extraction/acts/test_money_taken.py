"""Verbs of taking money that say much else: what is taken decides."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "lines"),
    [
        (
            "en",
            "Wes Tarn took money from Milton Grange.",
            {"Wes Tarn | receives | money | reported", "Milton Grange | pays | Wes Tarn | reported"},
        ),
        (
            "en",
            "Wes Tarn took 2,500 dollars from Milton Grange.",
            {"Wes Tarn | receives | 2500 | reported", "Milton Grange | pays | Wes Tarn 2500 | reported"},
        ),
        ("en", "Milton Grange gave money to Wes Tarn.", {"Milton Grange | pays | Wes Tarn | reported"}),
        (
            "es",
            "Teo Fictivo cobró dinero de Bruno Inventado.",
            {"Teo Fictivo | receives | dinero | reported", "Bruno Inventado | pays | Teo Fictivo | reported"},
        ),
        (
            "es",
            "Teo Fictivo cobraba dinero de Bruno Inventado por proteger la red.",
            {
                "Teo Fictivo | receives | dinero | reported",
                "Bruno Inventado | pays | Teo Fictivo | reported",
            },
        ),
        (
            "es",
            "Teo Fictivo tomó dinero de Bruno Inventado.",
            {"Teo Fictivo | receives | dinero | reported", "Bruno Inventado | pays | Teo Fictivo | reported"},
        ),
        ("en", "Wes Tarn took home 2,500 dollars.", {"Wes Tarn | receives | 2500 | reported"}),
        ("en", "Wes Tarn took $900 in bribes.", {"Wes Tarn | receives | bribes 900 | reported"}),
        ("es", "Bruno Inventado le dio dinero a Teo Fictivo.", {"Bruno Inventado | pays | Teo Fictivo | reported"}),
    ],
)
def test_money_taken_from_or_given_to_somebody_is_paid_by_the_one_and_received_by_the_other(language, text, lines):
    assert lines <= said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Wes Tarn took the baby from Milton Grange."),
        ("en", "Wes Tarn took a taxi from Lima."),
        ("en", "The investigation took two years and 2,500 dollars."),
        ("en", "Police took 2,500 dollars from the flat."),
        ("en", "Officers took away 61,300 euros and a forged seal from Milton Grange."),
        ("en", "Robbers took 2,500 dollars from Milton Grange."),
        ("en", "Two men took 2,500 dollars at gunpoint from Milton Grange."),
        ("es", "Teo Fictivo cobró notoriedad."),
        ("es", "Teo Fictivo tomó un taxi por 20 soles."),
        ("es", "Los asaltantes tomaron 500 soles de Bruno Inventado."),
    ],
)
def test_other_things_and_what_is_robbed_are_no_payment(language, text):
    assert not {line for line in said(language, text) if " pays " in line or " receives " in line}
