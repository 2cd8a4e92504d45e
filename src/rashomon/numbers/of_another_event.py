"""Says from the words around a number that it is of another event than the one its report tells of
(`of_another_event`)."""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain

from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.what_is_counted import families_of
from rashomon.shipped.words import lowered, pattern_of
from rashomon.text.parsed_word import ParsedWord, words_at
from rashomon.text.token_index import TokenIndex

ANOTHER = "another event"
_PERIODS = pattern_of(r"\b{fates.periods}\b")
_MONTHS = frozenset(lowered("calendar.months", "calendar.short_months"))
_LEAD = 3  # sentences in which a report tells for the first time of its own event
_CHOOSING = ("amod", "nmod", "compound", "nummod")
_INDEFINITE = ("a", "an", "one", "some")


def of_another_event(
    span: AmountSpan, stretches: Sequence[Iterable[int]], *, is_harm: bool
) -> str | None:
    """Returns a sign that a number is of another event than its report's, if there is one:

    - the period that its words sum up: "each year"
    - ANOTHER, if they tell of an event like the report's: "a similar fire killed 40"
    - ANOTHER, if people were harmed in something that is told of for the first time below the top
    """
    words = span.words
    tokens = sorted(set(chain(*stretches[:-1])))
    period = _PERIODS.search(" ".join(words.lower[i] for i in tokens))
    if period:
        return period[0]
    words_telling = words_at(words, tokens)
    if any(map(_is_told_as_another, words_telling)):
        return ANOTHER
    if is_harm and span.sentence.place >= _LEAD and not span.sentence.title:
        return ANOTHER if any(_is_new(span, word) for word in words_telling) else None
    return None


def _is_told_as_another(word: ParsedWord) -> bool:
    """Whether a word tells of a drill, or chooses another one: "a similar fire", "the last one"."""
    if word.base_listed("fates.staged") and word.head.lower == "in":
        return True
    if word.listed("fates.other_harm") and word.head.base_listed("fates.events"):
        return chooses_event(word)
    return word.listed("fates.another") and chooses_event(word)


def chooses_event(word: ParsedWord) -> bool:
    """Whether the word chooses among events, not among people or numbers of them."""
    noun = word.head
    if word.dep not in {"amod", "det"} or noun.base_listed("fates.no_events"):
        return False
    return not any(counted.pos == "NUM" for counted in (noun, *noun.children))


def _is_new(span: AmountSpan, event: ParsedWord) -> bool:
    """Whether a noun is an event of which the report tells for the first time, or where it was: "a
    blaze at a shoe factory", "the Tarn fire", "Tarn, where 40 died", if it names neither factory
    nor Tarn elsewhere; "the Nov. 13 fires" of a year that nobody knows."""
    if not event.is_noun:
        return False
    if not event.base_listed("fates.events"):
        if not _is_where(span, event):
            return False
    elif _is_of_unknown_year(span.reading, event):
        return True
    telling = set(_telling_words(event))
    return bool(telling) and _are_nowhere_else(span, telling)


def _is_where(span: AmountSpan, place: ParsedWord) -> bool:
    """Whether a number stands in a clause that tells what happened at a place: "the Tarn mill,
    where 40 died"."""
    clause = span.clause
    if clause is None or clause.head not in place.below("relcl"):
        return False
    return "where" in {child.lower for child in clause.head.children}


def _is_of_unknown_year(reading: TokenIndex, event: ParsedWord) -> bool:
    """Whether the month beside an event belongs to no day that is known, so to none near its dated
    report."""
    if reading.annotated.report.anchor is None:
        return False
    choosing_words = event.below(*_CHOOSING)
    for preposition in event.below("prep"):
        choosing_words += preposition.below("pobj")
    for word in chain(choosing_words, *(word.children for word in choosing_words)):
        if word.lower.rstrip(".") in _MONTHS and word.text[0].isupper():
            return word.i not in reading.date_at
    return False


def _telling_words(event: ParsedWord) -> Iterator[int]:
    """Yields the words that say which event is meant.

    They are a name before it ("the Harn fire"). Of an event that "a" introduces they are also the
    place that "a" introduces, or that has a name: "a fire at a mill".
    """
    for word in (event, *event.below("compound", "nmod")):
        if word.pos == "PROPN":
            yield word.i
    if not _is_introduced(event):
        return
    places = event.below("prep")
    if event.head.dep == "prep":  # "died in a blaze at a factory"
        places += [word for word in event.head.head.below("prep") if word.i > event.i]
    for preposition in places:
        if not preposition.listed("fates.at"):
            continue
        for place in preposition.below("pobj"):
            if place.pos == "PROPN" or _is_introduced(place):
                yield place.i
                yield from (word.i for word in place.below("compound"))


def _is_introduced(noun: ParsedWord) -> bool:
    return any(child.lower in _INDEFINITE for child in noun.below("det", "nummod"))


def _are_nowhere_else(span: AmountSpan, places: Set[int]) -> bool:
    """Whether none of these words stands in the rest of the report or in its headline, in whatever
    letters: "HARN" is Harn."""
    reading = span.reading
    others = set(range(len(reading.words))) - set(span.sentence.tokens)
    printed = {reading.words.lower[i] for i in others}
    printed |= set((reading.annotated.report.title or "").casefold().split())
    if any(reading.words.lower[i] in printed for i in places):
        return False
    return families_of(reading, places).isdisjoint(families_of(reading, others))
