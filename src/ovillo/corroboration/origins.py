"""Where each statement comes from: its own source, or one that it takes its words from.

1. A speaker that is another document's publisher is the origin: the statement adds no support of its own. So is an
   outlet or agency that no document of the case is from, known by its name (`nouns.toml`): two that cite it are one.
2. A statement whose words stand in the document that its own document repeats comes from there, and so does one whose
   sentence repeats a long one of another source.
3. A source that shares distinctive errors with an earlier one (`shared_errors`) adds no support where that one is
   heard too: what both say comes from the earlier.
4. Whoever speaks for an office in its own release is that source where others name them: three outlets that the
   prosecutor told are one.
5. A report whose place line another, a news agency, signs ("VILLA UNO, 10 May (Agencia Inventada)") has its words
   from there, whether or not the case holds the agency's own.
6. Origins are followed to the first; independent support counts those, not outlets.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from ovillo.corroboration.copying import (
    AGENCY_WORDS,
    find_copies,
    find_repeated_sentences,
    names_agency,
    signing_agency,
    word_runs,
)
from ovillo.corroboration.officers import Officers, find_officers
from ovillo.corroboration.quoted_numbers import tables
from ovillo.corroboration.sources import fold_words, publisher_key, source_label
from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Speaker, Statement

_QUOTE_SHARED = 0.5
_LINKS = frozenset({"de", "del", "of"})
_MERE = frozenset({"paper", "outlet", "medio", "rotativo"})
_LONGEST_NAME = 6
"""Words of a publisher's name behind a word of citing."""
_IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)\W*$")
_CITING_CLAUSE = re.compile(
    r"\b(?:according to|citing|quoting|per|via|según|de acuerdo (?:con|a)|citando a|conforme a)\s+"
    r"([^,;:.()“”\"]{3,120})",
    re.IGNORECASE,
)
_NAME_IN_CLAUSE = re.compile(
    r"(?:\b(?!(?:the|el|la|los|las)\b)(?P<before>[a-záéíóúñ]+)\s+)?(?P<article>\b(?:[Tt]he|[Ee]l|[Ll]a|[Ll]os|[Ll]as)\s+)?"
    r"(?P<name>[A-ZÁÉÍÓÚÑ][\w’'-]*(?:\s+(?:(?:de|del|of)\s+)?[A-ZÁÉÍÓÚÑ][\w’'-]*)*)"
)


_LEADING_ARTICLE = re.compile(r"^(?:the|el|la|los|las)\s+")


class Sign(Enum):
    """How it is seen that a statement is taken from elsewhere."""

    NAMED = auto()
    REPEATED = auto()


@dataclass(frozen=True, slots=True)
class Origins:
    """Who takes what from whom, for all documents of a case."""

    documents: Mapping[str, Document]
    copies: Mapping[str, tuple[str, ...]]
    publishers: Mapping[str, str]
    """Source label by a publisher's name without spaces, with and without article, or that of an outlet only cited."""
    runs: Mapping[str, frozenset[int]]
    """Word runs of documents that others repeat."""
    folded: Mapping[str, str]
    sharers: Mapping[str, str] = field(default_factory=dict)
    """The earlier source by the later one that shares its errors; labels."""
    sentences: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The document of the origin by (document, quote) of a sentence that repeats one of it."""
    officers: Officers = field(default_factory=Officers)
    signed: Mapping[str, str] = field(default_factory=dict)
    """By document: the news agency that signs its place line."""
    meant: Mapping[str, str] = field(default_factory=dict)
    """By document: the one outlet that it cites, which it also calls "the newspaper"."""

    def label(self, statement: Statement) -> str:
        return source_label(self.documents[statement.document])

    def taken_from(self, statement: Statement) -> str | None:
        """The label of the source that this statement takes its words from, or `None`: it stands by itself."""
        seen = self.sign_of(statement)
        return seen[0] if seen else None

    def sign_of(self, statement: Statement) -> tuple[str, Sign] | None:
        """The label of the source that this statement takes its words from, and how that is seen."""
        own = self.label(statement)
        cited = [self._outlet(speaker) or self._meant(statement, speaker) for speaker in _cited_by(statement)]
        for named in (*cited, *self._cited_in_words(statement.quote)):
            if named is not None and named != own:
                return named, Sign.NAMED
        for origin in self.copies.get(statement.document, ()):
            if self._repeats(statement.quote, origin):
                return source_label(self.documents[origin]), Sign.REPEATED
        repeated = self.sentences.get((statement.document, statement.quote))
        if repeated:
            return source_label(self.documents[repeated]), Sign.REPEATED
        offices = {office for speaker in statement.speakers for office in self.officers.of(speaker.name)}
        if len(offices) == 1 and own not in offices:
            return min(offices), Sign.NAMED
        agency = self.signed.get(statement.document)
        return (agency, Sign.NAMED) if agency is not None and agency != own else None

    def _outlet(self, speaker: Speaker) -> str | None:
        """The source that this speaker is."""
        return next((self.publishers[key] for key in _keys_of(speaker) if key in self.publishers), None)

    def _meant(self, statement: Statement, speaker: Speaker) -> str | None:
        """Whom "the newspaper" means in this document; "the agency" means a news agency, for others are called so."""
        words, meant = set(publisher_key(speaker.name).split()), self.meant.get(statement.document)
        kinds = tables().outlet_kinds | _MERE
        return meant if words <= (kinds | AGENCY_WORDS if meant and names_agency(meant) else kinds) else None

    def named_outlets(self, statements: Iterable[Statement]) -> Mapping[str, str]:
        """The one outlet that each document cites by name; none where it cites several or none."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in statements:
            named = {each for speaker in _cited_by(one) if (each := self._outlet(speaker)) is not None}
            found[one.document].update(named - {self.label(one)})
        return {document: min(names) for document, names in found.items() if len(names) == 1}

    def _cited_in_words(self, quote: str) -> Iterator[str]:
        """Publishers of the case behind a word of citing: "… per The Invented Mail"."""
        words = fold_words(quote).split()
        for at, word in enumerate(words, start=1):
            if word in tables().citing:
                ends = range(min(len(words), at + _LONGEST_NAME), at, -1)
                keys = (publisher_key(" ".join(words[at:end])) for end in ends)
                yield from (self.publishers[found] for key in keys if (found := _squeezed(key)) in self.publishers)

    def _repeats(self, quote: str, origin: str) -> bool:
        plain = fold_words(quote)
        if f" {plain} " in self.folded[origin]:
            return True
        quoted = word_runs(plain)
        return bool(quoted) and len(quoted & self.runs[origin]) / len(quoted) >= _QUOTE_SHARED

    def independent(self, statements: Iterable[Statement]) -> int:
        """How many origins stand behind these statements."""
        return len(self.behind(statements))

    def behind(self, statements: Iterable[Statement]) -> frozenset[str]:
        """The labels of the first sources behind these statements."""
        step = self.steps(statements)
        return frozenset(_first(label, step) for label in step)

    def steps(self, statements: Iterable[Statement]) -> Mapping[str, str | None]:
        """For each source heard, the one that it takes all of this from, or `None`: some of it is its own."""
        said = list(statements)
        step = {self.label(one): self.taken_from(one) for one in sorted(said, key=_by_own_words)}
        for one in said:
            if self.taken_from(one) is None:
                step[self.label(one)] = None
        for later, earlier in self.sharers.items():
            if later in step and earlier in step and step[later] is None:
                step[later] = earlier
        return step


def _by_own_words(statement: Statement) -> tuple[str, int, str]:
    return statement.document, statement.start, statement.id


def _first(label: str, step: Mapping[str, str | None]) -> str:
    """The end of the chain of borrowing; in a circle, its smallest label."""
    seen = [label]
    while (following := step.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following) :])
        seen.append(following)
    return seen[-1]


def _find_outlets(statements: Iterable[Statement], known: Collection[str]) -> dict[str, str]:
    """The outlets that are only cited, by key; of several ways to write one, the smallest."""
    found: dict[str, str] = {}
    cited = {speaker.name: speaker for one in statements for speaker in _cited_by(one) if _is_outlet(speaker)}
    for name, speaker in sorted(cited.items()):
        if not any(key in known for key in _keys_of(speaker)):
            found.setdefault(_agency(name) or _squeezed(publisher_key(name)), _LEADING_ARTICLE.sub("", name))
    return found


def _cited_by(statement: Statement) -> Iterator[Speaker]:
    """Those that the statement names as speakers or behind a word of citing, or in brackets at its end."""
    yield from statement.speakers
    if bracketed := _IN_BRACKETS.search(statement.quote):
        yield Speaker(bracketed[1], EntityType.ORGANISATION)
    for clause in _CITING_CLAUSE.finditer(statement.quote):
        yield from _named_in_clause(clause[1])


def _named_in_clause(clause: str) -> Iterator[Speaker]:
    """Names behind a word of citing: "Según informaron el diario limeño El Pregón y la agencia de noticias INV".

    A name without an article or a word that says what it is may be a person's: it counts as a publisher of the case
    alone.
    """
    for found in _NAME_IN_CLAUSE.finditer(clause):
        is_called_outlet = fold_words(found["before"] or "") in tables().outlet_kinds
        is_agency = not tables().outlet_names.isdisjoint(fold_words(found["name"]).split())
        is_named = bool(found["article"]) or is_called_outlet or is_agency
        name = f"{found['article'] or ''}{found['name']}"
        yield Speaker(name, EntityType.ORGANISATION if is_named else EntityType.PERSON)


def _keys_of(speaker: Speaker) -> Iterator[str]:
    """Under what a speaker may be known: its name, or for an outlet the end of it ("the daily El Diario").

    A word that says only what it is may stand at the end too: "Harbour Ledger newspaper".
    """
    words = fold_words(speaker.name).split()
    for start in range(len(words) if _is_outlet(speaker) else 1):
        yield "".join(words[start:])
    if len(words) > 1 and words[-1] in tables().outlet_kinds and speaker.type is EntityType.ORGANISATION:
        yield _squeezed(publisher_key(" ".join(words[:-1])))
    yield _squeezed(publisher_key(speaker.name))
    yield from filter(None, [_agency(speaker.name)])


def _agency(name: str) -> str | None:
    """The word by which everybody knows it: "BBC" and "BBC News" are one."""
    return min(tables().outlet_names.intersection(fold_words(name).split()), default=None)


def _label_of(agency: str, publishers: Mapping[str, str]) -> str:
    """The source that an agency is, by its name, or by the word by which everybody knows it."""
    keys = (_squeezed(publisher_key(agency)), _agency(agency) or "")
    return next((publishers[key] for key in keys if key in publishers), _LEADING_ARTICLE.sub("", agency))


def _squeezed(name: str) -> str:
    """A folded name without spaces: a file may be named "eldiario"."""
    return "".join(name.split())


def _is_outlet(speaker: Speaker) -> bool:
    """Whether the name says that this is an outlet or a news agency; "the daily" alone does not say which."""
    words = set(publisher_key(speaker.name).split())
    is_named = not tables().outlet_names.isdisjoint(words)
    is_kind_of = not tables().outlet_kinds.isdisjoint(words) and not words <= tables().outlet_kinds
    folded = fold_words(speaker.name)
    has_article = folded != publisher_key(speaker.name)
    is_titled = has_article and not tables().outlet_titles.isdisjoint(words)
    return speaker.type is EntityType.ORGANISATION and (is_named or is_kind_of or is_titled)


def _short_names(publishers: Collection[str]) -> dict[str, str]:
    """The names by which reports call them in short: "El Faro" for "El Faro de Caleta"; none that two could bear."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in publishers:
        words = fold_words(name).split()
        link = next((at for at, word in enumerate(words) if word in _LINKS), 0)
        if link > 1 and words[0] != publisher_key(name).split()[0]:
            found[_squeezed(publisher_key(" ".join(words[:link])))].add(name)
    return {key: min(names) for key, names in found.items() if len(names) == 1}


def trace_origins(documents: Sequence[Document], statements: Iterable[Statement] = ()) -> Origins:
    """The origins of everything that these documents say; statements may name outlets of which there is no document."""
    told = list(statements)
    copies = find_copies(documents)
    by_id = {document.id: document for document in documents}
    repeated = sorted({origin for origins in copies.values() for origin in origins})
    publishers: dict[str, str] = {}
    for name in sorted({each.details.publisher for each in documents if each.details.publisher}, reverse=True):
        publishers.update({_squeezed(publisher_key(name)): name, _squeezed(fold_words(name)): name})
    publishers = _short_names(set(publishers.values())) | publishers
    signed = {each.id: agency for each in documents if (agency := signing_agency(each)) is not None}
    publishers = _find_outlets(told, publishers) | publishers
    traced = Origins(
        documents=by_id,
        copies=copies,
        publishers=publishers,
        signed={document: _label_of(agency, publishers) for document, agency in signed.items()},
        runs={document: word_runs(by_id[document].text) for document in repeated},
        folded={document: f" {fold_words(by_id[document].text)} " for document in repeated},
        sentences=find_repeated_sentences(told, by_id),
        officers=find_officers(told, by_id),
    )
    return replace(traced, meant=traced.named_outlets(told))
