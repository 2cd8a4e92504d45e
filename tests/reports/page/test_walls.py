"""Pages that stand between a reader and an article, and notices of consent beside one."""

import pytest

from rashomon.errors import SkipError
from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

HEAD = "<h1>Oven explodes in Ostwick bakery</h1>"
FIRST = (
    "<p>A bakery oven exploded in Ostwick on Monday and hurt four people, the fire service said, "
    "after a pipe had come loose.</p>"
)
STORY = (
    FIRST + "<p>The street was closed for the night, and nine families slept in the school hall, "
    "according to the town council.</p>"
    '<p>"It was as if a lorry had hit the house," said Ines Harrow, who lives above it.</p>'
    "<p>Inspectors will look at the pipe, which was mended in April, said Pavel Orn.</p>"
)
CONSENT = (
    "<p>This website uses cookies to make your visit as pleasant as possible.</p>"
    "<p>We and our 112 partners process data such as your address to show you advertising.</p>"
    "<p>Some of it is needed for the site to work, while other parts help us to know you.</p>"
)
GERMAN = (
    "<p>Wir verwenden Cookies, um unsere Seite für Sie zu verbessern und Werbung zu zeigen.</p>"
    "<p>Sie können alle Cookies akzeptieren oder auswählen, welche Sie zulassen.</p>"
)


def page(body: str, title: str = "Oven explodes in Ostwick bakery") -> Report:
    markup = f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return read_report("page.html", markup.encode(), settings=ReadSettings())


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("One moment, please", "<p>Please verify that you are a human to go on.</p>", "captcha"),
        ("404", "<h1>Page not found</h1><p>Try our search, or the front page.</p>", "nothing at"),
        (
            "451",
            "<h1>451: Unavailable for legal reasons</h1><p>You read this site from a country "
            "whose rules it does not meet, and so it cannot be shown to you at this time, which we "
            "regret very much, as do all who work here.</p>",
            "nothing at",
        ),
        (
            "Harbour Post",
            '<div id="root"></div><noscript>Please enable JavaScript to see this page.</noscript>',
            "script alone",
        ),
        ("Harbour Post", f"<div><h2>Your privacy</h2>{CONSENT}</div>", "consent"),
    ],
)
def test_a_wall_is_a_failure_with_its_reason(title: str, body: str, reason: str) -> None:
    with pytest.raises(SkipError, match=reason):
        page(body, title)


def test_a_wall_below_the_beginning_is_a_warning() -> None:
    gate = (
        "<div><h2>Subscribe to continue reading</h2><p>You have read your free articles.</p></div>"
    )
    report = page(f"{HEAD}{FIRST}{gate}")
    assert "bakery oven exploded" in report.text
    assert [warning for warning in report.warnings if "only the beginning" in warning]


@pytest.mark.parametrize(
    "body",
    [
        f"<nav><p>Log in</p></nav><article>{HEAD}{STORY}</article>",
        "<h1>Trams stand still</h1><p>A fault in its JavaScript turned the signals off, the trams "
        "of Harn said on Monday.</p><p>Some 40 trams stood still until the evening, it said.</p>",
    ],
)
def test_news_is_no_wall(body: str) -> None:
    assert not page(body).warnings


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="x">{CONSENT * 3}</div><article>{HEAD}{STORY}</article>',
        f"<dialog open>{CONSENT}</dialog>{HEAD}<footer>{STORY}</footer>",
        f'<main><section>{CONSENT}</section></main><div class="sidebar">{HEAD}{STORY}</div>',
    ],
)
def test_a_notice_of_consent_is_not_the_article(body: str) -> None:
    text = page(body).text
    assert "Inspectors will look" in text
    assert "ookies" not in text
    assert "partners" not in text
