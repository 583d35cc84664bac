"""A language's lexicon made ready for reading: forms, patterns of frames, governors, cue words.

Rules:
1. Everything here comes from the lexicon's tables; a new verb, predicate or language is a change of data.
2. An entry reads "VERB", "VERB + PREPOSITIONS", "VERB > FIXED WORDS", "< VERB" (its subject undergoes the act) or
   "se VERB" (reflexive, and its subject does it).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

from ovillo.domain.entities import EntityType
from ovillo.domain.statements import CueKind, Standing
from ovillo.extraction.lexicon import load
from ovillo.extraction.words.conjugation import Tense, VerbForm, conjugate, parse_entry

T = TypeVar("T")

PERSON_ONLY = "person_only"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One verb with the words and prepositions that it takes."""

    lemma: str
    words: tuple[str, ...]
    prepositions: frozenset[str]
    is_inverse: bool
    is_negative: bool = False
    """As in "remains at large": it says that the act did not take place."""
    is_pronominal: bool = False
    """As in "se incautaron de": whose subject does it although the verb is reflexive."""


@dataclass(frozen=True, slots=True)
class Complement:
    """What a frame makes of the conduct named after one of its prepositions."""

    prepositions: frozenset[str]
    kind: CueKind | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Who may do what to whom under one predicate."""

    predicate: str
    subject: frozenset[EntityType]
    object: frozenset[EntityType]
    standing: Standing
    complement: Complement | None
    noun_objects: frozenset[str]
    noun_agents: frozenset[str]
    """Prepositions that tie whoever does it to its event noun, besides those of a passive: "investigación de X"."""
    value_prepositions: frozenset[str]
    is_object_optional: bool
    has_recipient: bool
    has_clausal_object: bool
    has_money: bool
    narrow: Mapping[str, frozenset[EntityType]]
    """Verbs that undergo this act only upon some kinds: "intervenir" a telephone."""
    impersonal_only: frozenset[str]
    value_required: frozenset[str]
    has_inner_object: bool
    """As in "threatened to kill X": whoever the verb after it is about undergoes this act."""
    governed: frozenset[str]
    """Verbs that are conduct only where somebody is accused or the like of them: "accused of holding women"."""
    role_object: frozenset[EntityType]
    """Of what a role noun says this: who heads a clinic or a court holds a post."""
    billing: frozenset[str]
    """Verbs of asking for a sum: whom they are said to is who pays."""
    takes_bare_nouns: bool
    """Whether its event nouns speak with a bare object: "the sale of babies"."""
    givers: frozenset[str]
    """Prepositions before whoever does it, where a verb is turned round: "took bribes from X"."""
    receivers: frozenset[str] = frozenset()
    """Prepositions before whoever is given what a verb that is turned round hands over."""
    doers: Mapping[str, frozenset[EntityType]] = field(default_factory=dict)
    """Verbs that state this act only where such do it: "picked up" by police."""
    or_nobody: frozenset[str] = frozenset()
    """Of those, the verbs that need no doer where the sentence names none: "se hallaron"."""
    only_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Verbs that state this act only of whom these words call: "freed" the children."""
    never_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    clausal_only: frozenset[str] = frozenset()
    """Verbs whose own object is not who it is against: "pidió aportes a X"."""
    has_fine: bool = False
    """Whether a sum of money is a value of the act: a fine."""
    only_called: Mapping[EntityType, frozenset[str]] = field(default_factory=dict)
    """Kinds upon which the act is one only where these words call them: who runs a brothel leads it, not a house."""
    needs_both: bool = False
    """Whether it says nothing without both who does it and with or to whom."""
    held_as: Mapping[str, CueKind] = field(default_factory=dict)
    """What a verb itself makes of the act: "imputados en una red" is a charge of belonging to it."""
    only_states: frozenset[str] = frozenset()
    """Verbs that state this act only as a state: "está procesada"."""
    never_states: frozenset[str] = frozenset()
    finite_only: frozenset[str] = frozenset()
    """Verbs of which a bare participle says something else: "the boy recovered in hospital"."""
    of_office: frozenset[str] = frozenset()
    """Verbs that state this act only where nobody but a body or an official does it: "acusado del delito de"."""
    of_children: frozenset[str] = frozenset()
    """Verbs that need no sum where a child is had from somebody: "obtained the newborn from the mother"."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb that says how the verb after it is held."""

    pattern: Pattern
    prepositions: frozenset[str]
    kind: CueKind | None
    controller: str
    """As in "object", "subject" or "recipient": who does what follows."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language, compiled."""

    language: str
    forms: Mapping[str, tuple[VerbForm, ...]]
    patterns: Mapping[str, tuple[tuple[Pattern, Frame], ...]]
    counting: Mapping[str, tuple[Pattern, ...]]
    """Verbs whose subject has as many members as their object says."""
    counting_passive: Mapping[str, tuple[Pattern, ...]]
    inverse: Mapping[str, tuple[Frame, ...]]
    """Verbs whose object is the subject of the frame."""
    governors: Mapping[str, tuple[Governor, ...]]
    frames: Mapping[str, Frame]
    nouns: Mapping[str, tuple[Frame, ...]]
    roles: Mapping[str, Frame]
    cue_verbs: Mapping[str, CueKind]
    speech_verbs: frozenset[str]
    speech_patterns: Mapping[str, tuple[Pattern, ...]]
    verbs: Mapping[str, Any]  # Any: TOML values
    cues: Mapping[str, Any]  # Any: TOML values
    speech: Mapping[str, Any]  # Any: TOML values
    table: Mapping[str, Any]  # Any: TOML values
    duties: Mapping[str, tuple[tuple[tuple[str, ...], CueKind | None], ...]]
    """Last word of a phrase such as "in charge of" to its words and what it makes of the conduct after it."""
    sets: Mapping[str, frozenset[str]]
    """Word classes: "prepositions", "relatives", "adverbs"…"""


def read_pattern(entry: str) -> tuple[str, Pattern]:
    """The entry for the conjugator, and the pattern (rule 2)."""
    text = entry.strip()
    is_inverse, is_pronominal = text.startswith("<"), text.lstrip("< ").startswith("se ")
    text, _, prepositions = text.lstrip("< ").removeprefix("se ").partition(" + ")
    verb, _, words = text.partition(" > ")
    verb = verb.strip()
    allowed = frozenset(p.strip() for p in prepositions.split(",") if p.strip())
    name = parse_entry(verb).lemma
    return verb, Pattern(name, tuple(words.split()), allowed, is_inverse, is_pronominal=is_pronominal)


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language that has a lexicon."""
    layers = {layer: load(language, layer) for layer in ("verbs", "cues", "speech", "frames")}
    return compile_grammar(language, layers)


def compile_grammar(language: str, layers: Mapping[str, Mapping[str, Any]]) -> Grammar:  # Any: TOML values
    """The grammar that these tables describe: "verbs", "cues", "speech", "frames"."""
    verbs, cues, speech, table = (layers[name] for name in ("verbs", "cues", "speech", "frames"))
    entries: list[str] = [*verbs["others"]["verbs"]]
    patterns: dict[str, list[tuple[Pattern, Frame]]] = {}
    inverse: dict[str, list[Frame]] = {}
    counting: dict[str, list[Pattern]] = {}
    passive: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Frame]] = {}
    roles: dict[str, Frame] = {}
    frames = {name: _read_frame(name, rows, table) for name, rows in table["predicates"].items()}
    for name, rows in table["predicates"].items():
        for pattern in (*_read_all((*rows.get("verbs", ()), *_combine(rows)), entries), *_read_negative(rows, entries)):
            if name == "count":
                counting.setdefault(pattern.lemma, []).append(pattern)
            else:
                patterns.setdefault(pattern.lemma, []).append((pattern, frames[name]))
        for pattern in _read_all(rows.get("passive_verbs", ()), entries):
            passive.setdefault(pattern.lemma, []).append(pattern)
        for pattern in _read_all(rows.get("inverse", ()), entries):
            inverse.setdefault(pattern.lemma, []).append(frames[name])
        for noun in rows.get("nouns", ()):
            nouns.setdefault(noun, []).append(frames[name])
        roles |= dict.fromkeys(rows.get("role_nouns", ()), frames[name])
    governors = _read_governors(table, entries)
    spoken = list(_read_all(speech["verbs"], entries))
    cue_verbs = _read_cue_verbs(cues, entries)
    entries += table["naming"]["verbs"] + table["naming"]["hedges"] + verbs["auxiliary_perfect"] + list(verbs["modals"])
    wordless = frozenset(p.lemma for p in spoken if not p.words)
    return Grammar(
        language,
        _conjugate(entries, verbs),
        _with_fused(_frozen(patterns), table["prepositions"].get("fused", {})),
        _frozen(counting),
        _frozen(passive),
        _frozen(inverse),
        _frozen(governors),
        frames,
        _frozen(nouns),
        roles,
        cue_verbs,
        wordless,
        _frozen({p.lemma: [p] for p in spoken if p.words}),
        verbs,
        cues,
        speech,
        table,
        _read_duties(table),
        _faith_sets(_word_sets(verbs, speech, table), wordless, {*cue_verbs, *governors, *speech["deciding"]}, cues),
    )


def _faith_sets(
    sets: Mapping[str, frozenset[str]], spoken: frozenset[str], known: set[str], cues: Mapping[str, Any]
) -> dict[str, frozenset[str]]:  # Any: TOML values
    """Verbs that tell something, and all of which it is known how firmly they hold what hangs on them."""
    tellers = sets["bare"] | spoken
    faithful = tellers | sets["copulas"] | known
    return {**sets, "hedges": frozenset(cues["hedge"]["words"]), "tellers": tellers, "faithful": faithful}


def _conjugate(entries: list[str], verbs: Mapping[str, Any]) -> dict[str, tuple[VerbForm, ...]]:  # Any: TOML values
    """Every form of every verb; of those that are nouns more often, the past form and the participle."""
    forms = conjugate(dict.fromkeys(_with_tables(entries)), verbs)
    past = conjugate(dict.fromkeys(_with_tables(verbs["others"].get("past_only", ()))), verbs)
    for form, readings in past.items():
        kept = tuple(r for r in readings if r.tense in _PAST)
        if kept:
            forms[form] = tuple(sorted({*forms.get(form, ()), *kept}))
    return {form: rows for form, rows in forms.items() if form not in verbs["others"].get("noun_forms", ())}


_PAST = frozenset({Tense.PAST, Tense.PARTICIPLE})


def _with_tables(entries: Iterable[str]) -> list[str]:
    """Each verb once: the entry that says most about how it changes."""
    best: dict[str, str] = {}
    for entry in entries:
        lemma = parse_entry(entry).lemma
        if len(entry) > len(best.get(lemma, "")):
            best[lemma] = entry
    return list(best.values())


def _frozen(rows: Mapping[str, list[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(values) for key, values in rows.items()}


def _with_fused(
    rows: Mapping[str, tuple[tuple[Pattern, Frame], ...]], fused: Mapping[str, str]
) -> dict[str, tuple[tuple[Pattern, Frame], ...]]:
    """The patterns, where "de" stands for "del" as well."""
    return {
        lemma: tuple(
            (replace(p, prepositions=p.prepositions | {fused[w] for w in p.prepositions if w in fused}), frame)
            for p, frame in found
        )
        for lemma, found in rows.items()
    }


def _read_all(rows: Iterable[str], entries: list[str]) -> Iterable[Pattern]:
    for row in rows:
        for ending in ("o", "a", "os", "as") if "@" in row else ("",):  # "llevar > detenid@"
            entry, pattern = read_pattern(row.replace("@", ending))
            entries.append(entry)
            yield pattern


def _read_negative(rows: Mapping[str, Any], entries: list[str]) -> Iterable[Pattern]:  # Any: TOML values
    """Verbs that say that the act did not take place: "remain at large"."""
    verbs = (*rows.get("negative_verbs", ()), *_combine(rows, "negative_sets"))
    return (replace(pattern, is_negative=True) for pattern in _read_all(verbs, entries))


def _combine(rows: Mapping[str, Any], name: str = "measure_sets") -> Iterable[str]:  # Any: TOML values
    """Every verb of a set with every measure of it: "dictar > prisión preventiva + contra"."""
    for measures in rows.get(name, ()):
        slots = ",".join(measures.get("prepositions", ()))
        for verb in measures["verbs"]:
            for measure in measures["measures"]:
                entry = f"{verb} {measure if ' > ' in verb else f'> {measure}'}"
                yield f"{entry} + {slots}" if slots else entry


def _read_frame(name: str, rows: Mapping[str, Any], table: Mapping[str, Any]) -> Frame:  # Any: TOML values
    complement = rows.get("complement")
    return Frame(
        name,
        _read_types(rows.get("subject", "anything"), table),
        _read_types(rows.get("object", "anything"), table),
        Standing(rows.get("standing", "reported")),
        Complement(frozenset(complement["prepositions"]), CueKind(complement["kind"])) if complement else None,
        frozenset(rows.get("noun_objects", table["prepositions"]["object"])),
        frozenset(rows.get("noun_agents", ())),
        frozenset(rows.get("value_prepositions", ())),
        bool(rows.get("object_optional", False)),
        bool(rows.get("has_recipient", False)),
        bool(rows.get("has_clausal_object", False)),
        bool(rows.get("has_money", False)),
        {verb: _read_types(names, table) for verb, names in rows.get("narrow", {}).items()},
        frozenset(rows.get("only_impersonal", ())),
        frozenset(rows.get("value_required", ())),
        bool(rows.get("has_inner_object", False)),
        frozenset(rows.get("governed", ())),
        _read_types(rows.get("role_object", rows.get("object", "anything")), table),
        frozenset(rows.get("billing", ())),
        bool(rows.get("takes_bare_nouns", False)),
        frozenset(rows.get("givers", ())),
        frozenset(rows.get("receivers", ())),
        {verb: _read_types(names, table) for verb, names in rows.get("doers", {}).items()},
        frozenset(rows.get("doers_or_nobody", ())),
        _read_words(rows.get("only_of", {}), table),
        _read_words(rows.get("never_of", {}), table),
        frozenset(rows.get("clausal_only", ())),
        bool(rows.get("has_fine", False)),
        {EntityType(kind): frozenset(table[name]["words"]) for kind, name in rows.get("only_called", {}).items()},
        bool(rows.get("needs_both", False)),
        {verb: CueKind(kind) for verb, kind in rows.get("held_as", {}).items()},
        frozenset(rows.get("only_states", ())),
        frozenset(rows.get("never_states", ())),
        frozenset(rows.get("finite_only", ())),
        frozenset(rows.get("of_office", ())),
        frozenset(rows.get("of_children", ())),
    )


def _read_words(rows: Mapping[str, str], table: Mapping[str, Any]) -> dict[str, frozenset[str]]:  # Any: TOML values
    """The words of the table that each verb names."""
    return {verb: frozenset(table[name]["words"]) for verb, name in rows.items()}


def _read_types(names: str | list[str], table: Mapping[str, Any]) -> frozenset[EntityType]:  # Any: TOML values
    if names == PERSON_ONLY:
        return frozenset({EntityType.PERSON})
    return frozenset(EntityType(t) for t in (table["classes"][names] if isinstance(names, str) else names))


def _read_governors(table: Mapping[str, Any], entries: list[str]) -> dict[str, list[Governor]]:  # Any: TOML values
    found: dict[str, list[Governor]] = {}
    fused = table["prepositions"].get("fused", {})
    for rows in table["governors"].values():
        for pattern in _read_all(rows["verbs"], entries):
            kind = CueKind(rows["kind"]) if rows["kind"] else None
            prepositions = frozenset({*rows["prepositions"], *(fused[w] for w in rows["prepositions"] if w in fused)})
            governor = Governor(pattern, prepositions, kind, rows["controller"])
            found.setdefault(pattern.lemma, []).append(governor)
    return found


def _read_duties(
    table: Mapping[str, Any],  # Any: TOML values
) -> dict[str, tuple[tuple[tuple[str, ...], CueKind | None], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], CueKind | None]]] = {}
    for rows in table.get("duties", {}).values():
        kind = CueKind(rows["kind"]) if rows["kind"] else None
        for text in rows["phrases"]:
            words = tuple(text.split())
            found.setdefault(words[-1], []).append((words, kind))
    return _frozen(found)


def _read_cue_verbs(cues: Mapping[str, Any], entries: list[str]) -> dict[str, CueKind]:  # Any: TOML values
    found: dict[str, CueKind] = {}
    for kind in (CueKind.HEDGE, CueKind.DENIAL, CueKind.DOUBT, CueKind.CONDITION):
        for pattern in _read_all(cues.get(kind.value, {}).get("verbs", ()), entries):
            found[pattern.lemma] = kind
    for pattern in _read_all(cues["intention"]["verbs"], entries):
        found.setdefault(pattern.lemma, CueKind.FUTURE)
    return found


def _word_sets(*tables: Mapping[str, Any]) -> dict[str, frozenset[str]]:  # Any: TOML values
    verbs, speech, table = tables
    found = {
        name: frozenset(speech[name])
        for name in (
            "bare", "quoting", "listeners", "complementisers", "relatives", "subordinators", "conjunctions", "contrast",
            "prepositions", "determiners", "pronouns",
        )
    }  # fmt: skip
    found |= {
        name: frozenset(verbs[name])
        for name in (
            "auxiliary_perfect", "auxiliary_passive", "auxiliary_progressive", "auxiliary_empty", "copulas",
            "infinitive_marks", "negations", "adverbs", "reflexives", "clitics", "object_clitics", "possessive_marks",
        )
    }  # fmt: skip
    found["of_law"] = frozenset(table["officials"]["words"]) | frozenset(table["lawful"]["doers"])
    return found | {
        f"{name}_slot": frozenset(words) for name, words in table["prepositions"].items() if name != "fused"
    }
