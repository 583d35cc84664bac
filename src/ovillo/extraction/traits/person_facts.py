"""What a noun group itself says of a person: age, trade, office, alias, nationality, employer, home, kin.

1. Before the name: roles, titles, the body a title belongs to.
2. After the name: its description, part by part.
3. Of two names for one post of one person the longer is kept.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Value
from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.groups.group_at import At
from ovillo.extraction.groups.predicatives import predicatives_of
from ovillo.extraction.groups.quotations import MARKS, quoted_span
from ovillo.extraction.groups.role_ends import QUOTES, after_article
from ovillo.extraction.groups.slots import Part, Slot
from ovillo.extraction.groups.ties import FactDraft, read_ties
from ovillo.extraction.reference.kin_nouns import is_perhaps_of_kin
from ovillo.extraction.reference.name_lists import list_names
from ovillo.extraction.text.folding import fold, phrase_at
from ovillo.extraction.text.spans import BlockKind, Sentence
from ovillo.extraction.traits.employers import read_employers
from ovillo.extraction.traits.examples import posts_of_examples
from ovillo.extraction.traits.group_facts import ages_of_both, read_ages, read_group_facts
from ovillo.extraction.traits.kin_facts import read_kin
from ovillo.extraction.traits.origins import read_origins
from ovillo.extraction.traits.ownership import read_ownership
from ovillo.extraction.traits.parts import read_parts
from ovillo.extraction.traits.posts import (
    opening_post,
    origin_of,
    post_of,
    posts_of_identified,
    shared_posts,
    title_of,
)
from ovillo.extraction.traits.seats import is_country, known_places, read_seats
from ovillo.extraction.traits.things import read_things
from ovillo.extraction.values.ages import age_value, compound_age
from ovillo.extraction.words.who_words import WhoWords

_TEXTS = frozenset({"occupation", "holds_office"})
_ALIKE = frozenset({"relative_of", "compadrazgo_with", "partner_of", "located_in", "works_for"})
"""Ties that a report tells of two without a name once: "a clinic in X" is "the clinic in X"."""


def read_facts(
    document: Document,
    sentences: Sequence[Sentence],
    slots: Sequence[Sequence[Slot]],
    who: WhoWords,
) -> list[FactDraft]:
    """Every fact of every group, in order, each said once."""
    found: list[FactDraft] = []
    places = known_places(slots)
    for number, (sentence, row) in enumerate(zip(sentences, slots, strict=True)):
        if sentence.block.kind is BlockKind.MISPRINT:
            continue
        is_further = number > 0 and sentences[number - 1].paragraph == sentence.paragraph
        before = slots[number - 1] if is_further else ()
        for index in range(len(row)):
            for fact in _facts_of(At(document, sentence, row, index, who, before)):
                _keep(found, fact)
            for fact in read_seats(sentence, row, index, places, who):
                _keep(found, fact)
            at = At(document, sentence, row, index, who, before)
            tied = (*read_employers(at), *read_kin(at), *read_ownership(at), *read_things(at))
            for fact in tied:
                _keep(found, fact)
    return found


def _keep(found: list[FactDraft], fact: FactDraft) -> None:
    """Adds the fact unless it is told; a longer name of the same post takes the place of the shorter."""
    for index, known in enumerate(found):
        if known.predicate != fact.predicate:
            continue
        if not _are_one(known.subject, fact.subject, fact) or not _are_one(known.object, fact.object, fact):
            continue
        mine, theirs = _words(fact), _words(known)
        if mine == theirs or (fact.predicate in _TEXTS and (mine <= theirs or _is_short_for(fact, known))):
            return
        if fact.predicate in _TEXTS and (mine > theirs or _is_short_for(known, fact)):
            found[index] = fact
            return
    found.append(fact)


def _are_one(one: Draft | None, two: Draft | None, fact: FactDraft) -> bool:
    """One entity, or two without a name that are called alike: "two Georgian nationals … the nationals"."""
    one, two = one.root if one else None, two.root if two else None
    if one is None or two is None or one is two:
        return one is two
    is_unnamed = one.level is two.level is NameLevel.ROLE and bool(one.name) and one.name.lower() == two.name.lower()
    is_group = fact.predicate == "nationality" and one.is_plural and two.is_plural
    return is_unnamed and (is_group or fact.predicate in _ALIKE)


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


def _facts_of(at: At) -> Iterator[FactDraft]:
    slot = at.slot
    if slot.members and slot.role is not None and slot.run is None:
        yield from shared_posts(at)
    if slot.role is not None and slot.run is None and slot.is_plural:
        yield from read_parts(at.sentence.tokens, slot, at.who)
        yield from posts_of_examples(at)
        yield from posts_of_identified(at)
    if slot.draft.root.level is NameLevel.ROLE:
        yield from read_group_facts(at.sentence, at.row, slot, at.who)
    if slot.draft.root.type is not EntityType.PERSON or slot.is_plural:
        return
    if slot.draft.root.level is not NameLevel.ROLE and not slot.description:  # "un hombre de 32 años llamado X"
        yield from read_ages(at.sentence, at.row, slot, at.who)
        yield from ages_of_both(at.sentence, at.row, slot, at.who)
    yield from _own_age(at)
    yield from read_origins(at.sentence, at.row, at.index, at.who)
    if slot.run is not None and slot.run.nickname is not None:
        yield _named_also(at, slot.run.nickname)
    if slot.run is not None:
        yield from title_of(at)
        yield from opening_post(at)
        yield from _opening_alias(at)
    yield from _described(at)
    for told in predicatives_of(at.sentence, at.row, at.slot, at.who):
        yield from post_of(at, told)
    yield from _home_further(at)
    if slot.role is not None:
        if slot.draft.root.level is not NameLevel.ROLE and not slot.is_inferred:
            yield from post_of(at, slot)
        elif slot.is_inferred:
            yield from origin_of(at, slot)
            yield from _post_before_name(at)
        if not (slot.is_inferred and slot.role.role.categories & {"partner", "relative"}):  # told where it was named
            yield from read_ties(at.sentence, at.row, at.index, at.who)


def _post_before_name(at: At) -> Iterator[FactDraft]:
    """As in "A nurse was jailed. X, 45, …": the post of a description that only means X, where none is told with it."""
    role, root = at.slot.role, at.slot.draft.root
    is_first = role is not None and (role.determiner in at.who.words["indefinite"] or at.slot.complement is not None)
    is_told = bool(root.posts)
    if at.who.modifier_is_left and is_first and root.level is not NameLevel.ROLE and not is_told:
        yield from post_of(at, at.slot)


def _own_age(at: At) -> Iterator[FactDraft]:
    """As in "53-year-old former chief X"."""
    for index in range(max(0, at.slot.first - 1), at.slot.last + 1):
        value = compound_age(at.sentence.tokens[index], at.who)
        if value is not None:
            yield at.fact("age", (index, index), value=value)


def _named_also(at: At, span: tuple[int, int]) -> FactDraft:
    alias = at.text(*span)
    root = at.slot.draft.root
    if alias not in root.aliases:
        root.aliases.append(alias)
    tokens = at.sentence.tokens
    root.mentions.add((tokens[span[0]].start, tokens[span[1]].end, NameLevel.ALIAS))
    return at.fact("alias", span, value=Value(alias))


def _opening_alias(at: At) -> Iterator[FactDraft]:
    """As in "Known as “K-9,” X was": a mark of an alias opens the sentence, and only the alias stands before X."""
    tokens, start = at.sentence.tokens, phrase_at(at.sentence.tokens, 0, at.who.phrases["alias_marks"])
    if not 0 < start < at.slot.first or not at.who.modifier_is_left:
        return
    span = quoted_span(tokens, start)
    row = range(start, at.slot.first)
    first, last = span or (start, next((n - 1 for n in row if tokens[n].text == ","), -1))
    rest = tokens[last + 1 : at.slot.first]
    is_named = first <= last and all(token.is_capitalised for token in tokens[first : last + 1])
    if is_named and rest and all(token.text in MARKS | QUOTES for token in rest) and "," in {t.text for t in rest}:
        yield _named_also(at, (first, last))


def _described(at: At) -> Iterator[FactDraft]:
    is_named = at.slot.draft.root.level is not NameLevel.ROLE
    for part in at.slot.description:
        if part.kind == "alias" and not is_named:
            _name_by_alias(at, part)
        elif part.kind == "alias" and at.text(part.first, part.last) == at.slot.draft.root.name:
            continue  # "a trafficker who is also known as X": by no other name
        elif part.slot is None:
            is_unsure = part.kind == "age" and is_perhaps_of_kin(at.sentence, at.row, at.index, part.first, at.who)
            yield from () if is_unsure else (_said_plainly(at, part),)
        elif part.kind == "employer":
            yield at.fact("works_for", (part.first, part.last), other=part.slot.draft)
        elif part.kind == "place" and _is_origin(at, part):
            yield at.fact("nationality", (part.first, part.last), value=Value(at.text(part.first, part.last)))
            yield from _origins_before(at, part.slot)
        elif part.kind == "place":
            part.slot.draft.root.type = EntityType.PLACE
            yield at.fact("located_in", (part.first, part.last), other=part.slot.draft)
            yield from _homes_before(at, part.slot)
        elif not (is_named or _is_child(at)):
            yield from post_of(at, part.slot)


def _is_child(at: At) -> bool:
    """As in "rescató a la niña, la jueza de Lima, X, ordenó": no child holds a post."""
    children = at.who.words["infants"] | at.who.words["small_children"]
    return at.slot.role is not None and at.slot.role.role.lemma in children


def _is_origin(at: At, part: Part) -> bool:
    """As in "X, of Peru": a country, and the word before says that X is from there."""
    before = [fold(token.text) for token in at.sentence.tokens[max(0, part.first - 2) : part.first]]
    is_from = before[-1] in at.who.words["of_employer"] and before[0] not in at.who.words["dwellers"]
    return part.slot is not None and is_from and is_country(part.slot, at.who)


def _said_plainly(at: At, part: Part) -> FactDraft:
    """An age, an alias, a nationality or an identifier: what needs no other group."""
    span, first = (part.first, part.last), at.sentence.tokens[part.first]
    if part.kind == "age":
        return at.fact("age", span, value=age_value(at.sentence.tokens, span, at.text(*span), at.who))
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


def _name_by_alias(at: At, part: Part) -> None:
    """Somebody of whom only another name is known is called by it: "a woman known as "La Garza"."""
    _said_plainly(at, part)
    root = at.slot.draft.root
    if root.level is NameLevel.ROLE:
        root.name, root.level = at.text(part.first, part.last), NameLevel.ALIAS


def _home_further(at: At) -> Iterator[FactDraft]:
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
        if home is not None and is_country(home, at.who) and phrase_at(tokens, index, at.who.phrases["whence"]):
            yield at.fact("nationality", (home.first, home.last), value=Value(at.text(home.first, home.last)))
            return
        if home is not None and home.run is not None and home.draft.root.type is not EntityType.PERSON:
            home.draft.root.type = EntityType.PLACE
            yield at.fact("located_in", (home.first, home.last), other=home.draft)
            return


def _origins_before(at: At, country: Slot) -> Iterator[FactDraft]:
    """As in "A and B, both from Peru": the nationality of those before in the list."""
    if not {fold(t.text) for t in at.sentence.tokens[at.slot.last + 1 : country.first]} & at.who.words["whole_list"]:
        return
    for told in _homes_before(at, country):
        told.predicate, told.object = "nationality", None
        told.value = Value(at.text(country.first, country.last))
        yield told


def _homes_before(at: At, home: Slot) -> Iterator[FactDraft]:
    """The home of those before in the list who have none of their own: "A, 59, and B, 37, of X"."""
    for index in range(at.index - 1, -1, -1):
        before = at.row[index]
        if before.run is None or before.draft.root.type is not EntityType.PERSON:
            continue
        names, _ = list_names(at.sentence, at.row, index, at.who)
        tokens = at.sentence.tokens
        between = tokens[at.slot.last + 1 : home.first]
        of_all = {fold(token.text) for token in between} & at.who.words["whole_list"]
        if not of_all and at.who.words["of_one"] & {fold(token.text) for token in between}:
            return  # "A, 59, and B, 37, a resident of X": B alone
        has_age = bool(of_all) or any(part.kind == "age" for part in before.description)
        if at.slot not in names or not has_age or any(part.kind == "place" for part in before.description):
            return
        fact = at.fact("located_in", (home.first, home.last), other=home.draft)
        fact.subject = before.draft
        yield fact
