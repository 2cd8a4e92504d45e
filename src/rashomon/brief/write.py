"""write_brief: what happened, what is disputed and by whom, what changed, who denies what, what several reports tell alike, what only one has."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from rashomon.brief import sentences
from rashomon.brief.check import Citations
from rashomon.brief.opening import opening
from rashomon.brief.told import Told
from rashomon.model.report import Report
from rashomon.model.story import BriefSentence, Story

Maker = Callable[[Told], Iterator[BriefSentence]]


class Length(StrEnum):
    """How long a brief is: a few lines, one page, or everything."""

    SHORT = "short"
    PAGE = "page"
    FULL = "full"


# What is told, in this order, and how many sentences of each a short brief and a page hold.
_PARTS: tuple[tuple[Maker, int, int], ...] = (
    (opening, 1, 2),
    (sentences.disputed, 2, 4),
    (sentences.changed, 1, 2),
    (sentences.denied, 1, 2),
    (sentences.agreed, 2, 3),
    (sentences.repeated, 0, 1),
    (sentences.only_one, 0, 1),
    (sentences.unclear, 0, 1),
)
MOST = 12  # sentences of a page
_WORDS = {Length.SHORT: 160, Length.PAGE: 520, Length.FULL: 10**9}


def write_brief(story: Story, reports: Sequence[Report] = (), *, length: Length = Length.PAGE) -> tuple[BriefSentence, ...]:
    """Sentences that cite the accounts or statements they rest on; none holds a number, name or date that its citations do not."""
    told = Told(story, {report.id: report for report in reports}, name_reports(reports))
    citations = Citations(story, reports)
    parts = []
    for maker, short, page in _PARTS:
        most = {Length.SHORT: short, Length.PAGE: page, Length.FULL: 10**9}[length]
        parts.append(_first(_supported(maker(told), told, citations), most))
    fitted = _fit(parts, _WORDS[length])
    return fitted if length is Length.FULL else fitted[:MOST]


def name_reports(reports: Sequence[Report]) -> dict[str, str]:
    """What each report is called: its outlet; with the report's id where two reports are of one outlet; the id where none is known."""
    outlets = Counter(report.outlet for report in reports)
    return {
        report.id: report.id if not report.outlet else report.outlet if outlets[report.outlet] == 1 else f"{report.outlet} ({report.id})"
        for report in reports
    }


def _first(found: Iterator[BriefSentence], most: int) -> list[BriefSentence]:
    return [sentence for sentence, _ in zip(found, range(most), strict=False)]


def _supported(found: Iterator[BriefSentence], told: Told, citations: Citations) -> Iterator[BriefSentence]:
    """The sentences that their citations bear out; disputes and changes in the accounts' own words where the question does not pass."""
    for sentence in found:
        plain = sentence if not citations.unsupported(sentence) else sentences.in_own_words(sentence, told)
        if plain is not None and (plain is sentence or not citations.unsupported(plain)):
            yield plain


def _fit(parts: Sequence[list[BriefSentence]], words: int) -> tuple[BriefSentence, ...]:
    """The sentences in order; where they are too many words the longest part gives up its last until they fit."""
    while sum(len(sentence.text.split()) for part in parts for sentence in part) > words:
        longest = max(parts, key=lambda part: sum(len(sentence.text.split()) for sentence in part))
        if len(longest) < 2:
            break
        longest.pop()
    return tuple(sentence for part in parts for sentence in part)
