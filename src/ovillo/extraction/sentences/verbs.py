"""Verb groups: which verb, in which tense, mood and voice, negated or not.

Rules:
1. A group is auxiliaries, negations, clitics and adverbs around one main verb: "has not yet been charged".
2. A word inside a noun group is not a verb; nor is a bare form after a determiner or a preposition.
3. A participle without auxiliary is passive, unless a subject stands before it and an object after it.
4. What a modal or a tense makes of the act is a cue of its own: future, supposition, negation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ovillo.domain.statements import Cue, CueKind
from ovillo.extraction.sentences.aside_ends import LONGEST_ASIDE, before_aside, closes_aside, past_aside
from ovillo.extraction.sentences.verb_forms import is_noun, is_object, readings_of
from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.conjugation import Tense, VerbForm
from ovillo.extraction.words.grammar import Grammar

_LONGEST_GAP = 4
"""Words between an auxiliary and the verb after it."""


class Mood(StrEnum):
    """How a verb group stands in its sentence."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """One verb with everything that belongs to it."""

    first: int
    last: int
    head: int
    """Index of the main verb."""
    lemma: str
    mood: Mood
    is_passive: bool = False
    is_reflexive: bool = False
    is_negated: bool = False
    is_plural: bool = False
    is_ambiguous: bool = False
    """Past tense or participle: the clause decides."""
    is_subjunctive: bool = False
    is_simple_conditional: bool = False
    has_object_clitic: bool = False
    is_bare: bool = False
    """A form without ending that stands as a finite verb: "prosecutors allege"."""
    cues: tuple[Cue, ...] = ()


@dataclass(slots=True)
class _Chain:
    """The verbs read so far: token index and reading."""

    links: list[tuple[int, tuple[VerbForm, ...]]]
    negations: list[int]
    periphrases: list[tuple[int, str]]


def find_verbs(
    tokens: Sequence[Token],
    taken: Sequence[bool],
    timed: frozenset[int],
    plurals: frozenset[int],
    grammar: Grammar,
) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence, in order.

    Args:
        tokens: of one sentence.
        taken: for each token, whether a noun group or a time holds it.
        timed: tokens of times, which may stand inside a verb group: "were on Wednesday charged".
        plurals: last tokens of the noun groups that a bare form may follow as its subject.
        grammar: the language.
    """
    found: list[VerbGroup] = []
    index = 0
    while index < len(tokens):
        group = None if taken[index] else _read_group(tokens, taken, timed, index, grammar)
        if group and group.is_bare and _goes_on_infinitive(tokens, taken, group, found, grammar):
            group = replace(group, mood=Mood.INFINITIVE, is_bare=False)
        elif group and group.is_bare and not _may_be_bare(tokens, group, plurals, found, grammar):
            group = None
        before = found[-1].last if found and found[-1].mood is Mood.FINITE else -1
        if group and not (group.first == group.last and is_object(tokens, group.first, before, grammar)):
            found.append(group)
        index = group.last + 1 if group else index + 1
    return tuple(found)


def _may_be_bare(
    tokens: Sequence[Token], group: VerbGroup, plurals: frozenset[int], found: Sequence[VerbGroup], grammar: Grammar
) -> bool:
    """A form without ending is a verb only after a plural subject, a relative pronoun or another verb's "and"."""
    if group.first == group.last and group.lemma in grammar.verbs.get("never_bare", ()):
        return False  # "in Niger state"
    before = group.first - 1
    while before >= 0 and is_adverb(tokens[before], grammar):
        before -= 1
    is_joined = before >= 0 and tokens[before].lower in grammar.sets["conjunctions"]
    if is_joined and group.lemma in grammar.verbs.get("bare_after_and", ()):
        return bool(found) and found[-1].mood is Mood.FINITE  # "were arrested on July 3 and face one count"
    if before >= 0 and group.lemma in grammar.verbs.get("bare_after_we", ()):
        is_directed = (
            tokens[before].text == "," and tokens[group.first].lower == "be"
        )  # "that the conviction of X, …, be"
        if tokens[past_aside(tokens, before)].lower in grammar.verbs["we"] or is_directed:
            return True
    is_of_all = bool(group.first) and tokens[group.first - 1].lower in grammar.verbs.get("all", ())
    if is_of_all and group.lemma in grammar.verbs["bare_after_all"]:
        return True
    is_whom = before >= 0 and tokens[before].lower in grammar.verbs.get("never_subjects", ())  # "ordered her release"
    if is_whom or (before in plurals and _is_caused(tokens, before, found, grammar)):
        return False
    pronouns = grammar.sets["relatives"] | set(grammar.verbs.get("subject_pronouns", ()))
    if before in plurals or (before >= 0 and tokens[before].lower in pronouns):
        return True
    told = [verb for verb in found if verb.mood is Mood.FINITE and verb.is_bare]
    if told and before == group.first - 1 > told[-1].last and tokens[before].text == "," and tokens[-1].text != ".":
        return True  # the headline "Police arrest doctor, rescue 11 children"
    return closes_aside(tokens, group.last + 1, before_aside(tokens, before), plurals, grammar)


def _is_caused(tokens: Sequence[Token], before: int, found: Sequence[VerbGroup], grammar: Grammar) -> bool:
    """As in "refused to help X sell", "letting X sell": what hangs on an infinitive is nobody's before it.

    So is what "is helping X sell" hangs on.
    """
    is_open = bool(found) and tokens[found[-1].last].lower in grammar.verbs.get("under_way", ())
    if not found or not (is_open or found[-1].mood in (Mood.INFINITIVE, Mood.GERUND)):
        return False
    between = tokens[found[-1].last + 1 : before + 1]
    is_near = 0 < len(between) <= LONGEST_ASIDE and all(t.kind is not TokenKind.PUNCTUATION for t in between)
    return is_near and found[-1].lemma in grammar.verbs.get("causatives", ())


def _goes_on_infinitive(
    tokens: Sequence[Token], taken: Sequence[bool], group: VerbGroup, found: Sequence[VerbGroup], grammar: Grammar
) -> bool:
    """As in "used to buy newborns and sell them": "and", then a plain form with an object, after an infinitive."""
    first, after = group.first, group.last + 1
    helped = grammar.verbs.get("bare_after_help", ())
    if found and helped and found[-1].last == first - 1 and tokens[first - 1].lower in helped:
        return after < len(tokens)  # "helped transport the migrants"
    if not found or found[-1].mood is not Mood.INFINITIVE or not grammar.sets["infinitive_marks"] or first < 1:
        return False
    is_joined = tokens[first - 1].lower in grammar.sets["conjunctions"] - grammar.sets["contrast"]
    if not is_joined or found[-1].last == first - 2 or after >= len(tokens) or group.first != group.last:
        return False
    words = grammar.sets["determiners"] | frozenset(grammar.verbs.get("object_pronouns", ()))
    return taken[after] or tokens[after].lower in words


def _read_group(
    tokens: Sequence[Token], taken: Sequence[bool], timed: frozenset[int], start: int, grammar: Grammar
) -> VerbGroup | None:
    readings = _contraction(tokens[start], grammar) or readings_of(tokens[start], grammar)
    if not readings or is_noun(tokens, taken, start, readings, grammar):
        return None
    chain = _Chain([(start, readings)], [], [])
    if tokens[start].lower in grammar.verbs["contractions"]:
        chain.negations.append(start)
    index = start + 1
    while index < len(tokens):
        step = _next_link(tokens, taken, timed, index, chain, grammar)
        if step is None:
            break
        index = step
    _negate_copula(tokens, chain, grammar)
    return _finish(tokens, chain, grammar)


def _is_undone(tokens: Sequence[Token], index: int, grammar: Grammar) -> bool:
    """As in "not only arrested but also charged": a negation that denies nothing."""
    return index + 1 < len(tokens) and tokens[index + 1].lower in grammar.verbs.get("negation_exceptions", ())


def _negate_copula(tokens: Sequence[Token], chain: _Chain, grammar: Grammar) -> None:
    """As in "is not the leader": the negation after a copula that no other verb follows."""
    after, readings = chain.links[-1][0] + 1, chain.links[-1][1]
    if after >= len(tokens) or tokens[after].lower not in grammar.sets["negations"]:
        return
    if any(r.lemma in grammar.sets["copulas"] for r in readings):
        chain.negations.append(after)


def _contraction(token: Token, grammar: Grammar) -> tuple[VerbForm, ...]:
    row = grammar.verbs["contractions"].get(token.lower)
    return (VerbForm(row[0], Tense(row[1])),) if row else ()


def _next_link(
    tokens: Sequence[Token], taken: Sequence[bool], timed: frozenset[int], index: int, chain: _Chain, grammar: Grammar
) -> int | None:
    """The index after the next verb of the chain; `None` where the chain ends."""
    skipped = index
    negations: list[int] = []
    while skipped < len(tokens) and skipped - index < _LONGEST_GAP and (skipped in timed or not taken[skipped]):
        word = tokens[skipped].lower
        readings = readings_of(tokens[skipped], grammar)
        if readings and (fitting := _fitting(chain, readings, grammar)):
            chain.links.append((skipped, fitting))
            chain.negations += negations
            return skipped + 1
        step = _periphrasis(tokens, skipped, chain, grammar) if skipped == index else None
        if step:
            return step
        if word in grammar.sets["negations"] or word in grammar.verbs["paired_negations"]:
            negations.append(skipped)
        elif not (
            skipped in timed
            or is_adverb(tokens[skipped], grammar)
            or (skipped + 1 in timed and word in grammar.sets["prepositions"])  # "was on Thursday arrested"
        ):
            return None
        skipped += 1
    return None


def is_adverb(token: Token, grammar: Grammar) -> bool:
    """Whether this word may stand inside a verb group."""
    if token.lower in grammar.verbs["approximators"]:
        return False  # "was nearly arrested" says that nobody was
    return token.lower in grammar.sets["adverbs"] or (
        len(token.lower) > 5 and token.lower.endswith(tuple(grammar.verbs["adverb_endings"]))
    )


def _periphrasis(tokens: Sequence[Token], index: int, chain: _Chain, grammar: Grammar) -> int | None:
    """As in "va a ser", "is going to sell": the verb that carries the meaning comes after a small word."""
    if index + 1 >= len(tokens):
        return None
    for reading in chain.links[-1][1]:
        words = f"{reading.lemma} {tokens[index].lower}"
        table = grammar.verbs["periphrases"]
        label = table.get(f"{words} {tokens[index + 1].lower}", table.get(words))
        readings = [r for r in readings_of(tokens[index + 1], grammar) if r.tense is Tense.BASE]
        if label and readings:
            chain.periphrases.append((chain.links[-1][0], label))
            chain.links.append((index + 1, tuple(readings)))
            return index + 2
    return None


def _fitting(chain: _Chain, readings: tuple[VerbForm, ...], grammar: Grammar) -> tuple[VerbForm, ...]:
    """The readings that can follow the last verb of the chain as its main verb or next auxiliary."""
    lemmas = {r.lemma for r in chain.links[-1][1]}
    sets = grammar.sets
    kept: list[VerbForm] = []
    for r in readings:
        if r.tense is Tense.PARTICIPLE:
            fits = bool(lemmas & (sets["auxiliary_perfect"] | sets["auxiliary_passive"]))
        elif r.tense is Tense.GERUND:
            fits = bool(lemmas & sets["auxiliary_progressive"])
        elif r.tense is Tense.BASE:
            fits = bool(lemmas & (sets["auxiliary_empty"] | grammar.verbs["modals"].keys()))
        else:
            fits = False
        if fits:
            kept.append(r)
    return tuple(kept)


def _is_state(opening: tuple[VerbForm, ...], main: tuple[VerbForm, ...], grammar: Grammar) -> bool:
    """As in "se encuentra viviendo": the reflexive belongs to the auxiliary."""
    auxiliaries = set(grammar.verbs["reflexive_auxiliaries"])
    return any(r.tense is Tense.GERUND for r in main) and any(r.lemma in auxiliaries for r in opening)


def _finish(tokens: Sequence[Token], chain: _Chain, grammar: Grammar) -> VerbGroup | None:
    first, last = chain.links[0][0], chain.links[-1][0]
    negations, clitics, begin = _before(tokens, first, grammar)
    opening, main = chain.links[0][1], chain.links[-1][1]
    after_infinitive = begin > 0 and tokens[begin - 1].lower in grammar.sets["infinitive_marks"]
    mood, tense = _mood(opening, after_infinitive=after_infinitive, grammar=grammar)
    single = len(chain.links) == 1
    lemma, is_passive = _choose(main, tense if single else None).lemma, not single and _is_passive(chain, grammar)
    negations = [i for i in (*negations, *chain.negations) if not _is_undone(tokens, i, grammar)]
    ceasing = [index for index, label in chain.periphrases if label == "ceasing"]
    goes_on = bool(ceasing) and bool(negations)  # "no dejó de vender": who does not cease goes on
    negations = [] if ceasing else negations
    cues = _modal_cues(tokens, chain, tense, grammar, is_negated=bool(negations))
    cues += [Cue(tokens[i].start, tokens[i].end, CueKind.DOUBT) for i in ceasing if not goes_on]  # perhaps never did
    cues += [Cue(tokens[i].start, tokens[i].end, CueKind.NEGATION) for i in negations]
    nearly = [t for t in tokens[max(0, begin - 1) : begin] if t.lower in grammar.verbs["nearly"]]
    cues += [Cue(t.start, t.end, CueKind.DOUBT) for t in nearly]  # "nearly sold the baby"
    return VerbGroup(
        begin,
        last,
        last,
        lemma,
        mood,
        is_passive or mood is Mood.PARTICIPLE,
        bool(clitics & grammar.sets["reflexives"]) and not _is_state(opening, main, grammar),
        bool(negations),
        any(r.is_plural for r in opening),
        single and {Tense.PAST, Tense.PARTICIPLE} <= {r.tense for r in opening},
        tense is Tense.SUBJUNCTIVE,
        tense is Tense.CONDITIONAL and not any(r.lemma in grammar.sets["auxiliary_perfect"] for r in opening),
        bool(clitics & grammar.sets["object_clitics"])
        or any(_has_joined_clitic(token, grammar) for token in tokens[first : last + 1]),
        mood is Mood.FINITE
        and all(r.tense is Tense.BASE for r in opening)
        and not _is_auxiliary(opening, chain, grammar),
        tuple(sorted(cues)),
    )


def _is_auxiliary(opening: tuple[VerbForm, ...], chain: _Chain, grammar: Grammar) -> bool:
    return len(chain.links) > 1 and any(
        r.lemma in grammar.sets["auxiliary_perfect"] or r.lemma in grammar.verbs["modals"] for r in opening
    )


def _has_joined_clitic(token: Token, grammar: Grammar) -> bool:
    return token.lower not in grammar.forms and token.lower.endswith(tuple(grammar.sets["object_clitics"]) or ("\0",))


def _before(tokens: Sequence[Token], first: int, grammar: Grammar) -> tuple[list[int], set[str], int]:
    """Negations and clitics in front of the first verb, and where the group begins."""
    negations: list[int] = []
    clitics: set[str] = set()
    index = first - 1
    while index >= 0:
        word = tokens[index].lower
        if word in grammar.verbs["paired_negations"]:
            negations.append(index)
            break  # it joins, too: "no fue detenida ni imputada"
        if word in grammar.sets["negations"]:
            negations.append(index)
        elif word in grammar.sets["clitics"]:
            clitics.add(word)
        elif not is_adverb(tokens[index], grammar) or not _negated_before(tokens, index, grammar):
            break
        index -= 1
    return negations, clitics, index + 1


def _negated_before(tokens: Sequence[Token], index: int, grammar: Grammar) -> bool:
    return index > 0 and tokens[index - 1].lower in grammar.sets["negations"]


def _mood(readings: tuple[VerbForm, ...], *, after_infinitive: bool, grammar: Grammar) -> tuple[Mood, Tense]:
    tenses = [r.tense for r in readings]
    if after_infinitive and Tense.BASE in tenses:
        return Mood.INFINITIVE, Tense.BASE
    for tense in (Tense.PAST, Tense.FUTURE, Tense.CONDITIONAL, Tense.PRESENT, Tense.SUBJUNCTIVE):
        if tense in tenses:
            return Mood.FINITE, tense
    if Tense.GERUND in tenses:
        return Mood.GERUND, Tense.GERUND
    if Tense.PARTICIPLE in tenses:
        return Mood.PARTICIPLE, Tense.PARTICIPLE
    is_infinitive = bool(grammar.sets["object_clitics"]) or not grammar.sets["infinitive_marks"]
    return (Mood.INFINITIVE if is_infinitive else Mood.FINITE), Tense.BASE


def _choose(readings: tuple[VerbForm, ...], tense: Tense | None) -> VerbForm:
    return next((r for r in readings if r.tense is tense), readings[0])


def _is_passive(chain: _Chain, grammar: Grammar) -> bool:
    before = {r.lemma for r in chain.links[-2][1]}
    return any(r.tense is Tense.PARTICIPLE for r in chain.links[-1][1]) and bool(
        before & grammar.sets["auxiliary_passive"]
    )


def _modal_cues(
    tokens: Sequence[Token], chain: _Chain, tense: Tense, grammar: Grammar, *, is_negated: bool
) -> list[Cue]:
    """Rule 4."""
    labels = [(index, label) for index, label in chain.periphrases if label not in ("same", "ceasing")]
    failed = set(grammar.verbs.get("modals_failed", ())) if tense is Tense.PAST and is_negated else set()
    for number, (index, readings) in enumerate(chain.links[:-1]):
        for modal in ({r.lemma for r in readings} & grammar.verbs["modals"].keys()) - failed:
            perfect = {r.lemma for r in chain.links[number + 1][1]} & grammar.sets["auxiliary_perfect"]
            table = grammar.verbs["modals_perfect" if perfect else "modals"]
            labels.append((index, table[modal]))
    if tense is Tense.FUTURE:
        labels.append((chain.links[0][0], "future"))
    elif tense is Tense.CONDITIONAL and not labels:
        labels.append((chain.links[0][0], "hedge"))
    return [Cue(tokens[i].start, tokens[i].end, CueKind(label)) for i, label in labels]
