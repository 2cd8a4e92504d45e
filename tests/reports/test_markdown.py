"""Markdown as text."""

import pytest

from rashomon.reports.page.html_fragments import is_markdown
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

DOCUMENT = """---
title: "Wall falls in Ostwick"
author: [Ines Harrow, Pavel Orn]
date: 2031-03-05 08:30
source: https://courier.example/wall
publisher: The Courier
lang: en-GB
---

# Wall falls in Ostwick

**Two people** died when the [wall](https://courier.example/map) fell, the *fire service* said.

![The wall](wall.png)

> “It came down,” a neighbour said.

- The street is closed.
"""


@pytest.mark.parametrize(
    ("source", "text", "markdown"),
    [
        ("a.md", "Plain words", True),
        ("a.txt", DOCUMENT, True),
        ("stdin", "# Wall falls\n\nTwo **people** died.\n\n## More\n\nIt fell.", True),
        ("a.txt", "# Wall falls\n\nTwo people died.", False),
        ("a.txt", "#wallfalls said the sign.\n\n* * *\n\nIt fell.", False),
        ("a.txt", "It fell [1] and (2) broke.", False),
        (
            "a.txt",
            "See [a](http://b.example), [c](http://d.example) and [e](http://f.example).",
            True,
        ),
        ("a.txt", "---\nA line\n---\n\nThe wall fell.", False),
        ("a.txt", "- one\n- two\n\nThe wall fell.", False),
    ],
)
def test_is_markdown(source: str, text: str, markdown: bool) -> None:
    assert is_markdown(source, text) is markdown


def test_front_matter_reaches_the_report() -> None:
    report = read_report("pile/wall.md", DOCUMENT.encode(), settings=ReadSettings())
    assert (report.title, report.outlet, report.published, report.url) == (
        "Wall falls in Ostwick",
        "The Courier",
        "2031-03-05T08:30:00",
        "https://courier.example/wall",
    )
    assert not set("*[#>") & set(report.text)
