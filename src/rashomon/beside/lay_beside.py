"""Lays the reports of a story side by side (`lay_beside`)."""

from collections.abc import Iterable

from rashomon.beside.about import about_rows
from rashomon.beside.apart import apart_rows
from rashomon.beside.days import day_rows
from rashomon.beside.first_view import opened, words_of_view
from rashomon.beside.laid_sentences import LaidStory
from rashomon.beside.matters import Matter
from rashomon.beside.numbers import number_rows
from rashomon.beside.row_drafts import RowDraft, count_words
from rashomon.beside.speakers import speaker_rows
from rashomon.beside.told import told_rows
from rashomon.beside.unclear import unclear_rows
from rashomon.model.row import Row


def rows_of(story: LaidStory, matters: Iterable[Matter]) -> tuple[Row, ...]:
    """Returns the rows of a story. `matters` say which sentences are on one matter."""
    told = told_rows(story, matters)
    in_told = {quote.sentence for draft in told for quote in draft.quotes}
    drafts: list[RowDraft] = [
        *about_rows(story),
        *told,
        *number_rows(story, in_told),
        *day_rows(story),
        *speaker_rows(story),
        *unclear_rows(story),
        *(draft for draft in apart_rows(story) if draft.quotes[0].sentence not in in_told),
    ]
    pile_words = count_words(laid.quote for laid in story.sentences)
    return opened(drafts, words_of_view(len(story.pages), pile_words), story.order)
