"""retain: drops what is older than a user's rules allow, and reports it.

`report`: the report is dropped, and its story is compared again without it. `text`: once all reports of a story are old enough, their texts
are dropped; the ledger stays with its quotes, and never changes again.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from rashomon.model.report import Report
from rashomon.model.stored import ChangeRow, Dated, Plan
from rashomon.seams import Clock
from rashomon.settings import Settings
from rashomon.store.deliver_alerts import rules_in
from rashomon.store.neighbours import Neighbours, members_of, neighbours_of
from rashomon.store.story_ledgers import key_of
from rashomon.store.update import make_plan, written

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """Drops what is older than this many days, of one outlet or of all."""

    days: int
    drop: str
    outlet: str | None = None

    def covers(self, report: Dated, now: datetime) -> bool:
        """Whether the report is old enough, by the day of its page or else by its time of arrival."""
        if self.outlet is not None and (report.outlet or "").casefold() != self.outlet.casefold():
            return False
        return min((report.published or report.added_at)[:10], report.added_at[:10]) < (now - timedelta(days=self.days)).date().isoformat()


@dataclass(frozen=True, slots=True)
class Retained:
    """The dropped reports, the stories reduced to their ledgers, and the changes in the others."""

    reports: tuple[str, ...]
    archived: tuple[str, ...]
    changes: tuple[ChangeRow, ...] = ()


def read_retention(path: str) -> tuple[RetentionRule, ...]:
    """Returns the rules of a TOML file. Raises StopError if it cannot be read or has unknown entries."""
    with rules_in(path) as document:
        if set(document) != {"retain"} or not isinstance(document["retain"], list):
            raise ValueError("rules are written as [[retain]]")
        return tuple(_rule(table) for table in document["retain"])


def _rule(table: Any) -> RetentionRule:
    if not isinstance(table, dict) or not table.keys() <= {"days", "drop", "outlet"}:
        raise ValueError("a rule has days, drop and perhaps outlet")
    days, drop, outlet = table.get("days"), table.get("drop", "report"), table.get("outlet")
    if isinstance(days, bool) or not isinstance(days, int) or days < 0:
        raise ValueError("days is a number of days")
    if drop not in ("report", "text"):
        raise ValueError("drop is report or text")
    if outlet is not None and not isinstance(outlet, str):
        raise ValueError("outlet is a name")
    return RetentionRule(days, drop, outlet)


def retain(store: "SqlStore", rules: Sequence[RetentionRule], *, settings: Settings, clock: Clock, dry: bool = False) -> Retained:
    """Returns what was dropped or, with `dry`, would be."""
    now = clock()
    dated = store.dated_reports()
    ids = tuple(r.id for r in dated if any(rule.drop == "report" and rule.covers(r, now) for rule in rules))
    left = [r for r in dated if r.id not in set(ids)]
    stories = _wholly_old(store, left, [rule for rule in rules if rule.drop == "text"], now)
    if dry:
        return Retained(ids, stories)
    at = now.isoformat(timespec="seconds")
    changes = _drop(store, ids, settings, clock) if ids else ()
    for story_id in stories:
        _archive(store, story_id, at)
    return Retained(ids, stories, changes)


def _wholly_old(store: "SqlStore", dated: Sequence[Dated], rules: Sequence[RetentionRule], now: datetime) -> tuple[str, ...]:
    """Returns the stories whose reports are all old; those that share a page with a younger story stay as long as it does."""
    young = {r.story for r in dated if not any(rule.covers(r, now) for rule in rules)}
    home = {r.id: r.story for r in dated}
    shared = [(home.get(one.report), story) for one, story in store.lent(reports=home).items()]
    while more := {story for pair in shared if young.intersection(pair) for story in pair} - young:
        young |= more
    return tuple(sorted({r.story for r in dated if r.story} - young))


def _drop(store: "SqlStore", ids: Sequence[str], settings: Settings, clock: Clock) -> tuple[ChangeRow, ...]:
    """Deletes these reports and compares their stories again, in one transaction."""
    read: list[Report] = []

    def make(at: str) -> Plan:
        gone = store.placed(ids=ids)
        stories = sorted({p.story for p in gone.values() if p.story} | set(store.lent(reports=gone).values()))
        there = [story for story_id in stories if (story := store.story(story_id))]
        read[:] = [*store.reports(ids), *(report for story in there for report in members_of(store, story) if report.id in gone)]
        whole = neighbours_of(store, stories)
        left = {report_id: p for report_id, p in whole.placed.items() if report_id not in gone}
        before = {report_id: p.story for report_id, p in whole.placed.items() if p.story}
        groups: dict[str, list[str]] = {}
        for report_id, p in left.items():
            groups.setdefault(str(p.story), []).append(report_id)
        neighbours = Neighbours(left, before, whole.frequencies, {r: p for r, p in whole.visitors.items() if r not in gone})
        parts = tuple(tuple(sorted(group)) for group in groups.values())
        return make_plan(store, neighbours, settings, at=at, groups=parts, begun=Plan(gone=tuple(sorted(gone))))

    def forget(at: str) -> None:
        store.drop_raws(ids, at=at)
        store.drop_parses([key_of(report) for report in read])
        store.forget_words({report.sha256 for report in read})

    return written(store, make, clock=clock, also=forget)


def _archive(store: "SqlStore", story_id: str, at: str) -> None:
    with store.writing():
        story = store.story(story_id)
        if story is None:
            return
        keys = [key_of(report) for report in (*store.reports(story.own()), *members_of(store, story))]
        document = json.loads(story.ledger)
        for report in document["reports"]:
            report["text"] = ""
            report["warnings"] = [
                *report["warnings"],
                f"the text was dropped on {at[:10]}; sha256 is that of the text, quotes are as they stood in it",
            ]
        store.drop_raws(story.reports, at=at)
        store.archive_story(story_id, json.dumps(document, ensure_ascii=False, indent=1) + "\n", at=at)
        store.drop_parses(keys)
