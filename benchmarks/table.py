"""One table for every data set and matcher, in Markdown, a line as soon as it is measured."""

import resource
from dataclasses import dataclass

_HEADER = (
    "data",
    "matcher",
    "accuracy",
    "joined wrongly by rule",
    "precision",
    "recall",
    "F1",
    "recall after review",
    "CPU seconds",
)


@dataclass(frozen=True, slots=True)
class Line:
    """What one matcher does on one data set; empty where a figure says nothing of it."""

    data: str
    matcher: str
    accuracy: float | None = None
    """Of pairs of names, 0 to 1."""
    joined_wrongly: int | None = None
    measured: tuple[float, float, float] | None = None
    """Precision, recall and F1 of the pairs of rows within clusters."""
    reviewed: float | None = None
    """Recall with every suggestion that is right."""
    cpu_seconds: float | None = None


def print_header() -> None:
    print("| " + " | ".join(_HEADER) + " |")
    print("|---" * len(_HEADER) + "|", flush=True)


def print_line(line: Line) -> None:
    precision, recall, f1 = line.measured or (None, None, None)
    cells = [
        line.data,
        line.matcher,
        _number(line.accuracy, 3),
        "" if line.joined_wrongly is None else str(line.joined_wrongly),
        *(_number(precision, 4), _number(recall, 3), _number(f1, 3), _number(line.reviewed, 3)),
        _number(line.cpu_seconds, 1),
    ]
    print("| " + " | ".join(cells) + " |", flush=True)


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def cpu_seconds() -> float:
    """Seconds of a processor that this process and its finished children have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
