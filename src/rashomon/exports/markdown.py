"""The overview of each story as Markdown, the same words as on the page and the terminal; every
string of a report is escaped text."""

import re
from collections.abc import Iterable, Iterator

from rashomon.model.ledger import Ledger
from rashomon.model.overview import parts_of
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.telling.wording import counted, differing, independent
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import report_name


def _facts(story: Story) -> str:
    parts = [
        counted(len(story.reports), "report"),
        independent(story.independent),
        differing(len(story.open_differences())),
        "coverage incomplete" if story.coverage == "incomplete" else "",
    ]
    return f"{', '.join(filter(None, parts))}. It is never said who is right."


def _report(report: Report) -> str:
    day = say_day(report.published[:10]) if report.published else "undated"
    return f"{report_name(report)}, {day}: {report.title or report.id}"


_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def made_of(ledger: Ledger) -> bytes:
    """One file."""
    text = "\n".join("\n".join(_lines(own)) for own in ledger.apart())
    return f"{text}\n".encode("utf-8", "replace")


def _plain(text: str) -> str:
    """Returns the text on one line, with Markdown escaped, including what might begin a list or a
    heading."""
    flat = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)([.)])|^([-+=])", r"\1\\\2\3" if re.match(r"\d", flat) else r"\\\3", flat)


def _lines(own: Ledger) -> Iterator[str]:
    story = own.stories[0]
    yield f"# {_plain(story.title or 'Untitled story')}\n"
    yield f"*{_plain(_facts(story))}*\n"
    for heading, entries in parts_of(story.overview):
        told = (f"{one.in_one_line} ({one.by})" if one.by else one.in_one_line for one in entries)
        yield from _part(heading, told)
    yield from _part("Reports", map(_report, own.reports))


def _part(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"## {heading}\n"
    yield from (f"- {_plain(line)}" for line in lines)
    yield ""
