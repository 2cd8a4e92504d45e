"""Reads numbers, whatever they count: figures, number words, scales, "and a half", and shares ("two
in three")."""

import re
from unicodedata import normalize

from rashomon.model.record import NumberIfAny, Strings, TextIfAny, record
from rashomon.shipped.words import PatternMatch, either, numbers, ordered, set_of, table

_SMALL_NUMBERS = (
    "zero",
    *ordered("numbers.one_to_nine", "numbers.ten_to_twelve", "numbers.thirteen_to_nineteen"),
)
UNITS = {word: value for value, word in enumerate(_SMALL_NUMBERS)}
TENS = dict(zip(ordered("numbers.tens"), range(20, 100, 10), strict=True))
SCALES = numbers("numbers.scales")
SHORT_SCALES = numbers("numbers.short_scales")
_LARGE = "|".join(word for word, value in SCALES.items() if value >= 1e6)
_UNITS = "|".join(
    str(spellings)
    for dimension, units in table("units").items()
    if dimension != "currency"
    for _, spellings in units.values()
)
# Behind a figure: what no whole number of things stands before alone.
_MEASURED = rf"(?:{_LARGE}|per ?cent|(?:{_UNITS})s?)\b|[%€£]"
_PEOPLE = either("amounts.many_people")
# What a blank beside a figure parts from it: days of a month, "Line 7 200 people".
_NO_GROUP = "".join(
    rf"(?<!\b{word} )(?<!\b{word}\. )"
    for word in (
        *ordered("calendar.months", "calendar.short_months"),
        "Sept",
        *(label.capitalize() for label in ordered("account_words.labelled")),
    )
)
# Signs that nobody sees, or that stand over another, as a pattern has them.
UNSEEN = "\xad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20f0\ufeff"
# The figures that print knows, by what parts their digits; "5, 000" and "$4. 60" as corpora print
# them that part signs from words, but "5 - foot - 8, 140 pounds". What is called counts nothing.
_FIGURE = (
    r"(?P<power>(?<![\d.,])(?:\d{1,3}(?:\.\d{1,9})? ?[×x·*] ?)?10 ?\^\d{1,2})(?![\d.,]*[\d^])"
    # not read: other powers, rows of digits that count nothing, digits that a sign which nobody
    # sees parts, telephone numbers, "4-4-2", "2020-21", "12h30"
    r"|(?:\d[\d.,]{0,60} ?)?\^[-–−]?\d[\d.,^]*"
    rf"|\d[\d.,]{{60,}}|\d[\d.,]{{0,12}}(?:[{UNSEEN}]+[\d.,]{{0,12}}\d)+"
    r"|(?<!\d)0\d{2,4} \d{3,4} ?\d{3,4}(?!\d)|\+\d{1,3}(?:[ -]\d{2,5}){2,}"
    r"|\d+(?:[-–—‑]\d+(?!,\d{3})){2,}|\d+[-–—‑]0\d+|(?<![\d.,])(?:1[5-9]|20)\d\d[-–]\d\d(?!\d)"
    r"|\d{1,2}h[0-5]\d(?!\d)"
    rf"|(?P<grouped>(?<![\d.,])(?:\d{{1,3}}(?P<gap>['’\u00a0\u2007-\u200a\u202f])\d{{3}}"
    r"(?:(?P=gap)\d{3})*|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.\d+)?(?!\d)"
    rf"|(?=\d)(?<![\d.,:/+-])(?<![a-z] - )(?=\d{{1,3}}(?:,\d{{3}})*,? \d{{3}}){_NO_GROUP}"
    r"(?:[1-9]\d{0,2}(?:, ?\d{3})*, \d{3}"
    r"|\d{1,3} \d{3}(?: \d{3}){1,6}|\d{1,3} 000|\d{1,3} \d{3}(?= [a-z]|[,.;)\n]|$))"
    r"(?![\d.,:/-]*\d| \d))"
    r"|(?P<dotted>(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d{1,2}|[1-9]\d{0,2}\.\d{3}"
    rf"(?= (?!(?:{_UNITS}|point|time)s?\b)(?:{_PEOPLE}|[a-z]{{3,}}[^\W\ds]s)\b)"
    r")(?![.,]?\d))"
    r"|(?P<comma>(?<![\d.,])\d{1,3},\d{1,2}(?![.,]?\d)(?:(?<=[$€£]\d,\d\d)|(?<=[$€£]\d\d,\d\d)"
    rf"|(?=(?:[-–]\d{{1,3}}(?:,\d{{1,2}})?)? ?(?:{_MEASURED}))))"
    r"|(?P<torn>(?:(?<=[$€£])|(?<=\bmagnitude )|(?<=\bmagnitude of ))\d{1,3}\. \d{1,2}(?!\.?\d)"
    r"|(?<![\d.,])\d{1,3}\. \d{1,2}"
    rf"(?= ?(?:-?magnitude|{_MEASURED})))"
    r"|(?P<mixed>(?<![\d./])(?:\d+ ?)?(?:[¼-¾]|[⅐-⅞]|(?<!\d)\d{1,2}⁄[1-9]\d?|(?<=\d )[1-7]/[2-8])"
    r"(?![\d/⁄]))"
    r"|\d[\d.,]*/\d[\d./]*"  # "2015/16"
    r"|\d+(?:[.,]\d+){2,}"  # editions and addresses, "4,5,6"
    r"|(?<!\d)\d{1,3},\d+"  # nobody knows whether decimals or two numbers
    r"|\d+(?:\.\d+)?(?i:e)[+-]?\d+"  # "1e309"
    r"|(?P<plain>\d+(?:\.\d+)?)"
)
_EACH_FIGURE = re.compile(rf"(?=\d)(?:{_FIGURE})")
_LEXEME = re.compile(
    r"(?<=[^\W_])\[\d{1,3}\]|(?<=[^\W_]\.)\[\d{1,3}\]|"  # signs of notes
    + _FIGURE
    + r"|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$£€¥₹₽₦₪₩₺₴+]|[-–—‑]|[^\s\w]"
)
DASHES = frozenset("-–—‑")


def evenly_printed(text: str) -> str:
    """Returns a text of the same length in which figures are whole that blanks or marks would
    part, so that no parser cuts them: "1'200" as "1,200", "1, 400" as "01,400", "$99. 99" as
    "$099.99"."""
    return _EACH_FIGURE.sub(_evenly, text)


def _evenly(found: PatternMatch) -> str:
    if found.lastgroup not in {"grouped", "torn"}:
        return found[0]
    mark = "." if found.lastgroup == "torn" else ","
    return re.sub(r"[,.] |[^\d.]", mark, found[0]).rjust(len(found[0]), "0")


@record
class Lexeme:
    """A word, a figure or a sign with its offsets; `word` is in lower case, `value` what a figure
    amounts to."""

    text: str
    word: str
    start: int
    end: int
    value: NumberIfAny


class Lexemes(list[Lexeme]):
    """The words, figures and signs of a text."""

    text = ""


# A number, and where its words end.
Read = tuple[float, int]
# What words tell of a number, and where they begin or end.
ToldBeside = tuple[str, int]


def lexemes_of(text: str) -> Lexemes:
    """Returns the words, figures and signs of a text."""
    lexemes = Lexemes()
    lexemes.text = text
    for found in _LEXEME.finditer(text):
        printed = found[0]
        value = _value_of(found.lastgroup, printed)
        lexemes.append(Lexeme(printed, printed.casefold(), found.start(), found.end(), value))
    return lexemes


def _value_of(kind: TextIfAny, printed: str) -> NumberIfAny:
    """Returns what a figure amounts to by the way in which it is printed."""
    if kind is None:
        return None
    if kind == "mixed":
        apart = normalize("NFKC", re.sub(r"(?=[¼-¾⅐-⅞])", " ", printed))
        *whole, over, under = map(int, re.findall(r"\d+", apart))
        return sum(whole) + over / under
    if kind == "power":
        factor, exponent = re.split(r" ?[×x·*]? ?10 ?\^", printed)
        return float(f"{factor or 1}e{exponent}")
    point = "," if kind in {"comma", "dotted"} else "."
    digits = ""
    for sign in printed:
        if sign == point:
            digits += "."
        elif sign.isdecimal():
            digits += sign
    return float(digits)


def number_at(lexemes: Lexemes, i: int) -> Read | None:
    """Returns the number that starts at a lexeme, and the place after it."""
    read = _plain_number(lexemes, i)
    if read is None:
        return None
    value, end = _with_share(lexemes, *read)
    return (value, end) if value < 1e99 else None  # no report counts beyond


def _with_share(lexemes: Lexemes, value: float, end: int) -> Read:
    """Reads "four and a half million" and "two-and-a-half": the half is of the unit that it
    follows."""
    at = past_dash(lexemes, end)
    if word_at(lexemes, at) != "and":
        return value, end
    read = fraction_at(lexemes, past_dash(lexemes, at + 1))
    if read is None:
        return value, end
    share, at = read
    value += share * SCALES.get(lexemes[end - 1].word, 1.0)
    while scale := SCALES.get(word_at(lexemes, at)):
        value *= scale
        at += 1
    return value, at


def _plain_number(lexemes: Lexemes, i: int) -> Read | None:
    lexeme = lexemes[i]
    if lexeme.value is not None:
        return _scaled(lexemes, i + 1, lexeme.value, lexeme)
    share = fraction_at(lexemes, i)
    if share:  # "half a million", "a quarter of a million"
        value, at = share
        while word_at(lexemes, at) in {"of", "a", "-"}:
            at += 1
        scale = SCALES.get(word_at(lexemes, at), 0.0)
        if scale and (lexeme.word == "half" or (scale > 1e5 and at > share[1])):
            return value * scale, at + 1
    following = word_at(lexemes, i + 1)
    if lexeme.word in {"a", "an"} and following in SCALES and following != "score":
        return in_words(lexemes, i + 1, ones=1.0)  # "a hundred and five"
    if lexeme.word in UNITS or lexeme.word in TENS:
        return in_words(lexemes, i)
    return None


def _scaled(lexemes: Lexemes, i: int, value: float, lexeme: Lexeme) -> Read:
    first = i
    tight = word_at(lexemes, i) in DASHES and lexemes[i].start == lexemes[i - 1].end
    i += bool(tight and scale_of(word_at(lexemes, i + 1)))  # "10-million"
    while scale := scale_of(word_at(lexemes, i)):
        value *= scale
        i += 1
    if i > first:
        return value, i
    word = word_at(lexemes, i)
    short = lexeme.text[0].isdecimal() and word in SHORT_SCALES
    joined = short and (lexemes[i].start == lexeme.end or len(word) > 1)
    if joined and not _is_metres(lexemes, i):  # "3m" but not "3 m"
        value *= SHORT_SCALES[word]
        i += 1
    return value, i


def _is_metres(lexemes: Lexemes, i: int) -> bool:
    """Whether the letter behind a figure measures: "74m2", "a wall 12m long"."""
    behind = word_at(lexemes, i + 1)
    raised = behind in {"2", "3", "²", "³", "^"} and lexemes[i + 1].start == lexemes[i].end
    return raised or (lexemes[i].text == "m" and behind in set_of("amounts.behind_metres"))


def scale_of(word: str) -> NumberIfAny:
    """Returns the factor that "million" or "dozens" applies to the number before it."""
    return SCALES.get(word) or SCALES.get(word.removesuffix("s"))


def in_words(lexemes: Lexemes, i: int, ones: float = 0.0) -> Read:
    """Reads "three hundred and twenty-five thousand": groups below a thousand, each with its scale.
    `ones` is what stands before the first word."""
    total = 0.0
    group = ones
    # A unit may follow a ten or a scale, never another unit: "two three" are two numbers.
    last = "unit" if ones else ""
    while i < len(lexemes):
        word = lexemes[i].word
        scale = scale_of(word)
        if word in UNITS and last != "unit":
            group += UNITS[word]
            last = "unit"
        elif word in TENS and last not in {"unit", "ten"}:
            group += TENS[word]
            last = "ten"
        elif scale and last:
            if scale < 1000:
                group *= scale
            elif group:
                total += group * scale
                group = 0.0
            else:
                total *= scale
            last = "scale"
        elif not _joins(lexemes, i, last):
            break
        i += 1
    return total + group, i


def _joins(lexemes: Lexemes, i: int, last: str) -> bool:
    following = word_at(lexemes, i + 1)
    if lexemes[i].text in DASHES:
        # "twenty-five", "three-hundred", "one-hundred-and-five"; "five-ten" are two numbers.
        if following in UNITS and (last == "ten" or lexemes[i - 1].word == "and"):
            return True
        if last == "scale" and following in ("and", *TENS):
            return True
        return bool(last and scale_of(following))
    if following in DASHES:
        following = word_at(lexemes, i + 2)
    return lexemes[i].word == "and" and last == "scale" and following in (*UNITS, *TENS)


def word_at(lexemes: Lexemes, i: int) -> str:
    return lexemes[i].word if 0 <= i < len(lexemes) else ""


def past_dash(lexemes: Lexemes, i: int) -> int:
    """Returns this place, or the next one if a dash stands here."""
    return i + (word_at(lexemes, i) in DASHES)


def words_from(lexemes: Lexemes, start: int, end: int) -> Strings:
    """Returns the words between two places."""
    return tuple(lexeme.word for lexeme in lexemes[start:end])


def is_pronoun(lexemes: Lexemes, i: int, end: int) -> bool:
    """Whether "one" counts nothing, as is mostly so: "one of them", "one another", "no one", "the
    one"."""
    if lexemes[i].word != "one" or end > i + 1:
        return False
    before = word_at(lexemes, i - 1)
    after = word_at(lexemes, end)
    behind = word_at(lexemes, end + 1)
    if after in DASHES and (scale_of(behind) or behind in TIMES):  # "one-day", "one-hundred"
        return False
    if (after, behind) == ("way", "or"):
        return True
    if after == "or" and behind in UNITS:  # "one or two"
        return False
    if (before, after) == ("between", "and"):
        return False
    if before in set_of("amounts.before_one") or not after.isalpha():
        return True
    return after in set_of("amounts.behind_one") and before != "least"


# Shares: "a third", "nine in ten".

# Units of time, in the singular.
TIMES = set_of("calendar.units")
_PARTS = numbers("numbers.parts")


def fraction_at(lexemes: Lexemes, i: int) -> Read | None:
    """Reads "half", "a third", "two-thirds", "three quarters", and where it ends."""
    word = word_at(lexemes, i)
    if word == "half":
        return 0.5, i + 1
    at = past_dash(lexemes, i + 1)
    times = 1 if word == "a" else UNITS.get(word, 0)
    name = word_at(lexemes, at)
    under = _PARTS.get(name.removesuffix("s"))
    if under is None or not 0 < times < under or name.endswith("s") != (times > 1):
        return None
    return times / under, at + 1


def share_at(lexemes: Lexemes, i: int) -> Read | None:
    """Returns the share that starts at a lexeme, between 0 and 1, and the place after it."""
    fraction = fraction_at(lexemes, i)
    following = word_at(lexemes, i + 1)
    if lexemes[i].word == "half":
        is_alone = following.isalpha() or word_at(lexemes, i - 1) == "by"
        if not is_alone or following in UNITS or following in set_of("amounts.behind_no_half"):
            return None
        return fraction
    if fraction:
        is_joined = fraction[1] > i + 2  # with a hyphen
        behind = word_at(lexemes, i + 2)
        if is_joined or following.endswith("s") or behind in set_of("amounts.behind_shares"):
            return fraction
    tells = following == "out" or (lexemes[i].text, following) == ("1", "in")
    if lexemes[i].value is None or tells:
        return _one_in(lexemes, i)
    return None


def _one_in(lexemes: Lexemes, i: int) -> Read | None:
    """Returns "one in five", "nine trains in ten", "eight out of ten" as a share, and where it
    ends; "two in five days" is none."""
    over = UNITS.get(lexemes[i].word) or lexemes[i].value or 0
    at = i + 1
    if word_at(lexemes, at) not in {"in", "out"}:
        at = i + 2
    is_out = words_from(lexemes, at, at + 2) == ("out", "of")
    place = at + 1 + is_out
    if place >= len(lexemes) or not (is_out or word_at(lexemes, at) == "in"):
        return None
    read = number_at(lexemes, place)
    if read is None:
        return None
    under, end = read
    if not 0 < over < under:
        return None
    if under not in table("numbers")["tens_of_shares" if is_out else "shared_by"]:
        return None
    if not is_out and over != 1 and lexemes[place].text[0].isdecimal():
        return None
    noun = word_at(lexemes, end)
    many = at > i + 1 and noun.endswith("s") and len(noun) > 3  # "two goats in five pens"
    if many or noun.removesuffix("s") in TIMES:
        return None
    return over / under, end
