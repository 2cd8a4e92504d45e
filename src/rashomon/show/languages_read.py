"""Says in one sentence which reports were read in part because of their language."""

from collections.abc import Iterable, Sequence

from rashomon.mentions.days.days_in_languages import languages_of_days
from rashomon.model.report import Report
from rashomon.shipped.tables.number_tables import load_number_words
from rashomon.show.wording import counted
from rashomon.text.detect_language import is_read_whole, language_of_report
from rashomon.text.gathering import grouped


def _some_of(some: Sequence[Report], reports: Sequence[Report]) -> str:
    """Returns how many reports these are, with their languages: "2 of 3 reports (de, ru)"."""
    codes = ", ".join(sorted({language_of_report(report) for report in some}))
    return f"{len(some):,} of {counted(len(reports), 'report')} ({codes})"


def read_in_part(reports: Iterable[Report]) -> str:
    """Returns what was read of those reports that are not in English: "2 of 3 reports (cs, uk) were
    read for names, full dates and copied words, not for speakers or for what numbers count";
    "" if there are none."""
    listed = list(reports)
    partly = [report for report in listed if not is_read_whole(report)]
    languages = []
    for what_is_read, some in grouped(partly, _what_is_read).items():
        was = "was" if len(some) == 1 else "were"
        languages.append(f"{_some_of(some, listed)} {was} {what_is_read}")
    return "; ".join(sorted(languages))


def _what_is_read(report: Report) -> str:
    language = language_of_report(report)
    days = "days" if language in languages_of_days() else "full dates"
    if language in load_number_words():
        return f"read for names, {days}, numbers and copied words, not for speakers"
    read = f"read for names, {days} and copied words"
    return f"{read}, not for speakers or for what numbers count"
