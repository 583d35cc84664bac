"""What later words of the same passage take back, and who can."""

import pytest

from tests.extraction.said import said


def _sales(language, text):
    return {line for line in said(language, text) if "| sells |" in line or "| buys |" in line or "| charged |" in line}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Daily Fable reported that Ana Quilla sold babies, which turned out to be false."),
        ("en", "The Daily Fable reported that Ana Quilla had sold babies. The report was false."),
        ("en", "A blog claimed that Ana Quilla sold babies. The claim is false."),
        ("en", "Posts on social media say that Ana Quilla sold babies. Police said this is a lie."),
        ("en", "Witness Rita Penn said Ana Quilla sold babies. She later admitted that she had lied."),
        ("en", "Rita Penn said that Ana Quilla sold the girl. She later withdrew her statement."),
        ("en", "Ana Quilla sold babies, the Daily Fable reported. The paper later retracted the story."),
        ("en", "The paper wrongly reported that Ana Quilla had been charged."),
        ("en", "Mistakenly, the paper said that Ana Quilla had been charged."),
        ("es", "El Diario Falso informó que Ana Quilla vendió bebés, lo que resultó ser falso."),
        ("es", "El Diario Falso publicó que Ana Quilla vendió bebés. La información era falsa."),
        ("es", "Circula en redes que Ana Quilla vendió bebés; es mentira."),
        ("es", "Circula en redes que Ana Quilla vendió bebés. Es falso."),
        ("es", "La testigo dijo que Ana Quilla vendió a la niña. Después se retractó."),
        ("es", "La testigo Rita Luz dijo que Ana Quilla vendió a la niña. Luego admitió que mintió."),
        ("es", "Se dijo, equivocadamente, que Ana Quilla compró a la niña."),
        ("es", "Beto Rojo se disculpó con Ana Quilla por haber dicho que vendía bebés."),
        ("es", "Ana Quilla habría vendido bebés, versión que la fiscalía descarta."),
        ("en", "The Daily Fable has apologised to Ana Quilla for reporting that she sold babies."),
        ("en", "Ana Quilla won a libel case against the Daily Fable, which had accused her of selling babies."),
        ("en", "Rita Penn, who had accused Ana Quilla of selling babies, later said she made it up."),
        ("en", "A witness who accused Ana Quilla of buying a girl admitted lying."),
        ("en", "Rita Penn said she was unaware that Ana Quilla had sold the baby."),
        ("es", "Rita Luz, que había acusado a Ana Quilla de vender bebés, admitió que mintió."),
        ("es", "Los rumores de que Ana Quilla vendía bebés son falsos, aclaró la policía."),
        ("es", "Es falsa la versión de que Ana Quilla vendió a su hija."),
        ("es", "Rita Luz dijo desconocer que Ana Quilla vendía bebés."),
    ],
)
def test_what_was_said_and_is_taken_back_is_not_told(language, text):
    assert _sales(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rita Penn said that Ana Quilla sold babies. Quilla said the claim was false."),
        ("en", "Police said that Ana Quilla sold babies. The certificates were false."),
        ("en", "Police said Ana Quilla sold babies. The nurse said it was wrong to sell them."),
        ("en", "Police said that Ana Quilla sold babies. It is false that Rita Penn helped her."),
        ("en", "Rita Penn said that Ana Quilla sold babies. Mara Lund later withdrew her complaint."),
        ("es", "Rita Luz dijo que Ana Quilla vendió bebés. Quilla dijo que es mentira."),
        ("es", "La fiscalía dijo que Ana Quilla vendió bebés. La partida de nacimiento era falsa."),
        ("es", "La policía informó que Ana Quilla vendió bebés. El documento que portaba era falso."),
    ],
)
def test_what_the_accused_denies_or_is_false_of_something_else_stays(language, text):
    assert {"Ana Quilla | sells | babies | reported", "Ana Quilla | sells | bebés | reported"} & _sales(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla's arrest was denied by police."),
        ("en", "Reports that Ana Quilla had been arrested were denied by her office."),
        ("en", "It was reported that Ana Quilla was arrested; in fact she was a witness."),
        ("es", "En la edición de ayer se publicó que Ana Quilla fue detenida. En realidad fue citada."),
    ],
)
def test_an_arrest_that_is_denied_or_put_right_is_none(language, text):
    assert not [line for line in said(language, text) if "detained" in line]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ana Quilla confessed to selling two babies but later retracted her confession."),
        ("en", "Ana Quilla confessed to selling two babies. She retracted the confession in court."),
        ("en", "The mother said Ana Quilla bought her baby. A DNA test showed that she had not."),
        ("en", "The mother identified Ana Quilla as the woman who bought her baby. She later said she was mistaken."),
        ("es", "La jueza anuló la confesión de Ana Quilla, quien había admitido vender bebés."),
        ("es", "La madre dijo que Ana Quilla compró a su hija. Una prueba de ADN demostró que no."),
    ],
)
def test_a_confession_taken_back_and_a_mistake_leave_nothing(language, text):
    assert _sales(language, text) == set()
