"""Verbs that state an act only of some, or only where some do it: "freed" the children, "picked up" by police."""

from collections.abc import Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind
from ovillo.extraction.acts.captives import is_captive
from ovillo.extraction.acts.courts import is_scorn
from ovillo.extraction.acts.moved import is_plain_conduct
from ovillo.extraction.acts.reasons import is_of_reason
from ovillo.extraction.acts.undergoers import is_by_arrest, is_official, is_sought_for, narrowed
from ovillo.extraction.sentences.arguments import Arguments
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.cues import span_cue
from ovillo.extraction.sentences.dropped import is_left_to_speaker
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame, Pattern

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_ACTORS = _BODIES | {EntityType.PERSON, EntityType.GROUP}
_TIES_OF_GANGS = frozenset({"leads", "belongs_to"})
_OF_PERSONS = frozenset({"detained", "released", "rescued", "sentenced", "convicted"})


def within_limits(
    reading: Reading, pattern: Pattern, frame: Frame, subjects: Sequence[Party], objects: Sequence[Party]
) -> tuple[Party, ...] | None:
    """Whom this verb may state the act of; `None` where it does not state it."""
    public = frozenset(reading.grammar.table["public_bodies"]["words"])
    if frame.predicate == "contacts" and _is_calling_itself(reading, pattern):
        return None
    kept = tuple(o for o in objects if _is_right_kind(frame, o, public))
    if frame.predicate == "investigated":  # "investigates whether the children were sold"
        wards = frozenset(reading.grammar.table["wards"]["words"])
        kept = tuple(o for o in kept if o.entity.type is EntityType.GROUP or not _is_called(o, wards))
    if frame.predicate == "requested":  # "pidió al juez X cuatro meses más": asked of X, not for X
        kept = tuple(o for o in kept if is_sought_for(reading, o) or not is_official(reading, o))
    is_mixed = frame.predicate == "intercepted" and pattern.lemma in frame.narrow and len(kept) < len(objects)
    if objects and (not kept or is_mixed):  # "se intervinieron armas y teléfonos": taken, not listened to
        return None
    if frame.predicate == "partner_of" and len({o.entity.id for o in kept}) > 1:
        return None  # "the priest married X and Y"
    if pattern.lemma in frame.narrow:
        kept = narrowed(reading, pattern, frame, kept)
    is_bailed = any(t.lower in reading.grammar.table["bailed"]["words"] for t in reading.view.sentence.tokens)
    if pattern.lemma in frame.only_of and not (pattern.words and pattern.prepositions):
        is_other = is_bailed and frame.predicate == "rescued"
        called = frame.only_of[pattern.lemma]
        kept = tuple(o for o in kept if not is_other and (_is_called(o, called) or is_captive(reading, o)))
    is_freed = is_bailed and frame.predicate == "released" and not pattern.is_inverse  # not "his lawyers posted bail"
    if pattern.lemma in frame.never_of and not is_freed:
        is_held = frame.predicate == "released"
        kept = tuple(
            o
            for o in kept
            if not (_is_called(o, frame.never_of[pattern.lemma]) or (is_held and is_captive(reading, o)))
        )
    is_limited = any(pattern.lemma in rows for rows in (frame.narrow, frame.only_of, frame.never_of))
    if is_limited and not kept and (objects or not (frame.has_money or frame.predicate == "seized")):
        return None
    allowed = frame.doers.get(pattern.lemma)
    if allowed is None or pattern.is_inverse or pattern.is_negative or (pattern.words and not subjects):
        return kept
    if pattern.lemma in frame.or_nobody and not subjects:
        return kept
    if not subjects and any(o.value is not None for o in kept) and _is_from_somebody(reading, pattern):
        return kept
    officials = frozenset((*reading.grammar.table["fronts"]["words"], *reading.grammar.table["acquitters"]["words"]))
    return kept if any(s.entity.type in allowed or _is_called(s, officials) for s in subjects) else None


def _is_calling_itself(reading: Reading, pattern: Pattern) -> bool:
    """As in "the gang calls itself the X": a name, and no call."""
    tokens = reading.view.sentence.tokens
    after = {
        tokens[clause.verb.last + 1].lower
        for clause in reading.view.clauses
        if clause.verb.lemma == pattern.lemma and clause.verb.last + 1 < len(tokens)
    }
    return bool(after & set(reading.grammar.verbs.get("own_objects", ())))


def _is_right_kind(frame: Frame, party: Party, public: frozenset[str]) -> bool:
    """As in "ran brothels", never "ran the house": of some kinds only what certain words call."""
    entity = party.entity
    if entity.type is EntityType.GROUP and entity.level is not NameLevel.ROLE and frame.predicate in _OF_PERSONS:
        return False  # a cartel with a name is not arrested
    if frame.predicate in _TIES_OF_GANGS and is_public(entity, public):
        return False  # a judge is of a chamber, and no member of it as of a gang
    words = frame.only_called.get(entity.type)
    return words is None or bool(words & set(party.entity.name.lower().split()))


def is_public(entity: DocumentEntity, words: frozenset[str]) -> bool:
    """Whether one of these words calls it a body of the state or of the law: who heads it holds a post."""
    return entity.type in _BODIES and bool(set(entity.name.lower().split()) & words)


def _is_from_somebody(reading: Reading, pattern: Pattern) -> bool:
    """As in "two phones were recovered from them": taken, not come back by itself."""
    tokens, words = reading.view.sentence.tokens, reading.grammar.table["goods"]["from"]
    ends = [c.verb.last for c in reading.view.clauses if c.verb.lemma == pattern.lemma and c.is_passive]
    found = set(reading.grammar.table["goods"].get("found", ()))
    if any(found & {t.lower for t in tokens[end + 1 : end + 8]} for end in ends):
        return True  # "were recovered during a raid"
    return any(end + 1 < len(tokens) and tokens[end + 1].lower in words for end in ends)


def may_be_nobodys(reading: Reading, clause: Clause) -> bool:
    """As in "lograron detener a X": procedure by whom the sentence does not say."""
    return is_act(reading, clause) and bool(reading.grammar.verbs["drops_subjects"])


def is_act(reading: Reading, clause: Clause) -> bool:
    """Whether all that the verb can state is procedure."""
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    acts = [f for p, f in rows if p.lemma not in f.held_as]
    return bool(acts) and all(KIND_OF.get(f.predicate) is PredicateKind.PROCEDURE for f in acts)


def is_of_acts(reading: Reading, arguments: Arguments) -> bool:
    """As in "el juez rechazó detener a X": who refuses an act of procedure does not do it; nobody denies it."""
    found = [reading.view.clauses[n] for _, n in arguments.complements]
    return bool(found) and all(c.verb.mood is Mood.INFINITIVE and is_act(reading, c) for c in found)


def kind_after(reading: Reading, lemma: str, kind: CueKind | None) -> CueKind | None:
    """What the conduct behind a charge is held as: admitted, in "pleaded guilty to two counts of"."""
    return CueKind.ADMISSION if lemma in reading.grammar.table.get("pleas", {}).get("verbs", ()) else kind


def is_aim(reading: Reading, clause: Clause) -> bool:
    """As in "pleaded guilty to protect X": what somebody meant by it, not what they pleaded guilty to."""
    pleas = reading.grammar.table.get("pleas", {}).get("own", ())
    lemma = reading.view.clauses[clause.governor].verb.lemma if clause.governor >= 0 else ""
    before = [t.lower for t in reading.view.sentence.tokens[: clause.verb.first][-2:]]  # "to conspiracy to smuggle"
    is_named = bool(set(before) & set(reading.grammar.table["involved"]["part"]))
    return lemma in pleas and clause.verb.mood is Mood.INFINITIVE and not is_named


def is_past_aside(reading: Reading, clause: Clause) -> bool:
    """As in "arrested X, who had denounced Y, head of the gang, for selling": of the arrest, or of either."""
    view = reading.view
    aside = view.clauses[clause.governor] if clause.governor >= 0 else None
    if aside is None or aside.link is not Link.RELATIVE or aside.is_restrictive:
        return False
    return [item.kind for item in view.items[clause.item - 2 : clause.item]] == [ItemKind.COMMA, ItemKind.PREPOSITION]


def is_of_others(reading: Reading, lemma: str) -> bool:
    """Whether the verb blames somebody, or says what somebody did: who denies having done that denies no deed."""
    rows = reading.grammar.governors.get(lemma, ())
    frames = [frame for _, frame in reading.grammar.patterns.get(lemma, ())]
    blames = any(row.kind is not None and row.controller == "object" for row in rows)
    return blames or any(r.kind is CueKind.ADMISSION for r in rows) or any(f.complement for f in frames)


def others_than(doers: Sequence[Party], undergoers: Sequence[Party]) -> tuple[Party, ...]:
    """Who accuses is not whom they accuse: where both seem one, it cannot be seen who is meant."""
    known = {p.entity.id for p in doers}
    return () if any(p.entity.id in known for p in undergoers) else tuple(undergoers)


def is_late(reading: Reading, clause: Clause, *, on_a_day: bool) -> bool:
    """As in "was not searched until 12 May": done then; "until daylight" tells of no day, "until now" not even that."""
    view, table = reading.view, reading.grammar.table["late"]
    arguments, whom = arguments_of(reading, view.clause_at[clause.item]), reading.grammar.sets["direct_slot"]
    near = [*arguments.direct, *(g for s in arguments.slots[:1] if s.preposition in whom for g in s.groups)]
    end = max([clause.verb.last, *(view.groups[g].last for g in near)])  # "nobody searched the flat until March"
    tokens, after = view.sentence.tokens, end + 1
    if after + 1 >= len(tokens) or tokens[after].lower not in table["words"]:
        return False
    if {t.lower for t in tokens[after + 1 : after + 3]} & set(table["not_yet"]):
        return False
    return on_a_day == any(t.first <= after + 2 and after <= t.last for t in view.times)


def is_no_tie(reading: Reading, frame: Frame, subject: Party | None, object_: Party | None) -> bool:
    """A tie has two ends; where somebody is, a name says, and it says nothing of a town."""
    if frame.predicate == "belongs_to" and subject is None:
        return True
    if KIND_OF.get(frame.predicate) is not PredicateKind.TIE:
        return False
    if subject is None or object_ is None:
        return True
    if frame.predicate == "works_for" and object_.entity.level is NameLevel.ROLE:
        return any(g.is_plural and g.entity.id == object_.entity.id for g in reading.view.groups)  # "several units"
    if frame.predicate != "located_in":
        return False
    towns = frozenset(reading.grammar.table["towns"]["words"])
    is_of_town = bool(set(subject.entity.name.lower().split()) & towns)
    return object_.entity.level is NameLevel.ROLE or is_of_town or _is_by_water(reading, object_)


def _is_by_water(reading: Reading, place: Party) -> bool:
    """As in "located near Lake X", not "in Lake X": a town."""
    words, table = place.entity.name.lower().split(), reading.grammar.table["waters"]
    tokens, small = reading.view.sentence.tokens, reading.grammar.sets["determiners"]
    firsts = [g.first for g in reading.view.groups if g.entity.id == place.entity.id]
    before = {tokens[at - 1 - (at > 1 and tokens[at - 1].lower in small)].lower for at in firsts if at}
    return bool({words[0], words[-1]} & set(table["words"])) and not before & set(table["inside"])


def _is_called(party: Party, words: frozenset[str]) -> bool:
    """Whether a role, not a name, with one of these words stands for it."""
    entity = party.entity
    if entity.level is not NameLevel.ROLE and entity.type in (EntityType.PERSON, EntityType.ORGANISATION):
        return False
    return bool(set(entity.name.lower().split()) & words)


def is_offender(reading: Reading, party: Party) -> bool:
    """Whether it is called by what it is blamed for: a gang, traffickers, the suspects."""
    return _is_called(party, frozenset(reading.grammar.table["offenders"]["words"]))


def needs_doer(reading: Reading, clause: Clause, frame: Frame) -> bool:
    """An active verb has a doer: where the sentence does not let us see which, a conduct is not stated.

    What the first person denies, or a lawyer of "him", is denied of whom the speaker tells.
    """
    drops = reading.grammar.verbs["drops_subjects"] or (
        clause.verb.is_negated and is_left_to_speaker(reading.view, clause, reading.grammar)
    )
    return not drops and not clause.verb.is_reflexive and KIND_OF.get(frame.predicate) is PredicateKind.CONDUCT


def held_by_verb(reading: Reading, number: int, pattern: Pattern, frame: Frame, holding: Holding) -> Holding:
    """The holding with what the verb itself makes of the act.

    As in "charged over his alleged role": the hedge is about what is held against them, not about the charge.
    """
    kind = frame.held_as.get(pattern.lemma)
    if kind is not None:
        holding = holding.with_cue(span_cue(reading.view, number, kind))
    if KIND_OF.get(frame.predicate) is not PredicateKind.PROCEDURE:
        inquiry = _inquiry_before(reading, number)
        return holding.with_cue(span_cue(reading.view, inquiry, CueKind.INVESTIGATION)) if inquiry >= 0 else holding
    verb, tokens = reading.view.clauses[number].verb, reading.view.sentence.tokens
    end = tokens[verb.last].end
    cues = tuple(
        c for c in holding.cues if c.kind is not CueKind.HEDGE or (c.start < end and not is_of_reason(reading, c))
    )
    if frame.predicate == "sentenced" and tokens[verb.first].lower in reading.grammar.table["no_terms"].get(
        "served", ()
    ):
        cues = tuple(c for c in cues if c not in verb.cues or c.kind is not CueKind.FUTURE)  # "deberá cumplir 9 años"
    return replace(holding, cues=cues)


def _inquiry_before(reading: Reading, number: int) -> int:
    """As in "they investigate facts whose object was a band made up of X": what hangs on it is investigated; or -1."""
    clauses = reading.view.clauses
    if clauses[number].link not in (Link.RELATIVE, Link.NONFINITE):
        return -1
    for before in range(number):
        is_main = clauses[before].link is Link.MAIN and not clauses[before].verb.is_negated
        frames = {f.predicate for p, f in reading.grammar.patterns.get(clauses[before].verb.lemma, ()) if not p.words}
        if is_main and "investigated" in frames:
            return before
    return -1


def is_other_state(reading: Reading, clause: Clause, pattern: Pattern, frame: Frame) -> bool:
    """As in "está procesada" beside "fue procesada": a state and an act are two things."""
    forms = reading.grammar.forms.get(reading.view.sentence.tokens[clause.verb.first].lower, ())
    is_state = any(form.lemma in reading.grammar.verbs.get("auxiliary_states", ()) for form in forms)
    is_state |= clause.link is Link.NONFINITE and clause.verb.mood is Mood.PARTICIPLE  # "X, procesado por trata"
    return pattern.lemma in (frame.never_states if is_state else frame.only_states)


def _leading(reading: Reading, clause: Clause) -> Clause:
    """Of "may be arrested, tried and convicted" the verb whose auxiliaries are those of all."""
    clauses = reading.view.clauses
    while (
        clause.link is Link.COORDINATED
        and clause.is_passive
        and clause.verb.first == clause.verb.last
        and clause.governor >= 0
        and clauses[clause.governor].is_passive
    ):
        clause = clauses[clause.governor]
    return clause


def is_barred(
    reading: Reading,
    clause: Clause,
    pattern: Pattern,
    frame: Frame,
    holding: Holding,
    parties: tuple[Sequence[Party], Sequence[Party]],
) -> bool:
    """A verb that speaks only without a doer or under a charge; a procedure in the conditional: a future seen then."""
    leading, (subjects, objects) = _leading(reading, clause), parties
    words = [t.lower for t in reading.view.sentence.tokens[leading.verb.first : leading.verb.last + 1]]
    is_possible = words[0] in reading.grammar.verbs.get("possible", ()) and not reading.grammar.sets[
        "auxiliary_perfect"
    ] & set(words)
    if is_possible and KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE:
        return True  # "may face charges"
    if pattern.is_negative and is_scorn(reading, clause, subjects):
        return True  # "his lawyer dismissed the charges"
    if pattern.is_negative and any(c.kind is CueKind.DENIAL for c in holding.cues):
        return True  # "denied that the court denied bail to X": nothing that could be said plainly
    if (
        holding.is_negated
        and KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE
        and (_is_for_other(reading, clause) or is_by_arrest(reading, pattern, frame))
    ):
        return True
    is_tie = KIND_OF.get(frame.predicate) is PredicateKind.TIE
    if is_tie and pattern.lemma in reading.grammar.verbs.get("intransitive", ()):
        direct = arguments_of(reading, reading.view.clause_at[clause.item]).direct
        if clause.is_passive or (direct and pattern.prepositions):
            return True  # "the ring is operated by a nurse in X", "operated a home in X"
    is_bare = clause.link is Link.NONFINITE and pattern.lemma in frame.finite_only
    if is_bare or is_other_state(reading, clause, pattern, frame) or _is_of_oneself(reading, clause):
        return True
    sums = arguments_of(reading, reading.view.clause_at[clause.item]).sums
    is_paid = any(row.quantity.is_money for row in sums)  # "entregaba 500 pesos a un mando"
    is_held = bool(holding.cues) and clause.verb.mood in (Mood.INFINITIVE, Mood.GERUND)
    is_held = is_held or (bool(subjects) and all(is_offender(reading, s) for s in subjects) and not is_paid)
    is_held = is_held or pattern.lemma not in frame.governed or bool(pattern.words)
    if not is_held and not is_plain_conduct(reading, clause, frame, subjects, objects):
        return True
    if pattern.lemma in frame.of_office and not _is_by_office(reading, clause, subjects):
        return True
    if pattern.lemma in frame.impersonal_only and not (clause.verb.is_reflexive or clause.is_passive):
        return not _is_of_office(reading, subjects)
    return clause.verb.is_simple_conditional and KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE


def _is_of_oneself(reading: Reading, clause: Clause) -> bool:
    """As in "X se encerró con su gabinete", "X se escondió": nobody hid X but X."""
    is_own = clause.verb.is_reflexive and clause.verb.lemma in reading.grammar.verbs.get("of_oneself", ())
    return is_own and clause.subject >= 0 and reading.view.groups[clause.subject].first < clause.verb.first


def _is_for_other(reading: Reading, clause: Clause) -> bool:
    """As in "was not arrested for trafficking but over a fine": it was done, so nothing is denied but the reason."""
    tokens, prepositions = reading.view.sentence.tokens[clause.verb.last + 1 :], reading.grammar.sets["prepositions"]
    words = [t.lower for t in tokens]
    at = next((n for n, word in enumerate(words) if word in reading.grammar.sets["contrast"]), len(words))
    behind = next((word for word in words[at + 1 :] if word not in reading.grammar.sets["adverbs"]), "")
    is_reason = behind in prepositions or behind in reading.grammar.sets["subordinators"]
    return is_reason and bool(words[:1]) and words[0] in prepositions


def _is_of_office(reading: Reading, subjects: Sequence[Party]) -> bool:
    """As in "la Policía secuestró dinero": a body, or those who act for one, take things; a band abducts."""
    doers = frozenset(reading.grammar.table["lawful"]["doers"])
    return bool(subjects) and all(s.entity.type in _BODIES or _is_called(s, doers) for s in subjects)


def _is_by_office(reading: Reading, clause: Clause, subjects: Sequence[Party]) -> bool:
    """As in "the prosecutor accused X of the crime of"; an ex-wife who does so charges nobody."""
    if not subjects:
        return (clause.is_passive or clause.verb.is_reflexive) and not _has_agent(reading, clause)
    return all(_is_of_office(reading, (s,)) or is_official(reading, s) for s in subjects)


def _has_agent(reading: Reading, clause: Clause) -> bool:
    """As in "accused by his ex-wife": somebody is told to do it, who may be none that the frame takes."""
    slots = arguments_of(reading, reading.view.clause_at[clause.item]).slots
    agents = (g for s in slots if s.preposition in reading.grammar.sets["agent_slot"] for g in s.groups)
    return any(reading.view.groups[g].entity.type in _ACTORS for g in agents)


def is_billed(reading: Reading, pattern: Pattern, objects: Sequence[Party]) -> bool:
    """As in "cobraba 500 dólares a cada migrante": whom a sum is asked of pays it, and is not what is received."""
    is_asked = pattern.lemma in reading.grammar.frames["pays"].billing and not pattern.is_inverse
    return is_asked and any(o.entity.type is EntityType.PERSON for o in objects)


def is_in_name(reading: Reading, clause: Clause, parties: Sequence[Party]) -> bool:
    """As in "Judge 'Received Bribes'": a headline's verb that was taken for part of a name."""
    word = reading.view.sentence.tokens[clause.verb.head].lower
    return any(word in p.entity.name.lower().split() for p in parties if p.entity.level is not NameLevel.ROLE)


def qualifies_conduct(reading: Reading, clause: Clause) -> bool:
    """As in "accused of forging records for couples who bought babies": no firmer than the accusation, so left out."""
    if clause.link is not Link.RELATIVE or not clause.is_restrictive or clause.governor < 0:
        return False
    verb = reading.view.clauses[clause.governor].verb
    rows = reading.grammar.patterns.get(verb.lemma, ())
    kinds = {KIND_OF.get(frame.predicate) for pattern, frame in rows if not pattern.words}
    is_inner = verb.mood in (Mood.INFINITIVE, Mood.GERUND)
    return is_inner and (PredicateKind.CONDUCT in kinds or not reading.grammar.verbs["drops_subjects"])


def is_failure(holding: Holding) -> bool:
    """As in "failed to arrest": what hangs on it was not done."""
    return any(c.kind is CueKind.FAILURE for c in holding.cues)
