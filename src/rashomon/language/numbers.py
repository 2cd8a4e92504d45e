"""Reads numbers: figures, number words, scales, "and a half", fractions; whatever they count."""

import re
from dataclasses import dataclass

_SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ROUND_NUMBERS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: value for value, word in enumerate(_SMALL_NUMBERS)}
TENS = {word: value for value, word in zip(range(20, 100, 10), _ROUND_NUMBERS, strict=True)}
SCALES = {
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "quadrillion": 1e15,
    "lakh": 1e5,
    "crore": 1e7,
}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "bn": 1e9, "tn": 1e12}
_LEXEME = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\d.,])\d{1,3}(?:[\u00a0\u202f]\d{3})+(?![\d])|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$£€¥₹₽₦₪₩₺₴+]|[-–—‑]|[^\s\w]"
)
_GAPS = re.compile(r"[,\u00a0\u202f]")
DASHES = frozenset("-–—‑")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, a figure or a sign, with its place; `word` is in lower case."""

    text: str
    word: str
    start: int
    end: int

    def number(self) -> float | None:
        """What a figure is worth; None of a word or a sign."""
        return float(_GAPS.sub("", self.text)) if self.text[0].isdecimal() else None


def lexemes_of(text: str) -> list[Lexeme]:
    """The words, figures and signs of a text."""
    return [Lexeme(m.group(), m.group().casefold(), m.start(), m.end()) for m in _LEXEME.finditer(text)]


def number_at(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """The number that starts at a lexeme and the place after it."""
    found = _plain_number(lexemes, i)
    return _with_share(lexemes, *found) if found else None


_SHARES = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4}


def _with_share(lexemes: list[Lexeme], value: float, end: int) -> tuple[float, int]:
    """ "four and a half million": the half counts as much as what it stands after."""
    words = tuple(lexeme.word for lexeme in lexemes[end : end + 3])
    if words[:2] == ("and", "a") and words[2:] and words[2] in _SHARES:
        share, after = _SHARES[words[2]], end + 3
    elif words in {("and", "three", "quarters"), ("and", "two", "thirds")}:
        share, after = 3 / 4 if words[1] == "three" else 2 / 3, end + 3
    else:
        return value, end
    before = SCALES.get(lexemes[end - 1].word, 1.0)
    if word_at(lexemes, after) == "of" and before == 1.0:
        return value, end  # "six and a third of the rest"
    value += share * before
    while after < len(lexemes) and lexemes[after].word in SCALES:
        value, after = value * SCALES[lexemes[after].word], after + 1
    return value, after


def _plain_number(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    one = lexemes[i]
    value = one.number()
    if value is not None:
        return _scaled(lexemes, i + 1, value, one)
    if one.word == "half" and word_at(lexemes, i + 1) in ("a", "-") and word_at(lexemes, i + 2) in SCALES:
        return SCALES[lexemes[i + 2].word] / 2, i + 3
    if one.word == "a" and word_at(lexemes, i + 1) in ("hundred", "thousand", "million", "billion"):
        return _in_words(lexemes, i + 1, ones=1.0)  # "a hundred and five"
    if one.word in ("a", "an") and word_at(lexemes, i + 1) in SCALES and word_at(lexemes, i + 1) != "score":
        return _scaled(lexemes, i + 1, 1.0, one)
    if one.word in UNITS or one.word in TENS:
        return _in_words(lexemes, i)
    return None


def _scaled(lexemes: list[Lexeme], i: int, value: float, one: Lexeme) -> tuple[float, int]:
    first = i
    if i + 1 < len(lexemes) and lexemes[i].text in DASHES and lexemes[i].start == lexemes[i - 1].end and scale_of(lexemes[i + 1].word):
        i += 1  # "10-million"
    while i < len(lexemes) and (scale := scale_of(lexemes[i].word)):
        value, i = value * scale, i + 1
    if i > first:
        return _and_less(lexemes, i, value)
    short = i < len(lexemes) and one.text[0].isdecimal() and lexemes[i].word in _SHORT_SCALES
    if short and (lexemes[i].start == one.end or len(lexemes[i].word) == 2):  # "3m" but not "3 m"
        value, i = value * _SHORT_SCALES[lexemes[i].word], i + 1
    return value, i


def _and_less(lexemes: list[Lexeme], i: int, value: float) -> tuple[float, int]:
    """ "2 thousand 5 hundred": what follows counts less than the scale before it."""
    before = scale_of(lexemes[i - 1].word) or 1.0
    at = i + 1 if word_at(lexemes, i) == "and" else i
    if at + 1 >= len(lexemes) or not lexemes[at].text[0].isdecimal():
        return value, i
    more, scale = lexemes[at].number() or 0.0, scale_of(lexemes[at + 1].word)
    return (value + more * scale, at + 2) if scale and scale > 20 and more * scale < before else (value, i)


def scale_of(word: str) -> float | None:
    """What "million" or "dozens" multiplies the number before it with."""
    return SCALES.get(word) or (SCALES.get(word[:-1]) if word.endswith("s") else None)


def _in_words(lexemes: list[Lexeme], i: int, ones: float = 0.0) -> tuple[float, int]:
    """ "three hundred and twenty-five thousand": groups below a thousand, each with its scale; `ones` stand before the first word."""
    total, group = 0.0, ones
    last = "unit" if ones else ""  # a unit may follow a ten or a scale, never another unit ("two three" are two numbers)
    while i < len(lexemes):
        word = lexemes[i].word
        if word in UNITS and last != "unit":
            group, last = group + UNITS[word], "unit"
        elif word in TENS and last not in ("unit", "ten"):
            group, last = group + TENS[word], "ten"
        elif (scale := scale_of(word)) and last:
            if scale < 1000:
                group = group * scale
            elif group:
                total, group = total + group * scale, 0.0
            else:
                total *= scale  # "a thousand million"
            last = "scale"
        elif _joins(lexemes, i, last):
            pass
        else:
            break
        i += 1
    return total + group, i


def _joins(lexemes: list[Lexeme], i: int, last: str) -> bool:
    following = word_at(lexemes, i + 1)
    if lexemes[i].text in DASHES:
        # "twenty-five", "three-hundred", "one-hundred-and-five"; "five-ten" are two numbers.
        tens = (last == "ten" or lexemes[i - 1].word == "and") and following in UNITS
        return tens or bool(last and scale_of(following)) or (last == "scale" and following in ("and", *TENS))
    if following in DASHES:
        following = word_at(lexemes, i + 2)
    if lexemes[i].word != "and" or last != "scale" or not (following in UNITS or following in TENS):
        return False
    return not _counts_alike(lexemes, i)


def _counts_alike(lexemes: list[Lexeme], i: int) -> bool:
    """Whether what follows "and" is counted in the same scale as what stands before it: "five dozen and ten dozen" are two numbers."""
    before = scale_of(lexemes[i - 1].word)
    if before in (12, 20):
        return True
    at = i + 1
    while word_at(lexemes, at) in UNITS or word_at(lexemes, at) in TENS or word_at(lexemes, at) in DASHES:
        at += 1
    return at < len(lexemes) and scale_of(lexemes[at].word) == before


def word_at(lexemes: list[Lexeme], i: int) -> str:
    return lexemes[i].word if 0 <= i < len(lexemes) else ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text, whatever it counts, years and days of a month included; `ordinal` where it gives a place in a row."""

    start: int
    end: int
    value: float
    ordinal: bool = False


ORDINALS: dict[str, float] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
    "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12,
}  # fmt: skip
_NTHS = {word: value for word, value in ORDINALS.items() if word != "second"}  # which is a length of time as well
_PARTS = {word: value for word, value in _NTHS.items() if value > 2} | {"half": 2, "halve": 2, "quarter": 4}
_TIMES_TEN = re.compile(r"(?: ?(?:x|×|\*|·) ?10 ?(?:\^ ?|\*\* ?)?|[eE]|\^)(?P<power>[-−+]?\d+)\b")
_RATIO = re.compile(r" ?[/⁄] ?(?P<under>\d+)(?![\d/])")
_MIXED = re.compile(r"[ -](?P<over>\d+)[/⁄](?P<under>\d+)(?![\d/])")
_SIGN = re.compile(r"(?:(?<=[\s(])|^)(?:[-−]|(?:minus|negative) )$", re.IGNORECASE)
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8}


def find_numbers(text: str) -> list[Number]:
    """The numbers of a text in order, none overlapping: figures, words, fractions and powers of ten; ordinals are marked."""
    lexemes, out, i = lexemes_of(text), [], 0
    while i < len(lexemes):
        found, after = _any_number(text, lexemes, i)
        if found is None:
            i += 1
            continue
        while i < len(lexemes) and lexemes[i].start < found.end:
            i += 1
        i = max(i, after)
        out.append(found)
    return out


def _any_number(text: str, lexemes: list[Lexeme], i: int) -> tuple[Number | None, int]:
    one = lexemes[i]
    if one.text in _VULGAR:
        return Number(one.start, one.end, _VULGAR[one.text]), i + 1
    if one.start and text[one.start - 1].isalpha() and one.text[0].isdecimal():
        return None, i  # "XA17"
    if share := _one_in_ten(lexemes, i):
        return share
    if is_pronoun(lexemes, i, i + 1):
        return None, i
    fraction = _word_fraction(lexemes, i)
    if fraction:
        return Number(one.start, lexemes[fraction[1] - 1].end, fraction[0]), fraction[1]
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
    sign = _SIGN.search(text, max(0, start - 10), start)
    return Number(sign.start() if sign else start, end, -value if sign else value), after


def _one_in_ten(lexemes: list[Lexeme], i: int) -> tuple[Number, int] | None:
    """ "one in ten", "two in five": a share where both are words."""
    if lexemes[i].word not in UNITS or word_at(lexemes, i + 1) != "in" or i + 2 >= len(lexemes):
        return None
    under = _in_words(lexemes, i + 2) if lexemes[i + 2].word in UNITS or lexemes[i + 2].word in TENS else None
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
        if parts and parts[0] < 1 and word_at(lexemes, parts[1]) != "of":
            return value + parts[0], parts[1]
    if word_at(lexemes, after) == "point":
        digits, at = "", after + 1
        while word_at(lexemes, at) in _DIGITS or word_at(lexemes, at) == "oh":
            digits += str(_DIGITS.index(word_at(lexemes, at))) if word_at(lexemes, at) != "oh" else "0"
            at += 1
        if not digits and (word_at(lexemes, at) in TENS or word_at(lexemes, at) in UNITS):  # "four point twenty-two"
            more, at = _in_words(lexemes, at)
            digits = f"{more:.0f}" if more < 100 else ""
        if digits:
            value += float(f"0.{digits}")
            while scale := scale_of(word_at(lexemes, at)):  # "five point two million"
                value, at = value * scale, at + 1
            return value, at
    return value, after


def _figures(text: str, value: float, end: int, one: Lexeme, bare: bool) -> tuple[float, int]:
    """The value and end of figures with what is written after them: a power, a ratio, a vulgar fraction."""
    power = _TIMES_TEN.match(text, end)
    if power and abs(int(power["power"].replace("−", "-"))) < 300:
        exponent = int(power["power"].replace("−", "-"))
        return (value**exponent if power.group().lstrip().startswith("^") else value * 10.0**exponent), power.end()
    ratio = _RATIO.match(text, end) if bare and text[one.start - 1 : one.start] != "/" else None
    if ratio and int(ratio["under"]):
        return value / int(ratio["under"]), ratio.end()
    mixed = _MIXED.match(text, end) if bare else None
    if mixed and int(mixed["under"]):
        return value + int(mixed["over"]) / int(mixed["under"]), mixed.end()
    if end < len(text) and text[end] in _VULGAR:
        return value + _VULGAR[text[end]], end + 1
    return value, end


def _word_fraction(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """ "two thirds", "a quarter", "half", "five and three quarters" without its whole."""
    one = lexemes[i]
    if one.word == "half" and not (word_at(lexemes, i + 1) in ("a", "-") and word_at(lexemes, i + 2) in SCALES):
        return 0.5, i + 1
    over = {"a": 1.0, "an": 1.0, "one": 1.0}.get(one.word) if scale_of(word_at(lexemes, i + 1)) is None else None
    after = i + 1
    if over is None:
        read = _in_words(lexemes, i) if one.word in UNITS or one.word in TENS else None
        if read is None and not one.text.isdecimal():
            return None
        over, after = read or (float(one.text), i + 1)
    if after < len(lexemes) and lexemes[after].text in DASHES:
        after += 1
    part = word_at(lexemes, after).removesuffix("s")
    if part not in _PARTS or (over > 1) != word_at(lexemes, after).endswith("s"):
        return None
    whole, over = _whole_and_over(lexemes, i, after, over) if over > _PARTS[part] else (0.0, over)
    return whole + over / _PARTS[part], after + 1


def _whole_and_over(lexemes: list[Lexeme], i: int, after: int, over: float) -> tuple[float, float]:
    """The whole and the numerator of "one hundred and two thirds"; nothing and all of it where no "and" parts them."""
    at = next((k for k in range(after - 1, i, -1) if lexemes[k].word == "and"), None)
    if at is None or over < 100:
        return 0.0, over
    whole, last = _in_words(lexemes, i)[0], _in_words(lexemes, at + 1)[0]
    return (whole - last, last) if 0 < last < 100 else (0.0, over)


def _ordinal(text: str, lexemes: list[Lexeme], i: int) -> tuple[Number, int] | None:
    """ "21st", "the twenty-first", "two hundredth"."""
    one = lexemes[i]
    if one.text.replace(",", "").isdecimal() and word_at(lexemes, i + 1) in ("st", "nd", "rd", "th") and lexemes[i + 1].start == one.end:
        return Number(one.start, lexemes[i + 1].end, one.number() or 0.0, ordinal=True), i + 2
    if one.word in _NTHS or one.word == "second":
        return Number(one.start, one.end, _NTHS.get(one.word, 2), ordinal=True), i + 1
    if (one.word in UNITS or one.word == "a") and (counted := _counted_nth(lexemes, i)):
        return counted
    if one.word in TENS and word_at(lexemes, i + 1) in DASHES and (word_at(lexemes, i + 2) in _NTHS or word_at(lexemes, i + 2) == "second"):
        return Number(one.start, lexemes[i + 2].end, TENS[one.word] + _NTHS.get(lexemes[i + 2].word, 2), ordinal=True), i + 3
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


def is_pronoun(lexemes: list[Lexeme], i: int, end: int) -> bool:
    """ "one" mostly counts nothing: "one of them", "one another", "no one", "the one"."""
    if lexemes[i].word != "one" or end > i + 1 or (word_at(lexemes, end) in DASHES and scale_of(word_at(lexemes, end + 1))):
        return False
    before, after = word_at(lexemes, i - 1) if i else "", word_at(lexemes, end)
    if before in ("no", "the", "this", "that", "any", "every", "each", "another", "last", "latest", "first", "which"):
        return True
    return not after.isalpha() or after in (
        "of",
        "another",
        "after",
        "by",
        "who",
        "that",
        "is",
        "was",
        "has",
        "day",
        "in",
        "to",
        "on",
        "and",
        "or",
    )
