import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ovillo.domain.errors import VerificationError
from ovillo.ledger import HASH_BYTES, verify_inclusion
from tests.shared_data import SHARED

PROJECT = Path(__file__).parents[2]
CASES = SHARED / "merkle" / "inclusion"


def _cases() -> Iterator[object]:
    paths = sorted(CASES.rglob("*.json"))
    if not paths:
        yield pytest.param(None, marks=pytest.mark.skip(reason=f"there are no inclusion cases at {CASES}"))
    for path in paths:
        yield pytest.param(path, id=str(path.relative_to(CASES).with_suffix("")))


@pytest.mark.parametrize("path", list(_cases()))
def test_a_published_inclusion_case_is_judged_as_published(path):
    case = json.loads(path.read_text("utf-8"))
    leaf_hash, root = (base64.b64decode(case[name]) for name in ("leafHash", "root"))
    proof = [base64.b64decode(element) for element in case["proof"] or []]
    if not case["wantErr"] and len(root) != HASH_BYTES:
        pytest.skip("the root of this case is a placeholder")

    def verify() -> None:
        verify_inclusion(leaf_hash, case["leafIdx"], case["treeSize"], proof, root)

    if case["wantErr"]:
        with pytest.raises(VerificationError):
            verify()
    else:
        verify()
