"""Desks over empty stores, into which reports come: as files, texts and open pages."""

import time
from html import unescape
from pathlib import Path
from typing import Any

from desks import ORIGIN, Clock, open_desk, token_of
from rashomon.cli.desk import outside_of
from rashomon.desk.jobs import Job, Jobs
from rashomon.settings import FetchSettings
from rashomon.store.database.open import open_store

AT = "2031-03-05T08:30:00+00:00"
GALE = (
    "Gale at Port Lenz\n\nPORT LENZ, 5 March 2031 - Nine barges sank in the gale off Port Lenz on "
    "4 March 2031. The harbour board said four sailors drowned.\n\nThe harbour was closed, the "
    "board said.\n"
)
MORE = (
    "Barges lost off Port Lenz\n\nA gale sank nine barges off Port Lenz on 4 March 2031, and "
    "seven sailors drowned, said Mara Oduya of the harbour board.\n\nThe harbour was closed.\n"
)


def last_job(jobs: Jobs) -> Job:
    """The last job, once it is over."""
    end = time.monotonic() + 60
    while not (job := jobs.listed()[0]).is_over:
        assert time.monotonic() < end
        time.sleep(0.05)
    return job


class Intake:
    """An empty store with a desk."""

    def __init__(self, path: Path, *, fetch: bool = False) -> None:
        self.path = path
        open_store(str(path), create=True).close()
        self.clock = Clock()
        self.client = open_desk(path, clock=self.clock)
        self.desk = self.client.app.state.desk  # type: ignore[attr-defined]
        if fetch:
            self.desk.outside = outside_of(FetchSettings(allow_loopback=True, delay=0.0))

    def post(self, path: str, data: dict[str, str], **more: Any) -> Any:
        return self.client.post(
            path, data={"csrf": token_of(self.client.get("/").text)} | data, **more
        )

    def done(self) -> Job:
        """The last job, once it is over."""
        return last_job(self.desk.jobs)

    def stories(self) -> tuple[str, ...]:
        with self.desk.pool.reading() as store:
            return store.stories.ids()


PAGE = (
    "<!doctype html>\n<html><head><meta charset='iso-8859-1'><title>Gale at Port Lenz</title>"
    "</head><body><article><h1>Gale at Port Lenz</h1><p>Nine barges sank in the gale off Port Lenz "
    "on Monday, the harbour board said. “Nobody was on board,” said its head, Mara Oduya.</p>"
    "<p>The harbour was closed. Seven ships waited outside, and two of them turned back to Harn."
    "</p></article><script>window.ran = 1</script></body></html>"
)
URL = "https://lenz.example/gale"


def make(desk: Any) -> str:
    """A new bookmark; gives its token."""
    sent = {"csrf": token_of(desk.get("/").text)}
    assert desk.post("/bookmark/new", data=sent, headers={"origin": ORIGIN}).status_code == 303
    code = unescape(desk.get("/add").text).split('href="javascript:')[1].split('">to ')[0]
    return str(code.split('token:"')[1].split('"')[0])


def hand_over(desk: Any, token: str, page: str = PAGE, url: str = URL, story: str = "") -> Any:
    headers = {
        "origin": ORIGIN,
        "accept": "application/json",
        "x-csrf-token": token_of(desk.get("/").text),
    }
    sent = {"token": token, "url": url, "story": story}
    files = {"page": ("page.html", page.encode(), "text/html")}
    return desk.post("/bookmark/page", data=sent, files=files, headers=headers)
