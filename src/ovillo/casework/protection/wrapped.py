"""Names that go on in the next line, where each was read alone: "la agraviada Ana Sol" above "Quilla, de 15 años".

1. The line begins with other words, and the next with one to three capital words, none of which a label, a post or a
   sentence begins with; behind them the sentence goes on, or, below a label and a value, the line ends.
2. A name of three words is whole; so is one of two above a given name and a surname: that is somebody else.
3. A word that a stroke parts at the end of the line goes on in small letters.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from ovillo.casework.protection.marks import marks
from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.near_words import no_given
from ovillo.casework.protection.posts import is_post
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel

_WORD: Final = r"[^\W\d_a-záéíóúñü][^\W\d_]*(?:['’-][^\W\d_]+)*"
_MORE: Final = rf"(?:[^\S\n]+(?:(?:de|del|la|las|los)[^\S\n]+){{0,2}}{_WORD}){{0,2}}"
_NEXT: Final = re.compile(
    rf"[^\S\n]*\r?\n[^\S\n]*(?P<rest>{_WORD}{_MORE})(?:(?=['’]s|[,.;)]|[^\S\n]+[a-záéíóúñü(])|(?P<is_end>[^\S\n]*$))",
    re.MULTILINE,
)
_BROKEN: Final = re.compile(rf"-[^\S\n]*\r?\n[^\S\n]*(?P<rest>[a-záéíóúñü]+{_MORE})(?![^\W_])")
_VERB: Final = re.compile(r"\w+(?:ó|aron|ieron|yeron|mente|ed|ly)")
_CELLS: Final = re.compile(r"[\t|;]")
_GOES_ON: Final = re.compile(r"[^\S\n]+(?:que|la|el|los|las|una?|that|the)(?![^\W_])")
"""Behind the one word with which a sentence begins: "Refiere que", "Interviene la"."""
_MOST, _WHOLE = 2, 4
"""Words of what may be the beginning of a name, and of a whole one."""
_NO_PERSON: Final = frozenset({EntityType.ORGANISATION, EntityType.PLACE, EntityType.GROUP})


def wrapped_names(
    document: Document,
    entities: Iterable[DocumentEntity],
    is_mark: Callable[[str], bool],
    is_given: Callable[[str], bool] = lambda _: False,
) -> Iterator[tuple[str, DocumentEntity]]:
    """The people of one document whose names go on in the next line, each with the whole name.

    Args:
        document: with its text.
        entities: that were read in it.
        is_mark: whether a folded word says what somebody is.
        is_given: whether a folded word is a given name that is known.

    Yields:
        The id of the entity that was cut, and the whole one of the same id; also of what was read of the second line.
    """
    entities = tuple(entities)
    others = {it.start for each in entities if each.type in _NO_PERSON for it in each.mentions}
    people = [each for each in entities if each.type is EntityType.PERSON]
    for entity in people:
        found = _with_rest(document, entity, others, is_mark, is_given)
        if found is None:
            continue
        whole, mention = found
        yield entity.id, whole
        for each in people:
            if each.id != entity.id and any(mention.start < it.start and it.end <= mention.end for it in each.mentions):
                yield each.id, replace(each, name=whole.name, level=NameLevel.FULL, mentions=(mention,))


def with_rest(
    document: Document, entity: DocumentEntity, is_mark: Callable[[str], bool], is_given: Callable[[str], bool]
) -> DocumentEntity:
    """Somebody whom a field or a heading names, with what the next line says of the name."""
    found = _with_rest(document, entity, set(), is_mark, is_given)
    return found[0] if found is not None else entity


def _with_rest(
    document: Document,
    entity: DocumentEntity,
    others: set[int],
    is_mark: Callable[[str], bool],
    is_given: Callable[[str], bool],
) -> tuple[DocumentEntity, Mention] | None:
    wholes = {it: _whole(document.text, it, others, is_mark, is_given) for it in entity.mentions}
    found = next((each for each in wholes.values() if each is not None), None)
    if found is None:
        return None
    mentions = tuple(told[0] if (told := wholes[it]) is not None else it for it in entity.mentions)
    return replace(entity, name=found[1], level=NameLevel.FULL, mentions=mentions), found[0]


def _whole(
    text: str, mention: Mention, others: set[int], is_mark: Callable[[str], bool], is_given: Callable[[str], bool]
) -> tuple[Mention, str] | None:
    """The mention with what the next line says of the name, and the name."""
    if mention.level is NameLevel.ROLE or not mention.surface[:1].isupper():
        return None
    broken = _BROKEN.match(text, mention.end)
    found = broken or _NEXT.match(text, mention.end)
    if found is None:
        return None
    words, rest = mention.surface.split(), found["rest"].split()
    line = text[text.rfind("\n", 0, mention.start) + 1 : mention.start].strip(" ")
    if broken is None:
        is_told = bool(line.strip()) and not _CELLS.search(line)
        is_short = is_told and len(words) <= _MOST and len(words) + len(rest) <= _WHOLE
        is_another = len(words) > 1 and len(rest) > 1 and is_given(fold(rest[0]))
        is_field = (found["is_end"] is not None) == line.rstrip().endswith(":") and len(rest) <= _MOST + 1
        is_sentence = len(rest) == 1 and _GOES_ON.match(text, found.end("rest")) is not None
        is_name = not any(_is_no_name(fold(each), is_mark) for each in rest)
        is_name = is_name and not is_sentence and _VERB.fullmatch(rest[0]) is None
        if not (is_short and is_field and is_name) or is_another or found.start("rest") in others:
            return None
    surface = text[mention.start : found.end("rest")]
    name = " ".join(re.sub(r"-[^\S\n]*\r?\n[^\S\n]*", "", surface).split() if broken else surface.split())
    return replace(mention, end=found.end("rest"), surface=surface, level=NameLevel.FULL), name


def _is_no_name(word: str, is_mark: Callable[[str], bool]) -> bool:
    return word in _no_names() or word in no_given() or is_mark(word) or is_post(word)


@cache
def _no_names() -> frozenset[str]:
    """Folded words with which fields and sentences begin."""
    table = marks()
    lists = (
        *(table["forms"][name] for name in ("names", "papers", "anybody", "standing", "sentences")),
        *(table["called"][name] for name in ("articles", "prepositions", "copulas", "joins")),
        *(table["capitals"]["ends"], table["near"]["small"], table["near"]["possessives"], table["wrapped"]["labels"]),
    )
    return frozenset(word for words in lists for word in words)
