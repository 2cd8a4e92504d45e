"""Says what pages said before they changed (`PagesBefore`), so that only the change is news."""

from collections.abc import Iterable
from functools import cache

from rashomon.model.content_ids import by_id
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.store.report_news import EarlierSentences


class PagesBefore:
    """The states that the changed pages of a story had before.

    - `put_back`: the ids of reports that were older states of their pages, and are the newest now
    """

    def __init__(self, before: Iterable[Report], now: Iterable[Report]) -> None:
        self._before = by_id(before)
        self._now = by_id(now)
        had_newer = {report.revision_of for report in self._before.values()}
        have_newer = {report.revision_of for report in self._now.values()}
        again = self._before.keys() & had_newer - have_newer
        self.put_back = {
            ident for ident, report in self._now.items() if ident in again and report.revision_of
        }
        self._sentences = cache(self._sentences_before)

    def printed(self, span: Span) -> bool:
        """Whether the state of the page before that of these words printed them, too."""
        return self._sentences(span.report).has(span)

    def _sentences_before(self, report: str) -> EarlierSentences:
        """Returns the sentences of the newest state of a page that the store had before this
        report. A report that was there already, and was not put back, has none."""
        if report in self._before and report not in self.put_back:
            return EarlierSentences()
        state = self._now[report].revision_of if report in self._now else None
        for _ in self._now:  # a row is no longer than all reports, whatever a damaged one says
            if state is None or state in self._before or state not in self._now:
                break
            state = self._now[state].revision_of
        return EarlierSentences([self._before[state]] if state in self._before else ())
