"""Whom the words beside a name tell to be accused, where no statement was read of it.

"La fiscalía acusó a Ana Sol de trata", "Ana Sol fue acusada", "a quien la fiscalía acusó", "la acusada Ana Sol".
Whoever denies the charges or is at large is accused, and so is whom the words right behind the name tell to have sold,
forced or raped her, or handed her over to somebody who is no authority.
"""

import re
from functools import cache
from typing import Final

from ovillo.domain.documents import Document
from ovillo.domain.entities import DocumentEntity

NAME: Final = r"[^\W\d_a-z][\w'’-]+(?:\s+(?:(?:de|del|la|los)\s+){0,2}[^\W\d_a-z][\w'’-]+){0,4}"
"""A name of up to five words, each with its capital."""
_NEXT_FIELD: Final = r"[^\S\n]*\n[^:\n]{1,40}:"
"""Behind a name: the label of another field ("Imputado: …"), which says nothing of it."""
_BEFORE: Final = 160
"""Letters before a name that are looked at."""


def is_accused(entity: DocumentEntity, document: Document) -> bool:
    """Whether the words beside a mention say that somebody is accused."""
    text = document.text
    return any(
        _behind().match(text, each.end)
        or _does().match(text, each.end)
        or _before().search(text[max(0, each.start - _BEFORE) : each.start])
        or (_points_at().search(text[max(0, each.start - _BEFORE) : each.start]) and _AS_DOER.match(text, each.end))
        or (_is().search(text[max(0, each.start - _BEFORE) : each.start]) and not _OF_HIS.match(text, each.end))
        for each in entity.mentions
    )


_AS_DOER: Final = re.compile(
    r"\s*,?\s*(?:como|as)\s+(?:(?:el|la|los|las|quien(?:es)?|autor\w*|responsable|culpable|su|the|her|his|one)(?![^\W_]))",
    re.IGNORECASE,
)
_OF_HIS: Final = re.compile(r"['’]s?\s")
_ROLES: Final = (
    r"(?:co)?acusad[oa]s?|(?:co)?imputad[oa]s?|procesad[oa]s?|condenad[oa]s?|sentenciad[oa]s?|denunciad[oa]s?|"
    r"investigad[oa]s?"
)


@cache
def _points_at() -> re.Pattern[str]:
    """As in "señaló a su tía Ana Sol como quien la vendió"."""
    return re.compile(
        rf"(?<![^\W_])(?i:se[ñn]al|identific|reconoc|sindic)[^\W\d_A-Z]+\s+al?\s+(?:(?:su|la|el)\s+[^\W\d_A-Z]+\s*,?\s*)?(?:{NAME}\s+y\s+(?:a\s+)?)?\Z"
    )


@cache
def _is() -> re.Pattern[str]:
    """As in "The defendant is Ana Sol", "El acusado se llama Leo Gil"."""
    named = rf"(?:{NAME}(?:\s*,\s*|\s+(?:y|e|and)\s+))"
    return re.compile(
        rf"(?i:(?<![^\W_])(?:las?|los|el|the)\s+(?:{_ROLES}|accused|defendants?|suspects?|offenders?)(?:\s+(?:principal|main|in\s+the\s+case|en\s+este\s+caso))?"
        r"\s+(?:is|was|are|were|es|era|fue|son|eran|fueron|ser[íi]an?|se\s+llama(?:ba)?n?|has\s+been|have\s+been)"
        r"(?:\s+(?:called|named|identificad[oa]s?|identified)(?:\s+(?:as|como))?)?\s+)"
        rf"{named}{{0,3}}(?i:(?:el\s+se[ñn]or|la\s+se[ñn]ora|don|do[ñn]a|Mrs?\.?|Ms\.?)\s+)?\Z"
    )


@cache
def _before() -> re.Pattern[str]:
    verbs = r"acus(?:[óo]|a|aron|an|aba)|imput(?:[óo]|a|aron|an)|denunci(?:[óo]|a|aron|an)|sindic(?:[óo]|a|aron|an)"
    nouns = r"acusaci[óo]n(?:es)?|denuncias?|investigaci[óo]n|proceso|cargos|prisi[óo]n\s+preventiva"
    title = r"(?i:(?:don|do[ñn]a|el\s+se[ñn]or|la\s+se[ñn]ora|se[ñn]or|Mrs?\.|Ms\.)\s+)?"
    return re.compile(
        rf"(?:(?<!\bno\s)(?<!\bni\s)(?<![^\W_])(?i:{verbs})\s+(?:[^\W\d_A-Z]+mente\s+)?(?:al?|tanto\s+a)\s+(?:su\s+[^\W\d_A-Z]+\s*,?\s*)?"
        rf"|(?<![^\W_])(?i:{nouns})\s+(?:[^\W\d_A-Z]+\s+){{0,2}}contra\s+(?:(?:la|el|su)\s+[^\W\d_A-Z]+(?:\s+de\s+(?:la|el)\s+[^\W\d_A-Z]+|\s+del\s+[^\W\d_A-Z]+)?\s*,?\s*)?"
        rf"|(?i:medidas?\s+de\s+protecci[óo]n)\s+(?:(?:a|en)\s+favor\s+de\s+{NAME}\s+)?(?:en\s+)?contra\s+(?:de\s+)?"
        rf"|(?i:(?:protection|restraining)\s+orders?)\s+(?:for\s+{NAME}\s+)?against\s+"
        r"|(?<![^\W_])(?i:prisi[óo]n\s+preventiva|detenci[óo]n\s+preliminar|cadena\s+perpetua"
        r"|\d+\s+a[ñn]os\s+de\s+(?:c[áa]rcel|prisi[óo]n))\s+(?:para|a)\s+"
        r"|(?<![^\W_])(?i:(?:arrest\s+)?warrants?(?:\s+(?:is|was|has\s+been|are|were))?(?:\s+(?:out|issued))?\s+for)\s+"
        rf"|(?<![^\W_])(?i:las?|los|el|al|del|the)\s+(?i:{_ROLES}|accused|defendant)\s*,?\s*"
        rf"|(?<!\bnot\s)(?<![^\W_])(?i:accused|charged|indicted)\s+)"
        rf"{title}(?:{title}{NAME}(?:\s*,\s*|\s+(?:y|e|and)\s+)(?:a\s+)?){{0,3}}{title}\Z"
    )


@cache
def _behind() -> re.Pattern[str]:
    was = r"fue|ha\s+sido|hab[íi]a\s+sido|est[áa](?:\s+siendo)?|es|era|quien\s+(?:fue|es)|que\s+(?:fue|es)"
    told = (
        r"(?:acusad|imputad|procesad|investigad|denunciad|sindicad|condenad|sentenciad|se[ñn]alad|intervenid|detenid"
        r"|arrestad|capturad|encarcelad)[oa]"
    )
    active = r"acus(?:[óo]|a|aron)|imput(?:[óo]|a)|denunci(?:[óo]|a|aron)|investiga|proces[óo]|conden[óo]"
    be = r"(?:was|is|has\s+been|had\s+been|who\s+was)\s+"
    english = (
        rf"(?:(?:{be})?(?:accused|charged|indicted|investigated|convicted|arrested|detained|jailed|imprisoned|sentenced|reported\s+to)"
        rf"|{be}(?:remanded|held(?!\s+(?:captive|hostage|prisoner|against|by\s+(?:the|her|his)\s+(?:gang|trafficker|captor|abductor|kidnapper)))))"
    )
    return re.compile(
        rf"(?!{_NEXT_FIELD})\s*,?\s*(?:(?:(?:{was})\s+)?(?:[^\W\d_]+mente\s+)?{told}"
        rf"|a\s+(?:quien|la\s+que|la\s+cual|l\s+que)\s+[^.;\n]{{0,40}}?(?<!\bno\s)(?:{active})|{english}"
        rf"|(?:{_AGED})?[^,.;:\n]{{1,60}},\s*(?:{_AGED})?(?:(?:{was})\s+(?:[^\W\d_]+mente\s+)?{told}|(?=(?:was|is|has|had)\s){english}))(?![^\W_])",
        re.IGNORECASE,
    )


_AGED: Final = r"(?:(?:de\s+|aged\s+)?\d{1,2}(?:\s+a[ñn]os(?:\s+de\s+edad)?|\s+years\s+old)?\s*,\s*)"
"""An age between commas."""
_KIN_OF: Final = (
    rf"(?:\s*,\s*{_AGED}?(?:(?:the|la|el)\s+)?[^\W\d_]+(?:-in-law)?\s+(?:[^\W\d_]+\s+)?(?:of|de|del)\s+"
    rf"[^,.;\n]{{1,60}},\s*{_AGED}?|\s*,\s*(?:her|his|their|sus?)\s+[^\W\d_]+(?:-in-law)?(?:\s+[^\W\d_]+)?\s*,\s*)?"
)
"""Whose family somebody is, between commas behind the name."""
_WHOM: Final = (
    r"a\s+(?:(?:su|la|una|el|un)\s+(?:propi[oa]\s+|menor\s+)?(?:hij|hijastr|niet|sobrin|herman|ahijad|prim|menor|ni[ñn]|adolescente"
    r"|v[íi]ctima|agraviad)[^\W\d_]*)"
)
_HER: Final = (
    r"(?:her|him|them|(?:the|her|his|their)\s+(?:own\s+)?(?:step|grand|god)?(?:daughter|son|niece|nephew|sister|brother|child(?:ren)?"
    r"|cousin|girls?|boys?|victims?|teenager)|(?-i:[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,2}))"
)
"""Whom the accused sold, handed over: a word for the child, or a name."""


@cache
def _does() -> re.Pattern[str]:
    """What the accused do: behind a name, of somebody whom "la" or "her" means, or of the charges."""
    who = _KIN_OF + (
        r"(?:\s*,\s*(?:que|quien|who)\s[^,.;\n]{1,100}(?=,))?"
        r"\s*,?\s*(?:(?:que|quien|who|y|and|presuntamente|supuestamente|allegedly)\s+){0,2}"
    )
    has = r"(?:habr[íi]an?|hab[íi]an?|ha|han|hubo|had|has|would\s+have)\s+"
    harm = (
        r"(?:vend[ií]|explot|capt|viol(?!en)|ultraj|abus|prostitu|oblig|forz|golpe|maltrat|encerr|secuestr|rapt|enga[ñn]|reclut"
        r"|somet|amenaz|drog)[^\W\d_]*"
    )
    to_whom = (
        r"(?:a\s+(?:(?:la|los|las|una?|unos|unas)\s+)?|al\s+)(?:[^\W\d_]+\s+){0,2}?(?:due[ñn][oa]s?|propietari[oa]s?|encargad[oa]s?"
        r"|administrador(?:a|es)?|proxenetas?|tratantes?|traficantes?|captador(?:a|es)?|hombres?|mujer(?:es)?|sujetos?"
        r"|desconocid[oa]s?|extra[ñn][oa]s?|red|banda|clientes?|miner[oa]s?|bar|club|prost[íi]bulo|night\s*club)"
        r"|a\s+(?=[\"“«'‘])|a\s+cambio\s+de|por\s+(?:dinero|[\d.,]+\s+(?:soles|d[óo]lares)|una\s+deuda)"
    )
    gives = rf"(?:entreg|llev|ofreci|ced|traslad|envi|mand)[^\W\d_]*\s+(?:[^\W\d_]+\s+){{0,3}}?(?:{to_whom})"
    sells = (
        r"(?:cobr[óo]|recibi[óo]|acept[óo])\s+(?:[^\W_]+\s+){1,4}?(?:por|a\s+cambio\s+de)\s+"
        r"(?:entreg|vend|ced|dar|llev|mand|envi)(?:ar|er|ir)?(?:la|lo|las|los)(?![^\W_])"
    )
    hers = (
        rf"(?:{has})?(?:{harm}\s+{_WHOM}"
        rf"|(?:entreg|ofreci|ced)[^\W\d_]*\s+{_WHOM}\s+(?:[^\W\d_]+\s+){{0,4}}?(?:{to_whom}))"
    )
    denies = (
        r"(?:neg[óo]|niega|rechaz[óo]|rechaza)\s+(?:(?:los|las|la|su|todos\s+los|todas\s+las)\s+"
        r"(?:hechos|cargos|acusaci[óo]n(?:es)?|imputaci[óo]n(?:es)?|denuncias?|participaci[óo]n|responsabilidad|culpa)|ser\s+(?:culpable|responsable)"
        rf"|haber(?:la|lo|las|los|le|les)?\s+{harm})"
    )
    flees = (
        r"(?:(?:es|est[áa]|se\s+encuentra|sigue|permanece|contin[úu]a|se\s+halla)\s+)?(?:pr[óo]fug[oa]|no\s+habid[oa])"
        r"|(?:se\s+declar[óo]|es)\s+(?:inocente|culpable)|se\s+acogi[óo]\s+al\s+(?:derecho\s+al\s+)?silencio"
    )
    english = (
        rf"(?:sold|raped|abused|molested|forced|trafficked|exploited|beat|recruited|lured|pimped|prostituted)\s+{_HER}"
        r"(?![^\W_]|\s+(?:car|house|home|way|land))"
        rf"|(?:handed|gave|delivered|passed)\s+{_HER}\s+(?:over\s+)?(?:to\s+(?:[^\W_]+\s+){{1,3}}?)?(?:in\s+exchange\s+for|in\s+return\s+for"
        r"|for\s+(?:money|cash|drugs|[£$€]?\d))"
        rf"|(?:handed|gave|delivered|passed|took|sent|brought)\s+{_HER}\s+(?:over\s+)?to\s+(?:(?=[\"“«'‘])|(?:(?:the|an?|some|his|her)\s+)?"
        r"(?:[^\W\d_]+\s+){0,2}?(?:owners?|pimps?|traffickers?|recruiters?|strangers?|m[ae]n|wom[ae]n|bars?|brothels?|gangs?|rings?|clients?|madam))"
        r"|(?:took|accepted|received|was\s+paid|got)\s+(?:[^\s.;]+\s+){0,3}?(?:for|to)\s+(?:hand|sell|giv|deliver|pass|send)(?:ing)?\s+(?:her|him|them)"
        r"|(?:denied|denies|rejected|rejects)\s+(?:(?:the|all|any|these|those)\s+)*(?:charges?|allegations?|accusations?|wrongdoing|facts|guilt)"
        r"|(?:is|was|remains|remained)\s+(?:still\s+)?(?:at\s+large|on\s+the\s+run|a\s+fugitive|wanted)|plead(?:ed|s)?\s+(?:not\s+)?guilty"
    )
    return re.compile(
        rf"{who}(?:(?:la|lo|las|los|le|les)\s+(?:{has})?(?:{harm}|{gives})|{hers}|{sells}|{denies}|{flees}|(?:{has})?(?:{english}))(?![^\W_])",
        re.IGNORECASE,
    )
