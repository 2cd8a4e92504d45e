"""What changed in a story between two of its states, from the store's log of changes; and what the people of the desk did to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from starlette.responses import Response

from rashomon.desk import pages
from rashomon.desk.asked import Asked
from rashomon.desk.story import find, ledger, state_of
from rashomon.language.calendar_words import say_values
from rashomon.model.ledger import Ledger
from rashomon.model.stored import ChangeRow
from rashomon.web.anchors import fragment, label_reports


@dataclass(frozen=True, slots=True)
class Told:
    """A change with the anchor of the point that it is about, where the story still has it, and the reports that it rests on."""

    kind: str
    subject: str
    before: str | None
    after: str | None
    anchor: str
    reports: tuple[tuple[str, str], ...]


def show_changes(asked: Asked) -> Response:
    """The changes between two moments, the latest first."""
    with asked.desk.shelf.reading() as store:
        story_id = find(store, asked.path["story"])
        state = state_of(store, story_id)
        found = ledger(asked, store, story_id, state)
        rows = store.changes(story_id)
        done = store.audit_rows(target=story_id, most=50)
    moments = sorted({row.at for row in rows})
    since = asked.query.get("since", "")
    since = since if since in moments else ""
    until = asked.query.get("until", "")
    until = until if until in moments else ""
    chosen = [row for row in rows if row.at > since and (not until or row.at <= until)]
    told = tell_changes(chosen, found)
    title = found.stories[0].title if found.stories else None
    return pages.page(
        "changes.html.j2", asked, story=story_id, title=title, moments=moments, since=since, until=until, told=told, done=done,
        kinds=_counted(chosen),
    )  # fmt: skip


def tell_changes(rows: Iterable[ChangeRow], ledger: Ledger) -> list[tuple[str, list[Told]]]:
    """The changes under their moments, the latest first."""
    points = {point.question: fragment(point.id) for story in ledger.stories for point in story.points}
    labels = label_reports(ledger.reports)

    def told(row: ChangeRow) -> Told:
        reports = tuple((labels.name(report), labels.text(report)) for report in row.reports if report in labels.names)
        return Told(row.kind, row.subject, say_values(row.before), say_values(row.after), points.get(row.subject, ""), reports)

    listed = sorted(rows, key=lambda row: row.at, reverse=True)
    return [(at, [told(row) for row in group]) for at, group in groupby(listed, key=lambda row: row.at)]


def _counted(rows: Iterable[ChangeRow]) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.kind] = counts.get(row.kind, 0) + 1
    return counts
