"""What reading a story with a language model takes (`estimate`), said before anything is asked."""

from rashomon.answers.prompts import orders, prose_of, tokens
from rashomon.answers.sheet import LEAST_ROOM, MOST_SHOWN, room_for, sheet_orders
from rashomon.model.record import record
from rashomon.protocols import ToSend

MOST_NEAR = 900  # tokens of sentences near those that came
# About, by what stories of our own took: tokens shown for a token of the reports; told for one that
# is shown, to a window, and in all; the bound text for one of the first, and its statements with
# their sentences for one of the bound text.
_OF_TEXT = 1.15
_OF_REPLY = 0.4
_OF_WINDOW = 750
_LONGEST_REPLY = 1_100
_OF_BOUND = 1.3
_OF_STATEMENTS = 3.3
_CHANGED = 0.15  # of a bound text, what a third reply changes
_OF_ROOM = 0.95  # share of a request that texts to be joined may have, beside what was found
# Shown for a token of an answer that goes on; told of what came.
_OF_ANSWER = 1.4
_LONGEST_CAME = 320
_OF_DRAFT_LINE = 10  # told of a sentence of a draft


@record
class Estimate:
    """The approximate number of requests for a story, and of tokens in, as they are sent, and out.
    `again`: how many of those that go in are sent once more, with the second and third message."""

    requests: int
    tokens_in: int
    tokens_out: int
    again: int = 0


def estimate(sent: ToSend, context: int, *, first_only: bool = False) -> Estimate:
    """Estimates the cost of reading a story with a model."""
    prose = set[str]()  # what is copied is shown once
    for report in sent.reports:
        prose.update(prose_of(report))
    tokens_shown = min(MOST_SHOWN, int(_OF_TEXT * tokens(*prose)))
    if sent.kept:
        words = tokens(*(line.words for line in sent.kept.lines))
        tokens_shown += MOST_NEAR + int(_OF_ANSWER * words) + tokens(orders("sheet", "came"))
        tokens_told = min(_LONGEST_CAME, int(_OF_REPLY * tokens_shown))
        return _conversations(
            1, tokens_shown=tokens_shown, tokens_told=tokens_told, context=context
        )
    windows = -(-tokens_shown // room_for(context))
    if sent.draft:
        lines = [f"d{number}: {line}" for number, line in enumerate(sent.draft.splitlines())]
        each = tokens("\n".join(lines), orders("sheet", "draft"))
        return Estimate(
            windows, tokens_shown + windows * each, windows * _OF_DRAFT_LINE * len(lines)
        )
    tokens_told = windows * _OF_WINDOW
    if windows == 1:
        tokens_told = min(_LONGEST_REPLY, int(_OF_REPLY * tokens_shown))
    tokens_shown += windows * tokens(sheet_orders())
    if sent.once or (first_only and windows == 1):
        asked = Estimate(windows, tokens_shown, tokens_told)
    else:
        asked = _conversations(
            windows,
            tokens_shown=tokens_shown,
            tokens_told=tokens_told,
            context=context,
            first_only=first_only,
        )
    joins = _joins(windows, size=int(_OF_BOUND * tokens_told / windows), room=room_for(context))
    return Estimate(
        requests=asked.requests + joins.requests,
        tokens_in=asked.tokens_in + joins.tokens_in,
        tokens_out=asked.tokens_out + joins.tokens_out,
        again=asked.again,
    )


def _conversations(
    windows: int, tokens_shown: int, tokens_told: int, context: int, *, first_only: bool = False
) -> Estimate:
    """Estimates what telling, binding and looking again take, in so many windows."""
    bound = int(_OF_BOUND * tokens_told)
    second = tokens_shown + tokens_told + windows * tokens(orders("bind"))
    two = Estimate(2 * windows, tokens_shown + second, tokens_told + bound, again=tokens_shown)
    if first_only:
        return two
    statements = int(_OF_STATEMENTS * bound) + windows * tokens(orders("third"))
    changed = int(_CHANGED * bound)
    needed = max(LEAST_ROOM, statements // (2 * windows))
    if (second + bound + statements) // windows + needed <= context:
        return Estimate(
            requests=3 * windows,
            tokens_in=two.tokens_in + second + bound + statements,
            tokens_out=two.tokens_out + changed,
            again=2 * tokens_shown,
        )
    # without the conversation, in parts of half a request
    parts = windows * -(-statements // (windows * (context // 2)))
    statements += parts * tokens(orders("third_alone"))
    return Estimate(
        requests=two.requests + parts,
        tokens_in=two.tokens_in + statements,
        tokens_out=two.tokens_out + changed,
        again=tokens_shown,
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
