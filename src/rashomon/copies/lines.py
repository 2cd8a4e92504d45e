"""Counts what stands behind words: the reports that print them, and the origins of these reports
(`OriginCounter`)."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rashomon.copies.moments import earliest_of
from rashomon.model.claim import ClaimSentence, First, Origins
from rashomon.model.content_ids import by_id
from rashomon.model.difference import Quote
from rashomon.model.report import Reports


class Counted(NamedTuple):
    """What stands behind words: reports, origins, speakers, the report that came first, and the
    keys of all their reports, by id."""

    reports: int
    origins: Origins
    speakers: int
    first: First | None = None
    keys: Mapping[str, str] = MappingProxyType({})


class OriginCounter:
    """Counts origins: reports that mostly rest on one text (`groups`, by ids) have one. Of several
    states of a page the newest counts."""

    def __init__(self, reports: Reports, groups: Sequence[Sequence[str]]) -> None:
        self._reports = by_id(reports)
        self._older = {report.revision_of for report in reports}
        self._group_of = {
            ident: number for number, members in enumerate(groups) for ident in members
        }

    def of_sentences(self, sentences: Iterable[ClaimSentence]) -> Counted:
        """Returns what stands behind whole sentences."""
        return self._counted((sentence.span.report, sentence.speaker) for sentence in sentences)

    def of_quotes(self, quotes: Iterable[Quote]) -> Counted:
        """Returns what stands behind quoted words."""
        return self._counted((quote.report, quote.speaker) for quote in quotes)

    def of_story(self, reports: Iterable[str]) -> Origins:
        """Returns how many origins these reports (ids) have, at most."""
        return Origins(len({self._group_of.get(ident, ident) for ident in reports}))

    def _counted(self, told: Iterable[tuple[str, str | None]]) -> Counted:
        """`told`: the report and the speaker of each of these words."""
        words = list(told)
        keys = {ident: self._reports[ident].key for ident, _ in words}
        carriers = sorted(keys.keys() - self._older)
        return Counted(
            reports=len(carriers),
            origins=self.of_story(carriers),
            speakers=len({speaker for ident, speaker in words if ident not in self._older}),
            first=earliest_of([self._reports[ident] for ident in carriers]),
            keys=keys,
        )
