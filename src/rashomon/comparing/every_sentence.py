"""All sentences of a story (`every_sentence`), as they stand on its sheet."""

from collections.abc import Mapping

from rashomon.comparing.prepare import Prepared
from rashomon.model.row import sentence_id
from rashomon.model.span import Span
from rashomon.text.sentences import short_sentences, whole_sentences


def every_sentence(prepared: Prepared) -> Mapping[str, Span]:
    """Returns the sentences of the reports that count, and of their older states those that the
    newest one still prints, by their ids: headlines and those of one word, too, and no
    furniture."""
    sentences = {}
    for page in prepared.standing:
        for sentence in (*whole_sentences(page), *short_sentences(page)):
            sentences[sentence_id(page.report, sentence.quote)] = sentence.quote
    return sentences
