"""Who somebody is by the label of the field of a form: "TESTIGO: Sol Paz, Ana", "DENUNCIADO: Leo Gil".

1. A form is fields, each a label and a value. Whoever the value names is what the label says; behind a label for names
   ("Apellidos y nombres"), and below a label without a value, what the heading says.
2. A name is whole in either order, surnames and a comma first, too: what stands behind the comma is of the name where
   it may be a given name, and no second person of a list. So it is in several fields ("Last name", "First names").
3. Whoever stands in a field for the accused is named: family of a protected person or not.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from ovillo.casework.protection.called import KindOf, is_plural, of_label
from ovillo.casework.protection.marks import marks
from ovillo.casework.protection.masking import fold, words_of
from ovillo.casework.protection.name_fields import parted_names
from ovillo.casework.protection.unread import person_at
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.protection import ProtectedAs

_WORD: Final = re.compile(r"[^\W\d_]+")
_BULLET: Final = r"(?:(?:[-•*·–]|\(?\d{1,2}[.)]-?|[a-z]\)|N[.°º]{1,2}\s*\d{1,3}[.):]?)[^\S\n]*)?"
_BULLET_BEFORE: Final = re.compile(rf"[^\S\n]*(?:{_BULLET}|[IVX]{{1,4}}[.)-][^\S\n]*)", re.IGNORECASE)
_FIELD: Final = re.compile(
    rf"(?:^[^\S\n]*{_BULLET}|[.;|/•·)][^\S\n]+)(?P<label>[^\W\d_][^:|\t\n;.]{{0,50}}?)"
    r"(?:\s*\([a-z/]{1,3}\)|/[ao]s?|\s+N(?:[.°º]{1,2}|ro\.)\s*\d{1,3}){0,2}[^\S\n]*[:|\t][^\S\n]*(?P<is_empty>$)?",
    re.MULTILINE | re.IGNORECASE,
)
_PAPER: Final = re.compile(r"^[^\S\n]*(?P<label>[^:|\t\n;.,]{3,50}?)\s(?:of|from|de)\s(?=[^\n]{3,60}$)", re.MULTILINE)
_CAPITAL: Final = r"[^\W\d_a-záéíóúñü][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAMES: Final = rf"{_CAPITAL}(?:[^\S\n]+(?:(?:de|del|la|las|los|da|dos|van|von)[^\S\n]+){{0,2}}{_CAPITAL})"
_NAME: Final = re.compile(rf"(?P<first>{_NAMES}{{0,4}})(?:,[^\S\n]+(?P<given>{_NAMES}{{0,3}})(?![^\W_]))?")
_CLOSED: Final = re.compile(r"[^\S\n]*(?:$|[.,;(|/–—-]|(?:y|e|and)\s)", re.MULTILINE)
_NEXT: Final = re.compile(
    r"[^\S\n]*(?:\([^()\n]{0,40}\)|,[^\S\n]*(?:de[^\S\n]+)?\d{1,2}(?:[^\S\n]+a[ñn]os)?)?"
    r"(?:[^\S\n]*[.,;]?[^\S\n]*\n|[^\S\n]*[,;]?[^\S\n]*(?:(?:y|e|and|&)[^\S\n]+)?)" + rf"[^\S\n]*{_BULLET}",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(r"[^\n(:]{3,60}\((?P<said>[^()\n]{3,30})\)")
_NUMBERED: Final = re.compile(r"\n[^\S\n]*(?:[-•*·–]|\(?\d{1,2}[.)]|[a-z]\))")
_MOST_WORDS, _MOST_IN_LINE, _MOST_NAMES = 6, 9, 30
_MOST_BEFORE_COMMA: Final = 3
Role = ProtectedAs | None


class Field(NamedTuple):
    """One field: its label, folded, and where its value begins."""

    label: tuple[str, ...]
    start: int
    is_empty: bool
    is_heading: bool


class Named(NamedTuple):
    """Somebody whom a field names, with the place and what they are by it."""

    start: int
    end: int
    name: str
    kind: Role
    is_accused: bool
    places: tuple[tuple[int, int], ...]
    """Where the parts of the name stand: one, but for a name in several fields."""


def in_forms(
    document: Document,
    entities: Iterable[DocumentEntity],
    kind_of: KindOf,
    is_given: Callable[[str], bool] = lambda _: False,
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people whom fields of forms name whose label or heading marks them, each with the whole name.

    Args:
        document: with its text.
        entities: that were read in it.
        kind_of: what a word marks somebody as.
        is_given: whether a folded word is a given name that is known.
    """
    places = {it.start for each in entities if each.type is EntityType.PLACE for it in each.mentions}
    for each in named_in_fields(document.text, kind_of, is_given, places):
        if each.kind is not None and " " in each.name:
            yield person_at(document, each.places, each.name), each.kind


def is_part(entity: DocumentEntity, whole: Iterable[DocumentEntity], accused: Sequence[Named]) -> bool:
    """Whether an entity is but a part of a name that stands in a field, or was read there of one of the accused.

    Args:
        entity: of a document.
        whole: whom the fields of this document mark.
        accused: where it names the accused.
    """
    words = set(words_of(entity.name))
    is_accused = stands_accused(entity, accused)
    return any(
        (words < set(words_of(each.name)) or (is_accused and set(words_of(it.surface)) < set(words_of(each.name))))
        and place.start <= it.start
        and it.end <= place.end
        for each in whole
        for it in entity.mentions
        for place in each.mentions
    )


def accused_in_fields(text: str, kind_of: KindOf) -> list[Named]:
    """Whom a form names as accused, in the order of the text."""
    return [each for each in named_in_fields(text, kind_of) if each.is_accused]


def stands_accused(entity: DocumentEntity, accused: Iterable[Named]) -> bool:
    """Whether somebody is named where a form names the accused, or in the same words."""
    words = frozenset(words_of(entity.name))
    return any(
        words == frozenset(words_of(each.name))
        or any(each.start < it.end and it.start < each.end for it in entity.mentions)
        for each in accused
    )


def named_in_fields(
    text: str, kind_of: KindOf, is_given: Callable[[str], bool] = lambda _: False, places: Iterable[int] = ()
) -> Iterator[Named]:
    """Whom the fields of a text name, where a label or a heading says what they are.

    Args:
        text: of a document.
        kind_of: what a word marks somebody as.
        is_given: whether a folded word is a given name that is known.
        places: where places and bodies are named: no given names.
    """
    places = frozenset(places)
    parted = {each.start: (name, fields) for name, fields in parted_names(text) for each in fields}
    told: set[int] = set()
    for field, kind, is_accused in _with_roles(text, kind_of):
        if kind is None and not is_accused:
            continue
        is_list = any(is_plural(each) for each in field.label if each not in _words()["names"])
        for start, end, name in _names(text, field, is_given, places, is_list=is_list):
            whole, parts = parted.get(start, (name, ()))
            if parts and parts[0].start in told:
                continue
            told |= {each.start for each in parts}
            spans = tuple((each.start, each.end) for each in parts) or ((start, end),)
            yield Named(spans[0][0], spans[-1][1], whole, kind, is_accused, spans)


def _with_roles(text: str, kind_of: KindOf) -> Iterator[tuple[Field, Role, bool]]:
    """The fields with what they are for: by their label, a heading above or the standing in a field below."""
    heading: tuple[Role, bool] = None, False
    waiting: Field | None = None
    for field in _fields(text):
        of_field = _role(field.label, kind_of)
        is_of_list = _NUMBERED.match(text, field.start) is not None
        if field.is_heading or (field.is_empty and not is_of_list):
            heading, waiting = of_field, None
            if is_of_list:
                yield field, *of_field
            continue
        is_open = set(field.label) <= _words()["names"] | _words()["anybody"] or _is_paper(field.label)
        kind, is_accused = heading if is_open else of_field
        if is_open and (kind, is_accused) == (None, False) and (said := _IN_BRACKETS.match(text, field.start)):
            kind, is_accused = _role(_folded(said["said"]), kind_of)
        if waiting is not None and _words()["standing"].intersection(field.label):
            end = text.find("\n", field.start)
            yield (waiting, *_role(_folded(text[field.start : end if end >= 0 else len(text)]), kind_of))
        waiting = field if is_open and kind is None and not is_accused else waiting
        yield field, kind, is_accused


def _is_paper(label: Sequence[str]) -> bool:
    """As in "Statement of: …": the heading says whose."""
    return label[-1] in _words()["of"] and set(label) <= _words()["papers"] | _words()["of"]


def _fields(text: str) -> list[Field]:
    found: list[Field] = []
    for match in _FIELD.finditer(text):
        label = _folded(match["label"])
        if label and len(label) <= _MOST_WORDS and label[0] not in _words()["sentences"]:
            found.append(Field(label, match.end(), match["is_empty"] is not None, is_heading=False))
    for match in _PAPER.finditer(text):
        label = _folded(match["label"])
        if _words()["papers"].intersection(label) and _NAME.match(text, match.end()):
            found.append(Field(label, match.end(), is_empty=False, is_heading=False))
    known = {each.start for each in found}
    parted = [each for _, fields in parted_names(text) for each in fields]
    lone = {place for it in parted for place in range(it.label, it.start + 1)}
    found = [each for each in found if not each.is_empty or each.start not in lone]
    found += [
        Field(_folded(text[it.label : it.start]), it.start, is_empty=False, is_heading=False)
        for it in parted
        if it.start not in known
    ]
    places = (*(each.start for each in found), *(each.label for each in parted))
    starts = {text.rfind("\n", 0, each) + 1 for each in places}
    at = 0
    for line in text.split("\n"):
        numbered = _BULLET_BEFORE.match(line)
        bullet = numbered.group().strip() if numbered else ""
        words = _folded(line.strip()[len(bullet) :])
        is_short = 0 < len(words) <= _MOST_IN_LINE and not line.rstrip().endswith((".", ",", ";"))
        # "2. ACCUSED", "3. DATOS DE LA AGRAVIADA": with a number, other words may be a name of a list.
        is_short = is_short and (not bullet or words[0] in _words()["papers"] or len(words) == 1)
        if is_short and at not in starts and line.strip()[len(bullet) :].strip()[:1].isupper():
            found.append(Field(words, at + len(line), is_empty=True, is_heading=True))
        at += len(line) + 1
    return sorted(found, key=lambda each: each.start)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(fold(each) for each in _WORD.findall(text))


def _role(label: Sequence[str], kind_of: KindOf) -> tuple[Role, bool]:
    """What a label marks whoever it names as, and whether it is for the accused."""
    said = of_label(label, kind_of)
    if said is not None:
        return (None, False) if _is_anothers(label, said[0], kind_of) else (said[0], False)
    if (kind := _of_labels(label)) is not None:
        return kind, False
    return None, is_blamed_label(label)


def is_blamed_label(label: Sequence[str]) -> bool:
    """Whether a label, of folded words, is for somebody against whom the case is."""
    at = next((n for n in range(len(label)) if _blamed().match(" ".join(label[n:]))), None)
    return at is not None and (not _words()["of"].intersection(label[:at]) or label[0] in _words()["papers"])


def _of_labels(label: Sequence[str]) -> Role:
    """What a label marks somebody as by a word that marks nobody elsewhere, at its beginning or behind papers."""
    passed = _words()["papers"] | _words()["of"] | {"la", "el"}
    start = next((n for n, word in enumerate(label) if word not in passed), 0)
    told = f"{' '.join(label[start:])} "
    kinds = (ProtectedAs.VICTIM, ProtectedAs.WITNESS)
    return next((kind for kind in kinds if any(told.startswith(f"{each} ") for each in _words()[kind.value])), None)


def _is_anothers(label: Sequence[str], kind: ProtectedAs, kind_of: KindOf) -> bool:
    """Whether an English label is of somebody else's: "Victim's lawyer", "Child protection officer"."""
    ends = ((n + count, kind_of(" ".join(label[n : n + count]))) for n in range(len(label)) for count in (2, 1))
    end = next(end for end, kind in ends if kind is not None)
    behind = [each for each in label[end:] if len(each) > 1 and each not in _words()["of"]]
    return any(each not in _words()["behind"] | _words()["names"] and kind_of(each) is not kind for each in behind)


def _names(
    text: str, field: Field, is_given: Callable[[str], bool], places: frozenset[int], *, is_list: bool
) -> Iterator[tuple[int, int, str]]:
    at = field.start
    for _ in range(_MOST_NAMES):
        item = _NEXT.match(text, at) if at > field.start or field.is_empty else None
        is_item = item is not None and _NUMBERED.search(item.group()) is not None
        start = item.end() if item else at
        name = _NAME.match(text, start)
        if name is None or ("\n" in text[at:start] and not is_item):
            return
        is_turned = name["given"] is not None and _is_turned(
            name, field.label, is_given, places, is_list=is_list and not is_item
        )
        end = name.end() if is_turned else name.end("first")
        if not _CLOSED.match(text, end) or is_nobody(name.group()):
            return
        yield start, end, f"{name['given']} {name['first']}" if is_turned else name["first"]
        if not is_list:
            return
        at = end


def _is_turned(
    name: re.Match[str],
    label: Sequence[str],
    is_given: Callable[[str], bool],
    places: frozenset[int],
    *,
    is_list: bool,
) -> bool:
    """Whether given names stand behind the comma."""
    before, behind = ([each for each in name[part].split() if each[0].isupper()] for part in ("first", "given"))
    if len(before) > _MOST_BEFORE_COMMA:
        return False
    is_shouted = name["first"].isupper() and not name["given"].isupper() and not is_given(fold(before[0]))
    if is_shouted or _words()["surnames"].intersection(label):
        return True
    if name.start("given") in places:
        return False
    if is_given(fold(behind[0])) != is_given(fold(before[0])):
        return is_given(fold(behind[0]))
    return len(behind) == 1 or not (is_list or len(before) == _MOST_BEFORE_COMMA)


def is_nobody(name: str) -> bool:
    """Whether the value of a field says that it names nobody: "Desconocido", "No declara"."""
    return _nobody().fullmatch(fold(name.split(maxsplit=1)[0])) is not None


@cache
def _nobody() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(marks()['kin']['nobody'])})(?:[aeo]s?|s)?")


@cache
def _words() -> dict[str, frozenset[str]]:
    table = marks()["forms"]
    return {name: frozenset(words) for name, words in table.items()}


@cache
def _blamed() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(marks()['kin']['blamed'])})(?![^\W_])")
