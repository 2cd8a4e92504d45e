"""Finds the sentences of reports that came after an answer, near to it (`with_newer`)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rashomon.beside.laid_sentences import LaidSentence, LaidStory
from rashomon.beside.near import stems_in
from rashomon.beside.printed_marks import MarkKind
from rashomon.model.answer import Answer, Line, Part, WrittenAnswer
from rashomon.model.answer_marks import LaterKind, LaterSentence
from rashomon.model.record import record

_NEAR = 0.25  # likeness to a statement, or to a sentence that it names, from which on it is later
_NEAR_QUESTION = 0.3
_NEW = 0.3  # share of its stems that no sentence behind a statement has, if it tells more
_MOST = 3  # sentences that are looked at beside a statement
_OTHERWISE = (MarkKind.NUMBER, MarkKind.DAY, MarkKind.NEGATION)


@record
class _Later:
    """A sentence that came later, how near it is to a statement, and how it bears on that."""

    likeness: float
    place: int
    sentence: LaterSentence


def with_newer(
    answer: Answer, written: WrittenAnswer, laid: LaidStory, language: str | None
) -> Answer:
    """Returns the answer with sentences of reports that its author was not shown: those near its
    question, and beside each statement those near to it that print what its sentences lack. An
    answer of which nobody knows what its author was shown has none."""
    shown_ids = set()
    for ident, page in laid.pages.items():
        if page.report.sha256 in written.reports:
            shown_ids.add(ident)
    new_ids = laid.pages.keys() - shown_ids
    if not (shown_ids and new_ids):
        return answer
    shown_words = {found.words for found in laid.sentences if found.report in shown_ids}
    newcomers = {
        found.id: found
        for found in laid.sentences
        if found.report in new_ids and found.words not in shown_words
    }
    finder = _LaterFinder(laid, newcomers, language)
    lines = tuple(finder.with_later(line) for line in answer.lines)
    newer = {later.span for line in lines for part in line.parts for later in part.later}
    if answer.question:
        newer |= {found.span for found in finder.near(answer.question, _NEAR_QUESTION)}
    return replace(answer, lines=lines, newer=tuple(sorted(newer)))


class _LaterFinder:
    """Finds what came later beside statements."""

    def __init__(
        self, laid: LaidStory, newcomers: Mapping[str, LaidSentence], language: str | None
    ) -> None:
        self._laid = laid
        self._newcomers = newcomers
        self._reports = {found.report for found in newcomers.values()}
        self._language = language

    def near(self, text: str, least: float) -> list[LaidSentence]:
        """Returns the newcomers that are at least so near to a text, nearest first."""
        nearest = self._laid.nearness.nearest(
            text, reports=self._reports, most=_MOST, language=self._language
        )
        found = [each.sentence.id for each in nearest if each.likeness >= least]
        return [self._newcomers[ident] for ident in found if ident in self._newcomers]

    def with_later(self, line: Line) -> Line:
        """Returns a line with the sentences that came later, each once, beside the statement to
        which it is nearest."""
        best = dict[str, _Later]()
        for place, part in enumerate(line.parts):
            for found, later in self._beside(place, part):
                last = best.get(found.id)
                if last is None or later.likeness > last.likeness:
                    best[found.id] = later
        parts = []
        for place, part in enumerate(line.parts):
            own = [later.sentence for later in best.values() if later.place == place]
            parts.append(replace(part, later=tuple(own[:1])))
        return replace(line, parts=tuple(parts))

    def _beside(self, place: int, part: Part) -> Iterable[tuple[LaidSentence, _Later]]:
        if not part.sentences:
            return
        texts = [part.told, *(span.quote for span in part.spans)]
        candidates = {found.id: found for text in texts for found in self.near(text, _NEAR)}
        between = self._laid.nearness.between
        for found in candidates.values():
            kind = self._kind(found, part)
            if kind:
                likeness = max(between(found.quote, text, self._language) for text in texts)
                yield found, _Later(likeness, place, LaterSentence(found.span, kind))

    def _kind(self, found: LaidSentence, part: Part) -> LaterKind | None:
        """Returns how a sentence bears on a statement: it prints another number, day or negation
        than the sentences behind that, or it has other words; None if it has hardly any."""
        named = [laid for span in part.spans if (laid := self._laid.at(span))]
        for kind in _OTHERWISE:
            printed = frozenset[str]().union(*(laid.values(kind) for laid in named))
            if found.values(kind) != printed and (found.values(kind) or kind is MarkKind.NEGATION):
                return LaterKind.OTHER
        stems = stems_in(found.quote, self._language)
        known = stems_in(" ".join(laid.quote for laid in named), self._language)
        return LaterKind.MORE if len(stems - known) >= _NEW * len(stems) else None
