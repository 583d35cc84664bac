"""Two names compared: a score, a verdict, and the reasons in words. One scorer for every surface."""

from dataclasses import dataclass
from functools import lru_cache

from ovillo.resolution.lost_letters import restore_letters
from ovillo.resolution.organisation_names import compare_organisations, names_organisation
from ovillo.resolution.person_names import compare_people

_PERSON = frozenset({"person", "persona", "people", "individual", "human", "natural person", "naturalperson"})
_RESTORED = 0.9


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
        schema: "Person" in any of its spellings, or anything else for organisations, offices, groups and places; blank
            where it is not told: then two names that both say what sort of organisation they are of are compared so.
    """
    first, second = sorted((left, right))
    whole = restore_letters(first, second), restore_letters(second, first)
    compare = compare_people if _is_person(schema, *whole) else compare_organisations
    score, verdict, reasons = compare(*sorted(whole))
    if whole != (first, second) and verdict != "different":
        score, verdict, reasons = (
            min(score, _RESTORED),
            "suggest",
            (*reasons, "Letters lost in one are read as in the other."),
        )
    return NameScore(round(score, 4), verdict, reasons)


def _is_person(schema: str, left: str, right: str) -> bool:
    told = schema.strip().casefold()
    return told in _PERSON or (not told and not (names_organisation(left) and names_organisation(right)))
