"""Forms of several countries: who is hidden whole and who is named follows from the label of the field.

In the forms what stands between single guillemets is hidden outside the compartment, between double ones it is shown.
"""

import re
from collections import Counter

import pytest

from tests.casework.protection.test_kin import seen

_MARKED = re.compile(r"[‹«»›]")
_HIDDEN, _SHOWN = re.compile(r"‹([^›]*)›"), re.compile(r"«([^»]*)»")
_WORD = re.compile(r"\w[\w@/.-]*\w")
_SMALL = frozenset({"de", "la", "Av", "Jr", "Calle", "Road", "Street", "Lane", "Av.", "Psje"})

BLAMED_BESIDE_KIN = (
    (
        "es",
        (
            "DENUNCIADO: «Tulio Vargaya Fábula»\nAGRAVIADA: ‹Elvia Noelia Vargaya Cuento› (14)\nHECHOS: El 3 de mayo "
            "«Tulio Vargaya Fábula», padre de la menor, ofreció a su hija a un bar."
        ),
    ),
    (
        "es",
        (
            "DENUNCIADO: «Tulio Vargaya Fábula»\nAGRAVIADA: ‹Elvia Noelia Vargaya Cuento› (14)\nHECHOS: El denunciado es "
            "padrastro de la menor y le hizo tocamientos. «Tulio Vargaya Fábula» vive con ella."
        ),
    ),
    (
        "es",
        (
            "IMPUTADA: «Delia Fábula Roque»\nVÍCTIMA: ‹Wanda Cuento Fábula›, 13 años\nHECHOS: «Delia Fábula Roque», tía "
            "de la víctima, la llevó a un local. La madre de la víctima, ‹Olga Fábula Sonda›, denunció."
        ),
    ),
    (
        "es",
        "Investigado : «Rogelio Sonda Mítica»\nMenor agraviada : ‹Perla Sonda Rima›\nEdad: 12\nVínculo: padre de la menor",
    ),
    (
        "es",
        (
            "PARTE POLICIAL\nPresunto autor: «Fermín Rima Cuento» (41), tío de la menor\nVíctima: ‹Lucila Rima Torres› (11)\n"
            "Se presentó «Fermín Rima Cuento», tío de la menor, y dijo que ella se fue."
        ),
    ),
    (
        "es",
        (
            "DENUNCIANTE: ‹Marcia Torres Rima›\nDENUNCIADO: «Fermín Rima Cuento»\nRELATO: «Fermín Rima Cuento», padre de "
            "la menor ‹Lucila Rima Torres›, la encerró. Ella tiene 11 años."
        ),
    ),
    (
        "es",
        (
            "Indiciado: «Wilmer Palabra Estrofa»\nVíctima: ‹Dayana Palabra Verso›, 15 años\nNarración: La víctima señala "
            "que «Wilmer Palabra Estrofa», su hermano, cobraba a los clientes."
        ),
    ),
    (
        "es",
        (
            "CARPETA DE INVESTIGACIÓN\nProbable responsable: «Ulises Verso Prosa»\nOfendida: ‹Ximena Verso Lírica›\nEdad: 16 "
            "años\nHechos: «Ulises Verso Prosa», padre de la ofendida, la entregó."
        ),
    ),
    (
        "es",
        (
            "ACUSADOS: «Braulio Prosa Sonda» y «Nélida Sonda Prosa»\nAGRAVIADO: ‹Iker Prosa Sonda› (9)\nHECHOS: «Braulio "
            "Prosa Sonda» y «Nélida Sonda Prosa», padres del menor, lo mandaban a pedir limosna."
        ),
    ),
    (
        "en",
        (
            "Suspect: «Harvey Tilford»\nVictim: ‹Josie Tilford› (11)\nDetails: «Harvey Tilford», the father of the victim, "
            "took her to a hotel."
        ),
    ),
    (
        "en",
        (
            "SUSPECT: «Neil Garroway»\nVICTIM: ‹Paige Garroway›, 12\nMOTHER OF VICTIM: ‹Lorna Garroway›\n«Neil Garroway», "
            "father of the victim, sold her for £300."
        ),
    ),
    ("en", "The accused, «Tobias Adeyuwa», is the uncle of the complainant, ‹Ifeoma Adeyuwa›, 15."),
    (
        "en",
        (
            "CRIME REPORT\nOffender: «Wesley Harcourse»\nInjured party: ‹Chloe Harcourse›, 13\nNarrative: «Wesley Harcourse», "
            "the brother of the victim, drove her to the flat."
        ),
    ),
    (
        "en",
        (
            "Defendant: «Rosalind Peverley»\nComplainant: ‹Amber Peverley›, aged 14\nSummary: «Rosalind Peverley», aunt of "
            "the complainant, kept her passport."
        ),
    ),
    (
        "en",
        (
            "ARREST REPORT\nPerson arrested: «Dwayne Mossgrove»\nVictim: ‹Kiara Mossgrove› (10)\nRelationship: father of the "
            "victim\nFacts: «Dwayne Mossgrove» is the father of the victim."
        ),
    ),
)
SURNAME_FIRST = (
    ("es", "TESTIGO: ‹Ccorimanya Huaripata, Rufina Irene›\nDNI: ‹42345670›\nDomicilio: ‹Av. Los Incas 310›"),
    ("es", "AGRAVIADO: ‹Tulipán Neiraza, José Luis›. DNI ‹70112239›."),
    (
        "es",
        (
            "ACTA DE DECLARACIÓN DE TESTIGO\nApellidos y nombres: ‹Venturosa Chipanaza, Olinda Gregoria›\nDNI: ‹41112223›\n"
            "Domicilio: ‹Jr. Puno 120›\nTeléfono: ‹951222333›"
        ),
    ),
    (
        "es",
        "DECLARACIÓN TESTIMONIAL DE: ‹Quiñonera Arqueza, Marcelina Justina›\nDNI: ‹43334445›\nDomicilio: ‹Jr. Lima 45›",
    ),
    ("es", "REGISTRO DE VÍCTIMAS\nN.° 1. Apellidos y nombres: ‹Beniquez Arapaza, Celeste Luz›. Edad: 17"),
    (
        "es",
        "DECLARACIÓN DE LA AGRAVIADA: ‹HUARINGA CUENTO, Yesenia Pilar›\nD.N.I. N.° ‹72223334›\nCelular: ‹944555666›",
    ),
    (
        "es",
        "ENTREVISTA A VÍCTIMA\nNombre: ‹Cuentaza Rimera, Dayana›\nCédula: ‹1.098.765.432›\nCorreo: ‹dayanacr@correo.test›",
    ),
    ("es", "DENUNCIANTE: ‹SONDAZA PRIMA, Teodora›\nTeléfono: ‹987111222›\nDENUNCIADO: «PRIMA LOZANERO, Ramiro»"),
    (
        "es",
        "Testigos:\n1. ‹Lozanera Cuenta, Abdías›\n2. ‹Prosista Verseda, Eulalia María›\n\nImputado: «Rimero Sol, Elías»",
    ),
    ("es", "TESTIGO PROTEGIDO\nApellidos: ‹Versedo Lirista›\nNombres: ‹Casimira Ana›\nDomicilio: ‹Calle Grau 77›"),
    (
        "en",
        "INTERVIEW RECORD\nWitness: ‹Fairlough, Thomas Edwin›\nAddress: ‹14 Mill Lane›, Oldham\nTel: ‹0161 496 0122›",
    ),
    ("en", "WITNESS STATEMENT of ‹Duckford, Maureen Anne›\nTelephone: ‹0113 496 0333›\nI saw the van on Monday."),
    (
        "en",
        "VICTIM: ‹HOLLOWELL, Zadie›\nDate of birth: ‹02/03/2001›\nE-mail: ‹zhollow@post.test›\nSuspect: «HOLLOWELL, Craig»",
    ),
    ("en", "WITNESS DETAILS\nName: ‹Pembersley, Ruth Olive›\nHome address: ‹22 Canal Street›\nMobile: ‹07700 900123›"),
)
MISSING = (
    (
        "en",
        (
            "MISSING PERSON FORM\nSurname: ‹Thornwood›\nFirst name: ‹Poppy›\nDate of birth: ‹11/05/2017›\nMother: "
            "‹Gemma Thornwood›"
        ),
    ),
    (
        "en",
        (
            "Missing person report\nName: ‹Keira Shortbottom›\nDate of birth: ‹12/12/2016›\nReported by: ‹Michelle "
            "Shortbottom› (mother)\nTelephone: ‹07700 900456›\nOfficer: «PC Alan Brisley»"
        ),
    ),
    (
        "en",
        (
            "REPORT OF MISSING PERSON\nSurname: ‹Weatherly›\nForenames: ‹Jodie Louise›\nDOB: ‹01/02/2010›\nInformant: "
            "‹Karen Weatherly› (mother)"
        ),
    ),
    ("en", "Child: ‹Mabel Ramsworth›\nAge: 9\nGuardian: ‹Edna Ramsworth›\nTelephone: ‹01274 496 0111›"),
    (
        "en",
        "CHILD REFERRAL\nChild's name: ‹Toby Greenhall›\nParent/carer: ‹Donna Greenhall›\nSocial worker: «Peter Oakes»",
    ),
    (
        "en",
        (
            "Please help. My daughter, ‹Freya Ormsden›, who is 14, has not come home. Please call me on ‹07700 900555›.\n\n"
            "Yours,\n‹Alison Ormsden›"
        ),
    ),
    (
        "es",
        (
            "DENUNCIA POR DESAPARICIÓN\nNombres: ‹Nayeli›\nApellidos: ‹Cuentista Rimada›\nFecha de nacimiento: "
            "‹03/04/2012›\nDenunciante: ‹Flor Rimada Sonante› (madre)\nTeléfono: ‹955444333›"
        ),
    ),
    (
        "es",
        (
            "FICHA DE PERSONA DESAPARECIDA\nNombre completo: ‹Brisa Sonante Lirio›\nFecha de nacimiento: ‹15/08/2011›\n"
            "Reporta: ‹Hugo Sonante Paz› (padre)\nInstructor: «Suboficial Mario Cruz Vela»"
        ),
    ),
)
OPEN_LABELS = (
    ("es", "Declarante: ‹Coaquiraza Sonco, Hilda› (testigo)\nTeléfono: ‹951000111›"),
    ("es", "ACTA DE ENTREVISTA\nEntrevistado: ‹Zapanaza Coaquira, Hernán›\nCondición: testigo\nDNI: ‹44556677›"),
    ("es", "Entrevistado: «Zapanaza Coaquira, Hernán»\nCondición: imputado\nVíctima: ‹Dalia Cuento Rima›"),
    ("es", "Querellado: «Joaquín Fabulario»\nDamnificada: ‹Fabularia Prosa, Delfina›\nDirección: ‹Calle Sarmiento 45›"),
    ("es", "Testigo N.° 1: ‹Paricahuaza Mullo, Teodosia›\nTestigo N.° 2: ‹Leandro Mullo Choquez›"),
    ("en", "Child's name: ‹Tilly Braithwood›\nCarer: ‹Joyce Braithwood›\nAllegation against: «Dean Braithwood» (stepfather)"),
)  # fmt: skip
SEMICOLONS = (
    ("es", "Nombre;Edad;Condición\n‹Anahí Rimarachi Pumal›;13;víctima\n«Edwin Cuentas Malo»;34;detenido\n"),
    ("es", "N.°; Nombre; Condición\n1; ‹Celia Rimarachi Sol›; testigo\n2; «Edwin Cuentas Malo»; imputado\n"),
    ("en", "Name; Age; Status\n‹Imogen Farrowby›; 15; victim\n«Gareth Malloway»; 41; suspect\n"),
    ("en", "‹Imogen Farrowby›; 15; victim\n‹Lucas Farrowby›; 12; witness\n«Gareth Malloway»; 41; suspect\n"),
    (
        "es",
        "Apellidos y nombres;Edad;Situación\n‹Rimarachi Pumal, Anahí›;16;rescatada\n«Cuentas Malo, Edwin»;34;detenido\n",
    ),
)

ANOTHERS = (
    ("es", "Abogado de la víctima: «Gil Sonda, Leo»\nVíctima: ‹Cuento Rima, Ana›\nFiscal: «Omar Rea Pino»"),
    ("es", "Víctima: ‹Ana Cuento Rimada›, Lima\nImputado: «Leo Gil Sonda, Puno»"),
    ("es", "Fuente: «Diario Sol Andino»\nAutor: «Pedro Gil Sonda»\nLa víctima dijo: «Hugo Paz Luz» me llevó."),
    ("es", "REGISTRO DE DETENIDOS\nN.° 1. Apellidos y nombres: «Gil Sonda, Leo». Edad: 34"),
    ("es", "Los detenidos fueron «Leo Gil Sonda»; «Hugo Paz Luz»; y una menor."),
    ("es", "«Leo Gil Sonda», el vecino de la víctima, huyó. ‹Ana Cuento Rima›, una de las víctimas, declaró."),
    ("es", "DATOS DEL DENUNCIADO\nNombres: «Leo»\nApellidos: «Gil Sonda»\n\nDATOS DE LA AGRAVIADA\nNombre: ‹Ana Cuento Luz›\nEdad: 12\nPadre: «Leo Gil Sonda»\nMadre: ‹Eva Luz Cano›"),
    ("en", "Victim's lawyer: «Stone, Peter»\nVictim: ‹Moorland, Evelyn›"),
    ("en", "Reported by: «Jane Smith», The Observer\nPolice arrested «Karl Munn» on Monday."),
    ("en", "Missing person: «Ellen Frith Moor», 45\nContact: «DC Alan Brisley», 0113 496 0999"),
    ("en", "«Gary Pike», the neighbour of the victim, was there. ‹Rosie Moorland›, one of the victims, left."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "form"), [*BLAMED_BESIDE_KIN, *SURNAME_FIRST, *MISSING, *OPEN_LABELS, *SEMICOLONS, *ANOTHERS]
)
def test_each_field_is_hidden_or_shown(language: str, form: str) -> None:
    text, _ = seen(_MARKED.sub("", form), language)

    shown = Counter(word for each in _SHOWN.findall(form) for word in _WORD.findall(each))
    hidden = {word for each in _HIDDEN.findall(form) for word in _WORD.findall(each)} - _SMALL
    told = Counter(_WORD.findall(text))

    leaked = sorted(word for word in hidden if told[word] > shown[word])
    lost = [each for each in _SHOWN.findall(form) if each not in text]
    assert (leaked, lost) == ([], []), text
