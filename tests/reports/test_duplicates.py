"""The same report twice is one report with two sources; a copy in another paper is not."""

import pytest

from factories import make_report
from rashomon.model.report import FoundIn, Report
from rashomon.reports.duplicates import host_of, join_duplicates, page_key

BODY = "\n\n".join(
    [
        "Two people died when the wall of the old granary fell on Monday, the fire service said.",
        "The street was closed until Friday, said the mayor of the town, who had come to see it.",
    ]
)


def report(name: str, text: str = f"Wall falls\n\n{BODY}\n", **fields: object) -> Report:
    made = make_report(text, name, **({"title": "Wall falls"} | fields))
    found_in = FoundIn(
        made.source,
        made.source_sha256,
        made.url,
        made.canonical_url,
        made.archived_url,
        made.retrieved,
    )
    return Report(
        **{name: getattr(made, name) for name in Report.__slots__} | {"sources": (found_in,)}
    )


def with_furniture(name: str, **fields: object) -> Report:
    made = report(
        name, f"Wall falls\n\nBy Ines Harrow\n\n{BODY}\n\nRead more: Ferry late\n", **fields
    )
    pieces = [
        (made.text.index(words), words, kind)
        for words, kind in (("By Ines Harrow", "byline"), ("Read more: Ferry late", "related"))
    ]
    furniture = tuple(
        made.furniture_span(start, start + len(words), kind) for start, words, kind in pieces
    )
    return Report(
        **{name: getattr(made, name) for name in Report.__slots__} | {"furniture": furniture}
    )


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
        (report("a", outlet="Post"), with_furniture("b", outlet="The Post"), 1),
        (report("a", outlet="Post"), with_furniture("b"), 2),
        (
            report("a", outlet="Post"),
            with_furniture("b", outlet="Post", title="Another headline"),
            2,
        ),
        (
            report("a", canonical_url="http://post.example/x"),
            with_furniture("b", url="https://www.post.example/x/?utm_source=y#z"),
            1,
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
    ],
)
def test_what_is_the_same(one: Report, two: Report, count: int) -> None:
    assert len(join_duplicates([one, two])) == count
    assert len(join_duplicates([two, one])) == count


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


def test_what_stands_outside_the_prose_of_one_alone_is_told() -> None:
    plain = report("a", outlet="Post", published="2031-05-01")
    (joined,) = join_duplicates([plain, with_furniture("b", outlet="Post")])
    assert joined.id == "a"
    assert joined.warnings == (
        "joined with 'b.txt', which has lines outside its prose that this one has not: “Read "
        "more: Ferry late”",
    )
    assert join_duplicates([plain, plain])[0].warnings == ()


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.post.example/a/b/?utm_medium=x&id=7#top", "post.example/a/b?id=7"),
        ("http://post.example/a/b/amp/", "post.example/a/b"),
        ("http://amp.post.example/a/b", "post.example/a/b"),
        ("http://post.example/?p=7", "post.example?p=7"),
        ("http://post.example/", None),
        ("http://post.example", None),
        ("http://[broken/a", None),
        ("", None),
        (None, None),
    ],
)
def test_page_key(address: str | None, key: str | None) -> None:
    assert page_key(address) == key


def test_host_of() -> None:
    assert [host_of(address) for address in ("https://www.Post.example/a", "http://[x", None)] == [
        "post.example",
        None,
        None,
    ]
