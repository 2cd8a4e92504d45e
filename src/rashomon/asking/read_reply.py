"""Takes from a reply in the line form what stands in the reports (`read_reply`): differences whose
places of sentences become quotations."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rashomon.differences.find_words import (
    Searchable,
    find_difference,
    find_words,
    searchable,
)
from rashomon.differences.line_form import read_lines
from rashomon.model.authored import (
    AuthoredDifference,
    AuthoredQuote,
    WrittenDifference,
    WrittenQuote,
)
from rashomon.asking.sheet import Sheet, ShownSentence

_NOTHING = "none"
Before = Mapping[str, tuple[AuthoredQuote, ...]]
_NONE: Before = {}


@dataclass(frozen=True, slots=True)
class _Shown:
    """The sentences of a sheet by their labels, and all texts in which words are looked for: whole
    reports, shown sentences, and those folded under them ("s12+1")."""

    sentences: Mapping[str, ShownSentence]
    pages: Mapping[str, Searchable]

    def with_folded(self, line: WrittenDifference) -> WrittenDifference:
        """The line with every folded sentence that holds the same words among the places."""
        versions = tuple(tuple(map(self._folded, version)) for version in line.versions)
        return replace(line, versions=versions)

    def _folded(self, quote: WrittenQuote) -> WrittenQuote:
        more = (
            label
            for place in quote.places
            for n in range(len(self.sentences[place].folded) if place in self.sentences else 0)
            if find_words(self.pages[label := f"{place}+{n}"], quote.words)
        )
        return replace(quote, places=(*quote.places, *more))


def _shown(sheet: Sheet, before: Before) -> _Shown:
    whole = {report.id: searchable(report) for report in sheet.reports}
    by_hash = {one.report.sha256: one for one in whole.values()}
    pages = {label: whole[report] for report, label in sheet.called.items()}
    for one in sheet.sentences():
        pages[one.label] = whole[one.sentence.report].part(one.sentence.span)
        for n, folded in enumerate(one.folded):
            pages[f"{one.label}+{n}"] = whole[folded.report].part(folded.span)
    for label, (quote, *_) in before.items():
        if page := by_hash.get(quote.span.sha256):
            pages[label] = page.part(quote.span)
    return _Shown({one.label: one for one in sheet.sentences()}, pages)


def read_reply(
    reply: str, sheet: Sheet, by: str, refused: Counter[str], before: Before = _NONE
) -> list[AuthoredDifference]:
    """Returns the differences of a reply whose words stand in the sentences that it names, or in a
    version of `before`; why others are `refused` is counted. Its author is `by`, whatever it
    says."""
    shown = _shown(sheet, before)
    written = read_lines("" if reply.strip(" .\n").casefold() == _NOTHING else reply)
    differences: list[AuthoredDifference] = []
    refused.update(one.reason for one in written.refused)
    for line in written.differences:
        found, faults = find_difference(shown.with_folded(line), shown.pages, by)
        refused.update(one.reason for one in faults)
        differences += [found] if found else []
    return differences
