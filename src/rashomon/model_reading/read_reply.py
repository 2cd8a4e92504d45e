"""Takes from a reply in the line form what stands in the reports (`read_reply`): differences whose
places of sentences become quotations, and corrections of statements, which become decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rashomon.decisions.here import placed
from rashomon.differences.find_words import (
    NO_PLACE,
    NOT_THERE,
    Searchable,
    find_difference,
    find_words,
    searchable,
)
from rashomon.differences.line_form import read_lines
from rashomon.model.authored import (
    AuthoredDifference,
    AuthoredQuote,
    WrittenCorrection,
    WrittenDifference,
    WrittenQuote,
)
from rashomon.model.decision import Decision, DecisionKind, decide
from rashomon.model_reading.sheet import Sheet, ShownSentence
from rashomon.model_reading.tally import ReplyTally

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
    reply: str, sheet: Sheet, by: str, tally: ReplyTally, before: Before = _NONE
) -> tuple[list[AuthoredDifference], list[Decision]]:
    """Returns the differences and decisions of a reply whose words stand in the sentences that it
    names, or in a version of `before`; what does not stand there is counted. Its author is `by`,
    whatever it says."""
    shown = _shown(sheet, before)
    written = read_lines("" if reply.strip(" .\n").casefold() == _NOTHING else reply)
    differences: list[AuthoredDifference] = []
    decisions: list[Decision] = []
    tally.refused.update(one.reason for one in written.refused)
    for line in written.differences:
        found, faults = find_difference(shown.with_folded(line), shown.pages, by)
        tally.refused.update(one.reason for one in faults)
        differences += [found] if found else []
    for one in written.corrections:
        decided = _decided(one, sheet, shown, by)
        if isinstance(decided, str):
            tally.refused.update([decided])
        else:
            decisions.append(decided)
    tally.taken += len(differences) + len(decisions)
    return differences, decisions


def _decided(one: WrittenCorrection, sheet: Sheet, shown: _Shown, by: str) -> Decision | str:
    """The correction as a decision about its sentence, or why it is none; a speaker or channel is
    in words of that sentence."""
    if one.place not in shown.sentences:
        return NO_PLACE
    what, value = DecisionKind(one.what), one.value.casefold()
    if what is not DecisionKind.STANCE:
        found = find_words(shown.pages[one.place], one.value)
        if not found:
            return NOT_THERE
        value = found[0].quote
    sentence = shown.sentences[one.place].sentence.span
    side = placed(sentence, {report.id: report for report in sheet.reports})
    return decide(what, (side,), value=value, by=by)
