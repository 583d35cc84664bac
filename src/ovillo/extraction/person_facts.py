"""What a noun group itself says of a person: age, trade, office, alias, nationality, employer, home, kin.

1. Before the name: roles, titles, the body a title belongs to.
2. After the name: its description, part by part.
3. Of two names for one post of one person the longer is kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Value
from ovillo.extraction.entities import Draft
from ovillo.extraction.folding import fold
from ovillo.extraction.slots import Slot
from ovillo.extraction.spans import Sentence
from ovillo.extraction.ties import FactDraft, read_ties
from ovillo.extraction.who_words import Role, WhoWords

_TEXTS = frozenset({"occupation", "holds_office"})


@dataclass(frozen=True, slots=True)
class _At:
    """The group whose facts are being read."""

    document: Document
    sentence: Sentence
    row: Sequence[Slot]
    index: int
    who: WhoWords

    @property
    def slot(self) -> Slot:
        return self.row[self.index]

    def text(self, first: int, last: int) -> str:
        tokens = self.sentence.tokens
        return self.document.text[tokens[first].start : tokens[last].end]

    def fact(
        self, predicate: str, span: tuple[int, int], *, value: Value | None = None, other: Draft | None = None
    ) -> FactDraft:
        tokens = self.sentence.tokens
        start, end = tokens[span[0]].start, tokens[span[1]].end
        return FactDraft(predicate, self.slot.draft, other, value, start, end)


def read_facts(
    document: Document,
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    who: WhoWords,
) -> list[FactDraft]:
    """Every fact of every group, in order, each said once."""
    found: list[FactDraft] = []
    for sentence, row in zip(sentences, slots, strict=True):
        for index in range(len(row)):
            for fact in _facts_of(_At(document, sentence, row, index, who)):
                _keep(found, fact)
    return found


def _keep(found: list[FactDraft], fact: FactDraft) -> None:
    """Adds the fact unless it is told; a longer name of the same post takes the place of the shorter."""
    for index, known in enumerate(found):
        if known.predicate != fact.predicate or known.subject.root is not fact.subject.root:
            continue
        if (known.object.root if known.object else None) is not (fact.object.root if fact.object else None):
            continue
        mine, theirs = _words(fact), _words(known)
        if mine == theirs or (fact.predicate in _TEXTS and mine <= theirs):
            return
        if fact.predicate in _TEXTS and mine > theirs:
            found[index] = fact
            return
    found.append(fact)


def _words(fact: FactDraft) -> frozenset[str]:
    if fact.value is None:
        return frozenset()
    return frozenset([str(fact.value.number)] if fact.value.number is not None else fold(fact.value.text).split())


def _facts_of(at: _At) -> Iterator[FactDraft]:
    slot = at.slot
    if slot.draft.root.type is not EntityType.PERSON or slot.is_plural:
        return
    yield from _own_age(at)
    if slot.run is not None and slot.run.nickname is not None:
        yield _named_also(at, slot.run.nickname)
    if slot.run is not None:
        yield from _title(at)
    yield from _described(at)
    if slot.role is not None:
        if slot.draft.root.level is not NameLevel.ROLE:
            yield from _post(at, slot)
        yield from read_ties(at.sentence, at.row, at.index, at.who)


def _own_age(at: _At) -> Iterator[FactDraft]:
    """As in "53-year-old former chief X"."""
    for index in range(at.slot.first, at.slot.last + 1):
        token = at.sentence.tokens[index]
        digits = token.lower.split("-")[0]
        is_years = token.lower.endswith(at.who.age_compounds) and not token.lower.endswith(at.who.month_compounds)
        if is_years and digits.isdigit():
            yield at.fact("age", (index, index), value=_years(token.text, digits))


def _years(text: str, digits: str) -> Value:
    return Value(text, Decimal(digits), "year")


def _named_also(at: _At, span: tuple[int, int]) -> FactDraft:
    alias = at.text(*span)
    root = at.slot.draft.root
    if alias not in root.aliases:
        root.aliases.append(alias)
    tokens = at.sentence.tokens
    root.mentions.add((tokens[span[0]].start, tokens[span[1]].end, NameLevel.ALIAS))
    return at.fact("alias", span, value=Value(alias))


def _described(at: _At) -> Iterator[FactDraft]:
    tokens, is_named = at.sentence.tokens, at.slot.draft.root.level is not NameLevel.ROLE
    for part in at.slot.description:
        span = (part.first, part.last)
        if part.kind == "age":
            yield at.fact("age", span, value=_years(at.text(*span), tokens[part.first].text))
        elif part.kind == "alias":
            for other in at.row:
                if other.run is not None and part.first <= other.first and other.last <= part.last:
                    at.slot.draft.join(other.draft)
            yield _named_also(at, span)
        elif part.kind == "nationality":
            yield at.fact("nationality", (part.first, part.first), value=Value(tokens[part.first].text))
        elif part.kind == "identifier":
            yield at.fact("identifier", span, value=Value(at.text(*span)))
        elif part.slot is not None and part.kind in {"place", "employer"}:
            part.slot.draft.root.type = EntityType.PLACE if part.kind == "place" else part.slot.draft.root.type
            yield at.fact(
                "located_in" if part.kind == "place" else "works_for", span, other=part.slot.draft
            )
        elif part.kind == "role" and part.slot is not None and not is_named:
            yield from _post(at, part.slot)


def _title(at: _At) -> Iterator[FactDraft]:
    """The office or trade that capitalised words before the name give, and the body before them."""
    run = at.slot.run
    if run is None or run.title is None:
        return
    words = [fold(token.text) for token in at.sentence.tokens[run.start : run.first]]
    for begin in range(len(words)):
        role = next((role for phrase, role in at.who.roles.get(words[begin], ()) if tuple(words[begin:]) == phrase), None)
        predicate = predicate_of(role) if role else None
        if predicate:
            span = (run.start, run.first - 1)
            yield at.fact(predicate, span, value=Value(at.text(*span)))
            break
    else:
        return
    before = at.row[at.index - 1] if at.index else None
    if before is not None and before.last + 1 == at.slot.first and before.draft.root.type is EntityType.ORGANISATION:
        yield at.fact("works_for", (before.first, at.slot.last), other=before.draft)


def predicate_of(role: Role) -> str | None:
    """Whether the noun names a public post, a trade, or neither."""
    if "office" in role.categories:
        return "holds_office"
    return "occupation" if "occupation" in role.categories else None


def _post(at: _At, holder: Slot) -> Iterator[FactDraft]:
    """The trade or office that a role of this person gives, and the nationality among its words."""
    group = holder.role
    assert group is not None
    tokens = at.sentence.tokens
    for index in range(group.first, group.last + 1):
        if fold(tokens[index].text) in at.who.names["demonyms"] and index != group.head:
            yield at.fact("nationality", (index, index), value=Value(tokens[index].text))
    predicate = predicate_of(group.role)
    if predicate is None or group.role.lemma in at.who.words["owners"]:
        return
    last = group.last
    complement = holder.complement
    if complement is not None and complement.run is not None and complement.first <= last + 3 and not complement.is_plural:
        is_body = at.who.names["bodies"] & set(complement.run.words)
        if complement.draft.root.type is EntityType.ORGANISATION and is_body and "leader" in group.role.categories:
            predicate = "holds_office"
        if predicate == "holds_office" and complement.draft.root.type is not EntityType.PERSON:
            last = complement.last
    value = Value(at.text(group.name_first, last))
    fact = at.fact(predicate, (group.name_first, last), value=value)
    fact.is_certain = not group.is_hedged
    yield fact
