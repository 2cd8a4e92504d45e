"""One story under judgement with what was worked out of it, so that a judgement costs no more than
what hangs on it."""

from collections.abc import Sequence
from threading import RLock

from rashomon.authored.in_force import in_force
from rashomon.comparing.compare import compare_what_can_be
from rashomon.comparing.prepare import Prepared, prepare_story
from rashomon.comparing.stage_border import Stages
from rashomon.model.judgement import Judgement
from rashomon.model.report import Report
from rashomon.model.story import Story
from rashomon.model_reading.read_story import ModelRead
from rashomon.text.parsed_report import Annotations


class Workspace:
    """One story under judgement; its stages keep what they made.

    `read`: what authors read before.
    """

    def __init__(self, annotated: Sequence[Annotations], *, read: ModelRead | None = None) -> None:
        self.annotated = tuple(annotated)
        self.stages = Stages()
        self._read = read
        self._lock = RLock()  # a desk asks from several threads

    def read(self, judgements: Sequence[Judgement]) -> Prepared:
        """Works out what is known of the story."""
        with self._lock:
            repairs = self._read.repairs if self._read else None
            return prepare_story(
                self.annotated, in_force(judgements), repairs=repairs, stages=self.stages
            )

    def take(self, read: ModelRead | None) -> None:
        """Goes on with what authors have written by now."""
        with self._lock:
            self._read = read

    def story(
        self, judgements: Sequence[Judgement], *, families: str = ""
    ) -> tuple[Story, tuple[Report, ...]]:
        """The story and its reports under these judgements: what `compare` gives of them."""
        with self._lock:
            return compare_what_can_be(
                self.annotated,
                judgements,
                families=families,
                read=self._read,
                stages=self.stages,
            )
