"""Lays a prepared story side by side: its sentences, what stands beside each, and its rows."""

from collections.abc import Sequence

from rashomon.beside.laid_sentences import LaidStory, SentencePlace
from rashomon.beside.lay_beside import rows_of
from rashomon.beside.matters import Matter, matter_by, matters_in
from rashomon.comparing.prepare import Prepared
from rashomon.decisions.here import Here
from rashomon.decisions.sentences import obey_sentences
from rashomon.model.decision import Decisions
from rashomon.model.number import Number
from rashomon.model.row import Row, Sentence, sentence_id
from rashomon.text.sentences import whole_sentences


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


def matters_of_story(laid: LaidStory, decisions: Decisions, texts_here: Here) -> tuple[Matter, ...]:
    """Returns which sentences are on one matter, as people decided."""
    found = {matter.ids: matter for matter in matters_in(laid)}
    sentences = [found.sentence for found in laid.sentences]
    matters = []
    for group in obey_sentences(list(found), decisions, texts_here, sentences):
        if group.by is None:
            matters.append(found[group.sentences])
        else:
            matters.append(matter_by(laid, group.sentences, group.by))
    return tuple(matters)


def rows_of_story(laid: LaidStory, matters: Sequence[Matter]) -> tuple[Row, ...]:
    """Returns the rows of a story."""
    return rows_of(laid, matters)
