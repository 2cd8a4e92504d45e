"""Numbers and measures in the form of other libraries; the reading is rashomon.language's."""

import re
from collections.abc import Iterator, Sequence

from rashomon.language.numbers import find_numbers
from rashomon.language.units import read_measured


def measured(text: str) -> list[dict[str, object]]:
    """Every amount of a sentence with the name of its unit; a range is its middle."""
    out: list[dict[str, object]] = []
    for one in read_measured(text):
        value, unit = (one.low + one.high) / 2, one.unit.name if one.unit else "dimensionless"
        if unit == "dimensionless" and re.search(r"\bdozens?$", text[one.start : one.end], re.IGNORECASE):  # a unit of its own there
            value, unit = value / 12, "dozen"
        out.append({"value": value, "unit": _THERE.get(unit, unit)})
    return out


# Names that units have there.
_THERE = {"revolution per minute": "revolutions per minute", "milliampere hour": "milliampere-hour", "ampere hour": "ampere-hour"}


def recognized_numbers(text: str, kinds: Sequence[str]) -> list[dict[str, object]]:
    """The numbers of the kinds asked for."""
    out: list[dict[str, object]] = []
    for kind in kinds:
        out += _KINDS[kind](text)
    return out


def _plain(text: str) -> Iterator[dict[str, object]]:
    for one in find_numbers(text):
        if not one.ordinal:
            yield {"start": one.start, "end": one.end, "value": one.value}


def _ordinals(text: str) -> Iterator[dict[str, object]]:
    for one in find_numbers(text):
        if one.ordinal:
            yield {"start": one.start, "end": one.end, "value": one.value}


def _shares(text: str) -> Iterator[dict[str, object]]:
    yield from ({"start": m.start, "end": m.end, "value": m.high} for m in read_measured(text) if m.unit and m.unit.name == "percentage")


def _money(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text, ranges=False):
        words = text[one.start : one.end]
        if one.unit and one.unit.dimension == "currency":
            generic = {"dollar": "Dollar", "pound sterling": "Pound", "cent": "Cent", "penny": "Penny"}
            named = one.unit.name in generic and not re.search(r"sterling|british|GBP", words, re.I)
            bare = re.search(r"[a-z]+$", words.casefold())
            plain = bare[0].removesuffix("s") if bare and " ".join(re.findall(r"[a-z]+", words.casefold())[-2:-1]) not in _NATIONS else ""
            unit = generic[one.unit.name] if named else _BARE_MONEY.get(plain, one.unit.code)
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": "Pence" if plain == "pence" else unit}
        elif one.unit and one.unit.name == "pound-mass":
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": "Pound"}


_BARE_MONEY = {
    "rupee": "Rupee", "ruble": "Ruble", "peso": "Peso", "dinar": "Dinar", "franc": "Franc", "krone": "Krone", "krona": "Krone", "kroner": "Krone",
    "kronor": "Krone", "dirham": "Dirham", "riyal": "Riyal", "rial": "Riyal", "manat": "Manat", "leu": "Leu", "shilling": "Shilling",
}  # fmt: skip
_NATIONS = {
    "indian", "pakistani", "lankan", "nepalese", "mauritian", "seychellois", "russian", "belarusian", "mexican", "argentine", "chilean", "colombian",
    "cuban", "dominican", "philippine", "uruguayan", "algerian", "bahraini", "iraqi", "jordanian", "kuwaiti", "libyan", "serbian", "tunisian",
    "swiss", "belgian", "french", "cfa", "congolese", "rwandan", "burundian", "guinean", "djiboutian", "comorian", "danish", "norwegian", "swedish",
    "icelandic", "moroccan", "emirates", "emirati", "qatari", "saudi", "iranian", "omani", "yemeni", "azerbaijani", "turkmenistan", "romanian",
    "moldovan", "kenyan", "ugandan", "tanzanian", "somali",
}  # fmt: skip


_OLD = re.compile(r"[- ](?:olds?|of age)\b")


def _ages(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text):
        old = _OLD.match(text, one.end)
        if one.unit and one.unit.dimension == "time" and old:
            yield {"start": one.start, "end": old.end(), "value": one.high, "unit": one.unit.name.capitalize()}


_NAMES = {
    "pound-mass": "pound", "tonne": "ton", "degree angle": "degree", "hectare": "square hectometer", "stone": "weight unit", "light-year": "light year",
    "bushel": "volume unit", "quart": "volume unit",
}  # fmt: skip


def _dimensions(text: str) -> Iterator[dict[str, object]]:
    for one in read_measured(text, ranges=False):
        if one.unit and one.unit.dimension not in {"currency", "time", "temperature", "share"}:
            name = re.sub(r"(met|lit)re\b", r"\1er", _NAMES.get(one.unit.name, one.unit.name))
            yield {"start": one.start, "end": one.end, "value": one.high, "unit": name.capitalize()}


_LESS = r"(?:less|lower|smaller|fewer|below|under|<)(?: than)?"
_MORE = r"(?:bigger|greater|more|higher|larger|above|over|>)(?: than)?"
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
    numbers, at = [one for one in find_numbers(text) if not one.ordinal], 0
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
