"""When a verb of the frames says something else, and who cannot be the doer of an official act.

Rules:
1. Words right after a verb can make it another: "caught making", "exonerado de la fuerza", "dispuestas a pagar".
2. An offence, a case or a gang detains, charges and investigates nobody: "investigados por asociación" says why.
3. A noun without a group right after an active verb is its object; "a X" after it is then not.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.acts.courts import (
    is_by_no_court,
    is_no_verdict,
    is_prosecution,
    is_told_by_prosecution,
    may_take_back,
)
from ovillo.extraction.sentences.arguments import Arguments
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.fixed_words import fits
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.words.grammar import Frame, Pattern

_PAPERS = frozenset({EntityType.THING, EntityType.DOCUMENT})
_OF_COURTS = frozenset({"convicted", "sentenced"})
_LONGEST = 5
"""Words of the longest idiom."""


_BESIDE = {
    "deceives": frozenset({"recruits", "transports"}),
    "exploits": frozenset({"transports", "sells"}),
}
"""What words after a verb make of it beside what it says by itself: "brought on false promises" is still brought."""


_MEASURES = frozenset({"released", "ordered"})


def says_otherwise(reading: Reading, clause: Clause) -> bool:
    """Rule 1."""
    table = reading.grammar.table["safeguards"]
    tokens = reading.view.sentence.tokens
    own = " ".join(t.lower for t in tokens[clause.verb.first : clause.verb.last + 1])
    timed = {index for time in reading.view.times for index in range(time.first, time.last + 1)}
    timed |= {n - 1 for n in timed if n and tokens[n - 1].lower in reading.view.determiners}
    rest = [t.lower for n, t in enumerate(tokens) if n > clause.verb.last and n not in timed]
    after = rest[:_LONGEST]
    phrases = table["idioms"].get(clause.verb.lemma, ())
    if any(f"{' '.join(after)} ".startswith(f"{kept} ") for kept in table.get("kept", {}).get(clause.verb.lemma, ())):
        return False  # "led to believe"
    if any(f"{' '.join(after)} ".startswith(f"{phrase} ") for phrase in phrases):
        return True
    if any(f" {own} ".endswith(f" {form} ") for form in table["adjectives"]) and after[:1] == [table["adjective_to"]]:
        return True
    if _is_behind_object(reading, clause, table.get("behind", {}).get(clause.verb.lemma, ())):
        return True
    endings = tuple(table["endings"].get(clause.verb.lemma, ()))
    return bool(endings and after and after[0].endswith(endings) and len(after[0]) > _LONGEST)


def _is_behind_object(reading: Reading, clause: Clause, words: Sequence[str]) -> bool:
    """As in "holds X and Y responsible for": one of the words stands right behind a group that follows the verb."""
    view = reading.view
    if not words:
        return False
    ends = [clause.verb.last, *(g.last for g in view.groups if g.first > clause.verb.last)]
    limit = next((c.verb.first for c in view.clauses if c.verb.first > clause.verb.last), len(view.sentence.tokens))
    return any(view.sentence.tokens[end + 1].lower in words for end in ends if end + 1 < limit)


def stands_beside(matched: Sequence[tuple[Pattern, Frame]], pattern: Pattern, frame: Frame, longest: int) -> bool:
    """Whether it is stated beside what the longest pattern of its verb states.

    As in "brought on false promises", who is brought too, and "ordenó libertad para X con orden de alejamiento".
    """
    widest = [(p, f) for p, f in matched if len(p.words) == longest and longest]
    told = {f.predicate for _, f in widest}
    if not pattern.words:
        return len(told) == 1 and frame.predicate in _BESIDE.get(next(iter(told)), frozenset())
    are_measures = {frame.predicate, *told} == _MEASURES
    return are_measures and all(set(pattern.words).isdisjoint(p.words) for p, _ in widest)


def matching(reading: Reading, number: int, arguments: Arguments) -> list[tuple[Pattern, Frame]]:
    """The patterns that fit the verb of this clause; "se incautaron de" is not "se incautó" as well."""
    clause = reading.view.clauses[number]
    if says_otherwise(reading, clause):
        return []
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    found = [(pattern, frame) for pattern, frame in rows if fits(reading, number, pattern, arguments)]
    if clearing := {pattern.lemma for pattern, frame in found if frame.predicate == "acquitted"}:
        ends = {pattern.lemma for pattern, frame in found if frame.predicate == "investigated" and pattern.is_negative}
        is_end = bool(ends & clearing) and is_told_by_prosecution(reading, clause)  # police who clear end an inquiry
        left = "acquitted" if is_end or is_by_no_court(reading, clause) else "investigated"
        found = [(p, f) for p, f in found if f.predicate != left or p.lemma not in clearing]
    if any(frame.predicate == "convicted" for _, frame in found) and is_no_verdict(reading, clause):
        return []
    own = {pattern.lemma for pattern, _ in found if pattern.is_pronominal}
    return [(p, f) for p, f in found if p.is_pronominal or p.lemma not in own]


def without_causes(
    reading: Reading, frame: Frame, parties: Sequence[Party], *, is_undoing: bool = False
) -> tuple[Party, ...]:
    """Rule 2: those among the doers who can do the act; a country does nothing, but somebody there does it."""
    if is_undoing and frame.predicate == "charged":
        parties = [p for p in parties if may_take_back(reading, p)]
    if frame.predicate in _OF_COURTS:
        parties = [p for p in parties if not is_prosecution(reading, p)]
    if KIND_OF.get(frame.predicate) is not PredicateKind.PROCEDURE and not frame.needs_both:
        return tuple(parties)
    table = reading.grammar.table["safeguards"]
    words = set(table["operations" if frame.needs_both else "no_doers"])
    return tuple(
        p
        for p in parties
        if p.entity.type is not EntityType.PLACE and not _is_cause(reading, p, words) and not _is_own_tie(reading, p)
    )


def _is_own_tie(reading: Reading, party: Party) -> bool:
    """As in "es investigada por sus contactos con X": a reason, and no doer."""
    words, tokens = reading.grammar.table["safeguards"].get("ties", ()), reading.view.sentence.tokens
    groups = [g for g in reading.view.groups if g.entity.id == party.entity.id and g.first < g.last]
    return any(
        tokens[g.first].lower in reading.grammar.sets["determiners"] and tokens[g.first + 1].lower in words
        for g in groups
    )


def _is_cause(reading: Reading, party: Party, words: set[str]) -> bool:
    """Whether a word for an offence, a case or a gang heads what it is called, or stands right before its name."""
    entity, tokens = party.entity, reading.view.sentence.tokens
    first = entity.name.lower().split()[0]
    if entity.type in _PAPERS and set(entity.name.lower().split()) & set(
        reading.grammar.table.get("papers", {}).get("words", ())
    ):
        return True  # "the complaint charges X"
    if entity.type is EntityType.PERSON and first not in reading.grammar.table["safeguards"]["operations"]:
        return False
    if (entity.level is NameLevel.ROLE and first in words) or first in reading.grammar.table["safeguards"][
        "operations"
    ]:
        return True
    groups = [g for g in reading.view.groups if g.entity.id == entity.id and g.first > 0]
    return any(tokens[g.first - 1].lower in words for g in groups)


def has_other_object(reading: Reading, clause: Clause, arguments: Arguments, objects: Sequence[Party]) -> bool:
    """Rule 3: whether these stand after "a" and a plain noun stands between the verb and them."""
    view = reading.view
    slots = [s for s in arguments.slots if s.preposition in reading.grammar.sets["direct_slot"]]
    if clause.is_passive or arguments.direct or not slots:
        return False
    if {p.entity.id for p in objects} - {p.entity.id for s in slots for p in parties_of(view, s.groups)}:
        return False
    after = view.items[clause.item + 1 : view.position[slots[0].groups[0]] - 1]
    words = [view.sentence.tokens[i.first] for i in after if i.kind is ItemKind.OTHER]
    if not words or after[0].kind is not ItemKind.OTHER or words[0].kind is not TokenKind.WORD:
        return False
    is_plural = words[0].lower.endswith("s") and words[0].lower not in reading.grammar.sets["adverbs"]
    return (len(words) > 1 and words[0].lower in view.determiners) or (len(words) == 1 and is_plural)


def goods_beside_buyer(reading: Reading, arguments: Arguments, frame: Frame) -> tuple[Party, ...]:
    """As in "vendió a extranjeros dos niños": what is sold stands bare, to whom after "a"; else nothing."""
    slots = [s for s in arguments.slots if s.preposition in reading.grammar.sets["direct_slot"]]
    if frame.predicate != "sells" or not arguments.direct or not slots:
        return ()
    return tuple(parties_of(reading.view, arguments.direct))


def agrees_to_act(reading: Reading, lemma: str, arguments: Arguments) -> bool:
    """As in "aceptó vender", which admits nothing, where "aceptó haber vendido" does."""
    verbs = [reading.view.clauses[number].verb for _, number in arguments.complements]
    is_to_come = any(verb.mood is Mood.INFINITIVE and verb.last == verb.first for verb in verbs)
    return is_to_come and lemma in reading.grammar.verbs.get("agreeing", ())


def decides_act(reading: Reading, arguments: Arguments) -> bool:
    """As in "resolvió enviar a juicio a X": a court that decides an act of procedure does it; others only plan."""
    for _, number in arguments.complements[:1]:
        matched = matching(reading, number, arguments_of(reading, number))
        longest = max((len(p.words) for p, _ in matched), default=0)
        frames = [f for p, f in matched if len(p.words) == longest]
        return bool(frames) and all(KIND_OF.get(f.predicate) is PredicateKind.PROCEDURE for f in frames)
    return False
