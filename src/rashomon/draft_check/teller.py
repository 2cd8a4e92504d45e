"""Puts into words what reports have beside a sentence of a draft (`Teller`), which counts in no
number."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.comparing.prepare import Prepared
from rashomon.draft_check.beside import DRAFT, Facts
from rashomon.lineage.lines import OriginCounter
from rashomon.model.claim import ClaimSentence
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.telling.notes import Line, Note, NoteKind, name_reports_in
from rashomon.telling.wording import independent
from rashomon.text.by_key import by_key
from rashomon.text.report_names import name_reports

_LINES = 3  # of a note
Found = tuple[Facts, Span]
"""A sentence of a report, and the words of it that a note shows."""


class Teller:
    """Knows what the reports are called and how many of them are independent."""

    def __init__(self, known: Prepared) -> None:
        pile = [one for one in known.reports() if one.id != DRAFT]
        self.reports: dict[str, Report] = {one.id: one for one in pile}
        self.called = name_reports(pile)
        kept = [one for one in known.copies if DRAFT not in (one.a.report, one.b.report)]
        self._counter = OriginCounter(kept, pile, known.statements, known.names)

    def note(
        self, kind: NoteKind, one: Facts, words: Span, told: str, found: Iterable[Found]
    ) -> Note:
        """Returns a note beside a sentence, with what reports have, in their words."""
        return Note(kind, one.span, words, told, tuple(self._lines(list(found))))

    def _lines(self, found: Sequence[Found]) -> Iterator[Line]:
        same = by_key((" ".join(words.quote.casefold().split()), (f, words)) for f, words in found)
        for some in list(same.values())[:_LINES]:
            sentences = [facts.sentence for facts, _ in some]
            who = (sentences[0].speaker, self.told_in(sentences))
            yield " ".join(some[0][1].quote.split()), ", ".join(filter(None, who))

    def told_in(self, sentences: Sequence[ClaimSentence]) -> str:
        """Returns which reports have these sentences, and how many are independent at most."""
        names = name_reports_in([one.report for one in sentences], self.called)
        counted = self._counter.of_sentences(sentences)
        return f"{names}, {independent(counted.origins)}" if counted.reports > 1 else names
