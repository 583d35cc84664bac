"""Each fact of a document once.

1. Of several tellings of one fact: outside headlines first, then the one whose speaker, time and place are known.
2. A telling that names nobody gives way where the text says the same of somebody, of as many as are counted.
3. A telling without a doer gives way to one that says who did the same to the same, on no other day.
4. A telling without a number, or without a term, gives way to one that gives it of the same.
5. A sentence that the document repeats, as captions do, tells nothing twice, not of somebody without a name either.
6. No price is put on a named person of whom the sentence tells no sale; nobody is in "the sector" of no name.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Standing, Statement

_SALES = frozenset({"sells", "buys"})
_TERMED = frozenset({"sentenced", "requested", "ordered"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement, and where in its sentence the fact stands."""

    statement: Statement
    is_attribute: bool


def each_once(drafts: Sequence[Draft], vague: frozenset[str]) -> list[Draft]:
    """Each fact once: outside headlines first, then the one whose speaker, time and place are known, then the first."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        s = draft.statement
        key = (
            s.predicate,
            s.subject.id if s.subject else None,
            s.object.id if s.object else None,
            (str(s.value.number), s.value.unit, s.value.text if s.value.number is None else "") if s.value else None,
            s.standing,
            s.negated,
        )
        other = best.get(key)
        if other is None or _worth(draft) > _worth(other):
            best[key] = draft
    sold = {(s.object.id, s.quote) for d in best.values() if (s := d.statement).predicate in _SALES and s.object}
    best = {k: d for k, d in best.items() if not (_prices_a_person(d.statement, sold) or _is_nowhere(d.statement))}
    best = _without_repeated(best)
    stated = [d.statement for d in best.values()]
    return [
        d
        for d in best.values()
        if not _is_told_below(d.statement, stated)
        and not _is_told_by_name(d.statement, stated, vague)
        and not _is_told_with_doer(d.statement, stated)
        and not _is_told_with_number(d.statement, stated)
        and not _is_told_with_term(d.statement, stated)
    ]


def _without_repeated(best: Mapping[tuple[object, ...], Draft]) -> dict[tuple[object, ...], Draft]:
    """Rule 5: the first of those whose words and quotation are the same."""
    seen: dict[tuple[object, ...], tuple[object, ...]] = {}
    for key, draft in best.items():
        s = draft.statement
        names = (s.subject.name if s.subject else None, s.object.name if s.object else None)
        words = (s.predicate, *names, s.value.text if s.value else None, s.standing, s.negated, s.quote.strip(" ."))
        seen.setdefault(words, key)
    kept = set(seen.values())
    return {key: draft for key, draft in best.items() if key in kept}


def _prices_a_person(statement: Statement, sold: Collection[tuple[str, str]]) -> bool:
    """A sum near a name is more often that of her house than hers, unless the sentence tells that she was sold."""
    who = statement.subject
    named = who is not None and who.type is EntityType.PERSON and who.level is not NameLevel.ROLE
    return statement.predicate == "price" and who is not None and named and (who.id, statement.quote) not in sold


def _is_nowhere(statement: Statement) -> bool:
    """As in "reside en el sector": a place that a single common noun names is none."""
    place = statement.object
    is_bare = place is not None and place.level is NameLevel.ROLE and " " not in place.name
    return statement.predicate == "located_in" and is_bare


def _is_told_by_name(statement: Statement, others: Sequence[Statement], vague: frozenset[str]) -> bool:
    """As in "the defendants were arrested", where the text says it of named people: of as many, where it counts."""
    is_act = KIND_OF.get(statement.predicate) is PredicateKind.PROCEDURE
    who = statement.object if is_act else statement.subject
    if who is None or who.level is not NameLevel.ROLE:
        return False
    named = {
        named.id: _is_behind(statement, o, named.name)
        for o in others
        if o.predicate == statement.predicate and o.negated == statement.negated
        and (named := o.object if is_act else o.subject) is not None
        and named.level is not NameLevel.ROLE and named.type is EntityType.PERSON
        and (is_act or (o.object and o.object.id) == (statement.object and statement.object.id))
    }  # fmt: skip
    count = statement.value.number if statement.value and is_act else None
    if count is not None and count == sum(named.values()):
        return True
    return bool(named) and set(who.name.lower().split()) <= vague and count in {None, len(named)}


def _is_behind(counted: Statement, other: Statement, name: str) -> bool:
    """As in "two members of the gang, X and Y": in the sentence that counts some, the name behind their number."""
    quote, number = counted.quote, counted.value.text if counted.value else ""
    return quote == other.quote and -1 < quote.find(number) < quote.find(name)


def _is_told_with_doer(statement: Statement, others: Sequence[Statement]) -> bool:
    """Rule 3."""
    s = statement
    if s.subject is not None or s.object is None or s.object.level is NameLevel.ROLE:
        return False
    return any(
        o.subject is not None
        and o.object is not None
        and (o.predicate, o.object.id, o.negated, o.standing) == (s.predicate, s.object.id, s.negated, s.standing)
        and (s.value and s.value.number) == (o.value and o.value.number)
        and (s.when is None or o.when is None or (s.when.start, s.when.end) == (o.when.start, o.when.end))
        for o in others
    )


def _is_told_with_number(statement: Statement, others: Sequence[Statement]) -> bool:
    """As in "the officers were held", where the text says of seven officers that they were."""
    s = statement
    is_act = KIND_OF.get(s.predicate) is PredicateKind.PROCEDURE
    counted = s.object if is_act else s.subject if s.predicate == "belongs_to" else None
    if s.value is not None or s.object is None or counted is None or counted.level is not NameLevel.ROLE:
        return False
    return any(
        o.value is not None
        and o.value.unit == "person"
        and o.object is not None
        and (o.predicate, o.object.id, o.negated, o.standing) == (s.predicate, s.object.id, s.negated, s.standing)
        and (s.subject is None or (o.subject is not None and o.subject.id == s.subject.id))
        and (s.when is None or o.when is None or (s.when.start, s.when.end) == (o.when.start, o.when.end))
        for o in others
    )


def _is_told_with_term(statement: Statement, others: Sequence[Statement]) -> bool:
    """As in "Four people were jailed", where the text says for how long each of them was."""
    s = statement
    if s.predicate not in _TERMED or s.value is not None or s.object is None:
        return False
    return any(
        o.value is not None
        and o.object is not None
        and (o.predicate, o.object.id, o.negated, o.standing) == (s.predicate, s.object.id, s.negated, s.standing)
        and (s.subject is None or (o.subject is not None and o.subject.id == s.subject.id))
        for o in others
    )


def _is_told_below(headline: Statement, others: Sequence[Statement]) -> bool:
    """A headline that names nobody, where the text says the same of somebody."""
    if not headline.is_headline or any(
        e is not None and e.level is not NameLevel.ROLE for e in (headline.subject, headline.object)
    ):
        return False
    if headline.object is None and headline.value is not None and headline.subject is None:
        return _is_counted_below(headline, others)
    return any(
        not o.is_headline
        and o.negated == headline.negated
        and (o.predicate == headline.predicate or _are_akin(o, headline))
        for o in others
    )


def _is_counted_below(headline: Statement, others: Sequence[Statement]) -> bool:
    """As in "Four held", where the text gives the same number or names as many."""
    same = [o for o in others if o.predicate == headline.predicate and o.negated == headline.negated and o != headline]
    number = headline.value.number if headline.value else None
    named = {o.object.id for o in same if o.object is not None and o.object.level is not NameLevel.ROLE}
    return len(named) == number or any(o.value is not None and o.value.number == number for o in same)


def _are_akin(left: Statement, right: Statement) -> bool:
    """Charged and indicted, convicted and sentenced: two steps of a court that leave one standing."""
    is_step = all(KIND_OF.get(s.predicate) is PredicateKind.PROCEDURE for s in (left, right))
    return is_step and left.standing is right.standing and left.standing in (Standing.CHARGED, Standing.CONVICTED)


def _worth(draft: Draft) -> tuple[bool, int]:
    s = draft.statement
    return (not s.is_headline, sum(1 for part in (s.when, s.where) if part) + min(len(s.speakers), 2))
