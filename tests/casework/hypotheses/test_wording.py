from decimal import Decimal

import pytest

from ovillo.casework.hypotheses.wording import Worded, find_wording_fault
from ovillo.domain.hypotheses import Claim, Draft, Item, NextStep, Outcome
from ovillo.wiring.worker import extractors
from ovillo.workflows.hypotheses import find_wording_faults


def is_refused(text: str) -> bool:
    claims = (Claim("H0", "none of these", is_none_of_these=True), Claim("H1", text))
    return bool(list(find_wording_faults(Draft("", "", claims, ()), extractors())))


@pytest.mark.parametrize(
    "text",
    [
        "Zulema Farfán is guilty",
        "el niño fue vendido por ana quispe",
        "juan perez vendió al bebé",
        "@juanp sold it",
        "ring led by the mayor",
        "red dirigida por el alcalde",
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
        "Los bebés fueron vendidos por el comisario",
        "El general dirigió la red",
        "Ella es culpable",
        "Farfán es la cabecilla",
        "La culpabilidad del alcalde",
        "Juan Pérez is guilty",
        "Pérez is guilty of selling children",
        "The doctor is the culprit",
        "Maria killed the child",
        "The mother sold her baby",
        "Dr Smith did it",
        "John Smith trafficked the babies",
        "General Tambo runs the ring",
        "The accused trafficked the child",
        "Ana Quispe bought a baby",
        "The director of the clinic organised the sales",
        "the suspect committed the crime",
        "Carlos is responsible",
        "Carlos Mamani ran the network",
        "Mamani sold the baby",
        "A nurse stole the baby",
        "the nurse took the babies and sold them",
        "Guilt of the general",
        "the general is involved",
        "Farfán led the gang",
        "The mayor took bribes",
        "Jane Doe is innocent",
        "X is a trafficker",
        "Person A is guilty",
        "The lawyer forged the papers",
        "Suspect 1 sold the child",
        "Sale organised by Zulema Farfán",
        "Babies sold by the general",
        "Farfán's guilt",
        "The registrar was bribed by Farfán",
        "Juan Pérez es culpable",
        "El médico es el culpable",
        "La madre vendió a su bebé",
        "Pérez compró al niño",
        "El director de la clínica organizó las ventas",
        "La obstetra robó los bebés",
        "El acusado cometió el delito",
        "Mamani dirigía la red",
        "la general Farfán lideró la banda",
        "Venta organizada por Juan Pérez",
        "Un enfermero entregó al niño",
        "Carlos Mamani es inocente",
        "Farfán está involucrada",
        "They were sold by a police chief",
        "Kidnapped by a retired police officer",
        "Sold abroad by the clinic’s owner",
        "Stolen by one nurse",
        "Baby sold by its mother",
        "Sold by Dr Q.",
        "Vendidos por una enfermera",
        "Robados en la clínica por un ex policía",
        "Red dirigida por un jefe de la policía",
        "Vendido por su madre",
        "the mayor's wife sold them",
        "The director’s sister ran it",
        "my neighbour sold them",
        "a foreigner bought them",
        "the general's brother organised the sale",
        "one of the nurses sold them",
        "the gang leader sold them",
        "la mujer del alcalde los vendió",
        "vendidos por el cuñado del alcalde",
        "el anestesista los vendió",
        "J.P. sold them",
        "his lawyer arranged it",
        "the retired anaesthetist sold them",
        "el ginecólogo los vendió",
        "uno de los médicos vendió a los niños",
        "su chofer los entregó",
        "an employee stole the newborns",
        "la empleada robó a los bebés",
        "la madre se robó al niño",
    ],
)
def test_a_hypothesis_about_a_persons_guilt_is_refused(text: str) -> None:
    assert is_refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "Domestic sale with false registration",
        "Registered by the general hospital without a mother",
        "Born in santa rosa and given away; mothers will young children",
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
        "Illegal international adoption",
        "Organ removal",
        "Sale within the country",
        "Sale abroad through adoption agencies",
        "Illegal adoption by foreign couples",
        "Children were sold for labour exploitation",
        "Babies were given up voluntarily by their mothers",
        "Death from natural causes",
        "Kidnapping by strangers",
        "Children placed informally with relatives",
        "Legal adoption with irregular paperwork",
        "Lost in hospital by mistake",
        "Baby switched at birth",
        "Sexual exploitation",
        "Forced begging",
        "domestic servitude",
        "Trafficking for illegal adoption",
        "The child was sold to a family in another region",
        "The children were taken across the border",
        "A criminal network sold the babies",
        "A gang took the children",
        "The babies were bought by childless couples",
        "Hospital staff falsified birth records",
        "The child ran away",
        "Child taken by the father in a custody dispute",
        "Venta a familias de otra región",
        "Adopción irregular por parejas extranjeras",
        "Entrega voluntaria por la madre",
        "Robo de recién nacidos en el hospital",
        "Explotación laboral",
        "Los niños fueron llevados al extranjero",
        "Muerte natural",
        "Cambio de bebés por error",
        "Una red vendió a los niños",
        "Trata con fines de explotación sexual",
        "Registro tardío sin delito",
        "Falsificación de certificados de nacido vivo",
        "Baby sold by its parents",
        "Sold by the general hospital",
        "Stolen by the mayor’s office",
        "Born at home, attended by a midwife",
        "Trafficked by a ring of doctors",
        "Robados por la policía",
        "Vendidos por el hospital general",
        "Vendidos por personal del hospital",
        "Children died and the death was concealed",
        "H2 foreign adoption",
        "Sale to foreigners",
        "Organ trafficking",
        "Sold domestically",
        "Adopted abroad illegally",
        "Surrogacy arrangement",
        "Innocent explanation: lawful adoption",
        "Private arrangement between families",
        "No crime: clerical error",
        "Other explanation of the missing children",
        "the clinic's staff sold them",
        "una red los vendió",
        "their parents sold them",
        "a sale arranged by agencies",
        "the clinic secretly sold them",
        "a false registration arranged abroad",
        "one of the clinics sold them",
        "el hospital entregó a los niños",
        "una pequeña red vendió a los niños",
        "el certificado se falsificó",
        "una de las clínicas los vendió",
        "a baby sold the same day",
        "the mayor's office falsified the registers",
        "the general hospital sold them",
        "los médicos vendieron a los bebés",
        "somebody in the town hall sold them",
        "a group of nurses sold them",
        "the family of the child sold it",
    ],
)
def test_a_hypothesis_about_what_was_done_is_accepted(text: str) -> None:
    assert not is_refused(text)


def test_the_question_names_nobody_either() -> None:
    draft = Draft("", "Did Zulema Farfán sell the babies?", (Claim("H0", "none", is_none_of_these=True),), ())

    assert [each.column for each in find_wording_faults(draft, extractors())] == ["question"]


def places_refused(item: str = "", step: str = "", outcome: str = "", name: str = "") -> list[tuple[str, str]]:
    claims = (Claim("H0", "none", is_none_of_these=True), Claim("H1", "sold abroad"))
    steps = (NextStep("s1", step, Decimal(1), "day", (Outcome(outcome, ()), Outcome("it does not", ()))),)
    draft = Draft(name, "", claims, (Item("e1", item),), steps)
    return [(each.row, each.column) for each in find_wording_faults(draft, extractors())]


def test_neither_evidence_nor_a_step_nor_what_it_may_show_tells_of_a_persons_guilt() -> None:
    guilty = "Evaristo Tambo Quillca is guilty of murder"

    assert places_refused(item=guilty) == [("e1", "text")]
    assert places_refused(step="prove that Evaristo Tambo Quillca sold the babies") == [("s1", "text")]
    assert places_refused(outcome="Evaristo Tambo es culpable") == [("s1", "outcomes")]
    assert places_refused(name=guilty) == [("", "name")]


@pytest.mark.parametrize(
    "text",
    [
        "price",
        "child found alive with buyer",
        "The registrar signed 40 certificates on one day",
        "A midwife says that babies were handed over at night",
        "the mother says that she was told her baby had died",
        "Question the registrar again",
        "Trace the phone of the intermediary",
        "two exits were visits to a grandmother",
        "la obstetra firmó los certificados",
        "una enfermera declaró que los bebés salían de noche",
    ],
)
def test_evidence_and_steps_may_say_what_was_seen_and_what_is_to_be_found_out(text: str) -> None:
    assert places_refused(item=text, step=text, outcome=text) == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("The mayor is guilty of the sale", True),
        ("A witness saw the midwife carry a baby out", False),
        ("A clerk received 3,000 soles two days after the birth", False),
    ],
)
def test_evidence_tells_what_was_seen_and_nobodys_guilt(text: str, *, refused: bool) -> None:
    found = find_wording_fault(
        Worded("E1", "text", text, is_evidence=True), doers=("he",), named=(), is_name=lambda _: False
    )

    assert (found is not None) is refused


@pytest.mark.parametrize("named", [("Zulema Farfán de Tambo",), ()])
def test_evidence_that_names_somebody_is_refused_whatever_it_tells(named: tuple[str, ...]) -> None:
    text = "Zulema sold the baby to a couple"

    assert find_wording_fault(
        Worded("E1", "text", text, is_evidence=True), doers=(), named=named, is_name=lambda word: word == "Zulema"
    )
