"""The map of a plan: well-formed, inert, with words for all that it shows."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime

from ovillo.domain.allocation import Change, Move, Place, Plan, RegionOutcome, Stage, Status
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.plan_map import plan_map
from ovillo.rendering.plan_outline import plan_sections
from ovillo.rendering.report_sections import ReportDrawing, sections_markdown, sections_pdf, sections_text

SVG = "{http://www.w3.org/2000/svg}"
MADE = datetime(2031, 5, 14, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> & | \x1b[31m"


def region(name: str, covered: float) -> RegionOutcome:
    return RegionOutcome(name, 10.0, 10.0, {}, {"prosecutor": covered}, covered, 0.1, {}, ("prosecutor",), True)


def plan_with(name: str, *places: Place) -> Plan:
    move = Move(
        resource="prosecutor",
        source=name,
        target="south",
        units=2,
        gains=Change("south", 0.38, 0.61),
        loses=Change(name, 0.97, 0.9),
        limits=("prosecutor",),
        others={"investigator": 0.64, "prosecutor": 0.38},
        unchanged=23,
        regions=25,
        more_covered=7.0,
        more_minimum=0.0,
        is_forced=False,
        kept=184,
        draws=200,
        break_even=None,
        faster_travel=None,
        slower_travel=None,
    )
    return Plan(
        stages=(Stage("covered", Status.OPTIMAL, 15.1, 15.1),),
        concession=0.1,
        minimum=0.61,
        minimum_before=0.38,
        best_minimum=0.62,
        covered=15.1,
        covered_before=13.5,
        covered_before_conceded=13.5,
        weight=20,
        gini=0.1,
        regions_at_zero=0,
        cost=0.0,
        budget=None,
        regions=(region(name, 0.9), region("south", 0.61)),
        posts=(),
        moves=(move,),
        places=places,
    )


PLACES = (
    Place("south", False, -14.0, -72.0),
    Place("south", True, -14.0, -72.0),
)


def test_a_map_is_well_formed_and_names_what_it_shows() -> None:
    plan = plan_with("north", Place("north", False, -3.0, -80.0), Place("north", True, -3.0, -80.0), *PLACES)

    tree = ET.fromstring(plan_map(plan, Catalogue("en"), [[(-80.0, -3.0), (-72.0, -3.0), (-72.0, -14.0)]]))

    assert len(tree.findall(f"{SVG}circle")) == 2
    assert len(tree.findall(f"{SVG}path")) == 1
    assert len(tree.findall(f"{SVG}polygon")) == 2
    words = " ".join(each.text or "" for each in tree.iter())
    assert "2 × prosecutor" in words
    assert "raises south from 38 % to 61 %" in words
    assert {"north: 90 %", "south: 61 %"} <= {each.text for each in tree.iter(f"{SVG}title")}


def test_a_name_does_nothing_on_the_map_nor_in_a_table() -> None:
    plan = plan_with(HOSTILE, Place(HOSTILE, False, -3.0, -80.0), Place(HOSTILE, True, -3.0, -80.0), *PLACES)

    tree = ET.fromstring(plan_map(plan, Catalogue("en")))

    assert not [each for each in tree.iter() if "script" in each.tag]
    assert "\x1b" not in sections_text(plan_sections(plan, Catalogue("en")), width=100)
    assert "<script>" not in sections_markdown(plan_sections(plan, Catalogue("en"))).replace("\\<script\\>", "")


def test_places_without_coordinates_are_named_below_the_map() -> None:
    plan = plan_with("north", Place("north", False, None, None), Place("north", True, None, None), *PLACES)

    drawn = plan_map(plan, Catalogue("es"))

    assert "Sin coordenadas: north" in drawn
    assert drawn.count("<circle") == 1


def test_a_map_of_nothing_that_has_coordinates_is_still_a_map() -> None:
    plan = plan_with(
        "north", *(Place(name, is_base, None, None) for name in ("north", "south") for is_base in (True, False))
    )

    assert ET.fromstring(plan_map(plan, Catalogue("en"))).tag == f"{SVG}svg"


def test_one_sentence_says_what_a_move_does_and_how_firm_it_is() -> None:
    text = sections_text(plan_sections(plan_with("north", *PLACES, Place("north", False, 1.0, 1.0)), Catalogue("en")))

    [line] = [line for line in text.splitlines() if "2 × prosecutor" in line]
    assert line.strip() == (
        "2 × prosecutor from north to south; raises south from 38 % to 61 % (without it: investigator 64 %, prosecutor "
        "38 %; the limit is prosecutor); lowers north from 97 % to 90 %; 23 of 25 regions unchanged; 7 more cases "
        "covered in all; kept in 184 of 200 draws of the demand."
    )


def test_a_plan_is_printed_with_its_map() -> None:
    plan = plan_with(HOSTILE, Place(HOSTILE, False, -3.0, -80.0), Place(HOSTILE, True, -3.0, -80.0), *PLACES)
    drawing = ReportDrawing(plan_map(plan, Catalogue("es")), "Mapa")

    made = sections_pdf(plan_sections(plan, Catalogue("es")), language="es", made_at=MADE, drawing=drawing)

    assert made.startswith(b"%PDF-")
    assert made == sections_pdf(plan_sections(plan, Catalogue("es")), language="es", made_at=MADE, drawing=drawing)
