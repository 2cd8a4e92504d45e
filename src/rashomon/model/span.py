"""Spans: stretches of one report's text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer, SerializationInfo


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text: offsets in Unicode code points, `end` behind the last one, and
    `quote`, the text between them. Only `Report.span` makes one."""

    report: str
    start: int
    end: int
    quote: str

    @property
    def line(self) -> str:
        """Returns the quote on one line."""
        return " ".join(self.quote.split())

    @property
    def length(self) -> int:
        """Returns the number of its characters."""
        return self.end - self.start

    def shared_with(self, other: "Span") -> int:
        """Returns how many characters it has in common with another span of the report."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def overlaps(self, other: "Span") -> bool:
        """Whether both share at least one character of one report."""
        return self.report == other.report and self.start < other.end and other.start < self.end

    def meets(self, others: Iterable["Span"]) -> bool:
        """Whether it overlaps any of these spans."""
        return any(map(self.overlaps, others))

    def contains(self, other: "Span") -> bool:
        """Whether every character of `other` lies in this span."""
        return self.report == other.report and self.start <= other.start and other.end <= self.end

    def within(self, others: Iterable["Span"]) -> bool:
        """Whether it lies in one of these spans."""
        return any(other.contains(self) for other in others)


class OfSpan:
    """What stands somewhere in a report."""

    __slots__ = ()
    span: Span

    @property
    def report(self) -> str:
        """Returns the id of the report in which it stands."""
        return self.span.report

    @property
    def quote(self) -> str:
        """Returns its words."""
        return self.span.quote


@dataclass(frozen=True, slots=True, order=True)
class Furniture(Span):
    """A span that is page furniture: caption, credit, byline, dateline, menu, newsletter, related,
    teaser, comments or boilerplate. If it is not `certain`, it only looks like furniture, and is
    compared like prose."""

    type: str
    certain: bool = True


@dataclass(frozen=True, slots=True, order=True)
class PlacedSpan(Span):
    """A span with the hash of its text, and with who published it (`Report.house`). By these it is
    found again, whatever the report is called then. Spans of 0.6 have no outlet (None)."""

    sha256: str
    outlet: str | None = None

    @property
    def place(self) -> str:
        """Returns where it stands, in whatever report has its text."""
        return f"{self.sha256}:{self.start}-{self.end}"


def some_meet(spans: Iterable[Span], targets: Sequence[Span]) -> bool:
    """Whether one of these spans overlaps one of the others."""
    return any(span.meets(targets) for span in spans)


def _with_words(place: object) -> object:
    """Returns what a ledger has of a span with words, which `Row.quoted_from` puts in."""
    return {"quote": "", **place} if isinstance(place, dict) else place


def _as_told(span: Span, info: SerializationInfo) -> dict[str, str | int]:
    """Returns a span as JSON has it: in a ledger without its words."""
    place: dict[str, str | int] = {"report": span.report, "start": span.start, "end": span.end}
    return place if info.context == IN_LEDGER else {**place, "quote": span.quote}


IN_LEDGER = {"spans": "short"}
# A span that a ledger writes without its words, since its report has them.
ShortSpan = Annotated[
    Span, BeforeValidator(_with_words), PlainSerializer(_as_told, when_used="json")
]
PlacedSpans = tuple[PlacedSpan, ...]
Stretches = Sequence[Span]
# Stretches of reports, in their order.
Passages = tuple[Span, ...]
