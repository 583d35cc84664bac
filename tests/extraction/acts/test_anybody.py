"""A denied act has "anyone" for whom it is done to; an act that is told, asked or promised, or of nobody seen, has not."""

import pytest

from tests.extraction.said import said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Mary Quill said she had never bribed anyone.", "Mary Quill | bribes | anyone | denied"),
        ("en", "Mary Quill denied threatening anyone.", "Mary Quill | threatens | anyone | denied"),
        ("en", "Mary Quill did not threaten anyone.", "not Mary Quill | threatens | anyone | reported"),
        ("en", "Mary Quill threatened anyone who left.", None),
        ("en", "Mary Quill asked whether Thomas had threatened anyone.", None),
        ("en", "Mary Quill was never accused of bribing anyone.", None),
        ("en", "Mary Quill promised never to threaten anyone.", None),
        ("es", "Nadie amenazó a nadie.", None),
        ("es", "María Quilla dijo a este diario que todo era mentira y que jamás sobornó a nadie.", None),
    ],
)
def test_whom_a_denied_act_is_done_to(language, text, expected):
    told = {line for line in said(language, text) if " | bribes | " in line or " | threatens | " in line}

    assert told == ({expected} if expected else set())
