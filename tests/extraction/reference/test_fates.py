"""Who "a judge" is, whom a later sentence names in telling the same arrest."""

from tests.extraction.said import said


def test_the_same_arrest_of_a_judge_names_him() -> None:
    text = (
        "Un juez ovillano de asuntos de infancia fue detenido hoy por los agentes. El vocero, Julio Lazo, dijo que"
        " Anselmo Hebra Prado, juez de Primera Instancia de Villa Ovillo, fue detenido a petición de la fiscalía."
    )

    found = said("es", text)

    assert "agentes | detained | Anselmo Hebra Prado | reported" in found
    assert not any("detained | juez" in line for line in found)


def test_the_judge_who_orders_the_arrest_is_not_the_one_arrested() -> None:
    text = "Un juez de familia fue detenido hoy. Anselmo Hebra Prado, juez de garantías, ordenó su detención."

    found = said("es", text)

    assert "- | detained | juez de familia | reported" in found
    assert not any("Anselmo" in line and "detained" in line for line in found)


def test_a_baby_has_no_daughter_and_is_no_mother() -> None:
    text = (
        "La historia de Luz, la bebé que fue vendida. La madre, de 15 años, entregó a su hija, en compañía de su tía."
        " La joven salió con la bebé, pero regresó sin su hija."
    )

    assert not any("relative_of | Luz" in line for line in said("es", text))
