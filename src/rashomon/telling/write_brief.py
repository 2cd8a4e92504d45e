"""Writes the brief, the digest at one page: what several reports tell, what differs, what is
disputed, what came last, what one alone tells; within each part in the order of the digest."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import islice

from rashomon.model.report import Report
from rashomon.model.story import BriefSentence, Story
from rashomon.telling import brief_sentences
from rashomon.telling.brief_sentences import BriefStory
from rashomon.text.report_names import name_reports

Maker = Callable[[BriefStory], Iterator[BriefSentence]]


class Length(StrEnum):
    """The length of a brief: a few lines, one page, or everything."""

    SHORT = "short"
    PAGE = "page"
    FULL = "full"


# The parts in order, with the number of sentences of each in a short brief and in a page.
_PARTS: tuple[tuple[Maker, int, int], ...] = (
    (brief_sentences.told_by_several, 3, 8),
    (brief_sentences.differing, 1, 4),
    (brief_sentences.disputed, 2, 6),
    (brief_sentences.came_last, 1, 3),
    (brief_sentences.told_alone, 1, 4),
)
_WORDS = {Length.SHORT: 160, Length.PAGE: 720, Length.FULL: 10**9}


def write_brief(
    story: Story, reports: Sequence[Report] = (), *, length: Length = Length.PAGE
) -> tuple[BriefSentence, ...]:
    """Returns sentences that cite accounts or sentences of the digest: their words in quotation
    marks, and around these whose they are."""
    found = BriefStory(story, {report.id: report for report in reports}, name_reports(reports))
    parts = []
    for maker, short, page in _PARTS:
        most = {Length.SHORT: short, Length.PAGE: page, Length.FULL: 10**9}[length]
        parts.append(list(islice(maker(found), most)))
    return _fit(parts, _WORDS[length])


def _fit(parts: Sequence[list[BriefSentence]], words: int) -> tuple[BriefSentence, ...]:
    """The sentences in order; while there are too many words, the longest part loses its last
    sentence."""
    while sum(len(sentence.text.split()) for part in parts for sentence in part) > words:
        longest = max(parts, key=lambda part: sum(len(sentence.text.split()) for sentence in part))
        if len(longest) < 2:
            break
        longest.pop()
    return tuple(sentence for part in parts for sentence in part)
