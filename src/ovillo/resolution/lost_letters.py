"""Names some of whose letters were lost on the way: "Ram?n", "N��ez", "Pe¤a".

A program that did not know an accented letter wrote a mark in its place. What stood there can be told from the other
name of a pair, and only there: the name as written is never changed, and no rule joins by a letter that nobody reads.
"""

import re

from ovillo.resolution.folding import fold

_MARK = "?\ufffd¤"
_WORD = re.compile(rf"[^\W\d_]*(?:[{_MARK}]{{1,2}}[^\W\d_]*)+")
_MARKS = re.compile(rf"[{_MARK}]+")
_ACCENTED = "aeiouync"
"""Letters that bear an accent, a tilde or a cedilla in names; a plain consonant is never lost this way."""
_FEWEST_READ = 2


def restore_letters(written: str, other: str) -> str:
    """The first name with its lost letters as the second has them; as it stands where none is lost or none fits."""
    if _MARKS.search(written) is None:
        return written
    words = re.findall(r"[^\W\d_]+", other)

    def restore(match: re.Match[str]) -> str:
        word = match[0]
        kept = _MARKS.split(word)
        if sum(map(len, kept)) < _FEWEST_READ:
            return word
        runs = [len(run) for run in _MARKS.findall(word)]
        letters = [re.escape(fold(part)) for part in kept]
        pattern = letters[0] + "".join(
            f"[{_ACCENTED}]{{1,{run}}}{part}" for run, part in zip(runs, letters[1:], strict=True)
        )
        return next((there for there in words if re.fullmatch(pattern, fold(there))), word)

    return _WORD.sub(restore, written)
