"""The bookmark "to Rashomon": it hands the page that is open in a browser, as it is rendered, to
the desk on the same computer. It opens a page of the desk, which shows what came, and sends it with
the bookmark's token when the user says so. Nothing of the page is run: it is read like a file."""

import hmac
import secrets

from starlette.responses import JSONResponse, Response

from rashomon.desk import incoming_reports, page_templates
from rashomon.desk.desk_request import DeskRequest
from rashomon.desk.guard import Forbidden, RequestRefused
from rashomon.desk.page_templates import see_other
from rashomon.desk.received_files import receive
from rashomon.host_addresses import is_loopback
from rashomon.model.content_ids import text_hash
from rashomon.reports.items import Item, KnownFacts, web_address
from rashomon.store.database.deliveries import DeliveryKind
from rashomon.text.white_space import single_spaced

MOST_PAGE = 10_000_000  # bytes
_CODE = (
    'javascript:(()=>{{const d=open("{desk}/bookmark","rashomon"),'
    'f=e=>{{if(e.source===d&&e.origin==="{desk}"){{removeEventListener("message",f);'
    'd.postMessage({{token:"{token}",url:location.href,'
    'html:document.documentElement.outerHTML}},"{desk}")}}}};'
    'addEventListener("message",f)}})()'
)


def bookmark_code(asked: DeskRequest) -> str | None:
    """Returns the address of the user's bookmark. Returns None if there is none yet, or if the
    browser does not run on the computer of the desk."""
    if not is_loopback(asked.address):
        return None
    with asked.reading() as store:
        token = store.kept(_key(asked))
    return _CODE.format(desk=_origin(asked), token=token) if token else None


def show_intake(asked: DeskRequest) -> Response:
    """Shows the page for adding reports, with the user's bookmark."""
    is_here = is_loopback(asked.address)
    return incoming_reports.show_intake(asked, bookmark_code(asked), marks=is_here)


def make_bookmark(asked: DeskRequest) -> Response:
    """Makes a new bookmark for the user; the one before counts no more."""
    _check_here(asked)
    with asked.desk.pool.writing() as store:
        store.keep(_key(asked), secrets.token_urlsafe(24))
        asked.audit(store, "bookmark made", "desk")
    return see_other("/add#bookmark")


def show_bookmark(asked: DeskRequest) -> Response:
    """Shows the page that the bookmark opens. It alone may be spoken to by the page from which it
    was opened."""
    _check_here(asked)
    response = page_templates.page(
        "bookmark.html.j2", asked, most=MOST_PAGE, choices=incoming_reports.stories_to_choose(asked)
    )
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return response


def take_page(asked: DeskRequest) -> Response:
    """Reads the page that was handed over, with its address and hour."""
    _check_here(asked)
    sent = {part.name: part.data for part in asked.parts()}
    token = sent.get("token", b"").decode("utf-8", "replace")
    with asked.reading() as store:
        expected = store.kept(_key(asked))
    if not expected or not hmac.compare_digest(token.encode(), expected.encode()):
        raise Forbidden(
            "This bookmark counts no more. Take the one on the page “Add reports”.",
        )
    html = sent.get("page", b"")
    if not html.strip():
        raise RequestRefused("The page is empty. Nothing was saved.")
    url = web_address(single_spaced(sent.get("url", b"").decode("utf-8", "replace"))[:4000])
    facts = KnownFacts(url=url, retrieved=asked.desk.now(), charset="utf-8")
    item = Item(source=url or "handed-over/page.html", data=html, known=facts)
    receive(
        asked,
        kind=DeliveryKind.REPORT,
        subject=f"open page: {(url or 'no address')[:200]}",
        items=[item],
        story=incoming_reports.story_chosen(asked),
    )
    return JSONResponse({"next": "/add#jobs"})


def _check_here(asked: DeskRequest) -> None:
    if not is_loopback(asked.address):
        raise Forbidden("The bookmark works on the computer of the desk alone.")


def _key(asked: DeskRequest) -> str:
    return f"bookmark {text_hash(asked.user.name)[:24]}"


def _origin(asked: DeskRequest) -> str:
    scheme = "https" if asked.desk.secure else "http"
    return f"{scheme}://{asked.headers.get('host', '')}"
