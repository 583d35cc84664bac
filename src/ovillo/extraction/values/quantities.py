"""Numbers, their bounds and their currencies in one sentence.

1. A number is digits with either convention of grouping, words, or both with a scale: "mil 200", "3.5 million".
2. A mark followed by exactly three digits groups thousands in either language, unless zero stands before it.
3. A year, a date, a percentage, a time of day, an article of a law are not quantities.
4. A range is two quantities, at least and at most.
5. "$" and "pesos" are what the caller says; where that is unknown the amount stands without a currency.

Currencies are kept as written and never converted.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import Final

from ovillo.domain.statements import Quantifier, Value
from ovillo.extraction import lexicon
from ovillo.extraction.text.spans import Quantity, Sentence
from ovillo.extraction.text.surface import lower_text, token_range, words_between
from ovillo.extraction.values.numerals import Numerals, numerals

DOLLAR_OF: Final = {
    "MX": "MXN", "CO": "COP", "AR": "ARS", "CL": "CLP", "UY": "UYU", "DO": "DOP", "CU": "CUP", "PH": "PHP",
    "US": "USD", "CR": "USD", "PE": "USD", "EC": "USD", "SV": "USD", "PA": "USD", "BO": "USD", "GT": "USD", "HN": "USD",
}  # fmt: skip
"""ISO 3166 country to the currency that a bare "$" or "pesos" means there."""


_LEAST_SCALE: Final = 1000
"""What a range shares: "1–3 million"; not "twenty to a hundred"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The compiled patterns of one language."""

    particle: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    bound_of: dict[str, Quantifier]
    symbols: dict[str, str]
    symbol: re.Pattern[str]
    letters: frozenset[str]
    """Symbols of one letter, which only thousands right after them make money: "N400,000", not "N95"."""
    currency: re.Pattern[str]
    currencies: dict[str, str]
    percent: re.Pattern[str]
    range_joint: re.Pattern[str]
    all_of: re.Pattern[str]
    range_opener: re.Pattern[str]
    opened_joint: re.Pattern[str]
    other_before: re.Pattern[str]
    other_after: re.Pattern[str]
    each: re.Pattern[str]
    vague: re.Pattern[str]
    """What makes of a number the least of several as large: "several dozen"."""
    half: re.Pattern[str]
    """Half a unit more, behind the number or its unit: "six and a half years", "6 años y medio"."""
    same: re.Pattern[str]
    """What ties a sum to the same in other money before it: "200 bolivianos, es decir, 28 dólares"."""
    keeps_conversions: bool


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or "(?!)"


@cache
def _words(language: str) -> _Words:
    layer = lexicon.load(language, "quantities")
    bounds, reading, currency = layer["bounds"], layer["reading"], layer["currency"]
    bound_of = {
        phrase: Quantifier(name)
        for side in ("before", "after")
        for name, group in bounds[side].items()
        for phrase in group
    }
    bounds_after = [phrase for group in bounds["after"].values() for phrase in group]
    each = rf"(?:\s+(?:{_any_of(reading['each_after'])}))?"  # "$570 each or less"
    return _Words(
        before=re.compile(rf"(?<!\w)(?P<bound>{_any_of(p for g in bounds['before'].values() for p in g)})\s+$"),
        after=re.compile(rf"{each}\s+(?P<bound>{_any_of(bounds_after)})(?!\w)(?!\s+\d)"),
        particle=re.compile(rf"(?<!\w)(?:{_any_of(bounds['particles'])})$"),
        bound_of=bound_of,
        symbols=currency["symbols"],
        symbol=re.compile(rf"(?<![\w$])(?P<symbol>{_any_of(currency['symbols'])})\s?$"),
        letters=frozenset(currency.get("letters", ())),
        currency=re.compile(rf"\s+(?:de\s+)?(?P<word>{_any_of(currency['words'])})(?!\w)"),
        currencies=currency["words"],
        percent=re.compile(rf"\s*(?:{_any_of(reading['percent'])})"),
        range_joint=re.compile(rf"\s*(?:{_any_of(reading['ranges'])})\s*$"),
        all_of=re.compile(rf"(?<!\w)(?:{_any_of(reading['all_of'])})\s+$"),
        range_opener=re.compile(rf"(?<!\w)(?:{_any_of(reading['range_openers'])})\s+(?:\S+\s+)?$"),
        opened_joint=re.compile(rf"\s+(?:{_any_of(reading['range_joiners'])})\s+$"),
        other_before=re.compile(rf"(?<!\w)(?:{_any_of(reading['other_before'])})\s+$"),
        other_after=re.compile(rf"\s+(?:{_any_of(reading['other_after'])})(?!\w)"),
        each=re.compile(rf"\s*,?\s*(?:{_any_of(reading['each_after'])})(?!\w)"),
        vague=re.compile(rf"(?<!\w)(?:{_any_of(reading['vague_before'])})\s+$"),
        half=re.compile(reading["half_after"]),
        same=re.compile(rf"\s*[,(]?\s*(?:{_any_of(reading['same'])})\s*,?\s*"),
        keeps_conversions=reading["keeps_conversions"],
    )


_CONVERTED_CLOSED: Final = {"(": ");,", "[": "];,", "—": "—", "–": "–", "/": " ,.;)"}
"""What opens the same sum in other money, and what may stand behind that sum."""
_CONVERTED_JOINT = re.compile(r"\s*[;,/]\s*(?:or\s+|o\s+)?")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_BRACKET = re.compile(r"\s*\(\s*(?P<figures>\d[\d.,\s]*?)\s*\)")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in the sentence string, before its tokens are known."""

    start: int
    end: int
    number: Decimal
    qualifier: Quantifier = Quantifier.EXACT
    unit: str | None = None
    is_money: bool = False
    is_other: bool = False
    is_each: bool = False
    conversions: tuple["_Amount", ...] = ()


def find_quantities(
    sentence: Sentence, language: str, *, dollar: str | None = None, peso: str | None = None
) -> tuple[Quantity, ...]:
    """The quantities of one sentence, in order, non-overlapping.

    Args:
        sentence: tokens of one sentence.
        language: ISO 639-1 code of a lexicon.
        dollar: ISO 4217 code of what "$" means, where that is known.
        peso: ISO 4217 code of what "pesos" means, where that is known.
    """
    if not sentence.tokens:
        return ()
    text, words, reader = lower_text(sentence), _words(language), numerals(language)
    meant = {"?": dollar, "?peso": peso}
    amounts: list[_Amount] = []
    position = 0
    while (found := reader.next_number(text, position)) is not None:
        start, end, number = found
        end = _past_repeat(text, end, number, reader)
        percent = words.percent.match(text, end)
        position = percent.end() if percent else end
        if percent:
            continue
        amount = _complete(text, _Amount(start, end, number), words, meant)
        if (not amounts or amount.start >= amounts[-1].end) and _is_quantity(text, amount, reader):
            amounts.append(amount)
            position = max(position, amount.end)
    after = [*amounts[1:], None]
    amounts = [_with_scale_of_range(text, *pair, reader, words) for pair in zip(amounts, after, strict=False)]
    told = _with_conversions(text, _join_ranges(text, amounts, words), words)
    return tuple(_quantity(sentence, amount, words) for amount in told)


def _with_conversions(text: str, amounts: list[_Amount], words: _Words) -> list[_Amount]:
    """As in "300,000 shillings ($2,700; £2,000)", "four million riel — about £756 —": the same sum in other money.

    It is no sum of its own, and goes with the one before it.
    """
    found: list[_Amount] = []
    end = -1
    for amount in amounts:
        last = found[-1] if found else None
        if last is not None and amount.is_money and last.is_money and amount.unit != last.unit:
            each = words.each.match(text, last.end) if last.is_each else None
            opener = _CONVERTED_CLOSED.get(text[each.end() if each else last.end : amount.start].strip())
            is_behind = end >= 0 and _CONVERTED_JOINT.fullmatch(text[end : amount.start])
            is_same = words.same.fullmatch(text[last.end : amount.start])
            if is_behind or is_same or (opener and text[amount.end :].lstrip()[:1] in opener):
                end = amount.end
                found[-1] = replace(last, conversions=(*last.conversions, amount))
                continue
        end = -1
        found.append(amount)
    return found


def _past_repeat(text: str, end: int, number: Decimal, reader: Numerals) -> int:
    """As in "catorce (14) personas", "two thousand (2,000) soles": past the same number in brackets."""
    bracket = _BRACKET.match(text, end)
    again = reader.next_number(text, end) if bracket else None
    is_same = bracket and again == (bracket.start("figures"), bracket.end("figures"), number)
    return bracket.end() if bracket and is_same else end


def _with_scale_of_range(text: str, low: _Amount, high: _Amount | None, reader: Numerals, words: _Words) -> _Amount:
    """As in "₦1–₦3 million", "entre 50 y 70 mil": the scale of the upper end is that of the lower."""
    if high is None or low.number >= _LEAST_SCALE:
        return low
    between = text[low.end : high.start]
    is_range = words.range_opener.search(text, 0, low.start) and words.opened_joint.fullmatch(between)
    scales = [reader.scales[w] for w in re.findall(r"[^\W\d_]+", text[high.start : high.end]) if w in reader.scales]
    if not scales or not (is_range or words.range_joint.fullmatch(between)):
        return low
    scaled = low.number * max(scales)
    return replace(low, number=scaled) if max(scales) >= _LEAST_SCALE and scaled < high.number else low


def _complete(text: str, amount: _Amount, words: _Words, meant: Mapping[str, str | None]) -> _Amount:
    """With its currency, bound, "another" and "each"."""
    half = words.half.match(text, amount.end)
    if half and amount.number == amount.number.to_integral_value():
        is_joined = half["joined"] is not None
        amount = replace(amount, number=amount.number + Decimal("0.5"), end=half.end() if is_joined else amount.end)
    amount = _with_currency(text, amount, words, meant)
    is_each = amount.is_money and words.each.match(text, amount.end) is not None
    if match := words.other_after.match(text, amount.end):
        amount = replace(amount, is_other=True, end=match.end() if amount.is_money else amount.end)
    if match := words.other_before.search(text, 0, amount.start):
        amount = replace(amount, is_other=True, start=match.start())
    if match := words.vague.search(text, 0, amount.start):
        return replace(amount, start=match.start(), qualifier=Quantifier.AT_LEAST, is_each=is_each)
    match = words.before.search(text, 0, amount.start)
    if match and not words.particle.search(text, 0, match.end("bound")):  # "handed over £4,000" is no bound
        amount = replace(amount, start=match.start(), qualifier=words.bound_of[_spaced(match["bound"])])
    elif match := words.after.match(text, amount.end):
        amount = replace(amount, end=match.end(), qualifier=words.bound_of[_spaced(match["bound"])])
    return replace(amount, is_each=is_each or (amount.is_money and words.each.match(text, amount.end) is not None))


def _spaced(phrase: str) -> str:
    return " ".join(phrase.split())


def _with_currency(text: str, amount: _Amount, words: _Words, meant: Mapping[str, str | None]) -> _Amount:
    code = None
    match = words.symbol.search(text, max(0, amount.start - 6), amount.start)
    if (
        match
        and match["symbol"] in words.letters
        and (amount.number < _LEAST_SCALE or match.end("symbol") < match.end() - match["symbol"].endswith("."))
    ):
        match = None
    if match:
        code = words.symbols[match["symbol"]]
        amount = replace(amount, start=match.start("symbol"), is_money=True)
    if match := words.currency.match(text, amount.end):
        spelled = words.currencies[_spaced(match["word"])]
        code = spelled if code is None or code in meant else code
        amount = replace(amount, end=match.end(), is_money=True)
    return replace(amount, unit=meant.get(code, code) if code else None)


def _is_quantity(text: str, amount: _Amount, reader: Numerals) -> bool:
    bare = not amount.is_money and amount.qualifier is Quantifier.EXACT and not amount.is_other
    return not (bare and reader.is_something_else(text, amount.start, amount.end))


def _join_ranges(text: str, amounts: list[_Amount], words: _Words) -> list[_Amount]:
    """For "5,000 to 10,000 dollars" and "between 5 and 10" as at least and at most."""
    joined = _without_brackets_in_ranges(text, amounts, words)
    for index in range(len(joined) - 1):
        low, high = joined[index], joined[index + 1]
        between = _IN_BRACKETS.sub("", text[low.end : high.start])
        opened = words.range_opener.search(text, 0, low.start) and words.opened_joint.fullmatch(between)
        opened = opened or _is_bracketed(text, low, high, words)
        is_up_to = high.qualifier is Quantifier.AT_MOST and not between.strip()  # "desde 2 mil hasta 6 mil dólares"
        if is_up_to:
            opened = opened or words.range_opener.search(text, 0, low.start)
        is_joint = words.range_joint.fullmatch(between) and not _counts_people(text, low, words)
        if low.number < high.number and (opened or is_joint):
            unit, is_money = high.unit or low.unit, high.is_money or low.is_money
            joined[index] = replace(
                low, qualifier=Quantifier.AT_LEAST, unit=low.unit or unit, is_money=is_money, is_each=high.is_each
            )
            joined[index + 1] = replace(high, qualifier=Quantifier.AT_MOST, unit=unit, is_money=is_money)
    return joined


def _counts_people(text: str, low: _Amount, words: _Words) -> bool:
    """As in "sentenced all three to ten years", "condenó a los tres a diez años"."""
    return text[low.start : low.end].isalpha() and words.all_of.search(text, 0, low.start) is not None


def _without_brackets_in_ranges(text: str, amounts: Sequence[_Amount], words: _Words) -> list[_Amount]:
    """As in "between £800 ($1,000) and £1,500 ($2,000)": the same ends in other money parted the two."""
    kept: list[_Amount] = []
    for amount, following in zip_longest(amounts, amounts[1:]):
        low = kept[-1] if kept else None
        if low is None or following is None or not _is_in_brackets(text, low, amount):
            kept.append(amount)
            continue
        between = _IN_BRACKETS.sub("", text[low.end : following.start])
        is_open = words.range_opener.search(text, 0, low.start) and words.opened_joint.fullmatch(between)
        if not (is_open or words.range_joint.fullmatch(between)):
            kept.append(amount)
    return kept


def _is_in_brackets(text: str, low: _Amount, amount: _Amount) -> bool:
    return low.is_money and amount.is_money and text[low.end : amount.start].strip() == "("


def _is_bracketed(text: str, low: _Amount, high: _Amount, words: _Words) -> re.Match[str] | None:
    """As in "between 80 and 150 pesos (4 and 8 dollars)": the same range in other money."""
    is_inside = text[: low.start].rstrip().endswith("(") and high.is_money and not low.is_money
    return words.opened_joint.fullmatch(text[low.end : high.start]) if is_inside else None


def _quantity(sentence: Sentence, amount: _Amount, words: _Words) -> Quantity:
    first, last = token_range(sentence, sentence.start + amount.start, sentence.start + amount.end)
    value = Value(
        text=words_between(sentence, first, last), number=amount.number, unit=amount.unit, qualifier=amount.qualifier
    )
    return Quantity(
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
        first=first,
        last=last,
        value=value,
        is_money=amount.is_money,
        is_other=amount.is_other,
        is_each=amount.is_each,
        conversions=tuple(_quantity(sentence, each, words).value for each in amount.conversions)
        if words.keeps_conversions
        else (),
    )
