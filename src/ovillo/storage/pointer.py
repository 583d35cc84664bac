"""The file in a case's folder that says on which server its record is: no password, nothing about the case."""

import json
from dataclasses import dataclass
from pathlib import Path

from ovillo.domain.errors import CaseDamagedError, CaseUnreadableError
from ovillo.storage.layout import pointer_of

_SCHEMES = ("postgresql://", "postgres://")
_VERSION = 1
_SCHEMA_PREFIX = "case_"


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a record is."""

    address: str
    """As `--database` takes it, without a password."""
    schema: str
    """Of the database: "case_" and hexadecimal digits."""

    @property
    def content(self) -> str:
        """The bytes of the file."""
        parts = {"ovillo": _VERSION, "database": self.address, "schema": self.schema}
        return json.dumps(parts, ensure_ascii=False, indent=2) + "\n"


def is_server_address(text: str) -> bool:
    """Whether this begins as the address of a database on a server."""
    return text.startswith(_SCHEMES)


def schema_name(digits: str) -> str:
    """The name of a schema for a case."""
    return f"{_SCHEMA_PREFIX}{digits}"


def read_pointer(folder: Path) -> Pointer | None:
    """What the folder's pointer says; `None` where it has none. Raises `CaseDamagedError`, `CaseUnreadableError`."""
    try:
        parts = json.loads(pointer_of(folder).read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise CaseUnreadableError(path=folder) from error
    except (OSError, ValueError) as error:
        raise CaseDamagedError(path=folder) from error
    match parts:
        case {"ovillo": 1, "database": str(address), "schema": str(schema)} if is_server_address(
            address
        ) and _is_schema(schema):
            return Pointer(address, schema)
        case _:
            raise CaseDamagedError(path=folder)


def _is_schema(name: str) -> bool:
    digits = name.removeprefix(_SCHEMA_PREFIX)
    return digits != name and bool(digits) and not set(digits) - set("0123456789abcdef")
