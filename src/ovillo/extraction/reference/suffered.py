"""What the words right behind a name tell: that something was done to its bearer."""

from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.reference.known_people import Report
from ovillo.extraction.text.folding import fold

_NEAR = 2
_REACH = 4


def behind_name(report: Report, later: int, name: Slot) -> list[str]:
    """The words behind the name and its description."""
    end = name.end + 1
    words = [fold(token.text) for token in report.sentences[later].tokens[end : end + _REACH + 1]]
    return [word for word in words if word != ","]


def has_suffered(report: Report, later: int, name: Slot) -> bool:
    """As in "X, 45, was stabbed", "X, whose baby was stolen"."""
    who, ahead = report.who, behind_name(report, later, name)
    if ahead[:1] and (ahead[0] in who.words["whose"] or ahead[0] in who.words["dies"]):
        return True
    if not set(ahead[:_NEAR]) & who.words["be"]:
        return False
    is_found = any(word in who.words["finds"] for word in ahead) and bool(set(ahead) & who.words["lifeless"])
    return is_found or any(word.startswith(tuple(who.words["signs_of_harm"])) for word in ahead)
