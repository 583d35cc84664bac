"""Whom a bare gerund right after a noun is said of: "arrested a man selling babies", "a man living in X".

Rules:
1. Only of a group of people, a body or a person that is no victim: "recruited women promising jobs" is not theirs.
2. Only acts that nobody does to the one before: what is said to be done by words is left out.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind
from ovillo.extraction.sentences.agreement import participle_agrees
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link, View, main_before, opens_sentence
from ovillo.extraction.sentences.fixed_words import fits
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.rulings import is_ruling
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind

_DOERS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION})
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.OFFICE})
_BETWEEN = frozenset({ItemKind.PREPOSITION, ItemKind.OTHER, ItemKind.QUANTITY, ItemKind.GROUP})
_AGAINST = frozenset({"detained", "charged", "indicted", "convicted", "sentenced", "investigated"})
_ORDERED = frozenset({"ordered", "requested"})
_RULED = frozenset({"convicted", "sentenced", "acquitted", "indicted", "charged", "released"})
"""What only courts do, so that an infinitive of theirs may state it."""
_ENDS = frozenset({ItemKind.COMMA, ItemKind.STOP, ItemKind.VERB, ItemKind.AND})
_OPENING = 4
"""Items of an opening such as "luego de haber sido"."""
_BY_POLICE = frozenset({"detained", "searched", "seized", "rescued", "intercepted"})
_BY_WORDS = frozenset({"deceives", "threatens", "pays", "bribes", "receives", "price"})


def told_of(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """Of whom a gerund of living, working or operating is told: the group that stands right before it."""
    if clause.verb.lemma not in reading.grammar.table["reduced"]["verbs"]:
        return ()
    view, at = reading.view, clause.item - 1
    if at >= 0 and view.items[at].kind is ItemKind.COMMA:
        at -= 1
    if at < 0 or view.items[at].kind is not ItemKind.GROUP:
        return ()
    group = view.groups[view.items[at].ref]
    is_one_of_several = group.coordinated_with is not None or group.kind is ArgumentKind.PRONOUN
    return () if is_one_of_several else tuple(parties_of(view, [view.items[at].ref]))


def told_alone(reading: Reading, clause: Clause) -> bool:
    """Whether a verb that has no tense states its act by itself: that of a paper, or of a ruling."""
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    acts = bool(rows) and all(f.predicate in _RULED for p, f in rows if p.lemma not in f.held_as)
    return _is_of_paper(reading, clause) or (acts and is_ruling(reading.view, reading.grammar, clause))


def _is_of_paper(reading: Reading, clause: Clause) -> bool:
    """As in "an indictment charging X", "was unsealed charging X": the paper says it, and its author is not told."""
    view = reading.view
    first = clause.verb.first
    main = view.clauses[clause.governor] if clause.governor >= 0 and clause.verb.mood is Mood.GERUND else None
    if main is not None and main.is_passive and main.subject < 0:
        between = view.items[main.item + 1 : clause.item]
        is_next = all(i.kind in (ItemKind.TIME, ItemKind.OTHER, ItemKind.PREPOSITION, ItemKind.GROUP) for i in between)
        first = main.verb.first if is_next else first
    before = view.sentence.tokens[first - 1].lower if first else ""
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    is_act = any(KIND_OF.get(frame.predicate) is PredicateKind.PROCEDURE for _, frame in rows)
    return is_act and before in reading.grammar.table.get("papers", {}).get("words", ())


def undergone_by(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """Of whom a participle is told; of the second in "donde eran alojadas y explotadas" the first has them."""
    if clause.subject >= 0:
        return (*subjects_of(reading, clause), *picked_from(reading, clause))
    first = reading.view.clauses[clause.governor] if clause.link is Link.COORDINATED else clause
    is_row = first is not clause and first.is_passive and first.verb.mood is Mood.FINITE and first.subject < 0
    return (*(subjects_of(reading, first) if is_row else ()), *picked_from(reading, clause))


def picked_from(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "X was among five people arrested", "is one of those charged": X underwent it with the others."""
    view, table = reading.view, reading.grammar.table.get("picked", {})
    for main in view.clauses:
        is_copula = main.verb.lemma in reading.grammar.sets["copulas"] and main.verb.mood is Mood.FINITE
        if not is_copula or main.is_passive or main.verb.is_negated or main.subject < 0 or main.item > clause.item:
            continue
        between = view.items[main.item + 1 : clause.item]
        words = " ".join(t.lower for t in view.sentence.tokens[main.verb.last + 1 : clause.verb.first])
        is_led = any(words.startswith(f"{phrase} ") for phrase in table.get("phrases", ()))
        if is_led and all(i.kind in _BETWEEN for i in between):
            return tuple(parties_of(view, list_to(view, main.subject)))
    return ()


def seen_at_it(reading: Reading, number: int) -> int | None:
    """The main clause of a gerund as in "fue filmada recibiendo dinero": whoever is seen does it."""
    main = main_before(reading.view, number)
    if main is None or reading.view.clauses[number].verb.mood is not Mood.GERUND:
        return None
    clause = reading.view.clauses[main]
    between = reading.view.items[clause.item + 1 : reading.view.clauses[number].item]
    is_seen = clause.is_passive and clause.verb.lemma in reading.grammar.table["reduced"]["seen"]
    return main if is_seen and all(i.kind in _BETWEEN or i.kind is ItemKind.TIME for i in between) else None


def _is_unseen(reading: Reading, clause: Clause) -> bool:
    """As in "no se ve a X recibiendo dinero": whoever is not seen at it."""
    main = reading.view.clauses[clause.governor] if clause.governor >= 0 else clause
    table = reading.grammar.table["reduced"]
    return main.verb.is_negated and main.verb.lemma in (*table["seen"], *table["shown"])


def doers_with_main(reading: Reading, clause: Clause, main: Clause) -> tuple[Party, ...] | None:
    """Who does what a gerund says that carries on its main clause; `None` where that is unclear."""
    if caught := _caught_at_it(reading, clause, main):
        return caught
    return subjects_of(reading, main) if _goes_with_main(reading, clause, main) else None


def _caught_at_it(reading: Reading, clause: Clause, main: Clause) -> tuple[Party, ...]:
    """As in "police arrested X while selling a baby": whoever is arrested does it."""
    frames = {frame.predicate for _, frame in reading.grammar.patterns.get(main.verb.lemma, ())}
    if (
        main.is_passive
        or clause.preposition not in reading.grammar.table["reduced"]["meanwhile"]
        or not frames & _AGAINST
    ):
        return ()
    found = parties_of(reading.view, arguments_of(reading, reading.view.clause_at[main.item]).direct)
    return tuple(party for party in found if party.entity.type in _DOERS)


def _goes_with_main(reading: Reading, clause: Clause, main: Clause) -> bool:
    """Whether the subject of the main clause is that of its gerund too.

    As in "was arrested after selling a boy", "was rescued after being sold"; not "was freed after paying police".
    """
    if not main.is_passive:
        return not clause.is_passive
    if main.subject >= 0 and main.verb.lemma in reading.grammar.table["reduced"]["seen"]:
        return not clause.is_passive  # "fue filmada recibiendo dinero"
    if not reading.grammar.verbs["reduced_participles"] or main.subject < 0:
        return False
    frames = {f.predicate for p, f in reading.grammar.patterns.get(clause.verb.lemma, ()) if not p.words}
    is_conduct = PredicateKind.CONDUCT in {KIND_OF.get(name) for name in frames}
    number = reading.view.clause_at[main.item]
    arguments = arguments_of(reading, number)
    rows = reading.grammar.patterns.get(main.verb.lemma, ())
    held = {f.predicate for p, f in rows if fits(reading, number, p, arguments)} & _AGAINST
    return is_conduct and (clause.is_passive or bool(held))


def done_before(reading: Reading, number: int, clause: Clause) -> Iterator[tuple[int, tuple[Party, ...]]]:
    """The main clause that an infinitive behind "tras" or "después de" goes with, and who did or underwent it."""
    view = reading.view
    adjuncts, tokens = reading.grammar.table["governors"]["sequence"]["adjuncts"], view.sentence.tokens
    opener = view.items[clause.opener].first if clause.opener > 0 else 0
    is_tied = clause.preposition in adjuncts or f"{tokens[opener - 1].lower} {clause.preposition}" in adjuncts
    if not is_tied or (clause.verb.mood is not Mood.INFINITIVE and not opens_sentence(view, clause)):
        return
    main = main_before(view, number)
    if main is None:
        main = _main_behind(view, number)
    if main is None:
        return
    if not clause.is_passive and _did_before(reading, clause, view.clauses[main]):
        yield main, subjects_of(reading, view.clauses[main])
    elif clause.is_passive and (undergone := _underwent_before(reading, clause, view.clauses[main])):
        yield main, undergone


def _main_behind(view: View, number: int) -> int | None:
    """As in "Al ser detenido, X dijo": the clause behind the comma that ends an opening."""
    clause, after = view.clauses[number], number + 1
    if clause.item > _OPENING or after >= len(view.clauses):
        return None
    main = view.clauses[after]
    comma = next((n for n in range(clause.item, main.item) if view.items[n].kind is ItemKind.COMMA), -1)
    is_led = main.link is Link.SUBORDINATE and main.opener == 0  # "Luego de ser detenido, X dijo"
    is_own = main.verb.mood is Mood.FINITE and (main.link is Link.MAIN or is_led)
    return after if is_own and 0 <= comma < view.position.get(main.subject, -1) < main.item else None


def _did_before(reading: Reading, clause: Clause, main: Clause) -> bool:
    """As in "fue detenida tras vender a su hijo", "huyó después de comprar": the subject of the main clause did it.

    Not "la policía detuvo a X tras vender", where it cannot be seen who sold.
    """
    if clause.is_passive or main.subject < 0 or main.verb.is_reflexive:
        return False
    arguments = arguments_of(reading, reading.view.clause_at[clause.item])
    rows = [
        (p, f)
        for p, f in reading.grammar.patterns.get(clause.verb.lemma, ())
        if p.lemma not in f.value_required and fits(reading, reading.view.clause_at[clause.item], p, arguments)
    ]
    kinds = {KIND_OF.get(f.predicate) for _, f in rows}
    of_main = {f.predicate for _, f in reading.grammar.patterns.get(main.verb.lemma, ())}
    frames = {f.predicate for p, f in reading.grammar.patterns.get(clause.verb.lemma, ()) if not p.words}
    if frames and frames <= _BY_POLICE:
        return not (main.is_passive or main.verb.is_simple_conditional) and _is_police(reading, main)
    if kinds != {PredicateKind.CONDUCT}:
        return False
    if main.is_passive:
        return bool(of_main & _AGAINST)
    told = {KIND_OF.get(name) for name in of_main}
    if PredicateKind.CONDUCT not in told and _acts_upon_named(reading, main, clause):
        return False  # "grabó a X al vender bebés", "denunció a X tras vender"
    return PredicateKind.PROCEDURE not in told


def _acts_upon_named(reading: Reading, main: Clause, clause: Clause) -> bool:
    """Whether somebody named stands between the main verb and the infinitive."""
    view = reading.view
    between = [view.groups[i.ref] for i in view.items[main.item + 1 : clause.item] if i.kind is ItemKind.GROUP]
    return any(g.kind is ArgumentKind.NAME and g.entity.type is EntityType.PERSON for g in between)


def _is_police(reading: Reading, main: Clause) -> bool:
    """As in "las autoridades desarticularon la red tras allanar la casa": those who do so by their office."""
    group = reading.view.groups[main.subject]
    words = {t.lower for t in reading.view.sentence.tokens[group.first : group.last + 1]}
    bodies = {*reading.grammar.table["public_bodies"]["words"]}
    return bool(words & (reading.grammar.sets["of_law"] | bodies))


def _underwent_before(reading: Reading, clause: Clause, main: Clause) -> tuple[Party, ...]:
    """As in "X huyó tras ser condenado a …", "al ser detenido, X dijo": the subject of the main clause underwent it.

    Not where somebody stands behind the participle ("tras ser detenido Y"), or where the main verb acts on somebody
    ("la policía liberó a X tras ser detenido"); nor where number or gender differ.
    """
    view = reading.view
    behind = list(takewhile(lambda item: item.kind not in _ENDS, view.items[clause.item + 1 :]))
    is_of_other = any(
        item.kind is ItemKind.GROUP
        and view.groups[item.ref].entity.type in _DOERS
        and (at == 0 or behind[at - 1].kind is not ItemKind.PREPOSITION)
        for at, item in enumerate(behind)
    )
    acts_on = () if main.is_passive else (*_acted_on(reading, main),)
    against = _against_in(reading, main)
    known = {p.entity.id for p in against}
    if main.subject < 0 or is_of_other or _has_other_between(view, main, clause, known):
        return ()
    is_body = view.groups[main.subject].entity.type in _BODIES and bool(against)
    is_office = (is_body or _is_police(reading, main)) and not main.is_passive
    if is_office and not known & _ids(view, main):
        return tuple(against) if _is_of_them(reading, clause, against) else ()
    if acts_on:
        return ()
    if not participle_agrees(view, main.subject, clause.verb, reading.grammar):
        return ()
    told = view.groups[main.subject]
    is_of_law = {t.lower for t in view.sentence.tokens[told.first : told.last + 1]} & reading.grammar.sets["of_law"]
    if is_of_law and not known & _ids(view, main):
        return ()  # "el abogado de X habló tras ser detenido"; not "el juez fue detenido tras ser acusado"
    return subjects_of(reading, main)


def _ids(view: View, main: Clause) -> set[str]:
    return {view.groups[n].entity.id for n in list_to(view, main.subject)}


def _against_in(reading: Reading, main: Clause) -> list[Party]:
    """Whom an act of procedure of this clause is against."""
    number = reading.view.clause_at[main.item]
    acts = [p for p in reading.found if p.clause == number and p.predicate in _AGAINST | _ORDERED and not p.negated]
    found = {p.object.id: Party(p.object, p.value) for p in acts if p.object is not None}
    people = [p for p in found.values() if p.entity.type in _DOERS]
    return people if len(people) == len(found) else []


def _is_of_them(reading: Reading, clause: Clause, people: Sequence[Party]) -> bool:
    """Whether what only courts and police do is told, in the gender and number of these: "tras ser imputada"."""
    view = reading.view
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    frames = {f.predicate for p, f in rows if not (p.words or p.prepositions)}
    groups = [next((n for n, g in enumerate(view.groups) if g.entity.id == p.entity.id), -1) for p in people]
    if not people or not frames or not frames <= _AGAINST | _RULED or -1 in groups:
        return False
    is_many = len(people) > 1 or view.groups[groups[0]].is_plural
    word = view.sentence.tokens[clause.verb.last].lower
    genders = {reading.genders.get(p.entity.id) for p in people}
    is_other = ("m" in genders and word.rstrip("s").endswith("a")) or (
        genders == {"f"} and word.rstrip("s").endswith("o")
    )
    is_one_gender = all(participle_agrees(view, g, clause.verb, reading.grammar) for g in groups) or len(groups) > 1
    return word.endswith("s") == is_many and not is_other and is_one_gender


def _has_other_between(view: View, main: Clause, clause: Clause, known: set[str]) -> bool:
    """As in "X dijo que su hijo huyó tras ser condenado": somebody else may be meant."""
    own = {*list_to(view, main.subject), *list_from(view, main.subject)}
    for index in range(main.item + 1, clause.item):
        item = view.items[index]
        if item.kind in (ItemKind.THAT, ItemKind.RELATIVE, ItemKind.STOP):
            return True
        is_somebody = item.kind is ItemKind.GROUP and view.groups[item.ref].entity.type in _DOERS
        is_known = item.ref in own or (item.kind is ItemKind.GROUP and view.groups[item.ref].entity.id in known)
        if is_somebody and not is_known and view.items[index - 1].kind is not ItemKind.PREPOSITION:
            return True
    return False


def _acted_on(reading: Reading, main: Clause) -> list[Party]:
    """People and groups that the main verb has for objects."""
    arguments = arguments_of(reading, reading.view.clause_at[main.item])
    slots = [s for s in arguments.slots if s.preposition in reading.grammar.sets["direct_slot"]]
    named = [*arguments.direct, *(g for s in slots for g in s.groups)]
    taken = [p for p in parties_of(reading.view, named) if p.entity.type in _DOERS]
    return taken if not main.verb.has_object_clitic else parties_of(reading.view, [main.subject])


def reduced_doers(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """Who does what a bare gerund says, where the noun right before it tells."""
    view, grammar = reading.view, reading.grammar
    if clause.item < 1 or not grammar.verbs["reduced_participles"] or _is_unseen(reading, clause):
        return ()
    before = view.items[clause.item - 1]
    if before.kind is not ItemKind.GROUP or view.groups[before.ref].entity.type not in _DOERS:
        return ()
    frames = {f.predicate for p, f in grammar.patterns.get(clause.verb.lemma, ()) if not p.words}
    kinds = {KIND_OF.get(name) for name in frames}
    if kinds != {PredicateKind.CONDUCT} or frames & _BY_WORDS:
        return ()
    words = {t.lower for t in view.sentence.tokens[before.first : before.last + 1]}
    if words & (set(grammar.table["victims"]["words"]) | set(grammar.table["lawful"]["doers"])):
        return ()
    return tuple(parties_of(view, list_to(view, before.ref)))
