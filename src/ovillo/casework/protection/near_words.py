"""The words by which a sentence marks a name (`near`), as patterns: read from `marks.toml` once."""

import re
from collections.abc import Mapping
from functools import cache

from ovillo.casework.protection.marks import any_number, marks


@cache
def table() -> Mapping[str, frozenset[str]]:
    table = {name: frozenset(words) for name, words in marks()["near"].items()}
    return {
        **table,
        "prepositions": frozenset(marks()["called"]["prepositions"]),
        "articles": frozenset(marks()["told_behind"]["articles"]),
        "then": frozenset(marks()["told_behind"]["then"]),
    }


def _one_of(name: str) -> str:
    return f"(?:{'|'.join(marks()['near'][name])})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _number() -> str:
    return rf"(?P<years>(?<![^\W_])(?:{any_number()}))(?![^\W_])"


@cache
def other() -> re.Pattern[str]:
    return _compiled(rf"(?<![^\W_]){_one_of('others')}(?![^\W_])")


@cache
def other_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?i:{_one_of('others')})(?:\s+(?:{_one_of('of_offices')}|[A-ZÁÉÍÓÚÑ][\w.]*)){{0,6}}\s*,?\s*"
        r"(?i:(?:es|era|fue|ser[íi]a|se\s+llama(?:ba)?|is|was|is\s+called|was\s+called|named|llamad[oa])\s+)?\Z"
    )


@cache
def other_told() -> re.Pattern[str]:
    """Whom somebody names, before the name: "the man the girl identified as", "el hombre a quien reconoció como"."""
    return _compiled(
        r"(?<![^\W_])(?:man|woman|person|hombre|mujer|sujeto|persona)\s+(?:whom?|that|the|a|her|his|que|a\s+quien|al\s+que)\s"
        r"[^,.;:]{1,80}?(?:identified|named|recogni[sz]ed|knew|identific[óo]|reconoci[óo]|llam[óo]|se[ñn]al[óo])\s+(?:as|como)\s*\Z"
    )


@cache
def doer_named() -> re.Pattern[str]:
    """Who did it, before the name: "captada por 'Lobo', que resultó ser", "by a man who turned out to be"."""
    quoted = r"[\"“«'‘][^\"”»'’\n]{1,40}[\"”»'’]"
    someone = (
        r"(?:hombre|mujer|sujeto|tipo|joven|persona|desconocid[oa]|vecin[oa]|amig[oa]|enamorad[oa]|man|woman|stranger|person"
        r"|neighbou?r|friend|boyfriend|girlfriend)(?:\s+(?-i:[a-záéíóúñ]+)){0,3}?"
    )
    return _compiled(
        r"(?<![^\W_])(?:(?!(?:conocid|llamad|identificad|apodad|known|called)\w*\s)[^\W\d_]+\s+(?:por|by)"
        r"|(?:(?:vendid|entregad|ofrecid|llevad|cedid)[oa]s?|(?:denunci|acus|reconoc|sindic|se[ñn]al)\w+)\s+a"
        r"|(?:sold|handed|taken|given|brought)(?:\s+over)?\s+to)\s+"
        r"(?P<doer>(?:(?:una?|el|la|sus?|an?|the|her|his|tal|alias|llamad[oa]|apodad[oa]|called)\s+){0,3}"
        rf"(?:{quoted}|{someone}))(?P<naming>{naming().pattern})\Z"
    )


@cache
def nickname_named() -> re.Pattern[str]:
    """A nickname in quotes, whose the name behind it is: with the word before it, unless that gives the nickname."""
    return _compiled(
        r"(?:(?<![^\W_])(?P<word>(?!(?:conocid|llama|llaman|apoda|denomina|alias|como|de|por|called|known|as|by|nickname)\w*\s)"
        r"[^\W\d_]+)\s+|[,;:]\s*|\A)"
        rf"[\"“«'‘][^\"”»'’\n]{{1,40}}[\"”»'’](?P<naming>{naming().pattern})\Z"
    )


@cache
def other_behind() -> re.Pattern[str]:
    return _compiled(rf"\A\W*(?:[^\W\d_]+\s+){{0,4}}?{_one_of('others')}(?![^\W_])")


@cache
def people() -> re.Pattern[str]:
    kin = "|".join(marks()["kin"]["nouns"])
    return _compiled(rf"{_one_of('others')}|{_one_of('people')}|{kin}")


@cache
def harming() -> re.Pattern[str]:
    """A verb of which a noun behind it is the object, and not whom the sentence goes on to name."""
    return re.compile(r"\w+ing|\w{3,}[ai]r|(?:vend|reten|escond|somet|conoc|traf|trae|reten|deten|prend)er")


@cache
def naming() -> re.Pattern[str]:
    """What gives a name to whom the words before it are about, and initials or codes that stand for the name."""
    return _compiled(rf"\s*[,(]?\s*(?<![^\W_])(?:{_one_of('self_naming')}|{_one_of('naming')})\s*[,:(]?\s*")


@cache
def by_the_way() -> re.Pattern[str]:
    """As in "who, in fact, is called": says nothing of who somebody is."""
    return _compiled(rf"(?:(?<=[,(])|\s)\s*(?<![^\W_]){_one_of('by_the_way')}(?![^\W_])\s*,?")


@cache
def as_behind() -> re.Pattern[str]:
    return _compiled(rf"(?<![^\W_]){_one_of('as')}(?![^\W_])")


@cache
def testifies() -> re.Pattern[str]:
    return _compiled(
        rf"(?:\s*[,]?\s*(?!{_one_of('breaks')}\b)[^\W\d_]+){{0,4}}?\s*,?\s*{_one_of('testifies')}(?![^\W_])"
    )


@cache
def testifies_before() -> re.Pattern[str]:
    return _compiled(rf"(?<![^\W_]){_one_of('testimony_of')}\s+\Z")


@cache
def tipped_before() -> re.Pattern[str]:
    return _compiled(rf"(?<![^\W_]){_one_of('tips')}\s+\Z")


@cache
def code() -> re.Pattern[str]:
    """A code that is said to stand for whose name follows, or under which whose name follows gave evidence."""
    number = r"(?-i:[A-Z]{1,4}[-\s]?\d[\w/-]*|\d{1,4}[-/][\w/-]+|[A-Z][\w-]+)[»”\"']?"
    named = r"(?:c[óo]digo|clave|code(?:name)?|seud[óo]nimo|pseudonym)\s*(?:n[.°º]+\s*)?[«“\"']?" + number
    return _compiled(
        rf"(?<![^\W_])(?:{named}\s*[,(]?\s*{_one_of('naming')}"
        rf"|(?:bajo|con|under)\s+(?:(?:la|el|the)\s+)?{named}\s*,?\s*(?:declar|testific|manifest|gave\s+evidence|testified)\w*"
        rf"|(?-i:T[PRE]|TPR|CE|PW|CW)[-\s]?\d{{1,4}}\s*[,(]?\s*{_one_of('naming')})\s*\Z"
    )


@cache
def somebody_else() -> re.Pattern[str]:
    """Who is somebody else than the one named last."""
    return _compiled(r"(?<![^\W_])(?:s?he|ella|[ée]l|they|ell[oa]s)(?![^\W_])")


@cache
def of_another() -> re.Pattern[str]:
    """What is told of somebody else than a victim whom it names: "the man who sold the girl"."""
    return _compiled(
        rf"(?<![^\W_])(?:{_one_of('others')}|hombre|mujer|sujeto|persona|individuo|m[ae]n|wom[ae]n|person)\s+"
        r"(?:que|al?\s+que|a\s+quien(?:es)?|quien(?:es)?|de|por|of|for|who|whom|that|the|her|his)(?![^\W_])"
    )


@cache
def age_before() -> re.Pattern[str]:
    """As in "A 16-year-old, Ana Sol", "a sus 16 años, Ana Sol", "Aged just 15, Ana Sol": not "after 15 years, …"."""
    year = r"[\s-]*(?:a[ñn](?:it)?os|years?|yrs?|y/?o)(?:[\s-]old|\s+of\s+age|\s+de\s+edad)?"
    number = _number()
    again = number.replace("<years>", "<of_years>")
    return _compiled(
        rf"(?:(?:\A|[,;:(–—]|\s(?:y|and)\s)\s*{_one_of('at_age')}\s+{number}"
        rf"(?:{year}(?:\s+(?!de\b|of\b|in\b)[^\W\d_]+){{0,2}})?\s*,\s*"
        rf"|{again}[\s-]years?[\s-]old(?:\s+(?!{_one_of('of')}\b)[^\W\d_]+){{0,4}}\s*[,(:]?\s*)\Z"
    )


@cache
def age_of_self() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """As in "dijo tener 16 años y llamarse Ana"; "refirió llamarse Ana" and "y tener 15 años" behind it."""
    years = r"(?:\s+(?:a[ñn]os|years))?"
    said = r"(?:dijo|refiri[óo]|manifest[óo]|declar[óo]|indic[óo])"
    return (
        _compiled(
            rf"{said}\s+(?:que\s+)?(?:tener|ten[íi]a|contar\s+con)\s+{_number()}{years}(?:\s+de\s+edad)?\s+y\s+(?:que\s+)?(?:llamarse|ser|se\s+llama(?:ba)?)\s*\Z"
        ),
        _compiled(rf"(?<![^\W_]){_one_of('self_naming')}\s*\Z"),
        _compiled(
            rf"\s*,?\s*(?:y|and)\s+(?:(?:que\s+|de\s+)?(?:tener|ten[íi]a|tiene|contar\s+con)|(?:that\s+)?s?he\s+(?:is|was)|to\s+be|(?:her|his)\s+age\s+as)\s+{_number()}"
        ),
    )


@cache
def age_of_kin() -> re.Pattern[str]:
    """As in "La hija de 7 años de Leo Sol, Ana"."""
    kin = "|".join(marks()["kin"]["nouns"])
    name = r"(?-i:[A-ZÁÉÍÓÚÑ][\w'’-]+)(?:\s(?-i:[A-ZÁÉÍÓÚÑ][\w'’-]+)){0,3}"
    return _compiled(rf"(?<![^\W_])(?:{kin})\s+de\s+{_number()}\s+a[ñn]os(?:\s+de\s+edad)?\s+de\s+{name}\s*[,(]\s*\Z")


@cache
def grown_behind() -> re.Pattern[str]:
    """As in "Ana Sol, que acaba de cumplir los 15", "Ana Sol had not turned 18"."""
    small = r"(?:(?:de|los|the|of|age|only|just|s[óo]lo|apenas|about|unos)\s+){0,3}"
    return _compiled(
        rf"\s*,?\s*(?:(?!{_one_of('breaks')}\b(?<!who)(?<!quien))[^\W\d_]+\s+){{0,5}}?"
        rf"(?:(?P<under>(?:no|not|never|nunca|n['’]t|a[úu]n\s+no)\s+(?:[^\W\d_]+\s+){{0,3}}?(?:cumpl\w+|turned|reached|alcanz\w+|lleg\w+\s+a)\s+"
        rf"(?:los\s+18|18|eighteen|dieciocho|la\s+mayor[íi]a|adulthood)|(?:cumpl\w+|alcanz\w+)\s+la\s+mayor[íi]a|(?:is|was|still|es|era|siendo|being)\s+(?:menor\s+de\s+(?:18|dieciocho)|under\s+(?:18|age|the\s+age\s+of\s+(?:18|consent))))"
        rf"|(?:cumpl\w+|turn(?:ed|s|ing)|aged?|barely|apenas|edad|ten[íi]a|tiene)\s+{small}{_number()})"
        r"(?!\s+(?:a[ñn]os\s+)?(?:de|in|en|of)\s+(?!edad|age))(?=\s*(?:a[ñn]os|years?|de\s+edad|of\s+age|cuando|when|y\s|and\s|but\s|pero\s|[,.;)]|\Z))"
    )


@cache
def born_behind() -> re.Pattern[str]:
    return _compiled(
        r"(?:['’]s)?\s*[,(–—-]?\s*(?:naci[óo]|nacid[oa]|born|b\.|n\.|(?:(?:year|date)\s+of\s+birth|(?:fecha|año)\s+de\s+nac\w+|d\.?o\.?b\.?))"
        r"[^.\n]{0,30}?(?<!\d)(?P<year>(?:19|20)\d{2})(?!\d)"
    )


@cache
def of_age() -> re.Pattern[str]:
    return _compiled(
        r"(?<![^\W_])(?:edad|age|ten[íi]a|tiene|cumpli[óo])(?:\s+(?:exacta|real|actual|de|of|la|el|the|menor|menores|adolescente|niñ[oa]|girl|boy|child|minor))*\s*\Z"
    )


@cache
def is_age() -> re.Pattern[str]:
    return _compiled(
        rf"\s*(?:[:=,(–—-]|(?:es|era|is|was)(?:\s+de)?)?\s*{_number()}(?!\s+(?:de|in|of)\s+(?!edad|age))(?=\s*(?:a[ñn]|years?|[,.;)]|\Z))"
    )


@cache
def age_of_hers() -> re.Pattern[str]:
    return _compiled(
        rf"(?:['’]s?)?\s*[,(–—-]?\s*(?:(?:whose|her|his|cuya|su|la|the)\s+)?(?:age|edad)\s*(?:[:=]|(?:es|era|is|was)(?:\s+de)?)?\s*{_number()}"
    )


@cache
def born_before() -> re.Pattern[str]:
    return _compiled(
        r"(?<![^\W_])(?:born|nacid[oa]|birth|nacimiento|nacer)(?:[\s,]+[^\W_]+){0,6}?[\s,/.-]+(?P<year>(?:19|20)\d{2})(?:\s+[^\W\d_]+){0,4}\s*[,:(]\s*\Z"
    )


@cache
def schooled() -> re.Pattern[str]:
    return _compiled(rf"(?<![^\W_]){_one_of('school')}(?:\s+[^\W_]+){{0,4}}\s*[,(:]?\s*\Z")


@cache
def schooled_behind() -> re.Pattern[str]:
    return _compiled(rf"\s*[,(–—-]?\s*(?:(?!{_one_of('teachers')})[^\W_]+\s+){{0,6}}?{_one_of('school')}(?![^\W_])")


@cache
def harm_before() -> re.Pattern[str]:
    return _compiled(rf"(?<![^\W_]){_one_of('harms')}\s+(?:(?:a|al|de|to)\s+)?(?:(?:la|el|the)\s+[^\W\d_]+\s+)?\Z")


@cache
def harm_behind() -> re.Pattern[str]:
    return _compiled(
        rf"\s*(?:,\s*(?:who|que|quien)\s[^,.\n]{{1,60}}(?=,))?,?\s*(?:(?:who|que|quien)\s+)?(?:(?:had|has|was|hab[íi]a|ha|fue|logr[óo]|managed\s+to)\s+)*"
        rf"(?:{_one_of('survives')}|{_one_of('tells_of_harm')})(?![^\W_])"
    )


@cache
def offices() -> re.Pattern[str]:
    """A folded word for an office, a rank or a role, which may be a surname, too."""
    told = "|".join((*marks()["near"]["others"], *marks()["near"]["people"], *marks()["whole_names"]["offices"]))
    return _compiled(f"(?:{told})")


@cache
def no_given() -> frozenset[str]:
    """Folded words with which a run of capital words begins that is no name: "Ayer", "Former", "Police"."""
    return frozenset(marks()["whole_names"]["no_given"])
