"""The words of names and roles of one language, ready to look up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ovillo.domain.entities import EntityType
from ovillo.extraction import lexicon
from ovillo.extraction.text.folding import fold, lower_plain
from ovillo.extraction.words.conjugation import Tense
from ovillo.extraction.words.grammar import grammar_of


@dataclass(frozen=True, slots=True)
class Role:
    """What one noun says of what it names."""

    lemma: str
    """The singular, folded."""
    categories: frozenset[str]
    type: EntityType
    gender: str | None
    is_plural: bool
    unit: str | None
    words: int
    """How many tokens it takes."""
    spelled: str = ""
    """As written, accents kept: "notaría" is no "notaria"."""


@dataclass(frozen=True, slots=True)
class WhoWords:
    """Names and roles of one language; every set is folded, without accents and case."""

    female: frozenset[str]
    male: frozenset[str]
    names: Mapping[str, frozenset[str]]
    roles: Mapping[str, tuple[tuple[tuple[str, ...], Role], ...]]
    """By first word, longest first."""
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Without spaces, by first letter, longest first."""
    pronouns: Mapping[str, frozenset[str]]
    modifier_suffixes: tuple[str, ...]
    former_prefixes: tuple[str, ...]
    common_suffixes: tuple[str, ...]
    """Endings of common nouns and adverbs: a lone capitalised word with one names nobody."""
    place_phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    modifier_is_left: bool
    """Whether nouns and adjectives stand before the noun that they modify."""
    age_compounds: tuple[str, ...]
    month_compounds: tuple[str, ...]
    exact_pronouns: Mapping[str, frozenset[str]]
    """With accents: "él" is no "el"."""
    verb_endings: tuple[str, ...]
    """Endings that tell a verb from a name at the beginning of a sentence."""
    signs_of_arrest: tuple[str, ...]
    """Beginnings of words for an arrest, a charge or a sentence."""
    ages: Mapping[str, int]
    """Words for the numbers of ages: "three"."""
    kinds: Mapping[str, frozenset[str]]
    """For each noun the wider ones that may stand for it: a gynaecologist is a doctor."""
    told: frozenset[str]
    """Past forms of verbs, in lower case: what stands before a name without being part of a post."""

    def gender_of_name(self, first: str) -> str | None:
        """Gender, "f" or "m", where the given name is of one gender only."""
        folded = fold(first)
        is_female, is_male = folded in self.female, folded in self.male
        return None if is_female == is_male else "f" if is_female else "m"

    def is_given(self, word: str) -> bool:
        folded = fold(word)
        return folded in self.female or folded in self.male


@dataclass(frozen=True, slots=True)
class _Plurals:
    """How the language makes plurals."""

    endings: tuple[tuple[str, str], ...]
    inflects_all: bool
    links: frozenset[str]

    def of(self, singular: str) -> str:
        """The regular plural; what follows a link ("of") stays as it is."""
        words = singular.split()
        end = next((at for at, word in enumerate(words) if word in self.links), len(words))
        begin = 0 if self.inflects_all else end - 1
        return " ".join(self._word(word) if begin <= at < end else word for at, word in enumerate(words))

    def _word(self, word: str) -> str:
        folded = fold(word)
        for ending, plural in self.endings:
            if folded.endswith(ending):
                return folded[: len(folded) - len(ending)] + plural
        return folded


_CATEGORIES: tuple[tuple[str, str, EntityType, str | None], ...] = (
    ("people", "office", EntityType.PERSON, "person"),
    ("people", "occupation", EntityType.PERSON, "person"),
    ("people", "leader", EntityType.PERSON, "person"),
    ("people", "member", EntityType.PERSON, "person"),
    ("people", "partner", EntityType.PERSON, "person"),
    ("people", "relative", EntityType.PERSON, "person"),
    ("people", "person", EntityType.PERSON, "person"),
    ("people", "couple", EntityType.GROUP, None),
    ("groups", "group", EntityType.GROUP, None),
    ("groups", "organisation", EntityType.ORGANISATION, None),
    ("groups", "place", EntityType.PLACE, "place"),
    ("groups", "vehicle", EntityType.VEHICLE, "vehicle"),
    ("groups", "thing", EntityType.THING, None),
)


@cache
def who_words(language: str) -> WhoWords:
    """The lexicon of names and roles of this language, given names of all languages included."""
    names, roles = lexicon.load(language, "names"), lexicon.load(language, "roles")
    folded = {key: _fold_all(_items(value)) for key, value in names.items() if key != "place_phrases"}
    for key in ("places", "place_heads", "organisation_heads", "outlet_words", "sides"):
        folded[key] = _of_all_languages(key)
    folded["demonyms"] = frozenset(
        form for word in folded["demonyms"] | folded["two_words"] for form in _inflect(word, roles)
    )
    women, men = _of_all_languages("female"), _of_all_languages("male")
    return WhoWords(
        women,
        men,
        folded,
        _index(tuple(_roles(roles))),
        {key: _fold_all(_items(value)) for key, value in roles["words"].items()},
        {key: _spellings(_items(value)) for key, value in roles["words"].items()},
        {key: _fold_all(_items(value)) for key, value in roles["pronouns"].items()},
        tuple(roles["words"]["modifier_suffixes"]),
        tuple(roles["words"]["former_prefixes"]),
        tuple(names["common_suffixes"]),
        _by_first(_phrases(_items(names["place_phrases"]))),
        roles["plurals"]["inflected"] == "last",
        tuple(roles["words"]["age_compound"]) or ("-\0",),
        tuple(roles["words"]["month_compound"]) or ("-\0",),
        {key: frozenset(value) for key, value in roles["pronouns"].items()},
        tuple(roles["words"]["verb_endings"]),
        tuple(fold(word) for word in roles["words"]["signs_of_arrest"]),
        _ages(language),
        _kinds(roles["kinds"]),
        _told(language),
    )


def _told(language: str) -> frozenset[str]:
    """The past forms of the verbs that the frames know, as written, but those of "to be"."""
    grammar = grammar_of(language)
    told = {word for word, rows in grammar.forms.items() if any(row.tense is Tense.PAST for row in rows)}
    return frozenset(w for w in told if not any(r.lemma in grammar.sets["copulas"] for r in grammar.forms[w]))


def _ages(language: str) -> dict[str, int]:
    """The cardinals above one, which is an article as well."""
    cardinals = lexicon.load(language, "quantities")["cardinals"]
    return {fold(word): number for word, number in cardinals.items() if number > 1}


def _kinds(tables: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """For each narrow noun the wider ones, from tables of a wide noun and its narrow ones."""
    found: dict[str, set[str]] = {}
    for wide, narrow in tables.items():
        for noun in narrow:
            found.setdefault(fold(noun), set()).add(fold(wide))
    return {noun: frozenset(wider) for noun, wider in found.items()}


def _inflect(adjective: str, roles: Mapping[str, Any]) -> Iterator[str]:  # Any: TOML values
    """The adjective in both genders and numbers, where the language has them."""
    yield adjective
    if roles["plurals"]["inflected"] != "all":
        yield adjective + "s"
        return
    stem = adjective.removesuffix("o")
    if stem != adjective:
        yield from (stem + "a", stem + "os", stem + "as")
    elif adjective[-1] in "aeiou":
        yield adjective + "s"
    else:
        yield from (adjective + "a", adjective + "as", adjective + "es")


def _items(value: str | Iterable[str]) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


def _fold_all(items: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(item) for item in items)


def _phrases(items: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(fold(item).split()) for item in items), key=lambda words: (-len(words), words)))


def _spellings(items: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for spelled in sorted({"".join(words) for words in _phrases(items)}, key=lambda word: (-len(word), word)):
        found.setdefault(spelled[:1], []).append(spelled)
    return {first: tuple(group) for first, group in found.items()}


def _by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return {first: tuple(group) for first, group in found.items()}


@cache
def _of_all_languages(key: str) -> frozenset[str]:
    root = files(lexicon.__name__)
    found: set[str] = set()
    for folder in sorted(entry.name for entry in root.iterdir()):
        if root.joinpath(folder, "names.toml").is_file():
            found.update(fold(name) for name in _items(lexicon.load(folder, "names")[key]))
    return frozenset(found)


def _roles(tables: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Role]]:  # Any: TOML values
    rules = tables["plurals"]
    plurals = _Plurals(
        tuple((ending, plural) for ending, plural in rules["endings"]),
        rules["inflected"] == "all",
        frozenset(rules["links"]),
    )
    merged: dict[tuple[tuple[str, ...], bool, str], Role] = {}
    for table, category, kind, unit in _CATEGORIES:
        for entry in tables[table][category]:
            for form, lemma, gender, is_plural in _forms(entry, plurals):
                spelled = form.replace("'s ", " 's ")  # as the tokens are cut
                words = tuple(fold(spelled).split())
                known = merged.get((words, is_plural, spelled))
                categories = frozenset({category}) | (known.categories if known else frozenset())
                kept = known.type if known else kind
                kept_unit = known.unit if known else unit
                kept_gender = known.gender if known else gender
                role = Role(
                    known.lemma if known else lemma,
                    categories,
                    kept,
                    kept_gender,
                    is_plural,
                    kept_unit,
                    len(words),
                    spelled,
                )
                merged[(words, is_plural, spelled)] = role
    for (words, _, _), role in merged.items():
        yield words, role


def _agreeing(rest: str) -> str:
    """Adjectives of "defensor/a público" in the feminine; not what a preposition leads: "ministro/a de gobierno"."""
    words = rest.split()
    stop = next((n for n, word in enumerate(words) if word in _LINKS), len(words))
    return " ".join([w[:-1] + "a" if n < stop and w.endswith("o") else w for n, w in enumerate(words)])


_LINKS = frozenset({"de", "del", "en", "a", "al", "por", "con"})


def _forms(entry: str, plurals: _Plurals) -> Iterator[tuple[str, str, str | None, bool]]:
    """Spelling, singular, gender and number of each form of "abogado/a", "man:men|m"."""
    gender: str | None = None
    if "|" in entry:
        entry, after = entry.split("|", 1)
        gender = after[0]
        entry += after[1:]
    singular, _, plural = entry.partition(":")
    if "/a" in singular:
        masculine = singular.replace("/a", "", 1)
        head, _, rest = masculine.partition(" ")
        stem = head[:-1] if head[-1] in "oe" else head  # "jefe/a"
        feminine = stem + "a" + (f" {_agreeing(rest)}" if rest else "")
        pairs = [(masculine, plural or plurals.of(masculine), "m"), (feminine, plurals.of(feminine), "f")]
    else:
        pairs = [(singular, plural or plurals.of(singular), gender or "")]
    lemma = fold(pairs[0][0])
    for one, many, sex in pairs:
        yield lower_plain(one), lemma, sex or None, False
        if fold(many) != fold(one) or plural:
            yield lower_plain(many), lemma, sex or None, True


def _index(roles: Iterable[tuple[tuple[str, ...], Role]]) -> dict[str, tuple[tuple[tuple[str, ...], Role], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for words, role in roles:
        found.setdefault(words[0], []).append((words, role))
    return {
        first: tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry[1].is_plural)))
        for first, entries in found.items()
    }
