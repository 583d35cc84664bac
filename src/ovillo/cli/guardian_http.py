"""A guardian over HTTP, as c2sp.org/tlog-witness asks: POST /add-checkpoint, GET /<hash of the origin>/checkpoint."""

import re
from typing import TYPE_CHECKING, Final

from ovillo.cli.small_http import SmallServer

if TYPE_CHECKING:
    from ovillo.domain.responses import Response
    from ovillo.workflows.guardian import Guardian

LARGEST_REQUEST: Final = 256_000
_CHECKPOINT: Final = re.compile(r"/([0-9a-f]{64})/checkpoint")


class GuardianServer(SmallServer):
    """Answers for one guardian."""

    def __init__(self, guardian: "Guardian", host: str, port: int) -> None:
        def get(path: str) -> "Response | None":
            found = _CHECKPOINT.fullmatch(path)
            return guardian.checkpoint(found[1]) if found else None

        posts = {"/add-checkpoint": guardian.add_checkpoint}
        super().__init__((host, port), posts, gets=get, largest_request=LARGEST_REQUEST)
