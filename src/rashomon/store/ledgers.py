"""Makes ledgers from a store, of one story or of all."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from operator import attrgetter, itemgetter

from rashomon.comparing.compare import failures_of
from rashomon.decisions.in_force import heard_nowhere
from rashomon.errors import Damaged, StopError
from rashomon.model.answer import Answer, Line, WrittenAnswer, WrittenLine
from rashomon.model.ledger import FORMAT, Failure, Ledger
from rashomon.model.model_use import together
from rashomon.model.stored import StoredStory
from rashomon.reports.report_pile import by_source
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.store.database.column_values import ledger_from, naming
from rashomon.store.database.open import SqlStore


def find_story(store: SqlStore, given: str) -> StoredStory:
    """Returns the story with this id or old id, or whose id begins like this. Raises StopError
    unless exactly one does."""
    found = store.stories.find(given)
    if len(found) > 1:
        raise StopError(
            f"{given!r} may be {', '.join(found[:5])}{' or others' if len(found) > 5 else ''}"
        )
    story = store.stories.get(found[0]) if found else None
    if story is None:
        raise StopError(
            f"the store has no story {given!r}; `rashomon stories --store DB` lists them"
        )
    return story


def ledger_in(story: StoredStory) -> Ledger:
    """Returns the ledger of a stored story. Raises Damaged if it cannot be read."""
    with naming(f"the ledger of story {story.id}"):
        return ledger_from(story.ledger)


def ledger_of(store: SqlStore, given: str) -> Ledger:
    """Returns the ledger of one story. It lists the sources that could not be read, because the
    story may lack what they hold."""
    with store.reading():
        return _covered(ledger_in(find_story(store, given)), store)


def whole_ledger(store: SqlStore, settings: Settings, renewed: Mapping[str, Ledger]) -> Ledger:
    """Returns the ledger of all stories. It equals that of `compare` if the reports are grouped
    alike. Damaged stories are listed as failures.

    `renewed` has, by the id of a story, the ledger to use instead of the stored one.
    """
    with store.reading():
        found = []
        hurt = []
        for story_id in store.stories.ids():
            try:
                if story := store.stories.get(story_id):
                    found.append((story.reports, renewed.get(story_id) or ledger_in(story)))
            except Damaged as error:
                hurt.append(
                    Failure(
                        f"story {story_id}",
                        f"{error}; `rashomon regroup --store DB` makes it anew of its reports",
                    )
                )
        found.sort(key=itemgetter(0))
        mine = [report for own, part in found for report in part.reports if report.id in own]
        reports = tuple(sorted(mine, key=attrgetter("id")))
        stories = tuple(story for _, part in found for story in part.stories)
        made = replace(
            made_with(settings, parsed=bool(reports)),
            model=together([story.model for story in stories if story.model]),
        )
        heard = [one for story in stories for one in story.decisions]
        rest = heard_nowhere(store.decisions.all(), heard)
        return _covered(Ledger(FORMAT, made, reports, stories, tuple(hurt), rest), store)


def not_borne_out(store: SqlStore, given: str | None = None) -> tuple[WrittenAnswer, ...]:
    """Returns answers with only those of their lines of which no shown part has a sentence in any
    story. They are those of the story with this id or old id, or of all stories."""
    with store.reading():
        kept = store.answers.of(find_story(store, given).id) if given else store.answers.all()
        texts = {text for answer in kept for text in answer.texts()}
        shown = set()
        for story_id in store.stories.of_texts(texts):
            with suppress(Damaged):  # `verify` names it
                (story,) = ledger_in(find_story(store, story_id)).stories
                shown |= {
                    _mark(answer, line)
                    for answer in story.answers
                    for line in answer.lines
                    if any(part.sentences for part in line.shown_parts())
                }
    lost = []
    for answer in kept:
        lines = [line for line in answer.lines if line.parts and _mark(answer, line) not in shown]
        if lines:
            lost.append(replace(answer, lines=tuple(lines)))
    return tuple(lost)


def _mark(answer: WrittenAnswer | Answer, line: WrittenLine | Line) -> tuple[str, ...]:
    """Returns what tells a line apart, both as it was written and after it was compared."""
    return (answer.by, *(part.told for part in line.parts))


def _covered(ledger: Ledger, store: SqlStore) -> Ledger:
    """Returns the ledger with the sources that could not be read. Any story may lack what a source
    holds that was never read. If a feed was read before, only its own stories lack something."""
    failed = store.feeds.sources(failed=True)
    unread_sources = (Failure(row.name, row.error or "") for row in failed)
    lacking = [one for story in ledger.stories for one in failures_of(story)]
    failures = by_source((*ledger.failures, *unread_sources, *lacking))
    unread = any(row.read_at is None for row in failed)
    feeds = {row.name for row in failed if row.read_at}
    of_feeds = {
        report.id
        for report in ledger.reports
        for source in (report.source, *(held.source for held in report.sources))
        if source.split("#")[0] in feeds
    }
    stories = []
    for story in ledger.stories:
        lacks = unread or story.left_out or not of_feeds.isdisjoint(story.reports)
        stories.append(replace(story, coverage="incomplete" if lacks else None))
    return replace(ledger, stories=tuple(stories), failures=failures)
