"""Finds numbers that somebody does not accept (`rejection_of`), and those that a report only
supposes, wishes or asks for (`is_open`)."""

from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.numbers.amounts import AmountSpan, called_in_the_singular
from rashomon.numbers.fates import is_anyone
from rashomon.shipped.words import set_of
from rashomon.text.rejected import where_rejected
from rashomon.text.speaker_words import lemma_of
from rashomon.text.standing import standing_of


def rejection_of(span: AmountSpan, statement: Statement | None) -> Span | None:
    """Returns the sentence of a number that somebody does not accept, with the next one of the
    paragraph if it is done there. `statement` gives the number."""
    sentence = span.sentence
    following = span.next_sentence or sentence
    if "\n" in span.reading.span(sentence.start, following.end).quote:
        following = sentence
    places = [place for _, place, _ in (*sentence.quantities, *following.quantities)]
    where = where_rejected(
        span.first_word,
        sentences=(sentence.tokens, following.tokens),
        alike=places,
        statement=statement,
    )
    return span.reading.span(sentence.start, where.stop) if where else None


def is_open(span: AmountSpan) -> bool:
    """Whether a sentence only supposes or asks what it tells of a number, or somebody wants it to
    be done to so many people."""
    if span.words.text[span.sentence.end - 1] == "?":
        return True
    verb = span.top.predicate
    is_of_people = is_anyone(called_in_the_singular(span.noun), None)
    for opening in standing_of(verb).opened_by:
        is_wish = is_of_people and lemma_of(opening.lemma) in set_of("questions.wishing")
        if opening.dep == "mark" or is_wish:
            return True
    return False
