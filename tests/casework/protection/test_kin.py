"""The family of a hidden child: hidden too, or parted from the child where the case must have the name."""

import pytest

from ovillo.casework.protection.kin import (
    BLAMING_PREDICATES,
    KIN_PREDICATES,
    kin_of,
    kin_told,
    kin_words,
    kinds_by,
    without_blamed,
)
from ovillo.casework.protection.masking import Shifted
from ovillo.casework.protection.people import marked, protected_by_rule
from ovillo.casework.protection.views import Concealment
from ovillo.domain.documents import Document
from ovillo.domain.protection import Protected, ProtectedAs
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Statement
from ovillo.extraction.rules import RuleExtractor
from ovillo.workflows.guarded import is_one

EXTRACTORS = {language: RuleExtractor(language) for language in ("en", "es")}
CHILD = "La policía rescató a Milagros Ficticia Inventada, de 9 años, en la clínica."
IN_ENGLISH = "Police rescued Nora Bell Quay, 9, from the clinic on Monday. "
SALT = "ab" * 32


def seen(text: str, language: str = "es", lifted: tuple[Protected, ...] = ()) -> tuple[str, list[Statement]]:
    """The text and the ties that somebody outside the compartment is shown."""
    document = Document("a" * 64, "x.txt", "text/plain", len(text), text, (0,), SourceDetails(language=language))
    read = EXTRACTORS[language].read(document)
    found = marked(read.statements, read.entities, [document])
    ties = [each for each in read.statements if each.predicate in KIN_PREDICATES]
    named = {each.id: each for each in (*(one for one, _ in found.values()), *read.entities)}
    told = kin_told([document], named.values(), kinds_by(found, (), lifted, is_one))
    blaming = [each for each in read.statements if each.predicate in BLAMING_PREDICATES]
    kin = without_blamed({**told, **kin_of(ties, found, (), lifted, is_one)}, blaming, is_one, [document])
    people = protected_by_rule({**found, **kin}, lifted, salt=SALT, is_one=is_one)
    concealment = Concealment(people, read.entities, read.statements, is_one=is_one)
    return concealment.document(document).text, [each for each in ties if not concealment.withholds(each)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Su madre Rosa Inventada Flores la buscaba.",
        "Su madre, Rosa Inventada Flores, la buscaba.",
        "Su teléfono es 912345678. Su DNI es 70111222. Su abuela Rosa Inventada Flores la buscaba.",
        "La menor volvió con su tía Rosa Inventada Flores.",
        "La acompañó Rosa Inventada Flores, su madre.",
        "Rosa Inventada Flores es su tía.",
        "La madre de la menor, Rosa Inventada Flores, la buscaba.",
        "Madre de la menor: Rosa Inventada Flores.",
        "La apoderada de la menor rescatada es Rosa Inventada Flores.",
    ],
)
def test_whoever_is_called_hers_is_hidden_too(sentence: str) -> None:
    text, _ = seen(f"{CHILD} {sentence} Rosa Inventada Flores lloró.")

    assert not any(word in text for word in ("Rosa", "Flores", "Inventada", "912345678", "70111222"))


def test_whoever_a_form_names_has_a_mother() -> None:
    text, _ = seen(
        "FICHA DE LA MENOR\nNombres: Rosita\nApellidos: Cuento Mar\nEdad: 15\n\nFidel Arce Ruiz captó a Rosita Cuento Mar. "
        "La acompañó Nora Cano Ley, su madre."
    )

    assert not any(word in text for word in ("Nora", "Rosita", "Cuento"))


def test_kin_of_somebody_else_are_named() -> None:
    text, _ = seen(f"{CHILD} Fidel Arce Ruiz huyó. Su madre Rosa Gil Flores lloró.")

    assert "Rosa Gil Flores" in text


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosa Inventada Flores, madre de Milagros Ficticia Inventada, denunció el caso.",
        "La madre de Milagros Ficticia Inventada es Rosa Inventada Flores.",
        "Rosa Inventada Flores es tía de Milagros Ficticia Inventada.",
        "Milagros Ficticia Inventada es hija de Rosa Inventada Flores.",
        "Rosa Inventada Flores, madrina de Milagros Ficticia Inventada, declaró ayer.",
    ],
)
def test_whoever_leads_to_the_child_is_hidden_too(sentence: str) -> None:
    text, _ = seen(f"{CHILD} {sentence} Rosa Inventada Flores lloró.")

    assert not any(word in text for word in ("Rosa", "Flores", "Milagros", "Ficticia", "Inventada"))
    assert text.count("Persona") == 4


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Juan Lazo Ramos, padre de Milagros Ficticia Inventada, fue acusado de vender a la menor.", "padre"),
        ("Juan Lazo Ramos, padrino de Milagros Ficticia Inventada, fue detenido.", "padrino"),
        ("Juan Lazo Ramos es tío de Milagros Ficticia Inventada. Juan Lazo Ramos fue condenado en Lima.", "tío"),
        ("Milagros Ficticia Inventada es hija de Juan Lazo Ramos. La policía detuvo a Juan Lazo Ramos.", "hija"),
    ],
)
def test_whom_the_case_is_against_is_named_and_not_as_family(sentence: str, word: str) -> None:
    text, ties = seen(f"{CHILD} {sentence}")

    assert "Juan Lazo Ramos" in text
    assert word not in text
    assert ties == []


def test_in_english() -> None:
    text, _ = seen(f"{IN_ENGLISH}Ann Made Bell, the mother of Nora Bell Quay, told the court so.", "en")
    assert not any(word in text for word in ("Ann", "Made", "Nora", "Quay"))

    for said in (
        "She came with Ann Made Bell, her mother.",
        "The girl's aunt, Ann Made Bell, spoke.",
        "Ann Made Bell is her aunt.",
    ):
        text, _ = seen(f"{IN_ENGLISH}{said}", "en")
        assert "Ann" not in text

    text, ties = seen(f"{IN_ENGLISH}Paul Gray Wood, the father of Nora Bell Quay, was arrested.", "en")
    assert "Paul Gray Wood" in text
    assert ("father" in text, ties) == (False, [])


def test_kin_of_others_and_of_kin_are_named() -> None:
    text, ties = seen(
        f"{CHILD} Ana Tilo Rey, hermana de Beto Tilo Rey, habló. Eva Rosas Lara, madre de Milagros Ficticia Inventada, "
        "denunció. Luis Mora Paz es primo de Eva Rosas Lara."
    )

    assert all(name in text for name in ("Ana Tilo Rey", "hermana", "Beto Tilo Rey", "Luis Mora Paz"))
    assert "Eva" not in text
    assert len(ties) == 2


def test_for_somebody_whose_protection_was_lifted_nobody_is_hidden() -> None:
    child = Protected("", ProtectedAs.MINOR, "protected", ("Milagros Ficticia Inventada",))

    text, ties = seen(
        f"{CHILD} Rosa Inventada Flores, madre de Milagros Ficticia Inventada, denunció.", lifted=(child,)
    )

    assert "Rosa Inventada Flores, madre de Milagros Ficticia Inventada" in text
    assert len(ties) == 1


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("X, su madre y los medio hermanos", "X, ········ y los ········"),
        ("her step-mother's house, the brother-in-law", "········ house, the ········"),
        (
            "la comadrona habló del padrón y de la prima de seguro",
            "la comadrona habló del padrón y de la ········ de seguro",
        ),
    ],
)
def test_the_words_for_it(text: str, left: str) -> None:
    assert Shifted(text, list(kin_words(text, 0, len(text)))).text == left


@pytest.mark.parametrize(
    ("language", "form", "kin"),
    [
        ("es", "FICHA DE LA VÍCTIMA\nNombres y apellidos: {}\nPadre: {}\nMadre: {}\nApoderada: {}\nDomicilio: Jr. Inventado 12", 3),
        ("es", "FICHA DE LA VÍCTIMA\nNombres y apellidos: {}\nPadre: {} / Madre: {} / Tutor(a): {}", 3),
        ("es", "FICHA DE LA VÍCTIMA\nNombres y apellidos: {}\n| Padre | {} |\n| Madre | {} |", 2),
        ("es", "FICHA DE LA MENOR\nNombres y apellidos: {}\nNombre del padre: {}\nHermanos: {}, {}", 3),
        ("es", "{}, de 14 años, hija de {} y {}, fue hallada.", 2),
        ("en", "VICTIM RECORD\nName: {}\nFather: {}\nMother's name: {}\nGuardian: {}", 3),
        ("en", "VICTIM RECORD\nFull name: {}\nParent/guardian: {}\nNext of kin: {}", 2),
        ("en", "{}, 14, daughter of {} and {}, was found.", 2),
    ],
)  # fmt: skip
def test_family_in_the_fields_of_a_form_is_hidden(language: str, form: str, kin: int) -> None:
    family = ("Eleuterio Inventado Ramos", "Dorotea Vilca Calsina", "Juana Mita Cusi")[:kin]

    text, _ = seen(form.format("Milagros Inventado Vilca", *family), language)

    assert not any(word in text for name in family for word in name.split())


@pytest.mark.parametrize(
    "text",
    [
        "FICHA DE LA VÍCTIMA\nNombres y apellidos: Milagros Inventado Vilca\nPadre: desconocido\nAbogado: Eleuterio Paz Ramos",
        "ACTA\nAgraviada: Milagros Inventado Vilca\nImputado: Abel Quiroz Tito\nPadre: Eleuterio Paz Ramos",
        "FICHA DEL IMPUTADO\nNombres y apellidos: Abel Quiroz Tito\nPadre: Eleuterio Paz Ramos",
        "La víctima Milagros Inventado Vilca denunció a Abel Quiroz Tito, hijo de Eleuterio Paz Ramos.",
    ],
)
def test_nobody_else_in_a_form_is(text: str) -> None:
    assert "Eleuterio Paz Ramos" in seen(text)[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", f"{CHILD} Su padrastro Abel Quiroz Tito fue denunciado."),
        ("es", f"{CHILD} Su padrastro, Abel Quiroz Tito, denunciado por ella, huyó."),
        ("es", f"{CHILD} Su padrastro, Abel Quiroz Tito, a quien la fiscalía acusó de trata, huyó."),
        ("es", f"{CHILD} Ella denunció a su padrastro Abel Quiroz Tito por trata."),
        ("es", f"{CHILD} Su tío Abel Quiroz Tito la entregó a la dueña del bar."),
        ("es", f"{CHILD} Su tío Abel Quiroz Tito la había vendido por 500 soles."),
        ("es", f"{CHILD} Su tío Abel Quiroz Tito lloró. Abel Quiroz Tito negó los hechos."),
        ("es", f"{CHILD} Su tío Abel Quiroz Tito, quien presuntamente la explotaba, no habló."),
        ("en", f"{IN_ENGLISH}Her stepfather, Abel Quiroz Tito, was reported to the police."),
        ("en", f"{IN_ENGLISH}Her uncle Abel Quiroz Tito handed her over to the owner of a bar."),
        ("en", f"{IN_ENGLISH}Her uncle Abel Quiroz Tito denied the charges."),
        ("en", f"{IN_ENGLISH}Her uncle, Abel Quiroz Tito, who handed her to Idris, is on the run."),
        ("en", f"{IN_ENGLISH}Her uncle, Abel Quiroz Tito, gave Nora to a gang for £500."),
        ("en", f"{IN_ENGLISH}Her uncle, Abel Quiroz Tito, handed his niece over to Idris in exchange for cash."),
        ("en", f"{IN_ENGLISH}Her uncle, Abel Quiroz Tito, sold his own niece."),
        ("es", f"{CHILD} El padre de la menor, Abel Quiroz Tito, entregó a su hija a Huarca a cambio de 500 soles."),
        ("es", f"{CHILD} El padre de la menor, Abel Quiroz Tito, vendió a su propia hija de 9 años a un minero."),
        ("es", f"{CHILD} Su tío, Abel Quiroz Tito, quien la llevó al bar, está prófugo."),
        ("es", f"{CHILD} La policía busca a Abel Quiroz Tito, su padrastro. Quiroz la violó y la vendió."),
    ],
)
def test_kin_whom_words_blame_are_shown(language: str, text: str) -> None:
    assert "Abel Quiroz Tito" in seen(text, language)[0]


@pytest.mark.parametrize(
    "rest",
    [
        "Su padrastro, Abel Quiroz Tito, acusó a Rosa Inventada de trata.",
        "Su padrastro, Abel Quiroz Tito, a quien la fiscalía no acusó, volvió.",
        "Su padrastro, Abel Quiroz Tito, a quien la fiscalía citó, volvió.",
        "Su tío Abel Quiroz Tito la entregó a la policía.",
        "Su tío Abel Quiroz Tito la llevó al hospital.",
        "Su tío Abel Quiroz Tito no la vendió.",
        "El padre de la menor, Abel Quiroz Tito, entregó a su hija a la policía.",
        "El padre de la menor, Abel Quiroz Tito, quien la buscó por meses, está agradecido.",
        "El padre de la menor, Abel Quiroz Tito, no vendió a su hija.",
        "Su tío Abel Quiroz Tito negó haberla visto.",
    ],
)
def test_kin_who_accuse_or_are_not_accused_are_hidden(rest: str) -> None:
    assert "Abel Quiroz Tito" not in seen(f"{CHILD} {rest}")[0]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "El padre de la menor, don Abel Quiroz Tito, declaró."),
        ("es", "Su padre, el señor Abel Quiroz Tito, declaró."),
        ("es", "El hermano mayor de la víctima se llama Abel Quiroz Tito."),
        ("es", "Su hermano mayor se llama Abel Quiroz Tito."),
        ("es", "El padre de Milagros Ficticia Inventada, de 9 años, Abel Quiroz Tito, lloró."),
        ("en", "The girl's older brother is called Abel Quiroz Tito."),
        ("en", "Her father, Mr. Abel Quiroz Tito, spoke."),
        ("en", "Nora Bell Quay's younger brother, Abel Quiroz Tito, cried."),
    ],
)
def test_titles_and_verbs_of_naming_between(language: str, sentence: str) -> None:
    text, _ = seen(f"{CHILD if language == 'es' else IN_ENGLISH} {sentence}", language)

    assert not any(word in text for word in ("Abel", "Quiroz", "Tito"))


@pytest.mark.parametrize(
    ("sentence", "noun"),
    [
        (
            "El padrastro de Milagros Ficticia Inventada, de 9 años, Abel Quiroz Tito, es investigado por trata.",
            "padrastro",
        ),
        ("La menor vivía con su tío Abel Quiroz Tito. Abel Quiroz Tito negó los hechos.", "su tío"),
        ("El padre de la menor, Abel Quiroz Tito, está prófugo.", "padre"),
    ],
)
def test_ties_of_the_accused_by_words_are_hidden_too(sentence: str, noun: str) -> None:
    text, _ = seen(f"{CHILD} {sentence}")

    assert "Abel Quiroz Tito" in text
    assert noun not in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Abel Quiroz Tito, padre de la menor, fue acusado de venderla."),
        ("es", "El padrastro de la víctima, Abel Quiroz Tito, fue detenido."),
        ("es", f"{CHILD} El padre de la menor, Abel Quiroz Tito, vendió a su hija a un minero."),
        ("en", f"{IN_ENGLISH}Abel Quiroz Tito, the father of the girl, was charged."),
    ],
)
def test_no_statement_ties_the_accused_to_a_word_for_the_child(language: str, text: str) -> None:
    told, ties = seen(text, language)

    assert "Abel Quiroz Tito" in told
    assert ties == []


def test_family_of_nobody_who_is_hidden_is_told() -> None:
    _, ties = seen("Abel Quiroz Tito, hermano del alcalde, fue acusado de trata.")

    assert len(ties) == 1


@pytest.mark.parametrize(
    "rest",
    [
        "Her mother, Abela Quiroz Tito, handed Nora to the police.",
        "Her mother, Abela Quiroz Tito, who searched for her, is grateful.",
        "Her mother, Abela Quiroz Tito, took her to hospital.",
        "Her mother, Abela Quiroz Tito, gave Nora a doll for £5.",
    ],
)
def test_in_english_too(rest: str) -> None:
    assert "Abela" not in seen(f"{IN_ENGLISH}{rest}", "en")[0]


def test_whom_measures_of_protection_are_against_is_named() -> None:
    text, _ = seen(
        "Se dictaron medidas de protección a favor de Vitaliana Poma Luna contra Abel Quiroz Tito, su conviviente."
    )

    assert "Abel Quiroz Tito" in text
    assert "Vitaliana" not in text


def test_family_of_a_victim_whom_nothing_names_is_hidden() -> None:
    text, _ = seen("Abel Quiroz Tito, hermano de la víctima, habló. La madre de la menor, Rosa Gil Sol, lloró.")

    assert not any(word in text for word in ("Abel", "Quiroz", "Rosa", "Gil"))


def test_the_label_of_the_next_field_accuses_nobody() -> None:
    text, _ = seen("Agraviada: Estefa Cunza Lira\nRepresentante legal: Cecilia Lira Poma\nImputado: Abel Quiroz Tito\n")

    assert "Abel Quiroz Tito" in text
    assert not any(word in text for word in ("Cecilia", "Lira", "Poma"))
