"""By which words the happening that a number is of is told from others (`told_beside`)."""

from collections.abc import Iterator

from rashomon.model.record import TextPair
from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.fates import listed_fates
from rashomon.numbers.number_words import CHOOSING
from rashomon.numbers.places_counted import IN_ROW, PlaceKey
from rashomon.numbers.what_is_counted import families_of
from rashomon.shipped.words import lowered, numbers, set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_word import ParsedWord
from rashomon.text.polarity import predicate_over
from rashomon.text.token_index import TokenIndex
from rashomon.text.word_families import Families, family_of

Slots = tuple[tuple[str, Families], ...]  # the words that fill each slot of a clause
MOOD = "mood"
WHICH_DAY = "day"
WHAT = "what"
_WHO = "who"
_SLOTS = {
    **dict.fromkeys(("nsubj", "advmod", "npadvmod", "appos", *CHOOSING), _WHO),
    **dict.fromkeys(("nsubjpass", "dobj"), WHAT),
}
_PLAN = "plan"  # the family of "mean" and "aim"
_ORDER = {"first": 1.0, "second": 2.0, **numbers("numbers.parts")}
_HOURS = ("morning", "afternoon", "evening")
_KINDS = {
    **dict.fromkeys((*lowered("calendar.weekdays"), "later"), WHICH_DAY),
    **dict.fromkeys(_HOURS, "hour"),
    **dict.fromkeys(set_of("name_words.compass"), "side"),
}
_READ_ON = ("overnight", "yesterday", "today", "tonight", *_HOURS)  # another day in a report of another day
THIN = {MOOD, *_READ_ON}
"""Slots that part no equal numbers: a plan was carried out, a page is older than its words."""
EXCLUDING = {*_KINDS.values(), *THIN, "order", "where"}
"""Slots of which two words are of two happenings; so are those of a row, which is named by both."""
CHOSEN = "which "
"""Before a noun: the slot of the words that choose one of several such things, "the lower deck";
two reports that choose by no word in common tell of two, if neither has the other's words."""


def told_beside(reading: TokenIndex, span: AmountSpan, rows: frozenset[PlaceKey]) -> Slots:
    """Returns the words beside a number by the slot that they fill: what was done to whom, from or
    over what; which one it was in order, by the day or the hour, or of two told in one row; whether
    it happened."""
    words = reading.words
    verb = ParsedWord(words, predicate_over(words, span.top.i))
    told = _moods(verb)
    pairs = [key for kind, key, _ in rows if kind == IN_ROW]
    for slot, head in _phrases(span.top, verb):
        near = [head]
        for word in near:  # which grows meanwhile
            near += word.below(*CHOOSING, "prep", "pobj")
            told += _kinds(word)
            if slot not in {_WHO, WHAT}:
                told += _choices(reading, word)
            date = reading.date_at.get(word.i)
            if word.lower in _READ_ON and date and date.earliest:
                told.append((word.lower, date.earliest[:10]))
            family = family_of(word.base)
            told += [(pair, family) for pair in pairs if family in pair.split(IN_ROW)]
        places = [word.i for word in near]
        told += [(slot, family) for family in families_of(reading, places)]
    for i in range(span.sentence.start + 1, span.answer[0]):
        if words.lower[i - 1] == "the" and words.is_verb(i + 1):  # "the first killed nine"
            told += _kinds(ParsedWord(words, i))
    slots = by_key(told)
    unused = {"", _WHO}
    if verb.base not in {*listed_fates("done_to"), *listed_fates("suffered")}:
        unused.add(WHICH_DAY)  # on which a toll rose, or the dead were buried
    return tuple((slot, frozenset(slots[slot])) for slot in sorted({*slots} - unused))


def _kinds(word: ParsedWord) -> list[TextPair]:
    """Returns the slot of a word that tells by itself of which happening a number is, if it does;
    "9th" is "ninth"."""
    order = _ORDER.get(word.lower)
    figure = f"{order:g}" if order else word.lower[:-2]
    if figure.isdecimal():
        return [("order", figure)]
    if word.base_listed("fates.part_places"):
        return [("where", str(word.base_listed("fates.hospitals")))]
    kind = _KINDS.get(word.lower)
    return [(kind, word.lower)] if kind else []


def _choices(reading: TokenIndex, word: ParsedWord) -> Iterator[TextPair]:
    """Yields the words that choose one of several things or times, with the slot of these: "the
    lower deck", "at its main branch", "after the break", "at noon" (and the hours next to it)."""
    date = reading.date_at.get(word.i)
    if date:
        hour = (date.time or "")[:2]
        if hour.isdecimal():
            for near in (-1, 0, 1):
                yield f"{CHOSEN}hour", str((int(hour) + near) % 24)
        return
    if not word.is_noun or word.i in reading.name_at:
        return
    if word.head.listed("fates.since"):
        yield f"{CHOSEN}side of {word.family}", word.head.lower
    if any(child.lower == "the" or child.dep == "poss" for child in word.children):
        for chosen in word.below(*CHOOSING):
            if chosen.pos != "PRON" and chosen.i not in reading.name_at:
                yield f"{CHOSEN}{word.family}", chosen.family


def _phrases(top: ParsedWord, verb: ParsedWord) -> Iterator[tuple[str, ParsedWord]]:
    """Yields the heads of the phrases beside the word that attaches a number, with their slots:
    beside its verb, and beside one that stands before that: "In Mill Street, a house burned and two
    people died"."""
    words = top.words
    heads = [top, verb, top.head]
    if verb.dep in {"advcl", "conj"}:
        heads.append(verb.head)
    for above in heads:
        for child in above.children:
            slot = child.lower if child.dep == "prep" else _SLOTS.get(child.dep)
            is_number = words.left[child.i] <= top.i <= words.right[child.i]
            if slot and not is_number and not child.listed("fates.counted_by"):
                yield slot, child


def _moods(verb: ParsedWord) -> list[TextPair]:
    """Returns whether a verb tells what happened or what may, if it tells one of these."""
    said = {child.lower for child in verb.below("aux", "auxpass")}
    above = verb.head
    is_feared = verb.tag == "VB" and (above.base_listed("fates.unsure") or above.family == _PLAN)
    if is_feared or (said & set_of("fates.helpers") and "have" not in said):
        return [(MOOD, "may")]
    return [(MOOD, "did")] if verb.tag in {"VBD", "VBN"} else []
