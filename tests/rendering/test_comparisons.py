import csv
from pathlib import Path

from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.comparisons import FIELDS, PHRASES, SENTENCES, say_reason, say_weighed
from ovillo.resolution import compare_names
from ovillo.resolution.agreement import Agreement

LISTS = Path(__file__).parents[1] / "resolution"


def test_a_reason_is_told_in_spanish() -> None:
    told = say_reason(Catalogue("es"), "First surname: the same.")

    assert told == "Primer apellido: igual en ambos"


def test_what_it_weighs_stands_behind_it() -> None:
    told = say_weighed(Catalogue("en"), "Surnames", "the same", weight_bits=6.6)

    assert told == "Surnames: the same (+6.6 bit)"


def test_every_reason_of_the_lists_of_pairs_is_translated() -> None:
    rows = [row for path in sorted(LISTS.glob("*.csv")) for row in csv.DictReader(path.read_text("utf-8").splitlines())]

    reasons = {
        reason.rstrip(".")
        for row in rows
        for reason in compare_names(row["name1"], row["name2"], row["schema"]).reasons
    }

    for reason in sorted(reasons):
        field, _, says = reason.partition(": ")
        assert (field in FIELDS and says in PHRASES) if says else field in SENTENCES, reason


def test_every_way_in_which_words_agree_is_translated() -> None:
    assert {agreement.value for agreement in Agreement} <= set(PHRASES)
