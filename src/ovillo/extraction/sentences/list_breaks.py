"""Where "and" joins no list: whoever it names has a verb of their own, told or left out.

1. "Charged with selling babies and Y with forging records": what is left out is the verb before.
2. "Vender bebés y X también": a name without "a" undergoes nothing beside a noun without it.
3. "X, que vendía niños, y Y, que los llevaba": Y is not sold; "X a nueve años como autor y Y a cuatro": no part of it.
"""

import itertools

from ovillo.domain.entities import EntityType
from ovillo.extraction.text.spans import ArgumentKind, NounGroup, Sentence, Token, TokenKind
from ovillo.extraction.words.conjugation import FINITE, Tense
from ovillo.extraction.words.grammar import Grammar


def _is_told_on(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """As in "rescató a X y a Y lo detuvo": a clitic of whoever stands behind "a", and a verb of its own."""
    tokens, at = sentence.tokens, group.last + 1
    is_whom = group.first > 0 and tokens[group.first - 1].lower in grammar.sets["direct_slot"]
    is_clitic = at + 1 < len(tokens) and tokens[at].lower in grammar.sets["object_clitics"]
    return is_whom and is_clitic and tokens[at + 1].lower in grammar.forms


def opens_gap(sentence: Sentence, last: NounGroup, group: NounGroup, grammar: Grammar) -> bool:
    """As in "charged with selling babies and Y with forging records": whom a verb left out is about."""
    at = group.last + 1
    at += sentence.tokens[at : at + 1] != () and sentence.tokens[at].text == ","  # "the mother, X, of hiding it"
    after = sentence.tokens[at : at + 2]
    if _has_own_term(sentence, group, grammar) or _is_told_on(sentence, group, grammar):
        return True
    if _is_no_object(sentence, last, group, grammar) or _is_echoed(sentence, group, grammar):
        return True
    if len(after) < 2 or after[0].lower not in grammar.sets["prepositions"] | grammar.sets["infinitive_marks"]:
        return False
    ages = grammar.table["lists"].get("age_words", ())
    if after[0].lower in ages and after[1].kind is TokenKind.NUMBER and group.entity.type is EntityType.PERSON:
        return False  # "un hombre de 52 años y una mujer de 51"
    before = sentence.tokens[: group.first]
    used = [b for a, b in itertools.pairwise(before) if a.lower == after[0].lower]
    if used and any(
        f"{after[0].lower} {after[1].lower} ".startswith(each) for each in grammar.table["undone"]["of_nothing"]
    ):
        return True
    return any(_is_alike(word, after[1], grammar) for word in used)


def _is_echoed(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """As in "sobornó al médico y X no", "… y X también": what was said goes for X, or does not."""
    after = sentence.tokens[group.last + 1 : group.last + 3]
    is_echo = bool(after) and after[0].lower in grammar.table["lists"].get("echoes", ())
    return is_echo and (len(after) == 1 or after[1].kind is TokenKind.PUNCTUATION)


def _is_no_object(sentence: Sentence, last: NounGroup, group: NounGroup, grammar: Grammar) -> bool:
    """Rule 2, behind an infinitive, a gerund or a verb with a child right behind it."""
    tokens, marks = sentence.tokens, grammar.sets["direct_slot"]
    is_name = group.kind is ArgumentKind.NAME and group.entity.type is EntityType.PERSON
    if not (marks and is_name) or last.kind is ArgumentKind.NAME or tokens[group.first - 1].lower in marks:
        return False
    at = last.first - 1
    while at >= 0 and tokens[at].lower in grammar.sets["determiners"]:
        at -= 1
    tenses = {form.tense for form in grammar.forms.get(tokens[at].lower, ())} if at >= 0 else set[Tense]()
    is_child = tokens[last.head].lower in grammar.table.get("given", {}).get("words", ())
    return bool(tenses & {Tense.BASE, Tense.GERUND}) or (is_child and bool(tenses & FINITE))


def is_past_relative(sentence: Sentence, before: NounGroup, group: NounGroup, grammar: Grammar) -> bool:
    """As in "una partera, que vendía a los niños, y un taxista, que los llevaba": the taxi driver is not sold."""
    tokens, relatives = sentence.tokens, grammar.sets["relatives"]
    if tokens[before.last + 1].text != "," or [t.text for t in tokens[group.last + 1 : group.last + 2]] != [","]:
        return False
    after = tokens[group.last + 2].lower if group.last + 2 < len(tokens) else ""
    opening = next((n for n in range(before.first - 1, 0, -1) if tokens[n].text == ","), -1)
    return after in relatives and opening >= 0 and tokens[opening + 1].lower in relatives


def is_part(sentence: Sentence, before: NounGroup, grammar: Grammar) -> bool:
    """As in "a nueve años como autor y X a cuatro": in what part somebody did it is no list with who comes next."""
    as_what = set(grammar.table["durations"]["as_what"])
    words = [t.lower for t in sentence.tokens[max(0, before.first - 1) : before.first + 1]]
    return before.kind is not ArgumentKind.NAME and bool(as_what & set(words))


def _has_own_term(sentence: Sentence, group: NounGroup, grammar: Grammar) -> bool:
    """As in "X got 12 years in prison; Y, eight years, and Z, three years": to each their own."""
    years, tokens = set(grammar.table["durations"]["year"]), sentence.tokens
    at = group.last + 1
    is_told = any(t.lower in grammar.table["durations"]["jail"] for t in tokens[: group.first])
    behind = [t.lower for t in tokens[at : at + 3]]
    return is_told and len(behind) > 2 and behind[0] == "," and behind[2] in years


def _is_alike(left: Token, right: Token, grammar: Grammar) -> bool:
    """Two numbers, or two verbs in the same form."""
    if right.kind is TokenKind.NUMBER:
        return left.kind is TokenKind.NUMBER
    rows = [grammar.forms.get(_without_pronoun(token.lower, grammar), ()) for token in (left, right)]
    tenses = {r.tense for r in rows[1]} & {Tense.GERUND, Tense.BASE}
    return bool(tenses & {r.tense for r in rows[0]})


def _without_pronoun(word: str, grammar: Grammar) -> str:
    """The infinitive of "alojarlas"; any other word as it is."""
    ends = (clitic for clitic in grammar.sets["object_clitics"] if word.endswith(f"r{clitic}"))
    return next((word.removesuffix(clitic) for clitic in ends), word)
