"""How well an extractor reads reports against gold facts written by hand: by language, predicate and error.

A folder holds reports (`NAME.txt`) and their gold (`NAME.json`), as `benchmarks/extraction/GUIDELINE.md` describes.
"""

import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Statement
from ovillo.interfaces.extractor import Extractor

Fact = dict[str, Any]  # Any: JSON values of a gold fact
FIRM = {"reported", "admitted", "convicted"}
SOFT = {"suspected", "investigated", "accused", "charged", "denied", "acquitted"}
_ARTICLES = {"the", "a", "an", "el", "la", "los", "las", "un", "una", "unos", "unas", "of", "de", "del"}
_TITLES = set(
    re.findall(
        r"\w+",
        "gen dr dra mr mrs ms sr sra lic det sgt lt capt ing don dona doctor doctora detective justice judge juez "
        "jueza fiscal prosecutor",
    )
)


@dataclass
class Tally:
    """Counts of one language or predicate."""

    gold: int = 0
    predicted: int = 0
    right: int = 0
    standing: int = 0
    speakers: int = 0
    dates: int = 0
    dates_right: int = 0
    numbers: int = 0
    numbers_right: int = 0
    inverted: int = 0
    subject_extra: int = 0
    subject_missing: int = 0
    documents: int = 0
    words: int = 0
    seconds: float = 0.0
    quarantined: int = 0
    predicates: dict[str, list[int]] = field(default_factory=dict)
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def figures(self) -> dict[str, float | int]:
        """Everything that is reported, as shares between 0 and 1 or counts."""
        precision = self.right / self.predicted if self.predicted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        total = precision + recall
        return {
            "documents": self.documents,
            "gold": self.gold,
            "predicted": self.predicted,
            "matched": self.right,
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / total if total else 0.0, 4),
            "standing": _share(self.standing, self.right),
            "speakers": _share(self.speakers, self.right),
            "dates": _share(self.dates_right, self.dates),
            "numbers": _share(self.numbers_right, self.numbers),
            "inverted": self.inverted,
            "subject_extra": self.subject_extra,
            "subject_missing": self.subject_missing,
            "quarantined": self.quarantined,
            "documents_of_400_words_per_second": round(self.words / 400 / self.seconds, 2) if self.seconds else 0.0,
        }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 1.0


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name without accents, case, articles and titles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain)
    kept = tuple(w for w in words if w not in _ARTICLES and w not in _TITLES)
    return kept or tuple(words)


def is_same_name(left: str, right: str) -> bool:
    """Equal, or one is a part of the other that holds a last word of it and contradicts nothing."""
    a, b = fold_name(left), fold_name(right)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if not short or not set(short) <= set(long):
        return _stem(a) == _stem(b)
    return short[-1] in long[1:] or len(short) > 1 or long[-1] == short[-1] or long[0] == short[0]


def _stem(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(re.sub(r"(es|s)$", "", w) for w in words)


def read_folder(folder: Path) -> Iterable[tuple[Path, Fact]]:
    """Each report that has gold beside it, with that gold."""
    for path in sorted(folder.glob("*.json")):
        if path.with_suffix(".txt").exists():
            gold = json.loads(path.read_text("utf-8"))
            if isinstance(gold, dict) and "facts" in gold:
                yield path.with_suffix(".txt"), gold


def predict(path: Path, gold: Fact, extractor: Extractor) -> tuple[list[Statement], int, int, float]:
    """What the extractor reads: statements, refused, words, seconds."""
    content = path.read_bytes()
    text = content.decode("utf-8")
    published = date.fromisoformat(gold["published"]) if gold.get("published") else None
    details = SourceDetails(publisher=gold.get("publisher"), published=published, language=gold["language"])
    document = Document(sha256(content).hexdigest(), path.name, "text/plain", len(content), text, (0,), details)
    began = time.perf_counter()
    reading = extractor.read(document)
    return list(reading.statements), reading.quarantined, len(text.split()), time.perf_counter() - began


def affinity(statement: Statement, fact: Fact) -> int:
    """How well a statement fits a gold fact; 0 where they are not the same fact."""
    if statement.predicate != fact["predicate"]:
        return 0
    subject = statement.subject.name if statement.subject else None
    object_ = _object_name(statement)
    if subject and fact["subject"] and not is_same_name(subject, fact["subject"]):
        return 0
    number, wanted = _number(statement), _gold_number(fact)
    same_number = number is not None and number == wanted
    if object_ and fact["object"]:
        if not is_same_name(object_, fact["object"]):
            return 0
    elif (object_ or fact["object"]) and not same_number:
        return 0
    if not (object_ and fact["object"]) and (number is None) != (wanted is None):
        return 0
    if number is not None and wanted is not None and number != wanted and not (object_ and fact["object"]):
        return 0
    score = 10 + 4 * int(bool(subject) == bool(fact["subject"])) + 4 * int(same_number)
    score += 3 * int(statement.standing.value == fact["standing"]) + 3 * int(statement.negated == fact["negated"])
    return score + int(number is None and wanted is None)


def _object_name(statement: Statement) -> str | None:
    """An attribute without number is a text: gold keeps it as the object."""
    if statement.object:
        return statement.object.name
    return statement.value.text if statement.value and statement.value.number is None else None


def _number(statement: Statement) -> Decimal | None:
    return statement.value.number if statement.value else None


def _gold_number(fact: Fact) -> Decimal | None:
    value = fact.get("value")
    return Decimal(str(value["number"])) if value and value.get("number") is not None else None


def pair(statements: Sequence[Statement], facts: Sequence[Fact]) -> list[tuple[int, int]]:
    """One-to-one, best fit first: (statement, fact)."""
    scored = [
        (affinity(statement, fact), -i, -j) for i, statement in enumerate(statements) for j, fact in enumerate(facts)
    ]
    used_statements: set[int] = set()
    used_facts: set[int] = set()
    found: list[tuple[int, int]] = []
    for score, i, j in sorted(scored, reverse=True):
        if score and -i not in used_statements and -j not in used_facts:
            used_statements.add(-i)
            used_facts.add(-j)
            found.append((-i, -j))
    return found


def score_folders(folders: Sequence[Path], extractors: Iterable[Extractor]) -> dict[str, Tally]:
    """One tally a language; reports in a language that no extractor reads are passed over."""
    by_language = {language: extractor for extractor in extractors for language in extractor.languages}
    tallies: dict[str, Tally] = {}
    for folder in folders:
        for path, gold in read_folder(folder):
            tally = tallies.setdefault(gold["language"], Tally())
            extractor = by_language.get(gold["language"])
            if extractor is None:
                continue
            statements, refused, words, seconds = predict(path, gold, extractor)
            tally.documents += 1
            tally.words += words
            tally.seconds += seconds
            tally.quarantined += refused
            add_document(tally, path.stem, statements, gold["facts"], gold.get("publisher"))
    return tallies


def add_document(
    tally: Tally, name: str, statements: Sequence[Statement], facts: Sequence[Fact], publisher: str | None
) -> None:
    """Counts one document."""
    pairs = pair(statements, facts)
    tally.gold += len(facts)
    tally.predicted += len(statements)
    tally.right += len(pairs)
    for statement, fact in ((statements[i], facts[j]) for i, j in pairs):
        _compare(tally, name, statement, fact, publisher)
        tally.predicates.setdefault(fact["predicate"], [0, 0, 0])[2] += 1
    matched_statements, matched_facts = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, statement in enumerate(statements):
        tally.predicates.setdefault(statement.predicate, [0, 0, 0])[1] += 1
        if i not in matched_statements:
            near = next((f for f in facts if _contradicts(statement, f)), None)
            tally.inverted += near is not None
            kind = "INVERTED" if near else "wrong"
            tally.errors.append((kind, name, f"{show(statement)} # {' '.join(statement.quote.split())[:230]}"))
    for j, fact in enumerate(facts):
        tally.predicates.setdefault(fact["predicate"], [0, 0, 0])[0] += 1
        if j not in matched_facts:
            tally.errors.append(("missed", name, f"{show_fact(fact)} # {' '.join(fact['quote'].split())[:230]}"))


def _contradicts(statement: Statement, fact: Fact) -> bool:
    return affinity(statement, fact) > 0 and statement.negated != fact["negated"]


def _compare(tally: Tally, name: str, statement: Statement, fact: Fact, publisher: str | None) -> None:
    where = f"{show(statement)} # {' '.join(statement.quote.split())[:200]}"
    if statement.standing.value == fact["standing"]:
        tally.standing += 1
    else:
        tally.errors.append(("standing", name, f"{fact['standing']} expected: {where}"))
    inverted = statement.negated != fact["negated"] or (statement.standing.value in FIRM and fact["standing"] in SOFT)
    if inverted:
        tally.inverted += 1
        tally.errors.append(("INVERTED", name, f"{fact['standing']}, {fact['negated']} expected: {where}"))
    tally.subject_extra += bool(statement.subject) and not fact["subject"]
    tally.subject_missing += bool(fact["subject"]) and not statement.subject
    said = [s.name for s in statement.speakers if not publisher or s.name.casefold() != publisher.casefold()]
    if _same_speakers(said, fact["speakers"]):
        tally.speakers += 1
    else:
        tally.errors.append(("speakers", name, f"{fact['speakers']} expected, {said}: {where}"))
    _compare_values(tally, name, statement, fact, where)


def _compare_values(tally: Tally, name: str, statement: Statement, fact: Fact, where: str) -> None:
    if fact.get("when"):
        tally.dates += 1
        when = statement.when
        found = when and (str(when.start), str(when.end)) == (str(fact["when"]["from"]), str(fact["when"]["to"]))
        tally.dates_right += bool(found)
        if not found:
            got = (str(when.start), str(when.end)) if when else None
            tally.errors.append(("date", name, f"{fact['when']} expected, {got}: {where}"))
    if fact.get("value") and fact["value"].get("number") is not None:
        tally.numbers += 1
        value = statement.value
        found_value = (
            value is not None
            and value.number == _gold_number(fact)
            and value.unit == fact["value"].get("unit")
            and value.qualifier.value == fact["value"].get("qualifier", "exact")
        )
        tally.numbers_right += found_value
        if not found_value:
            tally.errors.append(("number", name, f"{fact['value']} expected, {value}: {where}"))


def _same_speakers(said: Sequence[str], wanted: Sequence[str]) -> bool:
    if not said or not wanted:
        return not said and not wanted
    return all(any(is_same_name(s, w) for w in wanted) for s in said) and all(
        any(is_same_name(s, w) for s in said) for w in wanted
    )


def show(statement: Statement) -> str:
    """One statement on one line."""
    value = statement.value
    number = f" {value.number} {value.unit}" if value and value.number is not None else ""
    subject = statement.subject.name if statement.subject else "-"
    object_ = _object_name(statement) or "-"
    negated = " NEG" if statement.negated else ""
    return f"({subject} | {statement.predicate} | {object_}{number}) {statement.standing.value}{negated}"


def show_fact(fact: Fact) -> str:
    """One gold fact on one line."""
    value = fact.get("value")
    number = f" {value['number']} {value.get('unit')}" if value else ""
    negated = " NEG" if fact["negated"] else ""
    names = f"{fact['subject'] or '-'} | {fact['predicate']} | {fact['object'] or '-'}"
    return f"({names}{number}) {fact['standing']}{negated}"


def report(tallies: Mapping[str, Tally], *, with_errors: bool = False) -> Iterator[str]:
    """The figures as lines: by language, by predicate, and every error where they are asked for."""
    for language, tally in sorted(tallies.items()):
        yield f"== {language}"
        for name, figure in tally.figures().items():
            yield f"{name:36} {figure}"
        for predicate, (gold, predicted, right) in sorted(tally.predicates.items()):
            yield f"  {predicate:20} gold {gold:4}  P {_share(right, predicted):.2f}  R {_share(right, gold):.2f}"
        if with_errors:
            for kind, count in Counter(kind for kind, _, _ in tally.errors).most_common():
                yield f"-- {kind}: {count}"
            for kind, name, text in sorted(tally.errors):
                yield f"{kind:10} {name}: {text}"


def as_json(tallies: Mapping[str, Tally]) -> dict[str, Any]:  # Any: JSON values
    """The same figures for programs."""
    return {language: tally.figures() | {"predicates": tally.predicates} for language, tally in tallies.items()}
