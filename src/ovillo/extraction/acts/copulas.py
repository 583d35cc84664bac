"""What somebody is: "X is the leader of the gang", "X sería la cabecilla de la red", "identified as the leader of…"."""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.agreement import form_of
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.cues import cues_of, span_cue
from ovillo.extraction.sentences.dropped import denies_of_itself
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Frame


def read_copulas(reading: Reading) -> None:
    """Adds what copulas and verbs of naming state."""
    view, grammar = reading.view, reading.grammar
    naming, hedges = set(grammar.table["naming"]["verbs"]), set(grammar.table["naming"]["hedges"])
    for number, clause in enumerate(view.clauses):
        lemma = clause.verb.lemma
        holding = hold(cues_of(view, number, reading.cues, grammar))
        _read_naming(reading, number, holding)
        if lemma in grammar.sets["copulas"] and (own := denies_of_itself(reading, clause)):
            _read_role(reading, number, clause.verb.last + 1, own, holding)  # "dijo que no es el líder"
        if clause.subject < 0 or (clause.link is Link.NONFINITE and not clause.is_passive):
            continue
        if lemma in grammar.sets["copulas"] and not clause.is_passive:
            _read_role(reading, number, clause.verb.last + 1, _told_of(reading, clause), holding)
        elif clause.is_passive and (lemma in naming or lemma in hedges) and not holding.is_negated:
            start = _after_words(view, clause.verb.last + 1, grammar.table["naming"]["words"])
            if start is None and lemma in grammar.table["naming"]["bare"]:
                start = clause.verb.last + 1  # "es considerado el líder de la red"
            if start is not None:
                held = holding if lemma in naming else holding.with_cue(span_cue(view, number, CueKind.HEDGE))
                _read_role(reading, number, start, subjects_at(view, clause.subject), held)
        elif not clause.is_passive and lemma in naming and not holding.is_negated:
            _read_named(reading, number, holding)
    for number, clause in enumerate(view.clauses):
        if clause.verb.lemma in grammar.sets["copulas"] and clause.subject >= 0 and not clause.is_passive:
            _read_turned_round(reading, number, clause.subject)
    for number, (parties, holding) in reading.passed.items():
        if not holding.is_negated:
            _read_role(reading, number, view.clauses[number].verb.last + 1, parties, holding)


def _read_naming(reading: Reading, number: int, holding: Holding) -> None:
    """As in "la Fiscalía señala a X como líder de la red", "X fungía como jefe de la banda"."""
    view, table = reading.view, reading.grammar.table["naming"]
    clause, arguments = view.clauses[number], arguments_of(reading, number)
    is_posing, is_shown = clause.verb.lemma in table["posing"], clause.verb.lemma in table["showing"]
    is_naming = is_posing or is_shown or clause.verb.lemma in table["hedges"]
    if not is_naming or clause.is_passive or holding.is_negated or clause.verb.mood is not Mood.FINITE:
        return
    cast = cast_of(reading, clause, arguments, subjects_of(reading, clause))
    people = subjects_of(reading, clause) if is_posing or is_shown else cast.objects
    people = tuple(p for p in people if p.entity.type is EntityType.PERSON)
    end = view.items[arguments.last_item].last
    held = holding if is_posing else holding.with_cue(span_cue(view, number, CueKind.HEDGE))
    starts = (_after_words(view, at, table["words"]) for at in range(clause.verb.last + 1, end + 3))
    start = next((at for at in starts if at is not None), None)
    if start is None and clause.verb.lemma in table["bare"] and arguments.slots:
        start = view.groups[arguments.slots[0].groups[-1]].last + 1  # "considera a X el líder de la red"
    if start is not None and people:
        _read_role(reading, number, start, people, held)


def _read_named(reading: Reading, number: int, holding: Holding) -> None:
    """As in "police identified X as the leader of the gang": X, where nobody but X stands after the verb."""
    view, direct = reading.view, arguments_of(reading, number).direct
    hedge = span_cue(view, number, CueKind.HEDGE)
    if not direct or any(view.groups[g].kind is not ArgumentKind.NAME for g in direct):
        return
    start = _after_words(view, view.groups[direct[-1]].last + 1, reading.grammar.table["naming"]["words"])
    if start is not None:
        people = [p for p in parties_of(view, direct) if p.entity.type is EntityType.PERSON]
        namers = {p.entity.id for p in subjects_of(reading, view.clauses[number])}
        is_own = any(p.entity.id in namers for p in people)  # "He had named X": whoever he is, not X
        _read_role(reading, number, start, people, holding if namers and not is_own else holding.with_cue(hedge))


def _read_turned_round(reading: Reading, number: int, group: int) -> None:
    """As in "the leaders of the gang are a man and a woman": who stands after the copula bears the role before it."""
    view, grammar = reading.view, reading.grammar
    head = view.sentence.tokens[view.groups[group].head].lower
    frame = grammar.roles.get(head)
    objects = _tied(view, view.groups[group].last, grammar.sets["object_slot"]) if frame else []
    holding = hold(cues_of(view, number, reading.cues, grammar))
    if frame is None or not objects or holding.is_negated or view.groups[group].kind is ArgumentKind.NAME:
        return
    people = [p for p in parties_of(view, arguments_of(reading, number).direct) if p.entity.type is EntityType.PERSON]
    words = view.sentence.tokens[view.groups[group].first : view.groups[group].head]
    hedges = [Cue(t.start, t.end, CueKind.HEDGE) for t in words if t.lower in grammar.sets["hedges"]]
    people = [p for p in people if p.entity.id != view.groups[group].entity.id]
    _propose(reading, number, frame, people, objects, holding.with_cue(hedges[0] if hedges else None))


def subjects_at(view: View, group: int) -> Sequence[Party]:
    """Everybody of the list that ends with this group."""
    return parties_of(view, list_to(view, group))


def _told_of(reading: Reading, clause: Clause) -> Sequence[Party]:
    """The subjects; of "X e Y, que es hermano de Z" only Y."""
    view, first = reading.view, clause
    while first.link is Link.COORDINATED and first.governor >= 0:
        first = view.clauses[first.governor]
    is_of_last = first.link is Link.RELATIVE and form_of(view, clause.verb, reading.grammar) == "singular"
    return parties_of(view, [clause.subject]) if is_of_last else subjects_at(view, clause.subject)


def _after_words(view: View, start: int, phrases: Sequence[str]) -> int | None:
    tokens = view.sentence.tokens
    for phrase in phrases:
        words = tuple(phrase.split())
        if tuple(t.lower for t in tokens[start : start + len(words)]) == words:
            return start + len(words)
    return None


def _read_role(reading: Reading, number: int, start: int, subjects: Sequence[Party], holding: Holding) -> None:
    """A role noun right after `start`, with the group that "of" ties to it."""
    view, grammar = reading.view, reading.grammar
    tokens = view.sentence.tokens
    start += _one_of(reading, start)
    opens = {cue.first for cue in reading.cues if cue.cue.kind is CueKind.CONDITION}  # "actuaba como si fuera"
    for index in range(start, min(start + 5, len(tokens))):
        is_end = tokens[index].lower in {",", ";", "."} or index in opens
        if is_end or tokens[index].lower in grammar.sets["prepositions"]:
            return
        last = index
        frame = grammar.roles.get(tokens[index].lower)
        if frame is None and index + 1 < len(tokens):
            last, frame = index + 1, grammar.roles.get(f"{tokens[index].lower} {tokens[index + 1].lower}")
        objects = _tied(view, last, grammar.sets["object_slot"]) if frame else []
        if frame and objects:
            hedges = [t for t in tokens[start : last + 1] if t.lower in grammar.sets["hedges"]]
            cue = Cue(hedges[0].start, hedges[0].end, CueKind.HEDGE) if hedges else None
            _propose(reading, number, frame, subjects, objects, holding.with_cue(cue))
            return


def _one_of(reading: Reading, start: int) -> int:
    """Tokens of "one of the", "uno de los", which say of one what the plural after them says."""
    words = tuple(t.lower for t in reading.view.sentence.tokens[start : start + 3])
    is_one = len(words) == len(set(words)) == 3 and words[0] in reading.grammar.table["naming"]["one"]
    small = reading.grammar.sets["object_slot"], reading.grammar.sets["determiners"]
    return 3 if is_one and words[1] in small[0] and words[2] in small[1] else 0


def _tied(view: View, index: int, prepositions: frozenset[str]) -> list[Party]:
    found = next((n for n, item in enumerate(view.items) if item.first <= index <= item.last), None)
    if found is None or found + 2 >= len(view.items) or view.items[found].last != index:
        return []
    if view.items[found + 2].kind is ItemKind.GROUP and found + 4 < len(view.items):
        is_place = view.groups[view.items[found + 2].ref].entity.type is EntityType.PLACE
        is_apart = view.items[found + 1].word not in prepositions
        found += 2 if is_place and is_apart else 0  # "the main operator in Villa X of the gang"
    preposition, group = view.items[found + 1], view.items[found + 2]
    if preposition.word not in prepositions or group.kind is not ItemKind.GROUP:
        return []
    return parties_of(view, list(list_from(view, group.ref)))


def _propose(
    reading: Reading, number: int, frame: Frame, subjects: Sequence[Party], objects: Sequence[Party], holding: Holding
) -> None:
    verb = reading.view.clauses[number].verb
    tokens = reading.view.sentence.tokens
    for subject in subjects:
        for object_ in objects:
            proposal = Proposal(
                frame.predicate, subject.entity, object_.entity, None, frame.standing, False, (), reading.number,
                tokens[verb.first].start, tokens[verb.last].end, number,
            )  # fmt: skip
            hedged = holding.with_cue(object_.hedge or subject.hedge)  # "the leader of the alleged ring"
            held = propose(proposal, hedged, allowed=(frame.subject, frame.role_object))
            if held:
                reading.found.append(held)
