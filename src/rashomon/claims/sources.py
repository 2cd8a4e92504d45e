"""Finds the words by which a report says where it has something from."""

from collections.abc import Collection

from rashomon.model.statement import Statements
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import ParsedWord, words_at


def words_for_sources(
    page: Annotations, statements: Statements, people: Collection[str]
) -> frozenset[int]:
    """Returns the places of the cues and sources of these statements of a report, without what
    stands in the quoted content.

    Whoever is among `people`, by id of name, is part of the story and no mere source: two sentences
    of one mayor may well be about one thing, two that only cite one newspaper are not.
    """
    sources = set[int]()
    for statement in statements:
        spans = [statement.cue, *statement.via_spans]
        if statement.speaker_name not in people:
            spans.append(statement.speaker_span)
        for span in spans:
            if span is not None and not span.overlaps(statement.quote):
                for word in words_at(page.words, page.words.of(span)):
                    sources.add(word.i)
                    sources.update(_apposition(word))
    return frozenset(sources)


def _apposition(word: ParsedWord) -> range:
    """Returns the places of what stands behind a word as its other name: "Norfax" of "the agency
    Norfax"."""
    other_name = word.child("appos")
    if other_name is None:
        return range(0)
    return range(other_name.left, word.words.right[other_name.i] + 1)
