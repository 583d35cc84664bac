import pytest

from ovillo.domain.hypotheses import Claim, Draft
from ovillo.wiring.worker import extractors
from ovillo.workflows.hypotheses import find_wording_faults


def is_refused(text: str) -> bool:
    claims = (Claim("H0", "none of these", is_none_of_these=True), Claim("H1", text))
    return bool(list(find_wording_faults(Draft("", "", claims, ()), extractors())))


@pytest.mark.parametrize(
    "text",
    [
        "Zulema Farfán is guilty",
        "Zulema Farfán sold the babies",
        "The babies were sold by Zulema Farfán",
        "Zulema Farfán did it",
        "Zulema Farfán",
        "The guilt of the mayor",
        "The general led the ring",
        "The obstetrician signed false certificates",
        "Farfán is the buyer",
        "She trafficked the babies",
        "Dr. Quillca",
        "Zulema Farfán vendió a los bebés",
        "Los bebés fueron vendidos por la pediatra",
        "El general dirigió la red",
        "Ella es culpable",
        "Farfán es la cabecilla",
        "La culpabilidad del alcalde",
    ],
)
def test_a_hypothesis_about_a_persons_guilt_is_refused(text: str) -> None:
    assert is_refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "Domestic sale with false registration",
        "Illegal International Adoption",
        "Organ Removal",
        "The children were registered as born to other mothers at the clinic",
        "Babies of Villa Jacaranda were sold abroad",
        "Newborns were declared dead and handed over",
        "Mothers sold their babies",
        "A lawful adoption with careless papers",
        "The clinic sold babies to foreign couples",
        "Venta dentro del país con registro falso",
        "Recién nacidos declarados muertos y entregados",
        "Los niños fueron entregados por sus padres a cambio de dinero",
        "Nacimientos inscritos a nombre de otra madre en Valle Hondo",
    ],
)
def test_a_hypothesis_about_what_was_done_is_accepted(text: str) -> None:
    assert not is_refused(text)


def test_the_question_names_nobody_either() -> None:
    draft = Draft("", "Did Zulema Farfán sell the babies?", (Claim("H0", "none", is_none_of_these=True),), ())

    assert [each.column for each in find_wording_faults(draft, extractors())] == ["question"]
