"""Who sold in "the gang X tracked sold babies", and who was sold in "the babies X sold were taken": never X."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The clinic Ovi Mock owned sold babies.", "clinic | sells | babies | reported"),
        ("The gang Ovi Mock tracked sold babies.", "gang | sells | babies | reported"),
        ("The gang that Ovi Mock shadowed for months sold babies.", "gang | sells | babies | reported"),
        ("The ring which Ovi Mock unmasked in his column sold babies.", "ring | sells | babies | reported"),
        ("The nurse whom Ovi Mock tailed sold babies.", "nurse | sells | babies | reported"),
        ("The clinic Ovi Mock ran was searched.", "- | searched | clinic | reported"),
        ("The babies Ovi Mock sold were taken to Lima.", None),
        ("The women Ovi Mock recruited were taken to Lima.", None),
        ("The woman Ovi Mock arrested sold babies.", None),
        ("The nurse Ovi Mock paid was arrested.", None),
        ("What Ovi Mock sold was a baby.", None),
    ],
)
def test_the_act_is_of_whom_the_name_acts_upon(text, fact):
    acts = {line for line in said("en", text) if "Ovi Mock" in line and not line.startswith("Ovi Mock | leads")}

    assert not acts
    assert fact is None or fact in said("en", text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("La clínica que Ovi Mock auditaba vendía bebés.", "clínica | sells | bebés | reported"),
        ("La banda que Ovi Mock infiltró para la policía vendía bebés.", "banda | sells | bebés | reported"),
        ("Rita Lazo, al igual que Ovi Mock, fue detenida.", "- | detained | Rita Lazo | reported"),
        ("Rita Lazo, lo mismo que su hermana, vendía bebés.", "Rita Lazo | sells | bebés | reported"),
    ],
)
def test_in_spanish_too(text, fact):
    assert fact in said("es", text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The nurse Ovi Mock was arrested and charged.", "- | charged | Ovi Mock | charged"),
        ("The nurse Ovi Mock sold babies.", "Ovi Mock | sells | babies | reported"),
        ("The accused Ovi Mock arrested on Monday was charged.", "- | detained | Ovi Mock | reported"),
        ("The officers Ovi Mock and Rita Lazo arrested two men.", "Ovi Mock | detained | men 2 | reported"),
    ],
)
def test_a_name_with_its_trade_keeps_its_acts(text, fact):
    assert fact in said("en", text)
