"""No text stops the extractor: paragraphs alone, in another order, with words lost, doubled or cut."""

import random
from datetime import date
from pathlib import Path

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from tests.extraction.said import EXTRACTORS

TRAIN = Path(__file__).parents[2] / "benchmarks" / "extraction" / "gold" / "train"
ROUNDS = 60


def read(language, text):
    details = SourceDetails(published=date(2031, 5, 16), language=language)
    EXTRACTORS[language].read(Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), details))


def paragraphs(language):
    texts = (path.read_text("utf-8") for path in sorted(TRAIN.glob(f"*_{language}.txt")))
    return [paragraph for text in texts for paragraph in text.split("\n\n")]


@pytest.mark.parametrize("language", ["en", "es"])
def test_paragraphs_out_of_their_text(language):
    chosen = paragraphs(language)
    random.Random(7).shuffle(chosen)
    for start in range(0, len(chosen), 3):
        read(language, "\n\n".join(chosen[start : start + 3]))


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_lost_doubled_and_cut(language):
    chooser = random.Random(11)
    chosen = paragraphs(language)
    for _ in range(ROUNDS):
        words = chooser.choice(chosen).split()
        at = sorted(chooser.sample(range(len(words)), min(len(words), 4)), reverse=True)
        for place, index in enumerate(at):
            if place % 2:
                words.insert(
                    index, chooser.choice([",", "and", "y", "who", "que", "de", "of", "—", "(", "12", words[index]])
                )
            else:
                del words[index]
        read(language, " ".join(words))
