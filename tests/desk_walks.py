"""What pages in a browser share: what must not go wrong in them, the story's address, its ledger,
waiting, pictures."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desk_server import Served
from rashomon.model.ledger import Ledger
from rashomon.store.ledgers import ledger_of
from stored import stored

ROOT = Path(__file__).resolve().parents[1]
Walk = Callable[..., Any]


@contextmanager
def watched(chromium: Any, *expected: str) -> Iterator[Walk]:
    """Opens addresses. At the end nothing may have been logged but what is expected, no window have
    opened, and nobody been asked but who answers at the address itself."""
    contexts: list[Any] = []
    troubles: list[str] = []
    known = list(expected)

    def opened(
        address: str,
        *,
        width: int = 1440,
        height: int = 900,
        expect: tuple[str, ...] = (),
        **options: Any,
    ) -> Any:
        known.extend(expect)
        size = {"width": width, "height": height}
        contexts.append(chromium.new_context(viewport=size, accept_downloads=True, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(60_000)
        own = ("/".join(address.split("/")[:3]), "blob:")

        def logged(message: Any) -> None:
            if message.type in ("error", "warning"):
                troubles.append(message.text)

        def requested(request: Any) -> None:
            if not request.url.startswith(own):
                troubles.append(request.url)

        page.on("console", logged)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda box: (troubles.append(f"dialog {box.message}"), box.dismiss()))
        page.on("request", requested)
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [one for one in troubles if not any(words in one for words in known)] == []


def ledger(served_desk: Served) -> Ledger:
    desk = served_desk.app.state.desk  # type: ignore[attr-defined]
    with stored(desk.pool.address) as store:
        (story,) = store.stories.ids()
        return ledger_of(store, story)


def story_of(demo: Served) -> str:
    desk = demo.app.state.desk  # type: ignore[attr-defined]
    with desk.pool.reading() as store:
        (story,) = store.stories.ids()
    return f"{demo.url}s/{story}"


def until(page: Any, expression: str) -> Any:
    """Waits until the expression holds, and gives its value; the page's policy lets nothing be
    evaluated by the page itself."""
    end = time.monotonic() + 60
    while not (value := _value(page, expression)):
        assert time.monotonic() < end, f"never came true: {expression}"
        page.wait_for_timeout(50)
    return value


def _value(page: Any, expression: str) -> Any:
    from playwright.sync_api import Error

    try:
        return page.evaluate(expression)
    except Error:  # another page is on its way
        return None


def assert_serious(axe: Any, page: Any) -> None:
    found = axe.run(page).response["violations"]
    wrong = [
        (v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert not wrong, wrong


def shot(page: Any, name: str) -> None:
    """Keeps a picture where pictures are kept."""
    folder = ROOT / "out" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(folder / f"desk-{name}.png"))
