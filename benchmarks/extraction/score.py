"""The rule extractor against gold, as `ovillo bench extraction`: `python -m benchmarks.extraction.score FOLDER…`."""

import argparse
import sys
from pathlib import Path

from ovillo.testing.extraction_score import report, score_folders
from ovillo.wiring.worker import extractors


def main() -> int:
    """Prints the figures; 0 always, because a benchmark judges and does not fail."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    for line in report(score_folders(options.folders, extractors()), with_errors=options.errors):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
