"""The rule extractor: a document in, statements out; no model, no network, no clock.

1. Blocks, sentences, numbers, dates, people.
2. For each sentence: verbs and clauses, cue words, frames, nominal events, copulas.
3. Speakers, time and place of each proposal.
4. One statement for each fact of the document, through the gate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, NameLevel
from ovillo.domain.statements import (
    KIND_OF,
    DocumentReading,
    PredicateKind,
    Speaker,
    Standing,
    Statement,
    When,
)
from ovillo.extraction.acts.for_whom import is_for_whom
from ovillo.extraction.acts.identities import identify
from ovillo.extraction.acts.idle import is_idle
from ovillo.extraction.acts.no_terms import is_no_term
from ovillo.extraction.acts.other_senses import is_other_sense
from ovillo.extraction.acts.table_rows import of_its_row
from ovillo.extraction.acts.which_of_them import of_whom_is_sure
from ovillo.extraction.gate import pass_gate
from ovillo.extraction.groups.cut_names import has_formula
from ovillo.extraction.passages.also_named import with_also_named
from ovillo.extraction.passages.asides import involved_in, is_about_nobody, is_strangers_kin, who_tells
from ovillo.extraction.passages.bare_denials import read_bare_denials
from ovillo.extraction.passages.carried_counts import with_count_before
from ovillo.extraction.passages.counts_charged import as_charged
from ovillo.extraction.passages.denials import read_denials
from ovillo.extraction.passages.held_places import standing_in_place
from ovillo.extraction.passages.identities import upon_each, with_included
from ovillo.extraction.passages.listed_below import dated_by_openings, read_listed
from ovillo.extraction.passages.mistaken import without_mistaken_pronouns
from ovillo.extraction.passages.no_rings import is_of_no_ring
from ovillo.extraction.passages.officials import beside_verb, without_mistaken_officials
from ovillo.extraction.passages.once import Draft, each_once
from ovillo.extraction.passages.own_denials import as_denied, clients_of
from ovillo.extraction.passages.own_times import narrated_day, when_of, without_dateline
from ovillo.extraction.passages.put_right import with_put_right
from ovillo.extraction.passages.readers import READERS
from ovillo.extraction.passages.recall import recall, tells_of_act
from ovillo.extraction.passages.timing import VERDICTS, Act, ToldTime, carry_times, has_time_near, is_same_occasion
from ovillo.extraction.passages.undone import undone_in, without_undone
from ovillo.extraction.passages.whereabouts import where_of
from ovillo.extraction.passages.withdrawn import without_withdrawn
from ovillo.extraction.sentences.attributes import lists_past_relatives, lists_without_attributes, with_bare_members
from ovillo.extraction.sentences.bare_lists import count_articles, join_past_times
from ovillo.extraction.sentences.clause_types import Link, View
from ovillo.extraction.sentences.clauses import view_sentence
from ovillo.extraction.sentences.cues import Phrase, compile_phrases, find_cues
from ovillo.extraction.sentences.lists import join_lists
from ovillo.extraction.sentences.long_lists import join_long_lists
from ovillo.extraction.sentences.modifiers import without_modifiers
from ovillo.extraction.sentences.partitives import count_over_names, take_parts
from ovillo.extraction.sentences.proposals import Proposal
from ovillo.extraction.sentences.ranges import span_ranges
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.sentences.titled_lists import join_titled_lists
from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.spans import BlockKind, NounGroup, PersonFact, Quantity, Sentence, TimeSpan
from ovillo.extraction.text.tokens import cut_sentences
from ovillo.extraction.traits.people import People, find_people
from ovillo.extraction.values.dates import find_times
from ovillo.extraction.values.money_of import told_money
from ovillo.extraction.values.quantities import find_quantities
from ovillo.extraction.voices.speech import Attribution, Carried, add_publisher, find_speakers, speakers_at
from ovillo.extraction.voices.tellers import tellers_of
from ovillo.extraction.words.grammar import Grammar, grammar_of
from ovillo.extraction.words.who_words import WhoWords, who_words

VERSION = "1.0"
_TOLD = frozenset({"age", "alias", "nationality", "owns", "works_for", "located_in"})
"""What a source tells of a person; offices, trades and kin are how the writer presents people."""
_SAYING_BLOCKS = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION})
_WIDEST = 5
"""Sentences that a quote may take up before its own, to the one that names who is meant."""
_HEADLINES = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEADING, BlockKind.CAPTION})
_TIMED = frozenset({PredicateKind.CONDUCT, PredicateKind.PROCEDURE})
_TIMED_TOO = frozenset({"contacts", "price"})
"""What happens on a day as well: who spoke with whom, and for how much something was sold."""


@dataclass(frozen=True, slots=True)
class Study:
    """A document as the rules read it: what other extractors propose is held against this."""

    reading: DocumentReading
    people: People
    sentences: tuple[Reading, ...]
    """Those that may say something, in order."""
    said: Mapping[int, tuple[Attribution, ...]]
    """Sentence index to who is cited in it."""
    stand_ins: Mapping[str, tuple[tuple[int, int], ...]]
    """As `pass_gate` takes them."""


class RuleExtractor:
    """Reads who was detained, charged or accused of what, by whom, when, where and for how much, by closed frames.

    It takes nothing from open clauses, so what it leaves out is not thereby untrue.
    """

    def __init__(self, language: str, grammar: Grammar | None = None) -> None:
        self.language = language
        self.name = f"rules-{language}@{VERSION}"
        self.languages = frozenset({language})
        self._given = grammar

    @cached_property
    def _grammar(self) -> Grammar:
        """Made ready when the first document of the language comes: half a second saved where none comes."""
        return self._given or grammar_of(self.language)

    @cached_property
    def _phrases(self) -> dict[str, tuple[Phrase, ...]]:
        return compile_phrases(self._grammar)

    @cached_property
    def _who(self) -> WhoWords:
        return who_words(self.language)

    def _words(self, name: str) -> frozenset[str]:
        return frozenset(self._grammar.table.get(name, {}).get("words", ()))

    def read(self, document: Document) -> DocumentReading:
        """Every statement of the document, in order of place."""
        return self.study(document).reading

    def study(self, document: Document) -> Study:
        """Every statement of the document, with what each sentence was taken to be."""
        text, language = document.text, self.language
        blocks = cut_blocks(text, language)
        sentences = cut_sentences(text, blocks, language)
        money = told_money(text, language)
        quantities = [find_quantities(s, language, dollar=money.dollar, peso=money.peso) for s in sentences]
        people = find_people(document, sentences, quantities, language)
        said: dict[int, tuple[Attribution, ...]] = {}
        identified: dict[str, tuple[DocumentEntity, ...]] = {}
        studied: list[Reading] = []
        drafts = self._read_sentences(document, sentences, quantities, people, said, identified, studied)
        drafts.extend(self._attributes(document, sentences, people, said, drafts, studied))
        drafts = [draft for draft in drafts if not is_of_no_ring(draft.statement, sentences, self._grammar)]
        drafts = [draft for draft in drafts if not _is_nobodys(draft.statement, people.cut)]
        stand_ins = _stand_ins(people, identified)
        passed = pass_gate(text, [d.statement for d in each_once(drafts, self._words("vague"))], stand_ins=stand_ins)
        ordered = sorted(passed.statements, key=lambda s: (s.start, s.end, s.predicate, s.id))
        reading = DocumentReading(document.id, _with_things(people, ordered), tuple(ordered), passed.quarantined)
        return Study(reading, people, tuple(studied), said, stand_ins)

    def _read_sentences(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        quantities: Sequence[Sequence[Quantity]],
        people: People,
        said: dict[int, tuple[Attribution, ...]],
        identified: dict[str, tuple[DocumentEntity, ...]],
        studied: list[Reading],
    ) -> list[Draft]:
        acts: list[Act] = []
        carried, told, rows = Carried(), ToldTime(), list(people.groups)
        clients = clients_of(people.facts, self._grammar)
        narrated: dict[int, When] = {}
        undone: dict[int, frozenset[tuple[str, str]]] = {}
        for number, sentence in ((n, s) for n, s in enumerate(sentences) if s.block.kind in _SAYING_BLOCKS):
            found = find_times(sentence, self.language, document.details.published, anchor=told.interval)
            told.hear(times := without_dateline(sentence, found))
            view = self._view(sentence, rows[number], quantities[number], times)
            rows[number] = view.groups
            identified.update(identify(view, self._grammar))
            view.identified = identified
            cues = find_cues(view, self._grammar, self._phrases)
            reading = Reading(view, self._grammar, cues, number, document.text, document.id)
            recall(reading, people, sentences, acts)
            studied.append(reading)
            self._propose(reading)
            undone[number] = undone_in(reading)
            if (day := narrated_day(view, self._grammar)) and (reading.found or tells_of_act(reading)):
                narrated[number] = day
            said[number] = attributions = find_speakers(reading, document.text, carried)
            for proposal in reading.found:
                speakers = speakers_at(attributions, proposal.start, proposal.end)
                statement = self._state(document, reading, proposal, speakers)
                own = as_denied(statement, reading, proposal, speakers, people.facts, clients, acts)
                if own is not None:
                    quoted = _widen(own, document.text, sentences, number)
                    acts.append(_act(with_count_before(quoted, reading, rows, sentences), reading, proposal))
            acts.extend(read_denials(reading, acts, clients, document, attributions, extractor=self.name))
        acts.extend(read_bare_denials(document, studied, acts, people.facts, said, extractor=self.name))
        acts = self._with_listed(document, acts, studied, said)
        acts = with_also_named(with_included(upon_each(acts, identified, rows), studied), studied)
        acts = without_withdrawn(acts, sentences, studied, said)
        acts = without_undone(as_charged(acts, sentences, self._grammar.table), undone, sentences, studied)
        acts = without_mistaken_officials(acts, sentences, people.facts, self._words("officials"))
        sure = without_mistaken_pronouns(acts, sentences, people, self._who.words["accusing"])
        return [Draft(s, is_attribute=False) for s in carry_times(sure, sentences, narrated)]

    def _propose(self, reading: Reading) -> None:
        """What the sentence may state, but for what its words say in another sense, or of nobody in particular."""
        for read in READERS:
            read(reading)
        kept = (each for each in reading.found if not (is_idle(each, self._who) or is_other_sense(reading, each)))
        reading.found[:] = (e for e in kept if not (is_no_term(reading, e) or is_for_whom(reading, e, self._who)))
        reading.found[:] = of_whom_is_sure(reading)
        reading.found[:] = of_its_row(reading)

    def _with_listed(
        self,
        document: Document,
        acts: Sequence[Act],
        studied: Sequence[Reading],
        said: Mapping[int, tuple[Attribution, ...]],
    ) -> list[Act]:
        """The acts with those of lists below their openings, and those whose number is put right, in order of place."""

        def state(reading: Reading, proposal: Proposal) -> Act:
            speakers = speakers_at(said.get(reading.number, ()), proposal.start, proposal.end)
            return _act(self._state(document, reading, proposal, speakers), reading, proposal)

        every = with_put_right((*acts, *read_listed(studied, state)), studied, state, self._propose)
        return dated_by_openings(sorted(every, key=lambda act: act.sentence), studied)

    def _view(
        self,
        sentence: Sentence,
        found: Sequence[NounGroup],
        quantities: Sequence[Quantity],
        times: Sequence[TimeSpan],
    ) -> View:
        """The sentence with its groups counted and listed, and the numbers and times that are in none of them."""
        whole = take_parts(sentence, found, quantities, self._grammar)
        listed = join_long_lists(sentence, join_lists(sentence, whole, self._grammar), self._grammar)
        listed = join_past_times(sentence, join_titled_lists(sentence, listed, self._grammar), times, self._grammar)
        listed = lists_without_attributes(sentence, listed, self._grammar)
        listed = lists_past_relatives(sentence, with_bare_members(sentence, listed, self._grammar), self._grammar)
        groups = count_articles(sentence, listed, self._grammar)
        groups = span_ranges(sentence, count_over_names(sentence, groups, quantities), quantities, self._grammar)
        groups = without_modifiers(sentence, groups, self._grammar, self._who)
        apart = tuple(t for t in times if not any(g.first <= t.last and t.first <= g.last for g in groups))
        free = tuple(
            q
            for q in quantities
            if not any(g.quantity == q or (g.first <= q.first and q.last <= g.last) for g in groups)
            and not any(t.first <= q.last and q.first <= t.last for t in apart)
        )
        return view_sentence(sentence, groups, free, apart, self._grammar)

    def _state(
        self, document: Document, reading: Reading, proposal: Proposal, speakers: tuple[Speaker, ...]
    ) -> Statement:
        sentence = reading.view.sentence
        timed = KIND_OF.get(proposal.predicate) in _TIMED or proposal.predicate in _TIMED_TOO
        return Statement(
            document=document.id,
            predicate=proposal.predicate,
            standing=proposal.standing,
            start=sentence.start,
            end=sentence.end,
            quote=document.text[sentence.start : sentence.end],
            extractor=self.name,
            subject=proposal.subject,
            object=proposal.object,
            value=proposal.value,
            when=when_of(reading.view, proposal, self._grammar) if timed else None,
            where=where_of(reading, proposal) if timed else None,
            negated=proposal.negated,
            speakers=add_publisher(speakers, document.details.publisher),
            cues=proposal.cues,
            is_headline=sentence.block.kind in _HEADLINES,
        )

    def _attributes(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        people: People,
        said: Mapping[int, tuple[Attribution, ...]],
        told_of: Sequence[Draft],
        studied: Sequence[Reading],
    ) -> list[Draft]:
        """What noun groups themselves say of people."""
        readings, involved = {each.number: each for each in studied}, involved_in(told_of)
        told = frozenset(e.id for d in told_of for e in (d.statement.subject, d.statement.object) if e is not None)
        drafts: list[Draft] = []
        for fact in people.facts:
            sentence = next((s for s in sentences if s.start <= fact.start < s.end), None)
            if sentence is None or sentence.block.kind not in _SAYING_BLOCKS or is_about_nobody(fact):
                continue
            if (fact.is_aside and fact.subject.id not in involved) or is_strangers_kin(fact, told, involved, self._who):
                continue
            number = sentences.index(sentence)
            speakers: tuple[Speaker, ...] = ()
            if fact.predicate in _TOLD or _is_quoted(document.text, sentence, fact):
                told_by = speakers_at(said.get(number, ()), fact.start, fact.end)
                speakers = who_tells(fact, told_by, self._grammar)
            stated = self._state_fact(document, sentence, fact, speakers)
            if fact.predicate == "located_in" and fact.subject.level is NameLevel.ROLE and number in readings:
                held = standing_in_place(stated, fact.start, readings[number], told_of, self._who.words["indefinite"])
                if held is None:
                    continue
                stated = replace(stated, standing=held)
            drafts.append(Draft(_widen(stated, document.text, sentences, number), is_attribute=True))
        return drafts

    def _state_fact(
        self, document: Document, sentence: Sentence, fact: PersonFact, speakers: tuple[Speaker, ...]
    ) -> Statement:
        return Statement(
            document=document.id,
            predicate=fact.predicate,
            standing=Standing.REPORTED if fact.is_certain else Standing.SUSPECTED,
            start=sentence.start,
            end=sentence.end,
            quote=document.text[sentence.start : sentence.end],
            extractor=self.name,
            subject=fact.subject,
            object=fact.object,
            value=fact.value,
            speakers=add_publisher(speakers, document.details.publisher),
            is_headline=sentence.block.kind in _HEADLINES,
        )


def _with_things(people: People, statements: Sequence[Statement]) -> tuple[DocumentEntity, ...]:
    """Who and what the document speaks of, with the goods and services that only its statements name."""
    known = {entity.id for entity in people.entities}
    named = (entity for s in statements for entity in (s.subject, s.object, s.where) if entity is not None)
    told = {speaker.entity for statement in statements for speaker in statement.speakers}
    whole = (entity for entity in people.entities if entity.id not in people.cut or entity.id in told)
    return (*whole, *{each.id: each for each in named if each.id not in known}.values())


def _is_nobodys(statement: Statement, cut: frozenset[str]) -> bool:
    """Whether a name that a mark cuts takes part in it, or a formula stands in its words."""
    parties = (statement.subject, statement.object, statement.where)
    return any(each is not None and each.id in cut for each in parties) or has_formula(statement.quote)


def _is_quoted(text: str, sentence: Sentence, fact: PersonFact) -> bool:
    """Whether it stands between quotation marks: then whoever is quoted says it."""
    before = text[sentence.start : fact.start]
    return (
        sum(before.count(mark) for mark in "“«") > sum(before.count(mark) for mark in "”»")
        or before.count('"') % 2 == 1
    )


def _widen(statement: Statement, text: str, sentences: Sequence[Sentence], number: int) -> Statement:
    """The quote with the sentences before it, up to the one that names who is meant."""
    for entity in (statement.subject, statement.object):
        if entity is None or any(statement.start <= m.start < statement.end for m in entity.mentions):
            continue
        for before in reversed(sentences[max(0, number - _WIDEST) : number]):
            if any(before.start <= m.start < before.end for m in entity.mentions):
                statement = replace(statement, start=before.start, quote=text[before.start : statement.end])
                break
    return statement


def _act(statement: Statement, reading: Reading, proposal: Proposal) -> Act:
    """The statement with how its sentence tells it."""
    words, is_aside = set[str](), proposal.clause < 0 and proposal.predicate in VERDICTS
    if proposal.clause >= 0:
        verb = reading.view.clauses[proposal.clause].verb
        is_aside = reading.view.clauses[proposal.clause].link is Link.RELATIVE
        words = {t.lower for t in reading.view.sentence.tokens[verb.first : verb.last + 1]}
    tenses = reading.grammar.verbs
    return Act(
        statement,
        reading.number,
        is_earlier=is_aside or bool(words & set(tenses.get("earlier", ()))),
        is_perfect=bool(words & set(tenses.get("perfect", ()))),
        is_state=bool(words & set(tenses.get("present", ()))),
        has_time_near=has_time_near(reading.view, reading.grammar),
        is_same_occasion=is_same_occasion(reading.view, reading.grammar),
        clause=proposal.clause,
        tellers=tellers_of(reading, proposal, statement.speakers),
        beside=beside_verb(reading, proposal),
    )


def _stand_ins(
    people: People, identified: Mapping[str, tuple[DocumentEntity, ...]]
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Entity id to the groups that stand for it together with others."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row in people.groups:
        for group in row:
            for entity in (*group.members, group.entity, *identified.get(group.entity.id, ())):
                found.setdefault(entity.id, []).append((group.start, group.end))
    return {key: tuple(places) for key, places in found.items()}
