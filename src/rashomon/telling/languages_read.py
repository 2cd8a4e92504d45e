"""Says in one sentence which reports were read in part because of their language."""

from collections.abc import Iterable

from rashomon.model.report import Report
from rashomon.telling.wording import counted
from rashomon.text.detect_language import is_read_whole, language_of_report


def codes_of(reports: Iterable[Report]) -> str:
    """Returns the ISO codes of the reports' languages, each once: "de, fr"."""
    return ", ".join(sorted({language_of_report(report) for report in reports}))


def read_in_part(reports: Iterable[Report]) -> str:
    """Returns what was read of those reports that are not in English: "2 of 3 reports (de, ru) were
    read for names, full dates and copied words, not for speakers or for what numbers count";
    "" if there are none."""
    listed = list(reports)
    partly = [report for report in listed if not is_read_whole(report)]
    if not partly:
        return ""
    those = f"{len(partly):,} of {counted(len(listed), 'report')} ({codes_of(partly)})"
    was = "was" if len(partly) == 1 else "were"
    read = "read for names, full dates and copied words"
    return f"{those} {was} {read}, not for speakers or for what numbers count"


def searched_in_part(reports: Iterable[Report], language: str) -> str:
    """Returns which reports were not searched for the words of a question in this language (ISO
    code), because they are in another one; "" if all were searched."""
    listed = list(reports)
    others = [report for report in listed if language_of_report(report) != language]
    if not others:
        return ""
    those = f"{len(others):,} of {counted(len(listed), 'report')} ({codes_of(others)})"
    have = "has another language" if len(others) == 1 else "have other languages"
    return f"{those} {have} than the question ({language}): searched for names and numbers alone"
