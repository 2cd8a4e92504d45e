"""Days in reports that are not in English: full dates, in figures or with a month of any listed
language, and in seven languages days told by that of the report (`days_in_languages`)."""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.mentions.days.expressions import Expression, find_times
from rashomon.model.record import record
from rashomon.shipped.tables.date_lines import load_date_line_words
from rashomon.shipped.words import (
    Pattern,
    PatternMatch,
    either_of,
    ordered,
    pattern_of,
    phrases_of,
    toml_table,
)

_WORDS = load_date_line_words()
# "5. März 2031", "5 de marzo de 2031", "4 آذار/مارس 2031": the last of the forms of full dates.
_WITH_MONTH = pattern_of(ordered("page.dates")[-1].replace("MONTHS", either_of(_WORDS.months)))
_LAST_YEAR = 2100  # later ones count from the Buddha
_SENTENCE = re.compile(r"[^.!?\n]+")
_CLAUSE = re.compile(r"[^,;:()–—«»“”„\"]+")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
_SHORT = 2  # words of a clause that only names the day
_WEEKDAYS = ordered("calendar.weekdays")
_TO_COME = ("tomorrow", "day after tomorrow")
_SHIFTS = {
    "yesterday": "yesterday",
    "before_yesterday": "day before yesterday",
    "tomorrow": "tomorrow",
    "after_tomorrow": "day after tomorrow",
}


def days_in_languages(text: str, language: str | None) -> list[Expression]:
    """Returns the days of a text in another language than English (ISO code), in order. A day
    without a year is not read, and a weekday only where its clause shows whether it is past."""
    in_figures = [date for date in find_times(text) if date.kind in {"iso", "numeric"}]
    days = [*in_figures, *_with_month(text), *_relative(text, language or "")]
    return sorted(days, key=lambda date: date.start)


def _with_month(text: str) -> Iterator[Expression]:
    for match in _WITH_MONTH.finditer(text):
        if int(match["year"]) > _LAST_YEAR:
            continue
        month = _WORDS.months[match["month"].casefold()]
        parts = {"year": match["year"], "month": f"{month:02}", "day": f"{int(match['day']):02}"}
        yield Expression(start=match.start(), end=match.end(), kind="iso", parts=parts)


# Days told by that of the report.


def languages_of_days() -> frozenset[str]:
    """Returns the languages (ISO codes) in which days are told by that of the report."""
    return frozenset(_day_words())


@record
class _DayWords:
    """Patterns of the words of a language that tell a day: shifts from that of the report,
    weekdays, what stands before one (`on`, "" where nothing need) or before one that is meant in
    general (`habit`), and what shows that a clause tells of what is past, or to come."""

    shifts: tuple[tuple[str, Pattern], ...]
    weekdays: tuple[Pattern, ...]
    last: Pattern
    on: Pattern | None
    habit: Pattern
    past: Pattern
    ahead: Pattern

    def stands_alone(self, clause: str, weekday: PatternMatch) -> bool:
        """Whether a weekday without "last" or "next" means one day."""
        before = clause[: weekday.start()].rstrip().rpartition(" ")[2].strip("'’")
        if self.habit.fullmatch(before):
            return False
        return self.on is None or self.on.fullmatch(before) is not None


@cache
def _day_words() -> dict[str, _DayWords]:
    return {code: _words_of(rows) for code, rows in toml_table("days_in_languages.toml").items()}


def _words_of(rows: dict[str, str]) -> _DayWords:
    next_or_last = phrases_of(f"{rows['last']} {rows['next']}")
    weekdays = []
    for weekday in rows["weekdays"].split():
        named = (
            rf"(?:(?P<before>{next_or_last}) )?(?P<day>{weekday})(?: (?P<behind>{next_or_last}))?"
        )
        weekdays.append(_compiled(named + r"(?! \d|-)"))
    shifts = [(word, rows[name]) for name, word in _SHIFTS.items() if rows[name]]
    return _DayWords(
        shifts=tuple((word, _compiled(phrases_of(names))) for word, names in shifts),
        weekdays=tuple(weekdays),
        last=_compiled(phrases_of(rows["last"])),
        on=None if "-" in rows["on"].split() else _compiled(phrases_of(rows["on"])),
        habit=_compiled(phrases_of(rows["habit"])),
        past=_compiled(phrases_of(rows["past"])),
        ahead=_compiled(phrases_of(rows["ahead"])),
    )


def _compiled(pattern: str) -> Pattern:
    return re.compile(rf"(?i)(?<!\w){pattern}(?!\w)")


def _relative(text: str, language: str) -> Iterator[Expression]:
    """Yields the days that are told by that of the report."""
    words = _day_words().get(language)
    if words is None:
        return
    for sentence in _SENTENCE.finditer(text):
        if _YEAR.search(sentence[0]):  # it may tell of a day long ago
            continue
        for start, clause in _clauses(sentence):
            yield from _shifted(start, clause=clause, words=words)
            yield from _weekdays(start, clause=clause, words=words)


def _clauses(sentence: PatternMatch) -> Iterator[tuple[int, str]]:
    """Yields the clauses of a sentence, and where they stand.

    One that only names a day has the next one with it: of "Samedi, un hangar a brûlé", the whole.
    """
    clause_start: int | None = None
    for clause in _CLAUSE.finditer(sentence[0]):
        if clause_start is None and len(clause[0].split()) <= _SHORT:
            clause_start = clause.start()
            continue
        start = clause.start() if clause_start is None else clause_start
        yield sentence.start() + start, sentence[0][start : clause.end()]
        clause_start = None


def _shifted(start: int, clause: str, words: _DayWords) -> Iterator[Expression]:
    """Yields "yesterday" and the like; "avant-hier" holds no "hier"."""
    is_past = words.past.search(clause) is not None
    end_of_last = 0
    matches = [
        (match, word) for word, pattern in words.shifts for match in pattern.finditer(clause)
    ]
    for match, word in sorted(matches, key=lambda told: (told[0].start(), -told[0].end())):
        if match.start() >= end_of_last and not (word in _TO_COME and is_past):
            yield _expression(start, match=match, kind="today", parts={"word": word})
        end_of_last = max(end_of_last, match.end())


def _weekdays(start: int, clause: str, words: _DayWords) -> Iterator[Expression]:
    """Yields the weekdays of a clause that surely look back or ahead.

    A word beside them says so ("letzten Montag"), or the clause tells only of what is past, or only
    of what is to come.
    """
    is_past = words.past.search(clause) is not None
    is_ahead = words.ahead.search(clause) is not None
    for weekday, pattern in zip(_WEEKDAYS, words.weekdays, strict=True):
        for match in pattern.finditer(clause):
            next_or_last = match["before"] or match["behind"]
            if next_or_last:
                relative = "last" if words.last.fullmatch(next_or_last) else "next"
            # the clause tells both or neither, so nobody knows
            elif is_past == is_ahead or not words.stands_alone(clause, match):
                continue
            else:
                relative = "" if is_past else "coming"
            parts = {"weekday": weekday, "relative": relative}
            yield _expression(start, match=match, kind="weekday", parts=parts)


def _expression(start: int, match: PatternMatch, kind: str, parts: dict[str, str]) -> Expression:
    return Expression(start=start + match.start(), end=start + match.end(), kind=kind, parts=parts)
