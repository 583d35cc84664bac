"""Children whose age stands apart from the name: in a cell of the row, in their own letter, in what their family says.

1. A row of a table of bars, tabs or semicolons that names one person: an age below the limit in the column for ages, or
   a cell that is a word that marks ("| Ana Sol | 13 | agraviada |", "Sol Paz, Ana;13;agraviada"). Between semicolons
   and beside one tab the name fills its cell, and no cell is a sentence.
2. "From: Ana Sol … I am 15", "Remitente: …  Tengo 15 años".
3. "Ana Sol's mother, Eva Sol, said her daughter, 13, …", "La madre de Ana Sol dijo que su hija, de 13 años, …".
   The name may fill two cells, below "Last name" and "First names".
4. "Ana Sol, alumna suya de 14 años"; "Ana Sol, hija de Leo Sol, tiene 12 años" tells no age of Leo Sol.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from ovillo.casework.protection.accused import is_accused
from ovillo.casework.protection.called import KindOf, named_mentions
from ovillo.casework.protection.marks import marks
from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.name_fields import parted_rows
from ovillo.casework.protection.near import Others
from ovillo.casework.protection.posts import kind_of_role
from ovillo.casework.protection.unread import NAME_FIELD, person_at
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, Mention, NameLevel
from ovillo.domain.protection import ProtectedAs

_BAR: Final = re.compile(r"[|\t]")
_SEMICOLON: Final = re.compile(";")
_TAB: Final = re.compile("\t")
_MOST_IN_CELL: Final = 6
_TURNED: Final = re.compile(r"(?P<surnames>[^\W\d_][^\d,;]*),[^\S\n]+(?P<given>[^\W\d_][^\d,;]*)")
_TURNED_CELL: Final = re.compile(
    r"(?:^|[;|\t])[^\S\n]*(?P<name>[^\W\d_a-z][^\W\d_]*(?:[ '’-][^\W\d_]+){0,3},"
    r"[^\S\n]+[^\W\d_a-z][^\W\d_]*(?:[ '’-][^\W\d_]+){0,2})"
    r"[^\S\n]*(?=$|[;|\t])",
    re.MULTILINE,
)
_LEAST_CELLS: Final = 2
_MOST_ROWS: Final = 60
_MOST_WORDS: Final = 3
_FAR: Final = 1200
_AGE_CELL: Final = re.compile(r"\s*(?P<years>\d{1,2})(?:\s*a[ñn]os?)?\s*", re.IGNORECASE)
_AGE_HEAD: Final = re.compile(r"\W*(?:edad|age|años)\W*", re.IGNORECASE)
_SENDER: Final = re.compile(
    r"^[^\S\n]*(?:from|sender|signed|de|remitente|firmado|firma|autora?|declarante)[^\S\n]*:[^\S\n]*[\"“«]?\Z",
    re.IGNORECASE | re.MULTILINE,
)
_OF_SELF: Final = re.compile(
    r"(?<![^\W_])(?:I\s+am|I['’]m|tengo)\s+(?:(?:only|just|s[óo]lo|apenas)\s+)?(?P<years>\d{1,2})"
    r"(?=\s+(?:a[ñn]os|years|and|y)(?![^\W_])|[,.;!])",
    re.IGNORECASE,
)
_PUPIL: Final = re.compile(
    r"\s*,\s*(?:(?:una?|la|el|su)\s+)?(?:alumn|estudiant|escolar|hij|sobrin|niet|ahijad|vecin|emplead|meser|trabajador|pastor"
    r"|chic|joven|muchach|hu[ée]rfan|natural|intern)\w*\s+(?:[^\W\d_]+\s+){0,3}?de\s+(?:(?:apenas|s[óo]lo)\s+)?(?P<years>\d{1,2})\s+a[ñn]os",
    re.IGNORECASE,
)
_SCHOOL: Final = re.compile(
    r"(?<![^\W_])(?:school|pupil|escolar|colegio|escuela|alumn[oa]|primaria|secundaria)", re.IGNORECASE
)
_SCHOOL_YEAR: Final = re.compile(
    r"(?:[^\n]*\n){1,5}?[^\S\n]*(?:(?:school\s+)?year(?:\s+group)?|grade|grado(?:\s+de\s+estudios)?|año\s+escolar|a[ñn]o\s+y\s+secci[óo]n)"
    r"[^\S\n]*[:|\t][^\S\n]*(?:\d{1,2}(?!\d)|(?:primer|segund|tercer|cuart|quint|sext)[oa]?|reception)",
    re.IGNORECASE,
)
_AT_WORK: Final = re.compile(
    r"\s+(?:ya\s+)?(?:trabaj|labor|atend[íi]|serv[íi]a|bail|era\s|fue\s+(?:llevad|entregad|captad|vendid|obligad|enviad))[\w]*\s+"
    r"(?:[^\W\d_]+\s+){0,7}?(?:a|desde)\s+los\s+(?P<years>\d{1,2})\s+a[ñn]os(?!\s+de\s+(?!edad))"
    r"|\s+(?:had\s+)?(?:worked|been\s+working|danced|waitressed)\s+(?:[a-z]+\s+){0,7}?(?:from|since|at)\s+(?:the\s+age\s+of\s+)?(?P<english>\d{1,2})(?=\s*[,.;])",
    re.IGNORECASE,
)
"""What a child was made to do, and from what age on; not of who is blamed: it may be the life of an accused."""


def told_apart(
    document: Document, entities: Iterable[DocumentEntity], others: Others, kind_of: KindOf, minor_below: float
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people of one document whom what stands apart from their names marks.

    Args:
        document: with its text.
        entities: of this document.
        others: who is not marked by what they worked as.
        kind_of: what a word marks somebody as.
        minor_below: years.
    """
    text, named = document.text, named_mentions(entities)
    for at, (mention, entity) in enumerate(named):
        is_minor = any(
            each is not None and int(each["years"]) < minor_below
            for each in (_of_self(text, mention), *_of_family(text, mention), _PUPIL.match(text, mention.end))
        )
        work = _AT_WORK.match(text, mention.end)
        if work is not None and int(work["years"] or work["english"]) < minor_below:
            is_minor = is_minor or not (others.has(entity) or is_accused(entity, document))
        near = [named[each][0] for each in (at - 1, at + 1) if 0 <= each < len(named)]
        is_minor = is_minor or _is_of_school(text, mention)
        row = _of_row(text, mention, near, kind_of, minor_below)
        kind = ProtectedAs.MINOR if is_minor else row
        if kind is not None:
            yield entity, kind
        if row is not None and (whole := _of_cell(document, mention)) is not None:
            yield whole, row
    for name, spans, sign in parted_rows(text):
        first = Mention(*spans[0], text[slice(*spans[0])], NameLevel.FULL)
        kind = _of_row(text, first, (), kind_of, minor_below, between=re.compile(re.escape(sign)))
        if kind is not None:
            yield person_at(document, spans, name), kind
    for mention in _unread_cells(text, [each for each, _ in named]):
        kind = _of_row(text, mention, (), kind_of, minor_below)
        whole = _of_cell(document, mention)
        if kind is not None and whole is not None:
            yield whole, kind


def _unread_cells(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Cells that hold a name with the surnames first where nobody was read."""
    for cell in _TURNED_CELL.finditer(text):
        start, end = cell.span("name")
        if not any(each.start < end and start < each.end and " " in each.surface for each in named):
            yield Mention(start, end, cell["name"], NameLevel.FULL)


def _is_of_school(text: str, mention: Mention) -> bool:
    """Whether a form of a school names somebody, with the year or grade a few lines below."""
    line = text.rfind("\n", 0, mention.start) + 1
    is_field = NAME_FIELD.fullmatch(text, line, mention.start) is not None
    return is_field and _SCHOOL_YEAR.match(text, mention.end) is not None and _SCHOOL.search(text) is not None


def _of_self(text: str, mention: Mention) -> re.Match[str] | None:
    line = text.rfind("\n", 0, mention.start) + 1
    if not _SENDER.search(text, line, mention.start):
        return None
    return _OF_SELF.search(text, mention.end, mention.end + _FAR)


def _of_family(text: str, mention: Mention) -> Iterator[re.Match[str] | None]:
    before, behind, spanish, whose = _family()
    yield behind.match(text, mention.end)
    yield whose.match(text, mention.end)
    if before.search(text, max(0, mention.start - 40), mention.start):
        yield spanish.match(text, mention.end)


def _of_row(
    text: str,
    mention: Mention,
    near: Iterable[Mention],
    kind_of: KindOf,
    minor_below: float,
    *,
    between: re.Pattern[str] | None = None,
) -> ProtectedAs | None:
    start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    end = len(text) if end < 0 else end
    row = text[start:end]
    between = between or _between(row, mention.start - start, mention.end - start)
    others = (each for each in near if start <= each.start < end and " " in each.surface)
    if between is None or any(others):
        return None
    own = len(between.findall(text[start : mention.start]))
    for column, cell in enumerate(between.split(row)):
        if column == own:
            continue
        age = _AGE_CELL.fullmatch(cell)
        if age is not None and int(age["years"]) < minor_below and _is_headed(text[:start], column, row, between):
            return ProtectedAs.MINOR
        words = [fold(word) for word in re.findall(r"[^\W\d_]+", cell)]
        kind = kind_of_role(" ".join(words), kind_of) if 0 < len(words) <= _MOST_WORDS and "no" not in words else None
        if kind is not None:
            return kind
    return None


def _between(row: str, start: int, end: int) -> re.Pattern[str] | None:
    """What parts the cells of a row that names somebody at a place; nothing where it is no row."""
    if len(_BAR.findall(row)) >= _LEAST_CELLS:
        return _BAR
    for sign in (_SEMICOLON, _TAB):
        cells = row.split(sign.pattern)
        own = row[row.rfind(sign.pattern, 0, start) + 1 : (row + sign.pattern).find(sign.pattern, end)].strip(" .")
        is_name = own == row[start:end] or (row[start:end] in own and _TURNED.fullmatch(own) is not None)
        is_row = len(cells) > 1 and all(len(each.split()) <= _MOST_IN_CELL and ":" not in each for each in cells)
        if is_row and is_name:
            return sign
    return None


def _of_cell(document: Document, mention: Mention) -> DocumentEntity | None:
    """Who is named by the whole of a cell, surnames first, of which a part was read."""
    text = document.text
    before = max(text.rfind(each, 0, mention.start) for each in "\n|\t;") + 1
    ends = [at for each in "\n|\t;" if (at := text.find(each, mention.end)) >= 0]
    cell = text[before : min(ends, default=len(text))]
    turned = _TURNED.fullmatch(cell.strip())
    if turned is None or len(cell.split()) > _MOST_IN_CELL:
        return None
    start = before + len(cell) - len(cell.lstrip())
    return person_at(document, [(start, start + len(cell.strip()))], f"{turned['given']} {turned['surnames']}")


def _is_headed(above: str, column: int, row: str, between: re.Pattern[str]) -> bool:
    """Whether the head of the column of a table says that it is of ages."""
    count = len(between.findall(row))
    for line in above.split("\n")[-2 : -2 - _MOST_ROWS : -1]:
        cells = between.split(line)
        if len(cells) != count + 1:
            return False
        if _AGE_HEAD.fullmatch(cells[column]):
            return True
    return False


@cache
def _family() -> tuple[re.Pattern[str], ...]:
    """Before a name in Spanish; behind it in English; behind it in Spanish; behind it, with whose family it is."""
    nouns = "|".join(marks()["kin"]["nouns"])
    child = r"(?:menor\s+)?(?:hij[oa]|ni[ñn][oa]|daughter|son|child|girl|boy|baby)"
    return (
        re.compile(rf"(?<![^\W_])(?:{nouns})\s+de\s+\Z", re.IGNORECASE),
        re.compile(
            rf"['’]s?\s+(?:{nouns})(?![^\W_])[^.;:\n]{{0,80}}?(?<![^\W_])(?:her|his|their)\s+{child}\s*,\s*(?:aged?\s+)?(?P<years>\d{{1,2}})(?=\s*[,;.)])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"[^.;:\n]{{0,80}}?(?<![^\W_])su\s+{child}\s*,?\s*(?:de\s+)?(?P<years>\d{{1,2}})\s+a[ñn]os", re.IGNORECASE
        ),
        re.compile(
            rf"\s*,\s*(?:{nouns})\s+(?:del?|of)\s+[^.;,\n]{{1,60}},\s*(?:tiene|ten[íi]a|cumpli[óo]|is|was|turned)\s+(?P<years>\d{{1,2}})(?!\d|\s+(?:hij|years\s+in))",
            re.IGNORECASE,
        ),
    )
