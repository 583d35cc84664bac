"""Whether a name told later bears out that it is the one whom a report tells before, without a name, to be held.

"The mayor was arrested. The mayor of Clayport, X, welcomed it": a like post alone joins nobody to an arrest.

1. It is asked only of a trade or a post, and where the description's own sentence tells an arrest, a charge or a
   sentence of that one.
2. The report tells the like of the named person, or a deed, or presents them as it presents the accused: with an age,
   an alias or a number.
3. Or it brings them in as that one: "identified as X", "the suspect, X", or the bare noun again, "the nurse, X".
"""

from collections.abc import Sequence

from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.deeds_told import is_deed_told
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_LONGEST_PHRASE = 4
_COMMA = 2
_POSTS = frozenset({"office", "occupation", "leader"})
_PRESENTED = frozenset({"age", "alias", "identifier"})


def is_borne_out(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], place: tuple[int, Slot], found: Draft, who: WhoWords
) -> bool:
    """Whether nothing forbids the join of the description at (sentence, group) to the person found."""
    number, slot = place
    is_post = slot.role is not None and bool(slot.role.role.categories & _POSTS)
    if not is_post or not is_blamed(sentences[number], slots[number], slot, who):
        return True
    rows = zip(sentences, slots, strict=True)
    told = [
        (at, sentence, row, each)
        for at, (sentence, row) in enumerate(rows)
        for each in row
        if each.draft.root is found.root
    ]
    names = [(at, each.first) for at, _, _, each in told if each.run is not None]
    if not names or names[0] < (number, slot.first):
        return True
    return any(
        is_blamed(sentence, row, each, who)
        or is_deed_told(sentence, each, who)
        or any(part.kind in _PRESENTED for part in each.description)
        or (each.run is not None and _is_brought_in(sentence, row, each, slot, who))
        for _, sentence, row, each in told
    )


def _is_brought_in(sentence: Sentence, row: Sequence[Slot], name: Slot, slot: Slot, who: WhoWords) -> bool:
    """Rule 3."""
    tokens = sentence.tokens
    phrases = (who.phrases["identified_as"], who.phrases["it_is"])
    starts = range(max(0, name.first - _LONGEST_PHRASE), name.first)
    if any(at + phrase_at(tokens, at, phrase) == name.first for at in starts for phrase in phrases):
        return True
    if name.first and fold(tokens[name.first - 1].text) in who.words["surnamed"]:
        return True
    called = next((each for each in row if _is_apposed(sentence, each, name, who)), None)
    if called is None or called.role is None or slot.role is None:
        return False
    lemma = called.role.role.lemma
    is_bare = called.role.head - called.role.role.words <= called.first and called.last == called.role.head
    return lemma in who.words["accused"] | who.words["culprits"] or (is_bare and lemma == slot.role.role.lemma)


def _is_apposed(sentence: Sentence, slot: Slot, name: Slot, who: WhoWords) -> bool:
    """Whether a comma parts the noun from the name before or behind it, there with "the": "X, the nurse"."""
    tokens = sentence.tokens
    if slot.run is not None or slot.role is None:
        return False
    if slot.last + _COMMA == name.first:
        return tokens[slot.last + 1].text == ","
    is_behind = name.last < slot.first <= name.last + 1 + _COMMA and tokens[name.last + 1].text == ","
    return is_behind and slot.role.determiner in who.words["definite"]
