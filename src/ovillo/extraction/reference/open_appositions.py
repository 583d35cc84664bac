"""A name behind a comma that no second comma closes: "arrested a nurse, X for selling", "The spokesman, X said that".

1. The noun stands right behind a verb, and a preposition of reasons, times or places behind the name.
2. The noun opens the sentence or what is told ("said the spokesman, X told"), and a verb stands right behind the name,
   which is no aside: not "The nurse, X said, was".
3. Not behind an opening such as "When police arrested the nurse, X for years".
"""

from ovillo.extraction.groups.slots import Slot
from ovillo.extraction.text.folding import fold
from ovillo.extraction.text.spans import Sentence
from ovillo.extraction.words.who_words import WhoWords

_OPENERS = frozenset("\"“«‘'")


def goes_on_unclosed(sentence: Sentence, role: Slot, last: int, who: WhoWords) -> bool:
    """Whether the name whose last token is `last`, behind the comma behind this noun, is whom the noun means."""
    tokens = sentence.tokens
    if not who.modifier_is_left or last + 1 >= len(tokens) or role.is_plural:
        return False
    begin = int(tokens[0].text in _OPENERS)
    after, verbs = fold(tokens[last + 1].text), who.words["be"] | who.words["have"] | who.told
    if role.first <= begin or fold(tokens[role.first - 1].text) in who.words["before_told"]:
        is_aside = any(
            one.text == "," and fold(two.text) in verbs
            for one, two in zip(tokens[last:], tokens[last + 1 :], strict=False)
        )
        return after in verbs and not is_aside
    is_fronted = fold(tokens[begin].text) in who.words["prepositions"] | who.words["clause_openers_before"]
    is_object = fold(tokens[role.first - 1].text) in who.told
    return is_object and not is_fronted and after in who.words["behind_open"]
