"""The sentences of a story as they are laid side by side (`LaidStory`): each with the numbers,
days, names and negations that it prints, and with the reports that print the very same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from rashomon.beside.near import Nearness, near_sentences
from rashomon.beside.printed_marks import Mark, MarkKind, Marks, marks_of
from rashomon.model.copy import Copies, copied_text
from rashomon.model.date import Date
from rashomon.model.name import Names
from rashomon.model.number import Number
from rashomon.model.record import record
from rashomon.model.report import Report
from rashomon.model.row import Beside, Quote, Sentence
from rashomon.model.span import Span
from rashomon.model.statement import Statement, Statements
from rashomon.shipped.words import pattern_of
from rashomon.text.gathering import Overlaps, by_report
from rashomon.text.parsed_report import Pages

_WORD = pattern_of(r"[^\W_]+(?:['’.,][^\W_]+)*")
_UNDATED = "9999"


@record
class LaidSentence:
    """A sentence with what it prints.

    - `place`: where it stands among the sentences of its report, 0 to 1
    - `words`: its words in small letters, without signs
    - `is_title`: whether it is a headline
    - `is_caption`: whether it only looks like furniture
    - `copy`: id of the copy that covers most of it
    - `day`: the only day that it prints, if that is sure
    - `statement`: whose words most of it are, None if the report itself tells it
    """

    sentence: Sentence
    place: float
    words: tuple[str, ...]
    marks: tuple[Mark, ...]
    is_title: bool
    is_caption: bool
    copy: str | None
    day: str | None
    statement: Statement | None

    @property
    def id(self) -> str:
        """Returns the id of the sentence."""
        return self.sentence.id

    @property
    def span(self) -> Span:
        """Returns where it stands."""
        return self.sentence.span

    @property
    def report(self) -> str:
        """Returns the id of its report."""
        return self.span.report

    @property
    def quote(self) -> str:
        """Returns its words."""
        return self.span.quote

    @property
    def keys(self) -> frozenset[tuple[MarkKind, str]]:
        """Returns what its marks amount to."""
        return frozenset(mark.key for mark in self.marks)

    def values(self, kind: MarkKind) -> frozenset[str]:
        """Returns what its marks of one kind amount to."""
        return frozenset(mark.value for mark in self.marks if mark.kind is kind)


@record
class SentencePlace:
    """A sentence as it stands in its report: its place there, 0 to 1, and whether it is the
    headline."""

    sentence: Sentence
    place: float
    is_title: bool


def words_of_text(text: str) -> tuple[str, ...]:
    """Returns the words of a text in small letters, without signs."""
    return tuple(_WORD.findall(text.casefold().replace("’", "'")))


class LaidStory:
    """The sentences of a story's reports, and all that they print.

    - `pages`: the reports that count, with their parses
    - `sentences`: all of their sentences, in the order of `pages` and text
    """

    def __init__(
        self,
        pages: Pages,
        places: Sequence[SentencePlace],
        *,
        statements: Statements = (),
        names: Names = (),
        dates: Sequence[Date] = (),
        numbers: Sequence[Number] = (),
        copies: Copies = (),
    ) -> None:
        self.pages = {page.id: page for page in pages}
        self.statements = [said for said in statements if said.report in self.pages]
        self.names = names
        self.dates = [date for date in dates if date.report in self.pages]
        self.numbers = [number for number in numbers if number.report in self.pages]
        reports = [page.report for page in pages]
        marks = marks_of(reports, names=names, dates=self.dates, numbers=self.numbers)
        spoken = {
            report: Overlaps((said.quote.start, said.quote.end, said) for said in found)
            for report, found in by_report(self.statements).items()
        }
        copied = _copied_places(copies)
        self.sentences = tuple(
            _laid(place, self.pages[place.sentence.report].report, marks, spoken, copied)
            for place in places
        )
        self.by_id = {sentence.id: sentence for sentence in self.sentences}
        self._at = {
            report: Overlaps(
                (sentence.span.start, sentence.span.end, sentence) for sentence in found
            )
            for report, found in by_report(self.sentences).items()
        }
        self._of_words: dict[tuple[str, ...], list[LaidSentence]] = defaultdict(list)
        for sentence in self.sentences:
            self._of_words[sentence.words].append(sentence)
        in_order = sorted(self.pages, key=lambda report: (self.moment(report), report))
        self.order = {report: place for place, report in enumerate(in_order)}

    @cached_property
    def nearness(self) -> Nearness:
        """Returns the measure of how near these sentences are."""
        languages = {ident: page.report.language for ident, page in self.pages.items()}
        return Nearness([sentence.sentence for sentence in self.sentences], languages)

    @cached_property
    def beside(self) -> tuple[Beside, ...]:
        """Returns the nearest sentences of other reports beside each sentence."""
        return tuple(
            Beside(
                sentence=sentence.id,
                near=tuple(self.sentences[place].id for place, _ in self._near[sentence.id]),
            )
            for sentence in self.sentences
        )

    @cached_property
    def _near(self) -> Mapping[str, Sequence[tuple[int, float]]]:
        return {
            sentence.id: near_sentences(self.nearness, place)
            for place, sentence in enumerate(self.sentences)
        }

    def near(self, sentence: LaidSentence) -> Iterator[tuple[LaidSentence, float]]:
        """Yields the nearest sentences of other reports with their likeness, nearest first."""
        for place, likeness in self._near[sentence.id]:
            yield self.sentences[place], likeness

    def is_repeated(self, sentence: LaidSentence) -> bool:
        """Whether another sentence has the very same words."""
        return len(self._of_words[sentence.words]) > 1

    def language(self, report: str) -> str | None:
        """Returns the language of a report."""
        return self.pages[report].report.language

    def moment(self, report: str) -> str:
        """Returns when a report was published; what is not dated comes last."""
        return self.pages[report].report.published or _UNDATED

    def is_past(self, sentence: LaidSentence) -> bool:
        """Whether a sentence prints a day that lies more than a year before its report."""
        year = (self.pages[sentence.report].report.anchor or "")[:4]
        days = sentence.values(MarkKind.DAY)
        return any(year and day[:4].isdigit() and int(day[:4]) < int(year) for day in days)

    def all_at(self, span: Span) -> list[LaidSentence]:
        """Returns the sentences that have some of these words, in order."""
        found = self._at.get(span.report)
        return found.at(span.start, span.end) if found else []

    def at(self, span: Span) -> LaidSentence | None:
        """Returns the sentence that has most of these words, None if none has any."""
        return max(
            self.all_at(span), key=lambda sentence: sentence.span.shared_with(span), default=None
        )

    def of_same_words(self, sentence: LaidSentence) -> list[LaidSentence]:
        """Returns the sentences that have the very same words, a report each, itself among
        them."""
        of_report = {found.report: found for found in reversed(self._of_words[sentence.words])}
        of_report[sentence.report] = sentence
        return sorted(of_report.values(), key=lambda found: self.order[found.report])

    def quote(
        self,
        sentence: LaidSentence,
        span: Span | None = None,
        *,
        beside: LaidSentence | None = None,
        number: str | None = None,
        said: Statement | None = None,
        same: Iterable[Span] = (),
        more: Iterable[Span] = (),
    ) -> Quote:
        """Returns words of a sentence, or all of it, as they stand in a row. `beside` is the first
        sentence of the row, `same` are the same words in other reports, `more` what is to be seen
        in any case."""
        words = span or sentence.span
        known = beside.keys if beside else sentence.keys
        lacked = {mark.span for mark in sentence.marks if mark.key not in known}
        lacked.update(more)
        if span is None:
            same = [found.span for found in self.of_same_words(sentence) if found is not sentence]
        statement = said or sentence.statement
        report = self.pages[sentence.report].report
        return Quote(
            span=words,
            sentence=sentence.id,
            outlet=report.outlet,
            day=sentence.day or report.published,
            speaker=statement.speaker if statement else None,
            statement=statement.id if statement else None,
            number=number,
            more=tuple(sorted(mark for mark in lacked if words.contains(mark))),
            same=tuple(same),
            copy=sentence.copy,
        )


_Spoken = Mapping[str, Overlaps[Statement]]
_Copied = Mapping[str, Overlaps[tuple[Span, str]]]


def _laid(
    place: SentencePlace, report: Report, marks: Marks, spoken: _Spoken, copied: _Copied
) -> LaidSentence:
    span = place.sentence.span
    in_sentence = marks[report.id].at(span.start, span.end)
    days = {mark.value for mark in in_sentence if mark.kind is MarkKind.DAY}
    first, _, last = next(iter(days), "/").partition("/")
    return LaidSentence(
        sentence=place.sentence,
        place=place.place,
        words=words_of_text(span.quote),
        marks=tuple(in_sentence),
        is_title=place.is_title,
        is_caption=report.is_doubtful(span),
        copy=_copy_of(span, copied),
        day=first if len(days) == 1 and first == last else None,
        statement=_said_most(span, spoken),
    )


def _said_most(span: Span, spoken: _Spoken) -> Statement | None:
    """Returns the statement that has most of a sentence, None if none has two thirds."""
    found = spoken.get(span.report)
    for said in found.at(span.start, span.end) if found else ():
        if said.speaker and 3 * said.quote.shared_with(span) >= 2 * span.length:
            return said
    return None


def _copy_of(span: Span, copied: _Copied) -> str | None:
    """Returns the id of the copy that covers most of a sentence."""
    found = copied.get(span.report)
    covering = []
    for stretch, ident in found.at(span.start, span.end) if found else ():
        shared = stretch.shared_with(span)
        if 2 * shared > span.length:
            covering.append((-shared, ident))
    return min(covering)[1] if covering else None


def _copied_places(copies: Copies) -> _Copied:
    places = defaultdict(list)
    for copy in copied_text(copies):
        for span in copy.spans:
            places[span.report].append((span.start, span.end, (span, copy.id)))
    return {report: Overlaps(stretches) for report, stretches in places.items()}
