"""The levels of two names in a register: what the scorer says, surnames changed round, one word mistyped."""

from itertools import combinations

import pytest
from benchmarks.registries.registry import make_registry

from ovillo.resolution.registers.name_levels import (
    ASKED_AGAIN,
    NameLevel,
    Reach,
    is_one_edit,
    name_level,
    name_level_within,
)


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("CARDO NOGAL, LUCIA INES", "Lucía Inés Cardo Nogal", NameLevel.SAME),
        ("Cardo Nogal, Lucía Inés", "Lucía Cardo Nogal", NameLevel.CLOSE),
        ("Cardo Nogal, José", "Pepe Cardo", NameLevel.LIKELY),
        ("García Nogal, Lucía", "Nogal García, Lucía", NameLevel.TURNED),
        ("García Nogal, José", "García Nogal, Joaé", NameLevel.GIVEN),
        ("García Nogal, Frnanda", "García Nogal, Fernanda", NameLevel.TYPED),
        ("García Nogal, Luos Bastián", "García Nogal, Luis Bastián", NameLevel.TYPED),
        ("García Nogal, Luz Mariela", "García Nogal, Luz Marisela", NameLevel.GIVEN),
        ("García Nogal, Milena", "García Nogal, Milenka", NameLevel.GIVEN),
        ("Cardo vda. de Nogal, Lucía", "Cardo Encina, Lucía", NameLevel.LIKELY),
        ("Cardo Nogal, Mariela", "Cardo Nogal, Marisela", NameLevel.GIVEN),
        ("Cardo Nogal, Hugo", "Hugo Cardo Nogal hijo", NameLevel.OPEN),
        ("María José", "MARÍA JOSÉ", NameLevel.OPEN),
        ("Ximénez Nogal, Hugo", "Hugo Jiménez Nogal", NameLevel.SPELT),
        ("Guerra Molina, Stella", "9uerra Molina, Stella", NameLevel.SPELT),
    ],
)
def test_one_person_written_in_two_ways(left, right, level):
    assert name_level(left, right) is level
    assert name_level(right, left) is level


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("García Nogal, Luis", "García Nogal, Luisa"),
        ("García Nogal, Mario", "García Nogal, María"),
        ("García Nogal, Julio César", "García Nogal, Julio Andrés"),
        ("García Nogal, Karen", "García Nogal, Karina"),
        ("García Nogal, Marta", "García Nogal, Marga"),
        ("García Nogal, Lucía", "García Encina, Lucía"),
        ("García", "García Nogal, Lucía"),
        ("un pediatra", "un pediatra"),
        ("alias El Tuerto", "alias El Tuerto"),
        ("Gómez, Ana", "Goméz Goméz, Eva"),
    ],
)
def test_brothers_roles_and_single_words_are_different(left, right):
    assert name_level(left, right) is NameLevel.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("nogal", "nogal", False),
        ("nogal", "nogl", True),
        ("nogal", "noggal", True),
        ("nogal", "nobal", True),
        ("nogal", "ngoal", True),
        ("nogal", "ngola", False),
        ("nogal", "no", False),
        ("", "n", True),
    ],
)
def test_one_edit(one, other, is_one):
    assert is_one_edit(one, other) is is_one
    assert is_one_edit(other, one) is is_one


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Rosa Inés Paz Vega", "Rosa Inés Tumbaco Paz"),
        ("Zulema Ana Mamani Valdivia", "Zulema Ana Quiriba Mamani"),
        ("Zulema Ana Paz Vega", "Zulema Ana Xiriba Paz"),
    ],
)
def test_a_surname_that_no_list_knows_is_no_third_given_name(left, right):
    assert name_level(left, right) is NameLevel.DIFFERENT
    assert name_level(right, left) is NameLevel.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("YURY YINETH RODRIGUEZ", "Rodríguez Parra, Yury Yineth"),
        ("JOSE NELSON GONZALEZ", "González Villalobos, José"),
    ],
)
def test_a_given_name_that_no_list_knows_is_no_other_first_surname(left, right):
    assert name_level(left, right) is not NameLevel.DIFFERENT


def test_a_level_within_reach_is_the_level_and_one_beyond_it_is_none():
    names = sorted({row["name"] for row in make_registry(60, seed=8)})
    seen = set()

    for left, right in combinations(names, 2):
        whole = name_level(left, right)
        seen.add(whole)
        scored = name_level_within(left, right, reach=Reach.SCORED)

        assert name_level_within(left, right, reach=Reach.ALL) is whole
        assert name_level_within(left, right, reach=Reach.NOTHING) is NameLevel.DIFFERENT
        assert scored is whole or (scored is NameLevel.DIFFERENT and whole in ASKED_AGAIN)
    assert len(seen) > 3
