"""The small plan: a request for each matter of which several reports tell, with the sentences of a
passage and those beside them, for models that hold no whole story."""

from collections.abc import Iterator, Sequence

from rashomon.model.passage import Passage
from rashomon.model.point import PointKind
from rashomon.model.row import Row
from rashomon.model.span import Span
from rashomon.model_reading.first_pass import ASKED, Window, put_together
from rashomon.model_reading.prompts import (
    NumberedParagraph,
    ReportSheet,
    one_line,
    orders,
    set_apart,
    tokens,
)
from rashomon.protocols import Prompt
from rashomon.text.parsed_report import Annotations

STAGE = "matters"
_MOST = 40  # requests of a story
_ROOM, _LEAST = 1_000, 300  # tokens of a reply


def matters_of(
    passages: Sequence[Passage], annotated: Sequence[Annotations], sheets: Sequence[ReportSheet]
) -> list[Window]:
    """Returns what is shown of each passage, the first as they are ordered; equal ones once."""
    pages = {page.report.id: page for page in annotated}
    found: dict[tuple[tuple[str, int, int], ...], Window] = {}
    for passage in passages:
        window = Window(tuple(_parts(passage, pages, sheets)))
        prose = tuple((s.label, p.start, p.end) for s in window.sheets for p in s.paragraphs)
        if len(window.sheets) > 1:
            found.setdefault(prose, window)
    return list(found.values())[:_MOST]


def _parts(
    passage: Passage, pages: dict[str, Annotations], sheets: Sequence[ReportSheet]
) -> Iterator[ReportSheet]:
    """Each report of a passage, with the sentences that stand in it."""
    for sheet in sheets:
        quotes = [s.quote for s in passage.sentences if s.report == sheet.report.id]
        if quotes and sheet.report.id in pages:
            yield ReportSheet(sheet.report, sheet.label, _shown(pages[sheet.report.id], quotes))


def _shown(page: Annotations, quotes: Sequence[Span]) -> tuple[NumberedParagraph, ...]:
    """Stretches of one paragraph each that hold these sentences and those right before and behind
    them; what overlaps is one stretch."""
    ends: list[tuple[int, int]] = []
    for start, end in sorted(_around(page, quote) for quote in quotes):
        if ends and start < ends[-1][1]:
            start, end = ends[-1][0], max(end, ends.pop()[1])
        ends.append((start, end))
    return tuple(
        NumberedParagraph(page.report, n, start, end, one_line(page.report.text[start:end]), False)
        for n, (start, end) in enumerate(ends, 1)
    )


def _around(page: Annotations, quote: Span) -> tuple[int, int]:
    for paragraph in page.prose_paragraphs():
        spans = [page.span(sentence) for sentence in page.sentences_in(paragraph)]
        here = [k for k, span in enumerate(spans) if span.overlaps(quote)]
        if here:
            near = spans[max(0, here[0] - 1) : here[-1] + 2]
            return near[0].start, near[-1].end
    return quote.start, quote.end


def matter_prompt(story: str, window: Window, context: int, languages: str = "") -> Prompt | None:
    """Returns the request about one matter; None if there is no room for its reply. `languages`:
    what is said of languages.

    All begin with the same words, so that servers that keep what they have read read these once.
    """
    system = orders(STAGE)
    user = "\n\n".join(filter(None, (set_apart(window.sheets), languages, ASKED)))
    room = min(_ROOM, context - tokens(system, user))
    return Prompt(STAGE, story, system, user, room) if room >= _LEAST else None


def about(reports: int) -> tuple[int, int, int]:
    """Returns how many requests so many reports take, about, and tokens in and out, by what stories
    of our own took."""
    requests = min(_MOST, 4 * reports) if reports > 1 else 0
    return requests + bool(requests), requests * (tokens(orders(STAGE)) + 320), 150 * requests


def says_nothing(reply: str) -> bool:
    """Whether a reply says that the sentences answer no question."""
    return reply.strip(" .\n").casefold() == "none"


def asked_once(rows: Sequence[Row]) -> list[Row]:
    """Returns the rows after putting those together that ask one question in the same words."""
    out: dict[tuple[str, PointKind], Row] = {}
    for row in rows:
        key = " ".join(row.question.casefold().split()), row.kind
        out[key] = put_together(out[key], row) if key in out else row
    return list(out.values())
