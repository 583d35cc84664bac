"""Two names of organisations, offices, groups or places compared.

1. Legal forms, articles and prepositions are taken off; abbreviations are written out.
2. Numbers, directions, ordinals and levels of government must be the same on both sides.
3. What both sides have besides must meet, word by word; a word that only one side has costs by how much it
   distinguishes. One band is called a gang by one and an organisation by the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ovillo.resolution.agreement import Agreement, compare_surname_words, is_letter_dropped
from ovillo.resolution.folding import LONGEST_NAME, fold, is_other_script, plain_letters
from ovillo.resolution.word_lists import (
    blocking_words,
    legal_forms,
    level_words,
    organisation_abbreviations,
    same_legal_forms,
    translated_words,
    words,
)

_GENERIC_WEIGHT = 0.35
_SHORTEST_SLIP = 6
"""Letters: a shorter word, an acronym above all, is not a misspelling of another."""
SUGGEST_FROM = 0.6


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """The name of an organisation taken apart."""

    words: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    """Numbers and the meanings of directions and ordinals."""
    levels: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()
    """Of its words, with and without "de"."""
    is_other_script: bool = False


@lru_cache(maxsize=65536)
def read_organisation_name(written: str) -> OrganisationName:
    """The name taken apart; nothing is left of a text of more than `LONGEST_NAME` letters."""
    if len(written) > LONGEST_NAME:
        return OrganisationName()
    outside, inside = _cut_acronyms(plain_letters(written))
    tokens = _tokens(fold(outside)) or _tokens(fold(written))
    tokens, forms = _strip_legal_forms(tokens)
    stop, short = words("organisations", "stop"), organisation_abbreviations()
    kept = tuple(short.get(token, token) for token in tokens if token not in stop) or tuple(tokens)
    blocking = blocking_words()
    marks = {f"word {blocking[token]}" for token in kept if token in blocking}
    levels = {f"level {level_words()[token]}" for token in kept if token in level_words()}
    marks |= {_number(token) for token in kept if _number(token)} | _single_letters(outside)
    whole = outside.strip()
    own = {fold(whole).replace(".", "").replace(" ", "")} if _is_acronym(whole) else set()
    return OrganisationName(
        words=tuple(
            token for token in kept if token not in blocking and token not in level_words() and not _number(token)
        ),
        marks=frozenset(marks),
        levels=frozenset(levels),
        forms=frozenset(forms),
        acronyms=frozenset(own | inside),
        initials=frozenset({_initials(kept), _initials(tokens)}),
        is_other_script=is_other_script(written),
    )


_UMLAUT = re.compile("[äöüÄÖÜß]")
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LONGEST_ACRONYM = 14


def _cut_acronyms(written: str) -> tuple[str, frozenset[str]]:
    """The name without the acronyms in brackets, and those; what else stands in brackets is part of the name.

    It begins with the first letter of a word of the name, "(UK)" is none of "Vance Holdings"; in a name in capitals
    throughout it begins with the first letters of the name.
    """
    outside = _BRACKETS.sub(" ", written)
    first = _initials([token for token in _tokens(fold(outside)) if token not in words("organisations", "stop")])
    found: set[str] = set()

    def take(match: re.Match[str]) -> str:
        bare = match[1].replace(".", "").replace(" ", "")
        is_capital = bare.isalpha() and bare.isupper() and 1 < len(bare) <= _LONGEST_ACRONYM
        is_own = is_capital and _ROMAN.fullmatch(fold(bare)) is None and (not first or fold(bare)[:1] in first)
        if is_own and (not outside.isupper() or fold(bare)[:2] == first[:2]):
            found.add(fold(bare))
            return " "
        return f" {match[1]} "

    return _BRACKETS.sub(take, written), frozenset(found)


def _initials(tokens: Sequence[str]) -> str:
    return "".join(token[0] for token in tokens if token)


_ORDINAL = re.compile(r"(\d+)(?:a|o|ª|º|da|do|ra|ro|ta|to|na|no|ma|mo|va|vo|er|st|nd|rd|th)")
_ROMAN = re.compile(r"(?=[ivx]{2})(x{0,3})(ix|iv|v?i{0,3})")
_UNITS = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_ORDINAL_WORDS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LETTER = re.compile(r"(?<=[a-zà-ÿ0-9] )[A-Z](?= [^\W\d_]{2}|$)")


def _number(token: str) -> str:
    """The mark of a number, an ordinal ("2da", "XXI") or a word with digits; empty for any other word."""
    ordinal, roman = _ORDINAL.fullmatch(token), _ROMAN.fullmatch(token)
    if token.isdecimal() or ordinal:
        place = int(ordinal[1] if ordinal else token)
        word = _ORDINAL_WORDS[place - 1] if 0 < place <= len(_ORDINAL_WORDS) else ""
        return f"word {blocking_words()[word]}" if word in blocking_words() else str(place)
    if roman and token not in blocking_words():
        return str(10 * len(roman[1]) + _UNITS[roman[2]])
    return token if any(char.isdigit() for char in token) else ""


def _single_letters(written: str) -> set[str]:
    """Letters that tell one of several apart: "Sala A". Not initials, which have a dot."""
    return {f"letter {letter.lower()}" for letter in _LETTER.findall(written.strip())}


def _is_acronym(text: str) -> bool:
    bare = text.replace(".", "").replace(" ", "")
    return 2 <= len(bare) <= 8 and bare.isalpha() and bare.isupper()


def _tokens(folded: str) -> list[str]:
    """Words; letters that stand alone one after another are one word: "S.A." and "S A" give "sa"."""
    spelled = folded.replace("&", " and ").replace(" und ", " and ").replace("'s ", "s ").replace("'", "")
    joined = re.sub(r"\b([^\W\d_])\b[. ]*(?=[^\W\d_]\b)", r"\1", spelled)
    return re.findall(r"[^\W_]+", joined)


def _strip_legal_forms(tokens: Sequence[str]) -> tuple[list[str], set[str]]:
    """The words without legal forms, which stand at the end (or, rarely, at the very start), and those forms."""
    rest, found = list(tokens), set()
    stop = words("organisations", "stop")
    changed = True
    while changed and len(rest) > 1:
        changed = False
        for form in legal_forms():
            size = len(form)
            if tuple(rest[-size:]) == form and any(word not in stop for word in rest[:-size]):
                rest, changed = rest[:-size], True
                found.add(_short_form(form))
                break
    return rest, found


def _short_form(form: tuple[str, ...]) -> str:
    """A legal form as it is written short: "sac" for "sociedad anonima cerrada", "ltd" for "limited"."""
    is_spelled_out = len(form) > 1 and len(form[0]) > 2
    told = "".join(word[0] for word in form if word != "de") if is_spelled_out else "".join(form)
    whole = "".join(form)
    return same_legal_forms().get(whole, told)


def names_organisation(written: str) -> bool:
    """Whether it says what sort of organisation it is: "Clínica Santa Rosa", "Inversiones Luz S.A.C."."""
    name = read_organisation_name(written)
    return bool(name.forms) or (len(name.words) > 1 and name.words[0] in _sorts())


@cache
def _sorts() -> frozenset[str]:
    return words("organisations", "generic") - words("roles", "nouns") - words("titles", "before")


def compare_organisations(left: str, right: str) -> tuple[float, str, tuple[str, ...]]:
    """Score from 0 to 1, verdict and reasons for two names of organisations."""
    score, verdict, reasons = _compare(read_organisation_name(left), read_organisation_name(right))
    if verdict == "different" and _UMLAUT.search(plain_letters(left) + plain_letters(right)):
        spelled = (read_organisation_name(plain_letters(each).translate(_SPELLED)) for each in (left, right))
        score, verdict, reasons = _compare(*spelled)
    if verdict == "same" and (_is_any(left) or _is_any(right)):
        return 0.7, "suggest", ("Name: the same, but only words that many share.",)
    return score, verdict, reasons


def _is_any(written: str) -> bool:
    """Whether it names one of many: "una clínica", "dos hogares", "an orphanage"."""
    first = written.split()[:1]
    return bool(first) and first[0].islower() and fold(first[0]) in words("organisations", "any")


def _compare(one: OrganisationName, other: OrganisationName) -> tuple[float, str, tuple[str, ...]]:
    if not _has_content(one) or not _has_content(other):
        return 0.0, "different", ("There is no name to compare.",)
    if _is_acronym_of(one, other):
        return 0.68, "suggest", ("One is the initials of the other.",)
    if one.marks != other.marks or (one.levels and other.levels and one.levels != other.levels):
        return 0.25, "different", ("Numbers, directions or levels: different.",)
    if one.words == other.words and one.levels == other.levels:
        return _compare_forms(one, other)
    acronym = _compare_acronyms(one, other)
    if acronym:
        return acronym
    return _compare_words(one, other)


def _is_acronym_of(one: OrganisationName, other: OrganisationName) -> bool:
    """Whether one is nothing but the initials of the other, whose numbers and directions they stand for too."""
    pairs = ((one, other), (other, one))
    return any(len(mine.words) == 1 and not mine.marks and mine.acronyms & theirs.initials for mine, theirs in pairs)


def _has_content(name: OrganisationName) -> bool:
    return bool(name.words or name.marks or name.levels)


def _compare_forms(one: OrganisationName, other: OrganisationName) -> tuple[float, str, tuple[str, ...]]:
    if one.forms and other.forms and one.forms != other.forms:
        return 0.8, "suggest", ("Name: the same.", "Legal form: different.")
    if one.is_other_script or other.is_other_script:
        return 0.9, "suggest", ("Name: the same once written in one alphabet.",)
    if all(map(_is_bare, one.words)) and not one.marks:
        return 0.7, "suggest", ("Name: the same, but only words that many share.",)
    return 1.0, "same", ("Name: the same.",)


def _is_bare(word: str) -> bool:
    """Whether a word alone names a thing of its sort, or what somebody does, and none in particular."""
    told = words("organisations", "generic") | words("organisations", "bare")
    return (word,) in legal_forms() or word in told | words("roles", "nouns") | words("roles", "unknown")


def _compare_acronyms(one: OrganisationName, other: OrganisationName) -> tuple[float, str, tuple[str, ...]] | None:
    for mine, theirs in ((one, other), (other, one)):
        if any(acronym in theirs.initials and len(acronym) > 1 for acronym in mine.acronyms):
            return 0.68, "suggest", ("One is the initials of the other.",)
    if one.acronyms & other.acronyms:
        return 0.7, "suggest", ("Initials: the same.",)
    return None


def _weight(word: str) -> float:
    return _GENERIC_WEIGHT if word in words("organisations", "generic") else 1.0


def _meet(left: str, right: str, *, across: bool) -> float:
    table = translated_words()
    if left in table and table[left] == table.get(right):
        return 0.95
    if left.rstrip("s") == right.rstrip("s") and len(left) > 3:
        return 0.97
    agreement = compare_surname_words(left, right, is_across_scripts=across)
    if not agreement.weight and not across and is_letter_dropped(left, right):
        agreement = Agreement.SLIP
    is_loose = agreement in {Agreement.SLIP, Agreement.SCANNED} and min(len(left), len(right)) < _SHORTEST_SLIP
    return 0.0 if is_loose or agreement is Agreement.INITIAL else agreement.weight


def _is_one_band(one: OrganisationName, other: OrganisationName, apart: set[str]) -> bool:
    """As "banda Los Tijerales" and "organización Los Tijerales": only nouns for a band are not in both."""
    bands = words("organisations", "bands")
    is_told = not ({*one.words} - apart) <= bands
    return is_told and apart <= bands and not (one.forms or other.forms)


def _compare_words(one: OrganisationName, other: OrganisationName) -> tuple[float, str, tuple[str, ...]]:
    across = one.is_other_script != other.is_other_script
    unmet, met, total = list(other.words), 0.0, 0.0
    lonely: list[str] = []
    for word in one.words:
        found = max(((_meet(word, there, across=across), there) for there in unmet), default=(0.0, ""))
        weight = _weight(word)
        if found[0]:
            unmet.remove(found[1])
            met += found[0] * weight
            total += weight
        else:
            lonely.append(word)
    both_apart = bool(lonely) and bool(unmet) and not _is_one_band(one, other, {*lonely, *unmet})
    apart = sum(map(_weight, lonely)) + sum(map(_weight, unmet))
    if not met or both_apart:
        return 0.3 if met else 0.0, "different", ("Words: each side has one that the other lacks.",)
    distinctive = met >= 1 - 0.2 or bool(one.marks)
    score = (met / total) * (1 - 0.45 * apart / (apart + total)) * (0.85 if one.levels != other.levels else 1.0)
    if apart and not distinctive:
        return min(score, 0.5), "different", ("Words: only those that many share are the same.",)
    reasons = ["Words: the same." if met == total else "Words: written differently, said alike."]
    if apart:
        reasons.append("Words: one side has more.")
    return score, "suggest" if score >= SUGGEST_FROM else "different", tuple(reasons)
