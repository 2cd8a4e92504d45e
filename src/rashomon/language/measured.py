"""The numbers of a text with their units: "60 km/h", "8 to 16 metres", "$5 million", "6 ft 2 in"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.language.compound_units import composed, rate_after
from rashomon.language.currencies import is_money
from rashomon.language.number_search import Number, find_numbers
from rashomon.language.numbers import SCALES, SHORT_SCALES
from rashomon.language.unit_marks import is_of_warmth, unit_by_mark
from rashomon.language.unit_table import Unit, load_units
from rashomon.language.units import currency_before, is_decade, unit_after, written_after

_RANGE = re.compile(r"(?:-? ?(?:to|through) (?:about |around )?| ?[-–−] ?|—)")
_TO = re.compile(r"-? ?(?:to|through) (?:about |around )?")
_GIVE_OR_TAKE = re.compile(r" ?(?:±|\+/[-−]|plus or minus|plus minus|give or take) ?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:about |around )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """A number or a range of numbers with its unit; the offsets hold all of it."""

    start: int
    end: int
    low: float
    high: float
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class _Asked:
    """How a text is read; see `read_measured`."""

    ranges: bool
    pronouns: bool
    coins: bool
    letters: bool


def read_measured(
    text: str, *, ranges: bool = True, articles: bool = False, coins: bool = True, letters: bool = False
) -> Iterator[Measured]:
    """The numbers of a text with their units, in order; "8 to 16 metres" is one with two ends unless each number is asked for.

    `articles`: "a gallon", "an hour" are one of the unit; `coins`: "five dollars and 30 cents" are one amount;
    `letters`: a letter behind a number is a unit whatever follows, and "5m" are metres, as in texts of science.
    """
    found = _of_arc(text, list(_each(text, _Asked(ranges, articles, coins, letters))))
    if ranges:
        found = _shared_units(text, found)
    if articles:
        counted = [*_with_article(text, found), *_scales_alone(text, found)]
        halves = {at for one in counted for at in range(one.start, one.end)}  # the "half" of "a mile and a half"
        found = sorted([*(one for one in found if one.start not in halves), *counted], key=lambda m: m.start)
    yield from found


_CLOCK = re.compile(r"(?::\d\d)? ?[ap]\.? ?m\b", re.IGNORECASE)


_ARC = re.compile(r"\b(?:arc|angular|latitude|longitude|declination|right ascension)\b", re.IGNORECASE)


def _of_arc(text: str, found: list[Measured]) -> list[Measured]:
    """The same with minutes and seconds as parts of a degree where the words tell of angles, or where degrees stand before them."""
    angles = bool(_ARC.search(text))
    for k, one in enumerate(found):
        if one.unit and one.unit.name in {"minute", "second"}:
            last = found[k - 1] if k else None
            behind = last and last.unit and last.unit.dimension == "angle" and one.start - last.end < 6
            if behind or angles:
                found[k] = replace(one, unit=load_units()[f"{one.unit.name} of arc"])
    return found


_DAY = re.compile(
    r"\b(?:(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d|[0-3]?\d-[01]?\d-(?:1[5-9]|20)\d\d|[0-3]?\d([/.])[01]?\d\1(?:1[5-9]|20)?\d\d|[01]?\d/[0-3]?\d/(?:1[5-9]|20)\d\d)\b(?![.,/]\d)"
)


def _is_clock(text: str, number: Number) -> bool:
    """ "5 pm", "5:30 a.m."."""
    return bool(_CLOCK.match(text, number.end))


def _each(text: str, asked: "_Asked") -> Iterator[Measured]:
    days = {at for match in _DAY.finditer(text) for at in range(*match.span())}
    numbers = [n for n in find_numbers(text, pronouns=asked.pronouns) if not n.ordinal and not _is_clock(text, n)]
    if days:
        numbers = [n for n in numbers if n.start not in days]
    at, free = 0, 0
    while at < len(numbers):
        if numbers[at].start < free:  # the 2 of "m/s^2"
            at += 1
            continue
        other = numbers[at + 1] if at + 1 < len(numbers) else None
        ranged = _ranged(text, numbers[at], other, asked.letters) if other and asked.ranges else None
        found = ranged or _grouped(text, numbers[at], other) or _single(text, numbers[at], asked.letters)
        whole = _with_coins(text, found, other) if asked.coins and other and not ranged else None
        if found.unit or not text[found.end : found.end + 1].isalpha() or _TIMES.match(text, found.end) or is_decade(text, found.end):
            yield whole or found
        free = (whole or found).end
        at += 2 if ranged or whole else 1


_TIMES = re.compile(r"[x×](?:[\d ]|$)")  # "3x faster", "100x60 m"; "3D", "5G" are names


def _grouped(text: str, one: Number, other: Number | None) -> Measured | None:
    """ "15 500 km" as one number; two bare numbers side by side stay two."""
    if other is None or not (
        one.value == int(one.value) and 0 < one.value < 1000 and other.end - other.start == 3 and text[one.end : other.start] == " "
    ):
        return None
    if not (text[one.start : one.end].isdecimal() and text[other.start : other.end].isdecimal()):
        return None
    found = _single(text, Number(one.start, other.end, one.value * 1000 + other.value))
    return found if found.unit and found.unit.dimension != "time" else None


_COORDINATED = re.compile(r" (?:and|or|but) (?:about |around |some )?")


def _shared_units(text: str, found: list[Measured]) -> list[Measured]:
    """The same, where a bare number shares the unit of the next: "two or three kilometres", "5 and 10 mg"."""
    for k in range(len(found) - 2, -1, -1):
        one, other = found[k], found[k + 1]
        written = text[other.start].isdecimal() or text[other.start].isalpha()
        if (
            one.unit is None
            and other.unit
            and written
            and not 1500 <= one.low < 2100
            and _COORDINATED.fullmatch(text, one.end, other.start)
        ):
            found[k] = replace(one, unit=other.unit)
    return found


_AND_A_HALF = re.compile(r" and a half\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\ban? (?=[a-z])", re.IGNORECASE)
# Units that are everyday words as well: "a second time", "a bit late", "a bar".
_PLAIN = frozenset("km kg cm mm mg ml lb oz kWh MWh".split())  # "a kg of rice"
_EVERYDAY = frozenset("second bit bar stone mole gray league degree times knot tesla henry".split())


def _with_article(text: str, found: list[Measured]) -> Iterator[Measured]:
    """One of a unit that has an article for a number."""
    taken = {at for one in found for at in range(one.start, one.end)}
    for match in _ARTICLE.finditer(text):
        unit, end = unit_after(text, match.end() - 1) or (None, 0)
        symbol = written_after().match(text, match.end() - 1)
        plain = symbol and (symbol["symbol"] in _PLAIN if symbol["symbol"] else symbol["word"].casefold() not in _EVERYDAY)
        if unit and plain and match.start() not in taken:
            half = _AND_A_HALF.match(text, end)
            value = 1.5 if half else 1.0
            yield Measured(match.start(), half.end() if half else end, value, value, unit)


_ALONE = re.compile(
    r"(?:(?<=^)|(?<=[a-z,;:(\"“] )|(?<=[(\"“]))(?P<scale>hundred|thousand|million|billion|trillion)(?=[ -][a-z])", re.IGNORECASE
)
_NOT_ALONE = re.compile(
    r"\b(?:several|few|couple|many|some|multi|of|half|odd|score|dozen|zillion|hundred|thousand|million|billion)[ -]$", re.IGNORECASE
)


def _scales_alone(text: str, found: list[Measured]) -> Iterator[Measured]:
    """ "million-dollar bail", "hundred miles": one of the scale, where a unit follows."""
    taken = {at for one in found for at in range(one.start, one.end)}
    for match in _ALONE.finditer(text):
        unit, end = unit_after(text, match.end()) or (None, 0)
        if unit and match.start() not in taken and not _NOT_ALONE.search(text, max(0, match.start() - 12), match.start()):
            value = SCALES[match["scale"].casefold()]
            yield Measured(match.start(), end, value, value, unit)


_COINS = {"USD": "cent", "EUR": "cent", "AUD": "cent", "CAD": "cent", "GBP": "penny"}


def _with_coins(text: str, found: Measured, other: Number) -> Measured | None:
    """ "five dollars and 30 cents" as one amount; None where no coins follow."""
    coin = _COINS.get(found.unit.code) if found.unit and found.unit.name not in {"cent", "penny"} else None
    if coin is None or text[found.end : other.start] not in {" and ", " ", ", "} or not 0 < other.value < 100:
        return None
    last = _single(text, other)
    if last.unit is None or last.unit.name != coin:
        return None
    value = found.high + other.value / 100
    return Measured(found.start, last.end, value, value, found.unit)


# "3m long" is a length; "£3m" and "3m people" are millions.
_METRES = re.compile(r"(?:[.,;:)]|$)|\s+(?:long|high|tall|wide|deep|away|above|below|by|x|×|and|of)\b")


_NEAR = 300  # characters on either side, in which words may tell what a sign or a letter stands for
_CHINA = re.compile(r"\b(?:Chin(?:a|ese)|Beijing|Shanghai|yuan|renminbi)\b")
_SCALE_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "B": 1e9, "T": 1e12}
_MONEY_SCALE = re.compile(r"(?P<scale>T|MM)\b| (?P<apart>[KMBT])\b(?![.-]\w)")  # "$3T", "$3 B"
_SCALED = re.compile(r"(?: (?P<apart>[kKMBT])|(?P<tight>T))(?= [a-z]{3})")  # "3 k miles", "3T dollars"


_AND_MORE = re.compile(r"\+(?=[ -])|-plus(?=[ -])")  # "5+ years", "a 5-plus hour wait"
_STUFF = frozenset({"weight", "volume", "area", "energy", "currency"})


def _single(text: str, number: Number, letters: bool = False) -> Measured:
    """ "£5", "5 km", "$5 per day", "3m long"."""
    before, start = currency_before(text, number.start) or (None, number.start)
    if before:
        return _money(text, number, before, start)
    if _are_metres(text, number, letters):
        return Measured(number.start, number.end, number.value / 1e6, number.value / 1e6, load_units()["=m"])
    if text[number.end - 1] == "K" and text[number.end - 2].isdecimal() and is_of_warmth(text, number):  # no thousands
        return Measured(number.start, number.end, number.value / 1e3, number.value / 1e3, load_units()["kelvin"])
    scale = _SCALED.match(text, number.end) if text[number.end - 1].isdecimal() else None
    if scale and (scaled := unit_after(text, scale.end())):
        value = number.value * _SCALE_LETTERS[scale["apart"] or scale["tight"]]
        return Measured(start, scaled[1], value, value, scaled[0])
    more = _AND_MORE.match(text, number.end)
    at = more.end() if more else number.end
    found, end = (
        unit_after(text, at, anywhere=letters)
        or unit_by_mark(text, number, letters=letters)
        or rate_after(text, number.end)
        or (None, number.end)
    )
    if found and found.name == "pound-mass" and "pound" in text[number.end : end].casefold() and is_money(text, number.end, end):
        found = load_units()["pound sterling"]
    return Measured(start, end, number.value, number.value, found)


def _are_metres(text: str, number: Number, letters: bool) -> bool:
    """Whether the "m" that was read as millions stands for metres: "3m long", but "3m tonnes"."""
    if not (text[number.end - 1] == "m" and text[number.end - 2].isdecimal()):
        return False
    stuff = unit_after(text, number.end) if letters else None
    return not (stuff and stuff[0].dimension in _STUFF) and (letters or bool(_METRES.match(text, number.end)))


_MINUS = re.compile(r"\b(?:minus|negative) $", re.IGNORECASE)


def _money(text: str, number: Number, before: Unit, start: int) -> Measured:
    """An amount behind the sign of its currency."""
    value, end = number.value, number.end
    if (scale := _MONEY_SCALE.match(text, end)) and text[end - 1].isdecimal():
        value, end = value * _SCALE_LETTERS[scale["scale"] or scale["apart"]], scale.end()
    if before.code == "JPY" and text[start] == "¥" and _CHINA.search(text, max(0, start - _NEAR), end + _NEAR):
        before = load_units()["chinese yuan"]
    unit, end = composed(text, end, before)
    if (again := unit_after(text, end)) and again[0].dimension == "currency":  # "$5 million dollars"
        unit, end = again
    if start and text[start - 1] in "-−" and (start < 2 or text[start - 2] in " (\u00a0"):  # "-$5"
        start, value = start - 1, -value
    elif minus := _MINUS.search(text, max(0, start - 10), start):
        start, value = minus.start(), -value
    return Measured(start, end, value, value, unit)


def _ranged(text: str, one: Number, other: Number, letters: bool = False) -> Measured | None:
    """Both numbers as the ends of one range, or None: "8 to 16 metres", "between £3 and £5", "5 km to 7 km", "-5 to -10 °C"."""
    before, start = currency_before(text, one.start) or (None, one.start)
    found, end = (None, one.end) if before else unit_after(text, one.end, anywhere=letters) or (None, one.end)
    link = text[end : (currency_before(text, other.start) or (None, other.start))[1]].removesuffix("+")
    if _GIVE_OR_TAKE.fullmatch(link):  # "5 ± 0.5 metres": what is meant is the middle
        last = _single(text, other, letters)
        return Measured(start, last.end, one.value, one.value, last.unit or before or found)
    if link == " and " and not found and not before and _is_year(one) and _is_year(other):  # "between 2002 and 2009"
        return None
    spoken = _TO.fullmatch(link) or (link == " and " and _BETWEEN.search(text, max(0, start - 16), start))
    if one.value == other.value or not (spoken or (_RANGE.fullmatch(link) and one.value < other.value)):
        return None
    last = _single(text, other, letters)
    if (found and found != last.unit) or (one.value > other.value and not last.unit):
        return None
    low, written = one.value, text[one.start : one.end]
    if last.high >= 1000 * max(low, 1) and not written.endswith("on") and not (written[0].isdecimal() and written[-1].isalpha()):
        low *= _scale_of(text[other.start : other.end])
    return Measured(start, last.end, min(low, last.high), max(low, last.high), last.unit or before)


def _is_year(number: Number) -> bool:
    return 1500 <= number.value < 2100 and number.value == int(number.value) and number.end - number.start == 4


def _scale_of(words: str) -> float:
    """The thousand or million that "2 to 3 million" and "$2-3bn" give the first number as well."""
    last = words.rsplit(maxsplit=1)[-1].casefold()
    return SCALES.get(last) or (SHORT_SCALES.get(last.lstrip("0123456789.,"), 1.0) if last[0].isdecimal() else 1.0)
