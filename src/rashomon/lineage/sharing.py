"""Tells who shares text with whom in a story, and what each shared stretch is.

The single source for the page's head, columns, lineage view and counts.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from rashomon.lineage.direction import story_agencies
from rashomon.model.copy import Copy, copied_text, quotations
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Mode
from rashomon.model.story import Story

_MOSTLY = 0.5  # of a quotation, that stands in the words of one speaker


@dataclass(frozen=True, slots=True)
class Between:
    """How much two reports share, in words: copied text, and quotations; `lines`: one or two lines
    of reporting; `agency`: credited in both."""

    a: str
    b: str
    words: int
    quoted: int
    lines: int
    agency: str = ""


class Sharing:
    """What the reports of a story share."""

    def __init__(self, story: Story, reports: Sequence[Report]) -> None:
        self._copies = story.copies
        self._credits = {
            report.id: story_agencies(report) for report in reports if report.id in story.reports
        }
        self._line = {
            report: place for place, line in enumerate(story.lines) for report in line.reports
        }
        names = {name.id: name.name for name in story.names}
        self._quotes: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
        for statement in story.statements:
            if statement.mode is not Mode.INDIRECT:
                speaker = names.get(statement.speaker_name or "") or statement.speaker or ""
                self._quotes[statement.report].append((statement.quote, speaker))

    def credits(self, report: str) -> list[str]:
        """Returns the agencies to which the whole report is credited."""
        return sorted(self._credits.get(report, ()))

    def named(self, copy: Copy) -> list[str]:
        """Returns what a shared stretch is, if an agency's text, beside where it is from."""
        common = sorted(
            self._credits.get(copy.a.report, frozenset())
            & self._credits.get(copy.b.report, frozenset())
        )
        shown = common and copy.from_ not in common
        return [f"both are credited to {' and '.join(common)}"] if shown else []

    def quoted(self, copy: Copy) -> str:
        """Returns whose words a quotation in two reports is."""
        here, there = (self._inside(span) for span in (copy.a, copy.b))
        for who in sorted(here.keys() & there.keys(), key=lambda who: (-here[who], who)):
            if who and here[who] >= _MOSTLY * len(copy.a.quote):
                return f"words of {who}, quoted in both"
        return "a quotation in both"

    def _inside(self, span: Span) -> dict[str, int]:
        held: defaultdict[str, int] = defaultdict(int)
        for quote, who in self._quotes.get(span.report, ()):
            held[who] += max(0, min(quote.end, span.end) - max(quote.start, span.start))
        return held

    @cached_property
    def pairs(self) -> dict[frozenset[str], Between]:
        """Returns what every two reports share."""
        found: defaultdict[tuple[str, str], list[Copy]] = defaultdict(list)
        for copy in self._copies:
            if copy.a.report != copy.b.report:
                one, other = sorted((copy.a.report, copy.b.report))
                found[one, other].append(copy)
        return {
            frozenset(pair): Between(
                *pair,
                words=sum(copy.words for copy in copied_text(copies)),
                quoted=sum(copy.words for copy in quotations(copies)),
                lines=self._lines(*pair),
            )
            for pair, copies in found.items()
        }

    def _lines(self, one: str, other: str) -> int:
        return 1 if one in self._line and self._line[one] == self._line.get(other) else 2

    @cached_property
    def across(self) -> tuple[Between, ...]:
        """Returns the pairs that share text, a quotation or an agency but are two lines, since most
        of each is its own; most words first."""
        found = {pair: shared for pair, shared in self.pairs.items() if shared.lines > 1}
        for one, other in combinations(sorted(self._credits), 2):
            if self._lines(one, other) > 1 and (
                common := self._credits[one] & self._credits[other]
            ):
                known = found.get(frozenset((one, other)), Between(one, other, 0, 0, 2))
                found[frozenset((one, other))] = replace(known, agency=min(common))
        return tuple(
            sorted(found.values(), key=lambda pair: (-pair.words, -pair.quoted, pair.a, pair.b))
        )
