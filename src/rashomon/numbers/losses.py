"""Whether a number counts the soldiers whom an army lost (`counts_losses`), and whether those whom
it counts as missing were found alive (`is_found_alive`)."""

from rashomon.numbers.amounts import AmountSpan
from rashomon.shipped.words import set_of
from rashomon.text.parsed_word import ParsedWord


def counts_losses(span: AmountSpan) -> bool:
    """Whether so many soldiers were lost: "lost four soldiers", "the guards' losses rose to eight".
    Who lost them to somebody, or something else than soldiers, lost nobody's life."""
    return _are_lost_soldiers(span) or _is_end_of_losses(span)


def _are_lost_soldiers(span: AmountSpan) -> bool:
    verb = span.top.head
    if span.top.dep != "dobj" or verb.base != "lose" or verb.has("neg", "dative"):
        return False
    is_to_others = any(word.lower == "to" for word in verb.below("prep"))
    return not is_to_others and span.noun is not None and span.noun.base_listed("fates.soldiers")


def _is_end_of_losses(span: AmountSpan) -> bool:
    above = span.top.head
    if span.noun or span.unit or span.top.dep != "pobj" or above.lower != "to":
        return False
    losses = above.head.subject if above.head.base_listed("fates.rising") else None
    return losses is not None and losses.base == "loss" and _is_of_soldiers(losses)


def _is_of_soldiers(losses: ParsedWord) -> bool:
    return any(word.base_listed("fates.soldiers", "fates.armies") for word in losses.under)


def is_found_alive(span: AmountSpan) -> bool:
    """Whether a sentence says that those whom a number counts are alive: "nine of those missing
    were found alive"."""
    word = span.first_word
    while word.head != word and not word.is_verb:
        word = word.head
    told = {
        child.lower for verb in (word, *word.below("xcomp", "ccomp")) for child in verb.children
    }
    return not word.has("neg") and not told.isdisjoint(set_of("fates.living"))
