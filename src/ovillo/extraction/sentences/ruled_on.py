"""Whom a pronoun at a verb of a verdict or a release means: "anuló la condena de X y la absolvió".

It is the one person whom the sentence names before, where the first name does not speak against the pronoun.
"""

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.arguments import list_to
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.rows import row_before
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of, may_take_up
from ovillo.extraction.sentences.taken_up import (
    clitic_of,
    is_of_other_gender,
    owner_of_doer,
    taken_from_opening,
    taken_up,
)

_VERDICTS = frozenset({"acquitted", "convicted", "sentenced"})
_FREED = frozenset({"acquitted", "released"})
_RULED = _VERDICTS | {"charged", "indicted", "detained", "released"}


def whom_ruled(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """The party; () where the verb has no such pronoun, or more or fewer than one may be meant."""
    view = reading.view
    frames = {frame.predicate for _, frame in reading.grammar.patterns.get(clause.verb.lemma, ())}
    clitic = clitic_of(view, reading.grammar, clause)
    is_ruled = bool(frames & _VERDICTS) or ("released" in frames and _is_held_before(reading, clause))
    if not is_ruled or clitic not in _ENDINGS or not _goes_on(reading, clause):
        return ()
    is_own = clause.subject >= 0 and not are_some(reading, clause)
    own = view.groups[clause.subject].entity.id if is_own else ""
    officials = set(reading.grammar.table["officials"]["words"]) | set(reading.grammar.table["acquitters"]["words"])
    found: dict[str, DocumentEntity] = {}
    passed: set[str] = {own}
    for group in view.groups:
        words = [t.lower for t in view.sentence.tokens[group.first : group.last + 1]]
        if group.entity.type is not EntityType.PERSON or group.first > clause.verb.first:
            continue
        if set(words) & officials:
            passed.add(group.entity.id)  # who speaks for the law or for a party
        elif group.is_plural and group.entity.level is NameLevel.ROLE and frames & _FREED:
            continue  # "condenada por vender bebés, pero la Sala la absolvió": one is meant
        elif group.is_plural or (words[0].endswith(_ENDINGS[clitic]) and group.entity.level is not NameLevel.ROLE):
            return ()
        elif group.entity.level is not NameLevel.ROLE:
            found[group.entity.id] = group.entity
    people = [entity for entity in found.values() if entity.id not in passed]
    return (Party(people[0]),) if len(people) == 1 else ()


def names_another(reading: Reading, clause: Clause, topic: tuple[Party, ...]) -> bool:
    """As in "Z habló. X fue arrestado; un juez lo condenó": its own sentence names another whom "lo" may mean.

    Whoever only tells it, or acts in office, is not meant.
    """
    view = reading.view
    if clitic_of(view, reading.grammar, clause).endswith("s"):
        return False
    officials = set(reading.grammar.table["officials"]["words"]) | set(reading.grammar.table["acquitters"]["words"])
    known = {p.entity.id for p in topic} | ({view.groups[clause.subject].entity.id} if clause.subject >= 0 else set())
    telling = {c.subject for c in view.clauses if c.verb.lemma in reading.grammar.speech_verbs}
    for number, group in enumerate(view.groups):
        words = {t.lower for t in view.sentence.tokens[group.first : group.last + 1]}
        is_named = group.entity.type is EntityType.PERSON and group.entity.level is not NameLevel.ROLE
        is_before = is_named and group.last < clause.verb.first and group.entity.id not in known
        if is_before and number not in telling and not words & officials:
            return True
    return False


def are_some(reading: Reading, clause: Clause) -> bool:
    """As in "fue detenida y luego la liberaron": the verb of many is not of the one before, whom its pronoun means."""
    view = reading.view
    if clause.subject < 0 or not clause.verb.is_plural or clause.link is not Link.COORDINATED:
        return False
    is_one = not view.groups[clause.subject].is_plural and len(list_to(view, clause.subject)) == 1
    return is_one and clitic_of(view, reading.grammar, clause) in _ENDINGS


def ruled_in_relative(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "absolvió a X del delito por el que fue condenado": those on whom the verb before rules."""
    view, sets = reading.view, reading.grammar.sets
    is_dropped = clause.is_passive and clause.subject < 0 <= clause.governor and clause.link is Link.RELATIVE
    if not is_dropped or not reading.grammar.verbs["drops_subjects"]:
        return ()
    before = [item.word for item in view.items[max(0, clause.opener - 2) : clause.opener]]
    governor = view.clauses[clause.governor]
    frames = {frame.predicate for _, frame in reading.grammar.patterns.get(governor.verb.lemma, ())}
    if not (set(before) & sets["agent_slot"] and frames & _RULED):
        return ()
    slots = arguments_of(reading, clause.governor).slots
    whom = next((slot.groups for slot in slots if slot.preposition in sets["direct_slot"]), ())
    groups = list_to(view, governor.subject) if governor.is_passive and governor.subject >= 0 else whom
    found = tuple(Party(p.entity, p.value) for p in parties_of(view, groups) if p.entity.type is EntityType.PERSON)
    is_many = view.sentence.tokens[clause.verb.last].lower.endswith("s")
    return found if is_many == (len(found) > 1 or any(p.value is not None for p in found)) else ()


def one_ruled(reading: Reading, clause: Clause, topic: tuple[Party, ...]) -> tuple[Party, ...]:
    """The same, beside whom the sentence before speaks of: where those are two people, it may be either."""
    ruled = whom_ruled(reading, clause)
    if ruled and topic and {p.entity.id for p in topic} != {p.entity.id for p in ruled}:
        return ()
    return ruled or topic


def _is_held_before(reading: Reading, clause: Clause) -> bool:
    """As in "fue detenido, pero un juez lo liberó": who is let go is held by the verb that it is joined to."""
    if clause.governor < 0:
        return False
    lemma = reading.view.clauses[clause.governor].verb.lemma
    frames = {frame.predicate for _, frame in reading.grammar.patterns.get(lemma, ())}
    return bool(frames & _RULED) and "released" not in frames


def _goes_on(reading: Reading, clause: Clause) -> bool:
    """Whether it is joined to a verb before it, or its sentence rules on something else before."""
    taking = set(reading.grammar.table["undone"]["verbs"]) | set(reading.grammar.table["undone"]["granting"])
    before = [c for c in reading.view.clauses if c.item < clause.item]
    is_joined = clause.link is Link.COORDINATED or _concedes(reading, clause) or _is_parted(reading, clause)
    return is_joined or any(c.verb.lemma in taking for c in before)


def _is_parted(reading: Reading, clause: Clause) -> bool:
    """As in "X fue acusado; el juez lo absolvió": a sentence of its own behind the mark."""
    tokens = reading.view.sentence.tokens
    return clause.link is Link.MAIN and any(token.text == ";" for token in tokens[: clause.verb.first])


def _concedes(reading: Reading, clause: Clause) -> bool:
    """As in "aunque un juez la liberó"."""
    opener = reading.view.items[clause.opener].word if clause.opener >= 0 else ""
    return clause.link is Link.SUBORDINATE and opener in reading.grammar.table["undone"]["conceding"]


_ENDINGS = {"lo": ("a",), "la": ("o",), "her": (), "him": ()}
"""Of each pronoun for one person, how no first name ends that it can mean."""


def one_accused(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "Una mujer fue detenida. La Fiscalía la imputó": the only one against whom an act is told just before."""
    is_own = clause.link is Link.MAIN and clause.subject >= 0
    alone = tuple({p.entity.id: p for p in reading.accused}.values()) if is_own else ()
    is_one = len(alone) == 1 and alone[0].value is None and alone[0].entity.type is EntityType.PERSON
    is_one = is_one and not alone[0].entity.name.split()[0].endswith("s")  # "dos mujeres … la imputó"
    return alone if is_one else ()


def told_before(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "captaba a mujeres y las explotaba": whom the verb that this one is joined to has for its object."""
    if clause.governor < 0:
        opened = taken_from_opening(reading.view, reading.grammar, clause)
        opened = opened or owner_of_doer(reading.view, reading.grammar, clause)
        return tuple(Party(p.entity, p.value) for p in parties_of(reading.view, opened))
    groups = taken_up(reading.view, reading.grammar, clause, arguments_of(reading, clause.governor))
    before = row_before(reading.view, reading.grammar, clause) if not groups else None
    if before is not None:
        return told_before(reading, before)
    found = tuple(Party(p.entity, p.value) for p in parties_of(reading.view, groups))
    return () if any(_is_other(reading, clause, p) for p in found) else found


def _is_other(reading: Reading, clause: Clause, party: Party) -> bool:
    """As in "X met Ana and drove him home": somebody of the other gender."""
    after = [t.lower for t in reading.view.sentence.tokens[clause.verb.last + 1 : clause.verb.last + 2]]
    own = reading.grammar.verbs.get("genders_of_one", {}).get(after[0] if after else "", "")
    gender = reading.genders.get(party.entity.id)
    return bool(own and gender and gender != own)


def victims_meant(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "liberó a 24 mujeres y desmanteló una red que las explotaba": the only victims told before."""
    view, table, clitic = reading.view, reading.grammar.table, clitic_of(reading.view, reading.grammar, clause)
    does = {f.predicate for p, f in reading.grammar.patterns.get(clause.verb.lemma, ())}
    if not clitic.endswith("s") or not does & set(table["taken_up"]["undergone"]):
        return ()
    victims = set(table["victims"]["words"])
    found = [
        n
        for n, group in enumerate(view.groups)
        if group.is_plural
        and group.last < clause.verb.first
        and victims & {t.lower for t in view.sentence.tokens[group.first : group.last + 1]}
        and n != clause.subject
        and n in view.position
    ]
    if not found:  # "Las víctimas llegaban de noche. La red las obligaba a prostituirse"
        return reading.sufferers if may_take_up(reading, clitic) else ()
    fitting = [n for n in found if not is_of_other_gender(view, reading.grammar, n, clitic)]
    alone = {view.groups[n].entity.id for n in fitting}
    return tuple(Party(p.entity, p.value) for p in parties_of(view, fitting[:1])) if len(alone) == 1 else ()


def is_act_of_office(reading: Reading, clause: Clause) -> bool:
    """Whether the verb says what a body does to others: what its officers undergo or sell is their own."""
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    kinds = {KIND_OF.get(frame.predicate) for pattern, frame in rows if not pattern.is_inverse}
    return not clause.is_passive and PredicateKind.PROCEDURE in kinds


def is_of_other_clitic(reading: Reading, clause: Clause, party: Party) -> bool:
    """As in "La acusa", where the one before is a man; of officers told before, who do it."""
    if party.entity.level is NameLevel.ROLE and {*party.entity.name.lower().split()} & reading.grammar.sets["of_law"]:
        return not clause.is_passive and is_act_of_office(reading, clause)
    clitic, gender = clitic_of(reading.view, reading.grammar, clause), reading.genders.get(party.entity.id)
    row = reading.grammar.verbs.get("genders", {}).get({"f": "masculine", "m": "feminine"}.get(gender or "", ""))
    return row is not None and clitic in row["clitics"] and not (gender == "f" and clitic.endswith("s"))
