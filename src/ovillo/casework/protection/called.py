"""Whom the words before a name mark: "la víctima Ana Sol", "the witness Ana Sol", "los niños Ana Sol y Leo Sol".

1. The word stands right before the name, or before a word that says more of it ("testigo protegido", "menor de edad").
2. A plural is of the names in a row behind it, too.
3. A form says it before a colon ("AGRAVIADA: Ana Sol"); some readings take it into the name ("Víctima Ana Sol Paz").
4. "No fue víctima Ana Sol" marks nobody; a younger brother ("hermano menor") may be of any age.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.protection import ProtectedAs

_AS_FAR: Final = 80
"""Letters before a name that are looked at."""
_NAMED: Final = frozenset({NameLevel.FULL, NameLevel.PARTIAL, NameLevel.ALIAS})
_BEHIND: Final = re.compile(
    r"(?:protegid|reservad|anónim|agraviad|fallecid|desaparecid|rescatad)[oa]s?|claves?|presencial(?:es)?|principal(?:es)?"
    r"|oculares|ocular|directos?|mortal(?:es)?|sexual(?:es)?|de|edad"
)
_EFFECTIVE: Final = re.compile(r"efica(?:z|ces)")
_DENIALS: Final = frozenset({"no", "not", "nor", "ni", "never", "nunca", "sin"})
_SIBLING: Final = re.compile(r"(?:herman|prim)[oa]s?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LINE_ENDS: Final = '.,;:()\n"«»'
_LABEL: Final = re.compile(r"(?:^|[.;|])\s*(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+)?)\s*(?:\([oa]\)\s*)?:\s*\Z", re.MULTILINE)
_OF_A_NAME: Final = 3
"""Words of what is a noun and a name."""
_PLURAL: Final = frozenset({"children", "eficaces"})
_MOST_BEHIND, _DENIES_WITHIN = 3, 3
_ROW: Final = re.compile(r"\s*(?:,\s*(?:y|e|and)?|y|e|and)\s*(?:a\s+)?\Z", re.IGNORECASE)


def called(
    text: str, entities: Iterable[DocumentEntity], kind_of: Callable[[str], ProtectedAs | None]
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people of one document whom the words before a name mark.

    Args:
        text: of the document.
        entities: of this document.
        kind_of: what a word marks somebody as.
    """
    people = (each for each in entities if each.type is EntityType.PERSON and each.level is not NameLevel.ROLE)
    named = sorted(
        ((it, each) for each in people for it in each.mentions if it.level in _NAMED), key=lambda pair: pair[0]
    )
    row: tuple[int, ProtectedAs] | None = None
    for mention, entity in named:
        found = _before(text, mention, kind_of)
        if found is None and row is not None and _ROW.match(text[row[0] : mention.start]):
            found = row[1], True
        row = (mention.end, found[0]) if found is not None and found[1] else None
        if found is not None:
            yield entity, found[0]


def _before(
    text: str, mention: Mention, kind_of: Callable[[str], ProtectedAs | None]
) -> tuple[ProtectedAs, bool] | None:
    """What the words before this mention mark it as, and whether they are of several people."""
    line = text[max(0, mention.start - _AS_FAR) : mention.start]
    inside, label = _WORD.findall(mention.surface), _LABEL.search(line)
    for word in (*inside[: len(inside) >= _OF_A_NAME], *([label["noun"]] if label else ())):
        kind = None if word.lower() == "nina" else kind_of(word)
        if kind is not None:
            return kind, False
    line = line[max(map(line.rfind, _LINE_ENDS)) + 1 :]
    return _of_words(_WORD.findall(line), kind_of) if line.endswith((" ", "\t", "\xa0")) else None


def _of_words(words: Sequence[str], kind_of: Callable[[str], ProtectedAs | None]) -> tuple[ProtectedAs, bool] | None:
    for at in range(len(words) - 1, max(-1, len(words) - 2 - _MOST_BEHIND), -1):
        word, before = words[at].lower(), [each.lower() for each in words[:at]]
        is_pair = at > 0 and _EFFECTIVE.fullmatch(word) is not None
        kind = kind_of(f"{_single(before[-1])} eficaz" if is_pair else word)
        if kind is not None:
            is_body = words[at][0].isupper() and before[-1:] == ["del"]  # "Defensor del Niño"
            is_younger = word == "menor" and any(map(_SIBLING.fullmatch, before[-1:]))
            if is_body or is_younger or _DENIALS.intersection(before[-_DENIES_WITHIN:]):
                return None
            return kind, word in _PLURAL or (word.endswith("s") and word != "witness")
        if not _BEHIND.fullmatch(word):
            return None
    return None


def _single(word: str) -> str:
    return re.sub(r"(?:es|(?<=a)s)\Z", "", word)
