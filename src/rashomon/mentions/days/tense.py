"""Decides from the parse whether a time expression looks back or ahead."""

from enum import StrEnum

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import (
    HELPERS,
    VERB_CLASSES,
    any_word,
    first_verb,
    is_form_of,
    word_before,
    word_behind,
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
    if _looks_back(token, before):
        return Tense.PAST
    tense = _clause_tense(token)
    if _leads_ahead(token, before=before, tense=tense):
        return Tense.FUTURE
    # A day spoken of is not the day of the speaking ("had first spoken of 31 October").
    if before in {"of", "for", "about"} and tense is Tense.PAST:
        return Tense.OPEN
    return tense


def _looks_back(token: Token, before: str) -> bool:
    """Whether the words before a day say that it has gone by."""
    if before == "on" and token.i > 1:
        # Right before "on" and a day, these tell when something was said, whatever the parse: "said
        # on Friday it would appeal".
        verb = token.nbor(-2)
        return verb.tag_ == "VBD" and is_form_of(verb, "saying.telling_plans")
    return before == "since" or (before in {"of", "after"} and _is_after(token))


def _leads_ahead(token: Token, before: str, tense: Tense) -> bool:
    """Tells whether the words before a day say that it is still to come: "ahead of Monday", "set
    for Monday", "postponed to Monday", "open until Monday"."""
    if before == "of" and word_before(token, 2) == "ahead":
        return True
    if before == "for" and _is_set_for(token):
        return True
    is_leading = before in set_of("tense.leading_ahead")
    if (is_leading or before == "to") and _is_put_off(token, before):
        return True
    is_open = tense is Tense.OPEN and not is_of_then(token)
    return is_leading and (is_open or token.nbor(-1).head.pos_ == "ADJ")  # "open until 30 April"


def _is_after(token: Token) -> bool:
    """Whether the day belongs to something that came before: "after the shock of Tuesday"."""
    before = token.doc[token.sent.start : token.i]
    for ancestor in list(token.ancestors)[:4]:
        is_near = ancestor.i >= token.i - 6 and ancestor.pos_ in {"ADP", "SCONJ"}
        if is_near and ancestor.lower_ in {"after", "following"}:
            return not any_word(before, _FUTURE_AUX)
    return False


def _is_put_off(token: Token, before: str) -> bool:
    """Whether something was postponed or stopped until then, or asked for by then."""
    # What was done "until Monday" or asked for "by Monday" looks ahead with these too.
    verbs_by_word = {"until": "tense.stopped", "till": "tense.stopped", "by": "tense.asked_for"}
    verbs = set_of("tense.put_off", verbs_by_word.get(before, "tense.put_off"))
    for ancestor in token.ancestors:
        if ancestor.lemma_ in verbs and not (before == "by" and "had" in helpers_of(ancestor)):
            return True
    return False


def _is_set_for(token: Token) -> bool:
    """Whether something was called, announced or promised for that day; not so in "for Thursday's
    failure"."""
    parts = {"morning", "afternoon", "evening", "night"}
    day = token.head if token.dep_ == "compound" and token.head.lemma_ in parts else token
    if day.dep_ != "pobj" or day.right_edge.i > day.i:
        return False
    verb = verb_of(token)
    # What is done "for Thursday" is done for a day to come.
    return verb is not None and is_form_of(verb, "tense.set")


def is_of_then(token: Token) -> bool:
    """Whether something dates from then: "a presentation from November"."""
    link = token.head
    is_behind_from = token.dep_ == "pobj" and link.lower_ == "from"
    return is_behind_from and link.head.i == link.i - 1 and link.head.pos_ in {"NOUN", "PROPN"}


def _clause_tense(token: Token) -> Tense:
    """Returns the tense of the nearest verb above a word. A noun that is a plan ("talks on Monday")
    looks ahead."""
    for ancestor in [token, *token.ancestors]:
        if ancestor.tag_ == "NN" and ancestor.dep_ in {"ROOT", "ccomp"} and _is_a_plan(ancestor):
            return Tense.FUTURE
        if ancestor.pos_ in VERB_CLASSES:
            if _looks_ahead(ancestor, token):
                return Tense.FUTURE
            return _verb_tense(ancestor)
    return Tense.OPEN


def _is_a_plan(noun: Token) -> bool:
    """Whether what the parse takes for a noun is a timetable's verb: "Talks resume on Thursday"."""
    subject = noun.doc[max(noun.sent.start, noun.i - 1)].tag_
    return subject in {"NNS", "NNPS"} and is_form_of(noun, "tense.timetable")


def _looks_ahead(verb: Token, day: Token) -> bool:
    """Whether the verb and its day are a plan, regardless of auxiliaries."""
    present = verb.tag_ in {"VBZ", "VBP"} and not helpers_of(verb)
    return _names_a_day(verb, day) or (present and _is_plan(verb, day))


def _names_a_day(verb: Token, day: Token) -> bool:
    """Whether the verb turns the day into something: the day itself is declared, not the date of
    declaring."""
    if not is_form_of(verb, "tense.naming_a_day"):
        return False
    after = word_behind(day)
    return day.dep_ == "nsubjpass" or (day.i == verb.i + 1 and after in {"a", "an", "as"})


def _is_plan(verb: Token, day: Token) -> bool:
    """Whether a present-tense verb with its own day is a timetable: "the court rules on Monday",
    "the deadline is Monday"."""
    if day.dep_ == "poss" or (day.dep_ == "pobj" and day.head.lower_ == "of"):
        return False  # "holds up a copy of Friday's edition"
    if not any(token.text.endswith((".", "!", "?")) for token in verb.sent[-3:]):
        return False  # a headline, which has no full stop; "9 a.m." may end a sentence
    # "leaves after Monday's vote" gives no day
    if word_before(day) in {"after", "following"}:
        return False
    # Verbs whose present tense with a day is a timetable ("the talks start on Monday").
    if is_form_of(verb, "tense.timetable"):
        return True
    if day.dep_ != "pobj":
        return verb.lemma_ == "be" and (day.dep_ == "attr" or day.i + 1 == verb.i)
    # In the present tense these tell no plan: "the visit comes on Monday".
    is_told = not is_form_of(verb, "tense.no_plan")
    return is_told and day.head.lower_ == "on" and day.head.head == verb


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
    if verb.tag_ in {"VBZ", "VBP"} and is_form_of(verb, "tense.looking_forward"):
        return Tense.FUTURE
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
