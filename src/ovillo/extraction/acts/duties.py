"""What words before a verb or noun of conduct say of it: "in charge of recruiting", "sospechosa de vender".

Rules:
1. The phrase stands right before the verb or noun; who it is about stands before the phrase: the subject of a copula or
   passive, the subject of the phrase's own verb, or the group that the phrase follows.
2. A phrase that is itself negated says nothing.
3. What the phrase holds is no firmer than the phrase: an accusation is `accused`, a suspicion `suspected`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind
from ovillo.extraction.acts.courts import is_found_guilty
from ovillo.extraction.acts.frame_values import held_around
from ovillo.extraction.acts.frames import read_governed
from ovillo.extraction.acts.involved import involved_before
from ovillo.extraction.acts.limits import is_act
from ovillo.extraction.acts.nominals import before_in_row, propose_conduct
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.group_places import is_apposition
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.of_bodies import holder_of
from ovillo.extraction.sentences.proposals import Holding, Party, hold, is_taken_out, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood

_DOERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_AROUND = frozenset({EntityType.PLACE, EntityType.ORGANISATION, EntityType.OFFICE})


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Where a phrase stands and what it makes of the conduct after it."""

    first: int
    last: int
    kind: CueKind | None


@dataclass(frozen=True, slots=True)
class _Held:
    """Who the phrase is about, and how what follows is held."""

    parties: tuple[Party, ...]
    holding: Holding


def read_duties(reading: Reading) -> None:
    """Adds the conduct that such a phrase introduces; to be called once the verbs are read."""
    for number, clause in enumerate(reading.view.clauses):
        is_open = number not in reading.done and clause.verb.mood in (Mood.INFINITIVE, Mood.GERUND)
        if not is_open or is_taken_out(reading.view, clause.verb.first) or not _is_conduct(reading, clause.verb.lemma):
            continue
        found = _held_before(reading, _start_of(reading, clause), number)
        if found is None:
            continue
        for joined in (number, *_joined_to(reading, number)):
            own = hold((*found.holding.cues, *cues_of(reading.view, joined, reading.cues, reading.grammar)))
            if not own.is_negated:
                read_governed(reading, joined, found.parties, own)
    for index, token in enumerate(reading.view.sentence.tokens):
        frames = reading.grammar.nouns.get(token.lower, ())
        conduct = [f for f in frames if KIND_OF.get(f.predicate) is PredicateKind.CONDUCT]
        if conduct:
            start = _before_noun(reading, index)
            held = _held_before(reading, start, None)
            if held is not None and not _is_office(reading, conduct[0].predicate, held):
                propose_conduct(reading, index, conduct[0], held.parties, held.holding)


def _is_office(reading: Reading, predicate: str, held: _Held) -> bool:
    """As in "la policía participó en el traslado de las víctimas": what police do, and nobody blames them for."""
    lawful = reading.grammar.table["lawful"]
    words = {word for party in held.parties for word in party.entity.name.lower().split()}
    return predicate in lawful["predicates"] and bool(words & set(lawful["doers"])) and not held.holding.cues


def _is_conduct(reading: Reading, lemma: str) -> bool:
    """Whether the verb may state conduct, or be one that says what somebody is."""
    frames = [f for _, f in reading.grammar.patterns.get(lemma, ())]
    is_conduct = any(KIND_OF.get(f.predicate) is PredicateKind.CONDUCT for f in frames)
    return is_conduct or lemma in reading.grammar.sets["copulas"]


def _start_of(reading: Reading, clause: Clause) -> int:
    """The first token of a verb with its infinitive mark; "dedicated to" keeps its "to" before "selling"."""
    tokens, first = reading.view.sentence.tokens, clause.verb.first
    marks = reading.grammar.verbs["infinitive_marks"] if clause.verb.mood is Mood.INFINITIVE else ()
    hedges = reading.grammar.sets["hedges"]
    while first and (tokens[first - 1].lower in marks or tokens[first - 1].lower in hedges):
        first -= 1
    return first


def _before_noun(reading: Reading, index: int) -> int:
    """The first token of the words that lead up to a noun of conduct: "the alleged crime of"."""
    tokens = reading.view.sentence.tokens
    links = (set(reading.grammar.table["named"]["links"]) - reading.grammar.sets["prepositions"]) | (
        reading.grammar.sets["determiners"] | reading.grammar.sets["hedges"]
    )
    while True:
        while index and tokens[index - 1].lower in links and not _is_ones_own(reading, index - 1):
            index -= 1
        before = before_in_row(reading, index)
        if before == index:
            return index
        index = before


def _is_ones_own(reading: Reading, index: int) -> bool:
    """As in "tenía a su cargo": no name of an offence."""
    owned = reading.grammar.table["exchanges"]["own"]
    return index > 0 and reading.view.sentence.tokens[index - 1].lower in owned


def _joined_to(reading: Reading, number: int) -> Iterator[int]:
    """As in "of recruiting and selling": the verbs joined to this one."""
    view = reading.view
    joined = {number}
    for later in range(number + 1, len(view.clauses)):
        clause = view.clauses[later]
        opener = view.items[clause.opener].kind if clause.opener >= 0 else None
        is_joint = clause.governor in joined or clause.governor == view.clauses[number].governor
        if clause.verb.mood is view.clauses[number].verb.mood and is_joint and opener is ItemKind.AND:
            joined.add(later)
            if later not in reading.done:
                yield later


def _held_before(reading: Reading, start: int, number: int | None) -> _Held | None:
    """Rules 1 and 2: the longest phrase that ends right before this token, and whom it is about."""
    phrase = _phrase_before(reading, start)
    found = (
        (_job_before(reading, start) or _part_before(reading, start))
        if phrase is None
        else _about(reading, phrase, number) or _told_behind(reading, phrase, number)
    )
    if found is None or found.holding.is_negated:
        return None
    if (
        phrase is not None
        and phrase.kind is CueKind.CONVICTION
        and not is_found_guilty(reading, phrase.first, phrase.last)
    ):
        return None
    parties = tuple(p for p in found.parties if p.entity.type in _DOERS)
    if not parties:
        return None
    cue = _cue_of(reading, phrase) if phrase is not None else None
    return _Held(parties, found.holding.with_cue(cue))


def _part_before(reading: Reading, start: int) -> _Held | None:
    """As in "the participation of X in", "a complaint against X for"."""
    found = involved_before(reading, start)
    return _Held(*found) if found else None


def _phrase_before(reading: Reading, start: int) -> _Phrase | None:
    tokens = reading.view.sentence.tokens
    best: _Phrase | None = None
    for words, kind in reading.grammar.duties.get(tokens[start - 1].lower, ()) if start else ():
        first = start - len(words)
        if first >= 0 and tuple(t.lower for t in tokens[first:start]) == words and (best is None or first < best.first):
            best = _Phrase(first, start - 1, kind)
    return best


def _cue_of(reading: Reading, phrase: _Phrase) -> Cue | None:
    tokens = reading.view.sentence.tokens
    return Cue(tokens[phrase.first].start, tokens[phrase.last].end, phrase.kind) if phrase.kind else None


def _about(reading: Reading, phrase: _Phrase, number: int | None) -> _Held | None:
    """The parties that a phrase is about, with the holding of the verb that ties it to them."""
    view, grammar = reading.view, reading.grammar
    tokens = view.sentence.tokens
    own = next((n for n, c in enumerate(view.clauses) if c.verb.first <= phrase.first <= c.verb.last), None)
    if own is not None and own != number:
        if _is_told_of_another(reading, view.clauses[own]):
            return None
        is_bare = view.clauses[own].subject < 0 and view.clauses[own].verb.first == phrase.first
        is_after_comma = is_bare and phrase.first > 0 and tokens[phrase.first - 1].text == ","
        if view.clauses[own].link is Link.NONFINITE or is_after_comma:
            is_beside = phrase.first > 0 and tokens[phrase.first - 1].text != ","
            return _of_main(reading, phrase) or (_following(reading, phrase.first - 1, ()) if is_beside else None)
        return _of_clause(reading, own)
    at = phrase.first - 1
    skipped = grammar.sets["determiners"] | grammar.sets["hedges"] | set(grammar.verbs["adverbs"])
    seen: list[Cue] = []
    while at >= 0 and tokens[at].lower in skipped and not any(c.verb.first <= at <= c.verb.last for c in view.clauses):
        if tokens[at].lower in grammar.sets["negations"]:
            return None
        if tokens[at].lower in grammar.sets["hedges"]:
            seen.append(Cue(tokens[at].start, tokens[at].end, CueKind.HEDGE))
        at -= 1
    tied = next((n for n, c in enumerate(view.clauses) if c.verb.last == at), None)
    if tied is not None:
        verb = view.clauses[tied]
        is_post = verb.verb.lemma in grammar.table["jobs"]["held"] and _names_post(reading, phrase)
        is_tie = verb.verb.lemma in grammar.sets["copulas"] | set(grammar.verbs["auxiliary_passive"])
        if verb.is_passive or is_tie or is_post:
            found = _of_clause(reading, tied)
            return _Held(found.parties, Holding((*found.holding.cues, *seen), found.holding.is_negated))
        return None
    before = _verb_past_whom(reading, at) if tokens[phrase.first].lower in grammar.sets["prepositions"] else None
    return _following(reading, at, seen) if before is None else _of_undergoer(reading, before)


def _verb_past_whom(reading: Reading, at: int) -> int | None:
    """As in "appeared before Judge Y on charges of": the verb, where a preposition ties whoever ends here to it."""
    view = reading.view
    group = next((n for n, g in enumerate(view.groups) if g.last == at and n in view.position), None)
    index = view.position[group] - 1 if group is not None else -1
    while index > 1 and view.items[index].kind in (ItemKind.PREPOSITION, ItemKind.OTHER):
        item = view.items[index]
        is_of = (
            item.kind is ItemKind.PREPOSITION and item.word in view.of and view.items[index - 1].kind is ItemKind.GROUP
        )
        if item.kind is ItemKind.PREPOSITION and not is_of:
            verbs = [n for n, c in enumerate(view.clauses) if c.item < index and c.verb.mood is Mood.FINITE]
            return verbs[-1] if verbs and item.word in reading.grammar.table["past_whom"]["words"] else None
        index -= 2 if is_of else 1
    return None


def _of_undergoer(reading: Reading, number: int) -> _Held | None:
    """Of whom the verb is told: its object, else its subject."""
    clause, direct = reading.view.clauses[number], arguments_of(reading, number).direct
    held = _of_clause(reading, number)
    if clause.is_passive or not direct:
        return held
    people = tuple(p for p in parties_of(reading.view, direct) if p.entity.type in _DOERS)
    return _Held(people, held.holding) if people else None


def _names_post(reading: Reading, phrase: _Phrase) -> bool:
    """As in "tenía la función de", "cumplía el rol de": the phrase says what somebody has to do."""
    words = {t.lower for t in reading.view.sentence.tokens[phrase.first : phrase.last + 1]}
    return bool(words & set(reading.grammar.table["jobs"]["nouns"]))


def _told_behind(reading: Reading, phrase: _Phrase, number: int | None) -> _Held | None:
    """As in "la encargada de vender a los niños era X": who the copula behind the phrase says that it is."""
    view, grammar = reading.view, reading.grammar
    tokens = view.sentence.tokens
    before = {t.lower for t in tokens[: phrase.first]}
    if number is None or not phrase.first or before - grammar.sets["determiners"] - grammar.sets["hedges"]:
        return None
    later = [n for n in range(number + 1, len(view.clauses)) if view.clauses[n].verb.mood is Mood.FINITE]
    if not later or view.clauses[later[0]].verb.lemma not in grammar.sets["copulas"]:
        return None
    groups = arguments_of(reading, later[0]).direct[:1]
    seen = [Cue(t.start, t.end, CueKind.HEDGE) for t in tokens[: phrase.first] if t.lower in grammar.sets["hedges"]]
    cues = (*cues_of(view, later[0], reading.cues, grammar), *seen)
    return _Held(tuple(parties_of(view, groups)), hold(cues)) if groups else None


def _is_told_of_another(reading: Reading, clause: Clause) -> bool:
    """As in "whom she accused of": who accuses is not accused."""
    rows = reading.grammar.governors.get(clause.verb.lemma, ())
    is_act = clause.verb.mood is Mood.FINITE and not clause.is_passive and not clause.verb.is_reflexive
    return is_act and any(row.controller == "object" for row in rows)


def _of_main(reading: Reading, phrase: _Phrase) -> _Held | None:
    """As in "fueron detenidos el lunes en Lima, acusados de …": the participle is about whom the act befell.

    Only times, places and bodies may stand between: whoever else is named there may be meant as well.
    """
    view = reading.view
    if phrase.first < 2 or view.sentence.tokens[phrase.first - 1].text != ",":
        return None
    before = [n for n, c in enumerate(view.clauses) if c.verb.last < phrase.first - 1]
    if not before or not is_act(reading, view.clauses[before[-1]]):
        return None
    main = before[-1]
    clause, arguments = view.clauses[main], arguments_of(reading, main)
    objects = () if clause.is_passive else cast_of(reading, clause, arguments, subjects_of(reading, clause)).objects
    told = {p.entity.id for p in objects}
    between = [i for i in view.items if i.first > clause.verb.last and i.last < phrase.first - 1]
    groups = [view.groups[i.ref].entity for i in between if i.kind is ItemKind.GROUP]
    is_unclear = any(e.type not in _AROUND and e.id not in told for e in groups)
    if is_unclear or any(i.kind in (ItemKind.STOP, ItemKind.COMMA, ItemKind.RELATIVE) for i in between):
        return None
    if clause.is_passive:
        return _of_clause(reading, main)
    return _Held(objects, _of_clause(reading, main).holding) if objects else None


def _of_clause(reading: Reading, number: int) -> _Held:
    clause = reading.view.clauses[number]
    holding = hold(cues_of(reading.view, number, reading.cues, reading.grammar))
    return _Held(tuple(subjects_of(reading, clause)), holding)


def _following(reading: Reading, at: int, seen: Sequence[Cue]) -> _Held | None:
    """As in "Ana Quilla, encargada de captar": the phrase follows a group, a comma between them or not."""
    view = reading.view
    tokens = view.sentence.tokens
    comma = at >= 0 and tokens[at].text == ","
    last = at - 1 if comma else at
    group = next((n for n, g in enumerate(view.groups) if g.last == last), None)
    if group is None:
        return None
    cues = [c.cue for c in reading.cues if c.is_sentence or (c.is_rest and c.first < at)]
    if comma and _is_in_aside(reading, group):
        undergone = _only_undergoer(reading)
        return _Held(undergone, hold((*cues, *held_around(reading, at), *seen))) if undergone else None
    if not comma:
        group = holder_of(view, group, reading.grammar, is_undergone=False)
    members = list_to(view, group) if not comma else (group,)
    told = () if comma else _cues_of_verb_before(reading, members[0])
    return _Held(tuple(parties_of(view, members)), hold((*cues, *held_around(reading, at), *seen, *told)))


def _is_in_aside(reading: Reading, group: int) -> bool:
    """As in "X, who replaced Y, the former chief, on charges of": behind a preposition or the verb of an aside."""
    view, item = reading.view, reading.view.position.get(group, 0)
    item -= 2 if is_apposition(view, item) else 0
    before = view.items[item - 1] if item > 0 else None
    if before is None or before.kind not in (ItemKind.PREPOSITION, ItemKind.VERB):
        return False
    verb = view.clauses[view.clause_at[item - 1]] if item - 1 in view.clause_at else None
    return verb is None or verb.link in (Link.RELATIVE, Link.NONFINITE)


def _only_undergoer(reading: Reading) -> tuple[Party, ...]:
    """The one person of whom the sentence tells an arrest, a charge or a verdict."""
    acts = (p for p in reading.found if KIND_OF.get(p.predicate) is PredicateKind.PROCEDURE and not p.negated)
    people = {p.object.id: p.object for p in acts if p.object is not None and p.object.type is EntityType.PERSON}
    return tuple(Party(one) for one in people.values()) if len(people) == 1 else ()


def _cues_of_verb_before(reading: Reading, group: int) -> tuple[Cue, ...]:
    """As in "no court found X guilty of": the phrase is held as the verb whose object it is about."""
    view = reading.view
    item = view.position.get(group, 0) - 1
    if item > 0 and view.items[item].word in reading.grammar.sets["direct_slot"]:
        item -= 1  # "no declaró a X culpable de"
    verb = next((n for n, clause in enumerate(view.clauses) if clause.item == item), None) if item >= 0 else None
    return () if verb is None else cues_of(view, verb, reading.cues, reading.grammar)


def _job_before(reading: Reading, start: int) -> _Held | None:
    """As in "X's job was to", "la función de X era", "… consistía en": a post told by what it does."""
    view, grammar = reading.view, reading.grammar
    jobs = set(grammar.table["jobs"]["nouns"])
    tokens = view.sentence.tokens
    table, before = grammar.table["jobs"], " ".join(t.lower for t in tokens[max(0, start - 3) : start])
    if begin := next((len(words.split()) for words in table["centring"] if before == words), 0):
        return _of_job(reading, start - begin - 1, hold([c.cue for c in reading.cues if c.is_sentence]))
    end = start - 2 if tokens[start - 1].lower in table["consisting_in"] else start - 1
    tied = next((n for n, c in enumerate(view.clauses) if c.verb.last == end), None)
    ties = grammar.sets["copulas"] if end == start - 1 else table["consisting"]
    if tied is None or view.clauses[tied].verb.lemma not in ties:
        return None
    at = view.clauses[tied].verb.first - 1
    holding = hold(cues_of(view, tied, reading.cues, grammar))
    if at > 1 and tokens[at].lower in jobs:
        owner = tokens[at - 1].lower in grammar.verbs["possessive_marks"]
        group = next((g for g in view.groups if g.last == at - 2), None)
        return _Held((Party(group.entity),), holding) if owner and group else None
    return _of_job(reading, at, holding)


def _of_job(reading: Reading, at: int, holding: Holding) -> _Held | None:
    """As in "la función de X", "las actividades de la banda": whose job it is, who ends at this token."""
    view, grammar = reading.view, reading.grammar
    tokens = view.sentence.tokens
    group = next((g for g in view.groups if g.last == at), None)
    if group is None or group.first < 2 or tokens[group.first - 1].lower not in grammar.sets["object_slot"]:
        return None
    is_job = tokens[group.first - 2].lower in grammar.table["jobs"]["nouns"]
    return _Held((Party(group.entity),), holding) if is_job else None
