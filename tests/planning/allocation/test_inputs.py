"""The tables of a folder: the template fits, and whatever does not is named by file, row and column."""

from collections.abc import Mapping

import numpy as np
import pytest

from ovillo.domain.input_tables import BadCellError, BadTableError, faults_of
from ovillo.planning.allocation.inputs import Inputs, read_inputs
from ovillo.planning.allocation.template import template_tables
from ovillo.planning.allocation.travel import great_circle_km
from ovillo.reading.input_tables import read_input_table


def inputs_of(tables: Mapping[str, str]) -> Inputs:
    return read_inputs({name: read_input_table(text.encode(), name) for name, text in tables.items()})


def changed(file: str, old: str, new: str) -> dict[str, str]:
    tables = dict(template_tables())
    assert old in tables[file]
    return tables | {file: tables[file].replace(old, new, 1)}


def faults_in(tables: Mapping[str, str]) -> list[str]:
    with pytest.raises(BadCellError) as raised:
        inputs_of(tables)
    return [str(each) for each in faults_of(raised.value)]


def test_the_template_is_read() -> None:
    problem = inputs_of(template_tables()).problem

    assert problem.regions == ("Alborada", "Bruma", "Caleta", "Dorada", "Espina", "Fronda")
    assert [each.name for each in problem.resources] == ["investigator", "prosecutor", "bed"]
    assert problem.resources[0].available == 23
    assert problem.capacity[2, 1] == 2
    assert problem.barred[2, 1] == 1
    assert (problem.demand > 0).all()
    assert problem.cases is not None
    assert problem.weight.tolist() == problem.cases.tolist()


def test_ways_are_distances_over_the_globe_with_a_detour_unless_somebody_states_them() -> None:
    problem = inputs_of(template_tables()).problem

    apart = great_circle_km(np.array([[-12.9, -74.8]]), np.array([[-11.2, -76.1]]))[0, 0]
    assert problem.travel[1, 0] == pytest.approx(apart * 1.6 / 40)
    assert problem.travel[0, 5] == 19


def test_without_a_disputed_source_its_rows_do_not_count() -> None:
    inputs = inputs_of(template_tables())

    without = inputs.without("hotline")

    assert inputs.disputed == ("hotline",)
    assert without.weight[3] < inputs.problem.weight[3]
    assert without.weight[5] > 0


def test_stated_hours_take_the_place_of_cases() -> None:
    tables = {name: text for name, text in template_tables().items() if name not in {"cases.csv", "classes.csv"}}
    tables["regions.csv"] = "region,latitude,longitude,weight\nA,-10,-75,25\nB,-11,-75,16\n"
    tables["bases.csv"] = "base,latitude,longitude\nA,-10,-75\n"
    tables["units.csv"] = "base,resource,present\nA,investigator,2\n"
    tables["demand.csv"] = "region,resource,hours,journeys\nA,investigator,4500,225\nB,prosecutor,1500,0\n"
    del tables["barred.csv"], tables["travel.csv"]

    inputs = inputs_of(tables)

    assert inputs.problem.demand.tolist() == [[4500, 0, 0], [0, 1500, 0]]
    assert inputs.problem.trips[0, 0] == 0.05
    assert inputs.problem.weight.tolist() == [25, 16]
    assert inputs.counted is None


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("regions.csv", "Bruma,-12.9,", "Bruma,,", "regions.csv, row 3, column latitude"),
        ("regions.csv", "-74.8", "274.8", "regions.csv, row 3, column longitude"),
        ("regions.csv", "520000", "0", "regions.csv, row 3, column population"),
        ("regions.csv", "520000", "half a million", "regions.csv, row 3, column population"),
        ("regions.csv", "Bruma,", "Alborada,", "regions.csv, row 3, column region"),
        ("regions.csv", "latitude", "lattitude", "regions.csv, row 1, column lattitude"),
        ("bases.csv", "-13.2,-71.6", "-13.2,", "bases.csv, row 5, column longitude"),
        ("bases.csv", "180000", "-1", "bases.csv, row 7, column opening_cost"),
        ("resources.csv", "bed,", "investigator,", "resources.csv, row 4, column resource"),
        ("resources.csv", "investigator,24", "investigator,2.5", "resources.csv, row 2, column available"),
        ("resources.csv", "investigator,24", "investigator,", "resources.csv, row 2, column available"),
        ("resources.csv", "1500,yes", "1500,maybe", "resources.csv, row 2, column needed_together"),
        ("resources.csv", "1500,yes", "0,yes", "resources.csv, row 2, column hours_per_unit"),
        ("units.csv", "Bruma,prosecutor,1", "Bruna,prosecutor,1", "units.csv, row 6, column base"),
        ("units.csv", "Bruma,prosecutor,1", "Bruma,judge,1", "units.csv, row 6, column resource"),
        ("units.csv", "Bruma,prosecutor,1", "Bruma,prosecutor,-1", "units.csv, row 6, column present"),
        ("units.csv", "Bruma,prosecutor,1", "Bruma,investigator,1", "units.csv, row 6, column base"),
        ("classes.csv", "sexual,prosecutor,100", "sexual,prosecutor,nan", "classes.csv, row 3, column hours_per_case"),
        ("cases.csv", "Bruma,sexual,2029,22", "Bruma,sexual,2029,-2", "cases.csv, row 6, column cases"),
        ("cases.csv", "Bruma,sexual,2029,22", "Bruma,sexual,29,22", "cases.csv, row 6, column year"),
        ("cases.csv", "Bruma,sexual,2029,22", "Bruma,organ,2029,22", "cases.csv, row 6, column class"),
        ("cases.csv", "Bruma,sexual,2030,25", "Bruma,sexual,2029,25", "cases.csv, row 7, column region"),
        ("cases.csv", "7,complaints", "7,rumour", "cases.csv, row 8, column source"),
        ("cases.csv", "region,class", "region,klass", "cases.csv, row 1, column klass"),
        ("sources.csv", "hotline,yes", "hotline,often", "sources.csv, row 3, column disputed"),
        ("barred.csv", "Caleta,prosecutor,1", "Caleta,prosecutor,11", "barred.csv, row 2, column units"),
        ("barred.csv", "Caleta,prosecutor,1", "Bruma,prosecutor,9", "units.csv, row 6, column present"),
        ("barred.csv", "Caleta,prosecutor,1", "Caletta,prosecutor,1", "barred.csv, row 2, column base"),
        ("travel.csv", "Alborada,Fronda,19", "Alborada,Fronda,-19", "travel.csv, row 2, column hours"),
        ("settings.csv", "concession,0.1", "concession,1.1", "settings.csv, row 5, column value"),
        ("settings.csv", "concession,", "consession,", "settings.csv, row 5, column setting"),
        ("settings.csv", "detour,1.6", "detour,1,6", "settings.csv, row 3, column 4"),
    ],
)
def test_a_cell_that_does_not_fit_is_named(file: str, old: str, new: str, place: str) -> None:
    assert faults_in(changed(file, old, new))[0].startswith(place + ": ")


def test_a_region_needs_no_coordinates_where_every_way_is_stated() -> None:
    tables = changed("regions.csv", "Fronda,-10.4,-73.2", "Fronda,,")
    bases = ("Bruma", "Caleta", "Espina", "Fronda")
    tables["travel.csv"] += "".join(f"{base},Fronda,{hours},\n" for hours, base in enumerate(bases, 5))

    assert inputs_of(tables).problem.travel[:, 5].tolist() == [19, 5, 6, 26, 7, 8]


def test_faults_of_several_tables_are_told_at_once() -> None:
    tables = changed("regions.csv", "-74.8", "x") | {"units.csv": changed("units.csv", "14", "y")["units.csv"]}

    assert len(faults_in(tables)) == 2


@pytest.mark.parametrize("file", ["regions.csv", "bases.csv", "resources.csv", "units.csv", "cases.csv", "classes.csv"])
def test_a_table_that_is_missing_is_named(file: str) -> None:
    with pytest.raises(BadTableError, match=file):
        inputs_of({name: text for name, text in template_tables().items() if name != file})


def test_semicolons_and_decimal_commas_are_read_alike() -> None:
    tables = {
        name: text.replace(",", ";").replace(".", ",") if name in {"regions.csv", "bases.csv"} else text
        for name, text in template_tables().items()
    }

    assert inputs_of(tables).problem.travel == pytest.approx(inputs_of(template_tables()).problem.travel)


def test_where_no_case_is_counted_there_is_nothing_to_plan() -> None:
    tables = dict(template_tables())
    head, *rows = tables["cases.csv"].splitlines()
    place = head.split(",").index("cases")
    none = [",".join("0" if at == place else cell for at, cell in enumerate(row.split(","))) for row in rows]
    tables["cases.csv"] = "\n".join([head, *none])

    with pytest.raises(BadTableError) as caught:
        inputs_of(tables)

    assert caught.value.fields["file"] == "cases.csv"


def test_where_nobody_asks_for_an_hour_there_is_nothing_to_plan() -> None:
    tables = {name: text for name, text in template_tables().items() if name not in {"cases.csv", "classes.csv"}}
    tables["regions.csv"] = "region,latitude,longitude,weight\nA,-10,-75,25\n"
    tables["bases.csv"] = "base,latitude,longitude\nA,-10,-75\n"
    tables["units.csv"] = "base,resource,present\nA,investigator,2\n"
    tables["demand.csv"] = "region,resource,hours\nA,investigator,0\n"
    del tables["barred.csv"], tables["travel.csv"]

    with pytest.raises(BadTableError) as caught:
        inputs_of(tables)

    assert caught.value.fields["file"] == "demand.csv"
