import re

import pytest

from ovillo.planning.counts.counted import is_counted


def told(sentence: str, language: str) -> bool:
    figure = re.search(r"\d[\d,]* \w+", sentence)
    assert figure
    return is_counted(sentence[: figure.start()], sentence[figure.end() :], language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("200 victims are expected in 2032.", "en"),
        ("The police expect 200 victims.", "en"),
        ("The plan aims to rescue 200 victims.", "en"),
        ("The ministry will rescue 200 victims.", "en"),
        ("Were there 200 victims in 2030?", "en"),
        ("The police did not register 200 complaints.", "en"),
        ("200 victims may be identified next year.", "en"),
        ("If 200 victims testify, the case holds.", "en"),
        ("Se esperan 200 víctimas.", "es"),
        ("La policía prevé rescatar a 200 víctimas.", "es"),
        ("Habría 200 víctimas.", "es"),
        ("El ministerio rescatará a 200 víctimas.", "es"),
        ("No hubo 200 víctimas.", "es"),
        ("¿Hubo 200 víctimas?", "es"),
        ("La meta es de 200 denuncias.", "es"),
        ("200 víctimas serán rescatadas.", "es"),
    ],
)
def test_what_is_expected_planned_asked_or_denied_is_no_count(sentence: str, language: str) -> None:
    assert not told(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("In May 2031 the police registered 200 complaints.", "en"),
        ("The police wanted to know more and registered 448 complaints.", "en"),
        ("No fewer than 200 victims were rescued.", "en"),
        ("200 victims were rescued, and more are expected.", "en"),
        ("200 victims will testify.", "en"),
        ("Hubo 200 víctimas en 2030.", "es"),
        ("Para 2030 hubo 200 víctimas.", "es"),
        ("La comisaría registró 200 denuncias.", "es"),
        ("La policía espera más y registró 200 denuncias.", "es"),
        ("Foram 200 vítimas esperadas.", "pt"),
    ],
)
def test_what_is_expected_elsewhere_in_the_sentence_leaves_a_count(sentence: str, language: str) -> None:
    assert told(sentence, language)
