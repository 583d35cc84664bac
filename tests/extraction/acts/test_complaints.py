"""What complaints accuse somebody of, and whom police name as the arrested."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "Todo empezó por una denuncia contra un hombre de nombre Julio Lazo por la venta de menores.",
            "Julio Lazo | sells | menores | accused",
        ),
        ("es", "Hay una querella contra Ana Hebra por vender bebés.", "Ana Hebra | sells | bebés | accused"),
        ("en", "A complaint against Ted Loom for selling babies was filed.", "Ted Loom | sells | babies | accused"),
        (
            "en",
            "Police identified the arrested suspects as Ana Twill and Ted Loom.",
            "- | detained | Ted Loom | reported",
        ),
        (
            "en",
            "Three others, identified as Ana Twill, Ted Loom and Bob Weft, were arrested.",
            "- | detained | Bob Weft | reported",
        ),
    ],
)
def test_complaints_and_names(language: str, text: str, expected: str) -> None:
    assert expected in said(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The complaint against Ted Loom for selling babies was dismissed."),
        ("en", "There is no complaint against Ted Loom for selling babies."),
        ("es", "La denuncia contra Julio Lazo por vender bebés fue archivada."),
        ("es", "No hay denuncia contra Julio Lazo por vender bebés."),
        ("en", "Police identified the victims as Ana Twill and Ted Loom."),
    ],
)
def test_no_complaint_no_accusation(language: str, text: str) -> None:
    assert not said(language, text)
