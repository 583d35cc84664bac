"""A process that forks writers, who all begin at once: each adds documents and says which heads of the ledger it saw.

Arguments: the case, how many writers, how many documents each. A writer that fails ends with status 1.
"""

import os
import sys
from pathlib import Path

from ovillo.storage.cases import open_case
from ovillo.testing.invented import ACTOR, AT, document_of, judgement_of, reading_of


def write(folder: Path, first: int, count: int, start: int) -> None:
    record = open_case(folder)
    os.read(start, 1)  # returns when the parent closes the other end
    for number in range(first, first + count):
        document = document_of(number)
        with record.writing(actor=f"{ACTOR} {first}", at=AT) as writer:
            writer.add_document(document, reading_of(document))
            writer.judge(judgement_of(number))
            writer.flush()
            head = writer.head()
        os.write(1, f"{document.id} {head.size} {head.root.hex()}\n".encode())  # one write: lines do not mix
    record.close()


folder, writers, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
open_case(folder).close()  # loads what this database needs
reading_end, writing_end = os.pipe()
children = []
for number in range(writers):
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(writing_end)
            write(folder, 1_000 * number, count, reading_end)
            status = 0
        finally:
            os._exit(status)
    children.append(child)
os.close(writing_end)
endings = [os.waitpid(child, 0)[1] for child in children]
sys.exit(any(endings))
