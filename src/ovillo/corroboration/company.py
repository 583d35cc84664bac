"""Which documents may tell of one thing although nobody is named in it: "14 people were detained".

1. The company of a document is every person, group, organisation and place that it names, as the case joins them, and
   their names. Left out are those who act in procedures (police, courts), who are named in every case, publishers and
   agencies, and countries.
2. Two documents that both have company and share none tell of two things. Those that share some, directly or through
   others, may tell of one.
3. A document without company may tell of the same as all others where those are one; where they are several, it
   cannot be said of which, and it stands with its like.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from ovillo.corroboration.quoted_numbers import tables
from ovillo.corroboration.sources import fold_words, publisher_key
from ovillo.domain.documents import Document
from ovillo.domain.entities import CaseEntity, EntityType, NameLevel
from ovillo.domain.statements import KIND_OF, PredicateKind, Statement

Company = Mapping[str, frozenset[str]]
"""By document: ids and folded names."""
_KEPT = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANISATION, EntityType.PLACE})


def find_company(
    statements: Iterable[Statement], documents: Mapping[str, Document], joined: Mapping[str, CaseEntity]
) -> Company:
    """The company of every document that has some.

    Args:
        statements: all of the case.
        documents: by id.
        joined: case entity by document entity.
    """
    authorities = {
        joined[one.subject.id].id
        for one in statements
        if one.subject is not None
        and one.subject.id in joined
        and one.subject.type is not EntityType.PERSON
        and KIND_OF.get(one.predicate) is PredicateKind.PROCEDURE
    }
    publishers = {publisher_key(each.details.publisher) for each in documents.values() if each.details.publisher}
    found: dict[str, set[str]] = defaultdict(set)
    for entity in {each.id: each for each in joined.values()}.values():
        names = {fold_words(name) for name in entity.names}
        is_kept = entity.type in _KEPT and entity.level is not NameLevel.ROLE
        is_kept = is_kept and entity.id not in authorities and names.isdisjoint(tables().wide | tables().outlet_names)
        if is_kept and publishers.isdisjoint(map(publisher_key, names)):
            for document in entity.documents:
                found[document].update({entity.id, *names})
    return {document: frozenset(items) for document, items in found.items()}


def part_by_company(documents: Collection[str], company: Company) -> Mapping[str, str]:
    """For each document, the smallest of those that may tell of one thing with it; "" for those that cannot be told."""
    leader = {document: document for document in documents}

    def first(document: str) -> str:
        while leader[document] != document:
            leader[document] = leader[leader[document]]
            document = leader[document]
        return document

    holders: dict[str, str] = {}
    for document in sorted(documents):
        for item in company.get(document, ()):
            one, other = sorted((first(document), first(holders.setdefault(item, document))))
            leader[other] = one
    parts = {document: first(document) for document in documents if company.get(document)}
    alone = min(parts.values(), default="") if len(set(parts.values())) <= 1 else ""
    return {document: parts.get(document, alone) for document in documents}
