"""Where reports print the values of a text (`PrintedReports`)."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import StrEnum
from functools import cached_property

from rashomon.exact.blanked_marks import without_marks
from rashomon.exact.text_days import DaysOfReport, days_of_text
from rashomon.exact.text_names import NamesOfReport
from rashomon.exact.text_numbers import TextNumber, numbers_of_text
from rashomon.exact.text_quotations import LetterStream, Printed
from rashomon.exact.text_values import Value
from rashomon.mentions.numbers.spelled_numbers import has_number_words
from rashomon.model.answer_marks import MarkKind
from rashomon.model.number import Limit
from rashomon.model.record import record
from rashomon.model.report import Report, Reports
from rashomon.model.span import Span
from rashomon.shipped.words import toml_table
from rashomon.text.detect_language import language_of_report
from rashomon.text.name_words import fold

_LAST_WORD = re.compile(r"(?<![\w’'-])[\w’'-]+ \Z")
_WORDS_BEHIND = re.compile(r"(?:[ -]?[\w’'%-]+){0,4}")


class LookUp(StrEnum):
    """What a look-up found: the value is printed (in a report that the text names, if it names
    any), elsewhere (only in others, or as another's words), in no report, or it was not looked
    at."""

    PRINTED = "printed"
    ELSEWHERE = "elsewhere"
    NOWHERE = "in no report"
    NOT_LOOKED_AT = "not looked at"


@record
class Found:
    """A value with what a look-up found.

    - `reports`: the ids of the reports that print it
    - `places`: where, with the words behind a number; one place a report
    - `lacking`: the ids of the reports that the text names for it and that do not print it
    - `why`: why it was not looked at, or what is otherwise about a quotation that is printed
    - `in_other_form`: whether they print it in another form only: a weekday for a day, the ends of
      a range, or a number without its bound
    """

    value: Value
    outcome: LookUp
    reports: tuple[str, ...] = ()
    places: tuple[Span, ...] = ()
    lacking: tuple[str, ...] = ()
    why: str = ""
    in_other_form: bool = False

    @property
    def is_fault(self) -> bool:
        """Whether a reader is to look at it."""
        is_otherwise = self.outcome is LookUp.PRINTED and bool(self.why)
        return self.outcome in (LookUp.NOWHERE, LookUp.ELSEWHERE) or is_otherwise


class PrintedReport:
    """What one report prints, its headline included. Everything is worked out once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.language = language_of_report(report)
        title = report.title or ""
        self._title = "" if fold(title) in fold(report.text[: 4 * len(title) + 200]) else title

    def prints(self, value: Value) -> bool:
        """Returns whether the report prints a value in any form."""
        match value.kind:
            case MarkKind.QUOTATION:
                return bool(
                    self.places_in_text(value.words) or self._letters_of_title.find(value.words)
                )
            case MarkKind.NAME:
                is_site = "." in value.words and value.words in self.report.text
                return is_site or self._names.has(value.words)
            case MarkKind.DAY:
                return value.day is not None and self._has_day(value)
        return self._has_number(value)

    def reads(self, value: Value) -> bool:
        """Returns whether the report surely does not print a value that is not found: it is in
        English, or in a language of which the program knows such values."""
        if self.language == "en" or value.kind is MarkKind.QUOTATION:
            return True
        if value.kind is MarkKind.NUMBER:
            return has_number_words(self.language)
        if value.kind is MarkKind.DAY and value.day and not value.day.weekday:
            return self.language in _LANGUAGES_OF_DAYS
        is_latin = sum(letter < "\u0370" for letter in self.report.text) * 2
        return value.kind is MarkKind.NAME and is_latin > len(self.report.text)

    def places_in_text(self, words: str) -> list[Printed]:
        """Returns where quoted words stand in the text, not those in the headline."""
        return self._letters.find(words)

    def place(self, value: Value) -> Span | None:
        """Returns where the report prints a number or a day, with what stands around it, or a
        quotation; None for what stands in its headline, in other words or in another form."""
        if value.kind is MarkKind.QUOTATION:
            found = self.places_in_text(value.words)
            return self.report.span(found[0].start, found[0].end) if found else None
        if value.kind is MarkKind.NUMBER:
            alike = [amount for amount in self.amounts if is_same_number(value, amount)]
            if not alike:
                ends = _ends_of(value)
                alike = [a for a in self.amounts if any(is_same_number(end, a) for end in ends)]
            alike.sort(key=lambda amount: -len(set(amount.nouns) & set(value.nouns)))
            return self.around(alike[0].start, alike[0].end) if alike else None
        if value.kind is MarkKind.DAY and value.day:
            day = self._days.place(value.day)
            return self.around(*day) if day and day[0] < len(self.report.text) else None
        return None

    def prints_in_this_form(self, value: Value) -> bool:
        """Returns whether the report prints a value as the text does, and not only another form of
        it: a weekday for a day of the month, one end of a range, "some 40" for "at least 40"."""
        if value.day is not None:
            return self._days.place(value.day) is not None
        if value.kind is not MarkKind.NUMBER:
            return self.prints(value)
        alike = [amount for amount in self._all_amounts if is_same_number(value, amount)]
        bound = value.limit in _BOUNDS
        return any(a.limit is value.limit if bound else a.limit not in _BOUNDS for a in alike)

    def around(self, start: int, end: int) -> Span:
        """Returns a number or a day at these offsets with the word before it and the four behind
        it, within its clause."""
        text = self.report.text
        before = _LAST_WORD.search(text[max(0, start - 40) : start])
        behind = _WORDS_BEHIND.match(text, end)
        return self.report.trimmed_span(
            start - (len(before[0]) if before else 0), behind.end() if behind else end
        )

    @cached_property
    def amounts(self) -> list[TextNumber]:
        """The numbers of its text."""
        return numbers_of_text(without_marks(self.report.text), self.language)

    @cached_property
    def _all_amounts(self) -> list[TextNumber]:
        """Those of its headline, too."""
        return [*self.amounts, *numbers_of_text(self._title, self.language)]

    def _has_number(self, value: Value) -> bool:
        if any(is_same_number(value, amount) for amount in self._all_amounts):
            return True
        return f" {fold(value.words)} " in self._folded and not value.words[:1].isdigit()

    def _has_day(self, value: Value) -> bool:
        words = value.day
        if words is None:
            return False
        if words.year and not words.days and float(words.year) in self._plain_numbers:
            return True
        if words.hour:  # "07.00" reads like a number
            hour, minute = words.hour
            clock = {hour + minute / 100, hour + 12 + minute / 100}
            return self._days.has(words) or not clock.isdisjoint(self._plain_numbers)
        return self._days.has(words)

    def has_own_day(self) -> bool:
        """Whether it is known when the report came out, by which its weekdays are days."""
        return bool(self._days.page_days)

    @cached_property
    def _plain_numbers(self) -> frozenset[float]:
        return frozenset(number for amount in self.amounts for number in amount.amounts)

    @cached_property
    def _days(self) -> DaysOfReport:
        text = self.report.text
        if self._title:
            text = f"{text}\n{self._title}"  # behind the text, whose offsets stand
        return DaysOfReport(self.report, days_of_text(text, self.language))

    @cached_property
    def _names(self) -> NamesOfReport:
        return NamesOfReport(self.report)

    @cached_property
    def _letters(self) -> LetterStream:
        return LetterStream(self.report.text)

    @cached_property
    def _letters_of_title(self) -> LetterStream:
        return LetterStream(self._title)

    @cached_property
    def _folded(self) -> str:
        return f" {fold(self._title)} {fold(self.report.text)} "


_BOUNDS = (Limit.LOW, Limit.HIGH)
_LANGUAGES_OF_DAYS = frozenset(code.partition("_")[0] for code in toml_table("date_lines.toml"))


def is_same_number(value: Value, amount: TextNumber) -> bool:
    """Returns whether a number of a text is one that a report prints: all of its amounts, and no
    share where the other counts something. A size ("scores") is no number."""
    if not value.amounts or not value.amounts <= amount.amounts or amount.limit is Limit.DOZENS:
        return False
    counts = value.nouns if amount.unit == "%" else amount.nouns
    return (value.unit == "%") == (amount.unit == "%") or not counts


def _ends_of(value: Value) -> list[Value]:
    """Returns the ends of a range as values of their own; none of a number that is no range."""
    if value.kind is not MarkKind.NUMBER or len(value.amounts) < 2:
        return []
    return [replace(value, amounts=frozenset({amount})) for amount in sorted(value.amounts)]


class PrintedReports:
    """Reports in which values are looked up."""

    def __init__(self, reports: Reports) -> None:
        self.reports = {report.id: PrintedReport(report) for report in reports}

    def find(
        self,
        value: Value,
        language: str | None = "en",
        named: Sequence[AbstractSet[str]] = (),
    ) -> Found:
        """Returns where reports print a value of a text in this language. `named` are the reports
        of which the text says that they have it, each as those that may be called so. A name may
        stand in any."""
        having = self._printing(value)
        in_this_form = [i for i in having if self.reports[i].prints_in_this_form(value)]
        lacking = [min(alike) for alike in named if alike.isdisjoint(having)]
        if value.kind is MarkKind.DAY:
            lacking = [ident for ident in lacking if self.reports[ident].has_own_day()]
        outcome = LookUp.PRINTED
        why = ""
        if not having:
            why = self._not_looked_at(value, language)
            outcome = LookUp.NOT_LOOKED_AT if why else LookUp.NOWHERE
        elif lacking and value.kind is not MarkKind.NAME:
            outcome = LookUp.ELSEWHERE
        elif value.kind is MarkKind.QUOTATION:
            why = self._denial_left_out(value, having)
        listed = in_this_form or having
        places = (self.reports[ident].place(value) for ident in listed)
        return Found(
            value=value,
            outcome=outcome,
            reports=tuple(listed),
            places=tuple(place for place in places if place),
            lacking=tuple(lacking) if outcome is LookUp.ELSEWHERE else (),
            why=why,
            in_other_form=bool(having) and not in_this_form,
        )

    def _printing(self, value: Value) -> list[str]:
        """Returns the reports that print a value. A range that none prints whole is printed where
        both of its ends are, be it in two reports."""
        whole = [ident for ident, printed in self.reports.items() if printed.prints(value)]
        if whole:
            return whole
        printing_ends = [self._printing(end) for end in _ends_of(value)]
        if not all(printing_ends):
            return []
        return [ident for ident in self.reports if any(ident in end for end in printing_ends)]

    def _not_looked_at(self, value: Value, language: str | None) -> str:
        """Returns why nobody can say that no report prints a value, "" if everybody can."""
        languages = {printed.language for printed in self.reports.values()}
        if value.kind is MarkKind.QUOTATION:
            return "" if (language or "en") in languages else "no report is in this language"
        unread = sorted({p.language for p in self.reports.values() if not p.reads(value)})
        return f"reports in another language ({', '.join(unread)}) may print it" if unread else ""

    def _denial_left_out(self, value: Value, having: Sequence[str]) -> str:
        """Returns what the dots of a quotation leave out, if that denies something wherever it is
        printed."""
        printed = [
            place for ident in having for place in self.reports[ident].places_in_text(value.words)
        ]
        if printed and all(place.denial_left_out for place in printed):
            return f"the dots leave out “{printed[0].denial_left_out}”"
        return ""
