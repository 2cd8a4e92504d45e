"""What readers should know about a story's new ledger (`story_changes`), changes in words, and what
is new in stories since a moment (`morning`): which stories are new, how many reports others gained,
and what is now told in words of reports that was not told before."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference, Status, Version
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.statement import Stance
from rashomon.model.stored import NO_NEWS, ChangeRow, ChangeRows, StoryFilter, StoryRow
from rashomon.model.story import Story
from rashomon.shipped.words import texts
from rashomon.store.succession import Succession
from rashomon.telling.story_card import numbers_told
from rashomon.telling.wording import STATUS_WORDS, called, counted

_Rows = Iterator[ChangeRow]

_ById = Mapping[str, str]

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

TOLD = 16  # sentences of new reports that are told


def story_changes(
    story: str, before: Ledger | None, after: Ledger, succession: Succession, at: str
) -> ChangeRows:
    """Returns the changes in order: where the story comes from, its reports, its claims, what
    differs."""
    made = [*_origin(story, before, after, succession)]
    if before:
        was = before.stories[0]
        now = after.stories[0]
        old, new = (by_id(ledger.reports) for ledger in (before, after))
        made += _reports(old, new)
        for changes in (_claims, _told, _new_versions, _denials, _differences):
            made += changes(was, now)
    return tuple(replace(row, story=story, at=at) for row in made)


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


def _reports(old: Mapping[str, Report], new: Mapping[str, Report]) -> _Rows:
    for report in new.values():
        row = partial(_row, subject=_title(report), reports=(report.id,))
        before = old.get(report.id)
        if before is None:
            yield row("report", after=report.outlet)
            if report.revision_of:
                yield row("revision", before=report.revision_of, after=report.id)
        known = [span.quote for span in before.corrections] if before else []
        for span in report.corrections:
            if span.quote not in known:
                yield row("correction", after=span.quote)
    for report_id in sorted(old.keys() - new.keys()):
        yield _row("report left", _title(old[report_id]), before=report_id)


def _claims(before: Story, after: Story) -> _Rows:
    """Yields claims that only new reports make, and those that more reports now make in words of
    their own.

    What is only copied is no news. Neither is something that the program finds in reports that were
    there before.
    """
    had = set(before.reports)
    for claim in after.widely_told():
        told = [one for one in claim.sure() if one.report not in had and one.copy is None]
        if told and claim.origins.most > 1:
            reports = tuple(dict.fromkeys(one.report for one in told))
            kind = "claim longer" if had & {one.report for one in claim.sure()} else "claim"
            yield _row(kind, claim.name, after=told[0].span.quote, reports=reports)


def _told(before: Story, after: Story) -> _Rows:
    """Yields the sentences that only one report tells, if that report is new: the most telling
    first, at most TOLD."""
    had = set(before.reports)
    new = [one.span for one in after.alone if one.span.report not in had]
    for span in new[:TOLD]:
        yield _row("told", _title(after), after=span.quote, reports=(span.report,))


def _new_versions(before: Story, after: Story) -> _Rows:
    """Yields the versions that only new reports give, of differences that were told before. Each
    stands beside the versions that were given.

    What another version of the program finds in the same reports is no news, and neither is a
    version that settles nothing. A new difference is told as a whole.
    """
    had = set(before.reports)
    known = {quote.span for one in before.differences for quote in one.quotes()}
    for one in after.differences:
        former = [v for v in one.versions if _givers(v) & had]
        if not one.is_open or not any(quote.span in known for quote in one.quotes()):
            continue
        told = " | ".join(map(_words, former))
        for version in one.versions:
            if not _givers(version) & had:
                reports = tuple(sorted(_givers(version)))
                yield _row("version", called(one), told, _words(version), reports)


def _givers(version: Version) -> Set[str]:
    return {quote.report for quote in version.quotes}


def _words(version: Version) -> str:
    return f"“{version.words}”"


def _denials(before: Story, after: Story) -> _Rows:
    """Yields new denials: statements in the sentences of claims, and quotes of differences."""
    claims = {ident: c.name for c in after.claims for s in c.sure() for ident in s.statements}
    told = {(span.report, span.quote) for _, span in _denied(before, {})}
    for subject, span in _denied(after, claims):
        if subject is not None and (span.report, span.quote) not in told:
            told.add((span.report, span.quote))
            yield _row("denial", subject, after=span.quote, reports=(span.report,))


def _denied(story: Story, claims: _ById) -> Iterator[tuple[str | None, Span]]:
    """Yields the words of denials, each with what it is about."""
    for said in story.statements:
        if said.stance is Stance.DENIES:
            yield claims.get(said.id), said.quote
    for one in story.differences:
        for quote in one.quotes():
            if quote.stance is Stance.DENIES:
                yield called(one), quote.span


def _differences(before: Story, after: Story) -> _Rows:
    """Yields differences that are new, that are gone, or whose status changed.

    Differences with mostly the same words count as the same, whatever their ids, because ids depend
    on content. What is settled is not told.
    """
    old = {quote.span: one for one in before.differences for quote in one.quotes()}
    kept = set()
    for one in after.differences:
        shared = [old[quote.span] for quote in one.quotes() if quote.span in old]
        kept |= {each.id for each in shared}
        was = max(shared, key=lambda each: (shared.count(each), each.id), default=None)
        yield from _of_difference(was, one)
    for one in before.differences:
        if one.id not in kept and one.by and one.is_open:
            yield _row("difference gone", called(one), reports=one.reports())


def _of_difference(was: Difference | None, one: Difference) -> _Rows:
    is_denied = one.status is Status.DENIED
    if was is None:
        told = " | ".join(map(_words, one.versions))
        if one.is_open:
            kind = str(one.status) if is_denied else "difference"
            yield _row(kind, called(one), after=told, reports=one.reports())
    elif was.status != one.status and (is_denied or was.is_open):
        kind = str(one.status) if is_denied else "status"
        before, after = (str(status) if status else None for status in (was.status, one.status))
        yield _row(kind, called(one), before, after, one.reports())


# Changes in words.


_MOST_VERSIONS = 3


_ONE = texts("changes.one")
_SEVERAL = texts("changes.several")


_STATUS = ("status", "denied")


def _lasting(rows: Sequence[ChangeRow]) -> list[list[ChangeRow]]:
    """Returns the changes by what they are about. Changes of one difference's status become one,
    from the first status to the last. A status that came and went is left out."""
    by_subject: dict[tuple[str, ...], list[ChangeRow]] = {}
    for row in rows:
        own = () if row.kind in _STATUS else (row.kind, row.at, row.after or "")
        by_subject.setdefault((row.subject, *own), []).append(row)
    return [
        held
        for held in by_subject.values()
        if held[0].kind not in _STATUS or held[0].before != held[-1].after
    ]


def tell_rows(rows: Sequence[ChangeRow]) -> str:
    """Returns one line that sums up these changes, with the new versions: "2 reports added: 1 newly
    denied, 1 new version: “seven dead”, was “nine dead”"."""
    kinds = Counter(row.kind for row in rows)
    if "new story" in kinds:
        return "new story"
    parts = [kind for kind in kinds if kind not in {"report", "version"}]
    parts += ["version"] if "version" in kinds else []
    rest = ", ".join(count_of_kind(kind, kinds[kind]) for kind in parts)
    added = f"{counted(kinds['report'], 'report')} added" if "report" in kinds else ""
    told = dict.fromkeys(_turned(row) for row in rows if row.kind == "version")
    return ": ".join(filter(None, (added, rest, "; ".join([*told][:_MOST_VERSIONS]))))


def _turned(row: ChangeRow) -> str:
    """Returns a new version beside the earlier ones: "“seven dead”, was “nine dead”"."""
    return ", was ".join(filter(None, (row.after, row.before)))


def count_of_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 changes of status"."""
    if number > 1 and kind in _SEVERAL:
        return f"{number:,} {_SEVERAL[kind]}"
    return counted(number, _ONE[kind])


def _read(told: str | None) -> str:
    """Returns what was told before. A status is given in the words in which people read it."""
    return STATUS_WORDS.get(told or "", told or "")


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
    told: tuple[NewlyTold, ...]
    more: int
    summary: str

    @property
    def grown(self) -> str:
        """Returns how the story grew: "new story", "1 report added"."""
        if self.is_new:
            return "new story"
        return f"{counted(self.reports, 'report')} added" if self.reports else "changed"


@record
class Morning:
    """The stories with news since a moment, as many as were asked for, and how many there are in
    all."""

    since: str
    stories: tuple[StoryNews, ...]
    total: int


def morning(store: "SqlStore", since: str, *, most: int) -> Morning:
    """Returns what is new since this moment (ISO, UTC). Stories with most news come first."""
    with store.reading():
        found = store.search.browse(StoryFilter(arrived=since, new=True), most=most)
        news = news_of(store, found.rows, dict.fromkeys((row.id for row in found.rows), since))
        return Morning(since, tuple(news[row.id] for row in found.rows), found.total)


def news_of(store: "SqlStore", rows: Sequence[StoryRow], moments: _ById) -> dict[str, StoryNews]:
    """Returns what is new in these stories, each since a moment of its own. A story that only
    gained copies has no news."""
    changed = store.search.changed_since({row.id: moments[row.id] for row in rows})
    names = store.reports.called(
        {one for held in changed.values() for c in held for one in c.reports}
    )
    listed = ((row, changed.get(row.id, ())) for row in rows)
    return {
        row.id: news_in(row, held, names)
        for row, held in listed
        if any(one.kind not in NO_NEWS for one in held)
    }


def news_in(row: StoryRow, held: Sequence[ChangeRow], names: _ById) -> StoryNews:
    """Returns what these changes bring to a story. `names` says what reports are called."""
    kinds = Counter(one.kind for one in held)
    is_new = bool(kinds["new story"])
    told = () if is_new else _newly_told(held, names)
    return StoryNews(
        row,
        held[-1].at,
        is_new,
        kinds["report"],
        told[:SHOWN],
        len(told[SHOWN:]),
        tell_rows(held),
    )


def _newly_told(held: Sequence[ChangeRow], names: _ById) -> tuple[NewlyTold, ...]:
    """Returns what is newly told in words of reports, each wording once."""
    steps = (step[-1] for step in _lasting(held))
    shown = [step for step in steps if step.kind in _SHOWN]
    found: dict[str, NewlyTold] = {}
    for one in sorted(shown, key=lambda step: _SHOWN.index(step.kind)):
        by = tuple(dict.fromkeys(names[report] for report in one.reports if report in names))
        headed = (one.subject,) if one.kind in _HEADED else ()
        words = ": ".join(filter(None, (*headed, _read(one.after))))
        found.setdefault(words, NewlyTold(_ONE[one.kind], words, _read(one.before), by))
    return tuple(found.values())


def news_line(one: NewlyTold) -> str:
    """Returns one line that says what is new: its words, what was told before, and who tells it."""
    before = f" (before: {one.before})" if one.before else ""
    return f"{one.called}: {one.words}{before} [{', '.join(one.by)}]"


def head_line(news: StoryNews) -> str:
    """Returns how a story grew, and how many reports and origins stand behind it."""
    return f"{news.grown}: {numbers_told(news.row.card)}"
