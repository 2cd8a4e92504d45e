"""Decides from the parse whether a time expression looks back or ahead."""

from enum import StrEnum

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import (
    HELPERS,
    SUBJECTS,
    VERB_CLASSES,
    any_word,
    first_verb,
    is_form_of,
    word_before,
)
from rashomon.text.polarity import is_negated


class Tense(StrEnum):
    """The direction in which a time expression looks from the day of the report."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


_FUTURE_AUX = set_of("tense.future_auxiliaries")


def verb_of(token: Token) -> Token | None:
    """Returns the verb in whose clause a token stands."""
    return first_verb((token, *token.ancestors))


def helpers_of(verb: Token) -> set[str]:
    """Returns the auxiliaries of a verb."""
    return {child.lower_ for child in verb.children if child.dep_ in HELPERS}


def tense_of(token: Token) -> Tense:
    """Returns the tense of the clause that contains the token."""
    before = word_before(token)
    if before == "on" and token.i > 1:
        # Right before "on" and a day, these tell when something was said, whatever the parse: "said
        # on Friday it would appeal".
        told = token.nbor(-2)
        if told.tag_ == "VBD" and is_form_of(told, "saying.telling_plans"):
            return Tense.PAST
    if before == "since":
        return Tense.PAST
    verb = verb_of(token)
    return _verb_tense(verb) if verb else Tense.OPEN


def tense_of_weekday(weekday: Token) -> Tense | None:
    """Returns the direction in which a weekday looks; None where its clause does not show it:
    "postponed the vote until Monday" looks ahead, "held the town until Monday" back."""
    noun = weekday.head if weekday.head.i == weekday.i + 1 else weekday  # "Monday evening"
    is_of_a_noun = noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ == "POS"
    verb = verb_of(weekday)
    helpers = helpers_of(verb) if verb else set[str]()
    tense = tense_of(weekday)
    before = word_before(weekday)
    if before == "of":
        return None if word_before(weekday, 2) in {"ahead", "week", "eve"} else Tense.PAST
    if before in set_of("tense.leading_ahead") and not is_of_a_noun:
        return _tense_of_limit(before, verb=verb, helpers=helpers, tense=tense)
    if noun.dep_ in SUBJECTS and verb is not None and verb.tag_ == "VBN":
        return None  # "Monday has been declared a day of mourning"
    if verb is not None and verb.tag_ in {"VBZ", "VBP"} and not helpers:
        is_state = is_of_a_noun or verb.lemma_ in {"be", "have"}
        if is_state or is_form_of(verb, "saying.telling_plans"):
            return None
        return Tense.FUTURE  # "the court rules on Monday"
    return tense


def _tense_of_limit(
    before: str, verb: Token | None, helpers: set[str], tense: Tense
) -> Tense | None:
    """Returns the direction of a weekday up to which, from which or for which something is so."""
    is_perfect = bool(helpers & {"has", "have", "'ve"})
    if tense is Tense.FUTURE or (is_perfect and before != "by"):
        return Tense.FUTURE
    is_back = verb is not None and verb.lemma_ == "be" and verb.tag_ == "VBD"
    if before == "by" and ("had" in helpers or is_back):
        return Tense.PAST  # "had arrived by Monday"
    return None


def _verb_tense(verb: Token, depth: int = 0) -> Tense:
    """Returns the tense of a verb by its helpers, then by its form.

    The order matters: "could not be reached" and "will have left" look back although "could" and
    "will" look ahead.
    """
    helpers = helpers_of(verb)
    if "could" in helpers and is_negated(verb):
        return Tense.PAST  # "could not be reached on Sunday"
    if helpers & _FUTURE_AUX or verb.lower_ in _FUTURE_AUX:
        if helpers & {"have", "'ve"}:
            return Tense.PAST
        return Tense.FUTURE
    if helpers & {"have", "has", "had", "'ve", "having"}:
        return Tense.PAST
    if "to" in helpers:
        return _infinitive_tense(verb, depth)
    if verb.tag_ == "VBD":
        return Tense.PAST
    if verb.tag_ == "VBN":
        return _participle_tense(verb, helpers)
    if verb.tag_ == "VBG":
        return _progressive_tense(verb, helpers=helpers, depth=depth)
    return Tense.OPEN


def _participle_tense(verb: Token, helpers: set[str]) -> Tense:
    if is_form_of(verb, "tense.planned") and "been" not in helpers:
        return Tense.FUTURE
    # "the month is packed"
    if helpers & {"is", "are", "'s", "'re"}:
        return Tense.OPEN
    return Tense.PAST


def _infinitive_tense(verb: Token, depth: int) -> Tense:
    """Returns the tense of an infinitive. It looks ahead ("agreed to leave on Friday"), except
    where it is told as done: "managed to leave on Friday", "gathered to watch the boats on
    Thursday"."""
    head = verb.head
    if depth > 4:
        return Tense.FUTURE
    # "gathered to watch the boats on Thursday"
    is_adverbial = verb.dep_ == "advcl" and head.pos_ in VERB_CLASSES
    if is_adverbial and _verb_tense(head, depth + 1) is Tense.PAST:
        return Tense.PAST
    # An infinitive looks ahead ("agreed to leave on Friday") except under verbs that tell it as
    # done ("managed to leave on Friday").
    done = head != verb and is_form_of(head, "tense.done")
    if not done or (head.lemma_ == "go" and head.tag_ == "VBG"):
        return Tense.FUTURE
    return _verb_tense(head, depth + 1)


def _progressive_tense(verb: Token, helpers: set[str], depth: int) -> Tense:
    """Returns the tense of a form in -ing. "Is leaving in May" is a plan. "Was leaving in May" may
    be one, so that it is open. Without "be" the verb above tells."""
    if helpers & set_of("tense.forms_of_be"):
        # "was leaving in May" may be a plan or the past: the calendar decides.
        if helpers & {"is", "are", "'re", "am"}:
            return Tense.FUTURE
        return Tense.OPEN
    head = verb.head
    if verb.dep_ == "pcomp":
        # "was referring to the clerk telling him in May"
        if any(map(_is_past, head.ancestors)):
            return Tense.PAST
        return Tense.OPEN
    if head.i != verb.i and head.pos_ in VERB_CLASSES and depth <= 4:
        return _verb_tense(head, depth + 1)
    return Tense.OPEN


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (
        verb.pos_ == "VERB" and any_word(verb.children, {"was", "were", "had"})
    )
