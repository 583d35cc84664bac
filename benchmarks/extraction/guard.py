"""Fails where the extractor is worse or slower on the test part than before: `python -m benchmarks.extraction.guard`.

`--write` replaces the baseline by the present figures. The figures of the first time that the rules met the test part
are kept in `first_contact.json` and never written again.
"""

import json
import sys
from pathlib import Path

from benchmarks.extraction.cost import cost
from ovillo.testing.extraction_score import score_folders
from ovillo.wiring.worker import extractors

HERE = Path(__file__).parent
TEST = HERE / "gold" / "test"
BASELINE = HERE / "baseline.json"
KEPT = ("precision", "recall", "f1", "standing", "speakers", "dates", "numbers", "inverted")
ALLOWED_DROP = 0.01
ALLOWED_COST = 1.2  # times the baseline; runs on one machine, also beside other programs, gave 43.6 to 48.1


def present() -> dict[str, dict[str, float]]:
    """The kept figures of the test part, by language, and what reading it costs."""
    scored = score_folders([TEST], extractors())
    figures = {language: {name: tally.figures()[name] for name in KEPT} for language, tally in sorted(scored.items())}
    return figures | {"both": {"cost": cost(TEST)}}


def worse(baseline: dict[str, dict[str, float]], now: dict[str, dict[str, float]]) -> list[str]:
    """One line for every figure that dropped by more than a point, every new inversion, and a reading that got slow."""
    return [
        f"extraction {language} {name}: {now[language][name]} was {before}"
        for language, figures in baseline.items()
        for name, before in figures.items()
        if _is_worse(name, before, now[language][name])
    ]


def _is_worse(name: str, before: float, after: float) -> bool:
    if name == "inverted":
        return after > before
    return after > before * ALLOWED_COST if name == "cost" else after < before - ALLOWED_DROP


if __name__ == "__main__":
    figures = present()
    if "--write" in sys.argv:
        BASELINE.write_text(json.dumps(figures, indent=2, sort_keys=True) + "\n", "utf-8")
    for language, values in figures.items():
        print(f"extraction.test.{language}", " ".join(f"{name}={value}" for name, value in values.items()))
    sys.exit("\n".join(worse(json.loads(BASELINE.read_text("utf-8")), figures)) or 0)
