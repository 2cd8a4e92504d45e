"""What changed in a story, in words; what is new in stories since a moment: which are new, by how
many reports others grew, and what is told that was not, in words of reports."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.stored import ChangeRow, StoryFilter, StoryRow
from rashomon.store.database.open import SqlStore
from rashomon.store.database.search import NO_NEWS
from rashomon.telling.story_card import numbers_told
from rashomon.telling.wording import STATUS_WORDS, counted

_MOST_VERSIONS = 3


COUNTED: Mapping[str, tuple[str, str]] = {
    "disputed": ("new contradiction", "new contradictions"),
    "denied": ("newly denied", "newly denied"),
    "version": ("new version", "new versions"),
    "difference": ("new difference", "new differences"),
    "denial": ("denial", "denials"),
    "claim": ("new claim", "new claims"),
    "correction": ("correction", "corrections"),
    "told": ("newly told", "newly told"),
    "claim longer": ("claim made by more", "claims made by more"),
    "status": ("change of status", "changes of status"),
    "report": ("new report", "new reports"),
    "revision": ("changed page", "changed pages"),
    "difference gone": ("difference gone", "differences gone"),
    "report left": ("report gone", "reports gone"),
    "new story": ("new story", "new stories"),
    "merged": ("merged story", "merged stories"),
    "split": ("split story", "split stories"),
}
"""What one and what several of a kind are called, the most telling first."""


_STATUS = ("status", "disputed", "denied")


def standing(rows: Sequence[ChangeRow]) -> list[list[ChangeRow]]:
    """Returns the changes by what they are about, those of the status of one difference from the
    first to the last; a status that came and went is left out."""
    by_subject: dict[tuple[str, ...], list[ChangeRow]] = {}
    for row in rows:
        own = () if row.kind in _STATUS else (row.kind, row.at, row.after or "")
        by_subject.setdefault((row.subject, *own), []).append(row)
    return [kept for held in by_subject.values() if (kept := _standing(held))]


def _standing(rows: Sequence[ChangeRow]) -> list[ChangeRow]:
    statuses = [row for row in rows if row.kind in _STATUS]
    is_as_before = statuses and statuses[0].before == statuses[-1].after
    return [row for row in rows if not (is_as_before and row.kind in _STATUS)]


def tell_rows(rows: Sequence[ChangeRow]) -> str:
    """Returns in one line what these changes are, with the new versions: "2 reports added: 1 newly
    denied, 1 new version: “seven dead”, was “nine dead”"."""
    kinds = Counter(row.kind for row in rows)
    if "new story" in kinds:
        return "new story"
    parts = [kind for kind in kinds if kind not in ("report", "version")]
    parts += ["version"] if "version" in kinds else []
    rest = ", ".join(count_of_kind(kind, kinds[kind]) for kind in parts)
    added = f"{counted(kinds['report'], 'report')} added" if "report" in kinds else ""
    told = dict.fromkeys(_turned(row) for row in rows if row.kind == "version")
    return ": ".join(filter(None, (added, rest, "; ".join([*told][:_MOST_VERSIONS]))))


def _turned(row: ChangeRow) -> str:
    """Returns a new version beside those before: "“seven dead”, was “nine dead”"."""
    return ", was ".join(filter(None, (row.after, row.before)))


def count_of_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 changes of status"."""
    one, several = COUNTED.get(kind, (kind, kind))
    return f"{number:,} {one if number == 1 else several}"


def _read(told: str | None) -> str:
    """What was told, a status in the words in which people read it."""
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
_HEADED = ("disputed", "denied", "version", "difference", "correction")
_SHOWN = (*_HEADED, "denial", "claim", "told")
"""The kinds that are told with their words, in order; the first ones with what they are about."""


@dataclass(frozen=True, slots=True)
class NewlyTold:
    """What is told that was not: what one of its kind is called, in words of a report, what was
    read before, and by whom."""

    called: str
    words: str
    before: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryNews:
    """What is new in a story: reports that it gained, what is told that was not, the
    most telling first (`told`), and how much more there is; `at`: when the last of it came."""

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


@dataclass(frozen=True, slots=True)
class Morning:
    """The stories with news since a moment, as many as were asked for, and how many there are."""

    since: str
    stories: tuple[StoryNews, ...]
    total: int


def morning(store: SqlStore, since: str, *, most: int) -> Morning:
    """Returns what is new since this moment (ISO, UTC), where most is told first."""
    with store.reading():
        found = store.search.browse(StoryFilter(arrived=since, new=True), most=most)
        news = news_of(store, found.rows, dict.fromkeys((row.id for row in found.rows), since))
        return Morning(since, tuple(news[row.id] for row in found.rows), found.total)


def news_of(
    store: SqlStore, rows: Sequence[StoryRow], moments: Mapping[str, str]
) -> dict[str, StoryNews]:
    """Returns what is new in these stories, each after a moment of its own; a story that only
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


def news_in(row: StoryRow, held: Sequence[ChangeRow], names: Mapping[str, str]) -> StoryNews:
    """Returns what these changes bring to a story; `names`: what reports are called."""
    kinds, told = Counter(one.kind for one in held), _told(held, names)
    is_new = bool(kinds["new story"])
    return StoryNews(
        row,
        held[-1].at,
        is_new,
        kinds["report"],
        () if is_new else told[:SHOWN],
        0 if is_new else len(told[SHOWN:]),
        tell_rows(held),
    )


def _told(held: Sequence[ChangeRow], names: Mapping[str, str]) -> tuple[NewlyTold, ...]:
    """Returns what is told in words of reports, the same words once."""
    steps = [step[-1] for step in standing(held) if step[-1].kind in _SHOWN]
    found: dict[str, NewlyTold] = {}
    for one in sorted(steps, key=lambda one: _SHOWN.index(one.kind)):
        by = tuple(dict.fromkeys(names[report] for report in one.reports if report in names))
        headed = (one.subject,) if one.kind in _HEADED else ()
        words = ": ".join(filter(None, (*headed, _read(one.after))))
        called = COUNTED[one.kind][0]
        found.setdefault(words, NewlyTold(called, words, _read(one.before), by))
    return tuple(found.values())


def news_line(one: NewlyTold) -> str:
    """Returns in one line what is told: its words, what was told before, by whom."""
    before = f" (before: {one.before})" if one.before else ""
    return f"{one.called}: {one.words}{before} [{', '.join(one.by)}]"


def head_line(news: StoryNews) -> str:
    """Returns how a story grew, and how much stands behind it."""
    return f"{news.grown}: {numbers_told(news.row.card)}"
