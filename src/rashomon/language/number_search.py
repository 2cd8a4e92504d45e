"""Finds every number of a text, whatever it counts: figures, words, fractions, powers of ten, ordinals."""

import re
import unicodedata
from dataclasses import dataclass

from rashomon.language.numbers import (
    DASHES,
    ORDINALS,
    SCALES,
    TENS,
    UNITS,
    Lexeme,
    in_words,
    is_pronoun,
    lexemes_of,
    number_at,
    scale_of,
    word_at,
)
from rashomon.language.units import currency_before


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, whatever it counts, years and days of a month included; `ordinal` where it gives a place in a row."""

    start: int
    end: int
    value: float
    ordinal: bool = False


_NTHS = {word: value for word, value in ORDINALS.items() if word != "second"}  # which is a length of time as well
_PARTS = {word: value for word, value in _NTHS.items() if value > 2} | {"half": 2, "halve": 2, "quarter": 4}
_TIMES_TEN = re.compile(
    r"(?: ?(?:x|×|\*|·) ?10 ?(?:\^ ?|\*\* ?)(?P<raise>[-−+]?\d{1,4})(?!\d)| ?(?:x|×|\*|·) ?10 ?(?P<flat>[-−+]?\d{1,4})\b|[eE](?P<power>[-−+]?\d{1,4})\b"
    r"|\^(?P<caret>[-−+]?\d{1,4})(?!\d)| ?[x×*·] ?10(?P<raised>[⁺⁻]?[⁰¹²³⁴-⁹]{1,4}))"
)
_TIMES_A_HUNDRED = re.compile(r" ?(?:x|×) ?100*")
_LARGEST_POWER = 100
_RAISED = re.compile(r"[⁺⁻]?[⁰¹²³⁴-⁹]{1,4}")
_FLAT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−", "0123456789+--")
_RATIO = re.compile(r" ?[/⁄] ?(?P<under>\d{1,12})(?![\d/])")
_MIXED = re.compile(r"[ -](?P<over>\d{1,12})[/⁄](?P<under>\d{1,12})(?![\d/])")
_SIGN = re.compile(r"(?:(?<=[\s($£€¥])|^)(?:[-−–]|(?<!plus or )(?<!plus )(?:minus|negative) )$", re.IGNORECASE)
_AND_VULGAR = re.compile(r" ?(?P<part>[¼-¾⅐-⅞])")
_VULGAR = {sign: unicodedata.numeric(sign) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}


def find_numbers(text: str, *, pronouns: bool = False) -> list[Number]:
    """The numbers of a text in order, none overlapping: figures, words, fractions and powers of ten; ordinals are marked.

    `pronouns`: "one" counts also where it mostly stands for a noun ("one of them"), but for "the one", "this one", "which one".
    """
    lexemes, out, i = lexemes_of(text), [], 0
    while i < len(lexemes):
        found, after = _any_number(text, lexemes, i, pronouns=pronouns)
        if found is None:
            i += 1
            continue
        while i < len(lexemes) and lexemes[i].start < found.end:
            i += 1
        i = max(i, after)
        out.append(found)
    return out


def _any_number(text: str, lexemes: list[Lexeme], i: int, *, pronouns: bool) -> tuple[Number | None, int]:
    one = lexemes[i]
    if one.text in _VULGAR:
        return _signed(text, one.start, one.end, _VULGAR[one.text]), i + 1
    if one.text[0].isdecimal() and _is_coded(text, one):
        return None, i
    if share := _one_in_ten(lexemes, i):
        return share
    fraction = _word_fraction(lexemes, i)
    if fraction:
        return _signed(text, one.start, lexemes[fraction[1] - 1].end, fraction[0]), fraction[1]
    if _points_out(lexemes, i) if pronouns else is_pronoun(lexemes, i, i + 1):
        return None, i
    nth = _ordinal(text, lexemes, i)
    if nth:
        return nth
    read = number_at(lexemes, i)
    if read is None:
        return None, i
    value, after = _with_parts(lexemes, *_over(lexemes, *read))
    end = lexemes[after - 1].end
    if one.text[0].isdecimal():
        value, end = _figures(text, value, end, one, after == i + 1)
    start = one.start
    if start and text[start - 1] == "." and one.text.isdecimal() and (start < 2 or not text[start - 2].isalnum()):
        start, value = start - 1, value / 10 ** len(one.text)
    return _signed(text, start, end, value), after


def _signed(text: str, start: int, end: int, value: float) -> Number:
    """The number, below nothing where a minus stands before it."""
    sign = _SIGN.search(text, max(0, start - 10), start)
    return Number(sign.start() if sign else start, end, -value if sign else value)


_CODE = re.compile(r"(?:(?<!\d)[^\W\d_]|[^\W\d_x]|[A-Z][-‑]|\d\.\d+\.)$")  # "3x4" are two numbers
_MORE_PARTS = re.compile(r"\.\d")


def _is_coded(text: str, one: Lexeme) -> bool:
    """ "XA17", "XA-17", the parts of "2.5.1"."""
    if one.start and _CODE.search(text, max(0, one.start - 12), one.start) and currency_before(text, one.start) is None:
        return True
    return one.text.replace(".", "").isdecimal() and bool(_MORE_PARTS.match(text, one.end))


def _points_out(lexemes: list[Lexeme], i: int) -> bool:
    """ "the one", "that one": no number whatever follows."""
    return (
        lexemes[i].word == "one"
        and i > 0
        and lexemes[i - 1].word in ("the", "this", "that", "which")
        and not scale_of(word_at(lexemes, i + 1))
    )


def _one_in_ten(lexemes: list[Lexeme], i: int) -> tuple[Number, int] | None:
    """ "one in ten", "two in five": a share where both are words."""
    if lexemes[i].word not in UNITS or word_at(lexemes, i + 1) != "in" or i + 2 >= len(lexemes):
        return None
    under = in_words(lexemes, i + 2) if lexemes[i + 2].word in UNITS or lexemes[i + 2].word in TENS else None
    over = UNITS[lexemes[i].word]
    if under is None or not 0 < over < under[0] or word_at(lexemes, under[1]) in _SPANS_OF_TIME:
        return None
    return Number(lexemes[i].start, lexemes[under[1] - 1].end, over / under[0]), under[1]


_SPANS_OF_TIME = frozenset("minutes hours days weeks months years decades games matches attempts".split())
_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _over(lexemes: list[Lexeme], value: float, after: int) -> tuple[float, int]:
    """ "three over four", "three out of four" as a fraction; the other way round it tells a score."""
    at = after + 2 if (word_at(lexemes, after), word_at(lexemes, after + 1)) == ("out", "of") else after + 1
    told = at == after + 2 or word_at(lexemes, after) == "over"
    under = number_at(lexemes, at) if told and at < len(lexemes) else None
    return (value / under[0], under[1]) if under and 0 < value < under[0] else (value, after)


def _with_parts(lexemes: list[Lexeme], value: float, after: int) -> tuple[float, int]:
    """The number with "and three fifths" or "point oh five" where that follows."""
    if word_at(lexemes, after) == "and":
        parts = _word_fraction(lexemes, after + 1)
        several = word_at(lexemes, after + 1) not in ("a", "an", "one", "half")
        if parts and parts[0] < 1 and (several or word_at(lexemes, parts[1]) != "of"):  # not "six and a third of the rest"
            return value + parts[0], parts[1]
        over = lexemes[after + 1].number() if after + 3 < len(lexemes) else None
        under = lexemes[after + 3].number() if over and lexemes[after + 2].text in ("/", "⁄") else None
        if over and under and over < under:  # "one and 1/2"
            return value + over / under, after + 4
    if word_at(lexemes, after) == "point":
        digits, at = "", after + 1
        while word_at(lexemes, at) in _DIGITS or word_at(lexemes, at) == "oh":
            digits += str(_DIGITS.index(word_at(lexemes, at))) if word_at(lexemes, at) != "oh" else "0"
            at += 1
        if not digits and (word_at(lexemes, at) in TENS or word_at(lexemes, at) in UNITS):  # "four point twenty-two"
            more, at = in_words(lexemes, at)
            digits = f"{more:.0f}" if more < 100 else ""
        if digits:
            value += float(f"0.{digits}")
            while scale := scale_of(word_at(lexemes, at)):  # "five point two million"
                value, at = value * scale, at + 1
            return value, at
    return value, after


def _figures(text: str, value: float, end: int, one: Lexeme, bare: bool) -> tuple[float, int]:
    """The value and end of figures with what is written after them: a power, a ratio, a vulgar fraction."""
    if power := _TIMES_TEN.match(text, end):
        exponent = int(next(filter(None, power.groups())).translate(_FLAT))
        caret = power.group().startswith("^")
        if _TIMES_A_HUNDRED.fullmatch(power.group()) and one.text.isdecimal():  # "a 4x100 m relay"
            return value, end
        if abs(exponent) < _LARGEST_POWER and (not caret or 0 < value <= 1000):
            return (value**exponent if caret else value * 10.0**exponent), power.end()
    if one.text == "10" and bare and (raised := _RAISED.match(text, end)) and abs(int(raised.group().translate(_FLAT))) < _LARGEST_POWER:
        return 10.0 ** int(raised.group().translate(_FLAT)), raised.end()
    ratio = _RATIO.match(text, end) if bare and text[one.start - 1 : one.start] != "/" else None
    if ratio and int(ratio["under"]):
        return value / int(ratio["under"]), ratio.end()
    mixed = _MIXED.match(text, end) if bare else None
    if mixed and int(mixed["under"]):
        return value + int(mixed["over"]) / int(mixed["under"]), mixed.end()
    if vulgar := _AND_VULGAR.match(text, end):
        return value + _VULGAR[vulgar["part"]], vulgar.end()
    return value, end


def _word_fraction(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """ "two thirds", "a quarter", "half", "five and three quarters" without its whole."""
    if i >= len(lexemes):
        return None
    one = lexemes[i]
    if one.word == "half" and not (word_at(lexemes, i + 1) in ("a", "-") and word_at(lexemes, i + 2) in SCALES):
        return 0.5, i + 1
    over = {"a": 1.0, "an": 1.0, "one": 1.0}.get(one.word) if scale_of(word_at(lexemes, i + 1)) is None else None
    after = i + 1
    if over is None:
        hundred = one.word == "a" and scale_of(word_at(lexemes, i + 1))  # "a hundred millionths"
        read = number_at(lexemes, i) if one.word in UNITS or one.word in TENS or hundred else None
        if read is None and not one.text.isdecimal():
            return None
        over, after = read or (float(one.text), i + 1)
    if after < len(lexemes) and lexemes[after].text in DASHES:
        after += 1
    part = word_at(lexemes, after).removesuffix("s")
    several = word_at(lexemes, after).endswith("s") or (over > 1 and _is_hyphened(lexemes, after, over, _PARTS.get(part, 0)))
    if part not in _PARTS or (over > 1) != several:
        return None
    whole, over = _whole_and_over(lexemes, i, after, over, _PARTS[part]) if over > _PARTS[part] else (0.0, over)
    return whole + over / _PARTS[part], after + 1


def _is_hyphened(lexemes: list[Lexeme], part: int, over: float, under: float) -> bool:
    """ "a three-quarter mile", "a two-third majority"; "twenty-third street" has an ordinal."""
    return over < under <= 10 and lexemes[part - 1].text in DASHES and word_at(lexemes, part + 1).isalpha()


def _whole_and_over(lexemes: list[Lexeme], i: int, after: int, over: float, under: float) -> tuple[float, float]:
    """The whole and the numerator of "one hundred and two thirds"; nothing and all of it in "one hundred and five fifths"."""
    at = next((k for k in range(after - 1, i, -1) if lexemes[k].word == "and"), None)
    if at is None or over < 100:
        return 0.0, over
    whole, last = in_words(lexemes, i)[0], in_words(lexemes, at + 1)[0]
    return (whole - last, last) if 0 < last < min(under, 100) else (0.0, over)


def _ordinal(text: str, lexemes: list[Lexeme], i: int) -> tuple[Number, int] | None:
    """ "21st", "the twenty-first", "two hundredth"."""
    one = lexemes[i]
    if one.text.replace(",", "").isdecimal() and word_at(lexemes, i + 1) in ("st", "nd", "rd", "th") and lexemes[i + 1].start == one.end:
        return Number(one.start, lexemes[i + 1].end, one.number() or 0.0, ordinal=True), i + 2
    if one.word in _NTHS or one.word == "second":
        return Number(one.start, one.end, _NTHS.get(one.word, 2), ordinal=True), i + 1
    if (one.word in UNITS or one.word == "a") and (counted := _counted_nth(lexemes, i)):
        return counted
    last = i + 2 if word_at(lexemes, i + 1) in DASHES else i + 1  # "twenty-first", "twenty first"
    if one.word in TENS and (nth := ORDINALS.get(word_at(lexemes, last), 0)) in range(1, 10):
        return Number(one.start, lexemes[last].end, TENS[one.word] + nth, ordinal=True), last + 1
    return None


def _counted_nth(lexemes: list[Lexeme], i: int) -> tuple[Number, int] | None:
    """ "two hundred and fifth", "one hundred and twenty-first", "two hundredth"."""
    read = number_at(lexemes, i)
    value, at = read or (1.0, i + 1)
    if word_at(lexemes, at) in ("hundredth", "thousandth", "millionth") and (read is None or value < 1000):
        return Number(lexemes[i].start, lexemes[at].end, value * _NTHS[lexemes[at].word], ordinal=True), at + 1
    if read is None or value < 100:
        return None
    at += word_at(lexemes, at) == "and"
    nth = _NTHS.get(word_at(lexemes, at), 2 if word_at(lexemes, at) == "second" else 0)
    if lexemes[at - 1].text in DASHES or not 0 < nth < 100 or value % 100 not in (0, *TENS.values()):
        return None
    return Number(lexemes[i].start, lexemes[at].end, value + nth, ordinal=True), at + 1
