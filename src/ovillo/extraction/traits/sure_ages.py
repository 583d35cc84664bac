"""Ages of which it is sure whose they are.

1. Behind kin or a client in an aside ("X, uncle of Y, 45, was arrested") an adult's age may be that of either, unless
   X has an age as well.
2. No baby or small child is grown up: "X, father of the baby, 45".
3. An age told of two is that of the one who has a name.
4. How old somebody was then ("tenía 17 años cuando") is not how old they are.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.values.ages import age_number
from ovillo.extraction.words.who_words import WhoWords

_ADULT = 18


def with_sure_ages(
    facts: Sequence[FactDraft], sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> list[FactDraft]:
    """The facts without the ages that may be somebody else's."""
    adult = [fact for fact in facts if _is_adult(fact)]
    unsure = [(fact.subject.root, fact.start) for fact in adult if _is_child(fact, who)]
    for sentence, row in zip(sentences, slots, strict=True):
        here = [fact for fact in adult if sentence.start <= fact.start < sentence.end]
        unsure += [(f.subject.root, f.start) for f in here if _is_behind_tie(f, here, sentence, row)]
        past = [
            fact for fact in facts if sentence.start <= fact.start < sentence.end and _is_of_then(fact, sentence, who)
        ]
        unsure += [(fact.subject.root, fact.start) for fact in past]
    named = {fact.start for fact in adult if fact.subject.root.level is not NameLevel.ROLE}
    return [
        fact
        for fact in facts
        if fact.predicate != "age"
        or not (
            any(root is fact.subject.root and start == fact.start for root, start in unsure)
            or (_is_adult(fact) and fact.subject.root.level is NameLevel.ROLE and fact.start in named)
        )
    ]


def _is_of_then(fact: FactDraft, sentence: Sentence, who: WhoWords) -> bool:
    """Rule 4."""
    if fact.predicate != "age" or fact.value is None:
        return False
    tokens = sentence.tokens
    inside = [at for at, token in enumerate(tokens) if fact.start <= token.start < fact.end]
    numbers = [at for at in inside if age_number(tokens[at].text, who) == fact.value.number]
    at = numbers[-1] + 1 if numbers else len(tokens)
    at += phrase_at(tokens, at, who.phrases["age_after"]) if at < len(tokens) else 0
    return at < len(tokens) and phrase_at(tokens, at, who.phrases["age_then"]) > 0


def _is_adult(fact: FactDraft) -> bool:
    value = fact.value
    return fact.predicate == "age" and value is not None and value.unit == "year" and (value.number or 0) >= _ADULT


def _is_child(fact: FactDraft, who: WhoWords) -> bool:
    """Rule 2."""
    words = set(fold(fact.subject.root.name or "").split())
    is_role = fact.subject.root.level is NameLevel.ROLE
    return is_role and bool(words & (who.words["infants"] | who.words["small_children"]))


def _is_behind_tie(fact: FactDraft, others: Sequence[FactDraft], sentence: Sentence, row: Sequence[Slot]) -> bool:
    """Rule 1: a named person right behind whom the age stands, told of in an aside by whose kin somebody else is."""
    for slot in row:
        other, tokens = slot.complement, sentence.tokens
        if other is None or slot.first == 0 or tokens[slot.first - 1].text != "," or slot.role is None:
            continue
        is_own = other.draft.root is fact.subject.root and other.draft.root.level is not NameLevel.ROLE
        is_named = slot.draft.root.level is not NameLevel.ROLE and slot.draft.root.type is EntityType.PERSON
        at = other.last + 1
        is_apart = at + 1 < len(tokens) and tokens[at].text == ","
        is_aged = any(f.subject.root is slot.draft.root and f.start != fact.start for f in others)
        if is_own and is_named and not is_aged and slot.draft.root is not other.draft.root and is_apart:
            return tokens[at + 1].start <= fact.start < tokens[at + 1].end
    return False
