"""Plain sentences as reporters, police and prosecutors of several English-speaking countries write them."""

import pytest

from tests.extraction.said import said, statements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The suspect sold the baby for N400,000.", "baby | price | 400000 | reported"),
        ("The midwife sold a baby for Sh50,000 to a couple.", "baby | price | 50000 | reported"),
        ("The baby was sold for GH¢10,000.", "baby | price | 10000 | reported"),
        ("The children were sold for ₦1–₦3 million each.", "children | price | 1000000 | reported"),
        ("The children were sold for ₦1–₦3 million each.", "children | price | 3000000 | reported"),
        ("Babies were sold for 30,000 to 40,000 pesos.", "Babies | price | 40000 | reported"),
        ("The officer received money from the gang.", "officer | receives | money | reported"),
        ("A policeman received monthly payments for protection.", "policeman | receives | payments | reported"),
        ("Beto Rojo obtained $40,000 from the victims.", "Beto Rojo | receives | 40000 | reported"),
        ("The baby was handed to Ana Quilla.", "Ana Quilla | receives | baby | reported"),
        ("The midwife gave the baby to Ana Quilla.", "Ana Quilla | receives | baby | reported"),
        ("The parents made a down payment of $500 to Ana Quilla.", "parents | pays | Ana Quilla 500 | reported"),
        ("The mothers were led to believe that their babies had died.", "- | deceives | mothers | reported"),
        ("The gang paid police officers to look the other way.", "gang | bribes | police officers | reported"),
        ("Ana Quilla acted as the middleman.", "Ana Quilla | brokers | - | reported"),
        (
            "The gang used to buy newborns from poor parents and sell them to childless couples.",
            "gang | sells | newborns | reported",
        ),
        ("The gang impregnated young girls and sold their babies.", "gang | sells | babies | reported"),
        ("Ana Quilla was booked into jail on a charge of sale of a child.", "- | charged | Ana Quilla | charged"),
        ("A jury returned an indictment charging Ana Quilla with bribery.", "- | indicted | Ana Quilla | charged"),
        ("The complaint charges Ana Quilla with selling a child.", "- | charged | Ana Quilla | charged"),
        ("Ana Quilla appeared at Lima Crown Court charged with bribery.", "- | charged | Ana Quilla | charged"),
        ("Eight people appeared in court charged with bribery.", "- | charged | people 8 | charged"),
        ("A court awarded life imprisonment to Beto Rojo.", "court | sentenced | Beto Rojo | convicted"),
        ("Police identified Beto Rojo as the leader of the gang.", "Beto Rojo | leads | gang | reported"),
        ("The network consisted of doctors and lawyers.", "doctors | belongs_to | network | reported"),
        ("The gang was made up of doctors and lawyers.", "lawyers | belongs_to | gang | reported"),
        ("The baby was bought by a Lima businesswoman.", "businesswoman | buys | baby | reported"),
        (
            "The Bureau of Alcohol, Tobacco, Firearms and Explosives arrested Ana Quilla.",
            "Bureau of Alcohol, Tobacco, Firearms and Explosives | detained | Ana Quilla | reported",
        ),
        (
            "The Economic and Organised Crime Office arrested Ana Quilla.",
            "Economic and Organised Crime Office | detained | Ana Quilla | reported",
        ),
        (
            "Ana Quilla was arrested by the FBI and the Tinto Police Department.",
            "Tinto Police Department | detained | Ana Quilla | reported",
        ),
        (
            "Charges against three Prince Talbot's County police officers were filed.",
            "- | charged | police officers 3 | charged",
        ),
        ("Ana Quilla, a nurse with the General Hospital, Aba, was arraigned.", "- | charged | Ana Quilla | charged"),
        ("The victims were locked up in a room.", "- | harbours | victims | reported"),
        ("Ana Quilla was among five people arrested.", "- | detained | Ana Quilla | reported"),
        ("Ana Quilla was among those charged.", "- | charged | Ana Quilla | charged"),
        ("A couple and a nurse were charged with selling a boy.", "couple | sells | boy | charged"),
        ("Ana Quilla was arrested after selling a boy.", "Ana Quilla | sells | boy | reported"),
        ("A boy was rescued after being sold by his parents.", "parents | sells | boy | reported"),
        ("The suspects sold the boy to one Ana Quilla.", "Ana Quilla | buys | boy | reported"),
        ("The agency filed child abuse charges against Ana Quilla.", "agency | charged | Ana Quilla | charged"),
        (
            "Ana Quilla, 34, of Houston, Texas, and Beto Rojo, 30, of Dallas, Texas, were charged.",
            "- | charged | Ana Quilla | charged",
        ),
        (
            "The case was investigated by agents of the Tinto Police.",
            "Tinto Police | investigated | case | investigated",
        ),
        ("A court sentenced the officers to three to seven years.", "court | sentenced | officers 3 | convicted"),
        ("Police in Niger state have arrested Ana Quilla.", "Police | detained | Ana Quilla | reported"),
        (
            "Ana Quilla lied to judges, falsified birth certificates, encouraged others and manipulated mothers.",
            "Ana Quilla | forges | birth certificates | reported",
        ),
        ("The gang convinced the parents to sell their babies.", "parents | sells | babies | reported"),
        ("Nurses worked hand in glove with traffickers.", "Nurses | collaborates_with | traffickers | reported"),
        (
            "The midwife told the mother that her baby had died and sold it.",
            "midwife | deceives | mother | reported",
        ),
        ("The midwife falsely told the mother that it was sick.", "midwife | deceives | mother | reported"),
        ("The women were taken to Lima to work as prostitutes.", "- | transports | women | reported"),
        ("Twelve identity cards were recovered during a raid.", "- | seized | identity cards 12 | reported"),
        ("Beto Rojo pleaded guilty to conspiring to smuggle aliens.", "Beto Rojo | transports | aliens | admitted"),
        ("Beto Rojo laundered $2 million.", "Beto Rojo | launders | 2000000 | reported"),
        (
            "Beto Rojo, a former Border Patrol agent, accepted bribes from smugglers.",
            "smugglers | bribes | Beto Rojo | reported",
        ),
        ("Beto Rojo is married to Ana Quilla.", "Beto Rojo | partner_of | Ana Quilla | reported"),
    ],
)
def test_it_is_read(text, expected):
    assert expected in said("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "Beto Rojo served in the Tinto Police for 20 years.",
        "The victims were in tears.",
        "The suspects conspired to sell the child.",
        "The midwife told the mother that her baby had died.",
        "The midwife told police that the baby had died and was a lie.",
        "The woman was taken to hospital.",
        "The network involved a doctor's computer.",
        "Beto Rojo paid N95 masks no heed.",
    ],
)
def test_it_is_not_read(text):
    assert said("en", text) == set()


def test_a_warrant_for_an_arrest_is_no_arrest():
    assert said("en", "A warrant has been issued for the arrest of Ana Quilla.") == {
        "- | ordered | Ana Quilla | reported"
    }


def test_a_court_before_which_charges_are_filed_sells_nobody():
    found = said("en", "The agency filed charges before the Tinto Court against a man arrested after selling a boy.")

    assert not any(line.startswith("Tinto Court |") for line in found)


def test_a_gang_that_operates_somewhere_is_led_by_nobody():
    assert said("en", "The gang was based in Lima and operated across three provinces.") == {
        "gang | located_in | Lima | reported"
    }


def test_who_is_locked_up_for_safety_is_not_sentenced():
    found = said("en", "The victims were locked up in a room.")

    assert not any(line.startswith(("- | sentenced", "- | detained")) for line in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Quilla was employed by the Tinto Clinic.", ("Ana Quilla", "works_for", "Tinto Clinic")),
        ("The Tinto Clinic hired Ana Quilla.", ("Ana Quilla", "works_for", "Tinto Clinic")),
        ("Beto Rojo is attached to the Tinto Police.", ("Beto Rojo", "works_for", "Tinto Police")),
        ("Beto Rojo served in the Tinto Police for 20 years.", ("Beto Rojo", "works_for", "Tinto Police")),
        (
            "Special Agent in Charge Eva Paz of the Tinto Field Office was there.",
            ("Eva Paz", "works_for", "Tinto Field Office"),
        ),
        ("Beto Rojo, a Lima-based trader, was arrested.", ("Beto Rojo", "located_in", "Lima")),
    ],
)
def test_a_tie_is_read(text, expected):
    found = statements("en", text)

    assert expected in {(s.subject.name, s.predicate, s.object.name) for s in found if s.subject and s.object}
