"""The copies of each report, and the texts that have some of its words."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import permutations

from rashomon.model.copy import Copies
from rashomon.model.span import Span
from rashomon.text.gathering import SpansByPlace


@dataclass(eq=False)  # no slots: what is worked out of it is kept
class ReportCopies:
    """The copies of one report, by its own stretch, and the texts that have them: prints of one
    text are one, any other report is its own."""

    of: defaultdict[Span, set[str]] = field(default_factory=lambda: defaultdict(set))

    @cached_property
    def placed(self) -> SpansByPlace:
        """Returns the stretches by their places."""
        return SpansByPlace(self.of)

    @cached_property
    def words(self) -> Counter[str]:
        """Returns how many words of the stretches each text has."""
        shared = Counter[str]()
        for span, texts in self.of.items():
            number = len(span.quote.split())
            for text in texts:
                shared[text] += number
        return shared


def copies_by_report(copies: Copies, prints: dict[str, str]) -> defaultdict[str, ReportCopies]:
    """Returns the copies of each report. `prints`: of each of many prints of one text the
    fullest."""
    by_report: defaultdict[str, ReportCopies] = defaultdict(ReportCopies)
    for copy in copies:
        for span, source in permutations(copy.spans):
            by_report[span.report].of[span].add(prints.get(source.report, source.report))
    return by_report


def texts_with(copies: ReportCopies, quote: Span) -> frozenset[str]:
    """Returns the other texts that have a stretch which holds these words."""
    texts = frozenset[str]()
    for span in copies.placed.at(quote):
        if 2 * span.shared_with(quote) >= quote.length:
            texts |= copies.of[span]
    return texts
