from hypothesis import given
from hypothesis import strategies as st

from ovillo.resolution import compare_names, explain


def test_a_rare_name_weighs_more_than_a_known_one() -> None:
    rare = explain("Zoé Ñandúpay", "Zoé Ñandúpay", reasons=("Surnames: the same.",))
    known = explain("Ana García", "Ana García", reasons=("Surnames: the same.",))

    assert rare.fields[0].rarity == "rare"
    assert known.fields[0].rarity == "known"
    assert rare.weight_bits > known.weight_bits > 0


def test_what_is_missing_weighs_nothing() -> None:
    pair = ("Zoé Ñandúpay", "Zoé Ñandúpay Güell")

    told = explain(*pair, reasons=compare_names(*pair).reasons)

    assert [field.weight_bits for field in told.fields if field.says == "only one has it"] == [0.0]
    assert told.alignment[-1].agreement == "only on the right"
    assert any("second surname" in sentence for sentence in told.would_change)


def test_what_contradicts_weighs_against() -> None:
    pair = ("Juan Carlos Ficticio", "Juan Pablo Ficticio")

    told = explain(*pair, reasons=compare_names(*pair).reasons)

    assert told.fields[-1].weight_bits < 0
    assert len(told.would_change) == 1


def test_a_nickname_stands_beside_the_name_it_is_of() -> None:
    told = explain("Pepe Ficticio", "Ficticio, José", reasons=())

    assert [(row.left, row.right) for row in told.alignment] == [("Pepe", "José"), ("Ficticio", "Ficticio")]


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_fields_add_up_and_no_word_is_lost(left: str, right: str) -> None:
    told = explain(left, right, reasons=compare_names(left, right).reasons)

    assert told.weight_bits == round(sum(field.weight_bits for field in told.fields), 1)
    assert told.would_change
    assert sum(bool(row.left) for row in told.alignment) == sum(
        bool(row.right) for row in explain(right, left, reasons=()).alignment
    )


def test_an_initial_that_both_have_weighs_as_one_and_says_what_would_settle_it() -> None:
    told = explain("J. Ficticio", "J. Ficticio", reasons=("Name: the same.",))
    written_out = explain("Jacinta Ficticio", "Jacinta Ficticio", reasons=("Name: the same.",))

    assert told.weight_bits < written_out.weight_bits
    assert any("written out" in sentence for sentence in told.would_change)
