"""No bit of any file of a case is flipped in silence: a thousand, and a hundred thousand, by hand (make test-slow)."""

import os
import shutil
import time
from pathlib import Path

import pytest

from ovillo.ledger.policies import parse_policy
from ovillo.ledger.stamps import read_roots, stamp_request
from ovillo.storage.kept_heads import FolderHeads
from tests.cli.bit_flips import flip_bits
from tests.cli.conftest import run_ovillo as run
from tests.cli.guarded_case import NAMES, attached, four_guardians
from tests.ledger.time_authority import TimeAuthority
from tests.soak import add_part

pytestmark = pytest.mark.enable_socket
FLIPS_IN_CI, FLIPS = 1_000, int(os.environ.get("OVILLO_FLIPS", "100000"))


def flip_often(folder: Path, count: int) -> None:
    note = folder / "nota_2031-05-14_en.txt"
    note.write_text("Villa Jacaranda, 14 May 2031. Ana Inventada was detained by the police.\n", "utf-8")
    case, authority = folder / "case", folder / "authority"
    authority.mkdir()
    with four_guardians(folder / "guardians") as guardians:
        assert run("new", case).status == 0
        attached(guardians, case)
        assert run("add", case, note).status == 0
        policy = parse_policy(guardians.policy(NAMES[:1], 1).read_text("utf-8"))
    heads, by = FolderHeads(case), TimeAuthority.make(authority)
    head = heads.last()
    assert head is not None
    heads.keep_stamp(head, by.answer(stamp_request(head)))
    roots = read_roots(by.root)
    seed = time.time_ns()

    found = flip_bits(case, folder / "spare", count=count, seed=seed, policy=policy, roots=roots)

    print(f"{count} flips, seed {seed}: {dict(found)}")  # noqa: T201 - the count of the long run is told
    assert found["silent"] == 0, (seed, found)
    assert found["caught"] > count / 10
    shutil.rmtree(folder / "spare")
    add_part("flips", count, caught=found["caught"], idle=found["idle"])


def test_a_thousand_flipped_bits_are_all_seen(tmp_path: Path) -> None:
    flip_often(tmp_path, FLIPS_IN_CI)


@pytest.mark.slow
def test_a_hundred_thousand_flipped_bits_are_all_seen(tmp_path: Path) -> None:
    """Or as many as OVILLO_FLIPS says: other bits each time, so that parts add up (`make soak-part`)."""
    flip_often(tmp_path, FLIPS)
