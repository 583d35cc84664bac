"""What a word can be as a verb, and where a word that could be one is a noun.

Rules:
1. A preposition or a determiner is none of the forms of verbs that are spelled like it.
2. A form that could be a noun is one where only a noun can stand.
"""

from collections.abc import Sequence

from ovillo.extraction.text.spans import Token, TokenKind
from ovillo.extraction.words.conjugation import FINITE, Tense, VerbForm
from ovillo.extraction.words.grammar import Grammar


def readings_of(token: Token, grammar: Grammar) -> tuple[VerbForm, ...]:
    """What this word can be as a verb; a pronoun joined to an infinitive or gerund is taken off."""
    found = grammar.forms.get(token.lower)
    if token.lower in grammar.sets["prepositions"] | grammar.sets["determiners"]:  # "para", "sobre", "una" of "unir"
        return tuple(f for f in found or () if f.tense is Tense.PARTICIPLE)
    if found or token.kind is not TokenKind.WORD or not grammar.sets["object_clitics"]:
        return found or ()
    for clitic in grammar.sets["clitics"]:
        if token.lower.endswith(clitic) and len(token.lower) > len(clitic) + 3:
            body = token.lower.removesuffix(clitic)
            for form in (body, body.replace("á", "a").replace("é", "e")):
                kept = [f for f in grammar.forms.get(form, ()) if f.tense in (Tense.BASE, Tense.GERUND)]
                if kept:
                    return tuple(kept)
    return ()


def is_object(tokens: Sequence[Token], index: int, before: int, grammar: Grammar) -> bool:
    """As in "mantenía contacto", "dictó sentencia": right behind a finite verb, a noun spelled as a present.

    Args:
        tokens: of one sentence.
        index: of the word.
        before: last token of the finite verb before it, -1 where there is none.
        grammar: the language.
    """
    if not 0 <= before == index - 1 or not grammar.sets["object_clitics"]:
        return False
    return {r.tense for r in readings_of(tokens[index], grammar)} <= {Tense.PRESENT, Tense.SUBJUNCTIVE}


def is_noun(
    tokens: Sequence[Token], taken: Sequence[bool], start: int, readings: tuple[VerbForm, ...], grammar: Grammar
) -> bool:
    """Rule 2: a form that could be a noun stands where only a noun can."""
    if start == 0:
        return all(r.tense is Tense.BASE for r in readings) and not grammar.sets["object_clitics"]
    before = tokens[start - 1].lower
    tenses = {r.tense for r in readings}
    after = tokens[start + 1].lower if start + 1 < len(tokens) else ""
    is_seen = f"{tokens[start].lower} {after}" in grammar.verbs.get("no_participles", ())  # "el proceso seguido contra"
    is_seen |= f"{before} {tokens[start].lower}" in grammar.verbs.get("led_nouns", ())  # "impedimento de salida"
    owners = grammar.sets["determiners"] | set(grammar.speech["possessive_relatives"])  # "a cuya sentencia"
    is_seen |= tokens[start].lower in grammar.verbs.get("article_nouns", ()) and before in owners
    is_seen |= before in grammar.speech["possessive_relatives"] and bool(grammar.sets["object_clitics"])  # "cuya casa"
    is_seen |= f"{before} {tokens[start].lower}" in grammar.verbs.get("no_verbs", ())  # "más tarde fue"
    is_seen |= tokens[start].lower in grammar.verbs.get("halves", ()) and before in grammar.sets["conjunctions"]
    if is_seen or (grammar.sets["object_clitics"] and _is_never_verb(tokens[start].lower, readings, grammar)):
        return True
    if before in grammar.sets["infinitive_marks"] and Tense.BASE in tenses:
        return False
    if tenses == {Tense.BASE} and grammar.sets["object_clitics"] and _is_perfect(tokens, start, readings, grammar):
        return False  # "le imputan el haber vendido"
    is_clitic = before in grammar.sets["clitics"] and not taken[start - 1] and before not in grammar.sets["determiners"]
    is_of_those = before in grammar.table.get("picked", {}).get("those", ()) and Tense.PARTICIPLE in tenses
    if is_clitic or (is_of_those and tokens[max(0, start - 2)].lower in grammar.sets["prepositions"]):
        return False  # "among those arrested"
    is_clitic = (
        before in grammar.sets["object_clitics"] and bool(tenses & FINITE) and not _is_led(tokens, start, grammar)
    )
    if (
        before in grammar.sets["determiners"]
        and not (taken[start - 1] or is_clitic)  # taken in "Witness A said"
        and not _is_behind_relative(tokens, taken, start, grammar)
        and not _is_of_each(tokens, taken, start, readings, grammar)
    ):
        return True
    is_form = tokens[start].lower in grammar.verbs.get("noun_forms", ()) and not taken[start - 1]
    is_modifier = tenses == {Tense.GERUND} and _is_modifier(tokens, start, grammar)
    is_modifier |= tenses == {Tense.GERUND} and _is_event(tokens[start].lower, after, grammar)
    if is_modifier or (is_form and _is_noun_form(tokens, start, grammar)):
        return True
    nominal = {Tense.PRESENT, Tense.BASE, Tense.SUBJUNCTIVE}
    if before in grammar.sets["prepositions"] and not taken[start - 1] and tenses <= nominal:
        return Tense.BASE not in tenses or not grammar.sets["object_clitics"]
    if tenses == {Tense.PRESENT} and _is_led_noun(tokens, taken, start, readings, grammar):
        return True
    is_auxiliary = any(r.lemma in grammar.sets["auxiliary_perfect"] for r in readings)  # "another 54 have been charged"
    return not is_auxiliary and tenses <= {Tense.BASE, Tense.PRESENT} and tokens[start - 1].kind is TokenKind.NUMBER


def _is_led_noun(
    tokens: Sequence[Token], taken: Sequence[bool], start: int, readings: tuple[VerbForm, ...], grammar: Grammar
) -> bool:
    """As in "across state lines", "with false job offers": behind a preposition and plain words before the noun."""
    after = tokens[start + 1] if start + 1 < len(tokens) else None
    is_over = after is None or after.kind is TokenKind.PUNCTUATION
    is_over = is_over or (
        after is not None and after.lower in grammar.sets["prepositions"] | grammar.sets["conjunctions"]
    )
    is_said = any(r.lemma in grammar.speech_verbs for r in readings)
    if not grammar.sets["infinitive_marks"] or is_said or not is_over:
        return False
    known = (
        grammar.sets["adverbs"] | grammar.sets["pronouns"] | grammar.sets["relatives"] | grammar.sets["conjunctions"]
    )
    for at in range(start - 1, max(0, start - 4), -1):
        word = tokens[at].lower
        if word in grammar.sets["prepositions"]:
            return at < start - 1 and _is_told_before(tokens, taken, at, grammar)
        is_plain = tokens[at].kind is TokenKind.WORD and tokens[at].text.islower() and not taken[at]
        if not is_plain or word in known or word in grammar.sets["determiners"] or word.endswith("ly"):
            return False
    return False


def _is_told_before(tokens: Sequence[Token], taken: Sequence[bool], end: int, grammar: Grammar) -> bool:
    """Whether a verb stands before: "the suspect in question lives in X" has none."""
    before = (grammar.forms.get(t.lower, ()) for n, t in enumerate(tokens[:end]) if not taken[n])
    return any(form.tense in (Tense.PAST, Tense.PARTICIPLE, Tense.GERUND) for forms in before for form in forms)


def _is_event(word: str, after: str, grammar: Grammar) -> bool:
    """As in "the buying and selling of babies": the noun of a conduct, with "of" before what undergoes it."""
    return word in grammar.nouns and after in grammar.sets["object_slot"] and not grammar.sets["object_clitics"]


def _is_modifier(tokens: Sequence[Token], start: int, grammar: Grammar) -> bool:
    """As in "filed trafficking charges", "on smuggling counts": a gerund before a noun that it tells the kind of."""
    heads = grammar.verbs.get("gerund_heads", ())
    after = tokens[start + 1].lower if start + 1 < len(tokens) else ""
    is_kind = tokens[start - 1].lower in grammar.verbs.get("gerund_kinds", ())  # "charges of human trafficking against"
    is_kind = is_kind or (
        tokens[start - 1].lower in grammar.verbs.get("gerund_links", ())
        and start > 1
        and tokens[start - 2].lower in heads
    )
    is_end = after in grammar.sets["prepositions"] | grammar.sets["conjunctions"] | {"", ",", ".", ";"}
    is_offence = is_kind and is_end and tokens[start].lower in grammar.verbs.get("gerund_offences", ())
    return after in heads or is_offence


def _is_noun_form(tokens: Sequence[Token], start: int, grammar: Grammar) -> bool:
    """As in "filed child exploitation charges against X", "faces 19 federal charges"."""
    before = tokens[start - 1].lower
    after = tokens[start + 1].lower if start + 1 < len(tokens) else ""
    is_tied = after in grammar.verbs["noun_ties"] and before not in grammar.verbs["noun_breaks"]
    is_after_verb = bool(readings_of(tokens[start - 1], grammar)) and before not in grammar.sets["adverbs"]
    is_led = tokens[start - 1].kind is TokenKind.NUMBER or before in grammar.verbs["noun_modifiers"]
    return is_tied or is_after_verb or is_led


def _is_behind_relative(tokens: Sequence[Token], taken: Sequence[bool], start: int, grammar: Grammar) -> bool:
    """As in "the gang that sold babies", "and that sold babies": behind a noun group or "and" it is no determiner."""
    if start < 2 or tokens[start - 1].lower not in grammar.sets["relatives"]:
        return False
    return taken[start - 2] or tokens[start - 2].lower in grammar.sets["conjunctions"]


def _is_of_each(
    tokens: Sequence[Token], taken: Sequence[bool], start: int, readings: tuple[VerbForm, ...], grammar: Grammar
) -> bool:
    """As in "X and Y each pleaded guilty": "each" behind those of whom it is said, before a verb of a plea."""
    if start < 2 or tokens[start - 1].lower not in grammar.verbs.get("all", ()):
        return False
    is_behind = taken[start - 2] or tokens[start - 2].lower in grammar.verbs.get("subject_pronouns", ())
    verbs = {*grammar.verbs["bare_after_all"], *grammar.sets["auxiliary_perfect"], *grammar.sets["auxiliary_passive"]}
    return is_behind and any(r.lemma in verbs for r in readings)


def _is_led(tokens: Sequence[Token], start: int, grammar: Grammar) -> bool:
    """As in "en la causa", "ordenó la captura", "por lograr la condena": an article, not a clitic."""
    if start < 2:
        return False
    before = tokens[start - 2]
    if before.lower in grammar.sets["prepositions"]:
        return True
    is_event = tokens[start].lower in grammar.nouns
    return is_event and before.lower in grammar.forms and before.lower not in grammar.sets["subordinators"]


def _is_never_verb(word: str, readings: tuple[VerbForm, ...], grammar: Grammar) -> bool:
    """As in "para", "entre", "como", "el arresto": a small word or the noun of an event."""
    if not {r.tense for r in readings} <= {Tense.PRESENT, Tense.SUBJUNCTIVE}:
        return False
    if word in grammar.sets["prepositions"] or word in grammar.sets["subordinators"]:
        return True
    is_noun = word in grammar.nouns or word in grammar.verbs.get("crime_nouns", ())
    return is_noun and all(r.person == 1 or r.tense is Tense.SUBJUNCTIVE for r in readings)


def _is_perfect(tokens: Sequence[Token], start: int, readings: tuple[VerbForm, ...], grammar: Grammar) -> bool:
    """As in "el haber vendido": the auxiliary of a perfect, with a participle right behind it."""
    if start + 1 >= len(tokens) or not any(r.lemma in grammar.sets["auxiliary_perfect"] for r in readings):
        return False
    return any(r.tense is Tense.PARTICIPLE for r in readings_of(tokens[start + 1], grammar))
