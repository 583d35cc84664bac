"""Names in a line of capitals."""

from collections.abc import Mapping

from ovillo.extraction.groups.entities import Draft
from ovillo.extraction.naming.name_types import NameRun
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence


def known_names(number: int, sentence: Sentence, drafts: Mapping[tuple[str, ...], Draft]) -> list[NameRun]:
    """Names in a line of capitals: only those that the rest of the document knows."""
    folded = [fold(token.text) for token in sentence.tokens]
    found: list[NameRun] = []
    index = 0
    while index < len(folded):
        for words in sorted(drafts, key=lambda key: -len(key)):
            if tuple(folded[index : index + len(words)]) == words:
                last = index + len(words) - 1
                found.append(NameRun(number, index, index, last, drafts[words].type, words))
                index = last
                break
        index += 1
    return found
