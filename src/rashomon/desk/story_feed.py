"""What changed as Atom feeds, for a feed reader: of a story an entry for each moment at which
something changed, of all stories an entry a story."""

import hmac
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby

from starlette.responses import Response

from rashomon.desk.auth import feed_key
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.story_page import find, ledger
from rashomon.model.point import Point
from rashomon.model.stored import ChangeRow
from rashomon.store.atom import FeedEntry, atom, morning_feed
from rashomon.store.database.open import SqlStore
from rashomon.store.morning import morning
from rashomon.store.tell_changes import change_line, tell_rows
from rashomon.telling.wording import title_of
from rashomon.text.quantities import read_quantities

_LISTED = 100  # changes in a feed
_DAYS = timedelta(days=3)  # that a feed of all stories goes back
_TYPE = "application/atom+xml; charset=utf-8"


def send_feed(asked: DeskRequest) -> Response:
    """Sends the feed to who is logged in, or brings a key.

    `measure` and `least` in the address: only figures of this measure ("killed"), and of this size
    or more. Raises RequestRefused.
    """
    given = asked.path["story"]
    with asked.desk.pool.reading() as store:
        _let_in(asked, store, given)
        story_id = find(store, given)
        story = store.stories.get(story_id)
        is_filtered = bool(asked.query.get("measure"))
        points = ledger(asked, store, story_id).stories[0].points if is_filtered else ()
        rows = [
            row for row in store.stories.changes(story_id) if _is_wanted(row, points, asked.query)
        ]
    title = (story.title if story else None) or "(no headline)"
    return Response(atom(story_id, title, _entries(title, rows[-_LISTED:])), media_type=_TYPE)


def send_news(asked: DeskRequest) -> Response:
    """Sends the feed of all stories to who is logged in, or brings a key. Raises RequestRefused."""
    since = (asked.desk.clock() - _DAYS).isoformat(timespec="seconds")
    with asked.desk.pool.reading() as store:
        _let_in(asked, store, "")
        return Response(morning_feed(morning(store, since, most=_LISTED)), media_type=_TYPE)


def _let_in(asked: DeskRequest, store: SqlStore, story: str) -> None:
    if asked.user.name:
        return
    user = store.users.get(asked.query.get("by", ""))
    key = asked.query.get("key", "").encode("utf-8", "replace")
    known = feed_key(user, story).encode() if user else b""
    if not known or not hmac.compare_digest(known, key):
        raise RequestRefused(404, "There is no such feed; it may have been ended.")


def _entries(title: str, rows: Sequence[ChangeRow]) -> Iterator[FeedEntry]:
    for at, held in groupby(rows, key=lambda row: row.at):
        then = tuple(held)
        yield FeedEntry(
            then[0].story, at, f"{title}: {tell_rows(then)}", tuple(map(change_line, then))
        )


def _is_wanted(row: ChangeRow, points: Sequence[Point], query: Mapping[str, str]) -> bool:
    """Whether a feed with these filters has the change."""
    measure, least = query.get("measure", ""), query.get("least", "")
    if measure and not any(
        point.about and point.about.measure == measure
        for point in points
        if row.subject in (point.question, title_of(point))
    ):
        return False
    sizes = (one.high or one.low or 0 for one in read_quantities(row.after or ""))
    return not least.isdecimal() or max(sizes, default=-1) >= int(least[:12])
