"""What reading a story with a language model takes (`estimate`), said before anything is asked."""

from rashomon.answers.prompts import orders, prose_of, tokens
from rashomon.answers.sheet import MOST_SHOWN, room_for, sheet_orders
from rashomon.model.record import record
from rashomon.protocols import ToSend

MOST_NEAR = 900  # tokens of sentences near those that came
# About, by what stories of our own took: tokens shown for a token of the reports; told for one that
# is shown, to a window, and in all; and the bound text for one of the first.
_OF_TEXT = 1.15
_OF_REPLY = 0.4
_OF_WINDOW = 750
_LONGEST_REPLY = 1_100
_OF_BOUND = 1.3
_OF_ROOM = 0.95  # share of a request that texts to be joined may have, beside what was found
# Shown for a token of an answer that goes on; told of what came.
_OF_ANSWER = 1.4
_LONGEST_CAME = 320
_OF_DRAFT_LINE = 10  # told of a sentence of a draft


@record
class Estimate:
    """The approximate number of requests for a story, and of tokens in, as they are sent, and out.
    `twice`: how many of those that go in are sent a second time, with the second message."""

    requests: int
    tokens_in: int
    tokens_out: int
    twice: int = 0


def estimate(sent: ToSend, context: int, *, first_only: bool = False) -> Estimate:
    """Estimates the cost of reading a story with a model."""
    prose = set[str]()  # what is copied is shown once
    for report in sent.reports:
        prose.update(prose_of(report))
    tokens_shown = min(MOST_SHOWN, int(_OF_TEXT * tokens(*prose)))
    if sent.kept:
        words = tokens(*(line.words for line in sent.kept.lines))
        tokens_shown += MOST_NEAR + int(_OF_ANSWER * words) + tokens(orders("sheet", "came"))
        return _two_messages(
            1, shown=tokens_shown, told=min(_LONGEST_CAME, int(_OF_REPLY * tokens_shown))
        )
    windows = -(-tokens_shown // room_for(context))
    if sent.draft:
        lines = [f"d{number}: {line}" for number, line in enumerate(sent.draft.splitlines())]
        each = tokens("\n".join(lines), orders("sheet", "draft"))
        tokens_of_reply = _OF_DRAFT_LINE * len(lines)
        return Estimate(windows, tokens_shown + windows * each, windows * tokens_of_reply)
    tokens_of_reply = (
        min(_LONGEST_REPLY, int(_OF_REPLY * tokens_shown)) if windows == 1 else windows * _OF_WINDOW
    )
    tokens_shown += windows * tokens(sheet_orders())
    if windows == 1:
        if first_only or sent.once:
            return Estimate(1, tokens_shown, tokens_of_reply)
        return _two_messages(1, shown=tokens_shown, told=tokens_of_reply)
    both = _two_messages(windows, shown=tokens_shown, told=tokens_of_reply)
    if sent.once:
        both = Estimate(windows, tokens_shown, tokens_of_reply)
    joins = _joins(windows, size=int(_OF_BOUND * tokens_of_reply / windows), room=room_for(context))
    return Estimate(
        requests=both.requests + joins.requests,
        tokens_in=both.tokens_in + joins.tokens_in,
        tokens_out=both.tokens_out + joins.tokens_out,
        twice=both.twice,
    )


def _joins(texts: int, size: int, room: int) -> Estimate:
    """Estimates what joining so many texts of this size takes, in rounds of requests that have this
    room."""
    requests = 0
    tokens_in = 0
    joined_size = int(_OF_BOUND * _LONGEST_REPLY)
    while texts > 1:
        each = max(2, int(_OF_ROOM * room) // size)  # texts of a request
        full_groups, texts_left = divmod(texts, each)
        joins_of_round = full_groups + (texts_left > 1)
        requests += joins_of_round
        tokens_in += (
            joins_of_round * tokens(orders("join", "joined")) + (texts - (texts_left == 1)) * size
        )
        texts = full_groups + (texts_left > 0)
        size = joined_size
    return Estimate(requests, tokens_in, requests * joined_size)


def _two_messages(windows: int, shown: int, told: int) -> Estimate:
    second = windows * tokens(orders("bind"))
    return Estimate(
        requests=2 * windows,
        tokens_in=2 * shown + told + second,
        tokens_out=told + int(_OF_BOUND * told),
        twice=shown,
    )
