"""Whoever tells, hears, defends or is related is not taken for the one who did it."""

import pytest

from tests.extraction.said import said, statements

HELD = "Rodrigo Mock was arrested on Monday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "According to Inspector Gil Stone, he had sold two babies.",
        "In a statement, Inspector Gil Stone said he had sold two babies.",
        "Inspector Gil Stone, a police spokesman, said that he had sold two babies.",
    ],
)
def test_an_official_who_tells_it_did_not_do_it(sentence: str) -> None:
    told = said("en", HELD + sentence)

    assert "Rodrigo Mock | sells | babies 2 | reported" in told
    assert not any(line.startswith("Gil Stone") for line in told)


@pytest.mark.parametrize(
    "sentence",
    [
        "Under cross-examination by Graham Nile, he admitted that he had sold two babies.",
        "Represented by lawyer Tobias Leaf, he admitted that he had sold two babies.",
        "Speaking to Inspector Gil Stone, he admitted selling two babies.",
    ],
)
def test_whoever_stands_before_the_clause_is_not_its_subject(sentence: str) -> None:
    assert "Rodrigo Mock | sells | babies 2 | admitted" in said("en", HELD + sentence)


def test_an_official_of_whom_an_arrest_is_told_speaks_of_himself() -> None:
    told = said("en", "General Aldo Paz was arrested on Monday. Paz said he had never received money.")

    assert "not Aldo Paz | receives | money | reported" in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Clara Null, a victim of Rodrigo Mock, who was jailed for 12 years, asked for justice.",
        "Anna Letter, daughter of Inspector Gil Stone, who was convicted of bribery, testified on Monday.",
    ],
)
def test_who_may_be_either_of_two_is_nobody(sentence: str) -> None:
    assert not {line for line in said("en", sentence) if "convicted" in line}


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Ana Letra, esposa de Rodrigo Ficticio, quien fue detenido, lloró en la audiencia.", "Rodrigo Ficticio"),
        ("Ana Letra, esposa de Rodrigo Ficticio, quien fue detenida, lloró en la audiencia.", "Ana Letra"),
        ("Clara Nada, hija del comisario Aldo Paz, que fue detenido, declaró el lunes.", "Aldo Paz"),
        ("Se trata de Ana Letra, de 40 años, quien fue detenida.", "Ana Letra"),
    ],
)
def test_the_participle_tells_who_of_two_is_meant(sentence: str, who: str) -> None:
    assert {line for line in said("es", sentence) if "detained" in line} == {f"- | detained | {who} | reported"}


@pytest.mark.parametrize(
    "hearer",
    [
        "ante el juez",
        "ante el juez Ignacio Papel",
        "en presencia de la fiscal Delia Paz",
        "junto a su abogado Tobías Folio",
        "ante el tribunal que preside Ana Papel",
    ],
)
def test_whoever_hears_it_did_not_do_it(hearer: str) -> None:
    told = said("es", f"Rodrigo Ficticio admitió {hearer} que falsificó las partidas.")

    assert {line for line in told if "forges" in line} <= {
        "Rodrigo Ficticio | forges | partidas | admitted",
        "- | forges | partidas | reported",
    }
    assert any("forges" in line for line in told)


def test_each_clause_has_the_person_before_its_own_verb() -> None:
    told = said("es", "A Rodrigo Ficticio lo absolvió el tribunal; a Clara Nada la condenó a cinco años.")

    assert "tribunal | acquitted | Rodrigo Ficticio | acquitted" in told
    assert not any("Rodrigo" in line for line in told if "convicted" in line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Clara Null was forced by Rodrigo Mock to recruit other girls.",
        "Clara Null, who was tricked into recruiting other girls, was rescued.",
        "All the defendants but Clara Null were convicted of recruiting girls.",
    ],
)
def test_nothing_is_said_of_whoever_was_forced_or_is_left_out(sentence: str) -> None:
    assert not {line for line in said("en", sentence) if "recruits" in line or "convicted" in line}


def test_an_inquiry_that_ended_is_told_as_ended() -> None:
    told = said("es", "Rodrigo Ficticio dejó de ser investigado por trata de personas.")

    assert "not - | investigated | Rodrigo Ficticio | investigated" in told


def test_a_lawyer_who_admits_something_is_not_whom_it_is_said_of() -> None:
    told = said("es", "Sobre Ana Letra, el abogado Tobías Folio admitió que es pareja del general Aldo Paz.")

    assert not [line for line in told if "partner_of" in line and "Tobías" in line]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Judge Ana Hebra jailed Rosa Lazo. The judge ordered the seizure of her house."),
        ("es", "La jueza Ana Hebra condenó a Rosa Lazo a diez años. La jueza ordenó el decomiso de su casa."),
    ],
)
def test_the_house_may_be_anothers_than_the_judges(language: str, text: str) -> None:
    assert not any("owns" in line for line in said(language, text))


@pytest.mark.parametrize(
    "text",
    [
        "El juez Beto Lazo rechazó el pedido contra Rosa Ovillo Paz. En cambio, ordenó nueve meses de prisión preventiva para su hijo, Abel Hebra.",
        "El juez Beto Lazo ordenó nueve meses de prisión preventiva contra Rosa Ovillo Paz y para su hijo, Abel Hebra.",
    ],
)
def test_su_hijo_of_an_order_is_perhaps_not_the_judges(text: str) -> None:
    assert not any("Beto Lazo" in line and "relative_of" in line for line in said("es", text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarnley admitted that he took money from Milton Grange.",
        "Tarnley denies he ever took a bribe from Milton Grange.",
        "Tarnley denied selling babies and admitted that he received money from Milton Grange.",
    ],
)
def test_whom_the_same_clause_names_behind_the_pronoun_is_another(sentence):
    told = "Prosecutors say that Captain Walter Tarnley received 2,500 dollars from Milton Grange. "

    found = [s for s in statements("en", told + sentence) if s.predicate == "receives"]

    assert {s.subject.name for s in found} == {"Walter Tarnley"}
    assert len(found) > 1
