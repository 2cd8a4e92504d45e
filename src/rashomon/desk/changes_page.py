"""What changed in a story since the user's last visit, from the store's log of changes; below it,
what the people of the desk did."""

from starlette.responses import Response

from rashomon.desk import page_templates
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.story_page import find, last_stay
from rashomon.store.tell_changes import change_line


def show_changes(asked: DeskRequest) -> Response:
    """Shows the changes since the user's last visit, or all of them, the newest first."""
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        story = store.stories.get(story_id)
        rows = store.stories.changes(story_id)
        done = store.users.audit_rows(target=story_id, most=50)
        visited = last_stay(store.users.visit(asked.user.name, story_id), asked.desk.now())
    since = "" if "all" in asked.query else visited
    return page_templates.page(
        "changes.html.j2",
        asked,
        story_id=story_id,
        title=story.title if story else None,
        since=since,
        told=[(row.at, change_line(row)) for row in reversed(rows) if row.at > since],
        done=[row for row in done if row.at > since],
    )
