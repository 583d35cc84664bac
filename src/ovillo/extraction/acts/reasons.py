"""What is only supposed in the reason that a sentence opens with: "Por el supuesto fraude fueron detenidos"."""

from ovillo.domain.statements import Cue
from ovillo.extraction.sentences.sentence_reading import Reading


def is_of_reason(reading: Reading, cue: Cue) -> bool:
    """Whether only articles stand between the cue and a word for a reason: the fraud is supposed, and they are held."""
    tokens, grammar = reading.view.sentence.tokens, reading.grammar
    at = next((n for n, token in enumerate(tokens) if token.start == cue.start), 0) - 1
    while at >= 0 and tokens[at].lower in grammar.sets["determiners"]:
        at -= 1
    return at >= 0 and tokens[at].lower in grammar.table["lists"].get("reasons", ())
