"""What the words of a whole document show: which are written with a capital inside sentences, which also small."""

from collections.abc import Sequence

from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import BlockKind, Sentence, Token, TokenKind
from ovillo.extraction.words.who_words import WhoWords

LONGEST_ACRONYM = 6
LONG_TITLE = 7
SHORTEST_SAYER = 3
JOINED = ("-based", "-born", "-bound", "-trained", "-registered", "-area", "-run", "-owned", "-backed", "-educated")
"""What makes an adjective of a name."""


def is_shouted(sentence: Sentence) -> bool:
    """Whether the sentence is written in capitals, or as a title in which capitals say nothing."""
    words = [token.text for token in sentence.tokens if token.kind is TokenKind.WORD and len(token.text) > 3]
    if len(words) < 3:
        return False
    if sum(word.isupper() for word in words) > 0.7 * len(words):
        return True
    is_heading = sentence.block.kind in {BlockKind.HEADLINE, BlockKind.SUBHEADING}
    share = sum(word[0].isupper() for word in words) / len(words)
    return is_heading and ((len(words) > 3 and share > 0.85) or (len(words) >= LONG_TITLE and share > 0.7))


def inner_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that stand capitalised inside a sentence somewhere in the document."""
    return frozenset(
        fold(token.text)
        for sentence in sentences
        if sentence.block.kind is not BlockKind.BOILERPLATE and not is_shouted(sentence)
        for previous, token in zip(sentence.tokens, sentence.tokens[1:], strict=False)
        if token.is_capitalised
        and previous.text not in {".", '"', "“", "«", ":", "¿", "¡", "-", "–", "—", "•", "‘", "("}
    )


def opening_words(sentences: Sequence[Sentence], lowered: frozenset[str], who: WhoWords) -> frozenset[str]:
    """Words that open a sentence before a capitalised word and are written small nowhere: first words of names."""
    found: set[str] = set()
    for sentence in sentences:
        is_text = sentence.block.kind is BlockKind.PARAGRAPH and len(sentence.tokens) > 1
        if not is_text or not all(is_name_token(sentence.tokens, at) for at in (0, 1)):
            continue
        folded = fold(sentence.tokens[0].text)
        is_other = folded in lowered | who.names["common"] | who.names["never"] or folded in who.roles
        is_verb = folded.endswith(who.verb_endings + who.common_suffixes) or folded in who.names["demonyms"]
        if not (is_other or is_verb) and len(folded) > SHORTEST_SAYER:
            found.add(folded)
    return frozenset(found)


def lower_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that the document also writes without a capital: they name nobody by themselves."""
    return frozenset(
        fold(token.text)
        for sentence in sentences
        for token in sentence.tokens
        if token.kind is TokenKind.WORD and token.text[0].islower() and len(token.text) > 3
    )


def writes_number(tokens: Sequence[Token], first: int, last: int, who: WhoWords) -> bool:
    """As in "Twenty-six (26) rifles": the words of the number that stands in brackets behind them."""
    behind = tokens[last + 1 : last + 3]
    is_bracketed = len(behind) > 1 and behind[0].text == "(" and behind[1].kind is TokenKind.NUMBER
    return is_bracketed and fold(tokens[first].text).split("-")[0] in who.ages


def _goes_on_as_sum(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark and three digits follow with no space between."""
    row = tokens[index : index + 3]
    is_whole = len(row) > 2 and row[0].end == row[1].start and row[1].end == row[2].start
    return is_whole and row[1].text in {",", "."} and row[2].text.isdigit() and len(row[2].text) == len(row)


def is_name_token(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind is not TokenKind.WORD or not token.is_capitalised or "@" in token.text or "/" in token.text:
        return False
    if token.lower.endswith(JOINED):
        return False  # "a Lagos-based trader"
    if token.text[1:].isdigit():
        return False  # a sum: "N600"
    if token.text[-1].isdigit() and _goes_on_as_sum(tokens, index):
        return False  # "RM18,000"
    if any(mark.isdigit() for mark in token.text) and (len(token.text) > LONGEST_ACRONYM or "-" in token.text):
        return False  # a number plate, the tail of an address
    is_sum = len(token.text) == 1 and index + 1 < len(tokens) and tokens[index + 1].kind is TokenKind.NUMBER
    return not is_sum
