"""The list of stories. Its filters and its search are all in the address."""

import re
from functools import partial
from typing import Any
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.responses import Response

from rashomon.desk import page_templates
from rashomon.desk.desk_request import DeskRequest
from rashomon.model.stored import StoryFilter
from rashomon.store.database.search import ORDERS
from rashomon.store.story_changes import news_of
from rashomon.text.white_space import single_spaced

_PAGE = 40
WHOLE_LIST = ""  # the visit of the list itself, beside those of stories
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def show_stories(asked: DeskRequest) -> Response:
    """Shows the list of stories."""
    given = _given(asked)
    number = page_number(asked)
    with asked.reading() as store:
        visits = store.users.visits(asked.user.name)
        arrived = "9"  # to a new user, who has seen nothing, nothing is new
        if WHOLE_LIST in visits:  # when the user's last stay ended
            arrived = visits[WHOLE_LIST].before or visits[WHOLE_LIST].at
        others: dict[str, Any] = dict(given)
        words = others.pop("q", "")
        wanted = StoryFilter(words=words, user=asked.user.name, arrived=arrived, **others)
        found = store.search.browse(wanted, most=_PAGE, skip=(number - 1) * _PAGE)
        opened = {row.id: arrived for row in found.rows}
        opened |= {story: visit.at for story, visit in visits.items()}
        news = news_of(store, found.rows, opened)
        failed = store.feeds.sources(failed=True)
        counts = store.counts()
    response = page_templates.page(
        "stories.html.j2",
        asked,
        found=found,
        news=news,
        failed=failed,
        given=given,
        at=number,
        last=max(1, -(-found.total // _PAGE)),
        address=partial(_address, given),
        counts=counts,
        orders=("", *ORDERS),
    )
    response.background = BackgroundTask(asked.desk.note_visit, asked.user.name, WHOLE_LIST)
    return response


def _given(asked: DeskRequest) -> dict[str, str]:
    """Returns the query without empty values and invalid days."""
    given = {}
    for name in ("q", "order", "named", "outlet", "disputed", "since", "until", "new"):
        value = single_spaced(asked.query.get(name, "").replace("\x00", " "))[:200]
        if value and (name not in ("since", "until") or _DAY.fullmatch(value)):
            given[name] = value
    return given


def page_number(asked: DeskRequest) -> int:
    """Returns the number of the requested page of a list."""
    given = asked.query.get("page", "1")
    if given.isascii() and given.isdigit() and len(given) < 7:
        return max(1, int(given))
    return 1


def _address(given: dict[str, str], **other: object) -> str:
    """Returns the address of the list that was asked for, but for what is other of it."""
    query = {}
    for name, value in {**given, **other}.items():
        if value not in ("", None) and not (name == "page" and value == 1):
            query[name] = value
    return f"/?{urlencode(query)}" if query else "/"
