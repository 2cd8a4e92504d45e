"""What readers should know about a story's new ledger (`story_changes`), changes in words, and what
is new in stories since a moment (`morning`): which stories are new, how many reports others gained,
and what is now told in words of reports that was not told before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Status, Version
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.report import Report, ReportsById
from rashomon.model.span import Span
from rashomon.model.stored import NO_NEWS, ChangeRow, ChangeRows, StoryFilter, StoryRow, Teller
from rashomon.model.story import Story
from rashomon.shipped.words import texts
from rashomon.store.succession import Succession
from rashomon.telling.wording import STATUS_WORDS, called, counted
from rashomon.text.gathering import grouped

_Rows = Iterator[ChangeRow]

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

TOLD = 16  # sentences of new reports that are told


def story_changes(
    story: str, before: Ledger | None, after: Ledger, succession: Succession, at: str
) -> ChangeRows:
    """Returns the changes in order: where the story comes from, its reports, its claims, what
    differs."""
    rows = [*_origin(story, before, after, succession)]
    reports = dict(by_id(after.reports))
    if before:
        was = before.stories[0]
        was = replace(was, reports=(*was.reports, *sorted(succession.had_story)))
        now = after.stories[0]
        reports = {**by_id(before.reports), **reports}
        rows += _reports(by_id(before.reports), by_id(after.reports), succession.had_story)
        for changes in (_claims, _told, _new_versions, _denials, _differences):
            rows += changes(was, now)
    dated = []
    for row in rows:
        tellers = tuple(_teller(reports[ident]) for ident in row.reports if ident in reports)
        dated.append(replace(row, story=story, at=at, tellers=tellers))
    return tuple(dated)


def _teller(report: Report) -> Teller:
    """Returns a report as it is when it tells something."""
    return Teller(report.id, report.outlet, report.published, report.sha256)


_row = partial(ChangeRow, "", "")  # of no story yet


def _title(headed: Story | Report) -> str:
    return headed.title or "(no headline)"


def _origin(story: str, before: Ledger | None, after: Ledger, succession: Succession) -> _Rows:
    title = _title(after.stories[0])
    members = after.stories[0].reports
    if before is None and story in succession.split:
        yield _row("split", title, before=succession.split[story], after=story, reports=members)
    elif before is None:
        yield _row("new story", title, reports=members)
    for lost, heir in succession.merged:
        if heir == story:
            yield _row("merged", title, before=lost, after=story)


def _reports(old: ReportsById, new: ReportsById, had_story: frozenset[str]) -> _Rows:
    """Yields the reports that came, with what they revise and correct, and those that left. What
    comes from another story is no news."""
    for report in new.values():
        if report.id in had_story and report.id not in old:
            continue
        row = partial(_row, subject=_title(report), reports=(report.id,))
        earlier_corrections = []
        if report.id in old:
            earlier_corrections = [span.quote for span in old[report.id].corrections]
        else:
            yield row("report", after=report.outlet)
            if report.revision_of:
                yield row("revision", before=report.revision_of, after=report.id)
        for span in report.corrections:
            if span.quote not in earlier_corrections:
                yield row("correction", after=span.quote)
    for report_id in sorted(old.keys() - new.keys()):
        yield _row("report left", _title(old[report_id]), before=report_id)


def _claims(before: Story, after: Story) -> _Rows:
    """Yields claims that only new reports make, and those that more reports now make in words of
    their own.

    What is only copied is no news. Neither is something that the program finds in reports that were
    there before.
    """
    for claim in after.widely_told():
        new = []
        kind = "claim"
        for sentence in claim.sure():
            if sentence.report in before.reports:
                kind = "claim longer"
            elif sentence.copy is None:
                new.append(sentence)
        if new and claim.origins.most > 1:
            reports = tuple(dict.fromkeys(sentence.report for sentence in new))
            yield _row(kind, claim.name, after=new[0].quote, reports=reports)


def _told(before: Story, after: Story) -> _Rows:
    """Yields the sentences that only one report tells, if that report is new: the most telling
    first, at most TOLD."""
    new = [sentence.span for sentence in after.alone if sentence.report not in before.reports]
    for span in new[:TOLD]:
        yield _row("told", _title(after), after=span.quote, reports=(span.report,))


def _new_versions(before: Story, after: Story) -> _Rows:
    """Yields the versions that only new reports give, of differences that were told before. Each
    stands beside the versions that were given.

    What another version of the program finds in the same reports is no news. Differences whose
    versions agree are left out, and a new difference is told as a whole.
    """
    had = set(before.reports)
    earlier_quotes = _by_words(before.differences).keys()
    for difference in after.differences:
        if not difference.is_open or earlier_quotes.isdisjoint(_quoted(difference)):
            continue
        new = [version for version in difference.versions if had.isdisjoint(_givers(version))]
        earlier_versions = _words(version for version in difference.versions if version not in new)
        for version in new:
            reports = tuple(sorted(_givers(version)))
            yield _row("version", called(difference), earlier_versions, _words([version]), reports)


def _quoted(difference: Difference) -> Iterator[Span]:
    for quote in difference.quotes():
        yield quote.span


def _by_words(differences: Iterable[Difference]) -> dict[Span, Difference]:
    return {span: difference for difference in differences for span in _quoted(difference)}


def _givers(version: Version) -> set[str]:
    return {quote.report for quote in version.quotes}


def _words(versions: Iterable[Version]) -> str:
    return " | ".join(f"“{version.words}”" for version in versions)


def _denials(before: Story, after: Story) -> _Rows:
    """Yields new denials: statements in the sentences of claims, and quotes of differences."""
    claims = {}
    for claim in after.claims:
        for sentence in claim.sure():
            claims.update(dict.fromkeys(sentence.statements, claim.name))
    earlier_words = {(span.report, span.quote) for _, span in _denied(before, {})}
    for subject, span in _denied(after, claims):
        words = span.report, span.quote
        if subject is not None and words not in earlier_words:
            earlier_words.add(words)
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


def _differences(before: Story, after: Story) -> _Rows:
    """Yields differences that are new, that are gone, or whose status changed.

    Differences with mostly the same words count as the same, whatever their ids, because ids depend
    on content. What is settled is not told.
    """
    earlier = by_id(before.differences)
    old = _by_words(before.differences)
    continued: set[str] = set()
    for difference in after.differences:
        shared = Counter(old[span].id for span in _quoted(difference) if span in old)
        continued.update(shared)
        was = max(shared, key=lambda ident: (shared[ident], ident), default="")
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


# Changes in words.

_MOST_VERSIONS = 3


_ONE = texts("changes.one")
_SEVERAL = texts("changes.several")


_STATUS = ("status", "denied")


def _lasting(rows: Sequence[ChangeRow]) -> list[ChangeRow]:
    """Returns the changes, of the status of one difference the last; a status that came and went is
    left out."""
    lasting = []
    for alike in grouped(rows, _occasion).values():
        first = alike[0]
        last = alike[-1]
        if first.kind not in _STATUS or first.before != last.after:
            lasting.append(last)
    return lasting


def _occasion(row: ChangeRow) -> tuple[str | None, ...]:
    """Returns a key. Of several changes with the same key, only the last counts."""
    if row.kind in _STATUS:
        return (row.subject,)
    return row.subject, row.kind, row.at, row.after or ""


def tell_rows(rows: Sequence[ChangeRow]) -> str:
    """Returns one line that sums up these changes, with the new versions: "2 reports added: 1 newly
    denied, 1 new version: “seven dead”, was “nine dead”"."""
    kinds = Counter(row.kind for row in rows)
    if "new story" in kinds:
        return "new story"
    parts = []
    reports = kinds.pop("report", 0)
    if reports:
        parts.append(f"{counted(reports, 'report')} added")
    turned = dict.fromkeys(_turned(row) for row in rows if row.kind == "version")
    if turned:
        kinds["version"] = kinds.pop("version")  # the last one named, before their words
    parts.append(", ".join(map(_count_of_kind, kinds, kinds.values())))
    parts.append("; ".join([*turned][:_MOST_VERSIONS]))
    return ": ".join(filter(None, parts))


def _turned(row: ChangeRow) -> str:
    """Returns a new version beside the earlier ones: "“seven dead”, was “nine dead”"."""
    return f"{row.after}, was {row.before}" if row.before else row.after or ""


def _count_of_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 changes of status"."""
    if number > 1 and kind in _SEVERAL:
        return f"{number:,} {_SEVERAL[kind]}"
    return counted(number, _ONE[kind])


def _read(status: str | None) -> str:
    """Returns what was told before. A status is given in the words in which people read it."""
    return STATUS_WORDS.get(status or "", status or "")


def change_line(change: ChangeRow) -> str:
    """Returns the change as one line."""
    if change.kind == "version":
        words = f"a new version: {_turned(change)} ({change.subject})"
    else:
        turned = " -> ".join(filter(None, map(_read, (change.before, change.after))))
        words = ": ".join(filter(None, (change.kind, change.subject, turned)))
    return f"{words} ({', '.join(change.reports)})" if change.reports else words


SHOWN = 16  # of what is told in a story
_HEADED = ("denied", "version", "difference", "correction")
_SHOWN = (*_HEADED, "denial", "claim", "told")
"""The kinds that are told with their words, in order; the first ones with what they are about."""


@record
class NewlyTold:
    """Something that is told now and was not told before: its kind, its words in a report, what was
    read before, and who tells it."""

    called: str
    words: str
    before: str
    by: tuple[str, ...]


@record
class StoryNews:
    """What is new in a story.

    - `told`: what is told now and was not told before, the most telling first
    - `at`: when the last of it came

    It also says which reports the story gained, and how much more is new.
    """

    row: StoryRow
    at: str
    is_new: bool
    reports: int
    told: Sequence[NewlyTold]
    more: int
    summary: str

    @property
    def grown(self) -> str:
        """Returns how the story grew: "new story", "1 report added"."""
        if self.is_new:
            return "new story"
        return f"{counted(self.reports, 'report')} added" if self.reports else "changed"


def morning(store: "SqlStore", since: str, *, most: int) -> tuple[list[StoryNews], int]:
    """Returns what is new since this moment (ISO, UTC) in as many stories, and how many there are
    in all. Stories with most news come first."""
    with store.reading():
        stories = store.search.browse(StoryFilter(arrived=since, new=True), most=most)
        news = news_of(store, stories.rows, {row.id: since for row in stories.rows})
        return [*news.values()], stories.total


def news_of(
    store: "SqlStore", rows: Sequence[StoryRow], moments: dict[str, str]
) -> dict[str, StoryNews]:
    """Returns what is new in these stories, each since a moment of its own. A story that only
    gained copies has no news."""
    changes = store.search.changed_since({row.id: moments[row.id] for row in rows})
    changed_by = chain.from_iterable(change.reports for change in chain(*changes.values()))
    names = store.reports.called(changed_by)
    news = {}
    for row in rows:
        changed = changes.get(row.id, [])
        if any(change.kind not in NO_NEWS for change in changed):
            news[row.id] = news_in(row, changed, names)
    return news


def news_in(row: StoryRow, changed: Sequence[ChangeRow], names: dict[str, str]) -> StoryNews:
    """Returns what these changes bring to a story. `names` says what reports are called."""
    kinds = Counter(change.kind for change in changed)
    is_new = "new story" in kinds
    news = [] if is_new else _newly_told(changed, names)
    return StoryNews(
        row=row,
        at=changed[-1].at,
        is_new=is_new,
        reports=kinds["report"],
        told=news[:SHOWN],
        more=len(news[SHOWN:]),
        summary=tell_rows(changed),
    )


def _newly_told(changed: Sequence[ChangeRow], names: dict[str, str]) -> list[NewlyTold]:
    """Returns what is newly told in words of reports, each wording once."""
    rows = [change for change in _lasting(changed) if change.kind in _SHOWN]
    rows.sort(key=lambda change: _SHOWN.index(change.kind))
    news_by_words: dict[str, NewlyTold] = {}
    for change in rows:
        by = tuple(dict.fromkeys(names[report] for report in change.reports if report in names))
        words = _read(change.after)
        if change.kind in _HEADED:
            words = ": ".join(filter(None, (change.subject, words)))
        news_by_words.setdefault(
            words, NewlyTold(_ONE[change.kind], words, _read(change.before), by)
        )
    return list(news_by_words.values())


def news_line(news: NewlyTold) -> str:
    """Returns one line that says what is new: its words, what was told before, and who tells it."""
    before = f" (before: {news.before})" if news.before else ""
    return f"{news.called}: {news.words}{before} [{', '.join(news.by)}]"
