"""What stands nearest to a statement in reports of which it names no sentence (`NearReports`)."""

from collections.abc import Collection

from rashomon.beside.near import Nearness, stems_in
from rashomon.exact.outlet_names import OutletNames
from rashomon.model.answer_marks import Silent
from rashomon.shipped.words import pattern_of

_OF_OTHERS = pattern_of(r"(?i)\b{unasked.of_others}\b")
_HAVING = pattern_of(r"(?i)\b{unasked.having|unasked.only|unasked.denying}\b")
_MOST = 3  # reports whose nearest sentence stands beside a statement without sentences


class NearReports:
    """Finds the sentences that are nearest to a statement. They are shown as nearest, and prove
    nothing."""

    def __init__(self, nearness: Nearness, names: OutletNames, reports: Collection[str]) -> None:
        self._nearness = nearness
        self._names = names
        self._reports = frozenset(reports)

    def in_report(
        self, statement: str, report: str, language: str | None, words_named: Collection[str] = ()
    ) -> Silent:
        """Returns the sentence of a report that is nearest to a statement; none if it shares no
        word. For a statement that tells nothing itself ("only the Herald has this") stand the
        sentences that it names (`words_named`)."""
        words_sought = (
            self._told_of(statement) if self.tells(statement, language) else " ".join(words_named)
        )
        nearest = self._nearness.nearest(words_sought, reports={report}, most=1, language=language)
        return Silent(report, nearest[0].sentence.span if nearest else None)

    def tells(self, statement: str, language: str | None) -> bool:
        """Whether words tell anything beside which reports have it."""
        return bool(stems_in(self._told_of(statement), language))

    def beside(
        self,
        statement: str,
        language: str | None,
        reached: Collection[str],
        words_named: Collection[str],
    ) -> tuple[Silent, ...]:
        """Returns the nearest sentence of each report of which a statement speaks without a
        sentence of it (`reached`: the reports whose sentences it names).

        It speaks of a report if it names it, in whatever part, or if it speaks of the others. Of a
        statement that speaks of no report and names no sentence, returns those of the reports that
        are nearest to it.
        """
        spoken_of = self._names.reports_in(statement)
        open_ids = {ident for ids in spoken_of if ids.isdisjoint(reached) for ident in ids}
        if _OF_OTHERS.search(statement):
            open_ids |= self._reports.difference(reached, *spoken_of)
        if open_ids or spoken_of or words_named:
            return tuple(
                self.in_report(statement, ident, language, words_named)
                for ident in sorted(open_ids)
            )
        nearest = self._nearness.nearest(
            self._told_of(statement), most=10 * _MOST, language=language
        )
        of_reports = dict[str, Silent]()
        for found in nearest:
            span = found.sentence.span
            of_reports.setdefault(span.report, Silent(span.report, span))
        return tuple(of_reports.values())[:_MOST]

    def _told_of(self, statement: str) -> str:
        """Returns what a statement tells, without the reports that it names and the words by which
        it says that these have it."""
        for start, end in reversed(self._names.places_in(statement)):
            statement = f"{statement[:start]} {statement[end:]}"
        return _HAVING.sub(" ", statement)
