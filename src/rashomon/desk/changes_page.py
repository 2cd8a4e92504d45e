"""What changed in a story between two moments, from the store's log of changes; below it, what the
people of the desk did."""

from datetime import datetime

from starlette.responses import Response

from rashomon.desk import page_templates
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.story_page import find, last_stay, ledger
from rashomon.web.news import gather_news


def show_changes(asked: DeskRequest) -> Response:
    """Shows the changes between two moments; by default since the user's last visit."""
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        found = ledger(asked, store, story_id)
        rows = store.stories.changes(story_id)
        done = store.users.audit_rows(target=story_id, most=50)
        visited = last_stay(store.users.visit(asked.user.name, story_id), asked.desk.now())
    moments = sorted({row.at for row in rows})
    since = _moment(asked.query["since"]) if "since" in asked.query else visited
    until = _moment(asked.query.get("until", ""))
    chosen = [row for row in rows if row.at > since and (not until or row.at <= until)]
    news = gather_news(chosen, found)
    return page_templates.page(
        "changes.html.j2",
        asked,
        story=story_id,
        title=found.stories[0].title,
        moments=moments,
        since=since,
        until=until,
        visited=visited,
        news=news,
        done=[row for row in done if row.at > since and (not until or row.at <= until)],
    )


def _moment(given: str) -> str:
    """Returns the moment, or an empty string if it is invalid."""
    try:
        return given if datetime.fromisoformat(given).tzinfo else ""
    except ValueError:
        return ""
