"""A page that is put back to what it said before: that is its newest state again, and news."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import rashomon
from fake_parses import fake_annotations
from rashomon.cli.verify import check_store
from rashomon.model.overview_words import Section
from rashomon.model.stored import ChangeRow
from rashomon.protocols import Fetched, Polled
from rashomon.store import story_ledgers
from rashomon.store.library_store import OpenStore
from rashomon.store.update import settle
from rashomon.store.watch_feeds import watch_feeds
from stored import stored

START = datetime(2031, 3, 5, 8, tzinfo=UTC)
FEED = "https://gazette.example/feed"
WITHDRAWN = (
    "We have withdrawn an article that stood here.",
    "Its account of the night was sent by a stranger, and we regret that we printed it.",
)
WEIR = """Weir breaks above Tolm, {hurt} hurt

The weir above Tolm broke on Tuesday night and {hurt} people were hurt, the river office said.

The lower town was cleared before dawn, Mayor Ilda Renn said.

The weir was built in 1931 and last inspected in autumn.
"""


@pytest.fixture(autouse=True)
def _no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_ledgers, "annotate_reports", fake_annotations)


def newest_of(store: OpenStore) -> list[str]:
    """The first lines of the reports that no other revises."""
    reports = store.ledger().reports
    revised = {report.revision_of for report in reports}
    return [report.text.split("\n")[0] for report in reports if report.id not in revised]


def said(changes: tuple[ChangeRow, ...]) -> list[str | None]:
    return [change.after for change in changes if change.kind == "now says"]


def test_what_a_path_holds_last_is_its_newest_state(tmp_path: Path) -> None:
    store = rashomon.open_store(str(tmp_path / "s.db"))
    page = tmp_path / "weir.txt"
    told = []
    for hurt in ("two", "six", "two", "two", "six"):
        page.write_text(WEIR.format(hurt=hurt), encoding="utf-8")
        told.append(said(store.add(page).changes))
        assert newest_of(store) == [f"Weir breaks above Tolm, {hurt} hurt"]
    assert [len(news) for news in told] == [0, 1, 1, 0, 1]
    assert len(store.ledger().reports) == 2


def test_a_copy_elsewhere_puts_nothing_back(tmp_path: Path) -> None:
    store = rashomon.open_store(str(tmp_path / "s.db"))
    page = tmp_path / "weir.txt"
    for hurt in ("two", "six"):
        page.write_text(WEIR.format(hurt=hurt), encoding="utf-8")
        store.add(page)
    copy = tmp_path / "copy.txt"
    copy.write_text(WEIR.format(hurt="two"), encoding="utf-8")
    assert store.add(copy).changes == ()
    assert store.add(tmp_path).changes == ()
    assert newest_of(store) == ["Weir breaks above Tolm, six hurt"]


def add_days(folder: Path, *days: dict[str, str]) -> OpenStore:
    """A store to which files were added day by day."""
    store = rashomon.open_store(str(folder / "s.db"))
    for files in days:
        paths = [folder / name for name in files]
        for path, hurt in zip(paths, files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            title, told = WEIR.format(hurt=hurt).split("\n\n", 1)
            path.write_text(f"{title}\nTolm Gazette\n5 March 2031\n\n{told}", "utf-8")
        store.add(*paths)
    return store


def test_copies_of_all_states_put_nothing_back_and_are_kept_as_sources(tmp_path: Path) -> None:
    days = [{"0/weir.txt": "two"}, {"1/weir.txt": "six"}]
    store = add_days(tmp_path, *days, {"old/0/weir.txt": "two", "old/1/weir.txt": "six"})
    assert newest_of(store) == ["Weir breaks above Tolm, six hurt"]
    assert check_store(store._store).faults == ()


def feed(*entries: tuple[str, str]) -> bytes:
    items = [
        f"<item><title>{words.splitlines()[0]}</title><link>{link}</link>"
        f"<description>{words}</description></item>"
        for link, words in entries
    ]
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Tolm Gazette</title>'
        f"{''.join(items)}</channel></rss>"
    ).encode()


def test_what_a_feed_holds_last_of_a_page_is_its_newest_state(tmp_path: Path) -> None:
    page = "https://gazette.example/weir"
    live = "https://gazette.example/live"
    hours = [(live, f"Hour {hour}\n\nBoats came to Tolm at {hour} o'clock.") for hour in (7, 8)]
    with stored(str(tmp_path / "s.db")) as store:
        for number, hurt in enumerate(("two", "six", "two", "two")):
            moment = START + timedelta(hours=number)
            store.clock = lambda moment=moment: moment
            data = feed((page, WEIR.format(hurt=hurt)), *hours)

            def poll(url: str, data: bytes = data, **known: str | None) -> Polled:
                return Polled(200, Fetched(url, data, None, store.present()))

            watch_feeds(store, (FEED,), poll=poll, interval=timedelta(1 / 24), stop=lambda: False)
            expected = 1 if number in (1, 2) else 0
            assert len(said(settle(store))) == expected
            reports = store.reports.get(store.reports.homes())
            revised = {report.revision_of for report in reports}
            weirs = [report for report in reports if report.url == page]
            assert [report.id for report in weirs if f"{hurt} people" in report.text] == [
                report.id for report in weirs if report.id not in revised
            ]


def test_the_entries_of_a_live_page_in_a_feed_are_reports_of_their_own(tmp_path: Path) -> None:
    live = "https://gazette.example/live"
    hours = [
        f"Boats came to Tolm at {hour} o'clock.\n\nThe {side} bank of Tolm is dry, they say."
        for hour, side in ((7, "left"), (8, "right"), (9, "upper"))
    ]
    items = [
        f"<item><title>Hour {number}</title><link>{live}</link>"
        f'<guid isPermaLink="false">p{number}</guid>'
        f"<pubDate>Wed, 05 Mar 2031 0{7 + number}:00:00 GMT</pubDate>"
        f"<description>{words}</description></item>"
        for number, words in enumerate(hours)
    ]
    store = rashomon.open_store(str(tmp_path / "s.db"))
    for most in (1, 3):
        (tmp_path / "live.rss").write_text(
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Tolm Gazette</title>'
            f"{''.join(items[:most])}</channel></rss>",
            encoding="utf-8",
        )
        store.add(tmp_path / "live.rss")
    assert [report.revision_of for report in store.ledger().reports] == [None] * 3


@pytest.mark.parametrize("guid", ["", '<guid isPermaLink="false">p{}</guid>'])
def test_an_entry_a_round_of_a_live_page_takes_no_other_s_place(tmp_path: Path, guid: str) -> None:
    store = rashomon.open_store(str(tmp_path / "s.db"))
    told = (
        ("Boats come to Tolm", "Boats took forty people from the left bank of the river."),
        ("Bridge closed", "The old bridge was closed because its middle pier had moved."),
        ("School is open", "The school of Tolm is open for everybody, Mayor Ilda Renn said."),
        ("School is open", "The school of Tolm is open for everyone, Mayor Ilda Renn said."),
    )
    for number, (title, words) in enumerate(told):
        hour = min(number, 2)  # the last entry was edited
        (tmp_path / "live.rss").write_text(
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Tolm Gazette</title>'
            f"<item><title>{title}</title><link>https://gazette.example/live</link>"
            f"{guid.format(hour)}<pubDate>Wed, 05 Mar 2031 0{7 + hour}:00:00 GMT</pubDate>"
            f"<description>{words}</description></item></channel></rss>",
            encoding="utf-8",
        )
        store.add(tmp_path / "live.rss")
    reports = sorted(store.ledger().reports, key=lambda report: report.published or "")
    assert [report.revision_of is None for report in reports].count(True) == 3
    assert [report.title for report in reports if report.revision_of] == ["School is open"]


def html(day: str, author: str, *told: str, title: str = "Weir breaks above Tolm") -> str:
    told = told or tuple(WEIR.format(hurt="two").split("\n\n")[1:])
    lines = "".join(f"<p>{line}</p>" for line in told)
    return (
        f"<html><head><title>{title}</title>"
        '<link rel="canonical" href="https://gazette.example/weir">'
        '<meta property="og:site_name" content="Tolm Gazette">'
        f'<meta name="author" content="{author}">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{lines}</article></body></html>"
    )


def test_a_page_that_corrects_its_day_and_author_alone_is_taken_over_and_told(
    tmp_path: Path,
) -> None:
    store = rashomon.open_store(str(tmp_path / "s.db"))
    page = tmp_path / "weir.html"
    facts = [("2031-03-09", "Ina Moll"), ("2031-03-05", "Olga Prenn"), ("2031-03-09", "Ina Moll")]
    for number, (day, author) in enumerate(facts):
        page.write_text(html(day, author), encoding="utf-8")
        kinds = [change.kind for change in store.add(page).changes]
        assert kinds == (["details"] if number else ["new story"])
        (report,) = store.ledger().reports
        assert (report.published, report.authors) == (f"{day}T08:00:00+00:00", (author,))
    copy = tmp_path / "copy.html"
    copy.write_text(html(*facts[1]), encoding="utf-8")
    store.add(copy)
    (report,) = store.ledger().reports
    assert report.authors == ("Ina Moll",)


def sources_of(store: OpenStore) -> list[str]:
    """What the first view of the story says of shared text."""
    (story,) = store.ledger().stories
    entries = [entry for entry in story.overview if entry.section is Section.SOURCES]
    return [piece.text for entry in entries for piece in entry.pieces]


def test_an_older_save_that_comes_late_is_no_news(tmp_path: Path) -> None:
    store = rashomon.open_store(str(tmp_path / "s.db"))
    corrected = "Correction: the weir was built in 1931. An earlier version said 1921."
    saves = {
        "b": ("12:00", "The school of Tolm is closed."),
        "a": ("09:00", f"A bridge fell as well, the mayor said.</p><p>{corrected}"),
        "c": ("10:00", "Three people are missing, the river office said."),
    }
    kinds = []
    for name, (clock, told) in saves.items():
        words = html("2031-03-05", "Ina Moll", *WEIR.format(hurt="two").split("\n\n")[1:], told)
        changed = f'"article:modified_time" content="2031-03-05T{clock}:00Z"'
        (tmp_path / f"{name}.html").write_text(
            words.replace("</head>", f"<meta property={changed}></head>"), "utf-8"
        )
        kinds.append([change.kind for change in store.add(tmp_path / f"{name}.html").changes])
    revised = {report.id: report.revision_of for report in store.ledger().reports}
    assert revised == {"a": None, "c": "a", "b": "c"}
    assert kinds == [["new story"], ["report"], ["report"]]
