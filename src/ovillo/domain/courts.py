"""Who is no court: nobody but a court acquits."""

import re

from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel

_COURTS = frozenset(
    {
        *("court", "courts", "judge", "judges", "jury", "jurors", "magistrate", "magistrates", "tribunal", "bench"),
        *("justice", "justices", "chamber", "juez", "jueza", "jueces", "juzgado", "juzgados", "sala", "corte"),
        *("tribunales", "audiencia", "supremo", "suprema", "magistrado", "magistrada", "magistrados", "jurado"),
        *("judicatura", "camara", "cámara", "vocales", "sandiganbayan"),
    }
)


def is_no_court(entity: CaseEntity | DocumentEntity | None) -> bool:
    """Whether this is a police force, a prosecutor, a board: anybody told by what they are, and no court or judge."""
    if entity is None:
        return False
    return is_called_no_court(entity.name, entity.type, is_named=entity.level is not NameLevel.ROLE)


def is_called_no_court(name: str | None, kind: EntityType | None, *, is_named: bool) -> bool:
    """The same of whom only the name is at hand; None is nobody."""
    if name is None or (kind is EntityType.PERSON and is_named):
        return False
    return _COURTS.isdisjoint(re.findall(r"\w+", name.casefold()))
