"""SearchTables: full-text search over claims, differences, statements and names, and a list of
stories with filters and pages."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, starmap
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    and_,
    case,
    delete,
    func,
    select,
)

from rashomon.model.content_ids import fragment
from rashomon.model.document import loaded
from rashomon.model.ledger import Ledger
from rashomon.model.record import record
from rashomon.model.span import Span
from rashomon.model.statement import OnPage
from rashomon.model.stored import (
    ChangeRow,
    FoundStories,
    Hit,
    StoryCard,
    StoryFilter,
    StoryRow,
    Teller,
)
from rashomon.shipped.words import ordered
from rashomon.store.database.column_values import shown
from rashomon.store.database.reports import ReportTables
from rashomon.store.database.schema import (
    CHANGE,
    FINDABLE,
    KEPT_STORY,
    REPORT,
    STORY_SEARCH,
    VISIT,
    changes,
    findables,
    stories,
    visits,
)
from rashomon.store.database.session import AnyRow, Tables
from rashomon.text.gathering import by_key, grouped
from rashomon.text.report_names import name_reports
from rashomon.text.whole_sentences import sentences_of

_MOST = 300  # characters of what is shown of a hit
_MOST_HITS = 400
_SHOWN_HITS = 4  # of one story
NEWS = ordered("changes.news")
"""The kinds of changes that are news, in the order of telling."""


LISTED = select(
    *KEPT_STORY["id", "title", "reports", "claims", "differ", "disputed"],
    *KEPT_STORY["first_day", "last_day", "updated_at", "card"],
)
"""A line of the list of stories."""
ORDERS = {
    "newest": KEPT_STORY.updated_at,
    "largest": KEPT_STORY.reports,
    "differing": KEPT_STORY.differ,
    "disputed": KEPT_STORY.disputed,
}
"""By what stories are listed when it is asked for, the most first."""


def listed_row(row: AnyRow) -> StoryRow:
    """Returns a row of the list of stories from the columns of LISTED."""
    return replace(StoryRow(*row), card=loaded(StoryCard, row.card))


@record
class SearchTables(Tables):
    """Queries for search and browsing."""

    reports: ReportTables

    def words(self, words: str, most: int = 300) -> list[Hit]:
        """Returns what the stories have with all of these words, best first."""
        columns = [*FINDABLE["story", "kind", "shown", "about", "anchor"]]
        matches = self.db.matching(STORY_SEARCH, words, columns, FINDABLE.number, most=most)
        return list(starmap(Hit, matches))

    def browse(self, story_filter: StoryFilter, *, most: int, skip: int = 0) -> FoundStories:
        """Returns the matching stories, those with one report last. Those with most news come
        first, then those with most origins. With words, the order is by how well they match."""
        query = LISTED.where(*_conditions(story_filter))
        if story_filter.user:
            own_visit = and_(VISIT.story == KEPT_STORY.id, VISIT.user_name == story_filter.user)
            query = query.outerjoin_from(stories, visits, own_visit)
        with self.db.reading():
            if story_filter.words:
                hits = self._hits(story_filter.words)
                matching = self.db.all_in(query, KEPT_STORY.id, hits)
                rows_by_id = {row.id: listed_row(row) for row in matching}
                ordered = [rows_by_id[story] for story in hits if story in rows_by_id]
                listed = tuple(ordered[skip : skip + most])
                shown_hits = {row.id: hits[row.id][:_SHOWN_HITS] for row in listed}
                return FoundStories(
                    listed, len(ordered), self._told(shown_hits, story_filter.words)
                )
            total = self.db.count(query.subquery())
            alone = case((KEPT_STORY.reports == 1, 1), else_=0)
            by = ORDERS.get(story_filter.order, func.coalesce(_told_since(story_filter), 0)).desc()
            query = query.order_by(alone, by, KEPT_STORY.origins.desc(), KEPT_STORY.id)
            rows = self.db.all(query.limit(most).offset(skip))
            return FoundStories(tuple(map(listed_row, rows)), total, {})

    def before_last_run(self) -> str:
        """Returns the moment of the last change before the last run, "" if there is none."""
        at = select(func.max(CHANGE.at))
        last = self.db.value(at)
        return str(self.db.value(at.where(CHANGE.at < last)) or "") if last else ""

    def _hits(self, words: str) -> dict[str, list[Hit]]:
        """Returns where the words occur, story by story, the best story first: first in what a
        story has, then in its reports."""
        in_reports = (
            Hit(
                story=story,
                kind="report",
                shown=title or report,
                about=report,
                anchor=f"t-{fragment(report)}",
            )
            for report, title, story in self.reports.search(words, _MOST_HITS)
            if story
        )
        return grouped(chain(self.words(words, _MOST_HITS), in_reports), attrgetter("story"))

    def _told(self, hits: Mapping[str, list[Hit]], words: str) -> dict[str, tuple[Hit, ...]]:
        """Returns the hits. A hit in a report gets the sentence that has most of the words."""
        asked = words.casefold().split()
        all_hits = chain.from_iterable(hits.values())
        best = {}

        def words_in(sentence: Span) -> int:
            quote = sentence.quote.casefold()
            return sum(word in quote for word in asked)

        for report in self.reports.get(hit.about for hit in all_hits if hit.kind == "report"):
            sentence = max(sentences_of(report), key=words_in, default=None)
            if sentence and words_in(sentence):
                best[report.id] = sentence
        summaries = {}
        for story, of_story in hits.items():
            summaries[story] = tuple(_in_sentence(hit, best.get(hit.about)) for hit in of_story)
        return summaries

    def changed_since(self, moments: dict[str, str]) -> dict[str, list[ChangeRow]]:
        """Returns the changes in these stories after these moments, oldest first."""
        query = select(changes).where(CHANGE.at > min(moments.values(), default=""))
        rows = self.db.all_in(query.order_by(CHANGE.number), CHANGE.story, moments)
        return by_key((row.story, change_of(row)) for row in rows if row.at > moments[row.story])

    def put(self, story_id: str, ledger: Ledger) -> None:
        """Rebuilds the search entries of a story from its ledger."""
        self.take_out(story_id)
        rows = []
        words = []
        for kind, findable, about, anchor, searched in _findables(ledger):
            row = {
                "story": story_id,
                "kind": kind,
                "shown": shown(findable, _MOST),
                "about": shown(about, _MOST),
                "anchor": shown(anchor),
            }
            rows.append(row)
            words.append(shown(searched, 5000))
        numbers = self.db.numbered(findables, rows)
        indexed = []
        for number, told_words in zip(numbers, words, strict=True):
            indexed.append({"n": number, "words": told_words})
        self.db.index(STORY_SEARCH, indexed)

    def take_out(self, story_id: str) -> None:
        """Deletes the search entries of a story."""
        of_story = FINDABLE.story == story_id
        self.db.unindex(STORY_SEARCH, self.db.column(select(FINDABLE.number).where(of_story)))
        self.db.run(delete(findables).where(of_story))


def _in_sentence(hit: Hit, sentence: Span | None) -> Hit:
    """Returns the hit with this sentence, if there is one. Its subject is then the title of its
    report."""
    if hit.kind != "report" or sentence is None:
        return hit
    return replace(hit, shown=sentence.quote[:_MOST], about=hit.shown, anchor=_stretch(sentence))


def _findables(ledger: Ledger) -> Iterator[tuple[str, str, str, str, str]]:
    """Yields everything in a story that can be found: its kind, the words shown, the subject, the
    anchor, and all words that are searched."""
    report_names = name_reports(ledger.reports)
    for story in ledger.stories:
        for claim in story.claims:
            yield "claim", claim.name, "", fragment(claim.id), claim.name
        for difference in story.open_differences():
            versions = "; ".join(dict.fromkeys(version.words for version in difference.versions))
            heading = difference.heading
            yield "difference", heading, versions, fragment(difference.id), f"{heading} {versions}"
        for statement in story.listed_statements:
            if statement.on_page is OnPage.GONE:
                continue
            about = ", ".join(filter(None, (statement.speaker, report_names.get(statement.report))))
            words = f"{statement.speaker or ''} {statement.quote.quote}"
            yield "statement", statement.quote.quote, about, _stretch(statement.quote), words
        for name in story.names:
            spellings = tuple(dict.fromkeys((name.name, *name.spellings)))
            where = _stretch(name.mentions[0]) if name.mentions else "v-reports"
            about = f"{name.kind}: {', '.join(spellings)}"
            yield "name", name.name, about, where, " ".join(spellings)


def change_of(row: AnyRow) -> ChangeRow:
    """Returns the change of a row of its table."""
    return ChangeRow(
        story=row.story,
        at=row.at,
        kind=row.kind,
        subject=row.subject,
        before=row.before,
        after=row.after,
        reports=tuple(json.loads(row.reports)),
        tellers=tuple(Teller(**teller) for teller in json.loads(row.tellers)),
        first_story=row.first_story if row.first_story != row.story else "",
    )


def _stretch(span: Span) -> str:
    return f"t-{fragment(span.report)}:{span.start}-{span.end}"


def _told_since(story_filter: StoryFilter) -> ScalarSelect[Any]:
    """Returns how much news a story has since its reader last looked. A new story counts as much as
    it has origins."""
    weight = case((CHANGE.kind == "new story", KEPT_STORY.origins), else_=1)
    seen = (
        func.coalesce(VISIT.at, story_filter.arrived) if story_filter.user else story_filter.arrived
    )
    return (
        select(func.sum(weight))
        .where(CHANGE.story == KEPT_STORY.id, CHANGE.at > seen)
        .where(CHANGE.kind.in_(NEWS))
        .scalar_subquery()
    )


def _conditions(story_filter: StoryFilter) -> list[ColumnElement[bool]]:
    naming = select(FINDABLE.story).where(
        FINDABLE.kind == "name", FINDABLE.shown == story_filter.named
    )
    of_outlet = select(REPORT.story).where(REPORT.outlet == story_filter.outlet)
    conditions = (
        (story_filter.disputed, KEPT_STORY.disputed > 0),
        (story_filter.since, KEPT_STORY.last_day >= story_filter.since),
        (story_filter.until, KEPT_STORY.first_day <= f"{story_filter.until}~"),
        (story_filter.named, KEPT_STORY.id.in_(naming)),
        (story_filter.outlet, KEPT_STORY.id.in_(of_outlet)),
        (story_filter.new, _told_since(story_filter) > 0),
    )
    return [condition for is_asked, condition in conditions if is_asked]
