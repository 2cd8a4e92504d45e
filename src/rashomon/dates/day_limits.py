"""Tells the days up to which or from which something is so from those on which it happened."""

from spacy.tokens import Token

from rashomon.dates.expressions import Expression
from rashomon.dates.tense import is_of_then
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Annotations, word_before


def is_limit(expression: Expression, annotated: Annotations, token: Token) -> bool:
    """Tells whether the words before a time make it a limit.

    "by Friday", "since Monday night" and "from Tuesday on" do; "since Monday's vote", "a letter
    from Tuesday" and "after 6 p.m. on Friday" do not. `token` is the first of the expression.
    """
    if not annotated.read_whole or _is_of_a_noun(expression, annotated):
        return False
    if token.lower_ == "since":
        return True
    first = token  # steps back over "about" and its like
    while first.i > first.sent.start and word_before(first) in set_of("doubts.within_limits"):
        first = first.nbor(-1)
    link = word_before(first)
    if link in set_of("doubts.around_limits"):
        return _is_around(expression, annotated)
    if link == "from":
        opens = first.i - 1 == first.sent.start or _goes_on_from(expression, annotated)
        return opens and not (expression.until or is_of_then(token))
    is_pair = f"{word_before(first, 2)} {link}" in set_of("doubts.pairs_of_limits")
    return is_pair or link in set_of("doubts.limits")


def _is_of_a_noun(expression: Expression, annotated: Annotations) -> bool:
    """Whether a noun behind a time is what has the limit: "since Monday's vote", "before the May
    fair"."""
    behind = annotated.plain[expression.end : expression.end + 2]
    if behind.startswith("'"):
        return True
    place = expression.start
    words = annotated.plain[expression.start : expression.end].split()
    for word in words:
        place = annotated.plain.index(word, place)
        token = annotated.token_at(place)
        if token and token.head.pos_ in {"NOUN", "PROPN"} and token.head.idx >= expression.end:
            return True
    return False


def _goes_on_from(expression: Expression, annotated: Annotations) -> bool:
    """Whether the words behind a time say that something is so from it on: "from Monday on"."""
    behind = annotated.plain[expression.end : expression.end + 10].split()
    return bool(behind) and behind[0].rstrip(",.") in {"on", "onward", "onwards", "forward"}


def _is_around(expression: Expression, annotated: Annotations) -> bool:
    """Whether it does not open with an hour, before or after which is still the same day."""
    if expression.kind in {"clock", "hour", "part", "nighttime"}:
        return False
    words = annotated.plain[expression.start : expression.end].casefold()
    hours = [expression.part(name) for name in ("clock", "hour")]
    return not any(hour and words.startswith(hour) for hour in hours)
