"""Names of offences in a row: "por trata de personas y explotación sexual contra cuatro mujeres".

1. A name of an offence that a comma or "and" ends may stand before a noun of conduct: both hang on the same verb.
2. "En perjuicio de", "en agravio de" name who suffered it, and "contra" does where these are victims by their noun.
"""

from ovillo.domain.entities import EntityType
from ovillo.extraction.sentences.arguments import list_from
from ovillo.extraction.sentences.sentence_reading import Reading
from ovillo.extraction.text.spans import TokenKind
from ovillo.extraction.words.grammar import Frame

_LONGEST = 6


def offence_before(reading: Reading, index: int, first: int) -> int:
    """Where the name of an offence that a comma or "and" at this token ends begins; `index` where there is none."""
    tokens, grammar = reading.view.sentence.tokens, reading.grammar
    joints = {","} | (grammar.sets["conjunctions"] - grammar.sets["contrast"])
    if tokens[index].lower not in joints:
        return index
    offences = set(grammar.table["safeguards"]["no_doers"])
    for at in range(index - 1, max(index - _LONGEST, first) - 1, -1):
        if tokens[at].lower in offences:
            return at
        is_plain = tokens[at].kind is TokenKind.WORD and tokens[at].text.islower()
        if not is_plain or any(c.verb.first <= at <= c.verb.last for c in reading.view.clauses):
            break
    return index


def harmed(reading: Reading, index: int, frame: Frame) -> tuple[list[int], int] | None:
    """As in "trata de personas en perjuicio de una mujer": against whom the offence was."""
    view, tokens = reading.view, reading.view.sentence.tokens
    for phrase in reading.grammar.table["named"].get("harmed", ()):
        words = phrase.split()
        for at in range(index + 1, min(index + 16, len(tokens) - len(words))):
            if [t.lower for t in tokens[at : at + len(words)]] != words:
                continue
            if any(index < c.verb.first < at for c in view.clauses):
                return None
            end = at + len(words)
            group = next((n for n, g in enumerate(view.groups) if end <= g.first <= end + 1), None)
            if group is None or view.groups[group].entity.type is not EntityType.PERSON:
                return None
            told = {t.lower for t in tokens[view.groups[group].first : view.groups[group].last + 1]}
            is_suffered = frame.predicate in reading.grammar.table["taken_up"]["undergone"]
            is_victim = bool(told & set(reading.grammar.table["victims"]["words"]))
            if phrase in view.fronted and not (is_suffered and is_victim):
                return None  # "cargos por explotación contra X": X is who is charged
            members = list(list_from(view, group))
            return members, view.groups[members[-1]].last
    return None
