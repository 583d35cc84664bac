import string

import pytest

from ovillo.domain import errors


def leaves(kind: type[errors.OvilloError] = errors.OvilloError) -> list[type[errors.OvilloError]]:
    below = kind.__subclasses__()
    return [leaf for each in below for leaf in [each, *leaves(each)]]


@pytest.mark.parametrize("leaf", leaves(), ids=lambda leaf: leaf.code)
def test_every_error_fills_its_template(leaf: type[errors.OvilloError]) -> None:
    fields = [name for _, name, _, _ in string.Formatter().parse(leaf.template) if name]

    error = leaf(**dict.fromkeys(fields, "x"))

    assert "{" not in str(error)


def test_codes_name_one_error_each() -> None:
    codes = [leaf.code for leaf in leaves()]

    assert len(codes) == len(set(codes))
