"""What a role says of whoever bears it: "the ringleader of the network", "the gang's recruiter".

Rules:
1. The role stands beside the names of its bearers, or stands for somebody whom the document names, or counts them.
2. A role that is only predicated ("is not the leader", "accused of being the leader") is left to its verb.
3. "Alleged", "presunto", "detained as" make of the role a suspicion.
"""

from collections.abc import Iterator, Sequence

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.acts.limits import is_public
from ovillo.extraction.acts.undergoers import is_official
from ovillo.extraction.sentences.arguments import list_from, list_to
from ovillo.extraction.sentences.casting import subjects_of
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, parties_of, propose
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import ArgumentKind
from ovillo.extraction.words.grammar import Frame

_ENDS = frozenset(".)")
_BETWEEN = frozenset({ItemKind.COMMA, ItemKind.AND, ItemKind.PREPOSITION})
_SILENT = frozenset({CueKind.QUESTION, CueKind.CONDITION, CueKind.DOUBT, CueKind.FUTURE})


def read_role_conduct(reading: Reading) -> None:
    """Adds the membership, lead, complicity and recruitment that role nouns state."""
    for index, group in enumerate(reading.view.groups):
        if group.kind is ArgumentKind.NAME or group.entity.type is not EntityType.PERSON:
            continue
        for frame in _frames_of(reading, index):
            _read_role(reading, index, frame)
    for index in range(len(reading.view.groups)):
        _read_companion(reading, index)
        _read_led(reading, index)
        _read_accused_in(reading, index)
        _read_bound(reading, index)


def _read_companion(reading: Reading, index: int) -> None:
    """As in "X y su socio Y" where noun and name are one group."""
    view, group = reading.view, reading.view.groups[index]
    if group.kind is not ArgumentKind.NAME or index not in view.position:
        return
    frame = reading.grammar.frames["collaborates_with"]
    words = [t.lower for t in view.sentence.tokens[group.first : group.last]]
    nouns = {noun for noun in reading.grammar.table["role_conduct"][frame.predicate]["nouns"] if noun in words}
    owners = _owner_beside(reading, index, view.position[index]) if nouns else []
    holding = _holding(reading, index) if owners else None
    if holding is not None:
        _propose(reading, index, frame, parties_of(view, [index])[0], owners[0], holding)


def _read_led(reading: Reading, index: int) -> None:
    """As in "la banda al mando de X"."""
    view, grammar = reading.view, reading.grammar
    group = view.groups[index]
    after = view.groups[index + 1] if index + 1 < len(view.groups) else None
    frame = grammar.frames["leads"]
    if after is None or after.entity.type is not EntityType.PERSON or after.kind is not ArgumentKind.NAME:
        return
    between = " ".join(t.lower for t in view.sentence.tokens[group.last + 1 : after.first])
    words = between.removeprefix(", ").removesuffix(" el").removesuffix(" la").removesuffix(" the")
    number = next((n for n, c in enumerate(view.clauses) if c.subject == index and c.verb.first == group.last + 1), -1)
    if number >= 0 and words.partition(" ")[0] in grammar.table["role_conduct_words"]["standing"]:
        words = words.partition(" ")[2]  # "la red estaba al mando de X"
    is_fronted = _is_fronted(reading, index)
    if is_fronted:
        number = next((n for n, c in enumerate(view.clauses) if c.verb.first == group.last + 1), -1)
    is_led = is_fronted or words in grammar.table["role_conduct_words"]["led_by"]
    public = frozenset(grammar.table["public_bodies"]["words"])
    if not is_led or group.entity.type not in frame.object or is_public(group.entity, public):
        return
    own = cues_of(view, number, reading.cues, grammar) if number >= 0 else ()
    cues = hold([*(c.cue for c in reading.cues if c.is_sentence or (c.is_rest and c.first < group.first)), *own])
    if cues.is_negated:
        return
    _propose(reading, index, frame, parties_of(view, [index + 1])[0], Party(group.entity), cues)


def _is_fronted(reading: Reading, index: int) -> bool:
    """As in "al frente de la banda estaba X"."""
    view, table = reading.view, reading.grammar.table["role_conduct_words"]
    group, after = view.groups[index], view.groups[index + 1]
    tokens = [t.lower for t in view.sentence.tokens]
    before = " ".join(tokens[max(0, group.first - 4) : group.first + 1])
    between = tokens[group.last + 1 : after.first]
    is_led = any(f" {phrase} " in f" {before} " for phrase in table["fronted"])
    return is_led and bool(between) and between[0] in table["standing"] and len(between) <= table["longest_standing"]


def _read_bound(reading: Reading, index: int) -> None:
    """As in "tres sujetos pertenecientes a la banda", "pandilleros vinculados con la Mara"."""
    view, table = reading.view, reading.grammar.table["role_conduct_words"]
    group = view.groups[index]
    ring = next((n for n, g in enumerate(view.groups) if n > index and g.first > group.last), -1)
    if ring < 0 or group.entity.type is not EntityType.PERSON or view.groups[ring].entity.type is not EntityType.GROUP:
        return
    words = [t.lower for t in view.sentence.tokens[group.last + 1 : view.groups[ring].first] if t.text != ","]
    words = words[:-1] if words and words[-1] in reading.grammar.sets["determiners"] else words
    is_tied = len(words) > 1 and " ".join(words[1:]) in table["bound_to"]
    kind = table["bound"].get(words[0]) if is_tied else None
    holding = _holding(reading, index) if kind is not None else None
    if kind is None or holding is None or holding.is_negated:
        return
    token = view.sentence.tokens[group.last + 1]
    held = holding.with_cue(Cue(token.start, token.end, CueKind(kind))) if kind else holding
    for bearer in parties_of(view, [index]):
        if bearer.value is not None or bearer.entity.level is not NameLevel.ROLE:
            _propose(
                reading, index, reading.grammar.frames["belongs_to"], bearer, Party(view.groups[ring].entity), held
            )


def _read_accused_in(reading: Reading, index: int) -> None:
    """As in "nueve imputados en una red de trata", "103 defendants in a ring": of which they are said to be."""
    view, table = reading.view, reading.grammar.table["accused_in"]
    group, at = view.groups[index], view.position.get(index)
    kind = table["nouns"].get(view.sentence.tokens[group.head].lower)
    if kind is None or at is None or at + 2 >= len(view.items) or view.items[at + 1].word not in table["prepositions"]:
        return
    other = view.items[at + 2]
    if other.kind is not ItemKind.GROUP or view.groups[other.ref].entity.type is not EntityType.GROUP:
        return
    holding = _holding(reading, index)
    if holding is None:
        return
    head, ring = view.sentence.tokens[group.head], parties_of(view, [other.ref])[0]
    held = holding.with_cue(Cue(head.start, head.end, CueKind(kind)))
    for bearer in parties_of(view, [index]):
        if bearer.value is not None or bearer.entity.level is not NameLevel.ROLE:
            _propose(reading, index, reading.grammar.frames["belongs_to"], bearer, ring, held)


def _frames_of(reading: Reading, index: int) -> Iterator[Frame]:
    group = reading.view.groups[index]
    tokens = reading.view.sentence.tokens
    for predicate, row in reading.grammar.table["role_conduct"].items():
        for text in row["nouns"]:
            words = text.split()
            last = group.last
            if [t.lower for t in tokens[max(group.first, last + 1 - len(words)) : last + 1]] == words:
                yield reading.grammar.frames[predicate]
                break


def _read_role(reading: Reading, index: int, frame: Frame) -> None:
    holding = _holding(reading, index)
    bearers = _bearers(reading, index)
    if holding is None or not bearers:
        return
    objects = [o for o in _tied(reading, index) if o.entity.type in frame.role_object]
    if frame.predicate == "recruits":  # "the ring's recruiter": for it, never it
        objects = [o for o in objects if o.entity.type is EntityType.PERSON]
    is_named = any(b.entity.level is not NameLevel.ROLE for b in bearers)
    if not objects and not (is_named and frame.predicate == "recruits"):
        return
    if not is_named and frame.predicate != "belongs_to":
        return
    undergoers: list[Party | None] = [*objects] or [None]
    public = frozenset(reading.grammar.table["public_bodies"]["words"])
    for bearer in bearers:
        for object_ in undergoers:
            is_served = frame.predicate == "belongs_to" and object_ is not None and is_public(object_.entity, public)
            # "integrante de la Policía": serves in it
            told = reading.grammar.frames["works_for"] if is_served else frame
            _propose(reading, index, told, bearer, object_, holding)


def _propose(
    reading: Reading, index: int, frame: Frame, bearer: Party, object_: Party | None, holding: Holding
) -> None:
    group = reading.view.groups[index]
    proposal = Proposal(
        frame.predicate,
        bearer.entity,
        object_.entity if object_ else None,
        bearer.value or (object_.value if object_ else None),
        frame.standing,
        negated=False,
        cues=(),
        sentence=reading.number,
        start=group.start,
        end=group.end,
    )
    held = propose(
        proposal, holding.with_cue(object_.hedge if object_ else None), allowed=(frame.subject, frame.object)
    )
    if held:
        reading.found.append(held)


def _tied(reading: Reading, index: int) -> list[Party]:
    """Of what or whom: the group behind "of", or the possessor before."""
    view, grammar = reading.view, reading.grammar
    at = view.position.get(index)
    if at is None:
        return []
    if at and view.items[at - 1].kind is ItemKind.OTHER and view.items[at - 1].ref >= 0:
        before = view.sentence.tokens[view.items[at - 1].last].lower
        if before in grammar.verbs["possessive_marks"]:
            return parties_of(view, [view.items[at - 1].ref])
    if at + 2 >= len(view.items) or view.items[at + 1].word not in grammar.sets["object_slot"]:
        return _owner_beside(reading, index, at)
    after = at + 2
    while after + 1 < len(view.items) and view.items[after].kind is ItemKind.OTHER and after < at + 5:
        after += 1
    group = view.items[after]
    return parties_of(view, list(list_from(view, group.ref))) if group.kind is ItemKind.GROUP else []


def _owner_beside(reading: Reading, index: int, at: int) -> list[Party]:
    """As in "X y su socio Y", "X, con su cómplice Y": the one name that stands before "su"."""
    view, group = reading.view, reading.view.groups[index]
    possessives = reading.grammar.table["measures"]["possessives"]
    beside = view.sentence.tokens[max(0, group.first - 1) : group.first + 1]
    if not reading.grammar.verbs.get("drops_subjects") or not any(token.lower in possessives for token in beside):
        return []  # in English "his associate" is too often no accomplice
    at -= view.items[at - 1].kind is ItemKind.OTHER  # "su"
    while at > 0 and view.items[at - 1].kind in _BETWEEN:
        at -= 1
    before = view.items[at - 1] if at > 0 else None
    if before is None or before.kind is not ItemKind.GROUP or not _are_people(reading, [before.ref]):
        return []
    owner = view.groups[before.ref]
    names = {g.entity.id for g in view.groups if g.last < group.first and g.kind is ArgumentKind.NAME}
    is_sole = len(names) == 1 and owner.entity.id != group.entity.id and not owner.is_plural
    found = parties_of(view, [before.ref]) if is_sole else []
    return [party for party in found if not is_official(reading, party)]  # "el fiscal X y su colaborador"


def _end_of(reading: Reading, index: int) -> int:
    """The item after the role and what "of" ties to it."""
    view = reading.view
    at = view.position[index] + 1
    while at + 1 < len(view.items) and view.items[at].word in reading.grammar.sets["object_slot"]:
        at += 1
        while at + 1 < len(view.items) and view.items[at].kind in (ItemKind.OTHER, ItemKind.GROUP):
            at += 1
            if view.items[at - 1].kind is ItemKind.GROUP:
                break
    return at


def _bearers(reading: Reading, index: int) -> list[Party]:
    """Rule 1."""
    view = reading.view
    group = view.groups[index]
    if index not in view.position:
        return []
    if group.members or group.entity.level is not NameLevel.ROLE:
        return parties_of(view, [index])
    detained = _detained_as(reading, index)
    if detained is not None:
        return detained
    if not group.is_plural:
        return _epicene(reading, index)
    named = _names_after(reading, index, _end_of(reading, index)) or _names_before(reading, index)
    if named:
        return named
    counted = parties_of(view, [index])
    return counted if counted and counted[0].value is not None else []


def _epicene(reading: Reading, index: int) -> list[Party]:
    """As in "Beto Rojo, mano derecha de X,": a noun whose gender says nothing of whose name stands before it."""
    view, group = reading.view, reading.view.groups[index]
    words = " ".join(t.lower for t in view.sentence.tokens[group.first : group.last + 1])
    at = view.position[index]
    nouns = tuple(reading.grammar.table["role_conduct_words"]["epicene"])
    if not words.endswith(nouns) or at < 2 or view.items[at - 1].kind is not ItemKind.COMMA:
        return []
    before = view.items[at - 2]
    is_beside = before.kind is ItemKind.GROUP and (at < 3 or view.items[at - 3].kind is not ItemKind.PREPOSITION)
    return parties_of(view, [before.ref]) if is_beside and _are_people(reading, [before.ref]) else []


def _names_after(reading: Reading, index: int, at: int) -> list[Party]:
    """As in "members of the gang, A and B, were …", "…, including A"; not "members of the gang, A and B escaped"."""
    view = reading.view
    words = reading.grammar.table["role_conduct_words"]["including"]
    start = at
    while start < len(view.items) and start < at + 4 and _is_link(reading, start, words):
        start += 1
    if start in (at, len(view.items)) or view.items[start].kind is not ItemKind.GROUP:
        return []
    members = list(list_from(view, view.items[start].ref))
    is_told = any(view.items[n].kind is not ItemKind.COMMA for n in range(at, start))
    if not is_told and not (len(members) > 1 and _is_closed(reading, members[-1]) and _is_free(reading, index)):
        return []
    return parties_of(view, members) if _are_people(reading, members) else []


def _is_closed(reading: Reading, group: int) -> bool:
    """Whether a comma or the end follows, behind an age or not: names beside a role, and no subject of their own."""
    after = _past_age(reading, reading.view.position[group] + 1)
    if after >= len(reading.view.items):
        return True
    item = reading.view.items[after]
    return item.kind is ItemKind.COMMA or reading.view.sentence.tokens[item.first].text in _ENDS


def _past_age(reading: Reading, at: int) -> int:
    """As in "X de 41 años": the item behind the years, or this one."""
    items, table = reading.view.items, reading.grammar.table
    links = table["lists"].get("age_words", ())
    number = at + (at < len(items) and items[at].word in links)
    is_age = number + 1 < len(items) and items[number].kind is ItemKind.QUANTITY
    years = reading.view.sentence.tokens[items[number + 1].first].lower if is_age else ""
    return number + 2 if years in table["durations"]["year"] else at


def _is_free(reading: Reading, index: int) -> bool:
    """Whether no preposition other than that of a personal object stands before the role."""
    at = reading.view.position[index] - 1
    while at >= 0 and reading.view.items[at].kind is ItemKind.OTHER:
        at -= 1
    item = reading.view.items[at] if at >= 0 else None
    if item is None or item.kind is not ItemKind.PREPOSITION:
        return True
    return item.word in reading.grammar.sets["direct_slot"]


def _is_link(reading: Reading, at: int, words: Sequence[str]) -> bool:
    item = reading.view.items[at]
    return item.kind is ItemKind.COMMA or reading.view.sentence.tokens[item.first].lower in words


def _names_before(reading: Reading, index: int) -> list[Party]:
    """As in "A and B, members of the gang"."""
    view = reading.view
    at = view.position[index]
    if at < 2 or view.items[at - 1].kind is not ItemKind.COMMA or view.items[at - 2].kind is not ItemKind.GROUP:
        return []
    if view.groups[index].coordinated_with is not None:
        return []
    members = list(list_to(view, view.items[at - 2].ref))
    return parties_of(view, members) if len(members) > 1 and _are_people(reading, members) else []


def _are_people(reading: Reading, members: Sequence[int]) -> bool:
    groups = [reading.view.groups[m] for m in members]
    return all(g.kind is ArgumentKind.NAME and g.entity.type is EntityType.PERSON for g in groups)


def _detained_as(reading: Reading, index: int) -> list[Party] | None:
    """As in "were detained as alleged members of the gang": those who were detained, or nobody; `None` without "as"."""
    view = reading.view
    before = view.sentence.tokens[_word_before(reading, index)].lower
    if before not in reading.grammar.table["role_conduct_words"]["as"]:
        return None
    number = next(
        (n for n in range(len(view.clauses) - 1, -1, -1) if view.clauses[n].verb.last < index_of(reading, index)), -1
    )
    if number < 0 or not view.clauses[number].is_passive or view.clauses[number].verb.is_negated:
        return []
    frames = {f.predicate for _, f in reading.grammar.patterns.get(view.clauses[number].verb.lemma, ())}
    return list(subjects_of(reading, view.clauses[number])) if "detained" in frames else []


def index_of(reading: Reading, index: int) -> int:
    """The first token of a group."""
    return reading.view.groups[index].first


def _word_before(reading: Reading, index: int) -> int:
    """The token before a role, its articles and hedges passed over."""
    tokens = reading.view.sentence.tokens
    skipped = reading.grammar.sets["determiners"] | reading.grammar.sets["hedges"]
    at = reading.view.groups[index].first - 1
    while at > 0 and tokens[at].lower in skipped:
        at -= 1
    return max(at, 0)


def _holding(reading: Reading, index: int) -> Holding | None:
    """Rules 2 and 3; `None` where the sentence takes the role back."""
    view, grammar = reading.view, reading.grammar
    tokens, group = view.sentence.tokens, view.groups[index]
    at = _word_before(reading, index)
    if at < group.first and tokens[at].lower in grammar.sets["negations"]:
        return None
    if any(c.verb.first <= at <= c.verb.last and c.verb.lemma in grammar.sets["copulas"] for c in view.clauses):
        return None
    cues = [c.cue for c in reading.cues if c.is_sentence or (c.is_rest and c.first < group.first)]
    told = [n for n, c in enumerate(view.clauses) if c.subject == index and c.verb.lemma in grammar.sets["copulas"]]
    cues += [cue for n in told for cue in cues_of(view, n, reading.cues, grammar)]  # "el cabecilla sería X"
    if any(c.kind in _SILENT or c.kind is CueKind.DENIAL for c in cues):
        return None
    words = tokens[at : group.last + 1]
    cues += [Cue(t.start, t.end, CueKind.HEDGE) for t in words if t.lower in grammar.sets["hedges"]]
    if tokens[at].lower in grammar.table["role_conduct_words"]["as"]:
        if any(c.verb.last == at - 1 and c.verb.lemma in grammar.table["naming"]["posing"] for c in view.clauses):
            return None  # "fungía como jefa de la banda"
        cues.append(Cue(tokens[at].start, tokens[at].end, CueKind.HEDGE))
    return hold(cues)
