"""Who does and who undergoes what a verb says: voice, clitics, word order, dropped subjects.

Rules:
1. A passive has its undergoer for a subject; "se" with a verb has no doer unless "por" names one.
2. A subject that a language drops is whom the sentence before speaks of, if only one can be meant.
3. Officers "of the National Police" are the police.
"""

from dataclasses import dataclass, field

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import CueKind
from ovillo.extraction.arguments import Arguments, list_from, list_to, read_arguments
from ovillo.extraction.clause_types import Clause, Link, View
from ovillo.extraction.clauses import is_possessive
from ovillo.extraction.cues import FoundCue
from ovillo.extraction.grammar import Grammar
from ovillo.extraction.items import ItemKind
from ovillo.extraction.proposals import Party, Proposal, parties_of
from ovillo.extraction.spans import ArgumentKind
from ovillo.extraction.verbs import Mood


@dataclass(slots=True)
class Reading:
    """One sentence while its frames are read."""

    view: View
    grammar: Grammar
    cues: tuple[FoundCue, ...]
    number: int
    """Of the sentence in the document."""
    topic: tuple[Party, ...] = ()
    """Whom the sentence before speaks of, if only one can be meant."""
    told: frozenset[str] = frozenset()
    """The predicates of what the sentence before, in the same paragraph, states."""
    found: list[Proposal] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    arguments: dict[int, Arguments] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does and who undergoes what one verb says."""

    subjects: tuple[Party, ...]
    objects: tuple[Party, ...]
    agents: tuple[Party, ...] = ()
    datives: tuple[Party, ...] = ()
    """As in "imputó el delito a X": to whom, where a direct object stands as well."""


def arguments_of(reading: Reading, number: int) -> Arguments:
    """What stands after the verb of a clause, read once."""
    if number not in reading.arguments:
        reading.arguments[number] = read_arguments(reading.view, reading.view.clauses[number])
    return reading.arguments[number]


def subjects_of(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    if clause.subject < 0 and clause.link is Link.COMPLEMENT and clause.governor >= 0:
        governor = reading.view.clauses[clause.governor]
        if _speaks_of_itself(reading, governor):
            return subjects_of(reading, governor)
    behind = _behind(reading, clause.subject)
    if behind is not None:
        return behind
    if clause.subject < 0:
        return reading.topic if _drops_subject(reading, clause) else ()
    return tuple(parties_of(reading.view, list_to(reading.view, clause.subject)))


def _speaks_of_itself(reading: Reading, governor: Clause) -> bool:
    """As in "negó que haya vendido": who denies or admits, with nobody else named, does so of itself."""
    rows = reading.grammar.governors.get(governor.verb.lemma, ())
    return governor.subject >= 0 and any(row.kind in (CueKind.DENIAL, CueKind.ADMISSION) for row in rows)


def _behind(reading: Reading, group: int) -> tuple[Party, ...] | None:
    """As in "Officers of the National Police": the police."""
    view, table = reading.view, reading.grammar.table["fronts"]
    if group < 0 or group not in view.position:
        return None
    index = view.position[group]
    if view.sentence.tokens[view.groups[group].head].lower not in table["words"] or index + 2 >= len(view.items):
        return None
    preposition, other = view.items[index + 1], view.items[index + 2]
    if other.kind is ItemKind.OTHER and index + 3 < len(view.items):
        other = view.items[index + 3]
    if preposition.word not in table["prepositions"] or other.kind is not ItemKind.GROUP:
        return None
    entity = view.groups[other.ref].entity
    named = view.groups[other.ref].kind is ArgumentKind.NAME
    return (Party(entity),) if named and entity.type is EntityType.ORGANISATION else None


def _drops_subject(reading: Reading, clause: Clause) -> bool:
    """As in "Fue arrestada": a sentence that opens with a singular verb goes on about the same person."""
    view = reading.view
    return (
        bool(reading.grammar.verbs["drops_subjects"])
        and clause.link is Link.MAIN
        and clause is next((c for c in view.clauses if c.verb.mood is Mood.FINITE), None)
        and not clause.verb.is_plural
        and not clause.verb.is_reflexive
        and not any(item.kind is ItemKind.GROUP for item in view.items[: clause.item])
        and not read_arguments(view, clause).direct
    )


def cast_of(reading: Reading, clause: Clause, arguments: Arguments, subjects: tuple[Party, ...]) -> Cast:
    """Who stands where, passive, reflexive and active told apart."""
    view, sets = reading.view, reading.grammar.sets
    direct = tuple(parties_of(view, arguments.direct))
    named = [s for s in arguments.slots if s.preposition in sets["direct_slot"]]
    personal = tuple(p for s in named[:1] for p in parties_of(view, s.groups))
    agents = tuple(
        p for s in arguments.slots if s.preposition in sets["agent_slot"] for p in parties_of(view, s.groups)
    )
    if clause.is_passive:
        return Cast(agents, subjects or (direct if sets["clitics"] else ()), agents)
    fronted = _fronted(reading, clause)
    if clause.verb.is_reflexive and clause.verb.has_object_clitic:
        return Cast((), personal or fronted or reading.topic, agents)
    if clause.verb.is_reflexive:
        return Cast((), personal or fronted or direct or subjects, agents)
    if clause.verb.has_object_clitic:
        return Cast(subjects or direct, fronted or reading.topic)
    if fronted:
        return Cast(subjects or direct, fronted)
    if not personal and not subjects and _has_clitic(reading, clause):
        return Cast((), ())
    if personal and sets["clitics"]:
        before = bool(arguments.direct) and arguments.direct[0] < named[0].groups[0]
        if before and subjects:
            return Cast(subjects, direct, datives=personal)
        return Cast(subjects or (direct if before else ()), personal)
    if clause.link is Link.RELATIVE and clause.subject >= 0 and not direct and not personal:
        return Cast(subjects, _relative_object(reading, clause))
    return Cast(subjects, direct or personal)


def _has_clitic(reading: Reading, clause: Clause) -> bool:
    """As in "que le imputó la fiscalía": what follows the verb may be who does it, not who undergoes it."""
    tokens = reading.view.sentence.tokens[clause.verb.first : clause.verb.head]
    clitics = reading.grammar.sets["object_clitics"] | set(reading.grammar.verbs.get("dative_clitics", ()))
    return bool({t.lower for t in tokens} & clitics)


def _fronted(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "A X se le imputa…", "a X lo detuvo la policía": whom a clitic of the verb takes up."""
    view, grammar = reading.view, reading.grammar
    if not _has_clitic(reading, clause):
        return ()
    begin = clause.opener + 1
    for index in range(begin, clause.item - 1):
        item = view.items[index]
        if item.kind in (ItemKind.OTHER, ItemKind.COMMA, ItemKind.TIME, ItemKind.AND):
            continue
        if item.word not in grammar.sets["direct_slot"] or view.items[index + 1].kind is not ItemKind.GROUP:
            return ()
        return tuple(parties_of(view, list(list_from(view, view.items[index + 1].ref))))
    return ()


def _relative_object(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "the girls whom X sold": the antecedent undergoes what its relative clause says."""
    from_relative = next(
        (
            reading.view.items[i - 1].ref
            for i in (clause.opener,)
            if i > 0 and reading.view.items[i - 1].kind is ItemKind.GROUP
        ),
        -1,
    )
    if from_relative < 0 or from_relative == clause.subject or is_possessive(reading.view, clause.opener):
        return ()
    return tuple(parties_of(reading.view, list_to(reading.view, from_relative)))
