"""The list of stories, the last changed first."""

from starlette.responses import Response

from rashomon.desk import pages
from rashomon.desk.asked import Asked


def show_stories(asked: Asked) -> Response:
    """The page with the stories."""
    with asked.desk.shelf.reading() as store:
        rows = store.story_rows(most=200, words=asked.query.get("q") or None)
        failed = store.sources(failed=True)
    return pages.page("stories.html.j2", asked, rows=rows, failed=failed, words=asked.query.get("q", ""))
