"""Recognises day words that mean no day: "today" for nowadays, "overnight" for at once, "Tonight" in a programme's name."""

from spacy.tokens import Token

from rashomon.dates.expressions import Expression
from rashomon.lexicon import set_of
from rashomon.text.polarity import is_negated

_PRESENT = {"VBZ", "VBP"}
_PAST = {"VBD", "MD"}
# Of these "today" says that they are as they are now, not which day it is.
_STATES = set_of("tense.states_of_today")
_GRADES = {"JJS", "RBS", "JJR", "RBR"}


def is_no_day(expression: Expression, token: Token) -> bool:
    """Whether words that look like a day name none here."""
    if expression.kind == "weekday":
        return _ends_a_quoted_name(token)
    if expression.kind == "night":
        return expression.part("word") == "overnight" and _is_denied_of_any_night(token)
    if expression.kind == "period":
        return expression.part("relative") == "this" and expression.part("unit") == "day" and token.i > 0 and token.nbor(-1).lower_ == "to"
    if expression.kind == "hour":
        return token.lower_ == "by" and (token.dep_ == "agent" or token.head.lemma_ in set_of("tense.changed_by_an_amount"))
    return expression.kind == "today" and (_is_a_name(token) or _is_any_time(expression, token) or _means_these_days(expression, token))


def _is_a_name(token: Token) -> bool:
    """Whether a capitalised "Tonight" follows another capital in a line without title case: a programme or a paper."""
    if token.lower_ not in {"today", "tonight"} or not token.is_title or token.is_sent_start or token.i == 0:
        return False
    before = token.nbor(-1)
    small = [t for t in token.sent if t.is_alpha and t.is_lower and len(t) > 4]
    return before.is_title and before.pos_ == "PROPN" and len(small) > 1


def _ends_a_quoted_name(token: Token) -> bool:
    """Whether it ends a quoted name: "Harbour News Friday"."""
    doc = token.doc
    if token.i + 1 >= len(doc) or (doc[token.i + 1].text not in {'"', "."}):
        return False
    at = token.i - 1
    while at > token.sent.start and doc[at].is_title:
        at -= 1
    closed = any(t.text == '"' for t in doc[token.i + 1 : token.i + 3])
    return doc[at].text == '"' and at < token.i - 1 and closed


def _is_any_time(expression: Expression, token: Token) -> bool:
    """Whether it means no particular day: "the leaders of tomorrow", "a man of yesterday"."""
    return (
        expression.part("word") in {"yesterday", "tomorrow"}
        and token.dep_ == "pobj"
        and token.head.lower_ in {"of", "from"}
        and _is_of_a_person(token.head.head)
    )


def _is_of_a_person(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_ in set_of("tense.of_another_time")


def _is_denied_of_any_night(token: Token) -> bool:
    """Whether "overnight" means at once: "Change does not happen overnight", "nothing will be settled overnight"."""
    verb = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.tag_ in {"VBD"}:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return is_negated(verb) and helpers.isdisjoint({"did", "had", "was", "were"})


def _means_these_days(expression: Expression, token: Token) -> bool:
    """Whether "today" means nowadays: "alive today", "the world today", "the tallest tower standing today"."""
    if expression.part("word") != "today" or expression.parts.get("part") or expression.parts.get("clock") or token.dep_ == "poss":
        return False
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and before.lower_ in _STATES:
        return True
    words = [t for t in token.sent if t.i < token.i][-14:]
    verbs = [t for t in token.sent if t.tag_ in _PAST | _PRESENT]
    told_now = bool(verbs) and all(t.tag_ in _PRESENT for t in verbs if abs(t.i - token.i) < 14)
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    graded = any(t.tag_ in _GRADES for t in words)
    return told_now and graded and (after == "than" or _in_a_thing(token) or any(t.lower_ == "than" for t in words))


def _in_a_thing(token: Token) -> bool:
    """Whether the word modifies a noun (or its description) rather than the verb of its clause."""
    head = token.head
    if token.i > token.sent.start and token.nbor(-1).tag_ == "VBG":
        return True
    return head.pos_ in {"NOUN", "PROPN", "ADV", "ADP"} or (head.tag_ in {"VBG", "VBN"} and head.dep_ in {"acl", "pcomp", "amod"})
