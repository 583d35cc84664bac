"""The true name of a witness under a code, or of a source, however a sentence says that it is the true one."""

import pytest

from tests.casework.protection.test_called import found

NAMES = {"es": "Hipólito Estrofa Roy", "en": "Stella Stanza"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "es",
            "El testigo protegido clave TP-03, quien en realidad se llama {}, declaró que Abel Quiroz Tito cobraba.",
        ),
        ("es", "El testigo protegido clave TP-03, que en verdad es {}, declaró."),
        ("es", "El testigo protegido clave TP-03, cuyo nombre verdadero es {}, declaró."),
        ("es", "El testigo protegido TP-03 (nombre real: {}) declaró."),
        ("es", "La fuente humana, identificada aquí como {}, dijo que Abel Quiroz Tito captaba menores."),
        ("es", "Una fuente confidencial, a la que llamaremos {}, habló."),
        ("es", "El colaborador eficaz CE-02, identificado en reserva como {}, declaró."),
        ("es", "TP-03 es en realidad {}, según el acta reservada."),
        ("es", "Bajo la clave TP-03 declaró {}."),
        ("es", "Se reserva la identidad de {}, quien declaró como TP-03."),
        ("es", "El testigo con reserva de identidad, realmente llamado {}, declaró."),
        ("en", "A confidential source, identified here as {}, said the house was empty."),
        ("en", "A source, referred to in this report as {}, said the house was empty."),
        ("en", "A source, whom we will call {}, said the house was empty."),
        ("en", "Witness A, who in reality is called {}, spoke."),
        ("en", "Protected witness PW-3, actually named {}, spoke."),
        ("en", "The informant, really {}, spoke."),
        ("en", "The witness known as PW-3 is in fact {}."),
        ("en", "A confidential informant, later revealed to be {}, spoke."),
        ("en", "The source (real name {}) spoke."),
    ],
)
def test_true_names(language: str, text: str) -> None:
    assert NAMES[language] in found(language, text.format(NAMES[language]))
