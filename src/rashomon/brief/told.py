"""The brief's view of a story, and the whole sentences around passages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.brief.check import sentence_at
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.story import Story

_LONGEST = 60  # words of a sentence that is quoted
_ENDS = re.compile(r"[.!?][\"”’')]*$")
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z.,' ]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2} )?(?:\([A-Za-z][\w ]*\) ?)?(?:[—–―]|--?) ?|\([A-Z]{2,}\) (?:[—–―-] )?)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class BriefStory:
    """A story with its reports by id, and the label of each."""

    story: Story
    reports: Mapping[str, Report]
    labels: Mapping[str, str]

    def label(self, report: str) -> str:
        """Returns the label of a report."""
        return self.labels.get(report, report)

    def is_headline(self, quote: Span) -> bool:
        """Whether the quote stands in its report's headline."""
        report = self.reports.get(quote.report)
        start = report.text.find(report.title) if report and report.title else -1
        return report is not None and 0 <= start <= quote.start < start + len(report.title or "")


def whole_sentence(told: BriefStory, quote: Span) -> Span | None:
    """Returns the sentence around a quote, without a dateline; None if it is a fragment, too long, or its text is missing."""
    report = told.reports.get(quote.report)
    if report is None or told.is_headline(quote):
        return None
    found = sentence_at(report, quote)
    line = _DATELINE.match(found.quote)
    if line:
        found = report.span(found.start + line.end(), found.end)
    whole = bool(_ENDS.search(found.quote)) and found.quote.lstrip("“\"‘'")[:1].isupper() and len(found.quote.split()) <= _LONGEST
    return found if whole and not _is_torn(found.quote) else None


def _is_torn(text: str) -> bool:
    """Whether a quotation mark is unpaired, as when a quote runs over several sentences."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def flat(text: str) -> str:
    """Returns the text on one line, without a final full stop and outer quotation marks; inner ones become single."""
    plain = " ".join(text.split())
    plain = re.sub(r'"([^"]*)"', r"‘\1’", plain.replace("“", "‘").replace("”", "’"))
    return plain.removesuffix(".")


def alike(one: str, other: str) -> bool:
    """Whether two sentences say much the same."""
    left, right = ({word.casefold().strip(".,;:“”\"'") for word in text.split() if len(word) > 3} for text in (one, other))
    return bool(left and right) and len(left & right) / min(len(left), len(right)) > 0.4
