"""A story's page: what `--page` writes, inside the desk's frame, cached while the story does not
change; and where addresses in it lead that are gone."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from urllib.parse import quote

from markupsafe import Markup
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse, RedirectResponse, Response

from rashomon.desk import page_templates
from rashomon.desk.auth import feed_key
from rashomon.desk.desk_request import Desk, DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.desk.row_versions import seen_now
from rashomon.desk.workspaces import MARK, Rendered
from rashomon.model.content_ids import content_id
from rashomon.model.judgement import NOTE, POINT_NOTE
from rashomon.model.ledger import Ledger
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.stored import FormerRow
from rashomon.model.user import UserRole, Visit
from rashomon.store.database.open import SqlStore
from rashomon.store.database.users import is_same_stay
from rashomon.store.ledgers import ledger_of
from rashomon.store.tell_changes import tell_rows
from rashomon.telling.two_events import parts_of
from rashomon.telling.wording import rows_of
from rashomon.text.calendar_words import say_day
from rashomon.text.report_names import name_reports
from rashomon.web.ledger_page import Frame, render_framed, render_part
from rashomon.web.markup import fragment, label_reports
from rashomon.web.story_view import LedgerView

# What an editor sees round a story's page: where to correct, what the table does not show yet, and
# the script that corrects in the table.


def notices(asked: DeskRequest, story_id: str, current: Ledger) -> tuple[Markup, Markup]:
    """Returns what an editor sees below a story's header and at its foot; empty for users who may
    not edit.

    Below the header: where to correct. At the foot: the
    script and dialogs for corrections in the table.
    """
    if not asked.user.role.may(UserRole.EDIT):
        return Markup(""), Markup("")
    behind = asked.desk.workspaces.is_behind(story_id, current)
    return (
        page_templates.part(
            "work_notice.html.j2",
            asked,
            story_id=story_id,
            nameless=nameless_in(current),
            parts=parts_sent(parts_of(current.stories[0])),
        ),
        page_templates.part("work_foot.html.j2", asked, behind=behind, kinds=tuple(PointKind)),
    )


def parts_sent(parts: tuple[tuple[str, ...], ...]) -> str:
    """Returns a mark of these parts, so that an answer is to what was shown; "" for none."""
    return content_id("parts", *("|".join(part) for part in parts)) if parts else ""


def nameless_in(current: Ledger) -> dict[str, str]:
    """Returns what the reports without an outlet are called until somebody says it, by id."""
    names = name_reports(current.reports)
    return {report.id: names[report.id] for report in current.reports if not report.outlet}


def show_story(asked: DeskRequest) -> Response:
    """Shows the page of a story; a former id redirects to the current one."""
    given = asked.path["story"]
    with asked.desk.pool.reading() as store:
        story_id = find(store, given)
        if story_id != given:
            return RedirectResponse(f"/s/{story_id}{''.join(asked.url.partition('?')[1:])}", 302)
        seen, state = seen_now(store, story_id), state_of(store, story_id)
        rendered = _rendered(asked.desk, store, story_id, state)
        current = view_of(asked.desk, store, story_id, state).ledger
        since = last_stay(store.users.visit(asked.user.name, story_id), asked.desk.now())
        changed = store.stories.changes(story_id) if since else ()
    head = page_templates.render("head.html.j2", asked, story=story_id, state=state, seen=seen)
    bar = page_templates.render("story_bar.html.j2", asked)
    work, foot = notices(asked, story_id, current)
    below = page_templates.render(
        "notice.html.j2",
        asked,
        story=story_id,
        since=since,
        news=tell_rows([row for row in changed if row.at > since]),
        work=work,
        notes=notes_to(asked.user.name, current, since),
    )
    files = page_templates.render(
        "story_files.html.j2",
        asked,
        story=story_id,
        key=feed_key(asked.user, story_id),
    )
    answer = Response(
        rendered.filled(head, bar, below, f"{files}{foot}"), media_type="text/html; charset=utf-8"
    )
    answer.background = BackgroundTask(asked.desk.note_visit, asked.user.name, story_id)
    return answer


def notes_to(name: str, current: Ledger, since: str) -> list[tuple[str, str, str]]:
    """Returns the notes after a moment that name this person with @: by whom, the note, and where
    it stands."""
    (story,) = current.stories
    called = "|".join(map(re.escape, (name, name.partition(" ")[0])))
    home = {one.id: passage.id for passage in story.passages for one in passage.core()}
    return [
        (j.by, j.after or "", fragment(home.get(j.target[0], j.target[0])))
        for j in story.judgements
        if j.field in (NOTE, POINT_NOTE)
        and j.at > since
        and re.search(rf"@(?:{called})(?!\w)", j.after or "", re.IGNORECASE)
    ]


def last_stay(visit: Visit | None, now: str) -> str:
    """Returns when the user's last stay with the story ended; empty if there was none."""
    if visit is None:
        return ""
    return (visit.before or "") if is_same_stay(visit, now) else visit.at


def known(asked: DeskRequest) -> tuple[str, Ledger]:
    """Returns the id of the requested story and its ledger."""
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        return story_id, ledger(asked, store, story_id)


def seen_in(asked: DeskRequest) -> str:
    """Returns what a judgement of the requested story has seen that is made of what is shown
    next."""
    with asked.desk.pool.reading() as store:
        return seen_now(store, find(store, asked.path["story"]))


def send_state(asked: DeskRequest) -> Response:
    """Sends the story's state, so that an open page can tell whether it is current."""
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        seen, state = seen_now(store, story_id), state_of(store, story_id)
    here = asked.desk.here(story_id, asked.user.name, asked.query.get("row", "")[:80])
    return JSONResponse({"story": story_id, "state": state, "seen": seen, "here": here})


def send_rules(asked: DeskRequest) -> Response:
    """Sends the style rules that depend on the story."""
    state = asked.path["state"]
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        current = state_of(store, story_id)
        rendered = _rendered(asked.desk, store, story_id, current)
    # A page that was opened before the story changed takes the rules of the present one.
    kept = "max-age=31536000, immutable" if state == current else "no-store"
    return Response(
        rendered.rules,
        media_type="text/css; charset=utf-8",
        headers={"Cache-Control": f"private, {kept}"},
    )


def find(store: SqlStore, given: str) -> str:
    """Returns the id of the story named by a current or former id, or the beginning of one. Raises
    RequestRefused unless exactly one matches."""
    found = store.stories.find(given)
    if not found and (row := store.stories.former(given, given)) is not None:
        raise RequestRefused(
            404,
            f"The story “{row.words or 'Untitled story'}” was here until "
            f"{say_day(row.at[:10])}; all of its reports left the store.",
        )
    if len(found) != 1:
        raise RequestRefused(
            404, "More than one story begins with that." if found else "There is no such story."
        )
    return found[0]


def state_of(store: SqlStore, story_id: str) -> str:
    """Returns a digest of everything that a story's page shows: its ledger and the unreadable
    sources."""
    parts = [
        store.stories.ledger_digest(story_id),
        [asdict(row) for row in store.feeds.sources(failed=True)],
    ]
    return hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()[:16]


def view_of(desk: Desk, store: SqlStore, story_id: str, state: str = "") -> LedgerView:
    """Returns the view of the story's ledger, cached while the story is unchanged. `state`: if it
    is known."""
    key = (story_id, state or state_of(store, story_id))
    return desk.ledgers.get(key, lambda: LedgerView(ledger_of(store, story_id)))


def ledger(asked: DeskRequest, store: SqlStore, story_id: str) -> Ledger:
    """Returns the story's ledger, cached while the story is unchanged."""
    return view_of(asked.desk, store, story_id).ledger


def send_part(asked: DeskRequest) -> Response:
    """Sends what a large story's page leaves out: as a fragment for scripts, as a page for browsers
    without them."""
    kind, key = asked.path["kind"], asked.path["key"]
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        state = state_of(store, story_id)
        view = view_of(asked.desk, store, story_id, state)
    html = render_part(view, kind, key, _frame(story_id, state))
    if html is None:
        return _gone(asked, story_id)
    if "text/html" not in asked.headers.get("accept", ""):
        return Response(html, media_type="text/html; charset=utf-8")
    alone = Markup(  # noqa: S704
        _LINK.sub(lambda found: f'href="/s/{story_id}{_place(found[1], found[2])}', html)
    )
    return page_templates.page(
        "part.html.j2",
        asked,
        story=story_id,
        state=state,
        kind=kind,
        title=view.ledger.stories[0].title,
        part=alone,
    )


_LINK = re.compile(r'href="#((?:t|p|v)-[^":]*)?([^"]*)')


def _place(part: str | None, rest: str) -> str:
    """Returns where the content of this id can be read without scripts."""
    kinds = {"t-": "texts", "p-": "points", "v-": "views"}
    if not part:
        return f"#{rest}"
    kind = kinds[part[:2]]
    return f"/{kind}/{part.removeprefix('v-')}#{part}{rest}"


def warm(desk: Desk, stories: Iterable[str]) -> None:
    """Renders these stories' pages before anybody waits for them."""
    for story_id in stories:
        with desk.pool.reading() as store:
            _rendered(desk, store, story_id, state_of(store, story_id))


def _rendered(desk: Desk, store: SqlStore, story_id: str, state: str) -> Rendered:
    """Returns the story's page, cached while the story is unchanged."""

    def make() -> Rendered:
        html, rules = render_framed(view_of(desk, store, story_id, state), _frame(story_id, state))
        return Rendered(tuple(part.encode("utf-8") for part in html.split(MARK)), rules)

    return desk.pages.get((story_id, state), make)


def _frame(story_id: str, state: str) -> Frame:
    return Frame(
        styles=(
            page_templates.asset("page.css"),
            page_templates.asset("desk.css"),
            f"/s/{story_id}/{state}/rules.css",
        ),
        scripts=(page_templates.asset("page.js"), page_templates.asset("desk.js")),
        start=page_templates.asset("start.js"),
        mark=Markup(MARK),  # noqa: S704  our own
        fragments=f"/s/{story_id}",
    )


def send_place(asked: DeskRequest) -> Response:
    """Redirects an id of this story to its place on the page (`here`), or to what became of it."""
    given = asked.path["id"]
    with asked.desk.pool.reading() as store:
        story_id = find(store, asked.path["story"])
        current = ledger(asked, store, story_id)
        points = [point for one in current.stories for point in rows_of(one)]
        ids = {*(p.id for p in points), *(one.id for p in points for one in p.accounts)}
        if given in {*map(fragment, ids), *label_reports(current.reports).ids.values()}:
            return JSONResponse({"here": True, "address": "", "told": ""})
        address, note = place_of(asked, store, story_id, given)
    return JSONResponse({"here": False, "address": address, "told": note})


def _gone(asked: DeskRequest, story_id: str) -> Response:
    """Leads to the replacement of a part that is gone, or says what became of it."""
    kind, address = asked.path["kind"], ""
    note = "The story has no such part; it may have changed. Load its page again."
    if kind in ("points", "texts"):
        with asked.desk.pool.reading() as store:
            address, note = place_of(asked, store, story_id, asked.path["key"])
    path, _, anchor = address.partition("#")
    if not anchor:
        raise RequestRefused(404, note, home=f"/s/{story_id}")
    return RedirectResponse(f"{path}/{kind}/{anchor}", 302)


def place_of(asked: DeskRequest, store: SqlStore, story_id: str, given: str) -> tuple[str, str]:
    """Returns where an id that the story does not have leads now, empty if nowhere, and a note for
    whoever followed it."""
    row = store.stories.former(
        story_id, given.removeprefix("t-") if given.startswith("t-") else given
    )
    if row is None:
        return (
            "",
            "Nothing in this story has this address, or had it here. Look for it in the "
            "table, or ask whoever sent the link.",
        )
    shas = {row.sha256} if row.sha256 else {sha for sha, _, _ in row.places}
    others = [one for one in store.stories.of_texts(shas) if one != story_id]
    for one in (story_id, *others):
        current = ledger(asked, store, one)
        anchor, now = _now(row, current)
        if anchor:
            where = (
                ""
                if one == story_id
                else f" in the story “{current.stories[0].title or 'Untitled story'}”"
            )
            return (f"/s/{one}#{quote(anchor, safe=':')}", f"{_was(row)} {now}{where}.")
    return (
        "",
        f"{_was(row)} it is in no story any more. It was there until {say_day(row.at[:10])}.",
    )


def _was(row: FormerRow) -> str:
    named = {"point": "The question", "account": "The account", "report": "The report"}.get(
        row.kind, "What stood here,"
    )
    return f"{named} “{row.words}” had this address;"


def _now(row: FormerRow, ledger: Ledger) -> tuple[str, str]:
    """Returns the place in this ledger and its description; empty if there is none."""
    if row.kind == "report":
        labels = label_reports(ledger.reports)
        same = next((report for report in ledger.reports if report.sha256 == row.sha256), None)
        return (
            (labels.text(same.id), f"its text stands under “{same.title or same.id}” now")
            if same
            else ("", "")
        )
    held = _held(row, ledger)
    if held is None:
        return "", ""
    point, account = held
    if row.kind == "account":
        return fragment(account.id), f"its words answer “{point.question}” now"
    same_words = point.question == row.words
    return (
        fragment(point.id),
        "it holds other accounts now"
        if same_words
        else f"its accounts answer “{point.question}” now",
    )


def _held(row: FormerRow, ledger: Ledger) -> tuple[Point, Account] | None:
    """Returns the point of this ledger that holds most of the accounts that an id stood for, and
    one of them."""
    sha = {report.id: report.sha256 for report in ledger.reports}
    points = [point for one in ledger.stories for point in rows_of(one)]
    held = [
        (p, a)
        for p in points
        for a in p.accounts
        if (sha.get(a.report), a.quote.start, a.quote.end) in set(row.places)
    ]
    most = Counter(point.id for point, _ in held)
    return max(
        held,
        key=lambda one: (most[one[0].id], one[0].question == row.words, one[0].id),
        default=None,
    )


def present_point(asked: DeskRequest, story_id: str, current: Ledger, given: str) -> Point | None:
    """Returns the point of this id, else the one that holds most of what it held: a page that is
    open shows points under former ids."""
    found = next(
        (point for story in current.stories for point in story.points if point.id == given), None
    )
    if found is not None:
        return found
    with asked.desk.pool.reading() as store:
        row = store.stories.former(story_id, given)
    held = _held(row, current) if row is not None and row.kind == "point" else None
    return held[0] if held else None
