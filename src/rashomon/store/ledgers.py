"""Ledgers from a store, of one story or of all."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from rashomon.comparing.compare import failures_of
from rashomon.decisions.in_force import heard_nowhere
from rashomon.errors import Damaged, StopError
from rashomon.model.authored import AuthoredDifference
from rashomon.model.difference import Difference
from rashomon.model.ledger import FORMAT, Failure, Ledger
from rashomon.model.model_use import together
from rashomon.model.stored import StoredStory
from rashomon.settings import Settings
from rashomon.shipped.weights.locate import made_with
from rashomon.store.database.column_values import ledger_from, naming
from rashomon.store.database.open import SqlStore


def find_story(store: SqlStore, given: str) -> StoredStory:
    """Returns the story with this id or former id, or the beginning of one. Raises StopError unless
    exactly one matches."""
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
    """Returns the ledger of a story. Raises Damaged if it is not a ledger."""
    with naming(f"the ledger of story {story.id}"):
        return ledger_from(story.ledger)


def ledger_of(store: SqlStore, given: str) -> Ledger:
    """Returns the ledger of one story. It lists unreadable sources, since the story may lack
    them."""
    with store.reading():
        return _covered(ledger_in(find_story(store, given)), store)


def whole_ledger(
    store: SqlStore, settings: Settings, renewed: Mapping[str, Ledger] | None = None
) -> Ledger:
    """Returns the ledger of all stories, equal to that of `compare` if reports are grouped alike.
    Damaged stories appear as failures.

    `renewed`: by story id, what stands in place of the ledger that is stored.
    """
    now = renewed or {}
    with store.reading():
        found: list[tuple[tuple[str, ...], Ledger]] = []
        hurt: list[Failure] = []
        for story_id in store.stories.ids():
            try:
                if story := store.stories.get(story_id):
                    found.append((story.reports, now.get(story_id) or ledger_in(story)))
            except Damaged as error:
                hurt.append(
                    Failure(
                        f"story {story_id}",
                        f"{error}; `rashomon regroup --store DB` makes it anew of its reports",
                    )
                )
        mine = [report for own, part in found for report in part.reports if report.id in own]
        reports = tuple(sorted(mine, key=lambda report: report.id))
        stories = tuple(
            story for _, part in sorted(found, key=lambda one: one[0]) for story in part.stories
        )
        made = replace(
            made_with(settings, parsed=bool(reports)),
            model=together([story.model for story in stories if story.model]),
        )
        heard = [one for story in stories for one in story.decisions]
        rest = heard_nowhere(store.decisions.all(), heard)
        return _covered(Ledger(FORMAT, made, reports, stories, tuple(hurt), rest), store)


def not_borne_out(store: SqlStore, given: str | None = None) -> tuple[AuthoredDifference, ...]:
    """Returns what authors wrote that is kept and stands in no difference of any story: of the
    reports of the story of this id or former id, or of all."""
    with store.reading():
        own = store.authored.of(find_story(store, given).id) if given else store.authored.all()
        texts = {text for one in own for text in one.texts()}
        ledgers: list[Ledger] = []
        for story_id in store.stories.of_texts(texts):
            with suppress(Damaged):  # `verify` names it
                ledgers += [ledger_in(story) for story in [store.stories.get(story_id)] if story]
    return tuple(one for one in own if not any(_stands_in(one, each) for each in ledgers))


def _stands_in(written: AuthoredDifference, ledger: Ledger) -> bool:
    texts = {report.id: report.sha256 for report in ledger.reports}
    return any(_tells(one, written, texts) for one in ledger.stories[0].authored())


def _tells(shown: Difference, written: AuthoredDifference, texts: Mapping[str, str]) -> bool:
    """Whether a difference of a ledger gives words of two versions of an authored one, or more."""
    quotes = [(texts[q.report], q.span.start, q.span.end) for q in shown.quotes()]
    held = [
        any(
            text == q.span.sha256 and start <= q.span.start and q.span.end <= end
            for text, start, end in quotes
            for q in version
        )
        for version in written.versions
    ]
    return sum(held) > 1


def _covered(ledger: Ledger, store: SqlStore) -> Ledger:
    """Returns the ledger with the unreadable sources. One that was never read may hold what any
    story lacks; a feed that was, only what its own stories lack.
    """
    failed = store.feeds.sources(failed=True)
    unread_sources = (Failure(row.name, row.error or "") for row in failed)
    lacking = [one for story in ledger.stories for one in failures_of(story)]
    failures = tuple(
        sorted((*ledger.failures, *unread_sources, *lacking), key=lambda f: (f.source, f.error))
    )
    unread = any(row.read_at is None for row in failed)
    feeds = {row.name for row in failed if row.read_at is not None}
    sources = {
        report.id: {origin.source.split("#")[0] for origin in report.sources}
        | {report.source.split("#")[0]}
        for report in ledger.reports
    }
    stories = tuple(
        replace(
            story,
            coverage="incomplete"
            if unread or story.left_out or any(sources.get(r, set()) & feeds for r in story.reports)
            else None,
        )
        for story in ledger.stories
    )
    return replace(ledger, stories=stories, failures=failures)
