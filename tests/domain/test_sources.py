from datetime import date

from ovillo.domain.sources import Grade, SourceDetails


def test_details_are_completed_only_where_they_are_silent() -> None:
    stated = SourceDetails(publisher="El Faro de Jacaranda", grade=Grade.B)
    found = SourceDetails(publisher="elfaro", published=date(2031, 5, 14), language="es")

    merged = stated.over(found)

    assert merged == SourceDetails(
        publisher="El Faro de Jacaranda", published=date(2031, 5, 14), language="es", grade=Grade.B
    )


def test_what_nobody_stated_is_listed() -> None:
    assert SourceDetails(language="es").unknown() == ("publisher", "published", "kind", "grade")
