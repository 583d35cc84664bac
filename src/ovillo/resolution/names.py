"""Two names compared: a score, a verdict, and the reasons in words. One scorer for every surface."""

from dataclasses import dataclass
from functools import lru_cache

from ovillo.resolution.organisation_names import compare_organisations
from ovillo.resolution.person_names import compare_people

_PERSON = frozenset({"", "person", "persona", "people", "individual", "human", "natural person", "naturalperson"})


@dataclass(frozen=True, slots=True)
class NameScore:
    """What the names alone say of two mentions."""

    score: float
    """0 to 1; comparable within a verdict, not a probability."""
    verdict: str
    """`same`: may be accepted by a written rule; `suggest`: a person should look; `different`."""
    reasons: tuple[str, ...]
    """Plain sentences, one per slot compared: "First surname: the same."."""


@lru_cache(maxsize=16384)
def compare_names(left: str, right: str, schema: str = "Person") -> NameScore:
    """The comparison of two names as written, the same in either order.

    Args:
        left: a name as written, title, alias and order included.
        right: the other.
        schema: "Person" in any of its spellings, or anything else for organisations, offices, groups and places.
    """
    first, second = sorted((left, right))
    compare = compare_people if schema.strip().casefold() in _PERSON else compare_organisations
    score, verdict, reasons = compare(first, second)
    return NameScore(round(score, 4), verdict, reasons)
