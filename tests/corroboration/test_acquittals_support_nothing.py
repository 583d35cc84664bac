from ovillo.domain.statements import Standing
from tests.corroboration.invented import Case


def support(*standings: Standing, predicate: str = "transports") -> int:
    case = Case()
    for number, standing in enumerate(standings):
        case.say(case.document(f"Paper {number}"), predicate, "Ana Ficticia", "Eva Ficticia", standing=standing)
    [found] = case.findings()
    return found.independent_sources


def test_an_acquittal_is_no_further_source_of_what_the_court_acquitted_of() -> None:
    assert support(Standing.REPORTED, Standing.ACQUITTED) == 1
    assert support(Standing.REPORTED, Standing.CHARGED, Standing.ACQUITTED) == 2


def test_acquittals_alone_are_as_many_sources_as_tell_of_them() -> None:
    assert support(Standing.ACQUITTED, Standing.ACQUITTED) == 2
