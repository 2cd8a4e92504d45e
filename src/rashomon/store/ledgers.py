"""Makes ledgers from a store, of one story or of all."""

from contextlib import suppress
from dataclasses import replace
from itertools import chain
from operator import attrgetter, itemgetter

from rashomon.comparing.compare import failures_of
from rashomon.decisions.here import bearing_on
from rashomon.decisions.in_force import heard_nowhere
from rashomon.decisions.of_stories import with_stories
from rashomon.errors import Damaged, StopError
from rashomon.model.answer import Answer, Line, WrittenAnswer, WrittenAnswers, WrittenLine
from rashomon.model.content_ids import by_id
from rashomon.model.decision import OF_STORIES, Decision, Decisions
from rashomon.model.ledger import FORMAT, Failure, Ledger
from rashomon.model.model_use import together
from rashomon.model.stored import StoredStory
from rashomon.model.story import Story
from rashomon.reports.report_pile import by_source
from rashomon.shipped.weights.locate import made_with
from rashomon.store.database.column_values import ledger_from, naming
from rashomon.store.database.open import SqlStore


def find_story(store: SqlStore, name: str) -> StoredStory:
    """Returns the story with this id or old id, or whose id begins like this. Raises StopError
    unless exactly one does."""
    ids = store.stories.find(name)
    if len(ids) > 1:
        further = " or others" if len(ids) > 5 else ""
        raise StopError(f"{name!r} may be {', '.join(ids[:5])}{further}")
    for story_id in ids:
        if story := store.stories.get(story_id):
            return story
    raise StopError(f"the store has no story {name!r}; `rashomon stories --store DB` lists them")


def ledger_in(story: StoredStory) -> Ledger:
    """Returns the ledger of a stored story. Raises Damaged if it cannot be read."""
    with naming(f"the ledger of story {story.id}"):
        return ledger_from(story.ledger)


def among_others(store: SqlStore, story: Story) -> Story:
    """Returns a story whose decisions say what became of them in the whole store."""
    about = (decision.reports for decision in story.decisions if decision.what in OF_STORIES)
    texts = set(chain.from_iterable(about))
    if not texts:
        return story
    placed_reports = store.reports.placed(ids=store.reports.of_texts(texts))
    story_of_report = {ident: report.story for ident, report in placed_reports.items()}
    return replace(
        story,
        decisions=with_stories(
            story.decisions, reports=placed_reports.values(), stories=story_of_report
        ),
    )


def ledger_of(store: SqlStore, name: str) -> Ledger:
    """Returns the ledger of one story. It lists the sources that could not be read, because the
    story may lack what they hold, and the decisions about its reports that do not count."""
    with store.reading():
        stored = find_story(store, name)
        ledger = ledger_in(stored)
        story = _with_arrivals(among_others(store, ledger.stories[0]), store, stored.id)
        about = bearing_on(store.decisions.all(), ledger.reports)
        unlisted = heard_nowhere(about, story.decisions)
        return _covered(replace(ledger, stories=(story,), decisions=unlisted), store)


def _with_arrivals(story: Story, store: SqlStore, story_id: str) -> Story:
    """Returns a story whose quotations say since when they are there, if only reports print them
    that came to it last."""
    came = [change for change in store.stories.changes(story_id) if change.kind == "report"]
    since = came[-1].at if came else None
    newest = {ident for change in came if change.at == since for ident in change.reports}
    rows = []
    for row in story.rows:
        quotes = []
        for quote in row.quotes:
            is_new = newest.issuperset(quote.reports)
            quotes.append(replace(quote, since=since) if is_new else quote)
        rows.append(replace(row, quotes=tuple(quotes)))
    return replace(story, rows=tuple(rows))


def whole_ledger(store: SqlStore) -> Ledger:
    """Returns the ledger of all stories. It equals that of `compare` if the reports are grouped
    alike. Damaged stories are listed as failures."""
    with store.reading():
        ledgers = []
        damaged = []
        for story_id in store.stories.ids():
            try:
                if story := store.stories.get(story_id):
                    ledgers.append((story.reports, ledger_in(story)))
            except Damaged as error:
                reason = (
                    f"{error}; `rashomon stories --regroup --store DB` makes it anew of its reports"
                )
                damaged.append(Failure(f"story {story_id}", reason))
        ledgers.sort(key=itemgetter(0))
        reports = []
        for members, ledger in ledgers:
            reports += [report for report in ledger.reports if report.id in members]
        reports.sort(key=attrgetter("id"))
        stories = tuple(among_others(store, ledger.stories[0]) for _, ledger in ledgers)
        models = together([story.model for story in stories if story.model])
        made_by = replace(made_with(store.settings, parsed=bool(reports)), model=models)
        listed_by_stories = chain.from_iterable(story.decisions for story in stories)
        unlisted = heard_nowhere(store.decisions.all(), listed_by_stories)
        whole = Ledger(
            format=FORMAT,
            made=made_by,
            reports=tuple(reports),
            stories=stories,
            failures=tuple(damaged),
            decisions=unlisted,
        )
        return _covered(whole, store)


def what_became_of(store: SqlStore, given: Decisions) -> Decisions:
    """Returns these decisions, as far as the store has them, with what became of each there."""
    listed: dict[str, Decision] = {}
    with store.reading():
        texts = chain.from_iterable(decision.texts() for decision in given)
        for story_id in store.stories.of_texts(texts):
            with suppress(Damaged):  # `verify` names it
                (story,) = ledger_in(find_story(store, story_id)).stories
                listed |= by_id(among_others(store, story).decisions)
        listed |= by_id(heard_nowhere(store.decisions.all(), listed.values()))
    return tuple(listed[decision.id] for decision in given if decision.id in listed)


def not_borne_out(store: SqlStore, name: str | None = None) -> WrittenAnswers:
    """Returns answers with only those of their lines that name sentences of which no story has one
    any more. They are those of the story with this id or old id, or of all stories."""
    borne_out = set()
    with store.reading():
        answers = store.answers.of(find_story(store, name).id) if name else store.answers.all()
        texts = chain.from_iterable(answer.texts() for answer in answers)
        for story_id in store.stories.of_texts(texts):
            with suppress(Damaged):  # `verify` names it
                (story,) = ledger_in(find_story(store, story_id)).stories
                borne_out |= _borne_out(story)
    lost = []
    for answer in answers:
        lines = []
        for line in answer.lines:
            if line.named and _mark(answer, line) not in borne_out:
                lines.append(line)
        if lines:
            lost.append(replace(answer, lines=tuple(lines)))
    return tuple(lost)


def _borne_out(story: Story) -> set[tuple[str, ...]]:
    """Returns the marks of the lines that name a sentence."""
    marks = set()
    for answer in story.answers:
        for line in answer.lines:
            if line.names_sentences:
                marks.add(_mark(answer, line))
    return marks


def _mark(answer: WrittenAnswer | Answer, line: WrittenLine | Line) -> tuple[str, ...]:
    """Returns what tells a line apart, both as it was written and after it was compared."""
    return (answer.by, *(part.told for part in line.parts))


def _covered(ledger: Ledger, store: SqlStore) -> Ledger:
    """Returns the ledger with the sources that could not be read. Any story may lack what a source
    holds that was never read. If a feed was read before, only its own stories lack something."""
    failures = [*ledger.failures]
    failed_feeds = set()
    is_any_unread = False
    for row in store.feeds.sources(failed=True):
        failures.append(Failure(row.name, row.error or ""))
        if row.read_at is None:
            is_any_unread = True
        else:
            failed_feeds.add(row.name)
    of_failed_feeds = set()
    for report in ledger.reports:
        for source in (report.source, *(origin.source for origin in report.sources)):
            if source.split("#")[0] in failed_feeds:
                of_failed_feeds.add(report.id)
    stories = []
    for story in ledger.stories:
        failures += failures_of(story)
        lacks = is_any_unread or story.left_out or not of_failed_feeds.isdisjoint(story.reports)
        stories.append(replace(story, coverage="incomplete" if lacks else None))
    return replace(ledger, stories=tuple(stories), failures=by_source(failures))
