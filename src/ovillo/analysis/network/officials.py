"""Who is told as an official: of police, courts, prosecution, prisons, health or shelters.

1. Their office is an office of a statement, an occupation, a title before the name, or what a source calls them where
   that is no name ("the police", "a nurse", "the shelter Casa Luz"). A former one is none.
2. It is no judgement: an official can be a trafficker. It only says that moving, receiving, keeping or recruiting
   somebody may be what the office is for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ovillo.domain.entities import CaseEntity, DocumentEntity, EntityType, NameLevel
from ovillo.domain.sought import plain
from ovillo.domain.statements import Review, Statement

_OFFICE: Final = re.compile(
    r"\b(?:polic\w*|officers?|ofc|constables?|sergeants?|sgt|inspector\w*|detectives?|troopers?|sheriffs?|suboficial\w*"
    r"|comisari\w+|sargent\w+|agentes?|agents?|oficial\w*|teniente|lieutenant|lt|capitan|captain|capt|coronel|colonel"
    r"|judges?|juez\w*|juec\w+|magistrad\w+|magistrates?|courts?|tribunal\w*|juzgado\w*|fiscal\w*|prosecut\w+"
    r"|procurador\w*|prisons?|jail|penal|carcel\w*|warden|wardens|guardias?|doctor\w*|dra?|nurses?|enfermer\w+"
    r"|medic[oa]s?|midwi\w+|matron\w*|obstet\w+|hospital\w*|paramedics?|ambulanc\w+|physicians?|surgeons?|cirujan\w+"
    r"|shelters?|albergues?|refugios?|social workers?|trabajador(?:a|as|es)? social\w*|nuns?|monjas?)\b"
)
_FORMER: Final = re.compile(r"\b(?:ex\w*|former|retired|retirad[oa]|fake|fals[oa]s?|bogus|supuest[oa]s?)\b")
_UNDERCOVER: Final = re.compile(r"\b(?:undercover|encubiert[oa]s?)\b")


def officials_among(
    entities: Iterable[DocumentEntity], statements: Iterable[Statement], cases: Iterable[CaseEntity]
) -> Mapping[str, bool]:
    """By the ids of those told as officials, whether one is undercover."""
    told: dict[str, list[str]] = {}
    for one, text in (*_called(entities), *_posts(statements)):
        told.setdefault(one, []).append(text)
    found: dict[str, bool] = {}
    for each in cases:
        texts = [text for member in each.members for text in told.get(member, ())]
        if texts:
            found[each.id] = any(map(_UNDERCOVER.search, texts))
    return found


def _called(entities: Iterable[DocumentEntity]) -> Iterator[tuple[str, str]]:
    for each in entities:
        is_named = each.type is EntityType.PERSON and each.level is not NameLevel.ROLE
        for name in each.titles if is_named else (*each.titles, each.name, *(said.surface for said in each.mentions)):
            if _is_office(text := plain(name)):
                yield each.id, text


def _posts(statements: Iterable[Statement]) -> Iterator[tuple[str, str]]:
    for each in statements:
        if each.review is Review.REJECTED or each.negated or each.subject is None or each.value is None:
            continue
        text = plain(each.value.text)
        is_post = each.predicate == "holds_office" and not _FORMER.search(text)
        if is_post or (each.predicate == "occupation" and _is_office(text)):
            yield each.subject.id, text


def _is_office(text: str) -> bool:
    return bool(_OFFICE.search(text)) and not _FORMER.search(text)
