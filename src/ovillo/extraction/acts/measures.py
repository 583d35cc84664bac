"""What is ordered or asked for where nobody is named: "ordenó tres allanamientos", "pidió prisión preventiva".

Rules:
1. The noun of the measure stands behind the verb; only numbers, articles, words of amount and whom it is asked of stand
   between.
2. Where the clause already tells against whom it is, nothing is added.
3. "Su captura", "his arrest" is that of the only one who can be meant: not of the other gender, and not where the
   sentence names somebody else before. Where that is not certain, nothing is said.
4. Some nouns count only so: "su libertad".
"""

from collections.abc import Collection, Iterator

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind, Value
from ovillo.extraction.acts.goods import thing_at
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.items import Item, ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, TokenKind

_ACTS = ("ordered", "requested")
_ENDS = frozenset({ItemKind.VERB, ItemKind.RELATIVE, ItemKind.THAT, ItemKind.SUBORDINATOR, ItemKind.STOP})
_FAR = 14


def read_measures(reading: Reading) -> None:
    """Adds the measures of the sentence; to be called once the verbs are read."""
    table = reading.grammar.table.get("measures")
    if table is None:
        return
    for number, clause in enumerate(reading.view.clauses):
        predicate = next((p for p in _ACTS if clause.verb.lemma in table[p]), None)
        if predicate is None or clause.verb.mood is not Mood.FINITE or clause.verb.is_simple_conditional:
            continue
        if (
            _is_told(reading, number)
            or (clause.is_passive and clause.link is Link.RELATIVE)
            or _may_be(reading, clause)
        ):
            continue
        holding = reading.held.get(number)
        if holding is not None and {c.kind for c in holding.cues} <= {CueKind.NEGATION, CueKind.HEDGE}:
            for first, last, value in _nouns(reading, number, clause):
                tokens = reading.view.sentence.tokens
                begin = first - (tokens[first - 1].lower in table["kinds"])  # "un nuevo juicio"
                owner = _owner(reading, first)
                if owner:
                    object_ = _whose(reading, clause, owner)
                else:
                    is_bare = tokens[first].lower in table["owned_only"]
                    object_ = None if is_bare else thing_at(reading, begin, last)
                if object_ is not None:
                    _state(reading, predicate, number, object_, value, holding)


def _may_be(reading: Reading, clause: Clause) -> bool:
    """As in "may order", "should order"; not "may have ordered"."""
    table = reading.grammar.table["measures"]
    words = [token.lower for token in reading.view.sentence.tokens[clause.verb.first : clause.verb.last + 1]]
    return words[0] in table["modals"] and words[1:2] != [table["have"]]


def _is_told(reading: Reading, number: int) -> bool:
    """Rule 2; what is only the noun of a measure is put in order here."""
    nouns = set(reading.grammar.table["measures"]["nouns"])
    told = [p for p in reading.found if p.clause == number and KIND_OF.get(p.predicate) is PredicateKind.PROCEDURE]
    bare = [p for p in told if p.object is not None and p.object.name.lower().split()[0] in nouns]
    reading.found[:] = [p for p in reading.found if p not in bare]
    return len(told) > len(bare)


def _nouns(reading: Reading, number: int, clause: Clause) -> Iterator[tuple[int, int, Value | None]]:
    """Rule 1: first and last token of each measure, with its number."""
    view, table = reading.view, reading.grammar.table["measures"]
    tokens, sets = view.sentence.tokens, reading.grammar.sets
    later = (i for i in view.items[clause.item + 1 :] if i.kind in _ENDS and not _is_carrying_out(reading, i))
    end = min(next(later, view.items[-1]).first - 1, clause.verb.last + _FAR)
    inside = _asked(reading, number, clause)
    issued = {n for i in view.items if _is_carrying_out(reading, i) for n in range(i.first, i.last + 1)}
    value: Value | None = None
    index = clause.verb.last + 1
    while index <= end:
        word = tokens[index].lower
        counted = next((q for q in view.quantities if q.first <= index <= q.last), None)
        if word in table["nouns"]:
            last = _end_of(reading, index)
            yield index, last, value
            index, value = last + 2, None
            if index > end or tokens[last + 1].lower not in sets["conjunctions"] | {","}:
                return
            continue
        if counted is not None:
            value = None if counted.is_money else counted.value
            index = counted.last
        elif (
            index not in inside
            and index not in issued
            and word not in sets["determiners"] | sets["conjunctions"] | set(table["between"])
        ):
            return
        index += 1


def _is_carrying_out(reading: Reading, item: Item) -> bool:
    """As in "ordenó emitir una alerta": an infinitive that says only that the measure is carried out."""
    verb = reading.view.verbs[item.ref] if item.kind is ItemKind.VERB else None
    if verb is None or verb.mood is not Mood.INFINITIVE or verb.is_negated:
        return False
    return verb.lemma in reading.grammar.table["measures"]["carrying_out"]


def _asked(reading: Reading, number: int, clause: Clause) -> frozenset[int]:
    """The tokens of "a la jueza X" right behind the verb: of whom it is asked."""
    view = reading.view
    behind = view.items[clause.item + 1 : clause.item + 2]
    slots = [s for s in arguments_of(reading, number).slots if s.preposition in reading.grammar.sets["recipient_slot"]]
    if not slots or not behind or behind[0].kind is not ItemKind.PREPOSITION:
        return frozenset()
    last = max(view.groups[g].last for g in slots[0].groups)
    return frozenset(range(clause.verb.last + 1, last + 1))


def _end_of(reading: Reading, index: int) -> int:
    """The last token of the noun and the words that say of what kind it is: "prisión preventiva", "nuevo juicio"."""
    tokens, table = reading.view.sentence.tokens, reading.grammar.table["measures"]
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].kind is TokenKind.WORD:
        if tokens[last + 1].lower in table["kinds"]:
            last += 1
        elif last + 2 < len(tokens) and f"{tokens[last + 1].lower} {tokens[last + 2].lower}" in table["kinds"]:
            last += 2
        else:
            break
    return last


def _owner(reading: Reading, first: int) -> str:
    """The possessive before the measure: "su inmediata libertad", "her pre-trial detention"; "" where none stands."""
    table, tokens = reading.grammar.table["measures"], reading.view.sentence.tokens
    at = first - 1
    while at > 0 and tokens[at].lower in table["adjectives"]:
        at -= 1
    return tokens[at].lower if tokens[at].lower in table["possessives"] else ""


def _whose(reading: Reading, clause: Clause, owner: str) -> DocumentEntity | None:
    """Of "ordenó su captura" the only one whom an act befell before, or of whom the sentence before speaks."""
    start = reading.view.sentence.tokens[clause.verb.first].start
    acts = [p for p in reading.found if p.end < start and KIND_OF.get(p.predicate) is PredicateKind.PROCEDURE]
    undergone = [p.object for p in acts if p.object is not None and p.object.type is EntityType.PERSON]
    before = [p.entity for p in reading.accused or reading.topic if p.entity.type is EntityType.PERSON]
    found = {each.id: each for each in undergone or before}
    is_other = not undergone and _names_another(reading, clause, found)
    if len(found) != 1 or is_other:
        return None
    whom = next(iter(found.values()))
    gender = reading.grammar.table["measures"]["genders"].get(owner)
    return whom if gender is None or reading.genders.get(whom.id, gender) == gender else None


def _names_another(reading: Reading, clause: Clause, meant: Collection[str]) -> bool:
    """As in "A judge who had heard Y ordered his release": whether somebody else is named before the verb."""
    doers = {party.entity.id for party in subjects_of(reading, clause)} | set(meant)
    named = (g for g in reading.view.groups if g.last < clause.verb.first and g.kind is ArgumentKind.NAME)
    return any(g.entity.type is EntityType.PERSON and g.entity.id not in doers for g in named)


def _state(
    reading: Reading, predicate: str, number: int, object_: DocumentEntity, value: Value | None, holding: Holding
) -> None:
    clause, frame = reading.view.clauses[number], reading.grammar.frames[predicate]
    tokens = reading.view.sentence.tokens
    is_undergone = clause.verb.is_reflexive or clause.is_passive
    found = () if is_undergone else subjects_of(reading, clause)
    doers: list[Party | None] = [None] if is_undergone else [*found]
    for doer in doers:
        proposal = Proposal(
            predicate, doer.entity if doer else None, object_, value, frame.standing, False, (),
            reading.number, tokens[clause.verb.first].start, tokens[clause.verb.last].end, number,
        )  # fmt: skip
        held = propose(proposal, hold(holding.cues), allowed=(frame.subject, frame.object))
        if held:
            reading.found.append(held)
