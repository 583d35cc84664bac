"""What stands beside a protected name and leads to the person, whether or not a statement was read of it.

1. Numbers of identity documents, telephones, addresses of mail, days of birth, and streets and numbers of a home: each
   behind a word that says what it is ("DNI N.° …", "tel. …", "born on …", "domiciled at …"). A town is no such thing.
   A street and number that stand behind the name and a comma are a home; in what people write to one another, wherever.
2. It is whose name stands nearest before it in its paragraph; with no name before it, nearest after it. A telephone, a
   mail or a street may be an organisation's, too; a number that somebody called is not theirs.
   What is said to be "de ella" or "hers" is a protected person's wherever one is named before it, nearest or not. So is
   what stands in a sentence that goes on about whom the one before names ("Her phone …", "Su DNI …", "Vive en …"), and
   in those that follow in the same way: it may be anybody's who is named there.
3. An address of mail, or a name in a network ("ana_sol_m", "@ana.sol"), that is made of words of a protected name is
   hidden wherever it stands in a text that names the person; one that fits somebody else's name better is left.
4. A number of so many digits that it is a telephone, an identity card or an account is theirs behind their name without
   any word for it; money, days, numbers of papers and what was called are not.
5. What stands instead says nothing of whose it is: the nearest name may be the wrong one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from ovillo.casework.protection.addresses import homes, one_of, places_in_notes, streets, words
from ovillo.casework.protection.masking import Span, fold
from ovillo.domain.protection import PSEUDONYM

HIDDEN: Final = "········"
_NEAR: Final = 200
"""Letters between a name and its particular, at most."""
_NUMBER: Final = re.compile(
    r"""
    (?<![^\W_])
    (?: D\.?\s?N\.?\s?I | documentos?(?:\s+nacional)?(?:\s+de\s+identidad)? | c[ée]dula(?:\s+de\s+identidad)?
      | carn[ée]t?\s+de\s+extranjer[íi]a | pasaporte | passport | identity\s+(?:card|document) | (?:national\s+)?ID )
    [\W_]{0,4} (?: (?: is | es | era | was ) [\W_]{1,4} )?
    (?: n [.°º]? [a-zúº°.]{0,6} [\W_]{0,4} )? (?: (?: is | es | era | was ) [\W_]{1,4} )?
    (?P<told> [A-Z]{0,2} (?: \d{6,12} | \d{1,3} (?: [. ] \d{3} ){2,3} ) (?: -\d )? )
    (?![^\W_])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BIRTH: Final = re.compile(
    r"""
    (?<![^\W_])
    (?: nacid[oa]s? | naci[óo] | nacimiento | f(?:ec)?\.\s?(?:de\s+)?nac\. | cumplea[ñn]os | born | birth | birthday
      | d\.?o\.?b\.? )
    [\W_]{1,4} (?: [^\W\d_]{1,20} [\W_]{1,3} ){0,6}?
    (?P<told>
        \d{1,2} (?: [º°] | st | nd | rd | th )? \s+ (?: de \s+ | of \s+ )? (?:MONTH) (?: [\s,]+ (?: del? \s+ )? \d{4} )?
      | (?:MONTH) \s+ \d{1,2} (?: st | nd | rd | th )? (?: [\s,]+ \d{4} )?
      | \d{1,2} ([/.-]) \d{1,2} \2 \d{2,4} | \d{4}-\d{2}-\d{2} )
    (?![^\W_])
    """.replace(
        "MONTH",
        "enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]tiembre|setiembre|octubre|noviembre|diciembre"
        "|january|february|march|april|may|june|july|august|september|october|november|december",
    ),
    re.IGNORECASE | re.VERBOSE,
)
_ALIAS: Final = re.compile(
    r"(?<![^\W_])(?:(?:also\s+)?known\s+as|a\.?k\.?a\.?|nick-?names?|aliase?s?|apodos?|sobrenombres?|tambi[ée]n\s+conocid[oa]\s+como)"
    r"[^\S\n]*[:|\t][^\S\n]*[\"“«'‘]?(?P<told>[^\W\d_][^\n,;|\t.\"”»]{1,40}[^\W_])",
    re.IGNORECASE,
)
"""In a field of a form alone."""
_TELEPHONE: Final = re.compile(
    r"""
    (?<![^\W_])
    (?: (?: tel[ée]fonos? | tel[ée]?f? | celular(?:es)? | cel | m[óo]vil | whats\s?app | fono | mobile | cell
          | (?:tele|cell)?phones? )
        [\W_]{1,4} (?: (?: is | es | n[.°º]?[a-zúº°.]{0,6} | fijo | celular | number ) [\W_]{1,4} ){0,3}
        (?P<told> \+? \(? \d (?: [ .()-]{0,2} \d ){5,14} )
      | (?P<abroad> (?<!\d) \+\d{1,3} (?: [ .()-]{0,2} \d ){6,12} ) )
    (?![^\W_])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MAIL: Final = re.compile(r"(?<![\w.+-])(?P<told>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_HANDLE: Final = re.compile(r"(?<![\w.@])(?P<told>@[\w.]{3,40}\w|[\w.]{1,40}_[\w.]{0,40}\w)(?![\w@])")
_CALLED: Final = re.compile(r"(?:llam|marc|call|dial|phon|rang|r[iu]ng)\w*(?:\s+\w+){0,2}\s+$", re.IGNORECASE)
_CALLED_BEFORE: Final = 40
_ON_HIS: Final = re.compile(
    r"\w+\s+(?:(?:a|to|up)\s+)?(?:(?:la|el)\s+)?(?-i:[^\W\d_a-záéíóúñü][\w'’-]+)\s+(?:on|at|al|en\s+el)\s+",
    re.IGNORECASE,
)
"""Whoever is called on a number has it: "call Ana on …", and not whoever is said to have called."""
_MAY: Final = re.compile(r"(?:pued|pod|can|could|may|might)\w*\s+(?:be\s+)?\Z", re.IGNORECASE)
_ASKED: Final = re.compile(r"\w+\s+(?:me|us|home)\s.*|ll[áa]m\w+(?:me|nos)\s.*", re.IGNORECASE | re.DOTALL)
"""Whoever is asked to call is told the number of whoever asks."""
_BARE: Final = re.compile(
    r"(?<![^\W_])(?<![\d][.,/-])(?<!@)(?P<told>(?:\+\d{1,3}[ -]?)?(?:\(\d{1,4}\)|\d{1,4})(?:[ .-]?\d{1,8}){1,5})"
    r"(?![^\W_])(?![@/]|[.,-]\d)"
)
_DIGITS: Final = range(7, 17)
_NO_NUMBER_OF_HERS: Final = re.compile(
    r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}|\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,3}(?:[ .,]000)+"
    r"|\d+[ -](?:19|20)\d{2}|(?:19|20)\d{2}-\d+"
)
_MONEY: Final = re.compile(
    r"\s{0,2}(?:nuevos\s+)?(?:soles|d[óo]lares|dollars|euros|pesos|pounds|sterling|USD|PEN|EUR|personas|people|habitantes)\b",
    re.IGNORECASE,
)
_OF_MONEY_OR_PAPER: Final = re.compile(
    r"""(?:S/\.?|[$€£]|US\$|USD|PEN|EUR
        |\b(?:expedientes?|exp|carpetas?|casos?|oficios?|resoluci[óo]n|res|informes?|parte|acta|ley|decreto|art[íi]culo|documento|atestado|disposici[óo]n
           |files?|case|record|report|law|ticket|docket|order|IMEI|IMSI|placa|plate)\.?(?:\s+[^\W\d_]{3,12})?
        )[\s:]{0,3}(?:n[.°º]?[a-zúº°.]{0,6}[\W_]{0,3}|number\s+)?\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_HERS: Final = re.compile(
    r"[^.;\n]{0,60}?\b(?:(?:es|son|era|eran)\s+de|pertenec\w+\s+a)\s+(?:ella|[ée]l|la\s+(?:menor|niña|agraviada|víctima))\b"
    r"|[^.;\n]{0,60}?\b(?:(?:is|are|was|were)\s+(?:hers|his)|belong\w*\s+to\s+(?:her|him|the\s+(?:girl|boy|child)))\b",
    re.IGNORECASE,
)
_LEAST: Final = 3
"""Letters of a word that is no initial and no particle."""
_OF_A_PERSON: Final = (_NUMBER, _BIRTH, _ALIAS)
_OF_ANYBODY: Final = (_TELEPHONE, _MAIL)
_LABEL_OF_ONE: Final = re.compile(
    r"edad|sexo|g[ée]nero|direcci[óo]n|domicilio|condici[óo]n|calidad|ocupaci[óo]n|nacionalidad|estado\s+civil|dni"
    r"|age|sex|gender|address|status|occupation|nationality|dob",
    re.IGNORECASE,
)
"""Labels of forms about one person, which some readings take for the name of a body."""
_FORM_LINES: Final = re.compile(r"[^\S\n]*(?:\n[^\n]{0,50}(?<![.;,])){1,12}\n?")
"""Short lines that end no sentence: blank ones among them part fields, and not paragraphs."""
_SET_OFF: Final = re.compile(r"\s?[,(:;|/–—-](?:[^.\n]{0,60}[,(:;|/–—-])?\s?(?:(?:of|from|del?)\s(?:las?\s|the\s)?)?")
_ENDS: Final = re.compile(r"(?:(?<=[^\W_]{3})|(?<=[)»\"]))[.!?;]\s+|\n")
_MOST_BACK: Final = 2 * _NEAR


def particulars_beside(
    text: str,
    hidden: Iterable[tuple[int, int]],
    others: Iterable[tuple[int, int]],
    groups: Iterable[tuple[int, int]] = (),
    *,
    is_note: bool = False,
) -> list[Span]:
    """Where particulars of protected people are to be hidden.

    Args:
        text: of a document, or of an entry.
        hidden: where protected names stand: start, end.
        others: where names of other people stand.
        groups: where organisations and groups are named.
        is_note: whether the text is no document: a street beside a name there is a home.
    """
    groups = [each for each in groups if not (_is_word_for_one(text[slice(*each)]) or _is_in_home(text, each[0]))]
    groups = [each for each in groups if not _LABEL_OF_ONE.fullmatch(text, *each)]
    told, bare = homes(text), [*streets(text), *(places_in_notes(text) if is_note else ())]
    ways = [*told, *bare]
    of_people = [*((*each, True) for each in hidden), *((*each, False) for each in _apart(others, ways))]
    people = sorted(of_people)
    anybody = sorted([*of_people, *((*each, False) for each in _apart(groups, ways))])
    bare = [each for each in bare if is_note or any(_SET_OFF.fullmatch(text, end, each[0]) for _, end in hidden)]
    return [
        *(span for each in _OF_A_PERSON for span in _told(text, _places(text, each), people)),
        *(span for each in _OF_ANYBODY for span in _told(text, _places(text, each), anybody)),
        *_told(text, ((start, start, end) for start, end in (*told, *bare)), anybody),
        *_told(text, _bare_numbers(text, ways), anybody, behind=0),
    ]


def _is_word_for_one(named: str) -> bool:
    """Whether what is named as a body or a group is but a word for a home: "la dirección de su casa"."""
    return named.islower() and any(re.search(rf"(?i:\b{each}\b)", named) for each in words()["home"]["words"])


def _is_in_home(text: str, place: int) -> bool:
    """Whether a place is in the field of a form for a home: a town there may be taken for a body."""
    return _home_field().match(text, text.rfind("\n", 0, place) + 1, place) is not None


@cache
def _home_field() -> re.Pattern[str]:
    return re.compile(rf"(?i)[^\S\n]*(?:[^\W\d_]+\s)?{one_of(words()['home']['words'])}[^:|\n]{{0,20}}[:|]")


def _bare_numbers(text: str, ways: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    for match in _BARE.finditer(text):
        start, end = match.span("told")
        told = match["told"]
        if sum(map(str.isdigit, told)) not in _DIGITS or _NO_NUMBER_OF_HERS.fullmatch(told):
            continue
        before = max(0, start - _CALLED_BEFORE)
        if _MONEY.match(text, end) or _OF_MONEY_OR_PAPER.search(text, before, start) or _is_called(text, start):
            continue
        if all(end <= one or other <= start for one, other in ways):
            yield start, start, end


def _is_called(text: str, place: int) -> bool:
    """Whether somebody is told to have called a number, and not that it may be called."""
    found = _CALLED.search(text, max(0, place - _CALLED_BEFORE), place)
    if found is None or _ASKED.fullmatch(found.group()) or _ON_HIS.fullmatch(found.group()):
        return False
    return _MAY.search(text, max(0, found.start() - _CALLED_BEFORE), found.start()) is None


def holds_hidden(text: object) -> bool:
    """Whether something in a text stands instead of what is hidden."""
    return HIDDEN in str(text) or PSEUDONYM.search(str(text)) is not None


def mails_of(text: str, protected: Iterable[Collection[str]], others: Iterable[Collection[str]]) -> list[Span]:
    """Where addresses of mail and names in networks are made of words of a protected name: see rule 3.

    Args:
        text: of a document that names these people.
        protected: the folded words of each name.
        others: those of each name of somebody else who is named in it.
    """
    found: list[Span] = []
    for match in (*_MAIL.finditer(text), *_HANDLE.finditer(text)):
        parts = re.findall(r"[^\W\d_]+", fold(match["told"].lstrip("@").split("@")[0]))
        fits = max((_letters_of(parts, each) for each in protected), default=0)
        if fits and fits >= max((_letters_of(parts, each) for each in others), default=0):
            found.append((*match.span("told"), HIDDEN))
    return found


def _letters_of(parts: Iterable[str], name: Collection[str]) -> int:
    """How many letters of these parts are words and initials of this name; a part counts where all of it is."""
    long = [word for word in name if len(word) >= _LEAST]
    if not long:
        return 0
    one = "|".join(map(re.escape, long))
    initials = "".join({re.escape(word[0]) for word in long})
    made = re.compile(f"[{initials}]{{0,3}}(?:{one})(?:(?:{one})|[{initials}]){{0,3}}")
    return sum(len(part) for part in parts if made.fullmatch(part))


def _apart(names: Iterable[tuple[int, int]], streets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those that are no part of a street, which may be called after anybody."""
    return (each for each in names if all(each[1] <= start or end <= each[0] for start, end in streets))


def _places(text: str, kind: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """Where the word that says what it is begins, and where the particular stands."""
    for match in kind.finditer(text):
        start, end = match.span("told")
        if kind is _TELEPHONE:
            start, end = (start, end) if start >= 0 else match.span("abroad")
            if _is_called(text, match.start()):
                continue
        yield match.start(), start, end


def _told(
    text: str, places: Iterable[tuple[int, int, int]], names: Sequence[tuple[int, int, bool]], behind: int = _NEAR
) -> Iterator[Span]:
    starts = [each[0] for each in names]
    for word, start, end in places:
        around = names[bisect_left(starts, start - 2 * _NEAR) : bisect_right(starts, end + _NEAR)]
        before = [each for each in around if each[1] <= start and not _are_apart(text[each[1] : start])]
        goes_on = _goes_on_from(text, word)
        near = [each for each in before if start - each[1] <= _NEAR]
        is_hers = any(each[2] for each in near) and _OF_HERS.match(text, end)
        if is_hers or any(each[2] and each[1] > goes_on for each in before):
            yield start, end, HIDDEN
            continue
        after = [each for each in around if each[0] >= end and each[0] - end < behind]
        nearest = max(near, key=lambda each: each[1]) if near else min(after, default=None)
        if nearest is not None and nearest[2]:
            yield start, end, HIDDEN


def _are_apart(between: str) -> bool:
    """Whether a blank line parts paragraphs."""
    return "\n\n" in between and not _FORM_LINES.fullmatch(between)


def _goes_on_from(text: str, place: int) -> int:
    """Where the sentence begins that the one of this place goes on from; the place itself where there is none."""
    sentence, found = told_from(text, place)
    return place if found == sentence else found


def told_from(text: str, place: int) -> tuple[int, int]:
    """Where the sentence of this place begins, and where the one begins that it goes on from."""
    starts = [
        max(0, place - _MOST_BACK),
        *(match.end() for match in _ENDS.finditer(text, max(0, place - _MOST_BACK), place)),
    ]
    sentence = starts.pop()
    found = sentence
    while starts and _back().match(text, found):
        found = starts.pop()
    return sentence, found


@cache
def _back() -> re.Pattern[str]:
    return re.compile(one_of(words()["back"]["words"]) + r"(?![^\W_])")
