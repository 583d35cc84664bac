"""Verbs whose subject is left out, as in "Fue arrestada": whether they go on about the same as before."""

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, CueKind, PredicateKind
from ovillo.extraction.sentences.arguments import read_arguments
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.datives import is_dative
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party
from ovillo.extraction.sentences.sentence_reading import Reading, may_take_up
from ovillo.extraction.sentences.taken_up import is_where, may_do
from ovillo.extraction.sentences.unknown_subjects import is_unknown_subject
from ovillo.extraction.sentences.verbs import Mood, is_adverb
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.words.grammar import Grammar

_OF_BANDS = frozenset({"leads", "belongs_to"})
_OF_COURTS = frozenset({"charged", "convicted", "sentenced", "acquitted"})
_TITLE = 40
"""Characters before a name in which its title stands."""
_OF_MONEY = frozenset({"pays", "receives"})
"""What those of whom somebody takes money may do as well as whoever takes it."""


def kinds_of(grammar: Grammar, clause: Clause) -> set[PredicateKind | None]:
    """Of what kinds the predicates are that the verb may state by itself."""
    rows = grammar.patterns.get(clause.verb.lemma, ())
    return {KIND_OF.get(frame.predicate) for pattern, frame in rows if pattern.lemma not in frame.held_as}


def drops_subject(view: View, grammar: Grammar, clause: Clause) -> bool:
    """As in "Fue arrestada", "Están acusados": a sentence that opens with a verb goes on about the same."""
    has_all = _opens_with_all(view, grammar, clause)
    before = {t.lower for t in view.sentence.tokens[has_all : clause.verb.first]}
    begin = _source_ends(view, grammar, clause)
    return (
        bool(grammar.verbs["drops_subjects"])
        and not before & grammar.sets["pronouns"]  # "Ella fue liberada": not whoever fits
        and (clause.link is Link.MAIN or begin > 0)
        and clause is next((c for c in view.clauses if c.verb.mood is Mood.FINITE and c.item >= begin), None)
        and not clause.verb.is_reflexive
        and not any(item.kind is ItemKind.GROUP for item in view.items[begin : clause.item])
        and not any(is_unknown_subject(view, at, grammar) for at in range(begin + has_all, clause.item))
        and not _has_doer_behind(view, grammar, clause)
        and not _is_perhaps_named(view, clause, grammar)
        and not speaks_first(view, clause, grammar)
    )


def speaks_first(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "X fue detenido. «No vendí bebés», dijo Y": the first person is whoever speaks, not who was told of."""
    before = view.sentence.tokens[clause.verb.first - 1 : clause.verb.first] if clause.verb.first else ()
    if any(token.lower in grammar.cues["denial"]["first_person"] for token in before) and clause.subject < 0:
        return True
    tokens = view.sentence.tokens[clause.verb.first : clause.verb.last + 1]
    readings = next((forms for token in tokens if (forms := grammar.forms.get(token.lower))), ())
    return bool(readings) and all(reading.person == 1 for reading in readings)


def is_left_to_speaker(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "I never sold", "X's lawyer said he never sold": nobody whom the sentence shows, but its speaker knows."""
    if speaks_first(view, clause, grammar):
        return True
    number, at = view.clause_at[clause.item], clause.verb.first - 1
    before = view.clauses[number - 1] if number else None
    if before is None or before.subject < 0 or clause.subject >= 0 or before.verb.lemma not in grammar.speech_verbs:
        return False
    singular = view.nominatives - set(grammar.verbs.get("subject_pronouns", ()))
    table = grammar.cues["denial"]
    is_lawyer = view.groups[before.subject].entity.name.lower() in {*table["counsel"], *table["defence"]}
    return is_lawyer and view.sentence.tokens[at].lower in singular


def denies_of_itself(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "X dijo que no vendió", "Según X, nunca vendió": X, where the text has blamed X before, and nobody else."""
    view, grammar, verb = reading.view, reading.grammar, clause.verb
    is_left_out = bool(grammar.verbs["drops_subjects"]) and clause.subject < 0 and verb.is_negated
    is_plain = not (verb.is_plural or verb.is_reflexive or clause.is_passive or is_anothers(view, grammar, clause))
    if not (is_left_out and is_plain):
        return ()
    people = [g for g in view.groups if g.last < verb.first and g.entity.type is EntityType.PERSON]
    governor = view.clauses[clause.governor] if clause.link is Link.COMPLEMENT and clause.governor >= 0 else None
    if governor is not None:
        is_said = governor.verb.lemma in grammar.speech_verbs and governor.subject >= 0 and not governor.is_passive
        teller = view.groups[governor.subject] if is_said and not governor.verb.is_negated else None
        begin = governor.verb.last
    else:
        line = " ".join(token.lower for token in view.sentence.tokens[: verb.first])
        is_source = clause.link is Link.MAIN and line.startswith(tuple(f"{p} " for p in grammar.speech["according"]))
        teller = people[0] if is_source and len(people) == 1 else None
        begin = teller.last if teller is not None else 0
    if teller is None or teller.is_plural or teller.entity.id not in reading.known_blamed:
        return ()
    words = {t.lower for t in view.sentence.tokens[teller.first : teller.last + 1]}
    is_alone = all(g.entity.id == teller.entity.id for g in people if g.first > begin)
    is_alone = is_alone and not any(g.entity.id in reading.known_blamed - {teller.entity.id} for g in people)
    return (Party(teller.entity),) if is_alone and not words & set(grammar.table["officials"]["words"]) else ()


def is_anothers(view: View, grammar: Grammar, clause: Clause) -> bool:
    """As in "denied that anyone had sold", "denied they had", "negó que nadie": of somebody whom no words name."""
    index = view.items[clause.opener].first if clause.opener >= 0 else clause.verb.first
    several = grammar.verbs.get("subject_pronouns", ())
    single = view.nominatives - set(several)
    return any(
        view.items[at].first > index
        and is_unknown_subject(view, at, grammar)
        and view.sentence.tokens[view.items[at].first].lower not in single
        for at in range(clause.item)
    )


def _is_perhaps_named(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "X habló. Zúmel vendía bebés": a word right before the verb that may be a name, though nobody knows it."""
    before = view.sentence.tokens[clause.verb.first - 1] if clause.verb.first else None
    if before is None or before.kind is not TokenKind.WORD or not before.text[:1].isupper():
        return False
    small = grammar.sets["conjunctions"] | grammar.sets["hedges"] | grammar.sets["negations"] | grammar.sets["pronouns"]
    known = small | set(grammar.verbs["openers"])
    return not (is_adverb(before, grammar) or before.lower in known or before.lower in view.today)


def _opens_with_all(view: View, grammar: Grammar, clause: Clause) -> bool:
    """As in "Todos fueron imputados": all of those of whom the sentence before tells."""
    first = view.sentence.tokens[0].lower
    is_all = first in grammar.verbs.get("all_of_them", ()) and clause.verb.first == 1
    return is_all and clause.is_passive and not clause.verb.is_negated


def _source_ends(view: View, grammar: Grammar, clause: Clause) -> int:
    """As in "Según la policía, vendía", "La Fiscalía informó que vendía": the item behind who says it; 0 for nobody.

    What a body does to others, such as an arrest, is its own act.
    """
    told = kinds_of(grammar, clause)
    if not clause.is_passive and (PredicateKind.CONDUCT not in told or PredicateKind.PROCEDURE in told):
        return 0
    kinds = [item.kind for item in view.items[: clause.item]]
    if clause.link is Link.COMPLEMENT and clause.governor >= 0 and clause.opener > 0:
        governor = view.clauses[clause.governor]
        is_first = governor.link is Link.MAIN and kinds.count(ItemKind.VERB) == 1 and governor.subject >= 0
        is_said = governor.verb.lemma in grammar.speech_verbs and not governor.is_passive
        return clause.opener + 1 if is_first and is_said and _is_body(view, governor.subject, grammar) else 0
    if clause.link is not Link.MAIN or ItemKind.COMMA not in kinds or ItemKind.VERB in kinds:
        return 0
    comma = kinds.index(ItemKind.COMMA)
    line = " ".join(token.lower for token in view.sentence.tokens[: view.items[comma].first])
    groups = [item.ref for item in view.items[:comma] if item.kind is ItemKind.GROUP]
    is_source = line.startswith(tuple(f"{phrase} " for phrase in grammar.speech["according"]))
    return comma + 1 if is_source and groups and _is_body(view, groups[0], grammar) else 0


def _is_body(view: View, number: int, grammar: Grammar) -> bool:
    """Whether a body or an official is told: nobody who sells and buys."""
    group = view.groups[number]
    words = {t.lower for t in view.sentence.tokens[group.first : group.last + 1]}
    is_office = bool(words & set(grammar.table["officials"]["words"]))
    return is_office or group.entity.type in {EntityType.ORGANISATION, EntityType.OFFICE}


def _has_doer_behind(view: View, grammar: Grammar, clause: Clause) -> bool:
    """Whether what stands behind the verb may be its subject, as in "Fue arrestada una mujer"; a band is led."""
    rows = grammar.patterns.get(clause.verb.lemma, ())
    is_of_band = any(frame.predicate in _OF_BANDS for _, frame in rows)
    direct = read_arguments(view, clause).direct
    direct = [g for g in direct if not is_of_band or view.groups[g].entity.type is not EntityType.GROUP]
    return any(clause.is_passive or may_do(view, grammar, clause, group) for group in direct)


def is_of_other_gender(
    view: View, grammar: Grammar, clause: Clause, entity: DocumentEntity, gender: str | None = None
) -> bool:
    """As in "X hired the arrested woman. He is not investigated": by a participle, and by what somebody is called."""
    word = view.sentence.tokens[clause.verb.last].lower
    called = {m.surface.split()[-1].lower() for m in entity.mentions if m.level is NameLevel.ROLE and m.surface}
    rows = grammar.verbs.get("genders", {}).values()
    table = grammar.verbs.get("genders", {})
    other = table.get({"f": "masculine", "m": "feminine"}.get(gender or "", ""))
    if other is not None and clause.is_passive and word.endswith(tuple(other["participles"])):
        return True
    mine = next((row for row in rows if clause.is_passive and word.endswith(tuple(row["participles"]))), None)
    others = [tuple(row["participles"]) for row in rows if row is not mine]
    return mine is not None and any(name.endswith(ends) for name in called for ends in others)


def goes_on_about_one(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """Whom a verb for one goes on about: the only one against whom an act has been told, not who told or did it.

    Without such an act, whoever did something before, or is the only one whom the sentence before speaks of.
    """
    pleading = who_pleads(reading, clause)
    return _who_goes_on(reading, clause) if pleading is None else pleading


def _who_goes_on(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    kinds = kinds_of(reading.grammar, clause)
    if reading.band and PredicateKind.CONDUCT in kinds and not clause.is_passive:
        return reading.band
    if "rescued" in reading.told and PredicateKind.CONDUCT in kinds and not clause.is_passive:
        return ()
    if is_dative(reading, clause) and not reading.is_alone:
        return ()  # "X vendió su hija a Y. Le pagó": who whom
    if PredicateKind.PROCEDURE in kinds and _is_of_child(reading):
        return ()
    if not clause.is_passive and PredicateKind.PROCEDURE in kinds:  # whoever acted before: not who underwent it
        if PredicateKind.CONDUCT not in kinds:
            return reading.authorities or tuple(p for p in reading.topic if _is_in_office(reading, p))
        is_of_office = bool(reading.authorities) or "requested" in reading.told
        if is_of_office and all(p.entity.id in reading.blamed for p in reading.topic):
            return ()  # "pidió": a prosecutor a sentence, or whoever it is against a sum
    if not reading.topic or not (PredicateKind.CONDUCT in kinds or clause.is_passive):
        return reading.topic
    people = tuple(p for p in reading.accused if p.entity.type is EntityType.PERSON)
    told = (*people, *reading.topic)
    genders = [reading.genders.get(p.entity.id) for p in told]
    if any(
        is_of_other_gender(reading.view, reading.grammar, clause, p.entity, g)
        for p, g in zip(told, genders, strict=True)
    ):
        return ()
    if people:
        return people if len(people) == 1 else ()
    is_sure = reading.is_alone or all(p.entity.id in reading.doers for p in reading.topic)
    return reading.topic if is_sure else ()


def who_pleads(reading: Reading, clause: Clause) -> tuple[Party, ...] | None:
    """Who denies or admits conduct: the only accused, and nobody else where an authority was told of before.

    `None` where it is no such plea, or nobody was accused and no authority told of.
    """
    if not _is_plea(reading, clause):
        return None
    people = tuple(p for p in reading.accused if p.entity.type is EntityType.PERSON)
    found = people if len(people) == 1 else ()
    is_lawful = bool(reading.authorities) or any(_is_of_law(reading, p) for p in reading.topic)
    is_told = [p.entity.id for p in found] == [p.entity.id for p in reading.topic]
    return found if is_lawful or (found and is_told) else None


def _is_plea(reading: Reading, clause: Clause) -> bool:
    """As in "Negó vender", "Admitió haber vendido": what those who are tried say; a court denies leave."""
    grammar, number = reading.grammar, reading.view.clause_at[clause.item]
    rows = {row.kind for row in grammar.governors.get(clause.verb.lemma, ())}
    kinds = rows | {grammar.cue_verbs.get(clause.verb.lemma)}
    is_told = any(c.governor == number and c.verb.mood is Mood.INFINITIVE for c in reading.view.clauses)
    return is_told and bool(kinds & {CueKind.DENIAL, CueKind.ADMISSION})


def _is_of_law(reading: Reading, party: Party) -> bool:
    """Whether it is a body or an official, by what they are called or by the word before their name."""
    starts = [m.start for m in party.entity.mentions]
    before = {w for at in starts for w in reading.text[max(0, at - _TITLE) : at].lower().split()[-2:]}
    is_titled = party.entity.id not in reading.blamed and bool(before & reading.grammar.sets["of_law"])
    is_body = party.entity.type in {EntityType.ORGANISATION, EntityType.OFFICE}
    return is_body or is_titled or _is_in_office(reading, party)


def goes_on_about_several(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """Whom a plural verb goes on about: those who undergo it, or did it if blamed before; "detuvieron" is anybody's."""
    kinds = kinds_of(reading.grammar, clause)
    known = reading.blamed | reading.doers
    is_theirs = PredicateKind.CONDUCT in kinds and {p.entity.id for p in reading.topics} <= known
    if reading.topics and (clause.is_passive or is_theirs):
        return reading.topics
    rows = reading.grammar.patterns.get(clause.verb.lemma, ())
    is_of_court = bool(rows) and {frame.predicate for _, frame in rows} <= _OF_COURTS | _OF_BANDS
    if is_of_court and clause.is_passive:  # "X e Y captaron a mujeres. Fueron condenados": not whom they wronged
        return reading.several_doers
    is_paid = any(frame.predicate in _OF_MONEY for _, frame in rows)  # "llevaron a migrantes. Pagaron 900 dólares"
    is_of_doers = kinds == {PredicateKind.CONDUCT} and not (clause.is_passive or is_paid)
    return reading.several_doers if is_of_doers and not reading.topics else ()


def _is_of_child(reading: Reading) -> bool:
    """As in "La acusa de vender a su hija. Fue detenida": not the daughter."""
    words = {w for p in reading.topic for m in p.entity.mentions for w in m.surface.lower().split()}
    is_named = any(p.entity.level is not NameLevel.ROLE for p in reading.topic)
    return not is_named and bool(words & set(reading.grammar.table["victims"].get("children", ())))


def _is_in_office(reading: Reading, party: Party) -> bool:
    """Whether the report calls this one by what tries, holds or accuses others, and tells no act against them."""
    words = {w for m in party.entity.mentions for w in m.surface.lower().split()}
    return party.entity.id not in reading.blamed and bool(words & reading.grammar.sets["of_law"])


def sufferers_of(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """As in "Las mujeres eran captadas en Lima. Una vez en España, eran obligadas a": the only victims told before."""
    view, grammar = reading.view, reading.grammar
    rows = grammar.patterns.get(clause.verb.lemma, ())
    does = {frame.predicate for _, frame in rows} & set(grammar.table["taken_up"]["undergone"])
    is_open = clause.link in (Link.MAIN, Link.COORDINATED) or is_where(view, grammar, clause)
    is_open = is_open and clause.is_passive and clause.verb.is_plural
    if not (reading.sufferers and does and is_open) or _has_doer_behind(view, grammar, clause):
        return ()
    before = (view.groups[item.ref] for item in view.items[: clause.item] if item.kind is ItemKind.GROUP)
    if any(group.entity.type in (EntityType.PERSON, EntityType.GROUP) for group in before):
        return ()
    return reading.sufferers if may_take_up(reading, view.sentence.tokens[clause.verb.last].lower) else ()
