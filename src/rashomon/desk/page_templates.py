"""The desk's templates and static files. Every value is escaped. The address of a file changes with
its content."""

import hashlib
import re
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import NotFound
from rashomon.show.markup import environment as page_environment
from rashomon.show.markup import shown
from rashomon.show.page import START, page_script, page_style
from rashomon.show.wording import NOT_YET_BOUND

_CSRF_FIELD = Markup('<input type="hidden" name="csrf" value="{}">')


@cache
def _environment() -> Environment:
    """Returns the template environment."""
    loader = ChoiceLoader([PackageLoader("rashomon.desk"), PackageLoader("rashomon.show")])
    environment = page_environment().overlay(loader=loader, auto_reload=False)
    # an overlay has the page's own globals until it is given others
    environment.globals = environment.globals | {
        "asset": asset,
        "NOT_YET_BOUND": NOT_YET_BOUND,
    }
    return environment


def _own(name: str) -> bytes:
    return files("rashomon.desk").joinpath("static", name).read_bytes()


@cache
def assets() -> dict[str, tuple[str, bytes]]:
    """Returns the type and the bytes of every file that pages load, by name."""
    script = "text/javascript; charset=utf-8"
    style = "text/css; charset=utf-8"
    return {
        "start.js": (script, START.encode()),
        "page.js": (script, page_script().encode()),
        "jobs.js": (script, _own("jobs.js")),
        "bookmark.js": (script, _own("bookmark.js")),
        "copy.js": (script, _own("copy.js")),
        "drop.js": (script, _own("drop.js")),
        "page.css": (style, page_style().encode()),
        "desk.css": (style, _own("desk.css")),
        "icon.svg": ("image/svg+xml", _own("icon.svg")),
    }


@cache
def asset(name: str) -> str:
    """Returns the address of a file, which changes with the file, so that browsers may cache it."""
    return f"/static/{hashlib.sha256(assets()[name][1]).hexdigest()[:12]}/{name}"


def serve_asset(asked: DeskRequest) -> Response:
    """Sends a file of the desk."""
    name = asked.path["name"]
    if name not in assets():
        return Response("There is no such file.", HTTPStatus.NOT_FOUND, media_type="text/plain")
    media_type, data = assets()[name]
    return Response(
        data,
        media_type=media_type,
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


def lose(asked: DeskRequest) -> Response:
    """Answers an address that has no page."""
    raise NotFound("There is no such page.")


def page(
    template: str, asked: DeskRequest, *, status: int = HTTPStatus.OK, **values: Any
) -> HTMLResponse:
    """Returns a page of the desk."""
    return HTMLResponse(render(template, asked, **values), status)


def render(template: str, asked: DeskRequest, **values: Any) -> str:
    """Returns a rendered template as HTML."""
    always = {
        "desk": asked.desk,
        "user": asked.user,
        "may_edit": asked.may_edit,
        "csrf": asked.session.csrf,
        "csrf_field": _CSRF_FIELD.format(asked.session.csrf),
        "here": asked.url,
    }
    return shown(_environment().get_template(template).render(**(always | values)))


def see_other(address: str) -> RedirectResponse:
    """Leads to another page, after something was done."""
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def attached(name: str, data: bytes, media_type: str = "application/octet-stream") -> Response:
    """Returns a download under a name that is safe for browsers and folders."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    return Response(
        data,
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{plain}"'},
    )
