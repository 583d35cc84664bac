"""What somebody denies in a sentence of its own: "Both deny the charges", "El imputado negó los hechos".

Rules:
1. A verb of denial with a noun for what was said ("charges", "los cargos"), a pronoun for it ("it", "lo"), or a fixed
   phrase ("pleaded not guilty") denies the conduct that the text has told of its subject just before.
2. The earlier statement stays as it is; the denial is a statement of its own, with both sentences as its quote.
3. Where no conduct is told, the charge itself is what is denied: `charged`, held as denied, however far back it stands.
4. A lawyer denies for the client; nobody else denies for another. What happened to them in a court or a cell is not
   denied by that.
"""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, Cue, CueKind, PredicateKind, Speaker, Standing
from ovillo.extraction.passages.denied_money import as_denial, read_denied_money
from ovillo.extraction.passages.denied_roles import read_denied_roles
from ovillo.extraction.passages.own_denials import who_is_denied_of
from ovillo.extraction.passages.protests import (
    has_subject,
    is_of_another,
    is_of_family,
    protest_at,
    protests,
    speak_all,
)
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.arguments import Arguments
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.cues import SILENCING, cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Party, parties_of
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.voices.speech import Attribution, add_publisher, speakers_at

CHARGES = frozenset({"charged", "indicted"})
_HELD = frozenset({Standing.CHARGED, Standing.ACCUSED})
"""What "the charges" speak of, however far back they were told."""
_OF_BOTH = frozenset({"bribes", "pays", "recruits", "threatens"})
"""What either of the two may deny: whoever is said to have been paid, as well as who paid."""
_TIES = frozenset({"partner_of", "works_for"})
"""What either of the two may deny right behind it, where no conduct is told of them."""
_LOOK_BACK = 3
"""Sentences within which it is plain what "the charges" are."""
_NOUN_WITHIN = 6
"""Words after the verb among which the noun for what was said stands."""


def read_denials(
    reading: Reading,
    told: Sequence[Act],
    clients: Mapping[str, DocumentEntity],
    document: Document,
    said: Sequence[Attribution] = (),
    *,
    extractor: str,
) -> list[Act]:
    """One act for each thing told before that a sentence says somebody denies.

    Args:
        reading: of the sentence that may deny.
        told: what the sentences up to this one tell, in order.
        clients: as `clients_of` gives them.
        document: for its text and publisher.
        said: who is quoted in the sentence.
        extractor: of what the sentence itself says.
    """
    found: list[Act] = []
    for party, cue in deniers(reading, told, said):
        speaker = Speaker(party.entity.name, party.entity.type, party.entity.id)
        speakers = add_publisher((speaker,), document.details.publisher)
        denier = who_is_denied_of(reading, party.entity, clients, told)
        if denier is not None:
            found += [as_denial(act, reading, document, speakers, cue) for act in _told_of(denier, told, reading)]
    found = found or read_denied_roles(reading, told, clients, document)
    return found or read_denied_money(reading, told, clients, document, said, extractor=extractor)


def deniers(reading: Reading, told: Sequence[Act], said: Sequence[Attribution] = ()) -> tuple[tuple[Party, Cue], ...]:
    """Who denies in this sentence what was said before, and the words that say so; the arguments of `read_denials`."""
    return (*_each_denier(reading, told), *_quoted(reading, said))


def _told_of(denier: DocumentEntity, told: Sequence[Act], reading: Reading) -> Iterator[Act]:
    """The conduct that the sentences just before tell of somebody; where they tell of none, the charge itself."""
    seen: set[tuple[str, str | None]] = set()
    charge: Act | None = None
    tie: Act | None = None
    words = {token.lower for token in reading.view.sentence.tokens}
    is_plea = bool(words & set(reading.grammar.cues["denial"]["charges"]))
    for act in reversed(told):
        statement = act.statement
        is_near = reading.number - act.sentence <= _LOOK_BACK
        is_near = is_near or (is_plea and statement.standing in _HELD)
        key = (statement.predicate, statement.object.id if statement.object else None)
        is_conduct = KIND_OF.get(statement.predicate) is PredicateKind.CONDUCT
        sides = (statement.subject, statement.object if statement.predicate in _OF_BOTH else None)
        is_own = any(side is not None and side.id == denier.id for side in sides)
        is_open = not statement.negated and statement.standing not in (Standing.DENIED, Standing.ADMITTED)
        if is_near and is_conduct and is_own and is_open and key not in seen:
            seen.add(key)
            yield act
        is_tied = statement.predicate in _TIES and 0 < reading.number - act.sentence <= 1
        if is_tied and is_open and denier.id in (side.id for side in (statement.subject, statement.object) if side):
            tie = tie or act
        accused = statement.object if statement.predicate in CHARGES else None
        is_certain = is_near or (is_plea and denier.level is not NameLevel.ROLE)
        if accused is not None and accused.id == denier.id and is_open and is_certain and is_plea:
            charge = charge or act
    if not seen and (only := charge or tie) is not None:
        yield only


def _each_denier(reading: Reading, told: Sequence[Act]) -> Iterator[tuple[Party, Cue]]:
    """Who denies, each by himself where "both men" or "the three" are as many as have just been accused by name."""
    known = {e.id for a in told for e in (a.statement.subject, a.statement.object) if e is not None}
    for party, cue in _deniers(reading, told):
        if party is None:
            yield from ((Party(entity), cue) for entity in _accused_by_name(reading, told))
            continue
        count = _number_meant(reading, party)
        accused = _accused_by_name(reading, told) if count and party.entity.id not in known else ()
        if count and len(accused) == count:
            yield from ((Party(entity), cue) for entity in accused)
        else:
            yield party, cue


def _quoted(reading: Reading, said: Sequence[Attribution]) -> Iterator[tuple[Party, Cue]]:
    """As in ""I am innocent," he said": who is quoted with it."""
    place = protest_at(reading)
    if place is None:
        return
    for speaker in speakers_at(said, *place)[:1]:
        group = next((g for g in reading.view.groups if g.entity.id == speaker.entity), None)
        is_own = group is not None and not is_of_another(reading, group.entity, place[0])
        if group is not None and is_own and group.entity.type is EntityType.PERSON:
            yield Party(group.entity), Cue(*place, CueKind.DENIAL)


def _number_meant(reading: Reading, party: Party) -> int:
    """Of how many people, none named, it speaks: "both men", "the three"; 0 where it gives no number."""
    view, table = reading.view, reading.grammar.cues["denial"]
    group = next((g for g in view.groups if g.entity.id == party.entity.id), None)
    if group is None or party.entity.level is not NameLevel.ROLE or not group.is_plural:
        return 0
    words = {t.lower for t in view.sentence.tokens[max(0, group.first - 1) : group.last + 1]}
    if words & set(table.get("pairs", ())):
        return 2
    return int(group.quantity.value.number or 0) if group.quantity is not None else 0


def _accused_by_name(reading: Reading, told: Sequence[Act]) -> tuple[DocumentEntity, ...]:
    """The named people whom the sentences just before charge or accuse."""
    found: dict[str, DocumentEntity] = {}
    for act in told:
        statement = act.statement
        is_conduct = KIND_OF.get(statement.predicate) is PredicateKind.CONDUCT
        who = statement.object if statement.predicate in CHARGES else statement.subject if is_conduct else None
        is_named = who is not None and who.type is EntityType.PERSON and who.level is not NameLevel.ROLE
        if who is not None and is_named and reading.number - act.sentence <= _LOOK_BACK:
            found[who.id] = who
    return tuple(found.values())


def _deniers(reading: Reading, told: Sequence[Act]) -> Iterator[tuple[Party | None, Cue]]:
    """Who denies what was said before, in this sentence; `None` for all who are accused: "both deny"."""
    tokens = reading.view.sentence.tokens
    for number, clause in enumerate(reading.view.clauses):
        is_plain = protests(reading, clause) or _denies_every_act(reading, clause)
        is_passive = clause.is_passive and not (is_plain and clause.verb.is_ambiguous)  # "she insisted she had done"
        if clause.verb.mood is not Mood.FINITE or is_passive:
            continue
        arguments = arguments_of(reading, number)
        is_behind = _denies_what_stands_before(reading, number, clause, arguments)
        is_plain = is_plain or _denies_what_was_said(reading, number, clause, arguments)
        is_plain = is_plain or _pleads(reading, clause, arguments)
        if not (is_behind or is_plain):
            continue
        silent = SILENCING - {CueKind.DOUBT} if protests(reading, clause) else SILENCING | {CueKind.DENIAL}
        if any(c.kind in silent for c in cues_of(reading.view, number, reading.cues, reading.grammar)):
            continue
        cue = Cue(tokens[clause.verb.first].start, tokens[clause.verb.last].end, CueKind.DENIAL)
        own = subjects_of(reading, clause) or (_above(reading, clause, told) if is_behind else ())
        named = [p for p in own if p.entity.type in (EntityType.PERSON, EntityType.ORGANISATION)]
        if not named and speak_all(reading, clause):
            yield None, cue
            continue
        for party in () if is_of_family(reading, clause) else own or _after(reading, clause):
            if party.entity.type in (EntityType.PERSON, EntityType.ORGANISATION):
                yield party, cue


def _above(reading: Reading, clause: Clause, told: Sequence[Act]) -> tuple[Party, ...]:
    """As in "X fue acusado de vender, cargos que niega": who the finite verb before is said of, if undergone.

    Of "charges he denies" it is the pronoun; of "lo que este niega" the only one of whom the sentence tells conduct.
    """
    view = reading.view
    before_verb = view.items[clause.item - 1]
    if before_verb.kind is ItemKind.GROUP and view.groups[before_verb.ref].kind is ArgumentKind.PRONOUN:
        return tuple(parties_of(view, [before_verb.ref]))
    if not reading.grammar.verbs["drops_subjects"]:
        return ()
    before = [c for c in reading.view.clauses if c.item < clause.item and c.verb.mood is Mood.FINITE]
    main = next((c for c in before if c.is_passive and c.link is Link.MAIN), None)
    if main is not None and before == [main] and (undergone := subjects_of(reading, main)):
        return undergone
    words = {t.lower for t in view.sentence.tokens[before[-1].verb.last + 1 if before else 0 : clause.verb.first]}
    if words & {*reading.grammar.cues["denial"]["counsel"], *reading.grammar.cues["denial"]["defence"]}:
        return ()
    here = (act.statement for act in told if act.sentence == reading.number)
    doers = {s.subject.id: s.subject for s in here if s.subject and KIND_OF.get(s.predicate) is PredicateKind.CONDUCT}
    return tuple(Party(entity) for entity in doers.values()) if len(doers) == 1 else ()


def _after(reading: Reading, clause: Clause) -> tuple[Party, ...]:
    """A subject that the language drops, or a "they" that nobody else can be: whom the sentence before speaks of."""
    words = [t.lower for t in reading.view.sentence.tokens[: clause.verb.first]]
    if clause.link is Link.MAIN and words and set(words) <= set(reading.grammar.verbs.get("subject_pronouns", ())):
        return reading.accused
    if not reading.grammar.verbs["drops_subjects"] or clause.link is not Link.MAIN or has_subject(reading, clause):
        return ()
    return reading.topic


def _denies_what_stands_before(reading: Reading, number: int, clause: Clause, arguments: Arguments) -> bool:
    """As in "…, charges that he denies", "…, lo que niega": the noun or relative for what was said stands before."""
    table, tokens = reading.grammar.cues["denial"], reading.view.sentence.tokens
    if reading.grammar.cue_verbs.get(clause.verb.lemma) is not CueKind.DENIAL or clause.verb.is_negated:
        return False
    if arguments.direct or arguments.complements or any(c.governor == number for c in reading.view.clauses):
        return False
    at = clause.verb.first - 1
    own = next((g for g in reading.view.groups if g.last == at and g.kind is not ArgumentKind.PRONOUN), None)
    if own is not None and own.entity.type is EntityType.PERSON and own.first > 0:  # "…, which X denies"
        at = own.first - 1
        if tokens[at].lower not in {*table["between"], *table["behind"]} - {","}:
            return False
    while at > 0 and tokens[at].lower in table["between"]:
        at -= 1
    words = [t.lower for t in tokens[max(0, at - 1) : at + 1]]
    return words[-1:] != [] and (words[-1] in table["behind"] or " ".join(words) in table["behind"])


def _denies_what_was_said(reading: Reading, number: int, clause: Clause, arguments: Arguments) -> bool:
    table = reading.grammar.cues["denial"]
    if reading.grammar.cue_verbs.get(clause.verb.lemma) is not CueKind.DENIAL or clause.verb.is_negated:
        return False
    tokens, clauses = reading.view.sentence.tokens, reading.view.clauses
    behind = (c for c in clauses if c.link is Link.COMPLEMENT and c.governor == number and c.opener >= 0)
    openers = [reading.view.items[c.opener].first for c in behind]
    if any(tokens[at - 1].lower not in table["nouns"] for at in openers):  # not "los cargos que se le imputan"
        return False
    if clause.verb.has_object_clitic:
        return True
    words = arguments.words.split()[:_NOUN_WITHIN]
    stop = next((i for i, word in enumerate(words) if word in table["stops"]), len(words))
    noun = next((i for i, word in enumerate(words[:stop]) if word in table["nouns"]), -1)
    is_told = any(c.link is Link.NONFINITE and c.governor == number for c in reading.view.clauses)
    is_told = is_told and words[noun + 1 : noun + 2] == ["of"]  # "two counts of accepting bribes"
    return noun >= 0 and not is_told and not _is_of_others(reading, arguments)


def _is_of_others(reading: Reading, arguments: Arguments) -> bool:
    """As in "negó la participación de su esposa", "denied any involvement by his wife": it is hers."""
    words, parts = arguments.words.split()[:_NOUN_WITHIN], reading.grammar.cues["denial"]["parts_of"]
    noun = next((i for i, word in enumerate(words) if word in parts), -1)
    behind, marks = words[noun + 1 : noun + 2], set(reading.grammar.verbs["possessive_marks"])
    is_tied = bool(set(behind) & (reading.view.of | reading.view.agents))
    return noun >= 0 and (is_tied or bool(set(words[:noun]) & marks))


def _pleads(reading: Reading, clause: Clause, arguments: Arguments) -> bool:
    """As in "pleaded not guilty", "se declaró inocente", "no se allanó a los cargos"."""
    spoken, table = f"{clause.verb.lemma} {arguments.words}", reading.grammar.cues["denial"]
    if _has_group_inside(reading, clause, arguments) or _is_of_others(reading, arguments):
        return False
    phrases = table.get("refused", ()) if clause.verb.is_negated else table["pleas"]
    return any(spoken.startswith(phrase) for phrase in phrases)


def _denies_every_act(reading: Reading, clause: Clause) -> bool:
    """As in "denied being involved in the scheme", "negó haber cometido delito alguno": no act in particular."""
    table, view = reading.grammar.cues["denial"], reading.view
    if reading.grammar.cue_verbs.get(clause.verb.lemma) is not CueKind.DENIAL or clause.verb.is_negated:
        return False
    words = [t.lower for t in view.sentence.tokens[clause.verb.last + 1 :]]
    while words and (words[0] in reading.grammar.sets["adverbs"] or words[0].endswith(view.adverb_endings)):
        words.pop(0)
    line = f"{' '.join(words)} "
    if line.startswith(tuple(f"{act} " for act in table["acts"])):
        return True
    rests = [line[len(part) + 1 :] for part in table["parts"] if line.startswith(f"{part} ")]
    ends = (*(f"{deed} " for deed in table["deeds"]), ".", ",", ";")
    return any(rest.startswith(ends) for rest in rests)


def _has_group_inside(reading: Reading, clause: Clause, arguments: Arguments) -> bool:
    """Whether somebody stands between the verb and its fixed words, as in "declared X innocent"."""
    following = reading.view.items[clause.item + 1 : clause.item + 2]
    return bool(arguments.direct) and any(i.kind is ItemKind.GROUP for i in following)
