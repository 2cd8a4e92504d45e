"""Decides from the parse whether a time expression looks back or ahead."""

from enum import StrEnum

from spacy.tokens import Token

from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import any_word
from rashomon.text.polarity import is_negated


class Tense(StrEnum):
    """The direction in which a time expression looks from the day of the report."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


_FUTURE_AUX = set_of("tense.future_auxiliaries")
_HAVE = {"have", "has", "had", "'ve", "having"}
# Who names a day so names one to come ("declared Monday a day of mourning").
_NAME_A_DAY = {"declare", "proclaim", "name", "designate", "announce", "set", "reserve"}
_AHEAD = {"until", "till", "by", "starting", "beginning", "effective", "from"}


def verb_of(token: Token) -> Token | None:
    """The verb in whose clause a token stands."""
    return next((t for t in (token, *token.ancestors) if t.pos_ in {"VERB", "AUX"}), None)


def helpers_of(verb: Token) -> set[str]:
    """The auxiliaries of a verb."""
    return {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}


def tense_of(token: Token) -> Tense:
    """The tense of the clause that contains the token."""
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    # Right before "on" and a day, these tell when something was said, whatever the parse: "said on
    # Friday it would appeal".
    if before in {"since"} or (
        before == "on"
        and token.i > 1
        and token.nbor(-2).tag_ == "VBD"
        and token.nbor(-2).lemma_ in set_of("saying.telling_plans")
    ):
        return Tense.PAST
    if before in {"of", "after"} and _is_after(token):
        return Tense.PAST
    found = _clause_tense(token)
    if before == "of" and token.i > 1 and token.nbor(-2).lower_ == "ahead":
        return Tense.FUTURE
    if (before == "for" and _is_set_for(token)) or (before == "to" and _is_put_off(token, before)):
        return Tense.FUTURE
    if before in _AHEAD and (
        (found is Tense.OPEN and not _is_of_then(token))
        or _is_put_off(token, before)
        or token.nbor(-1).head.pos_ == "ADJ"  # "open until 30 April"
    ):
        return Tense.FUTURE
    # A day spoken of is not the day of the speaking ("had first spoken of 31 October").
    return Tense.OPEN if before in {"of", "for", "about"} and found is Tense.PAST else found


def _is_after(token: Token) -> bool:
    """Whether the day belongs to something that came before: "after the shock of Tuesday"."""
    return any(
        t.lower_ in {"after", "following"} and t.pos_ in {"ADP", "SCONJ"} and t.i >= token.i - 6
        for t in list(token.ancestors)[:4]
    ) and not any(t.lower_ in _FUTURE_AUX for t in token.sent if t.i < token.i)


def _is_put_off(token: Token, before: str) -> bool:
    """Whether something was postponed or stopped until then, or asked for by then."""
    # What was done "until Monday" or asked for "by Monday" looks ahead with these too.
    more = {"until": "tense.stopped", "till": "tense.stopped", "by": "tense.asked_for"}.get(before)
    verbs = set_of("tense.put_off") | (set_of(more) if more else set())
    return any(
        ancestor.lemma_ in verbs and not (before == "by" and "had" in helpers_of(ancestor))
        for ancestor in token.ancestors
    )


_PARTS = {"morning", "afternoon", "evening", "night"}


def _is_set_for(token: Token) -> bool:
    """Whether something was called, announced or promised for that day; not so in "for Thursday's
    failure"."""
    day = token.head if token.dep_ == "compound" and token.head.lemma_ in _PARTS else token
    if day.dep_ != "pobj" or day.right_edge.i > day.i:
        return False
    verb = verb_of(token)
    # What is done "for Thursday" is done for a day to come.
    return verb is not None and verb.lemma_ in set_of("tense.set")


def _is_of_then(token: Token) -> bool:
    """Whether something dates from then: "a presentation from November"."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ == "from"
        and token.head.head.pos_ in {"NOUN", "PROPN"}
        and token.head.head.i == token.head.i - 1
    )


def _clause_tense(token: Token) -> Tense:
    for ancestor in [token, *token.ancestors]:
        if ancestor.tag_ == "NN" and ancestor.dep_ in {"ROOT", "ccomp"} and _is_a_plan(ancestor):
            return Tense.FUTURE
        if ancestor.pos_ in {"VERB", "AUX"}:
            return Tense.FUTURE if _looks_ahead(ancestor, token) else _verb_tense(ancestor)
    return Tense.OPEN


def _is_a_plan(noun: Token) -> bool:
    """Whether what the parse takes for a noun is a timetable's verb: "Talks resume on Thursday"."""
    subject = noun.doc[max(noun.sent.start, noun.i - 1)].tag_
    return subject in {"NNS", "NNPS"} and noun.lemma_ in set_of("tense.timetable")


def _looks_ahead(verb: Token, day: Token) -> bool:
    """Whether the verb and its day are a plan, regardless of auxiliaries."""
    present = verb.tag_ in {"VBZ", "VBP"} and not helpers_of(verb)
    return _names_a_day(verb, day) or (present and _is_plan(verb, day))


def _names_a_day(verb: Token, day: Token) -> bool:
    """Whether the verb turns the day into something: the day itself is declared, not the date of
    declaring."""
    if verb.lemma_ not in _NAME_A_DAY:
        return False
    after = day.nbor(1).lower_ if day.i + 1 < len(day.doc) else ""
    return day.dep_ == "nsubjpass" or (day.i == verb.i + 1 and after in {"a", "an", "as"})


def _is_plan(verb: Token, day: Token) -> bool:
    """Whether a present-tense verb with its own day is a timetable: "the court rules on Monday",
    "the deadline is Monday"."""
    if day.dep_ == "poss" or (day.dep_ == "pobj" and day.head.lower_ == "of"):
        return False  # "holds up a copy of Friday's edition"
    if _is_headline(verb) or day.nbor(-1 if day.i else 0).lower_ in {"after", "following"}:
        return False
    # Verbs whose present tense with a day is a timetable ("the talks start on Monday").
    if verb.lemma_ in set_of("tense.timetable") or (
        verb.lemma_ == "be" and (day.dep_ == "attr" or (day.i + 1 == verb.i and day.dep_ != "pobj"))
    ):
        return True
    # In the present tense these tell no plan: "the visit comes on Monday".
    return (
        verb.lemma_ not in set_of("tense.no_plan")
        and day.dep_ == "pobj"
        and day.head.lower_ == "on"
        and day.head.head.i == verb.i
    )


def _verb_tense(verb: Token, depth: int = 0) -> Tense:
    helpers = helpers_of(verb)
    if helpers & {"could"} and is_negated(verb):
        return Tense.PAST  # "could not be reached on Sunday"
    if helpers & _FUTURE_AUX or verb.lower_ in _FUTURE_AUX:
        return Tense.PAST if helpers & {"have", "'ve"} else Tense.FUTURE
    if helpers & _HAVE:
        return Tense.PAST
    if "to" in helpers:
        return _infinitive_tense(verb, depth)
    if verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in set_of("tense.looking_forward"):
        return Tense.FUTURE
    if verb.tag_ == "VBN" and verb.lemma_ in set_of("tense.planned") and not helpers & {"been"}:
        return Tense.FUTURE
    if verb.tag_ == "VBN":
        return (
            Tense.OPEN if helpers & {"is", "are", "'s", "'re"} else Tense.PAST
        )  # "the month is packed"
    if verb.tag_ == "VBD":
        return Tense.PAST
    if verb.tag_ == "VBG":
        return _progressive_tense(verb, helpers, depth)
    return Tense.OPEN


def _infinitive_tense(verb: Token, depth: int) -> Tense:
    head = verb.head
    if (
        verb.dep_ == "advcl"
        and head.pos_ in {"VERB", "AUX"}
        and depth <= 4
        and _verb_tense(head, depth + 1) is Tense.PAST
    ):
        return Tense.PAST  # "gathered to watch the boats on Thursday"
    # An infinitive looks ahead ("agreed to leave on Friday") except under verbs that tell it as
    # done ("managed to leave on Friday").
    if (
        head.i == verb.i
        or depth > 4
        or head.lemma_ not in set_of("tense.done")
        or (head.lemma_ == "go" and head.tag_ == "VBG")
    ):
        return Tense.FUTURE
    return _verb_tense(head, depth + 1)


def _progressive_tense(verb: Token, helpers: set[str], depth: int) -> Tense:
    if helpers & set_of("tense.forms_of_be"):
        # "was leaving in May" may be a plan or the past: the calendar decides.
        return Tense.FUTURE if helpers & {"is", "are", "'re", "am"} else Tense.OPEN
    head = verb.head
    if verb.dep_ == "pcomp":
        return (
            Tense.PAST if any(_is_past(t) for t in head.ancestors) else Tense.OPEN
        )  # "was referring to the clerk telling him in May"
    if head.i != verb.i and head.pos_ in {"VERB", "AUX"} and depth <= 4:
        return _verb_tense(head, depth + 1)
    return Tense.OPEN


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or (
        verb.pos_ == "VERB" and any_word(verb.children, {"was", "were", "had"})
    )


def _is_headline(verb: Token) -> bool:
    """Whether the sentence lacks a full stop, as headlines do; that of "at 9 a.m." may be the
    sentence's own."""
    return not any(token.text.endswith((".", "!", "?")) for token in verb.sent[-3:])
