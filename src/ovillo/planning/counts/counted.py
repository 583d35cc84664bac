"""Whether a sentence tells a figure as one that was counted.

What is expected, planned, asked about or denied is no count: "200 victims are expected". Where nobody can tell, the
figure is one: a person completes its row.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_PART: Final = re.compile(r"[,;:()–—]")
"""What parts a sentence. A comma within a number is none: the text ends before the figure, or begins behind it."""


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    after: re.Pattern[str]
    breaks: re.Pattern[str]


def is_counted(before: str, after: str, language: str) -> bool:
    """Whether a figure is told as counted.

    Args:
        before: the sentence before the figure.
        after: the sentence behind its unit.
        language: of the sentence; of one without words here, every figure is.
    """
    words = _words().get(language)
    if words is None:
        return True
    if "?" in after or "¿" in before:
        return False
    near = words.breaks.split(_PART.split(before)[-1])[-1]
    return not (words.before.search(near) or words.after.match(_PART.split(after)[0].lstrip()))


@cache
def _words() -> Mapping[str, _Words]:
    content = tomllib.loads((Path(__file__).parent / "not_counted.toml").read_text("utf-8"))
    return {
        language: _Words(*(_any(each[key]) for key in ("before", "after", "breaks")))
        for language, each in content.items()
    }


def _any(alternatives: list[str]) -> re.Pattern[str]:
    without_groups = (re.sub(r"(?<!\\)\((?!\?)", "(?:", each) for each in alternatives)
    return re.compile(rf"\b(?:{'|'.join(without_groups)})(?!\w)", re.IGNORECASE)
