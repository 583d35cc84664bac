"""A number as its source gives it: bounded as there, and in the source's words where these say more."""

from ovillo.domain.statements import Quantifier, Value
from ovillo.rendering.catalogue import Catalogue, with_unit_of_time
from ovillo.rendering.inert import inline

_NOT_SERVED = ("suspen", "condicional", "probation")


def say_amount(value: Value, catalogue: Catalogue) -> str:
    """The number as the source bounds it, or the source's words."""
    if value.number is None:
        return catalogue.quoted(inline(value.text))
    value = with_unit_of_time(value)
    written = inline(catalogue.value(value))
    words = inline(value.text)
    if value.unit == "year" and any(mark in words.casefold() for mark in _NOT_SERVED):
        return f"{written} ({catalogue.quoted(words)})"
    is_bare = value.unit is None and not words.isalnum() and any(each.isalpha() for each in words)
    if is_bare and value.qualifier is Quantifier.EXACT and words.startswith(f"{written} "):
        return catalogue.quoted(words)
    return f"{written} ({catalogue.quoted(words)})" if is_bare else written
