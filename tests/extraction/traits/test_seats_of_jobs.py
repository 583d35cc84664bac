"""Where people have jobs: hotels, bars and estates, too; former staff; what somebody was hired as. No guest works there."""

import pytest

from tests.extraction.said import statements

_TOLD = {"works_for", "occupation", "holds_office"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Mary Quill, manager of the Sunrise hotel, was arrested.", {"manager", "Sunrise hotel"}),
        ("en", "Mary Quill, a cashier at the Blue Lamp bar, was arrested.", {"cashier", "Blue Lamp bar"}),
        ("en", "Mary Quill had been working as a cook at the Sunrise orphanage.", {"cook", "Sunrise orphanage"}),
        ("en", "Mary Quill was hired as a nurse at the Sunrise clinic.", {"nurse", "Sunrise clinic"}),
        ("es", "El mesero del bar Farol Azul, Mario Pinto, fue detenido.", {"mesero", "bar Farol Azul"}),
        ("es", "Mario Pinto, capataz de la hacienda Los Tordos, cayó.", {"capataz", "hacienda Los Tordos"}),
        ("es", "Mario Pinto, exempleado de la clínica Santa Odila, fue detenido.", {"clínica Santa Odila"}),
        ("es", "María Quilla había trabajado como niñera en el hotel Mirador.", {"niñera", "hotel Mirador"}),
        ("en", "Mary Quill, a guest at the hotel, was arrested.", set()),
        ("en", "Mary Quill was promised a job as a nurse at the Sunrise clinic.", set()),
        ("en", "Mary Quill, a nurse, was arrested at the hotel.", {"nurse"}),
        ("es", "Mario Pinto, cliente del bar Farol Azul, fue detenido.", set()),
        ("es", "Mario Pinto, jefe del Ministerio de Hacienda, renunció.", {"jefe del Ministerio de Hacienda"}),
    ],
)
def test_what_and_where_they_work(language, text, expected):
    told = [s for s in statements(language, text) if s.predicate in _TOLD]

    assert {(s.object.name if s.object else s.value.text) for s in told} - {"Ministerio de Hacienda"} == expected


def test_who_is_barred_from_leaving_runs_no_bar():
    told = {s.predicate for s in statements("en", "A judge barred Mary Quill from leaving the country.")}

    assert told == {"ordered"}
