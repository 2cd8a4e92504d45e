"""Answers of authors held against the reports of their story (`prove_answers`)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.answers.prove_answer import FactsOf, prove_answer
from rashomon.answers.story_sentences import StorySentences
from rashomon.comparing.own_text import prepare_text
from rashomon.comparing.prepare import Prepared
from rashomon.comparing.side_by_side import SideBySide
from rashomon.facts.sentence_facts import FactReader
from rashomon.model.answer import Answer, WrittenAnswer, WrittenLine
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.model.difference import Difference
from rashomon.model.report import Report
from rashomon.parsing.parse import annotate_reports

_TEXT = "answer"
"""The id of the text of an answer while it is proved."""


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
    answers = []
    for answer in written:
        facts_of = read_parts(answer, known)
        answers.append(prove_answer(answer, facts_of, story, known.there.span))
    return ProvedAnswers(tuple(answers))


def read_sentences(known: Prepared, laid: SideBySide) -> StorySentences:
    """Returns the sentences of a story with their facts, for all its answers."""
    reader = FactReader(known.printing, known.names, known.dates, known.statements)
    return StorySentences(reader, known.printing, laid.sentences.values(), known.names, laid.claims)


def read_parts(written: WrittenAnswer, known: Prepared) -> FactsOf:
    """Returns the facts of each part of an answer, whose lines are read as one text."""
    text, places = _as_text(written.lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(_TEXT, "", digest, digest, text)
    (page,) = annotate_reports([report])
    own = prepare_text(page, known)
    reader = FactReader(own.annotated, own.names, own.dates, own.statements)
    facts_of = {}
    for place, (start, end) in places.items():
        if text[start:end].strip():
            span = own.reports[0].trimmed_span(start, end)
            said = tuple(said.id for said in own.statements if said.quote.overlaps(span))
            sentence = ClaimSentence(sentence_id(span), span, statements=said)
            facts_of[place] = reader.read(sentence)
    return facts_of


_GOES_ON = frozenset({"", ","})
"""Signs behind a part with which its sentence goes on."""


def _as_text(
    lines: Sequence[WrittenLine],
) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """The lines as a text, a paragraph for each sentence, and where each part stands in it."""
    text, places = "", dict[tuple[int, int], tuple[int, int]]()
    for number, line in enumerate(lines):
        text += f"{line.thing}.\n" if line.thing else ""
        for place, part in enumerate(line.parts):
            start = len(text)
            text += part.told
            places[number, place] = start, len(text)
            is_last = part is line.parts[-1]
            goes_on = part.after in _GOES_ON and not is_last and not part.verdict
            text += f"{part.after} " if goes_on else ".\n"
    return text, places
