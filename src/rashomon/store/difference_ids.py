"""Keeps what became of differences whose ids are gone, so that a link to one that was kept says so
(`changed_ids`, `became_of`)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import TYPE_CHECKING

from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.report import newest_states
from rashomon.model.stored import DIFFERENCE_ID, ChangeRow
from rashomon.show.wording import called
from rashomon.text.gathering import by_key

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore

_MOST = 400  # ids of a story that are remembered on its page


def changed_ids(before: Ledger, after: Ledger) -> Iterator[ChangeRow]:
    """Yields, of each open difference whose id is gone, the id of the one that has most of its
    words now; of one that has none, the reports by which it went: states that took the place of
    those that gave it, and reports that left the story."""
    now = _open(after)
    having = by_key(
        (quote.span, difference_id.id)
        for difference_id in now.values()
        for quote in difference_id.quotes()
    )
    for was in _open(before).values():
        if was.id in now:
            continue
        shared = Counter(ident for quote in was.quotes() for ident in having[quote.span])
        heir = max(shared, key=lambda ident: (shared[ident], ident), default=None)
        versions = " | ".join(f"“{version.words}”" for version in was.versions)
        yield ChangeRow(
            story="",
            at="",
            kind=DIFFERENCE_ID,
            subject=f"{called(was)}: {versions}",
            before=was.id,
            after=heir,
            reports=() if heir else tuple(_causes(was, after)),
        )


def _open(ledger: Ledger) -> dict[str, Difference]:
    return by_id(difference for difference in ledger.stories[0].differences if difference.is_open)


def _causes(was: Difference, after: Ledger) -> list[str]:
    """Returns the newest states of the reports that gave a difference and were revised, and those
    that are in the story no more."""
    newest = newest_states({report.id: report.revision_of for report in after.reports})
    members = set(after.stories[0].reports)
    causes = []
    for report in was.reports():
        if report not in members or report in newest:
            causes.append(newest.get(report, report))
    return list(dict.fromkeys(causes))


@record
class Became:
    """What became of a difference whose id is gone: the id under which it is told now, None where
    it is not, and why in words ("the report of Harn Post was changed")."""

    was: str
    words: str
    now: str | None
    why: str


def became_of(store: "SqlStore", story: str, present: Iterable[str]) -> list[Became]:
    """Returns what became of the differences of a story whose ids are gone, the latest first.
    `present` are the ids that its differences have."""
    rows = [row for row in store.stories.changes(story) if row.kind == DIFFERENCE_ID][-_MOST:]
    last = {row.before: row for row in rows}
    present_ids = set(present)
    ends = {}
    for row in reversed(last.values()):
        if row.before and row.before not in present_ids:
            ends[row] = _end_of(row, last=last, present=present_ids)
    causes = list(chain.from_iterable(end.reports for end in ends.values()))
    names = store.reports.called(causes)
    story_of_cause = store.reports.homes_of(causes)
    became = []
    for row, end in ends.items():
        why = []
        for report in end.reports:
            how = (
                "changed its report"
                if story_of_cause.get(report) == story
                else "is in another story now"
            )
            why.append(f"{names.get(report, 'a report')} {how}")
        now = end.after if end.after in present_ids else None
        became.append(Became(was=row.before or "", words=row.subject, now=now, why="; ".join(why)))
    return became


def _end_of(row: ChangeRow, last: Mapping[str | None, ChangeRow], present: Set[str]) -> ChangeRow:
    """Returns the last change of a difference of which this is one. `last` has the last change of
    each id."""
    for _ in last:  # changes may lead in a circle where a page was put back
        if row.after is None or row.after in present or row.after not in last:
            break
        row = last[row.after]
    return row
