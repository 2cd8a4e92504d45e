"""Redirects for addresses inside a story that are gone: to their replacement, or to an explanation."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from starlette.responses import JSONResponse, RedirectResponse, Response

from rashomon.desk import story_page
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.story_page import find, state_of, view_of
from rashomon.model.ledger import Ledger
from rashomon.model.stored import FormerRow
from rashomon.store.database.open import SqlStore
from rashomon.text.calendar_words import say_day
from rashomon.web.markup import fragment, label_reports

_NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class NewPlace:
    """Where something is now: its address, empty if it is nowhere, and a note for whoever followed an old address."""

    address: str
    told: str


def send_place(asked: DeskRequest) -> Response:
    """Redirects an id of this story to its place on the page (`here`), or to what became of it."""
    given = asked.path["id"]
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        ledger = view_of(asked.desk, store, story_id, state_of(store, story_id)).ledger
        if given in anchors_of(ledger):
            return JSONResponse({"here": True, "address": "", "told": ""})
        found = place_of(asked, store, story_id, given)
    return JSONResponse({"here": False, "address": found.address, "told": found.told})


def send_part(asked: DeskRequest) -> Response:
    """Sends a part of the story's page; an address that is gone leads to its replacement."""
    try:
        return story_page.send_part(asked)
    except RequestRefused as refused:
        kind, key = asked.path["kind"], asked.path["key"]
        if refused.status != _NOT_FOUND or kind not in ("points", "texts"):
            raise
        with asked.desk.pool.reading() as store:
            story_id = find(store, asked.path["story"])
            found = place_of(asked, store, story_id, key)
        path, _, anchor = found.address.partition("#")
        if not anchor:
            raise RequestRefused(404, found.told, home=f"/s/{story_id}") from refused
        return RedirectResponse(f"{path}/{kind}/{anchor}", 302)


def anchors_of(ledger: Ledger) -> set[str]:
    """Returns the ids of points, accounts and texts on the story's page."""
    points = [point for one in ledger.stories for point in one.points]
    ids = [*(point.id for point in points), *(account.id for point in points for account in point.accounts)]
    return {*map(fragment, ids), *label_reports(ledger.reports).ids.values()}


def place_of(asked: DeskRequest, store: SqlStore, story_id: str, given: str) -> NewPlace:
    """Returns the replacement of an id that the story does not have."""
    row = store.former(story_id, given.removeprefix("t-") if given.startswith("t-") else given)
    if row is None:
        return NewPlace(
            "", "Nothing in this story has this address, or had it here. Look for it in the table, or ask whoever sent the link."
        )
    shas = {row.sha256} if row.sha256 else {sha for sha, _, _ in row.places}
    others = [one for one in store.stories_of_texts(shas) if one != story_id]
    for one in (story_id, *others):
        ledger = view_of(asked.desk, store, one, state_of(store, one)).ledger
        anchor, now = _now(row, ledger)
        if anchor:
            where = "" if one == story_id else f" in the story “{ledger.stories[0].title or 'Untitled story'}”"
            return NewPlace(f"/s/{one}#{quote(anchor, safe=':')}", f"{_was(row)} {now}{where}.")
    return NewPlace("", f"{_was(row)} it is in no story any more. It was there until {say_day(row.at[:10])}.")


def _was(row: FormerRow) -> str:
    named = {"point": "The question", "account": "The account", "report": "The report"}.get(row.kind, "What stood here,")
    return f"{named} “{row.words}” had this address;"


def _now(row: FormerRow, ledger: Ledger) -> tuple[str, str]:
    """Returns the place in this ledger and its description; empty if there is none."""
    if row.kind == "report":
        labels = label_reports(ledger.reports)
        same = next((report for report in ledger.reports if report.sha256 == row.sha256), None)
        return (labels.text(same.id), f"its text stands under “{same.title or same.id}” now") if same else ("", "")
    sha = {report.id: report.sha256 for report in ledger.reports}
    points = [point for one in ledger.stories for point in one.points]
    held = [(p, a) for p in points for a in p.accounts if (sha.get(a.report), a.quote.start, a.quote.end) in set(row.places)]
    if not held:
        return "", ""
    most = Counter(point.id for point, _ in held)
    point, account = max(held, key=lambda one: (most[one[0].id], one[0].question == row.words, one[0].id))
    if row.kind == "account":
        return fragment(account.id), f"its words answer “{point.question}” now"
    same_words = point.question == row.words
    return fragment(point.id), "it holds other accounts now" if same_words else f"its accounts answer “{point.question}” now"
