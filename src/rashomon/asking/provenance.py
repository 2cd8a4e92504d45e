"""What the program found of a story's reports, in lines that stand above their sentences
(`tell_provenance`)."""

from collections.abc import Iterator
from itertools import islice

from rashomon.asking.prompts import one_line, with_own_signs
from rashomon.model.caution import SAID_BY_REPORTS, CautionKind
from rashomon.model.overview_words import FixedWords, Section
from rashomon.model.report import ReportNames
from rashomon.model.story import Story
from rashomon.telling.wording import tell_behind

_MOST = 12  # lines about single reports


def tell_provenance(story: Story, called: ReportNames) -> str:
    """Returns how many origins the reports have at most, what the first view says of where their
    words come from, and what is odd about a report. `called`: what reports are called."""
    lines = [f"{tell_behind(len(story.reports), story.independent)}."]
    lines += _sources(story)
    lines += islice(_odd(story, called), _MOST)
    told = "What a program found:"
    for line in lines:
        told += f"\n- {with_own_signs(one_line(line))}"
    return told


def _sources(story: Story) -> Iterator[str]:
    """What the first view says of sources, and of reports that hardly tell what others tell."""
    for entry in story.overview:
        is_of_all = entry.section is Section.HEAD and entry.id is None
        is_of_text = entry.section is Section.SOURCES
        if is_of_all or (is_of_text and not entry.in_one_line.startswith(FixedWords.NAMELESS)):
            yield entry.in_one_line


def _odd(story: Story, called: ReportNames) -> Iterator[str]:
    for caution in story.cautions:
        if caution.kind not in (*SAID_BY_REPORTS, CautionKind.NO_OUTLET):
            yield f"{called[caution.report]}: {caution.why}."
