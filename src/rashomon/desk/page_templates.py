"""The desk's templates and static files; every value is escaped, and a file's address changes with
its content."""

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from rashomon.authored.judgement_lines import read_judgements
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import RequestRefused
from rashomon.model.judgement import Action
from rashomon.model.ledger import Ledger
from rashomon.model.user import UserRole
from rashomon.web.decisions import tell_about
from rashomon.web.ledger_page import START, page_script, page_style
from rashomon.web.markup import environment as page_environment
from rashomon.web.markup import shown

SECTIONS = ("names", "speakers", "dates", "reports", "judgements")
"""What of a story is corrected on a page of its own; matters and questions are, in the table."""


@cache
def environment() -> Environment:
    """Returns the template environment."""
    loader = ChoiceLoader([PackageLoader("rashomon.desk"), PackageLoader("rashomon.web")])
    made = page_environment().overlay(loader=loader, auto_reload=False)
    # an overlay has the page's own dictionaries until it is given others
    made.filters = made.filters | {
        "whole": lambda number: "" if number is None else f"{number:.0f}",
        "decided": say_decided,
        "tojson_text": json.dumps,
    }
    made.globals = made.globals | {"asset": asset}
    return made


def say_decided(text: str) -> str:
    """Returns a row's value for readers; for a judgement, stored as JSON, what it sets and what it
    concerned."""
    if not text.startswith("{"):
        return text
    try:
        (made,) = read_judgements(text)
    except ValueError:
        return text
    words = " ".join(tell_about(made).split())
    after = f"“{made.after}” " if made.after and made.action is not Action.SPLIT else ""
    return (
        f"{after}{'of ' if after and words else ''}{words}{f' ({made.why})' if made.why else ''}"
        or ", ".join(made.target)
    )


def _own(name: str) -> str:
    return files("rashomon.desk").joinpath("static", name).read_text(encoding="utf-8")


@cache
def assets() -> dict[str, tuple[str, bytes]]:
    """Returns type and bytes of every file that pages load, by name."""
    own = ("desk.js", "work.js", "drafts.js", "putting.js", "asking.js", "jobs.js")
    scripts = {"start.js": START, "page.js": page_script()} | {name: _own(name) for name in own}
    styles = {"page.css": page_style(), "desk.css": _own("desk.css") + _own("work.css")}
    made = {
        name: ("text/javascript; charset=utf-8", text.encode("utf-8"))
        for name, text in scripts.items()
    }
    made["icon.svg"] = ("image/svg+xml", _own("icon.svg").encode("utf-8"))
    return made | {
        name: ("text/css; charset=utf-8", text.encode("utf-8")) for name, text in styles.items()
    }


@cache
def asset(name: str) -> str:
    """Returns the address of a file, which changes with the file, so that browsers may cache it."""
    return f"/static/{hashlib.sha256(assets()[name][1]).hexdigest()[:12]}/{name}"


def serve_asset(asked: DeskRequest) -> Response:
    """Sends a file of the desk."""
    found = assets().get(asked.path["name"])
    if found is None:
        return Response("There is no such file.", 404, media_type="text/plain")
    return Response(
        found[1],
        media_type=found[0],
        headers={"Cache-Control": "public, max-age=31536000, immutable"},
    )


def serve_icon(asked: DeskRequest) -> Response:
    """Sends the desk's icon to browsers that request it by convention."""
    return Response(
        assets()["icon.svg"][1],
        media_type="image/svg+xml",
        headers={"Cache-Control": "public, max-age=86400"},
    )


def lose(asked: DeskRequest) -> Response:
    """Answers an address without a page."""
    raise RequestRefused(404, "There is no such page.")


def page(template: str, asked: DeskRequest, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Returns a page of the desk."""
    return HTMLResponse(render(template, asked, **values), status)


def render(template: str, asked: DeskRequest, **values: Any) -> str:
    """Returns a rendered template as HTML."""
    always = {
        "desk": asked.desk,
        "user": asked.user,
        "may_edit": asked.user.role.may(UserRole.EDIT),
        "csrf": asked.session.csrf,
        "here": asked.url,
        "seen": "",
    }
    return shown(environment().get_template(template).render(**(always | values)))


def work_page(
    template: str,
    asked: DeskRequest,
    story_id: str,
    current: Ledger,
    section: str,
    **values: Any,
) -> HTMLResponse:
    """Returns a page on which a story is corrected."""
    (story,) = current.stories
    return page(
        template,
        asked,
        story_id=story_id,
        story=story,
        section=section,
        sections=SECTIONS,
        behind=asked.desk.workspaces.is_behind(story_id, current),
        **values,
    )


def part(template: str, asked: DeskRequest, **values: Any) -> Markup:
    """Returns a rendered template as part of a page."""
    # every value was escaped by the template
    return Markup(render(template, asked, **values))  # noqa: S704


def attached(name: str, data: bytes, media_type: str = "application/octet-stream") -> Response:
    """Returns a download, under a name that is safe for browsers and folders."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
    return Response(
        data,
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{plain}"'},
    )
