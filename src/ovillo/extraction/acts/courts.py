"""Who can acquit and convict: a court or a jury; who can take an outcome back; what a court does by ordering it.

Rules:
1. A doer called by a word of the courts can; one called by another body's word, police, a prosecutor, an inquiry, a
   watchdog, cannot, and clears nobody by a verdict.
2. A doer whom no noun group holds counts as well: "exonerated by DNA evidence", "an internal inquiry cleared X".
3. Of a doer called by neither nothing is known against it: a judge may have been called one further up.
4. A disciplinary board, an inquiry, the press and public opinion convict nobody, whatever they are called.
5. Who is neither a court nor a prosecutor dismisses a charge only in words: it stands.
6. "The judge sent X to jail", "a court remanded X in custody": a court arrests nobody; it orders.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.proposals import Party, Proposal
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind

_NEAR = 6
"""Tokens between a verb and the words for who does it."""
_TITLE = 3
"""Tokens before a name among which a title stands."""


def is_by_no_court(reading: Reading, clause: Clause) -> bool:
    """Whether somebody who is no court clears by this verb."""
    table, said = reading.grammar.table["acquitters"], set(_doer_of(reading, clause))
    return bool(said & set(table["others"])) and not said & set(table["words"])


def is_told_by_prosecution(reading: Reading, clause: Clause) -> bool:
    """As in "X has been cleared, the prosecutor said": by nobody, and police or prosecutors tell it."""
    view, table = reading.view, reading.grammar.table["acquitters"]
    if not clause.is_passive or _doer_of(reading, clause):
        return False
    tellers = [c.subject for c in view.clauses if c.verb.lemma in reading.grammar.speech_verbs and c.subject >= 0]
    words = {word for group in tellers for word in called(reading, view.groups[group].entity)}
    return bool(words & set(table["prosecuting"])) and not words & set(table["words"])


def is_no_verdict(reading: Reading, clause: Clause) -> bool:
    """Rule 4, of a verb that convicts."""
    table, said = reading.grammar.table["acquitters"], set(_doer_of(reading, clause))
    behind = {t.lower for t in reading.view.sentence.tokens[clause.verb.last + 1 : clause.verb.last + 1 + _NEAR]}
    return bool(behind & set(table["judging_nobody"])) or _judges_nobody(said, table)


def is_found_guilty(reading: Reading, first: int, last: int) -> bool:
    """Whether a court's finding is told before these tokens: not "the mother called X guilty of"."""
    table = reading.grammar.table["acquitters"]
    words = [t.lower for t in reading.view.sentence.tokens[: last + 1]]
    if _judges_nobody(set(words), table):
        return False
    return words[first] not in table["guilt"] or bool(set(words[:first]) & set(table["finding"]))


def _judges_nobody(said: set[str], table: Mapping[str, Any]) -> bool:
    """Whether these words call somebody who convicts nobody, and no court."""
    is_no_bench = not said.isdisjoint(table["no_benches"]) and said.isdisjoint(table["words"])
    return is_no_bench or not said.isdisjoint(table["judging_nobody"])


def _doer_of(reading: Reading, clause: Clause) -> list[str]:
    """The words for who does what this verb says, as far as they stand near."""
    tokens = reading.view.sentence.tokens
    words = [t.lower for t in tokens]
    if clause.is_passive:
        end = clause.verb.last + 1 + _NEAR
        agents = [
            n for n in range(clause.verb.last + 1, min(end, len(words))) if words[n] in reading.view.agents
        ]  # fmt: skip
        near = words[agents[0] + 1 : agents[0] + 1 + _NEAR] if agents else []
    else:
        near = words[max(0, clause.verb.first - _NEAR) : clause.verb.first]
        group = reading.view.groups[clause.subject] if clause.subject >= 0 else None
        if group is not None and group.first < clause.verb.first:
            near = words[
                max(0, group.first - _TITLE) : min(group.last + _TITLE, clause.verb.first)
            ]  # "tribunal de honor"
            near += [w for w in group.entity.name.lower().split() if w not in near]
    return _up_to_stop(near, from_end=not clause.is_passive)


def _up_to_stop(words: Sequence[str], *, from_end: bool) -> list[str]:
    rows = list(reversed(words)) if from_end else list(words)
    end = next((n for n, word in enumerate(rows) if word in {",", ";", ":", "."}), len(rows))
    return rows[:end]


def may_take_back(reading: Reading, party: Party) -> bool:
    """Whether it is a body, or a person whom the sentence gives an office: nobody else annuls or withdraws."""
    if party.entity.type is not EntityType.PERSON:
        return True
    table = reading.grammar.table
    known = {*table["acquitters"]["words"], *table["acquitters"]["others"], *table["officials"]["words"]}
    return bool(called(reading, party.entity) & known)


def is_scorn(reading: Reading, clause: Clause, doers: Sequence[Party]) -> bool:
    """Rule 5: "his lawyer dismissed the charges", "the minister dismissed the accusations as lies" end no case."""
    table = reading.grammar.table["acquitters"]
    if clause.verb.lemma not in table["scorning"] or clause.is_passive or not doers:
        return False
    return not any(_may_dismiss(called(reading, p.entity), p.entity, table) for p in doers)


def _may_dismiss(words: set[str], who: DocumentEntity, table: Mapping[str, Any]) -> bool:
    words |= {word for title in who.titles for word in title.lower().split()}
    if not words.isdisjoint(table["words"]) or not words.isdisjoint(table["prosecution"]):
        return True
    return who.type is not EntityType.PERSON and words.isdisjoint(table["no_benches"])


def is_prosecution(reading: Reading, party: Party) -> bool:
    """Whether it asks for terms or arrests, and gives nobody one: "la Fiscalía obtuvo una condena de 12 años"."""
    table = reading.grammar.table["acquitters"]
    entity, words = party.entity, _titled(reading, party.entity)
    words |= {word for title in entity.titles for word in title.lower().split()}
    return bool(words & set(table["prosecuting"])) and not words & set(table["words"])


def called(reading: Reading, entity: DocumentEntity) -> set[str]:
    """The words of the name, and those right before it, among which a title stands."""
    words = set(entity.name.lower().split())
    for group in reading.view.groups:
        if group.entity.id == entity.id:
            words |= {t.lower for t in reading.view.sentence.tokens[max(0, group.first - _TITLE) : group.last + 1]}
    return words


def _titled(reading: Reading, entity: DocumentEntity) -> set[str]:
    """The words of the name and the one word right before it: "Judge X", "la jueza X"."""
    words = set(entity.name.lower().split())
    for group in reading.view.groups:
        if group.entity.id == entity.id and group.kind is ArgumentKind.NAME:
            words |= {t.lower for t in reading.view.sentence.tokens[max(0, group.first - 1) : group.last + 1]}
    return words


def read_orders_of_courts(reading: Reading) -> None:
    """Rule 6, to be called once the verbs are read: what is told as an arrest by a court is its order."""
    courts = set(reading.grammar.table["no_terms"]["benches"])
    ordered = {(p.clause, p.object.id) for p in reading.found if p.predicate == "ordered" and p.object is not None}

    def is_by_court(proposal: Proposal) -> bool:
        subject = proposal.subject
        if proposal.predicate != "detained" or proposal.negated or subject is None or proposal.object is None:
            return False
        is_role = subject.level is NameLevel.ROLE
        return bool(courts & ({*subject.name.lower().split()} if is_role else _titled(reading, subject)))

    kept = (p for p in reading.found if not (is_by_court(p) and p.object and (p.clause, p.object.id) in ordered))
    reading.found[:] = [replace(p, predicate="ordered") if is_by_court(p) else p for p in kept]
