"""Whether the words around a number say that a toll changed to it: "rose to 14", "was cut to 11"
(`change_of_toll`)."""

from enum import StrEnum

from rashomon.numbers.amounts import AmountSpan
from rashomon.text.parsed_word import ParsedWord


class TollChange(StrEnum):
    """How a toll changed to a number: it rose or fell, or was set right, upwards or downwards."""

    RISE = "rise"
    FALL = "fall"
    CORRECTION = "correction"


def change_of_toll(span: AmountSpan) -> TollChange | None:
    """Returns how a toll changed to a number, None if no words say that it did."""
    above = span.top.head
    if span.top.dep == "dobj" and above.base_listed("fates.arriving"):
        subject = above.subject
        return TollChange.RISE if subject and _counts_dead(subject) else None
    verb = _verb_of_change_to(span)
    changed = _what_changes(verb) if verb else None
    if verb is None or changed is None or not _counts_dead(changed):
        return None
    if _goes(verb, "fates.shrinking", "fates.downwards"):
        return TollChange.FALL
    if _goes(verb, "fates.growing", "fates.upwards"):
        return TollChange.RISE
    return TollChange.CORRECTION if verb.base_listed("fates.correcting") else None


def _verb_of_change_to(span: AmountSpan) -> ParsedWord | None:
    """Returns the verb of which "to" tells the end: "rose to 14", "brought it down to 14"."""
    above = span.top.head
    if span.top.dep != "pobj" or above.lower != "to":
        return None
    while above.dep in {"prep", "pcomp", "advmod", "prt"} and not above.is_verb:
        above = above.head
    return above if above.is_verb else None


def _what_changes(verb: ParsedWord) -> ParsedWord | None:
    """Returns the object of a verb or, without one, its subject, also of the verb that shares
    it."""
    changed = verb.child("dobj", "nsubjpass") or verb.subject
    if changed is None and verb.dep in {"conj", "xcomp", "advcl"}:
        return verb.head.subject
    return changed


def _counts_dead(count: ParsedWord) -> bool:
    """Whether a noun is a toll, or a number of the dead: "the toll", "deaths", "the number of
    people killed"."""
    counted = [count]
    for preposition in count.below("prep"):
        counted += preposition.below("pobj") if preposition.lower == "of" else ()
    return any(map(_is_toll, counted))


def _is_toll(noun: ParsedWord) -> bool:
    return noun.base_listed("fates.tolls", "fates.dead", "fates.totals") or noun.base == "death"


def _goes(verb: ParsedWord, verbs: str, directions: str) -> bool:
    """Whether a verb, or a particle of it, goes in one direction: "lowered", "brought down"."""
    particles = verb.below("prt", "advmod", "prep")
    return verb.base_listed(verbs) or any(word.listed(directions) for word in particles)
