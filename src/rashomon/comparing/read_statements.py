"""Reads the statements of an answer with their facts (`read_statements`)."""

from collections.abc import Iterator, Mapping

from rashomon.comparing.own_text import read_text
from rashomon.comparing.prepare import Prepared
from rashomon.facts.sentence_facts import Facts
from rashomon.matching.values_elsewhere import in_digits
from rashomon.model.answer import WrittenAnswer
from rashomon.model.claim import ClaimSentence, sentence_id
from rashomon.text.detect_language import guess_language

StatementFacts = Mapping[tuple[int, int], Facts]
"""The facts of statements by the place of their line and their own."""
_END = ".\n"
_GOES_ON = ("", ",")  # signs behind a statement with which its sentence goes on


def read_statements(written: WrittenAnswer, prepared: Prepared) -> StatementFacts:
    """Returns the statements of an answer with their facts, read as one text, so that a pronoun in
    one of them may mean somebody in the one before."""
    text = ""
    places = {}
    printed = " ".join(page.report.text for page in prepared.printing)
    for place, content, sign in _statements_of(written):
        words = in_digits(content, printed)
        places[place] = len(text), len(text) + len(words)
        text += f"{words}{sign}"
    answer_words = read_text(text, prepared=prepared, language=guess_language(text))
    (report,) = answer_words.reports
    facts = {}
    for place, (start, end) in places.items():
        span = report.trimmed_span(start, end)
        statements = tuple(
            statement.id for statement in answer_words.statements if statement.quote.overlaps(span)
        )
        sentence = ClaimSentence(id=sentence_id(report, span), span=span, statements=statements)
        facts[place] = answer_words.facts.read(sentence)
    return facts


def _statements_of(written: WrittenAnswer) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Yields the statements of an answer, where they stand in it, and what ends them."""
    for number, line in enumerate(written.lines):
        for place, part in enumerate(line.parts):
            goes_on = part.after in _GOES_ON and part is not line.parts[-1]
            yield (number, place), part.told, f"{part.after} " if goes_on else _END
