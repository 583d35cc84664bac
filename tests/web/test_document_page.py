"""A document in a browser: its text is text, its marks stand where the statements do."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import html

from ovillo.web import documents, places
from ovillo.web.workbench import Workbench
from tests.web.conftest import signed_in

HOSTILE = (
    "El fiscal dijo que <script>alert(1)</script> Ana Prueba fue detenida el 6 de mayo de 2031.\n"
    '=HYPERLINK("http://evil.example") \u202e txt.exe <img src=x onerror=alert(1)> \x07\n'
)


def text_of(page: str) -> str:
    [shown] = html.fromstring(page).xpath("//div[@id='text']")
    return "".join(shown.itertext())


def test_the_text_without_its_marks_is_the_text(rosa: TestClient, sample: Workbench) -> None:
    for document in sample.answers.now().documents.values():
        if document.text and document.unread is None:
            assert text_of(rosa.get(f"/documents/{document.id}").text) == document.text


def test_each_statement_has_a_mark_in_the_text_and_a_line_beside_it(rosa: TestClient, sample: Workbench) -> None:
    answers = sample.answers.now()
    document, statements = max(answers.statements_of.items(), key=lambda each: len(each[1]))

    page = html.fromstring(rosa.get(f"/documents/{document}").text)

    places = {(each.start, each.end) for each in statements}
    assert len(page.xpath("//div[@id='text']//mark[@id]")) == len(places)
    assert len(page.xpath("//ol[@class='said']/li/p[@id]")) == len(statements)
    assert set(page.xpath("//ol[@class='said']/li/a/@href")) == {f"#q{n}" for n in range(1, len(places) + 1)}


def test_what_the_brief_has_beside_a_finding_stands_beside_each_of_its_statements(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path
) -> None:
    told = {
        "norte_2031-03-02_en.txt": "Hugo Inventado Pari was arrested on 1 March 2031.\n",
        "sur_2031-03-04_en.txt": "Hugo Inventado Pari was arrested on 2 March 2031. A court convicted Hugo Inventado Pari of fraud on 3 March 2031.\n",
        "este_2031-03-09_en.txt": "An appeals court acquitted Hugo Inventado Pari on 9 March 2031.\n",
    }
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in told.items():
        (folder / name).write_text(text, "utf-8")
    bench = a_case_of(folder)
    visitor = signed_in(bench, bench.offer.__self__)  # type: ignore[attr-defined]  # the list that links are put into
    pages = {
        each.name: html.fromstring(visitor.get(f"/documents/{each.id}").text)
        for each in bench.answers.now().documents.values()
    }

    def beside(name: str) -> str:
        return " ".join(" ".join(each.itertext()) for each in pages[name].xpath("//*[@class='about-it']"))

    assert "accounts differ:" in beside("norte_2031-03-02_en.txt")
    assert "2 Mar 2031" in beside("norte_2031-03-02_en.txt")
    assert "acquitted" in beside("sur_2031-03-04_en.txt")
    assert "independent source" in beside("este_2031-03-09_en.txt")
    assert all(page.xpath("//*[@class='about-it']//a[starts-with(@href, '/documents/')]") for page in pages.values())


def test_a_place_is_lit_whether_or_not_a_statement_stands_there(rosa: TestClient, sample: Workbench) -> None:
    statement = sample.answers.now().resolved.view.statements[0]
    for start, end in ((statement.start, statement.end), (1, 7)):
        page = html.fromstring(rosa.get(f"/documents/{statement.document}?at={start}-{end}").text)

        text = sample.answers.now().documents[statement.document].text
        lit = "".join("".join(each.itertext()) for each in page.xpath("//mark[contains(@class,'lit')]"))
        assert text[start:end].split()[0] in lit
        assert page.xpath("//*[@id='at']")


def test_the_form_of_a_new_statement_claims_nothing_that_nobody_chose(rosa: TestClient, sample: Workbench) -> None:
    document = sample.answers.now().resolved.view.statements[0].document
    form = html.fromstring(rosa.get(f"/documents/{document}/state?window=0&start=1&end=7").text)

    for name in ("predicate", "standing"):
        (select,) = form.xpath(f"//select[@name='{name}']")
        assert select.get("required") is not None
        assert select.xpath("string(./option[1]/@value)") == ""
    assert not form.xpath("//option[@selected] | //input[@checked]")


def test_the_form_of_a_new_statement_quotes_whole_words(rosa: TestClient, sample: Workbench) -> None:
    found = sample.answers.now().resolved.view.documents[0]
    word = re.search(r"\b\w{6,}\b", found.text)
    assert word
    form = html.fromstring(rosa.get(f"/documents/{found.id}/state?window={word.start()}&start=2&end=4").text)

    [[start, end]] = [[each.get("data-start"), each.get("data-end")] for each in form.xpath("//form[@data-start]")]
    assert (int(start), int(end)) == word.span()


@pytest.mark.parametrize("at", ["9-3", "x", "1-99999999", "1", "-1-4", "1-2-3", "٣-٤"])
def test_a_place_that_is_none_shows_the_document(rosa: TestClient, sample: Workbench, at: str) -> None:
    document = sample.answers.now().resolved.view.statements[0].document

    answer = rosa.get(f"/documents/{document}", params={"at": at})

    assert answer.status_code == 200


def test_a_hostile_document_is_shown_and_never_obeyed(a_case_of: Callable[[Path], Workbench], tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "nota_<b>_2031-05-14_es.txt").write_text(HOSTILE * 20, "utf-8")
    bench = a_case_of(folder)
    visitor = signed_in(bench, bench.offer.__self__)  # type: ignore[attr-defined]  # the list that links are put into
    [document] = bench.answers.now().documents

    pages = [visitor.get(each).text for each in ("/", f"/documents/{document}", "/documents", "/documents?q=Ana")]

    for page in pages:
        scripts = html.fromstring(page).xpath("//script/@src")
        assert all(each.startswith("/static/") for each in scripts)
        assert not html.fromstring(page).xpath("//script[not(@src)] | //*[@onerror] | //img[@src='x']")
        assert "\u202e" not in page
    assert "[U+202E]" in pages[1]


def test_a_text_of_one_endless_line_is_read_in_windows(
    a_case_of: Callable[[Path], Workbench], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "LONGEST_SHOWN", 1_200)
    monkeypatch.setattr(places, "STEP", 1_000)
    folder = tmp_path / "documents"
    folder.mkdir()
    text = "".join(f"palabra{number:05d} " for number in range(400))
    (folder / "larga_2031-05-14_es.txt").write_text(text, "utf-8")
    bench = a_case_of(folder)
    visitor = signed_in(bench, bench.offer.__self__)  # type: ignore[attr-defined]  # as above
    [document] = bench.answers.now().documents

    seen = {start: text_of(visitor.get(f"/documents/{document}?start={start}").text) for start in range(0, 5000, 1000)}
    at = visitor.get(f"/documents/{document}?at=4000-4012").text

    assert all(shown == text[start : start + 1_200] for start, shown in seen.items())
    assert text_of(at) == seen[4000]
    assert text_of(visitor.get(f"/documents/{document}?start=99999999").text)


def test_the_original_is_saved_and_never_shown(rosa: TestClient, sample: Workbench) -> None:
    document = next(iter(sample.answers.now().documents.values()))

    answer = rosa.get(f"/documents/{document.id}/original")

    assert answer.content == sample.opened.originals.open(document.id)
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_words_are_found_whatever_their_accents(rosa: TestClient) -> None:
    page = rosa.get("/documents", params={"q": "CLINICA"}).text

    assert "<mark>" in page
    assert rosa.get("/documents", params={"q": '"*'}).status_code == 200
    assert rosa.get("/documents/ffffffffff").status_code == 404


@pytest.mark.parametrize("shown", [0, 5, 12, 13, 14, 30])
def test_a_line_end_of_two_characters_is_shown_as_one(shown: int) -> None:
    text = "una línea\r\notra\n\r\ny más, \r sola"

    place = documents._in_text(text, 0, shown)

    assert len(text[:place].replace("\r\n", "\n")) == min(shown, len(text.replace("\r\n", "\n")))
