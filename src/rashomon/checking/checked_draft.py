"""A draft beside reports, as it was checked (`CheckedDraft`)."""

from enum import StrEnum

from rashomon.exact.printed_values import LookUp
from rashomon.model.answer_marks import MarkKind
from rashomon.model.record import record
from rashomon.model.span import Passages, Span


@record
class CheckedValue:
    """A number, day, name or quotation of a draft, looked up in the reports.

    - `found`: where it is printed
    - `reports`: the ids of the reports that print it
    - `places`: where they do, with the words around a number
    - `lacking`: the ids of the reports that the draft names for it and that do not print it
    - `why`: why it was not looked at, or what is otherwise about a quotation
    - `in_other_form`: whether they print it in another form only: a weekday for a day, the ends of
      a range, or a number without its bound
    - `others`: other values that the nearest sentences print of the same thing
    """

    kind: MarkKind
    span: Span
    found: LookUp
    reports: tuple[str, ...] = ()
    places: Passages = ()
    lacking: tuple[str, ...] = ()
    why: str = ""
    in_other_form: bool = False
    others: Passages = ()

    @property
    def is_fault(self) -> bool:
        """Whether a reader is to look at it."""
        is_otherwise = self.found is LookUp.PRINTED and bool(self.why)
        return self.found in (LookUp.NOWHERE, LookUp.ELSEWHERE) or is_otherwise


@record
class SentenceBeside:
    """A sentence of a report near to one of a draft or a question.

    - `reports`: the ids of the reports that print these words
    - `more`: numbers, days, names, titles and negations that the other sentence lacks
    """

    span: Span
    reports: tuple[str, ...]
    more: Passages = ()

    def pieces(self) -> list[tuple[str, bool]]:
        """Returns its words in pieces, each with whether the other sentence lacks it."""
        pieces = []
        last = self.span.start
        for span in self.more:
            pieces += [(self._words(last, span.start), False), (span.quote, True)]
            last = span.end
        return [*pieces, (self._words(last, self.span.end), False)]

    def _words(self, start: int, end: int) -> str:
        return self.span.quote[start - self.span.start : end - self.span.start]


class ModelNoteKind(StrEnum):
    """What a language model says of sentences of reports beside a sentence of a draft."""

    CONTRADICTS = "contradicts"
    NARROWS = "narrows"
    NOT_SAID = "not said"
    SAID_BY_ANOTHER = "said by another"


@record
class ModelNote:
    """What a language model (`by`) says of a sentence of a draft, in its words, with the sentences
    of reports that it names."""

    by: str
    kind: ModelNoteKind
    words: str
    sentences: Passages = ()


@record
class CheckedSentence:
    """A sentence of a draft: its values as they were looked up, the nearest sentences of reports,
    and what a model says of it."""

    span: Span
    values: tuple[CheckedValue, ...] = ()
    beside: tuple[SentenceBeside, ...] = ()
    model: tuple[ModelNote, ...] = ()

    @property
    def faults(self) -> tuple[CheckedValue, ...]:
        """Returns the values that a reader is to look at."""
        return tuple(value for value in self.values if value.is_fault)

    @property
    def not_looked_at(self) -> tuple[CheckedValue, ...]:
        """Returns the values that were not looked at."""
        return tuple(value for value in self.values if value.found is LookUp.NOT_LOOKED_AT)

    @property
    def has_note(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.faults or self.model)


@record
class ReportAtHand:
    """A report with which a draft was compared, by its id, and what it is called."""

    id: str
    name: str


_WORST = (MarkKind.QUOTATION, MarkKind.NUMBER, MarkKind.NAME, MarkKind.DAY)


@record
class CheckedDraft:
    """A draft compared with reports.

    - `paragraphs`: those of its text
    - `unread`: what was not looked at in the draft, and why
    - `model`: the language model that was asked, "" for none
    """

    title: str
    reports: tuple[ReportAtHand, ...]
    paragraphs: tuple[Span, ...]
    sentences: tuple[CheckedSentence, ...]
    unread: tuple[tuple[str, str], ...] = ()
    model: str = ""

    @property
    def differing(self) -> tuple[CheckedSentence, ...]:
        """Returns the sentences with something to look at."""
        return tuple(sentence for sentence in self.sentences if sentence.has_note)

    @property
    def worst(self) -> list[tuple[int, CheckedValue]]:
        """Returns what is to be looked at with the number of its sentence, quotations first, then
        numbers, names and days."""
        found = []
        for number, sentence in enumerate(self.sentences, 1):
            found += [(number, value) for value in sentence.faults]
        return sorted(found, key=lambda fault: (_WORST.index(fault[1].kind), fault[0]))

    def numbers_of(self, reports: tuple[str, ...]) -> str:
        """Returns the numbers of these reports in the list: "2, 4"."""
        number_of = {report.id: number for number, report in enumerate(self.reports, 1)}
        return ", ".join(map(str, sorted(number_of[ident] for ident in reports)))
