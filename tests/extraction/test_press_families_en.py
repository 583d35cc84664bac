"""Constructions of ordinary English-language press, family by family: what must be read, and near neighbours that must not."""

import pytest

from tests.extraction.said import statements

READ: dict[str, tuple[tuple[str, str], ...]] = {
    "an age in words of its own before a noun": (
        ("The court jailed Tom Pike, a 45 years old trader, for selling babies.", "Tom Pike | age | 45"),
        ("Police held a 22 year old man over the sale of a baby.", "man | age | 22"),
        ("Tom Pike sold her two weeks old baby for 300 dollars.", "Tom Pike | sells | baby"),
        ("Police held a 19-years old woman and a forty-five years old nurse.", "nurse | age | 45"),
        (
            "Documents showed that Quill, a 37-year-old Peruvian nurse, was held. Abel Quill fled.",
            "Abel Quill | age | 37",
        ),
    ),
    "a number in words and in digits": (
        ("Twenty-six (26) rifles were recovered from the suspects.", "- | seized | rifles 26"),
        ("Tom Pike collected a ransom of 223, 000 Euros from Rose Quill.", "Tom Pike | receives | ransom 223000"),
    ),
    "a verdict in two words": (
        ("The court discharged and acquitted Tom Pike.", "court | acquitted | Tom Pike"),
        ("Tom Pike was acquitted and released from prison.", "- | released | Tom Pike"),
        ("Tom Pike was discharged on Monday.", "- | released | Tom Pike"),
    ),
    "who is charged": (
        ("The prosecutor charged the nurses with conspiring to sell babies.", "prosecutor | charged | nurses"),
        ("Prosecutors charged Tom Pike with theft to send a message.", "Prosecutors | charged | Tom Pike"),
        ("The police charged Tom Pike to court.", "police | charged | Tom Pike"),
    ),
    "who prays a court": (
        ("The lawyer prayed that Tom Pike be released on bail.", "lawyer | requested | Tom Pike"),
        ("The prosecutor prayed the court to remand Tom Pike.", "prosecutor | requested | Tom Pike"),
    ),
    "an official of a body": (
        (
            "Police arrested an official of a Law Enforcement Agency involved in the sale of babies.",
            "official | sells | babies",
        ),
        ("The nurse of the clinic convicted in May was Rose Quill.", "- | convicted | Rose Quill"),
        (
            "The two other members of the gang found guilty were Uriah Amberley and Okra Nettlebed.",
            "- | convicted | Okra Nettlebed",
        ),
        ("The members of the gang arrested are Uriah Amberley and Okra Nettlebed.", "- | detained | Uriah Amberley"),
    ),
    "another name": (
        ("Rose Quill, otherwise known as Marrow, was jailed.", "Rose Quill | alias | Marrow"),
        ("Rose Quill, who is also known as Mama Teal, was jailed.", "Rose Quill | alias | Mama Teal"),
        ('Tobias Quill, or "K-9," was arrested.', "Tobias Quill | alias | K-9"),
        ('Known as "K-9," Tobias Quill was arrested at dawn.', "Tobias Quill | alias | K-9"),
        ("Known locally as Mama Teal, Rose Quill sold babies.", "Rose Quill | alias | Mama Teal"),
    ),
    "a name that no second comma closes": (
        (
            "The police have arrested a 45-year-old nurse, Rose Quill for selling a baby.",
            "police | detained | Rose Quill",
        ),
        ("Police arrested a woman, Rose Quill over the sale of a baby.", "Rose Quill | sells | baby"),
        ("The Commissioner of Police, Tom Pike paraded them.", "Tom Pike | holds_office | Commissioner of Police"),
        (
            "The report said the head of the agency, Dr Rose Pike disclosed it.",
            "Rose Pike | holds_office | head of the agency",
        ),
    ),
    "a post before a title": (
        ("The commissioner, Mrs. Stella Pike, said so.", "Stella Pike | holds_office | commissioner"),
        ("The nurse, Mr Tom Pike, was arrested.", "Tom Pike | occupation | nurse"),
    ),
    "two trades before a name": (
        ("The pastor and trader, Abel Pike, was arrested.", "Abel Pike | occupation | pastor"),
        ("Police arrested a pastor and trader, Abel Pike, over the sale.", "Abel Pike | occupation | pastor"),
        (
            "The Attorney-General of the Federation (AGF) and Minister of Justice, Abel Pike, said so.",
            "Abel Pike | holds_office | Attorney-General of the Federation",
        ),
    ),
    "a post in a public body": (
        ("The DEA Administrator Rose Pike said so.", "Rose Pike | holds_office | DEA Administrator"),
        (
            "The National Crime Agency's deputy director Rose Pike said so.",
            "Rose Pike | holds_office | deputy director",
        ),
    ),
    "several of a body, by name": (
        (
            "The court acquitted two nurses of the clinic, Tom Pike and Ada Quill, on Monday.",
            "Ada Quill | occupation | nurses",
        ),
        ("Two workers at the clinic, Tom Pike and Ada Quill, were arrested.", "Tom Pike | works_for | clinic"),
    ),
    "who are said to be those of whom it is told": (
        (
            "Uriah Amberley and Okra Nettlebed are the two alleged drug traffickers that were arrested at the airport.",
            "- | detained | Okra Nettlebed",
        ),
        ("Uriah Amberley and Okra Nettlebed are the nurses who sold babies.", "Uriah Amberley | sells | babies"),
    ),
    "bail refused, and a life sentence": (
        ("The court turned down the bail application of Tom Pike.", "not court | released | Tom Pike"),
        ("Tom Pike bags life imprisonment for kidnapping", "- | sentenced | Tom Pike"),
        ("The minister filed an application for the extradition of Tom Pike.", "minister | requested | Tom Pike"),
    ),
    "two infinitives": (
        ("The judge ordered Rose Quill to be arrested and charged Tom Pike.", "judge | charged | Tom Pike"),
        ("Tom Pike asked for Rose Quill to be arrested and denied selling babies.", "Tom Pike | sells | babies"),
        ("Tom Pike is alleged to have been charged and jailed.", "- | detained | Tom Pike"),
    ),
    "where somebody without a noun lives": (
        ("Police arrested a London-based Peruvian, Rose Quill, over the sale.", "Rose Quill | located_in | London"),
        ("The agency arraigned a Spain based trader, Rose Quill, who sold babies.", "agency | charged | Rose Quill"),
        ("Police arrested a Peru based nurse for selling babies.", "nurse | located_in | Peru"),
    ),
    "letters of a body between commas": (
        (
            "The Malva Agency for the Prohibition of Trafficking, MAPT, has arrested Tom Pike. MAPT arraigned him.",
            "Malva Agency for the Prohibition of Trafficking | charged | Tom Pike",
        ),
    ),
    "members of a band, by name": (
        (
            "Three members of his gang, Ada Pike, Suoyo Paul and Felix Pike, were arrested.",
            "Ada Pike | belongs_to | gang",
        ),
    ),
    "whom a noun means behind a verb of blame": (
        (
            "The court tried the chairman of the council, Tom Pike. It accused the chairman of selling babies.",
            "Tom Pike | sells | babies",
        ),
        (
            "Police arrested the director of the clinic, Ada Pike. The court convicted the director of selling babies.",
            "court | convicted | Ada Pike",
        ),
    ),
    "for what children and women are used": (
        ("The suspects used the children to solicit alms from the public.", "suspects | exploits | children"),
        ("The girls were used for prostitution.", "- | exploits | girls"),
    ),
    "of what somebody before a judge is charged": (
        ("Rose Quill appeared before Justice Tom Pike on charges of selling babies.", "Rose Quill | sells | babies"),
        ("Police handed Rose Quill over to Tom Pike on suspicion of selling babies.", "Rose Quill | sells | babies"),
        ("Rose Quill was wanted by Interpol on charges of selling babies.", "Rose Quill | sells | babies"),
        ("Rose Quill was extradited to Peru on charges of selling babies.", "Rose Quill | sells | babies"),
        ("The trial of Tom Pike on charges of selling babies began.", "Tom Pike | sells | babies"),
        ("Rose Quill pleaded not guilty to a three-count charge of selling babies.", "Rose Quill | sells | babies"),
    ),
}

UNSAID: dict[str, tuple[tuple[str, str], ...]] = {
    "an age is no term": (
        ("The court jailed Tom Pike, a 45 years old trader, for selling babies.", "sentenced | Tom Pike 45"),
        ("Police held a 22 years old man over the sale of a baby.", "old man"),
        ("Documents showed that Quill, a 37-year-old nurse, was held.", "Quill, a"),
    ),
    "a number is nobody": (
        ("Twenty-six (26) rifles were recovered from the suspects.", "age"),
        ("Fifteen (15) people were arrested.", "age"),
        ("In April 2017, 500 people were arrested.", "2017500"),
    ),
    "a verdict in two words lets nobody go": (
        ("The court discharged and acquitted Tom Pike.", "released"),
        ("Tom Pike was acquitted and discharged.", "released"),
    ),
    "who is told to do something is not accused": (
        ("The commissioner, Tom Pike, has charged officers across the country to sustain the tempo.", "charged"),
        ("The commissioner charged the nurses to be honest.", "charged"),
    ),
    "what a court is asked for has not happened": (
        ("Counsel moved a motion praying that the accused, Tom Pike, be admitted to bail.", "released"),
        ("The lawyer prayed the court to release Tom Pike.", "released"),
        ("The prosecutor prayed the court to convict Tom Pike.", "convicted"),
    ),
    "a street is nobody": (
        ("The mother lives at No 21, Prophet Asa Close.", "Prophet"),
        ("The mother was held at 14 Pastor Quill Avenue.", "Pastor"),
    ),
    "who is at a school does not work there": (
        ("Bandits kidnapped students of Malva High School.", "works_for"),
        ("Police arrested a pupil of the school.", "works_for"),
    ),
    "the body of an accused official": (
        (
            "Police arrested an official of a Law Enforcement Agency involved in the sale of babies.",
            "Enforcement Agency | sells",
        ),
        ("The two members of the gang found guilty were Uriah Amberley and Okra Nettlebed.", "convicted | gang"),
        (
            "The two members of the gang not found guilty were Uriah Amberley and Okra Nettlebed.",
            "- | convicted | Okra Nettlebed",
        ),
        ("The victims of the gang arrested were Uriah Amberley and Okra Nettlebed.", "detained | Okra"),
        ("The lawyers for the men arrested were Uriah Amberley and Okra Nettlebed.", "detained | Okra"),
        ("The suspects charged were not Uriah Amberley and Okra Nettlebed.", "charged | Okra"),
    ),
    "who only stands beside a name": (
        ("The nurse, Tom Pike said, was arrested.", "Tom Pike"),
        ("The nurse, Tom Pike told reporters, was arrested.", "Tom Pike"),
        ("When police arrested the nurse, Tom Pike for months paid her bail.", "Tom Pike |"),
        ("According to the nurse, Tom Pike in May sold the baby.", "nurse"),
        ("In the case of the nurse, Tom Pike was acquitted.", "nurse"),
        ("Of the nurse, Tom Pike said nothing.", "nurse"),
    ),
    "two of two trades": (
        ("The driver and nurse, Abel Pike and Rose Quill, were arrested.", "occupation"),
        ("The nurse and the midwife, Rose Quill, were arrested.", "Rose Quill | occupation | nurse"),
        ("A nurse and doctor, Abel Pike, were arrested.", "Abel Pike | occupation | nurse"),
    ),
    "several who are not those named": (
        ("The court acquitted two nurses of the clinic, Tom Pike and Ada Quill, on Monday.", "acquitted | nurses"),
        ("Police arrested three nurses of the clinic, Tom Pike and Ada Quill.", "Ada Quill | occupation"),
        ("Uriah Amberley and Okra Nettlebed are not the nurses who were arrested.", "detained | Okra"),
        ("Uriah Amberley and Okra Nettlebed are the lawyers of the nurses who were arrested.", "detained | Okra"),
        ("Uriah Amberley and Okra Nettlebed were the three nurses who sold babies.", "Nettlebed | sells"),
    ),
    "bail asked for or granted": (
        ("The lawyer filed the bail application of Tom Pike.", "released"),
        ("The court heard the bail application of Tom Pike.", "released"),
    ),
    "whom somebody wanted held": (
        ("Tom Pike is alleged to have asked for Rose Quill to be arrested and jailed.", "detained"),
        ("Tom Pike is alleged to have forced Rose Quill to be examined and sold.", "sells | Tom Pike"),
    ),
    "letters of nobody": (
        ("The Malva Agency and the Teal Council, BBC, said so. BBC arrested Tom Pike.", "Council | detained"),
        ("Tom Pike, MAPT, said so. MAPT arrested Ada Quill.", "Tom Pike | detained"),
    ),
    "members of a band who are named": (
        ("Three members of his gang, Ada Pike, Suoyo Paul and Felix Pike, were arrested.", "detained | members"),
    ),
    "the holder of another post": (
        (
            "Police arrested the minister of health, Ada Pike. They accused the minister of justice of selling babies.",
            "Ada Pike | sells",
        ),
    ),
    "a baby is not paid": (("The suspect handed over the baby to Tom Pike, who gave him N150,000.", "pays | baby"),),
    "who is told something is not who did it": (
        (
            "Tom Pike and Ada Quill were held. Pike called the victim and told them that they were deceived by a gang.",
            "gang | deceives",
        ),
    ),
    "what is used, planned or denied": (
        ("The hotel was used for prostitution.", "exploits"),
        ("The gang planned to use the girls for prostitution.", "exploits"),
        ("The charity used the donations for children.", "exploits"),
    ),
    "whoever somebody is charged before": (
        ("Rose Quill appeared before Justice Tom Pike on charges of selling babies.", "Tom Pike | sells"),
        ("Police handed Rose Quill over to the mother on suspicion of selling babies.", "mother | sells"),
        ("Rose Quill was wanted by Interpol on charges of selling babies.", "Interpol | sells"),
        ("The judge issued a warrant against Tom Pike on charges of selling babies.", "judge | sells"),
        ("Rose Quill was brought before a judge on Monday.", "transports"),
        ("Rose Quill was reported to the police by Tom Pike.", "contacts"),
    ),
    "no other name": (
        ("Police arrested a trafficker, who is also known as Mama Teal.", "alias"),
        ('Tobias Quill, or "the nurse", was arrested.', "alias"),
    ),
}


def _lines(text: str) -> set[str]:
    return {
        f"{'not ' if s.negated else ''}{s.subject.name if s.subject else '-'} | {s.predicate} | "
        + " ".join(
            part
            for part in (
                s.object.name if s.object else "",
                f"{s.value.number:g}" if s.value and s.value.number is not None else "",
                s.value.text if s.value and s.value.number is None else "",
            )
            if part
        )
        for s in statements("en", text)
    }


@pytest.mark.parametrize("family", READ)
def test_it_is_read(family: str) -> None:
    missed = [(text, told) for text, told in READ[family] if told not in _lines(text)]

    assert missed == []


@pytest.mark.parametrize("family", UNSAID)
def test_it_is_not_said(family: str) -> None:
    wrong = [(text, line) for text, part in UNSAID[family] for line in _lines(text) if part in line]

    assert wrong == []


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("One of the charges read, “That you, Tom Pike, in 2018 sold a baby to Ada Quill.”", "charged"),
        ('Count one reads: "That you, Tom Pike, sold a baby to Ada Quill."', "charged"),
        ('The clerk read the letter: "Tom Pike sold a baby."', "reported"),
        ("The charges were read to Tom Pike, who sold babies.", "reported"),
    ],
)
def test_what_a_charge_reads_is_charged(text: str, standing: str) -> None:
    assert {s.standing.value for s in statements("en", text) if s.predicate == "sells"} == {standing}


def test_a_sentence_that_is_repeated_is_told_once() -> None:
    line = "Police seized 12 cars and 10 boats, the ministry said"

    told = [(s.predicate, s.object.name if s.object else "") for s in statements("en", f"{line}.\n\n{line}")]

    assert sorted(told) == [("seized", "boats"), ("seized", "cars")]
