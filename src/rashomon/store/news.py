"""Says changes in words (`tell_rows`, `change_line`), and what is new in stories since a moment
(`morning`): which stories are new, which reports came to others, and the words that only these
print. Every line names only reports that came."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from rashomon.model.record import record
from rashomon.model.stored import ChangeRow, StoryFilter, StoryRow
from rashomon.shipped.words import texts
from rashomon.show.wording import counted

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

_ONE = texts("changes.one")
_SEVERAL = texts("changes.several")
SHOWN = 16  # lines of a story


def tell_rows(rows: Sequence[ChangeRow]) -> str:
    """Returns one line that sums up these changes: "2 reports came: 1 page changed"."""
    kinds = Counter(row.kind for row in told_here(rows))
    if "new story" in kinds:
        return "new story"
    reports = kinds.pop("report", 0)
    parts = [f"{counted(reports, 'report')} came"] if reports else []
    further = [_count_of_kind(kind, kinds[kind]) for kind in _ONE if kind in kinds]
    return ": ".join(filter(None, (*parts, ", ".join(further))))


def told_here(rows: Iterable[ChangeRow]) -> list[ChangeRow]:
    """Returns the changes of a story of which people are told. Of a story that was new and ended in
    this one, the reports came to this one."""
    here: list[ChangeRow] = []
    for row in rows:
        if row.kind == "new story" and row.first_story:
            here += [replace(row, kind="report", reports=(report,)) for report in row.reports]
        else:
            here.append(row)
    return here


def _count_of_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 pages changed"."""
    if number > 1 and kind in _SEVERAL:
        return f"{number:,} {_SEVERAL[kind]}"
    return f"{number:,} {_ONE[kind]}"


def change_line(change: ChangeRow) -> str:
    """Returns the change as one line."""
    turned = " -> ".join(filter(None, (change.before, change.after)))
    words = ": ".join(filter(None, (_ONE.get(change.kind, change.kind), change.subject, turned)))
    return f"{words} ({', '.join(change.reports)})" if change.reports else words


@record
class NewWords:
    """Words of a report that came: what they are (a kind of change in words), the words, and whose
    report it is."""

    called: str
    words: str
    by: tuple[str, ...]


@record
class StoryNews:
    """What is new in a story.

    - `came`: the words that came, report by report
    - `at`: when the last of it came
    - `reports`: how many reports came
    - `more`: how many more lines there are
    """

    row: StoryRow
    at: str
    is_new: bool
    reports: int
    came: Sequence[NewWords]
    more: int
    summary: str

    @property
    def grown(self) -> str:
        """Returns how the story grew: "new story", "1 report came"."""
        if self.is_new:
            return "new story"
        return f"{counted(self.reports, 'report')} came" if self.reports else "changed"


def morning(store: "SqlStore", since: str, *, most: int) -> tuple[list[StoryNews], int]:
    """Returns what is new from this moment on (ISO, UTC) in as many stories, and how many there are
    in all. Stories to which most reports came are first."""
    before = (datetime.fromisoformat(since) - timedelta(seconds=1)).isoformat(timespec="seconds")
    with store.reading():
        stories = store.search.browse(StoryFilter(arrived=before, new=True), most=most)
        news = news_of(store, rows=stories.rows, moments={row.id: before for row in stories.rows})
        return [*news.values()], stories.total


def news_of(
    store: "SqlStore", rows: Sequence[StoryRow], moments: dict[str, str]
) -> dict[str, StoryNews]:
    """Returns what is new in these stories, each since a moment of its own."""
    changes = store.stories.changed_since({row.id: moments[row.id] for row in rows})
    tellers = [*chain.from_iterable(change.reports for change in chain(*changes.values()))]
    names = store.reports.called(tellers)
    homes = store.reports.homes_of(tellers)
    news = {}
    for row in rows:
        changed = []
        for change in changes.get(row.id, ()):
            if all(homes.get(ident) == row.id for ident in change.reports):
                changed.append(change)
        if any(change.kind in {"new story", "report"} for change in changed):
            news[row.id] = news_in(row, changed=changed, names=names)
    return news


def news_in(row: StoryRow, changed: Sequence[ChangeRow], names: dict[str, str]) -> StoryNews:
    """Returns what these changes bring to a story. `names` says what reports are called."""
    kinds = Counter(change.kind for change in told_here(changed))
    is_new = "new story" in kinds
    came = [] if is_new else [_new_words(change, names) for change in _in_order(changed)]
    return StoryNews(
        row=row,
        at=changed[-1].at,
        is_new=is_new,
        reports=kinds["report"],
        came=came[:SHOWN],
        more=len(came[SHOWN:]),
        summary=tell_rows(changed),
    )


def _in_order(changed: Sequence[ChangeRow]) -> list[ChangeRow]:
    """Returns what reports brought, kind by kind, of each kind the first line of every report
    first."""
    kinds = [*_ONE]
    places = Counter[tuple[str, tuple[str, ...]]]()
    listed = []
    for number, change in enumerate(changed):
        if change.reports and change.kind in kinds:
            occasion = (change.kind, change.reports)
            listed.append((kinds.index(change.kind), places[occasion], number))
            places[occasion] += 1
    return [changed[number] for *_, number in sorted(listed)]


def _new_words(change: ChangeRow, names: dict[str, str]) -> NewWords:
    """Returns a change in words of its reports."""
    words = change.subject if change.kind in {"report", "page"} else change.after or change.before
    by = tuple(dict.fromkeys(names[report] for report in change.reports if report in names))
    return NewWords(_ONE[change.kind], words or "", by)


def news_line(news: NewWords) -> str:
    """Returns one line of what is new: what it is, its words, and whose they are."""
    return f"{news.called}: {news.words} [{', '.join(news.by)}]"
