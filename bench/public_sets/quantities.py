"""Numbers and measures in the form of other libraries; the reading is rashomon.language's."""

import re
from collections.abc import Iterator, Sequence

from rashomon.language.measured import Measured, read_measured
from rashomon.language.number_search import find_numbers
from rashomon.language.units import Unit


def measured(text: str) -> list[dict[str, object]]:
    """Every amount of a sentence with the name of its unit; a range is its middle."""
    out: list[dict[str, object]] = []
    for one in _without_falling(text, list(read_measured(text, articles=True, coins=False, letters=True))):
        value, unit = (one.low + one.high) / 2, one.unit.name if one.unit else "dimensionless"
        if one.unit and one.unit.dimension == "currency" and text[one.start - 1 : one.start] == "(" and text[one.end : one.end + 1] == ")":
            value = -value  # as accounts are kept
        if unit == "dimensionless" and text[one.start : one.end].casefold() == "one":
            continue  # no quantity there
        if unit == "dimensionless" and re.search(r"\bdozens?$", text[one.start : one.end], re.IGNORECASE):  # a unit of its own there
            value, unit = value / 12, "dozen"
        out.append({"value": value, "unit": _THERE.get(unit) or _PARTS_THERE.sub(lambda part: _THERE[part.group()], unit)})
    return out


_FALLING = re.compile(r" ?[-–] ?| to ")


def _without_falling(text: str, found: list[Measured]) -> Iterator[Measured]:
    """The same without ranges whose second number is the smaller one, such as scores: no quantities there."""
    fallen = {
        k + side
        for k in range(len(found) - 1)
        for side in (0, 1)
        if found[k].unit is None and found[k].low > found[k + 1].high and _FALLING.fullmatch(text, found[k].end, found[k + 1].start)
    }
    yield from (one for k, one in enumerate(found) if k not in fallen)


# Names that units have there (its documentation lists them): some are named by a unit of the same size.
_THERE = {
    "revolution per minute": "revolutions per minute", "milliampere hour": "milliampere-hour", "ampere hour": "ampere-hour", "millilitre": "cubic centimetre",
    "microlitre": "cubic millimetre", "kilolitre": "cubic metre", "kilotonne": "kiloton", "megatonne": "megaton", "gigatonne": "gigaton", "pack": "set", "piece": "set",
    "mebibyte": "mibibyte", "franc": "swiss franc", "peso": "mexican peso", "per second": "inverse second",
    "ton": "short ton", "count per second": "inverse second", "per femtobarn": "inverse femtobarn",
    "pound-mass per square inch": "pound per square inch", "pound-mass per hour": "pound per hour",
    "litre per minute": "standard litre per minute", "cubic foot per minute": "standard cubic feet per minute",
}  # fmt: skip


_PARTS_THERE = re.compile(r"\b(?:milliampere hour|ampere hour|millilitre|microlitre)\b")


def recognized_numbers(text: str, kinds: Sequence[str]) -> list[dict[str, object]]:
    """The numbers of the kinds asked for."""
    out: list[dict[str, object]] = []
    for kind in kinds:
        out += _KINDS[kind](text)
    return out


# What that specification counts to a number beside the figures, and what it does not: "- 5", "15 k", and no "180ml" or "1990s".
_APART_SCALE = re.compile(r" (?P<scale>[kKMTG])\b")
_APART = {"k": 1e3, "K": 1e3, "M": 1e6, "T": 1e12, "G": 1e9}


def _plain(text: str) -> Iterator[dict[str, object]]:
    for one in find_numbers(text, pronouns=True):
        start, end, value = one.start, one.end, one.value
        figures = text[end - 1 : end].isdecimal()
        if one.ordinal or (figures and text[end : end + 1].isalpha()):
            continue
        if text[start:end].isdecimal() and (sign := re.search(r"(?:^|[^\w\s])\s*(-\s+)$|(?<=[a-z]) (- )$", text[:start])):
            start, value = sign.start(1) if sign[1] else sign.start(2), -value
        if figures and (scale := _APART_SCALE.match(text, end)):
            end, value = scale.end(), value * _APART[scale["scale"]]
        yield {"start": start, "end": end, "value": value}


def _ordinals(text: str) -> Iterator[dict[str, object]]:
    for one in find_numbers(text, pronouns=True):
        if one.ordinal:
            yield {"start": one.start, "end": one.end, "value": one.value}


_OF = re.compile(r"\bper ?cents? of (?:the )?$", re.I)


def _shares(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text, ranges=False):
        of = _OF.search(text, 0, one.start)
        if one.unit and one.unit.name == "percentage":
            yield {"start": one.start, "end": one.end, "value": one.high}
        elif of:
            yield {"start": of.start(), "end": one.end, "value": one.high}


_RATE = re.compile(r"\s*(?:/|\bper\b|(?<= )an? \w+$).*$", re.S)  # "$5 a day" is $5 there
_PENCE = re.compile(r"(?P<pounds>.*?)(?: and |,? )(?P<pence>\S+ (?:pence|penny|p))$", re.I | re.S)


def _money(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text, ranges=False):
        words = text[one.start : one.end]
        if one.unit and one.unit.name == "pound-mass":
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": "Pound"}
        elif one.unit and one.unit.dimension.split()[0] == "currency":
            parts = _PENCE.fullmatch(words) if one.unit.code == "GBP" else None
            if parts:  # "5 pounds and 20 pence" are two there
                cut = one.start + parts.end("pounds")
                pence = find_numbers(parts["pence"])[0].value
                yield {
                    "start": one.start,
                    "end": cut,
                    "value": one.high - pence / 100,
                    "unit": _money_name(one.unit, text[one.start : cut]),
                }
                yield {"start": one.start + parts.start("pence"), "end": one.end, "value": pence, "unit": "Pence"}
                continue
            words = words if one.unit.dimension == "currency" else _RATE.sub("", words)
            start = one.start + (words[0] in "-−" and not words[1:2].isdecimal())  # "-$5": the sign stands outside
            yield {
                "start": start,
                "end": one.start + len(words),
                "value": abs(one.high) if start > one.start else one.high,
                "unit": _money_name(one.unit, words),
            }


def _money_name(unit: Unit, words: str) -> str:
    """The name of the currency there; names that several currencies share stay as they are where no country is named."""
    number = next((n for n in find_numbers(words, pronouns=True)), None)
    behind = re.findall(r"[^\W\d_]+", words[number.end :].casefold()) if number else []
    bare = behind[0].removesuffix("s") if len(behind) == 1 else ""
    if bare == "pence" or unit.name == "penny":
        return "Pence" if bare == "pence" else "Penny"
    if unit.name in {"dollar", "cent"}:
        return unit.name.capitalize()
    if unit.name == "pound sterling" and (bare in {"pound", "quid"} or (not behind and "£" in words)):
        return "Pound"
    return _BARE_MONEY.get(bare) or _MONEY_THERE.get(unit.name, unit.name)


_BARE_MONEY = {
    "rupee": "Rupee", "ruble": "Ruble", "peso": "Peso", "dinar": "Dinar", "franc": "Franc", "krone": "Krone", "krona": "Krone", "kroner": "Krone",
    "kronor": "Krone", "dirham": "Dirham", "riyal": "Riyal", "rial": "Riyal", "manat": "Manat", "leu": "Leu", "shilling": "Shilling",
}  # fmt: skip
# Names that currencies have there, where they are not those of units.toml.
_MONEY_THERE = {
    "pound sterling": "British pound", "mongolian tugrik": "Mongolian tögrög", "kopeck": "Kopek", "nicaraguan cordoba": "Nicaraguan córdoba",
    "costa rican colon": "Costa Rican colón", "paraguayan guarani": "Paraguayan guaraní", "samoan tala": "Samoan tālā", "tongan pa'anga": "Tongan paʻanga",
    "saint helena pound": "Saint Helena pound", "spanish peseta": "Peseta", "taiwan dollar": "New Taiwan dollar", "bosnian convertible mark": "BAM",
    "macanese pataca": "Macanese pataca", "barbados dollar": "Barbadian dollar",
}  # fmt: skip

_OLD = re.compile(r"[- ](?:olds?|of age)\b")


def _ages(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text, ranges=False):
        old = _OLD.match(text, one.end)
        if one.unit and one.unit.dimension == "time" and old:
            yield {"start": one.start, "end": old.end(), "value": one.high, "unit": one.unit.name.capitalize()}


_NAMES = {
    "pound-mass": "pound", "tonne": "ton", "degree angle": "degree", "hectare": "square hectometer", "stone": "weight unit", "light-year": "light year",
    "bushel": "volume unit", "quart": "volume unit", "barrel": "volume unit", "peck": "volume unit",
}  # fmt: skip


_DIMENSIONS = {"length", "area", "volume", "weight", "speed", "data", "angle"}


def _dimensions(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text, ranges=False):
        if one.unit is None and re.search(r"\dm$", text[one.start : one.end]):
            yield {"start": one.start, "end": one.end, "value": one.high / 1e6, "unit": "Meter"}
        elif one.unit and one.unit.dimension in _DIMENSIONS and "metric ton" in text[one.start : one.end]:
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": "Metric ton"}
        elif one.unit and one.unit.dimension in _DIMENSIONS:
            name = re.sub(r"(met|lit)re\b", r"\1er", _NAMES.get(one.unit.name, one.unit.name))
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": name.capitalize()}


_LESS = r"(?:less|lower|smaller|fewer|below|under|<)(?: than)?"
_MORE = r"(?:(?:bigger|greater|more|higher|larger|above|over|>)(?: than)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?)"
_EQUAL = r"(?:equal(?:s|ing)?(?: (?:to|than))?|=)"
_LOW = re.compile(rf"(?:(?:\bno {_LESS}|\bat least|(?:\b{_EQUAL} (?:or )?)?(?:\b|(?=>)){_MORE}(?: ?(?:or )?{_EQUAL})?)) ?(?:the )?$", re.I)
_HIGH = re.compile(
    rf"(?:(?:\bno {_MORE}|\bat most|\bup to|(?:\b{_EQUAL} (?:or )?)?(?:\b|(?=<)){_LESS}(?: ?(?:or )?{_EQUAL})?)) ?(?:the )?$", re.I
)
_SAME = re.compile(rf"(?:\b{_EQUAL}) ?(?:the )?$", re.I)
_OR_MORE = re.compile(r" ?(?:and|or) (?:more|greater|higher|larger|bigger|above|over)\b(?! than)(?! \d)", re.I)
_OR_LESS = re.compile(r" ?(?:and|or) (?:less|lower|smaller|fewer|below|under)\b(?! than)(?! \d)", re.I)
_TWO = re.compile(r"\b(?P<word>between|from) (?:the )?$", re.I)
_TILL = re.compile(r" ?(?:to|through|--|[-–—~]) ?(?:the )?", re.I)
_ALSO = re.compile(r",? (?:and|but) (?:is |are |it is )?|, ?", re.I)


def _ranges(text: str) -> Iterator[dict[str, object]]:
    """Numbers with an order before or behind them, two of which may be the ends of one."""
    waiting: tuple[int, int, float | None, float | None] | None = None
    for one in (*_bounds(text), None):
        if waiting is not None and one is not None and _ALSO.fullmatch(text, waiting[1], max(waiting[1], one[0])):
            low, high = (waiting[2], one[3]) if waiting[2] is not None else (one[2], waiting[3])
            if (
                (waiting[2] is None) != (waiting[3] is None)
                and (one[2] is None) != (one[3] is None)
                and low is not None
                and high is not None
            ):
                yield _interval(waiting[0], one[1], low, high)
                waiting = None
                continue
        if waiting is not None:
            yield _interval(*waiting)
        waiting = one


def _interval(start: int, end: int, low: float | None, high: float | None) -> dict[str, object]:
    return {"start": start, "end": end, "value": f"[{'' if low is None else f'{low:.12g}'},{'' if high is None else f'{high:.12g}'})"}


def _bounds(text: str) -> Iterator[tuple[int, int, float | None, float | None]]:
    numbers, at = [one for one in find_numbers(text, pronouns=True) if not one.ordinal], 0
    while at < len(numbers):
        one, other = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
        two, link = _TWO.search(text, 0, one.start), text[one.end : other.start] if other else ""
        joined = re.fullmatch(r" and (?:the )?", link) if two and two["word"].casefold() == "between" else _TILL.fullmatch(link)
        if other and joined and one.value < other.value:
            yield (two.start() if two else one.start), other.end, one.value, other.value
            at += 2
            continue
        before = text[: one.start]
        if (low := _LOW.search(before)) and not _HIGH.search(before):
            yield low.start(), one.end, one.value, None
        elif high := _HIGH.search(before):
            yield high.start(), one.end, None, one.value
        elif more := _OR_MORE.match(text, one.end):
            yield one.start, more.end(), one.value, None
        elif less := _OR_LESS.match(text, one.end):
            yield one.start, less.end(), None, one.value
        elif same := _SAME.search(before):
            yield same.start(), one.end, one.value, one.value
        at += 1


_KINDS = {
    "number": _plain, "ordinal": _ordinals, "percentage": _shares, "currency": _money, "age": _ages, "dimension": _dimensions, "numberrange": _ranges,
}  # fmt: skip
