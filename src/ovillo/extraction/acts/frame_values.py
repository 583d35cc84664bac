"""What else the frame of a verb takes: sums, prison terms, who bought, whom its clause is about; and what bars it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Cue, CueKind, Value
from ovillo.extraction.acts.courts import called
from ovillo.extraction.sentences.arguments import Arguments
from ovillo.extraction.sentences.casting import Cast, subjects_of
from ovillo.extraction.sentences.clause_types import Clause
from ovillo.extraction.sentences.cues import region_of
from ovillo.extraction.sentences.fixed_words import has_words
from ovillo.extraction.sentences.insertions import is_in_bracket
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.words.grammar import Frame, Pattern

_BLAMED = frozenset({CueKind.ACCUSATION, CueKind.CHARGE, CueKind.CONVICTION})
_UNSAID = frozenset({CueKind.DENIAL, CueKind.FAILURE})
"""Who denies being of a ring does not deny what the ring does."""


_FAR, _SHORT = 8, 3
"""Tokens before a sum among which "in exchange for" stands; letters of prepositions such as "for"."""


_NEAR_PLACE = 3
"""Tokens between "to" and a place."""


def money_of(reading: Reading, arguments: Arguments) -> Iterator[Value]:
    """Every sum of money after the verb; not what something is given for: "handed the baby over for $800".

    Nor what a sum is a part of: "pocketed $10 million out of $11 million that he was offered".
    """
    tokens, words = reading.view.sentence.tokens, reading.grammar.sets["exchange_slot"]
    for row in arguments.sums:
        first = row.quantity.first
        near = tokens[max(0, first - _FAR) : first]
        prepositions = reading.grammar.sets["prepositions"]
        before = [t.lower for t in near[-2:] if t.lower in prepositions]
        before += [
            t.lower for t, after in pairwise(near) if len(t.lower) > _SHORT and after.lower in prepositions
        ]  # "a cambio de sumas"; not "recibió a cambio 500 soles"
        is_whole = " ".join(t.lower for t in tokens[max(0, first - 2) : first]) in reading.grammar.table["prices"].get(
            "wholes", ()
        )
        is_whole = is_whole or is_size(reading, row.quantity.last) or is_price_of_words(reading, first)
        is_whole = is_whole or _is_worth_of_others(reading, first)
        if row.quantity.is_money and row.preposition not in words and not (is_whole or words & set(before)):
            yield row.quantity.value


def _is_worth_of_others(reading: Reading, first: int) -> bool:
    """As in "made seizures worth $5,000": what a noun is worth that tells neither money nor goods."""
    view, table = reading.view, reading.grammar.table
    words = [t.lower for t in view.sentence.tokens[:first]]
    sizes = (len(phrase) for phrase in map(str.split, table["prices"]["valued"]) if words[-len(phrase) :] == phrase)
    at = first - max(sizes, default=0) - 1
    is_known = at < 0 or words[at] in table["goods"]["graft"] or any(g.first <= at <= g.last for g in view.groups)
    return at < first - 1 and not is_known and words[at] not in table["prices"]["money"]


def is_price_of_words(reading: Reading, first: int) -> bool:
    """As in "entregaba niños a parejas previo pago de 5.000 dólares": words right before a sum that make it a price."""
    before = [t.lower for t in reading.view.sentence.tokens[max(0, first - _FAR) : first]]
    while before and before[-1] in reading.grammar.sets["prepositions"] and before[-2:-1] == ["de"]:
        before.pop()
    words = f" {' '.join(before)}"
    return words.endswith(tuple(f" {phrase}" for phrase in reading.grammar.table["prices"].get("on_payment", ())))


def sums_of(reading: Reading, number: int) -> list[Value | None]:
    """The sums of money of this clause; what nouns of money come to, where no other stands there."""
    own: list[Value | None] = [*money_of(reading, arguments_of(reading, number))]
    return own or [*_amounting(reading, number)] or [*_ranging(reading, number)]


def _ranging(reading: Reading, number: int) -> Iterator[Value]:
    """As in "recibía sobornos que oscilaban entre 500 y 800 soles": between what the money of this clause ranges."""
    view, table = reading.view, reading.grammar.table["prices"]
    direct = arguments_of(reading, number).direct
    behind = number + 1
    if not direct or behind >= len(view.clauses) or view.clauses[behind].verb.lemma not in table["ranging"]:
        return
    clause, last = view.clauses[behind], view.groups[direct[-1]]
    words = {t.lower for t in view.sentence.tokens[last.first : last.last + 1]}
    is_money = bool(words & {*table["money"], *table.get("amounts", ()), *reading.grammar.table["goods"]["graft"]})
    opener = view.items[clause.opener] if clause.opener >= 0 else None
    if is_money and opener is not None and opener.first == last.last + 1 and not clause.verb.cues:
        yield from (row.quantity.value for row in arguments_of(reading, behind).sums if row.quantity.is_money)


def _amounting(reading: Reading, number: int) -> Iterator[Value]:
    """As in "took bribes totalling $40,000", "sobornos por 40.000 soles": what the money of this clause comes to."""
    table, (_, end) = reading.grammar.table["goods"], region_of(reading.view, number)
    words = [token.lower for token in reading.view.sentence.tokens]
    begin = reading.view.clauses[number].verb.last + 1
    verbs = [clause.verb.first for clause in reading.view.clauses if clause.verb.first >= begin]
    for quantity in reading.view.quantities:
        if not quantity.is_money or not begin < quantity.first <= end:
            continue
        before = words[begin : quantity.first]
        for phrase in (*table["amounting"], *table["graft_for"]):
            size = len(phrase.split())
            is_told = before[-size:] == phrase.split() and bool(set(before[-size - 1 : -size]) & set(table["graft"]))
            if is_told and not any(verb < quantity.first - size for verb in verbs):
                yield quantity.value  # not "bribed them to smuggle cash worth $500"


def is_size(reading: Reading, last: int) -> bool:
    """As in "a $550 million fraud case": a noun behind the sum says what is so big."""
    behind = [t.lower for t in reading.view.sentence.tokens[last + 1 : last + 4]]
    stop = next((n for n, word in enumerate(behind) if word in reading.view.prepositions or not word.isalpha()), None)
    return bool(set(behind[:stop]) & set(reading.grammar.table["prices"].get("sized", ())))


def is_money(reading: Reading, frame: Frame, taken: Sequence[Party], arguments: Arguments, cues: Sequence[Cue]) -> bool:
    """As in "accepted money from the gang", "le cobró dinero": taken as a sum is, where it is told from whom.

    What somebody is accused of taking needs no giver.
    """
    words, givers = set(reading.grammar.table["prices"]["money"]), reading.grammar.table["prices"]["paid_by"]
    if frame.predicate == "pays":
        return any(words & set(reading.view.groups[g].entity.name.lower().split()) for g in arguments.direct)
    is_blamed = any(cue.kind in _BLAMED for cue in cues)
    is_given = is_blamed or any(slot.preposition in givers for slot in arguments.slots)
    if frame.predicate != "receives" or not is_given:
        return False
    return any(words & set(p.entity.name.lower().split()) for p in taken)


def takes_child(reading: Reading, number: int, lemma: str, frame: Frame) -> bool:
    """As in "obtained the newborn from the mother": a child that is not the doer's, had from somebody."""
    given, view = set(reading.grammar.table["given"]["words"]), reading.view
    if lemma not in frame.of_children:
        return False
    sources = [s for s in arguments_of(reading, number).slots if s.preposition in reading.grammar.sets["source_slot"]]
    is_from = any(view.groups[g].entity.type is EntityType.PERSON for s in sources for g in s.groups)
    begin = min((view.groups[g].first for s in sources for g in s.groups), default=len(view.sentence.tokens))
    behind = {group.entity.id for group in view.groups if group.first >= begin}
    if behind & {party.entity.id for party in subjects_of(reading, view.clauses[number])}:
        return False  # "… from her mother, X" whose doer was taken for X: nobody has a child from themselves
    owned = set(reading.grammar.table["prices"].get("possessives", ()))
    groups = [view.groups[g] for g in arguments_of(reading, number).direct]
    words = [{t.lower for t in view.sentence.tokens[g.first : g.last + 1]} for g in groups]
    return is_from and bool(words) and all(row & given and not row & owned for row in words)


def is_payment_of_nobody(
    reading: Reading, frame: Frame, clause: Clause, paid: Sequence[Party], arguments: Arguments
) -> bool:
    """As in "were paid to keep quiet", "the gang charged $500": a wage or a fee, and nobody seen to pay."""
    if frame.predicate != "pays":
        return False
    is_asked = clause.verb.lemma in frame.billing and all(p.entity.level is NameLevel.ROLE for p in paid)
    return is_asked or (clause.is_passive and not arguments.sums and not _is_graft(reading, clause, arguments))


def _is_graft(reading: Reading, clause: Clause, arguments: Arguments) -> bool:
    """As in "a gratification was allegedly paid to X": money that is no wage, and to whom."""
    marks = reading.grammar.sets["recipient_slot"]
    before = [t.lower for t in reading.view.sentence.tokens[max(0, clause.verb.first - 3) : clause.verb.first]]
    is_to = any(s.preposition in marks for s in arguments.slots)
    return is_to and bool(set(before) & set(reading.grammar.table["goods"].get("graft_paid", ())))


def held_around(reading: Reading, at: int) -> tuple[Cue, ...]:
    """As in "accused of belonging to a ring dedicated to …": what the ring does is no firmer than the accusation."""
    clauses = reading.view.clauses
    before = max((n for n, c in enumerate(clauses) if c.verb.last < at), key=lambda n: clauses[n].verb.last, default=-1)
    if before < 0 or clauses[before].verb.mood is Mood.FINITE:
        return ()
    if any(c.is_parted or is_in_bracket(reading.view, before, c) for c in clauses if c.verb.first == at):
        return ()
    if before not in reading.held:
        return _phrase_cue(reading, clauses[before].verb.first)
    return tuple(c for c in reading.held[before].cues if c.kind not in _UNSAID)


def held_between(reading: Reading, main: int, number: int) -> tuple[Cue, ...]:
    """As in "acusada de vender bebés tras captar a dos mujeres": no firmer than the act that it is done before."""
    clauses = reading.view.clauses
    if clauses[number].is_passive:
        return ()  # "tras ser detenida"
    nearest = [n for n in range(main + 1, number) if n in reading.held and clauses[n].verb.mood is not Mood.FINITE]
    return tuple(c for c in reading.held[nearest[-1]].cues if c.kind not in _UNSAID) if nearest else ()


def _is_by_official(reading: Reading, arguments: Arguments) -> bool:
    """As in "the raid on the gang, led by the prosecutor X": it is the raid that is led."""
    first, *after = arguments.words.split()[:3] or [""]
    return first in reading.grammar.sets["agent_slot"] and bool(
        set(after) & set(reading.grammar.table["officials"]["words"])
    )


def _phrase_cue(reading: Reading, start: int) -> tuple[Cue, ...]:
    """What a phrase such as "accused of" right before this token makes of the verb there."""
    tokens = reading.view.sentence.tokens
    for words, kind in reading.grammar.duties.get(tokens[start - 1].lower, ()) if start else ():
        first = start - len(words)
        if kind and first >= 0 and tuple(t.lower for t in tokens[first:start]) == words:
            return (Cue(tokens[first].start, tokens[start - 1].end, kind),)
    return ()


def is_bill(arguments: Arguments, frame: Frame, bounds: Sequence[str]) -> bool:
    """As in "were charged $90,000", "between $90 and $95": a sum after the verb is asked for; nobody is accused."""
    if frame.predicate != "charged":
        return False
    return any(s.quantity.is_money and s.preposition in ("", *bounds) for s in arguments.sums)


def is_blamed(reading: Reading, pattern: Pattern) -> bool:
    """As in "police demanded protection money from": nobody does it by office; a sum may be a lawful claim."""
    is_worded = bool(pattern.words) and pattern.words[0] != "…"
    table = reading.grammar.table["lawful"]
    return pattern.lemma in table["never"] or (is_worded and pattern.lemma in table["blamed"])


def _is_done_in_office(reading: Reading, frame: Frame, cast: Cast, arguments: Arguments) -> bool:
    """As in "Officer X took the rescued girls to a shelter", "Inspector X recruited an informant"."""
    lawful = reading.grammar.table["lawful"]
    words = {w for p in (*cast.subjects, *cast.agents) for w in called(reading, p.entity)}
    whom = {w for p in cast.objects for w in called(reading, p.entity)}
    said, ties = arguments.words.split(), reading.grammar.sets["place_slot"] | reading.grammar.sets["recipient_slot"]
    places = [n for n, word in enumerate(said) if word in lawful["places"]]
    is_there = any(not ties.isdisjoint(said[max(0, n - _NEAR_PLACE) : n]) for n in places)  # not "según la fiscalía"
    is_there = is_there or frame.predicate == "harbours"
    return not words.isdisjoint(lawful["doers"]) and (is_there or not whom.isdisjoint(lawful["in_care"]))


def is_lawful(reading: Reading, frame: Frame, cast: Cast, arguments: Arguments) -> bool:
    """As in "police took the girls to a shelter", "was taken to hospital": no conduct, where nobody is blamed."""
    if frame.predicate == "protects" and not (cast.subjects or cast.agents):
        return True  # "the protected witness"
    lawful, offenders = reading.grammar.table["lawful"], set(reading.grammar.table["offenders"]["words"])
    if frame.predicate == "leads":
        led = {w for p in cast.objects if p.entity.level is NameLevel.ROLE for w in p.entity.name.lower().split()}
        return _is_by_official(reading, arguments) or bool(led & set(lawful["doers"]))
    if frame.predicate not in lawful["predicates"]:
        return False
    givers = [s for s in arguments.slots if s.preposition in reading.grammar.sets["source_slot"]]
    if frame.predicate == "receives" and givers and any(row.quantity.is_money for row in arguments.sums):
        return False  # what a judge gets of somebody is no office
    if frame.predicate == "receives" and not any(p.entity.type is EntityType.PERSON for p in cast.objects):
        return False  # "the officer received money"
    tied = [reading.view.groups[g].entity.name for slot in arguments.slots for g in slot.groups]
    if frame.predicate == "collaborates_with" and any(offenders & set(name.lower().split()) for name in tied):
        return False
    if frame.predicate == "protects" and any(offenders & set(p.entity.name.lower().split()) for p in cast.objects):
        return False
    doers = {w for p in (*cast.subjects, *cast.agents) for w in p.entity.name.lower().split()}
    known = {*lawful["doers"], *(lawful["holders"] if frame.predicate == "harbours" else ())}
    if doers & known or cast.subjects or cast.agents:
        return bool(doers & known) or _is_done_in_office(reading, frame, cast, arguments)
    is_away = bool(set(lawful["places"]) & set(arguments.words.split())) or _are_held(reading, cast.objects)
    is_bare = len(reading.view.clauses) == 1 and not (arguments.slots or arguments.words.strip(" .,;"))
    is_away = is_away or is_bare  # "X and Y, the victims, were moved."; in a row of passives it is told of the ring
    return frame.predicate in lawful["moves"] and is_away


def _are_held(reading: Reading, parties: Sequence[Party]) -> bool:
    """As in "los detenidos, X y Y, fueron llevados a la capital": whoever a noun calls detained is taken by the law."""
    ids, heads = {p.entity.id for p in parties}, set(reading.grammar.table["identified"]["heads"])
    told = (g for g in reading.view.groups if ids & {g.entity.id, *(one.id for one in g.members)})
    return any(t.lower in heads for g in told for t in reading.view.sentence.tokens[g.first : g.last + 1])


def inner_objects(reading: Reading, arguments: Arguments) -> tuple[Party, ...]:
    """As in "threatened to kill the women": whom the verb that it takes is about."""
    for _, number in arguments.complements[:1]:
        inner = arguments_of(reading, number)
        personal = [s.groups for s in inner.slots if s.preposition in reading.grammar.sets["direct_slot"]]
        return tuple(parties_of(reading.view, inner.direct or [g for groups in personal[:1] for g in groups]))
    return ()


def is_event(reading: Reading, clause: Clause) -> bool:
    """As in "lavado de dinero": a noun that is spelled as the participle of its verb."""
    tokens = reading.view.sentence.tokens
    after = tokens[clause.verb.last + 1].lower if clause.verb.last + 1 < len(tokens) else ""
    return tokens[clause.verb.last].lower in reading.grammar.nouns and after in reading.grammar.sets["object_slot"]


def is_of_either(reading: Reading, clause: Clause) -> bool:
    """As in "the lawyer of X, accused of …": it may be said of the one or of the other."""
    view = reading.view
    at = view.position.get(clause.subject, 0)
    if clause.item <= at or view.items[clause.item - 1].kind is not ItemKind.COMMA or at < 2:
        return False
    before, owner = view.items[at - 1], view.items[at - 2]
    is_tied = before.word in reading.grammar.sets["object_slot"] and owner.kind is ItemKind.GROUP
    is_person = view.groups[clause.subject].entity.type is EntityType.PERSON
    return is_tied and is_person and view.groups[owner.ref].entity.type is EntityType.PERSON


def count_of_members(frame: Frame, subject: Party | None) -> Value | None:
    """As in "the 26 accused are members of a ring": how many they are."""
    return subject.value if subject and frame.predicate == "belongs_to" else None


def ties_of(reading: Reading, number: int, matched: Sequence[tuple[Pattern, Frame]]) -> dict[str, CueKind | None]:
    """The prepositions that tie conduct to this verb, with what each makes of it."""
    found = {p: f.complement.kind for _, f in matched if f.complement for p in f.complement.prepositions}
    for row in reading.grammar.governors.get(reading.view.clauses[number].verb.lemma, ()):
        if row.controller == "object" and has_words(reading, number, row.pattern, arguments_of(reading, number)):
            found |= dict.fromkeys(row.prepositions, row.kind)
    return found
