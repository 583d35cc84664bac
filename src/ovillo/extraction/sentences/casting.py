"""Who does and who undergoes what a verb says: voice, clitics, word order, dropped subjects.

Rules:
1. A passive has its undergoer for a subject; "se" with a verb has no doer unless "por" names one.
2. A subject that a language drops is whom the sentence before speaks of, if only one can be meant.
3. Officers "of the National Police" are the police.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind
from ovillo.extraction.sentences.agents import NO_AGENTS, agents_behind, agents_of_next
from ovillo.extraction.sentences.agreement import is_last_alone
from ovillo.extraction.sentences.arguments import Arguments, Slot, list_to
from ovillo.extraction.sentences.carried import carried_subject, teller_of, who_goes_on
from ovillo.extraction.sentences.clause_types import Clause, Link, is_possessive
from ovillo.extraction.sentences.datives import dative_told, is_dative, is_given, is_of_request, is_trade
from ovillo.extraction.sentences.dropped import (
    denies_of_itself,
    drops_subject,
    goes_on_about_one,
    goes_on_about_several,
    is_anothers,
    sufferers_of,
)
from ovillo.extraction.sentences.fronted import fronted_of, has_clitic
from ovillo.extraction.sentences.group_places import sums_before
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.ruled_on import (
    are_some,
    is_act_of_office,
    is_of_other_clitic,
    names_another,
    one_accused,
    one_ruled,
    ruled_in_relative,
    told_before,
    victims_meant,
    whom_ruled,
)
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.slot_words import before_slot, compound_before, is_past_and, is_published, past_goal
from ovillo.extraction.sentences.sold import (
    given_back,
    given_to,
    is_antecedent_sold,
    is_estate,
    sold_behind,
    sold_for,
    traded,
)
from ovillo.extraction.sentences.taken_up import (
    clitic_of,
    has_unknown_object,
    is_doer_role,
    is_inside_relative,
    is_named_person,
    is_one_of_list,
    is_taken_up_itself,
    may_do,
    objects_meant,
    whom_before,
)
from ovillo.extraction.text.spans import ArgumentKind


@dataclass(frozen=True, slots=True)
class Cast:
    """Who does and who undergoes what one verb says."""

    subjects: tuple[Party, ...]
    objects: tuple[Party, ...]
    agents: tuple[Party, ...] = ()
    datives: tuple[Party, ...] = ()
    """As in "imputó el delito a X": to whom, where a direct object stands as well."""


def subjects_of(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    if clause.subject < 0 and clause.link is Link.COMPLEMENT and clause.governor >= 0:
        governor = reading.view.clauses[clause.governor]
        if _speaks_of_itself(reading, governor) and not is_anothers(reading.view, reading.grammar, clause):
            return subjects_of(reading, governor)
    if own := denies_of_itself(reading, clause):
        return own
    teller = teller_of(reading.view, reading.grammar, clause) if clause.subject < 0 and clause.is_passive else -1
    if teller >= 0:
        return tuple(parties_of(reading.view, [teller]))
    behind = _behind(reading, clause.subject) if is_act_of_office(reading, clause) else None
    if behind is not None:
        return behind
    carried = carried_subject(reading.view, reading.grammar, clause) if clause.subject < 0 else -1
    direct = arguments_of(reading, reading.view.clause_at[clause.item]).direct if carried >= 0 else []
    if carried >= 0 and not any(may_do(reading.view, reading.grammar, clause, g) for g in direct):
        return tuple(parties_of(reading.view, list_to(reading.view, carried)))
    if clause.subject < 0:
        if ruled := ruled_in_relative(reading, clause):
            return ruled
        topic = (goes_on_about_several if clause.verb.is_plural else goes_on_about_one)(reading, clause)
        topic = topic if drops_subject(reading.view, reading.grammar, clause) else ()
        return topic or sufferers_of(reading, clause)
    if is_one_of_list(reading.view, clause) or is_last_alone(reading.view, clause, reading.grammar):
        return tuple(parties_of(reading.view, [clause.subject]))
    return tuple(parties_of(reading.view, list_to(reading.view, clause.subject)))


def _speaks_of_itself(reading: Reading, governor: Clause) -> bool:
    """As in "negó que haya vendido": who denies or admits, with nobody else named, does so of itself."""
    rows = reading.grammar.governors.get(governor.verb.lemma, ())
    if governor.subject < 0 or not any(row.kind in (CueKind.DENIAL, CueKind.ADMISSION) for row in rows):
        return False
    group = reading.view.groups[governor.subject]
    words = {t.lower for t in reading.view.sentence.tokens[group.first : group.last + 1]}
    return not words & set(reading.grammar.table["officials"]["words"])  # a lawyer admits for a client


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
    entity, kind = view.groups[other.ref].entity, view.groups[other.ref].kind
    return (Party(entity),) if kind is ArgumentKind.NAME and entity.type is EntityType.ORGANISATION else None


def _fronted_bodies(reading: Reading, clause: Clause, slot: Slot) -> Sequence[Party]:
    """Of "investigated by agents of the National Police": the police."""
    behind = _behind(reading, slot.groups[0]) if clause.is_passive and len(slot.groups) == 1 else None
    kinds = {KIND_OF.get(row[1].predicate) for row in reading.grammar.patterns.get(clause.verb.lemma, ())}
    return behind if behind is not None and PredicateKind.PROCEDURE in kinds else parties_of(reading.view, slot.groups)


def cast_of(reading: Reading, clause: Clause, arguments: Arguments, subjects: tuple[Party, ...]) -> Cast:
    """Who stands where, passive, reflexive and active told apart."""
    view, sets = reading.view, reading.grammar.sets
    direct = tuple(parties_of(view, objects_meant(view, reading.grammar, clause, arguments)))
    named = [s for s in arguments.slots if s.preposition in sets["direct_slot"] and not compound_before(reading, s)]
    named = past_goal(view, named)
    joined = [s for s in named[1:] if before_slot(view, s) is ItemKind.AND]
    personal = tuple(p for s in (*named[:1], *joined) for p in parties_of(view, s.groups))
    agents = tuple(
        p
        for s in arguments.slots
        if s.preposition in sets["agent_slot"] and not (is_published(reading, s) or is_past_and(reading, s))
        for p in _fronted_bodies(reading, clause, s)
        if p.entity.type not in NO_AGENTS  # "es investigado por la presunta comisión de …"
    )
    if clause.is_passive:
        return _passive_cast(reading, clause, arguments, Cast(subjects, direct, agents))
    if (traded := _trade_cast(reading, clause, arguments, subjects, personal)) is not None:
        return traded
    whom = whom_before(view, reading.grammar, clause)
    if whom >= 0:
        if clause.verb.is_reflexive:  # "a quien se señala"
            subjects, arguments = (), Arguments()
        return _whom_cast(reading, clause, arguments, Cast(subjects, personal), whom)
    fronted = fronted_of(reading, clause)
    if given := given_back(reading, clause, subjects):
        return Cast(subjects, given, datives=personal)  # "se los vendían a parejas"
    if clause.verb.is_reflexive:
        return _reflexive_cast(reading, clause, Cast(subjects, direct, agents), personal, fronted)
    if clause.verb.has_object_clitic:
        return _clitic_cast(reading, clause, Cast(subjects, direct), personal, fronted)
    if fronted:
        return _fronted_cast(Cast(subjects, direct), personal, fronted, is_given=is_given(reading, clause))
    return _active_cast(reading, clause, arguments, Cast(subjects, direct), personal, named)


def _active_cast(
    reading: Reading,
    clause: Clause,
    arguments: Arguments,
    cast: Cast,
    personal: tuple[Party, ...],
    named: Sequence[Slot],
) -> Cast:
    """Of an active verb without pronoun: who stands before or behind it, with "a" or not."""
    sets = reading.grammar.sets
    subjects, direct = cast.subjects, cast.objects
    if direct and not subjects and sums_before(reading.view, clause):
        return Cast(direct, personal)  # "los 5.000 soles que pagó la víctima"
    if sets["clitics"] and direct and not personal and _is_doer_behind(reading, clause, direct, subjects):
        told = _relative_object(reading, clause) if clause.link is Link.RELATIVE and not subjects else subjects
        subjects, direct = direct, told
    if not personal and not subjects and has_clitic(reading, clause):
        return Cast((), ())
    if personal and sets["clitics"]:
        before = bool(arguments.direct) and arguments.direct[0] < named[0].groups[0]
        if not subjects and (found := traded(reading, clause, direct, personal)) is not None:
            return Cast(found[0], found[1], datives=found[2])
        if direct and ((before and subjects) or is_dative(reading, clause)):  # "le incautaron a X 12 teléfonos"
            return Cast(subjects, direct, datives=personal)
        return Cast(subjects or (direct if before else ()), personal)
    is_told = clause.link is Link.COMPLEMENT and reading.view.items[clause.opener].kind is ItemKind.RELATIVE
    if (clause.link is Link.RELATIVE or is_told) and clause.subject >= 0 and not direct and not personal:
        return Cast(subjects, _relative_object(reading, clause) or told_before(reading, clause))
    return _plain_cast(reading, clause, arguments, Cast(subjects, direct or personal))


def _trade_cast(
    reading: Reading, clause: Clause, arguments: Arguments, subjects: tuple[Party, ...], personal: tuple[Party, ...]
) -> Cast | None:
    """Of a sale, what is sold and to whom: "X sold Y a baby", "el bebé que X vendió a Y"; `None` where it is plain."""
    if not is_trade(reading, clause):
        return None
    if personal and reading.grammar.sets["clitics"] and is_estate(reading, clause):
        return Cast(subjects, (), datives=personal)
    if behind := sold_behind(reading, clause, arguments, subjects, personal):
        return Cast(*behind, datives=personal)
    if (priced := sold_for(reading, clause, arguments)) is not None:
        return Cast(subjects, priced[0], datives=priced[1] if priced[0] else ())
    given = given_to(reading, clause, arguments)
    if given is not None:
        sold, to = (tuple(parties_of(reading.view, row)) for row in (given[1:], given[:1]))
        return Cast(subjects, sold, datives=to)
    is_open = personal and not arguments.direct and reading.grammar.sets["clitics"]
    if is_open and is_antecedent_sold(reading, clause, subjects):  # "la bebé, que había comprado a X"
        doer = who_goes_on(view := reading.view, reading.grammar, clause)
        return Cast(tuple(parties_of(view, list_to(view, doer))) if doer >= 0 else (), subjects, datives=personal)
    told = _relative_object(reading, clause) if is_open and is_inside_relative(reading.view, clause) else ()
    return Cast(subjects, told, datives=personal) if told else None


def _passive_cast(reading: Reading, clause: Clause, arguments: Arguments, cast: Cast) -> Cast:
    has_clitics = bool(reading.grammar.sets["clitics"])
    agents = cast.agents or agents_behind(reading, arguments) or agents_of_next(reading, clause)
    if cast.objects and cast.subjects and not has_clitics and is_trade(reading, clause):
        return Cast(agents, cast.objects, agents, datives=cast.subjects)  # "X was sold a baby by Y"
    behind = _behind_comma(reading, clause, arguments) if not cast.objects else ()
    return Cast(agents, behind or cast.subjects or (cast.objects if has_clitics else ()), agents)


def _reflexive_cast(
    reading: Reading, clause: Clause, cast: Cast, personal: tuple[Party, ...], fronted: tuple[Party, ...]
) -> Cast:
    has_clitic = clause.verb.has_object_clitic
    if has_clitic and is_trade(reading, clause):  # "La bebé se la vendió X a Y": nobody certain
        return Cast((), ())
    topic = reading.topics if clitic_of(reading.view, reading.grammar, clause).endswith("s") else reading.topic
    taken = (told_before(reading, clause) or one_ruled(reading, clause, topic)) if has_clitic else ()
    is_anothers = is_dative(reading, clause) and is_of_request(reading, clause)
    others = () if has_clitic else cast.objects or (() if is_anothers else cast.subjects)
    told = () if personal or fronted or taken or cast.objects else dative_told(reading, clause)
    return Cast((), personal or fronted or taken or told or others, cast.agents)


def _clitic_cast(
    reading: Reading, clause: Clause, cast: Cast, personal: tuple[Party, ...], fronted: tuple[Party, ...]
) -> Cast:
    """Of a verb with "lo", "las": whom that takes up, before it or in the sentence before."""
    cast = replace(cast, subjects=()) if are_some(reading, clause) else cast
    is_doer_behind = clause.subject >= 0 and is_taken_up_itself(reading.view, reading.grammar, clause)
    if cast.objects and not personal and is_doer_behind:
        return Cast(cast.objects, cast.subjects)  # "La banda la dirigía X"
    is_act, is_many = is_act_of_office(reading, clause), clitic_of(reading.view, reading.grammar, clause).endswith("s")
    named = reading.topics if is_act and is_many else [p for p in reading.topic if p.entity.level is not NameLevel.ROLE]
    known = tuple(named) or (one_accused(reading, clause) if is_act and not is_many else ())
    is_unclear = not (cast.subjects or cast.objects or clause.verb.is_plural or reading.is_alone)  # "La acusó"
    is_unclear = is_unclear or is_trade(reading, clause) or names_another(reading, clause, known)
    is_unclear = is_unclear or (
        not is_act and not reading.is_alone and any(p.entity.id in reading.doers for p in known)
    )
    known = tuple(p for p in known if not (is_unclear or is_of_other_clitic(reading, clause, p)))
    teller = teller_of(reading.view, reading.grammar, clause) if cast.subjects else -1
    told = tuple(parties_of(reading.view, [teller] if teller >= 0 else []))
    told = told if {p.entity.id for p in told} - {p.entity.id for p in cast.subjects} else ()
    return Cast(
        cast.subjects or cast.objects,
        fronted
        or _with_same_clitic(reading, clause)
        or told_before(reading, clause)
        or told
        or one_ruled(reading, clause, known)
        or (victims_meant(reading, clause) if cast.subjects else ()),
    )


def _with_same_clitic(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "las trasladaba a un club, donde las obligaban a": whom the same pronoun took up."""
    governor = reading.view.clauses[clause.governor]
    clitics = {clitic_of(reading.view, reading.grammar, each) for each in (clause, governor)}
    is_same = len(clitics) == 1 and max(clitics).endswith("s") and governor.verb.has_object_clitic
    if clause.governor < 0 or not is_same or clause.link is Link.MAIN:
        return ()
    return cast_of(reading, governor, arguments_of(reading, clause.governor), subjects_of(reading, governor)).objects


def _fronted_cast(cast: Cast, personal: tuple[Party, ...], fronted: tuple[Party, ...], *, is_given: bool) -> Cast:
    """As in "a X lo detuvo la policía"; of "a X, Y le vendió un bebé" it is the baby that is sold."""
    if is_given and personal:  # "A X le compraron a su hija"
        known = {p.entity.id for p in fronted}
        return Cast((), tuple(p for p in personal if p.entity.id not in known))
    if is_given and cast.objects and not cast.subjects:
        return Cast((), ())  # "A X le vendió un bebé Y": nobody certain
    if cast.subjects and cast.objects:
        return replace(cast, datives=fronted)
    return Cast(cast.subjects or cast.objects, fronted)


def _whom_cast(reading: Reading, clause: Clause, arguments: Arguments, cast: Cast, whom: int) -> Cast:
    """As in "a quienes captaba la red"; in "la mujer a la que vendieron el bebé" nobody is told to be sold."""
    view, direct, subjects, personal = reading.view, arguments.direct, cast.subjects, cast.objects
    if (is_dative(reading, clause) and not direct) or has_unknown_object(view, clause):
        return Cast((), ())  # "a quien le vendieron a su hija", "a quienes retenía la documentación"
    if not subjects and direct and not may_do(view, reading.grammar, clause, direct[0]):
        return Cast((), ())
    wards = tuple(p for p in personal if is_trade(reading, clause))
    if wards and not direct:  # "las personas a las que vendían a los bebés"
        return Cast(subjects, wards, datives=tuple(parties_of(view, list_to(view, whom))))
    if subjects and direct:  # "X, a quien Y vendió un bebé": sold to X
        return Cast(subjects, tuple(parties_of(view, direct)), datives=tuple(parties_of(view, list_to(view, whom))))
    return Cast(subjects or tuple(parties_of(view, direct)), tuple(parties_of(view, list_to(view, whom))))


def _plain_cast(reading: Reading, clause: Clause, arguments: Arguments, cast: Cast) -> Cast:
    """Of an active verb: its own object, that of the verbs in a row with it, or whom a pronoun takes up."""
    is_subject = reading.grammar.sets["clitics"] and not cast.subjects and arguments.direct
    if is_subject and is_named_person(reading.view, arguments.direct[0]):
        return Cast(cast.objects, ())
    if cast.objects:
        return cast
    taken = _shared_object(reading, clause) or told_before(reading, clause) or whom_ruled(reading, clause)
    return Cast(cast.subjects, taken)


def _shared_object(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "por captar, trasladar y explotar a tres mujeres": verbs in a row have the object of the last one."""
    view = reading.view
    at = clause.item + 1
    while at < len(view.items) and view.items[at].kind in (ItemKind.COMMA, ItemKind.AND):
        at += 1
    if at in (clause.item + 1, len(view.items)) or view.items[at].kind is not ItemKind.VERB:
        return ()
    number = view.clause_at[at]
    other = view.clauses[number]
    if other.verb.mood is not clause.verb.mood or other.is_passive or other.verb.has_object_clitic:
        return ()
    arguments = arguments_of(reading, number)
    named = [s.groups for s in arguments.slots if s.preposition in reading.grammar.sets["direct_slot"]]
    is_direct = reading.grammar.sets["clitics"] and named and not arguments.direct
    found = list(named[0]) if is_direct else list(arguments.direct)
    return tuple(parties_of(view, found)) if found else _shared_object(reading, other)


def _behind_comma(reading: Reading, clause: Clause, arguments: Arguments) -> tuple[Party, ...]:
    """As in "fue detenido, según la policía, X, de 21 años": the name that a source parts from its verb."""
    view, rest = reading.view, arguments.after_comma
    if not reading.grammar.sets["clitics"] or clause.subject >= 0 or not rest or not arguments.slots:
        return ()
    group, at = view.groups[rest[0]], view.position[rest[0]]
    is_apart = at > 1 and view.items[at - 1].kind is ItemKind.COMMA
    is_told = any(s.preposition in reading.grammar.table["sources"]["words"] for s in arguments.slots)
    is_named = group.kind is ArgumentKind.NAME and group.entity.type is EntityType.PERSON
    return tuple(parties_of(view, rest[:1])) if is_apart and is_told and is_named else ()


def _is_doer_behind(reading: Reading, clause: Clause, direct: Sequence[Party], subjects: Sequence[Party]) -> bool:
    """As in "los hechos que investiga la Fiscalía": in a relative clause, a body without "a" before it does the act."""
    doers = {EntityType.PERSON, EntityType.ORGANISATION, EntityType.OFFICE, EntityType.GROUP}
    is_body = direct[0].entity.type in (EntityType.ORGANISATION, EntityType.OFFICE)
    is_told = any(c.link is Link.COMPLEMENT and c.verb.last < clause.verb.first for c in reading.view.clauses)
    if clause.link is Link.RELATIVE and direct[0].entity.type in (EntityType.PERSON, EntityType.GROUP):
        group = arguments_of(reading, reading.view.clause_at[clause.item]).direct[0]
        is_named = reading.view.groups[group].kind is ArgumentKind.NAME
        return (is_named or is_doer_role(reading.view, reading.grammar, clause, group)) and not is_told
    if clause.link is Link.RELATIVE and is_body and is_act_of_office(reading, clause) and not is_told:
        table, words = reading.grammar.table, set(direct[0].entity.name.lower().split())
        known = {w for s in subjects for w in s.entity.name.lower().split()}
        if words & set(table["public_bodies"]["words"]) and not known & set(table["lawful"]["doers"]):
            return True  # "la clínica que allanó la Policía"
    return (
        clause.link in (Link.RELATIVE, Link.COMPLEMENT)
        and is_body
        and not any(s.entity.type in doers for s in subjects)
    )


def _relative_object(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "the girls whom X sold", "Y, a quien X acusó": the antecedent undergoes what its relative clause says."""
    view, at = reading.view, clause.opener - 1
    is_personal = at >= 0 and view.items[at].word in reading.grammar.sets["direct_slot"]
    is_object = view.items[clause.opener].word in reading.grammar.speech.get("object_relatives", ())
    at -= is_personal
    if at >= 0 and view.items[at].kind is ItemKind.COMMA and (is_personal or is_object):
        at -= 1
    found = view.items[at].ref if at >= 0 and view.items[at].kind is ItemKind.GROUP else -1
    if found < 0 or found == clause.subject or is_possessive(view, clause.opener):
        return ()
    return tuple(parties_of(view, list_to(view, found)))
