"""Whether a number counts bodies of the dead: "41 bodies were brought to the hospital"
(`counts_bodies_of_dead`)."""

from collections.abc import Iterator

from rashomon.numbers.amounts import AmountSpan
from rashomon.numbers.joined_words import is_open
from rashomon.shipped.words import set_of
from rashomon.text.parsed_word import ParsedWord


def counts_bodies_of_dead(span: AmountSpan) -> bool:
    """Whether a number counts bodies that are found, or brought to a hospital or morgue: "12
    bodies", "the bodies of 12 miners". No others are sure to be of people ("three governing
    bodies", "bodies of water")."""
    body = span.noun
    if span.top.dep == "pobj" and span.top.head.lower == "of":
        body = span.top.head.head
    if body is None or not body.base_listed("fates.bodies") or _is_of_others(body, span):
        return False
    for verb in _verbs_of(body):
        if _is_of_dead(verb) and not (verb.has("neg") or is_open(verb)):
            return True
    return False


def _is_of_others(body: ParsedWord, span: AmountSpan) -> bool:
    """Whether words beside it say which bodies: "governing bodies", "bodies of water"."""
    for word in body.below("amod", "compound"):
        if word.pos != "NUM" and not word.base_listed("fates.no_choice"):
            return True
    prepositions = [word for word in body.below("prep") if word.lower == "of"]
    return any(word.child("pobj") not in (span.top, span.noun) for word in prepositions)


def _verbs_of(body: ParsedWord) -> Iterator[ParsedWord]:
    """Yields the verbs that say what is done to them."""
    yield from body.below("acl")
    if body.dep in {"dobj", "nsubjpass"}:
        yield body.head


def _is_of_dead(verb: ParsedWord) -> bool:
    """Whether what is done is done to the dead: found, brought up, brought to a hospital."""
    if verb.base_listed("fates.recovering"):
        return True
    if not verb.base_listed("fates.carrying", "fates.receiving"):
        return False
    around = {word.base for word in verb.under}
    return verb.has("prt") or not around.isdisjoint(set_of("fates.hospitals", "fates.morgues"))
