"""FirstView: what every line of a first view needs to know about its story."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from operator import attrgetter

from rashomon.claims.understood import ENDS, is_quoted, points_back, standing
from rashomon.decisions.counted_reports import counted_reports
from rashomon.facts.predicates import Predicate, denies_some, predicates_in
from rashomon.model.caution import CautionKind
from rashomon.model.claim import ClaimSentence
from rashomon.model.content_ids import by_id
from rashomon.model.overview import Entry
from rashomon.model.report import ReportNames, Reports
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.show.reports_of_other_events import published_days, unlike_reports
from rashomon.text.calendar_words import say_day
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import words_at
from rashomon.text.report_names import name_reports
from rashomon.text.white_space import word_count

ODD_DAYS = (CautionKind.PAGE_DATE, CautionKind.STALE)
"""Cautions by which the date of a page is not the day of its news."""
_WEEK = timedelta(days=7)
_LONGEST = 60  # words of a sentence that stands alone
# how surely a sentence is understood that stands alone, and one that needs this less
_SURE = 0.78
_LIKELY = 0.4
_CLOSE = 0.7  # how probable it is that two sentences of a line tell the same main thing
Entries = Iterator[Entry]


def always_close(_first: str, _second: str) -> float:
    """Returns that any two sentences of a claim tell the same."""
    return 1.0


class FirstView:
    """A story with what its first view needs.

    - `reports`: its reports
    - `called`: what they are called
    - `dated`: the same, with their days if these lie more than a week apart, for whole sentences
    - `counted`: the ids of those that count: no older states of pages, nothing set aside
    - `days`: when those that count were published, as far as that is known
    - `unlike`: those that count and are unlike all others
    - `pages`: their parses, by report
    - `numbers`: the numbers of the story, by id
    """

    def __init__(
        self,
        story: Story,
        reports: Reports,
        pages: Iterable[Annotations],
        closeness: Callable[[str, str], float] = always_close,
    ) -> None:
        """Indexes a story for the lines of its first view. `dated` is what reports are called where
        the days of their pages are far apart."""
        self._closeness = closeness
        self.story = story
        self.reports = story.own(reports)
        self.called = name_reports(self.reports)
        reports_that_count = counted_reports(self.reports, story.decisions)
        self.counted = frozenset(report.id for report in reports_that_count)
        self.days = published_days(reports_that_count)
        self.dated = self._with_days()
        self.unlike = unlike_reports(story, reports_that_count)
        self.pages = by_id(pages)
        self.numbers = by_id(story.numbers)
        self._surely: dict[object, float] = {}

    def are_close(self, first: ClaimSentence, second: ClaimSentence) -> bool:
        """Whether two sentences share more than a background: they tell the same main thing, or one
        of them denies what the other tells."""
        if self._closeness(first.id, second.id) >= _CLOSE:
            return True
        told, other = self.predicates_of(first.span), self.predicates_of(second.span)
        return denies_some(told, other) or denies_some(other, told)

    def predicates_of(self, span: Span) -> list[Predicate]:
        """Returns what some words say of something, if their report is read whole."""
        page = self.pages.get(span.report)
        if page is None or not page.read_whole:
            return []
        found = predicates_in(words_at(page.words, page.words.of(span)))
        return [predicate for _, predicate in found]

    def _with_days(self) -> ReportNames:
        """Returns what the reports are called, with the days of those whose date is not odd, if
        these lie far apart."""
        odd = {caution.report for caution in self.story.cautions if caution.kind in ODD_DAYS}
        days = {report: day for report, day in self.days.items() if report not in odd}
        names = ReportNames(self.called)
        if days and max(days.values()) - min(days.values()) > _WEEK:
            for report, day in days.items():
                names[report] = f"{names[report]}, {say_day(day.isoformat())}"
        return names

    def sentences(self) -> list[ClaimSentence]:
        """Returns all sentences of the story's claims, and those that one report alone tells, in
        text order. They have a speaker if they are quoted."""
        sentences_by_id = dict[str, ClaimSentence]()
        for claim in self.story.claims:
            sentences_by_id |= by_id(claim.sentences)
        for alone in self.story.alone:
            alone_sentence = ClaimSentence(
                id=alone.sentence,
                span=alone.span,
                speaker=alone.speaker,
                statements=alone.statements,
            )
            sentences_by_id.setdefault(alone.sentence, alone_sentence)
        for ident, sentence in sentences_by_id.items():
            page = self.pages.get(sentence.report)
            if page and sentence.speaker and not is_quoted(sentence.span, page.report.text):
                sentences_by_id[ident] = replace(sentence, speaker=None)
        return sorted(sentences_by_id.values(), key=attrgetter("span"))

    def whole(self, span: Span) -> Span:
        """Returns words with the next sentence if somebody there does not accept a number in
        them."""
        for number in self.story.numbers:
            rejected = number.rejected
            if rejected and span.contains(number.span) and not span.contains(rejected):
                return rejected
        return span

    def stands(self, span: Span, speaker: str | None = None, *, may_lean: bool = False) -> bool:
        """Returns whether words are a whole sentence of readable length that is understood alone,
        beside the name of its speaker. With `may_lean`, this need not be sure."""
        key = (span, speaker)
        if key not in self._surely:  # several lines ask of one sentence
            page = self.pages.get(span.report)
            if word_count(span.line) > _LONGEST:
                surely = 0.0
            elif page is None:
                surely = float(span.quote.endswith(ENDS) and not points_back(span.line))
            else:
                surely = standing(span, page=page, speaker=speaker, title=self.story.title or "")
            self._surely[key] = surely
        return self._surely[key] >= (_LIKELY if may_lean else _SURE)
