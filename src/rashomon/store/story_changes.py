"""Lists what came to a story (`story_changes`): its reports, with the words that only they print,
and the pages that changed, as text. Nothing here says what these words mean."""

from collections.abc import Iterator, Set
from itertools import islice

from rashomon.copies.print_changes import printed_sentences
from rashomon.model.content_ids import by_id
from rashomon.model.ledger import Ledger
from rashomon.model.number import Number
from rashomon.model.report import Report, ReportsById
from rashomon.model.stored import ChangeRow, ChangeRows, Teller
from rashomon.model.story import Story
from rashomon.text.report_names import name_reports

_SENTENCES = 6  # of a report that came: the first ones that no earlier report prints
_LINES = 20  # of a page that changed
_NUMBERS = 6  # of a report that came, which no earlier report prints
_FEWEST = 4  # words of a sentence that is listed


def story_changes(
    story: str, before: Ledger | None, after: Ledger, announced: Set[str], at: str
) -> ChangeRows:
    """Returns the changes in order. `announced` are the reports of which it was told before that
    they came; what moves from one story to another is no news."""
    title = after.stories[0].title or "(no headline)"
    reports = by_id(after.reports)
    came = [report for report in after.reports if report.id not in announced]
    if before is None and len(came) == len(after.reports):
        rows = [_row("new story", title, reports=tuple(reports))]
    else:
        rows = [*_what_came(came, after)]
    if before is not None:
        rows += _details(by_id(before.reports), reports)
    return tuple(_dated(row, story, at, reports) for row in rows)


def _row(
    kind: str,
    subject: str,
    *,
    before: str | None = None,
    after: str | None = None,
    reports: tuple[str, ...] = (),
) -> ChangeRow:
    """Returns a change of no story yet."""
    return ChangeRow(
        story="", at="", kind=kind, subject=subject, before=before, after=after, reports=reports
    )


def _dated(row: ChangeRow, story: str, at: str, reports: ReportsById) -> ChangeRow:
    """Returns the change of a story, with the reports that brought it as they are now."""
    tellers = []
    for ident in row.reports:
        if report := reports.get(ident):
            tellers.append(Teller(report.id, report.outlet, report.published, report.sha256))
    return ChangeRow(
        story=story,
        at=at,
        kind=row.kind,
        subject=row.subject,
        before=row.before,
        after=row.after,
        reports=row.reports,
        tellers=tuple(tellers),
    )


def _what_came(came: list[Report], after: Ledger) -> Iterator[ChangeRow]:
    """Yields the reports that came, each with its own words, or with what its page has otherwise
    than before."""
    reports = by_id(after.reports)
    new = by_id(came)
    earlier = [report for report in after.reports if report.id not in new]
    printed = {words for report in earlier for words in printed_sentences(report)}
    shared = _shared_with(after)
    for report in came:
        title = report.title or "(no headline)"
        yield _row("report", title, after=report.outlet, reports=(report.id,))
        page_before = reports.get(report.revision_of or "")
        if page_before:
            yield from _page_changes(page_before, report)
        elif report.id in shared:
            yield _row("copy", title, after=shared[report.id], reports=(report.id,))
        if not page_before:
            yield from _own_words(report, printed)
        yield from _own_numbers(report, after.stories[0], known=by_id(earlier))
        printed |= printed_sentences(report).keys()


def _page_changes(before: Report, now: Report) -> Iterator[ChangeRow]:
    """Yields what a page prints now and did not before, and what it prints no more."""
    old = printed_sentences(before)
    new = printed_sentences(now)
    title = now.title or "(no headline)"
    yield _row("page", title, before=before.id, after=now.id, reports=(now.id,))
    added = (span.line for words, span in new.items() if words not in old)
    for line in islice(added, _LINES):
        yield _row("now prints", now.title or "", after=line, reports=(now.id,))
    lost = (span.line for words, span in old.items() if words not in new)
    for line in islice(lost, _LINES):
        yield _row("no longer prints", now.title or "", before=line, reports=(now.id,))


def _own_words(report: Report, printed: Set[str]) -> Iterator[ChangeRow]:
    """Yields the first sentences of a report that no earlier report prints."""
    title = report.title or ""
    own = []
    for words, span in printed_sentences(report).items():
        is_title = span.line == title
        if words not in printed and not is_title and len(words.split()) >= _FEWEST:
            own.append(span.line)
    for line in own[:_SENTENCES]:
        yield _row("words", title, after=line, reports=(report.id,))


def _own_numbers(report: Report, story: Story, known: ReportsById) -> Iterator[ChangeRow]:
    """Yields the first numbers of a report that no report of before prints, whatever they count."""
    before = set[float | None]()
    for number in story.numbers:
        if number.report in known:
            before |= {number.low, number.high}
    own: dict[tuple[float | None, ...], Number] = {}
    for number in story.numbers:
        ends = (number.low, number.high)
        if number.report == report.id and not before.issuperset(ends):
            own.setdefault(ends, number)
    for number in islice(own.values(), _NUMBERS):
        line = number.phrase.line
        yield _row("number", number.span.line, after=line, reports=(report.id,))


def _shared_with(after: Ledger) -> dict[str, str]:
    """Returns, of each report that shares text with others, their names."""
    names = name_reports(after.reports)
    shared: dict[str, dict[str, None]] = {}
    for copy in after.stories[0].copies:
        for own, other in ((copy.a, copy.b), (copy.b, copy.a)):
            shared.setdefault(own.report, {})[names.get(other.report, other.report)] = None
    return {ident: ", ".join(others) for ident, others in shared.items()}


def _details(before: ReportsById, now: ReportsById) -> Iterator[ChangeRow]:
    """Yields day, authors and headline of a page that was saved over with the same text, if it
    gives others now. What a person mended is told elsewhere."""
    for ident in sorted(before.keys() & now.keys()):
        old = before[ident]
        new = now[ident]
        was, is_now = map(_told_details, (old, new))
        if old.source_sha256 != new.source_sha256 and was != is_now:
            yield _row("details", new.title or "", before=was, after=is_now, reports=(ident,))


def _told_details(report: Report) -> str:
    parts = (report.published, ", ".join(report.authors), report.title)
    return "; ".join(filter(None, parts))
