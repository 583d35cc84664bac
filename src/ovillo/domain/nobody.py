"""What a table writes where it names nobody: a withheld number, a name that was not recorded, a spreadsheet's error.

Rows of many people stand behind each of these words, and none of them is one person, one number or one party.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ERROR: Final = re.compile(r"#¡?(?:n/a|n/d|ref|value|valor|name|nombre|num|null|nulo|error|div/0)[!?]?", re.IGNORECASE)
_AS_WRITTEN: Final = frozenset({"NA", "ND", "NN", "SN", "SD", "<NA>", "NaN", "nan"})
"""Letters that in small could be a short name."""
_WORDS: Final = re.compile(
    r"(?:(?:number|numero|nombre|name|caller|abonado|persona|identidad|identity|llamada|call|id) )?"
    r"(?:unknown|anonymous|private|withheld|restricted|blocked|hidden|unavailable|unidentified|unnamed"
    r"|desconocid[oa]|anonim[oa]|privad[oa]|ocult[oa]|bloquead[oa]|restringid[oa]|reservad[oa]"
    r"|ningun[oa]|no identificad[oa])"
    r"(?: (?:number|name|caller|id|identity|call))?"
    r"|none|null|nil|n a|n d|n n|s n|s d|s i|x{3,}"
    r"|not (?:available|recorded|stated|known|identified|given)|no (?:number|name|data|caller id)"
    r"|(?:sin|no) (?:numero|nombre|datos?|identificar|informacion|registr[oa]|consigna|indica|tiene|aplica|figura"
    r"|precisa|hay|disponible|informa)"
    r"|(?:numero|nombre|identidad) (?:no disponible|reservad[oa]|protegid[oa])"
)


@lru_cache(maxsize=1 << 16)
def names_nobody(text: str) -> bool:
    """Whether a cell holds no letter and no digit, or says that nobody is named in it."""
    written = text.strip()
    if written in _AS_WRITTEN or _ERROR.fullmatch(written):
        return True
    letters = unicodedata.normalize("NFKD", written.casefold())
    plain = "".join(each if each.isalnum() else " " for each in letters if not unicodedata.combining(each))
    words = " ".join(plain.split())
    return not words or _WORDS.fullmatch(words) is not None
