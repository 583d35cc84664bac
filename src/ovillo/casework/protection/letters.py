"""Family of protected people who sign a letter about them: "My daughter, Ana Sol, … Yours, Eva Sol"."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from ovillo.casework.protection.kin_nouns import family
from ovillo.casework.protection.unread import person
from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity
from ovillo.domain.protection import ProtectedAs

_SIGNED: Final = re.compile(
    r"(?:^|[.!?][^\S\n]+)[^\S\n]*(?i:yours(?:\s(?:sincerely|faithfully|truly))?|sincerely(?:\syours)?|(?:kind|best|warm)?\s?regards|thank\syou"
    r"|signed|atentamente|atte\.?|cordialmente|saludos(?:\scordiales)?|firma(?:do)?|muchas\sgracias|gracias|se\sdespide)"
    r"[^\S\n]*[,.:]?\s+(?P<who>[^\W\d_a-z][\w'’-]+(?:[^\S\n]+(?:(?:de|del|la)[^\S\n]+){0,2}[^\W\d_a-z][\w'’-]+){1,4})"
    r"[^\S\n]*(?=$|[,.(])",
    re.MULTILINE,
)
_AS_FAR: Final = 60
"""Letters before a name that are looked at."""


def kin_who_sign(
    document: Document,
    entities: Sequence[DocumentEntity],
    kind_of: Callable[[DocumentEntity], ProtectedAs | None],
) -> Iterator[tuple[DocumentEntity, ProtectedAs]]:
    """Who signs a text that calls a protected person their own family.

    Args:
        document: with its text.
        entities: the people of this document.
        kind_of: what somebody is protected as.
    """
    text = document.text
    signed = list(_SIGNED.finditer(text))
    if not signed:
        return
    own = (
        kind
        for each in entities
        if any(_mine().search(text, max(0, it.start - _AS_FAR), it.start) for it in each.mentions)
        if (kind := kind_of(each)) is not None
    )
    kind = next(own, None)
    if kind is None:
        return
    for each in signed:
        start, end = each.span("who")
        read = next((it for it in entities if any((m.start, m.end) == (start, end) for m in it.mentions)), None)
        yield read or person(document.id, start, end, text[start:end]), kind


@cache
def _mine() -> re.Pattern[str]:
    """Before a name: of the family of whoever writes."""
    return re.compile(
        rf"(?<![^\W_])(?i:my|our|mis?|nuestr[oa]s?)\s+(?:[^\W\d_]{{1,15}}\s+)?{family()[0]}(?:\s+(?i:menor|mayor))?\s*,?\s*\Z"
    )
