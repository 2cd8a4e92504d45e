"""The days of what a page shows of others, posts and other articles, are not the page's own."""

import json

import pytest

from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

OWN = "2031-03-05"
CHANGED = "2031-03-06"
META = f'<meta property="article:published_time" content="{OWN}T08:00:00Z">'
ITSELF = {"@type": "NewsArticle", "headline": "Weir breaks above Tolm", "datePublished": OWN}
DATES = {"datePublished": "2031-02-02", "dateModified": "2031-03-10"}


def data(*objects: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps(objects)}</script>'


def stamped(tag: str, attributes: str, words: str) -> str:
    stamps = "".join(f'<meta itemprop="{name}" content="{day}">' for name, day in DATES.items())
    return f"<{tag} {attributes}>{words}{stamps}</{tag}>"


def days_of(head: str, below: str, *, top: str = "") -> tuple[str, list[str]]:
    """The day of a page, and on which days it says that it was changed."""
    page = (
        "<html><head><title>Weir breaks above Tolm</title>"
        f'<link rel="canonical" href="https://gazette.example/weir">{head}</head><body><article>'
        f"{top}<h1>Weir breaks above Tolm</h1>"
        "<p>The weir above Tolm broke at night and two people were hurt, the river office said.</p>"
        "<p>Mayor Ilda Renn had the lower town cleared before dawn, she told the Gazette.</p>"
        f"{below}</article></body></html>"
    )
    report = read_report("weir.html", page.encode(), settings=ReadSettings())
    changed = [date.value[:10] for date in report.dates if "odified" in date.basis]
    return (report.published or "")[:10], changed


POSTING = {"@type": "SocialMediaPosting", "text": "What a night!", **DATES}
FAIR = {"@type": "NewsArticle", "headline": "Harbour fair opens", **DATES}
ELSEWHERE = {"@type": "NewsArticle", "url": "https://gazette.example/fair", **DATES}
SCHEMA = 'itemscope itemtype="https://schema.org/{}"'
CARD = '<h2 itemprop="headline">Harbour fair opens</h2>'
OF_OTHERS = {
    "a post": (META + data(POSTING), ""),
    "a post beside the article's own data": (data(ITSELF, POSTING), ""),
    "a post with an address": (META + data({**POSTING, "url": "https://talk.example/1"}), ""),
    "a post within the article's data": (data({**ITSELF, "hasPart": [POSTING]}), ""),
    "a post of two types": (
        META + data({**POSTING, "@type": ["Article", "SocialMediaPosting"], "url": "/talk/1"}),
        "",
    ),
    "another article": (META + data(FAIR), ""),
    "another article in a list": (META + data({"@type": "X", "itemListElement": [FAIR]}), ""),
    "the items of a list": (
        META
        + data({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": FAIR}]}),
        "",
    ),
    "the pages above it": (
        META
        + data(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"@type": "ListItem", "item": {"@type": "WebPage", **DATES}}],
            }
        ),
        "",
    ),
    "a comment": (META, '<div id="comments"><p>2 February 2031</p><p>What a night!</p></div>'),
    "an article of another address": (META + data(ELSEWHERE), ""),
    "an article of another page": (
        META + data({"@type": "Report", "mainEntityOfPage": {"@id": "/fair"}, **DATES}),
        "",
    ),
    "an article of nearly this headline": (
        META + data({**ELSEWHERE, "headline": "The weir above Tolm: a history"}),
        "",
    ),
    "a quotation": (META, stamped("blockquote", "", "What a night!")),
    "a post in the text": (
        META,
        stamped("div", SCHEMA.format("SocialMediaPosting"), "What a night!"),
    ),
    "an article within the article": (META, stamped("article", "", "<h2>Harbour fair opens</h2>")),
    "the card of another article": (META, stamped("div", SCHEMA.format("NewsArticle"), CARD)),
}


@pytest.mark.parametrize(("head", "below"), OF_OTHERS.values(), ids=OF_OTHERS)
def test_a_stamp_of_what_a_page_shows_of_others_is_not_its_own(head: str, below: str) -> None:
    assert days_of(head, below) == (OWN, [])


@pytest.mark.parametrize(("head", "below"), OF_OTHERS.values(), ids=OF_OTHERS)
def test_nor_is_it_where_the_page_has_none(head: str, below: str) -> None:
    without = head.replace(META, "").replace(f'"datePublished": "{OWN}"', '"of": "it"')
    day, changed = days_of(without, below)
    # of an article of another headline alone, the day may be the page's, whose headline was changed
    assert (day, changed) in [("", []), ("2031-02-02", [])]
    assert not day or FAIR["headline"] in head


OWN_STAMPS = {"datePublished": OWN, "dateModified": CHANGED}
OF_THE_PAGE = {
    "by its headline": data({**ITSELF, **OWN_STAMPS}, FAIR, POSTING),
    "by its address": data({"@type": "Article", "url": "/weir", **OWN_STAMPS}, ELSEWHERE),
    "by its address in another form": data(
        {"@type": "Article", "url": "http://www.gazette.example/weir/?utm_source=x", **OWN_STAMPS}
    ),
    "as the main thing of the page": data(
        {"@type": "Article", "mainEntityOfPage": "https://gazette.example/weir", **OWN_STAMPS}
    ),
    "by its headline, under another address": data({**ITSELF, **OWN_STAMPS, "url": "/2031/weir"}),
    "without headline and address": data({"@type": "NewsArticle", **OWN_STAMPS}),
}


@pytest.mark.parametrize("head", OF_THE_PAGE.values(), ids=OF_THE_PAGE)
def test_the_page_s_own_stamps_are(head: str) -> None:
    assert days_of(head, "") == (OWN, [CHANGED])


def test_so_are_those_above_its_headline() -> None:
    stamps = "".join(
        f'<meta itemprop="{name}" content="{day}">' for name, day in OWN_STAMPS.items()
    )
    assert days_of("", "", top=stamps) == (OWN, [CHANGED])


def test_a_line_in_a_part_that_is_called_a_menu_dates_the_page_that_it_holds() -> None:
    page = (
        "<html><head><title>Weir breaks above Tolm</title></head><body><div id='menu'>"
        "<h1>Weir breaks above Tolm</h1><p>The weir above Tolm broke at night and two people were "
        "hurt, the river office said on Monday.</p><div class='date'>5 March 2031</div>"
        "</div>"
        "</body></html>"
    )
    report = read_report("weir.html", page.encode(), settings=ReadSettings())
    assert report.published == OWN
