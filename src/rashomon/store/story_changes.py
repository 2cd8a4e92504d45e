"""Lists what readers should know about a story's new ledger (`story_changes`)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Status, Version
from rashomon.model.ledger import Ledger
from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById, older_states
from rashomon.model.span import Span, Stretches, some_meet
from rashomon.model.stored import ChangeRow, ChangeRows, Teller
from rashomon.model.story import Story
from rashomon.quantities.bounds import Bounds, same_number
from rashomon.show.wording import called
from rashomon.store.difference_ids import changed_ids
from rashomon.store.pages_before import PagesBefore
from rashomon.store.report_news import EarlierSentences, news_of_reports
from rashomon.store.succession import Succession
from rashomon.store.support import supports
from rashomon.text.taken_back import notes_of

_Rows = Iterator[ChangeRow]


def story_changes(
    story: str, before: Ledger | None, after: Ledger, succession: Succession, at: str
) -> ChangeRows:
    """Returns the changes in order: where the story comes from, its reports, its claims, what
    differs."""
    rows = [*_origin(story, before=before, after=after, succession=succession)]
    reports = dict(by_id(after.reports))
    if before:
        was = before.stories[0]
        was = replace(was, reports=(*was.reports, *sorted(succession.had_story)))
        now = after.stories[0]
        reports = {**by_id(before.reports), **reports}
        pages = PagesBefore(before.reports, after.reports)
        rows += _reports(
            by_id(before.reports),
            new=by_id(after.reports),
            had_story=succession.had_story,
            pages=pages,
        )
        earlier = [report for report in reports.values() if report.id in was.reports]
        rows += _told(earlier, after=after, pages=pages)
        rows += _of_stories(was, after=after, pages=pages)
        rows += _denials(now, EarlierSentences(earlier))
        rows += changed_ids(before, after)
    dated = []
    for row in rows:
        tellers = tuple(_teller(reports[ident]) for ident in row.reports if ident in reports)
        dated.append(replace(row, story=story, at=at, tellers=tellers))
    return tuple(dated)


def _of_stories(before: Story, after: Ledger, pages: PagesBefore) -> _Rows:
    """Yields changed tolls, new claims, and what differs in another way than in these tolls."""
    now = after.stories[0]
    tolls = _tolls(before, after=now, pages=pages)
    toll_words = [number.span for toll in tolls for number in toll.new]
    yield from map(_toll_row, tolls)
    yield from _claims(before, after=after, pages=pages)
    yield from _new_versions(before, after=now, toll_words=toll_words, pages=pages)
    yield from _differences(before, after=now, toll_words=toll_words)


def _teller(report: Report) -> Teller:
    """Returns a report as it is when it tells something."""
    return Teller(report.id, report.outlet, report.published, report.sha256)


_row = partial(ChangeRow, "", "")  # of no story yet


def _title(headed: Story | Report) -> str:
    return headed.title or "(no headline)"


def _origin(story: str, before: Ledger | None, after: Ledger, succession: Succession) -> _Rows:
    """Yields whether a story is new, was split from another, or took others in."""
    title = _title(after.stories[0])
    members = after.stories[0].reports
    if before is None and story in succession.split:
        yield _row("split", title, before=succession.split[story], after=story, reports=members)
    elif before is None:
        yield _row("new story", title, reports=members)
    for lost, heir in succession.merged:
        if heir == story:
            yield _row("merged", title, before=lost, after=story)


def _reports(
    old: ReportsById, new: ReportsById, had_story: frozenset[str], pages: PagesBefore
) -> _Rows:
    """Yields the reports that came, with what they revise and correct, and those that left. What
    comes from another story is no news, nor is what a page said before it changed."""
    older = older_states(tuple(new.values()))
    for report in new.values():
        if report.id in had_story and report.id not in old:
            continue
        row = partial(_row, subject=_title(report), reports=(report.id,))
        earlier_notes: list[str] = []
        if report.id in old:
            earlier_notes = _notes_of(old[report.id])
            yield from _details(old[report.id], report)
        else:
            yield row("report", after=report.outlet)
        if report.id in older:
            continue
        if report.revision_of and (report.id not in old or report.id in pages.put_back):
            yield row("revision", before=report.revision_of, after=report.id)
        for note in _notes_of(report):
            if note not in earlier_notes:
                yield row("correction", after=note)
    for report_id in sorted(old.keys() - new.keys()):
        yield _row("report left", _title(old[report_id]), before=report_id)


def _notes_of(report: Report) -> list[str]:
    return [note.line for note, _ in notes_of(report)]


def _details(old: Report, new: Report) -> _Rows:
    """Yields day, authors and headline of a page that was saved over with the same text, if it
    gives others now. What a person or another report mended is told elsewhere."""
    before, after = (
        "; ".join(filter(None, (version.published, ", ".join(version.authors), version.title)))
        for version in (old, new)
    )
    if old.source_sha256 != new.source_sha256 and before != after:
        yield _row("details", _title(new), before, after, (new.id,))


def _claims(before: Story, after: Ledger, pages: PagesBefore) -> _Rows:
    """Yields claims that only new reports make, and those that reports of more outlets now make in
    words of their own.

    What is only copied is no news. Neither is something that the program finds in reports that were
    there before.
    """
    reports = by_id(after.reports)
    for claim in after.stories[0].widely_told():
        new = []
        earlier = []
        for sentence in claim.sure():
            if sentence.report in before.reports or pages.printed(sentence.span):
                earlier.append(sentence)
            elif sentence.copy is None:
                new.append(sentence)
        kind = "claim longer" if earlier else "claim"
        if earlier:
            new = [sentence for sentence in new if supports(sentence, earlier, reports)]
        if new and claim.origins.most > 1:
            tellers = tuple(dict.fromkeys(sentence.report for sentence in new))
            yield _row(kind, claim.name, after=new[0].quote, reports=tellers)


def _told(earlier: Sequence[Report], after: Ledger, pages: PagesBefore) -> _Rows:
    """Yields what the reports tell that came after the `earlier` ones, and those that were put
    back."""
    earlier_by_id = by_id(earlier)
    newcomers = [
        report
        for report in after.reports
        if report.id not in earlier_by_id or report.id in pages.put_back
    ]
    alone = [sentence.span for sentence in after.stories[0].alone]
    yield from news_of_reports(newcomers, earlier=earlier, alone=alone)


@record
class _Toll:
    """A toll of which only new reports print the latest number, with the numbers of earlier
    reports."""

    thing: str
    earlier: tuple[Number, ...]
    new: tuple[Number, ...]


def _tolls(before: Story, after: Story, pages: PagesBefore) -> list[_Toll]:
    """Returns the tolls of which only new reports print the latest number, another one than any
    that was printed before."""
    numbers = by_id(after.numbers)
    tolls = []
    for tally in after.tallies:
        earlier = []
        new: tuple[Number, ...] = ()
        for value in tally.values:
            giving = tuple(numbers[ident] for ident in value.numbers)
            if any(
                number.report in before.reports or pages.printed(number.phrase) for number in giving
            ):
                earlier.append(giving[0])
            elif tally.latest in value.numbers:
                new = giving
        if new and earlier:
            tolls.append(_Toll(tally.thing, tuple(earlier), new))
    return tolls


def _toll_row(toll: _Toll) -> ChangeRow:
    reports = tuple(sorted({number.report for number in toll.new}))
    had = " | ".join(f"“{number.span.line}”" for number in toll.earlier)
    return _row("toll", toll.thing, had, f"“{toll.new[0].span.line}”", reports)


def _new_versions(before: Story, after: Story, toll_words: Stretches, pages: PagesBefore) -> _Rows:
    """Yields the versions that only new reports give, and their pages did not give before, of
    differences that were told before. Each stands beside the versions that were given.

    What another version of the program finds in the same reports is no news. Differences whose
    versions agree are left out, and a new difference is told as a whole.
    """
    had = set(before.reports)
    earlier_quotes = _by_words(before.differences).keys()
    for difference in after.differences:
        if not difference.is_open or earlier_quotes.isdisjoint(_quoted(difference)):
            continue
        new = []
        known_numbers = list[Bounds]()
        for version in difference.versions:
            is_known = any(pages.printed(quote.sentence) for quote in version.quotes)
            if is_known or not had.isdisjoint(_givers(version)):
                known_numbers.append(Bounds(version.low, version.high))
            else:
                new.append(version)
        for version in new:
            # "84" after "at least 84" is no other number
            same = partial(same_number, Bounds(version.low, version.high))
            if not any(map(same, known_numbers)) and not some_meet(version.spans, toll_words):
                yield _version_row(version, difference, new)


def _version_row(version: Version, difference: Difference, new: Sequence[Version]) -> ChangeRow:
    """Returns the row of a new version. Of the earlier ones, those that its reports give, too, were
    not replaced by it, unless it is later news."""
    givers = _givers(version)
    replaced = []
    for earlier in difference.versions:
        is_given_too = givers <= _givers(earlier) and difference.status is not Status.LATER
        if earlier not in new and not is_given_too:
            replaced.append(earlier)
    return _row(
        "version",
        subject=called(difference),
        before=_words(replaced) or None,
        after=_words([version]),
        reports=tuple(sorted(givers)),
    )


def _quoted(difference: Difference) -> Iterator[Span]:
    for quote in difference.quotes():
        yield quote.span


def _by_words(differences: Iterable[Difference]) -> dict[Span, Difference]:
    return {span: difference for difference in differences for span in _quoted(difference)}


def _givers(version: Version) -> set[str]:
    return {quote.report for quote in version.quotes}


def _words(versions: Iterable[Version]) -> str:
    return " | ".join(f"“{version.words}”" for version in versions)


def _denials(after: Story, earlier: EarlierSentences) -> _Rows:
    """Yields denials that no earlier report has: statements in the sentences of claims, and quotes
    of differences."""
    claims = {}
    for claim in after.claims:
        for sentence in claim.sure():
            claims.update(dict.fromkeys(sentence.statements, claim.name))
    denials = set()
    for subject, span in _denied(after, claims):
        if subject is not None and span.line not in denials and not earlier.has(span):
            denials.add(span.line)
            yield _row("denial", subject, after=span.quote, reports=(span.report,))


def _denied(story: Story, claims: dict[str, str]) -> Iterator[tuple[str | None, Span]]:
    """Yields the words of denials, each with what it is about."""
    for statement in story.statements:
        if statement.stance.is_denial:
            yield claims.get(statement.id), statement.quote
    for difference in story.differences:
        for quote in difference.quotes():
            if quote.stance.is_denial:
                yield called(difference), quote.span


def _differences(before: Story, after: Story, toll_words: Stretches) -> _Rows:
    """Yields differences that are new, that are gone, or whose status changed.

    Differences with mostly the same words count as the same, whatever their ids, because ids depend
    on content. What is settled is not told. A new one is told if a new report has words of it, or
    an author: what comes back when somebody takes a decision back is no news.
    """
    had = set(before.reports)
    earlier = by_id(before.differences)
    old = _by_words(before.differences)
    continued: set[str] = set()
    for difference in after.differences:
        shared = Counter(old[span].id for span in _quoted(difference) if span in old)
        continued.update(shared)
        was = max(shared, key=lambda ident: (shared[ident], ident), default="")
        is_news = difference.by or not had.issuperset(difference.reports())
        if was or (is_news and not some_meet(difference.spans(), toll_words)):
            yield from _of_difference(earlier.get(was), difference)
    for difference in before.differences:
        if difference.id not in continued and difference.by and difference.is_open:
            yield _row("difference gone", called(difference), reports=difference.reports())


def _of_difference(was: Difference | None, now: Difference) -> _Rows:
    row = partial(_row, subject=called(now), reports=now.reports())
    denied = "denied" if now.status is Status.DENIED else ""
    if was is None:
        if now.is_open:
            yield row(denied or "difference", after=_words(now.versions))
    elif was.status != now.status and (denied or was.is_open):
        yield row(denied or "status", before=was.status, after=now.status)
