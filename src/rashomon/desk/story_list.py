"""The list of stories. Its filters and its search are all in the address."""

import re
from urllib.parse import urlencode

from starlette.background import BackgroundTask
from starlette.responses import Response

from rashomon.desk import page_templates
from rashomon.desk.desk_request import DeskRequest
from rashomon.model.stored import StoryFilter
from rashomon.store.database.search import ORDERS
from rashomon.store.story_changes import news_of

_PAGE = 40
_ASKED = ("q", "order", "named", "outlet", "disputed", "since", "until", "new")
WHOLE_LIST = ""  # the visit of the list itself, beside those of stories
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def show_stories(asked: DeskRequest) -> Response:
    """Shows the list of stories."""
    given = _given(asked)
    at = page_number(asked)
    with asked.desk.pool.reading() as store:
        visits = store.users.visits(asked.user.name)
        desk = visits.get(WHOLE_LIST)
        # when the user's last stay ended: to a new user, who has seen nothing, nothing is new
        arrived = (desk.before or desk.at) if desk else "9"
        wanted = StoryFilter(
            given.get("q", ""),
            "disputed" in given,
            given.get("since", ""),
            given.get("until", ""),
            given.get("named", ""),
            given.get("outlet", ""),
            user=asked.user.name,
            arrived=arrived,
            new="new" in given,
            order=given.get("order", ""),
        )
        found = store.search.browse(wanted, most=_PAGE, skip=(at - 1) * _PAGE)
        opened = {row.id: visits[row.id].at if row.id in visits else arrived for row in found.rows}
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
        at=at,
        last=max(1, -(-found.total // _PAGE)),
        address=lambda **other: _address(given | other),
        counts=counts,
        orders=("", *ORDERS),
    )
    response.background = BackgroundTask(asked.desk.note_visit, asked.user.name, WHOLE_LIST)
    return response


def _given(asked: DeskRequest) -> dict[str, str]:
    """Returns the query without empty values and invalid days."""
    known = {
        name: " ".join(asked.query.get(name, "").replace("\x00", " ").split())[:200]
        for name in _ASKED
    }
    no_days = [one for one in ("since", "until") if not _DAY.fullmatch(known[one])]
    return {name: value for name, value in known.items() if value and name not in no_days}


def page_number(asked: DeskRequest) -> int:
    """Returns the number of the requested page of a list."""
    given = asked.query.get("page", "1")
    return max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 7 else 1


def _address(given: dict[str, object]) -> str:
    query = {
        name: value
        for name, value in given.items()
        if value not in ("", None) and not (name == "page" and value == 1)
    }
    return f"/?{urlencode(query)}" if query else "/"
