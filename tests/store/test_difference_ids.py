"""What became of a difference whose id was kept, in a link or a bookmark."""

from pathlib import Path

import pytest

import rashomon
from commands import run
from desks import open_desk
from rashomon.store.difference_ids import Became, became_of
from rashomon.store.library_store import OpenStore

pytestmark = pytest.mark.weights
HEADS = {"post": "Harn Post", "echo": "Larn Echo", "wire": "Norland Wire"}
TITLES = {"post": "Barge sinks at Orl", "echo": "Barge Nella sinks", "wire": "Skipper swims"}


BEHIND = {
    "post": "The barge Nella carried gravel from Tun.</p><p>The harbour of Orl was closed.",
    "echo": "Divers of Orl searched the barge.</p><p>The harbour of Orl was closed until dusk.",
    "wire": "A crane will lift the barge on Friday.</p><p>Its skipper swam ashore.",
}


def page(outlet: str, hurt: int, hour: int) -> str:
    told = (
        f"The barge Nella sank at Orl on Monday and {hurt} people were hurt, "
        "the harbour office said."
    )
    return (
        f"<html><head><title>{TITLES[outlet]}</title>"
        f'<meta property="og:site_name" content="{HEADS[outlet]}">'
        '<meta property="article:published_time" content="2031-03-05T07:00:00Z">'
        f'<meta property="article:modified_time" content="2031-03-05T{hour:02}:00:00Z">'
        f'<link rel="canonical" href="https://{outlet}.example/nella"></head><body><article>'
        f"<h1>{TITLES[outlet]}</h1><p>{told}</p><p>{BEHIND[outlet]}</p>"
        "</article></body></html>"
    )


class Port:
    """A store with two reports that differ in how many people were hurt."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = folder / "s.db"
        self.hour = 7
        self.store: OpenStore = rashomon.open_store(str(self.address))
        self.tell("post", 12)
        self.tell("echo", 9)

    def tell(self, outlet: str, hurt: int) -> None:
        self.hour += 1
        file = self.folder / f"{outlet}.html"
        file.write_text(page(outlet, hurt, self.hour), encoding="utf-8")
        self.store.add(file)

    def open_ids(self) -> list[str]:
        differences = self.store.ledger().stories[0].differences
        return [one.id for one in differences if one.is_open]

    def became(self) -> dict[str, Became]:
        story = self.store.stories()[0].id
        listed = became_of(self.store._store, story, present=self.open_ids())
        return {one.was: one for one in listed}


@pytest.fixture
def port(tmp_path: Path) -> Port:
    return Port(tmp_path)


def test_a_link_leads_to_what_a_difference_reads_now(port: Port) -> None:
    (first,) = port.open_ids()
    port.tell("post", 15)
    (second,) = port.open_ids()
    port.tell("wire", 17)
    (third,) = port.open_ids()
    assert len({first, second, third}) == 3
    assert {was: one.now for was, one in port.became().items()} == {first: third, second: third}
    assert port.became()[first].words == "people injured: “9 people” | “12 people”"
    story = port.store.stories()[0].id
    told = run("show", story, first, "--store", port.address)
    assert third in told.stderr
    assert "15 people" in told.stdout
    page_shown = open_desk(port.address).get(f"/s/{story}").text
    assert f'id="{first}"' in page_shown
    assert f'href="#{third}"' in page_shown


def test_a_link_says_that_a_revised_report_ended_a_difference(port: Port) -> None:
    (first,) = port.open_ids()
    port.tell("post", 9)
    assert port.open_ids() == []
    gone = port.became()[first]
    assert (gone.now, gone.why) == (None, "Harn Post changed its report")
    story = port.store.stories()[0].id
    told = run("show", story, first, "--store", port.address)
    assert told.exit_code == 1
    assert "Harn Post changed its report" in told.stderr
    assert "Harn Post changed its report" in open_desk(port.address).get(f"/s/{story}").text


def test_a_page_that_is_put_back_brings_the_id_back(port: Port) -> None:
    (first,) = port.open_ids()
    text = (port.folder / "post.html").read_text(encoding="utf-8")
    port.tell("post", 9)
    (port.folder / "post.html").write_text(text, encoding="utf-8")
    port.store.add(port.folder / "post.html")
    assert port.open_ids() == [first]
    assert first not in port.became()


def test_a_link_says_that_a_report_went_to_another_story(port: Port) -> None:
    (first,) = port.open_ids()
    story = port.store.stories()[0].id
    port.store.split(story, ["post"], by="ina")
    (was,) = became_of(port.store._store, story, present=())
    assert (was.was, was.now) == (first, None)
    assert was.why.endswith("is in another story now")
    port.store.undo(port.store.decisions()[-1].id, by="ina")
    assert port.open_ids() == [first]
    assert first not in port.became()
