"""What changed in a story since an earlier ledger or a day: as lists, and as notes beside the
changed points."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from rashomon.model.ledger import Ledger
from rashomon.model.stored import ChangeRow
from rashomon.model.story import Story
from rashomon.store.story_changes import Succession, story_changes
from rashomon.text.calendar_words import say_day, say_values
from rashomon.text.point_words import title_of
from rashomon.text.wording import counted
from rashomon.web.markup import Labels, fragment

_KINDS = {
    "disputed": ("≠", "Now disputed", "now disputed"),
    "figure": ("#", "New figures", "a new figure"),
    "denial": ("⊘", "Denied", "a denial"),
    "matter": ("+", "New matters", "new"),
    "matter longer": ("+", "More reports tell of it", "told by more"),
    "answer": ("+", "New answers", "a new answer"),
    "status": ("→", "Stand otherwise", "stands otherwise"),
    "no longer disputed": ("=", "No longer disputed", "no longer disputed"),
    "question": ("?", "New questions", "new"),
    "question gone": ("–", "Questions that are gone", ""),
    "correction": ("✎", "Corrections that outlets printed", ""),
    "revision": ("↻", "Pages that were changed", ""),
    "report": ("+", "New reports", ""),
    "report left": ("–", "Reports that left", ""),
    "new story": ("+", "The story", ""),
    "split": ("⑂", "The story", ""),
    "merged": ("⑂", "The story", ""),
}
"""For each kind of change its sign, its heading, and what is said of it beside its passage or
point, in the order in which they are told."""
_BESIDES = ("answer", "figure")
_MOST_FIGURES = 3
_QUOTED = ("denial", "correction", "matter", "matter longer")


@dataclass(frozen=True, slots=True)
class LedgerChange:
    """A change. `href`: link to its passage, point or report; `links`: links to the reports that
    brought it.

    `besides`: a new answer that joins the earlier ones and replaces none; `verbatim`: whether the
    new text is quoted from a report.
    """

    subject: str
    before: str
    after: str
    href: str
    links: tuple[tuple[str, str], ...]
    besides: bool
    verbatim: bool


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes of one kind."""

    sign: str
    heading: str
    changes: tuple[LedgerChange, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """The changes detected at one time; `day` is empty when two ledgers were compared."""

    day: str
    told: str
    groups: tuple[ChangeGroup, ...]


def compare_ledgers(before: Ledger, after: Ledger) -> tuple[tuple[ChangeRow, ...], ...]:
    """Returns, for each story of the later ledger, the changes since the earlier one, by the story
    that most of its reports were in."""
    return tuple(_since(before, after, story) for story in after.stories)


def _since(before: Ledger, after: Ledger, story: Story) -> tuple[ChangeRow, ...]:
    shared = [(len(set(old.reports) & set(story.reports)), old) for old in before.stories]
    most, was = max(shared, key=lambda pair: (pair[0], pair[1].id), default=(0, None))
    earlier = _alone(before, was) if was and most else None
    return story_changes(story.id, earlier, _alone(after, story), Succession({}, (), {}), at="")


def _alone(ledger: Ledger, story: Story) -> Ledger:
    members = set(story.reports)
    return replace(
        ledger,
        reports=tuple(report for report in ledger.reports if report.id in members),
        stories=(story,),
    )


def tell_changes(rows: Sequence[ChangeRow], story: Story, labels: Labels) -> tuple[Moment, ...]:
    """Returns the changes by time of detection, latest first, and by kind."""
    ordered = sorted(rows, key=lambda row: row.at, reverse=True)
    return tuple(
        _moment(at, list(members), story, labels)
        for at, members in groupby(ordered, key=lambda row: row.at)
    )


def _moment(at: str, rows: Sequence[ChangeRow], story: Story, labels: Labels) -> Moment:
    order = list(_KINDS)
    placed = sorted(
        rows,
        key=lambda row: (
            order.index(row.kind) if row.kind in _KINDS else len(order),
            row.subject,
            row.after or "",
        ),
    )
    groups = []
    for kind, members in groupby(placed, key=lambda row: row.kind):
        sign, heading, _ = _KINDS.get(kind, ("·", kind.capitalize(), ""))
        groups.append(
            ChangeGroup(sign, heading, tuple(_told(row, story, labels) for row in members))
        )
    day = f"{say_day(at[:10])}, {at[11:16]}" if len(at) > 15 else say_day(at[:10]) if at else ""
    return Moment(day, counted(len(rows), "change"), tuple(groups))


def _told(row: ChangeRow, story: Story, labels: Labels) -> LedgerChange:
    links = tuple(
        (labels.name(report), labels.text(report)) for report in row.reports if report in labels.ids
    )
    subject = subject_of(row, story)
    href = fragment(subject) if subject else ""
    if not href and len(links) == 1 and row.kind in ("report", "correction", "revision"):
        href = links[0][1]
    named = row.kind in (
        "merged",
        "split",
        "report left",
        "revision",
    )  # their before and after are ids, which mean nothing to readers
    before, after = ("", "") if named else (say_values(row.before), say_values(row.after))
    # rows of older stores have the question without its author
    called = next(
        (title_of(point) for point in story.points if point.question == row.subject), row.subject
    )
    return LedgerChange(
        called, before, after, href, links, row.kind in _BESIDES, row.kind in _QUOTED
    )


def subject_of(row: ChangeRow, story: Story) -> str | None:
    """Returns the id of the passage or point that a change is about, as the story has it now; None
    if it is gone.

    A passage is known by the sentence that is told, since its label may be another by now, else by
    its label.
    """
    holding = (p.id for p in story.passages for one in p.sentences if row.after == one.quote.quote)
    called = (
        p.id
        for p in story.passages
        if p.label == row.subject and set(row.reports) & {one.report for one in p.sentences}
    )
    asked = (point.id for point in story.points if row.subject in (title_of(point), point.question))
    return next(chain(holding, called, asked), None)


def notes_on_points(rows: Sequence[ChangeRow], story: Story) -> dict[str, tuple[str, ...]]:
    """Returns the notes on the latest changes, by the id of the passage or point."""
    latest = max((row.at for row in rows), default="")
    said: dict[str, dict[str, None]] = {}
    for row in rows:
        if (
            row.at == latest
            and (note := _KINDS.get(row.kind, ("", "", ""))[2])
            and (subject := subject_of(row, story))
        ):
            said.setdefault(subject, {})[note] = None
    return {subject: tuple(_strongest(notes)) for subject, notes in said.items()}


def _strongest(notes: dict[str, None]) -> Iterator[str]:
    order = [note for _, _, note in _KINDS.values()]
    yield from sorted(notes, key=order.index)[:2]


COUNTED: Mapping[str, tuple[str, str]] = {
    "disputed": ("newly disputed", "newly disputed"),
    "figure": ("new figure", "new figures"),
    "denial": ("denial", "denials"),
    "matter": ("new matter", "new matters"),
    "matter longer": ("matter told by more", "matters told by more"),
    "correction": ("correction", "corrections"),
    "answer": ("new answer", "new answers"),
    "question": ("new question", "new questions"),
    "no longer disputed": ("dispute settled", "disputes settled"),
    "status": ("change of status", "changes of status"),
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


def tell_news(kinds: Mapping[str, int], figures: Sequence[str] = ()) -> str:
    """Returns the changes in words: "2 reports added: 1 newly disputed, 1 new figure: nineteen".

    `figures`: the new ones, where they are to be told.
    """
    if "new story" in kinds:
        return "new story"
    last = [kind for kind in kinds if kind == "figure"]
    told = [kind for kind in kinds if kind not in ("report", "figure")]
    rest = ", ".join(told_kind(kind, kinds[kind]) for kind in (*told, *last))
    added = f"{counted(kinds['report'], 'report')} added" if "report" in kinds else ""
    return ": ".join(filter(None, (added, rest, "; ".join(figures[:_MOST_FIGURES]))))


def tell_rows(rows: Sequence[ChangeRow]) -> str:
    """Returns in one line what these changes are, with the new figures."""
    figures = (say_values(row.after) for row in rows if row.kind == "figure")
    return tell_news(Counter(row.kind for row in rows), [*dict.fromkeys(filter(None, figures))])


def told_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 changes of status"."""
    one, several = COUNTED.get(kind, (kind, kind))
    return f"{number:,} {one if number == 1 else several}"
