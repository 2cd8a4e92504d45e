"""Sets beside the statements of an answer what the program does unasked (`with_unasked`)."""

from dataclasses import replace

from rashomon.answers.looks.look import UnaskedLook
from rashomon.comparing.read_statements import StatementFacts
from rashomon.facts.sentence_facts import Sentences
from rashomon.model.answer import Answer, Line


def with_unasked(answer: Answer, words: StatementFacts, look: UnaskedLook) -> Answer:
    """Returns an answer with marks, reach and nearest sentences beside its statements, whose words
    are read in `words`."""
    lines = []
    for number, line in enumerate(answer.lines):
        lines.append(_marked_line(line, number=number, words=words, look=look))
    return replace(answer, lines=tuple(lines))


def _marked_line(line: Line, number: int, words: StatementFacts, look: UnaskedLook) -> Line:
    """Returns a line with what was found unasked beside each of its statements. `before` are the
    sentences of the last statement that names some, which a statement without any may go on
    from."""
    parts = []
    before: Sentences = ()
    for place, part in enumerate(line.parts):
        named_sentences = look.sentences_at([sentence.span for sentence in part.sentences])
        if statement := words.get((number, place)):
            unasked = look.beside(statement, named_sentences, before)
            part = replace(
                part,
                places=unasked.places,
                silent=unasked.silent,
                nearest=unasked.nearest,
                contents=unasked.contents,
                marks=(*part.marks, *unasked.marks),
            )
        before = named_sentences or before
        parts.append(part)
    return replace(line, parts=tuple(parts))
