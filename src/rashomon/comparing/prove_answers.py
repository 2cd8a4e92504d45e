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
        self._places: dict[tuple[str, int, int], tuple[int, int]] = {}
        for number, line in enumerate(written.lines):
            self._add(line.heading, "heading", number)
            self._add(line.thing, "thing", number)
            for place, part in enumerate(line.parts):
                goes_on = part.after in _GOES_ON and not part.verdict and part is not line.parts[-1]
                end = f"{part.after} " if goes_on else _END
                self._add(part.told, "part", number, place, end)
            for place, sentence in enumerate(line.own):
                self._add(sentence, "own", number, place)

    def _add(
        self, words: str | None, what: str, number: int, place: int = 0, end: str = _END
    ) -> None:
        if words and words.strip():
            start = len(self._text)
            self._text += f"{words}{end}"
            self._places[what, number, place] = start, start + len(words)

    def page(self) -> Annotations:
        """Returns the text with its parse."""
        digest = hashlib.sha256(self._text.encode()).hexdigest()
        (page,) = annotate_reports([Report(_ID, "", digest, digest, self._text)])
        return page

    def read(self, own: Prepared) -> ReadWords:
        """Returns the words with the facts of each part. `own`: what is known of the text."""
        (page,) = own.annotated
        reader = FactReader(own.annotated, own.names, own.dates, own.statements)
        parts, others = {}, {}
        for (what, number, place), (start, end) in self._places.items():
            span = page.report.trimmed_span(start, end)
            if what == "part":
                said = tuple(said.id for said in own.statements if said.quote.overlaps(span))
                sentence = ClaimSentence(sentence_id(span), span, statements=said)
                parts[number, place] = reader.read(sentence)
            else:
                others[what, number, place] = OwnWords(page, span)
        return ReadWords(parts, others)
