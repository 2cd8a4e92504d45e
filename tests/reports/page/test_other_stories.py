"""Cards and links that show other stories of a site are no text of the report."""

import pytest

from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

TITLE = "Crane falls into the harbour of Tolvik"
FIRST = (
    "A crane with 3 men in it fell into the harbour of Tolvik on Monday, the pilots' office said."
)
SECOND = "All of them swam to the quay, said Runa Aske, who runs the tug that found them."
THIRD = "The crane was built in 1974, and the harbour has had no other one since the spring."
STORY = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
OTHER = "Forty-one hens drowned when the brook at Lund rose in the night, said the farmer."
HEAD = '<a href="/hens">Brook drowns hens at Lund</a>'


def read(body: str) -> Report:
    markup = f"<html lang=en><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return read_report("crane.html", markup.encode(), ReadSettings())


def prose_of(report: Report) -> str:
    text = report.text
    for span in reversed(report.furniture):
        if span.certain:
            text = text[: span.start] + text[span.end :]
    return text


@pytest.mark.parametrize(
    "body",
    [
        f"<main><article><h3>{HEAD}</h3><p>{OTHER}</p></article><article>{STORY}</article></main>",
        f"<article>{STORY}</article><section><div><h4>{HEAD}</h4><p>{OTHER}</p></div></section>",
    ],
)
def test_a_card_is_named_and_not_read(body: str) -> None:
    report = read(body)
    assert OTHER not in report.text
    assert FIRST in report.text
    assert any("hens drowned" in warning for warning in report.warnings) or "<a href='/h'>" in body


@pytest.mark.parametrize(
    "line",
    [
        f"<p><strong>READ MORE: {HEAD}</strong></p>",
        f"<p><em>Also read | {HEAD}</em></p>",
        f"<p>{HEAD}</p>",
    ],
)
def test_a_line_that_leads_to_another_story(line: str) -> None:
    report = read(f"<article>{STORY.replace(f'<p>{THIRD}', f'{line}<p>{THIRD}')}</article>")
    assert "hens" not in prose_of(report)
    assert THIRD in prose_of(report)


def test_the_menu_beside_a_flash() -> None:
    links = "".join(f"<li><a href='/{n}'>Brook {n} drowns hens at Lund</a></li>" for n in range(30))
    for menu in (f"<nav><ul>{links}</ul></nav>", f"<div><ul>{links}</ul></div>"):
        report = read(f"{menu}<article><h1>{TITLE}</h1><p>{FIRST}</p></article>")
        assert "drowns hens" not in prose_of(report)
        assert FIRST in prose_of(report)


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{STORY}<h2><a href='/inn'>The inn</a></h2><p>{OTHER}</p></article>",
        f"<article><h1>{TITLE}</h1>"
        + "".join(
            f"<div><h2><a href='/{n}'>Place {n}</a></h2><p>{n} {OTHER}</p></div>" for n in range(5)
        )
        + "</article>",
    ],
)
def test_what_the_story_itself_says_stays(body: str) -> None:
    assert OTHER in prose_of(read(body))


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<p>The quay of<br>Tolvik was shut on Monday, and 4 boats turned away.</p>",
            "quay of Tolvik",
        ),
        (
            "<p><q>It bent like a reed</q>, said Runa Aske, who saw it from her tug.</p>",
            "“It bent like a reed”,",
        ),
        (
            "<p>“<q>It bent</q>”, said Runa Aske, who saw it from her tug on Monday.</p>",
            "“It bent”,",
        ),
        (
            "<p><q>He said <q>run</q> and I ran</q>, said Runa Aske, who was on her tug.</p>",
            "“He said ‘run’ and I ran”,",
        ),
    ],
)
def test_what_a_browser_prints_and_the_markup_does_not_say(markup: str, text: str) -> None:
    assert text in read(f"<article>{STORY}{markup}</article>").text


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("<h1>Crane falls<br>into the harbour</h1>", "Crane falls into the harbour", ()),
        (
            f"<h1>{TITLE}</h1><p class=byline>By Runa Aske<br>Harbour reporter<br>4 March 2031</p>",
            TITLE,
            ("Runa Aske",),
        ),
    ],
)
def test_lines_that_end_with_a_break(line: str, title: str, authors: tuple[str, ...]) -> None:
    report = read(f"<article>{line}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert report.title == title
    assert report.authors == authors


def test_cards_under_the_names_of_sections() -> None:
    cards = "".join(
        f"<div><div><h5><a href='/{name}'>{name}</a></h5></div><h3><a href='/{name}/1'>{head}</a>"
        f"</h3><p>{teaser}</p></div>"
        for name, head, teaser in (
            ("Farming", "Brook drowns hens at Lund", OTHER),
            ("Towns", "Bell of Orrin rings again", "The bell cast in 1702 rang on Sunday night."),
            ("Sport", "Rowers of Mar win a cup", "They came in ahead of Tolvik by half a boat."),
        )
    )
    text = prose_of(read(f"<div>{STORY}</div><div>{cards}</div>"))
    assert "hens" not in text
    assert "bell cast" not in text
    assert THIRD in text
