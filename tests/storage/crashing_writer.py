"""A process that forks writers to be killed: each adds documents until it dies, and says which are stored.

Every line of input starts one and numbers its first document. The libraries are loaded once, so that a kill falls
into the writing.
"""

import os
import sys
from pathlib import Path

from ovillo.storage.cases import open_case
from ovillo.storage.originals import open_originals
from ovillo.testing.invented import ACTOR, AT, content_of, document_of, reading_of


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def write_until_killed(folder: Path, first: int) -> None:
    record = open_case(folder)
    originals = open_originals(folder)
    for number in range(first, first + 10_000):
        document = document_of(number)
        originals.put(content_of(number))
        with record.writing(actor=ACTOR, at=AT) as writer:
            writer.add_document(document, reading_of(document))
        say(f"stored {document.id}")


open_case(Path(sys.argv[1])).close()  # loads what this database needs
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        write_until_killed(Path(sys.argv[1]), first=int(line))
        os._exit(1)
    say(f"started {child}")
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        sys.exit("a writer ended by itself")
    say("ended")
