"""Saved web pages: markup, outlet, dates."""

import contextlib
import json

import pytest
from lxml import html

from rashomon.errors import SkipError
from rashomon.model.report import Report
from rashomon.reports.page.blocks import read_blocks
from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.page.page_data import PageData, find_outlet, find_title, read_page_data
from rashomon.reports.page.publication_date import (
    Stated,
    days_in,
    publication_day,
    stated_dates,
)
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

BODY = """<article><h1>Bridge closed after flood sweeps valley</h1>
<figure><img src="http://127.0.0.1:9/x.jpg"><figcaption>Water runs over the old bridge on \
Wednesday</figcaption></figure>
<p>The old bridge over the Harn was closed on Wednesday after the river rose by two metres in a \
night, the council said.</p>
<p>Nobody was hurt, but 40 people were told to leave their homes, said Rita Olsen, the mayor of \
the town.</p>
<p>&ldquo;We have never seen the water so high,&rdquo; she told the paper on the bank of the river \
&amp; left.</p></article>"""


ARTICLE = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "x"},
        {
            "@type": ["NewsArticle"],
            "headline": "Bridge closed after flood sweeps valley",
            "author": [{"@type": "Person", "name": "Mara Lind"}, {"name": "Tom Ek"}],
            "datePublished": "2021-02-03T09:10:00+0100",
            "publisher": {"name": "Vale Courier"},
        },
    ],
}


def page(head: str = "", body: str = BODY, name: str = "page.html") -> Report:
    return read_report(
        name,
        f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body>{body}</body></html>".encode(),
        settings=ReadSettings(),
    )


def test_json_ld() -> None:
    report = page(
        f'<script type="application/ld+json">{json.dumps(ARTICLE)}</script><link '
        'rel="canonical" href="https://vale.example/bridge">'
    )
    assert (report.title, report.outlet, report.authors) == (
        "Bridge closed after flood sweeps valley",
        "Vale Courier",
        ("Mara Lind", "Tom Ek"),
    )
    assert (report.published, report.published_basis) == (
        "2021-02-03T09:10:00+01:00",
        "JSON-LD datePublished",
    )
    assert (report.canonical_url, report.language) == ("https://vale.example/bridge", "en")


def test_meta_tags() -> None:
    report = page(
        '<title>Bridge closed | Vale</title><meta property="og:title" content="Bridge closed '
        'after flood sweeps valley | Vale">'
        '<meta property="og:site_name" content="Vale Courier"><meta '
        'property="article:published_time" content="2021-02-03T09:10:00Z">'
        '<meta name="author" content="By Mara Lind and Tom Ek"><meta property="og:url" '
        'content="https://vale.example/b">'
    )
    assert (report.title, report.outlet, report.authors) == (
        "Bridge closed after flood sweeps valley",
        "Vale Courier",
        ("Mara Lind", "Tom Ek"),
    )
    assert (report.published, report.published_basis, report.url) == (
        "2021-02-03T09:10:00+00:00",
        "meta article:published_time",
        "https://vale.example/b",
    )


@pytest.mark.parametrize("stated", ["2021-02-30T09:00:00Z", "yesterday", "", "99999-01-01"])
def test_a_date_that_is_none_is_left_out(stated: str) -> None:
    assert page(f'<meta property="article:published_time" content="{stated}">').published is None


@pytest.mark.parametrize(
    "data",
    [
        "[" * 50_000,
        "{",
        '{"@graph": 3}',
        '{"@type": 5, "author": {"name": {}}}',
        '[{"@type": "NewsArticle", "headline": ["x"], "author": 7, "publisher": [], '
        '"datePublished": {}}]',
        "null",
    ],
)
def test_odd_json_ld_is_passed_over(data: str) -> None:
    assert (
        page(f'<script type="application/ld+json">{data}</script>').title
        == "Bridge closed after flood sweeps valley"
    )


def test_entities_of_the_pages_own_are_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    data = (
        f'<!DOCTYPE html [<!ENTITY e0 "ha">{bomb}]><html><body>{BODY}<p>And then &e11; the water '
        "fell, the mayor of the town said on the bank.</p></body></html>"
    )
    assert len(read_report("page.html", data.encode(), settings=ReadSettings()).text) < 2000


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<div>" * 50_000 + "text", "elements inside each other"),
        ("<p></p>", "no article was found"),
        ("<script>var a = 'words and words';</script>", "no article was found"),
    ],
)
def test_refused(body: str, reason: str) -> None:
    with pytest.raises(SkipError, match=reason):
        page(body=body)


@pytest.mark.parametrize(
    "body",
    [
        "<x>" * 20_000 + BODY,
        "<p>" * 20_000 + BODY,
        "<" * 20_000 + BODY,
        "<!--" * 5_000 + BODY,
        "<a href='" * 5_000 + BODY,
        BODY[:400],
    ],
)
def test_broken_markup_is_read_or_refused(body: str) -> None:
    with contextlib.suppress(SkipError):
        assert page(body=body).text


def test_a_page_saved_as_text_is_a_page() -> None:
    assert page(name="page.txt").title == "Bridge closed after flood sweeps valley"


@pytest.mark.parametrize(
    ("markup", "basis"),
    [
        (
            '<span itemprop="datePublished" content="2021-02-03">x</span>',
            "found in the page by htmldate",
        ),
        ('<time datetime="2021-02-03">3 Feb</time>', "time element"),
        ('<span class="article-date">3 February 2021</span>', "found in the page by htmldate"),
        (
            '<link rel="canonical" href="https://vale.example/2021/02/03/bridge">',
            "found in the page by htmldate",
        ),
    ],
)
def test_where_else_a_date_stands(markup: str, basis: str) -> None:
    report = page(
        markup if markup.startswith("<link") else "",
        body=("" if markup.startswith("<link") else markup) + BODY,
    )
    assert (report.published, report.published_basis) == ("2021-02-03", basis)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>bold</b> word.</p><p>Two</p>", "One bold word.\n\nTwo"),
        ("One<br>two<br/><br/>three", "One\n\ntwo\n\nthree"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<p>a&amp;b &lt;c&gt; caf&eacute;&nbsp;d</p>", "a&b <c> café d"),
        ("<style>p{}</style><script>x()</script><p>a</p><noscript>b</noscript>", "a"),
        ("<p>a<!-- b -->c</p>", "ac"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b"),
        ("<p>unclosed <i>a", "unclosed a"),
        ("", ""),
        ("<div>" * 5000 + "deep" + "</div>" * 5000, ""),
    ],
)
def test_read_markup(markup: str, text: str) -> None:
    found = read_markup(markup)[0]
    assert found == text or (not text and found in {"", "deep"})


def test_too_large() -> None:
    with pytest.raises(SkipError, match="characters of markup"):
        read_markup("a" * 8_000_001)


PROSE = (
    "<p>The old bridge over the Harn was closed on Monday after the river rose by two metres in a "
    "night.</p>"
)


def names(head: str, body: str) -> tuple[str | None, str | None]:
    tree = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    data, page = read_page_data(tree), read_blocks(tree)
    title = find_title(data, page)
    return title, find_outlet(data, title, "Harn Post")


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (
            "<title>Old bridge closed - Vale Courier</title>",
            f"<h1>Old bridge closed</h1>{PROSE}",
            ("Old bridge closed", "Vale Courier"),
        ),
        (
            "<title>Old bridge closed | Valley | The Courier</title>",
            f"<h1>Old bridge closed</h1>{PROSE}",
            ("Old bridge closed", "The Courier"),
        ),
        (  # what trafilatura finds, where the page says it nowhere else
            "<title>Bridge closed</title>",
            f"<h1>Bridge closed</h1>{PROSE}",
            ("Bridge closed", "Harn Post"),
        ),
        (
            "<title>Harn Post</title>",
            f"<h3>Old bridge closed after flood</h3>{PROSE}",
            ("Old bridge closed after flood", "Harn Post"),
        ),
        (
            "<meta property='og:site_name' content='Vale'><title>x</title>",
            f"<h1>Bridge closed</h1>{PROSE}",
            ("Bridge closed", "Vale"),
        ),
    ],
)
def test_names(head: str, body: str, expected: tuple[str | None, str | None]) -> None:
    assert names(head, body) == expected


META = Stated("2021-02-03", "meta date")
TIMED = Stated("2021-02-03T23:30:00+00:00", "JSON-LD datePublished")


@pytest.mark.parametrize(
    ("stated", "day", "taken"),
    [
        ([META], "2021-02-03", (META.value, META.basis)),
        ([META, TIMED], "2021-02-03", (TIMED.value, TIMED.basis)),
        ([META], "2021-02-04", ("2021-02-04", "found in the page by htmldate")),
        ([META], None, (None, None)),
    ],
)
def test_the_day_that_htmldate_finds_in_the_words_of_the_markup(
    stated: list[Stated], day: str | None, taken: tuple[str | None, str | None]
) -> None:
    assert publication_day(stated, day) == taken


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2021-02-03T09:10:00.123Z", "2021-02-03T09:10:00+00:00"),
        ("2021-02-03T09:10+0100", "2021-02-03T09:10:00+01:00"),
        ("20210203", "2021-02-03"),
        ("1612343400", "2021-02-03T09:10:00+00:00"),
        ("3 February 2021", "2021-02-03"),
        ("2021-02-30", None),
        ("soon", None),
        (None, None),
        ({}, None),
    ],
)
def test_machines_and_readers_dates(raw: object, value: str | None) -> None:
    stated = stated_dates(PageData(article={"datePublished": raw}))
    assert [one.value for one in stated] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Veröffentlicht am 3. Februar 2021", "de", ("2021-02-03",)),
        ("3 de febrero de 2021", "es", ("2021-02-03",)),
        ("le 1er mars 2021", "fr", ("2021-03-01",)),
        ("03/04/2021", "en-us", ("2021-03-04",)),
        ("03/04/2021", "fr", ("2021-04-03",)),
        ("3. Brachmond 2021", "de", ()),
    ],
)
def test_days_beside_the_headline(text: str, language: str, days: tuple[str, ...]) -> None:
    assert tuple(day[:10] for day in days_in(text, language)) == days
