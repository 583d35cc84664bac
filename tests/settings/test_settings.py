import pytest

from ovillo.settings import settings_from


@pytest.mark.parametrize(
    ("option", "locale", "language"),
    [
        ("es", "en_US.UTF-8", "es"),
        (None, "es_PE.UTF-8", "es"),
        (None, "es", "es"),
        (None, "es-PE", "es"),
        (None, "C", "en"),
        (None, "est_EE", "en"),
        ("en", "es_PE", "en"),
        (None, "", "en"),
    ],
)
def test_the_option_wins_over_the_locale(option: str | None, locale: str, language: str) -> None:
    assert settings_from({"LANG": locale}, language=option).language == language


def test_a_setting_of_ours_wins_over_the_locale() -> None:
    assert settings_from({"OVILLO_LANGUAGE": "es", "LC_ALL": "en_GB.UTF-8"}).language == "es"


def test_the_actor_of_every_write_can_be_named() -> None:
    assert settings_from({"OVILLO_ACTOR": " Ana Quilla "}).actor == "Ana Quilla"
