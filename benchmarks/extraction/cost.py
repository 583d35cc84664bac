"""What reading costs, as a ratio that means the same on any machine: `python -m benchmarks.extraction.cost`."""

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ovillo.testing.extraction_score import predict, read_folder
from ovillo.wiring.worker import extractors

TIMES = 20  # a text is counted so often that the yardstick takes long enough to be timed
RUNS = 3


def cost(folder: Path) -> float:
    """Processor seconds of reading the folder's reports by those of folding and counting their words `TIMES` times.

    Of each the shortest of `RUNS` runs; the first run of reading also pays for loading the lexicon and is never it.
    """
    by_language = {language: extractor for extractor in extractors() for language in extractor.languages}
    reports = list(read_folder(folder))
    texts = [path.read_text("utf-8") for path, _ in reports]

    def read() -> None:
        for path, gold in reports:
            predict(path, gold, by_language[gold["language"]])

    def count() -> None:
        for text in texts * TIMES:
            Counter(re.findall(r"\w+", unicodedata.normalize("NFKD", text.lower())))

    return round(_shortest(read) / _shortest(count), 2)


def _shortest(work: Callable[[], None]) -> float:
    taken = []
    for _ in range(RUNS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


if __name__ == "__main__":
    print(f"extraction.cost {cost(Path(__file__).parent / 'gold' / 'test')} times counting the words {TIMES} times")
