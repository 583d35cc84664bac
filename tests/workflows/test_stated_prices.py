"""Who pays and who is paid, of a price that a sentence tells with a sale."""

from dataclasses import replace

from tests.corroboration.invented import Case, value

from ovillo.domain.documents import Document
from ovillo.domain.entities import EntityType, NameLevel
from ovillo.domain.statements import Statement
from ovillo.workflows.stated_prices import prices_of

SELLER, BUYER, OTHER = "Marta Ficticia Osma", "Pedro Ficticio Inga", "Clara Ficticia Sosa"
PRICE = value(7000, "PEN")


def in_one(case: Case, document: Document, *said: tuple[str, str | None, str | None], priced: str) -> list[Statement]:
    """What one sentence says: the last has the price."""
    made = [case.say(document, *each) for each in said]
    made.append(case.say(document, "price", priced, value=PRICE))
    case.statements[-len(made) :] = [replace(each, start=made[0].start, end=made[0].end) for each in made]
    return made


def prices(case: Case) -> list[tuple[list[str], list[str], list[str]]]:
    entities = [one for members in case.members.values() for one in members]
    found, _ = prices_of(case.documents, case.statements, entities)
    return [(list(one.payers), list(one.payees), sorted(one.names)) for one in found]


def test_the_seller_is_paid_and_the_buyer_pays_as_the_sentence_tells_them() -> None:
    case = Case()
    told = case.document("A")
    in_one(case, told, ("sells", SELLER, "recién nacido"), ("buys", BUYER, "recién nacido"), priced="recién nacido")
    in_one(case, told, ("buys", BUYER, "niña"), ("sells", OTHER, "niña"), priced="niña")

    assert prices(case) == [([BUYER], [SELLER], [SELLER, BUYER]), ([BUYER], [OTHER], [OTHER, BUYER])]


def test_of_two_sales_in_one_sentence_each_has_its_own_parties() -> None:
    case = Case()
    said = ("sells", SELLER, "niño"), ("buys", OTHER, "niña"), ("buys", BUYER, "niño")
    in_one(case, case.document("A"), *said, priced="niño")

    assert prices(case) == [([BUYER], [SELLER], [SELLER, BUYER])]


def test_where_no_side_is_told_those_whom_the_sentence_names_are_its_parties() -> None:
    case = Case()
    text = f"{SELLER} cobró 7,000 soles a {OTHER} por una partida."
    told = case.document("A", text=text)
    case.entity(SELLER, told, EntityType.PERSON, NameLevel.FULL)
    made = case.say(told, "price", "partida", value=PRICE)
    case.statements[-1] = replace(made, start=0, end=len(text))

    assert prices(case) == [([], [], [SELLER])]
