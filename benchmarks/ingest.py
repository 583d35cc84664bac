"""How fast and in how much memory `ovillo add` works: `python -m benchmarks.ingest [--small]`.

Reports of 400 words are made from the paragraphs of the training texts, drawn with a fixed seed, so that no two are the
same. Figures: documents a second after start-up, peak memory, and time per document at ten times the size.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

TRAIN = Path(__file__).parent / "extraction" / "gold" / "train"
WORDS = 400


def write_reports(folder: Path, count: int, *, seed: int) -> None:
    """`count` reports of about 400 words, half in Spanish."""
    chooser = random.Random(seed)
    paragraphs = {
        language: [
            paragraph
            for path in sorted(TRAIN.glob(f"*_{language}.txt"))
            for paragraph in path.read_text("utf-8").split("\n\n")
            if len(paragraph.split()) > 12
        ]
        for language in ("en", "es")
    }
    folder.mkdir(parents=True)
    for number in range(count):
        language = ("en", "es")[number % 2]
        chosen: list[str] = []
        while sum(len(each.split()) for each in chosen) < WORDS:
            chosen.append(chooser.choice(paragraphs[language]))
        text = f"Report {number}\n\n" + "\n\n".join(chosen) + "\n"
        (folder / f"outlet-{number % 37}-{number}_2031-05-{number % 28 + 1:02}_{language}.txt").write_text(
            text, "utf-8"
        )


def ovillo(*arguments: str) -> None:
    """One command, its output thrown away."""
    program = Path(sys.executable).with_name("ovillo")
    subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of one command, by the clock and of all processors."""

    clock: float
    processors: float

    def after(self, start_up: "Cost") -> "Cost":
        """Without what starting takes."""
        return Cost(self.clock - start_up.clock, self.processors - start_up.processors)


def cost_of_adding(folder: Path, case: Path) -> Cost:
    """What one `add` into a new case takes."""
    ovillo("new", str(case))
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    ovillo("add", str(case), str(folder))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processors = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - started, processors)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="a tenth of the size")
    few = 50 if parser.parse_args().small else 500
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        write_reports(root / "one", 1, seed=1)
        write_reports(root / "few", few, seed=2)
        write_reports(root / "many", few * 10, seed=3)
        start_up = cost_of_adding(root / "one", root / "case-one")
        small = cost_of_adding(root / "few", root / "case-few").after(start_up)
        large = cost_of_adding(root / "many", root / "case-many").after(start_up)
        started = time.perf_counter()
        ovillo("brief", str(root / "case-few"), "--as", "json")
        brief = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(f"add.start_up {start_up.clock:.2f} s")
    print(
        f"add.documents_per_second {few / small.clock:.1f} documents/s ({few} reports of {WORDS} words, {os.cpu_count()} cores)"  # noqa: E501 - one figure
    )
    print(f"add.documents_per_second_at_ten_times {few * 10 / large.clock:.1f} documents/s")
    print(f"add.time_per_document_ratio {large.clock / 10 / small.clock:.3f} (1.2 at most)")
    print(f"add.processor_time_per_document_ratio {large.processors / 10 / small.processors:.3f} (whatever else runs)")
    print(f"add.peak_memory_of_largest_process {peak:.2f} GB")
    print(f"brief.seconds {brief:.2f} s ({few} reports)")


if __name__ == "__main__":
    main()
