"""What manifests say of the files to add, and which files wait because a manifest is wrong.

A file whose row is wrong is not added: stored without what the row says, its bytes could not be added again.

1. A wrong row costs its own file, with a line for each wrong cell; every other file is added.
2. A wrong header or torn quotation marks: the files that the manifest names wait, or all in its folder and below where
   not even the names can be read. That is one line with their number.
3. A row for a file that is not there gets a note where the whole folder is added, and nothing is refused.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ovillo.domain.messages import mark
from ovillo.domain.sources import SourceDetails
from ovillo.reading import Manifest, ManifestFault, read_manifest
from ovillo.workflows.document_work import RefusedPieces
from ovillo.workflows.file_lists import FoundFile
from ovillo.workflows.ingest import Added, Outcome

FAULT = mark("{manifest}, row {row}, column {column}: {problem}")
SPOILT = mark(
    "row {row}, column {column}: {problem} Files that wait for it: {count}. Mend it, then run the command again."
)
UNREADABLE = mark(
    "It cannot be read. Check its permissions, then run the command again. Files that wait for it: {count}."
)
NOT_THERE = mark("{manifest}, row {row}: there is no file of this name. Correct the row, or put the file there.")


@dataclass(slots=True)
class Stated:
    """What manifests say of files, by the names under which the files are shown."""

    details: dict[str, SourceDetails] = field(default_factory=dict)
    pieces: dict[str, RefusedPieces] = field(default_factory=dict)
    """Members of archives that must not be added, and why."""
    refused: list[Added] = field(default_factory=list)
    waiting: set[str] = field(default_factory=set)
    """Files that must not be added."""
    notes: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """One manifest."""

    path: Path
    name: str
    is_listed: bool
    """Whether the folder that holds it was given: then its rows should all name files of it."""


def read_manifests(places: Iterable[Place], files: Sequence[FoundFile]) -> Stated:
    """What these manifests say of these files."""
    names = {os.path.realpath(file.path): file.name for file in files}
    stated = Stated()
    for place in places:
        try:
            content = place.path.read_bytes()
        except OSError:
            _hold(stated, place, _below(place, names), UNREADABLE)
            continue
        _take(stated, place, names, read_manifest(content))
    return stated


def _take(stated: Stated, place: Place, names: Mapping[str, str], manifest: Manifest) -> None:
    spoilt = next((fault for fault in manifest.faults if fault.spoils_all), None)
    if spoilt is not None:
        named = {name for file in manifest.rows if (name := _listed_name(place, file, names))}
        held = named if manifest.rows else _below(place, names)
        _hold(stated, place, held, SPOILT, spoilt)
        return
    for file, details in manifest.details.items():
        if name := _shown_name(place, file, names):
            stated.details[name] = details
    for fault in manifest.faults:
        _refuse(stated, place, fault, names)
    for file, row in manifest.rows.items():
        if place.is_listed and _shown_name(place, file, names) is None:
            stated.notes.append((NOT_THERE, {"manifest": place.name, "row": row}))


def _hold(
    stated: Stated,
    place: Place,
    held: set[str],
    refusal: str,
    fault: ManifestFault | None = None,
) -> None:
    """Nothing of what the manifest could speak of is added; the manifest gets the line."""
    fields = {"row": fault.row, "column": fault.column, "problem": fault.problem} if fault else {}
    if held or place.is_listed:
        stated.waiting.update(held)
        stated.refused.append(_refused(place.name, refusal, {**fields, "count": len(held)}))


def _refuse(stated: Stated, place: Place, fault: ManifestFault, names: Mapping[str, str]) -> None:
    fields = {"manifest": place.name, "row": fault.row, "column": fault.column, "problem": fault.problem}
    name = _shown_name(place, fault.file, names) if fault.file else None
    if name is None:
        if place.is_listed and fault.file is None:
            stated.refused.append(_refused(place.name, FAULT, fields))
    elif name in names.values():
        stated.waiting.add(name)
        stated.refused.append(_refused(name, FAULT, fields))
    else:
        stated.pieces.setdefault(name, RefusedPieces(FAULT, tuple(fields.items())))


def _refused(name: str, refusal: str, fields: Mapping[str, object]) -> Added:
    return Added(name, Outcome.REFUSED, refusal=refusal, refusal_fields=tuple(fields.items()))


def _below(place: Place, names: Mapping[str, str]) -> set[str]:
    folder = os.path.realpath(place.path.parent)
    return {name for path, name in names.items() if Path(path).is_relative_to(folder)}


def _listed_name(place: Place, file: str, names: Mapping[str, str]) -> str | None:
    """The name of the listed file that this is, or that holds this member."""
    return next((names[real] for real in _outwards(place, file) if real in names), None)


def _shown_name(place: Place, file: str, names: Mapping[str, str]) -> str | None:
    """The name of a listed file, or of a member below a listed archive."""
    outer = file
    for real in _outwards(place, file):
        if real in names:
            member = file[len(outer) :]
            return names[real] + member
        outer = outer.rpartition("/")[0]
    return None


def _outwards(place: Place, file: str) -> Iterator[str]:
    """The real path of the file, then of each part of it that could be an archive."""
    while file:
        yield os.path.realpath(place.path.parent / file)
        file = file.rpartition("/")[0]
