"""Who undergoes an act, where a pattern, its fixed words or a clause after the verb says so.

Rules:
1. A preposition of the pattern names them; after fixed words only what stands after these words counts.
2. "Ordered that X remain in custody", "asked the court to convict X": it is against X, not against who is told.
"""

import itertools
from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.acts.courts import is_prosecution
from ovillo.extraction.acts.frame_values import inner_objects
from ovillo.extraction.sentences.arguments import Arguments, Slot, list_to
from ovillo.extraction.sentences.casting import Cast, cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.datives import dative_told
from ovillo.extraction.sentences.fixed_words import end_of_words, fits, is_subject, tied_before
from ovillo.extraction.sentences.fronted import fronted_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.slot_words import before_slot, is_past_reason, nouns_before
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame, Pattern

_JOINTS = (ItemKind.AND, ItemKind.COMMA)
_IN_FAVOUR = frozenset({"released", "acquitted", "rescued"})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})


def by_pattern(
    reading: Reading, number: int, pattern: Pattern, frame: Frame, cast: Cast
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Who does and who undergoes, where the pattern turns them round or puts one after a preposition."""
    clause = reading.view.clauses[number]
    if pattern.is_inverse:
        return _turned_round(reading, number, pattern, frame, cast)
    if not pattern.prepositions:
        return () if is_by_arrest(reading, pattern, frame) else cast.subjects, cast.objects
    if pattern.lemma in frame.held_as and pattern.words and not clause.is_passive and cast.subjects:
        return cast.objects, undergoers(reading, number, pattern, cast)  # "sindican a X como integrante de la banda"
    subjects = cast.agents if clause.verb.is_reflexive else (cast.objects if clause.is_passive else cast.subjects)
    if clause.verb.is_reflexive and pattern.is_pronominal:
        is_to_whom = bool(pattern.prepositions & reading.grammar.sets["direct_slot"])  # "se unió a la banda"
        behind = () if is_to_whom else cast.subjects or tuple(o for o in cast.objects if not _is_tied(reading, o))
        subjects = subjects_of(reading, clause) or behind
    spelled = f" {' '.join(pattern.words)} "
    is_own = clause.is_passive and any(f" {s.entity.name.lower()} " in spelled for s in subjects)
    if not (subjects or clause.is_passive or clause.verb.is_reflexive) and pattern.words and _drops(reading, frame):
        subjects = cast.objects  # "formaban parte de la red dos enfermeras"
    if is_own or is_subject(reading, number, pattern):  # "fueron emitidas órdenes de captura contra X"
        subjects = cast.agents
    return subjects, undergoers(reading, number, pattern, cast)


def _is_tied(reading: Reading, party: Party) -> bool:
    """As in "fotos de abusos a menores": behind a preposition they do nothing."""
    groups = [g for g in reading.view.groups if g.entity.id == party.entity.id and g.first]
    return any(reading.view.sentence.tokens[g.first - 1].lower in reading.view.prepositions for g in groups)


def is_by_arrest(reading: Reading, pattern: Pattern, frame: Frame) -> bool:
    """As in "arrested X on bribery charges": who arrests need not be who charges; denied, none need be."""
    acts = {f.predicate for p, f in reading.grammar.patterns.get(pattern.lemma, ()) if not p.words}
    return frame.predicate == "charged" and acts == {"detained"}


def _drops(reading: Reading, frame: Frame) -> bool:
    return bool(reading.grammar.verbs.get("drops_subjects")) and frame.predicate == "belongs_to"


def _turned_round(
    reading: Reading, number: int, pattern: Pattern, frame: Frame, cast: Cast
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """As in "was released", "took bribes from X", "got $50 from X"; who "was charged $50" is who pays."""
    is_passive = reading.view.clauses[number].is_passive
    if pattern.is_pronominal and not frame.givers:  # "X se entregó a la policía"
        return (), subjects_of(reading, reading.view.clauses[number])
    if KIND_OF.get(frame.predicate) is PredicateKind.TIE and not frame.givers:
        # "was employed by X", "X hired Y", "was attached to X"
        others = undergoers(reading, number, pattern, cast) if pattern.prepositions else ()
        return cast.objects, others or (cast.agents if is_passive else cast.subjects)
    if frame.has_money and is_passive and not frame.receivers:
        return cast.objects, ()
    if frame.receivers:
        return _handed(reading, number, frame, cast)
    if not frame.givers:
        undergone = cast.objects if is_passive else (cast.subjects or cast.objects)
        if frame.predicate == "sentenced":  # "la Fiscalía obtuvo una condena": of somebody else
            undergone = tuple(p for p in undergone if p.entity.type not in _BODIES or not is_prosecution(reading, p))
        return (), undergone
    billed = reading.grammar.sets["direct_slot"] if pattern.lemma in frame.billing else frozenset()
    slots = [s for s in arguments_of(reading, number).slots if not is_past_reason(reading, number, s)]
    named = [p for s in slots if s.preposition in frame.givers | billed for p in parties_of(reading.view, s.groups)]
    if pattern.lemma in frame.billing and not named:
        named = list(cast.objects)
    return tuple(p for p in named if p.entity.type in frame.subject), cast.objects if is_passive else cast.subjects


def _handed(reading: Reading, number: int, frame: Frame, cast: Cast) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """As in "handed the babies over to couples": those who may want children, and whom they are given."""
    clause, direct = reading.view.clauses[number], parties_of(reading.view, arguments_of(reading, number).direct)
    if clause.is_passive and direct:  # "the couples were given the babies"
        takers = tuple(p for p in cast.objects if _may_take(reading, p))
        given = tuple(p for p in direct if may_be_given(reading, p))
        return (takers, given) if takers and given else ((), ())
    given = tuple(p for p in cast.objects if may_be_given(reading, p))
    known = {p.entity.id for p in given}
    slots = [s for s in arguments_of(reading, number).slots if s.preposition in frame.receivers]
    named = [p for s in slots for p in parties_of(reading.view, s.groups) if p.entity.id not in known]
    takers = tuple(p for p in named if _may_take(reading, p))
    return (takers, given) if takers and given else ((), ())


def _may_take(reading: Reading, party: Party) -> bool:
    """Whether it is one who buys or adopts, or somebody named who holds no office."""
    entity, table = party.entity, reading.grammar.table
    if entity.type is EntityType.PERSON and entity.level is not NameLevel.ROLE:
        return party.value is None and not is_official(reading, party)
    return bool(set(entity.name.lower().split()) & set(table["buyers"]["words"]))


def is_official(reading: Reading, party: Party) -> bool:
    """Whether a title or a role for somebody who speaks for the law stands beside the name."""
    words, tokens = reading.grammar.sets["of_law"], reading.view.sentence.tokens
    groups = [g for g in reading.view.groups if g.entity.id == party.entity.id]
    tied = {g.first for g in groups if g.first and tokens[g.first - 1].lower in reading.view.prepositions}
    first = {g.first: g.first if g.first in tied else max(0, g.first - 2) for g in groups}  # not "in prison for X"
    return any(t.lower in words for g in groups for t in tokens[first[g.first] : g.last + 5])


def is_sought_for(reading: Reading, party: Party) -> bool:
    """As in "pidió prisión preventiva para los policías", and not "pidió al juez"."""
    tokens, sought = reading.view.sentence.tokens, reading.grammar.table["instances"]["sought_for"]
    groups = [g for g in reading.view.groups if g.entity.id == party.entity.id and g.first > 1]
    return any({t.lower for t in tokens[g.first - 2 : g.first]} & set(sought) for g in groups)


def may_be_given(reading: Reading, party: Party) -> bool:
    """Whether it is a child or somebody else whom one hands to another."""
    words = reading.grammar.table.get("given", reading.grammar.table["victims"])["words"]
    return bool(set(party.entity.name.lower().split()) & set(words))


def goods_taken(reading: Reading, number: int) -> tuple[Party, ...]:
    """As in "took bribes", where nobody is seen to give: what was taken."""
    arguments = arguments_of(reading, number)
    occasions = reading.grammar.sets["occasion_slot"]  # "took thousands of dollars in bribes"
    inside = [g for s in arguments.slots[:1] if s.preposition in occasions for g in s.groups]
    found = parties_of(reading.view, arguments.direct or inside)
    return tuple(p for p in found if p.entity.type is EntityType.THING)


def of_clause(reading: Reading, number: int) -> tuple[Party, ...]:
    """Rule 2."""
    clauses = reading.view.clauses
    for index, clause in enumerate(clauses):
        if clause.governor != number or _is_favour(reading, clause):
            continue
        if clause.link is Link.RELATIVE and _is_of_asked(reading, number, clause):
            return _asked_for(reading, index, ())
        if clause.link is not Link.COMPLEMENT:
            continue
        if clause.verb.is_reflexive or _is_procedure(reading, clause):
            subjects = (
                tuple(parties_of(reading.view, list_to(reading.view, clause.subject))) if clause.subject >= 0 else ()
            )
            return _asked_for(reading, index, subjects) or subjects
        if clause.subject >= 0:
            return tuple(parties_of(reading.view, list_to(reading.view, clause.subject)))
    later = reading.grammar.table["governors"]["sequence"]["adjuncts"]
    for preposition, index in arguments_of(reading, number).complements:
        if preposition in later:
            continue  # "pidió justicia tras ser detenido X"
        is_done = clauses[index].verb.mood is Mood.INFINITIVE and not clauses[index].verb.is_negated
        if _is_favour(reading, clauses[index]):
            continue  # "pidió absolver a X y condenar a Y": against Y
        if _is_procedure(reading, clauses[index]) and is_done:
            return _asked_for(reading, index, ())
    return ()


def _is_of_asked(reading: Reading, number: int, clause: Clause) -> bool:
    """As in "pidió al juez que dicte prisión preventiva contra X": what is asked, of whom it is asked of."""
    acts = {frame.predicate for p, frame in reading.grammar.patterns.get(clause.verb.lemma, ()) if not p.words}
    is_measure = not acts & _IN_FAVOUR and _is_procedure(reading, clause)
    if not clause.verb.is_subjunctive or clause.verb.is_negated or not is_measure:
        return False
    asked = (s for s in arguments_of(reading, number).slots if s.preposition in reading.grammar.sets["recipient_slot"])
    return any(clause.subject in slot.groups for slot in asked)


def _asked_for(reading: Reading, number: int, subjects: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom the act asked for would befall; in "pidió dictar prisión preventiva contra X" behind its fixed words."""
    clause, arguments = reading.view.clauses[number], arguments_of(reading, number)
    cast = cast_of(reading, clause, arguments, subjects)
    for pattern, frame in reading.grammar.patterns.get(clause.verb.lemma, ()):
        if pattern.is_negative and pattern.words and fits(reading, number, pattern, arguments):
            return ()  # "pidió que se revoque la prisión preventiva de X"
        is_measure = bool(pattern.words and pattern.prepositions) and not pattern.is_inverse
        if is_measure and KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE and frame.predicate not in _IN_FAVOUR:
            found = undergoers(reading, number, pattern, cast) if fits(reading, number, pattern, arguments) else ()
            if found:
                return found
    return cast.objects


def _is_favour(reading: Reading, clause: Clause) -> bool:
    """Whether what is asked for acquits: such a request is against nobody."""
    frames = {f.predicate for p, f in reading.grammar.patterns.get(clause.verb.lemma, ()) if not p.words}
    return "acquitted" in frames


def fitting(
    reading: Reading, number: int, pattern: Pattern, frame: Frame, cast: Cast, objects: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The undergoers, looked for elsewhere where the object is none, narrowed to the kinds that the verb allows."""
    is_kept = frame.predicate == "harbours"  # "les retenía los pasaportes"
    if (
        cast.datives
        and objects == cast.objects
        and not (is_kept or any(o.entity.type in frame.object for o in objects))
    ):
        objects = cast.datives
    if frame.has_clausal_object and not (pattern.prepositions or pattern.is_inverse or pattern.words):
        objects = of_clause(reading, number) or tuple(o for o in objects if pattern.lemma not in frame.clausal_only)
    if pattern.words and frame.has_inner_object and not objects:
        objects = inner_objects(reading, arguments_of(reading, number))
    objects = tuple(o for o in objects if o.entity.name.lower() not in pattern.words)
    if frame.predicate == "forges" and pattern.words and not any(o.entity.type in frame.object for o in objects):
        behind = parties_of(reading.view, arguments_of(reading, number).after_comma)  # "gave the buyers false papers"
        objects = tuple(o for o in behind if o.entity.type in frame.object)
    if pattern.lemma in frame.narrow:
        return narrowed(reading, pattern, frame, objects)
    if frame.predicate == "searched" and pattern.words:
        return tuple(o for o in objects if not _is_town(o))
    return objects


def _is_town(party: Party) -> bool:
    """As in "realizaron allanamientos en Alcorada": where, and nothing that was searched."""
    return party.entity.type is EntityType.PLACE and party.entity.level is not NameLevel.ROLE


def narrowed(reading: Reading, pattern: Pattern, frame: Frame, objects: Sequence[Party]) -> tuple[Party, ...]:
    """Those of the kinds that the verb allows; contraband is moved by any verb: "trasladaba cocaína"."""
    goods = set(reading.grammar.table["contraband"]["words"]) if frame.predicate == "transports" else set()
    kinds = frame.narrow[pattern.lemma]
    return tuple(o for o in objects if o.entity.type in kinds or goods & set(o.entity.name.lower().split()))


def _is_procedure(reading: Reading, clause: Clause) -> bool:
    """Not "pagar 500 dólares a X", though "pagar fianza" is a procedure."""
    number = reading.view.clause_at[clause.item]
    arguments, patterns = arguments_of(reading, number), reading.grammar.patterns.get(clause.verb.lemma, ())
    rows = [(p, f) for p, f in patterns if fits(reading, number, p, arguments) and not p.is_pronominal]
    return any(KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE for _, frame in rows)


def recipients(reading: Reading, arguments: Arguments, objects: tuple[Party, ...]) -> tuple[Party, ...]:
    slots = reading.grammar.sets["recipient_slot"]
    named = [p for s in arguments.slots if s.preposition in slots for p in parties_of(reading.view, s.groups)]
    table = reading.grammar.table.get("bribed")
    if table is not None:  # "pagaron 5.000 soles para un juez"
        others = [s for s in arguments.slots if s.preposition in table["recipients"]]
        named = [p for s in others for p in parties_of(reading.view, s.groups) if is_bribed(reading, p)] + named
    return tuple(named) or objects


def is_bribed(reading: Reading, party: Party) -> bool:
    """Whether whoever is paid holds an office, by the title beside the name or by the role."""
    words = frozenset(reading.grammar.table.get("bribed", {}).get("words", ()))
    groups = [g for g in reading.view.groups if g.entity.id == party.entity.id]
    tokens = reading.view.sentence.tokens
    near = {t.lower for g in groups for t in tokens[max(0, g.first - 2) : g.head + 1]}
    return bool(words & (near | {w.removeprefix("ex").removeprefix("-") for w in near}))


def undergoers(reading: Reading, number: int, pattern: Pattern, cast: Cast) -> tuple[Party, ...]:
    if not pattern.prepositions:
        return cast.objects
    slots = [s for s in arguments_of(reading, number).slots if s.preposition in pattern.prepositions]
    if before := tied_before(reading, number, pattern):
        return tuple(parties_of(reading.view, before))
    clause = reading.view.clauses[number]
    if not slots and not clause.is_passive:
        fronted = fronted_of(reading, clause) if pattern.words else ()
        return fronted or dative_told(reading, clause)
    if pattern.words:
        slots = _tied_to_words(reading, number, pattern, slots)
    if pattern.is_negative:
        slots = slots[:1]  # "el sobreseimiento de X y el procesamiento de Y"
    if is_subject(reading, number, pattern):  # "una orden de captura emitida por el delito de trata de personas"
        slots = [s for s in slots if s.preposition not in reading.grammar.sets["object_slot"]]
    slots = [s for s in slots if not _is_of_offence(reading, s, pattern)]
    row = _in_row(reading.view, slots)
    if pattern.words:
        row = itertools.takewhile(lambda s: s is slots[0] or not _is_of_more(reading, s), row)
    return tuple(p for s in row for p in parties_of(reading.view, s.groups))


def _is_of_offence(reading: Reading, slot: Slot, pattern: Pattern) -> bool:
    """As in "contra ambas por tráfico de menores": an offence that the pattern does not name stands before "of"."""
    if slot.preposition not in reading.grammar.sets["object_slot"]:
        return False
    offences = set(reading.grammar.table["safeguards"]["no_doers"]) & set(nouns_before(reading, slot))
    return bool(offences) and not offences & set(pattern.words)


def _in_row(view: View, slots: Sequence[Slot]) -> Iterator[Slot]:
    """The first, and those that go on with its preposition: "against X and against Y"; not "for gifts of Y"."""
    for at, slot in enumerate(slots):
        if at and (slot.preposition != slots[0].preposition or before_slot(view, slot) not in _JOINTS):
            return
        yield slot


def _is_of_more(reading: Reading, slot: Slot) -> bool:
    """As in "libertad para X y prisión preventiva para Y": a noun behind the "and" has this one."""
    view, sets = reading.view, reading.grammar.sets
    at = view.position[slot.groups[0]] - 1
    while at > 0 and view.items[at].kind is not ItemKind.PREPOSITION:
        at -= 1
    item = view.items[at - 1] if at else None
    word = view.sentence.tokens[item.last].lower if item is not None and item.kind is ItemKind.OTHER else ""
    return bool(word) and word not in sets["adverbs"] | sets["determiners"]


def _tied_to_words(reading: Reading, number: int, pattern: Pattern, slots: list[Slot]) -> list[Slot]:
    """As in "pidió a los jueces la captura de X": those that stand after the fixed words, all by one preposition."""
    end = end_of_words(reading, number, pattern)
    slots = [s for s in slots if not _is_of_group(reading, s, end)]
    after = [s for s in slots if reading.view.groups[s.groups[0]].first >= end]
    before = [s for s in slots if reading.view.groups[s.groups[0]].last < reading.view.clauses[number].verb.first]
    if before and not after:
        return before  # "la banda de la que formaba parte X"
    if after:
        return [s for s in after if s.preposition == after[0].preposition]
    direct = reading.grammar.sets["direct_slot"] | reading.grammar.sets["recipient_slot"]
    slots = [s for s in slots if s.preposition in direct or s.preposition not in reading.grammar.sets["object_slot"]]
    return [s for s in slots if s.preposition in direct or not _is_parted(reading, s, end)]


def _is_parted(reading: Reading, slot: Slot, end: int) -> bool:
    """As in "decretó prisión para X y libertad para los demás": "and" parts X from the fixed words that end there."""
    between = reading.view.sentence.tokens[reading.view.groups[slot.groups[-1]].last + 1 : end]
    joints = reading.grammar.sets["conjunctions"] - reading.grammar.sets["contrast"]
    return any(token.lower in joints for token in between)


def _is_of_group(reading: Reading, slot: Slot, end: int) -> bool:
    """As in "the arrest was ordered by X, a judge of the court": "of" ties it to the group before, not to the words."""
    view = reading.view
    index = view.position.get(slot.groups[0], 0) - 1
    while index > 0 and view.items[index].kind is ItemKind.OTHER:
        index -= 1
    before = view.items[index - 1] if index > 0 else None
    is_tie = view.items[index].word in reading.grammar.sets["object_slot"]
    return is_tie and before is not None and before.kind is ItemKind.GROUP and before.first >= end
