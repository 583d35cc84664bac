"""Names of those who are not hidden: no part of one of them is taken for a part of a hidden name.

1. Within the name of another person stands nothing of a hidden one: of "Ana Cruz Prado" no word is the girl Cruz Luna.
   What holds the hidden name in full is hidden: two names were read as one.
2. Within the name of a body or a place no bare given name is hidden: "Santa Cruz".
3. Words that say what somebody is are of nobody's name: "Niña Cruz Luna".
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.people import is_mark
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.protection import Protected

_WORD: Final = re.compile(r"[^\W_]+")
_AROUND: Final = 120
"""Letters on either side of a hidden word in which the rest of another's name may stand."""
_LEAST: Final = 3
"""Letters of a word that is no initial and no particle."""


class OtherNames:
    """Knows in whose name a word stands."""

    def __init__(
        self,
        people: Sequence[Protected],
        hidden: Mapping[str, tuple[DocumentEntity, str]],
        entities: Iterable[DocumentEntity],
    ) -> None:
        """Learns the names.

        Args:
            people: who is hidden.
            hidden: the entities that are these people, each with the pseudonym, by id.
            entities: of all documents.
        """
        names = [(name, each.pseudonym) for each in people for name in each.names]
        names += [(entity.name, who) for entity, who in hidden.values()]
        self._own: dict[str, set[str]] = defaultdict(set)
        self.hidden: dict[str, set[frozenset[str]]] = defaultdict(set)
        """By pseudonym: the words of each form of the name."""
        for name, who in names:
            words = words_of(name)
            self._own[who].update(words)
            self.hidden[who].add(frozenset(words))
        sought = set().union(*self._own.values())
        self._by_word: dict[str, set[tuple[tuple[str, ...], bool]]] = defaultdict(set)
        for entity in entities:
            if entity.level is not NameLevel.FULL or entity.id in hidden:
                continue
            is_person = entity.type is EntityType.PERSON
            for each in {entity.name, *(it.surface for it in entity.mentions if it.level is NameLevel.FULL)}:
                words = words_of(each)
                for word in sought.intersection(words):
                    self._by_word[word].add((words, is_person))

    def hold(self, words: Sequence[str], who: str, text: str, place: tuple[int, int]) -> bool:
        """Whether these words of the folded text stand within the name of somebody else."""
        named = self._by_word.get(words[0])
        if not named or (len(words) > 1 and any(each.issubset(words) for each in self.hidden.get(who, ()))):
            return False
        start, end = place
        before = _WORD.findall(text[max(0, start - _AROUND) : start])
        after = _WORD.findall(text[end : end + _AROUND])
        return any(
            _is_around(before, name[:at], after, name[at + len(words) :])
            for name, is_person in named
            if is_person or len(words) == 1
            for at in range(len(name) - len(words) + 1)
            if name[at : at + len(words)] == tuple(words) and self._is_others(who, name[:at] + name[at + len(words) :])
        )

    def _is_others(self, who: str, rest: Iterable[str]) -> bool:
        own = self._own.get(who, set())
        return any(len(word) >= _LEAST and word not in own and not is_mark(word) for word in rest)


def _is_around(before: Sequence[str], left: Sequence[str], after: Sequence[str], right: Sequence[str]) -> bool:
    return list(before[len(before) - len(left) :]) == list(left) and list(after[: len(right)]) == list(right)
