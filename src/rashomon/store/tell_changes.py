"""What changed in a story, in words, and which passage or point each change is about."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.stored import ChangeRow
from rashomon.model.story import Story
from rashomon.telling.digest_words import matter_told
from rashomon.telling.wording import counted, title_of
from rashomon.text.calendar_words import say_values

_MOST_FIGURES = 3


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """Where a change can be read: the id of the passage or point that it is about, None where that
    is gone; the words of reports that tell it, none where it is told in words of the program."""

    about: str | None
    spans: tuple[Span, ...]


def words_in(row: ChangeRow, reports: Iterable[Report]) -> Iterator[Span]:
    """Yields the words of a change where they first stand in each report that brought it."""
    for report in reports:
        start = report.text.find(row.after) if row.after and report.id in row.reports else -1
        if start >= 0 and row.after:
            yield report.span(start, start + len(row.after))


def subject_of(row: ChangeRow, story: Story) -> str | None:
    """Returns the id of the passage or point that a change is about, as the story has it now; None
    if it is gone.

    A passage is known by the sentence that is told, since another may name it by now, else by the
    one that names it.
    """
    holding = (p.id for p in story.passages for one in p.sentences if row.after == one.quote.quote)
    called = (
        p.id
        for p in story.passages
        if row.subject in (p.name, matter_told(p))
        and set(row.reports) & {one.report for one in p.sentences}
    )
    asked = (point.id for point in story.points if row.subject in (title_of(point), point.question))
    return next(chain(holding, called, asked), None)


COUNTED: Mapping[str, tuple[str, str]] = {
    "disputed": ("newly disputed", "newly disputed"),
    "reading": ("new reading", "new readings"),
    "figure": ("new figure", "new figures"),
    "denial": ("denial", "denials"),
    "matter": ("new matter", "new matters"),
    "correction": ("correction", "corrections"),
    "answer": ("new answer", "new answers"),
    "told": ("newly told", "newly told"),
    "matter longer": ("matter told by more", "matters told by more"),
    "question": ("new question", "new questions"),
    "no longer disputed": ("dispute settled", "disputes settled"),
    "status": ("change of status", "changes of status"),
    "line": ("more line", "more lines"),
    "report": ("new report", "new reports"),
    "revision": ("changed page", "changed pages"),
    "question gone": ("question gone", "questions gone"),
    "words gone": ("answer whose words are gone", "answers whose words are gone"),
    "report left": ("report gone", "reports gone"),
    "new story": ("new story", "new stories"),
    "merged": ("merged story", "merged stories"),
    "split": ("split story", "split stories"),
}
"""What one and what several of a kind are called, the most telling first."""


_STATUS = ("status", "disputed", "no longer disputed")


def standing(rows: Sequence[ChangeRow]) -> list[list[ChangeRow]]:
    """Returns the changes by what they are about, those of one question from the first to the last;
    a status that came and went is left out."""
    by_matter: dict[tuple[str, ...], list[ChangeRow]] = {}
    for row in rows:
        own = (
            ()
            if row.kind in ("answer", "figure", *_STATUS)
            else (row.kind, row.at, row.after or "")
        )
        by_matter.setdefault((row.subject, *own), []).append(row)
    return [kept for held in by_matter.values() if (kept := _standing(held))]


def _standing(rows: Sequence[ChangeRow]) -> list[ChangeRow]:
    statuses = [row for row in rows if row.kind in _STATUS]
    is_as_before = statuses and statuses[0].before == statuses[-1].after
    return [row for row in rows if not (is_as_before and row.kind in _STATUS)]


def tell_news(kinds: Mapping[str, int], figures: Sequence[str] = ()) -> str:
    """Returns the changes in words: "2 reports added: 1 newly disputed, 1 new reading: people hurt:
    eight, was seven in 12 reports".

    `figures`: the new ones and the new readings, where they are to be told.
    """
    if "new story" in kinds:
        return "new story"
    last = [kind for kind in ("figure", "reading") if kind in kinds]
    parts = [kind for kind in kinds if kind not in ("report", *last)]
    rest = ", ".join(count_of_kind(kind, kinds[kind]) for kind in (*parts, *last))
    added = f"{counted(kinds['report'], 'report')} added" if "report" in kinds else ""
    return ": ".join(filter(None, (added, rest, "; ".join(figures[:_MOST_FIGURES]))))


def tell_rows(rows: Sequence[ChangeRow]) -> str:
    """Returns in one line what these changes are, with the new figures."""
    readings = (_turned(row) for row in rows if row.kind == "reading")
    figures = (say_values(row.after) for row in rows if row.kind == "figure")
    told = dict.fromkeys(filter(None, chain(figures, readings)))
    return tell_news(Counter(row.kind for row in rows), [*told])


def _turned(row: ChangeRow) -> str:
    """Returns a new reading beside those before: "people hurt: eight, was seven in 12 reports"."""
    return ", was ".join(filter(None, (say_values(row.after), say_values(row.before))))


def count_of_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 changes of status"."""
    one, several = COUNTED.get(kind, (kind, kind))
    return f"{number:,} {one if number == 1 else several}"


def change_line(change: ChangeRow) -> str:
    """Returns the change as one line."""
    if change.kind == "reading":
        words = f"a new reading: {_turned(change)} ({change.subject})"
    else:
        turned = " -> ".join(filter(None, map(say_values, (change.before, change.after))))
        words = ": ".join(filter(None, (change.kind, change.subject, turned)))
    return f"{words} ({', '.join(change.reports)})" if change.reports else words
