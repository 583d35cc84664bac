"""What must be read beside a tie, whatever the filters leave of its statements.

1. What a filter leaves of a finding says how firmly, when and by how many. Who denies it, negates it or tells of an
   acquittal of it, and what its source corrected, stand beside it though the filter leaves them out.
2. Nothing becomes a tie by this: a finding of which a filter leaves nothing stays away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from ovillo.domain.findings import Finding
from ovillo.domain.statements import Standing, Statement


def with_what_is_beside(left: Iterable[Finding], whole: Iterable[Finding]) -> list[Finding]:
    """The findings that filters left, each with what the whole ones say against the same thing."""
    of_statement = {said.id: each for each in whole for said in each.statements}
    return [_with_the_rest(each, of_statement) for each in left]


def _with_the_rest(left: Finding, of_statement: dict[str, Finding]) -> Finding:
    own = {said.id: said for said in left.statements}
    found = {whole.id: whole for each in own if (whole := of_statement.get(each))}.values()
    told = [own.get(said.id, said) for each in found for said in each.statements if said.id in own or _is_against(said)]
    return replace(
        left,
        statements=tuple(told) or left.statements,
        superseded=_joined(each.superseded for each in found),
        overtaken=_joined(each.overtaken for each in found),
        beside=_joined(each.beside for each in found),
        denials=tuple(dict.fromkeys(chain.from_iterable(each.denials for each in found))),
    )


def _is_against(said: Statement) -> bool:
    return said.negated or said.standing in {Standing.DENIED, Standing.ACQUITTED}


def _joined(ids: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({*chain.from_iterable(ids)}))
