"""Whom "they" and "them" mean where the text has just spoken of offenders and their victims without names."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Police arrested two nurses on Monday. They had sold babies to couples.", "nurses | sells | babies | reported"),
        ("Police arrested two nurses on Monday. They had also forged birth certificates.", "nurses | forges | birth certificates | reported"),
        ("Two social workers were arrested. They allegedly sold the baby.", "social workers | sells | baby | suspected"),
        ("Police arrested members of a trafficking ring. They had lured girls to the city.", "members | recruits | girls | reported"),
        ("The traffickers lured women from villages. They then sold them to brothels.", "traffickers | sells | women | reported"),
        ("The syndicates bought the babies from poor women. They then sold them to childless couples.", "syndicates | sells | babies | reported"),
        ("The ring recruited young women in Lima. They forced them into prostitution.", "ring | exploits | young women | reported"),
    ],
)  # fmt: skip
def test_it_is_they_who_did_it(text, line):
    assert line in said("en", text)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two nurses on Monday. They rescued three babies.",
        "Two women visited the clinic. They sold their house.",
        "Two nurses and two couples were arrested. They sold babies.",
        "Two mothers were interviewed. They sold their babies.",
        "Witnesses accused the traffickers. They lied to the court.",
        "Two lawyers defended the traffickers. They forged certificates.",
        "Two women were held. It is unclear whether they sold babies.",
        "Two nurses were arrested. If they sold babies, they will be jailed.",
        "Two nurses were arrested. Their lawyer said they sold nothing.",
        "The ring recruited women and girls. They forced them into prostitution.",
        "Police rescued six girls. They took them to a shelter.",
        "The couple adopted two children. They brought them to Spain.",
    ],
)
def test_where_others_may_be_meant_nobody_is(text):
    conduct = {"sells", "forges", "deceives", "exploits", "transports", "threatens"}

    assert not any(line.split(" | ")[1] in conduct for line in said("en", text))


@pytest.mark.parametrize(
    "text",
    ["Police freed 11 men. Ana Quilla brought them bread.", "A woman and her victim were held by the gang. They sold babies."],
)  # fmt: skip
def test_bread_and_pairs_are_nobody_s_deed(text):
    assert not any(line.split(" | ")[1] in {"transports", "sells"} for line in said("en", text))
