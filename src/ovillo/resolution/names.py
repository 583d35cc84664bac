"""Two names compared: a score, a verdict, and the reasons in words. One scorer for every surface."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ovillo.resolution.folding import fold, plain_letters
from ovillo.resolution.lost_letters import restore_letters
from ovillo.resolution.organisation_names import compare_organisations, names_organisation
from ovillo.resolution.person_names import compare_people, is_given_and_surname

_PERSON = frozenset({"person", "persona", "people", "individual", "human", "natural person", "naturalperson"})
_THINGS = frozenset(
    {
        *("organization", "organisation", "organización", "organizacion", "company", "empresa", "firm", "business"),
        *("legal entity", "legalentity", "public body", "publicbody", "institution", "institución", "institucion"),
        *("office", "oficina", "group", "grupo", "band", "banda", "gang", "place", "lugar", "location", "address"),
        *("entity", "entidad", "thing"),
    }
)
_RESTORED = 0.9
_OTHER_LETTERS = 0.7
_VIETNAMESE = re.compile("[\u1ea0-\u1ef9\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0]")
_HAN = re.compile("[\u4e00-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class NameScore:
    """What the names alone say of two mentions."""

    score: float
    """0 to 1; comparable within a verdict, not a probability."""
    verdict: str
    """`same`: may be accepted by a written rule; `suggest`: a person should look; `different`."""
    reasons: tuple[str, ...]
    """Plain sentences, one per slot compared: "First surname: the same."."""


def is_schema(told: str) -> bool:
    """Whether names of this sort are compared; blank where it is not told. Numbers and plates are no names."""
    return not told.strip() or told.strip().casefold() in _PERSON | _THINGS


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
    if not schema.strip() and _is_firm_and_person(*whole):
        return NameScore(0.1, "different", ("A firm is not the person whose name it bears.",))
    compare = compare_people if _is_person(schema, *whole) else compare_organisations
    score, verdict, reasons = compare(*sorted(whole))
    if verdict != "different" and _are_other_letters(first, second):
        verdict, reasons = "suggest", (*reasons, "Spelling: different.")
        score = min(score, _OTHER_LETTERS)
    if whole != (first, second) and verdict != "different":
        score, verdict, reasons = (
            min(score, _RESTORED),
            "suggest",
            (*reasons, "Letters lost in one are read as in the other."),
        )
    return NameScore(round(score, 4), verdict, reasons)


def _are_other_letters(left: str, right: str) -> bool:
    """Whether both are written with the signs that tell one name of their language from another, and these differ.

    Vietnamese tones ("An", "Ân") and Chinese characters, which several share one sound.
    """
    one, other = plain_letters(left), plain_letters(right)
    if _HAN.search(one) and _HAN.search(other):
        return set(_HAN.findall(one)).isdisjoint(_HAN.findall(other))
    if _VIETNAMESE.search(one) and _VIETNAMESE.search(other):
        return sorted(one.casefold().replace(",", " ").split()) != sorted(other.casefold().replace(",", " ").split())
    return False


def _is_firm_and_person(left: str, right: str) -> bool:
    """As "Fundación Ana Ficticia" and "Ana Ficticia", where nothing tells what is compared."""
    firms = [each for each in (left, right) if names_organisation(each)]
    others = [each for each in (left, right) if not names_organisation(each)]
    return len(firms) == len(others) == 1 and is_given_and_surname(others[0])


def _is_person(schema: str, left: str, right: str) -> bool:
    told = schema.strip().casefold()
    if told or not (names_organisation(left) or names_organisation(right)):
        return not told or told in _PERSON
    return not all(names_organisation(each) or _names_several(each) for each in (left, right))


def _names_several(written: str) -> bool:
    """As a band is called: "Los Cóndores"."""
    return fold(written).split()[:1] in (["los"], ["las"], ["the"])
