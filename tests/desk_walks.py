"""What walks through a desk in a browser share: the story's address, its ledger, waiting, pictures,
and what must not be wrong."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desk_server import Served
from rashomon.model.ledger import Ledger
from rashomon.store.database.open import open_store
from rashomon.store.ledgers import ledger_of

ROOT = Path(__file__).resolve().parents[1]
Walk = Callable[..., Any]


def ledger(served_desk: Served) -> Ledger:
    desk = served_desk.app.state.desk  # type: ignore[attr-defined]
    store = open_store(desk.pool.address)
    try:
        (story,) = store.stories.ids()
        return ledger_of(store, story)
    finally:
        store.close()


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


def settled(page: Any) -> str:
    """Waits until the table's news is told; the words."""
    words = (
        "(told => told.classList.contains('working') || !/changed/.test(told.textContent) ? '' : "
        "told.textContent)(document.querySelector('.work-told'))"
    )
    return str(until(page, words))


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
