"""By which words the happening that a number is of is told from others (`told_beside`)."""

from collections.abc import Iterator

from rashomon.model.date import Date
from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.fates_before import listed_fates
from rashomon.numbers.number_words import CHOOSING
from rashomon.numbers.places_counted import IN_ROW, PlaceKey
from rashomon.numbers.what_is_counted import families_of
from rashomon.shipped.words import lowered, numbers, set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_word import ParsedWord

MOOD = "mood"
WHAT = "what"
_WHO = "who"
_SLOTS = {
    **dict.fromkeys(("nsubj", "advmod", "npadvmod", "appos", *CHOOSING), _WHO),
    **dict.fromkeys(("nsubjpass", "dobj"), WHAT),
}
_ORDER = {"first": 1.0, "second": 2.0, "fourth": 4.0, **numbers("numbers.parts")}
_WEEK = lowered("calendar.weekdays")
# Another day in a report of another day.
_READ_ON = set_of("fates.read_on")
THIN = {MOOD, *_READ_ON}
"""Slots that part no equal numbers: a plan was carried out, a page is older than its words."""
EXCLUDING = {*THIN, "order", "side", "where"}
"""Slots of which two words are of two happenings; so are those of a row, which is named by both."""
CHOSEN = "which "
"""Before a noun: the slot of the words that choose one of several such things, "the lower deck";
two reports that choose by no word in common tell of two, if neither has the other's words."""


def told_beside(
    span: AmountSpan, rows: frozenset[PlaceKey]
) -> tuple[tuple[str, frozenset[str]], ...]:
    """Returns the words beside a number by the slot that they fill: what was done to whom, from or
    over what, which one it was in order, by the day or the hour, and whether it happened. Of "the
    first killed nine", "first" says which one it was."""
    words = span.words
    verb = span.top.predicate
    slotted_words = _mood_slots(verb)
    is_harm = verb.base in {*listed_fates("done_to"), *listed_fates("suffered")}
    pairs = [place.key for place in rows if place.precision == IN_ROW]
    # each phrase beside the verb gives its words to its slot, and each word what it tells by itself
    for slot, head in _phrases_beside(span.top, verb):
        phrase_words = [head]
        for word in phrase_words:  # which grows meanwhile
            phrase_words += word.below(*CHOOSING, "prep", "pobj")
            date = span.reading.date_at.get(word.i)
            if word.head != span.top:  # "his third race"
                slotted_words += _slots_of_word(word, date, is_harm=is_harm)
            slotted_words += [
                (pair, word.family) for pair in pairs if word.family in pair.split(IN_ROW)
            ]
        word_numbers = [word.i for word in phrase_words]
        slotted_words += [(slot, family) for family in families_of(span.reading, word_numbers)]
    for i in range(span.sentence.start + 1, span.answer[0]):
        # "the first killed nine"
        if words.lower[i - 1] == "the" and ParsedWord(words, i + 1).is_verb:
            slotted_words += _slots_of_word(ParsedWord(words, i), None, is_harm=is_harm)
    slots = by_key(slotted_words)
    return tuple((slot, frozenset(slots[slot])) for slot in sorted({*slots} - {_WHO}))


def _slots_of_word(
    word: ParsedWord, date: Date | None, *, is_harm: bool
) -> Iterator[tuple[str, str]]:
    """Yields what a word tells by itself of the happening, with its slot.

    The slots are which one it was in order ("second"), on which side ("north"), where, and on which
    day. A weekday counts only of a harm.
    """
    lower = word.lower
    if order := _ordinal_figure(lower):
        yield "order", order
    if lower in set_of("name_words.compass"):
        yield "side", lower
    if word.base_listed("fates.part_places"):
        yield "where", str(word.base_listed("fates.hospitals"))
    if date and lower in _READ_ON and date.earliest:
        yield lower, date.earliest[:10]
    if is_harm and lower in _WEEK:  # not on which a toll rose, or the dead were buried
        yield f"{CHOSEN}day", lower
        yield f"{CHOSEN}day", _WEEK[_WEEK.index(lower) - 1]  # of which a toll is given, too
    if is_harm and lower == "later":
        yield f"{CHOSEN}day", lower


def _ordinal_figure(word: str) -> str:
    """Returns the figure of an ordinal, "9" of "ninth" and "9th"; "" of other words."""
    figure = f"{_ORDER[word]:g}" if word in _ORDER else word[:-2]
    is_ordinal = figure.isdecimal() and word[-2:] in set_of("calendar.behind_ordinals")
    return figure if is_ordinal else ""


def _phrases_beside(top: ParsedWord, verb: ParsedWord) -> Iterator[tuple[str, ParsedWord]]:
    """Yields the heads of the phrases beside the word that attaches a number, with their slots:
    beside its verb, and beside one that stands before that: "In Mill Street, a house burned and two
    people died"."""
    words = top.words
    heads = [top, verb, top.head]
    # but not beside "as the toll rose to nine"
    if verb.dep == "conj" or (verb.dep == "advcl" and not verb.has("mark")):
        heads.append(verb.head)
    for above in heads:
        for child in above.children:
            slot = child.lower if child.dep == "prep" else _SLOTS.get(child.dep)
            is_number = child.left <= top.i <= words.right[child.i]
            if slot and not is_number and not child.listed("fates.counted_by"):
                yield slot, child


def _mood_slots(verb: ParsedWord) -> list[tuple[str, str]]:
    """Returns whether a verb tells what happened or what may, if it tells one of these."""
    helper_words = {child.lower for child in verb.below("aux", "auxpass")}
    above = verb.head
    is_feared = verb.tag == "VB" and (above.base_listed("fates.unsure") or above.family == "plan")
    if is_feared or (helper_words & set_of("fates.helpers") and "have" not in helper_words):
        return [(MOOD, "may")]
    return [(MOOD, "did")] if verb.tag in {"VBD", "VBN"} else []
