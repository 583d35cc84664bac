"""What a network leaves out of its case: how many people nobody ties to anybody, and why findings made no tie."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ovillo.domain.messages import mark
from ovillo.domain.networks import COUNSEL, Network
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.network_answers import REASONS
from ovillo.workflows.answers import Answers

_TOLD: Final = mark(
    "People in the brief: {people}; tied to somebody, by these filters: {tied}. Who is not drawn is not outside of the "
    "case."
)
_WHY: Final = {**REASONS, COUNSEL: mark("of a lawyer and a client: the filters show them")}


@dataclass(frozen=True, slots=True)
class Missing:
    """As the page says it."""

    told: str
    """Empty of a case that names nobody."""
    why: Sequence[str]


def missing_of(network: Network, answers: Answers, catalogue: Catalogue) -> Missing:
    """What the whole network by these filters leaves out, whichever part of it is shown."""

    def number(count: int) -> str:
        return catalogue.number(Decimal(count))

    people = {each.entity.id for each in answers.brief.people}
    tied = people & {node.id for node in network.nodes}
    told = (
        catalogue.say(_TOLD, people=number(len(people)), tied=number(len(tied))) if people or network.left_out else ""
    )
    line = mark("Made no tie: {count} findings {reason}.")
    return Missing(
        told,
        [
            catalogue.say(line, count=number(count), reason=catalogue.say(_WHY[reason]))
            for reason, count in sorted(network.left_out.items(), key=lambda each: (-each[1], each[0]))
            if count
        ],
    )
