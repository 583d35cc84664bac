"""Another name joined to whoever bears it, where only one does."""

from collections.abc import Mapping, Sequence

from ovillo.domain.entities import NameLevel
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence

_ALIASES = frozenset({"alias", "alias_too"})


def join_aliases(sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]]) -> None:
    """Joins somebody unnamed to the one named person of the same alias."""
    known: dict[str, list[Draft]] = {}
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            spans = [(part.first, part.last) for part in slot.description if part.kind in _ALIASES]
            if slot.run is not None and slot.run.nickname is not None:
                first, last = slot.run.nickname
                spans += [(first, last), *([(last, last)] if first == last - 1 else [])]  # "El Zeta" is "Zeta" alone
            for first, last in spans:
                group = known.setdefault(" ".join(fold(token.text) for token in sentence.tokens[first : last + 1]), [])
                if slot.draft.root not in group:
                    group.append(slot.draft.root)
    for group in known.values():
        named = [draft for draft in group if draft.level is not NameLevel.ROLE]
        for draft in group:
            if len(named) == 1 and draft is not named[0]:
                named[0].join(draft)
    _join_bare_aliases(slots, known)
    _join_noun_aliases(sentences, slots, known)


def _join_noun_aliases(
    sentences: Sequence[Sentence], slots: Sequence[Sequence[Slot]], known: Mapping[str, Sequence[Draft]]
) -> None:
    """Joins a noun that is somebody's alias and is written with a capital: "La Tía vendía"."""
    for sentence, row in zip(sentences, slots, strict=True):
        for slot in row:
            if (
                slot.run is not None
                or slot.role is None
                or not sentence.tokens[slot.head].is_capitalised
                or not slot.head
            ):
                continue
            spelled = " ".join(fold(token.text) for token in sentence.tokens[slot.first : slot.last + 1])
            bearers = {id(draft.root): draft.root for draft in known.get(spelled, ())}
            if len(bearers) == 1 and slot.draft.root.level is NameLevel.ROLE and slot.first < slot.head:
                next(iter(bearers.values())).join(slot.draft)
                slot.is_plural, slot.is_inferred = False, True


def _join_bare_aliases(slots: Sequence[Sequence[Slot]], known: Mapping[str, Sequence[Draft]]) -> None:
    """Joins a name that is somebody's alias to the only one whose it is: "La Garza" alone."""
    for row in slots:
        for slot in row:
            bearers = (
                {id(draft.root): draft.root for draft in known.get(" ".join(slot.run.words), ())} if slot.run else {}
            )
            root = slot.draft.root
            if len(bearers) == 1 and slot.run is not None and root.words == slot.run.words and id(root) not in bearers:
                next(iter(bearers.values())).join(slot.draft)
