"""People named as some of several: "presidents, including A and B"."""

from collections.abc import Iterator

from ovillo.domain.statements import Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.groups.ties import FactDraft
from ovillo.extraction.reference.name_lists import list_names
from ovillo.extraction.text.folding import phrase_at
from ovillo.extraction.traits.posts import predicate_of
from ovillo.extraction.words.who_words import WhoWords


def examples_of(at: At) -> tuple[tuple[Draft, ...], int]:
    """The people named as some of several, with the last token: "presidents, including A and B"; nobody, -1."""
    tokens, begin = at.sentence.tokens, at.slot.last + 1
    begin += int(begin < len(tokens) and tokens[begin].text == ",")
    size = phrase_at(tokens, begin, at.who.phrases["examples"])
    if not size:
        return (), -1
    begin += size
    start = next((n for n, other in enumerate(at.row) if other.first == begin), None)
    if start is not None and _is_kin_word(at.row[start], at.who):
        start = next((n for n, other in enumerate(at.row) if other.first == at.row[start].last + 1), None)
    if start is None or at.row[start].run is None:
        return (), -1
    names, end = list_names(at.sentence, at.row, start, at.who)
    return tuple(name.draft.root for name in names), end


def _is_kin_word(slot: Slot, who: WhoWords) -> bool:
    """As in "such as brothers A and B"."""
    return slot.role is not None and slot.run is None and slot.role.role.lemma in who.words["pair_nouns"]


def posts_of_examples(at: At) -> Iterator[FactDraft]:
    """The post of each who is named as one of several."""
    group = at.slot.role
    predicate = predicate_of(group.role, at.who) if group is not None else None
    if group is None or predicate is None or not group.role.is_plural:
        return
    for person in examples_of(at)[0]:
        fact = at.fact(
            predicate, (group.name_first, at.slot.last), value=Value(at.text(group.name_first, at.slot.last))
        )
        fact.subject, fact.is_certain = person, not group.is_hedged
        yield fact
