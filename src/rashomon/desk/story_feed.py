"""What changed in a story as an Atom feed, for a feed reader: an entry for each moment at which
something changed."""

import hmac
import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.responses import Response

from rashomon.desk.auth import feed_key
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.story_page import find
from rashomon.model.content_ids import content_id
from rashomon.model.stored import ChangeRow
from rashomon.store.database.open import SqlStore
from rashomon.store.tell_changes import change_line, tell_rows

_LISTED = 100  # changes in a feed
_TYPE = "application/atom+xml; charset=utf-8"
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # for XML


def send_feed(asked: DeskRequest) -> Response:
    """Sends the feed to who is logged in, or brings a key. Raises RequestRefused."""
    given = asked.path["story"]
    with asked.desk.pool.reading() as store:
        _let_in(asked, store, given)
        story_id = find(store, given)
        story = store.stories.get(story_id)
        rows = store.stories.changes(story_id)
    title = (story.title if story else None) or "(no headline)"
    return Response(_atom(story_id, title, rows[-_LISTED:]), media_type=_TYPE)


def _let_in(asked: DeskRequest, store: SqlStore, story: str) -> None:
    if asked.user.name:
        return
    user = store.users.get(asked.query.get("by", ""))
    key = asked.query.get("key", "").encode("utf-8", "replace")
    known = feed_key(user, story).encode() if user else b""
    if not known or not hmac.compare_digest(known, key):
        raise RequestRefused(404, "There is no such feed; it may have been ended.")


def _atom(story: str, title: str, rows: Sequence[ChangeRow]) -> bytes:
    """Returns the feed of these changes, its newest entry first."""
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _text(root, "id", f"urn:rashomon:{story}")
    _text(root, "title", f"Rashomon: {title}")
    _text(root, "updated", rows[-1].at if rows else "1970-01-01T00:00:00+00:00")
    _text(SubElement(root, "author"), "name", "Rashomon")
    moments = [(at, tuple(held)) for at, held in groupby(rows, key=lambda row: row.at)]
    for at, held in reversed(moments):
        entry = SubElement(root, "entry")
        _text(entry, "id", f"urn:rashomon:{content_id('change', story, at)}")
        _text(entry, "title", f"{title}: {tell_rows(held)}")
        _text(entry, "updated", at)
        _text(entry, "content", "\n".join(map(change_line, held))).set("type", "text")
    document: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'.encode()


def _text(parent: Element, name: str, text: str) -> Element:
    made = SubElement(parent, name)
    made.text = _UNFIT.sub("\ufffd", text)
    return made
