"""One story under judgement with what was worked out of it, so that a judgement costs no more than
what hangs on it."""

from collections.abc import Sequence
from dataclasses import replace
from threading import RLock

from rashomon.authored.in_force import in_force
from rashomon.comparing.compare import compare_what_can_be, finish_story, judged_rows
from rashomon.comparing.prepare import Prepared, place_in, prepare_story, with_row_ids
from rashomon.errors import StageFailed
from rashomon.model.judgement import DAY, OF_NAMES, OUTLET, REPORT, SPEAKER, Judgement
from rashomon.model.report import Report
from rashomon.model.row import Row
from rashomon.model.story import Story
from rashomon.model_reading.read_story import ModelRead
from rashomon.text.parsed_report import Annotations

UPSTREAM = OF_NAMES | {SPEAKER, DAY, REPORT, OUTLET}  # judgements after which a story is read again


class Workspace:
    """One story under judgement. What does not depend on judgements about its accounts is worked
    out once.

    `read`: what authors read before.
    """

    def __init__(
        self,
        annotated: Sequence[Annotations],
        *,
        read: ModelRead | None = None,
    ) -> None:
        self.annotated = tuple(annotated)
        self._by_model: ModelRead | None = read
        self._upstream: tuple[Judgement, ...] | None = None
        self._known: Prepared | None = None
        self._rows: tuple[Row, ...] = ()
        self._lock = RLock()  # a desk asks from several threads

    def read(self, judgements: Sequence[Judgement]) -> Prepared:
        """Works out what is known of the story."""
        upstream = tuple(j for j in in_force(judgements) if j.field in UPSTREAM)
        with self._lock:
            if self._known is None or self._upstream != upstream:
                repairs, rows = (
                    (self._by_model.repairs, self._by_model.rows) if self._by_model else (None, ())
                )
                self._known, self._upstream = (
                    prepare_story(self.annotated, upstream, repairs=repairs),
                    upstream,
                )
                self._rows = with_row_ids(self._known, rows)
            return self._known

    def take(self, read: ModelRead | None) -> None:
        """Goes on with what authors have written by now; only where corrections changed is the
        story read again."""
        with self._lock:
            before, now = (one.repairs if one else None for one in (self._by_model, read))
            self._by_model = read
            if self._known is None or before != now:
                self._known = None
            else:
                self._rows = with_row_ids(self._known, read.rows if read else ())

    def story(
        self, judgements: Sequence[Judgement], *, families: str = ""
    ) -> tuple[Story, tuple[Report, ...]]:
        """The story and its reports under these judgements: what `compare` gives of them."""
        with self._lock:
            try:
                known, standing = self.read(judgements), in_force(judgements)
                judged = judged_rows(known, self._rows, standing)
                placed = place_in(known, judged.rows)
                story, reports = finish_story(
                    known, placed, standing, of_rows=judged.heard, families=families
                )
            except StageFailed:
                self._known = None
                return compare_what_can_be(
                    self.annotated, judgements, families=families, read=self._by_model
                )
            use = self._by_model.use if self._by_model else None
            return replace(
                story, model=use and use.without(one.reason for one in known.refused)
            ), reports
