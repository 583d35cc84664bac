"""Long runs in parts: each part goes on where the last one ended, and what was reached is kept in a file.

`OVILLO_SOAK=FILE` names it (`make soak-part` uses build/soak.jsonl): a line for each part that ended well. Without it a
run counts for itself alone.
"""

import json
import os
from pathlib import Path


def reached(what: str) -> int:
    """How often this was done in all parts so far."""
    path = os.environ.get("OVILLO_SOAK")
    if not path or not Path(path).exists():
        return 0
    parts = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
    return sum(part["count"] for part in parts if part["what"] == what)


def add_part(what: str, count: int, **found: int) -> None:
    """One part more that ended well, and the sum told."""
    if path := os.environ.get("OVILLO_SOAK"):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"what": what, "count": count, **found}) + "\n")
        print(f"{what}: {reached(what):,} in all parts")  # noqa: T201 - told in a soak
