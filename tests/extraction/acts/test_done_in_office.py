"""What an officer, a social worker or a shelter does by office is no conduct; what they do for a ring is."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officer Lena Mock transported the suspect Ivan Mock to prison."),
        ("en", "Social worker Ken Mock transported the rescued girls to a shelter."),
        ("en", "Social worker Jane Mock sheltered Anna Ficticia after the rescue."),
        ("en", "The shelter Casa Luz housed Anna Ficticia, 15."),
        ("en", "Inspector Gail Mock recruited an informant, Sid Ficticio."),
        ("es", "El suboficial Elías Mock trasladó a las menores rescatadas al albergue."),
    ],
)
def test_by_office_it_is_no_conduct(language, text):
    assert not [line for line in said(language, text) if line.split(" | ")[1] in {"transports", "harbours", "recruits"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Officer Lena Mock transported the girls to Chile for the ring."),
        ("en", "Officer Lena Mock transported the girls across the border, prosecutors say."),
        ("es", "El suboficial Elías Mock trasladaba a las víctimas hasta Chile, según la fiscalía."),
    ],
)
def test_for_a_ring_it_is(language, text):
    assert any("Mock | transports |" in line for line in said(language, text))
