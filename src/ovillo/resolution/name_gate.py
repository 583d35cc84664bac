"""What stands around a name, and whether there is one at all: aliases, roles, surnames before a comma, words."""

import re
from collections.abc import Sequence
from functools import cache

from ovillo.resolution.folding import fold, is_other_script
from ovillo.resolution.life_times import cut_life
from ovillo.resolution.word_lists import is_known_given, known, words

_QUOTED = re.compile(r"[\"“”«»„‟]([^\"“”«»„‟]+)[\"“”«»„‟]|(?<!\w)['‘]([^'’]{2,})['’](?!\w)|\(([^()]*)\)")
_ALIAS_MARK = re.compile(r"\(\s*a\s*\)|\(\s*alias\s*\)|\ba\.\s?k\.\s?a\.?|\(\s*aka\s*\)", re.IGNORECASE)
_SERVANT = re.compile(r"\babd[aeou]{1,2}[lrs](?:[- ]+(?=\w{2})|(?=[a-z]{4}))", re.IGNORECASE)
_SERVANT_ARABIC = re.compile("\\b\u0639\u0628\u062f\\s+(?:\u0627\u0644)?(?=\\w)")
_OF_FAITH = re.compile(r"(?<=\w{3})[- ]+(?:[ae]l|[aeu]d)[- ]?d(?:in|ine|een|eane)\b", re.IGNORECASE)
_OF_FAITH_ARABIC = re.compile("(?<=\\w{2})\\s*\u0627\u0644\u062f\u064a\u0646\\b")
"""The end of "Nour el-Din", "Noureddine": part of the given name."""
_WHOLLY_QUOTED = re.compile(r"[\"“”«„‟'‘]([^\"“”«»„‟‘]+)[\"“”»„‟'’]")
_PARTED = re.compile(r"[,/]|\s(?:y|o|and|or)\s|;")
"""Between two aliases of one person."""
_CODE = re.compile(r"[A-Z]{2,3}[- ]\d{1,4}")
"""In place of a name: "TP-05", a protected witness."""
_INVENTED = re.compile(
    r"\((?:nombre (?:ficticio|cambiado|supuesto|reservado)|seudonimo|pseudonym|name changed"
    r"|(?:not (?:his|her|their) real|fictitious|assumed) name)\)"
)
"""Behind a name that a report made up: it is nobody's."""
_COUNTING = frozenset({"no", "nro", "num", "numero", "number"})
_TWO = 2
_WORD = re.compile(
    r"(?:\d(?=[^\W\d_]{2}))?[^\W\d_]+(?:\d+[^\W\d_]+)*(?:(?<=[^\W\d_]{3})\d(?!\w))?(?:['’][^\W\d_]+)*\.?ª?\.?|\d+(?:nd|rd|st|th)?|-|/",
    re.UNICODE,
)

_DOCUMENT = re.compile(
    r"[\s,(]*\b(d\.?\s?n\.?\s?i|c[eé]dula|curp|pasaporte|passport)\b\.?[^\W\d]*(?:\s*n?[.°º:]+\s*|\s+)"
    r"(\d(?:[. -]?\d){4,})\)?",
    re.IGNORECASE,
)


def cut_documents(written: str) -> tuple[str, frozenset[tuple[str, str]]]:
    """The name without days of birth, ages and document numbers behind it, and each number: its sort, its digits."""
    written = cut_life(written)
    found = frozenset(
        (fold(match[1]).replace(".", "").replace(" ", ""), re.sub(r"\D", "", match[2]))
        for match in _DOCUMENT.finditer(written)
    )
    return (_DOCUMENT.sub(" ", written), found) if found else (written, found)


def unquote(written: str) -> str:
    """A whole name without the quotation marks around it; a by-name in quotation marks stays one."""
    found = _WHOLLY_QUOTED.fullmatch(written.strip())
    if found is None or without_article(fold(found[1])) != " ".join(re.findall(r"[^\W_]+", fold(found[1]))):
        return written
    return found[1] if len(found[1].split()) > 1 else written


@cache
def _alias_words() -> re.Pattern[str]:
    marks = sorted(words("alias", "words"), key=lambda mark: (-len(mark), mark))
    return re.compile(r"(?:^|(?<=\s)|(?<=,))(?:" + "|".join(map(re.escape, marks)) + r")(?:\s*:)?(?=\s|$)")


def cut_aliases(written: str) -> tuple[str, frozenset[str]]:
    """The name without its aliases, and those, folded and without article."""
    if _INVENTED.search(fold(written)):
        return "", frozenset()
    text = _ALIAS_MARK.sub(" alias ", written)
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        inside = next(group for group in match.groups() if group is not None)
        folded = fold(inside).strip(" .")
        if folded in words("titles", "after"):
            return " "
        if folded in words("generation", "junior") | words("generation", "senior"):
            return f" {inside} "
        if folded.split()[:1] and folded.split()[0] in words("particles", "born"):
            return f" {inside} "
        if match[3] is None or _alias_words().match(folded):
            found.extend(_PARTED.split(inside) if match[3] else [inside])
        elif not is_role(inside):
            found.append(inside)
        return " "

    text = _QUOTED.sub(take, text)
    folded = fold(text)
    pieces = _alias_words().split(folded)
    if len(pieces) > 1:
        found.extend(piece for tail in pieces[1:] for piece in _PARTED.split(tail))
        text = _prefix_before(text, pieces[0])
    names = {without_article(fold(alias)) for alias in found}
    return text.strip(" ,;"), frozenset(name for name in names if name)


def _prefix_before(text: str, folded_prefix: str) -> str:
    """The part of `text` whose folded form is `folded_prefix`: folding may change lengths, so words are counted."""
    return " ".join(text.split()[: len(folded_prefix.split())])


def without_article(folded: str) -> str:
    tokens = re.findall(r"[^\W_]+", folded)
    for mark in words("alias", "words"):
        if tokens[:1] == [mark]:
            tokens = tokens[1:]
    while len(tokens) > 1 and tokens[0] in words("alias", "articles"):
        tokens = tokens[1:]
    return " ".join(tokens)


def is_bare_alias(front: str, *, has_more: bool) -> bool:
    """Whether the whole is an alias: an article and no more than a by-name, with no title and surname after it."""
    tokens = [bare_word(token) for token in cut_words(front)]
    if len(tokens) == _TWO and tokens[0] in words("alias", "epithets"):
        return True
    if len(tokens) < _TWO or tokens[0] not in words("alias", "articles"):
        return False
    return not has_more or not (tokens[1] in words("titles", "before") or is_trade(cut_words(front)[1:]))


def cut_at_comma(core: str) -> tuple[str, str] | None:
    """Surnames and given names where a comma parts them; what follows a comma and is no name is left out."""
    front, comma, back = core.partition(",")
    if not comma:
        return None
    tail = [bare_word(token) for token in cut_words(back)]
    if any(word.isdecimal() for word in tail[:3]):
        return front, ""
    if set(tail[:3]) & words("particles", "born"):
        return f"{front} {back}", ""
    if set(tail[:2]) & words("roles", "particulars"):
        return front, ""
    if not tail:
        return front, ""
    if tail[0] in _behind_name() or back.strip(" .").replace(".", "").lower() in _behind_name():
        return f"{front} {back}", ""
    if is_role(back.strip()) or (tail[0] in words("roles", "nouns") and not cut_words(back)[0][:1].isupper()):
        return front, ""
    if tail[0] in words("roles", "articles") and not cut_words(back)[0][:1].isupper():
        return front, ""
    return front, back


@cache
def _behind_name() -> frozenset[str]:
    generations = (words("generation", key) for key in ("junior", "senior", "second", "third", "fourth"))
    return words("titles", "after").union(*generations)


def cut_words(text: str) -> list[str]:
    """Words, hyphens and slashes. A digit inside a word is a scanner's and stays; "Abdel", "Abdul-" give "Abd"."""
    parted = _OF_TWO_LETTERS.sub(r"\1.", _MARRIED_TO.sub(" ", _INITIALS_TOGETHER.sub(_part_initials, text)))
    parted = _OF_FAITH_ARABIC.sub("\u062f\u064a\u0646", _OF_FAITH.sub("eddin", parted))
    parted = re.sub(r"(?<=\w)\.(?=\w)", ". ", parted).replace(" & ", " y ")
    return _WORD.findall(_SERVANT.sub("Abd ", _SERVANT_ARABIC.sub("Abd ", parted)))


_OF_TWO_LETTERS = re.compile(r"\b(?:(C)[hH]|(L)[lL]|(T)[hH]|(S)[hH]|(Z)[hH]|(K)[hH]|(Y)[aeuAEU]|(J)[uU])\.(?=\s|$)")
"""Initials of sounds that take two letters: "Ch.", "Ll.", "Yu."."""
_MARRIED_TO = re.compile(r"(?<=\w)\s+c(?:\.|/)?\s+(?=de\s)")
"""Before a husband's surname, "casada": "Ana Ficticia c. de Inventado"."""
_INITIALS_TOGETHER = re.compile(r"^\s*([^\W\d_])([^\W\d_])(?=\s+\w[^\W\d_A-Z])")


def _part_initials(found: re.Match[str]) -> str:
    """Gives "J. L." for "JL" before a name in small letters; a title of two letters stays."""
    both = found[1] + found[2]
    is_title = fold(both) in words("titles", "before") | words("titles", "numbered") | words("titles", "with_two")
    return f"{found[1]}. {found[2]}." if both.isupper() and not is_title else found[0]


def bare_word(token: str) -> str:
    return fold(token).strip(".").replace("'", "")


def is_role(text: str) -> bool:
    """Whether the words only say what somebody is: "un pediatra", "la víctima 1", "testigo protegido", "N.N."."""
    tokens = re.findall(r"[^\W_]+", text)
    folded = [fold(token) for token in tokens]
    if not folded or is_other_script(text):
        return False
    if _CODE.fullmatch(text.strip()) or _is_relation(folded) or _is_of_body(tokens, folded):
        return True
    if _without_number(folded) in words("roles", "nobody") or _names_nobody(folded):
        return True
    nouns, articles = words("roles", "nouns"), words("roles", "articles")
    has_noun = not nouns.isdisjoint(folded)
    is_plain = has_noun and all(word in _said_beside_roles() or word.isdigit() or len(word) == 1 for word in folded)
    is_shouted = text.upper() == text
    if has_noun and is_plain:
        return is_shouted or not (len(tokens) > 1 and folded[0] in words("alias", "articles") and _are_names(tokens))
    if folded[0] in articles and tokens[0][:1].islower():
        return not any(token[:1].isupper() for token in tokens[1:] if len(token) > 1)
    return has_noun and not any(token[:1].isupper() for token in tokens)


@cache
def _said_beside_roles() -> frozenset[str]:
    return words("roles", "nouns").union(words("roles", "articles"), words("roles", "fillers"))


def _without_number(folded: list[str]) -> str:
    """The words without what tells one nobody from the next: "Jane Doe 1", "Jane Doe No. 1", "John Doe A"."""
    last = len(folded)
    while last > _TWO and (folded[last - 1].isdigit() or len(folded[last - 1]) == 1 or folded[last - 1] in _COUNTING):
        last -= 1
    return " ".join(folded[:last])


def _is_of_body(tokens: list[str], folded: list[str]) -> bool:
    """Whether the words say of which body somebody is one: "un efectivo de la PNP", "cabecilla de Los Mirlos".

    After the word of an office, which may be a title, only a body's own words do: "fiscal de la Cruz" is a surname.
    """
    begin = int(folded[0] in words("roles", "articles"))
    role = folded[begin] if begin < len(folded) else ""
    is_known_role = role in _nouns_and_trades() or role in words("roles", "offices")
    is_role_word = is_known_role and (tokens[begin].islower() or role in words("roles", "offices"))
    links = [at for at in range(begin + 1, len(folded) - 1) if folded[at] in {"de", "del", "of", "for"}][:1]
    if not is_role_word or not links or any(token[:1].isupper() for token in tokens[begin + 1 : links[0]]):
        return False
    rest = tokens[links[0] + 1 :]
    if folded[links[0]] in {"of", "for"}:
        return True
    body = words("organisations", "generic") | words("organisations", "bare")
    is_body = any(len(token) > 1 and token.isupper() for token in rest) or any(fold(token) in body for token in rest)
    is_band = any(token[:1].isupper() and fold(token) in words("alias", "articles") for token in rest)
    is_of_place = role in words("roles", "offices") and sum(token[:1].isupper() for token in rest) <= 1
    return is_body or is_band or is_of_place or role not in words("titles", "before")


_COMPANY = re.compile(
    r"\b(?:s\.?a\.?c|s\.?r\.?l|e\.?i\.?r\.?l|s\.? de r\.?l|s\.?a\.? de c\.?v|ltda|ltd|inc|llc|gmbh)\.?$"
)


def is_company(written: str) -> bool:
    """Whether a legal form ends the name: "Ana Ficticia E.I.R.L." is her firm, and not she."""
    return _COMPANY.search(fold(written).strip()) is not None


def _names_nobody(folded: list[str]) -> bool:
    """Whether no word is anybody's: "No Consta", "Name Withheld", "Social Worker", "Witness Number Four".

    An article before it leaves open that it is a by-name ("El Taxista"), unless it says that nobody is known.
    """
    is_unknown = not words("roles", "unknown").isdisjoint(folded)
    roles = _nouns_and_trades()
    if not is_unknown and (len(folded) < _TWO or folded[0] in words("alias", "articles") or roles.isdisjoint(folded)):
        return False
    said = roles | _said_of_nobody()
    left = [word for word in folded if word not in said and not word.isdigit() and len(word) > 1]
    return len(left) <= _called_otherwise(folded)


def _called_otherwise(folded: list[str]) -> int:
    """How many words behind a role are no name, because a cover name or a code stands there.

    "Agente Encubierto Rojo", "Código FPCE-12": one; "Testigo con clave Sol Dos": all that follows.
    """
    codes = words("roles", "code_words")
    is_coded = any(word.isdigit() for word in folded[1:])
    if folded[0] in codes or folded[0] not in _nouns_and_trades():
        return 1 if folded[0] in codes and (is_coded or len(folded) == _TWO) else 0
    if not codes.isdisjoint(folded[1:]):
        return len(folded)
    return 1 if is_coded or not words("roles", "covered").isdisjoint(folded[1:]) else 0


@cache
def _said_of_nobody() -> frozenset[str]:
    keys = ("unknown", "numbers", "qualities", "fillers", "articles")
    return frozenset({"se", "por", "not", "by", "to", "be", "for", "is"}.union(*(words("roles", key) for key in keys)))


def _is_relation(folded: list[str]) -> bool:
    """Whether the words say whose relative somebody is, or name a family: "la madre de Ana", "Ana's lawyer"."""
    kin, after_name = words("roles", "kin"), words("particles", "join")
    articles = words("roles", "articles")
    rest = folded[next((place for place, word in enumerate(folded) if word not in articles | {"ex"}), 0) :]
    if len(rest) > 2 and rest[-1] in kin and rest[-2] == "s":
        return True
    if len(rest) > 1 and rest[0] in words("roles", "several"):
        return True
    if len(rest) < 3 or rest[0] not in kin or rest[1] not in {"de", "del", "of", "to", "for"}:
        return False
    named = [word for word in rest[2:] if word not in after_name]
    return len(named) > 1 or (bool(named) and rest[0] not in words("titles", "before"))


def is_wife(titles: frozenset[str], particles: Sequence[tuple[str, ...]]) -> bool:
    """Whether a wife's title stands before "de" and one surname, her husband's."""
    is_of = len(particles) == 1 and particles[0][:1] in {("de",), ("del",)}
    return is_of and bool(titles & words("titles", "wife"))


def is_by_husband(titles: frozenset[str], first: str) -> bool:
    """Whether a wife's title stands before a given name that only men are known to bear."""
    is_his = first in known("male") and first not in known("female") | words("given", "devotions")
    return is_his and bool(titles & words("titles", "wife"))


def names_one_side(cores: Sequence[str]) -> bool:
    """Whether two words are both given names that are nobody's surname, or the other way round: "María José"."""
    return len(cores) == _TWO and (_are_given_only(cores) or _are_surnames_only(cores))


def may_name_one_side(cores: Sequence[str]) -> bool:
    """Whether words may all be given names, or all surnames: then nothing shows a full name. "Thomas James"."""
    if len(cores) < _TWO:
        return True
    if len(cores) == _TWO and cores[1] in known("surnames") and _are_surnames_only(cores[:1]):
        return True
    return (all(map(is_known_given, cores)) and cores[-1] not in known("surnames")) or _are_surnames_only(cores)


def _are_given_only(cores: Sequence[str]) -> bool:
    return all(is_known_given(core) and core not in known("surnames") for core in cores)


def _are_surnames_only(cores: Sequence[str]) -> bool:
    return all(core in known("surnames") and not is_known_given(core) for core in cores)


def cut_infant(tokens: list[str]) -> list[str]:
    """The words behind "Bebé", "RN", "Baby Boy", "Gemelo 1": the surnames of a child without a given name.

    None for others, and for a minor whose given name follows: "Niña Rosa Flores".
    """
    infants, more, minors = (words("roles", key) for key in ("infants", "infants_more", "minors"))
    if not tokens or bare_word(tokens[0]) not in infants | minors:
        return []
    told = infants | more | minors
    behind = (at for at, token in enumerate(tokens) if bare_word(token) not in told and not token.isdecimal())
    rest = tokens[next(behind, len(tokens)) :]
    is_named = bool(rest) and is_known_given(bare_word(rest[0])) and bare_word(rest[0]) not in known("surnames")
    return [] if is_named and bare_word(tokens[0]) in minors else rest


def is_trade(tokens: list[str]) -> bool:
    """Whether a small word for what somebody does stands before a name in capitals: "chofer Ficticio"."""
    word = bare_word(tokens[0])
    is_alone = len(tokens) == _TWO and not is_known_given(word) and word not in known("surnames")
    is_led = tokens[0].islower() or is_alone
    return is_led and word in _trades() and any(token[:1].isupper() for token in tokens[1:])


@cache
def _nouns_and_trades() -> frozenset[str]:
    return words("roles", "nouns") | words("roles", "trades")


@cache
def _trades() -> frozenset[str]:
    return _nouns_and_trades().difference(*(words("roles", key) for key in ("infants", "infants_more", "minors")))


def cut_trade_behind(tokens: list[str]) -> list[str]:
    """The name without the trade behind it: "Gladys la enfermera", "Ana the nurse"."""
    if len(tokens) <= _TWO:
        return [*tokens]
    article, noun = tokens[-2:]
    is_small = article.islower() and noun.islower() and bare_word(article) in words("alias", "articles")
    is_told = is_small and bare_word(noun) in _nouns_and_trades()
    return tokens[:-2] if is_told else [*tokens]


def follows_title(rest: list[str]) -> bool:
    """Whether these words read as a whole name by themselves, so that "Don" before them is a title."""
    if not rest:
        return False
    following = bare_word(rest[0])
    return is_known_given(following) or (len(rest) > 1 and following not in known("surnames"))


def skip_inside(rest: list[str], inside: frozenset[str]) -> int:
    """How many words after a title still belong to it: "de Navío" in "Capitán de Navío"."""
    count = 0
    while count < len(rest) and bare_word(rest[count]) in inside:
        count += 1
    if count and all(bare_word(word) in words("particles", "join") for word in rest[:count]):
        return 0
    return count if count < len(rest) else 0


def names_several(tokens: list[str]) -> bool:
    """Whether "y" or "&" behind the first word tells of two people: "Ana y Eva Ficticia"."""
    ands = words("particles", "and") - {"i"}
    return len(tokens) > 3 and bare_word(tokens[1]) in ands and not tokens[1].endswith(".") and tokens[1].islower()


def _are_names(tokens: list[str]) -> bool:
    return all(token[:1].isupper() for token in tokens if not token.isdigit())
