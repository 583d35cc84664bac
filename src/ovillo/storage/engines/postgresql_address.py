"""Where a database is on a server, and how its password stays out of everything that is shown or stored.

Rules:
1. A password comes from ~/.pgpass, the file that PGPASSFILE names, or PGPASSWORD; one in the address itself serves the
   command that it was given to, and is forgotten.
2. What is stored says where the database is and how the connection is protected: nothing secret, and nothing that is
   one person's own (paths of keys, a role to take).
3. PGUSER wins over the user of a stored address: the people of a unit share the folder of a case, not a name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ovillo.domain.server_errors import DatabaseAddressError
from ovillo.storage.pointer import is_server_address

_NEVER_STORED = frozenset(
    {"password", "passfile", "sslpassword", "sslkey", "sslcert", "options", "oauth_client_secret", "application_name"}
)
_DEFAULT_PORT = "5432"


@dataclass(frozen=True, slots=True)
class Address:
    """A database on a server."""

    parameters: Mapping[str, str] = field(repr=False)
    """Of libpq; perhaps a password among them."""

    @property
    def server(self) -> str:
        """What messages show: host, port, database."""
        host = self.parameters.get("host") or self.parameters.get("hostaddr") or "localhost"
        port = self.parameters.get("port", _DEFAULT_PORT)
        return f"{host}:{port}/{self.parameters.get('dbname', '')}"

    @property
    def stored(self) -> str:
        """The address as the pointer of a case holds it."""
        kept = {name: text for name, text in self.parameters.items() if name not in _NEVER_STORED}
        host, port, user = kept.get("host", ""), kept.get("port", ""), kept.pop("user", "")
        place = ""
        if host and not set(host) & set("/,"):
            place = f"[{host}]" if ":" in host else quote(host, safe="")
            place += f":{port}" if port else ""
            kept = {name: text for name, text in kept.items() if name not in {"host", "port"}}
        name = quote(kept.pop("dbname", ""), safe="")
        rest = f"?{urlencode(sorted(kept.items()), quote_via=quote)}" if kept else ""
        return f"postgresql://{quote(user, safe='') + '@' if user else ''}{place}/{name}{rest}"

    @property
    def conninfo(self) -> str:
        """As libpq takes it; not to be shown."""
        return make_conninfo("", **self.parameters)

    def as_user_of(self, environment: Mapping[str, str]) -> "Address":
        """The same, as the user whom the environment names, if it names one."""
        if not environment.get("PGUSER"):
            return self
        return Address({name: text for name, text in self.parameters.items() if name != "user"})


def parse_address(text: str) -> Address:
    """The address, which libpq understands. Raises `DatabaseAddressError`, whose message does not repeat it."""
    if not is_server_address(text):
        raise DatabaseAddressError
    try:
        found = conninfo_to_dict(text)
    except (psycopg.Error, ValueError):
        raise DatabaseAddressError from None  # the reason quotes the address, perhaps with its password
    address = Address({name: str(value) for name, value in found.items() if value not in {None, ""}})
    if not all(port.isdecimal() for port in address.parameters.get("port", _DEFAULT_PORT).split(",")):
        raise DatabaseAddressError
    return address
