"""How long `ovillo proposals` takes on a large case: `python -m benchmarks.proposals [MENTIONS …]`.

Invented people are named in reports of ten, fully, shortly, by a surname alone, in capitals and by an initial, a fifth
of them with an age or a telephone; drawn with a fixed seed. The case is written by the record itself; then the command
is timed as a user runs it. Also: what a report that comes later costs beside the first matching.
"""

import hashlib
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity, EntityType, Mention, NameLevel
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import DocumentReading
from ovillo.resolution import Matcher
from ovillo.wiring.cases import create_case

_GIVEN = (
    "José Juan Luis Carlos Jorge Pedro Ana María Rosa Carmen Julia Elena Marta Sofía Lucía Diego Pablo Raúl Hugo Nilda"
)
_SURNAMES = (
    "Quispe Flores Sánchez García Rojas Huamán Mamani Díaz Torres Ramírez López Gonzales Vargas Ramos Castillo Chávez "
    "Condori Fernández Vásquez Mendoza Espinoza Castro Gutiérrez Romero Cruz Ruiz Salazar Aguilar Silva Rivera Medina "
    "Ñahui Pilco Tarqui Laurente Ccori Chonta Mashua Olluco Tarwi Lúcuma Pitahaya Quenual Farfán Tambo Totora Cotos"
)
_PEOPLE_OF_A_REPORT, _MENTIONS_OF_A_PERSON = 10, 6
AT = datetime(2031, 5, 14, tzinfo=UTC)


def reports(mentions: int, *, seed: int) -> Iterator[tuple[Document, DocumentReading]]:
    """Reports of ten people each, with that many mentions in all."""
    chooser = random.Random(seed)
    given, surnames = _GIVEN.split(), _SURNAMES.split()
    people = [
        (chooser.choice(given), chooser.choice(surnames), chooser.choice(surnames), f"9{chooser.randrange(10**8):08}")
        for _ in range(max(_PEOPLE_OF_A_REPORT, mentions // _MENTIONS_OF_A_PERSON))
    ]
    for number in range(mentions // _PEOPLE_OF_A_REPORT):
        text, named = f"Report {number}.", []
        for person in chooser.sample(people, _PEOPLE_OF_A_REPORT):
            name, level = _write(person, chooser.random())
            start = len(text) + 1
            named.append((start, name, level))
            text += f" {name}" + (f", phone {person[3]}, spoke." if chooser.random() < 0.2 else " spoke.")
        content = text.encode()
        document = hashlib.sha256(content).hexdigest()
        entities = tuple(
            DocumentEntity(
                identity("entity", document, start, start + len(name), EntityType.PERSON.value),
                document,
                EntityType.PERSON,
                name,
                level,
                (Mention(start, start + len(name), name, level),),
            )
            for start, name, level in named
        )
        details = SourceDetails(publisher="El Diario Inexistente", published=date(2031, 5, 13), language="en")
        read = Document(document, f"{number}.txt", "text/plain", len(content), text, (0,), details)
        yield read, DocumentReading(document, entities, ())


def _write(person: tuple[str, str, str, str], chance: float) -> tuple[str, NameLevel]:
    given, first, second, _ = person
    if chance < 0.5:
        return f"{given} {first} {second}", NameLevel.FULL
    if chance < 0.75:
        return f"{given} {first}", NameLevel.FULL
    if chance < 0.85:
        return first, NameLevel.PARTIAL
    if chance < 0.95:
        return f"{first} {second}, {given}".upper(), NameLevel.FULL
    return f"{given[0]}. {first} {second}", NameLevel.FULL


def main(sizes: list[int]) -> None:
    """Prints a line per size."""
    for mentions in sizes or [5_000, 50_000]:
        with tempfile.TemporaryDirectory() as place:
            case = Path(place) / "case"
            with (
                create_case(case, name="Invented", actor="Inés Inventada", at=AT) as opened,
                opened.record.writing(actor="Inés Inventada", at=AT) as writer,
            ):
                for document, reading in reports(mentions, seed=mentions):
                    writer.add_document(document, reading)
            seconds, processor, lines = _time("proposals", str(case), "--as", "json")
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
            print(
                f"proposals.seconds {seconds:.1f} s by the clock, {processor:.1f} s of a processor "
                f"({mentions} mentions, {lines} proposals, peak {peak:.2f} GB)",
                flush=True,
            )
        _match_later(mentions)


def _match_later(mentions: int) -> None:
    """What the last report costs when all others were matched before, in this process."""
    entities = [entity for _, reading in reports(mentions, seed=mentions) for entity in reading.entities]
    matcher = Matcher()
    costs = []
    for part in (entities[:-_PEOPLE_OF_A_REPORT], entities[-_PEOPLE_OF_A_REPORT:]):
        before, started = matcher.compared, time.process_time()
        matcher.add(part)
        matcher.proposals()
        costs.append((time.process_time() - started, matcher.compared - before))
    (first, pairs), (later, new_pairs) = costs
    print(f"matching.first {first:.2f} s of a processor, {pairs} pairs of names compared ({mentions} mentions)")
    print(f"matching.one_more_report {later:.2f} s of a processor, {new_pairs} pairs of names compared", flush=True)


def _time(*arguments: str) -> tuple[float, float, int]:
    program = Path(sys.executable).with_name("ovillo")
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([program, *arguments], check=True, capture_output=True, env=dict(os.environ))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, processor, done.stdout.count(b'"contradicted_by"')


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]])
