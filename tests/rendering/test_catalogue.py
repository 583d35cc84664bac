import importlib
import pkgutil
import re
import string
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import ovillo
from ovillo.analysis.handling.conformance import ACT_NAMES
from ovillo.analysis.handling.rules import built_in_rules
from ovillo.domain.errors import ManifestError, OvilloError
from ovillo.domain.sources import Grade, SourceKind
from ovillo.domain.statements import PREDICATES, Quantifier, Standing, Value, When
from ovillo.rendering import catalogue as module
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.wording import ENGLISH, SPANISH

ROOT = Path(__file__).parents[2]
SPANISH_SENTENCES = ROOT / "src/ovillo/locale/es/LC_MESSAGES/ovillo.po"
EN, ES = Catalogue("en"), Catalogue("es")


def leaves(kind: type[OvilloError] = OvilloError) -> list[type[OvilloError]]:
    return [leaf for each in kind.__subclasses__() for leaf in [each, *leaves(each)]]


def translations() -> dict[str, str | tuple[str, ...]]:
    with SPANISH_SENTENCES.open("rb") as lines:
        found = read_po(lines)
    return {(each.id if isinstance(each.id, str) else each.id[0]): each.string for each in found if each.id}


def _forms(translated: str | tuple[str, ...]) -> tuple[str, ...]:
    return (translated,) if isinstance(translated, str) else translated


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def sentences(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.syspath_prepend(str(ROOT))
    extractor = importlib.import_module("message_sentences").extract
    options = {"**.jinja": {"trim_blocks": "true", "lstrip_blocks": "true"}}
    methods = [("testing/**.py", "ignore"), ("**.py", extractor), ("**.jinja", "jinja2")]
    keywords: dict[str, tuple[int, ...] | None] = {"mark": None, "say": None, "say_many": (1, 2)}
    found = extract_from_dir(ROOT / "src/ovillo", methods, options, keywords)
    return {message[0] if isinstance(message, tuple) else message for _, _, message, _, _ in found}


def test_acts_of_rules_are_shown_by_their_name_of_the_same_rule() -> None:
    shown = [names for rule in built_in_rules() for names in (rule.act, rule.other) if names]

    assert {names[0] for names in shown} == {*ACT_NAMES}
    assert [names[0] for names in shown if ES.say(names[0]) not in names[1:]] == []


def test_every_sentence_of_the_program_is_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    known = translations()

    missing = sorted(each for each in sentences(monkeypatch) if "" in _forms(known.get(each, "")))

    assert missing == []


def test_what_a_reader_fills_into_a_command_stands_there_in_spanish() -> None:
    english = re.compile(r"\b(CASE(?!/UCO)|FILE|FOLDER|WHY|TEXT|NAME|ROLE|PERSON|TASK|ITEM|KEY|QUERY|DOCUMENT)\b")

    assert [each for some in translations().values() for each in _forms(some) if english.search(each)] == []


def test_pages_and_drawings_write_months_alike() -> None:
    source = (ROOT / "frontend/src/shared/days.ts").read_text("utf-8")

    drawn = {
        name: re.findall(r'"([^"]+)"', months)
        for name, months in re.findall(r"^  (\w\w): \[(.*)\],$", source, re.MULTILINE)
    }

    assert drawn == {"en": list(ENGLISH.short_months), "es": list(SPANISH.short_months)}


def test_every_error_is_translated() -> None:
    for found in pkgutil.walk_packages(ovillo.__path__, "ovillo."):
        if "migrations" in found.name or found.name.endswith("__main__"):
            continue
        try:
            importlib.import_module(found.name)
        except ModuleNotFoundError as missing:
            if str(missing.name).startswith("ovillo"):
                raise  # else it is a part of an extra that is not installed
    known = translations()

    missing = sorted(leaf.template for leaf in leaves() if not known.get(leaf.template))

    assert missing == []


def test_translations_fill_the_same_fields() -> None:
    with SPANISH_SENTENCES.open("rb") as lines:
        messages = [each for each in read_po(lines) if each.id]

    for each in messages:
        pairs = [(each.id, each.string)] if isinstance(each.id, str) else zip(each.id, each.string, strict=True)
        for english, spanish in pairs:
            assert fields(str(english)) == fields(str(spanish)), english


def test_spanish_is_compiled_where_the_package_is_installed() -> None:
    assert ES.say("People") == "Personas"


def test_a_missing_catalogue_means_english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "LOCALE", tmp_path)
    module._messages.cache_clear()

    said = Catalogue("es").say("People")

    module._messages.cache_clear()
    assert said == "People"


def test_a_sentence_without_fields_keeps_its_braces() -> None:
    assert EN.say("expected {x}") == "expected {x}"
    assert EN.say("") == ""
    assert ES.say("") == ""


def test_a_field_is_never_read_as_a_template() -> None:
    assert EN.say("{problem}", problem="{0.__class__}") == "{0.__class__}"


def test_counts_choose_their_form() -> None:
    assert EN.say_many("{count} source", "{count} sources", 1) == "1 source"
    assert EN.say_many("{count} source", "{count} sources", 1200) == "1,200 sources"
    assert ES.say_many("{count} source", "{count} sources", 1) == "1 fuente"
    assert ES.say_many("{count} source", "{count} sources", 0) == "0 fuentes"


def test_an_error_translates_the_reason_within_it() -> None:
    reason = "The file is larger than {limit} MB. Split it, or add only the part that matters."

    error = ManifestError(place="a.csv", row=2, column="file", problem=reason, limit=50)

    assert (
        ES.error(error)
        == "a.csv, fila 2, columna file: El archivo supera los 50 MB. Divídalo o agregue solo la parte que interesa."
    )


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        (Value("14", Decimal(14), "person"), "14 people", "14 personas"),
        (Value("one", Decimal(1), "person", Quantifier.AT_LEAST), "at least 1 person", "al menos 1 persona"),
        (Value("x", Decimal("12000.5"), "PEN", Quantifier.MORE_THAN), "more than S/ 12,000.50", "más de S/ 12,000.50"),
        (Value("x", Decimal(3000), "USD"), "US$ 3,000", "US$ 3,000"),
        (Value("x", Decimal(5), "CLP", Quantifier.ABOUT), "about CLP 5", "alrededor de CLP 5"),
        (Value("x", Decimal(7)), "7", "7"),
        (Value("several", None), "several", "several"),
    ],
)
def test_values_keep_their_bounds(value: Value, english: str, spanish: str) -> None:
    assert (EN.value(value), ES.value(value)) == (english, spanish)


def test_dates_follow_the_language() -> None:
    assert EN.date(date(2031, 9, 1)) == "1 Sep 2031"
    assert ES.date(date(2031, 9, 1)) == "1 set. 2031"
    assert EN.interval(When("the other day", None, None)) == "“the other day”"
    assert ES.interval_in_sentence(When("el otro día", None, None)) == "«el otro día»"


@pytest.mark.parametrize("catalogue", [EN, ES], ids=["en", "es"])
def test_every_word_of_the_domain_has_a_name(catalogue: Catalogue) -> None:
    assert all(catalogue.standing(each) for each in Standing)
    assert all(catalogue.predicate(each) for kind in PREDICATES.values() for each in kind)
    assert all(catalogue.source_kind(each) for each in SourceKind)
    assert all(catalogue.grade(each).startswith(each.value) for each in Grade)
    assert catalogue.listed(["a", "b", "c"]) in {"a, b and c", "a, b y c"}


def test_a_command_that_says_something_pays_for_no_template_engine() -> None:
    check = (
        "import sys; from ovillo.rendering.catalogue import Catalogue; import ovillo.rendering.brief_text;"
        "Catalogue('es').say('People'); sys.exit(len({'jinja2', 'babel', 'rich', 'sqlalchemy'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_a_column_is_named_as_the_file_names_it() -> None:
    error = ManifestError(place="territories.csv", row=4, column="kind", problem="")

    assert "columna kind:" in ES.error(error)
