"""Sets answers of authors beside the reports of their story (`place_answers`): where the sentences
stand that they name, which came later, and which lines are differences."""

from collections.abc import Iterable, Iterator

from rashomon.answers.line_differences import Figures, line_differences
from rashomon.answers.looks.look import UnaskedLook
from rashomon.comparing.beside_statements import with_unasked
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.newer_sentences import with_newer
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.read_statements import StatementFacts, read_statements
from rashomon.comparing.story_facts import read_sentences
from rashomon.copies.moments import own_moment
from rashomon.facts.sentence_facts import FactKind, Facts
from rashomon.matching.story_sentences import StorySentences
from rashomon.model.answer import (
    Answer,
    Answers,
    Line,
    Part,
    PartSentence,
    Translation,
    WrittenAnswer,
    WrittenAnswers,
    WrittenLine,
    WrittenPart,
)
from rashomon.model.answer_marks import Mark, MarkKind
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.difference import Difference, Differences
from rashomon.model.record import record
from rashomon.model.span import Span


@record
class PlacedAnswers:
    """The answers of a story beside its reports, the newest first, and the differences of their
    lines."""

    answers: Answers = ()
    differences: Differences = ()


def place_answers(
    prepared: Prepared,
    side_by_side: SideBySide,
    written: WrittenAnswers,
    story: StorySentences | None = None,
) -> PlacedAnswers:
    """Returns what authors wrote of a story, beside its reports. `story` has its sentences, if they
    were read before.

    Sentences come first, then what nobody asked for, then newer sentences, since each step reads
    what the last one placed.
    """
    if not written:
        return PlacedAnswers()
    story = story or read_sentences(prepared, sentences=side_by_side.sentences.values())
    statements = by_id(prepared.statements)
    unasked = UnaskedLook(story)
    answers = []
    differences = list[Difference]()
    for author_answer in written:
        words = read_statements(author_answer, prepared)
        placed_answer = _Placing(story, prepared).answer(author_answer)
        placed_answer = with_unasked(placed_answer, words=words, look=unasked)
        answers.append(
            with_newer(
                author_answer,
                placed_answer=placed_answer,
                words=words,
                prepared=prepared,
                story=story,
            )
        )
        figures = dict(_figures(placed_answer, words=words, story=story))
        differences += line_differences(
            placed_answer, figures=figures, statements=statements, count=prepared.counter.of_quotes
        )
    # a difference of a line that several answers have is listed once
    return PlacedAnswers(tuple(answers), tuple(by_id(differences).values()))


class _Placing:
    """Finds the sentences that an author named in the reports of today.

    `lost` are the sentences that no report has.
    """

    def __init__(self, story: StorySentences, prepared: Prepared) -> None:
        self._story = story
        self._find = prepared.there.span
        self._no_longer_printed = prepared.no_longer_printed
        self.lost: list[str] = []

    def answer(self, written: WrittenAnswer) -> Answer:
        """Returns an answer beside the reports."""
        lines = tuple(self._line(written.by, line) for line in written.lines)
        return Answer(
            id=written.id,
            by=written.by,
            lines=lines,
            question=written.question,
            first=written.first,
            unbound=written.unbound,
            looks_again=written.looks_again,
            taken_out=written.taken_out,
            dropped=(*written.dropped, *dict.fromkeys(self.lost)),
            translations=tuple(self._translations(written)),
        )

    def _translations(self, written: WrittenAnswer) -> Iterator[Translation]:
        for translation in written.translations:
            if span := self._find(translation.span):
                yield Translation(span=span, by=translation.by, words=translation.words)

    def _line(self, by: str, line: WrittenLine) -> Line:
        return Line(
            id=_line_id(by, line),
            by=by,
            parts=tuple(map(self._part, line.parts)),
            heading=line.heading,
            about=line.about,
            thing=line.thing,
            is_bullet=line.is_bullet,
            since=line.since,
        )

    def _part(self, part: WrittenPart) -> Part:
        """Returns a statement with its sentences at their places. A sentence that is found in no
        report of the story is added to those that are lost."""
        sentences = dict[Span, PartSentence]()
        for written_span in part.named:
            span = self._find(written_span)
            if span is None or span.report not in self._story.pages:
                self.lost.append(written_span.quote)
            else:
                facts = self._story.at(span)
                sentences.setdefault(facts.span, _part_sentence(facts))
        return Part(
            told=part.told,
            sentences=tuple(sentences.values()),
            after=part.after,
            was=part.was,
            marks=tuple(self._page_changes(sentences)),
        )

    def _page_changes(self, named: Iterable[Span]) -> Iterator[Mark]:
        """Yields a mark for each of these sentences that its page no longer prints."""
        for span in named:
            if span.meets(self._no_longer_printed.get(span.report, ())):
                yield Mark(MarkKind.PAGE_CHANGED, span.line)


def _line_id(by: str, line: WrittenLine) -> str:
    words = [by, line.heading, line.thing]
    for part in line.parts:
        words += [part.told, *(span.place for span in part.named)]
    return content_id("l", *words)


def _part_sentence(facts: Facts) -> PartSentence:
    speaker = facts.sentence.speaker
    statement = None
    for told in reversed(facts.statements):
        if speaker and told.speaker == speaker:
            statement = told.id
    return PartSentence(
        span=facts.span, sentence=facts.sentence.id, speaker=speaker, statement=statement
    )


def _figures(
    answer: Answer, words: StatementFacts, story: StorySentences
) -> Iterator[tuple[tuple[int, int], Figures]]:
    """Yields the numbers and days of each statement, by the place of its line and its own."""
    for number, line in enumerate(answer.lines):
        for place, part in enumerate(line.parts):
            facts = words.get((number, place))
            if facts:
                named_sentences = [story.at(sentence.span) for sentence in part.sentences]
                yield (number, place), _figures_of(facts, named_sentences)


def _figures_of(statement: Facts, named_sentences: list[Facts]) -> Figures:
    """Returns the numbers and days of a statement, which of them its sentences print, and when the
    reports of these sentences were published."""
    printed = []
    for number in statement.numbers:
        if any(
            map(number.same_number, (other for facts in named_sentences for other in facts.numbers))
        ):
            printed.append(number)
    days = _days_in(statement)
    days_named = {day for facts in named_sentences for day in _days_in(facts)}
    moments = [own_moment(facts.page.report) or "" for facts in named_sentences]
    return Figures(
        numbers=tuple(statement.numbers),
        days=days,
        printed=tuple(printed),
        printed_days=tuple(day for day in days if day in days_named),
        moments=tuple(dict.fromkeys(moments)) if all(moments) else (),
    )


def _days_in(facts: Facts) -> tuple[tuple[str, str], ...]:
    days = facts.of[FactKind.DAY]
    return tuple((day.value.earliest[:10], day.value.latest[:10]) for day in days)
