"""Who may be referred as a victim: whom somebody protected, or statements and words of the case mark.

1. Whoever is protected is taken, for whatever reason: a refusal would say that a pseudonym is a source's.
2. So is who has no name in what is written ("a girl", "la menor del hostal").
3. Anybody else, an accused or an official, only with the words why: else help is asked for whom nobody called a victim.
"""

import re
from typing import Final

from ovillo.casework.protection.masking import words_of
from ovillo.casework.protection.people import kind_of_words, may_be
from ovillo.interfaces.record import Record
from ovillo.workflows.guarded import is_one, need_to_know

_NAMED: Final = re.compile(r"(?<=\S)\s+[^\W\d_a-záéíóúñü]")
"""A capital within the words."""


def is_victim(record: Record, called: str) -> bool:
    """Whether the case marks or states somebody as one to help.

    Args:
        record: of the case.
        called: a pseudonym, a name or words.
    """
    if kind_of_words(called) is not None and not _NAMED.search(called):
        return True
    words = words_of(called)
    return any(
        each.pseudonym.casefold() == called.casefold()
        or any(words_of(name) == words or (not each.document and may_be(name, called, is_one)) for name in each.names)
        for each in need_to_know(record).marked()
    )
