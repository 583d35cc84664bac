"""What a participle of blame behind a verb says of whoever the verb is about: "X llegó a juicio acusado de vender".

Rules:
1. The verb before it is finite, not negated, and acts on nobody: of "la policía detuvo a X acusado de" it is said of
   X, who stands right before it.
2. No negation stands between the two, nobody else but behind a preposition, and right before it only a place, a thing
   or a court.
3. The participle is of the gender and number of the subject.
"""

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.agreement import participle_agrees
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Grammar

_LIFELESS = frozenset({EntityType.PLACE, EntityType.THING, EntityType.OFFICE, EntityType.ORGANISATION})
_BARRIERS = frozenset({ItemKind.THAT, ItemKind.RELATIVE, ItemKind.STOP, ItemKind.AND, ItemKind.SUBORDINATOR})
_PAIR = 2
_AGREED = frozenset({EntityType.PERSON, EntityType.GROUP})


def settle_depicted(view: View, grammar: Grammar) -> None:
    """Gives such participles the subject of the verb before them."""
    if not grammar.verbs["drops_subjects"]:
        return
    for number, clause in enumerate(view.clauses):
        if clause.verb.mood is Mood.PARTICIPLE and clause.subject >= 0 and _is_of_other_pair(view, clause, grammar):
            clause.subject = -1
        is_bare = clause.verb.mood is Mood.PARTICIPLE and clause.link is Link.NONFINITE and number > 0
        if not is_bare or not _blames(clause, grammar) or not _is_open(view, clause, grammar):
            continue
        main = view.clauses[number - 1]
        if _tells(view, main, clause, grammar):
            clause.subject = main.subject


def _is_of_other_pair(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "A, B y C, ambos condenados a": of three, who the two are is not said."""
    before = view.sentence.tokens[clause.verb.first - 1].lower if clause.verb.first else ""
    members = view.groups[clause.subject].members or list_to(view, clause.subject)
    return before in grammar.cues["denial"].get("pairs", ()) and len(members) > _PAIR


def _blames(clause: Clause, grammar: Grammar) -> bool:
    lemma = clause.verb.lemma
    is_charge = any(frame.complement for _, frame in grammar.patterns.get(lemma, ()))
    return is_charge or any(row.kind is CueKind.ACCUSATION for row in grammar.governors.get(lemma, ()))


def _is_open(view: View, clause: Clause, grammar: Grammar) -> bool:
    """Whether it has no subject, or one that is never accused: a town, a jail, a court; of a clinic it may be said."""
    if clause.subject < 0:
        return True
    group = view.groups[clause.subject]
    if group.entity.type not in _LIFELESS:
        return False
    words = {t.lower for t in view.sentence.tokens[group.first : group.last + 1]}
    never = {*grammar.table["durations"]["jail"], *grammar.table["acquitters"]["words"]}
    is_town = group.entity.type is EntityType.PLACE and group.entity.level is not NameLevel.ROLE
    return bool(words & never) or is_town or not participle_agrees(view, clause.subject, clause.verb, grammar)


def _tells(view: View, main: Clause, clause: Clause, grammar: Grammar) -> bool:
    """Rules 1 to 3."""
    if main.verb.mood is not Mood.FINITE or main.subject < 0 or main.verb.has_object_clitic or main.verb.is_negated:
        return False
    if view.groups[main.subject].entity.type not in _AGREED or view.position[main.subject] > clause.item:
        return False
    own = list_to(view, main.subject)
    between = {t.lower for t in view.sentence.tokens[main.verb.last + 1 : clause.verb.first]}
    if between & (grammar.sets["negations"] | view.as_what):
        return False  # "fue citado como testigo, no como imputado"
    for index in range(main.item + 1, clause.item):
        item, before = view.items[index], view.items[index - 1]
        if item.kind in _BARRIERS:
            return False
        if item.kind is not ItemKind.GROUP or item.ref in own or view.groups[item.ref].entity.type in _LIFELESS:
            continue
        if before.kind is not ItemKind.PREPOSITION or before.word in view.direct | view.agents:
            return False
    return participle_agrees(view, main.subject, clause.verb, grammar)
