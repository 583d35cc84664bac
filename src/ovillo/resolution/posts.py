"""What a statement tells of the side on which somebody stands in a case: accused, or in office; and of their post.

1. Accused is whoever is told to be detained, charged, tried or sentenced, or to do as an offence what is told of him.
2. In office is whoever holds a post of courts, prosecutors or police now; who held one before is told as "former".
   What stands behind "of" is somebody else's, except the body itself: "chofer del fiscal", "jefe de la Policía".
"""

import re
from collections.abc import Iterator

from ovillo.domain.entities import DocumentEntity, EntityType
from ovillo.domain.statements import KIND_OF, PredicateKind, Standing, Statement
from ovillo.resolution.folding import fold
from ovillo.resolution.word_lists import words

ACCUSED, OFFICE, FORMER = "accused", "office", "former"
_IN_OFFICE = ("bench", "prosecution", "police")
_KINDS = (*_IN_OFFICE, "medicine", "labour")
"""Keys of the table `posts`."""
_TRIED = frozenset({"detained", "charged", "indicted", "convicted", "sentenced", "acquitted", "investigated"})
_POSTS = frozenset({"holds_office", "occupation"})


def read_posts(statement: Statement) -> Iterator[tuple[DocumentEntity, str, str, str]]:
    """(entity, "side" or "post", value, as written) of a statement that is neither denied nor rejected."""
    subject, target, value = statement.subject, statement.object, statement.value
    if target is not None and target.type is EntityType.PERSON and statement.predicate in _TRIED:
        yield target, "side", ACCUSED, statement.predicate
    if subject is None or subject.type is not EntityType.PERSON:
        return
    is_conduct = KIND_OF.get(statement.predicate) is PredicateKind.CONDUCT
    if is_conduct and statement.standing is not Standing.REPORTED:
        yield subject, "side", ACCUSED, statement.standing.value
    if statement.predicate in _POSTS and value is not None:
        kinds, is_former = kinds_of_post(value.text)
        if len(kinds) == 1 and not is_former:
            yield subject, "post", min(kinds), value.text
        if not kinds.isdisjoint(_IN_OFFICE):
            yield subject, "side", FORMER if is_former else OFFICE, value.text


def kinds_of_post(written: str) -> tuple[frozenset[str], bool]:
    """The kinds of a post, and whether it is held no more: "exjueza de Lima" was of the bench."""
    folded = re.findall(r"\w+", fold(written))
    told = [_without_ex(word) for word in folded]
    is_former = told != folded or not words("posts", "former").isdisjoint(told)
    if not words("posts", "town").isdisjoint(told):
        return frozenset(), is_former
    own = next((at for at, word in enumerate(told) if word in words("posts", "of")), len(told))
    kinds = {kind for kind in _KINDS if not words("posts", kind).isdisjoint(told[:own])}
    kinds |= {"police"} if not words("posts", "forces").isdisjoint(told) else set()
    return frozenset(kinds), is_former


def _without_ex(word: str) -> str:
    """The word behind "ex" written together with it: "exfiscal", "exjefe"."""
    bare = word.removeprefix("ex")
    return bare if bare in words("posts", "heads").union(*(words("posts", kind) for kind in _KINDS)) else word
