"""What somebody is doubted, rumoured or imagined to be is not what they are."""

import pytest

from tests.extraction.said import said

ROLES = {
    "en": ["the leader of the ring", "a member of the ring", "the owner of the Lux clinic", "the husband of Rita Vela"],
    "es": ["el líder de la banda", "miembro de la banda", "el dueño de la clínica Lux", "el esposo de Rita Vela"],
}
CONTEXTS = {
    "en": [
        "Police doubt that Ovi Mock is {}.", "Nobody believes that Ovi Mock is {}.", "Ovi Mock is hardly {}.",
        "The rumour that Ovi Mock is {} is false.", "It is unclear whether Ovi Mock is {}.", "Ovi Mock might be {}.",
    ],
    "es": [
        "La policía duda que Ovi Mock sea {}.", "Nadie cree que Ovi Mock es {}.", "Es un rumor que Ovi Mock es {}.",
        "Se ignora si Ovi Mock es {}.", "Ovi Mock podría ser {}.", "Ovi Mock actuaba como si fuera {}.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "context"), [(code, row) for code, rows in CONTEXTS.items() for row in rows])
def test_what_is_doubted_is_not_told(language, context):
    for role in ROLES[language]:
        lines = said(language, context.format(role))

        assert not [line for line in lines if "Ovi Mock" in line and line.endswith("| reported")]
