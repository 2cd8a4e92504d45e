"""The list of stories. Its filters and its search are all in the address."""

import re
from functools import partial
from typing import Any
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.responses import Response

from rashomon.desk import page_templates
from rashomon.desk.auth import SingleUser
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.incoming_reports import MOST_BYTES
from rashomon.model.stored import StoryFilter
from rashomon.store.database.search import ORDERS
from rashomon.store.news import news_of
from rashomon.store.proposals import in_words
from rashomon.text.white_space import single_spaced

_PAGE = 40
WHOLE_LIST = ""  # the visit of the list itself, beside those of stories
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def show_stories(asked: DeskRequest) -> Response:
    """Shows the list of stories."""
    fields = _fields_of_list(asked)
    auth = asked.desk.auth
    number = page_number(asked)
    with asked.reading() as store:
        visits = store.users.visits(asked.user.name)
        arrived = "9"  # to a new user, who has seen nothing, nothing is new
        if WHOLE_LIST in visits:  # when the user's last stay ended
            arrived = visits[WHOLE_LIST].before or visits[WHOLE_LIST].at
        conditions: dict[str, Any] = dict(fields)
        words = conditions.pop("q", "")
        story_filter = StoryFilter(words=words, user=asked.user.name, arrived=arrived, **conditions)
        listing = store.search.browse(story_filter, most=_PAGE, skip=(number - 1) * _PAGE)
        opened = {row.id: arrived for row in listing.rows}
        opened |= {story: visit.at for story, visit in visits.items()}
        news = news_of(store, rows=listing.rows, moments=opened)
        failed = store.feeds.sources(failed=True)
        counts = store.counts()
        waiting = store.raws.pending_count()
        unread = store.deliveries.count()
        proposals = in_words(store)
    response = page_templates.page(
        "stories.html.j2",
        asked,
        found=listing,
        news=news,
        failed=failed,
        given=fields,
        at=number,
        last=max(1, -(-listing.total // _PAGE)),
        address=partial(_address_of_list, fields),
        counts=counts,
        waiting=waiting,
        unread=unread,
        proposals=proposals,
        unnamed=isinstance(auth, SingleUser) and auth.given_name() is None,
        most=MOST_BYTES // 1_000_000,
        orders=("", *ORDERS),
        stories=[row for row in listing.rows if row.reports > 1],
    )
    response.background = BackgroundTask(asked.desk.note_visit, asked.user.name, WHOLE_LIST)
    return response


def _fields_of_list(asked: DeskRequest) -> dict[str, str]:
    """Returns the query without empty values and invalid days."""
    fields = {}
    for name in ("q", "order", "outlet", "since", "until", "new"):
        value = single_spaced(asked.query.get(name, "").replace("\x00", " "))[:200]
        if value and (name not in ("since", "until") or _DAY.fullmatch(value)):
            fields[name] = value
    return fields


def page_number(asked: DeskRequest) -> int:
    """Returns the number of the requested page of a list."""
    text = asked.query.get("page", "1")
    if text.isascii() and text.isdigit() and len(text) < 7:
        return max(1, int(text))
    return 1


def _address_of_list(fields: dict[str, str], **changes: object) -> str:
    """Returns the address of the list that was asked for, but for what is other of it."""
    query = {}
    for name, value in {**fields, **changes}.items():
        if value not in ("", None) and not (name == "page" and value == 1):
            query[name] = value
    return f"/?{urlencode(query)}" if query else "/"
