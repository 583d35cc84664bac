"""More constructions of ordinary English-language press, by family: what must be read, and near neighbours that must not."""

import pytest

from tests.extraction.said import statements

READ: dict[str, tuple[tuple[str, str], ...]] = {
    "sanctions and bans": (
        ("The Treasury sanctioned Rose Quill, a trader, for her part in the sale.", "Treasury | ordered | Rose Quill"),
        ("The Treasury imposed sanctions on Rose Quill and Tom Pike.", "Treasury | ordered | Tom Pike"),
        ("Sanctions were imposed on Rose Quill in April.", "- | ordered | Rose Quill"),
        ("Rose Quill was sanctioned alongside Tom Pike, her associate.", "- | ordered | Tom Pike"),
        ("The ethics committee banned Rose Quill from football for eight years.", "committee | ordered | Rose Quill 8"),
        ("Dr Rose Quill was struck off the medical register.", "- | ordered | Rose Quill"),
    ),
    "charges that somebody faces": (
        ("Rose Quill faces fraud and bribery charges in Malva.", "- | charged | Rose Quill"),
        ("Rose Quill faces accusations of selling babies.", "Rose Quill | sells | babies"),
        ("Rose Quill pleaded guilty to fraud and bribery charges.", "- | charged | Rose Quill"),
    ),
    "names behind a part of several": (
        (
            "Three of his accomplices identified as Rose Quill, Tom Pike and Ada Marrow were arrested.",
            "- | detained | Ada Marrow",
        ),
        ("Two of the nurses, Rose Quill and Tom Pike, were charged.", "- | charged | Tom Pike"),
        (
            "Police arrested Abel Teal and two of his accomplices, Rose Quill and Tom Pike.",
            "Police | detained | Rose Quill",
        ),
        (
            "Three suspects identified as Rose Quill, 42; Tom Pike, 31; and Ada Marrow, 36, were charged.",
            "- | charged | Rose Quill",
        ),
        (
            "Four men identified as Abel Quill, aka Sud, 42; Tom Pike, 31; Odo Marrow and Ivo Teal were charged.",
            "- | charged | Abel Quill",
        ),
    ),
    "who it is before two nouns": (
        ("Rose Quill, 43, a mother of two and a nurse, was jailed for ten years.", "- | sentenced | Rose Quill 10"),
        ("Rose Quill, a nurse and a mother of two, was jailed for ten years.", "- | sentenced | Rose Quill 10"),
    ),
    "bands that work together": (
        ("The gang, which works with the Marrow Cartel, sold girls.", "gang | sells | girls"),
        ("Rose Quill has been at the helm of the gang since 2013.", "Rose Quill | leads | gang"),
        ("Tom Pike inherited the leadership of the ring from his brother.", "Tom Pike | leads | ring"),
    ),
    "vehicles by their make": (
        ("Police seized a Toyota Hilux and a Ford van.", "Police | seized | Toyota Hilux 1"),
        ("Police seized two Toyota vehicles and a Honda motorcycle.", "Police | seized | motorcycle 1"),
        ("Police officers searched a red Mercedes van driven by Tom Pike.", "Police officers | searched | van"),
        ("The van was stopped near Malva.", "- | intercepted | van"),
    ),
    "items recovered": (
        ("Items recovered from the suspects include two pistols and five phones.", "- | seized | phones 5"),
        ("Among the items seized by police were two pistols and a car.", "police | seized | pistols 2"),
        ("Two pistols and a car were among the items recovered.", "- | seized | car 1"),
        ("Eight rifles and 40 cartridges are some of the exhibits recovered.", "- | seized | cartridges 40"),
        ("Police seized two locally made pistols and a car.", "Police | seized | pistols 2"),
        ("A number of 9 mm guns and rifles were confiscated.", "- | seized | guns"),
    ),
    "a former post": (
        (
            "Tom Pike, formerly head of the anti-kidnap squad, was arrested.",
            "Tom Pike | holds_office | formerly head of the anti-kidnap squad",
        ),
    ),
    "an object before its relative clause": (
        ("The gang stole a baby whom they later sold to a couple.", "gang | sells | baby"),
        ("Police rescued a baby that Rose Quill had sold to a couple.", "Rose Quill | sells | baby"),
        ("Rose Quill stole a baby, which she later sold to a couple.", "couple | buys | baby"),
        ("Police seized documents that Rose Quill had forged.", "Rose Quill | forges | documents"),
        ("Police rescued the baby that prosecutors say Rose Quill sold.", "Rose Quill | sells | baby"),
    ),
}

UNSAID: dict[str, tuple[tuple[str, str], ...]] = {
    "sanctions and bans": (
        ("The court sanctioned the search of the house.", "ordered"),
        ("Rose Quill may be sanctioned by the council.", "ordered"),
        ("The Treasury lifted sanctions on Rose Quill.", "ordered"),
        ("The law bans women from working at night.", "ordered"),
        ("Rose Quill was not sanctioned alongside Tom Pike.", "| ordered | Tom Pike"),
        ("The party called on the council to sanction Rose Quill.", "ordered"),
    ),
    "charges that somebody faces": (
        ("Rose Quill could face fraud and bribery charges.", "charged"),
        ("Rose Quill faces accusations of fraud.", "charged"),
        ("Rose Quill denied fraud and bribery.", "charged"),
    ),
    "names behind a part of several": (
        ("Three of the girls sold by Rose Quill, Tom Pike and Ada Marrow were rescued.", "rescued | Rose"),
        ("Three of the suspects were not arrested: Rose Quill, Tom Pike and Ada Marrow.", "detained | Rose"),
        ("Rose Quill, 42, fled; Tom Pike, 31, and Ada Marrow, 36, were arrested.", "detained | Rose"),
    ),
    "who it is before two nouns": (
        ("Rose Quill, a nurse and a mother of two, was jailed for ten years.", "sentenced | mother"),
        ("Rose Quill, 43, a mother of two and a nurse, was jailed.", "detained | nurse"),
    ),
    "bands that work together": (
        ("The gang, which works with the Marrow Cartel, sold girls.", "Marrow Cartel | sells"),
        ("Rose Quill wanted to take over the leadership of the gang.", "leads"),
        ("Police took over the leadership of the investigation.", "leads"),
    ),
    "vehicles by their make": (
        ("Tom Pike was driving the red Mercedes van that officers searched.", "transports"),
        ("Tom Pike was stopped by police from leaving the house.", "intercepted"),
    ),
    "items recovered": (
        ("Items recovered from the suspects do not include two pistols.", "seized"),
        ("The stolen items include two phones and a laptop.", "seized"),
        ("The victims recovered include two girls and a boy.", "seized"),
        ("The suspects arrested with the items recovered include two nurses.", "nurses"),
    ),
    "what is not done yet": (
        ("The FBI, which is helping the authorities recover the captives, declined to comment.", "rescued"),
        ("Rose Quill paid bribes to have one of her rivals arrested and jailed.", "detained"),
    ),
    "an object before its relative clause": (
        ("Police rescued the baby whom prosecutors say Rose Quill sold.", "sells | Rose Quill"),
        ("The gang stole a baby who they said was sold by Rose Quill.", "gang | sells"),
        ("Officers rescued women whom they took to a shelter.", "Officers | transports"),
        ("Police arrested traffickers whom they accused of selling babies.", "Police | sells"),
        ("Police rescued a baby that Rose Quill denies selling.", "Rose Quill | sells"),
    ),
}


def _lines(text: str) -> list[str]:
    rows = []
    for s in statements("en", text):
        number = f" {s.value.number:g}" if s.value and s.value.number is not None else ""
        name = (s.object.name if s.object else (s.value.text if s.value and not number else "") or "") + number
        mark = "not " if s.negated else ""
        rows.append(f"{mark}{s.subject.name if s.subject else '-'} | {s.predicate} | {name.strip()}")
    return rows


@pytest.mark.parametrize("family", READ)
def test_it_is_read(family: str) -> None:
    missed = [text for text, line in READ[family] if line not in _lines(text)]

    assert missed == []


@pytest.mark.parametrize("family", UNSAID)
def test_it_is_not_said(family: str) -> None:
    wrong = [(text, line) for text, part in UNSAID[family] for line in _lines(text) if part in line]

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Rose Quill sold babies, according to an indictment.", "charged"),
        ("The indictment unsealed on Monday says Rose Quill sold babies.", "charged"),
        ("After the indictment, police said Rose Quill sold babies.", "reported"),
        ("The indictment was filed in May. Police said Rose Quill sold babies.", "reported"),
    ],
)
def test_what_an_indictment_says_is_charged(text: str, standing: str) -> None:
    assert {s.standing.value for s in statements("en", text) if s.predicate == "sells"} == {standing}
