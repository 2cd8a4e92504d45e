"""Waiting: the open questions of each story, asked for in batches."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock

from rashomon.desk.workspaces import Workspaces
from rashomon.model.judgement import ASKED
from rashomon.model.question import Question
from rashomon.question_session import StorySession as Judged
from rashomon.questions.rank_questions import rank_questions
from rashomon.store.renew_story import read_story

_BATCH = 5  # answers after which the rest is asked for anew
_KEPT = 40  # questions of a story that are kept, with their answers or without


@dataclass
class Waiting:
    """The questions that wait in each story: asked for in batches, as each answer may settle others."""

    hands: Workspaces
    batches: dict[str, list[Question]] = field(default_factory=dict)
    _locks: dict[str, Lock] = field(default_factory=dict)

    def of(self, story_id: str) -> Sequence[Question]:
        """The next questions, the first to be put first."""
        with self._locks.setdefault(story_id, Lock()):
            with self.hands.shelf.reading() as store:
                read = read_story(store, story_id, self.hands.settings)
            put = frozenset(one for j in read.judgements if j.field == ASKED and j.undone_by is None for one in j.target)
            known = self.batches.get(story_id, [])[-_KEPT:]  # those that were answered, too: an answer may be taken back
            batch = [one for one in known if one.id not in put]
            if not batch:
                material = Judged(self.hands.at_hand(read)).material(read.judgements)
                batch = list(rank_questions(material, most=_BATCH))
                known = [*known, *batch]
            self.batches[story_id] = known
            return tuple(batch)
