"""Lays a prepared story side by side: its sentences, what stands beside each, and its rows."""

from collections.abc import Iterable, Sequence

from rashomon.beside.laid_sentences import LaidStory, SentencePlace
from rashomon.beside.lay_beside import rows_of
from rashomon.claims.sentences import whole_sentences
from rashomon.comparing.prepare import Prepared
from rashomon.model.claim import Claims, sentence_id
from rashomon.model.number import Number
from rashomon.model.row import Row, Sentence
from rashomon.model.topic import Topic


def lay_story(prepared: Prepared, numbers: Sequence[Number]) -> LaidStory:
    """Returns the sentences of the reports that count, with all that they print."""
    places = []
    for page in prepared.used:
        for whole in whole_sentences(page):
            sentence = Sentence(id=sentence_id(page.report, whole.quote), span=whole.quote)
            places.append(SentencePlace(sentence, place=whole.place, is_title=whole.title))
    return LaidStory(
        prepared.used,
        places,
        statements=prepared.statements,
        names=prepared.names,
        dates=prepared.dates,
        numbers=numbers,
        copies=prepared.listed_copies,
    )


def rows_of_story(laid: LaidStory, claims: Claims, topics: Iterable[Topic]) -> tuple[Row, ...]:
    """Returns the rows of a story."""
    groups = [[sentence.id for sentence in claim.sure()] for claim in claims]
    return rows_of(laid, groups, topics)
