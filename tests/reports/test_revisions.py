"""A changed page is a new report; the same report twice is one."""

from dataclasses import replace
from pathlib import Path

import pytest

from factories import changes_of, make_report
from rashomon.copies.moments import revised_pairs
from rashomon.model.report import FoundIn, PageDate, Report
from rashomon.reports import report_pile
from rashomon.reports.duplicates import join_duplicates
from rashomon.reports.read_report import read_report
from rashomon.reports.revisions import Arrival, link_revisions
from rashomon.settings import ReadSettings, Settings

PAGE = "http://post.example/wall"


FIRST = (
    "Wall falls\n\nTwo people died when the wall of the granary fell on Monday, the fire service "
    "said.\n\nThe street was closed until Friday, the mayor said.\n"
)


SECOND = (
    FIRST.replace("Two people", "Three people").replace(
        "The street was closed until Friday, the mayor said.\n", ""
    )
    + "A third man died in hospital on Tuesday.\n"
)


def state(name: str, text: str, retrieved: str | None = None, **fields: object) -> Report:
    return make_report(text, name, **({"canonical_url": PAGE, "retrieved": retrieved} | fields))


def test_a_changed_page_is_a_revision_that_shows_what_changed() -> None:
    old, new = link_revisions(
        [state("a", FIRST, "2031-03-05T10:00:00+00:00"), state("b", SECOND, "2031-03-06")]
    )
    assert (old.revision_of, new.revision_of) == (None, "a")
    fell = "people died when the wall of the granary fell on Monday, the fire service said."
    assert changes_of([old, new]) == [
        (f"Two {fell}", f"Three {fell}"),
        (None, "A third man died in hospital on Tuesday."),
        ("The street was closed until Friday, the mayor said.", None),
    ]


def test_each_state_of_a_page_is_a_revision_of_the_one_before() -> None:
    reports = link_revisions(
        [
            state("c", SECOND + "The mayor resigned on Friday.\n", "2031-03-08"),
            state("a", FIRST, "2031-03-05"),
            state("b", SECOND, "2031-03-06"),
        ]
    )
    assert [(report.id, report.revision_of) for report in reports] == [
        ("c", "b"),
        ("a", None),
        ("b", "a"),
    ]
    assert revised_pairs(reports) == {frozenset("ab"), frozenset("bc"), frozenset("ac")}


def test_the_page_s_own_dates_tell_the_order() -> None:
    dates = (PageDate("2031-03-05", "published"), PageDate("2031-03-07", "updated"))
    later = state("a", SECOND, dates=dates, published="2031-03-05")
    _, new = link_revisions([state("b", FIRST, dates=dates[:1], published="2031-03-05"), later])
    assert new.revision_of == "b"


def test_of_two_states_in_no_known_order_both_count_and_each_names_the_other() -> None:
    one, two = link_revisions([state("a", FIRST), state("b", SECOND)])
    assert (one.revision_of, two.revision_of) == (None, None)
    assert one.warnings == ("'b' is another text of the same page: order unknown",)
    assert two.warnings == ("'a' is another text of the same page: order unknown",)


WALL = (
    "The wall of the granary fell on Monday, the fire service said.\n"
    "The street was closed until Friday, the mayor said.\n"
)
SEEN = "Two people saw it from the bridge, they told the paper.\n"
DRY = "The bakers of Harn will bake no bread on Sunday.\n"
LATER = "The ferry was late on Sunday. Its crew had been asleep since noon, passengers said.\n"
DAY = {"outlet": "Post", "published": "2031-03-05"}


@pytest.mark.parametrize(
    ("first", "second", "places", "is_revised"),
    [
        (WALL + SEEN, WALL + DRY, ("/desk/wall.txt", "/desk/wall.txt"), True),
        (WALL + SEEN, WALL, ("/desk/wall.txt", "/desk/wall.txt"), True),
        (WALL, SEEN + DRY, ("/desk/wall.txt", "/desk/wall.txt"), False),
        (WALL + SEEN, WALL + DRY, ("/north/wall.txt", "/south/wall.txt"), False),
    ],
    ids=["a page saved over", "cut", "nothing in common", "two folders with files of one name"],
)
def test_in_a_store_the_same_path_with_a_third_of_the_sentences_is_one_page(
    first: str, second: str, places: tuple[str, str], is_revised: bool
) -> None:
    came = {
        "b": Arrival(run=1, places={places[0]: 1}),
        "a": Arrival(run=2, places={places[1]: 2}),
    }
    new, old = link_revisions([make_report(second, "a"), make_report(first, "b")], came)
    assert (old.revision_of, new.revision_of) == (None, "b" if is_revised else None)


@pytest.mark.parametrize(
    ("outlets", "is_revised"),
    [
        (("Harn Post", "The Harn Post"), True),
        (("Harn Post", None), True),
        (("Harn Post", "harnpost.example"), True),
        (("news.harnpost.example", "www.harnpost.example"), True),
        (("Harn Post", "Larn Echo"), False),
        (("harnpost.example", "larn-echo.example"), False),
    ],
)
def test_two_outlets_have_two_pages_also_at_one_path(
    outlets: tuple[str, str | None], is_revised: bool
) -> None:
    came = {name: Arrival(run=run, places={"/today/1.txt": run}) for run, name in enumerate("ab")}
    pages = [
        make_report(text, name, outlet=outlet)
        for name, text, outlet in zip("ab", (WALL, WALL + SEEN), outlets, strict=True)
    ]
    assert link_revisions(pages, came)[1].revision_of == ("a" if is_revised else None)


def test_in_a_store_what_came_later_is_newer_also_if_it_is_shorter() -> None:
    came = {"a": Arrival(run=2, places={}), "b": Arrival(run=1, places={})}
    reports = [make_report(WALL, "a", **DAY), make_report(WALL + SEEN, "b", **DAY)]
    assert [report.revision_of for report in link_revisions(reports, came)] == ["b", None]
    at_once = dict.fromkeys(came, Arrival(run=1, places={}))
    assert [report.revision_of for report in link_revisions(reports, at_once)] == [None, None]


def test_a_modified_date_counts_before_the_order_of_arrival() -> None:
    came = {"a": Arrival(run=2, places={}), "b": Arrival(run=1, places={})}
    dates = [(PageDate(f"2031-03-05T{hour}:00", "modified"),) for hour in ("10", "12")]
    older = make_report(WALL, "a", dates=dates[0], **DAY)
    newer = make_report(WALL + SEEN, "b", dates=dates[1], **DAY)
    assert [report.revision_of for report in link_revisions([older, newer], came)] == [None, "a"]


CLOSED = "The bakery of Harn was closed on Tuesday after rats were seen in its cellar.\n"
TREMOR = "A tremor of magnitude {} shook {} at {} on Tuesday, the seismic office said.\n"
BY_DAY = {
    "a new beginning above the old one": (
        f"{CLOSED}{WALL}",
        f"The baker of Harn was arrested in the evening.\n{CLOSED}{WALL}",
        True,
    ),
    "two reports that share their background": (f"{DRY}{WALL}", f"{SEEN}{WALL}", False),
    "two tremors of one place": (
        TREMOR.format("4.1", "Harn", "03:12") + WALL,
        TREMOR.format("5.3", "Harn", "09:40") + WALL,
        False,
    ),
    "tremors of one magnitude in two places": (
        TREMOR.format("4.1", "Harn", "03:12") + WALL,
        TREMOR.format("4.1", "Velm", "03:12") + WALL,
        False,
    ),
    "two steps of one matter": (
        f"The owner of the mill in Harn, Odo Varr, was charged on Tuesday.\n{WALL}",
        f"The owner of the mill in Harn, Odo Varr, will pay the families, he said.\n{WALL}",
        False,
    ),
}


@pytest.mark.parametrize(("first", "second", "are_one"), BY_DAY.values(), ids=BY_DAY)
def test_of_one_outlet_and_day_only_what_begins_alike_is_one_page(
    first: str, second: str, are_one: bool
) -> None:
    came = {"a": Arrival(run=2, places={}), "b": Arrival(run=1, places={})}
    reports = [make_report(second, "a", **DAY), make_report(first, "b", **DAY)]
    expected = ["b" if are_one else None, None]
    assert [report.revision_of for report in link_revisions(reports, came)] == expected
    elsewhere = [replace(one, url=f"http://post.example/{one.id}") for one in reports]
    assert [report.revision_of for report in link_revisions(elsewhere, came)] == [None, None]


LATE = (
    "Ferry late\n\nCrew shortages kept the harbour boats moored for hours, passengers "
    "complained loudly yesterday.\n"
)


@pytest.mark.parametrize(
    ("addresses", "is_revised"),
    [
        ((None, None), True),
        ((f"{PAGE}?utm_source=a", PAGE), True),
        (("http://post.example/a", "http://post.example/b"), False),
        ((f"{PAGE}#one", f"{PAGE}#two"), False),
    ],
    ids=["one address", "one address, tracked", "a site's false address", "parts of a live page"],
)
def test_one_address_is_one_page_whatever_its_text(
    addresses: tuple[str | None, str | None], is_revised: bool
) -> None:
    first, second = addresses
    reports = link_revisions(
        [state("a", FIRST, "2031-03-05", url=first), state("b", LATE, "2031-03-06", url=second)]
    )
    assert [one.revision_of for one in reports] == [None, "a" if is_revised else None]
    assert all(not report.warnings for report in reports)


BODY = "\n\n".join(
    [
        "Two people died when the wall of the old granary fell on Monday, the fire service said.",
        "The street was closed until Friday, said the mayor of the town, who had come to see it.",
    ]
)


def report(name: str, text: str = f"Wall falls\n\n{BODY}\n", **fields: object) -> Report:
    made = make_report(text, name, **({"title": "Wall falls"} | fields))
    from_page = (made.url, made.canonical_url, made.archived_url, made.retrieved)
    return replace(made, sources=(FoundIn(made.source, made.source_sha256, *from_page),))


def with_furniture(name: str, **fields: object) -> Report:
    made = report(
        name, f"Wall falls\n\nBy Ines Harrow\n\n{BODY}\n\nRead more: Ferry late\n", **fields
    )
    furniture = tuple(
        made.furniture_span(made.text.index(words), made.text.index(words) + len(words), kind)
        for words, kind in (("By Ines Harrow", "byline"), ("Read more: Ferry late", "related"))
    )
    return replace(made, furniture=furniture)


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        (report("a"), report("b"), 1),
        (report("a"), report("b", f"Wall falls\n{BODY}".replace("’", "'")), 1),
        (
            report("a", outlet="Post"),
            report("b", outlet="Star"),
            2,
        ),  # a copy: that it is one is what the ledger shows
        (report("a", url="http://post.example/x"), report("b", url="http://star.example/x"), 2),
        (report("a", outlet="Post"), with_furniture("b", outlet="The Post"), 2),  # a revision
        (report("a", outlet="Post"), with_furniture("b"), 2),
        (
            report("a", outlet="Post"),
            with_furniture("b", outlet="Post", title="Another headline"),
            2,
        ),
        (
            report("a", canonical_url="http://post.example/x"),
            with_furniture("b", url="https://www.post.example/x/?utm_source=y#z"),
            2,
        ),
        (
            report("a", url="http://post.example/"),
            with_furniture("b", url="http://post.example/"),
            2,
        ),
        (report("a", "Short.\n", outlet="Post"), report("b", "Short.\n", outlet="Post"), 1),
        (
            report("a", "Short.\n\nBy X", outlet="Post", url="http://p.example/x"),
            report("b", "Short.\n", outlet="Post", url="http://p.example/x"),
            2,
        ),
        (report("a"), report("b", BODY.replace("Two", "Three")), 2),
        # another outlet that names this page as canonical has its text from there
        (
            report("a", canonical_url="http://post.example/x", outlet="Post"),
            with_furniture("b", canonical_url="http://post.example/x", outlet="Star"),
            2,
        ),
        (
            report("a", canonical_url="http://post.example/x"),
            with_furniture("b", canonical_url="http://post.example/x", url="http://s.example/x"),
            2,
        ),
        (
            report("a", canonical_url="http://post.example/x", outlet="Post"),
            with_furniture("b", canonical_url="http://post.example/x", outlet="The Post"),
            2,
        ),
    ],
    ids=[
        "nothing else is known",
        "other apostrophes and breaks",
        "two outlets",
        "two addresses",
        "other furniture, and an article in the outlet's name",
        "other furniture, and no outlet",
        "other furniture and headline",
        "other furniture at one address",
        "other furniture at the front page",
        "a short text",
        "a short text with a byline more",
        "another number",
        "another outlet that names this page",
        "another address that names this page",
        "the page itself, its outlet with an article",
    ],
)
def test_one_text_of_one_outlet_is_one_report(one: Report, two: Report, count: int) -> None:
    assert (len(join_duplicates([one, two])), len(join_duplicates([two, one]))) == (count, count)


def test_the_one_of_which_most_is_known_stands_for_all() -> None:
    plain = report("a")
    saved = report("b", url="http://post.example/x", retrieved="2031-03-06", outlet=None)
    again = report("c", url="http://post.example/x", retrieved="2031-03-05")
    (kept,) = join_duplicates([saved, again])
    assert (kept.id, [found.source for found in kept.sources]) == ("c", ["c.txt", "b.txt"])
    assert (
        len(join_duplicates([plain, saved])) == 2
    )  # one says where it is from, the other does not
    (kept,) = join_duplicates([plain, report("d", retrieved="2031-03-05")])
    assert [found.source for found in kept.sources] == ["d.txt", "a.txt"]


@pytest.mark.parametrize(
    "line", ["Nine of the crew are missing.", "Photo: Ada Quill", "Sign up for our newsletter."]
)
@pytest.mark.parametrize("url", [None, "http://post.example/x"])
def test_whole_texts_that_differ_are_two_whatever_differs(line: str, url: str | None) -> None:
    made = read_report(
        "b.txt", f"Wall falls\n\n{BODY}\n\n{line}\n".encode(), settings=ReadSettings()
    )
    longer = replace(made, outlet="Post", url=url)
    old, new = report_pile.settle_pile([report("a", outlet="Post", url=url), longer])
    assert (old.revision_of, new.revision_of) == (None, None)  # a longer text is not the later one
    assert any(line == after for _, after in changes_of([old, new])) is (not longer.left_out)


MILL = """Three dead in mill fire at Kasvik
By Ana Ruiz | Northern Lantern | 3 May 2021

Three people were killed on Tuesday when the old mill of Kasvik burned down, the mayor of the town \
said on Wednesday morning.

The fire had started in a shed with old nets, Jon Lund told reporters, and the wind carried it \
over to the roof of the hall within minutes.

"We could do nothing but watch," he said, adding that two firefighters were still in hospital with \
burns to their hands and faces.
"""


FERRY = """OSTAU GAZETTE

Ferry runs aground off Ostau

OSTAU, May 4 - A ferry with 212 passengers ran aground on Tuesday in thick fog off the port of \
Ostau, the coastguard said.

All of the passengers were brought ashore by noon, and four of them were taken to hospital, \
according to a spokeswoman for the port.

The captain, a man of 51 with long years at sea, was questioned in the afternoon and did not speak \
to the press outside.

Divers will look at the hull on Thursday, when the sea is expected to be calm enough for them to \
go down.

(Reporting by Tom Ek; Editing by Sol Lind)
"""


CARRIERS = {"mill": MILL, "ferry": FERRY}


PROSE = [
    "UPDATE: Nine more people were found alive, the rescue service said.",
    "BREAKING: The minister of works has stepped down.",
    "JUST IN: The union called off the march.",
    "Editor's note: The ministry later gave the number of wounded as 44.",
    "HARNOW: The president will speak to parliament on Monday.",
    "The number of wounded rose to 44 (Reuters).",
    "(Reuters) - The number of wounded rose to 44.",
    "- Five boats are still at sea.",
    "**Arrests:** Police hold two brothers and a neighbour.",
    "“It was as if the ground gave way,” a shopkeeper said.",
    '"I will appeal," the captain said.',
    "She died on Monday.",
    "No arrests were made.",
    "The judge has resigned. Her deputy takes over in June.",
    "The firm denies this.",
    "Cause: a candle was left burning in the loft.",
    "The reporter was freed on bail.",
    "The list of names will be published on 9 May.",
    "Le gouverneur a rejeté le plan, selon son bureau.",
]


PAGE_ADDED_LINES = [
    "Photo: Sol Lind/Ostau Wire",
    "Divers at the quay of Ostau. (AP Photo/Tom Ek)",
    "Parents wait at the school gate (AFP)",
    "Sign up for our evening newsletter",
    "Get the best of the week in your inbox. Sign up now.",
    "See also: A short history of the mill",
    "Most read",
    "Follow us on Facebook and Twitter",
    "Share on Twitter",
    "Comments (7)",
    "© 2021 Ostau Gazette. All rights reserved.",
    "This material may not be published, broadcast, rewritten or redistributed.",
    "Advertisement",
    "(Reporting by Tom Ek in Ostau; writing by Ana Ruiz; editing by Sol Lind)",
    "Tom Ek is a reporter for the Ostau Gazette who covers the port.",
    "This is a developing story and will be updated.",
    "Click here to read the full story",
    "This article was first published in the Ostau Gazette.",
]


def read(text: str) -> Report:
    return read_report("page.txt", text.encode(), settings=ReadSettings())


def lost(text: str, line: str) -> bool:
    """Whether most of the line is furniture; a dateline or a label inside it may be."""
    start = text.index(line)
    spans = read(text).furniture
    return (
        sum(max(0, min(start + len(line), span.end) - max(start, span.start)) for span in spans)
        > len(line) / 2
    )


def placed(text: str, line: str, place: str) -> str:
    """The text with the line as a paragraph above the first, in the middle or at the end."""
    parts = text.rstrip().split("\n\n")
    prose = [i for i, part in enumerate(parts) if len(part) > 100]
    parts.insert({"top": prose[0], "middle": prose[1], "end": len(parts)}[place], line)
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("place", ["top", "middle", "end"])
@pytest.mark.parametrize("name", CARRIERS)
def test_what_tells_something_is_prose(name: str, place: str) -> None:
    assert [line for line in PROSE if lost(placed(CARRIERS[name], line, place), line)] == []


@pytest.mark.parametrize("name", CARRIERS)
def test_what_speaks_of_the_page_is_furniture(name: str) -> None:
    assert [
        line for line in PAGE_ADDED_LINES if not lost(placed(CARRIERS[name], line, "end"), line)
    ] == []


@pytest.mark.parametrize("line", PROSE[::6])
@pytest.mark.parametrize("name", CARRIERS)
def test_a_text_that_grew_shows_what_is_new_and_is_not_called_the_later_one(
    tmp_path: Path, name: str, line: str
) -> None:
    (tmp_path / "a.txt").write_text(CARRIERS[name], encoding="utf-8")
    (tmp_path / "b.txt").write_text(placed(CARRIERS[name], line, "end"), encoding="utf-8")
    old, new = report_pile.read(str(tmp_path), settings=Settings()).reports
    assert (old.revision_of, new.revision_of) == (None, None)
    assert changes_of([old, new]) == [(None, line)]


def test_what_was_not_read_of_any_copy_is_said() -> None:
    copies = [
        replace(report("a", title="Wall falls"), warnings=("a box was not read",)),
        replace(report("b"), warnings=("a list was not read", "a box was not read")),
        replace(report("c"), warnings=("its text is cut off",)),
    ]
    said = ("a box was not read", "a list was not read", "its text is cut off")
    for first, *others in (copies, copies[::-1]):
        (two,) = join_duplicates([first, others[0]])
        (three,) = join_duplicates([two, others[1]])
        assert three.warnings == said


def test_a_canonical_address_of_another_outlet_joins_no_reports() -> None:
    own = report("a", outlet="Aske Courier", canonical_url=PAGE)
    mirror = with_furniture("b", outlet="News Pile", canonical_url=PAGE)
    saved = with_furniture("c", outlet="post.example", canonical_url=PAGE)
    joined = join_duplicates([own, mirror, saved])
    assert [one.outlet for one in joined] == ["Aske Courier", "News Pile", "post.example"]
    came = {name: Arrival(run=run, places={}) for run, name in enumerate("abc")}
    linked = link_revisions(joined, came)
    assert [one.revision_of for one in linked] == [None, None, "a"]
    assert not any(one.warnings for one in linked)


def test_one_text_on_pages_of_two_hosts_is_two_reports_where_no_outlet_is_known() -> None:
    pages = [state(name, FIRST, canonical_url=f"https://{name}.example/1") for name in ("a", "b")]
    assert len(join_duplicates(pages)) == len({page.key for page in pages}) == 2
