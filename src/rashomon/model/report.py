"""One news report as it was read."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import accumulate
from urllib.parse import urlsplit

from rashomon.model.content_ids import report_key
from rashomon.model.record import record
from rashomon.model.span import Furniture, Passages, Span

# The id of a draft that is held against reports, and what it is called.
DRAFT = "your draft"


class ReportNames(dict[str, str]):
    """The names of reports, by id. A report that has none is called by its id."""

    def __missing__(self, report: str) -> str:
        return report


@record
class PageDate:
    """A date that the page gives for itself, and where it says so."""

    value: str
    basis: str
    span: Span | None = None


# The basis of the moment of a post: what stands from its span on to the next is told from that day.
POST = "post or message"
EMBEDDED = "post within the page"
DECIDED_BY = "decided by "
"""Begins the basis of a day that a person mended."""


@record
class Credit:
    """A wire service named in a report.

    It is named for its words ("text"), for a picture ("picture"), or as the one that was told
    something ("source"). `agency` is None if only "agencies" are named.
    """

    agency: str | None
    role: str
    span: Span


@record
class FoundIn:
    """A source in which a report was found: its name, the hash of the bytes that were read, and
    what is known of where they came from."""

    source: str
    sha256: str
    url: str | None = None
    canonical_url: str | None = None
    archived_url: str | None = None
    retrieved: str | None = None


_Pieces = tuple[Furniture, ...]


class _Cover:
    """Counts the characters of the certain pieces before a place, those in two pieces twice, and
    finds whether others touch a stretch, by binary search."""

    def __init__(self, pieces: _Pieces) -> None:
        self.pieces = pieces
        certain_pieces = [piece for piece in pieces if piece.certain]
        self._sides = [
            sorted(piece.start for piece in certain_pieces),
            sorted(piece.end for piece in certain_pieces),
        ]
        self._sums = [[0, *accumulate(side)] for side in self._sides]
        doubtful = [piece for piece in pieces if not piece.certain]
        self._doubtful_starts = sorted(piece.start for piece in doubtful)
        self._doubtful_ends = sorted(piece.end for piece in doubtful)

    def __call__(self, place: int) -> int:
        begun, ended = (
            bisect_left(side, place) * place - sums[bisect_left(side, place)]
            for side, sums in zip(self._sides, self._sums, strict=True)
        )
        return begun - ended

    def has_doubtful(self, start: int, end: int) -> bool:
        """Whether a piece that is not certain shares a character with this stretch."""
        begun = bisect_left(self._doubtful_starts, end)
        return begun > bisect_right(self._doubtful_ends, start)


_covers: list[_Cover] = []  # a cache of one: a report is queried line by line


def _cover_of(pieces: _Pieces) -> _Cover:
    last = _covers[:1]
    if not last or last[0].pieces is not pieces:
        last = [_Cover(pieces)]
        _covers[:] = last
    return last[0]


class OddKind(StrEnum):
    """What is odd about a report."""

    PAGE_DATE = "page-date"
    NO_OUTLET = "no-outlet"


@record
class Odd:
    """Something odd about a report: `why` in words."""

    kind: OddKind
    why: str
    span: Span | None = None


@record
class Report:
    """A report: its text, what is known of it, and which of its characters are not prose.

    - `outlet_as_read`: if a person mended the outlet, the one that was read, "" for none
    - `odd`: what the program finds odd about it beside the other reports of its story
    """

    id: str
    source: str
    sha256: str
    source_sha256: str
    text: str
    title: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: str | None = None
    anchor: str | None = None
    anchor_basis: str | None = None
    language: str | None = None
    furniture: _Pieces = ()
    warnings: tuple[str, ...] = ()
    url: str | None = None
    canonical_url: str | None = None
    archived_url: str | None = None
    retrieved: str | None = None
    revision_of: str | None = None
    dates: tuple[PageDate, ...] = ()
    corrections: Passages = ()
    anchor_confidence: float | None = None
    credits: tuple[Credit, ...] = ()
    sources: tuple[FoundIn, ...] = ()
    outlet_as_read: str | None = None
    odd: tuple[Odd, ...] = ()

    def __hash__(self) -> int:
        """Of all that equal reports share a little is enough: one may have 20,000 pieces."""
        return hash((self.id, self.sha256))

    def __repr__(self) -> str:
        return (
            f"<Report {self.id} {self.title!r} outlet={self.outlet!r} published={self.published} "
            f"characters={len(self.text)}>"
        )

    @property
    def key(self) -> str:
        """Returns what the report is known by, whatever it is called: a digest of its text and of
        its house."""
        return report_key(self.sha256, self.house)

    @property
    def house(self) -> str:
        """Returns who published the report, as it was first read, in small letters: its outlet,
        otherwise the host of its page; "" if neither is known."""
        outlet = self.outlet if self.outlet_as_read is None else self.outlet_as_read
        return (outlet or "").casefold() or host_of(self.canonical_url or self.url) or ""

    @property
    def stated_day(self) -> str | None:
        """Returns the day or moment that the page or the dateline states. Returns None if the day
        was only inferred from other reports."""
        inferred = (self.anchor_basis or "").startswith("inferred")
        return self.published or (None if inferred else self.anchor)

    @property
    def place_in_order(self) -> tuple[str, str]:
        """Returns the key that orders reports wherever they are numbered: by day and hour, those
        without a day last."""
        return self.stated_day or "9999", self.id

    def span(self, start: int, end: int) -> Span:
        """Returns the span at these offsets, with its quote from the text. Raises ValueError if
        they do not lie in the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(
                f"no span {start}..{end} in report {self.id!r} of {len(self.text)} characters"
            )
        return Span(self.id, start=start, end=end, quote=self.text[start:end])

    def place_of(self, span: Span) -> tuple[str, int, int]:
        """Returns where a span of this report stands, by the key of the report."""
        return self.key, span.start, span.end

    def trimmed_span(self, start: int, end: int) -> Span:
        """Returns the span without white space at either end."""
        piece = self.text[start:end]
        return self.span(
            start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        )

    def furniture_span(self, start: int, end: int, kind: str, *, certain: bool = True) -> Furniture:
        """Returns a furniture span of this report."""
        plain = self.span(start, end)
        return Furniture(
            report=plain.report,
            start=plain.start,
            end=plain.end,
            quote=plain.quote,
            type=kind,
            certain=certain,
        )

    @property
    def left_out(self) -> _Pieces:
        """Returns the furniture that takes no part in the comparison, because it is certain."""
        return tuple(piece for piece in self.furniture if piece.certain)

    def is_doubtful(self, span: Span) -> bool:
        """Whether some of these words only look like furniture."""
        doubtful = _cover_of(self.furniture).has_doubtful(span.start, span.end)
        return doubtful and span.report == self.id

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether at least half of these characters are certainly furniture."""
        before = _cover_of(self.furniture)
        covered = before(end) - before(start)
        return 2 * covered >= max(1, end - start)


def host_of(address: str | None) -> str | None:
    """Returns the host of an address without "www."."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:  # brackets that are not closed
        return None


def newest_states(revised: Mapping[str, str | None]) -> dict[str, str]:
    """Returns the newest state of each page that changed, under the ids of its older states. It
    only follows `revised`, which says which report each revises, if any
    (`reports/revisions.py`)."""
    newer = {old: new for new, old in sorted(revised.items()) if old and old in revised}
    newest = {}
    for old in newer:
        states = [old]
        while states[-1] in newer and newer[states[-1]] not in states:
            states.append(newer[states[-1]])
        newest[old] = states[-1]
    return newest


Reports = Sequence[Report]
ReportsById = Mapping[str, Report]


def older_states(reports: Reports) -> frozenset[str]:
    """Returns the ids of reports of which a newer state of their page is among these. Only the
    newest counts."""
    revised = {report.revision_of for report in reports}
    return frozenset(report.id for report in reports if report.id in revised)
