"""What a page calls its outlet and its headline, without slogans, entities and mastheads."""

import pytest

from rashomon.reports.page.saved_page import read_page


@pytest.mark.parametrize(
    ("site", "outlet"),
    [
        ("Sund Post | News, weather and sport for all of the Vale", "Sund Post"),
        ("All the news of the Vale | Sund Post", "Sund Post"),
        ("Hill &amp;amp; Vale Post", "Hill & Vale Post"),
        ("The Sund Post", "The Sund Post"),
        ("Post-Courier of Sund", "Post-Courier of Sund"),
    ],
)
def test_an_outlet_is_named_without_its_slogan(site: str, outlet: str) -> None:
    head = f'<meta property="og:site_name" content="{site}"><title>Mill burns at Ord</title>'
    body = "<h1>Mill burns at Ord</h1><p>The mill at Ord burned on Friday, the mayor said.</p>"
    assert read_page(f"<html><head>{head}</head><body>{body}</body></html>").outlet == outlet


def test_a_masthead_that_is_set_as_a_headline_is_none() -> None:
    head = '<meta property="og:site_name" content="Sund Post"><title>Mill burns at Ord</title>'
    body = (
        "<h1>Sund Post</h1><h2>Mill burns at Ord</h2>"
        "<p>The mill at Ord burned on Friday, the mayor said, and nobody was hurt there.</p>"
    )
    assert read_page(f"<html><head>{head}</head><body>{body}</body></html>").title == (
        "Mill burns at Ord"
    )


WEIR = "Weir breaks above the town"
SOLD = "Vale Post Lays Off Nine"


@pytest.mark.parametrize(
    ("tab", "headings", "title", "outlet"),
    [
        (WEIR, f"<header><h1>The Tarn Courier</h1></header><h2>{WEIR}</h2>", WEIR, "Tarn Courier"),
        (f"{WEIR} | Vale Gazette", f"<h1>Vale Gazette</h1><h3>{WEIR}</h3>", WEIR, "Vale Gazette"),
        (f"Vale Gazette: {WEIR}", f"<h1>Vale Gazette</h1><h2>{WEIR}</h2>", WEIR, "Vale Gazette"),
        ("Tarn Times", f"<h1>Tarn Times</h1><h2>{WEIR}</h2>", WEIR, "Tarn Times"),
        (
            f"{WEIR} – Ord Today",
            f"<h1 id=logo><a href='https://ord.example/'>Ord Today</a></h1><h2>{WEIR}</h2>",
            WEIR,
            "Ord Today",
        ),
        (
            "Vale Post Lays Off Nine",
            "<h1>Vale Post Lays Off Nine</h1>",
            "Vale Post Lays Off Nine",
            None,
        ),
        (f"{SOLD} | Tarn Courier", f"<h1>{SOLD}</h1>", SOLD, "Tarn Courier"),
    ],
)
def test_the_name_of_a_site_is_no_headline(
    tab: str, headings: str, title: str, outlet: str | None
) -> None:
    prose = (
        "<p>The weir above the town broke on Friday, and forty cellars were full of water.</p>"
        "<p>The fire service pumped until the morning, and nobody was hurt, the mayor said.</p>"
    )
    page = read_page(
        f"<html><head><title>{tab}</title></head><body>{headings}{prose}</body></html>"
    )
    assert page.title == title
    assert (page.outlet or "").removeprefix("The ") == (outlet or "")


@pytest.mark.parametrize("name", ["Hill &amp; Vale Post", "Hill &#38; Vale Post"])
def test_entities_in_the_data_of_a_page_are_signs(name: str) -> None:
    data = f'{{"@type": "NewsArticle", "publisher": {{"name": "{name}"}}}}'
    head = f'<script type="application/ld+json">{data}</script><title>Mill burns at Ord</title>'
    body = "<h1>Mill burns at Ord</h1><p>The mill at Ord burned on Friday, the mayor said.</p>"
    page = read_page(f"<html><head>{head}</head><body>{body}</body></html>")
    assert page.outlet == "Hill & Vale Post"
