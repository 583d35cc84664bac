"""The engine that links a register, where its packages are installed."""

import os
import shutil
from importlib.util import find_spec

from ovillo.domain.errors import ExtraMissingError, JavaMissingError
from ovillo.interfaces.linkage import LinkageEngine

_NEEDED = {"duckdb": ("splink", "duckdb", "pyarrow"), "spark": ("splink", "duckdb", "pyarrow", "pyspark")}
_EXTRAS = {"duckdb": "ovillo[batch]", "spark": "ovillo[spark]"}


def linkage_engine(kind: str, *, workers: int) -> LinkageEngine:
    """Splink on DuckDB ("duckdb") or on Spark ("spark").

    Raises:
        ExtraMissingError: a package is not installed.
        JavaMissingError: Spark finds no Java.
    """
    if any(find_spec(package) is None for package in _NEEDED[kind]):
        raise ExtraMissingError(extra=_EXTRAS[kind])
    if kind == "duckdb":
        from ovillo.storage.linkage.duckdb_engine import DuckDBEngine  # noqa: PLC0415 - an extra

        return DuckDBEngine(workers=workers)
    require_java()
    from ovillo.storage.linkage.spark_engine import SparkEngine  # noqa: PLC0415 - an extra
    from ovillo.storage.spark_session import session  # noqa: PLC0415 - as above

    return SparkEngine(session(workers=workers))


def require_java() -> None:
    """Raises `JavaMissingError` where Spark would find no Java."""
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise JavaMissingError
