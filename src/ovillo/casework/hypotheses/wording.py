"""A hypothesis says what was done to somebody; it never says who is guilty of it.

A probability beside a name is read as a probability of guilt, whatever is written below it. So a text is refused that
1. speaks of guilt, or says of somebody that he is the one (the leader, the buyer, the culprit);
2. tells what a person did, named or called by a trade, or names anybody at all.
"""

import re
from collections.abc import Sequence
from typing import Final

from ovillo.domain.messages import mark

GUILT: Final = mark(
    "a hypothesis never says that a person is guilty. Say what was done to the children, such as “sold within the "
    "country with a false registration”, and leave out who did it."
)
NAMES: Final = mark(
    "a hypothesis names nobody. Say what was done to the children, such as “sold within the country with a false "
    "registration”; whoever did it belongs into the findings."
)
_ALWAYS: Final = re.compile(
    r"\b(guilt\w*|culpab\w*|culprits?|culpas?|did it|committed (the|this|it|that|a)\b"
    r"|(is|are|was|were) (behind|to blame)|responsible for|lo (hizo|hicieron)|cometi(ó|eron)"
    r"|est(á|án|aba|aban) detrás|responsables? de(l)?)\b",
    re.IGNORECASE,
)
_IS_THE_ONE: Final = re.compile(
    r"\b(is|are|was|were|be|been|es|son|era|eran|fue|fueron|sea)\s+(?:not\s+|no\s+)?"
    r"(?:(?:the|an?|el|la|los|las|una?|unos|unas)\s+)?(?:\w+\s+)?"
    r"(perpetrators?|offenders?|traffickers?|kill?ers?|murderers?|leaders?|ring-?leaders?|heads?|boss(?:es)?|masterminds?"
    r"|sellers?|buyers?|brokers?|kidnappers?|abductors?|accomplices?|complicit|innocent|responsible|criminals?"
    r"|autor(?:es|as?)?|c[oó]mplices?|traficantes?|cabecillas?|jef[ea]s?|l[ií]der(?:es|esas?)?|cerebros?|vendedor(?:es|as?)?"
    r"|comprador(?:es|as?)?|intermediari[oa]s?|secuestrador(?:es|as?)?|asesin[oa]s?|responsables?|inocentes?"
    r"|delincuentes?|criminal(?:es)?)\b(?!['’])",
    re.IGNORECASE,
)
_SOMEBODY: Final = re.compile(r"\s*(?:¿\s*)?(?:he|she|él|ella)\b", re.IGNORECASE)
_TITLED: Final = re.compile(
    r"\b(?:[Dd]r|[Dd]ra|[Ss]r|[Ss]ra|[Ss]rta|Gen|Gral|Col|Cnel|Mr|Mrs|Ms|Lic|Ing|[Gg]eneral|[Cc]oronel|[Dd]octora?|[Dd]on|[Dd]oña)"
    r"\.?\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+"
)


def find_wording_fault(text: str, *, doers: Sequence[str], named: Sequence[str]) -> str | None:
    """What is wrong with a hypothesis, or a question, as a template of the catalogue; else `None`.

    Args:
        text: as somebody wrote it.
        doers: people, named or by trade, of whom a reading of the text says that they did something.
        named: people whom the text names.
    """
    if doers or _ALWAYS.search(text) or _IS_THE_ONE.search(text) or _SOMEBODY.match(text):
        return GUILT
    return NAMES if named or _TITLED.search(text) else None
