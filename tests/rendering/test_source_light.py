import pytest

from ovillo.rendering.source_light import find_in_source


@pytest.mark.parametrize(
    ("source", "words", "lit"),
    [
        ("<p>Ana <b title='x'>Prueba</b> fue detenida.</p>", "AnaPruebafue", "Ana <b title='x'>Prueba</b> fue"),
        ("<p>la fiscal&iacute;a&nbsp;dijo</p>", "fiscalíadijo", "fiscal&iacute;a&nbsp;dijo"),
        ("la fiscal=C3=ADa di=\r\njo", "fiscalíadijo", "fiscal=C3=ADa di=\r\njo"),
        ("a < b & c, x = 1", "bcx1", "b & c, x = 1"),
    ],
)
def test_words_are_found_in_the_source_as_it_writes_them(source: str, words: str, lit: str) -> None:
    found = find_in_source(source, words, earlier=0, is_mail=True)

    assert found is not None
    assert source[slice(*found)] == lit


def test_words_said_twice_are_those_that_the_text_says_at_that_place() -> None:
    source = "<title>Ana</title><p>Ana</p><p>Beto</p>"

    assert find_in_source(source, "Ana", earlier=1, is_mail=False) == (21, 24)
    assert find_in_source(source, "Ana", earlier=7, is_mail=False) == (21, 24)
    assert find_in_source(source, "Ciro", earlier=0, is_mail=False) is None
    assert find_in_source(source, "", earlier=0, is_mail=False) is None
