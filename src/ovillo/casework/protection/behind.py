"""Whom the words behind a name, or the fields of a form, mark: "Ana Sol es la fuente", "Ana Sol (de 15 a.)".

1. A noun behind the name says it of whoever bears it, behind a verb or a comma, and not of whom it is said ("the
   victim's lawyer", "la madre de la menor", "a child psychologist").
2. An age below the limit marks a minor, told beside the name or in a field of the same form ("Edad: 15").
3. So does a day of birth that is less years before the latest year that the text has; alone, one since `_RECENT`.
4. A name in a field ("Nombres y apellidos: …") is of whom the heading of its form names ("DATOS DE LA AGRAVIADA").
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from ovillo.casework.protection.called import ROW, KindOf, is_of_articles, named_mentions, of_label
from ovillo.casework.protection.marks import any_number, marks, number_words
from ovillo.casework.protection.masking import fold
from ovillo.casework.protection.name_fields import forms_of_parted
from ovillo.casework.protection.posts import kind_of_pair
from ovillo.casework.protection.unread import NAME_FIELD
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, Mention
from ovillo.domain.protection import ProtectedAs

_AS_FAR: Final = 120
"""Letters behind a name that are looked at."""
_RECENT: Final = 2010
"""Whoever was born since may be a child."""
_MOST_LINES: Final = 12
_MOST_BETWEEN: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
_SAID: Final = re.compile(r"\s*[,(:–—-]?\s*")
_GOES_ON: Final = re.compile(r"(?:['’]s?(?=\s+[^\W\d_])|\s+[^\W\d_]+)?")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_BORN_BEFORE: Final = re.compile(r"(?:naci[óo]|nacimiento\s+de|birth\s+of)\s*\Z", re.IGNORECASE)
_BORN_BEHIND: Final = re.compile(
    r"\s*[,(]?\s*(?:(?!nac|born)[^\W\d_]+\s+){0,2}(?:nacid[oa]|naci[óo]|born|(?:fecha\s+de\s+)?nacimiento|d\.?o\.?b)\b",
    re.IGNORECASE,
)
_AGE_FIELD: Final = re.compile(
    r"^\W*(?:edad|age)\b[^:|\n\d]{0,20}[:|\t]?[^\S\n]*(?P<years>\d{1,2})\b", re.IGNORECASE | re.MULTILINE
)
_BORN_FIELD: Final = re.compile(
    r"^\W*(?:(?:fecha|f\.?)\s*(?:de\s+)?nac\w*|nacid[oa]|nacimiento|date\s+of\s+birth|birth\s?da(?:te|y)|d\.?o\.?b|born)\b"
    r"[^:|\n\d]{0,20}[:|\t]?[^\n]{0,25}?(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)",
    re.IGNORECASE | re.MULTILINE,
)
_SENTENCE: Final = re.compile(r"[^.!?;:\n]*[^.!?;:\n\W]\.\s+")
_CAPITALS: Final = re.compile(r"[^\W\d_a-záéíóúñü][^\W\d_]*\s[^\W\d_a-záéíóúñü]")
_VERB: Final = re.compile(r"\s*,\s*(?:tiene|ten[íi]a|cumpli[óo]|is|was|turned)\s", re.IGNORECASE)
_IS_FIELD: Final = re.compile(r"[:|\t]\s*\S")


def told_behind(
    document: Document, entities: Iterable[DocumentEntity], kind_of: KindOf, minor_below: float
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """The people of one document whom the words behind a name, or a form, mark.

    Args:
        document: with its text.
        entities: of this document.
        kind_of: what a word marks somebody as.
        minor_below: years.
    """
    text = document.text
    years = [int(each.group()) for each in _YEAR.finditer(text)]
    named = named_mentions(entities)
    for at, (mention, entity) in enumerate(named):
        several = _ages().match(text, mention.end, mention.end + _AS_FAR)
        if several is not None and all(
            _number(each) < minor_below for each in _numbers().findall(several["told"] or several["ages"])
        ):
            yield from ((each, ProtectedAs.MINOR) for each in _of_row(text, named[: at + 1]))
        before = named[at - 1][0].end if at else 0
        is_minor = (
            is_young(text, mention, minor_below)
            or _is_young_next(text, mention, before, kind_of, minor_below)
            or _is_young_before(text, mention, minor_below)
            or _is_born_late(text, mention, years, minor_below)
            or _is_young_in_form(text, mention, years, minor_below)
        )
        kind = _noun_behind(text, mention, kind_of) or _of_form(text, mention, kind_of)
        if kind is None and _suffered().match(text, mention.end):
            kind = ProtectedAs.VICTIM
        if kind is not None or is_minor:
            yield entity, kind or ProtectedAs.MINOR


def _noun_behind(text: str, mention: Mention, kind_of: KindOf) -> ProtectedAs | None:
    behind = text[mention.end : mention.end + _AS_FAR]
    at = _SAID.match(behind)
    place = at.end() if at else 0
    is_set_off = bool(behind[:place].strip())
    word = _WORD.match(behind, place)
    if word and fold(word.group()) in _words()["is"]:
        is_set_off, word = True, _WORD.match(behind, _after_space(behind, word.end()))
    if not (is_set_off and word and fold(word.group()) in _words()["articles"]) or _says(text, mention):
        return None
    seen: list[str] = []
    for _ in range(_MOST_BETWEEN + 1):
        word = _WORD.match(behind, _after_space(behind, word.end()))
        if word is None or fold(word.group()) in _words()["never"] or not word.group().islower():
            return None
        if fold(word.group()) in _words()["definite"] and (not seen or seen[-1] not in _words()["of"]):
            return None  # "a la víctima", "the man the girl accused"
        seen.append(fold(word.group()))
        if seen[-1] in _words()["of"] and not _words()["of_several"].issuperset(seen):
            return None  # "the uncle of the victim", not "one of the victims"
        kind = (
            kind_of(seen[-1])
            or (kind_of_pair(seen[-2:], kind_of) if len(seen) > 1 else None)
            or is_of_articles(seen[-1])
        )
        if kind is not None and not _goes_on(behind, word.end()):
            return kind
    return None


def _says(text: str, mention: Mention) -> bool:
    """Whether what follows the name is what this person says: "According to Ana Sol, the victim, 15, left"."""
    return bool(_before_speakers().search(text, max(0, mention.start - _AS_FAR), mention.start))


def _goes_on(behind: str, end: int) -> bool:
    """Whether a noun says whose or what sort the next word is: "the victim's lawyer", "a child psychologist"."""
    follows = _GOES_ON.match(behind, end)
    said = follows.group().strip() if follows else ""
    return bool(said) and fold(said) not in _words()["then"]


def _after_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \n-":
        at += 1
    return at


def is_young(text: str, mention: Mention, minor_below: float) -> bool:
    """Whether an age below the limit stands behind a name."""
    found = _age().match(text, mention.end, mention.end + _AS_FAR)
    if found is not None and _VERB.match(text, mention.end) and _is_of_kin(text, mention):
        return False  # "Ana Sol, hija de Leo Sol, tiene 12 años": her age
    if found is None or (found["said"] and _says(text, mention)):
        return False
    return bool(found["small"]) or _number(found["years"]) < minor_below


def _is_of_kin(text: str, mention: Mention) -> bool:
    """Whether the name only says whose family somebody is who is named before: "Ana Sol, hija del acusado …"."""
    return bool(apposed_kin().search(text, max(0, mention.start - _AS_FAR), mention.start))


@cache
def apposed_kin() -> re.Pattern[str]:
    """Right before a name whose child or the like the one named before is."""
    nouns = "|".join(marks()["kin"]["nouns"])
    return re.compile(
        rf"(?<=[^\W_]),\s*(?:{nouns})\s+(?:del?|of)\s+(?:(?:la|el|the)\s+)?(?:[^\W\d_]+\s+){{0,2}}?\Z", re.IGNORECASE
    )


def _of_row(text: str, named: Sequence[tuple[Mention, DocumentEntity]]) -> Iterator[DocumentEntity]:
    """Those who stand in a row that ends with the last: "Ana Sol, Eva Luz y Rita Mar, de 15, 16 y 17 años"."""
    behind = len(text)
    for mention, entity in reversed(named):
        if behind < len(text) and not ROW.match(text[mention.end : behind]):
            return
        yield entity
        behind = mention.start


def _is_young_next(text: str, mention: Mention, before: int, kind_of: KindOf, minor_below: float) -> bool:
    """Whether the next sentence tells the age of the only one named here: "Ana Sol was found. She is 15."."""
    sentence = _SENTENCE.match(text, mention.end, mention.end + 2 * _AS_FAR)
    found = _age_next().match(text, sentence.end()) if sentence else None
    if found is None or _number(found["years"]) >= minor_below:
        return False
    start = max(text.rfind(". ", 0, mention.start), text.rfind("\n", 0, mention.start)) + 1
    told = sentence.group() if sentence else ""
    words = [fold(each) for each in _WORD.findall(f"{text[start : mention.start]} {told}")]
    is_other = any(kind_of(each) or is_of_articles(each) or each in _words()["anybody"] for each in words)
    return before <= start and not is_other and not _CAPITALS.search(told)


def _is_young_before(text: str, mention: Mention, minor_below: float) -> bool:
    found = _age_before().search(text, max(0, mention.start - _AS_FAR), mention.start)
    if found is None:
        return False
    is_small = found["small"] or found["of_small"]
    return bool(is_small) or _number(found["years"] or found["of_years"]) < minor_below


def _number(told: str) -> int:
    return int(told) if told.isdigit() else number_words()[fold(told)]


def _is_born_late(text: str, mention: Mention, years: Sequence[int], minor_below: float) -> bool:
    line = text[mention.end : mention.end + _AS_FAR].split("\n\n", maxsplit=1)[0]
    told = _BORN_BEHIND.match(line)
    start = told.end() if told else 0
    if told is None and not _BORN_BEFORE.search(text, max(0, mention.start - _AS_FAR), mention.start):
        return False
    year = _YEAR.search(line, start, start + _AS_FAR // 2)
    if year is None or ". " in line[start : year.start()]:
        return False
    return _is_late(int(year.group()), years, minor_below)


def _is_late(born: int, years: Sequence[int], minor_below: float) -> bool:
    """Whether a year of birth makes a child of somebody in a text that has these years."""
    latest = max(years)
    return latest - born < minor_below if latest > born else born >= _RECENT


def _is_young_in_form(text: str, mention: Mention, years: Sequence[int], minor_below: float) -> bool:
    rest = forms_of_parted(text).get(mention.start)
    if rest is None and not _stands_in_field(text, mention):
        return False
    form = text[slice(*rest)] if rest else text[mention.end :].split("\n\n", maxsplit=1)[0]
    another = NAME_FIELD.search(form, form.find("\n") + 1 or len(form))
    end = another.start() if another else len(form)
    found, born = _AGE_FIELD.search(form, 0, end), _BORN_FIELD.search(form, 0, end)
    is_late = born is not None and _is_late(int(born["year"]), years, minor_below)
    return is_late or (found is not None and int(found["years"]) < minor_below)


def _stands_in_field(text: str, mention: Mention) -> bool:
    start = text.rfind("\n", 0, mention.start) + 1
    label = NAME_FIELD.fullmatch(text, start, mention.start)
    return label is not None and not _of_other().search(label.group())


@cache
def _of_other() -> re.Pattern[str]:
    """In the label of a field: the name of somebody else than the form is about, or of no person."""
    others = "|".join((*marks()["near"]["others"], *marks()["kin"]["nouns"], *marks()["kin"]["blamed"]))
    return re.compile(
        rf"(?<![^\W_])(?:de|del|of)\s+(?:(?:la|el|the)\s+)?(?:{others}|(?:social\s+)?worker|asistente|trabajador|school|colegio|escuela"
        r"|instituci[óo]n|empresa|company|hospital|street|calle|interpreter|int[ée]rprete)",
        re.IGNORECASE,
    )


def _of_form(text: str, mention: Mention, kind_of: KindOf) -> ProtectedAs | None:
    if not _stands_in_field(text, mention):
        return None
    lines = text[max(0, mention.start - _AS_FAR * _MOST_LINES) : mention.start].split("\n")[-2 : -2 - _MOST_LINES : -1]
    for line in lines:
        if line.strip() and not _IS_FIELD.search(line):
            found = of_label([fold(each) for each in _WORD.findall(line)], kind_of)
            return found[0] if found else None
        if NAME_FIELD.match(line) and not re.match(r"\W*apellid|\W*surname|\W*nombre", line, re.IGNORECASE):
            return None
    return None


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in marks()["told_behind"].items() if isinstance(words, list)}


@cache
def _before_speakers() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){marks()['told_behind']['says']}(?:\s+[^\W\d_]+){{0,2}}\s+\Z", re.IGNORECASE)


@cache
def _suffered() -> re.Pattern[str]:
    """What somebody is told to have suffered, right behind the name."""
    return re.compile(
        rf"\s*,?\s*(?:(?:who|que|quien)\s+)?(?:was|had\s+been|has\s+been|fue|hab[íi]a\s+sido|ha\s+sido)\s+(?:{'|'.join(marks()['told_behind']['suffered'])})\b",
        re.IGNORECASE,
    )


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_number()})(?![^\W_])", re.IGNORECASE)


@cache
def _ages() -> re.Pattern[str]:
    """The ages of several, behind the last of them: ", both 16,", ", de 15 y 16 años", "(15 and 16)"."""
    number, ends = any_number(), r"(?=\s*(?:a[ñn]os|years|[,.;)]|respectiv\w+)|\s+(?:were|was|fueron|are|son))"
    return re.compile(
        rf"""\s*[,(–—-]?\s*(?:
        (?:both|all|amb[ao]s|tod[ao]s|l[ao]s\s+(?:dos|tres))\s+(?:(?:aged|de|only|just|of)\s+)*
            (?P<told>{number})
        | (?:(?:de|aged)\s+)?
            (?P<ages>(?:{number})(?:\s+a[ñn]os)?(?:,\s*(?:{number}))*,?\s*(?:\s(?:y|and)\s)\s*(?:{number})))
        {ends}""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _age_next() -> re.Pattern[str]:
    """The beginning of a sentence that tells somebody's age: "She is 15", "Tiene 15 años"."""
    return re.compile(
        rf"(?:(?:S?he|They)\s+(?:is|was|are|were|had\s+(?:just\s+)?turned)|(?:Ella\s+|[ÉE]l\s+)?(?:tiene|ten[íi]a|acababa\s+de\s+cumplir|cumpli[óo]))"
        rf"\s+(?:(?:only|just|still|barely|s[óo]lo|apenas|entonces|then)\s+)*(?P<years>{any_number()})"
        r"(?=\s*[,.;]|\s*a[ñn]os(?!\s+de\s+(?!edad))|\s*years(?:\s+old|\s+of\s+age|\s*[,.;])|\s+(?:at|when|and|y|cuando|but|pero)\b)",
        re.IGNORECASE,
    )


@cache
def _age_before() -> re.Pattern[str]:
    """An age right before a name: "the two-day-old Ana Sol", "el muchacho de 15 años, Leo Sol"."""
    return re.compile(
        rf"""
        (?<![^\W_])(?P<years>{any_number()})[\s-](?:(?P<small>hour|day|week|month)|year)s?[ -]old(?:[ ][a-z]+){{0,2}}
            ,?[ ]*(?:named[ ]|called[ ])?\Z
        | (?<![^\W_])(?!{marks()["told_behind"]["penalties"]})[^\W\d_]+\s+de\s+(?P<of_years>{any_number()})
            \s+(?:(?P<of_small>meses|d[íi]as|semanas|horas)|a[ñn](?:it)?os)(?:\s+de\s+(?:edad|nacid[oa]))?
            \s*,?\s*(?:llamad[oa]\s+|de\s+nombre\s+)?\Z""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _age() -> re.Pattern[str]:
    """An age behind a name; not the years of a sentence or of a trade."""
    before = "|".join(marks()["told_behind"]["before_age"])
    return re.compile(
        rf"""
        (?P<said>\s*,\s*(?:her|his|their|sus?|la|el|the|an?|una?)\s[^,.;:()\n]{{1,60}},\s*(?=(?:is|was|tiene|ten[íi]a)\s))?
        \s*[,(–—-]?\s*(?:(?:{before})\s+){{0,3}}(?<![^\W_])(?P<years>{any_number()})
        (?: -?\s*(?P<small>(?:meses|d[íi]as|semanas|horas|months|days|weeks|hours)
            (?=\s+(?:de\s+(?:edad|nacid)|old|of\s+age)))
          | -?\s*(?:(?:a[ñn]itos|a[ñn]os|years?|yrs?|y/?o)(?![^\W_])|a\.)
            (?!\s+(?:de\s+(?!edad|nacid)|in\b|on\b|of\s+(?!age)|after|before|ago|despu|antes|atr))
          | (?<=[^\W_])(?=\s*[),.;]|\s+(?:in|on|last|this|en|el|cuando|when|but|pero)\b|\s+(?:and|y)\s+(?!\d))
        )""",
        re.IGNORECASE | re.VERBOSE,
    )
