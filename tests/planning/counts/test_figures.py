import csv
import io
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovillo.domain.errors import ColumnTwiceError, ManifestError, OvilloError, UsageError
from ovillo.domain.input_tables import faults_of
from ovillo.planning.counts.figures import Figure, read_figures
from ovillo.planning.counts.periods import read_period

HEADER = "period,source,register,unit,count,parts,coverage"


def read(*rows: str, header: str = HEADER) -> Sequence[Figure]:
    return read_figures(list(enumerate(csv.reader(io.StringIO("\n".join([header, *rows]))), start=1)), place="f.csv")


def test_columns_and_units_are_known_in_spanish_whatever_their_order() -> None:
    (figure,) = read("1600,Víctimas,RETA,PNP,2018", header="cifra,UNIDAD,Registro,fuente,Año")

    assert (figure.unit, figure.count, figure.register, figure.source) == ("victim", 1600, "RETA", "PNP")


@pytest.mark.parametrize(
    ("called", "unit"),
    [
        ("complaints", "complaint"),
        ("presuntas víctimas", "presumed_victim"),
        ("Suspected_Victims", "presumed_victim"),
        ("víctimas identificadas", "identified_victim"),
        ("expedientes", "file"),
        ("reports of victims", "victim_report"),
        ("reportes de víctimas", "victim_report"),
        ("víctimas presuntas", "presumed_victim"),
        ("detenidas", "detained"),
        ("people arrested", "detained"),
        ("acusadas", "accused"),
        ("personas condenadas", "convicted"),
    ],
)
def test_a_unit_is_what_is_counted_however_it_is_called(called: str, unit: str) -> None:
    assert read(f"2018,PNP,RETA,{called},5,,")[0].unit == unit


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("20x8,PNP,RETA,victims,5,,", "period"),
        ("2018-13,PNP,RETA,victims,5,,", "period"),
        ("2019/2018,PNP,RETA,victims,5,,", "period"),
        ("2018,,RETA,victims,5,,", "source"),
        ("2018,PNP,,victims,5,,", "register"),
        ("2018,PNP,RETA,,5,,", "unit"),
        ("2018,PNP,RETA,souls,5,,", "unit"),
        ("2018,PNP,RETA,victims,,,", "count"),
        ("2018,PNP,RETA,victims,-5,,", "count"),
        ("2018,PNP,RETA,victims,1.600,,", "count"),
        ("2018,PNP,RETA,victims,5.5,,", "count"),
        ("2018,PNP,RETA,victims,many,,", "count"),
        ("2018,PNP,RETA,victims,5,2+x,", "parts"),
        ("2018,PNP,RETA,victims,5,2+,", "parts"),
        ("2018,PNP,RETA,victims,5,,1.5", "coverage"),
        ("2018,PNP,RETA,victims,5,,0", "coverage"),
        ("2018,PNP,RETA,victims,5,,40 %", "coverage"),
        ("2018,PNP,RETA,victims,5,,0.4,9", 8),
        (f"2018,{'P' * 501},RETA,victims,5,,", "source"),
    ],
)
def test_what_does_not_fit_is_named_by_row_and_column(row: str, column: object) -> None:
    with pytest.raises(ManifestError) as caught:
        read("2017,PNP,RETA,victims,4,,", row)

    assert (caught.value.fields["row"], caught.value.fields["column"]) == (3, column)


def test_every_cell_that_does_not_fit_is_named() -> None:
    with pytest.raises(ManifestError) as caught:
        read("2018-13,PNP,,witches,-3,,2", "2018,PNP,RETA,victims,4,,", "2018,PNP,RETA,victims,4,,")

    assert [(each.fields["row"], each.fields["column"]) for each in faults_of(caught.value)] == [
        (2, "period"),
        (2, "register"),
        (2, "unit"),
        (2, "count"),
        (2, "coverage"),
        (4, "period"),
    ]


def test_a_figure_that_stands_twice_is_named_with_its_first_row() -> None:
    with pytest.raises(ManifestError, match=r"row 3.*row 2"):
        read("2018,PNP,RETA,victims,5,,", "2018,pnp,reta,victim,5,,")


def test_two_counts_of_the_same_are_no_fault_of_the_table() -> None:
    assert len(read("2018,PNP,RETA,victims,5,,", "2018,PNP,RETA,victims,6,,")) == 2


def test_a_missing_or_repeated_column_is_named() -> None:
    with pytest.raises(ManifestError, match="register"):
        read("2018,PNP,victims,5", header="period,source,unit,count")
    with pytest.raises(ColumnTwiceError):
        read("2018,PNP,RETA,victims,5,6", header="period,source,register,unit,count,count")


@pytest.mark.parametrize("rows", [(), ("",)])
def test_a_table_without_figures_is_refused(rows: tuple[str, ...]) -> None:
    with pytest.raises((UsageError, ManifestError)):
        read(*rows)


@pytest.mark.parametrize(
    ("written", "days", "months"),
    [
        ("2018", "2018-01-01/2018-12-31", 12),
        ("2020-02", "2020-02-01/2020-02-29", 1),
        ("2018-Q2", "2018-04-01/2018-06-30", 3),
        ("2018-T4", "2018-10-01/2018-12-31", 3),
        ("2009-2017", "2009-01-01/2017-12-31", 108),
        ("2018-01/2018-06", "2018-01-01/2018-06-30", 6),
        ("2018-05-03", "2018-05-03/2018-05-03", 0.0),
    ],
)
def test_periods_are_days_and_months(written: str, days: str, months: float) -> None:
    period = read_period(written)

    assert period is not None
    assert f"{period.first}/{period.last}" == days
    assert period.months == pytest.approx(months, abs=0.05)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_a_period(text: str) -> None:
    period = read_period(text)

    assert period is None or period.first <= period.last


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(alphabet='20189-/,"víctimas RETA\0\n', max_size=40), max_size=5))
def test_odd_tables_end_in_figures_or_an_error_of_ours(rows: list[str]) -> None:
    with suppress(OvilloError):
        read(*(row.replace('"', "") for row in rows))


def test_a_bound_that_is_none_is_named() -> None:
    with pytest.raises(ManifestError, match="row 2, column bound: this is no bound"):
        read("2018,PNP,RETA,victims,5,almost", header="period,source,register,unit,count,bound")
