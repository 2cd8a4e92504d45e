"""Reads numbers, whatever they count: figures, number words, scales, "and a half", and shares ("two
in three")."""

import re
from dataclasses import dataclass
from unicodedata import normalize

from rashomon.quantities.linked_word import LinkedWord, link
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
_LENGTHS = frozenset(
    word
    for _, spellings in table("units")["length"].values()
    for word in (*str(spellings).split("|"), *(f"{each}s" for each in str(spellings).split("|")))
)
_MONEY_SIGNS = frozenset("$£€¥₹₽₦₪₩₺₴")
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
    # "NO93 8601 1117 947"
    r"|(?:(?<=[A-Z]{2})\d\d|(?<!\d)\d{4})(?: \d{4}){1,7} \d{1,4}(?!\d)"
    r"|(?<!\d)0\d{2,4} \d{3,4} ?\d{3,4}(?!\d)|\+\d{1,3}(?:[ -]\d{2,5}){2,}"
    r"|\d+(?:[-–—‑]\d+(?!,\d{3})){2,}|\d+[-–—‑]0\d+|(?<![\d.,])(?:1[5-9]|20)\d\d[-–]\d\d(?!\d)"
    r"|\d{1,2}h[0-5]\d(?!\d)"
    rf"|(?P<grouped>(?<![\d.,])(?:\d{{1,3}}(?P<gap>['’\u00a0\u2007-\u200a\u202f])\d{{3}}"
    r"(?:(?P=gap)\d{3})*|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.\d+)?(?!\d)"
    rf"|(?=\d)(?<![\d.,:/+-])(?<![a-z] - )(?=\d{{1,3}}(?:,\d{{3}})*,? \d{{3}}){_NO_GROUP}"
    r"(?:[1-9]\d{0,2}(?:, ?\d{3})*, \d{3}"
    r"|\d{1,3} \d{3}(?: \d{3}){1,6}|\d{1,3} 000|\d{1,3} \d{3}(?= [a-z]|[,.;)\n]|$))"
    r"(?![\d.,:/-]*\d| \d))"
    r"|(?P<dotted>(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d{1,2}"
    r"|[1-9]\d{0,2}\.\d{3}"
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
    rf"(?=[\d^+¼-¾⅐-⅞])(?:{_FIGURE})"  # no word is tried as each of these
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?|[%$£€¥₹₽₦₪₩₺₴+]|[-–—‑]|[^\s\w]"
)
DASHES = frozenset("-–—‑")


def evenly_printed(text: str) -> str:
    """Returns a text of the same length in which figures are whole that blanks or marks would
    part, so that no parser cuts them: "1'200" as "1,200", "1, 400" as "01,400", "$99. 99" as
    "$099.99"."""
    return _EACH_FIGURE.sub(_evenly_printed_figure, text)


def _evenly_printed_figure(match: PatternMatch) -> str:
    if match.lastgroup not in {"grouped", "torn"}:
        return match[0]
    mark = "." if match.lastgroup == "torn" else ","
    return re.sub(r"[,.] |[^\d.]", mark, match[0]).rjust(len(match[0]), "0")


@dataclass(eq=False, slots=True)
class Lexeme(LinkedWord):
    """A word, a figure or a sign of a text; `word` is in lower case, `value` what a figure amounts
    to, `whole` the text."""

    word: str = ""
    value: float | None = None
    whole: str = ""

    @property
    def past_dash(self) -> "Lexeme":
        """Returns it, or the next one if it is a dash."""
        return self.after if self.word in DASHES else self

    def words(self, most: int) -> tuple[str, ...]:
        """Returns its word and the next ones, so many at most."""
        words: tuple[str, ...] = ()
        lexeme = self
        while lexeme.text and len(words) < most:
            words += (lexeme.word,)
            lexeme = lexeme.after
        return words


# A number, and what stands behind it.
Read = tuple[float, Lexeme]
# What words tell of a number, and the first of them or what stands behind them.
ToldBeside = tuple[str, Lexeme]


def first_lexeme(text: str) -> Lexeme:
    """Returns the first of the words, figures and signs of a text."""
    edge = Lexeme(text="", start=-1, end=-1, whole=text)
    lexemes = [edge]
    for match in _LEXEME.finditer(text):
        text_printed = match[0]
        value = _value_of(match.lastgroup, text_printed)
        lexemes.append(
            Lexeme(
                text=text_printed,
                start=match.start(),
                end=match.end(),
                word=text_printed.casefold(),
                value=value,
                whole=text,
            )
        )
    size = len(text)
    link((*lexemes, Lexeme(text="", start=size, end=size, whole=text)))
    return edge.after


def _value_of(kind: str | None, figure: str) -> float | None:
    """Returns what a figure amounts to by the way in which it is printed."""
    if kind is None:
        return None
    if kind == "mixed":
        apart = normalize("NFKC", re.sub(r"(?=[¼-¾⅐-⅞])", " ", figure))
        *before_fraction, over, under = map(int, re.findall(r"\d+", apart))
        return sum(before_fraction) + over / under
    if kind == "power":
        factor, exponent = re.split(r" ?[×x·*]? ?10 ?\^", figure)
        return float(f"{factor or 1}e{exponent}")
    point = "," if kind in {"comma", "dotted"} else "."
    digits = ""
    for sign in figure:
        if sign == point:
            digits += "."
        elif sign.isdecimal():
            digits += sign
    return float(digits)


def number_at(first: Lexeme) -> Read | None:
    """Returns the number that starts at a lexeme, and what stands behind it."""
    number = _plain_number(first)
    if number is None:
        return None
    value, end = _with_share(*number)
    return (value, end) if value < 1e99 else None  # no report counts beyond


def _with_share(value: float, end: Lexeme) -> Read:
    """Reads "four and a half million" and "two-and-a-half": the half is of the unit that it
    follows."""
    joint = end.past_dash
    if joint.word != "and":
        return value, end
    share_and_end = fraction_at(joint.after.past_dash)
    if share_and_end is None:
        return value, end
    share, behind = share_and_end
    value += share * SCALES.get(end.before.word, 1.0)
    while scale := SCALES.get(behind.word):
        value *= scale
        behind = behind.after
    return value, behind


def _plain_number(first: Lexeme) -> Read | None:
    """Reads a figure, a share of a scale ("half a million") or number words ("a hundred and
    five")."""
    if first.value is not None:
        return _scaled(first, first.value)
    share = fraction_at(first)
    if share:  # "half a million", "a quarter of a million"
        value, behind = share
        while behind.word in {"of", "a", "-"}:
            behind = behind.after
        scale = SCALES.get(behind.word, 0.0)
        if scale and (first.word == "half" or (scale > 1e5 and behind != share[1])):
            return value * scale, behind.after
    following = first.after.word
    if first.word in {"a", "an"} and following in SCALES and following != "score":
        return in_words(first.after, before_first_word=1.0)  # "a hundred and five"
    if first.word in UNITS or first.word in TENS:
        return in_words(first)
    return None


def _scaled(figure: Lexeme, value: float) -> Read:
    """Multiplies a figure by the scales behind it: "10-million", "4 thousand million", "3m"."""
    behind = figure.after
    if behind.word in DASHES and behind.start == figure.end and scale_of(behind.after.word):
        behind = behind.after  # "10-million"
    while scale := scale_of(behind.word):
        value *= scale
        behind = behind.after
    if behind != figure.after:
        return value, behind
    may_be_short = figure.text[0].isdecimal() and behind.word in SHORT_SCALES
    is_short = may_be_short and (behind.start == figure.end or len(behind.word) > 1)
    if is_short and not _is_metres(behind):  # "3m" but not "3 m"
        return value * SHORT_SCALES[behind.word], behind.after
    return value, behind


def _is_metres(letter: Lexeme) -> bool:
    """Whether the letter behind a figure measures: "74m2", "a wall 12m long", "100ft (30m)", not
    "$12m long overdue" or "3m (€2.2m)"."""
    behind = letter.after
    raised = behind.word in {"2", "3", "²", "³", "^"} and behind.start == letter.end
    if raised or letter.text != "m":
        return raised
    if _tells_money(letter.before.before):
        return False
    if behind.word == "(":
        return not any(map(_tells_money, (behind.after, behind.past(2))))
    if _measures_too(letter.before.before):
        return True
    return behind.past_dash.word in set_of("amounts.behind_metres")


def _tells_money(sign: Lexeme) -> bool:
    """Whether a sign or the letters of a currency stand here: "€", "US$", "NOK"."""
    return sign.text in _MONEY_SIGNS or (sign.text.isupper() and 2 <= len(sign.text) <= 4)


def _measures_too(joint: Lexeme) -> bool:
    """Whether the figure before a bracket or stroke measures a length: "100ft (", "six feet/"."""
    unit = joint.before.word
    return joint.text in {"(", "/"} and unit != "m" and unit in _LENGTHS


def scale_of(word: str) -> float | None:
    """Returns the factor that "million" or "dozens" applies to the number before it."""
    return SCALES.get(word) or SCALES.get(word.removesuffix("s"))


def in_words(first: Lexeme, before_first_word: float = 0.0) -> Read:
    """Reads "three hundred and five thousand". `before_first_word` is 1 behind "a" ("a
    hundred")."""
    total = 0.0
    group = before_first_word
    # A unit may follow a ten or a scale, never another unit: "two three" are two numbers.
    last = "unit" if before_first_word else ""
    lexeme = first
    while lexeme.text:
        word = lexeme.word
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
        elif not _joins(lexeme, last):
            break
        lexeme = lexeme.after
    return total + group, lexeme


def _joins(lexeme: Lexeme, last: str) -> bool:
    """Whether a dash or "and" joins number words. `last` is the sort of the word before it."""
    following = lexeme.after.word
    if lexeme.text in DASHES:
        # "twenty-five", "three-hundred", "one-hundred-and-five"; "five-ten" are two numbers.
        if following in UNITS and (last == "ten" or lexeme.before.word == "and"):
            return True
        if last == "scale" and following in ("and", *TENS):
            return True
        return bool(last and scale_of(following))
    following = lexeme.after.past_dash.word
    return lexeme.word == "and" and last == "scale" and following in (*UNITS, *TENS)


def is_pronoun(figure: Lexeme, end: Lexeme) -> bool:
    """Whether "one" counts nothing, as mostly: "one of them", "one another", "no one", "the
    one"."""
    if figure.word != "one" or end != figure.after:
        return False
    before = figure.before.word
    after = end.word
    behind = end.after.word
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


TIMES = set_of("calendar.units")  # in the singular
_PARTS = numbers("numbers.parts")


def fraction_at(first: Lexeme) -> Read | None:
    """Reads "half", "a third", "two-thirds", "three quarters", and what stands behind."""
    if first.word == "half":
        return 0.5, first.after
    part = first.after.past_dash
    times = 1 if first.word == "a" else UNITS.get(first.word, 0)
    under = _PARTS.get(part.word.removesuffix("s"))
    if under is None or not 0 < times < under or part.word.endswith("s") != (times > 1):
        return None
    return times / under, part.after


def share_at(first: Lexeme) -> Read | None:
    """Returns the share that starts at a lexeme, between 0 and 1, and what stands behind it."""
    fraction = fraction_at(first)
    following = first.after.word
    if first.word == "half":
        is_alone = following.isalpha() or first.before.word == "by"
        if not is_alone or following in UNITS or following in set_of("amounts.behind_no_half"):
            return None
        return fraction
    if fraction:
        behind = first.past(2)
        is_joined = fraction[1] != behind  # with a hyphen
        is_share = behind.word in set_of("amounts.behind_shares")
        if is_joined or following.endswith("s") or is_share:
            return fraction
    tells = following == "out" or (first.text, following) == ("1", "in")
    if first.value is None or tells:
        return _one_in(first)
    return None


def _one_in(first: Lexeme) -> Read | None:
    """Returns "one in five" or "nine trains in ten" as a share. "Two in five days" is none."""
    over = UNITS.get(first.word) or first.value or 0
    joint = first.after
    if joint.word not in {"in", "out"}:
        joint = joint.after
    is_out = joint.words(2) == ("out", "of")
    total = joint.past(1 + is_out)
    number = number_at(total)
    if number is None or not (is_out or joint.word == "in"):
        return None
    under, end = number
    if not 0 < over < under:
        return None
    if under not in table("numbers")["shared_out" if is_out else "shared_by"]:
        return None
    if not is_out and over != 1 and total.text[0].isdecimal():
        return None
    noun = end.word
    many = joint != first.after and noun.endswith("s") and len(noun) > 3  # "two goats in five pens"
    if many or noun.removesuffix("s") in TIMES:
        return None
    return over / under, end
