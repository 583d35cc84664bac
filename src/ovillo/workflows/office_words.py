"""Which words the lexicon knows as offices of police, courts, prosecution, health and shelters, in all its languages.

1. Every list is one of the lexicon's; here stands only which of its tables are meant.
2. Titles that are a courtesy or a degree ("Ing.") are no office.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from ovillo.analysis.network.officials import OfficeWords
from ovillo.domain.sought import plain
from ovillo.extraction.lexicon import languages, load

_POSTS: Final = (
    "posts_bench",
    "posts_prosecution",
    "posts_police",
    "posts_police_too",
    "posts_medicine",
    "posts_clerk",
)
_HEALTH: Final = ("medic", "health worker", "medico", "doctor", "partera", "sanitario")
_CLERGY: Final = ("cleric", "clergyman", "preacher", "religioso")
_TRADES_OF_CARE: Final = frozenset(
    (
        *(
            "social worker",
            "nun",
            "psychologist",
            "firefighter",
            "paramedic",
            "ambulance driver",
            "clinical social worker",
        ),
        *("trabajador social", "trabajadora social", "asistente social", "monja", "psicologo", "psicologa", "bombero"),
        *("bombera", "paramedico", "paramedica", "chofer de ambulancia", "conductor de ambulancia", "enfermero"),
        *("enfermera", "obstetriz", "comadrona", "nurse-midwife", "birth attendant"),
    )
)
"""Of the lexicon's trades those that health and shelters are made of."""
_CLERGY_TITLES: Final = frozenset({"father", "sister", "brother", "sor", "fray"})
_NO_OFFICES: Final = frozenset(
    (
        *("ag.", "honourable", "honorable", "engr", "engr.", "arc.", "alhaji", "comr.", "prof", "prof.", "professor"),
        *(
            "hon",
            "hon.",
            "ing",
            "ing.",
            "arq",
            "arq.",
            "lic",
            "lic.",
            "lcda.",
            "lcdo.",
            "econ.",
            "bach.",
            "mtro",
            "mtra",
        ),
        *(
            "mtro.",
            "mtra.",
            "mg.",
            "d.",
            "dn.",
            "excmo.",
            "ilmo.",
            "adv.",
            "advocate",
            "barr.",
            "atty",
            "atty.",
            "abogado",
        ),
        *("abogada", "abg", "abg.", "abog.", "pi", "chief", "tec.", "dig", "sub.", "cap", "presidente", "presidenta"),
        *("vicepresidente", "vicepresidenta", "president", "vice-president", "premier", "secretary", "secretario"),
        *(
            "secretaria",
            "general",
            "jefe",
            "jefa",
            "subjefe",
            "subjefa",
            "titular",
            "vocal",
            "elemento",
            "mando",
            "jerarca",
        ),
        *(
            "delegado",
            "delegada",
            "assessor",
            "auditor",
            "dictator",
            "dictador",
            "dictadora",
            "da",
            "sp",
            "perito",
            "perita",
        ),
    )
)
_VAGUE: Final = frozenset(
    {
        "agent",
        "agents",
        "agente",
        "agentes",
        "officer",
        "oficial",
        "guard",
        "guardia",
        "inspector",
        "secretary",
        "official",
    }
)


@cache
def office_words() -> OfficeWords:
    """The words of all languages together: a case may be told in several."""
    found: dict[str, set[str]] = {}
    for language in languages():
        for name, words in _of_language(language):
            found.setdefault(name, set()).update(map(plain, words))
    return OfficeWords(**{name: frozenset(words) for name, words in found.items()})


def _of_language(language: str) -> Iterator[tuple[str, Iterable[str]]]:
    roles, frames, names = (load(language, layer) for layer in ("roles", "frames", "names"))
    posts, kinds, lawful = roles["words"], roles["kinds"], frames["lawful"]
    offices = set(_forms(roles["people"]["office"]))
    trades = set(_forms(roles["people"]["occupation"]))
    clergy = {*_in(kinds, _CLERGY), *_forms(_in(kinds, _CLERGY))}
    titles = {each for each in names["titles"] if plain(each) not in _NO_OFFICES}
    offices -= set(posts["posts_politics"])
    every = {*offices, *_in(posts, _POSTS), *_in(kinds, _HEALTH), *lawful["doers"], *titles}
    every |= {each for each in trades if plain(each) in _TRADES_OF_CARE}
    yield "offices", {each for each in every if plain(each) not in _NO_OFFICES} | {"ambulancia", "convent", "convento"}
    yield "carers", {*clergy, *posts["parents"], *_CLERGY_TITLES}
    yield "trades", {each for each in trades - every if " " in each and not _VAGUE.isdisjoint(plain(each).split())}
    held = {*frames["innocent"]["held"], *posts["accused"]}
    yield "offenders", {each for each in frames["offenders"]["words"] if each not in held}
    yield "dens", frames["dens_words"]["words"]
    yield "bench", {*posts["posts_bench"], *(each for each in posts["courts"] if each in lawful["doers"])}
    yield "places", lawful["places"]
    yield "recruited", set(lawful["in_care"])


def _in(tables: Mapping[str, Any], names: Iterable[str]) -> Iterator[str]:  # Any: TOML values
    for name in names:
        yield from tables.get(name, ())


def _forms(entries: Iterable[str]) -> Iterator[str]:
    """Each noun of a list of roles, its plural where one is written: "man:men|m", "juez/a"."""
    for entry in entries:
        for form in entry.partition("|")[0].split(":"):
            first, slash, rest = form.partition("/")
            if not slash:
                yield form
                continue
            ending, _, tail = rest.partition(" ")
            behind = f" {tail}" if tail else ""
            yield first + behind
            yield (first[:-1] if first[-1:] in "oe" else first) + ending + behind
