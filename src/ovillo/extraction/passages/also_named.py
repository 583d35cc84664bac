"""Upon whom an act was, where the next sentence names more by no verb of its own: "También lo fueron X y Y".

1. "So was X", "También lo fue X": the one passive main verb of the sentence before is told of X too, as held there.
2. "Asimismo, el policía X y la notaria Y.": a sentence without a main verb that opens so goes on with a list, where one
   act upon two or more by name ends the sentence before. Whoever stands in a relative clause is no member, and where
   somebody does there is no list.
3. A term of prison, a negation and what is told as doubtful are carried to nobody, and nothing to lawyers or witnesses.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Statement
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.clause_types import Link, View
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Token

_ACTS = frozenset({"detained", "charged", "indicted", "convicted", "acquitted", "released", "rescued", "investigated"})
_PAIR = 2
_OPENING = 4
"""Tokens in which such words stand."""


def with_also_named(acts: Sequence[Act], studied: Sequence[Reading]) -> list[Act]:
    """The acts, each with the same upon whom the next sentence adds."""
    found = list(acts)
    for before, reading in itertools.pairwise(studied):
        told = [act for act in acts if act.sentence == before.number] if before.number == reading.number - 1 else []
        if not told or reading.cues:
            continue
        first = _behind_pro_verb(reading)
        if first >= 0:
            parties = tuple(parties_of(reading.view, list(list_from(reading.view, first))))
            carried = _passive_of(told, before)
        else:
            parties = tuple(_listed(reading))
            carried = _of_list(told) if parties else []
        if all(_may_be_told(party) for party in parties):
            found.extend(_upon(act, party, reading) for act in carried for party in parties)
    return found


def _words(tokens: Sequence[Token]) -> str:
    return " ".join(token.lower for token in tokens) + " "


def _begins(tokens: Sequence[Token], at: int, phrases: Sequence[str]) -> int:
    """Tokens of the longest of these phrases that begins here; 0 where none does."""
    sizes = (len(phrase.split()) for phrase in phrases if _words(tokens[at:]).startswith(phrase + " "))
    return max(sizes, default=0)


def _opened(reading: Reading) -> int:
    """Tokens of "asimismo,", "also" at the beginning."""
    tokens = reading.view.sentence.tokens
    size = _begins(tokens, 0, reading.grammar.table["also"]["opening"])
    return size + int(size > 0 and size < len(tokens) and tokens[size].text == ",")


def _behind_pro_verb(reading: Reading) -> int:
    """The group right behind "lo fue" or "so was"; -1 where none stands there."""
    view, table = reading.view, reading.grammar.table["also"]
    tokens, at = view.sentence.tokens, _opened(reading)
    size = _begins(tokens, at, table["pro_verbs"]) if at or not table["needs_opening"] else 0
    if not size:
        return -1
    return next((n for n, group in enumerate(view.groups) if group.first == at + size and _is_somebody(group)), -1)


def _is_somebody(group: NounGroup) -> bool:
    return group.entity.type is EntityType.PERSON and group.kind is not ArgumentKind.PRONOUN


def _passive_of(told: Sequence[Act], before: Reading) -> list[Act]:
    """Rule 1: the acts of the one main passive of the sentence."""
    clauses = before.view.clauses
    own = [act for act in told if act.clause >= 0 and clauses[act.clause].link is Link.MAIN and act.statement.object]
    passive = [act for act in own if clauses[act.clause].is_passive]
    places = {act.clause for act in passive}
    return _one_of_each(passive) if len(places) == 1 and len(own) == len(passive) else []


def _of_list(told: Sequence[Act]) -> list[Act]:
    """Rule 2: the acts of the one predicate that is told of two or more by name."""
    own = [act for act in told if act.statement.predicate in _ACTS and act.statement.object is not None]
    named = {act.statement.object.id for act in own if act.statement.object and _is_name(act.statement)}
    is_one = len({act.statement.predicate for act in own}) == 1
    return _one_of_each(own) if is_one and len(named) >= _PAIR else []


def _is_name(statement: Statement) -> bool:
    return statement.object is not None and statement.object.level is not NameLevel.ROLE


def _one_of_each(acts: Sequence[Act]) -> list[Act]:
    """One act of each predicate and doer, where all may be carried; none where one may not."""
    sure = [act for act in acts if act.statement.predicate in _ACTS and not act.statement.negated]
    if len(sure) != len(acts) or any(act.statement.cues for act in acts):
        return []
    places = {act.statement.where for act in acts}
    where = places.pop() if len(places) == 1 else None
    placed = (replace(act, statement=replace(act.statement, where=where)) for act in reversed(acts))
    return list({(a.statement.predicate, a.statement.subject): a for a in placed}.values())


def _listed(reading: Reading) -> Iterator[Party]:
    """Rule 2: the members of a list without a verb; nobody where it has one, or its clauses speak of others."""
    view, at = reading.view, _opened(reading)
    is_told = any(c.verb.mood is Mood.FINITE and c.link is not Link.RELATIVE for c in view.clauses)
    if not at or is_told or _is_apart(reading):
        return
    begin = next((n for n, item in enumerate(view.items) if item.first >= at), len(view.items))
    members: list[int] = []
    is_open, is_aside = True, False
    for item in view.items[begin:]:
        if item.kind in (ItemKind.COMMA, ItemKind.AND) or item.word == ";":
            is_open, is_aside = True, False
        elif item.kind is ItemKind.GROUP:
            group = view.groups[item.ref]
            if _is_somebody(group) and (is_aside or _is_bystander(reading, group)):
                return
            if is_open and _is_somebody(group) and not _is_said_of(view, members, group):
                members.append(item.ref)
            elif is_open and not members:
                return  # "Asimismo, tres vehículos y dos personas"
            is_open = False
        elif item.kind is ItemKind.RELATIVE:
            is_open, is_aside = False, True
        elif not _is_small(item, reading):
            if not members:
                return  # "Además, según X, tres menores"
            is_open = False
    yield from parties_of(view, members)


def _is_bystander(reading: Reading, group: NounGroup) -> bool:
    """As in "También su abogado, X, en declaraciones a la prensa"."""
    words = {token.lower for token in reading.view.sentence.tokens[group.first : group.last + 1]}
    bystanders = reading.grammar.table["inclusions"]["bystanders"]
    return any(word in bystanders or f"{word}s" in bystanders or f"{word}es" in bystanders for word in words)


def _is_apart(reading: Reading) -> bool:
    """As in "También el médico X, rescatado ayer", "el fiscal X, a cargo del caso": another act, another part in it."""
    text = _words(reading.view.sentence.tokens)
    own = {proposal.predicate for proposal in reading.found} & _ACTS - {"charged"}
    return bool(own) or any(f" {phrase} " in text for phrase in reading.grammar.table["also"]["apart"])


def _is_small(item: Item, reading: Reading) -> bool:
    """As "a" in "También a X"."""
    return item.word in reading.grammar.sets["direct_slot"] or item.word in reading.grammar.sets["determiners"]


def _is_said_of(view: View, members: Sequence[int], group: NounGroup) -> bool:
    """As in "X, juez de paz,": what the member before is."""
    is_same = bool(members) and view.groups[members[-1]].entity.id == group.entity.id
    is_bare = group.kind is not ArgumentKind.NAME and group.quantity is None
    has_article = view.sentence.tokens[group.first].lower in view.determiners
    return is_same or (bool(members) and is_bare and not has_article)


def _may_be_told(party: Party) -> bool:
    """Whether somebody is named or counted; "the lawyer" may be anybody's."""
    return party.entity.level is not NameLevel.ROLE or party.value is not None


def _upon(act: Act, party: Party, reading: Reading) -> Act:
    """The act upon this one, quoted up to where they are named."""
    end = reading.view.sentence.end
    own = replace(
        act.statement, object=party.entity, value=party.value, end=end, quote=reading.text[act.statement.start : end]
    )
    return replace(act, statement=own)
