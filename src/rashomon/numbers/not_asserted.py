"""Finds numbers that somebody does not accept (`rejection_of`), and those that a report only
supposes, wishes or asks for (`is_open`)."""

from rashomon.model.span import Span
from rashomon.model.statement import Statement
from rashomon.numbers.amounts import AmountSpan, called_in_the_singular
from rashomon.numbers.doubted import is_doubted_in
from rashomon.numbers.fates import is_anyone
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.rejected import where_rejected
from rashomon.text.speaker_words import lemma_of
from rashomon.text.standing import standing_of

_THAT_FIGURE = pattern_of(r"(?i)\b(?:that|this|such an?) {negation.figures}\b")


def rejection_of(span: AmountSpan, statement: Statement | None) -> Span | None:
    """Returns the sentence of a number that somebody does not accept, with the next one if it is
    done there. One of the next paragraph must take up "that figure". `statement` gives the
    number."""
    sentence = span.sentence
    behind = span.next_sentence or sentence
    following = behind
    if "\n" in span.reading.span(sentence.start, behind.end).quote:
        is_taken_up = _THAT_FIGURE.search(span.reading.span(behind.start, behind.end).line)
        following = behind if is_taken_up else sentence
    places = [place for _, place, _ in (*sentence.quantities, *following.quantities)]
    where = where_rejected(
        span.first_word,
        sentences=(sentence.tokens, following.tokens),
        alike=places,
        statement=statement,
    )
    if where is None:
        doubting = (one for one in (sentence, behind) if is_doubted_in(one, span, statement))
        where = next((one.tokens for one in doubting), None)
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
