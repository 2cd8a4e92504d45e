"""One report beside the others (`edition_of`): its sentences in their order, each with the nearest
sentence of up to four other reports; then what stands beside none of them.

The other columns are the reports least alike: of several prints of one text one is enough.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from rashomon.beside.near import Nearness
from rashomon.model.content_ids import by_id
from rashomon.model.copy import copied_text
from rashomon.model.report import Reports
from rashomon.model.row import Sentence
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.show.blocks import Edition, EditionCell, Emphasis, Inked
from rashomon.show.columns import Columns
from rashomon.show.rows import inked
from rashomon.text.gathering import by_report
from rashomon.text.report_names import shorten

_COLUMNS = 4  # beside the base
_NEAR = 0.2  # likeness from which on a sentence stands beside another
_FEW = 4  # words behind a sentence that are no sentence of their own
_AGAIN = 40  # characters of a sentence that stands whole elsewhere


class EditionMaker:
    """Makes the editions of a story, one for each report as the base."""

    def __init__(self, story: Story, reports: Reports) -> None:
        """Indexes the sentences of the reports that have columns."""
        self._columns = Columns(story, reports)
        languages = {report.id: report.language for report in self._columns.reports}
        sentences = [one for one in story.sentences if one.report in self._columns.place]
        self._nearness = Nearness(sentences, languages)
        self._sentences = by_report(sentences)
        self._by_id = by_id(sentences)
        self._behind = dict(_words_behind(self._columns.reports, self._sentences))
        self._near = {beside.sentence: beside.near for beside in story.beside}
        self._marks = by_report(_marks_of(story))
        self._copied = _copied_parts(story, self._columns)

    def bases(self) -> list[str]:
        """Returns the reports that can be the base, one of each column; that to which most
        sentences of others are near comes first."""
        near = dict.fromkeys(self._columns.place, 0)
        for ident in chain.from_iterable(self._near.values()):
            if ident in self._by_id:
                near[self._by_id[ident].report] += 1
        firsts = [column.reports[0].id for column in self._columns.columns]
        size = {report: len(self._sentences[report]) + 5 for report in firsts}
        return sorted(firsts, key=lambda report: (-near[report] / size[report], report))

    def edition_of(self, base: str) -> Edition:
        """Returns the edition of a report."""
        others = self._least_alike(base)
        matches = self._matches(self._sentences[base], others)
        whole = _best_places(matches)
        rows = []
        for sentence in self._sentences[base]:
            rows.append(
                (self._cell(sentence, None), *self._beside(sentence, others, matches, whole))
            )
        own = len(rows)
        left = {
            report: [one for one in self._sentences[report] if one.id not in whole]
            for report in others
        }
        rows += [(None, *cells) for cells in self._leftovers(left, others)]
        columns = [
            (self._columns.place[report] + 1, self._columns.short[report])
            for report in (base, *others)
        ]
        return Edition(report=base, columns=tuple(columns), rows=tuple(rows), own=own)

    def _least_alike(self, base: str) -> list[str]:
        """Returns the other reports of the edition: those that share least text with the base and
        with each other, in the order of their columns."""
        chosen = [base]
        rest = [column.reports[0].id for column in self._columns.columns]
        rest = [
            report for report in rest if self._columns.place[report] != self._columns.place[base]
        ]
        while rest and len(chosen) <= _COLUMNS:
            shared = {
                report: max(self._copied.get(frozenset((report, other)), 0.0) for other in chosen)
                for report in rest
            }
            best = min(
                rest, key=lambda report: (round(shared[report], 1), self._columns.place[report])
            )
            chosen.append(best)
            rest.remove(best)
        return sorted(chosen[1:], key=self._columns.place.__getitem__)

    def _matches(
        self, sentences: Sequence[Sentence], others: Sequence[str]
    ) -> Mapping[tuple[str, str], tuple[float, Sentence]]:
        """Returns the nearest sentence of each other report, by the sentence and the report, where
        it is near enough, with its likeness."""
        matches = {}
        for sentence in sentences:
            for ident in self._near.get(sentence.id, ()):
                near = self._by_id.get(ident)
                if near and near.report in others and (sentence.id, near.report) not in matches:
                    likeness = self._nearness.between(sentence.quote, near.quote)
                    if likeness >= _NEAR:
                        matches[sentence.id, near.report] = likeness, near
        return matches

    def _beside(
        self,
        sentence: Sentence,
        others: Sequence[str],
        matches: Mapping[tuple[str, str], tuple[float, Sentence]],
        whole: Mapping[str, str],
    ) -> Iterator[EditionCell | None]:
        """Yields the cells beside a sentence. Each other one stands whole where it fits best."""
        for report in others:
            _, near = matches.get((sentence.id, report), (0.0, None))
            if near is None:
                yield None
            elif whole[near.id] == sentence.id:
                yield self._cell(near, sentence)
            else:
                words = (Inked(shorten(near.span.line, _AGAIN)),)
                yield EditionCell(span=near.span, runs=words, stands_elsewhere=True)

    def _leftovers(
        self, left: Mapping[str, list[Sentence]], others: Sequence[str]
    ) -> Iterator[list[EditionCell | None]]:
        """Yields rows of sentences that stand beside none of the base, matched among themselves."""
        told = set[str]()
        for place, report in enumerate(others):
            later = others[place + 1 :]
            matches = self._matches(left[report], later)
            for sentence in left[report]:
                if sentence.id in told:
                    continue
                cells: list[EditionCell | None] = [None] * len(others)
                cells[place] = self._cell(sentence, None)
                for at, other in enumerate(later, place + 1):
                    _, near = matches.get((sentence.id, other), (0.0, None))
                    if near and near in left[other] and near.id not in told:
                        cells[at] = self._cell(near, sentence)
                        told.add(near.id)
                yield cells

    def _cell(self, sentence: Sentence, first: Sentence | None) -> EditionCell:
        """Returns a sentence in which the numbers, days and names are marked that the first one of
        its row lacks."""
        marks = []
        if first:
            text = first.quote.casefold()
            for mark in self._marks[sentence.report]:
                if sentence.span.contains(mark) and mark.quote.casefold() not in text:
                    marks.append((mark.start, mark.end, Emphasis.MORE))
        runs = [*inked(sentence.span, marks, sentence.span.end)]
        if behind := self._behind.get(sentence.id):
            runs.append(Inked(f" {behind}"))
        return EditionCell(span=sentence.span, runs=tuple(runs))


def _words_behind(
    reports: Reports, sentences: Mapping[str, Sequence[Sentence]]
) -> Iterator[tuple[str, str]]:
    """Yields, by the ids of sentences, the few words that stand behind them in their paragraph and
    are no sentence of the story: "Ida Krantz asked."."""
    for report in reports:
        own = sorted(sentences[report.id], key=lambda sentence: sentence.span.start)
        for sentence, following in zip(own, [*own[1:], None], strict=False):
            end = sentence.span.end
            start = following.span.start if following else len(report.text)
            words = report.text[end:start].partition("\n")[0]
            is_short = any(map(str.isalpha, words)) and len(words.split()) <= _FEW
            if is_short and not report.is_furniture(end, end + len(words)):
                yield sentence.id, words.strip()


def _best_places(
    matches: Mapping[tuple[str, str], tuple[float, Sentence]],
) -> Mapping[str, str]:
    """Returns the sentence beside which each other one stands whole, by their ids: the likest."""
    best: dict[str, tuple[float, str]] = {}
    for (sentence, _), (likeness, near) in matches.items():
        if near.id not in best or likeness > best[near.id][0]:
            best[near.id] = likeness, sentence
    return {near: sentence for near, (_, sentence) in best.items()}


def _marks_of(story: Story) -> Iterator[Span]:
    for number in story.numbers:
        yield number.span
    for date in story.dates:
        yield date.span
    for name in story.names:
        yield from name.mentions


def _copied_parts(story: Story, columns: Columns) -> Mapping[frozenset[str], float]:
    """Returns which part of the shorter of two reports stands in the other."""
    lengths = {report.id: max(1, len(report.text)) for report in columns.reports}
    parts: dict[frozenset[str], float] = {}
    for copy in copied_text(story.copies):
        pair = frozenset(copy.reports)
        if pair <= lengths.keys():
            shorter = min(lengths[report] for report in pair)
            parts[pair] = parts.get(pair, 0.0) + copy.a.length / shorter
    return parts
