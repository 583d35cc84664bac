"""What a table of calls writes where it names no cell: "-", "N/A", noughts, "Sin celda", "WIFI", "roaming".

Rows of people far apart stand behind each of these, and whoever shares one of them shares no place.

1. All that names nobody elsewhere names no place here (`domain.nobody`).
2. Noughts, five nines and more, and the numbers with every bit set, which a switch writes where it knows none: 65535,
   16777215, 268435455, 4294967295, FFFF. Of a number in parts all of them are such, or the last of four or more is,
   which are country, network, area and cell: a sector may be 0.
3. Wi-Fi, a foreign network and the name of a technology are where no mast tells of a place; "WIFI-0012" is a place.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ovillo.domain.nobody import names_nobody

_PLACE: Final = re.compile(
    r"celdas?|cell|cellid|celula|antena|antenna|bts|sitio|site|tower|torre|sector|ubicacion|location|radiobase|cobertura"
    r"|coverage|senal|signal|servicio|service|posicion|position|coordenadas?|coordinates?|cgi|lac|ci|id"
    r"|de|del|la|el|of|the"
)
"""Words that say what is not told, and say nothing more."""
_UNTOLD: Final = re.compile(
    r"sin|no|fuera|out|without|desconocid[oa]s?|unknown|invalid[oa]?|vaci[oa]|empty|ausente|missing|undefined|nul[oa]?"
    r"|indefinid[oa]|indeterminad[oa]|s c|n c|n r|ningun[oa]?|sin (?:reporte|registros?)|no reporta"
    r"|(?:not|no) (?:found|known|recorded|reported|located|registrad[oa]|reportad[oa]|determinad[oa]|informad[oa]"
    r"|encontrad[oa]|definid[oa]|ubicad[oa]|localizad[oa]|valid[oa]?)"
)
_TECHNOLOGY: Final = (
    r"(?:[2-5] ?g|gsm|umts|wcdma|lte|nr|volte|vonr|ims|voip|gprs|internet|satelite|satellite|(?:vo ?)?wi ?fi)"
)
_NO_MAST: Final = re.compile(
    r"(?:(?:llamada|call|calling|por|over|via|en|in) )*(?:vo ?)?wi ?fi(?: (?:calling|call|llamadas?))?|wlan|vowlan|epdg"
    r"|(?:(?:en|in|internacional|international|nacional|national) )?(?:roaming|roamer|itinerancia)"
    r"(?: (?:internacional|international|intl?|inter|nacional|national|nac|nat|in|out|outbound|inbound|exterior))?"
    rf"|extranjero|abroad|{_TECHNOLOGY}(?: {_TECHNOLOGY})*"
)
_FILLED: Final = re.compile(
    r"0+|-1|9{5,}|65535|1048575|16777215|268435455|2147483647|4294967295|68719476735|(?:0x)?f{4,}", re.IGNORECASE
)
_PARTS: Final = re.compile(r"[-_/:.,;| ]+")
_NETWORK_PARTS: Final = 4


@lru_cache(maxsize=1 << 16)
def names_no_cell(text: str) -> bool:
    """Whether what stands for a cell names none."""
    written = text.strip().strip("'\"").strip()
    if names_nobody(written) or _FILLED.fullmatch(written):
        return True
    parts = [each for each in _PARTS.split(written) if each]
    if all(map(_FILLED.fullmatch, parts)):
        return True
    if len(parts) >= _NETWORK_PARTS and all(each.isdecimal() for each in parts[:-1]) and _FILLED.fullmatch(parts[-1]):
        return True
    letters = unicodedata.normalize("NFKD", written.casefold())
    plain = "".join(each if each.isalnum() else " " for each in letters if not unicodedata.combining(each))
    words = plain.split()
    rest = " ".join(each for each in words if not _PLACE.fullmatch(each))
    if _NO_MAST.fullmatch(" ".join(words)) or _UNTOLD.fullmatch(rest):
        return True
    return rest != "" and names_nobody(rest)
