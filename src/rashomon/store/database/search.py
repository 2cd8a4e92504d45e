"""SearchTables: full-text search over the reports, and a list of stories with filters and pages."""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, select

from rashomon.model.document import loaded
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.model.stored import FoundStories, Hit, StoryCard, StoryFilter, StoryRow
from rashomon.store.database.reports import ReportTables
from rashomon.store.database.schema import CHANGE, KEPT_STORY, REPORT, VISIT, stories, visits
from rashomon.store.database.session import AnyRow, Tables
from rashomon.text.gathering import grouped
from rashomon.text.whole_sentences import lines_in, sentences_of

_MOST_HITS = 400
_SHOWN_HITS = 6  # of one story
_NEWS = ("new story", "report")
"""The changes by which a story counts as new to its readers."""

LISTED = select(
    *KEPT_STORY["id", "title", "reports", "first_day", "last_day", "updated_at", "card"],
)
"""A line of the list of stories."""
ORDERS = {"newest": KEPT_STORY.updated_at, "largest": KEPT_STORY.reports}
"""By what stories are listed when it is asked for, the most first."""


def listed_row(row: AnyRow) -> StoryRow:
    """Returns a row of the list of stories from the columns of LISTED."""
    return replace(StoryRow(*row), card=loaded(StoryCard, row.card))


@record
class SearchTables(Tables):
    """Queries for search and browsing."""

    reports: ReportTables

    def browse(self, story_filter: StoryFilter, *, most: int, skip: int = 0) -> FoundStories:
        """Returns the matching stories, those with one report last. Those to which most reports
        came come first, then those with most origins. With words, the order is by how well their
        reports match."""
        query = LISTED.where(*_conditions(story_filter))
        if story_filter.user:
            own_visit = and_(VISIT.story == KEPT_STORY.id, VISIT.user_name == story_filter.user)
            query = query.outerjoin_from(stories, visits, own_visit)
        with self.db.reading():
            if story_filter.words:
                return self._found(query, story_filter.words, most=most, skip=skip)
            total = self.db.count(query.subquery())
            alone = case((KEPT_STORY.reports == 1, 1), else_=0)
            by = ORDERS.get(story_filter.order, func.coalesce(_came_since(story_filter), 0)).desc()
            query = query.order_by(alone, by, KEPT_STORY.origins.desc(), KEPT_STORY.id)
            rows = self.db.all(query.limit(most).offset(skip))
            return FoundStories(tuple(map(listed_row, rows)), total, {})

    def _found(self, query: Any, words: str, *, most: int, skip: int) -> FoundStories:
        """Returns the stories of this query that have the words, with their places."""
        hits = grouped(self.words(words, _MOST_HITS), attrgetter("story"))
        matching = self.db.all_in(query, KEPT_STORY.id, hits)
        rows_by_id = {row.id: listed_row(row) for row in matching}
        listed = [rows_by_id[story] for story in hits if story in rows_by_id]
        shown = tuple(listed[skip : skip + most])
        hits_shown = {row.id: tuple(hits[row.id][:_SHOWN_HITS]) for row in shown}
        return FoundStories(shown, len(listed), hits_shown)

    def words(self, words: str, most: int = 100) -> list[Hit]:
        """Returns where all of these words stand in a report, best first: of each report the
        sentence that has most of them."""
        asked = words.casefold().split()
        found = self.reports.search(words, most)
        reports = {report.id: report for report in self.reports.get(row.id for row in found)}
        hits = []
        for row in found:
            sentence = _sentence_with(asked, reports[row.id])
            if row.story and sentence:
                day = (row.published or "")[:10] or None
                hits.append(Hit(story=row.story, span=sentence, outlet=row.outlet, day=day))
        return hits

    def before_last_run(self) -> str:
        """Returns the moment of the last change before the last run, "" if there is none."""
        at = select(func.max(CHANGE.at))
        last = self.db.value(at)
        return str(self.db.value(at.where(CHANGE.at < last)) or "") if last else ""


def _sentence_with(asked: list[str], report: Report) -> Span | None:
    """Returns the first sentence of a report with most of these words, else its first one, or its
    first line."""

    def words_in(sentence: Span) -> int:
        quote = sentence.quote.casefold()
        return sum(word in quote for word in asked)

    sentences = [*sentences_of(report)] or [*lines_in(report)]
    return max(sentences, key=words_in, default=None)


def _came_since(story_filter: StoryFilter) -> ScalarSelect[Any]:
    """Returns how many reports came to a story since its reader last looked. A new story counts as
    much as it has origins."""
    weight = case((CHANGE.kind == "new story", KEPT_STORY.origins), else_=1)
    seen = (
        func.coalesce(VISIT.at, story_filter.arrived) if story_filter.user else story_filter.arrived
    )
    return (
        select(func.sum(weight))
        .where(CHANGE.story == KEPT_STORY.id, CHANGE.at > seen)
        .where(CHANGE.kind.in_(_NEWS))
        .scalar_subquery()
    )


def _conditions(story_filter: StoryFilter) -> Iterator[ColumnElement[bool]]:
    of_outlet = select(REPORT.story).where(REPORT.outlet == story_filter.outlet)
    if story_filter.since or story_filter.until:
        last = f"{story_filter.until or '9999'}~"  # behind every hour of that day
        of_days = select(REPORT.story).where(REPORT.published.between(story_filter.since, last))
        yield KEPT_STORY.id.in_(of_days)
    if story_filter.outlet:
        yield KEPT_STORY.id.in_(of_outlet)
    if story_filter.new:
        yield _came_since(story_filter) > 0
