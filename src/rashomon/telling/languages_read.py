"""Says in one sentence which reports were read in part because of their language."""

from collections.abc import Iterable, Sequence

from rashomon.model.report import Report
from rashomon.shipped.tables.number_tables import load_number_words
from rashomon.telling.wording import counted
from rashomon.text.detect_language import is_read_whole, language_of_report
from rashomon.text.gathering import grouped


def _some_of(some: Sequence[Report], reports: Sequence[Report]) -> str:
    """Returns how many reports these are, with their languages: "2 of 3 reports (de, ru)"."""
    codes = ", ".join(sorted({language_of_report(report) for report in some}))
    return f"{len(some):,} of {counted(len(reports), 'report')} ({codes})"


def read_in_part(reports: Iterable[Report]) -> str:
    """Returns what was read of those reports that are not in English: "2 of 3 reports (de, ru) were
    read for names, full dates and copied words, not for speakers or for what numbers count";
    "" if there are none."""
    listed = list(reports)
    partly = [report for report in listed if not is_read_whole(report)]
    told = []
    for is_counted, some in grouped(partly, _has_numbers_read).items():
        was = "was" if len(some) == 1 else "were"
        told.append(f"{_some_of(some, listed)} {was} {_READ[is_counted]}")
    return "; ".join(sorted(told))


_READ = {
    True: "read for names, full dates, numbers and copied words, not for speakers",
    False: "read for names, full dates and copied words, not for speakers or for what numbers "
    "count",
}


def _has_numbers_read(report: Report) -> bool:
    """Whether it is read what the numbers of a report count."""
    return language_of_report(report) in load_number_words()


def searched_in_part(reports: Iterable[Report], language: str) -> str:
    """Returns which reports were not searched for the words of a question in this language (ISO
    code), because they are in another one; "" if all were searched."""
    listed = list(reports)
    others = [report for report in listed if language_of_report(report) != language]
    if not others:
        return ""
    have = "has another language" if len(others) == 1 else "have other languages"
    searched = f"{have} than the question ({language}): searched for names and numbers alone"
    return f"{_some_of(others, listed)} {searched}"
