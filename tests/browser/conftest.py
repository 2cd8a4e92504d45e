"""A Chromium for the tests of the page. Without one they are skipped; where CI is set they fail."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desk_server import Served, served
from desk_walks import Walk, Windows, watched
from model_servers import FerryReader
from pages import rich_ledger
from rashomon.model.ledger import Ledger
from rashomon.settings import Settings
from rashomon.show.page import render_page
from rashomon.store.add_reports import add_reports
from stored import stored

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "ferry-fire" / "reports"

Open = Callable[..., Any]


def _chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in _NAMES if (found := shutil.which(name))), None)


def _absent(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"{what}: `make browser` installs it", pytrace=False)
    pytest.skip(f"{what}: `make browser` installs it")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running Chromium, driven through pipes; it can reach no host."""
    path = _chromium()
    if path is None:
        _absent("no Chromium was found")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _absent("Playwright for Python is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(chromium: Any) -> Windows:
    """Its windows, which tests share."""
    return Windows(chromium)


@pytest.fixture
def open_page(windows: Windows, tmp_path: Path) -> Iterator[Open]:
    """Opens a ledger (or HTML) as a page of its own, and watches it."""
    with watched(windows) as opened:

        def of(what: Ledger | str, fragment: str = "", **options: Any) -> Any:
            path = tmp_path / f"page{len(list(tmp_path.glob('page*')))}.html"
            path.write_text(what if isinstance(what, str) else render_page(what), encoding="utf-8")
            return opened(f"{path.as_uri()}{fragment}", **options)

        yield of


@pytest.fixture
def page(open_page: Open) -> Any:
    """The rich ledger at 1440 pixels."""
    return open_page(rich_ledger())


@pytest.fixture(scope="session")
def example() -> Ledger:
    """The ledger of the bundled example."""
    from rashomon.comparing import compare as comparing
    from rashomon.reports import report_pile
    from rashomon.settings import StorySettings

    settings = Settings(stories=StorySettings(one_story=True))
    return comparing.compare(report_pile.read(str(EXAMPLE)), settings=settings)


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make demo` leaves in out/desk.db: the recipe's own line, run on the example's
    reports."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    asked = re.search(r"rashomon add (\S+) --store out/desk\.db", recipe)
    assert asked
    path = tmp_path_factory.mktemp("demo") / "desk.db"
    with stored(str(path)) as store:
        add_reports(store, [str(ROOT / asked[1])])
    return path


@pytest.fixture
def demo(demo_store: Path, tmp_path: Path) -> Iterator[Served]:
    """A desk of a copy of it."""
    shutil.copy(demo_store, tmp_path / "desk.db")
    with served(tmp_path / "desk.db") as found:
        yield found


@pytest.fixture(scope="session")
def asked_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same reports as they were read by a model that writes the example's rows."""
    path = tmp_path_factory.mktemp("asked") / "desk.db"
    with stored(str(path)) as store:
        store.reader = FerryReader()
        add_reports(store, [str(EXAMPLE)])
    return path


@pytest.fixture
def asked(asked_store: Path, tmp_path: Path) -> Iterator[Served]:
    """A desk of a copy of it: a story with a model's questions."""
    for path in asked_store.parent.iterdir():
        shutil.copy(path, tmp_path / path.name)
    with served(tmp_path / "desk.db") as found:
        yield found


@pytest.fixture
def walk(windows: Windows) -> Iterator[Walk]:
    """Opens an address of a desk, and watches it."""
    with watched(windows) as opened:
        yield opened


@pytest.fixture
def browse(windows: Windows) -> Iterator[Walk]:
    """The same, where an address may be wrong or wants a login; an open page asks who else is here,
    also when a test has closed the desk."""
    known = ("401 (Unauthorized)", "404 (Not Found)", "ERR_CONNECTION_REFUSED")
    with watched(windows, *known) as opened:
        yield opened
