"""The amounts of a text in a language whose words are not parsed, with the noun or unit behind
each."""

import re
from collections.abc import Iterator

from rashomon.mentions.numbers.spelled_numbers import PrintedNumber, printed_numbers
from rashomon.model.number import Limit
from rashomon.model.record import record
from rashomon.shipped.tables.number_tables import NumberWords
from rashomon.shipped.words import either_of

_WORD = re.compile(r"[^\W\d_]+")
_UNIT = re.compile(r"\s?([%€])")
_SIGNS = {"%": "%", "€": "EUR"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ELISION = re.compile(r"['’]")
_CLAUSE_END = re.compile(r"[,;:()–—\n\"„“”«»]")
_NOUN_REACH = 3  # words behind a German amount in which its noun stands
_LONG = 3  # letters of a word that says something
_BEFORE = 24  # characters before an amount in which its limit stands


@record
class CountedAmount:
    """An amount with what it counts.

    - `start`, `end`: where it stands, with its limit word and unit, without its noun
    - `noun_end`: where its noun ends
    - `noun`: the noun as printed, "" beside a unit; `unit`: "%" or the ISO code of a currency
    """

    start: int
    end: int
    noun_end: int
    value: float
    limit: Limit
    noun: str
    unit: str | None


def counted_amounts(text: str, words: NumberWords, language: str) -> Iterator[CountedAmount]:
    """Yields the amounts of which it is sure how many or how much they are and of what.

    Years are none, and neither are the two ends of a range: of "3 bis 5 Boote", neither.
    """
    printed = _without_years_and_articles(text, words, language)
    for place, number in enumerate(printed):
        neighbours = (*printed[max(0, place - 1) : place], *printed[place + 1 : place + 2])
        if len(number.readings) > 1 or any(_is_range(number, other, text) for other in neighbours):
            continue
        if number.is_spelled and _is_vague(number, text, words, language):
            continue
        if counted := _counted(number, text, words, language):
            yield counted


def _without_years_and_articles(
    text: str, words: NumberWords, language: str
) -> list[PrintedNumber]:
    """Returns the numbers of a text but for years, the article "one", and "cent" in "per cent"."""
    of_units = set[int]()
    for unit in re.finditer(rf"(?i)(?<!\w)(?:{either_of(words.units)})(?!\w)", text):
        of_units.update(range(unit.start() + 1, unit.end()))
    numbers = []
    for number in printed_numbers(text, language):
        is_year = _YEAR.fullmatch(text[number.start : number.end])
        is_article = number.is_spelled and number.readings[0] <= 1
        if not is_year and not is_article and number.start not in of_units:
            numbers.append(number)
    return numbers


def _is_range(number: PrintedNumber, other: PrintedNumber, text: str) -> bool:
    """Whether one word or sign alone stands between two: "300 bis 400", "von 12 auf 15"."""
    first, second = sorted((number, other), key=lambda each: each.start)
    between = text[first.end : second.start]
    return len(_WORD.findall(between)) <= 1 and not _CLAUSE_END.search(between.strip(" –"))


def _is_vague(number: PrintedNumber, text: str, words: NumberWords, language: str) -> bool:
    """Whether number words say no certain number: "Hunderte", "mehrere tausend", or look like
    another word: a German one with a large letter that opens no sentence."""
    own = _WORD.findall(text[number.start : number.end])
    last = _WORD.findall(text[max(0, number.start - _BEFORE) : number.start])[-1:]
    is_noun = language == "de" and own[0][0].isupper() and bool(last)
    is_some = bool(last) and last[0].casefold() in words.several
    return is_noun or is_some or own[0].casefold() in words.vague


def _counted(
    number: PrintedNumber, text: str, words: NumberWords, language: str
) -> CountedAmount | None:
    """Returns an amount with what it counts; None where no noun or unit follows."""
    start, limit = _limit_before(number.start, text, words)
    unit_end, unit = _unit_behind(number.end, text, words)
    noun = None if unit else _noun_behind(number, text, words, language)
    if unit is None and noun is None:
        return None
    return CountedAmount(
        start=start,
        end=unit_end,
        noun_end=noun.end() if noun else unit_end,
        value=number.readings[0],
        limit=limit,
        noun=noun[0] if noun else "",
        unit=unit,
    )


def _limit_before(start: int, text: str, words: NumberWords) -> tuple[int, Limit]:
    """Returns where an amount begins with its limit word, and what that makes of it."""
    before = text[max(0, start - _BEFORE) : start].rstrip()
    for limit, pattern in words.limits.items():
        if match := re.search(rf"{pattern}$", before):
            return max(0, start - _BEFORE) + match.start(), Limit(limit)
    return start, Limit.EXACT


def _unit_behind(end: int, text: str, words: NumberWords) -> tuple[int, str | None]:
    """Returns where the unit behind an amount ends, and the unit; None where none follows. A sign
    may stand right behind it ("9 %"), a word with a link before it."""
    if sign := _UNIT.match(text, end):
        return sign.end(), _SIGNS[sign[1]]
    links = either_of(words.linking) or "(?!)"
    unit_name = re.compile(rf"(?i)\s(?:(?:{links})[\s'’])?({either_of(words.units)})(?!\w)")
    if match := unit_name.match(text, end):
        return match.end(), words.units[match[1].casefold()]
    return end, None


def _noun_behind(
    number: PrintedNumber, text: str, words: NumberWords, language: str
) -> re.Match[str] | None:
    """Returns the noun behind an amount: of "drei kleine Boote", "Boote".

    Adjectives may stand between, and "de" behind "million". A short word or one of time ends the
    search.
    """
    is_german = language == "de"
    can_link = number.is_scaled or (is_german and not _has_label(number, text))
    for word in _words_behind(text, number.end, _NOUN_REACH):
        lower = word[0].casefold()
        is_small = lower in words.idle or lower in words.lengths or len(lower) < _LONG
        if lower in words.linking and can_link:
            continue
        # in German every noun has a capital, so a small letter opens an adjective
        if lower in words.choosing or (is_german and word[0].islower() and not is_small):
            continue
        return None if is_small else word
    return None


def _has_label(number: PrintedNumber, text: str) -> bool:
    """Whether a German noun stands before an amount, which may number it: "Gleis 3"."""
    before = _WORD.findall(text[max(0, number.start - 2 * _BEFORE) : number.start])
    return len(before) > 1 and before[-1][0].isupper()


def _words_behind(text: str, end: int, most: int) -> Iterator[re.Match[str]]:
    """Yields the words that follow an amount with nothing but a blank between them."""
    for _ in range(most + 1):
        word = _WORD.match(text, end + (text[end : end + 1].isspace()))
        if word is None:
            elided = _ELISION.match(text, end)  # "d'euros"
            word = elided and _WORD.match(text, elided.end())
        if word is None:
            return
        yield word
        end = word.end()
