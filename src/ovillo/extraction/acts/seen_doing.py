"""Who is seen at what: "se ve al juez recibiendo dinero", "en el que se los ve cobrando", "vio a X recibir billetes".

Rules:
1. A gerund, or behind a verb of seeing an infinitive, right behind whom the verb of seeing or showing acts upon.
2. "Se los ve": the only people of the sentence before it who are as many and of the gender of the pronoun.
3. What is not seen is not stated, and what is hedged of the seeing is hedged of the act.
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, hold, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.taken_up import clitic_of, is_of_other_gender, whom_before
from ovillo.extraction.sentences.verbs import Mood

_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})


def read_seen_doing(reading: Reading) -> None:
    """Adds what somebody is seen doing; to be called once the verbs are read."""
    table = reading.grammar.table["reduced"]
    for number, clause in enumerate(reading.view.clauses):
        if number in reading.done or clause.governor < 0 or clause.is_passive or clause.verb.is_negated:
            continue
        seeing = reading.view.clauses[clause.governor]
        is_gerund = clause.verb.mood is Mood.GERUND and seeing.verb.lemma in (*table["seen"], *table["shown"])
        is_bare = clause.verb.mood is Mood.INFINITIVE and seeing.verb.lemma in table["seen"] and not clause.preposition
        if not (is_gerund or is_bare) or seeing.is_passive or seeing.verb.mood is not Mood.FINITE:
            continue
        if doers := _seen(reading, seeing, clause):
            cues = (
                *cues_of(reading.view, clause.governor, reading.cues, reading.grammar),
                *cues_of(reading.view, number, reading.cues, reading.grammar),
            )
            if not (holding := hold(cues)).is_negated:
                read_governed(reading, number, doers, holding)


def _seen(reading: Reading, seeing: Clause, clause: Clause) -> tuple[Party, ...]:
    """Rules 1 and 2."""
    view, grammar = reading.view, reading.grammar
    whom = whom_before(view, grammar, seeing)
    if whom >= 0:
        return tuple(parties_of(view, list_to(view, whom)))
    between = [i for i in view.items[seeing.item + 1 : clause.item] if i.kind is not ItemKind.OTHER]
    if seeing.verb.has_object_clitic and clitic_of(view, grammar, seeing):
        return _taken_up(reading, seeing) if not between else ()
    number = view.clause_at[seeing.item]
    arguments = arguments_of(reading, number)
    personal = [s.groups for s in arguments.slots if s.preposition in grammar.sets["direct_slot"]]
    groups = list(personal[0]) if personal else []
    if not groups and seeing.verb.lemma in grammar.table["reduced"]["appearing"]:
        groups = list(arguments.direct) or ([seeing.subject] if seeing.subject >= 0 else [])
    groups = [g for first in groups[:1] for g in list_from(view, first)]
    is_near = bool(groups) and view.position.get(groups[-1], -1) <= clause.item
    found = parties_of(view, groups)
    return tuple(found) if is_near and all(p.entity.type in _PEOPLE for p in found) else ()


def _taken_up(reading: Reading, seeing: Clause) -> tuple[Party, ...]:
    """Rule 2."""
    view, grammar = reading.view, reading.grammar
    clitic = clitic_of(view, grammar, seeing)
    found: dict[frozenset[str], list[Party]] = {}
    for item in view.items[: seeing.item]:
        if item.kind is not ItemKind.GROUP or view.groups[item.ref].entity.type not in _PEOPLE:
            continue
        several = list(list_from(view, list_to(view, item.ref)[0]))
        group, people = view.groups[item.ref], parties_of(view, several)
        is_many = len(people) > 1 or group.is_plural
        if is_many == clitic.endswith("s") and not is_of_other_gender(view, grammar, several[-1], clitic):
            found.setdefault(frozenset(p.entity.id for p in people), people)
    return tuple(next(iter(found.values()))) if len(found) == 1 else ()
