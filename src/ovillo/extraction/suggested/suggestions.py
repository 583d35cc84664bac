"""What a model suggests, made a statement only where the text and the rules bear it out.

Rules, in this order; what fails one is refused and counted, never mended:
1. The quote stands in one place of the text (`gate.anchor_quote`), inside one sentence that may say something.
2. The predicate is one of the lexicon, and for an act one of its words stands inside the quote, as do the names and
   the number, as written; their types fit.
3. Where the rules see who does and who undergoes the verb, the suggestion agrees with them.
4. Firmness and negation are those of the cues of the sentence. A suggestion may hold a thing less firmly than they do,
   never more; one that has a negation which the sentence has not, or has not one which it has, is refused.
5. Who is cited for it is what the rules see, not what the model says.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.statements import FIRMNESS, KIND_OF, CueKind, PredicateKind, Standing, Statement, Value
from ovillo.extraction.gate import Passed, anchor_quote, pass_gate
from ovillo.extraction.rules import Study
from ovillo.extraction.sentences.casting import cast_of, subjects_of
from ovillo.extraction.sentences.cues import cues_of, lower
from ovillo.extraction.sentences.proposals import hold
from ovillo.extraction.sentences.sentence_reading import Reading, arguments_of
from ovillo.extraction.values.quantities import find_quantities
from ovillo.extraction.voices.speech import add_publisher, speakers_at
from ovillo.extraction.words.grammar import Frame, Grammar

_NEEDS_A_CUE = {
    Standing.CONVICTED: CueKind.CONVICTION,
    Standing.ADMITTED: CueKind.ADMISSION,
    Standing.DENIED: CueKind.DENIAL,
    Standing.ACQUITTED: CueKind.ACQUITTAL,
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One fact as a model puts it; every text is as the document writes it."""

    predicate: str
    quote: str
    subject: str | None = None
    object: str | None = None
    value: str | None = None
    standing: str = Standing.REPORTED.value
    negated: bool = False


def admit(
    document: Document, study: Study, suggestions: Iterable[Suggestion], *, grammar: Grammar, extractor: str
) -> Passed:
    """The statements that the suggestions come to, through the same gate as every other.

    Args:
        document: that the model was given.
        study: the same document as the rules read it.
        suggestions: in any order.
        grammar: of the language of the document.
        extractor: name and version, cited by each statement.
    """
    kept: dict[str, Statement] = {}
    refused = 0
    for suggestion in suggestions:
        statement = _statement(document, study, suggestion, grammar, extractor)
        if statement is None:
            refused += 1
        else:
            kept[statement.id] = statement
    ordered = sorted(kept.values(), key=lambda s: (s.start, s.end, s.predicate, s.id))
    passed = pass_gate(document.text, ordered, stand_ins=study.stand_ins)
    return Passed(passed.statements, passed.quarantined + refused)


def _statement(
    document: Document, study: Study, suggestion: Suggestion, grammar: Grammar, extractor: str
) -> Statement | None:
    span = anchor_quote(document.text, suggestion.quote)
    frame = grammar.frames.get(suggestion.predicate)
    reading = _sentence_at(study.sentences, span) if span else None
    if span is None or frame is None or reading is None or not _is_worded(reading, frame, span):
        return None
    subject = _party(document, study, suggestion.subject, span, frame.subject)
    object_ = _party(document, study, suggestion.object, span, frame.object)
    value = _value(reading, suggestion.value, span, grammar.language)
    is_lost = (
        (suggestion.subject is not None and subject is None)
        or (suggestion.object is not None and object_ is None)
        or (suggestion.value is not None and value is None)
    )
    if is_lost or (object_ is None and value is None) or _turns_round(reading, frame, subject, object_):
        return None
    standing = _standing(reading, frame, suggestion)
    if standing is None:
        return None
    speakers = speakers_at(study.said.get(reading.number, ()), *span)
    return Statement(
        document=document.id,
        predicate=suggestion.predicate,
        standing=standing,
        start=span[0],
        end=span[1],
        quote=document.text[span[0] : span[1]],
        extractor=extractor,
        subject=subject,
        object=object_,
        value=value,
        negated=suggestion.negated,
        speakers=add_publisher(speakers, document.details.publisher),
    )


def _sentence_at(sentences: Sequence[Reading], span: tuple[int, int]) -> Reading | None:
    return next(
        (r for r in sentences if r.view.sentence.start <= span[0] and span[1] <= r.view.sentence.end),
        None,
    )


def _is_worded(reading: Reading, frame: Frame, span: tuple[int, int]) -> bool:
    """Rule 2: whether the quote holds a verb or noun of the act; ties and attributes may go without."""
    if KIND_OF.get(frame.predicate) not in (PredicateKind.CONDUCT, PredicateKind.PROCEDURE):
        return True
    grammar = reading.grammar
    for token in reading.view.sentence.tokens:
        if not (span[0] <= token.start and token.end <= span[1]):
            continue
        lemmas = {form.lemma for form in grammar.forms.get(token.lower, ())}
        frames = [f for lemma in lemmas for _, f in grammar.patterns.get(lemma, ())]
        frames += [f for lemma in lemmas for f in grammar.inverse.get(lemma, ())]
        frames += [*grammar.nouns.get(token.lower, ()), *filter(None, [grammar.roles.get(token.lower)])]
        if frame.predicate in {f.predicate for f in frames}:
            return True
    return False


def _party(
    document: Document, study: Study, name: str | None, span: tuple[int, int], allowed: frozenset[EntityType]
) -> DocumentEntity | None:
    """Rule 2: an entity that the document names so inside the quote, or the words themselves as an unnamed one."""
    if name is None or not name.strip():
        return None
    for entity in study.people.entities:
        for mention in entity.mentions:
            if mention.surface == name and span[0] <= mention.start and mention.end <= span[1]:
                return entity if entity.type in allowed else None
    start = document.text.find(name, span[0], span[1])
    if start < 0 or _cuts_a_word(document.text, start, start + len(name)):
        return None
    kind = next((t for t in (EntityType.PERSON, EntityType.THING, EntityType.PLACE) if t in allowed), None)
    if kind is None:
        return None
    key = identity("entity", document.id, start, start + len(name), kind.value)
    mention = Mention(start, start + len(name), name, NameLevel.ROLE)
    return DocumentEntity(key, document.id, kind, name, NameLevel.ROLE, (mention,))


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum())


def _value(reading: Reading, text: str | None, span: tuple[int, int], language: str) -> Value | None:
    """A number that the rules read in the quote, under just these words or within them."""
    if text is None:
        return None
    for quantity in find_quantities(reading.view.sentence, language):
        inside = span[0] <= quantity.start and quantity.end <= span[1]
        if inside and (quantity.value.text in text or text in quantity.value.text):
            return quantity.value
    return None


def _turns_round(
    reading: Reading, frame: Frame, subject: DocumentEntity | None, object_: DocumentEntity | None
) -> bool:
    """Rule 3: whether the rules see the subject undergo it, or the object do it."""
    for number, clause in enumerate(reading.view.clauses):
        frames = [f for _, f in reading.grammar.patterns.get(clause.verb.lemma, ())]
        if frame.predicate not in {f.predicate for f in frames}:
            continue
        cast = cast_of(reading, clause, arguments_of(reading, number), subjects_of(reading, clause))
        doers, undergoers = {p.entity.id for p in cast.subjects}, {p.entity.id for p in cast.objects}
        if subject and subject.id in undergoers - doers:
            return True
        if object_ and object_.id in doers - undergoers:
            return True
    return False


def _standing(reading: Reading, frame: Frame, suggestion: Suggestion) -> Standing | None:
    """Rule 4; `None` where nothing may be said."""
    cues = {
        c for n in range(len(reading.view.clauses)) for c in cues_of(reading.view, n, reading.cues, reading.grammar)
    }
    cues |= {found.cue for found in reading.cues}
    holding = hold(sorted(cues))
    if suggestion.negated != holding.is_negated:
        return None
    try:
        wanted = Standing(suggestion.standing)
    except ValueError:
        return None
    needed = _NEEDS_A_CUE.get(wanted)
    is_own = wanted is frame.standing
    if needed and not is_own and needed not in {c.kind for c in cues}:
        return None
    held = lower(frame.standing, holding.cues)
    if held is None or wanted is held:
        return held
    if wanted in FIRMNESS and (held is Standing.REPORTED or held in FIRMNESS):
        return wanted if held is Standing.REPORTED else min(held, wanted, key=FIRMNESS.index)
    return held
