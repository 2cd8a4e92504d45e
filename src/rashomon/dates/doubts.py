"""What speaks against a time expression meaning the day that it seems to mean, as far as its
sentence shows: the visible signals by which `sure_days.py` weighs it."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.dates.expressions import Expression
from rashomon.dates.tense import helpers_of, verb_of
from rashomon.shipped.words import pattern_of, set_of
from rashomon.text.parsed_report import (
    HELPERS,
    SUBJECTS,
    VERB_CLASSES,
    Annotations,
    any_of,
    is_form_of,
    word_before,
    word_behind,
)
from rashomon.text.speaker_words import verb_cue

# Nothing tells whether such a day is gone or still to come: "Rovers: At home to Harn on Sunday".
NO_VERB = "weekday without a verb"
# Kinds that mean another day when other people say them on another day.
_SAID_ANEW = set_of("calendar.kinds_read_from_a_day") | {"clock", "hour", "part", "nighttime"}
_QUOTE_MARK = pattern_of(r"[“”\"«»„]")
_SUPERLATIVES = frozenset({"JJS", "RBS"})
_PRESENT = frozenset({"VBZ", "VBP", "VB"})
_OF_A_LINE = frozenset({"ROOT", "appos", "acl", "dep"})
_ARE_DONE = ({"is"}, {"are"}, {"'s"}, {"'re"})
_BEHIND_A_HEAD = frozenset({"—", "–", "-", "--", ":", "|"})


def doubts_of(expression: Expression, annotated: Annotations, token: Token) -> tuple[str, ...]:
    """Returns the names of these signals, in order; none of a report in another language. `token`:
    the first of the expression."""
    if not annotated.read_whole:
        return ()
    text = annotated.plain
    doubts = set(_doubts_of_letters(expression, text))
    doubts.update(_doubts_of_name(expression, token))
    doubts.update(_doubts_of_link(expression, token))
    if expression.kind == "year":
        doubts.update(_doubts_of_year(token))
    if expression.kind == "today":
        doubts.update(_doubts_of_today(expression, token))
    if expression.kind == "weekday":
        doubts.update(_doubts_of_weekday(token))
    if expression.kind in _SAID_ANEW and _is_quoted(expression, text):
        doubts.add("quoted")
    return tuple(sorted(doubts))


def _doubts_of_letters(expression: Expression, text: str) -> Iterator[str]:
    """Yields what shows that the words are part of a longer word: "Long March 4c"."""
    if text[expression.end : expression.end + 1].isalnum():
        yield "letters behind"


def _doubts_of_name(expression: Expression, token: Token) -> Iterator[str]:
    """Yields what shows that the words are part of a name: "Harn Today", "the Long March 4"."""
    if token.i == 0 or expression.kind in {"iso", "numeric"}:
        return
    before = token.nbor(-1)
    if _opens_a_title(token):
        yield "capital"
    # only a word right before it can make it a part of a name
    if before.i < token.sent.start or before.is_punct or before.is_space:
        return
    if before.pos_ == "PROPN" and before.dep_ == "compound" and before.head.i >= token.i:
        yield "behind a name"
    if expression.kind in {"today", "night", "tonight", "period"}:
        yield from _doubts_of_capitals(token)


def _doubts_of_capitals(token: Token) -> Iterator[str]:
    """Yields the capital of a small word within a sentence."""
    if token.is_title:
        yield "capital"


def _opens_a_title(token: Token) -> bool:
    """Whether a name in quotation marks begins with the word: 'on the "Tonight with Ida" show'."""
    if not token.is_title or token.i - 2 < token.sent.start:
        return False
    return token.nbor(-1).is_quote and token.nbor(-2).is_alpha


def _doubts_of_link(expression: Expression, token: Token) -> Iterator[str]:
    """Yields what the words beside a day say of it: that something is not on it but before it ("up
    to May"), or that no day is meant ("compared with May").

    Each doubt is a name that is weighed.
    """
    link = word_before(token)
    if link == "that":
        yield "that day"
    if link in {"the", "this", "that"}:
        link = word_before(token, 2)
    if link in set_of("doubts.up_to") and expression.kind in set_of("doubts.stretches"):
        yield "up to a stretch"
    if link in set_of("doubts.comparing"):
        yield "compared"
    yield from _doubts_of_hour(expression, link)


def _doubts_of_hour(expression: Expression, link: str) -> Iterator[str]:
    """Yields what shows that an hour has no day."""
    if expression.kind in {"clock", "hour"} and link not in set_of("doubts.before_hours"):
        yield "bare hour"


def _doubts_of_year(token: Token) -> Iterator[str]:
    """Yields what shows that a year is a label: "the 2030 act", "fiscal 2030"."""
    is_before_noun = token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}
    labels = set_of("doubts.labels_of_years")
    is_label = is_before_noun and token.head.lower_ in labels | set_of("tense.laws")
    if is_label or word_before(token) in labels or _is_numbered(token):
        yield "label"


def _is_numbered(token: Token) -> bool:
    """Whether a noun right before a year bears it as a number: "Bus 2019", "Law 2030"."""
    if token.i == token.sent.start:
        return False
    before = token.nbor(-1)
    is_noun = before.pos_ in {"NOUN", "PROPN"} and before.is_title
    return is_noun and before.text not in set_of("calendar.months")


def _doubts_of_today(expression: Expression, token: Token) -> Iterator[str]:
    """Yields what shows that "today" may mean nowadays, and "yesterday" times gone by."""
    if word_before(token) in set_of("doubts.of_times"):
        yield "of a time"
    if expression.part("word") in {"yesterday", "tomorrow"}:
        return
    if word_before(token) in set_of("doubts.nowadays"):
        yield "nowadays"
    if token.i + 1 < len(token.doc) and token.nbor().tag_ == "POS":
        return  # "today's vote"
    yield from _doubts_of_state(token)


def _doubts_of_state(token: Token) -> Iterator[str]:
    """Yields what shows that a sentence tells how things are, and no event of today."""
    verb = verb_of(token)
    is_state = verb is None or verb.lemma_ == "be"
    if verb is None:
        yield "without a verb"
    elif _is_present(verb):
        is_state = True
        yield "present"
    elif helpers_of(verb) & set_of("doubts.modals"):
        is_state = True
        yield "modal"
    if is_state and any(word.tag_ in _SUPERLATIVES for word in token.sent):
        yield "superlative"  # "the fastest in service today"


def _is_present(verb: Token) -> bool:
    """Whether a verb tells what is so or is done these days: "grows", "is made", not "is being
    made", "is due"."""
    helpers = helpers_of(verb)
    if verb.tag_ == "VBN":
        return helpers in _ARE_DONE and not is_form_of(verb, "tense.planned")
    return verb.tag_ in _PRESENT and helpers <= {"do", "does", "not"}


def _doubts_of_weekday(token: Token) -> Iterator[str]:
    """Yields what shows that a weekday may be still to come, whatever the tense of its clause."""
    link = token.head if token.dep_ == "pobj" else token  # "on" of "on Friday"
    if link.head.pos_ not in VERB_CLASSES:
        yield "weekday of a noun"
    if _heads_a_line(token):
        yield "heads a line"
    verb = verb_of(token)
    if _is_bare(verb):
        yield NO_VERB
    if verb and verb.tag_ in _PRESENT and not verb_cue(verb.lemma_):
        yield "weekday in the present"  # "the comet peaks on Friday"


def _is_bare(verb: Token | None) -> bool:
    """Whether there is no verb, or one without subject and helper ("Rovers: Host Harn on Sunday"),
    or one that only announces: "Coming up on Sunday"."""
    if verb is None:
        return True
    is_announced = verb.tag_ == "VBG" and verb.dep_ == "ROOT"
    if not is_announced and (verb.tag_ not in {"VB", "VBP"} or verb.dep_ not in _OF_A_LINE):
        return False
    subjects = (word for word in verb.lefts if word_behind(word) != ":")
    return not any_of(subjects, *SUBJECTS, *HELPERS)


def _heads_a_line(token: Token) -> bool:
    """Whether a line of a list begins with a weekday: "Friday — a talk by the harbour master"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    before = token.doc[max(0, token.i - 4) : token.i].text[-4:]
    return after.text in _BEHIND_A_HEAD and (not before or "\n" in before)


def _is_quoted(expression: Expression, text: str) -> bool:
    """Whether it stands between quotation marks of its line."""
    line_start = text.rfind("\n", 0, expression.start) + 1
    marks = _QUOTE_MARK.findall(text, line_start, expression.start)
    if not marks:
        return False
    if marks[-1] == '"':
        return marks.count('"') % 2 == 1
    return marks[-1] in "“«„"
