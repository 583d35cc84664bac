"""Whoever stands beside an act does it not and undergoes it not: lawyers, judges, witnesses, kin, victims."""

import pytest

from tests.extraction.said import statements

ASIDES = {
    "en": (
        ", represented by {a},", ", the husband of {a},", ", whose lawyer is {a},", ", who met {a} in 2029,",
        ", accused by {a},", ", the brother of Judge {a},", ", son of {a},", ", successor of {a},",
        ", hired by {a},", ", according to prosecutor {a},", ", Judge {a} said,", ", like {a} a nurse,",
        ", unlike {a},", " (not to be confused with {a})", ", a neighbour of {a},", ", who worked with {a},",
        ", defended by {a},", ", whom {a} had reported,", ", a friend of mayor {a},", ", ex-husband of {a},",
        ", who lived with {a},", ", arrested with {a}'s help,", ", identified by {a},", ", recognised by {a},",
        " – {a}'s cousin –", ", whose wife, {a}, is a teacher,", ", whose victim, {a}, testified,",
        ", who replaced {a} as head,",
    ),
    "es": (
        ", representado por {a},", ", marido de {a},", ", cuya abogada es {a},", ", quien conoció a {a} en 2029,",
        ", acusado por {a},", ", hermano de la jueza {a},", ", hijo de {a},", ", sucesor de {a},",
        ", contratado por {a},", ", según la fiscal {a},", ", dijo la jueza {a},", ", como {a} enfermero,",
        ", a diferencia de {a},", " (no confundir con {a})", ", vecino de {a},", ", quien trabajaba con {a},",
        ", defendido por {a},", ", a quien {a} había denunciado,", ", amigo de la alcaldesa {a},",
        ", exmarido de {a},", ", quien vivía con {a},", ", identificado por {a},", ", reconocido por {a},",
        " –primo de {a}–", ", cuya esposa, {a}, es profesora,", ", cuya víctima, {a}, declaró,",
        ", quien reemplazó a {a},", ", denunciado por {a},",
    ),
}  # fmt: skip
OPENINGS = {
    "en": (
        "Prosecutor {a} said ", "According to Judge {a}, ", "At the request of {a}, ", "After {a} complained, ",
        "Thanks to {a}, ", "In the house of {a}, ", "As {a} watched, ", "While {a} was away, ",
        "{a}, a witness, said ", "{a} told the court that ", "{a}'s lawyer said ", "{a} learned that ",
        "{a} was at home when ", "Judge {a} heard that ", "The victim, {a}, said ",
        "{a}, mother of the baby, said ", "Inspector {a} confirmed that ", "When {a} called police, ",
        "For {a}, it is clear that ", "Mayor {a} thanked police after ",
    ),
    "es": (
        "La fiscal {a} dijo que ", "Según la jueza {a}, ", "A pedido de {a}, ", "Tras la denuncia de {a}, ",
        "Gracias a {a}, ", "En la casa de {a}, ", "Mientras {a} miraba, ", "Mientras {a} no estaba, ",
        "{a}, una testigo, dijo que ", "{a} declaró que ", "La abogada de {a} dijo que ", "{a} se enteró de que ",
        "{a} estaba en casa cuando ", "La jueza {a} escuchó que ", "La víctima, {a}, dijo que ",
        "{a}, madre de la bebé, dijo que ", "La inspectora {a} confirmó que ", "Cuando {a} llamó a la policía, ",
        "Para {a}, está claro que ", "{a} denunció que ", "A raíz de lo que contó {a}, ",
    ),
}  # fmt: skip
ENDS = {
    "en": (
        " by Inspector {a}", " before Judge {a}", " with the help of {a}", " at the home of {a}",
        " after a complaint by {a}", ", {a} said", ", said prosecutor {a}", " in front of {a}",
        ", the husband of {a}", " and not {a}", " while visiting {a}", " on the orders of {a}",
        "; {a} is his lawyer", ". {a} is his wife", ". His lawyer, {a}, declined to comment",
        ", and {a} is looking for a lawyer", ", according to {a}", ", the newspaper of {a} reported",
        ", his wife {a} said", ", {a}'s lawyer announced", ". {a} denounced him",
        ". Judge {a} will hear the case on Monday", ". {a}, the mayor, thanked police", ". The prosecutor is {a}",
        ". The case is led by {a}", ". {a} was not involved", ". The victim, {a}, is 14",
        " thanks to {a}'s testimony", " to the relief of {a}",
    ),
    "es": (
        " por la inspectora {a}", " ante la jueza {a}", " con ayuda de {a}", " en la casa de {a}",
        " tras una denuncia de {a}", ", dijo {a}", ", informó la fiscal {a}", " delante de {a}", ", marido de {a}",
        " y no {a}", " cuando visitaba a {a}", " por orden de {a}", "; {a} es su abogada", ". {a} es su esposa",
        ". Su abogada, {a}, no comentó", ", según {a}", ", informó el diario de {a}", ", dijo su esposa {a}",
        ", anunció la abogada {a}", ". {a} lo denunció", ". La jueza {a} verá el caso el lunes",
        ". {a}, la alcaldesa, agradeció a la policía", ". La fiscal es {a}", ". El caso lo lleva {a}",
        ". {a} no está involucrada", ". La víctima, {a}, tiene 14 años", " gracias al testimonio de {a}",
    ),
}  # fmt: skip
UNDERGONE = {
    "en": ("was arrested", "was charged with trafficking", "was convicted of trafficking", "was sentenced to 12 years"),
    "es": ("fue detenido", "fue imputado por trata", "fue condenado por trata", "fue sentenciado a 12 años"),
}
DONE = {
    "en": ("sold three babies", "recruited young women", "received bribes"),
    "es": ("vendió tres bebés", "captaba a mujeres jóvenes", "recibió sobornos"),
}
AGAINST = frozenset({"detained", "charged", "convicted", "sentenced", "indicted"})
CONDUCT = frozenset({"sells", "recruits", "receives", "buys", "pays", "leads", "deceives", "exploits"})


def texts(language, verbs):
    """Every verb with every bystander."""
    for verb in verbs:
        yield from (f"Max Tale{aside} {verb}." for aside in ASIDES[language])
        yield from (f"{opening}Max Tale {verb}." for opening in OPENINGS[language])
        yield from (f"Max Tale {verb}{end}." for end in ENDS[language])


@pytest.mark.parametrize("language", ["en", "es"])
def test_nobody_beside_it_undergoes_the_act(language):
    for text in texts(language, UNDERGONE[language]):
        read = statements(language, text.format(a="Ada Reed"))
        held = {s.object.name for s in read if s.predicate in AGAINST and s.object and not s.negated}
        assert not any("Reed" in name for name in held), text


@pytest.mark.parametrize("language", ["en", "es"])
def test_nobody_beside_it_does_it(language):
    for text in texts(language, DONE[language]):
        read = statements(language, text.format(a="Ada Reed"))
        doers = {s.subject.name for s in read if s.predicate in CONDUCT and s.subject and not s.negated}
        assert not any("Reed" in name for name in doers), text
