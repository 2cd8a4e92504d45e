"""Answers of authors held against the reports of their story (`prove_answers`)."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.answers.accusing import Accusing
from rashomon.answers.line_differences import line_differences
from rashomon.answers.prove_answer import AnswerProver
from rashomon.answers.read_words import OwnWords, ReadWords
from rashomon.answers.story_sentences import StorySentences
from rashomon.comparing.laid_claims import SideBySide
from rashomon.comparing.own_text import prepare_text
from rashomon.comparing.prepare import Prepared
from rashomon.facts.sentence_facts import FactReader
from rashomon.model.answer import Answer, WrittenAnswer
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.content_ids import by_id
from rashomon.model.difference import Difference
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports
from rashomon.text.parsed_report import Annotations

_ID = "answer"
"""The id of the text of an answer while it is proved."""
_END = ".\n"
_GOES_ON = frozenset({"", ","})
"""Signs behind a part with which its sentence goes on."""


@dataclass(frozen=True, slots=True)
class ProvedAnswers:
    """The answers of a story, proved, the newest first; and the differences of their lines."""

    answers: tuple[Answer, ...] = ()
    differences: tuple[Difference, ...] = ()


def prove_answers(
    known: Prepared, laid: SideBySide, written: Sequence[WrittenAnswer]
) -> ProvedAnswers:
    """Returns what authors wrote of a story, with what was found of each part in its reports."""
    if not written:
        return ProvedAnswers()
    story = read_sentences(known, laid)
    answers, differences = list[Answer](), list[Difference]()
    for answer in written:
        proved, differing = _prove(answer, known, story)
        answers.append(proved)
        differences += differing
    return ProvedAnswers(tuple(answers), tuple(differences))


def _prove(
    written: WrittenAnswer, known: Prepared, story: StorySentences
) -> tuple[Answer, Iterable[Difference]]:
    text = _AnswerText(written)
    own = prepare_text(text.page(), known)
    words = text.read(own)
    accusing = Accusing(known.names, known.printing)
    prover = AnswerProver(words, story, accusing, known.there.span)
    answer = prover.prove(written)
    count, statements = known.counter.of_quotes, by_id(known.statements)
    return answer, line_differences(answer, prover.bearings, statements, count)


def read_sentences(known: Prepared, laid: SideBySide) -> StorySentences:
    """Returns the sentences of a story with their facts, for all its answers."""
    reader = FactReader(known.printing, known.names, known.dates, known.statements)
    sentences = laid.sentences.values()
    return StorySentences(reader, known.printing, sentences, known.names, laid.claims)


class _AnswerText:
    """The words of an answer as one text, a paragraph for each sentence: where each part, thing,
    heading and own sentence stands in it."""

    def __init__(self, written: WrittenAnswer) -> None:
        self._text = ""
        self._parts: dict[tuple[int, int], tuple[int, int]] = {}
        self._things: dict[int, tuple[int, int]] = {}
        self._headings: dict[int, tuple[int, int]] = {}
        self._own: dict[tuple[int, int], tuple[int, int]] = {}
        for number, line in enumerate(written.lines):
            if line.heading:
                self._headings[number] = self._add(line.heading)
            if line.thing:
                self._things[number] = self._add(line.thing)
            for place, part in enumerate(line.parts):
                goes_on = part.after in _GOES_ON and not part.verdict and part is not line.parts[-1]
                end = f"{part.after} " if goes_on else _END
                self._parts[number, place] = self._add(part.told, end)
            for place, sentence in enumerate(line.own):
                self._own[number, place] = self._add(sentence)

    def _add(self, words: str, end: str = _END) -> tuple[int, int]:
        start = len(self._text)
        self._text += f"{words}{end}"
        return start, start + len(words)

    def page(self) -> Annotations:
        """Returns the text with its parse."""
        digest = hashlib.sha256(self._text.encode()).hexdigest()
        (page,) = annotate_reports([Report(_ID, "", digest, digest, self._text)])
        return page

    def read(self, own: Prepared) -> ReadWords:
        """Returns the words with the facts of each part. `own`: what is known of the text."""
        (page,) = own.annotated
        reader = FactReader(own.annotated, own.names, own.dates, own.statements)
        parts = {}
        for place, (start, end) in self._parts.items():
            if self._text[start:end].strip():
                span = page.report.trimmed_span(start, end)
                said = tuple(said.id for said in own.statements if said.quote.overlaps(span))
                parts[place] = reader.read(ClaimSentence(sentence_id(span), span, statements=said))
        return ReadWords(
            parts,
            {place: _own_words(page, *at) for place, at in self._things.items()},
            {place: _own_words(page, *at) for place, at in self._headings.items()},
            {place: _own_words(page, *at) for place, at in self._own.items()},
        )


def _own_words(page: Annotations, start: int, end: int) -> OwnWords:
    return OwnWords(page, page.report.trimmed_span(start, end))
