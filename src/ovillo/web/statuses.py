"""With which status a page or the API answers a refusal."""

from typing import Final

from ovillo.domain.custody import ItemUnknownError
from ovillo.domain.errors import DocumentNotFoundError, NodeUnknownError, OvilloError
from ovillo.web.adding import RunUnknownError
from ovillo.web.entities import EntityUnknownError
from ovillo.workflows.access import AccessDeniedError
from ovillo.workflows.acknowledged import NotAcknowledgedError
from ovillo.workflows.charts import ChartUnknownError
from ovillo.workflows.held_hypotheses import SetNotFoundError
from ovillo.workflows.views import StatementNotFoundError

_NOT_THERE: Final = (
    *(ChartUnknownError, DocumentNotFoundError, EntityUnknownError, ItemUnknownError, NodeUnknownError),
    *(RunUnknownError, SetNotFoundError, StatementNotFoundError),
)
"""The address of a page names what the case does not have."""


def status_of(method: str, error: OvilloError) -> int:
    """Of an answer to this method of HTTP: what is asked for and not there is 404, whatever else is refused 400."""
    if isinstance(error, AccessDeniedError):
        return 403
    if isinstance(error, NotAcknowledgedError):
        return 503
    return 404 if method == "GET" and isinstance(error, _NOT_THERE) else 400
