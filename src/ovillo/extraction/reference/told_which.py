"""Descriptions that tell which one is meant by an arrest or a charge: "the woman charged with selling her baby".

1. They mean nobody named before of whom the report tells no arrest, charge, suspicion or deed elsewhere.
2. "The woman arrested was her sister", "la detenida fue su hermana": somebody of theirs, and not the one spoken of.
"""

from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.deeds_told import is_deed_told
from ovillo.extraction.reference.known_people import Known, Report
from ovillo.extraction.reference.tried import is_blamed
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords


def may_be_told_so(report: Report, number: int, slot: Slot, one: Known) -> bool:
    """Rule 1; true of every description that tells no such thing."""
    sentence, who = report.sentences[number], report.who
    after = sentence.tokens[slot.last + 1] if slot.last + 1 < len(sentence.tokens) else None
    if after is None or not fold(after.text).startswith(who.signs_of_arrest):
        return True
    if one.ages or one.draft.root in report.principals:
        return True
    rows = enumerate(zip(report.sentences, report.slots, strict=True))
    named = ((s, row, o) for at, (s, row) in rows if at != number for o in row if o.draft.root is one.draft.root)
    return any(is_blamed(s, row, o, who) or is_deed_told(s, o, who) for s, row, o in named)


def is_somebody_of_theirs(sentence: Sentence, slot: Slot, who: WhoWords) -> bool:
    """Rule 2."""
    tokens = sentence.tokens
    owned = who.words["possessives"] | who.words["possessives_plural"]
    inside = who.words["person_verbs"] | who.words["tellers"]
    for at in range(slot.last + 1, len(tokens) - 1):
        if tokens[at].text in {".", ";"} or fold(tokens[at].text) in inside:
            return False
        size = phrase_at(tokens, at, who.phrases["copulas"])
        if size and at + size < len(tokens) and fold(tokens[at + size].text) in owned:
            return True
    return False
