"""What the sentences of reports are called in notes, and how many reports are independent
(`Teller`)."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.comparing.prepare import Prepared
from rashomon.facts.sentence_facts import Facts
from rashomon.lineage.moments import own_moment
from rashomon.model.claim import ClaimSentence
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.telling.notes import Line, Note, NoteKind, name_reports_in
from rashomon.telling.wording import independent
from rashomon.text.gathering import by_key
from rashomon.text.report_names import name_reports

_LINES = 3  # of a note


class Teller:
    """Knows what the reports are called and how many of them are independent, which no draft
    changes."""

    def __init__(self, prepared: Prepared) -> None:
        self.reports: dict[str, Report] = {report.id: report for report in prepared.reports}
        self.called = name_reports(prepared.reports)
        self.moments = {report.id: own_moment(report) for report in prepared.reports}
        self._counter = prepared.counter

    def note(
        self,
        kind: NoteKind,
        sentence: Span,
        words: Span,
        told: str,
        shown: Iterable[tuple[Facts, Span]],
    ) -> Note:
        """Returns a note beside a sentence. `shown`: sentences of reports, with words of each."""
        return Note(kind, sentence, words, told, tuple(self._lines(shown)))

    def _lines(self, shown: Iterable[tuple[Facts, Span]]) -> Iterator[Line]:
        by_words = by_key((words.line.casefold(), (facts, words)) for facts, words in shown)
        for same_words in list(by_words.values())[:_LINES]:
            sentences = [facts.sentence for facts, _ in same_words]
            who = self.told_in(sentences)
            if sentences[0].speaker:
                who = f"{sentences[0].speaker}, {who}"
            yield same_words[0][1].line, who

    def told_in(self, sentences: Sequence[ClaimSentence]) -> str:
        """Returns which reports have these sentences, and how many are independent at most."""
        names = name_reports_in([sentence.report for sentence in sentences], self.called)
        counted = self._counter.of_sentences(sentences)
        return f"{names}, {independent(counted.origins)}" if counted.reports > 1 else names
