"""Reads numbers in another language by its language file: "1.234,5", "unos 400", "más de veinte", "decenas"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.tables.language_tables import NumberWords, Tongue


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as a text gives it, with offsets that include how exact it is; `number`: the offset at which the number itself begins.

    `low` or `high` is None on a side that the words leave open; both are None if they give no number at all ("decenas").
    """

    start: int
    end: int
    number: int
    low: float | None
    high: float | None


def amounts_in(text: str, tongue: Tongue) -> Iterator[Amount]:
    """Returns the amounts of a text in order, without overlaps."""
    words, reached = tongue.numbers, 0
    for match in _amount(tongue.code, words).finditer(text):
        if match.start() >= reached and (amount := _read(match, words)) is not None:
            reached = amount.end
            yield amount


def number_of(words: str, table: NumberWords) -> float | None:
    """Returns the value of a number in figures or words; None if its separators can be read in two ways."""
    total = part = 0.0
    for word in re.split(r"\s+", words.casefold().strip()):
        if word == table.link or not word:
            continue
        if word[0].isdecimal():
            value = _figure(word, table)
            if value is None:
                return None
            part += value
        elif word in table.words:
            part += table.words[word]
        elif word in table.scales:
            scale = table.scales[word]
            total, part = (total + (part or 1.0) * scale, 0.0) if scale < 1e6 else ((total + part or 1.0) * scale, 0.0)
        else:
            return None
    return total + part


def _figure(word: str, table: NumberWords) -> float | None:
    """The value of a figure with the separators of the language, or with those of English if only these fit ("1,234.5")."""
    marks = re.findall(r"[^\d]", word)
    groups = re.split(r"[^\d]", word)
    if not marks:
        return float(word)
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        return float("".join(groups[:-1]) + "." + groups[-1])
    if len(set(marks)) > 1:
        return None
    if marks[0] in table.thousands:
        return (
            float("".join(groups)) if all(len(group) == 3 for group in groups[1:]) else float(".".join(groups)) if len(marks) == 1 else None
        )
    if len(marks) > 1 or len(groups[1]) == 3:  # "1,234": a thousand in Mexico, one and a bit in Spain
        return float("".join(groups)) if all(len(group) == 3 for group in groups[1:]) and len(marks) > 1 else None
    return float(".".join(groups))


def _read(match: re.Match[str], table: NumberWords) -> Amount | None:
    said = {name: value for name, value in match.groupdict().items() if value}
    if "vague" in said:
        return Amount(match.start(), match.end(), match.start("vague"), None, None)
    one = next(name for name in said if name.startswith("one"))
    first, two = number_of(said[one], table), said.get(one.replace("one", "two"))
    second = number_of(two, table) if two else None
    if first is None or (two and (second is None or second <= first)):
        return None
    low = None if "most" in said else first
    high = second if two else None if "least" in said else first
    return Amount(match.start(), match.end(), match.start(one), low, high)


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _amount(code: str, table: NumberWords) -> re.Pattern[str]:
    """A number with what stands before it, or a range between two numbers."""
    if code not in _PATTERNS:
        _PATTERNS[code] = re.compile(_source(table), re.IGNORECASE)
    return _PATTERNS[code]


def _source(table: NumberWords) -> str:
    scale = _either(table.scales)
    word = _either((*table.words, *table.scales))
    marks = re.escape(table.thousands + table.decimal)
    figure = rf"(?<![\d.,])\d+(?:[{marks}]\d+)*(?:\s(?:{scale})\b)*"
    number = rf"(?:{figure}|\b(?:{word})\b(?:\s(?:{re.escape(table.link)}\s)?(?:{word})\b)*)"
    forms = [form.split("{number}") for form in (*table.between, "{number}")]
    either = "|".join(
        f"{form[0]}(?P<one{i}>{number})" + (f"{form[1]}(?P<two{i}>{number})" if len(form) > 2 else "") for i, form in enumerate(forms)
    )
    near = rf"(?:(?:{table.about})\s)?"
    return rf"(?:\b(?:(?P<least>{table.at_least})|(?P<most>{table.at_most}))\s)?\b{near}(?:\b(?P<vague>{table.vague})\b|{either})"


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
