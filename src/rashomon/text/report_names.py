"""What a report is called: its outlet, or its headline's first words until somebody says the
outlet; never a file's name or a hash."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.text.calendar_words import say_day
from rashomon.text.wording import shorten

_HEADLINE = 34  # characters


def report_name(report: Report) -> str:
    """Returns the outlet of a report, else the first words of its headline, or of its text."""
    return report.outlet or in_first_words(report.title, report.text)


def in_first_words(headline: str | None, text: str) -> str:
    """Returns what a report without an outlet is called: the first words of its headline, or of its
    text."""
    return f"“{shorten(quoted_inside(headline or text[:200]), _HEADLINE)}”"


def headline_of(story: Story, reports: Iterable[Report]) -> str:
    """Returns whose headline a story is called by: "headline of Hill Post and 2 more"; "" where
    that is not known."""
    found = {one.outlet: 0 for one in reports if one.outlet and one.title == story.title}
    more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
    return f"headline of {next(iter(found))}{more}" if found else ""


def quoted_inside(text: str) -> str:
    """Returns the text as it stands inside quotation marks: its own become single."""
    return re.sub(r'"([^"]*)"', r"‘\1’", text.replace("“", "‘").replace("”", "’"))


def name_reports(reports: Sequence[Report]) -> dict[str, str]:
    """Returns a different name for each report, by id: `report_name`, with its day where that tells
    those of one outlet apart, else with its headline's first words, else with a number."""
    outlets = Counter(map(report_name, reports))
    days = Counter(
        (report_name(report), report.published and report.published[:10]) for report in reports
    )
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for report in reports:
        name = report_name(report)
        if outlets[name] > 1 and report.outlet:
            day = report.published and report.published[:10]
            is_lone = day and days[name, day] == 1
            words = in_first_words(report.title, report.text)
            name = f"{name}, {say_day(day) if day and is_lone else words}"
        taken[name] += 1
        names[report.id] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return names
