"""Names that one document takes for one: shown, parted by a judgement, joined again by taking it back."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workflows.test_judge import InMemory

from ovillo.domain.canonical import identity
from ovillo.domain.documents import Document
from ovillo.domain.errors import UsageError
from ovillo.domain.judgements import Judgement, Verdict
from ovillo.domain.sources import SourceDetails
from ovillo.domain.statements import Statement
from ovillo.extraction.rules import RuleExtractor
from ovillo.workflows.export import ExportKind, export
from ovillo.workflows.judge import judge, proposals, undo

TEXTS = {
    "es": "Iván Rey, de 22 años, fue detenido en Caleta. El médico Iván Rey Soto negó los cargos. Rey fue trasladado a "
    "Nazca. Él fue liberado después.\n\nIván Rey fue condenado a diez años. El médico Iván Rey Soto fue imputado.",
    "en": "Ivan Rey, 22, was arrested in Caleta. Doctor Ivan Rey Soto denied the charges. Rey was taken to Nazca. "
    "He was released later.\n\nIvan Rey was sentenced to ten years. Doctor Ivan Rey Soto was charged.",
}
SHORT = {"es": "Iván Rey", "en": "Ivan Rey"}


class Read(InMemory):
    """A case of texts, as the rules read them."""

    def __init__(self, language: str = "es", more: Sequence[str] = ()) -> None:
        details = SourceDetails(language=language)
        texts = (TEXTS[language], *more)
        self.texts = [
            Document(identity("document", n), f"{n}.txt", "text/plain", len(text), text, (0,), details)
            for n, text in enumerate(texts)
        ]
        readings = [RuleExtractor(language).read(each) for each in self.texts]
        super().__init__([each for reading in readings for each in reading.entities])
        self.said = [each for reading in readings for each in reading.statements]

    def documents(self) -> Sequence[Document]:
        return self.texts

    def statements(self, *predicates: str) -> Sequence[Statement]:
        return self.said

    def decide(self, target: str, verdict: Verdict, by: str = "Inés") -> Judgement:
        case: Any = self
        return judge(case, target, verdict=verdict, reason="invented", actor=by, now=self.now)

    def take_back(self, target: str, by: str = "Inés") -> None:
        case: Any = self
        undo(case, target, reason="", actor=by, now=self.now)

    @property
    def forms(self) -> dict[str, tuple[str, str]]:
        """By name of each form of the first document: the entity's id and that of the form."""
        first = self.texts[0].id
        return {
            form["name"]: (line["id"], form["id"])
            for line in self.lines(ExportKind.ENTITIES)
            for form in line["forms"]
            if form["document"] == first
        }

    def lines(self, kind: ExportKind) -> list[dict[str, Any]]:
        case: Any = self
        return [dict(line) for line in export(case, kind)]

    def everything(self) -> Any:
        case: Any = self
        return [self.lines(kind) for kind in ExportKind], [line.as_object() for line in proposals(case)]


def told(case: Read) -> dict[str, set[str]]:
    """By name, what is said of whom."""
    found: dict[str, set[str]] = {}
    names = {line["id"]: line["names"][0] for line in case.lines(ExportKind.ENTITIES)}
    for line in case.lines(ExportKind.STATEMENTS):
        for end in (line["subject"], line["object"]):
            if end is not None and end["type"] == "person":
                found.setdefault(names[end["id"]], set()).add(line["predicate"])
    return found


@pytest.mark.parametrize("language", ["es", "en"])
def test_two_full_names_of_one_document_are_a_proposal_and_each_name_says_where_it_stands(language: str) -> None:
    case: Any = Read(language)
    text = case.texts[0].text

    (inside,) = [line for line in proposals(case) if line.is_inside]
    (person,) = [line for line in case.lines(ExportKind.ENTITIES) if line["type"] == "person"]

    assert {inside.left.name, inside.right.name} == {SHORT[language], f"{SHORT[language]} Soto"}
    assert inside.as_object()["rule"] == "rule:within-document@1"
    assert {"Rey", SHORT[language], f"{SHORT[language]} Soto"} <= {form["name"] for form in person["forms"]}
    for form in person["forms"]:
        assert all(text[at["start"] : at["end"]] == form["name"] for at in form["places"])
        assert form["id"] == form["places"][0]["id"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_different_parts_them_with_what_is_said_of_each_and_undo_gives_the_first_state(language: str) -> None:
    case: Any = Read(language)
    short = SHORT[language]
    before = case.everything()
    ids = [line["id"] for line in case.lines(ExportKind.STATEMENTS)]
    (inside,) = [line for line in proposals(case) if line.is_inside]

    case.decide(inside.proposal.id[:12], Verdict.DIFFERENT)

    assert {"detained", "sentenced"} <= told(case)[short]
    assert "charged" in told(case)[f"{short} Soto"]
    assert not {"detained", "sentenced"} & told(case)[f"{short} Soto"]
    assert "charged" not in told(case)[short]
    assert [line["id"] for line in case.lines(ExportKind.STATEMENTS)] == ids
    (line,) = [line for line in proposals(case) if line.proposal.id == inside.proposal.id]
    assert line.verdict == "different"
    case.take_back(inside.proposal.id[:12])
    assert case.everything() == before


def test_what_is_not_judged_goes_with_the_name_before_it_and_may_be_judged_alone() -> None:
    case = Read()
    whole, long = case.forms["Iván Rey Soto"]
    rey = case.forms["Rey"][1]

    case.decide(f"{whole}+{long}", Verdict.DIFFERENT)

    assert "released" in told(case)["Iván Rey Soto"]
    case.decide(f"{whole}+{rey}", Verdict.SAME)
    assert "released" in told(case)["Iván Rey"]
    assert "released" not in told(case)["Iván Rey Soto"]


def test_one_mention_of_a_spelling_is_parted_alone_and_joined_to_somebody_else() -> None:
    case = Read(more=("Iván Rey Soto fue imputado en Nazca.",))
    lines = case.lines(ExportKind.ENTITIES)
    (person,) = [line for line in lines if any(form["name"] == "Rey" for form in line["forms"])]
    second = next(form for form in person["forms"] if form["name"] == "Iván Rey")["places"][1]["id"]

    case.decide(f"{person['id']}+{second}", Verdict.DIFFERENT)

    parted = [line for line in case.lines(ExportKind.ENTITIES) if line["id"] == second]
    assert [line["names"] for line in parted] == [["Iván Rey"]]
    assert "sentenced" in told(case)["Iván Rey"]


def test_a_part_of_a_document_is_joined_with_the_same_name_of_another_document_and_not_with_its_whole() -> None:
    case = Read(more=("Iván Rey Soto fue imputado en Nazca.", "Iván Rey fue condenado en Nazca."))
    whole, long = case.forms["Iván Rey Soto"]

    case.decide(f"{whole}+{long}", Verdict.DIFFERENT)

    people = [line for line in case.lines(ExportKind.ENTITIES) if line["type"] == "person"]
    assert sorted((line["names"][0], len(line["documents"])) for line in people) == [
        ("Iván Rey", 2),
        ("Iván Rey Soto", 2),
    ]


def test_where_two_people_disagree_they_stay_apart_and_it_is_a_task() -> None:
    case: Any = Read()
    whole, long = case.forms["Iván Rey Soto"]

    case.decide(f"{whole}+{long}", Verdict.DIFFERENT, by="Blas")
    case.decide(f"{whole}+{long}", Verdict.SAME)

    assert len([line for line in case.lines(ExportKind.ENTITIES) if line["type"] == "person"]) == 2
    assert next(line.contradicted for line in proposals(case))
    case.take_back(f"{whole}+{long}", by="Blas")
    assert len([line for line in case.lines(ExportKind.ENTITIES) if line["type"] == "person"]) == 1


def test_two_entities_of_one_document_are_joined_only_where_they_were_parted() -> None:
    case = Read()
    whole, long = case.forms["Iván Rey Soto"]
    rey = case.forms["Rey"][1]
    place = case.forms["Nazca"][0]

    for target in (f"{whole}+{place}", f"{long}+{rey}", f"{long}+{place}"):
        with pytest.raises(UsageError):
            case.decide(target, Verdict.SAME)
    case.decide(f"{whole}+{long}", Verdict.DIFFERENT)
    case.decide(f"{whole}+{rey}", Verdict.DIFFERENT)
    case.decide(f"{long}+{rey}", Verdict.SAME)
    assert {"transports", "charged"} <= told(case)["Iván Rey Soto"]


def test_what_went_with_a_part_is_parted_from_it_too() -> None:
    case = Read()
    whole, long = case.forms["Iván Rey Soto"]
    rey = case.forms["Rey"][1]

    case.decide(f"{whole}+{long}", Verdict.DIFFERENT)
    with pytest.raises(UsageError):
        case.decide(f"{long}+{rey}", Verdict.SAME)
    case.decide(f"{long}+{rey}", Verdict.DIFFERENT)

    assert {line["id"] for line in case.lines(ExportKind.ENTITIES)} >= {whole, long, rey}


DECISIONS = st.lists(
    st.tuples(
        st.integers(0, 7), st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]), st.sampled_from("IB")
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=15)
@given(DECISIONS, st.randoms(use_true_random=False))
def test_the_order_of_judgements_never_matters_and_undoing_all_gives_the_first_state(
    decisions: Any, random: Any
) -> None:
    case = Read(more=("Iván Rey Soto fue imputado en Nazca.",))
    before = case.everything()
    (person,) = [each for each in case.people if each.document == case.texts[0].id and each.type.value == "person"]
    whole = person.id
    forms = [place["id"] for line in before[0][2] for form in line["forms"] for place in form["places"]]
    ids = [each for each in forms if each not in {one.id for one in case.people}]
    for number, verdict, by in decisions:
        try:
            case.decide(f"{whole}+{ids[number % len(ids)]}", verdict, by)
        except UsageError:
            continue
    shuffled = Read(more=("Iván Rey Soto fue imputado en Nazca.",))
    shuffled.decided = random.sample(case.decided, len(case.decided))

    assert shuffled.everything()[0] == case.everything()[0]
    for each in random.sample(case.decided, len(case.decided)):
        case.take_back(each.id, by=each.by)
    assert case.everything() == before
