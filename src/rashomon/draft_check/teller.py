"""What the sentences of reports are called in notes, and how many reports are independent
(`Teller`)."""

from collections.abc import Iterable, Sequence

from rashomon.comparing.prepare import Prepared
from rashomon.facts.findings import FactPlace, Match
from rashomon.facts.sentence_facts import Facts
from rashomon.lineage.moments import own_moment
from rashomon.model.claim import ClaimSentence
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.telling.notes import Note, NoteKind
from rashomon.telling.wording import independent, name_reports_in
from rashomon.text.gathering import by_key
from rashomon.text.report_names import name_reports

_LINES = 3  # of a note


def whole_sentence(facts: Facts) -> FactPlace:
    """Returns the place of a whole sentence that is shown beside a draft."""
    return FactPlace(facts, facts.span, None, Match.OPEN)


class Teller:
    """Knows what the reports are called and how many of them are independent, which no draft
    changes."""

    def __init__(self, prepared: Prepared) -> None:
        self.reports: dict[str, Report] = {report.id: report for report in prepared.reports}
        self.called = name_reports(prepared.reports)
        self._counter = prepared.counter

    def note(
        self, kind: NoteKind, sentence: Facts, words: Span, told: str, places: Iterable[FactPlace]
    ) -> Note:
        """Returns a note beside a sentence. `places`: where reports have it otherwise; the same
        words are told once."""
        lines = []
        by_words = by_key((place.shown.line.casefold(), place) for place in places)
        for same_words in list(by_words.values())[:_LINES]:
            sentences = [place.facts.sentence for place in same_words]
            line, speaker = same_words[0].shown.line, sentences[0].speaker
            who = self.told_in(sentences)
            lines.append((line, f"{speaker}, {who}" if speaker else who))
        return Note(kind, sentence.span, words, told, tuple(lines))

    def told_in(self, sentences: Sequence[ClaimSentence]) -> str:
        """Returns which reports have these sentences, and how many are independent at most."""
        names = name_reports_in([sentence.report for sentence in sentences], self.called)
        counted = self._counter.of_sentences(sentences)
        return f"{names}, {independent(counted.origins)}" if counted.reports > 1 else names

    def moment(self, report: str) -> str:
        """Returns the day or moment that a report gives itself, "" for none."""
        return own_moment(self.reports[report]) or ""
