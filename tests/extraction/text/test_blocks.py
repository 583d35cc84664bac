from ovillo.extraction.text.blocks import cut_blocks
from ovillo.extraction.text.spans import BlockKind


def kinds(text: str, language: str) -> list[tuple[str, str]]:
    return [(block.kind.value, text[block.start : block.end]) for block in cut_blocks(text, language)]


def test_headline_byline_paragraph_and_boilerplate_are_told_apart():
    text = "Dos detenidos en Villa Ovillo\n\nPor Zoila Madeja\n\nLa policía detuvo a Ana Hebra.\n\nLEA TAMBIÉN: Otra madeja\n"

    found = [kind for kind, _ in kinds(text, "es")]

    assert found == ["headline", "byline", "paragraph", "boilerplate"]


def test_hard_wrapped_lines_are_one_paragraph():
    line = "The police of Skein Town said that the thread had been cut by somebody who"
    text = f"Thread cut\n\n{line}\n{line}\n{line}\n{line}\nwas never seen again."

    found = kinds(text, "en")

    assert [kind for kind, _ in found] == ["headline", "paragraph"]


def test_lines_without_blank_lines_between_are_paragraphs():
    text = "Thread cut\nThe police came on Monday.\nNobody was detained on that day.\n"

    found = [kind for kind, _ in kinds(text, "en")]

    assert found == ["headline", "paragraph", "paragraph"]


def test_captions_are_not_paragraphs():
    text = "Hilo cortado\n\nLa policía llegó el lunes.\n\nFoto: archivo de la madeja.\n"

    assert cut_blocks(text, "es")[-1].kind is BlockKind.CAPTION


def test_a_text_that_opens_with_a_sentence_has_no_headline():
    assert kinds("Police held Ana Quilla on Monday. A judge freed her.", "en")[0][0] == "paragraph"
    assert kinds("La Policía detuvo a Ana Quilla.\nEl juez la liberó el martes.", "es")[0][0] == "paragraph"


def test_a_line_that_ends_with_a_small_word_goes_on_in_the_next():
    text = "Thread cut\n\nThe police came.\nThe three spinners, all of\nSkein Town, are charged.\nNobody else is.\n"

    found = [line for kind, line in kinds(text, "en") if kind == "paragraph"]

    assert found == ["The police came.", "The three spinners, all of\nSkein Town, are charged.", "Nobody else is."]
