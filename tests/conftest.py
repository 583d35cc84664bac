from collections.abc import Iterator

import pytest
from hypothesis import settings

from ovillo.testing.postgresql_server import NoServerError, Server, temporary_server

settings.register_profile("any machine", deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL of this test process; every case is a schema of its own in one database."""
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    try:
        with temporary_server() as running:
            yield running
    except NoServerError as error:
        pytest.skip(str(error))
