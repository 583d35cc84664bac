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
from ovillo.extraction.descriptions import after_article, phrase_at
from ovillo.extraction.entities import Draft
from ovillo.extraction.folding import fold
from ovillo.extraction.group_facts import is_private, read_group_facts
from ovillo.extraction.memberships import list_names
from ovillo.extraction.origins import read_origins
from ovillo.extraction.predicatives import predicatives_of
from ovillo.extraction.seats import is_country, known_places, read_seats
from ovillo.extraction.slots import Part, Slot
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
    places = known_places(slots)
    for sentence, row in zip(sentences, slots, strict=True):
        for index in range(len(row)):
            for fact in _facts_of(_At(document, sentence, row, index, who)):
                _keep(found, fact)
            for fact in read_seats(sentence, row, index, places, who):
                _keep(found, fact)
    return found


def _keep(found: list[FactDraft], fact: FactDraft) -> None:
    """Adds the fact unless it is told; a longer name of the same post takes the place of the shorter."""
    for index, known in enumerate(found):
        if known.predicate != fact.predicate or not _are_one(known, fact):
            continue
        if (known.object.root if known.object else None) is not (fact.object.root if fact.object else None):
            continue
        mine, theirs = _words(fact), _words(known)
        if mine == theirs or (fact.predicate in _TEXTS and (mine <= theirs or _is_short_for(fact, known))):
            return
        if fact.predicate in _TEXTS and (mine > theirs or _is_short_for(known, fact)):
            found[index] = fact
            return
    found.append(fact)


def _are_one(known: FactDraft, fact: FactDraft) -> bool:
    """One entity, or two groups that are called by a nationality alike: "two Georgian nationals … the nationals"."""
    one, two = known.subject.root, fact.subject.root
    is_unnamed = one.level is two.level is NameLevel.ROLE and one.is_plural and two.is_plural
    is_called_so = fact.predicate == "nationality" and bool(one.name) and one.name.lower() == two.name.lower()
    return one is two or (is_unnamed and is_called_so)


def _is_short_for(short: FactDraft, long: FactDraft) -> bool:
    """As "DA" beside "District Attorney"."""
    if short.value is None or long.value is None or not short.value.text.isupper():
        return False
    initials = "".join(word[0].upper() for word in long.value.text.split())
    return initials.endswith(short.value.text)


def _words(fact: FactDraft) -> frozenset[str]:
    if fact.value is None:
        return frozenset()
    return frozenset([str(fact.value.number)] if fact.value.number is not None else fold(fact.value.text).split())


def _facts_of(at: _At) -> Iterator[FactDraft]:
    slot = at.slot
    if slot.members and slot.role is not None and slot.run is None:
        yield from _shared_posts(at)
    if slot.draft.root.level is NameLevel.ROLE:
        yield from read_group_facts(at.sentence, at.row, slot, at.who)
    if slot.draft.root.type is not EntityType.PERSON or slot.is_plural:
        return
    yield from _own_age(at)
    yield from read_origins(at.sentence, at.row, at.index, at.who)
    if slot.run is not None and slot.run.nickname is not None:
        yield _named_also(at, slot.run.nickname)
    if slot.run is not None:
        yield from _title(at)
    yield from _described(at)
    for told in predicatives_of(at.sentence, at.row, at.slot, at.who):
        yield from _post(at, told)
    yield from _home_further(at)
    if slot.role is not None:
        if slot.draft.root.level is not NameLevel.ROLE and not slot.is_inferred:
            yield from _post(at, slot)
        elif slot.is_inferred:
            yield from _origin(at, slot)
        if not (slot.is_inferred and slot.role.role.categories & {"partner", "relative"}):  # told where it was named
            yield from read_ties(at.sentence, at.row, at.index, at.who)


def _own_age(at: _At) -> Iterator[FactDraft]:
    """As in "53-year-old former chief X"."""
    for index in range(max(0, at.slot.first - 1), at.slot.last + 1):
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
    is_named = at.slot.draft.root.level is not NameLevel.ROLE
    for part in at.slot.description:
        if part.kind == "alias" and not is_named:
            _name_by_alias(at, part)
        elif part.slot is None:
            yield _said_plainly(at, part)
        elif part.kind == "employer":
            yield at.fact("works_for", (part.first, part.last), other=part.slot.draft)
        elif part.kind == "place" and _is_origin(at, part):
            yield at.fact("nationality", (part.first, part.last), value=Value(at.text(part.first, part.last)))
        elif part.kind == "place":
            part.slot.draft.root.type = EntityType.PLACE
            yield at.fact("located_in", (part.first, part.last), other=part.slot.draft)
            yield from _homes_before(at, part.slot)
        elif not is_named:
            yield from _post(at, part.slot)


def _is_origin(at: _At, part: Part) -> bool:
    """As in "X, of Peru": a country, and the word before says that X is from there."""
    before = fold(at.sentence.tokens[part.first - 1].text)
    return part.slot is not None and before in at.who.words["of_employer"] and is_country(part.slot, at.who)


def _said_plainly(at: _At, part: Part) -> FactDraft:
    """An age, an alias, a nationality or an identifier: what needs no other group."""
    span, first = (part.first, part.last), at.sentence.tokens[part.first]
    if part.kind == "age":
        return at.fact("age", span, value=_years(at.text(*span), first.text))
    if part.kind == "nationality":
        return at.fact("nationality", (part.first, part.first), value=Value(first.text))
    if part.kind == "alias_too":
        return _named_also(at, span)
    if part.kind == "identifier":
        return at.fact("identifier", span, value=Value(at.text(*span)))
    for other in at.row:
        if other.run is not None and part.first <= other.first and other.last <= part.last:
            at.slot.draft.join(other.draft)
    return _named_also(at, span)


def _name_by_alias(at: _At, part: Part) -> None:
    """Somebody of whom only another name is known is called by it: "a woman known as "La Garza"."""
    _said_plainly(at, part)
    root = at.slot.draft.root
    if root.level is NameLevel.ROLE:
        root.name, root.level = at.text(part.first, part.last), NameLevel.ALIAS


def _home_further(at: _At) -> Iterator[FactDraft]:
    """The home that a closed phrase gives further on, before anybody else is named."""
    tokens = at.sentence.tokens
    if at.slot.run is None or any(part.kind == "place" for part in at.slot.description):
        return
    others = (other for other in at.row[at.index + 1 :] if other.run is not None)
    stop = next((other.first for other in others if other.draft.root.type is EntityType.PERSON), len(tokens))
    by_first = {other.first: other for other in at.row}
    for index in range(at.slot.last + 1, stop):
        if fold(tokens[index].text) in at.who.words["of"] | at.who.words["indefinite"]:
            continue
        before = tokens[index - 1]
        if before.text not in {",", "("} and fold(before.text) not in at.who.words["and"]:
            continue
        size = phrase_at(tokens, index, at.who.phrases["residence_marks"])
        home = after_article(by_first, tokens, index + size, at.who) if size else None
        if home is not None and home.run is not None and home.draft.root.type is not EntityType.PERSON:
            home.draft.root.type = EntityType.PLACE
            yield at.fact("located_in", (home.first, home.last), other=home.draft)
            return


def _homes_before(at: _At, home: Slot) -> Iterator[FactDraft]:
    """The home of those before in the list who have none of their own: "A, 59, and B, 37, of X"."""
    for index in range(at.index - 1, -1, -1):
        before = at.row[index]
        if before.run is None or before.draft.root.type is not EntityType.PERSON:
            continue
        names, _ = list_names(at.sentence, at.row, index, at.who)
        has_age = any(part.kind == "age" for part in before.description)
        if at.slot not in names or not has_age or any(part.kind == "place" for part in before.description):
            return
        fact = at.fact("located_in", (home.first, home.last), other=home.draft)
        fact.subject = before.draft
        yield fact


def _title(at: _At) -> Iterator[FactDraft]:
    """The office or trade that capitalised words before the name give, and the body before them."""
    run = at.slot.run
    if run is None or run.title is None:
        return
    words = [fold(token.text) for token in at.sentence.tokens[run.start : run.first]]
    honours = at.who.names["titles"] | at.who.names["titles_male"] | at.who.names["titles_female"]
    while len(words) > 1 and words[-1] in honours and words[-1] not in at.who.roles:
        words.pop()
    body = at.row[at.index - 1] if at.index else None
    if body is not None and (body.last + 1 != at.slot.first or body.draft.root.type is not EntityType.ORGANISATION):
        body = None
    is_employed = False
    for begin in range(len(words)):
        role = next(
            (role for phrase, role in at.who.roles.get(words[begin], ()) if tuple(words[begin:]) == phrase), None
        )
        predicate = predicate_of(role) if role else None
        if predicate:
            is_head = role is not None and "leader" in role.categories
            begins = body.first if body and is_head else run.start
            if begins and fold(at.sentence.tokens[begins - 1].text) in at.who.words["former"]:
                begins -= 1
            span = (begins, run.start + len(words) - 1)
            yield at.fact(predicate, span, value=Value(at.text(*span)))
            if role is not None and role.is_plural:
                yield from _titled_after(at, predicate, span)
            is_employed = is_head or any(part.kind == "employer" for part in at.slot.description)
            break
    if body is not None and not is_employed:
        yield at.fact("works_for", (body.first, at.slot.last), other=body.draft)


def _shared_posts(at: _At) -> Iterator[FactDraft]:
    """The post of each, where the names follow the plural directly or after a comma: "detectives A and B"."""
    group, tokens = at.slot.role, at.sentence.tokens
    assert group is not None
    predicate = predicate_of(group.role)
    end = at.slot.role_end if at.slot.complement is not None and at.slot.role_end > at.slot.last else at.slot.last
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if (
        at.slot.is_inferred
        or predicate is None
        or after is None
        or not (after.is_capitalised or after.text in {",", ":"})
    ):
        return
    span = (group.name_first, end)
    text = at.text(*span)
    text = text.removesuffix("s") if at.who.modifier_is_left and end == at.slot.last else text
    for member in at.slot.members:
        fact = at.fact(predicate, span, value=Value(text))
        fact.subject = member
        fact.is_certain = not group.is_hedged
        yield fact


def _titled_after(at: _At, predicate: str, span: tuple[int, int]) -> Iterator[FactDraft]:
    """A plural title is that of each name that follows, up to one with a title of its own."""
    names, _ = list_names(at.sentence, at.row, at.index, at.who)
    for name in names[1:]:
        if name.role is not None or (name.run is not None and name.run.title):
            return
        fact = at.fact(predicate, span, value=Value(at.text(*span)))
        fact.subject = name.draft
        yield fact


def predicate_of(role: Role) -> str | None:
    """Whether the noun names a public post, a trade, or neither."""
    if "office" in role.categories:
        return "holds_office"
    return "occupation" if "occupation" in role.categories and "member" not in role.categories else None


def _is_public(at: _At, body: Slot) -> bool:
    """Whether a word of a public body stands in its name or noun."""
    return any(fold(t.text) in at.who.names["bodies"] for t in at.sentence.tokens[body.first : body.last + 1])


def _serves(role: Role, who: WhoWords) -> bool:
    """Whether the noun is of somebody who serves in a body: its head, its spokesman, its officer; not its lawyer."""
    if role.lemma in who.words["generic_jobs"]:
        return False
    return bool(role.categories & {"leader", "office", "occupation"}) and (
        role.lemma not in who.words["works_for_client"] or role.lemma in who.words["spokespeople"]
    )


def _origin(at: _At, holder: Slot) -> Iterator[FactDraft]:
    """The nationality among the words of a role."""
    group, tokens = holder.role, at.sentence.tokens
    if group is None or not is_private(group.role):
        return
    for index in range(group.first, group.last + 1):
        is_told = index != group.head or "national" in group.role.categories
        if is_told and fold(tokens[index].text) in at.who.names["demonyms"]:
            yield at.fact("nationality", (index, index), value=Value(tokens[index].text))


def _post(at: _At, holder: Slot) -> Iterator[FactDraft]:
    """The trade or office that a role of this person gives, and the nationality among its words."""
    group = holder.role
    assert group is not None
    tokens = at.sentence.tokens
    yield from _origin(at, holder)
    predicate = predicate_of(group.role)
    last = group.last
    complement = holder.complement
    if complement is not None and complement.first <= last + 3 and not complement.is_plural:
        kind = complement.draft.root.type
        if kind is EntityType.ORGANISATION and _is_public(at, complement) and _serves(group.role, at.who):
            predicate, last = "holds_office", complement.last
        elif predicate == "holds_office" and complement.run is not None and kind is not EntityType.PERSON:
            last = complement.last
        elif kind is EntityType.ORGANISATION and "leader" in group.role.categories and complement.run is not None:
            return
    if predicate is None or (
        group.role.lemma in at.who.words["owners"] | at.who.words["generic_jobs"] and last == group.last
    ):
        return
    further = tokens[last + 1 : holder.role_end + 1] if holder.run is None else ()
    is_public = any(fold(token.text) in at.who.names["bodies"] for token in further)
    if is_public and _serves(group.role, at.who):
        predicate = "holds_office"
    if predicate == "holds_office" and (is_public or any(token.is_capitalised for token in further)):
        last = holder.role_end
    text = at.text(group.name_first, last)
    value = Value(group.single if group.single is not None and group.single in text else text)
    fact = at.fact(predicate, (group.name_first, last), value=value)
    fact.is_certain = not group.is_hedged
    yield fact
