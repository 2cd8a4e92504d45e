"""Lays a prepared story side by side: its sentences, what stands beside each, and its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.beside.laid_sentences import LaidStory, SentencePlace
from rashomon.beside.lay_beside import rows_of
from rashomon.claims.sentences import whole_sentences
from rashomon.comparing.prepare import Prepared
from rashomon.decisions.here import Here
from rashomon.decisions.sentences import DecidedGroup, obey_sentences
from rashomon.model.claim import Claims, sentence_id
from rashomon.model.decision import Decisions
from rashomon.model.number import Number
from rashomon.model.row import Row, RowKind, Sentence
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


def groups_as_decided(
    laid: LaidStory, claims: Claims, decisions: Decisions, texts_here: Here
) -> tuple[DecidedGroup, ...]:
    """Returns the sentences that are on one matter, as people decided."""
    groups = [[sentence.id for sentence in claim.sure()] for claim in claims]
    sentences = [found.sentence for found in laid.sentences]
    return obey_sentences(groups, decisions, texts_here, sentences)


def rows_of_story(
    laid: LaidStory, groups: Sequence[DecidedGroup], topics: Iterable[Topic]
) -> tuple[Row, ...]:
    """Returns the rows of a story, with the name of who joined or parted their sentences."""
    by = {ident: group.by for group in groups if group.by for ident in group.sentences}
    rows = []
    for row in rows_of(laid, [group.sentences for group in groups], topics):
        who = next((by[quote.sentence] for quote in row.quotes if quote.sentence in by), None)
        rows.append(replace(row, by=who) if row.kind is RowKind.TOLD else row)
    return tuple(rows)
