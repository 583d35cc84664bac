"""By whose word a thing is said: every span of a sentence that somebody is quoted or cited for.

Rules:
1. A verb of saying gives what it governs, what stands in quotation marks beside it, or, set off by a comma at the end
   or in the middle ("…, police said on Sunday"), all the rest of its sentence.
2. "According to", "según", "para X,": the whole sentence.
3. A listener that is an outlet ("told El Diario") comes after the speaker: the outlet says that the speaker says.
4. A sentence that goes on in the same quotation, or names nobody for its verb of saying, keeps the speakers before it,
   unless a sentence of the same paragraph that nobody is cited for stands between: then that one's topic, or nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import CueKind, Speaker
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.dropped import who_pleads
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.voices.accusers import accusations
from ovillo.extraction.voices.extent import beside, end_at_mark, end_of_relative, end_of_row, reach_of_source
from ovillo.extraction.voices.headed import before_colon, speaks_of_itself
from ovillo.extraction.voices.sayers import (
    SPEAKING,
    is_by_pronoun,
    is_no_saying,
    is_of_what,
    listeners,
    sayer_above,
    sayer_after,
    sayer_at,
    sayer_before,
    speaker,
)
from ovillo.extraction.voices.spoken_of import Tellers, not_spoken_of, pronoun_of_teller

_OPENERS = '"“«'
_CLOSERS = '"”»'
_SINGLE = "'‘’"
_ENDS = ".,!?…"
_MARGIN = 3
"""Characters after a quotation that is all of its sentence."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Characters `start` to `end` are said by these, nearest first."""

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    is_nearest: bool = False
    """As in "the paper reported, citing police": nearer than whoever cites them."""


@dataclass(slots=True)
class Carried:
    """Who spoke last, while one document is read."""

    speakers: tuple[Speaker, ...] = ()
    named: Speaker | None = None
    """The last person named who spoke."""
    paragraph: int = -1
    in_quotation: bool = False
    quoted: tuple[Speaker, ...] = ()
    """Who was quoted last, where the sentence before holds a quotation of theirs or ends in "said:"."""
    sentence_attributed: bool = False
    tellers: Tellers = field(default_factory=Tellers)


def find_speakers(reading: Reading, text: str, carried: Carried) -> tuple[Attribution, ...]:
    """The attributions of one sentence; `carried` is brought up to date for the next."""
    view = reading.view
    quotes = _quotations(text, view, carried)
    found = [replace(a, speakers=_by_name(reading, carried, a.speakers)) for a in _cited(reading)]
    for number, clause in enumerate(view.clauses):
        spoken = _spoken(reading, number, clause, quotes, carried)
        spoken = [replace(a, speakers=_by_name(reading, carried, a.speakers)) for a in spoken]
        if spoken:
            carried.speakers = spoken[0].speakers
        found.extend(spoken)
    if not found:
        found.extend(_carried(reading, quotes, carried))
    if found:
        carried.speakers = max(found, key=lambda a: a.end - a.start).speakers
        named = [s for a in found for s in a.speakers if _is_named(reading, s)]
        carried.named = named[-1] if named else carried.named
    is_quoting = bool(quotes) or view.sentence.tokens[-1].text == ":"
    carried.quoted = carried.speakers if found and is_quoting else ()
    carried.sentence_attributed = bool(found)
    carried.paragraph = view.sentence.paragraph
    carried.in_quotation = _stays_open(text, view, quotes)
    carried.tellers.hear(reading, [s for a in found for s in a.speakers[:1]])
    accused = (Attribution(start, end, speakers) for start, end, speakers in accusations(reading))
    headed = (Attribution(start, end, speakers) for start, end, speakers in before_colon(reading))
    return (*found, *accused, *(headed if not found else ()))


def _by_name(reading: Reading, carried: Carried, speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """As in "the prosecutor X said … the official added": the last one named, where a word for any of them follows."""
    if carried.named is None or not speakers or speakers[0].type is not EntityType.PERSON:
        return speakers
    view, offices = reading.view, reading.grammar.speech["offices"]
    own = [g for g in view.groups if g.entity.id == speakers[0].entity]
    is_office = any(
        not g.is_plural
        and g.entity.level is NameLevel.ROLE
        and view.sentence.tokens[g.head].lower in offices
        and view.sentence.tokens[g.first].lower in reading.grammar.speech["offices_after"]
        for g in own
    )
    rest = tuple(s for s in speakers[1:] if s.entity != carried.named.entity)
    return (carried.named, *rest) if is_office else speakers


def _is_named(reading: Reading, one: Speaker) -> bool:
    known = [g.entity for g in reading.view.groups if g.entity.id == one.entity]
    return one.type is EntityType.PERSON and any(e.level is not NameLevel.ROLE for e in known)


def speakers_at(attributions: Sequence[Attribution], start: int, end: int) -> tuple[Speaker, ...]:
    """Everybody by whose word these characters are said, nearest first."""
    covering = sorted(
        (a for a in attributions if a.start <= start and end <= a.end),
        key=lambda a: (not a.is_nearest, a.end - a.start, a.start),
    )
    found: list[Speaker] = []
    for attribution in covering:
        new = [s for s in attribution.speakers if s.name not in {f.name for f in found}]
        found.extend(replace(s, is_beside=s.is_beside and number > 0) for number, s in enumerate(new))
    return tuple(found)


def is_told(reading: Reading, proposal: Proposal) -> bool:
    """Whether these words stand between quotation marks, or in what a verb of saying governs."""
    tokens = reading.view.sentence.tokens
    before = [t.text for t in tokens if t.end <= proposal.start and t.text in _OPENERS + _CLOSERS]
    if before and before[-1] in _OPENERS:
        return len(before) % 2 == 1 or before[-1] not in _CLOSERS
    if proposal.clause < 0:
        return False
    clause = reading.view.clauses[proposal.clause]
    governor = clause.governor
    is_governed = clause.link is Link.COMPLEMENT and governor >= 0
    return is_governed and reading.view.clauses[governor].verb.lemma in reading.grammar.speech_verbs


def _quotations(text: str, view: View, carried: Carried) -> list[tuple[int, int]]:
    start, end = view.sentence.start, view.sentence.end
    found: list[tuple[int, int]] = []
    opened = start if carried.in_quotation and carried.paragraph == view.sentence.paragraph else -1
    for index in range(start, end):
        if opened < 0 and _opens_quotation(text, index):
            opened = index
        elif opened >= 0 and _closes_quotation(text, index):
            found.append((opened, index + 1))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    return found


def _stays_open(text: str, view: View, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether the quotation goes on in the next sentence; a plain mark looks the same at both ends, and never does."""
    if not quotes or quotes[-1][1] != view.sentence.end:
        return False
    start, end = quotes[-1]
    return text[start] != '"' and not _closes_quotation(text, end - 1)


def _opens_quotation(text: str, index: int) -> bool:
    """A quotation mark; a single one only where no letter stands before it and one after it."""
    letter, before, after = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    return letter in _OPENERS or (letter in _SINGLE and not before.isalnum() and after.isalnum())


def _closes_quotation(text: str, index: int) -> bool:
    """A quotation mark; a single one only after a mark of the sentence, because it is an apostrophe too."""
    letter, before, after = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    return letter in _CLOSERS or (letter in _SINGLE and before in _ENDS and not after.isalnum())


def _cited(reading: Reading) -> list[Attribution]:
    """Rule 2."""
    view, words = reading.view, [t.lower for t in reading.view.sentence.tokens]
    found: list[Attribution] = []
    for name in ("according", "citing", "opening"):
        for text in reading.grammar.speech[name]:
            phrase = text.split()
            places = range(1) if name == "opening" else range(len(words))
            for index in places:
                if words[index] != phrase[0] or words[index : index + len(phrase)] != phrase:
                    continue
                speakers = sayer_at(reading, index + len(phrase))
                if speakers and (name != "opening" or _is_set_off(reading, index + len(phrase))):
                    reach = reach_of_source(view, index, reading.grammar)
                    found.append(Attribution(*reach, speakers, is_nearest=name == "citing"))
    return found


def _is_set_off(reading: Reading, first: int) -> bool:
    """As in "Para el fiscal X, …", "Como informó X, …": names and a verb of saying at most before the first comma."""
    has_verb = False
    for item in reading.view.items:
        if item.first >= first and item.kind is ItemKind.COMMA:
            return has_verb or reading.view.sentence.tokens[0].lower in reading.grammar.speech["opening_alone"]
        if item.first >= first and item.kind is ItemKind.VERB:
            has_verb = reading.view.verbs[item.ref].lemma in reading.grammar.speech_verbs
            if not has_verb:
                return False
        if item.kind in (ItemKind.RELATIVE, ItemKind.THAT):
            return False
    return False


def _spoken(
    reading: Reading, number: int, clause: Clause, quotes: Sequence[tuple[int, int]], carried: Carried
) -> list[Attribution]:
    """Rules 1 and 3 for one verb."""
    lemma, clause = clause.verb.lemma, _out_of_quotation(reading, clause, quotes)
    has_agent = any(s.preposition in reading.grammar.sets["agent_slot"] for s in arguments_of(reading, number).slots)
    is_passive = clause.verb.is_passive or (clause.is_passive and has_agent)  # "X, described by police as …"
    is_silent = _names_itself(reading, clause) or is_of_what(reading, clause)
    if lemma not in reading.grammar.speech_verbs or is_passive or is_silent:
        return []
    is_denial = reading.grammar.cue_verbs.get(lemma) is CueKind.DENIAL  # "…, charges he denies" says nothing of them
    begin = None if is_denial else _set_off_from(reading, number, clause)
    if begin is not None and is_no_saying(reading, clause):
        return []  # "X, whose baby was sold, accuses Y": neither says that it was
    spans = beside(reading.view, clause, begin) if begin is not None else _spans(reading, number, clause, quotes)
    if not spans:
        return []
    arguments = arguments_of(reading, number)
    speakers = _said_by(reading, clause, begin)
    if speakers and not (speakers := not_spoken_of(reading, number, begin, speakers, carried.tellers)):
        return []
    if not speakers and clause.verb.mood is Mood.FINITE and clause.subject < 0:
        speakers = _understood(reading, clause, carried) if begin is None else _goes_on(reading, carried)
        speakers = speakers or (pronoun_of_teller(reading, clause, carried.tellers) if begin is not None else ())
    if not speakers:
        return []
    speakers += tuple(s for s in listeners(reading, clause, arguments) if s not in speakers)
    return [Attribution(start, end, speakers) for start, end in spans]


def _out_of_quotation(reading: Reading, clause: Clause, quotes: Sequence[tuple[int, int]]) -> Clause:
    """As in "“X sold babies”, insistió": whoever acts in a quotation is not the subject of the verb behind it."""
    if clause.subject < 0:
        return clause
    at, verb = reading.view.groups[clause.subject].start, reading.view.sentence.tokens[clause.verb.first].start
    is_inside = any(start <= at < end <= verb for start, end in quotes)
    return replace(clause, subject=-1) if is_inside else clause


def _names_itself(reading: Reading, clause: Clause) -> bool:
    """As in "the accused identified as X": nothing stands between the verb and "as", so nobody says anything."""
    naming, tokens = reading.grammar.table["naming"], reading.view.sentence.tokens
    at = clause.verb.last + 1
    for time in reading.view.times:  # "identified on Monday as X"
        at = time.last + 1 if time.first <= at + 1 <= time.last + 1 else at
    after = tokens[at].lower if at < len(tokens) else ""
    is_free = not clause.verb.is_reflexive and not clause.verb.has_object_clitic
    return clause.verb.lemma in naming["verbs"] and clause.verb.is_ambiguous and is_free and after in naming["words"]


def _said_by(reading: Reading, clause: Clause, begin: int | None) -> tuple[Speaker, ...]:
    if begin is not None:
        before = sayer_before(reading, clause, begin)
        return before or (() if is_by_pronoun(reading, clause) else sayer_after(reading, clause))
    if clause.verb.mood is Mood.GERUND and clause.subject < 0:
        return sayer_above(reading, clause)
    if clause.subject >= 0:
        return sayer_before(reading, clause, 0)
    first, tokens = clause.verb.first, reading.view.sentence.tokens
    if first and tokens[first - 1].lower in reading.grammar.verbs.get("subject_pronouns", ()):
        return ()  # "They identified the nurses as A and B": whoever they are, not those
    told = {c.subject for c in reading.view.clauses if c.link is Link.COMPLEMENT}
    direct = set(arguments_of(reading, reading.view.clause_at[clause.item]).direct)
    if clause.verb.mood is Mood.FINITE and not direct & told:
        return sayer_after(reading, clause) or sayer_before(reading, clause, _own_begin(reading.view, clause))
    return ()


def _own_begin(view: View, clause: Clause) -> int:
    """The first item that can be part of the clause: after the last comma, stop or verb before its verb."""
    for index in range(clause.item - 1, -1, -1):
        if view.items[index].kind not in (ItemKind.OTHER, ItemKind.TIME, ItemKind.GROUP, ItemKind.PREPOSITION):
            return index + 1
    return 0


def _set_off_from(reading: Reading, number: int, clause: Clause) -> int | None:
    """The item at which a stretch such as ", police said on Sunday" begins; `None` where the verb is in none."""
    view = reading.view
    if clause.verb.mood is not Mood.FINITE or _governs(reading, number) or _opens_speech(view, clause):
        return None
    begin = _own_begin(view, clause)
    if not begin or (view.clauses[0].item >= begin - 1 and view.items[begin - 2].kind is not ItemKind.RELATIVE):
        return None
    before = view.items[begin - 1]
    word = view.sentence.tokens[before.last].lower
    is_mark = before.kind in (ItemKind.COMMA, ItemKind.STOP) and word not in (";", ":")
    is_quote = any(view.sentence.tokens[i].lower in _CLOSERS for i in range(before.first, view.items[begin].first + 1))
    return begin if is_mark or is_quote else None


def _governs(reading: Reading, number: int) -> bool:
    """Whether a clause hangs on this verb that does not stand before it."""
    view = reading.view
    after = view.items[view.clauses[number].item + 1 :][:1]
    if any(item.kind is ItemKind.THAT for item in after):
        return True
    own = view.clauses[number].item
    if speaks_of_itself(reading, view.clauses[number]):
        return True
    return any(c.link is Link.COMPLEMENT and c.governor == number and c.item > own for c in view.clauses)


def _opens_speech(view: View, clause: Clause) -> bool:
    """As in "said:", "dijo: «…»"."""
    after = view.items[clause.item + 1 :][:2]
    return any(view.sentence.tokens[item.first].lower in (":", *_OPENERS) for item in after)


def _goes_on(reading: Reading, carried: Carried) -> tuple[Speaker, ...]:
    """As in "'…', añadió": the one of whom the sentence before speaks, else the person who spoke there."""
    if not reading.grammar.verbs["drops_subjects"]:
        return ()
    topic = tuple(speaker(party.entity) for party in reading.topic if party.entity.type is EntityType.PERSON)
    is_person = bool(carried.speakers) and carried.speakers[0].type is EntityType.PERSON
    return topic or (carried.speakers if is_person and not reading.topic else ())


def _understood(reading: Reading, clause: Clause, carried: Carried) -> tuple[Speaker, ...]:
    """Rule 4: who is meant where nobody is named. A sentence between that nobody is cited for has another topic."""
    if (pleading := who_pleads(reading, clause)) is not None:
        return tuple(speaker(party.entity) for party in pleading)
    if carried.sentence_attributed or carried.paragraph != reading.view.sentence.paragraph:
        return carried.speakers
    return tuple(speaker(party.entity) for party in reading.topic if party.entity.type in SPEAKING)


def _spans(reading: Reading, number: int, clause: Clause, quotes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    view, grammar = reading.view, reading.grammar
    sentence, tokens = view.sentence, view.sentence.tokens
    start, end = tokens[clause.verb.first].start, tokens[clause.verb.last].end
    inside = [q for q in quotes if q[0] <= start and end <= q[1]]
    limit = inside[0] if inside else (sentence.start, sentence.end)
    found: list[tuple[int, int]] = []
    governs = _governs(reading, number)
    is_denial = any(g.kind in (CueKind.DENIAL, CueKind.ADMISSION) for g in grammar.governors.get(clause.verb.lemma, ()))
    if governs or is_denial or clause.verb.lemma in grammar.table["naming"]["verbs"]:
        last = end_of_relative(view, clause) if governs else min(end_of_row(view, number), end_at_mark(view, number))
        found.append((end, min(limit[1], last)))
    if clause.verb.lemma in grammar.sets["quoting"] or governs:
        found.extend(q for q in quotes if not (q[0] <= start < q[1]))
    return found


def _carried(reading: Reading, quotes: Sequence[tuple[int, int]], carried: Carried) -> list[Attribution]:
    """Rule 4."""
    sentence = reading.view.sentence
    if not carried.speakers:
        return []
    same = carried.paragraph == sentence.paragraph
    begins_quoted = bool(quotes) and quotes[0][0] == sentence.start and quotes[0][1] > sentence.end - _MARGIN
    if carried.quoted and begins_quoted and sentence.paragraph - carried.paragraph <= 1:
        return [Attribution(*quotes[0], carried.quoted)]
    if same and (
        carried.in_quotation or (quotes and quotes[0][1] - quotes[0][0] > 0.8 * (sentence.end - sentence.start))
    ):
        return [Attribution(sentence.start, sentence.end, carried.speakers)]
    hedged = any(c.kind is CueKind.HEDGE for clause in reading.view.clauses for c in clause.verb.cues)
    if same and hedged and carried.sentence_attributed:
        return [Attribution(sentence.start, sentence.end, carried.speakers)]
    return []


def add_publisher(speakers: tuple[Speaker, ...], publisher: str | None) -> tuple[Speaker, ...]:
    """The chain with whoever published the document last."""
    if not publisher:
        return speakers
    kept = tuple(s for s in speakers if s.name.casefold() != publisher.casefold())
    return (*kept, Speaker(publisher, EntityType.ORGANISATION))
