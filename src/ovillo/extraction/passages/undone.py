"""Outcomes that the same passage takes back: "convicted …, but the verdict was set aside", "retiró los cargos".

Rules:
1. A verb of undoing beside the noun of an outcome, neither negated nor only sought, undoes outcomes of that kind in its
   sentence, and those of the sentences before it in the same paragraph.
2. An inquiry that is closed is nobody's state any more.
3. "Wrongly convicted", "condenado injustamente", "convicted of nothing" state no conviction.
4. What is undone is left out: that it once was so is true, but alone it would mislead.
5. Of whoever had an outcome undone, the outcome is told as negated: to annul a conviction is not to acquit. Nothing is
   undone where an appeal against it is refused.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ovillo.domain.statements import CueKind, Standing, Statement
from ovillo.extraction.acts.courts import is_scorn
from ovillo.extraction.acts.last_decided import ends_conviction
from ovillo.extraction.passages.on_appeal import without_reversed
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.rulings import is_ruling
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import Sentence

_REACH = 8
"""Tokens between a verb of undoing and what it undoes."""
_NEAR = 3
_PART = 5
"""Tokens before the noun of an outcome among which stands what makes it a part."""
_KINDS: Mapping[str, frozenset[str]] = {
    "conviction": frozenset({"convicted", "sentenced"}),
    "charge": frozenset({"charged", "indicted"}),
    "acquittal": frozenset({"acquitted"}),
    "inquiry": frozenset({"investigated"}),
    "order": frozenset({"ordered"}),
    "recusal": frozenset({"recused"}),
}
OUTCOMES = frozenset({"convicted", "sentenced", "charged", "indicted", "acquitted", "investigated"})
"""Predicates of what may be taken back."""
_CUES: Mapping[str, frozenset[CueKind]] = {
    "conviction": frozenset({CueKind.CONVICTION}),
    "charge": frozenset({CueKind.CHARGE, CueKind.ACCUSATION}),
    "acquittal": frozenset({CueKind.ACQUITTAL}),
    "inquiry": frozenset({CueKind.INVESTIGATION}),
}


def undone_in(reading: Reading) -> frozenset[tuple[str, str]]:
    """The kinds of outcome that this sentence takes back or closes, and the id of whose it is; "" for anybody's.

    Kinds are conviction, charge, acquittal, inquiry, order.
    """
    words = [token.lower for token in reading.view.sentence.tokens]
    table = reading.grammar.table["undone"]
    found: set[tuple[str, str]] = set()
    for number, clause in enumerate(reading.view.clauses):
        if undoes(reading, clause):
            near = words[max(0, clause.verb.first - _REACH) : clause.verb.last + 1 + _REACH]
            is_closing = clause.verb.lemma in table["closing"]
            kinds = ("inquiry",) if is_closing else tuple(kind for kind in _KINDS if kind != "recusal")
            for kind in kinds:
                if set(near) & set(table[kind]) and not _is_only_part(reading, number, kind):
                    found |= {(kind, whose) for whose in _named_in(reading, number, kind) or {""}}
        elif _refuses_recusal(reading, clause):
            found.add(("recusal", ""))
    ended = [p.object.id for p in reading.found if p.object is not None and ends_conviction(reading, p)]
    return frozenset(found | {("conviction", whose) for whose in ended})


def _refuses_recusal(reading: Reading, clause: Clause) -> bool:
    """As in "la Sala rechazó la recusación": whoever was challenged stayed."""
    table, words = reading.grammar.table["undone"], [t.lower for t in reading.view.sentence.tokens]
    near = words[max(0, clause.verb.first - _REACH) : clause.verb.last + 1 + _REACH]
    is_refusing = clause.verb.lemma in {*table["refusing"], *table["denying"]}
    return is_refusing and not clause.verb.is_negated and bool(set(near) & set(table["recusal"]))


def _is_only_part(reading: Reading, number: int, kind: str) -> bool:
    """As in "charged with trafficking; two lesser charges were dropped": the rest stands."""
    verb, words = reading.view.clauses[number].verb, [t.lower for t in reading.view.sentence.tokens]
    begin, end = max(0, verb.first - _REACH), min(len(words), verb.last + 1 + _REACH)
    nouns = [n for n in range(begin, end) if words[n] in reading.grammar.table["undone"][kind]]
    return bool(nouns) and all(is_part(reading, n) for n in nouns)


def _named_in(reading: Reading, number: int, kind: str) -> set[str]:
    """Of whom the clause itself says that such an outcome is taken back."""
    rows = (p for p in reading.found if p.clause == number and p.negated and p.object is not None)
    found = [p.object for p in rows if p.predicate in _KINDS[kind] and p.object is not None]
    surnames = {_BY_NAME + e.name.lower() for e in found if " " not in e.name}
    return {entity.id for entity in found} | surnames


_BY_NAME = "name "
"""Before a surname that stands alone: whoever bears it may be meant."""


def undoes(reading: Reading, clause: Clause) -> bool:
    """Whether the verb of this clause takes something back or closes it."""
    table, verb = reading.grammar.table["undone"], clause.verb
    opens = is_ruling(reading.view, reading.grammar, clause) or is_decided(reading, clause)
    before = " ".join(t.lower for t in reading.view.sentence.tokens[max(0, verb.first - _REACH) : verb.first])
    is_told = any(phrase in f"{before} " for phrase in table["after_all"])  # "only for the charge to be withdrawn"
    is_open = verb.mood in (Mood.INFINITIVE, Mood.GERUND) and not (opens or is_told)
    is_open = is_open or (not is_told and _is_only_wanted(reading, clause))
    if verb.is_negated or is_open or verb.cues or _refuses_appeal(reading, clause):
        return False
    if is_scorn(reading, clause, parties_of(reading.view, [clause.subject]) if clause.subject >= 0 else ()):
        return False
    if verb.lemma in (*table["verbs"], *table["closing"]):
        return True
    after = " ".join(t.lower for t in reading.view.sentence.tokens[verb.head : verb.last + 1 + _REACH])
    return any(after.startswith(f"{phrase} ") or f" {phrase} " in f" {after} " for phrase in table["phrases"])


def _is_only_wanted(reading: Reading, clause: Clause) -> bool:
    """As in "charged with bribing a clerk to get his case dismissed": an aim, where "had it quashed" is told."""
    before = [c for c in reading.view.clauses if c.item < clause.item]
    open_moods = (Mood.INFINITIVE, Mood.GERUND)
    is_causing = bool(before) and before[-1].verb.lemma in reading.grammar.table["undone"].get("causing", ())
    return is_causing and before[-1].verb.mood in open_moods and clause.verb.first - before[-1].verb.last <= _REACH


def is_decided(reading: Reading, clause: Clause) -> bool:
    """As in "resolvió anular la sentencia", "resolvió admitir el recurso y anular": what was decided took place."""
    view, deciding = reading.view, reading.grammar.table["undone"].get("deciding", ())
    while clause.governor >= 0 and clause.verb.mood is Mood.INFINITIVE and not clause.verb.is_negated:
        if view.sentence.tokens[clause.verb.first - 1].lower in reading.grammar.sets["prepositions"]:
            return False
        number, clause = clause.governor, view.clauses[clause.governor]
        if clause.verb.mood is Mood.FINITE:
            return clause.verb.lemma in deciding and not cues_of(view, number, reading.cues, reading.grammar)
    return False


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


def overturns(reading: Reading, clause: Clause) -> bool:
    """Whether the verb takes something back; not one that only ends it, as in "ended in a conviction"."""
    return clause.verb.lemma not in reading.grammar.table["undone"]["closing"] and undoes(reading, clause)


def is_upheld(reading: Reading) -> bool:
    """As in "quashed one conviction and upheld the other": what stands of it is unclear."""
    table, words = reading.grammar.table["undone"], {token.lower for token in reading.view.sentence.tokens}
    return bool(words & set(table["upholding"])) and bool(words & set(table["told"]["rest"]))


def outcome_nouns(reading: Reading, predicate: str) -> frozenset[str]:
    """The nouns that name this outcome."""
    told = reading.grammar.table["undone"]["told"]["nouns"]
    return frozenset(noun for noun, name in told.items() if name == predicate)


def is_its_noun(reading: Reading, clause: Clause, index: int) -> bool:
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
    marks = [word for word in words[index + 1 : verb.first] if word in {",", ";"}]
    is_inserted = marks == [",", ","] and words[verb.first - 1] == ","  # "the conviction of X, who fled, was quashed"
    between = bool(marks) and not is_inserted
    return (clause.is_passive or is_haver) and not between and (at < 0 or words[at] in {",", ";"})


def is_part(reading: Reading, noun: int) -> bool:
    """As in "one of his convictions", "two lesser charges": of several outcomes only some are taken back."""
    table, words = reading.grammar.table["undone"]["told"], [t.lower for t in reading.view.sentence.tokens]
    begin = noun
    while begin and noun - begin < _PART and words[begin - 1] not in reading.grammar.sets["prepositions"] | {","}:
        begin -= 1
        if words[begin] in reading.grammar.sets["determiners"] and words[begin] not in table["parts"]:
            break
    before = set(words[begin:noun])
    is_counted = any(q.first < noun and begin <= q.first for q in reading.view.quantities)
    behind_of = words[begin - 1 : begin] + words[begin - 2 : begin - 1]
    is_of = (
        bool(behind_of) and behind_of[0] in reading.view.of and len(behind_of) > 1 and behind_of[1] in table["parts"]
    )
    after = words[noun + 1 : noun + 2]
    is_label = words[noun] in table["whole_only"] and bool({*after, *before} & set(table["labels"]))
    return bool(before & set(table["parts"])) or is_counted or is_of or is_label or is_upheld(reading)


def owners(reading: Reading, clause: Clause, index: int) -> tuple[Party, ...]:
    """Whose the outcome that the noun at `index` names is, where its words say so."""
    return tuple(_owners(reading, index)) or _behind_whose(reading, index) or _havers(reading, clause, index)


def _behind_whose(reading: Reading, index: int) -> tuple[Party, ...]:
    """As in "X, whose conviction was quashed": X."""
    view, tokens = reading.view, reading.view.sentence.tokens
    if index < _NEAR or tokens[index - 1].lower not in view.possessive_relatives:
        return ()
    end = index - 2 - (tokens[index - 2].text == ",")
    number = next((n for n, g in enumerate(view.groups) if g.first <= end <= g.last), -1)
    return tuple(parties_of(view, [number])) if number >= 0 else ()


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
    undone: Mapping[int, frozenset[tuple[str, str]]],
    sentences: Sequence[Sentence],
    studied: Sequence[Reading],
) -> list[Act]:
    """The acts that no sentence of their paragraph from their own on takes back; what one does is negated."""
    readings = {reading.number: reading for reading in studied}
    acts, found = without_reversed(acts, studied), list[Act]()
    told = {(s.predicate, s.object.id) for s in (a.statement for a in acts) if s.negated and s.object}
    told |= {("convicted", s.object.id) for s in (a.statement for a in acts) if s.predicate == "acquitted" and s.object}
    for act in acts:
        if act.sentence in readings and _is_wrongly(act.statement, readings[act.sentence]):
            continue
        by = _taken_back_in(act, undone, sentences)
        if by < 0:
            found.append(act)
            continue
        who, predicate = act.statement.object, act.statement.predicate
        is_plain = by in readings and not is_upheld(readings[by]) and _names_outcome(readings[by], predicate)
        if predicate in OUTCOMES and who is not None and (predicate, who.id) not in told and is_plain:
            told.add((predicate, who.id))
            found.append(_overturned(act, readings[by]))
    return found


def _names_outcome(reading: Reading, predicate: str) -> bool:
    """Whether it says outright that what is undone was this outcome."""
    words, names = [t.lower for t in reading.view.sentence.tokens], outcome_nouns(reading, predicate)
    nouns = [index for index, word in enumerate(words) if word in names]
    return any(
        overturns(reading, c) and is_its_noun(reading, c, index) for c in reading.view.clauses for index in nouns
    )


def _overturned(act: Act, reading: Reading) -> Act:
    """Rule 5, of whom an earlier sentence names: "X was convicted in May. A month later the verdict was overturned"."""
    start, end = act.statement.start, reading.view.sentence.end
    told = replace(
        act.statement, subject=None, value=None, when=None, where=None, negated=True, cues=(), end=end,
        quote=reading.text[start:end],
    )  # fmt: skip
    return replace(act, statement=told, sentence=reading.number)


def _taken_back_in(act: Act, undone: Mapping[int, frozenset[tuple[str, str]]], sentences: Sequence[Sentence]) -> int:
    """The first sentence of its paragraph from its own on that takes the act back, or -1."""
    if act.statement.negated:
        return -1  # "revocó la condena": that is what takes it back
    paragraph = sentences[act.sentence].paragraph
    cues = {cue.kind for cue in act.statement.cues}
    if act.statement.standing is Standing.ACQUITTED and not cues & _CUES["acquittal"]:
        return -1  # "convicted of selling babies but acquitted on appeal": told as acquitted
    people = [e for e in (act.statement.subject, act.statement.object) if e is not None]
    ids = {e.id for e in people} | {_BY_NAME + word for e in people for word in e.name.lower().split()}
    for number, kinds in sorted(undone.items()):
        is_here = number >= act.sentence and sentences[number].paragraph == paragraph
        if is_here and any(
            (act.statement.predicate in _KINDS[kind] or cues & _CUES.get(kind, frozenset()))
            and (not whose or whose in ids)
            for kind, whose in kinds
        ):
            return number
    return -1


def _is_in_vain(reading: Reading) -> bool:
    """As in "fue recusada sin éxito por la defensa"."""
    line = f" {' '.join(t.lower for t in reading.view.sentence.tokens)} "
    return any(f" {phrase} " in line for phrase in reading.grammar.table["undone"]["in_vain"])


def _is_wrongly(statement: Statement, reading: Reading) -> bool:
    """Rule 3."""
    outcomes = frozenset.union(*_KINDS.values())
    if statement.predicate == "recused" and _is_in_vain(reading):
        return True
    if statement.predicate not in outcomes and not {c.kind for c in statement.cues} & frozenset.union(*_CUES.values()):
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
