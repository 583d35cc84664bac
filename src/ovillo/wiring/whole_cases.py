"""What is done with a case as a whole: verified, copied, moved, indexed anew, cleared of what was erased."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ovillo.domain.errors import CaseDamagedError, DatabaseMissingError
from ovillo.domain.server_errors import NotOnServerError
from ovillo.interfaces.record import Fault, LedgerHead
from ovillo.ledger.policies import Policy
from ovillo.storage import cases
from ovillo.storage.kept_heads import FolderHeads
from ovillo.storage.layout import TABLES, remove_kept_copies
from ovillo.storage.problems import DATABASE_MISSING, DATABASE_UNREADABLE
from ovillo.wiring.cases import OpenCase, open_case_for_all, open_whole_case
from ovillo.workflows.approvals import BACKUP, RECORD, take_whole
from ovillo.workflows.erase import finish
from ovillo.workflows.time_stamps import check_stamps
from ovillo.workflows.verify import Verified, as_met_by, verify, verify_heads

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


def verify_case(
    folder: Path,
    *,
    heads: Sequence[bytes] = (),
    policy: Policy | None = None,
    time_roots: "Sequence[Certificate] | None" = None,
    viewer: str = "",
) -> Verified:
    """Whether the case is intact, and what guardians cosigned; a case too damaged to open is not.

    Args:
        folder: of the case.
        heads: notes of guardians from elsewhere.
        policy: whose cosignatures count; without one, those of the case's own policies.
        time_roots: who answers for authorities whose time stamps count; without them stamps are not looked at.
        viewer: who is told of it.
    """
    try:
        with open_case_for_all(folder) as opened:  # a proof tells nothing of what the case says
            verified = verify(opened.record, opened.originals)
            kept = FolderHeads(folder)
            verified = verify_heads(verified, opened.record, kept, given=heads, policy=policy)
            verified = as_met_by(viewer, verified, opened.record)
            if time_roots is None or verified.fault is not None:
                return verified
            return replace(verified, stamps=check_stamps(opened.record, kept, time_roots))
    except (DatabaseMissingError, NotOnServerError):
        return Verified(Fault(what="database", place=str(folder), problem=DATABASE_MISSING))
    except CaseDamagedError:
        return Verified(Fault(what="database", place=str(folder), problem=DATABASE_UNREADABLE))


def verify_tables(folder: Path, verified: Verified) -> Verified:
    """The same; of an intact case also whether the Parquet twins of its tables say what the originals say."""
    if not verified.is_intact or not (folder / TABLES).is_dir():
        return verified
    from ovillo.storage.records.table_twins import verify_twins  # noqa: PLC0415 - Ibis takes a second to load

    return replace(verified, fault=verify_twins(folder))


def rebuild_search_index(folder: Path) -> None:
    """The search index made again from the documents."""
    record = cases.open_case(folder)
    try:
        record.rebuild_search_index()
    finally:
        record.close()


def finish_erasure(opened: OpenCase) -> None:
    """Nothing of what was erased is left in the folder of the case. Raises `ErasureCutShortError`."""
    from ovillo.wiring.tables import forget_twins  # noqa: PLC0415 - DuckDB

    def forget() -> None:
        remove_kept_copies(opened.folder)
        if (opened.folder / TABLES).is_dir():
            forget_twins(opened.folder)

    finish(opened.record, opened.originals, forget=forget)


def move_case(folder: Path, database: str) -> LedgerHead:
    """The ledger of a case whose record was moved: to the server of an address, or back by "sqlite".

    Raises:
        AccessDeniedError, NotApprovedError: whoever runs the program may not, or two have not signed for it.
    """
    with open_whole_case(folder) as opened:
        take_whole(opened.record, RECORD)
    return cases.move_case(folder, database)


def back_up(folder: Path, target: Path) -> Verified:
    """A copy that opens, and whether it is intact: a case that is not gives a copy that is not.

    Raises:
        AccessDeniedError, NotApprovedError: whoever runs the program may not, or two have not signed for it.
    """
    with open_whole_case(folder) as opened:
        take_whole(opened.record, BACKUP)
    cases.back_up(folder, target)
    return verify_case(target)
