"""What pages in a browser share: what must not go wrong in them, the story's address, its ledger,
waiting, pictures."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desk_server import Served
from rashomon.model.ledger import Ledger
from rashomon.store.ledgers import ledger_of
from stored import stored

ROOT = Path(__file__).resolve().parents[1]
Walk = Callable[..., Any]


class Windows:
    """Windows of a browser, used by one test after the other: opening a page costs a quarter of
    what a new window does."""

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._free = defaultdict[frozenset[tuple[str, object]], list[Any]](list)

    def take(self, options: frozenset[tuple[str, object]]) -> Any:
        """An empty page of a window with these options."""
        if free := self._free[options]:
            return free.pop()
        page = self._browser.new_context(accept_downloads=True, **dict(options)).new_page()
        page.set_default_timeout(60_000)
        return page

    def give_back(self, page: Any, options: frozenset[tuple[str, object]]) -> None:
        """Lets others use the page, when it has forgotten what it knew."""
        if ("java_script_enabled", False) not in options:
            page.evaluate("localStorage.clear(); sessionStorage.clear()")
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.unroute_all()
        page.mouse.move(0, 0)
        page.goto("about:blank")
        page.context.clear_cookies()
        self._free[options].append(page)


class _Watched:
    """A page in use, and what went wrong in it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.troubles: list[str] = []
        self._own = ("/".join(address.split("/")[:3]), "blob:")
        self._listeners = {
            "console": self._logged,
            "pageerror": lambda error: self.troubles.append(str(error)),
            "dialog": self._dismiss,
            "request": self._requested,
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)

    def end(self) -> None:
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def _logged(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)

    def _dismiss(self, box: Any) -> None:
        self.troubles.append(f"dialog {box.message}")
        box.dismiss()

    def _requested(self, request: Any) -> None:
        if not request.url.startswith(self._own):
            self.troubles.append(request.url)


@contextmanager
def watched(windows: Windows, *expected: str) -> Iterator[Walk]:
    """Opens addresses. At the end nothing may have been logged but what is expected, no window have
    opened, and nobody been asked but who answers at the address itself."""
    used: list[tuple[_Watched, frozenset[tuple[str, object]]]] = []
    known = list(expected)

    def opened(
        address: str,
        *,
        width: int = 1440,
        height: int = 900,
        expect: tuple[str, ...] = (),
        color_scheme: str = "light",
        **options: Any,
    ) -> Any:
        known.extend(expect)
        kind = frozenset(options.items())
        page = windows.take(kind)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=color_scheme)
        used.append((_Watched(page, address), kind))
        page.goto(address)
        return page

    yield opened
    for one, kind in used:
        one.end()
        windows.give_back(one.page, kind)
    troubles = [trouble for one, _ in used for trouble in one.troubles]
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


SERIOUS = ("serious", "critical")
ANY = (*SERIOUS, "moderate", "minor", None)


def assert_accessible(page: Any, impacts: tuple[str | None, ...] = SERIOUS) -> None:
    """Axe, which `make browser` installs, finds nothing of these impacts."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    options = {"resultTypes": ["violations"]}
    found = axe.run(page, options=options).response["violations"]
    wrong = [each for each in found if each["impact"] in impacts]
    told = [(each["id"], each["nodes"][0]["html"][:200]) for each in wrong]
    assert not told, told


def shot(page: Any, name: str) -> None:
    """Keeps a picture where pictures are kept."""
    folder = ROOT / "out" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(folder / f"desk-{name}.png"))
