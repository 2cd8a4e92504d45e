"""Whether a number counts a part of others: some of those told of ("eight of the dead"), or others
that come to them ("two more died")."""

from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.bodies import counts_bodies_of_dead
from rashomon.numbers.fates import BEFALLEN, fate_of, is_of_those
from rashomon.text.parsed_word import ParsedWord

_CHOOSING_FROM = ("of", "among", "amongst")


def is_part_of_others(span: AmountSpan) -> bool:
    """Tells whether a number counts some of others: "nine of the injured", "including three
    children", "of the dead, eight were women", "29 dead: 17 in Harn", or those who come to them:
    "the toll rose to 23 after two bodies were found"."""
    return (
        _is_listed_under_larger(span)
        or _is_chosen_right_before(span)
        or _is_at_place_of_some(span)
        or is_of_those(span)
        or _is_chosen_ahead(span)
        or _adds_to_toll(span)
    )


def _is_listed_under_larger(span: AmountSpan) -> bool:
    """Whether a colon stands between a larger number and it: "29 dead: 17 in Harn"."""
    for quantity, _, end in span.sentence.quantities:
        is_larger = (quantity.low or 0.0) > (span.quantity.low or 0.0)
        if is_larger and ":" in span.words.text[end : span.answer[0]]:
            return True
    return False


def _is_chosen_right_before(span: AmountSpan) -> bool:
    """Whether the words right before it choose: "140 came, of whom 58 stayed", "their first two
    drives", "including nine girls"."""
    before = span.first_word.before
    is_chosen_from = before.before.lower in ("of", "among")
    if before.listed("fates.sequence") or (is_chosen_from and before.listed("fates.those")):
        return True
    top = span.noun or span.last_word
    return top.dep == "pobj" and "including" in (top.head.lower, top.head.head.lower)


def _is_at_place_of_some(span: AmountSpan) -> bool:
    """Whether it happened where only some are: "nine died at the hospital", of those hurt."""
    verb = (span.noun or span.last_word).head
    places = [preposition for preposition in verb.below("prep") if preposition.listed("fates.at")]
    return verb.pos == "VERB" and any(
        child.base_listed("fates.part_places")
        for preposition in places
        for child in preposition.children
    )


def _is_chosen_ahead(span: AmountSpan) -> bool:
    """Whether words ahead say of whom it counts some: "of the dead, eight were women", "among the
    dead were three children", "the dead include three children"."""
    counted = span.noun or span.last_word
    while counted.dep == "conj" and not counted.is_verb:  # "three children and two cooks"
        counted = counted.head
    verb = counted.head
    if counted.dep == "dobj" and verb.base_listed("fates.part_verbs"):
        whole = verb.subject
        return whole is not None and whole.base_listed("fates.dead", "fates.tolls")
    for preposition in verb.below("prep"):
        if preposition.lower in _CHOOSING_FROM and preposition.i < span.answer[0]:
            return any(map(_names_dead, preposition.below("pobj")))
    return False


def _names_dead(noun: ParsedWord) -> bool:
    """Whether a noun stands for all who were killed: "the dead", "the 23 victims", "those killed",
    not "victims of another fire"."""
    is_definite = noun.child("det", "nummod", "poss") is not None or noun.pos in {"PRON", "DET"}
    is_dead = noun.base_listed("fates.dead") or any(
        word.listed("fates.dead") for word in noun.below("acl", "amod", "relcl")
    )
    return is_definite and is_dead


def _adds_to_toll(span: AmountSpan) -> bool:
    """Whether those whom it counts came to a toll that its sentence gives: "three bodies were
    found, taking the toll to 34", "the toll rose to 21 after three patients died"."""
    words = span.words
    if not any(words.listed(i, "fates.tolls", "fates.numbers") for i in span.sentence.tokens):
        return False
    if not (counts_bodies_of_dead(span) or _is_told_as_before(span)):
        return False
    return any(
        (quantity.low or 0.0) > (span.quantity.low or 0.0)
        and words.listed(start - 1, "fates.up_to", "fates.reaching")
        for quantity, start, _ in span.sentence.quantities
    )


def _is_told_as_before(span: AmountSpan) -> bool:
    """Whether what befell those counted is told as what made something change: "after three
    patients died"."""
    verb = span.top.predicate
    if verb.dep not in {"advcl", "pcomp"} or fate_of(span) != "killed":
        return False
    return verb.head.listed("fates.upon") or any(
        word.listed("fates.upon") for word in verb.below("mark", "advmod", "prep")
    )


def is_told_with_one_more(noun: ParsedWord) -> bool:
    """Whether one of another sort stands in a row with those counted: "a teacher and 12 pupils"."""
    if noun.base_listed("fates.anyone"):
        return False
    for word in (*noun.below("conj"), *([noun.head] if noun.dep == "conj" else [])):
        is_one = any(child.lower in {"a", "an"} for child in word.below("det"))
        if is_one and not word.base_listed("fates.events", "fates.not_people"):
            return True
    return False


def is_further_number(span: AmountSpan, before: AmountSpan | None, fate: str | None) -> bool:
    """Whether it comes to others: "12 more were hurt", but not to whom something else befell:
    "killed five and injured another 40" """
    words = span.words
    (first, last) = span.answer
    behind = span.noun.i + 1 if span.noun else last
    places = [i for i in (first - 1, last, behind) if 0 <= i < len(words)]
    if not any(words.listed(i, "fates.further") for i in places):
        return False
    if not before or span.sentence.start > before.sentence.end + 1:
        return True
    befell_those = fate_of(before)
    return befell_those not in BEFALLEN or befell_those == fate
