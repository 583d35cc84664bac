"""Who is told as an official, and of whom a source tells that they moved, took or kept somebody by office or in care.

1. An office is one of a statement, an occupation, a title or the words beside the name, or what a source calls those
   who have no name ("the police", "the shelter Casa Luz"). A former, false or supposed one is none. Which words are
   offices is not known here: `OfficeWords` are those of the lexicon.
2. By office: police, courts, prosecution, health and shelters move, receive and keep; they recruit informants, and buy
   undercover. In care: clergy, parents, grandparents and foster parents receive and keep. Whoever keeps somebody from a
   ring or from an accused, or after an escape or a rescue, or by order of a judge, does that too.
3. None of it holds where a source suspects, accuses or convicts them of it, where the words tell of a wrong ("for the
   ring", "to a brothel", "locked up"), or where they are themselves accused, or told to sell, exploit, forge or bribe.
4. It is no judgement: an official can be a trafficker. It is told apart, and nobody is left out.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.sought import plain
from ovillo.domain.statements import FIRMNESS, KIND_OF, PredicateKind, Review, Standing, Statement

_FORMER: Final = re.compile(r"\b(?:ex\w*|former|retired|retirad[oa]|fake|fals[oa]s?|bogus|supuest[oa]s?)\b")
_UNDERCOVER: Final = re.compile(r"\b(?:undercover|encubiert[oa]s?)\b")
_GRAND: Final = re.compile(r"\b(?:foster\w*|acogedor\w*|acogida|grand(?:mother|father|parent|ma|pa)\w*|abuel\w+)\b")
_WRONG: Final = re.compile(
    r"[$€£]|\b(?:dollars?|dolares|soles|euros?|pesos|cash|dinero|money|a cambio|in exchange|lock\w*|encerr\w+"
    r"|encaden\w+|chained|against (?:her|his|their) will|contra su voluntad|by force|a la fuerza|false promises?"
    r"|falsas? promesas?|illegal\w*|ilegal\w*|clandestin\w+|unlawful\w*|smuggl\w+|traffick\w+|traslado ilicito"
    r"|sold|vend\w+|captiv\w+|cautiv\w+)\b"
)
_AFTER_ESCAPE: Final = re.compile(
    r"\b(?:after|following|who|tras|despues|luego|que)\b[^.;]{0,40}"
    r"\b(?:escap|rescue|rescat|fled|ran away|huy|huid|fug)\w*"
)
_GIVEN: Final = (
    r"(?:placed|gave|given|grant|award|entrust|entreg|otorg|conced|confi|order|orden|dispus|dispos|mandat)\w*"
)
_WRONGS: Final = frozenset({"sells", "exploits", "brokers", "forges", "bribes", "launders", "deceives", "threatens"})
_OF_BAND: Final = frozenset({"leads", "belongs_to", "collaborates_with"})
_HELD: Final = frozenset({"detained", "charged", "indicted", "convicted", "sentenced", "wanted"})
_AGAINST: Final = frozenset({*FIRMNESS, Standing.ADMITTED})
_OF_OFFICE: Final = frozenset({"transports", "receives", "harbours"})
_OF_CARE: Final = frozenset({"receives", "harbours"})
OF_OFFICE: Final = _OF_OFFICE | {"recruits", "buys"}
_NEAR: Final = 2
"""Words beside a name that tell who it is."""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Words of the lexicon, without accents and case."""

    offices: frozenset[str] = frozenset()
    """Nouns, titles and short titles; with blanks where they are several words."""
    carers: frozenset[str] = frozenset()
    """Of clergy, and of parents."""
    trades: frozenset[str] = frozenset()
    """Of several words, that hold the word of an office and are none: "recruitment agent"."""
    offenders: frozenset[str] = frozenset()
    """Of rings and of those in them."""
    dens: frozenset[str] = frozenset()
    bench: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    """From which nobody escapes to be kept from a ring."""
    recruited: frozenset[str] = frozenset()
    """Whom police recruit."""


@dataclass(frozen=True, slots=True)
class Officials:
    """Who is told as an official, by the ids of the case, and which statements tell of no more than office or care."""

    ids: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()


def officials_among(
    entities: Collection[DocumentEntity],
    statements: Collection[Statement],
    cases: Collection[CaseEntity],
    words: OfficeWords,
) -> Officials:
    """Rules 1 to 3."""
    reading = _Reading(words, entities, statements, cases)
    return Officials(frozenset(reading.officials), frozenset(each.id for each in statements if reading.is_lawful(each)))


class _Reading:
    def __init__(
        self,
        words: OfficeWords,
        entities: Collection[DocumentEntity],
        statements: Collection[Statement],
        cases: Collection[CaseEntity],
    ) -> None:
        self._words = words
        self._case_of = {member: each.id for each in cases for member in each.members}
        self._names = {each.id: tuple(map(plain, (each.name, *each.names))) for each in cases}
        self._texts = _texts(entities, statements)
        kept = [each for each in statements if each.review is not Review.REJECTED and not each.negated]
        self._wrong = {self._case_of.get(who.id, who.id) for each in kept if (who := _wrongdoer(each)) is not None}
        self._is_wrong = _wrong_words(words)
        self._is_refuge = _refuge_words(words, [name for each in self._wrong for name in self._names.get(each, ())])
        self._is_order = _orders(words.bench)
        self.officials = {
            self._case_of[one]
            for one, texts in self._texts.items()
            if one in self._case_of and any(self._has(text, words.offices) for text in texts)
        }

    def is_lawful(self, said: Statement) -> bool:
        """Whether it tells of no more than what an office or care is for."""
        doer, other = said.subject, said.object
        if said.predicate not in OF_OFFICE or said.standing in _AGAINST or doer is None or other is None:
            return False
        quote = plain(said.quote)
        is_informing = not self._words.recruited.isdisjoint(quote.split()) or "informant" in quote
        if said.predicate == "recruits" and is_informing and self._case_of.get(other.id) in self.officials:
            return True  # whoever does it: an official who is won over is no victim
        if self._case_of.get(doer.id, doer.id) in self._wrong or self._is_wrong(quote):
            return False
        told = [*self._texts.get(doer.id, ()), *_beside(said.quote, doer.name)]
        is_official = any(self._has(text, self._words.offices) for text in told)
        match said.predicate:
            case "buys":
                return is_official and any(map(_UNDERCOVER.search, [*told, quote]))
            case "recruits":
                return is_informing and is_official
        if is_official or (self._case_of.get(other.id) in self.officials and said.predicate != "receives"):
            return True
        return said.predicate in _OF_CARE and (
            any(self._has(text, self._words.carers) or _GRAND.search(text) for text in told)
            or self._is_order(quote) is not None
            or (said.predicate == "harbours" and self._is_refuge(quote) is not None)
            or self._is_after_escape(quote)
        )

    def _is_after_escape(self, quote: str) -> bool:
        found = _AFTER_ESCAPE.search(quote)
        behind = quote[found.end() :].split()[:3] if found else []
        return found is not None and self._words.places.isdisjoint(each.strip(".,;") for each in behind)

    def _has(self, text: str, sought: Collection[str]) -> bool:
        if _FORMER.search(text):
            return False
        for trade in self._words.trades:
            if trade in text:
                text = text.replace(trade, " ")
        tokens = text.replace(",", " ").split()
        runs = (" ".join(tokens[a:b]) for a in range(len(tokens)) for b in range(a + 1, min(a + 5, len(tokens)) + 1))
        return any(run in sought or run.rstrip(".") in sought for run in runs)


def _texts(entities: Iterable[DocumentEntity], statements: Iterable[Statement]) -> Mapping[str, list[str]]:
    told: dict[str, list[str]] = defaultdict(list)
    for one, text in (*_called(entities), *_posts(statements)):
        told[one].append(plain(text))
    return told


def _called(entities: Iterable[DocumentEntity]) -> Iterator[tuple[str, str]]:
    for each in entities:
        is_named = each.type is EntityType.PERSON and each.level is not NameLevel.ROLE
        name = each.name.casefold()
        roles = (said.surface for said in each.mentions if not is_named or said.surface.islower())
        for text in (*each.titles, *(() if is_named else (name,)), *roles):
            yield each.id, text


def _posts(statements: Iterable[Statement]) -> Iterator[tuple[str, str]]:
    for each in statements:
        if each.review is Review.REJECTED or each.negated or each.subject is None or each.value is None:
            continue
        if each.predicate in {"holds_office", "occupation"}:
            yield each.subject.id, each.value.text


def _beside(quote: str, name: str) -> Iterator[str]:
    """The words right before a name, or before one joined to it, and those behind it between commas."""
    before, found, after = quote.partition(name)
    if not found:
        return
    before = re.sub(r"(?:[A-ZÁÉÍÓÚÑ][\w.'’-]+ )+(?:and|y|e|&) $", "", before)
    yield plain(" ".join(before.rstrip(" ,").split()[-_NEAR:])).replace(",", " ")
    if told := re.match(r", (?:an? |una? |the |el |la )?((?:[\w-]+ ?){1,3})", after):
        yield plain(" ".join(told[1].split()[:_NEAR]))


def _wrongdoer(said: Statement) -> DocumentEntity | None:
    """Whom a statement tells as accused, or to do what no office is for (rule 3)."""
    if KIND_OF.get(said.predicate) is PredicateKind.CONDUCT:
        is_band = said.object is not None and said.object.type is EntityType.GROUP and "famil" not in said.object.name
        is_wrong = said.predicate in _WRONGS or (said.predicate in _OF_BAND and is_band)
        is_told = said.standing not in {Standing.DENIED, Standing.ACQUITTED}
        return said.subject if said.standing in _AGAINST or (is_wrong and is_told) else None
    return said.object if said.predicate in _HELD else None


def _wrong_words(words: OfficeWords) -> Callable[[str], re.Match[str] | None]:
    for_ring = rf"\b(?:for|para) (?:[\w'’-]+ ){{0,2}}(?:{_any(words.offenders)})\b"
    in_den = rf"\b(?:to|into|in|at|a|al|en) (?:[\w'’-]+ ){{0,2}}(?:{_any(words.dens)})\b"
    pattern = re.compile(f"{_WRONG.pattern}|{for_ring}|{in_den}")
    return pattern.search


def _refuge_words(words: OfficeWords, accused: Iterable[str]) -> Callable[[str], re.Match[str] | None]:
    whom = _any({*(words.offenders - words.dens), *filter(None, accused)})
    hidden_of = r"\b(?:escond|ocult|proteg|resguard|refugi|pus\w+ a salvo)[^.;]{0,80}"
    near = r"(?:[\w'’-]+ ){0,2}"
    return re.compile(rf"\bfrom {near}(?:{whom})\b|{hidden_of}\b(?:de|del) {near}(?:{whom})\b").search


def _orders(bench: Collection[str]) -> Callable[[str], re.Match[str] | None]:
    judge = _any(bench)
    return re.compile(
        rf"\b{_GIVEN}\b[^.;]{{0,30}}\b(?:{judge})\b|\b(?:{judge})\b[^.;]{{0,40}}\b{_GIVEN}\b"
        rf"|\bfrom (?:the |a )?(?:{judge})\b"
    ).search


def _any(words: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(words))) or "(?!)"
