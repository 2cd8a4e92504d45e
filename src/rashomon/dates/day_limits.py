"""Tells the days up to which or from which something is so from those on which it happened."""

from spacy.tokens import Token

from rashomon.dates.expressions import Expression
from rashomon.dates.tense import is_of_then
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Annotations, word_before


def is_limit(expression: Expression, annotated: Annotations, token: Token) -> bool:
    """Whether the words before a time make it a limit: "by Friday", "since Monday night", "from
    Tuesday on"; not "since Monday's vote", "a letter from Tuesday", "after 6 p.m. on Friday".
    `token`: the first of the expression."""
    if not annotated.read_whole or _is_of_a_noun(expression, annotated):
        return False
    if token.lower_ == "since":
        return True
    first = token
    while first.i > first.sent.start and word_before(first) in set_of("doubts.within_limits"):
        first = first.nbor(-1)
    link = word_before(first)
    if link in set_of("doubts.around_limits"):
        return _is_around(expression, annotated)
    if link == "from":
        return not (expression.until or is_of_then(token))
    is_pair = f"{word_before(first, 2)} {link}" in set_of("doubts.pairs_of_limits")
    return is_pair or link in set_of("doubts.limits")


def _is_of_a_noun(expression: Expression, annotated: Annotations) -> bool:
    """Whether a noun behind a time is what has the limit: "since Monday's vote", "before the May
    fair"."""
    behind = annotated.plain[expression.end : expression.end + 2]
    if behind.startswith("'"):
        return True
    last = annotated.token_at(expression.end - 1)
    return last is not None and last.dep_ in {"compound", "nmod", "amod"} and last.head.i > last.i


def _is_around(expression: Expression, annotated: Annotations) -> bool:
    """Whether it does not open with an hour, before or after which is still the same day."""
    words = annotated.plain[expression.start : expression.end].casefold()
    hours = [expression.part(name) for name in ("clock", "hour")]
    return not any(hour and words.startswith(hour) for hour in hours)
