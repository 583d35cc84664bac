"""What a sentence takes back, or lets hang on a proof that is still to come.

Rules:
1. "Retracted", "se retractó": what was said, by a verb or a noun of saying in the same sentence, is taken back.
2. "Withdrew the accusation", "the alleged confession was a forgery": so is what the noun holds.
3. "Se dijo, equivocadamente, que": what a verb of saying brings in is called wrong.
4. "If confirmed", "de ser cierto", before or after it: nothing in the sentence is said.
5. "A fake post named X", "noticia falsa que": nothing that such a thing tells is said, nor what "denied a report that".
"""

from collections.abc import Iterator, Mapping, Sequence

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import CueKind
from ovillo.extraction.sentences.clause_types import Clause, Link, View
from ovillo.extraction.sentences.suborned import made_to_say
from ovillo.extraction.sentences.verbs import Mood
from ovillo.extraction.text.folding import places_of
from ovillo.extraction.words.grammar import Grammar

_NEAR = 9
"""Tokens from a noun for what was said to the word that says what became of it, or from "if" to "confirmed"."""
_REFUSED = 3
"""Tokens from "refused to" to what is not done."""
_FALSE_WITHIN = 4
"""Tokens after "was" among which "a crude forgery" stands."""

_TELLING = 3
"""Tokens between a tale and the word by which it tells or is called false."""


def doubted_from(view: View, grammar: Grammar) -> Iterator[int]:
    """The tokens from which on nothing is said; -1 where the whole sentence says nothing."""
    table, words = grammar.cues["proviso"], [t.lower for t in view.sentence.tokens]
    if _is_provisional(words, table):
        yield -1
    nouns = [i for i, word in enumerate(words) if word in table["sayings"]]
    saying = [c for c in view.clauses if c.verb.lemma in grammar.speech_verbs]
    admitting = {lemma for lemma, rows in grammar.governors.items() if any(r.kind is CueKind.ADMISSION for r in rows)}
    told = [c.verb.first for c in view.clauses if c in saying or c.verb.lemma in admitting]
    wrongly = set(grammar.table["undone"]["wrongly"])
    for clause in saying:
        if wrongly & {*words[:1], *words[clause.verb.last + 1 : clause.verb.last + _REFUSED]}:
            yield clause.verb.first
    if any(_is_discarded(view, c, words, grammar) or _is_denied_report(view, c, words, grammar) for c in view.clauses):
        yield -1
    yield from _recanted(view, grammar)
    for index, word in enumerate(words):
        if set(words[max(0, index - _REFUSED) : index]) & set(table["refusals"]):
            continue
        if word.startswith(tuple(table["retracting"])):
            yield min(n for n in (*nouns, *told, index) if n <= index)
        elif word in table["withdrawing"] or " ".join(words[index : index + 2]) in table["withdrawing"]:
            near = [n for n in nouns if index - _NEAR <= n <= index + _NEAR]
            yield from [min(near[0], index)] if near else []
            yield from _unpleaded(words, index, told, table)
    yield from (noun for noun in nouns if _is_called_false(words, noun, table))
    yield from false_tales(view, grammar)
    yield from made_to_say(view, grammar)


def _unpleaded(
    words: Sequence[str], index: int, told: Sequence[int], table: Mapping[str, Sequence[str]]
) -> Iterator[int]:
    """As in "pleaded guilty to selling babies but withdrew the plea": from the verb by which they admitted it."""
    behind = words[index + 1 : index + 1 + _FALSE_WITHIN]
    is_plea = bool(set(behind) & set(table.get("pleas", ()))) and not set(behind) & set(table["refusals"])
    yield from [n for n in told if n < index][-1:] if is_plea else []


def false_tales(view: View, grammar: Grammar) -> Iterator[int]:
    """Rule 5: the tokens of such things."""
    table, words = grammar.cues["proviso"], [t.lower for t in view.sentence.tokens]
    for index, word in enumerate(words):
        if word in table["tales"] and (
            _is_called_false(words, index, table) or _is_false_tale(view, words, index, grammar)
        ):
            yield index


def takes_back(view: View, grammar: Grammar) -> bool:
    """As in "threw out the charge that …", "the claim that … was withdrawn": what an accusation says is taken back."""
    tokens, verbs = view.sentence.tokens, set(grammar.cues["intention"]["dismissing"])
    dismissing = (
        c.verb
        for c in view.clauses
        if c.verb.lemma in verbs or " ".join([c.verb.lemma, *(t.lower for t in tokens[c.verb.last + 1 :][:1])]) in verbs
    )
    return any(not _is_of_denier(view, verb.first, verb.last, grammar) for verb in dismissing)


def _is_discarded(view: View, clause: Clause, words: Sequence[str], grammar: Grammar) -> bool:
    """As in "…, versión que la fiscalía descarta": a body, not one of the parties, calls what was said untrue."""
    if clause.link is not Link.RELATIVE or clause.opener < 0 or clause.verb.is_negated:
        return False
    if clause.verb.lemma not in grammar.cues["intention"]["dismissing"]:
        return False
    at = view.items[clause.opener].first
    named = {*grammar.cues["proviso"]["sayings"], *grammar.cues["proviso"].get("said_before", ())}
    is_said = at > 0 and words[at - 1] in named and "," in words[max(0, at - 3) : at]
    who = view.groups[clause.subject].entity if clause.subject >= 0 else None
    return is_said and who is not None and who.type in (EntityType.ORGANISATION, EntityType.OFFICE)


def _is_denied_report(view: View, clause: Clause, words: Sequence[str], grammar: Grammar) -> bool:
    """As in "Reports that X had been arrested were denied by the police"."""
    nouns = {*grammar.cues["proviso"]["sayings"], *grammar.cues["proviso"].get("said_before", ()), "reports", "arrest"}
    is_denied = clause.is_passive and clause.verb.mood is Mood.FINITE and not clause.verb.is_negated
    before = words[: clause.verb.first]
    others = (c for c in view.clauses if c.verb.mood is Mood.FINITE and c.link is Link.MAIN and c is not clause)
    is_main = not any(c.verb.last < clause.verb.first and words[c.verb.head] not in nouns for c in others)
    is_subject = bool(set(before[:_SUBJECT]) & nouns) and is_main
    return is_denied and clause.verb.lemma in _denying(grammar) and is_subject


_SUBJECT = 6
"""Tokens at the beginning of a sentence among which the noun for what is denied stands."""


def _recanted(view: View, grammar: Grammar) -> Iterator[int]:
    """As in "X, who had accused Y of selling babies, admitted lying": from the verb by which X accused."""
    at = min(
        (first for first, _ in places_of(view.sentence.tokens, grammar.cues["withdrawn"]["recanting"])), default=-1
    )
    own = next((c for c in view.clauses if c.verb.first <= at <= c.verb.last + 1), None) if at >= 0 else None
    if own is None:
        return
    whose = view.groups[own.subject].entity.id if own.subject >= 0 else ""
    blaming = {*grammar.speech_verbs, *grammar.speech.get("accusing", ())}
    for clause in view.clauses:
        is_own = clause.subject >= 0 and view.groups[clause.subject].entity.id == whose
        is_own = is_own or (
            own.is_passive and clause.link is Link.RELATIVE
        )  # "who accused Y of buying a girl admitted"
        if is_own and clause.verb.last < at and clause is not own and clause.verb.lemma in blaming:
            yield clause.verb.first
            return


def _is_provisional(words: Sequence[str], table: Mapping[str, Sequence[str]]) -> bool:
    """Rule 4."""
    for index, word in enumerate(words):
        if word not in table["openers"] or words[index + 1 : index + 2] == table["conceding"]:
            continue
        stretch = words[index + 1 : index + 1 + _NEAR]
        end = next((n for n, w in enumerate(stretch) if w in {",", ";", ":"}), len(stretch))
        if set(stretch[:end]) & set(table["proofs"]):
            return True
    return False


def _is_called_false(words: Sequence[str], noun: int, table: Mapping[str, Sequence[str]]) -> bool:
    """Rule 2: whether a copula after the noun calls it forged; or before it, "es falsa la versión de que"."""
    before = words[max(0, noun - _FALSE_WITHIN) : noun]
    is_plain = not set(before) & {*table["refusals"], ",", ";"}
    if is_plain and set(before) & set(table["copulas"]) and set(before) & set(table["false"]):
        return True
    for index in range(noun + 1, len(words)):
        if words[index] in table["copulas"]:
            stretch = words[index + 1 : index + 1 + _FALSE_WITHIN]
            refused = {words[index - 1], *stretch} & set(table["refusals"])
            if not refused and set(stretch) & set(table["false"]):
                return True
    return False


def _denying(grammar: Grammar) -> set[str]:
    """The lemmas of verbs by which something said is denied or dismissed."""
    verbs = (*grammar.cues["denial"]["verbs"], *grammar.cues["intention"]["dismissing"])
    return {verb.split(":")[0] for verb in verbs}


def _is_false_tale(view: View, words: Sequence[str], tale: int, grammar: Grammar) -> bool:
    """Rule 5: a word beside the noun calls it false, or a verb before it denies it; and what it tells follows."""
    table = grammar.cues["proviso"]
    behind = words[tale + 1 : tale + 1 + _TELLING]
    lemmas, verbs = _denying(grammar), [c.verb for c in view.clauses]
    is_telling = bool(set(behind) & set(table["telling"])) or any(
        tale < verb.first <= tale + _TELLING and verb.mood is not Mood.PARTICIPLE for verb in verbs
    )
    near = words[max(0, tale - _TELLING) : tale + _REFUSED]
    is_false = bool(set(near) & set(table["false"])) and "," not in near
    denying = [v for v in verbs if v.lemma in lemmas and not v.is_negated and 0 < tale - v.last <= _FALSE_WITHIN]
    is_own = any(_is_of_denier(view, verb.first, tale, grammar) for verb in denying)
    return is_telling and (is_false or bool(denying)) and not is_own


def _is_of_denier(view: View, verb: int, tale: int, grammar: Grammar) -> bool:
    """As in "X denied claims that he had sold": what one denies of oneself is denied, and not untold."""
    above = next((c for c in view.clauses if c.verb.first == verb), None)
    told = next((c for c in view.clauses if c.verb.first > tale and c.link is Link.COMPLEMENT), None)
    if above is None or told is None or above.subject < 0 or told.subject < 0 or above.verb.is_negated:
        return False
    group = view.groups[above.subject]
    words = {t.lower for t in view.sentence.tokens[group.first : group.last + 1]}
    is_office = bool(words & set(grammar.table["officials"]["words"]))  # "the judge rejected claims that he had"
    is_denial = grammar.cue_verbs.get(above.verb.lemma) is CueKind.DENIAL and not is_office
    return is_denial and view.groups[above.subject].entity.id == view.groups[told.subject].entity.id


def tells_what_it_is(view: View, clause: Clause, grammar: Grammar) -> bool:
    """As in "se trataría de una red que vendió bebés": what a relative clause says is no firmer than what it may be."""
    if clause.link is not Link.RELATIVE or clause.governor < 0:
        return False
    above = view.clauses[clause.governor].verb
    return above.lemma in grammar.sets["copulas"] or above.lemma in grammar.verbs.get("telling_what", ())
