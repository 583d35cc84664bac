"""What the other side of a deal denies, beside a tie: with the name of whoever speaks."""

from dataclasses import replace

from ovillo.domain.networks import NetworkTie, ReadBeside, TiePart
from ovillo.domain.statements import Standing
from ovillo.rendering.catalogue import Catalogue
from ovillo.rendering.read_beside import say_beside_of, say_denials

DENIAL = ReadBeside(
    "receives", "otto", "money", None, is_other_named=False, is_doer=True, standing=Standing.DENIED, negated=False,
    is_own_word=True, name="Otto Ficticio",
)  # fmt: skip


def test_the_payee_who_denies_is_named_beside_the_tie_of_the_payer_and_the_payer_is_not() -> None:
    own = replace(DENIAL, predicate="pays", person="vera", name="Vera Ficticia", other="cook")
    tie = NetworkTie("vera", "otto", (TiePart("pays", "vera", "otto", 1.0, denials=(DENIAL, own)),))

    assert say_denials(tie, Catalogue("en")) == ["Otto Ficticio: denies receiving “money”", "denies paying “cook”"]


def test_whoever_denies_and_is_no_node_is_named_all_the_same() -> None:
    assert say_beside_of(DENIAL, {}, Catalogue("en")) == "Otto Ficticio: denies receiving “money”"
    assert say_beside_of(DENIAL, {"otto": "O."}, Catalogue("en")) == "O.: denies receiving “money”"
