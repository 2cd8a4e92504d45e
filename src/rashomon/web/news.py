"""What changed in a story, for readers: the most telling changes first, on one screen; the rest
folded and counted."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.model.ledger import Ledger
from rashomon.model.stored import ChangeRow
from rashomon.store.morning import Morning
from rashomon.store.tell_changes import COUNTED, count_of_kind, standing, subject_of
from rashomon.telling.wording import rows_of, title_of
from rashomon.text.calendar_words import say_values
from rashomon.web.markup import (
    Labels,
    content_policy,
    environment,
    fragment,
    label_reports,
    shown,
    static_text,
)

FIRST = ("disputed", "reading", "figure", "denial", "correction", "answer")
"""The kinds that are told first, with their words; all others are folded."""
MOST = 5  # changes that are told before the rest of them is folded
_ANSWERS = ("answer", "figure")
# their before and after are ids, which mean nothing to readers
_IDS = ("merged", "split", "report left", "revision")
_OF_REPORTS = ("report", "correction", "revision", "told", "figure")
_MOST_REPORTS = 3
_ORDER = {kind: place for place, kind in enumerate(COUNTED)}


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A change: the matter, question or headline concerned, with its anchor if the story still has
    it; the words before and after; and the reports behind it, each with a link.
    """

    kind: str
    subject: str
    before: str
    after: str
    at: str
    anchor: str
    reports: tuple[tuple[str, str], ...]

    @property
    def called(self) -> str:
        """What one of its kind is called."""
        return COUNTED.get(self.kind, (self.kind,))[0]


@dataclass(frozen=True, slots=True)
class News:
    """The most important changes, the remaining ones of those kinds, and all others by kind with
    counts."""

    first: Sequence[ChangeEntry]
    more: Sequence[ChangeEntry]
    rest: Sequence[tuple[str, Sequence[ChangeEntry]]]

    @property
    def number(self) -> int:
        """Returns the number of changes."""
        return len(self.first) + len(self.more) + sum(len(changes) for _, changes in self.rest)


def gather_news(rows: Sequence[ChangeRow], ledger: Ledger) -> News:
    """Combines the changes of each question into one step from the first to the last, dropping what
    came and went. `ledger`: as it is now."""
    labels = label_reports(ledger.reports)
    points = (point for story in ledger.stories for point in story.points)
    called = {point.question: title_of(point) for point in points}
    there = {one.id for story in ledger.stories for one in story.passages}
    there |= {row.id for story in ledger.stories for row in rows_of(story)}
    listed = [_entry(held, ledger, labels, called, there) for held in standing(rows)]
    first = [one for kind in FIRST for one in listed if one.kind == kind]
    kinds = dict.fromkeys((*COUNTED, *(one.kind for one in listed)))
    rest = [
        (count_of_kind(kind, len(held)), held)
        for kind in kinds
        if kind not in FIRST and (held := [one for one in listed if one.kind == kind])
    ]
    return News(first[:MOST], first[MOST:], rest)


def _entry(
    rows: Sequence[ChangeRow],
    ledger: Ledger,
    labels: Labels,
    called: Mapping[str, str],
    there: Container[str],
) -> ChangeEntry:
    """Returns one change of what followed each other, with its link and the reports behind it;
    `called`: by question, what it is called with its author; `there`: what has its own place
    on the page."""
    kind = min((row.kind for row in rows), key=lambda kind: _ORDER.get(kind, len(_ORDER)))
    subject, answers = rows[-1].subject, [row for row in rows if row.kind in _ANSWERS]
    brought, given = answers or rows, () if kind in _IDS else answers or rows[-1:]
    reports = dict.fromkeys(one for row in brought for one in row.reports if one in labels.names)
    links = tuple((labels.name(one), labels.text(one)) for one in reports)
    about = (subject_of(row, story) for row in rows for story in ledger.stories)
    anchor = next((fragment(found) for found in about if found and found in there), "")
    if not anchor and len(links) == 1 and kind in _OF_REPORTS:
        anchor = links[0][1]
    return ChangeEntry(
        kind,
        called.get(subject, subject),
        say_values(brought[0].before) if given else "",
        "; ".join(dict.fromkeys(say_values(row.after) for row in given if row.after)),
        rows[-1].at,
        anchor,
        links[:_MOST_REPORTS],
    )


def render_morning(found: Morning) -> str:
    """Returns what is new since a moment as a page without scripts, as small as a mail."""
    style = static_text("morning.css")
    values = {"found": found, "policy": content_policy((), (style,)), "style": Markup(style)}  # noqa: S704
    return shown(environment().get_template("morning.html.j2").render(values))
