"""Whom a list of lines names below "The following persons were arrested:", as police notes have it.

Rules:
1. The words that open the list end with a colon and tell one or more acts of procedure: of several without a name, of
   "the following", or of nobody yet ("Arrested and charged with fraud:"). Where they count, as many lines follow.
2. A line begins with a name, behind a number, a letter or a dash at most, and tells nothing of it with a finite verb.
   The first line that does not, or that has no such mark where those before have one, ends the list.
3. What lines behind a dash or a number tell without a time took place when the one time before their opening says:
   "Last week's action day was coordinated from X. Results: - 11 persons arrested".
4. Each act is held as the words that open the list hold it; where they are negated, nothing is said.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, When
from ovillo.extraction.acts.limits import is_other_state
from ovillo.extraction.passages.timing import Act
from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.clause_types import Clause, Link
from ovillo.extraction.sentences.cues import cues_of
from ovillo.extraction.sentences.proposals import Holding, Party, Proposal, hold, propose
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, TokenKind
from ovillo.extraction.words.grammar import Frame

_ACTS = frozenset({"detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "released", "rescued"})
_MEASURES = frozenset({"ordered", "requested", "investigated"})
_LONGEST_MARK = 3
"""Tokens of "1.", "(a)" or "-" before a name."""
_LONGEST_LABEL = 8
_MARKS = " \t\r\n•·●▪◦*-–—()."
"""What may stand between the lines of a list."""

Member = tuple[Reading, DocumentEntity]


def read_listed(readings: Sequence[Reading], state: Callable[[Reading, Proposal], Act]) -> list[Act]:
    """The acts that the openings of lists tell of those whom their lines name.

    Args:
        readings: of the document's sentences, in order.
        state: makes an act of what a sentence proposes.
    """
    found: list[Act] = []
    for place, reading in enumerate(readings):
        tokens = reading.view.sentence.tokens
        if len(tokens) < 2 or tokens[-1].text != ":" or not _may_end(reading, tokens[-2].lower):
            continue
        members = _members(readings, place + 1)
        for subjects, frame, holding, spot in _opened(reading, len(members)) if members else ():
            for line, member in members:
                for subject in subjects or (None,):
                    proposal = Proposal(
                        frame.predicate, subject.entity if subject else None, member, None, frame.standing, False, (),
                        reading.number, *spot,
                    )  # fmt: skip
                    held = propose(proposal, holding, allowed=(frame.subject, frame.object))
                    if held is not None:
                        found.append(_down_to(state(reading, held), line, reading.text))
    return found


def _may_end(reading: Reading, word: str) -> bool:
    """Whether the words before the colon may end so: with "as" that names, no other preposition."""
    return word in reading.grammar.table["naming"]["words"] or word not in reading.grammar.sets["prepositions"]


def _down_to(act: Act, line: Reading, text: str) -> Act:
    """The act with a quote that holds the line, too."""
    start, end = act.statement.start, line.view.sentence.end
    return replace(act, statement=replace(act.statement, end=end, quote=text[start:end], is_headline=False))


def _members(readings: Sequence[Reading], place: int) -> list[Member]:
    """Rule 2."""
    found: list[Member] = []
    block = None
    is_led: bool | None = None
    end = readings[place - 1].view.sentence.end
    for reading in readings[place:]:
        if reading.text[end : reading.view.sentence.start].strip(_MARKS):
            break  # past a line that is not read
        end = reading.view.sentence.end
        if block is not None and reading.view.sentence.block.start == block:
            continue  # what a line goes on to tell
        block = reading.view.sentence.block.start
        name = _opening_name(reading)
        if name is None or any(c.verb.mood is Mood.FINITE and c.link is Link.MAIN for c in reading.view.clauses):
            break
        if is_led not in (None, name.first > 0):
            break
        is_led = name.first > 0
        if not any(t.lower in reading.grammar.sets["negations"] for t in reading.view.sentence.tokens):
            found.append((reading, name.entity))  # not "2. X, who was not found"
    return found


def _opening_name(reading: Reading) -> NounGroup | None:
    tokens = reading.view.sentence.tokens
    group = next((g for g in reading.view.groups if g.first <= _LONGEST_MARK), None)
    if group is None or group.kind is not ArgumentKind.NAME or group.entity.type is not EntityType.PERSON:
        return None
    marks = [t for t in tokens[: group.first] if t.kind is TokenKind.WORD and len(t.text) > 1]
    return None if marks or group.entity.level is not NameLevel.FULL else group


def _opened(reading: Reading, count: int) -> Iterator[tuple[tuple[Party, ...], Frame, Holding, tuple[int, int]]]:
    """Rule 1: who did what to those of the list, as held, with the characters that tell it."""
    view, tokens = reading.view, reading.view.sentence.tokens
    told = False
    for number, clause in enumerate(view.clauses):
        frames = _acts_of(reading, clause)
        subjects = _doers(reading, number, clause, count) if frames else None
        holding = hold(cues_of(view, number, reading.cues, reading.grammar))
        if subjects is None or holding.is_negated:
            continue
        told = True
        spot = (tokens[clause.verb.first].start, tokens[clause.verb.last].end)
        yield from ((subjects, frame, holding, spot) for frame in frames)
    for proposal in reading.found if not told else ():
        if _is_of_noun(reading, proposal):  # "ejecutó la detención de las siguientes personas:"
            told = True
            subjects = (Party(proposal.subject),) if proposal.subject is not None else ()
            as_held = replace(reading.grammar.frames[proposal.predicate], standing=proposal.standing)
            yield subjects, as_held, Holding(proposal.cues, is_negated=False), (proposal.start, proposal.end)
    if not told and (frame := _labelled(reading)) is not None:
        yield (), frame, Holding((), is_negated=False), (tokens[0].start, tokens[-1].end)


def _is_of_noun(reading: Reading, proposal: Proposal) -> bool:
    """Whether the noun of an act is tied to several without a name, who stand right before the colon.

    Of "the following persons" whatever words tell it: "ejecutó la detención preliminar de las siguientes personas:".
    """
    tokens, object_ = reading.view.sentence.tokens, proposal.object
    if object_ is None or object_.level is not NameLevel.ROLE or object_.type is not EntityType.PERSON:
        return False
    is_following = _is_tied_to_following(reading)
    is_act = proposal.predicate in (_ACTS | _MEASURES if is_following else _ACTS) and not proposal.negated
    is_noun = any(t.start == proposal.start and t.lower in reading.grammar.nouns for t in tokens)
    is_last = tokens[-2].lower in object_.name.lower().split() and proposal.start >= reading.view.sentence.start
    return is_act and is_last and (is_noun or is_following)


def _is_tied_to_following(reading: Reading) -> bool:
    """As in "de las siguientes personas:", "contra los siguientes acusados:"; not "intervinieron los siguientes"."""
    words = [t.lower for t in reading.view.sentence.tokens]
    following = reading.grammar.table["listed"]["following"]
    at = next((n for n in range(max(2, len(words) - 4), len(words) - 2) if words[n] in following), 0)
    return at > 0 and words[at - 2] in reading.grammar.sets["prepositions"]


def _acts_of(reading: Reading, clause: Clause) -> list[Frame]:
    return [
        frame for pattern, frame in reading.grammar.patterns.get(clause.verb.lemma, ())
        if not (pattern.words or pattern.prepositions or pattern.is_inverse) and frame.predicate in _ACTS
        and not is_other_state(reading, clause, pattern, frame)
    ]  # fmt: skip


def _doers(reading: Reading, number: int, clause: Clause, count: int) -> tuple[Party, ...] | None:
    """Who did it to those of the list; `None` where it was done to others."""
    tokens, followers = reading.view.sentence.tokens, reading.grammar.table["listed"]["following"]
    if clause.verb.mood is not Mood.FINITE or clause.link not in (Link.MAIN, Link.COORDINATED):
        return None
    others = [c for c in reading.view.clauses if c.verb.mood is Mood.FINITE and c.item > clause.item]
    others = [c for c in others if not _names_them(reading, c)]
    if any(c.link is not Link.COORDINATED or not _acts_of(reading, c) for c in others):
        return None
    is_opening = clause.verb.first == 0 or clause.link is Link.COORDINATED
    if clause.subject < 0 and clause.verb.is_ambiguous and is_opening:
        return ()
    cast = cast_of(reading, clause, arguments_of(reading, number), subjects_of(reading, clause))
    if clause.is_passive:
        before = [t.lower for t in tokens[: clause.verb.first]]
        is_bare = clause.subject < 0 and clause.verb.first <= 1 and tokens[clause.verb.last + 1].text == ":"
        is_open = (
            is_bare or _is_of_nobody_else(reading, clause) or bool(set(before) & set(followers))
        )  # "Fueron detenidos:"
        is_open = is_open or _are_several(reading, cast.objects, cast.agents, count)
        return tuple(cast.agents) if is_open else None
    after = [t.lower for t in tokens[clause.verb.last + 1 :]]
    is_open = bool(set(after[:2]) & set(followers)) or _are_several(reading, cast.objects, cast.subjects, count)
    return tuple(cast.subjects) if is_open and cast.subjects else None


def _is_of_nobody_else(reading: Reading, clause: Clause) -> bool:
    """As in "Además, fueron procesados como partícipes:": up to the colon only "as", and what they are."""
    view, tokens = reading.view, reading.view.sentence.tokens
    if clause.subject >= 0 or not reading.grammar.verbs.get("drops_subjects"):
        return False
    is_alone = not any(c is not clause and c.verb.mood is Mood.FINITE for c in view.clauses)
    behind, before = tokens[clause.verb.last + 1].lower, tokens[clause.verb.first - 1]
    is_aside = clause.verb.first <= 1 or before.text == ","
    return is_alone and is_aside and (behind in reading.grammar.table["listed"]["as"] or behind == ":")


def _names_them(reading: Reading, clause: Clause) -> bool:
    """As in "arrested three men and identified them as:", "a quienes identificó como:"."""
    naming, verb = reading.grammar.table["naming"], clause.verb
    before = {t.lower for t in reading.view.sentence.tokens[max(verb.first - 1, 0) : verb.first + 1]}
    after = [t.lower for t in reading.view.sentence.tokens[verb.last + 1 : -1]]
    is_behind = after[:-1] and set(after[:-1]) <= set(reading.grammar.verbs.get("object_pronouns", ()))
    is_before = len(after) == 1 and before & set(naming["them_before"])
    is_naming = verb.lemma in naming["verbs"] and after[-1:] and after[-1] in naming["words"]
    return bool(is_naming and (is_behind or is_before)) and not (verb.is_negated or verb.cues)


def _are_several(reading: Reading, parties: Sequence[Party], doers: Sequence[Party], count: int) -> bool:
    """Whether it is one plural without a name, of as many as the list has where it is counted, and the only one."""
    if len(parties) != 1 or parties[0].entity.level is not NameLevel.ROLE:
        return False
    group = next((g for g in reading.view.groups if g.entity.id == parties[0].entity.id), None)
    number = group.quantity.value.number if group is not None and group.quantity is not None else None
    known = {p.entity.id for p in (*parties, *doers)}
    others = (g for g in reading.view.groups if g.is_plural and g.entity.type is EntityType.PERSON)
    is_only = all(g.entity.id in known for g in others)
    return group is not None and group.is_plural and number in (None, count) and is_only


def _labelled(reading: Reading) -> Frame | None:
    """As in "Detained:", "Those arrested are:"."""
    table, known = reading.grammar.table["identified"], reading.grammar.table["labels"]
    words = _without_asides(reading, [t.lower for t in reading.view.sentence.tokens[:-1]])
    heads = {**dict.fromkeys(table["heads"], "detained"), **table["others"]}
    allowed = {*heads, *known["words"], *table["sets"], *(w for link in table["links"] for w in link.split())}
    allowed |= set(reading.grammar.table["listed"]["following"])
    told = {heads[word] for word in words if word in heads}
    verbs = [c for c in reading.view.clauses if c.verb.mood is Mood.FINITE]
    known_verbs = {*reading.grammar.sets["copulas"], *reading.grammar.table["naming"]["verbs"]}
    links = set(reading.grammar.table["lists"]["presenting"])
    fronted = {n for n, word in enumerate(words[:-1]) if word in heads and words[n + 1] in links}  # "Arrested were:"
    is_act = any(c.verb.lemma not in known_verbs and c.verb.last not in fronted for c in verbs)
    is_label = not is_act and len(told) == 1 and len(words) <= _LONGEST_LABEL and set(words) <= allowed
    return reading.grammar.frames[told.pop()] if is_label else None


def _without_asides(reading: Reading, words: list[str]) -> list[str]:
    """The words without "según el auto," before them, and without "como autores del delito" before the copula."""
    table = reading.grammar.table["listed"]
    comma = words.index(",") if "," in words else -1
    is_aside = comma > 0 and any(" ".join(words).startswith(f"{opening} ") for opening in table["openings"])
    words = words[comma + 1 :] if is_aside else words
    at = next((n for n, word in enumerate(words[:-1]) if n and word in table["as"]), 0)
    return [*words[:at], words[-1]] if at and words[-1] in reading.grammar.table["lists"]["presenting"] else words


def dated_by_openings(acts: Sequence[Act], readings: Sequence[Reading]) -> list[Act]:
    """Rule 3: the acts, those of marked lines with the time of what opens their list."""
    found: dict[int, When] = {}
    for place in range(len(readings)):
        when = _time_of_opening(readings, place)
        for line in readings[place + 1 :] if when is not None else ():
            if not _is_marked(line) or when is None:
                break
            found[line.number] = when
    return [_dated(act, found[act.sentence]) if act.sentence in found else act for act in acts]


def _dated(act: Act, when: When) -> Act:
    told = act.statement
    is_open = KIND_OF.get(told.predicate) is PredicateKind.PROCEDURE and told.when is None and not told.negated
    return replace(act, statement=replace(told, when=when)) if is_open and not act.has_time_near else act


def _time_of_opening(readings: Sequence[Reading], place: int) -> When | None:
    """The only time of the words that open a list, else of the sentence before a label such as "Results:"."""
    reading = readings[place]
    tokens, times = reading.view.sentence.tokens, reading.view.times
    said = reading.grammar.speech_verbs
    if not tokens or tokens[-1].text != ":" or any(c.verb.lemma in said for c in reading.view.clauses):
        return None
    if not times and len(tokens) <= _LONGEST_MARK and place:
        before = readings[place - 1].view
        times = before.times if before.sentence.block == reading.view.sentence.block else ()
    if len(times) != 1 or times[0].earliest is None or times[0].latest is None:
        return None
    return When(times[0].text, times[0].earliest, times[0].latest)


def _is_marked(line: Reading) -> bool:
    """Whether the line begins with a dash, a dot or a number, and tells what was done without an auxiliary."""
    tokens = line.view.sentence.tokens
    if any(c.verb.mood is Mood.FINITE and c.verb.first < c.verb.last for c in line.view.clauses):
        return False  # "On Monday prosecutors gave these facts: - X was arrested in …"
    is_number = len(tokens) > 1 and tokens[0].kind is TokenKind.NUMBER and tokens[1].text in {".", ")"}
    return bool(tokens) and (is_number or tokens[0].kind is TokenKind.PUNCTUATION)
