"""Says changes in words (`tell_rows`, `change_line`), and what is new in stories since a moment
(`morning`): which stories are new, how many reports others gained, and what is now told that was
not told before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from rashomon.model.record import record
from rashomon.model.stored import DIFFERENCE_ID, ChangeRow, StoryFilter, StoryRow
from rashomon.shipped.words import texts
from rashomon.show.wording import STATUS_WORDS, counted
from rashomon.store.database.search import NEWS
from rashomon.store.told_today import Today
from rashomon.text.gathering import grouped

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

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
    kinds = Counter(row.kind for row in told_here(rows))
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


def told_here(rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """Returns the changes of a story of which people are told. Of a story that was new and ended in
    this one, the reports came to this one."""
    here: list[ChangeRow] = []
    for row in rows:
        if row.kind == DIFFERENCE_ID:
            continue
        if row.kind == "new story" and row.first_story:
            here += [replace(row, kind="report", reports=(report,)) for report in row.reports]
        else:
            here.append(row)
    return here


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
        after = "" if change.after == change.subject else _read(change.after)
        turned = " -> ".join(filter(None, (_read(change.before), after)))
        words = ": ".join(filter(None, (change.kind, change.subject, turned)))
    return f"{words} ({', '.join(change.reports)})" if change.reports else words


SHOWN = 16  # of what is told in a story
_HEADED = ("toll", "denied", "version", "difference")
# Kinds of changes that are told with their words, in order; a new story is told by its card.
_SHOWN = NEWS[1:]


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
    """Returns what is new from this moment on (ISO, UTC) in as many stories, and how many there are
    in all. Stories with most news come first."""
    before = (datetime.fromisoformat(since) - timedelta(seconds=1)).isoformat(timespec="seconds")
    with store.reading():
        stories = store.search.browse(StoryFilter(arrived=before, new=True), most=most)
        news = news_of(store, rows=stories.rows, moments={row.id: before for row in stories.rows})
        return [*news.values()], stories.total


def news_of(
    store: "SqlStore", rows: Sequence[StoryRow], moments: dict[str, str]
) -> dict[str, StoryNews]:
    """Returns what is new in these stories, each since a moment of its own. A story that only
    gained copies has no news."""
    changes = store.search.changed_since({row.id: moments[row.id] for row in rows})
    tellers = [*chain.from_iterable(change.reports for change in chain(*changes.values()))]
    names = store.reports.called(tellers)
    story_of_report = store.reports.homes_of(tellers)
    pages = Today(store, tellers)
    news = {}
    for row in rows:
        changed = []
        for change in changes.get(row.id, ()):
            if _is_here(change, story_of_report) and pages.tell(change):
                changed.append(change)
        if any(change.kind in NEWS for change in changed):
            news[row.id] = news_in(row, changed=changed, names=names)
    return news


def _is_here(change: ChangeRow, story_of_report: Mapping[str, str]) -> bool:
    """Whether all reports that brought a change are still in its story. What two of them told
    together is no news where only one of them is left."""
    is_of_story = change.kind == "new story" and not change.first_story
    return is_of_story or all(
        story_of_report.get(ident, change.story) == change.story for ident in change.reports
    )


def news_in(row: StoryRow, changed: Sequence[ChangeRow], names: dict[str, str]) -> StoryNews:
    """Returns what these changes bring to a story. `names` says what reports are called."""
    kinds = Counter(change.kind for change in told_here(changed))
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
    """Returns what is newly told in words of reports, nothing that stands in what is told before
    it."""
    rows = [change for change in _lasting(changed) if change.kind in _SHOWN]
    rows.sort(key=lambda change: _SHOWN.index(change.kind))
    news_by_words: dict[str, NewlyTold] = {}
    for change in rows:
        by = tuple(dict.fromkeys(names[report] for report in change.reports if report in names))
        words = _read(change.after)
        if change.kind in _HEADED:
            words = ": ".join(filter(None, (change.subject, words)))
        if not any(words in words_told for words_told in news_by_words):
            news = NewlyTold(_ONE[change.kind], words, _read(change.before), by)
            news_by_words[words] = news
    return list(news_by_words.values())


def news_line(news: NewlyTold) -> str:
    """Returns one line that says what is new: its words, what was told before, and who tells it."""
    before = f" (before: {news.before})" if news.before else ""
    return f"{news.called}: {news.words}{before} [{', '.join(news.by)}]"
