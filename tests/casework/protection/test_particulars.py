"""What leads to a protected person is hidden beside the name; what is another's, or leads nowhere, is not."""

import re
import time

import pytest

from ovillo.casework.protection.particulars import HIDDEN, mails_of, particulars_beside

WHO, OTHER, GROUP = "Yolanda Ficticia", "Fidel Inventado", "Clínica Imaginaria"
HIDES = (
    "{who}, identificada con DNI N.° 44556677, volvió.",
    "{who} (D.N.I. 44556677) volvió.",
    "{who}, con DNI Nro. 44556677.",
    "{who}, con DNI n° 44556677.",
    "{who}, con documento nacional de identidad número 44556677.",
    "{who}, con cédula 1.234.567.890.",
    "{who}, pasaporte AB1234567, salió.",
    "{who}, passport no. 123456789, left.",
    "El DNI 44556677 es de la menor {who}.",
    "{other} acompañó a {who}, DNI 44556677.",
    "{who}, nacida el 3 de marzo de 2016, volvió.",
    "{who} nació en Puerto Mirlo el 3 de marzo del 2016.",
    "{who} (fecha de nacimiento: 03/03/2016).",
    "{who}, born on March 3, 2016, left.",
    "{who}, born on 3rd March 2016.",
    "{who}, date of birth 2016-03-03.",
    "{who}, teléfono 987 654 321, volvió.",
    "{who} (cel. 987-654-321).",
    "{who}, tel.: (01) 456-7890.",
    "{who}, celular n.° 987654321.",
    "{who}, mobile +51 987 654 321.",
    "{who} tiene el +51 987654321.",
    "{who}, phone number is 987654321.",
    "{who}, con domicilio en Jr. Las Orquídeas Falsas 345, Ica.",
    "{who}, domiciliada en la Av. Los Jazmines Irreales N.° 12, Urb. Los Sueños 4.",
    "{who} vive en Mz. B Lt. 5, AA.HH. Los Inventados 3.",
    "{who} vivía con su tía en el pasaje Inventado 9.",
    "Dirección de {who}: calle 8 de Octubre 12.",
    "{who} lives at 12 Invented Street.",
    "{who}, con domicilio en Av. {other} 3, teléfono 987654321.",
    "{who} vive en Av. {group} 3, tel. 987654321.",
    "{who} (44556677) volvió.",
    "{who} volvió. Se le puede llamar al 987 654 321.",
    "{who} can be reached on 987-654-321.",
    "{who} may be called on 987654321.",
    "{who}, domiciliada en la cuadra 4 de la avenida Los Inventados, volvió.",
    "{who}, of 12 Invented Lane, left.",
    "{who} cobra en la cuenta 191-2345678-0-12.",
)
SHOWS = (
    "{who} y {other}, con DNI 44556677.",
    "{who} llamó al 987654321.",
    "{who} llamó al celular 987654321.",
    "{who} called the phone 987654321.",
    "{who} firmó el documento 0417-2031.",
    "{who} firmó.\n\nDNI 44556677: {other}.",
    "El expediente 44556677 es de {who}.",
    "{who} y {other}, nacido el 3 de marzo de 1980.",
    "{who} fue rescatada el 3 de marzo de 2031.",
    "{who} salió de {group}, teléfono 987654321.",
    "{who} fue a {group}, con domicilio en Av. Inventada 120.",
    "{other}, vive en Jr. Las Orquídeas Falsas 345; {who} no.",
    "{who} vive en Ica desde 2031.",
    "{who} pagó 987654321 soles.",
    "{who} cobró S/ 1 500 000 el 03-03-2031.",
    "{who} consta en la carpeta fiscal N.° 1234567 y en el informe 0417-2031.",
    "{who} vio a 5 000 000 personas.",
    "{who} y {other} (44556677) volvieron.",
    "Rescataron a {who} en Av. Inventada 120.",
)


def spans(text: str, *names: str) -> list[tuple[int, int]]:
    return [each.span() for name in names for each in re.finditer(re.escape(name), text)]


def told(text: str) -> str:
    written = text.format(who=WHO, other=OTHER, group=GROUP)
    found = particulars_beside(written, spans(written, WHO), spans(written, OTHER), spans(written, GROUP))
    for start, end, instead in sorted(found, reverse=True):
        written = written[:start] + instead + written[end:]
    return written


@pytest.mark.parametrize("text", HIDES)
def test_a_particular_beside_a_protected_name_is_hidden(text: str) -> None:
    written = told(text)

    assert HIDDEN in written
    assert not any(map(str.isdigit, written))


@pytest.mark.parametrize("text", SHOWS)
def test_what_is_of_somebody_else_or_something_else_is_not(text: str) -> None:
    assert HIDDEN not in told(text)


def test_a_word_for_a_home_is_no_body_that_lives_there() -> None:
    text = f"{WHO} volvió. La dirección de su casa es pasaje Los Inventados 12-B."

    found = particulars_beside(text, spans(text, WHO), [], spans(text, "dirección", "casa"))

    assert [text[start:end] for start, end, _ in found] == ["pasaje Los Inventados 12-B"]


def test_a_mail_beside_the_name_is_hidden() -> None:
    assert "@" not in told("{who} (yoli.f@correo.example) volvió.")


@pytest.mark.parametrize(
    "text",
    [
        "{who} era víctima, según {group}. El celular 987654321 es de ella.",
        "{who} fue captada por {other}. El teléfono 987654321 le consta a la familia: era de la menor.",
        "{who} met {group}. The phone 987654321 was hers.",
    ],
)
def test_what_is_said_to_be_hers_is_hidden_whoever_is_named_between(text: str) -> None:
    assert HIDDEN in told(text)


@pytest.mark.parametrize("mail", ["luzmarina.quispe@c.example", "lquispe2010@c.example", "QUISPE_HUAMANI@c.example"])
def test_a_mail_made_of_words_of_the_name_is_hidden(mail: str) -> None:
    name, other = ("luz", "marina", "quispe", "huamani"), ("juan", "quispe", "rey")

    ((start, end, instead),) = mails_of(f"Vio {mail}.", [name], [other])

    assert (f"Vio {mail}."[start:end], instead) == (mail, HIDDEN)


@pytest.mark.parametrize("mail", ["juan.quispe@c.example", "ong@quispe.example", "luzbelito@c.example", "l@c.example"])
def test_a_mail_that_is_of_somebody_else_is_left(mail: str) -> None:
    name, other = ("luz", "marina", "quispe", "huamani"), ("juan", "quispe", "rey")

    assert mails_of(f"Vio {mail}.", [name], [other]) == []


@pytest.mark.parametrize(
    "unit", ["vive en calle de la ", "nacida el de la ", "tel. 1 2 3 4 ", "Jr. Las 12 ", "a.b-c_d"]
)
def test_the_time_grows_with_the_text_alone(unit: str) -> None:
    text = f"{WHO} " + unit * 4_000

    started = time.process_time()
    particulars_beside(text, spans(text[:100], WHO), [])

    assert time.process_time() - started < 2
