"""What a named person or thing is called, and where it is mentioned."""

from collections.abc import Sequence

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.naming.name_types import NameRun, follows_alias
from ovillo.extraction.text.spans import BlockKind, Sentence, Token
from ovillo.extraction.text.unseen import as_seen
from ovillo.extraction.words.who_words import WhoWords


def name_drafts(
    document: Document, sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], who: WhoWords
) -> None:
    """Gives every named draft its fullest form and its mentions."""
    best: dict[int, tuple[int, int]] = {}
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            if slot.run is None:
                continue
            draft = slot.draft.root
            first, last = slot.run.first, slot.run.last
            is_quoted = slot.role is not None and slot.role.last + 2 == slot.run.first
            if draft.is_titled:
                first = min(slot.run.start, slot.role.name_first if slot.role is not None else first)
            elif slot.role is not None and draft.type is not EntityType.PERSON and not is_quoted:
                first, last = min(first, slot.role.name_first), max(last, slot.role.last)
            start, end = sentence.tokens[first].start, sentence.tokens[last].end
            level = _level_of(sentence.tokens, slot.run, draft.type, who)
            if slot.run.words == draft.words and level is NameLevel.ALIAS:
                draft.level = level
            draft.mentions.add((start, end, level))
            is_heading = sentence.block.kind is not BlockKind.PARAGRAPH
            rank = (end - start, -start) if not is_heading else (end - start - 1, -start)
            if rank > best.get(id(draft), (-1, 0)):
                best[id(draft)] = rank
                draft.name = " ".join(as_seen(document.text[start:end]).split())


def _level_of(tokens: Sequence[Token], run: NameRun, kind: EntityType, who: WhoWords) -> NameLevel:
    """How much of a name it is: "El Tejón" is an alias, and whatever follows "alias"."""
    words = run.words
    if kind is not EntityType.PERSON:
        return NameLevel.FULL
    is_alias = len(words) == 2 and words[0] in who.words["outlet_articles"]
    is_alias = is_alias or follows_alias(tokens, run.first, who)
    return NameLevel.ALIAS if is_alias else NameLevel.FULL if len(words) > 1 else NameLevel.PARTIAL
