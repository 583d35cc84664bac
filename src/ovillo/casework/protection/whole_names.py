"""Names that a reading cut at a surname that is a word for an office: "Zulmira Jefe Perca, de 15 años".

1. A child holds no office: where an age below the limit stands behind the name, every capital word before it is of it.
2. Else where the run of capital words begins with one that is known for nothing, and a word for an office stands
   within it: "Zulmira Jefe Perca fue rescatada" names nobody's chief. So, too, a nickname between: "Ana «Ani» Sol".
3. What else the reading told of whoever is named stays told of them: the entity is the same, with a longer name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.near_words import no_given, offices
from ovillo.casework.protection.unread import person
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel

_WORD: Final = r"[A-ZÁÉÍÓÚÑÜ][a-záéíóúñü]+(?:['’-][A-ZÁÉÍÓÚÑÜ]?[a-záéíóúñü]+)*"
_BEFORE: Final = re.compile(rf"(?<![\w@.-])(?:{_WORD}[^\S\n]+(?:(?:de|del|la|las|los)[^\S\n]+){{0,2}}){{1,4}}\Z")
_QUOTED: Final = rf"[\"“«'‘]{_WORD}[\"”»'’]"
_WITH_NICKNAME: Final = re.compile(
    rf"(?<![\w@.-])(?:{_WORD}[^\S\n]+){{1,3}}{_QUOTED}[^\S\n]+(?:{_WORD}[^\S\n]+){{0,2}}\Z"
)
_SURNAMES_FIRST: Final = re.compile(r"(?<![\w@.-])[A-ZÁÉÍÓÚÑ]{2,}(?:[^\S\n]+[A-ZÁÉÍÓÚÑ]{2,}){0,3},[^\S\n]+\Z")
_WAYS: Final = (_WITH_NICKNAME, _BEFORE, _SURNAMES_FIRST)
_IS_QUOTED: Final = re.compile(_QUOTED)
_AS_FAR: Final = 80
_LEAST: Final = 2
"""Words of a name."""
_PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.GROUP})
IsYoung = Callable[[str, Mention], bool]


def whole_names(
    document: Document, entities: Iterable[DocumentEntity], is_young: IsYoung
) -> Iterator[tuple[str, DocumentEntity]]:
    """The people of one document whose names go on before what was read of them, each with the whole name.

    Args:
        document: with its text.
        entities: that were read in it.
        is_young: whether a text tells of whoever is named at a place that they are a child.

    Yields:
        The id of the entity that was cut, and the whole one: of the same id, but for a second name that was cut to it.
    """
    for entity in entities:
        if entity.type not in _PEOPLE:
            continue
        is_full = entity.type is EntityType.PERSON and entity.level is NameLevel.FULL
        wholes: dict[str, list[Mention]] = {}
        for mention in entity.mentions:
            whole = _whole(document.text, mention, (_WITH_NICKNAME,) if is_full else _WAYS)
            if whole is not None and (
                is_young(document.text, whole) or (entity.type is EntityType.PERSON and _has_office(whole))
            ):
                wholes.setdefault(_name(whole.surface), []).append(whole)
        for at, (name, mentions) in enumerate(wholes.items()):
            id_ = entity.id if at == 0 else person(document.id, mentions[0].start, mentions[0].end, name).id
            kept = DocumentEntity(id_, document.id, EntityType.PERSON, name, NameLevel.FULL, tuple(mentions))
            yield entity.id, replace(kept, aliases=entity.aliases) if at == 0 else kept


def _whole(text: str, mention: Mention, patterns: Sequence[re.Pattern[str]]) -> Mention | None:
    """The mention with the capital words before it, if they may be the beginning of a name."""
    if not mention.surface[:1].isupper():
        return None
    far = max(0, mention.start - _AS_FAR)
    ways = (each.search(text, far, mention.start) for each in patterns)
    found = next((each for each in ways if each is not None), None)
    if found is None and _BEFORE not in patterns:
        return None
    start = found.start() if found else mention.start
    surface = text[start : mention.end]
    words = [fold(word) for word in _name(surface).split()]
    if len(words) < _LEAST or words[0] in no_given() or offices().fullmatch(words[0]):
        return None
    return replace(mention, start=start, surface=surface, level=NameLevel.FULL)


def _has_office(whole: Mention) -> bool:
    return _IS_QUOTED.search(whole.surface) is not None or any(
        offices().fullmatch(fold(word)) for word in whole.surface.split()[1:]
    )


def _name(surface: str) -> str:
    """Given names first, a nickname without its quotes."""
    surnames, comma, given = surface.partition(",")
    words = (f"{given} {surnames}" if comma else surface).split()
    return " ".join(word.strip("\"“”«»'‘’") for word in words)
