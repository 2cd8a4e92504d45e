"""Anomalies of the page itself: an implausible date, a truncated text, an outdated caption."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Token

from rashomon.anomalies.story_evidence import (
    StoryEvidence,
    anomaly,
    find_tolls,
    numbers_in,
    prose_of,
    title_span,
)
from rashomon.model.anomaly import Anomaly, AnomalyKind
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.shipped.words import either, ordered, set_of
from rashomon.text.calendar_words import as_date
from rashomon.text.parsed_report import Annotations, Paragraph, ParagraphRole

# A page is put online within days of its news; below this the two days may only be a time zone or a
# late posting.
_TOO_FAR_DAYS = 4
_MONTHS = ordered("calendar.months")


def wrong_page_dates(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds pages whose own date lies days away from the day on which their news was reported."""
    for annotated in evidence.annotated.values():
        report = annotated.report
        published, anchor = as_date(report.published or ""), as_date(report.anchor or "")
        if published and anchor and (far := abs((published - anchor).days)) >= _TOO_FAR_DAYS:
            side = "after" if published > anchor else "before"
            why = (
                f"the page is dated {published.isoformat()}, {far} days {side} "
                f"{anchor.isoformat()}, the day from which its text speaks"
            )
            yield anomaly(
                AnomalyKind.PUBLICATION_DATE,
                report,
                _page_date_span(report, published),
                f"{why} ({report.anchor_basis})",
            )


def _page_date_span(report: Report, published: date) -> Span | None:
    for page_date in report.dates:
        if page_date.span and page_date.value[:10] == published.isoformat():
            return page_date.span
    month, day, year = _MONTHS[published.month - 1], published.day, published.year
    short = rf"(?:{month}|{month[:3]}\.?)"
    pattern = (
        rf"\b0?{day}(?:st|nd|rd|th)? {short},? {year}|{short} 0?{day}(?:st|nd|rd|th)?,? {year}"
        rf"|{published.isoformat()}"
    )
    match = re.search(pattern, report.text)
    return report.span(match.start(), match.end()) if match else None


_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W*$")
_READ_ON = re.compile(rf"(?i)\b(?:{either('page.read_on')})\b")
_SIGNATURE, _SIGNED = 4, 6  # letters of such a token, tokens
# Words after which no sentence ends.
_UNFINISHED = {"DT", "IN", "CC", "TO", "MD", "PRP$", "WDT", "WP$", ","}


def truncated_texts(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds reports whose headline or text breaks off; at most one anomaly each."""
    for annotated in evidence.annotated.values():
        found = _cut_headline(annotated) or _cut_text(annotated) or _cut_page(annotated, evidence)
        if found:
            yield found


def _cut_headline(annotated: Annotations) -> Anomaly | None:
    title = annotated.report.title
    if not title or not _CUT_OFF.search(title):
        return None
    return anomaly(
        AnomalyKind.TRUNCATED,
        annotated.report,
        title_span(annotated),
        "the headline is cut off with an ellipsis",
    )


def _cut_text(annotated: Annotations) -> Anomaly | None:
    """Returns the last paragraph of prose if it stops in the middle of a sentence."""
    text = annotated.plain
    prose = [p for p in annotated.paragraphs if p.role is ParagraphRole.PROSE]
    while (
        len(prose) > 2
        and _LINE_OF_THE_PAGE.search(text[prose[-1].start : prose[-1].end])
        and not _is_sentence(text, prose[-1])
    ):
        prose.pop()  # "Sign up for our letter" below the story
    if len(prose) < 2:
        return None
    last_words = text[prose[-1].start : prose[-1].end].strip()
    if not last_words:
        return None
    span = annotated.report.trimmed_span(prose[-1].start, prose[-1].end)
    if _CUT_OFF.search(last_words) and len(last_words.split()) >= 5:
        return anomaly(
            AnomalyKind.TRUNCATED,
            annotated.report,
            _tail(annotated.report, span),
            "the text ends with an ellipsis",
        )
    last = [t for t in annotated.doc[prose[-1].first : prose[-1].last] if not t.is_space]
    stops = [n for n, t in enumerate(last) if t.text in {".", "!", "?"}]
    behind = last[stops[-1] + 1 :] if stops else ()
    if 0 < len(behind) <= _SIGNED and all(len(t) <= _SIGNATURE for t in behind):
        return None  # the initials of those who wrote it
    if (
        (  # it ends on a word that cannot end one
            len(last) >= 8
            and (last[-1].tag_ in _UNFINISHED or last[-1].pos_ == "AUX")
            and not last[-1].is_upper
        )
        or _lacks_its_stop(last, [text[p.start : p.end].strip() for p in prose])
    ):
        why = f'the text stops within a sentence, after "{last[-1].text}"'
        return anomaly(AnomalyKind.TRUNCATED, annotated.report, _tail(annotated.report, span), why)
    return None


def _is_sentence(text: str, paragraph: Paragraph) -> bool:
    return _STOPPED.search(text[paragraph.start : paragraph.end].strip()) is not None


_STOPPED = re.compile(r"[.!?:;…]['\")\]]*$")
_LINE_OF_THE_PAGE = re.compile(rf"(?i)\b(?:{either('page.lines_of_the_page')})|©|@|https?:|www\.")
_LONG_LINE = 12


def _lacks_its_stop(last: Sequence[Token], paragraphs: Sequence[str]) -> bool:
    """Whether the last paragraph is a sentence without a full stop, in a text that otherwise has
    them, and no headline of another story ("..., police say")."""
    text = paragraphs[-1]
    others = [p for p in paragraphs[:-1] if len(p.split()) >= _LONG_LINE]
    if (
        len(text.split()) < _LONG_LINE
        or not text[-1].isalpha()
        or last[-1].lemma_ in set_of("account_words.reporting")
        or len(others) < 4
        or _LINE_OF_THE_PAGE.search(text)
    ):
        return False
    stopped = sum(_STOPPED.search(p) is not None for p in others)
    return any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in last) and stopped >= 0.85 * len(others)


def _tail(report: Report, span: Span) -> Span:
    """Returns the last words of a paragraph."""
    start = max(span.start, span.end - 80)
    while start > span.start and not report.text[start - 1].isspace():
        start -= 1
    return report.trimmed_span(start, span.end)


def _cut_page(annotated: Annotations, evidence: StoryEvidence) -> Anomaly | None:
    """Finds the invitation to read on, if another copy of the story does go on."""
    report = annotated.report
    marker = _READ_ON.search(report.text)
    longer = _longer_copy(report.id, evidence) if marker else None
    if not marker or not longer:
        return None
    return anomaly(
        AnomalyKind.TRUNCATED,
        report,
        report.span(marker.start(), marker.end()),
        f'the page asks to read on ("{marker.group()}"), and the same story goes on in '
        f"{evidence.called(longer)}",
    )


def _longer_copy(report: str, evidence: StoryEvidence) -> str | None:
    """Returns a report that holds most of this one's prose and half as much again."""
    mine = len(prose_of(evidence.annotated[report]))
    shared: dict[str, int] = {}
    for one, other in evidence.stretches.get(report, ()):
        if other.report in evidence.annotated:
            shared[other.report] = shared.get(other.report, 0) + one.end - one.start
    long = (
        name for name in sorted(shared) if len(prose_of(evidence.annotated[name])) >= 1.5 * mine
    )
    return next((name for name in long if shared[name] >= 0.5 * mine), None)


def stale_captions(evidence: StoryEvidence) -> Iterator[Anomaly]:
    """Finds captions with a lower toll than the prose of their page, which never gives that
    number."""
    for annotated in evidence.annotated.values():
        report = annotated.report
        captions = _distinct([f for f in report.furniture if f.type == "caption"])
        tolls = [(piece, found) for piece in captions if (found := find_tolls(piece.quote))]
        prose = prose_of(annotated) if tolls else ""
        known = numbers_in(prose)
        highest: dict[str, int] = {}
        for toll in find_tolls(prose):
            highest[toll.kind] = max(highest.get(toll.kind, 0), toll.number)
        for piece, found in tolls:
            for toll in found:
                if toll.number < highest.get(toll.kind, 0) and toll.number not in known:
                    why = (
                        f"the caption has {toll.number} {toll.kind}, the text of the page "
                        f"{highest[toll.kind]}"
                    )
                    yield anomaly(
                        AnomalyKind.STALE_PASSAGE, report, report.span(piece.start, piece.end), why
                    )
                    break


def _distinct(pieces: Sequence[Span]) -> list[Span]:
    """Drops the pieces that lie inside another one."""
    whole, reached = set[tuple[int, int]](), -1
    for start, end in sorted(
        {(piece.start, piece.end) for piece in pieces}, key=lambda place: (place[0], -place[1])
    ):
        if end > reached:
            whole.add((start, end))
            reached = end
    return [piece for piece in pieces if (piece.start, piece.end) in whole]
