"""Names of outlets that hold a place or a thing behind a link: "La Voz del Norte", "El Faro de Caleta".

1. An article with a capital inside a sentence is part of the name; at its beginning it may be the sentence's, so that
   only a word that outlets are called by ("Voz") or a verb of reporting behind the name tells.
2. What is called an office, a body or a place ("El Juzgado de X", "Los Andes de X") is no outlet by its article.
"""

from collections.abc import Sequence

from ovillo.domain.entities import EntityType
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Token
from ovillo.extraction.words.who_words import WhoWords

_LINKS = frozenset({"de", "del", "of"})
_APPOSED = 4
"""Tokens behind a name within which a noun tells who somebody is: a comma, "a", and two more."""
_BEGINNINGS = frozenset('"“«:.-–—¿¡•')
"""Behind these a capital may be that of a sentence."""


def is_outlet_link(tokens: Sequence[Token], begin: int, link: int, last: int, who: WhoWords) -> bool:
    """Whether the run of capitalised words from `begin` to `last` is an outlet's name that goes on behind this link."""
    if tokens[link].lower not in _LINKS or link - begin > 3:
        return False
    if fold(tokens[begin].text) not in who.words["outlet_articles"] or link - begin < 2:
        return False
    names = [fold(tokens[at].text) for at in range(begin + 1, link)]
    if any(_is_body(name, who) for name in names):
        return False
    is_inside = begin > 0 and tokens[begin - 1].text not in _BEGINNINGS
    follows = fold(tokens[last + 1].text) if last + 1 < len(tokens) else ""
    is_named_so = not who.names["outlet_words"].isdisjoint(names)
    return is_inside or is_named_so or follows in who.words["outlet_verbs"]


def is_somebody_behind(tokens: Sequence[Token], last: int, who: WhoWords) -> bool:
    """As in "Leandro Rey Faro, a taxi driver, was": "a" and a noun for one person tell that no outlet is meant."""
    follows = [fold(token.text) for token in tokens[last + 1 : last + 2 + _APPOSED]]
    if len(follows) < _APPOSED or follows[0] != "," or follows[1] not in who.words["indefinite"]:
        return False
    roles = (role for word in follows[2:] for words, role in who.roles.get(word, ()) if len(words) == 1)
    return any(role.type is EntityType.PERSON and not role.is_plural for role in roles)


def _is_body(name: str, who: WhoWords) -> bool:
    known = who.names["organisation_heads"] | who.names["bodies"] | who.names["place_heads"] | who.names["places"]
    is_outlet = name in who.names["outlet_words"]
    return not is_outlet and (name in known or name in who.roles or who.is_given(name))
