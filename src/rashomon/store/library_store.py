"""open_store opens a store for programs that use Rashomon as a library."""

import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from rashomon.api import Ledger, given_reply, public, refusals
from rashomon.decisions.find_decided import check_not_kept, taking_back
from rashomon.errors import StopError
from rashomon.model.answer import Answer, Refused, WrittenAnswers
from rashomon.model.authors import PERSON
from rashomon.model.decision import Decision, Decisions
from rashomon.model.record import record
from rashomon.model.stored import ChangeRows, Hit, Proposal, StoryFilter, StoryRow
from rashomon.protocols import Engine, Fetch, OnProgress, say_nothing
from rashomon.settings import Settings
from rashomon.store import decided_stories, update
from rashomon.store.add_reports import AddOutcome, add_reports
from rashomon.store.database.open import SqlStore
from rashomon.store.database.open import open_store as opened
from rashomon.store.decision_log import user_name
from rashomon.store.ledgers import find_story, ledger_of, not_borne_out
from rashomon.store.regroup import regroup


@record
class PutOutcome:
    """What became of an answer that somebody brought: the answer compared with the reports; what
    changed in stories; and what could not be read. It is kept, and compared again at every run."""

    answer: Answer
    changes: ChangeRows
    refused: tuple[Refused, ...]


class OpenStore(AbstractContextManager["OpenStore"]):
    """An open store. Used as a context manager, it is closed at the end. A story may be named by
    its id, an old id, or the beginning of one."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the database."""
        self._store.close()

    def add(
        self,
        *paths: "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]",
        fetch: Fetch | None = None,
        on_progress: OnProgress | None = None,
        engine: Engine | None = None,
    ) -> AddOutcome:
        """Adds the reports in these files, folders and, with `fetch`, addresses. They may be
        given one by one or in lists. Returns how many were new, what could not be read, and the
        changes."""
        self._store.processes = engine
        try:
            return add_reports(
                self._store,
                _paths(paths),
                fetch=fetch,
                on_progress=on_progress or say_nothing,
            )
        finally:
            self._store.processes = None

    def stories(self, words: str | None = None, *, most: int = 1000) -> tuple[StoryRow, ...]:
        """Returns the stories, the last updated first. With `words`, returns those that have all of
        them in a report, best first."""
        if words is None:
            return self._store.stories.listed(most=most)
        return self._store.search.browse(StoryFilter(words), most=most).rows

    def search(self, words: str, *, most: int = 100) -> list[Hit]:
        """Returns where all of these words stand in reports, best first: of each report the
        sentence with most of them, with its story, outlet and day."""
        return self._store.search.words(words, most)

    def story(self, story: str) -> Ledger:
        """Returns the ledger of one story. Raises StopError unless exactly one story matches."""
        return public(ledger_of(self._store, story))

    def ledger(self) -> Ledger:
        """Returns the ledger of all stories."""
        return public(update.current_ledger(self._store))

    def changes(self, story: str | None = None) -> ChangeRows:
        """Returns the changes, oldest first: in one story or in all."""
        story_id = find_story(self._store, story).id if story is not None else None
        return self._store.stories.changes(story_id)

    def decisions(self) -> Decisions:
        """Returns all decisions in order of arrival. This includes those that were taken back, and
        the decisions that took them back."""
        return self._store.decisions.all()

    def decide(self, *decisions: Decision) -> ChangeRows:
        """Adds decisions, which hold from now on, and returns what they changed."""
        return update.keep_decisions(self._store, decisions)

    def merge(self, *stories: str, by: str | None = None, why: str | None = None) -> ChangeRows:
        """Merges these stories into one, and returns what that changed."""
        return self._decide(decided_stories.merged(self._store, stories, **self._decided(by, why)))

    def split(
        self, story: str, reports: Sequence[str], *, by: str | None = None, why: str | None = None
    ) -> ChangeRows:
        """Makes these reports a story of their own, and returns what that changed."""
        return self._decide(
            decided_stories.split(
                self._store, story=story, reports=reports, **self._decided(by, why)
            )
        )

    def undo(self, decision: str, *, by: str | None = None, why: str | None = None) -> ChangeRows:
        """Takes a decision back, and returns what that changed. Raises StopError unless exactly one
        decision in force has this id."""
        listed = self._store.decisions.all()
        return self._decide([taking_back(listed, decision, **self._decided(by, why))])

    def put(
        self,
        answer: "str | os.PathLike[str]",
        story: str,
        *,
        by: str | None = None,
        first: "str | os.PathLike[str] | None" = None,
        sheet: str = "",
    ) -> PutOutcome:
        """Keeps an answer that somebody wrote from the sheet of a story, and returns it compared
        with the reports.

        - `answer`: a file, or a text of several lines
        - `by`: its author ("model NAME", or the name of a person); by default the user
        - `first`: the same, as it was told before it named sentences
        - `sheet`: the mark of its sheet, if it does not begin with that

        Raises StopError if nothing of it can be read.
        """
        reply = given_reply(answer, by or user_name(), sheet=sheet, first=first)
        reading, changes = update.put_answer(self._store, story_name=story, model=reply)
        (renewed,) = self.story(story).stories
        answers = reading.among(renewed.answers)
        if not answers:
            reasons = "; ".join(refusals([reading]))
            raise StopError(f"nothing of the answer could be read{reasons and f' ({reasons})'}")
        return PutOutcome(answers[0], changes, reading.refused)

    def answers(self, story: str) -> WrittenAnswers:
        """Returns what authors wrote of a story, as they wrote it, the newest first."""
        return self._store.answers.of(find_story(self._store, story).id)

    def not_borne_out(self, story: str) -> WrittenAnswers:
        """Returns the answers to a story with only those of their lines of which nothing is shown
        in the story as it is now."""
        return not_borne_out(self._store, story)

    def proposals(self) -> tuple[Proposal, ...]:
        """Returns what the program found of stories and leaves to a person."""
        return self._store.stories.proposals()

    def regroup(self, *, at_once: bool = False) -> ChangeRows:
        """Groups all reports as if they had come at once. What comes out otherwise is proposed;
        `at_once` does it, and returns what that changed."""
        return regroup(self._store, at_once=at_once)

    def _decided(self, by: str | None, why: str | None) -> dict[str, Any]:
        """Returns who decided, when and why."""
        return {"by": f"{PERSON}{by or user_name()}", "at": self._store.moment(), "why": why}

    def _decide(self, new: Decisions) -> ChangeRows:
        """Adds decisions that were made just now. Raises StopError if the store has them."""
        kept = self._store.decisions.all()
        for decision in new:
            check_not_kept(kept, decision)
        return self.decide(*new)


def open_store(url: str, *, create: bool = True, settings: Settings | None = None) -> OpenStore:
    """Opens the store in a file, or at postgresql://... With `create`, it makes a store that does
    not exist yet. Raises MissingExtra, StopError or WrongSchema."""
    store = opened(url, create=create)
    store.settings = settings or store.settings
    return OpenStore(store)


def _paths(
    nested: "Iterable[str | os.PathLike[str] | Iterable[str | os.PathLike[str]]]",
) -> Iterable[str]:
    for paths in nested:
        if isinstance(paths, (str, os.PathLike)):
            yield os.fspath(paths)
        else:
            yield from _paths(paths)
