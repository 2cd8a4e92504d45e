"""What authors read in the stories of a store stays when stories grow, part or are joined: it is found again in their reports."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from rashomon.authored_rows import texts_in, with_kept
from rashomon.model.report import Report
from rashomon.model.stored import StoredStory
from rashomon.model_reading.read_story import ModelRead
from rashomon.pipeline import read_with
from rashomon.seams import LanguageModel
from rashomon.store.ledgers import ledger_in
from rashomon.store.story_ledgers import StoryJob
from rashomon.text.annotations import Annotations

if TYPE_CHECKING:
    from rashomon.store.database.open import SqlStore


class AuthoredBefore:
    """What authors had read before a plan. `before`: the stories that reports were in; `new`, `gone`: reports that come and go with it."""

    def __init__(self, store: "SqlStore", before: Mapping[str, str], new: Mapping[str, Report], gone: Sequence[str]) -> None:
        self._store, self._before, self._new, self._gone = store, before, new, gone

    def with_rows(self, job: StoryJob) -> StoryJob:
        """Returns the job with the rows of the stories that its reports were in."""
        left = {self._before[report] for report in self._gone if report in self._before}
        were = {self._before[report.id] for report in job.members if report.id in self._before}
        joined = {lost for lost, _ in job.origin.merged}
        found = self._store.authored(sorted({job.story} | left | were | joined))
        if not found:
            return job
        own = [text for story, text in found.items() if story == job.story or story in joined]
        lost = {sha for text in own for sha in texts_in(text)} - {report.sha256 for report in job.members}
        return replace(job, rows=tuple(found[one] for one in sorted(found)), lost_texts=tuple(sorted(lost - self._there)))

    @cached_property
    def _there(self) -> frozenset[str]:
        """The hashes of all texts that the store has after the plan."""
        stay = {sha for report, sha in self._store.report_hashes().items() if report not in self._gone}
        return frozenset(stay | {report.sha256 for report in self._new.values()})


def kept_reading(story: StoredStory, annotated: Sequence[Annotations], model: LanguageModel | None) -> ModelRead | None:
    """Returns what authors read in a story: a model now, as far as it answers, and whoever did before."""
    read = read_with(model, [annotated])[0] if model is not None else None
    if not story.rows:
        return read
    return with_kept(read, [story.rows], annotated, use=ledger_in(story).stories[0].model).read
