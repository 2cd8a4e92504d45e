"""What a page calls its outlet and its headline, without slogans, entities and mastheads."""

import pytest

from rashomon.reports.page.saved_page import read_page


@pytest.mark.parametrize(
    ("site", "outlet"),
    [
        ("Sund Post | News, weather and sport for all of the Vale", "Sund Post"),
        ("Sund Post - The paper that asks", "Sund Post"),
        ("All the news of the Vale | Sund Post", "Sund Post"),
        ("Sund Post – seit 1890 für das ganze Tal", "Sund Post"),
        ("Hill &amp;amp; Vale Post", "Hill & Vale Post"),
        ("Hill &amp; Vale Post", "Hill & Vale Post"),
        ("The Sund Post", "The Sund Post"),
        ("Radio Sund | Vale", "Radio Sund | Vale"),
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


@pytest.mark.parametrize("name", ["Hill &amp; Vale Post", "Hill &#38; Vale Post"])
def test_entities_in_the_data_of_a_page_are_signs(name: str) -> None:
    data = f'{{"@type": "NewsArticle", "publisher": {{"name": "{name}"}}}}'
    head = f'<script type="application/ld+json">{data}</script><title>Mill burns at Ord</title>'
    body = "<h1>Mill burns at Ord</h1><p>The mill at Ord burned on Friday, the mayor said.</p>"
    page = read_page(f"<html><head>{head}</head><body>{body}</body></html>")
    assert page.outlet == "Hill & Vale Post"
