"""Words that say how firmly a thing is held, where their scope ends, and what they make of a standing.

Rules:
1. A cue can only lower: what comes out is never firmer than what the frame gave.
2. A question, a condition, a doubt, a plan: nothing is said, so nothing comes out.
3. What somebody denies is denied; what courts have cleared is acquitted; the rest falls to the least firm of its cues.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ovillo.domain.statements import FIRMNESS, Cue, CueKind, Standing
from ovillo.extraction.sentences.charge_above import charge_above, holding, is_conduct, is_perfect, verb_cue
from ovillo.extraction.sentences.clause_objects import (
    goes_on_upon_same,
    goes_past_relative,
    is_alternative,
    is_listed,
    is_past_but,
)
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.cue_places import (
    FoundCue,
    cues_around,
    is_first_main,
    is_of_aside,
    is_of_main_verb,
    is_of_none,
    is_past,
    is_past_support,
    opens_denying,
    opens_other,
)
from ovillo.extraction.sentences.group_places import is_in_name
from ovillo.extraction.sentences.items import ItemKind
from ovillo.extraction.sentences.pairs import is_aside, pair_at
from ovillo.extraction.sentences.provisos import doubted_from, takes_back, tells_what_it_is
from ovillo.extraction.sentences.scope import (
    goes_on_told,
    held_unknown,
    is_auxiliary_of,
    is_contended,
    is_of_another,
    is_over_aside,
)
from ovillo.extraction.sentences.spaced_words import length_at
from ovillo.extraction.sentences.told_after import is_told_after, tells_of_the_past
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.spans import Token
from ovillo.extraction.words.grammar import Grammar

SILENCING = frozenset({CueKind.CONDITION, CueKind.QUESTION, CueKind.FUTURE, CueKind.DOUBT})
_CARRIED = frozenset({CueKind.HEDGE, CueKind.FUTURE, CueKind.CONDITION})
"""What a word beside a verb of telling makes of what is told: "allegedly told", "is expected to say"."""
LOWERED = {
    CueKind.HEDGE: Standing.SUSPECTED,
    CueKind.INVESTIGATION: Standing.INVESTIGATED,
    CueKind.ACCUSATION: Standing.ACCUSED,
    CueKind.CHARGE: Standing.CHARGED,
}
GRANTED = {CueKind.CONVICTION: Standing.CONVICTED, CueKind.ADMISSION: Standing.ADMITTED}
"""What a court found or a person admitted, of a thing that is otherwise plainly said."""


def lower(standing: Standing, cues: Iterable[Cue]) -> Standing | None:
    """The standing that is left after these cues; `None` where nothing is said (rule 2).

    Raises nothing; the order of the cues does not matter.
    """
    kinds = {cue.kind for cue in cues}
    if kinds & SILENCING:
        return None
    if CueKind.DENIAL in kinds or standing is Standing.DENIED:
        return Standing.DENIED
    if standing is Standing.ACQUITTED and CueKind.HEDGE in kinds:
        return Standing.SUSPECTED
    if CueKind.ACQUITTAL in kinds or standing is Standing.ACQUITTED:
        return Standing.ACQUITTED
    limits = [LOWERED[kind] for kind in kinds if kind in LOWERED]
    if standing in FIRMNESS:
        limits.append(standing)
    if limits:
        return min(limits, key=FIRMNESS.index)
    for kind, granted in GRANTED.items():
        if kind in kinds and standing is Standing.REPORTED:
            return granted
    return standing


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the lexicon that are a cue."""

    words: tuple[str, ...]
    kind: CueKind
    is_rest: bool
    """Acts on everything after it, not only on its clause."""


def compile_phrases(grammar: Grammar) -> dict[str, tuple[Phrase, ...]]:
    """The cue phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for name, rows in grammar.cues.items():
        if name in ("intention", "definite", "proviso", "withdrawn", "protests"):
            continue
        for key, is_rest in (("words", False), ("subjects", False), ("phrases", False), ("openers", True)):
            for text in rows.get(key, ()):
                words = tuple(text.split())
                found.setdefault(words[0], []).append(Phrase(words, CueKind(name), is_rest))
    return {word: tuple(sorted(rows, key=lambda p: -len(p.words))) for word, rows in found.items()}


def find_cues(view: View, grammar: Grammar, phrases: dict[str, tuple[Phrase, ...]]) -> tuple[FoundCue, ...]:
    """The cue words of a sentence, in order; those that only qualify a noun group are left out."""
    tokens = view.sentence.tokens
    inside = {i for g in view.groups for i in range(g.first, g.last + 1)}
    kinds = (CueKind.CONDITION, CueKind.NEGATION)
    exceptions = [tuple(e.split()) for kind in kinds for e in grammar.cues[kind.value].get("exceptions", ())]
    found: list[FoundCue] = []
    for index, token in enumerate(tokens):
        for phrase in phrases.get(token.lower, ()):
            length = length_at(view, index, phrase.words)
            if not length:
                continue
            if any(tuple(t.lower for t in tokens[index : index + len(e)]) == e for e in exceptions):
                break
            barred = grammar.cues[phrase.kind.value].get("never_after", ())
            if length == 1 and index and tokens[index - 1].lower in barred:
                break  # "the three, with no fixed address, admitted it"
            if length == 1 and (pair := pair_at(view, index, grammar)):
                cue = Cue(token.start, token.end, phrase.kind)
                found += [FoundCue(index, index, cue, is_rest=False, of_verb=pair[1])] if pair[0] == index else []
                break
            if length == 1 and phrase.kind is CueKind.NEGATION and is_in_name(view, index):
                break
            if length == 1 and is_aside(view, index, grammar):
                found.append(FoundCue(index, index, _doubt(token), is_rest=False, is_sentence=True))
                break
            last = index + length - 1
            if length == 1 and not phrase.is_rest and _qualifies_group(index, inside, tokens, grammar):
                if phrase.kind is CueKind.NEGATION:
                    found.append(FoundCue(index, last, _doubt(token), is_rest=False, is_sentence=True))
                break
            found.append(
                FoundCue(
                    index,
                    last,
                    Cue(token.start, tokens[last].end, phrase.kind),
                    phrase.is_rest,
                    _is_of_sentence(tokens, last, phrase),
                    token.lower in grammar.cues[CueKind.HEDGE.value].get("adjectives", ()),
                )
            )
            break
    found += [replace(c, cue=replace(c.cue, kind=CueKind.DOUBT)) for c in found if _is_dismissed(view, c, grammar)]
    found += [_doubted(view, first) for first in doubted_from(view, grammar)]
    found += [_doubted(view, -1)] if opens_denying(view, grammar) else []
    return tuple(found) + tuple(cues_around(view, grammar))


def _is_of_sentence(tokens: Sequence[Token], last: int, phrase: Phrase) -> bool:
    """As in "It is alleged …", and "Never, police said, …": what opens the sentence before a comma."""
    if phrase.kind is CueKind.NEGATION:
        return last == 0 and len(tokens) > 1 and tokens[1].text == ","
    return phrase.kind in (CueKind.HEDGE, CueKind.DOUBT) and len(phrase.words) > 1 and not phrase.is_rest


def _doubted(view: View, first: int) -> FoundCue:
    """What is taken back from this token on; of the whole sentence where it is -1."""
    cue = _doubt(view.sentence.tokens[max(first, 0)])
    return FoundCue(first - 1, max(first, 0), cue, is_rest=True, is_sentence=first < 0)


def _is_dismissed(view: View, found: FoundCue, grammar: Grammar) -> bool:
    return found.is_rest and found.cue.kind is CueKind.HEDGE and takes_back(view, grammar)


def _doubt(token: Token) -> Cue:
    """As in "neither X nor Y": whom it takes out is unclear, so nothing is said."""
    return Cue(token.start, token.end, CueKind.DOUBT)


def _qualifies_group(index: int, inside: set[int], tokens: Sequence[Token], grammar: Grammar) -> bool:
    """As in "the alleged ringleader": the hedge is about the words for the person, not about what is said of them."""
    word = tokens[index].lower
    if word in grammar.cues[CueKind.NEGATION.value]["subjects"]:
        return False
    adverbs = grammar.cues["hedge"].get("adverbs", ())
    is_adverb = word in adverbs or word.endswith(tuple(grammar.verbs["adverb_endings"]))
    is_aside = bool(index) and tokens[index - 1].text == ","  # "X, presuntamente líder de la red, …"
    return (not is_adverb or is_aside) and (index in inside or index + 1 in inside)


def cues_of(view: View, number: int, found: Sequence[FoundCue], grammar: Grammar) -> tuple[Cue, ...]:
    """Every cue that acts on the clause: its own, those of its governors, those that open what it stands in."""
    clause = view.clauses[number]
    own = list(clause.verb.cues) + _words_in_scope(view, number, found, grammar)
    is_open = not (is_told_after(view, clause, grammar) or _is_governed_by(view, clause, grammar, CueKind.DENIAL))
    if clause.verb.is_subjunctive and is_open:
        own.append(verb_cue(view, clause, CueKind.CONDITION))
    if (clause.link is Link.NONFINITE and clause.is_passive) or tells_what_it_is(view, clause, grammar):
        for above in _governors(view, clause):  # "allegedly sold eggs from donors recruited abroad": no firmer
            nearby = (*view.clauses[above].verb.cues, *_words_in_scope(view, above, found, grammar))
            own += [c for c in nearby if c.kind is CueKind.HEDGE]
    own += _inherited(view, number, found, grammar, depth=0)
    return tuple(sorted({*own, *held_unknown(view, clause, grammar)}))


def _governors(view: View, clause: Clause) -> Iterator[int]:
    """The clause that this one hangs on and, while that one is not finite, the one above: "alleged to be of a gang"."""
    above = clause.governor
    while above >= 0:
        yield above
        above = -1 if view.clauses[above].link is not Link.NONFINITE else view.clauses[above].governor


def _words_in_scope(view: View, number: int, found: Sequence[FoundCue], grammar: Grammar) -> list[Cue]:
    clause = view.clauses[number]
    begin, end = region_of(view, number)
    kept: list[Cue] = []
    for cue in found:
        if cue.is_rest:
            if cue.first < clause.verb.first and not is_past(view, cue, clause):
                kept.append(cue.cue)
            continue
        if cue.is_sentence or cue.of_verb == clause.verb.first:
            kept.append(cue.cue)
        if cue.is_sentence or cue.of_verb >= 0:
            continue
        if (cue.is_adjective and cue.first > clause.verb.last) or is_of_main_verb(view, cue, clause):
            continue
        is_denying = cue.cue.kind is CueKind.NEGATION
        if (is_denying and is_of_another(view, clause, cue.first, cue.last, grammar)) or is_of_aside(view, cue, clause):
            continue
        touching = _verb_after(view, cue.last, grammar.sets["object_clitics"])
        if touching is not None:
            if touching == number or is_auxiliary_of(view, touching, number):
                kept.append(cue.cue)
        elif begin <= cue.first <= end and not opens_other(view, cue, clause):
            kept.append(cue.cue)
    return kept


def _verb_after(view: View, last: int, clitics: frozenset[str]) -> int | None:
    tokens = view.sentence.tokens
    last += last + 1 < len(tokens) and tokens[last + 1].lower in clitics  # "nadie lo notó"
    for number, clause in enumerate(view.clauses):
        if clause.verb.first == last + 1:
            return number
    return None


def region_of(view: View, number: int) -> tuple[int, int]:
    """First and last token of the clause: from its opener to the next clause's opener or verb."""
    clause = view.clauses[number]
    begin = 0
    if clause.opener >= 0:
        begin = 0 if is_over_aside(view, number) else view.items[clause.opener].first
    elif number and clause.subject >= 0:
        begin = min(view.groups[clause.subject].first, clause.verb.first)
        if is_first_main(view, number):
            begin = 0
    end = len(view.sentence.tokens) - 1
    for later in view.clauses[number + 1 :]:
        if later.verb.mood is Mood.FINITE:
            start = view.items[later.opener].first if later.opener >= 0 else later.verb.first
            if later.opener < 0 and later.subject >= 0 and view.groups[later.subject].first > clause.verb.last:
                start = view.groups[later.subject].first
            if start > clause.verb.last:
                end = start - 1
                break
    return begin, end


def _inherited(view: View, number: int, found: Sequence[FoundCue], grammar: Grammar, *, depth: int) -> list[Cue]:
    clause = view.clauses[number]
    if clause.governor < 0 or depth > 6:
        return []
    governor = view.clauses[clause.governor]
    if clause.link is Link.COORDINATED:
        kept = _inherited(view, clause.governor, found, grammar, depth=depth + 1)
        if clause.is_passive and clause.verb.first == clause.verb.last:
            is_but = clause.opener >= 0 and view.sentence.tokens[view.items[clause.opener].first].lower in view.contrast
            is_but = is_but or is_past_but(view, clause, governor, grammar)
            kept += [c for c in governor.verb.cues if not is_but or c.kind is not CueKind.NEGATION]
        elif is_alternative(view, clause, grammar) or (
            is_listed(view, clause)
            and clause.is_passive is governor.is_passive
            and clause.verb.head == clause.verb.first  # "was not charged and was released": released
            and not is_past_support(view, clause, governor, grammar)
        ):
            kept += [c for c in governor.verb.cues if c.kind is CueKind.NEGATION]
        if goes_on_upon_same(clause, governor):  # "nada indica que captaba a mujeres y las explotaba"
            kept += _words_in_scope(view, clause.governor, found, grammar)
            kept += [verb_cue(view, governor, CueKind.DOUBT)] if governor.verb.is_negated else []
        if not goes_past_relative(view, clause, governor):
            kept += [c for c in _words_in_scope(view, clause.governor, found, grammar) if c.kind is CueKind.HEDGE]
        return [*kept, *_of_perfect_row(view, number, grammar), *held_unknown(view, governor, grammar)]
    if clause.link is Link.NONFINITE and depth:  # "is alleged to have told police that X sold"
        kept = _inherited(view, clause.governor, found, grammar, depth=depth + 1)
        kept += [c for c in _words_in_scope(view, clause.governor, found, grammar) if c.kind is CueKind.HEDGE]
        return [*kept, *holding(view, governor, grammar)]
    if goes_on_told(view, clause, grammar):
        return _inherited(view, clause.governor, found, grammar, depth=depth + 1)
    if clause.link not in (Link.RELATIVE, Link.COMPLEMENT):
        return []
    if clause.link is Link.RELATIVE:
        above = _inherited(view, clause.governor, found, grammar, depth=depth + 1) if clause.is_restrictive else []
        kept = [*(c for c in above if c.kind in SILENCING), *_within_told(view, clause, governor, found, grammar)]
        return [*kept, *charge_above(view, clause, governor, grammar)]
    kept = _inherited(view, clause.governor, found, grammar, depth=depth + 1)
    kept += [*held_unknown(view, governor, grammar), *(c for c in governor.verb.cues if c.kind is not CueKind.NEGATION)]
    nearby = _words_in_scope(view, clause.governor, found, grammar)
    kept += [c for c in nearby if c.kind in _CARRIED]
    kind = _kind_of(view, clause, governor, grammar)
    if is_of_none(view, governor, nearby) or _is_denied_saying(governor, kept, view, grammar):
        kind = CueKind.DOUBT
    if kind:
        kept.append(verb_cue(view, governor, kind))
    return kept


def _within_told(
    view: View, clause: Clause, governor: Clause, found: Sequence[FoundCue], grammar: Grammar
) -> list[Cue]:
    """As in "negó que los bebés que vendían los imputados eran robados": no firmer than what it stands in."""
    told, above = clause, governor
    if not any(item.kind is ItemKind.THAT for item in view.items[governor.item + 1 : clause.opener]):
        told = governor
        while told.link is Link.COORDINATED and told.governor >= 0:
            told = view.clauses[told.governor]
        if told.link is not Link.COMPLEMENT or told.governor < 0:
            return []
        above = view.clauses[told.governor]
    kind = _kind_of(view, told, above, grammar) if clause.is_restrictive else None
    nearby = _words_in_scope(view, view.clauses.index(above), found, grammar) if told is clause else []
    if kind in SILENCING | {CueKind.DENIAL, CueKind.FAILURE} or above.verb.is_negated:
        return [verb_cue(view, above, CueKind.DOUBT)]
    if kind in LOWERED or any(c.kind in _CARRIED for c in (*nearby, *(above.verb.cues if told is clause else ()))):
        return [verb_cue(view, above, CueKind.HEDGE)]
    return []


def _of_perfect_row(view: View, number: int, grammar: Grammar) -> Sequence[Cue]:
    """As in "is thought to have recruited and sold", "may have recruited mothers and sold": both are only held."""
    clause = view.clauses[number]
    governor, before = view.clauses[clause.governor], view.clauses[number - 1]
    joint = view.sentence.tokens[view.items[clause.opener].first].lower if clause.opener >= 0 else ""
    is_joined = joint in grammar.sets["conjunctions"] - view.contrast and not is_listed(view, clause)
    is_joined = is_joined and not is_alternative(view, clause, grammar)
    is_same_voice = clause.is_passive is governor.is_passive  # "no aceptó los cargos y fue enviado a prisión": sent
    is_row = is_same_voice and is_conduct(governor, grammar) and is_conduct(clause, grammar)
    if is_joined and governor.verb.is_negated and is_row:
        return [verb_cue(view, governor, CueKind.DOUBT)]  # "never recruited mothers and sold babies": perhaps neither
    if not clause.verb.is_ambiguous or clause.verb.first != clause.verb.last:
        return ()
    if before.link is Link.NONFINITE and before.governor == clause.governor and is_perfect(before):
        return holding(view, governor, grammar)
    return [c for c in governor.verb.cues if c.kind is not CueKind.NEGATION] if is_perfect(governor) else ()


def _is_denied_saying(governor: Clause, kept: Sequence[Cue], view: View, grammar: Grammar) -> bool:
    """As in "denied having said that X sold": what was never said is not denied either."""
    above = view.clauses[governor.governor].verb.lemma if governor.governor >= 0 else ""
    is_tied = governor.verb.mood is not Mood.FINITE and grammar.cue_verbs.get(above) is CueKind.DENIAL
    is_denied = is_tied or any(c.kind is CueKind.DENIAL for c in kept)
    return is_denied and (governor.verb.lemma in grammar.speech_verbs or governor.verb.lemma in grammar.governors)


def _kind_of(view: View, clause: Clause, governor: Clause, grammar: Grammar) -> CueKind | None:
    for row in grammar.governors.get(governor.verb.lemma, ()):
        if row.kind is CueKind.ADMISSION and not row.pattern.words:
            return row.kind if _same_subject(view, clause, governor) else None
    kind = grammar.cue_verbs.get(governor.verb.lemma)
    if kind is None and is_contended(view, governor, grammar):
        return CueKind.ACCUSATION
    if kind is CueKind.FUTURE and governor.verb.lemma in grammar.speech_verbs and tells_of_the_past(clause):
        return None
    return kind


def _same_subject(view: View, clause: Clause, governor: Clause) -> bool:
    if governor.subject < 0:
        return False
    if clause.subject < 0:
        return True
    return view.groups[clause.subject].entity.id == view.groups[governor.subject].entity.id


def _is_governed_by(view: View, clause: Clause, grammar: Grammar, kind: CueKind) -> bool:
    return (
        clause.link in (Link.COMPLEMENT, Link.COORDINATED)
        and clause.governor >= 0
        and grammar.cue_verbs.get(view.clauses[clause.governor].verb.lemma) is kind
    )


def span_cue(view: View, number: int, kind: CueKind) -> Cue:
    """The verb of a clause as a cue."""
    return verb_cue(view, view.clauses[number], kind)
