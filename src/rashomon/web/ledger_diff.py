"""What changed in a story since an earlier ledger or a day: as lists, and as notes beside the
changed points."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from rashomon.model.ledger import Ledger
from rashomon.model.stored import ChangeRow
from rashomon.model.story import Story
from rashomon.store.story_changes import Succession, story_changes
from rashomon.text.calendar_words import say_values
from rashomon.text.point_words import title_of
from rashomon.text.wording import counted

_BESIDE = {
    "disputed": "now disputed",
    "figure": "a new figure",
    "denial": "a denial",
    "matter": "new",
    "matter longer": "told by more",
    "answer": "a new answer",
    "status": "stands otherwise",
    "no longer disputed": "no longer disputed",
    "question": "new",
}
"""What is said of a change beside its passage or point, the most telling first."""
_MOST_FIGURES = 3


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
            and (note := _BESIDE.get(row.kind))
            and (subject := subject_of(row, story))
        ):
            said.setdefault(subject, {})[note] = None
    return {subject: tuple(_strongest(notes)) for subject, notes in said.items()}


def _strongest(notes: dict[str, None]) -> Iterator[str]:
    yield from sorted(notes, key=[*_BESIDE.values()].index)[:2]


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
    parts = [kind for kind in kinds if kind not in ("report", "figure")]
    rest = ", ".join(count_of_kind(kind, kinds[kind]) for kind in (*parts, *last))
    added = f"{counted(kinds['report'], 'report')} added" if "report" in kinds else ""
    return ": ".join(filter(None, (added, rest, "; ".join(figures[:_MOST_FIGURES]))))


def tell_rows(rows: Sequence[ChangeRow]) -> str:
    """Returns in one line what these changes are, with the new figures."""
    figures = (say_values(row.after) for row in rows if row.kind == "figure")
    return tell_news(Counter(row.kind for row in rows), [*dict.fromkeys(filter(None, figures))])


def count_of_kind(kind: str, number: int) -> str:
    """Returns a count of changes of one kind: "21 changes of status"."""
    one, several = COUNTED.get(kind, (kind, kind))
    return f"{number:,} {one if number == 1 else several}"
