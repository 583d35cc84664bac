from datetime import timedelta

import pytest

from tests.corroboration.invented import DAY, Case, on, value

LATER = DAY + timedelta(days=3)
WROTE = "We wrote that 48,300 soles were seized."


def case_of(text: str, quote: str) -> Case:
    case = Case()
    first, second = case.document("A", DAY), case.document("A", LATER, text)
    police = case.document("B", DAY)
    case.say(first, "seized", value=value(48_300, "PEN"), when=on(DAY))
    case.say(second, "seized", value=value(48_300, "PEN"), when=on(DAY), quote=quote)
    case.say(police, "seized", value=value(84_300, "PEN"), when=on(DAY))
    return case


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"Correction. {WROTE} The correct figure is 84,300.", WROTE),
        (
            "Fe de erratas. Escribimos que se incautaron 48 300 soles. La cifra es otra.",
            "Escribimos que se incautaron 48 300 soles.",
        ),
    ],
)
def test_a_number_repeated_in_order_to_correct_it_supports_nothing(text: str, quote: str) -> None:
    finding = case_of(text, quote).finding("seized")

    assert [(one.value.number, one.sources) for one in finding.values] == [(84_300, ("B",))]
    assert not finding.contradicts
    assert finding.independent_sources == 1
    assert len(finding.superseded) == 2


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"As before. {WROTE}", WROTE),
        ("Correction. The mayor is 50. Police seized 48,300 soles.", "Police seized 48,300 soles."),
    ],
)
def test_what_is_repeated_without_correcting_it_stands(text: str, quote: str) -> None:
    finding = case_of(text, quote).finding("seized")

    assert finding.contradicts
    assert not finding.superseded


def test_what_its_only_source_took_back_is_no_finding() -> None:
    case = Case()
    case.say(case.document("A", DAY), "seized", value=value(48_300, "PEN"), when=on(DAY))
    case.say(
        case.document("A", LATER, f"Correction. {WROTE}"),
        "seized",
        value=value(48_300, "PEN"),
        when=on(DAY),
        quote=WROTE,
    )

    assert case.findings() == ()
