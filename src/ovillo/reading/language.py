"""Which language a text is in.

1. Detection is deterministic and abstains: too short or too uncertain is nothing, never a guess.
2. What a document states holds, unless 200 letters or more are surely in another language: pages that were made from
   a foreign template often state the template's language.
3. Languages so close that the detector mixes them up never overrule one another.
"""

import importlib
from functools import cache
from typing import Any

MIN_LETTERS = 20
SURE_LETTERS = 200
MIN_PROBABILITY = 0.55
SURE_PROBABILITY = 0.9
SAMPLE_CHARACTERS = 20_000
UNUSED = frozenset({"an", "br", "eo", "fo", "jv", "la", "nn", "oc", "sa", "se", "vo", "wa"})
"""Read as close to a large language on short texts; nobody files in them here."""
CLOSE = (
    frozenset({"es", "gl", "ca", "pt", "oc", "an"}),
    frozenset({"no", "nb", "nn", "da", "sv"}),
    frozenset({"hr", "sr", "bs", "sl"}),
    frozenset({"id", "ms", "jv", "su"}),
    frozenset({"cs", "sk"}),
    frozenset({"ru", "uk", "be", "bg", "mk"}),
)


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or nothing where it is too short or too uncertain."""
    code, probability, letters = _detect(text)
    return code if letters >= MIN_LETTERS and probability >= MIN_PROBABILITY else None


def language_of(text: str, stated: str | None) -> str | None:
    """The stated language, unless the text is surely in another; the detected one where none is stated."""
    code, probability, letters = _detect(text)
    is_sure = letters >= SURE_LETTERS and probability >= SURE_PROBABILITY
    if stated is None:
        return code if letters >= MIN_LETTERS and probability >= MIN_PROBABILITY else None
    if code is None or code == stated or not is_sure or any({code, stated} <= group for group in CLOSE):
        return stated
    return code


def _detect(text: str) -> tuple[str | None, float, int]:
    sample = text[:SAMPLE_CHARACTERS]
    letters = sum(map(str.isalpha, sample))
    if letters < MIN_LETTERS:
        return None, 0.0, letters
    words = " ".join("".join(c if c.isalpha() or c in "'’-" else " " for c in sample).split())
    code, probability = _identifier().classify(words)
    return str(code), float(probability), letters


@cache
def _identifier() -> Any:  # py3langid ships no types
    # Loaded at the first text, not with the room: the model takes 100 MB and a third of a second.
    langid = importlib.import_module("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    codes = sorted({code for code in identifier.labels if len(code) == 2} - UNUSED)
    identifier.set_languages(codes)
    return identifier
