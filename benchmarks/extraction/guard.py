"""Fails where the extractor is worse on the test part than the baseline: `python -m benchmarks.extraction.guard`.

`--write` replaces the baseline by the present figures. The figures of the first time that the rules met the test part
are kept in `first_contact.json` and never written again.
"""

import json
import sys
from pathlib import Path

from ovillo.testing.extraction_score import score_folders
from ovillo.wiring.worker import extractors

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
KEPT = ("precision", "recall", "f1", "standing", "speakers", "dates", "numbers", "inverted")
ALLOWED_DROP = 0.01


def present() -> dict[str, dict[str, float]]:
    """The kept figures of the test part, by language."""
    scored = score_folders([HERE / "gold" / "test"], extractors())
    return {language: {name: tally.figures()[name] for name in KEPT} for language, tally in sorted(scored.items())}


def worse(baseline: dict[str, dict[str, float]], now: dict[str, dict[str, float]]) -> list[str]:
    """One line for every figure that has dropped by more than a point, or for every new inversion."""
    found = []
    for language, figures in baseline.items():
        for name, before in figures.items():
            after = now[language][name]
            is_worse = after > before if name == "inverted" else after < before - ALLOWED_DROP
            if is_worse:
                found.append(f"extraction {language} {name}: {after} was {before}")
    return found


if __name__ == "__main__":
    figures = present()
    if "--write" in sys.argv:
        BASELINE.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", "utf-8")
    for language, values in figures.items():
        print(f"extraction.test.{language}", " ".join(f"{name}={value}" for name, value in values.items()))
    sys.exit("\n".join(worse(json.loads(BASELINE.read_text("utf-8")), figures)) or 0)
