"""By which words the happening that a number is of is told from others (`told_beside`)."""

from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.number_words import CHOOSING
from rashomon.numbers.places_counted import IN_ROW, PlaceKey
from rashomon.numbers.what_is_counted import families_of
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import ParsedWords
from rashomon.text.polarity import predicate_over
from rashomon.text.token_index import TokenIndex
from rashomon.text.word_families import Families, family_of

Slots = tuple[tuple[str, Families], ...]  # the words that fill each slot of a clause
MOOD = "mood"
WHAT = "what"
_WHO = "who"
_SLOTS = {"nsubj": _WHO, "nsubjpass": WHAT, "dobj": WHAT}
_KINDS = {
    **dict.fromkeys(("first", "second", "third", "fourth", "fifth"), "order"),
    **dict.fromkeys(("morning", "afternoon", "evening"), "hour"),
    **dict.fromkeys(set_of("name_words.compass"), "side"),
}
EXCLUDING = {*_KINDS.values(), MOOD}
"""Slots of which two words are of two happenings; so are those of a row, which is named by both."""


def told_beside(reading: TokenIndex, span: AmountSpan, rows: frozenset[PlaceKey]) -> Slots:
    """Returns the words beside a number by the slot that they fill: what was done to whom, from or
    over what; which one it was in order, by the hour, or of those told in one row; whether it
    happened."""
    words = reading.words
    verb = predicate_over(words, span.top)
    told = [(MOOD, _mood(words, verb))]
    heads = [span.top, verb]
    told_rows = [key for kind, key, _ in rows if kind == IN_ROW]
    if words.dep[verb] in {"advcl", "conj"}:
        heads.append(words.head[verb])
    for above in heads:
        for i in words.children[above]:
            slot = words.lower[i] if words.dep[i] == "prep" else _SLOTS.get(words.dep[i], "")
            if not slot or words.left[i] <= span.top <= words.right[i]:
                continue
            near = [i]
            for place in near:  # which grows meanwhile
                near += words.below(place, *CHOOSING, "prep", "pobj")
                family = family_of(words.base[place])
                told.append((_KINDS.get(words.lower[place], ""), family))
                told += [(row, family) for row in told_rows if family in row.split(IN_ROW)]
            told += [(slot, family) for family in families_of(reading, near)]
    for i in range(span.sentence.start + 1, span.answer[0]):
        if words.lower[i - 1] == "the" and words.is_verb(i + 1):  # "the first killed nine"
            told.append((_KINDS.get(words.lower[i], ""), words.lower[i]))
    slots = by_key(told)
    return tuple((slot, frozenset(slots[slot])) for slot in sorted({*slots} - {"", _WHO}))


def _mood(words: ParsedWords, verb: int) -> str:
    """Returns whether a verb tells what happened or what may; "" for what is known of neither."""
    said = {words.lower[i] for i in words.below(verb, "aux", "auxpass")}
    is_feared = words.tag[verb] == "VB" and words.base_listed(words.head[verb], "fates.unsure")
    if is_feared or (said & set_of("fates.helpers") and "have" not in said):
        return "may"
    return "did" if words.tag[verb] in {"VBD", "VBN"} else ""
