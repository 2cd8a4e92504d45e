"""make_desk returns the ASGI application. Every request is checked and answered by a view in a
thread, and every response has the same headers."""

import logging
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from urllib.parse import quote

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from rashomon.desk import (
    ask_page,
    bookmark,
    decide_pages,
    front_check,
    incoming_reports,
    login,
    look_page,
    page_templates,
    put_page,
    received_files,
    report_table,
    story_list,
    story_page,
    story_tools,
)
from rashomon.desk.auth import client_address
from rashomon.desk.desk_request import Desk, DeskRequest, DeskRoute, Later, reads, writes
from rashomon.desk.guard import (
    HEADERS,
    MOST_BYTES,
    MOST_BYTES_OPEN,
    Busy,
    Forbidden,
    RequestQueue,
    RequestRefused,
    check_head,
    check_origin,
    check_token,
    read_body,
)
from rashomon.desk.page_templates import see_other
from rashomon.errors import StopError
from rashomon.model.user import SessionRow, User, UserRole

_LOG = logging.getLogger(__name__)
# What to do about it, by status.
_TODO: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Go back, correct what is named above, and send it again.",
    HTTPStatus.FORBIDDEN: "Load the page again and try once more. If you need another role, "
    "ask whoever runs the desk.",
    HTTPStatus.NOT_FOUND: "Check that you copied the whole address.",
    HTTPStatus.CONFLICT: "Load the page again: somebody may have changed it before you.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Send less at a time.",
    HTTPStatus.INTERNAL_SERVER_ERROR: (
        "Try once more. If it happens again, tell whoever runs the desk when it happened."
    ),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Wait a minute and load the page again. What you saved is kept."
    ),
}
_LOST = reads("/", page_templates.lose)
ROUTES = (
    reads("/static/{digest}/{name}", page_templates.serve_asset, is_open=True),
    reads("/login", login.show_login, is_open=True),
    writes("/login", login.log_in, is_open=True),
    writes("/logout", login.log_out, role=UserRole.READ),
    reads("/", story_list.show_stories),
    reads("/check", front_check.show_front_check),
    writes(
        "/check",
        front_check.take_text_and_reports,
        role=UserRole.READ,
        most=front_check.MOST_BYTES,
    ),
    reads("/s/{story}", story_page.show_story),
    reads("/s/{story}/ask", ask_page.show_ask, is_long=True),
    reads("/s/{story}/check", story_tools.show_check),
    writes("/s/{story}/check", story_tools.take_draft, role=UserRole.READ, most=5_000_000),
    reads("/s/{story}/check/{draft}", story_tools.show_check, is_long=True),
    writes("/s/{story}/check/{draft}/delete", story_tools.delete_draft, role=UserRole.READ),
    writes("/name", login.take_name, role=UserRole.ADMIN),
    writes("/close", login.close_desk, role=UserRole.READ),
    reads("/s/{story}/changes", story_tools.show_changes),
    reads("/s/{story}/page.html", story_tools.send_page, is_long=True),
    reads("/sources", login.show_sources),
    reads("/model", ask_page.show_model),
    reads("/add", bookmark.show_intake),
    writes("/add/files", incoming_reports.take_files, most=incoming_reports.MOST_BYTES),
    writes("/add/text", incoming_reports.take_text, most=2_000_000),
    writes("/add/address", incoming_reports.take_address),
    reads("/bookmark", bookmark.show_bookmark, role=UserRole.EDIT),
    writes("/bookmark/new", bookmark.make_bookmark),
    writes("/bookmark/page", bookmark.take_page, most=bookmark.MOST_PAGE + 10_000),
    reads("/log", login.show_log, role=UserRole.ADMIN),
    # the routes of those who decide in a story, and of handing it on
    reads("/s/{story}/reports", report_table.show_reports),
    writes("/s/{story}/reports", report_table.mend_reports),
    reads("/s/{story}/decide", decide_pages.show_decisions, role=UserRole.EDIT),
    reads("/s/{story}/decide/{id}", decide_pages.show_forms, role=UserRole.EDIT),
    writes("/s/{story}/decide", decide_pages.save_decision),
    writes("/s/{story}/undo", decide_pages.undo_decision),
    writes("/proposals/{number}", decide_pages.take_proposal),
    reads("/s/{story}/look", look_page.show_looks, role=UserRole.EDIT),
    writes("/s/{story}/look", look_page.keep_look),
    writes("/s/{story}/look/undo", look_page.undo_look),
    writes("/s/{story}/look/done", look_page.end_walk),
    reads("/s/{story}/put", put_page.show_put, role=UserRole.EDIT),
    writes("/s/{story}/put", put_page.take_answer, most=2_000_000),
    writes("/s/{story}/ask", ask_page.ask_model),
    reads("/s/{story}/hand-on", story_tools.show_formats),
    reads("/s/{story}/hand-on/{format}", story_tools.send_format, is_long=True),
)


def make_desk(desk: Desk) -> Starlette:
    """Returns the application, whose `state.desk` is the desk."""
    routes = []
    for route in ROUTES:
        answer = partial(_answered, desk, route)
        routes.append(Route(route.path, answer, methods=[route.method]))
    app = Starlette(routes=routes, exception_handlers={HTTPException: partial(_error_page, desk)})
    app.router.redirect_slashes = False  # it leads to whatever the Host header names
    app.state.desk = desk
    received_files.go_on(desk)
    return app


async def _error_page(desk: Desk, request: Request, error: Exception) -> Response:
    """Answers where no route does."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    is_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    if status == HTTPStatus.NOT_FOUND and is_page:
        return await _answered(
            desk, route=_LOST, request=request
        )  # with the navigation of who asks
    wording: dict[int, str] = {
        HTTPStatus.NOT_FOUND: "There is no such page.",
        HTTPStatus.METHOD_NOT_ALLOWED: "This address does not take such requests.",
    }
    message = wording.get(status, "This could not be done.")
    return _dressed(_refusal(None, request=request, refused=RequestRefused(message, status=status)))


async def _answered(desk: Desk, route: DeskRoute, request: Request) -> Response:
    """Returns the response of the route's view, or the refusal."""
    answer = _read if route.method == "GET" else _written
    try:
        check_head(request.headers, desk.hosts)
        response = await answer(desk, route, request)
    except _NotKnown:
        response = _to_login(desk, request)
    # one request must not take the desk down; the log has the trace
    except Exception as error:  # noqa: BLE001
        response = _page_of_failure(None, request=request, error=error)
    return _dressed(response)


def _turns(desk: Desk, route: DeskRoute) -> RequestQueue:
    if not route.is_long:
        return desk.turns
    return desk.logins if route.is_open else desk.works


async def _read(desk: Desk, route: DeskRoute, request: Request) -> Response:
    def view() -> Response | Later:
        return _viewed(
            route, request=request, asked=_desk_request(desk, route=route, request=request)
        )

    response = await _turns(desk, route).run(view)
    assert isinstance(response, Response)  # noqa: S101  what only reads waits for nothing
    return response


async def _written(desk: Desk, route: DeskRoute, request: Request) -> Response:
    """Handles a POST. The user is identified before the body is read. Logins do not delay users who
    are already logged in."""
    check_origin(request.headers, secure=desk.secure)
    turns = _turns(desk, route)
    asked = await turns.run(_desk_request, desk, route, request)
    most = MOST_BYTES_OPEN if route.is_open else route.most or MOST_BYTES
    asked = replace(asked, body=await read_body(request, most))
    response = await turns.run(_viewed, route, request, asked)
    while isinstance(response, Later):
        await anyio.sleep(response.seconds)
        response = await turns.run(_viewed, replace(route, view=response.view), request, asked)
    return response


class _NotKnown(Exception):
    """Raised if the user is unknown."""


def _desk_request(desk: Desk, route: DeskRoute, request: Request) -> DeskRequest:
    """Returns the request for the view, without its body. Raises RequestRefused if the user has no
    permission."""
    at = desk.now()
    login_row = desk.auth.known(request.cookies, at)
    if login_row:
        user, session = login_row
        desk.keep_session(session)
        if not user.role.may(route.role):
            raise Forbidden(
                f"You need the role {route.role}; {user.name} has the role {user.role}.",
            )
    elif route.is_open:
        user = User("", UserRole.READ)
        session = SessionRow(digest="", user_name="", csrf="", made_at=at, seen_at=at)
    else:
        raise _NotKnown
    sent = request.headers
    peer = request.client.host if request.client else ""
    return DeskRequest(
        desk=desk,
        user=user,
        session=session,
        path=request.path_params,
        query=dict(request.query_params),
        body=b"",
        # one that was sent twice is nobody's name
        headers={name: "\n".join(sent.getlist(name)) for name in sent},
        cookies=request.cookies,
        address=client_address(
            peer, forwarded=sent.getlist("x-forwarded-for"), forwarders=desk.forwarders
        ),
        url=_address(request),
    )


def _address(request: Request) -> str:
    """Returns what of the address stands behind the host."""
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def _viewed(route: DeskRoute, request: Request, asked: DeskRequest) -> Response | Later:
    """Returns the view's response; for writes, after checking the session's token."""
    try:
        if route.method == "POST" and not route.is_open:
            token = asked.headers.get("x-csrf-token") or asked.fields().get("csrf", "")
            check_token(token, asked.session.csrf)
        return route.view(asked)
    except Exception as error:  # noqa: BLE001  as above
        return _page_of_failure(asked, request=request, error=error)


def _page_of_failure(asked: DeskRequest | None, request: Request, error: Exception) -> Response:
    """Answers a request that failed. Only failures that nobody foresaw are logged; their page says
    nothing of their cause."""
    if isinstance(error, RequestRefused):
        return _refusal(asked, request=request, refused=error)
    if isinstance(error, StopError):
        return _refusal(
            asked,
            request=request,
            refused=Busy(str(error)),
        )
    path = ascii(request.scope["path"])
    _LOG.error("%s %s could not be answered", request.method, path, exc_info=error)
    message = "This could not be done, and nothing was half saved. The desk's log says more."
    return _refusal(
        asked,
        request=request,
        refused=RequestRefused(message, status=HTTPStatus.INTERNAL_SERVER_ERROR),
    )


def _to_login(desk: Desk, request: Request) -> Response:
    """Sends a browser to the login page, and back afterwards. A script gets an error instead. If
    the desk has no login of its own, it says so."""
    if not desk.auth.needs_login:
        unknown = Forbidden("The desk does not know you. Ask whoever runs it.")
        return _refusal(None, request=request, refused=unknown)
    if request.method != "GET" or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": "Log in first."}, HTTPStatus.UNAUTHORIZED)
    address = _address(request)
    login_page = "/login" if address == "/" else f"/login?next={quote(address, safe='')}"
    return see_other(login_page)


def _refusal(asked: DeskRequest | None, request: Request, refused: RequestRefused) -> Response:
    """Returns the refusal as JSON or as a page."""
    if "application/json" in request.headers.get("accept", ""):
        response: Response = JSONResponse({"error": refused.told}, refused.status)
    elif asked is not None and asked.user.name:
        response = page_templates.page(
            "refused.html.j2",
            asked,
            status=refused.status,
            told=refused.told,
            code=refused.status,
            home=refused.home,
            todo=_TODO.get(refused.status),
        )
    else:
        response = Response(refused.told, refused.status, media_type="text/plain; charset=utf-8")
    if refused.wait:
        response.headers["Retry-After"] = str(refused.wait)
    return response


def _dressed(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
