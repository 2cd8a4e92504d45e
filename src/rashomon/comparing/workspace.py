"""One story at hand while people decide about it, with what was worked out of it, so that a
decision costs no more than what hangs on it."""

from collections.abc import Sequence
from threading import RLock

from rashomon.comparing.compare import compare_what_can_be
from rashomon.comparing.stage_border import Stages
from rashomon.model.authored import NOTHING_READ, ReadStory
from rashomon.model.decision import Decision
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.text.parsed_report import Annotations


class Workspace:
    """One story under decision; its stages keep what they made. `read`: what authors wrote."""

    def __init__(self, annotated: Sequence[Annotations], *, read: ReadStory = NOTHING_READ) -> None:
        self.annotated = tuple(annotated)
        self.stages = Stages()
        self._read = read
        self._lock = RLock()  # a desk asks from several threads

    def take(self, read: ReadStory) -> None:
        """Goes on with what authors have written by now."""
        with self._lock:
            self._read = read

    def story(self, decisions: Sequence[Decision]) -> tuple[Story, tuple[Report, ...]]:
        """The story and its reports under these decisions: what `compare` gives of them."""
        with self._lock:
            story, reports, _ = compare_what_can_be(
                self.annotated, decisions, read=self._read, stages=self.stages
            )
            return story, reports
