"""Two trades before the comma of a name: "el abogado y exfiscal, X, fue detenido" is one person."""

from tests.extraction.said import said, statements


def trades(text, language="es"):
    rows = [s for s in statements(language, text) if s.predicate in {"occupation", "holds_office"}]
    return {(s.subject.name, s.value.text) for s in rows if s.subject and s.value}


def test_both_trades_are_of_the_name_and_nobody_else_is_told_of():
    text = "El abogado y exfiscal, Beto Inventado, fue detenido por vender bebés."

    assert said("es", text) == {
        "- | detained | Beto Inventado | reported",
        "Beto Inventado | sells | bebés | suspected",
    }
    assert trades(text) == {("Beto Inventado", "abogado"), ("Beto Inventado", "exfiscal")}
    assert trades("The teacher and nurse, Ana Quilla, was jailed.", "en") == {
        ("Ana Quilla", "teacher"),
        ("Ana Quilla", "nurse"),
    }


def test_a_second_article_or_a_plural_verb_tells_two():
    for text in (
        "El alcalde y la enfermera, Ana Ficticia, fueron detenidos.",
        "El alcalde y enfermera, Ana Ficticia, fueron detenidos.",
    ):
        assert {"- | detained | alcalde | reported", "- | detained | Ana Ficticia | reported"} <= said("es", text), text


def test_trades_of_several_words_are_read():
    text = "El empresario y agente de modelos Beto Inventado fue detenido."

    assert trades(text) == {("Beto Inventado", "empresario"), ("Beto Inventado", "agente de modelos")}


def test_whoever_owns_a_firm_of_some_kind_is_the_named_one():
    for firm in ("firma de construcción", "escuela de manejo", "clínica privada", "empresa de transportes"):
        text = f"Beto Inventado, propietario de una {firm}, fue detenido."
        owners = {line.split(" | ")[0] for line in said("es", text) if "owns" in line}
        assert owners == {"Beto Inventado"}, firm
        assert not trades(text), firm
