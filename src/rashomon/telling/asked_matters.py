"""The matters of a story with the questions that somebody asked of them, in the one order of the
digest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.passage import Passage
from rashomon.model.point import Point, Status
from rashomon.model.story import Story
from rashomon.telling.point_order import parts_of_others
from rashomon.telling.wording import accounts_of, author_of, is_folded, rows_of, shown_status

_DIFFERING = ("disputed", "differs")


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of the digest with the rows that quote it; without a passage, a row whose words
    stand in none. `numbers`: figures of one thing that differ, told first in it."""

    passage: Passage | None
    rows: tuple[Point, ...] = ()
    numbers: tuple[Point, ...] = ()

    def reports(self) -> int:
        """How many reports tell of it."""
        return self.passage.reports if self.passage else len(self.rows[0].reports())

    def differs(self) -> bool:
        """Whether rows dispute it or have several answers, or reports surely give different
        readings of it."""
        return any(shown_status(row) in _DIFFERING for row in self.rows) or (
            self.passage is not None and any(one.is_sure() for one in self.passage.variants)
        )

    def may_differ(self) -> bool:
        """Whether reports perhaps give different readings of it, or several numbers of one
        thing."""
        return bool(self.numbers or (self.passage is not None and self.passage.variants))


def matters_of(story: Story) -> tuple[Matter, ...]:
    """Returns the matters of two reports or more in the order of the ledger, each with its rows; a
    disputed row in no matter stands before all, the others last."""
    asked = rows_of(story)
    parts = parts_of_others(asked)
    listed = [one for one in asked if not (is_folded(one) or one.id in parts)]
    home = {row.id: _home(row, story.matters()) for row in listed}
    beside = numbers_beside(story)
    found = [
        Matter(
            passage,
            tuple(row for row in listed if home[row.id] == passage.id),
            beside.get(passage.id, ()),
        )
        for passage in story.matters()
    ]
    alone = [Matter(None, (row,)) for row in listed if home[row.id] is None]
    disputed = [one for one in alone if one.rows[0].status is Status.DISPUTED]
    return (*disputed, *found, *(one for one in alone if one not in disputed))


def numbers_beside(story: Story) -> dict[str, tuple[Point, ...]]:
    """Returns, by the id of the first matter that shows one of them, the figures that the program
    read of one thing, of which reports give several numbers; not where one variant of that matter
    has them all."""
    found: dict[str, tuple[Point, ...]] = {}
    for point in story.points:
        if author_of(point) is None and len(point.versions) > 1:
            home = min(story.matters(), key=lambda one: _shows(one, point), default=None)
            if home and _shows(home, point) < _NOWHERE and not _told_apart(home, point):
                found[home.id] = (*found.get(home.id, ()), point)
    return found


_NOWHERE = 2


def _shows(passage: Passage, point: Point) -> int:
    """How well a matter shows a number of a point: 0 where it stands open, 1 where it does not."""
    held = [
        one
        for one in passage.core()
        if any(account.quote.overlaps(one.quote) for account in point.accounts)
    ]
    return 0 if any(one.open for one in held) else 1 if held else _NOWHERE


def _told_apart(passage: Passage, point: Point) -> bool:
    """Whether a variant of a matter has each number of a point."""
    return any(
        all(
            any(
                account.quote.overlaps(span)
                for account in accounts_of(point, version)
                for reading in variant.readings
                for span in reading.spans
            )
            for version in point.versions
        )
        for variant in passage.variants
    )


def _home(row: Point, passages: Iterable[Passage]) -> str | None:
    """The passage that holds most of the answers of a row, the first of several."""
    held = Counter(
        {
            passage.id: sum(
                any(account.quote.overlaps(one.quote) for one in passage.sentences)
                for account in row.accounts
            )
            for passage in passages
        }
    )
    most = held.most_common(1)
    return most[0][0] if most and most[0][1] else None
