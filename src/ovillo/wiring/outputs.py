"""Where a command may write: never into a case, whose files only the case itself may change."""

from pathlib import Path

from ovillo.domain.errors import InsideCaseError
from ovillo.storage.layout import case_around


def require_outside(path: Path) -> None:
    """Nothing where no case holds the file.

    Raises:
        InsideCaseError: the file lies, or would lie, in the folder of a case.
    """
    if (case := case_around(path)) is not None:
        raise InsideCaseError(path=path, case=case)
