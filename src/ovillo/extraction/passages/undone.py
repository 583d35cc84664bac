"""Outcomes that the same passage takes back: "convicted …, but the verdict was set aside", "retiró los cargos".

Rules:
1. A verb of undoing beside the noun of an outcome, neither negated nor only sought, undoes outcomes of that kind in its
   sentence, and those of the sentences before it in the same paragraph.
2. An inquiry that is closed is nobody's state any more.
3. "Wrongly convicted", "condenado injustamente", "convicted of nothing" state no conviction.
4. What is undone is left out: that it once was so is true, but alone it would mislead.
5. Whoever had a conviction undone is told as acquitted, which is what quashing comes to; where a new trial follows,
   only that it was ordered. Nothing is undone where an appeal against it is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import CueKind, Standing, Statement
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import Sentence

_REACH = 8
"""Tokens between a verb of undoing and what it undoes."""
_NEAR = 3
_KINDS: Mapping[str, frozenset[str]] = {
    "conviction": frozenset({"convicted", "sentenced"}),
    "charge": frozenset({"charged", "indicted"}),
    "acquittal": frozenset({"acquitted"}),
    "inquiry": frozenset({"investigated"}),
    "order": frozenset({"ordered"}),
}
_CUES: Mapping[str, CueKind] = {
    "conviction": CueKind.CONVICTION,
    "charge": CueKind.CHARGE,
    "acquittal": CueKind.ACQUITTAL,
    "inquiry": CueKind.INVESTIGATION,
}


def undone_in(reading: Reading) -> frozenset[str]:
    """The kinds of outcome that this sentence takes back or closes: conviction, charge, acquittal, inquiry, order."""
    words = [token.lower for token in reading.view.sentence.tokens]
    table = reading.grammar.table["undone"]
    found: set[str] = set()
    for clause in reading.view.clauses:
        if undoes(reading, clause):
            near = words[max(0, clause.verb.first - _REACH) : clause.verb.last + 1 + _REACH]
            is_closing = clause.verb.lemma in table["closing"]
            kinds = ("inquiry",) if is_closing else tuple(_KINDS)
            found |= {kind for kind in kinds if set(near) & set(table[kind])}
    return frozenset(found)


def undoes(reading: Reading, clause: Clause) -> bool:
    """Whether the verb of this clause takes something back or closes it."""
    table, verb = reading.grammar.table["undone"], clause.verb
    opens = verb.mood is Mood.INFINITIVE and not clause.preposition and _opens_order(reading, clause)
    is_open = verb.mood in (Mood.INFINITIVE, Mood.GERUND) and not opens
    if verb.is_negated or is_open or verb.cues or _refuses_appeal(reading, clause):
        return False
    if verb.lemma in (*table["verbs"], *table["closing"]):
        return True
    after = " ".join(t.lower for t in reading.view.sentence.tokens[verb.head : verb.last + 1 + _REACH])
    return any(after.startswith(f"{phrase} ") or f" {phrase} " in f" {after} " for phrase in table["phrases"])


def _opens_order(reading: Reading, clause: Clause) -> bool:
    """As in "RESUELVE: 2. REVOCAR la sentencia", "REVOCAR la sentencia": the words of a ruling itself."""
    before = reading.view.sentence.tokens[: clause.verb.first]
    return not before or before[-1].text in ":.;)" or before[-1].text.endswith(".")


def _refuses_appeal(reading: Reading, clause: Clause) -> bool:
    """As in "dismissed her appeal against the conviction": the conviction stands."""
    table, verb = reading.grammar.table["undone"], clause.verb
    words = [token.lower for token in reading.view.sentence.tokens]
    spoken = " ".join(words[verb.first : verb.last + 3])
    if verb.lemma not in table["refusing"] and not any(phrase in spoken for phrase in table["refusing"]):
        return False
    near = (
        words[max(0, verb.first - _REACH) : verb.first] if clause.is_passive else words[verb.last : verb.last + _REACH]
    )
    return any(
        word in table["appeals"] and (not at or near[at - 1] not in reading.grammar.sets["occasion_slot"])
        for at, word in enumerate(near)
    )


def read_overturned(reading: Reading) -> None:
    """Rule 5, of whom the sentence itself names: "quashed the conviction of X", "X's conviction was set aside"."""
    frame = reading.grammar.frames["acquitted"]
    for number, clause in enumerate(reading.view.clauses):
        people = _whose_conviction(reading, clause) if _overturns(reading, clause) else ()
        if not people or _is_upheld(reading):
            continue
        tokens, verb = reading.view.sentence.tokens, clause.verb
        holding = hold(cues_of(reading.view, number, reading.cues, reading.grammar))
        cast = cast_of(reading, clause, arguments_of(reading, number), subjects_of(reading, clause))
        courts = cast.agents if clause.is_passive else cast.subjects
        courts = tuple(
            c for c in courts if c.entity.type in frame.subject and c.entity not in [p.entity for p in people]
        )
        doers: list[Party | None] = [*courts] or [None]
        for court, person in ((court, person) for court in doers for person in people):
            proposal = Proposal(
                "acquitted", court.entity if court else None, person.entity, person.value, frame.standing, False, (),
                reading.number, tokens[verb.first].start, tokens[verb.last].end, number,
            )  # fmt: skip
            held = propose(proposal, holding, allowed=(frame.subject, frame.object))
            if held and not held.negated:
                reading.found.append(held)


def _overturns(reading: Reading, clause: Clause) -> bool:
    """Whether the verb takes something back; not one that only ends it, as in "ended in a conviction"."""
    return clause.verb.lemma not in reading.grammar.table["undone"]["closing"] and undoes(reading, clause)


def _is_upheld(reading: Reading) -> bool:
    """As in "quashed one conviction and upheld the other": what stands of it is unclear."""
    words = {token.lower for token in reading.view.sentence.tokens}
    return bool(words & set(reading.grammar.table["undone"]["upholding"]))


def _whose_conviction(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """The people whose conviction a verb near it undoes."""
    view, table = reading.view, reading.grammar.table["undone"]
    words = [token.lower for token in view.sentence.tokens]
    begin, end = max(0, clause.verb.first - _REACH), clause.verb.last + 1 + _REACH
    for index in range(begin, min(end, len(words))):
        if words[index] in table["verdicts"] and _is_its_noun(reading, clause, index):
            found = tuple(_owners(reading, index)) or _havers(reading, clause, index)
            people = tuple(p for p in found if p.entity.type is EntityType.PERSON)
            if people:
                return people
    return ()


def _is_its_noun(reading: Reading, clause: Clause, index: int) -> bool:
    """Whether it is what the verb undoes: right behind it, or the subject of its passive."""
    words, verb = [token.lower for token in reading.view.sentence.tokens], clause.verb
    stops = reading.grammar.sets["prepositions"] | {",", ";"}
    if index > verb.last:
        return not set(words[verb.last + 1 : index]) & stops
    at = index - 1
    named = {n for g in reading.view.groups for n in range(g.first, g.last + 1)}
    named |= {n for time in reading.view.times for n in range(time.first - 1, time.last + 1)}  # "on Monday the verdict"
    while at >= 0 and (at in named or words[at] in reading.grammar.sets["determiners"] or words[at] not in stops):
        at -= 1
    is_haver = any(
        c.verb.lemma in reading.grammar.table["undone"]["having"] and c.verb.last < index for c in reading.view.clauses
    )
    between = set(words[index + 1 : verb.first]) & {",", ";"}
    return (clause.is_passive or is_haver) and not between and (at < 0 or words[at] in {",", ";"})


def _owners(reading: Reading, index: int) -> Iterator[Party]:
    """Whose the noun is: "the conviction of X", "X's fraud conviction", "her conviction"."""
    view, words = reading.view, [token.lower for token in reading.view.sentence.tokens]
    ties, marks = set(reading.grammar.table["undone"]["of"]), reading.grammar.verbs["possessive_marks"]
    if index + 1 < len(words) and words[index + 1] in ties:
        after = next((n for n, g in enumerate(view.groups) if index + 2 <= g.first <= index + 3), None)
        yield from parties_of(view, list(list_from(view, after))) if after is not None else ()
        return
    for number, group in enumerate(view.groups):
        between = words[group.last + 1 : index]
        is_owner = words[group.last] in reading.grammar.table["undone"]["possessives"]
        is_marked = bool(between) and between[0] in marks
        if group.last < index <= group.last + _NEAR and (is_owner or is_marked):
            yield from parties_of(view, list_to(view, number))


def _havers(reading: Reading, clause: Clause, index: int) -> tuple[Party, ...]:
    """As in "X had his conviction quashed"."""
    words, table = [t.lower for t in reading.view.sentence.tokens], reading.grammar.table["undone"]
    if index == 0 or words[index - 1] not in table["possessives"]:
        return ()
    before = [c for c in reading.view.clauses if c.verb.lemma in table["having"] and c.verb.last < index]
    return subjects_of(reading, before[-1]) if before and before[-1].item < clause.item else ()


def without_undone(
    acts: Sequence[Act],
    undone: Mapping[int, frozenset[str]],
    sentences: Sequence[Sentence],
    studied: Sequence[Reading],
) -> list[Act]:
    """The acts that no sentence of their paragraph from their own on takes back, and who thereby was acquitted."""
    readings = {reading.number: reading for reading in studied}
    found: list[Act] = []
    told = {a.statement.object.id for a in acts if a.statement.predicate == "acquitted" and a.statement.object}
    for act in acts:
        if act.sentence in readings and _is_wrongly(act.statement, readings[act.sentence]):
            continue
        by = _taken_back_in(act, undone, sentences)
        if by < 0:
            found.append(_as_retried(act, sentences, readings))
            continue
        who = act.statement.object
        is_plain = by in readings and _names_verdict(readings[by]) and not _is_upheld(readings[by])
        if act.statement.predicate == "convicted" and who is not None and who.id not in told and is_plain:
            told.add(who.id)
            found.append(_as_retried(_overturned(act, readings[by]), sentences, readings))
    return found


def _names_verdict(reading: Reading) -> bool:
    """Whether it says outright that what is undone was a conviction."""
    words, verdicts = [t.lower for t in reading.view.sentence.tokens], reading.grammar.table["undone"]["verdicts"]
    nouns = [index for index, word in enumerate(words) if word in verdicts]
    return any(
        _overturns(reading, c) and _is_its_noun(reading, c, index) for c in reading.view.clauses for index in nouns
    )


def _overturned(act: Act, reading: Reading) -> Act:
    """Rule 5, of whom an earlier sentence names: "X was convicted in May. A month later the verdict was overturned"."""
    start, end = act.statement.start, reading.view.sentence.end
    told = replace(
        act.statement, predicate="acquitted", standing=Standing.ACQUITTED, subject=None, when=None, where=None,
        negated=False, cues=(), end=end, quote=reading.text[start:end],
    )  # fmt: skip
    return replace(act, statement=told, sentence=reading.number)


def _as_retried(act: Act, sentences: Sequence[Sentence], readings: Mapping[int, Reading]) -> Act:
    """An acquittal by an overturned conviction, as an order where the passage tells of a new trial."""
    if act.statement.predicate != "acquitted" or act.sentence not in readings:
        return act
    reading = readings[act.sentence]
    if not any(_overturns(reading, clause) for clause in reading.view.clauses) or not _names_verdict(reading):
        return act
    paragraph = sentences[act.sentence].paragraph
    following = [s for s in sentences[act.sentence : act.sentence + 2] if s.paragraph == paragraph]
    words = f" {' '.join(t.lower for s in following for t in s.tokens)} "
    if not any(f" {phrase} " in words for phrase in reading.grammar.table["undone"]["retrials"]):
        return act
    told = replace(act.statement, predicate="ordered", standing=Standing.REPORTED)
    return replace(act, statement=told)


def _taken_back_in(act: Act, undone: Mapping[int, frozenset[str]], sentences: Sequence[Sentence]) -> int:
    """The first sentence of its paragraph from its own on that takes the act back, or -1."""
    if act.statement.negated:
        return -1  # "revocó la condena": that is what takes it back
    paragraph = sentences[act.sentence].paragraph
    cues = {cue.kind for cue in act.statement.cues}
    for number, kinds in sorted(undone.items()):
        is_here = number >= act.sentence and sentences[number].paragraph == paragraph
        if is_here and any(act.statement.predicate in _KINDS[kind] or _CUES.get(kind) in cues for kind in kinds):
            return number
    return -1


def _is_wrongly(statement: Statement, reading: Reading) -> bool:
    """Rule 3."""
    outcomes = frozenset.union(*_KINDS.values())
    if statement.predicate not in outcomes and not {c.kind for c in statement.cues} & set(_CUES.values()):
        return False
    table = reading.grammar.table["undone"]
    words = [token.lower for token in reading.view.sentence.tokens]
    for clause in reading.view.clauses:
        rows = reading.grammar.patterns.get(clause.verb.lemma, ())
        if not any(frame.predicate in outcomes for _, frame in rows):
            continue
        before = words[max(0, clause.verb.first - 2) : clause.verb.last + 1]
        after = words[clause.verb.last + 1 : clause.verb.last + 1 + _NEAR]
        is_of_nothing = any(" ".join(after).startswith(phrase) for phrase in table["of_nothing"])
        if set(before) & set(table["wrongly"]) or set(after[:2]) & set(table["wrongly"]) or is_of_nothing:
            return True
    return False
