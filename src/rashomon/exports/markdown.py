"""The overview of each story as Markdown, in the same words as on the page and in the terminal.
Every string of a report is escaped text."""

import re
from collections.abc import Iterable

from rashomon.decisions.counted_reports import counted_reports
from rashomon.model.ledger import Ledger
from rashomon.model.overview import EntryForm, sections_of
from rashomon.model.report import Report, Reports
from rashomon.model.story import Story
from rashomon.show.answer_notes import ENDNOTES, endnotes
from rashomon.show.wording import differing, tell_behind, with_commas
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import name_reports, report_name
from rashomon.text.white_space import single_spaced

_SIGN = re.compile(r"[\\`*_{}\[\]<>#|~!]")
_FORMS = {
    EntryForm.ITEM: "- {}",
    EntryForm.PARAGRAPH: "\n{}\n",
    EntryForm.HEADING: "\n### {}\n",
}


def made_of(ledger: Ledger) -> str:
    """Returns the text of the file."""
    lines: list[str] = []
    for story_ledger in ledger.apart():
        lines += _story(story_ledger)
    return "\n".join([*lines, ""])


def _story(story_ledger: Ledger) -> Iterable[str]:
    """Yields the lines of a story: its overview, section by section, its notes and its reports."""
    story = story_ledger.stories[0]
    yield f"# {as_markdown(story.title or 'Untitled story')}\n"
    counting = counted_reports(story_ledger.reports, story.decisions)
    yield f"*{as_markdown(_facts(story, len(counting)))}*\n"
    for heading, entries in sections_of(story.overview):
        yield f"## {heading}\n"
        for entry in entries:
            yield _FORMS[entry.form].format(as_markdown(entry.in_one_line))
        yield ""
    yield from _endnotes(story, story_ledger.reports)
    yield "## Reports\n"
    for report in story_ledger.reports:
        left_out = "" if report in counting else " (not counted)"
        yield f"- {as_markdown(_report(report))}{left_out}"
    yield ""


def _endnotes(story: Story, reports: Reports) -> Iterable[str]:
    """Yields the sentences behind the answer of a story, by the numbers of its statements."""
    answer = story.answer()
    if answer and answer.is_bound:
        yield f"## {ENDNOTES}\n"
        for number, note in endnotes(answer, reports=reports, names=name_reports(reports)):
            yield f"{number}. {as_markdown(note)}"
        yield ""


def _facts(story: Story, reports: int) -> str:
    facts = with_commas(
        tell_behind(reports, story.independent),
        differing(len(story.open_differences())),
        "coverage incomplete" if story.coverage == "incomplete" else "",
    )
    return f"{facts}. It is never said who is right."


def _report(report: Report) -> str:
    day = say_day(report.published[:10]) if report.published else "undated"
    return f"{report_name(report)}, {day}: {report.title or report.id}"


def as_markdown(text: str) -> str:
    """Returns the text on one line, with Markdown escaped, including what might begin a list or a
    heading."""
    flat = _SIGN.sub(r"\\\g<0>", single_spaced(text))
    behind = flat.lstrip("0123456789")
    if flat.startswith(("-", "+", "=")) or (behind != flat and behind.startswith((".", ")"))):
        return f"{flat.removesuffix(behind)}\\{behind}"
    return flat
