"""Tells what a stretch is that two reports share: whose words are quoted in both, and which agency
both are credited to."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.lineage.direction import story_agencies
from rashomon.model.copy import Copy
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Mode
from rashomon.model.story import Story

_MOSTLY = 0.5  # of a quotation, that stands in the words of one speaker


class Sharing:
    """What the reports of a story share."""

    def __init__(self, story: Story, reports: Sequence[Report]) -> None:
        self._credits = {
            report.id: story_agencies(report) for report in reports if report.id in story.reports
        }
        names = {name.id: name.name for name in story.names}
        self._quotes: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
        for statement in story.statements:
            if statement.mode is not Mode.INDIRECT:
                speaker = names.get(statement.speaker_name or "") or statement.speaker or ""
                self._quotes[statement.report].append((statement.quote, speaker))

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

    def _inside(self, span: Span) -> Counter[str]:
        held: Counter[str] = Counter()
        for quote, who in self._quotes.get(span.report, ()):
            held[who] += max(0, min(quote.end, span.end) - max(quote.start, span.start))
        return held
