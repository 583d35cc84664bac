"""Whom "A nurse was jailed" at the beginning tells of, where the next sentences say who she is, and where not."""

import pytest

from tests.extraction.said import said

_EN = [
    ("A nurse who sold babies was sentenced to ten years. Ana Hebra, 45, appeared in court on Monday.", "- | sentenced | Ana Hebra 10 | convicted"),
    ("A midwife accused of stealing babies has been remanded in custody. Ana Hebra, 47, pleaded not guilty.", "- | detained | Ana Hebra | reported"),
    ("A Villa Alta man was arrested for selling a baby. Marco Brea, 34, pleaded guilty.", "- | detained | Marco Brea | reported"),
    ("A police officer was arrested for taking bribes. Constable Marco Brea, 34, was found with marked notes.", "Marco Brea | receives | bribes | suspected"),
    ("A lawyer has been charged with forging passports. Marco Brea, who practised in Villa Alta, faces up to ten years in prison.", "Marco Brea | forges | passports | charged"),
    ("A teacher was arrested for selling girls. Marco Brea, a teacher at a school, recruited six girls.", "Marco Brea | sells | girls | suspected"),
    ("The police arrested a bank clerk for taking a bribe. Marco Brea, working in Villa Alta, had demanded a bribe of $900.", "police | detained | Marco Brea | reported"),
    ("A man was detained for selling babies. The man, surnamed Brea, had five passports.", "Brea | sells | babies | suspected"),
    ("The head of a gang that sold babies was sentenced to ten years. The verdict on the gang leader, surnamed Brea, was read.", "- | sentenced | Brea 10 | convicted"),
    ("A court acquitted a woman. Judge Lino Soto held that nothing was proved against the accused, Ana Hebra.", "court | acquitted | Ana Hebra | acquitted"),
    ("The man who ran the clinic was sentenced to nine years. Marco Brea, 44, trafficked women.", "- | sentenced | Marco Brea 9 | convicted"),
    ("An officer was charged with taking bribes. Director Marco Brea, 48, pleaded not guilty.", "Marco Brea | receives | bribes | charged"),
    ("A man has been charged with selling a baby. Ana Hebra, 42, was found dead. Marco Brea, 40, appeared in court.", "Marco Brea | sells | baby | charged"),
    ("A maid was arrested for selling a baby. Lina Soto, 31, said so. The suspect, identified as Ana Hebra, was found.", "Ana Hebra | sells | baby | suspected"),
    ("A woman was arrested for selling a baby. Police identified her as Ana Hebra.", "- | detained | Ana Hebra | reported"),
    ("An immigration official was charged with selling visas. Marco Brea, a senior immigration official from Villa Alta, pleaded innocent.", "Marco Brea | sells | visas | charged"),
    ("Woman jailed for selling a baby\n\nA judge sentenced Ana Hebra to four years.", "Ana Hebra | sells | baby | convicted"),
]  # fmt: skip
_ES = [
    ("Una boliviana fue encarcelada por haber vendido a su hijo. La mujer, identificada como Ana Hebra, fue recluida en la cárcel.", "Ana Hebra | sells | hijo | suspected"),
    ("Un policía fue capturado por cobrar coimas. El suboficial Marco Brea, de 38 años, recibía 200 dólares.", "Marco Brea | receives | coimas | suspected"),
    ("Un abogado fue imputado por sobornar a un juez. El letrado Marco Brea entregó 9.000 dólares.", "Marco Brea | bribes | juez | charged"),
    ("Un hombre de 52 años fue sentenciado a 20 años de prisión. El sentenciado, Marco Brea, captaba a menores.", "- | sentenced | Marco Brea 20 | convicted"),
    ("Una mujer que vendía recién nacidos fue condenada a 15 años de cárcel. Se trata de Ana Hebra.", "- | sentenced | Ana Hebra 15 | convicted"),
    ("Detenida la directora de una guardería por vender a un niño. Se trata de Ana Hebra, de 50 años.", "Ana Hebra | sells | niño | suspected"),
    ("El hombre que compró a la niña fue detenido. El comprador fue identificado como Marco Brea.", "Marco Brea | buys | niña | reported"),
    ("Una trabajadora social fue imputada por vender niños a cambio de dinero. Según la acusación, Ana Hebra cobró 2.000 euros.", "Ana Hebra | sells | niños | charged"),
    ("Una tratante fue arrestada. Fue identificada como Ana Hebra.", "- | detained | Ana Hebra | reported"),
    ("Envían a prisión a mujer que vendió a su hijo\n\nUna jueza ordenó prisión preventiva para Ana Hebra, de 22 años, acusada de vender a su hijo.", "Ana Hebra | sells | hijo | reported"),
]  # fmt: skip
_OPENINGS = {
    "en": (
        "A nurse was arrested for selling a baby.",
        "A woman accused of stealing a baby was jailed.",
        "Police arrested a woman who kidnapped a girl.",
        "A woman was arrested for selling her daughter to a farmer.",
    ),
    "es": (
        "Una enfermera fue detenida por vender un bebé.",
        "Una mujer acusada de robar un bebé fue condenada.",
        "La Policía detuvo a una mujer que secuestró a una niña.",
        "Una mujer fue detenida por vender a su hija a un agricultor.",
    ),
}
_OTHERS = {
    "en": (
        "Ana Hebra, 45, was stabbed twice.",
        "Ana Hebra, 45, told reporters she was shocked.",
        "Ana Hebra, 45, whose baby was stolen, pleaded for help.",
        "Ana Hebra, 45, was not arrested.",
        "Another suspect, Ana Hebra, 45, is wanted.",
        "A woman identified as Ana Hebra was also arrested.",
        "The buyer, Ana Hebra, 45, was charged too.",
        "Witness Ana Hebra, 45, testified that he sold girls.",
        "Dr Ana Hebra, 45, examined the baby.",
        "The husband of the accused, Ana Hebra, 45, was questioned.",
        "The mother of the suspect, identified as Ana Hebra, wept.",
        "The case recalls that of Ana Hebra, 45, who was jailed in 2010.",
        "Police are looking for Ana Hebra, 45, who sold the drugs.",
        "Ana Hebra, 45, collected 3,000 signatures.",
        "Ana Hebra, 45, faces eviction.",
        "Ana Hebra, 45, sold her house to pay the ransom.",
        "Ana Hebra, 45, admitted she had doubts about him.",
        "Last year Ana Hebra, 45, was convicted of a similar crime.",
        "Ana Hebra, 45, was released without charge.",
        "It was Ana Hebra, 45, who called.",
        "The teenager, Ana Hebra, testified.",
        "Her mother, Ana Hebra, 45, wept.",
        "The prosecutor, Ana Hebra, 45, said so.",
    ),
    "es": (
        "Ana Hebra, de 45 años, fue apuñalada dos veces.",
        "Ana Hebra, de 45 años, no fue detenida.",
        "Otra sospechosa, Ana Hebra, de 45 años, está prófuga.",
        "Una segunda mujer, Ana Hebra, también fue detenida.",
        "La compradora, identificada como Ana Hebra, también fue arrestada.",
        "La madre de la detenida, identificada como Ana Hebra, lloró.",
        "La hermana de la acusada, Ana Hebra, de 45 años, fue interrogada.",
        "La agente que la detuvo, Ana Hebra, fue felicitada.",
        "La doctora Ana Hebra, de 45 años, examinó al bebé.",
        "El caso recuerda al de Ana Hebra, de 45 años, condenada en 2010.",
        "Ana Hebra, de 45 años, recibió 12 puntos de sutura.",
        "La paciente, Ana Hebra, de 45 años, pagó el soborno.",
        "La testigo Ana Hebra declaró que vendía niños.",
        "Ana Hebra, de 45 años, enfrenta un desalojo.",
        "Ana Hebra, de 45 años, vendió su casa para pagar el rescate.",
        "La semana pasada Ana Hebra, de 45 años, fue condenada por un hecho similar.",
        "Ana Hebra, de 45 años, fue liberada sin cargos.",
        "Ana Hebra, de 45 años, pidió 500 dólares de recompensa.",
    ),
}


@pytest.mark.parametrize(
    ("language", "text", "expected"), [*(("en", *each) for each in _EN), *(("es", *each) for each in _ES)]
)
def test_what_the_beginning_tells_is_told_of_whom_the_next_sentences_present(
    language: str, text: str, expected: str
) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "opening", "other"),
    [(language, o, t) for language in ("en", "es") for o in _OPENINGS[language] for t in _OTHERS[language]],
)
def test_nothing_of_it_is_told_of_somebody_else_who_is_named_next(language: str, opening: str, other: str) -> None:
    alone = set(said(language, other))

    new = [line for line in said(language, f"{opening}\n\n{other}") if "Ana Hebra" in line and line not in alone]

    assert new == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An officer was arrested for taking bribes. The officer who arrested him, Marco Brea, was praised."),
        ("es", "Un agente fue detenido por cobrar sobornos. El agente que lo denunció, Marco Brea, recibió amenazas."),
    ],
)
def test_whom_a_clause_parts_from_the_one_told_of_took_nothing(language: str, text: str) -> None:
    assert not any(line.startswith("Marco Brea | receives") for line in said(language, text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Police seek another suspect who sold babies. Ana Hebra, 74, was convicted of fraud.", "Ana Hebra | sells"),
        ("Jail guard convicted of selling drugs to inmate\n\nAna Hebra, 33, pleaded guilty.", "Ana Hebra | buys"),
    ],
)
def test_whoever_else_the_beginning_speaks_of_is_nobody_named_later(text: str, wrong: str) -> None:
    assert not any(wrong in line for line in said("en", text))


def test_an_officer_named_behind_a_clause_is_who_arrested():
    lines = said("en", "A nurse was arrested. The officer who arrested her, Ana Hebra, 45, was praised.")

    assert "- | detained | Ana Hebra | reported" not in lines
    assert "Ana Hebra | detained | nurse | reported" in lines


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The man accused of selling girls, Marco Brea, was arrested.", "Marco Brea | sells | girls | accused"),
        ("en", "The ringleader, a woman known as Ana Hebra, was arrested.", "- | detained | Ana Hebra | reported"),
        ("es", "El juez que entiende en la causa, Marco Brea, detuvo a una mujer.", "Marco Brea | detained | mujer | reported"),
        ("es", "La cabecilla –Ana Hebra, de 55 años y acusada de robo– fue detenida.", "- | detained | Ana Hebra | reported"),
        ("es", "La mujer que vendió a su hijo, Ana Hebra, fue detenida.", "Ana Hebra | sells | hijo | reported"),
        ("es", "La madre del bebé, una joven identificada como Ana Hebra, vendió al niño.", "Ana Hebra | sells | bebé | reported"),
    ],
)  # fmt: skip
def test_a_name_behind_a_clause_or_a_second_noun_is_of_the_first(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    "text",
    [
        "The man who sold the girl to the woman, Ana Hebra, was arrested.",
        "The man who ran the clinic, Ana Hebra said, sold girls.",
        "The people who sold girls, Ana Hebra and Marco Brea told police, fled.",
    ],
)
def test_where_another_may_be_named_so_nobody_sold(text: str) -> None:
    assert not any(line.startswith("Ana Hebra | sells") for line in said("en", text))
