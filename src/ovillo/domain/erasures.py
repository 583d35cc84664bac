"""What can be wrong with an erasure."""

from ovillo.domain.errors import UsageError


class ErasureError(UsageError):
    code = "erasure"
    template = "{problem} Nothing was recorded."


class ErasureOwnerError(UsageError):
    code = "erasure_owner"
    template = (
        "On a server, only the role that owns the tables of the case can erase. Let its owner run the command. "
        "Nothing was erased."
    )


class ErasureCutShortError(UsageError):
    code = "erasure_cut_short"
    template = (
        "The content is erased, but others have the case open, so that traces may be left in its files. "
        "When they are done, run: ovillo erase CASE --finish"
    )
