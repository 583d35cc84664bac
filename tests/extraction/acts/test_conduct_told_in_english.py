"""Tests of conduct told in English by pronouns, in rows, for money and of pregnant women; and of what tells none."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moran and Pia Sull smuggled ten infants to Malta and sold them.", "Ada Moran | sells | infants 10"),
        ("Ada Moran, 44, and Pia Sull, 39, were charged with buying two infants and transporting them to Varo.", "Pia Sull | transports | infants 2"),
        ("Ada Moran lured girls to Malta, took their passports and forced them into prostitution.", "Ada Moran | exploits | girls"),
        ("Ada Moran recruited women, Pia Sull transported them to Spain and Dora Vint housed them in a flat.", "Pia Sull | transports | women"),
        ("Ada Moran recruited women, Pia Sull transported them to Spain and Dora Vint housed them in a flat.", "Dora Vint | harbours | women"),
        ("When the woman gave birth to a baby, Ada Moran sold it to a couple.", "Ada Moran | sells | baby"),
        ("Once the girl was born, Ada Moran sold her to a couple.", "Ada Moran | sells | girl"),
        ("Pia Sull gave birth to a girl and sold her to a couple.", "Pia Sull | sells | girl"),
        ("Ada Moran managed to persuade a pregnant woman and smuggled her to Malta.", "Ada Moran | transports | pregnant woman"),
        ("Two women admitted to have abducted nine babies and selling them to couples.", "women | sells | babies 9"),
        ("The girls were threatened and beaten by Dov Hasko.", "Dov Hasko | threatens | girls"),
    ],
)  # fmt: skip
def test_pronouns_and_rows(text, expected):
    assert expected in {line.rpartition(" | ")[0] for line in said("en", text)}


@pytest.mark.parametrize(
    "text",
    [
        "Pia Sull gave birth to a girl and Ada Moran sold her to a couple.",
        "When police arrested the woman, Ada Moran sold her car.",
        "After Pia Sull gave birth to a girl, Ada Moran was sold a house.",
    ],
)
def test_who_gave_birth_is_never_sold(text):
    assert not any(" | sells | Pia Sull" in line or " | buys | Pia Sull" in line for line in said("en", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Moran took three pregnant women to China.", {"Ada Moran | transports | pregnant women 3 | reported"}),
        ("Ada Moran accompanied two pregnant women to Athens.", {"Ada Moran | transports | pregnant women 2 | reported"}),
        ("Ada Moran allegedly took two pregnant women to China.", {"Ada Moran | transports | pregnant women 2 | suspected"}),
        ("Ada Moran did not take any pregnant women to China.", {"not Ada Moran | transports | pregnant women | reported"}),
        ("Ada Moran convinced poor mothers to give up their newborns.", {"Ada Moran | recruits | poor mothers | reported"}),
        ("Ada Moran found pregnant women through clinics.", {"Ada Moran | recruits | pregnant women | reported"}),
        ("Ada Moran organised the transport of 33 children to Malta.", {"Ada Moran | transports | children 33 | reported"}),
        ("Ada Moran kept three pregnant women in her flat until they gave birth.", {"Ada Moran | harbours | pregnant women 3 | reported"}),
        ("Ada Moran threatened to kill the girls if they went to the police.", {"Ada Moran | threatens | girls | reported"}),
    ],
)  # fmt: skip
def test_what_is_done_to_women(text, expected):
    assert {line for line in said("en", text) if "| owns |" not in line} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moran planned to take two pregnant women to China.",
        "Ada Moran tried to take two pregnant women to China.",
        "Police took three pregnant women to Varo.",
        "Officer Kent Orrin took the pregnant woman to Varo.",
        "The children were taken from Greece to Italy by their mother.",
        "Ada Moran tried to persuade a teenager to sell her baby.",
        "Neighbours found a pregnant woman in the street.",
        "Ada Moran told a friend to find a pregnant woman who would sell her baby.",
        "The ministry organised the transport of 33 children to hospital.",
        "Police kept three pregnant women in a shelter.",
        "The girl threatened to tell police about Ada Moran.",
    ],
)
def test_what_is_no_conduct(text):
    assert said("en", text) <= {"girl | owns | house | reported"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kent Orrin was accused of taking official action in exchange for payments.", "Kent Orrin | receives | payments | accused"),
        ("Kent Orrin protected the gang in exchange for monthly payments.", "Kent Orrin | receives | payments | reported"),
        ("Kent Orrin is accused of protecting traffickers for cash.", "Kent Orrin | receives | cash | accused"),
        ("In exchange for bribes, Kent Orrin turned a blind eye to the gang.", "Kent Orrin | receives | bribes | reported"),
        ("Kent Orrin denied releasing the suspects in exchange for bribes.", "Kent Orrin | receives | bribes | denied"),
        ("A gratification was allegedly paid to Kent Orrin.", "- | pays | Kent Orrin | suspected"),
        ("Officer Kent Orrin took $500 from a driver to drop the case.", "Kent Orrin | receives | 500 | reported"),
    ],
)  # fmt: skip
def test_who_does_something_for_money_has_received_it(text, expected):
    assert expected in said("en", text)


def test_whom_police_arrest_behind_a_comma_is_not_the_victim():
    assert not any(
        "detained | women" in line for line in said("en", "Ada Moran recruited women, police arrested them.")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Kent Orrin offered to release the suspects in exchange for bribes.",
        "Kent Orrin did not release the suspects in exchange for bribes.",
        "Kent Orrin was released by the gang in exchange for money.",
        "Kent Orrin was forced to work in exchange for money.",
        "Kent Orrin urged others to rule in exchange for money.",
        "Kent Orrin could have released them in exchange for money.",
        "Kent Orrin asked the minister to act in exchange for payments.",
    ],
)
def test_who_offers_or_undergoes_it_has_received_nothing(text):
    assert not any("| receives |" in line for line in said("en", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gang sold the babies for $5,000 for a boy and $7,000 for a girl.", {"boy | price | 5000", "girl | price | 7000"}),
        ("They sold babies, getting $40-50 (€30-€35) for a boy and $70-80 (€60-€65) for a girl.", {
            "boy | price | 40", "boy | price | 50", "boy | price | 30", "boy | price | 35",
            "girl | price | 70", "girl | price | 80", "girl | price | 60", "girl | price | 65",
        }),
        ("The price was $5,000 for a boy and $7,000 for a girl.", {"boy | price | 5000", "girl | price | 7000"}),
        ("Boys were sold for between $400 and $500 and girls for between $200 and $300.", {
            "Boys | price | 400", "Boys | price | 500", "girls | price | 200", "girls | price | 300",
        }),
        ("The gang sold two boys for $5,000 and a car for $3,000.", {"boys | price | 5000"}),
        ("The gang planned to sell babies for $5,000 for a boy and $7,000 for a girl.", set()),
    ],
)  # fmt: skip
def test_sums_in_a_row_are_each_the_price_of_their_own(text, expected):
    found = {line.removesuffix(" | reported") for line in said("en", text)}

    assert {line for line in found if "| price |" in line} == expected
    assert not any(line.startswith("- | pays |") for line in found)


HELD = {
    "Ada Moran {past}.": "reported",
    "Ada Moran allegedly {past}.": "suspected",
    "According to the indictment, Ada Moran {past}.": "suspected",
    "Ada Moran is accused of having {past}.": "accused",
    "Ada Moran admitted that she {past}.": "admitted",
    "Ada Moran denied that she {past}.": "denied",
}
DEEDS = [
    "taken pregnant women to China",
    "persuaded mothers to sell their babies",
    "smuggled infants to Malta and sold them",
    "released the suspects in exchange for bribes",
]


@pytest.mark.parametrize(("frame", "standing"), HELD.items())
@pytest.mark.parametrize("deed", DEEDS)
def test_every_deed_is_held_as_its_hedge_holds_it(frame, standing, deed):
    past = deed.replace("taken", "took") if "having" not in frame else deed
    own = {line for line in said("en", frame.format(past=past)) if line.startswith("Ada Moran |")}
    conduct = {line for line in own if line.split(" | ")[1] in {"transports", "recruits", "sells", "receives"}}

    assert conduct
    assert {line.rpartition(" | ")[2] for line in conduct} == {standing}
