"""Full dates in reports that are not in English: in figures, or with a month of any listed language
(`days_in_languages`)."""

from collections.abc import Iterator

from rashomon.dates.expressions import Expression, find_expressions
from rashomon.shipped.tables.date_lines import load_date_line_words
from rashomon.shipped.words import either_of, ordered, pattern_of

_WORDS = load_date_line_words()
# "5. März 2031", "5 de marzo de 2031", "4 آذار/مارس 2031": the last of the forms of full dates.
_WITH_MONTH = pattern_of(ordered("page.dates")[-1].replace("MONTHS", either_of(_WORDS.months)))
_LAST_YEAR = 2100  # later ones count from the Buddha


def days_in_languages(text: str) -> list[Expression]:
    """Returns the full dates of a text in another language than English, in order. A day without a
    year, a weekday and a word such as "today" are not read."""
    in_figures = [date for date in find_expressions(text) if date.kind in {"iso", "numeric"}]
    return sorted([*in_figures, *_with_month(text)], key=lambda date: date.start)


def _with_month(text: str) -> Iterator[Expression]:
    for match in _WITH_MONTH.finditer(text):
        if int(match["year"]) > _LAST_YEAR:
            continue
        month = _WORDS.months[match["month"].casefold()]
        parts = {"year": match["year"], "month": f"{month:02}", "day": f"{int(match['day']):02}"}
        yield Expression(start=match.start(), end=match.end(), kind="iso", parts=parts)
