"""A comparison laid open: what each field weighs, which words met, and what would change the verdict.

1. The scorer's own reasons are weighed, so that the waterfall speaks of the same comparison as the verdict.
2. A field weighs log2(m/u) bits: m, how often two mentions of one person agree so; u, how often those of two people
   do. Agreement on a rare name weighs more than on a known one. A field that only one side has weighs nothing.
3. The bits are written here, not learnt from a case; they order fields by what they say. The verdict comes from the
   rules of the scorer (a slot that contradicts decides against), never from the sum.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ovillo.resolution.agreement import Agreement, compare_given_words, compare_surname_words
from ovillo.resolution.folding import LONGEST_NAME, fold, is_other_script, plain_letters
from ovillo.resolution.word_lists import is_known_given, known

_KNOWN_BITS, _RARE_BITS, _INITIAL_BITS = 6.6, 11.0, 3.5
_BITS = {"known": _KNOWN_BITS, "rare": _RARE_BITS, "initial": _INITIAL_BITS}
_LOST_BITS = {
    Agreement.SOUND: 1.0,
    Agreement.LANGUAGE: 1.5,
    Agreement.NICKNAME: 2.0,
    Agreement.SCRIPT: 2.0,
    Agreement.SCANNED: 2.0,
    Agreement.SLIP: 3.0,
}
_AGAINST_BITS = -6.0
_MISSING = (
    "only one",
    "missing in both",
    "one side has more",
    "given names or surnames alone",
    "the given name of one",
)
_SHARED_WORDS_BITS = 1.0
_CHANGES = {
    "second surname": "A second surname on both sides: the same one leaves less open, another one decides against.",
    "second given": "A second given name on both sides: the same one leaves less open, another one decides against.",
    "initial": "The given name written out: another name than the initial stands for decides against.",
    "written": "A document number, a date of birth or a telephone that both have, or that differs.",
    "married": "The surname of birth on both sides.",
    "alias": "A full name beside the alias in either document.",
    "conflict": "A document that says the differing name is an error: only a person can then judge it the same.",
    "exact": "A sign that two people bear this name: another date of birth, document number or parent.",
}
_CONFLICTS = {
    "Age": "A source that corrects one of the two ages.",
    "Document number": "A source that corrects one of the two document numbers.",
    "Generation": "A source that says which of two people of this name is meant.",
    "Title": "A source that corrects one of the two titles.",
    "Date of birth": "A source that corrects one of the two dates of birth.",
    "Parent": "A source that corrects one of the two parents.",
    "Date of death": "A source that corrects the date of death or that of the act.",
    "Side of the case": "A source that tells of one person both the office and the accusation.",
}


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """One step of the waterfall."""

    field: str
    says: str
    weight_bits: float
    rarity: str | None
    """"rare" or "known" for a name that agrees, "rare" or "common" for what stands around both; else `None`."""
    detail: str | None = None
    """What is shared or differs, as the sources write it; the fields of a name have their alignment instead."""
    sharers: int | None = None
    """How many entities of the case have what is shared; those already joined count once."""
    is_conflict: bool = False
    """Whether it decides against a rule: only a person may join such a pair."""


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """Two words of two names that were put side by side; empty where one name has no counterpart."""

    left: str
    right: str
    agreement: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a pair has its verdict."""

    fields: tuple[FieldWeight, ...]
    weight_bits: float
    """The sum of the fields."""
    alignment: tuple[AlignedWords, ...]
    would_change: tuple[str, ...]


def explain(left: str, right: str, *, reasons: Sequence[str], context: Sequence[FieldWeight] = ()) -> Explanation:
    """The waterfall of two names as the scorer's reasons tell it, then what stands around them; sides as given."""
    alignment = align_words(left, right)
    rarity = _rarity(alignment)
    fields = (*(_weigh(reason, rarity) for reason in reasons), *context)
    total = round(sum(field.weight_bits for field in fields), 1)
    conflicts = [_CONFLICTS[field.field] for field in context if field.is_conflict]
    return Explanation(
        fields, total, alignment, (*conflicts, *_changes(reasons, has_initials=_has_initials(alignment)))
    )


@lru_cache(maxsize=65536)
def align_words(left: str, right: str) -> tuple[AlignedWords, ...]:
    """Each word of the left name beside the word of the right one that agrees best, then what is left over.

    Nothing of a text of more than `LONGEST_NAME` letters.
    """
    if max(len(left), len(right)) > LONGEST_NAME:
        return ()
    ours, theirs = _words(left), _words(right)
    found = sorted(
        (-_agree(one, other).weight, abs(place - there), place, there)
        for place, one in enumerate(ours)
        for there, other in enumerate(theirs)
        if _agree(one, other).weight
    )
    partner: dict[int, int] = {}
    for _, _, place, there in found:
        if place not in partner and there not in partner.values():
            partner[place] = there
    rows = [
        AlignedWords(one, theirs[partner[place]], _agree(one, theirs[partner[place]]).value)
        if place in partner
        else AlignedWords(one, "", "only on the left")
        for place, one in enumerate(ours)
    ]
    alone = [word for there, word in enumerate(theirs) if there not in partner.values()]
    return (*rows, *(AlignedWords("", word, "only on the right") for word in alone))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", plain_letters(name))


def _agree(one: str, other: str) -> Agreement:
    left, right = fold(one), fold(other)
    across = is_other_script(one) != is_other_script(other)
    found = (compare(left, right, is_across_scripts=across) for compare in (compare_given_words, compare_surname_words))
    return max(found, key=lambda agreement: agreement.weight)


def _has_initials(alignment: Sequence[AlignedWords]) -> bool:
    """Whether the first words that meet are one letter each: two names may begin with it."""
    met = [fold(row.left) for row in alignment if row.left and row.right]
    return bool(met) and len(met[0]) == 1


def _rarity(alignment: Sequence[AlignedWords]) -> dict[str, str]:
    """For given names and surnames: "rare" where a word that agrees is on no list of known names."""
    met = [fold(row.left) for row in alignment if row.left and row.right]
    unknown = [word for word in met if not is_known_given(word) and word not in known("surnames")]
    is_given_rare = bool(met) and met[0] in unknown
    is_initial = _has_initials(alignment)
    rest = [word for word in unknown if not (is_given_rare and word == met[0])]
    given, surname = ("rare" if is_rare else "known" for is_rare in (is_given_rare, bool(rest)))
    return {
        "given": "initial" if is_initial else given,
        "surname": surname,
        "words": "several" if len(met) > 1 else "one",
    }


def _weigh(reason: str, rarity: dict[str, str]) -> FieldWeight:
    field, _, says = reason.rstrip(".").partition(": ")
    if not says:
        return FieldWeight("Name", field, 0.0, None)
    if says.startswith(_MISSING):
        return FieldWeight(field, says, 0.0, None)
    if says.startswith("the same, but only words"):
        return FieldWeight(field, says, _SHARED_WORDS_BITS, None)
    agreement = next((each for each in Agreement if each.value == says), None)
    if "different" in says or says.startswith(("of different", "not shared", "each side")):
        return FieldWeight(field, says, _AGAINST_BITS, None)
    if agreement is Agreement.INITIAL:
        return FieldWeight(field, says, _INITIAL_BITS, None)
    if field == "Name" and agreement is Agreement.EQUAL and rarity["words"] == "several":
        parts = [_BITS[rarity[part]] for part in ("given", "surname")]
        return FieldWeight(field, says, round(sum(parts), 1), "rare" if _RARE_BITS in parts else "known")
    how_rare = rarity["given" if "given" in field.lower() else "surname"]
    bits = _BITS[how_rare]
    lost = _LOST_BITS.get(agreement, 0.0) if agreement else 0.0
    return FieldWeight(field, says, round(bits - lost, 1), None if how_rare == "initial" else how_rare)


def _changes(reasons: Sequence[str], *, has_initials: bool) -> tuple[str, ...]:
    """Sentences on what would settle the pair, the most telling first."""
    told = " ".join(reasons).lower()
    if "different" in told:
        return (_CHANGES["conflict"],)
    cues = (
        ("second surname: only one", "second surname"),
        ("given name: only one", "second given"),
        ("initial", "initial"),
        ("married", "married"),
        ("alias", "alias"),
    )
    found = [_CHANGES[key] for cue, key in cues if cue in told]
    if has_initials and _CHANGES["initial"] not in found:
        found.append(_CHANGES["initial"])
    if not found and all(reason.endswith(": the same.") for reason in reasons):
        return (_CHANGES["exact"],)
    return (*found, _CHANGES["written"])
