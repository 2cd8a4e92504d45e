"""A story's page: what `--page` writes, inside the frame of the desk. It is cached while the story
does not change."""

from collections.abc import Hashable
from http import HTTPStatus
from typing import Any

from markupsafe import Markup
from starlette.background import BackgroundTask
from starlette.responses import RedirectResponse, Response

from rashomon.comparing.looked_ledger import with_new_looks
from rashomon.desk.desk_request import Desk, DeskRequest
from rashomon.desk.guard import NotFound
from rashomon.desk.page_templates import asset, page, render
from rashomon.desk.render_cache import MARK, Rendered
from rashomon.model.decision import Decisions
from rashomon.model.ledger import Ledger
from rashomon.show.page import Frame, render_framed
from rashomon.show.story_view import LedgerView
from rashomon.store.database.open import SqlStore
from rashomon.store.database.users import is_same_stay
from rashomon.store.ledgers import ledger_of
from rashomon.store.news import tell_rows


def show_story(asked: DeskRequest) -> Response:
    """Shows the page of a story. An old id redirects to the present one."""
    with asked.reading() as store:
        story_id = find(store, asked.path["story"])
        if story_id != asked.path["story"]:
            return RedirectResponse(
                f"/s/{story_id}{''.join(asked.url.partition('?')[1:])}", HTTPStatus.FOUND
            )
        rendered = _rendered(asked.desk, store=store, story_id=story_id)
        since = last_stay(asked, store=store, story_id=story_id)
        changed = store.stories.changes(story_id) if since else ()
    news = tell_rows([row for row in changed if row.at > since])
    answer = Response(
        rendered.filled(
            render("head.html.j2", asked, walked=story_id),
            "may-edit" if asked.may_edit else "",
            render("bar.html.j2", asked),
            render("notice.html.j2", asked, story_id=story_id, since=since, news=news),
        ),
        media_type="text/html; charset=utf-8",
    )
    answer.background = BackgroundTask(asked.desk.note_visit, asked.user.name, story_id)
    return answer


def last_stay(asked: DeskRequest, store: SqlStore, story_id: str) -> str:
    """Returns when the user's last visit to the story ended, "" if there was none."""
    visit = store.users.visit(asked.user.name, story_id)
    if visit is None:
        return ""
    return (visit.before or "") if is_same_stay(visit, asked.desk.now()) else visit.at


def known(asked: DeskRequest) -> tuple[str, Ledger]:
    """Returns the id of the requested story and its ledger."""
    with asked.reading() as store:
        story_id = find(store, asked.path["story"])
        return story_id, _view(asked.desk, store=store, story_id=story_id).ledger


def page_of(template: str, asked: DeskRequest, **values: Any) -> Response:
    """Returns a page about the requested story."""
    story_id, ledger = known(asked)
    title = ledger.stories[0].title or "(no headline)"
    return page(template, asked, story_id=story_id, title=title, **values)


def find(store: SqlStore, reference: str) -> str:
    """Returns the id of the story with this id or old id, or whose id begins like this. Raises
    RequestRefused unless exactly one does."""
    ids = store.stories.find(reference)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise NotFound("More than one story has an id that begins like this.")
    for change in store.stories.changes(reference):
        words = f"The story “{change.subject}” is gone; all of its reports left the store."
        raise NotFound(words)
    raise NotFound("There is no such story.")


def _state_of(store: SqlStore, story_id: str) -> Hashable:
    """Returns what everything that a story's page shows depends on: its ledger, what was decided
    since, and the sources that could not be read."""
    digest = store.stories.ledger_digest(story_id)
    decided = len(_decided_since(store, story_id))
    return story_id, digest, decided, store.feeds.sources(failed=True)


def _decided_since(store: SqlStore, story_id: str) -> Decisions:
    """Returns all decisions if some about the story were made since it was compared: who left a
    walk by closing the window, or was cut off, has verdicts that its ledger does not have yet."""
    is_behind = story_id in store.stories.to_compare()
    return store.decisions.all() if is_behind else ()


def _view(desk: Desk, store: SqlStore, story_id: str) -> LedgerView:
    """Returns the story's ledger with all verdicts, cached while the story is unchanged."""

    def make() -> LedgerView:
        ledger = ledger_of(store, story_id)
        decided = _decided_since(store, story_id)
        return LedgerView(with_new_looks(ledger, decided) if decided else ledger)

    return desk.ledgers.get(_state_of(store, story_id), make)


def _rendered(desk: Desk, store: SqlStore, story_id: str) -> Rendered:
    """Returns the story's page, cached while the story is unchanged."""

    def make() -> Rendered:
        frame = Frame(
            styles=(asset("page.css"), asset("desk.css")),
            scripts=(asset("page.js"),),
            start=asset("start.js"),
            mark=Markup(MARK),  # noqa: S704  our own
            home=f"/s/{story_id}",
        )
        html = render_framed(_view(desk, store=store, story_id=story_id), frame)
        return Rendered(tuple(part.encode() for part in html.split(MARK)))

    return desk.pages.get(_state_of(store, story_id), make)
