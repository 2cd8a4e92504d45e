"""Small words of all views: counts, lists, whose words something is. One place for page, terminal,
exports and assistants."""

import re
from collections.abc import Iterable, Sequence

from rashomon.model.authors import name_of_author
from rashomon.model.model_use import ModelUse
from rashomon.model.report import ReportNames, Reports
from rashomon.model.story import Story

# Words that begin within a quotation, and words that end within one.
_ENDS_QUOTATION = re.compile(r'[^"“”]*[^\s\d"“”(](["”])(?!\w)')
_OPENS_QUOTATION = re.compile(r'(?<![^\s(])(["“])[^"“”]*$')
FIRST_NAMED = 3
"""How many names stand before the number of all others."""
NO_LONGER = "no longer on the page"
"""What stands beside words of an older state of a page that its newest state has not."""
NOT_YET_BOUND = "not yet bound to sentences: do not quote"
"""What stands above a text whose author was not yet asked to name sentences."""


def with_commas(*parts: str | None) -> str:
    """Returns those of these parts that are there, as a list in one line."""
    return ", ".join(filter(None, parts))


def counted(number: int, noun: str) -> str:
    """Returns the number with its noun: "1 report", "2 reports", "2 stories"."""
    if number != 1:
        if noun.endswith("ry"):
            noun = f"{noun.removesuffix('y')}ie"
        elif noun.endswith("ch"):
            noun += "e"
        noun += "s"
    return f"{number:,} {noun}"


def few(
    names: Sequence[str], most: int = FIRST_NAMED, more: str = " +{}", between: str = ", "
) -> str:
    """Returns the first names, and how many `more` there are."""
    first = between.join(names[:most])
    return first + more.format(len(names) - most) if len(names) > most else first


def name_reports_in(
    reports: Iterable[str], report_names: ReportNames, most: int = FIRST_NAMED, more: str = " +{}"
) -> str:
    """Returns what the first reports are called, and how many `more` there are."""
    return few([report_names[report] for report in dict.fromkeys(reports)], most=most, more=more)


def with_capital(words: str) -> str:
    """Returns words with a capital."""
    return f"{words[:1].upper()}{words[1:]}"


def as_sentence(words: str) -> str:
    """Returns words as a sentence, with a capital and a full stop."""
    return f"{with_capital(words)}."


def days_of(reports: Reports) -> list[str]:
    """Returns the days on which reports say they were published, in order. Reports that do not say
    are left out."""
    return sorted(report.stated_day[:10] for report in reports if report.stated_day)


def whose(by: str | None) -> str:
    """Returns who wrote something: "by otter-7b", or "" for the program."""
    return f"by {name_of_author(by)}" if by else ""


def reading(use: ModelUse, stories: Sequence[Story]) -> str:
    """Returns what a language model did in these stories: how many lines it wrote, and how often
    something in them was refused."""
    line_count = 0
    for story in stories:
        for answer in story.answers:
            if answer.by == use.by and answer.question is None:
                line_count += len(answer.lines)
    where = f"at {use.host}" if use.host else "from a file"
    refused = counted(sum(use.refused.values()), "refusal")
    text = f"read with {use.by} {where}: {counted(line_count, 'line')} taken, {refused}"
    if use.unsent:
        text += f"; {counted(use.unsent, 'sentence')} not sent"
    return text


def in_marks(words: str) -> str:
    """Returns words of a report in quotation marks, all of which are closed. Words that begin with
    one, or within a quotation, get no more than that takes."""
    ends = _ENDS_QUOTATION.match(words)
    opens = _OPENS_QUOTATION.search(words)
    before = ends[1].replace("”", "“") if ends else ""
    behind = opens[1].replace("“", "”") if opens else ""
    told = f"{before}{words}{behind}"
    return told if ends or words.startswith(('"', "“", "”")) else f"“{told}”"
