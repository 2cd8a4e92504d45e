"""Saved web pages: markup, outlet, dates."""

import contextlib
import json

import pytest
from lxml import html

from rashomon.errors import SkipError
from rashomon.model.report import POST, Report
from rashomon.reports.page import saved_page
from rashomon.reports.page.blocks import read_blocks
from rashomon.reports.page.html_fragments import read_markup
from rashomon.reports.page.page_data import PageData, find_outlet, find_title, read_page_data
from rashomon.reports.page.publication_date import (
    Stated,
    publication_day,
    stated_dates,
)
from rashomon.reports.page_dates import find_dates
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


def test_a_page_of_too_many_elements_is_refused_by_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(saved_page, "MAX_ELEMENTS", 200)
    many = "<br>" * 150
    assert page(body=BODY + many).title == "Bridge closed after flood sweeps valley"
    with pytest.raises(SkipError, match="a page with more than 200 elements: save its text"):
        page(body=BODY + many + "<br>" * 50)


def page(
    head: str = "", body: str = BODY, name: str = "page.html", language: str = "en-GB"
) -> Report:
    return read_report(
        name,
        (
            f"<!DOCTYPE html><html lang='{language}'><head>{head}</head><body>{body}</body></html>"
        ).encode(),
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
        '{"@graph": 3}',
        '{"@type": 5, "author": {"name": {}}}',
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
            "meta datepublished",
        ),
        ('<time datetime="2021-02-03">3 Feb</time>', "time element"),
        ('<span class="article-date">3 February 2021</span>', "date line at the headline"),
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
        ("<ul><li>a<li>b</ul>", "a\n\nb"),
        ("<p>a&amp;b &lt;c&gt; caf&eacute;&nbsp;d</p>", "a&b <c> café d"),
        ("<p>a<!-- b -->c</p>", "ac"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b"),
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


STORY = BODY.replace("<article><h1>Bridge closed after flood sweeps valley</h1>", "")
OTHER = {"@type": "NewsArticle", "headline": "Ferry runs late", "datePublished": "2020-01-02"}


def told(*objects: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in objects
    )


@pytest.mark.parametrize(
    ("head", "lines", "day"),
    [
        (told(OTHER, ARTICLE), "", "2021-02-03T09:10:00+01:00"),
        (told([OTHER, ARTICLE]), "", "2021-02-03T09:10:00+01:00"),
        (
            told({"@graph": [{"@type": "WebPage", "datePublished": "2019-01-01"}, ARTICLE]}),
            "",
            "2021-02-03T09:10:00+01:00",
        ),
        (told([OTHER, OTHER | {"headline": "Choir wins a prize"}]), "", None),
        # the article's own data before its line, the line before time elements elsewhere
        (told(ARTICLE), "<p>1 February 2021</p>", "2021-02-03T09:10:00+01:00"),
        ("", "<p>Last updated 6 February 2021 | First published 3 February 2021</p>", "2021-02-03"),
        ("", "<p>Updated: 5 February 2021, 8:28 PM EST</p>", "2021-02-05T20:28:00-05:00"),
        (
            "",
            "<p>3 February 2021</p><div class='related'><a href='/x'><time "
            "datetime='2019-06-01T08:00'>1 June 2019</time> Choir wins a prize</a></div>",
            "2021-02-03",
        ),
        (
            "",
            "<div class='related'><a href='/x'><time datetime='2019-06-01T08:00'>1 June 2019</time>"
            " Choir wins a prize</a></div>",
            None,
        ),
        (
            "",
            "<p>A hearing of the council on what is to be done begins in the old town hall of Harn "
            "on <time datetime='2021-05-20'>20 May</time>.</p><p>3 February 2021</p>",
            "2021-02-03",
        ),
        (
            "",
            "<a href='/b'><time datetime='2021-02-03T22:10:00+01:00'>3 February 2021</time></a>",
            "2021-02-03T22:10:00+01:00",
        ),
        # what programs write where they know no day hides none
        (
            "<meta name='date' content='0001-01-01T00:00:00Z'>",
            "<p>3 February 2021</p>",
            "2021-02-03",
        ),
        # a day of two orders is nobody's, and midnight no hour
        ("", "<p>03/02/2021</p>", None),
        ("<meta name='date' content='2021-02-03T00:00:00Z'>", "", "2021-02-03"),
        (
            "<meta name='date' content='2021-02-03'>",
            "<p>Feb. 3, 2021, 8:28 PM EST</p>",
            "2021-02-03T20:28:00-05:00",
        ),
    ],
)
def test_the_day_among_other_days_of_the_page(head: str, lines: str, day: str | None) -> None:
    body = f"<article><h1>Bridge closed after flood sweeps valley</h1>{lines}{STORY}"
    assert page(head, body, language="en").published == day


POSTS = [
    ("2021-02-06T20:30:00+01:00", "Five people were hurt, the hospital in Harn said this evening."),
    ("2021-02-05T08:00:00+01:00", "Trains run again today on one track, the operator said."),
    ("2021-02-04T07:10:00+01:00", "Three people were hurt this morning, the operator said."),
]


def post_days(report: Report) -> list[tuple[str, str]]:
    return [
        (date.value, date.span.quote) for date in report.dates if date.basis == POST and date.span
    ]


def test_the_posts_of_a_live_page_by_their_time_elements() -> None:
    told_in = "".join(
        f'<article class="post"><time datetime="{moment}">x</time><h2>News</h2><p>{words}</p>'
        "</article>"
        for moment, words in POSTS
    )
    report = page(body=f"<main><h1>Bridge closed: latest</h1><div>{told_in}</div></main>")
    # the same word over each post is printed once
    assert post_days(report) == [(POSTS[0][0], "News"), *POSTS[1:]]


def test_a_page_with_one_time_and_one_with_times_of_other_stories_have_no_posts() -> None:
    time = '<time datetime="2021-02-03">3 February 2021</time>'
    others = "".join(
        f"<li class='related'><time datetime='{moment}'>x</time><p>{words}</p></li>"
        for moment, words in POSTS
    )
    assert post_days(page(body=f"{time}{BODY}")) == []
    assert post_days(page(body=f"{time}{BODY}<ul>{others}</ul>")) == []


UNIVERSAL = Stated("2021-02-04T02:40:00+00:00", "meta article:published_time")
OF_READERS = Stated("2021-02-03T21:40:00-05:00", "time element", sure=False)
META = Stated("2021-02-03", "meta date")
TIMED = Stated("2021-02-03T23:30:00+00:00", "JSON-LD datePublished")
LINE = Stated("2021-02-05", "date line at the headline")
CHANGED = Stated("2021-02-06", "date line at the headline (updated)", sure=False)
GUESSED = Stated("2021-02-04", "found in the page by htmldate")


@pytest.mark.parametrize(
    ("stated", "printed", "guess", "others", "taken"),
    [
        ([META], [], "2021-02-03", [], META),
        ([META, TIMED], [], None, [], TIMED),  # the hour of the same day
        ([META], [LINE], "2021-02-03", [], META),
        ([], [LINE], "2021-02-03", [], LINE),
        ([], [], "2021-02-04", [], GUESSED),
        ([], [], "2021-02-04", ["2021-02-04"], None),  # a box of other stories has it
        ([], [CHANGED], "2021-02-06", [], CHANGED),
        ([CHANGED], [], None, [], None),
        ([], [], None, [], None),
        ([UNIVERSAL, OF_READERS], [], None, [], OF_READERS),  # the same minute in two zones
    ],
)
def test_the_day_of_publication(
    stated: list[Stated],
    printed: list[Stated],
    guess: str | None,
    others: list[str],
    taken: Stated | None,
) -> None:
    found = publication_day(stated, printed, guess, others)
    assert found == ((taken.value, taken.basis) if taken else (None, None))


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
    assert [date.value[:10] for date in find_dates(text, language) if date.value] == [*days]


LEAD = "A ferry struck the pier of Osk on Monday and nobody was hurt, the harbour office said."


def page_of(inside: str, head: str = "") -> Report:
    title = "Ferry strikes pier of Osk"
    markup = f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
    whole = f"{markup}<p>{LEAD}</p>{inside}</article></body></html>"
    return read_report("a.html", whole.encode(), settings=ReadSettings())


@pytest.mark.parametrize(
    ("inside", "day"),
    [
        ("<p>The pier was built on 12 August 2014.</p>", None),
        ("<p>A study published on 3 May 2028 had warned of the current there.</p>", None),
        ("<h2>References</h2><ol><li>Osk Gazette, 3 June 2030</li></ol>", None),
        ("<h2>Sources</h2><p>Osk Gazette, 3 June 2030</p>", None),
        ("<figure><figcaption>The pier on 3 June 2030</figcaption></figure>", None),
        ("<p>The mayor was born on <time datetime='1980-05-06'>6 May 1980</time>.</p>", None),
        ("<p>Updated 8 April 2031</p>", "2031-04-08"),
        ("<p>8 April 2031</p>", "2031-04-08"),
    ],
)
def test_a_day_that_a_page_tells_of_is_not_its_own(inside: str, day: str | None) -> None:
    assert page_of(inside).published == day


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<p>It carried <b style='text-decoration:line-through'>nine</b> seven cars.</p>",
         "It carried seven cars."),
        ("<p class='lead'>The ferry had been repaired in January, its owner said.</p>",
         "The ferry had been repaired in January, its owner said."),
        ("<p style='text-indent:-5000px'>Draft: 88 were killed, it was said then.</p>", ""),
        ("<div style='font-size:0'><p style='font-size:9pt'>The ferry was towed at noon.</p></div>",
         "The ferry was towed at noon."),
        ("<div class='tab-two'><p>The ferry was built in 1998, as its owner said.</p></div>",
         "The ferry was built in 1998, as its owner said."),
    ],
)  # fmt: skip
def test_what_a_style_hides_or_strikes_out_is_not_read(inside: str, words: str) -> None:
    behind = page_of(inside).text.partition(LEAD)[2]
    assert behind.strip() == words


def test_signs_that_nobody_sees_are_not_in_the_text() -> None:
    title = "<meta property='og:title' content='Ferry strikes pier of Osk'>"
    inside = "<p>Some 1\u200b4 cars and pas&shy;sengers were on the fer&#8203;ry, he told us.</p>"
    report = page_of(inside, title)
    assert report.text.count("Osk on Monday") == 1
    assert "Some 14 cars and passengers were on the ferry" in report.text


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("It cost the town &amp;pound;3,000, as its clerk Ilda Renn said.",
         "It cost the town £3,000, as its clerk Ilda Renn said."),
        ("&amp;ldquo;It sank,&amp;rdquo; said Ilda Renn &amp;#8211; a clerk.",
         "“It sank,” said Ilda Renn – a clerk."),
        ("Some 900 goats<sup><a href='#n2'>[2]</a></sup> of Osk are cut off, she said.",
         "Some 900 goats of Osk are cut off, she said."),
        ("The firm of Renn &amp;amp; Son mended the ferry in May.",
         "The firm of Renn & Son mended the ferry in May."),
    ],
)  # fmt: skip
def test_words_stand_once_and_plain(inside: str, words: str) -> None:
    behind = page_of(f"<p>{inside}</p>").text.partition(LEAD)[2]
    assert behind.strip() == words


ADDRESS = "https://osk.example/ferry"
STAMP = "20310305101500"


@pytest.mark.parametrize(
    "head",
    [
        f"<script>__wm.wombat('{ADDRESS}','{STAMP}','https://web.archive.org/');</script>",
        f"<script>wbinfo.url = '{ADDRESS}'; wbinfo.timestamp = '{STAMP}';</script>",
        f"<link rel='canonical' href='https://web.archive.org/web/{STAMP}/{ADDRESS}'>",
        "<meta property='og:url' content='https://archive.today/xYz'>"
        f"<link rel='canonical' href='http://archive.today/2031.03.05-101500/{ADDRESS}'>"
        "<meta property='og:site_name' content='archive.today'>",
    ],
)
def test_copies_of_web_archives(head: str) -> None:
    bar = "<div id='wm-ipp'><p>COLLECTED BY: 28 captures of this page were saved so far.</p></div>"
    report = page_of(bar, head)
    assert (report.url, report.outlet) == (ADDRESS, "osk.example")
    assert (report.retrieved or "").startswith("2031-03-05")
    assert "COLLECTED" not in report.text
