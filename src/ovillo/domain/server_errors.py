"""What can go wrong with a case whose record is on a server, or moves there or back.

Fields show the server, the database and the folder of the case; never a user's name, never a password.
"""

from ovillo.domain.errors import CaseDamagedError, CaseReadOnlyError, CaseUnreadableError, OvilloError


class CaseMovedError(OvilloError):
    code = "case_moved"
    template = (
        "The record of the case at {path} was moved to another database meanwhile. Nothing was written. "
        "Run the command again."
    )


class CaseNotMovedError(OvilloError):
    code = "case_not_moved"
    template = "The case at {path} is not intact, so it was not moved. Run ovillo verify {path}."


class CaseThereAlreadyError(OvilloError):
    code = "case_there_already"
    template = (
        "The record of the case at {path} is in its folder already. Nothing was changed. "
        "To move it to a server, give its address: --database postgresql://HOST/DATABASE."
    )


class CaseOnServerError(OvilloError):
    code = "case_on_server"
    template = (
        "The record of the case at {path} is on a server already. Nothing was changed. "
        "To move it to another, move it back first with: ovillo migrate-case {path} --database sqlite"
    )


class DatabaseAddressError(OvilloError):
    code = "database_address"
    template = (
        "--database is no address of a database on a server. Write it as postgresql://HOST/DATABASE, "
        "or sqlite for a file in the case's own folder."
    )


class ServerUnreachableError(OvilloError):
    code = "server_unreachable"
    template = (
        "The database server {server} does not answer. "
        "Check its address, the network and that it is running, then run the command again."
    )


class ServerBusyError(OvilloError):
    code = "server_busy"
    template = (
        "The database server {server} takes no more connections now, or is being started or stopped. "
        "Wait a moment, then run the command again."
    )


class ServerLoginError(OvilloError):
    code = "server_login"
    template = (
        "The database server {server} did not let you in. Check the user, and the password that you give in "
        "~/.pgpass, PGPASSFILE or PGPASSWORD."
    )


class ServerDatabaseError(OvilloError):
    code = "server_database"
    template = (
        "The server has no database {server}. Check its name, or ask the administrator of the server to create it."
    )


class ServerUnfitError(OvilloError):
    code = "server_unfit"
    template = (
        "The database {server} cannot hold a case: it must be PostgreSQL 13 or later, with the encoding UTF8. "
        "Ask the administrator of the server for one."
    )


class ServerRefusedError(OvilloError):
    code = "server_refused"
    template = (
        "The database {server} does not let this user make, move or upgrade a case. "
        "Ask its administrator, or do it as a user who may."
    )


class ConnectionLostError(OvilloError):
    code = "connection_lost"
    template = (
        "The connection to the database of the case at {path} was lost. What was reported as stored is safe; "
        "run the command again."
    )


class NotOnServerError(CaseDamagedError):
    code = "not_on_server"
    template = (
        "The database {server} does not hold the record of the case at {path}. "
        "Ask its administrator to restore it from a backup."
    )


class RoleUnreadableError(CaseUnreadableError):
    code = "role_unreadable"
    template = (
        "The user of the database may not read the case at {path}. Ask the administrator of the server for access."
    )


class RoleReadOnlyError(CaseReadOnlyError):
    code = "role_read_only"
    template = (
        "The user of the database may only read the case at {path}. Ask the administrator of the server for the "
        "right to write."
    )
