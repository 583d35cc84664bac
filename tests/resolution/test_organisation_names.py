import pytest

from ovillo.resolution import compare_names


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("Inversiones Ovillejo S.A.C.", "INVERSIONES OVILLEJO SAC", "same"),
        ("Inversiones Ovillejo S.A.C.", "Inversiones Ovillejo", "same"),
        ("Inversiones Ovillejo S.A.C.", "Inversiones Ovillejo S.R.L.", "suggest"),
        ("Clínica Ovillejo del Norte", "Clínica Ovillejo del Sur", "different"),
        ("Clínica Ovillejo 3", "Clínica Ovillejo", "different"),
        ("Hotel Ovillejo", "Bar Ovillejo", "different"),
        ("Ministerio de Hilos Públicos", "MHP", "suggest"),
        ("Policía Nacional", "National Police", "suggest"),
        ("", "Hotel", "different"),
    ],
)
def test_organisations(left: str, right: str, verdict: str) -> None:
    assert compare_names(left, right, "Organization").verdict == verdict
