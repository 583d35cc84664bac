from collections.abc import Iterator
from pathlib import Path

import pytest

from ovillo.storage.cases import SQLITE, create_case
from ovillo.storage.originals import open_originals
from ovillo.storage.record import SqlRecord
from ovillo.testing.invented import ACTOR, AT, content_of, document_of, judgement_of, reading_of

pytest.register_assert_rewrite("ovillo.testing.record_contract", "ovillo.testing.search_contract")
both = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
"""Runs a test once on each database."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "case"


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """What `--database` names. SQLite, unless a test is for `both`."""
    if getattr(request, "param", SQLITE) == SQLITE:
        return SQLITE
    return str(request.getfixturevalue("server").address())


@pytest.fixture
def record(folder: Path, database: str) -> Iterator[SqlRecord]:
    """An empty case."""
    record = create_case(folder, name="Caso inventado", actor=ACTOR, at=AT, database=database)
    yield record
    record.close()


@pytest.fixture
def withdrawn(record: SqlRecord, folder: Path) -> SqlRecord:
    """A case with a row in every table of the first format: three documents, the last of them withdrawn."""
    originals = open_originals(folder)
    documents = [document_of(number) for number in range(3)]
    for number in range(3):
        originals.put(content_of(number))
    with record.writing(actor=ACTOR, at=AT) as writer:
        for document in documents:
            writer.add_document(document, reading_of(document))
        for number in range(3):
            writer.judge(judgement_of(number))
        writer.undo(judgement_of(1).id, reason="A second look.")
        writer.withdraw(documents[2].id, reason="Not about this case.")
    return record


@pytest.fixture
def filled(withdrawn: SqlRecord) -> SqlRecord:
    """A case with a row in every table but that of rates: the last of its three documents was taken back and withdrawn again."""
    with withdrawn.writing(actor=ACTOR, at=AT) as writer:
        writer.restore(document_of(2).id, reason="Read again.")
        writer.withdraw(document_of(2).id, reason="Not about this case after all.")
    return withdrawn
