import random
import time
from datetime import timedelta

import pytest

from ovillo.corroboration import find_copies
from tests.corroboration.invented import DAY, Case, on

WORDS = [f"word{number}" for number in range(4000)]


def text_of(seed: int, length: int = 300) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) for _ in range(length))


def test_the_later_of_two_alike_is_the_copy() -> None:
    case = Case()
    first = case.document("A", DAY, text_of(1))
    second = case.document("B", DAY + timedelta(days=1), "An own beginning of some words. " + text_of(1))
    case.document("C", DAY, text_of(2))

    assert find_copies(case.documents) == {second.id: (first.id,)}


def test_a_short_report_taken_from_a_long_one_is_a_copy() -> None:
    case = Case()
    long = case.document("A", DAY, text_of(1, 600))
    short = case.document("B", DAY + timedelta(days=1), " ".join(text_of(1, 600).split()[100:200]))

    assert find_copies(case.documents) == {short.id: (long.id,)}


def test_without_dates_the_one_that_names_the_other_is_the_copy() -> None:
    case = Case()
    copy = case.document("B", None, "As Invented Mail reported: " + text_of(1))
    first = case.document("The Invented Mail", None, text_of(1))

    assert find_copies(case.documents) == {copy.id: (first.id,)}


@pytest.mark.parametrize("head", ["VILLA UNO, 14 May (Agencia Inventada).", "Villa Uno, 14 May, Inventada.- "])
@pytest.mark.parametrize("changed", ["", " once"])
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("late", [0, 1])
def test_who_signs_the_place_line_is_the_origin(head: str, changed: str, late: int, *, is_first: bool) -> None:
    case = Case()
    signed = f"{head} {text_of(1)}"
    if is_first:
        wire = case.document("Agencia Inventada", DAY + timedelta(days=late), signed)
    paper = case.document("El Faro de Villa", DAY, text_of(1) + changed)
    if not is_first:
        wire = case.document("Agencia Inventada", DAY + timedelta(days=late), signed)

    assert find_copies(case.documents) == {paper.id: (wire.id,)}


def test_a_paper_that_prints_the_place_line_of_an_agency_is_the_copy() -> None:
    case = Case()
    signed = f"VILLA UNO, 14 May (Agencia Inventada). {text_of(1)}"
    paper = case.document("El Faro de Villa", DAY, signed)
    wire = case.document("Agencia Inventada", DAY, signed + " More.")

    assert find_copies(case.documents) == {paper.id: (wire.id,)}


def test_of_one_day_the_agency_is_the_origin() -> None:
    case = Case()
    wire = case.document("Zeta Agencia", DAY, text_of(1))
    paper = case.document("El Faro de Villa", DAY, text_of(1) + " More.")

    assert find_copies(case.documents) == {paper.id: (wire.id,)}


def test_where_nothing_shows_the_order_the_edge_says_so() -> None:
    case = Case()
    text = text_of(1)
    quote = " ".join(text.split()[20:40])
    for outlet, more in (("El Faro de Villa", ""), ("Villa Gazette", " More.")):
        case.say(case.document(outlet, DAY, text + more), "leads", "Ana Ficticio", "group:Los Mirlos", quote=quote)

    (edge,) = case.copies()

    assert (edge.copy, edge.origin) == ("Villa Gazette", "El Faro de Villa")
    assert not edge.is_order_shown
    assert case.finding("leads").independent_sources == 1


def test_documents_of_one_publisher_do_not_copy() -> None:
    case = Case()
    case.document("A", DAY, text_of(1))
    case.document("A", DAY, text_of(1))

    assert not find_copies(case.documents)


def test_a_repeated_text_adds_no_support() -> None:
    case = Case()
    text = text_of(1)
    quote = " ".join(text.split()[20:40])
    for days, outlet in enumerate(("A", "B", "C")):
        document = case.document(outlet, DAY + timedelta(days=days), text)
        case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos", quote=quote)

    finding = case.finding("leads")

    assert finding.independent_sources == 1
    assert finding.copied == (("B", "A"), ("C", "A"))


def test_own_words_in_a_copying_document_stand_by_themselves() -> None:
    case = Case()
    text, own = text_of(1), "Our reporter saw with own eyes how it was done"
    case.say(case.document("A", DAY, text), "leads", "Ana Ficticio", "group:Los Mirlos")
    later = case.document("B", DAY + timedelta(days=1), f"{text} {own}")
    case.say(later, "leads", "Ana Ficticio", "group:Los Mirlos", quote=own)

    assert case.finding("leads").independent_sources == 2


def test_work_grows_with_the_text_and_not_with_the_pairs() -> None:
    case = Case()
    boilerplate = text_of(999, 40)
    for number in range(1500):
        case.document(f"Outlet {number}", DAY, f"{boilerplate} {text_of(number, 150)}")

    started = time.perf_counter()
    find_copies(case.documents)

    assert time.perf_counter() - started < 10


def told(case: Case, outlet: str, days: int, sentence: str) -> None:
    document = case.document(
        outlet, DAY + timedelta(days=days), f"{text_of(days + 50)}. {sentence} {text_of(days + 90)}."
    )
    case.say(document, "leads", "Ana Ficticio", "group:Los Mirlos", quote=sentence)


LONG = "Ana Ficticio paid vulnerable women in Villa Uno to give up their babies, who would later be sold by Los Mirlos."


def test_a_long_sentence_repeated_in_a_report_of_its_own_words_adds_no_support() -> None:
    case = Case()
    told(case, "A", 0, LONG)
    told(case, "B", 1, f"Yesterday {LONG}")
    told(case, "C", 2, "Ana Ficticio leads Los Mirlos.")
    told(case, "D", 3, "Ana Ficticio leads Los Mirlos.")

    finding = case.finding("leads")

    assert not find_copies(case.documents)
    assert finding.copied == (("B", "A"),)
    assert finding.independent_sources == 3


def test_a_sentence_that_only_begins_alike_is_its_own() -> None:
    case = Case()
    told(case, "A", 0, LONG)
    told(
        case,
        "B",
        1,
        "Ana Ficticio paid vulnerable women in Villa Uno, said a neighbour who had seen it from her window.",
    )

    assert case.finding("leads").independent_sources == 2


@pytest.mark.parametrize(("words", "copied"), [("", False), (f" {text_of(7, 20)}", True)])
def test_a_formula_that_tells_of_another_day_is_no_copy_and_a_long_sentence_is(words: str, copied: bool) -> None:
    case = Case()
    for outlet, day in (("A", 4), ("B", 11)):
        quote = f"The police arrested Ana Ficticio in Villa Uno on May {day} for selling a baby to a couple{words}."
        case.say(
            case.document(outlet, DAY + timedelta(days=day), f"{text_of(day)}. {quote}"),
            "detained",
            None,
            "Ana Ficticio",
            quote=quote,
            when=on(DAY + timedelta(days=day)),
        )

    assert bool(case.finding("detained").copied) is copied
