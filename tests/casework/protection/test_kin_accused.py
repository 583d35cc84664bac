"""Family of a protected person who is told to be accused, in words that no statement is read of, is named.

What stands between single guillemets is hidden outside the compartment, between double ones it is shown.
"""

import pytest

from tests.casework.protection import test_form_fields as forms

GIRL = "‹Anna Rookery›"
NAMED = (
    ("en", "The defendant is «Ravi Sandhurst», stepfather of the complainant ‹Priya Sandhurst›, who is 13."),
    ("en", "The suspect is named as «Neil Prattle». He is the father of the victim, ‹Sara Prattle›, 12."),
    ("en", "The defendants are «Neil Prattle» and «Delia Prattle», parents of the complainant ‹Sara Prattle›, 12."),
    ("en", "The suspects were identified as «Neil Prattle» and «Delia Prattle», parents of the victim ‹Sara Prattle›, 12."),
    ("en", "«Paul Dyerson», 40, uncle of the victim ‹Jo Dyerson›, 12, was held."),
    ("en", "«Paul Dyerson», uncle of the victim ‹Jo Dyerson›, 12, has been remanded in custody."),
    ("en", f"«Rosa Pinell», grandmother of {GIRL}, 14, took £300 for handing her over and fled."),
    ("en", f"«Rosa Pinell», aunt of {GIRL}, 14, was paid £300 to hand her over."),
    ("es", "El acusado es «Saúl Tinta Oro», padrastro de la agraviada ‹Danna Oro Vela›, de 14 años."),
    ("es", "Los acusados son «Nilo Prado Tico» y «Delia Mar Ruiz», padres de la agraviada ‹Sara Prado Mar›, de 12 años."),
    ("es", "Las imputadas fueron identificadas como «Delia Mar Ruiz» y «Olga Mar Ruiz», tías de la menor ‹Sara Prado Mar›."),
    ("es", "«Rosa Pino Luque», abuela de la menor ‹Ana Roca Pino›, de 14 años, cobró 300 soles por entregarla y huyó."),
    ("es", "«Rosa Pino Luque», tía de la menor ‹Ana Roca Pino›, de 14 años, recibió dinero a cambio de venderla."),
)  # fmt: skip
NAMED += (
    ("en", "«Walter Breeland», the girls’ father, was jailed for selling ‹Yasmin Breeland›, 15, and ‹Karen Breeland›, 13."),
    ("en", "‹Yasmin Breeland›, 15, was sold. «Walter Dale», the victims' lawyer, spoke."),
    ("en", '‹Yasmin Breeland›, 15, left with «Walter Breeland», her uncle, who handed her to "Auntie".'),
    ("es", 'El taxista «Wilmer Quiso Brea», pareja de la menor ‹Yamile Brea Duna›, de 15 años, la entregó a "La Jefa".'),
    ("es", "Se dictó prisión preventiva para «Aldo Sosa Chala», abuelo de la niña ‹Lunita Sosa Chala›, de 7 años."),
    ("es", "Se dictó prisión preventiva contra la madre de la menor, «Berta Paz Sol». La menor ‹Carla Lunar Paz› tiene 13 años."),
    ("es", "La menor ‹Carla Lunar Paz›, de 13 años, señaló a su tía «Olga Paz Sol» como quien la vendió."),
    ("en", "A warrant is out for «Betty Moonie», mother of ‹Carla Moonie›, 13, who handed the girl to miners."),
)  # fmt: skip
HIDDEN = (
    ("en", f"‹Rosa Pinell›, grandmother of {GIRL}, 14, took £300 for her journey to the hearing."),
    ("en", "‹Paula Dyerson›, mother of the victim ‹Jo Dyerson›, 12, was held captive by the gang."),
    ("en", f"The girl {GIRL}, 14, cried. Her mother, ‹Rosa Pinell›, held her hand."),
    ("en", f"The defendant was ‹Rosa Pinell›’s neighbour. ‹Rosa Pinell› is the mother of the girl {GIRL}, 14."),
    ("es", "‹Rosa Pino Luque›, abuela de la menor ‹Ana Roca Pino›, de 14 años, cobró su pensión y denunció."),
    ("es", "‹Rosa Pino Luque›, madre de la menor ‹Ana Roca Pino›, de 14 años, recibió apoyo por la pérdida."),
)  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NAMED)
def test_accused_kin_are_named(language: str, text: str) -> None:
    forms.test_each_field_is_hidden_or_shown(language, text)


@pytest.mark.parametrize(("language", "text"), HIDDEN)
def test_kin_of_whom_other_things_are_told_stay_hidden(language: str, text: str) -> None:
    forms.test_each_field_is_hidden_or_shown(language, text)


FOUND = "‹Molly Brankin›, 12, was found. Her mother is ‹Joanne Brankin›. "
HALLADA = "‹Malena Branca Sol›, de 12 años, fue hallada. Su madre es ‹Pilar Sol Ruiz›. "


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", FOUND + "To arrange a visit, call ‹Joanne› on ‹07700 900142›."),
        ("en", FOUND + "Ring ‹Joanne› at ‹07700 900142›."),
        ("en", FOUND + "Officers rang ‹Molly› on ‹07700 900143›."),
        ("en", FOUND + "‹Molly› had called «07700 900778»."),
        ("en", FOUND + "The suspect «Ted Foley» was called on «07700 900777»."),
        ("es", HALLADA + "Llamar a ‹Pilar› al ‹951222111›."),
        ("es", HALLADA + "Llamaron a ‹Malena› al ‹951222112›."),
        ("es", HALLADA + "‹Malena› llamó al «951222113»."),
        (
            "en",
            "I write about my daughter, ‹Freya Ormsby›, who is 14. Call me on ‹07700 900555›. Yours, ‹Alison Ormsby›",
        ),
        ("es", "La víctima ‹Yesabel Roca Pino›, de 15 años, huyó. Afortunadamente ‹Yesabel› vive."),
        ("es", "La víctima ‹Yesabel Roca Pino›, de 15 años, huyó. Posteriormente ‹Yesabel› declaró."),
        ("en", "The victim, ‹Yvetta Rookery›, 15, escaped. Unfortunately ‹Yvetta› died."),
    ],
)
def test_what_leads_to_somebody_hidden_is_hidden_and_the_rest_is_not(language: str, text: str) -> None:
    forms.test_each_field_is_hidden_or_shown(language, text)


@pytest.mark.parametrize(
    ("language", "before", "behind"),
    [
        ("es", "La menor de iniciales N. R. T.", "Según el expediente, fue vendida."),
        ("es", "La menor de iniciales N.R.T.", "En su declaración dijo que huyó."),
        ("es", "La agraviada de iniciales A. B. C.", "Ayer declaró."),
        ("en", "The girl, with the initials N. R.", "According to the file she was sold."),
    ],
)
def test_a_word_behind_initials_that_opens_a_sentence_is_left(language: str, before: str, behind: str) -> None:
    text, _ = forms.seen(f"{before} {behind}", language)

    assert text.endswith(behind)
