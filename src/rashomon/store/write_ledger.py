"""PileLedger writes the ledger of all stories of a store, one story at a time, so that it may be
larger than memory. The document has the same bytes as one made in memory."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from operator import itemgetter
from typing import IO

from rashomon.comparing.compare import failures_of
from rashomon.decisions.in_force import heard_nowhere
from rashomon.model.content_ids import by_id
from rashomon.model.decision import Decision
from rashomon.model.document import to_json, written
from rashomon.model.ledger import FORMAT, Failure, Failures, Ledger
from rashomon.model.report import Report, Reports
from rashomon.model.story import Story
from rashomon.reports.report_pile import by_source
from rashomon.shipped.weights.locate import made_with
from rashomon.show.wording import counted
from rashomon.store.database.column_values import shown
from rashomon.store.database.open import SqlStore
from rashomon.store.ledgers import among_others, find_story, ledger_in
from rashomon.text.gathering import by_key

_EMPTY = '"reports":[],"stories":[]'  # in a document; in its texts quotation marks are escaped


class PileLedger:
    """The ledger of all stories of a store.

    `failures` is what could not be read. Sources that the store knows to have failed are added.
    """

    def __init__(self, store: SqlStore, failures: Failures) -> None:
        """Reads all stories once, to count what the document has, and to gather failures, and
        decisions that stand in none of them."""
        self._store = store
        members = by_key((home, report) for report, home in store.reports.homes().items() if home)
        self._own = dict(sorted(members.items(), key=itemgetter(1)))
        lost = set(failures)
        listed_by_stories = dict[str, Decision]()
        tried = {shown(failure.source) for failure in lost}
        for row in store.feeds.sources(failed=True):
            if row.name not in tried:
                lost.add(Failure(row.name, row.error or ""))
        self.reports = self.stories = 0
        for story, reports in self._read():
            self.reports += len(reports)
            self.stories += bool(reports)
            listed_by_stories |= by_id(story.decisions)
            lost |= set(failures_of(story))
        self.failures = by_source(lost)
        made_by = made_with(store.settings, parsed=bool(self.reports))
        unlisted = heard_nowhere(store.decisions.all(), listed_by_stories.values())
        self._rest = Ledger(
            format=FORMAT,
            made=made_by,
            reports=(),
            stories=(),
            failures=self.failures,
            decisions=unlisted,
        )

    def line(self) -> str:
        """Returns one line that says how much there is."""
        line = f"{counted(self.reports, 'report')} in {counted(self.stories, 'story')}"
        return f"{line}; {len(self.failures):,} not read"

    def _read(self) -> Iterator[tuple[Story, Reports]]:
        """Yields each story with its own reports, in the order of the ledger. A story that could
        not be compared has none."""
        for story_id, members in self._own.items():
            ledger = ledger_in(find_story(self._store, story_id))
            yield (
                among_others(self._store, ledger.stories[0]),
                tuple(report for report in ledger.reports if report.id in members),
            )

    def write(self, out: IO[bytes]) -> None:
        """Writes the document."""
        head, tail = to_json(self._rest).split(_EMPTY, 1)
        places = {}
        coverage = "incomplete" if self.failures else None  # any may lack what could not be read
        with tempfile.TemporaryFile() as reports, tempfile.TemporaryFile() as stories:
            for story, members in self._read():
                if not members:
                    continue
                listed = replace(story, coverage=coverage)
                stories.write((b"," if stories.tell() else b"") + _element(listed))
                for report in members:
                    places[report.id] = reports.tell(), reports.write(_element(report))
            out.write(head.encode() + b'"reports":[')
            for number, (_, (start, size)) in enumerate(sorted(places.items())):
                reports.seek(start)
                out.write((b"," if number else b"") + reports.read(size))
            out.write(b'],"stories":[')
            stories.seek(0)
            shutil.copyfileobj(stories, out)
            out.write(b"]" + tail.encode())


def _element(value: Story | Report) -> bytes:
    """Returns a value as it stands in a list of the document."""
    return written(value).encode()
