"""Figures as print knows them: with what parts their digits, and what in figures is no number."""

import re
from unicodedata import normalize

from rashomon.shipped.words import PatternMatch, either, numbers, ordered, table

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
FIGURE = (
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
_EACH_FIGURE = re.compile(rf"(?=\d)(?:{FIGURE})")


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


def value_of_figure(kind: str | None, figure: str) -> float | None:
    """Returns what a figure amounts to by the way in which it is printed, the group of FIGURE that
    read it; None of what counts nothing."""
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
