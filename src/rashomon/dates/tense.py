"""tense_of: whether the words around a time expression look back or ahead, as far as the parse tells."""

from enum import StrEnum

from spacy.tokens import Token


class Tense(StrEnum):
    """Which way a time expression looks from the day of the report."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


_FUTURE_AUX = {"will", "'ll", "wo", "shall", "would", "'d", "may", "might", "should", "can", "could", "must"}
_HAVE = {"have", "has", "had", "'ve", "having"}
_BE = {"was", "were", "been", "be", "is", "are", "being", "am", "'s", "'re"}
# An infinitive looks ahead ("agreed to leave on Friday") except under verbs that tell it as done ("managed to leave on Friday").
_DONE = {
    "manage", "force", "have", "go", "come", "begin", "start", "use", "help", "fail", "refuse", "continue", "seem", "appear", "cause",
    "lead", "rush", "race", "struggle", "get", "return", "allow", "see", "watch", "choose", "compel", "oblige", "turn", "happen", "report",
}  # fmt: skip
_PUT_OFF = {"postpone", "delay", "adjourn", "reschedule", "extend", "remand", "move", "suspend"}
_PLANNED = {"schedule", "set", "plan", "slate", "expect", "due", "fix"}
# Verbs whose present tense with a day is a timetable ("the talks start on Monday").
_TIMETABLE = {
    "begin", "start", "open", "meet", "leave", "arrive", "resume", "expire", "end", "return", "travel", "fly", "vote", "face", "play", "go",
    "head", "hold", "close", "sit", "gather", "celebrate", "launch", "take", "fall", "visit", "host", "debate", "convene", "kick", "run",
}  # fmt: skip
_AHEAD = {"until", "till", "by", "starting", "beginning", "effective", "from"}
_BACK = {"since"}


def tense_of(token: Token | None) -> Tense:
    """The tense of the clause that the token stands in."""
    if token is None:
        return Tense.OPEN
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    if before in _BACK:
        return Tense.PAST
    found = _clause_tense(token)
    if before == "of" and token.i > 1 and token.nbor(-2).lower_ == "ahead":
        return Tense.FUTURE
    if before in _AHEAD and (found is Tense.OPEN or any(ancestor.lemma_ in _PUT_OFF for ancestor in token.ancestors)):
        return Tense.FUTURE
    return found


def _clause_tense(token: Token) -> Tense:
    for ancestor in [token, *token.ancestors]:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return _verb_tense(ancestor)
        if ancestor.lower_ in {"due", "ready"} and ancestor.pos_ == "ADJ":
            return Tense.FUTURE
    return Tense.OPEN


def _verb_tense(verb: Token, depth: int = 0) -> Tense:
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & _FUTURE_AUX or verb.lower_ in _FUTURE_AUX:
        return Tense.PAST if helpers & {"have", "'ve"} else Tense.FUTURE
    if helpers & _HAVE:
        return Tense.PAST
    if "to" in helpers:
        return _infinitive_tense(verb, depth)
    if verb.tag_ == "VBN":
        return Tense.FUTURE if verb.lemma_ in _PLANNED and not helpers & {"been"} else Tense.PAST
    if verb.tag_ == "VBD":
        return Tense.PAST
    if verb.tag_ == "VBG":
        return _progressive_tense(verb, helpers, depth)
    if verb.tag_ in {"VBZ", "VBP"}:
        return Tense.FUTURE if verb.lemma_ in _TIMETABLE and not _is_headline(verb) else Tense.OPEN
    return Tense.OPEN


def _infinitive_tense(verb: Token, depth: int) -> Tense:
    head = verb.head
    if head.i == verb.i or depth > 4 or head.lemma_ not in _DONE or (head.lemma_ == "go" and head.tag_ == "VBG"):
        return Tense.FUTURE
    return _verb_tense(head, depth + 1)


def _progressive_tense(verb: Token, helpers: set[str], depth: int) -> Tense:
    if helpers & _BE:
        # "was leaving in May" may be a plan or the past: the calendar decides.
        return Tense.FUTURE if helpers & {"is", "are", "'re", "am"} else Tense.OPEN
    head = verb.head
    if head.i != verb.i and head.pos_ in {"VERB", "AUX"} and depth <= 4:
        return _verb_tense(head, depth + 1)
    return Tense.OPEN


def _is_headline(verb: Token) -> bool:
    """Whether the sentence ends without a full stop, as headlines do."""
    sentence = verb.sent
    return not any(token.text in {".", "!", "?"} for token in sentence[-3:])
