"""Whom a document names, and what it tells of each: where the names stand, ages, arrests, who it is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ovillo.domain.entities import EntityType
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.identified import is_brought_in
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.principals import find_principals
from ovillo.extraction.reference.role_links import is_official
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.words.who_words import WhoWords

LEAD_SENTENCES = 3
ADULT = 18


@dataclass(slots=True)
class Known:
    """A named person and what the document says of them."""

    draft: Draft
    places: list[tuple[int, int]] = field(default_factory=list)
    """(sentence, token) of each time that the name stands in running text."""
    ages: set[int] = field(default_factory=set)
    is_held: bool = False
    """Whether a sentence that names them speaks of an arrest, a charge or a sentence."""


@dataclass(frozen=True, slots=True)
class Report:
    """What resolving one description needs to know of the document."""

    sentences: Sequence[Sentence]
    slots: Sequence[Sequence[Slot]]
    who: WhoWords
    known: Sequence[Known]
    principals: Sequence[Draft]
    main: Draft | None
    """Who is named most often, where nobody is named as often."""
    alone: Known | None
    """The only named person who is no official, presented with an age, an alias or a number."""
    lead: int
    """Number of the last sentence of the beginning: headlines and the first sentences."""


def report_of(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords) -> Report:
    """What is known of those whom the document names."""
    known: dict[int, Known] = {}
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        for slot in row:
            root = slot.draft.root
            if slot.run is None or root.type is not EntityType.PERSON or sentence.block.kind is BlockKind.BYLINE:
                continue
            one = known.setdefault(id(root), Known(root))
            if sentence.block.kind is BlockKind.PARAGRAPH:
                one.places.append((number, slot.first))
            one.is_held |= any(fold(token.text).startswith(who.signs_of_arrest) for token in sentence.tokens)
            one.ages |= ages_of(sentence, slot, who)
    texts = [at for at, sentence in enumerate(sentences) if sentence.block.kind is BlockKind.PARAGRAPH]
    lead = texts[min(LEAD_SENTENCES, len(texts)) - 1] if texts else -1
    counts = sorted(known.values(), key=lambda one: -len(one.places))[:2]
    is_clear = len(counts) == 1 or (len(counts) > 1 and len(counts[0].places) > len(counts[1].places))
    main = counts[0].draft if counts and is_clear else None
    principals = find_principals(slots, who)
    private = [one for one in known.values() if not is_official(one.draft, who)]
    alone = (
        private[0]
        if len(private) == 1 and (private[0].draft in principals or _is_tried(private[0], sentences, who))
        else None
    )
    return Report(sentences, slots, who, tuple(known.values()), principals, main, alone, lead)


def _is_tried(one: Known, sentences: Sequence[Sentence], who: WhoWords) -> bool:
    """Whether the first sentence that names them opens with the name and tells an arrest, a charge or a court."""
    if not one.places or one.places[0][1] > 0:
        return False
    words = [fold(token.text) for token in sentences[one.places[0][0]].tokens]
    is_told = any(word.startswith(who.signs_of_arrest) or word in who.words["courts"] for word in words)
    others = who.pronouns["object"] | who.pronouns["male"] | who.pronouns["female"] | who.pronouns["plural"]
    is_for_another = any(a in who.words["prepositions"] and b in others for a, b in pairwise(words))  # "for her"
    return is_told and not is_for_another and not set(words) & who.words["person_verbs"]


def is_somebody_else(report: Report, one: Known, slot: Slot) -> bool:
    """Whether whom the report names later is no such one: "X, his father", "X, a neighbour", the mayor in office.

    Nor is whoever first tells something of "the doctor", where no arrest or court is told beside it.
    """
    if not one.places or slot.role is None:
        return False
    who, number, lemma = report.who, one.places[0][0], slot.role.role.lemma
    root, row, tokens = one.draft.root, report.slots[number], report.sentences[number].tokens
    mine = [other for other in row if other.draft.root is root]
    roles = [other.role for other in mine if other.role is not None and other.run is None]
    kin = {"relative", "partner"}
    if any(r.role.categories & kin and r.determiner in who.words["possessives"] for r in roles):
        return True
    if root.roles & who.words["outsiders"] - {lemma} and not is_official(one.draft, who):
        return True
    if slot.role.is_former and lemma in root.roles - root.former:
        return True
    end = mine[0].end + 1
    end += end < len(tokens) and tokens[end].text == ","
    if end < len(tokens) and fold(tokens[end].text) in who.words["possessives"]:
        return True  # "X, 50, his father"
    is_teller = end < len(tokens) and fold(tokens[end].text) in who.words["tellers"]
    words = [fold(token.text) for token in tokens]
    is_told = any(word.startswith(who.signs_of_arrest) or word in who.words["courts"] for word in words)
    is_of_another = any(
        o.role is not None and o.run is None and o.role.role.lemma == lemma and o.first > end for o in row
    )
    return is_teller and (not is_told or is_of_another)


def ages_of(sentence: Sentence, slot: Slot, who: WhoWords) -> set[int]:
    """The ages that the group or its description gives, in years."""
    spans = [(part.first, part.last) for part in slot.description if part.kind == "age"]
    spans.append((max(slot.first - 1, 0), slot.last))
    found: set[int] = set()
    behind = sentence.tokens[slot.last + 1 : slot.last + 4]
    if len(behind) > 2 and fold(behind[0].text) in who.words["of_group"] and behind[1].text.isdigit():
        found |= {int(behind[1].text)} if fold(behind[2].text) in who.words["year_words"] else set()
    for first, last in spans:
        for token in sentence.tokens[first : last + 1]:
            is_years = token.lower.endswith(who.age_compounds) and not token.lower.endswith(who.month_compounds)
            digits = token.lower.split("-")[0] if is_years else token.text
            is_told = is_years or (first, last) != spans[-1]
            if is_told and digits.isdigit() and len(digits) <= 2:
                found.add(int(digits))
    return found


def are_alike(roles: set[str], lemma: str, who: WhoWords) -> bool:
    """Whether one of these nouns may name the same person as this one: the same, a kind of it, or its last word."""
    return any(is_kind_of(role, lemma, who) or is_kind_of(lemma, role, who) for role in roles)


def is_kind_of(narrow: str, wide: str, who: WhoWords) -> bool:
    """As a gynaecologist is a doctor, and an adoption director a director."""
    head = narrow.split()[-1 if who.modifier_is_left else 0]
    if narrow == wide or wide in who.kinds.get(narrow, ()):
        return True
    first, _, rest = narrow.partition(" ")
    if rest == wide and first in who.words["mere_ranks"]:
        return True  # "a senior immigration official" is the immigration official
    if wide in who.words["never_short"] or head in who.words["never_short"]:
        return False
    if head != narrow and wide in who.kinds.get(head, ()):
        return True
    return narrow.endswith(f" {wide}") if who.modifier_is_left else narrow.startswith(f"{wide} ")


def is_new(report: Report, one: Known, number: int, slot: Slot) -> bool:
    """As in "a suspect identified as X" behind "the suspect": X is another."""
    if not one.places or one.places[0] <= (number, slot.first):
        return False
    sentence, first = one.places[0]
    return is_brought_in(report.sentences[sentence].tokens, first, report.who)


def is_other(one: Known, slot: Slot, ages: set[int]) -> bool:
    """Whether gender or age shows that somebody else is meant."""
    gender = slot.gender
    is_other_gender = bool(gender and one.draft.root.gender and gender != one.draft.root.gender)
    return is_other_gender or bool(ages and one.ages and not ages & one.ages)


def is_child(one: Known, who: WhoWords) -> bool:
    return (bool(one.ages) and max(one.ages) < ADULT) or is_infant(one.draft, who)


def is_infant(draft: Draft, who: WhoWords) -> bool:
    """Whether the person is called a baby or a child."""
    return bool(draft.root.roles & who.words["infants"])
