import json

from ovillo.rendering.brief_json import brief_as_json
from tests.rendering.sample import villa_jacaranda


def findings_in(value: object) -> list[dict]:
    """Every JSON object that is a finding, wherever it stands."""
    if isinstance(value, dict):
        own = [value] if "independent_sources" in value else []
        return own + [one for part in value.values() for one in findings_in(part)]
    if isinstance(value, list):
        return [one for part in value for one in findings_in(part)]
    return []


def test_the_brief_has_its_stable_keys() -> None:
    line = brief_as_json(villa_jacaranda())

    lists = {"people", "groups", "events", "numbers", "open_questions", "sources", "copies", "hypotheses"}
    assert {"case", "ledger", "as_of", *lists} == set(line)
    assert json.loads(json.dumps(line)) == line


def test_every_line_leads_to_words_in_a_document() -> None:
    brief = villa_jacaranda()
    texts = {one.document.id: one.document.text for one in brief.sources}

    found = findings_in(brief_as_json(brief))

    assert found
    for finding in found:
        assert finding["statements"]
        for said in finding["statements"]:
            assert texts[said["document"]][said["start"] : said["end"]] == said["quote"]
            assert said["id"]
            assert "publisher" in said
