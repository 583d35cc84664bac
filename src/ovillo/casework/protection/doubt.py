"""Whoever is blamed and may be a protected person: what a name suggests is no decision.

1. Who is told to have done something, or is detained, accused, charged or tried, and whose name only may be a protected
   one, is never under the pseudonym: it would say of the protected person what was said of the other.
2. They are shown by name where something says that they are two: a sentence that tells something of both, ages more
   than ten years apart, numbers of identity cards that differ, or a decision of somebody inside the compartment, who
   sees both names. What parts one bearer of a name from the protected person parts the others, unless it parts them
   from that bearer, too.
3. Else they are hidden without saying whose they are, until somebody inside decides: a victim may be accused, too, and
   a name that was shown cannot be taken back.
4. A name that has all words of a protected one is never shown, and is told as somebody else's where something says so.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ovillo.casework.protection.accused import is_accused
from ovillo.casework.protection.kin import KIN_PREDICATES, is_blamed_by
from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.particulars import HIDDEN
from ovillo.casework.protection.people import IsOne
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.statements import Statement

TELLING_PREDICATES: Final = (*KIN_PREDICATES, "age", "identifier")
"""Of the few statements that say who is not who, besides those that blame."""
_YEARS_APART: Final = 10
_CARD: Final = re.compile(r"(?<!\d)\d{8}(?!\d)")
Named = tuple[DocumentEntity, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a case says of who is blamed and who is not who."""

    statements: Sequence[Statement] = ()
    """Of `TELLING_PREDICATES`."""
    blaming: Callable[[], Sequence[Statement]] = tuple
    """Those of `BLAMING_PREDICATES`: many, and read where anybody may be meant."""
    judgements: Sequence[Judgement] = ()
    inside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By pseudonym: who may know the name, and so decides who is meant by another."""
    documents: Callable[[], Sequence[Document]] = tuple
    """With their texts, whose words beside a name accuse where no statement does; read where anybody may be meant."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """Those who are blamed and may be a protected person."""

    ids: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    """Of whom something says that they are somebody else; ids."""
    decided: Mapping[str, str] = field(default_factory=dict)
    """By id, the pseudonym of whom somebody inside decided that they are."""


class _Signs:
    """What parts two bearers of names that may be one."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._ages: dict[str, set[float]] = defaultdict(set)
        self._cards: dict[str, set[str]] = defaultdict(set)
        self._in_one: set[frozenset[str]] = set()
        self.blamed: set[str] = set()
        self.add(statements)

    def add(self, statements: Iterable[Statement]) -> None:
        """Learns more of them."""
        for said in statements:
            if said.negated:
                continue
            if said.subject is not None and said.value is not None:
                if said.predicate == "age" and said.value.number is not None and said.value.unit == "year":
                    self._ages[said.subject.id].add(float(said.value.number))
                elif said.predicate == "identifier":
                    self._cards[said.subject.id].update(_CARD.findall(said.value.text))
            if said.subject is not None and said.object is not None:
                self._in_one.add(frozenset((said.subject.id, said.object.id)))
            who = is_blamed_by(said)
            if who is not None:
                self.blamed.add(who.id)

    def tell_of(self, one: str) -> bool:
        """Whether an age or a card of somebody is told."""
        return one in self._ages or bool(self._cards.get(one))

    def part(self, one: str, other: str) -> bool:
        """Whether something says that two are not one."""
        ages = [abs(left - right) for left in self._ages.get(one, ()) for right in self._ages.get(other, ())]
        cards, theirs = self._cards.get(one, set()), self._cards.get(other, set())
        return (
            frozenset((one, other)) in self._in_one
            or (bool(ages) and min(ages) > _YEARS_APART)
            or (bool(cards and theirs) and not cards & theirs)
        )


def doubted(
    maybe: Mapping[str, Named],
    by_name: Mapping[str, Named],
    hidden: Mapping[str, Named],
    read: Callable[[], Told],
    may_be: IsOne,
) -> Doubted:
    """What is to be held of those whose names may be hidden ones.

    Args:
        maybe: they, by id, each with the pseudonym, or with what hides a name that may be several people's.
        by_name: those who are taken for protected people by nothing but a name that is the same.
        hidden: all who are protected, these among them.
        read: what the case says.
        may_be: whether two names may be one person's.
    """
    if not maybe and not by_name:
        return Doubted()
    told = read()
    signs = _Signs(told.statements)
    by_name = {each: it for each, it in by_name.items() if signs.tell_of(each)}
    if not maybe and not by_name:
        return Doubted()
    signs.add(told.blaming())
    signs.blamed |= _accused([it for it, _ in (*maybe.values(), *by_name.values())], told.documents())
    hidden = {each: it for each, it in hidden.items() if each not in by_name or each not in signs.blamed}
    blamed = [it for each, it in {**maybe, **by_name}.items() if each in signs.blamed]
    if not blamed:
        return Doubted()
    of_name: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for each, _ in (*maybe.values(), *by_name.values(), *hidden.values()):
        of_name[words_of(each.name)].add(each.id)
    decided = _Decided(told, hidden, of_name)
    meant = {each.id: whom for each, _ in blamed if (whom := decided.whom(each)) is not None}
    others = set[str]()
    for each, who in blamed:
        owners = {who} if who != HIDDEN else _owners(each, hidden, may_be)
        if each.id not in meant and all(_are_two(each, it, hidden, signs, decided) for it in owners):
            others.add(each.id)
    names = {words_of(each.name): each.id for each, _ in blamed if each.id in others}
    for each, _ in blamed:
        like = names.get(words_of(each.name))
        if like is not None and each.id not in meant and not signs.part(each.id, like):
            others.add(each.id)
    return Doubted(frozenset(each.id for each, _ in blamed), frozenset(others), meant)


def _accused(people: Iterable[DocumentEntity], documents: Iterable[Document]) -> set[str]:
    """The ids of those whom the words beside their names accuse."""
    by_id = {each.id: each for each in documents}
    return {it.id for it in people if it.document in by_id and is_accused(it, by_id[it.document])}


def _owners(each: DocumentEntity, hidden: Mapping[str, Named], may_be: IsOne) -> set[str]:
    """The pseudonyms of those who may be meant by a name."""
    words = set(words_of(each.name))
    return {who for it, who in hidden.values() if words & set(words_of(it.name)) or may_be(it.name, each.name)}


def _are_two(each: DocumentEntity, owner: str, hidden: Mapping[str, Named], signs: _Signs, decided: "_Decided") -> bool:
    """Whether something parts one who is blamed from a protected person."""
    of_owner = (it.id for it, who in hidden.values() if who == owner)
    return decided.is_other(each, owner) or any(signs.part(each.id, it) for it in of_owner)


class _Decided:
    """What people inside the compartments decided of pairs of names: the last word counts."""

    def __init__(
        self, told: Told, hidden: Mapping[str, Named], of_name: Mapping[tuple[str, ...], Iterable[str]]
    ) -> None:
        self._of_name = of_name
        self._verdicts: dict[tuple[str, str], Verdict] = {}
        for each in sorted(told.judgements, key=lambda one: one.at):
            for here, there in _ways(each):
                owner = hidden.get(here)
                if owner is not None and each.undone_by is None and each.by in told.inside.get(owner[1], frozenset()):
                    self._verdicts[there, owner[1]] = each.verdict

    def is_other(self, each: DocumentEntity, owner: str) -> bool:
        """Whether they decided that a blamed person is not this protected one."""
        return self._verdict(each, owner) is Verdict.DIFFERENT

    def whom(self, each: DocumentEntity) -> str | None:
        """The pseudonym of the protected person whom they decided a blamed one to be."""
        owners = sorted({owner for _, owner in self._verdicts})
        return next((owner for owner in owners if self._verdict(each, owner) is Verdict.SAME), None)

    def _verdict(self, each: DocumentEntity, owner: str) -> Verdict | None:
        """Of this bearer of the name, else of another: a pair is judged once for all who bear a name."""
        ids = (each.id, *sorted(self._of_name.get(words_of(each.name), ())))
        return next((found for it in ids if (found := self._verdicts.get((it, owner))) is not None), None)


def _ways(judged: Judgement) -> Iterator[tuple[str, str]]:
    if judged.right is not None and judged.verdict in {Verdict.SAME, Verdict.DIFFERENT}:
        yield judged.left, judged.right
        yield judged.right, judged.left
