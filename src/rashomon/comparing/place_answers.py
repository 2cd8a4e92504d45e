"""Sets answers of authors beside the reports of their story (`place_answers`): where the sentences
stand that they name, what stands beside each statement unasked, and which sentences came later."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from rashomon.answers.looks.statement_looks import StatementLooks
from rashomon.beside.laid_sentences import LaidStory
from rashomon.beside.near import Nearness
from rashomon.comparing.every_sentence import every_sentence
from rashomon.comparing.later_sentences import with_newer
from rashomon.comparing.prepare import Prepared, reports_in
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
from rashomon.model.row import sentence_id
from rashomon.model.span import Passages, Span
from rashomon.model.statement import Statement
from rashomon.shipped.words import pattern_of
from rashomon.text.detect_language import guess_language
from rashomon.text.gathering import by_report
from rashomon.text.report_names import name_reports

_POINTS_BACK = pattern_of(r"(?i)\A\W*(?:{unasked.pointing_back})(?!\w)")
_SAID_BY_PRONOUN = pattern_of(r"(?i)(?:\A|\W)(?:{unasked.pointing_back})\W*\Z")


def place_answers(prepared: Prepared, laid: LaidStory | None, written: WrittenAnswers) -> Answers:
    """Returns what authors wrote of a story, beside its reports, the newest first. `laid`: the
    sentences of the story, None if they could not be laid side by side."""
    if not written:
        return ()
    placing = _Placing(prepared, laid)
    reports = reports_in(prepared.printing)
    nearness = laid.nearness if laid else Nearness(())
    looks = StatementLooks(reports, name_reports(prepared.reports), nearness)
    answers = []
    for author_answer in written:
        language = guess_language("\n".join(line.words for line in author_answer.lines))
        answer = _with_unasked(placing.answer(author_answer), looks, language)
        if laid:
            answer = with_newer(answer, author_answer, laid, language)
        answers.append(answer)
    return tuple(answers)


def sentences_to_add(prepared: Prepared, laid: LaidStory | None) -> Iterator[PartSentence]:
    """Yields every sentence of a story, as a person may add it to an answer."""
    placing = _Placing(prepared, laid)
    for span in every_sentence(prepared).values():
        yield placing.sentence(span)


class _Placing:
    """Finds the sentences that an author named in the reports of today."""

    def __init__(self, prepared: Prepared, laid: LaidStory | None) -> None:
        self._find = prepared.there.span
        self._no_longer_printed = prepared.no_longer_printed
        self._reports = by_id(reports_in(prepared.printing))
        self._statements = by_report(prepared.statements)
        self._before = dict[Span, Span]()  # of a sentence the one before it in its report
        for first, second in pairwise(laid.sentences if laid else ()):
            if first.report == second.report and not first.is_title:
                self._before[second.span] = first.span

    def answer(self, written: WrittenAnswer) -> Answer:
        """Returns an answer beside the reports. Sentences that are found in no report of the story
        are `dropped`."""
        lost = dict[str, bool]()
        lines = tuple(self._line(written.by, line, lost) for line in written.lines)
        return Answer(
            id=written.id,
            by=written.by,
            lines=lines,
            question=written.question,
            first=written.first,
            unbound=written.unbound,
            looks_again=written.looks_again,
            taken_out=written.taken_out,
            dropped=(*written.dropped, *lost),
            translations=tuple(self._translations(written)),
        )

    def _translations(self, written: WrittenAnswer) -> Iterator[Translation]:
        for translation in written.translations:
            if span := self._find(translation.span):
                yield Translation(span=span, by=translation.by, words=translation.words)

    def _line(self, by: str, line: WrittenLine, lost: dict[str, bool]) -> Line:
        return Line(
            id=_line_id(by, line),
            by=by,
            parts=tuple(self._part(part, lost) for part in line.parts),
            heading=line.heading,
            about=line.about,
            thing=line.thing,
            is_bullet=line.is_bullet,
            since=line.since,
        )

    def _part(self, part: WrittenPart, lost: dict[str, bool]) -> Part:
        """Returns a statement with its sentences at their places."""
        sentences = dict[Span, PartSentence]()
        for written_span in part.named:
            span = self._find(written_span)
            if span is None or span.report not in self._reports:
                lost[written_span.quote] = True
            else:
                sentences[span] = self.sentence(span)
        return Part(
            told=part.told,
            sentences=tuple(sentences.values()),
            after=part.after,
            was=part.was,
            marks=tuple(self._page_changes(sentences)),
        )

    def sentence(self, span: Span) -> PartSentence:
        """Returns a sentence with who says most of it, and the one before it where its own words
        point back to that."""
        report = self._reports[span.report]
        inner = [said for said in self._statements[span.report] if said.quote.overlaps(span)]
        largest = max(inner, key=lambda said: said.quote.shared_with(span), default=None)
        is_told = largest and 2 * largest.quote.shared_with(span) >= span.length
        statement = largest if is_told else None
        is_pointing = _POINTS_BACK.search(span.quote) or any(
            _is_said_by_pronoun(said, span) for said in inner
        )
        return PartSentence(
            span=span,
            sentence=sentence_id(report, span),
            speaker=statement.speaker if statement else None,
            statement=statement.id if statement and statement.speaker else None,
            before=self._before.get(span) if is_pointing else None,
        )

    def _page_changes(self, named: Iterable[Span]) -> Iterator[Mark]:
        """Yields a mark for each of these sentences that its page no longer prints."""
        for span in named:
            if span.meets(self._no_longer_printed.get(span.report, ())):
                yield Mark(MarkKind.PAGE_CHANGED, span.line)


def _is_said_by_pronoun(said: Statement, sentence: Span) -> bool:
    """Whether a pronoun or the like stands beside the cue of a statement: "he said", "said it"."""
    cue = said.cue
    if not (cue and sentence.contains(cue)):
        return False
    before = sentence.quote[: cue.start - sentence.start]
    behind = sentence.quote[cue.end - sentence.start :]
    return bool(_SAID_BY_PRONOUN.search(before) or _POINTS_BACK.search(behind))


def _line_id(by: str, line: WrittenLine) -> str:
    words = [by, line.heading, line.thing]
    for part in line.parts:
        words += [part.told, *(span.place for span in part.named)]
    return content_id("l", *words)


def _with_unasked(answer: Answer, looks: StatementLooks, language: str | None) -> Answer:
    """Returns an answer with marks, reach and nearest sentences beside its statements."""
    lines = []
    for line in answer.lines:
        parts = []
        before: Passages = ()  # of the last statement that names sentences
        for part in line.parts:
            unasked = looks.beside(part.told, language, part.spans, before)
            parts.append(
                replace(
                    part,
                    places=unasked.places,
                    silent=unasked.silent,
                    nearest=unasked.nearest,
                    marks=(*part.marks, *unasked.marks),
                )
            )
            before = part.spans or before
        lines.append(replace(line, parts=tuple(parts)))
    return replace(answer, lines=tuple(lines))
