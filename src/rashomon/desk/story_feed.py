"""The Atom feed of a story: what changed in it, for a feed reader."""

import hmac
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.responses import Response

from rashomon.desk.auth import feed_key
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.story_page import find
from rashomon.model.content_ids import content_id
from rashomon.model.stored import ChangeRow
from rashomon.text.calendar_words import say_values

_LISTED = 100  # changes in a feed
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # for XML


def send_feed(asked: DeskRequest) -> Response:
    """Sends the feed to who is logged in, or brings a key. Raises RequestRefused."""
    given = asked.path["story"]
    with asked.desk.pool.reading() as store:
        if not asked.user.name:
            user = store.users.get(asked.query.get("by", ""))
            key = asked.query.get("key", "").encode("utf-8", "replace")
            known = feed_key(user, given).encode() if user else b""
            if not known or not hmac.compare_digest(known, key):
                raise RequestRefused(404, "There is no such feed; it may have been ended.")
        story_id = find(store, given)
        row = store.stories.get(story_id)
        rows = store.stories.changes(story_id)[-_LISTED:]
    title = (row.title if row else None) or "(no headline)"
    document = _atom(story_id, title, rows[::-1])
    return Response(document, media_type="application/atom+xml; charset=utf-8")


def _atom(story: str, title: str, rows: Sequence[ChangeRow]) -> bytes:
    root = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _text(root, "id", f"urn:rashomon:{story}")
    _text(root, "title", f"Rashomon: {title}")
    _text(root, "updated", max((row.at for row in rows), default="1970-01-01T00:00:00+00:00"))
    _text(SubElement(root, "author"), "name", "Rashomon")
    for row in rows:
        entry = SubElement(root, "entry")
        told = (row.at, row.kind, row.subject, row.before, row.after)
        _text(entry, "id", f"urn:rashomon:{content_id('change', story, *told)}")
        _text(entry, "title", f"{title}: {row.kind}")
        _text(entry, "updated", row.at)
        _text(entry, "content", _line(row)).set("type", "text")
    document: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'.encode()


def _line(row: ChangeRow) -> str:
    turned = " -> ".join(part for part in map(say_values, (row.before, row.after)) if part)
    told = ": ".join(part for part in (row.kind, row.subject, turned) if part)
    return f"{told}\nReports: {', '.join(row.reports)}" if row.reports else told


def _text(parent: Element, name: str, text: str) -> Element:
    made = SubElement(parent, name)
    made.text = _UNFIT.sub("\ufffd", text)
    return made
