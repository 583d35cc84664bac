"""`hypotheses evaluate`: what follows from a sheet in a file, without a case."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ovillo.casework.clocks import shipped_profiles
from ovillo.casework.hypotheses.draft import complete, faults_of
from ovillo.casework.hypotheses.layout import read_layout
from ovillo.casework.hypotheses.weighing import evaluate
from ovillo.casework.hypotheses.wording import collective_words, find_wording_fault, ordinary_words, worded
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, NameLevel
from ovillo.domain.hypotheses import Draft, Evaluation, Numbers, SheetFault
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import KIND_OF, PredicateKind, Statement
from ovillo.interfaces.extractor import Extractor
from ovillo.reading.hypothesis_sheet import read_hypothesis_sheet
from ovillo.rendering.catalogue import Catalogue
from ovillo.resolution.folding import fold
from ovillo.resolution.word_lists import is_known_given, known
from ovillo.workflows.step_clocks import with_deadlines

_LONGEST_READ = 2_000


@dataclass(frozen=True, slots=True)
class SheetRead:
    """What a file holds, and what is wrong with it."""

    draft: Draft
    numbers: Numbers
    faults: tuple[SheetFault, ...]
    """What cannot be right."""
    missing: tuple[SheetFault, ...]
    """What it lacks to be complete: a case may hold it open so, and nothing is weighed."""
    unknown: tuple[SheetFault, ...]
    """What was left out because nothing is known by that name."""


def read_sheet(content: bytes, *, suffix: str, extractors: Sequence[Extractor]) -> SheetRead:
    """The sheet of a file.

    Args:
        content: JSON, TOML or CSV.
        suffix: of the file's name.
        extractors: they read each text for whether it tells what a person did.

    Raises:
        UsageError: it is none of these formats.
    """
    given = read_hypothesis_sheet(content, suffix=suffix)
    clocked = with_deadlines(given.content, shipped_profiles())
    read = read_layout(clocked.content, lines=given.lines)
    wording = tuple(find_wording_faults(read.draft, extractors))
    notes = read.notes
    is_readable = bool(read.draft.items) or not notes.faults
    missing = faults_of(read.draft, notes.numbers, notes.labels) if is_readable else ()
    faults = (*notes.faults, *clocked.faults, *wording)
    wrong = {(each.row, each.column) for each in faults}  # what stands there and is wrong is not missing
    absent = tuple(each for each in missing if (each.row, each.column) not in wrong)
    return SheetRead(read.draft, notes.numbers, faults, absent, tuple(notes.unknown))


def evaluate_sheet(read: SheetRead, *, on: date) -> Evaluation:
    """What follows from a sheet without faults. Raises `ImpossibleEvidenceError`."""
    return evaluate(complete(read.draft, read.numbers), on=on)


def find_wording_faults(draft: Draft, extractors: Sequence[Extractor]) -> Iterator[SheetFault]:
    """The texts of a sheet that say that a person is guilty, or name one."""
    for each in worded(draft):
        people = [_people(each.text, extractor) for extractor in extractors]
        doers = [name for one in people for name in one.doers]
        named = [*(name for one in people for name in one.named), *_in_small_letters(each.text)]
        if (problem := find_wording_fault(each, doers=doers, named=named, is_name=_is_name)) is not None:
            yield SheetFault(each.row, each.column, problem)


@dataclass(frozen=True, slots=True)
class _People:
    doers: Sequence[str]
    named: Sequence[str]


def _people(text: str, extractor: Extractor) -> _People:
    """Who is said to have done something, and who is named, when the text is read as a sentence of this language."""
    sentence = text[:_LONGEST_READ].strip().rstrip(".?!") + "."
    digest = hashlib.sha256(sentence.encode("utf-8", "replace")).hexdigest()
    document = Document(digest, "", "text/plain", len(sentence), sentence, (0,), SourceDetails())
    reading = extractor.read(document)
    catalogues = [Catalogue(language) for language in sorted(extractor.languages)]
    return _People(
        [each.subject.name for each in reading.statements if each.subject and _is_deed(each, catalogues)],
        [each.name for each in reading.entities if _is_person_named(each)],
    )


def _is_deed(statement: Statement, catalogues: Sequence[Catalogue]) -> bool:
    """Whether one person is said to do something; "mothers" and "doctors" are nobody in particular."""
    doer = statement.subject
    if (
        doer is None
        or doer.type is not EntityType.PERSON
        or KIND_OF.get(statement.predicate) is not PredicateKind.CONDUCT
    ):
        return False
    if doer.level is not NameLevel.ROLE:
        return True
    is_several = any(each.is_plural(doer.name) for each in catalogues)
    return not is_several and collective_words().isdisjoint(fold(doer.name).split())


def _in_small_letters(text: str) -> list[str]:
    """A given name before a surname, however they are written, where neither is an ordinary word."""
    words = [fold(each) for each in re.findall(r"\w+", text)]
    return [
        f"{given} {surname}"
        for given, surname in pairwise(words)
        if is_known_given(given) and surname in known("surnames") and ordinary_words().isdisjoint((given, surname))
    ]


def _is_name(word: str) -> bool:
    folded = fold(word)
    return is_known_given(folded) or folded in known("surnames")


def _is_person_named(entity: DocumentEntity) -> bool:
    """Whether it is a name of a person that begins with a known given name: "Organ Removal" is none."""
    is_name = entity.type is EntityType.PERSON and entity.level is not NameLevel.ROLE
    words = fold(entity.name).split()
    return is_name and bool(words) and is_known_given(words[0])
