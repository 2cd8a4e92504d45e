"""Pieces of HTML as text."""

import pytest

from rashomon.errors import SkipError
from rashomon.reports.page.html_fragments import marked_text, read_markup


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


def test_captions() -> None:
    assert read_markup(
        "<figure><img><figcaption>The wall</figcaption></figure><p>It fell.</p>"
    ) == ("The wall\n\nIt fell.", ("The wall",))


def test_too_large() -> None:
    with pytest.raises(SkipError, match="characters of markup"):
        read_markup("a" * 8_000_001)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("Tom &amp; Ann", "Tom & Ann"),
        ("<p>Tom</p>", "Tom"),
        ("one\r\ntwo", "one\ntwo"),
    ],
)
def test_marked_text(value: str, text: str) -> None:
    assert marked_text(value) == (text, ())
