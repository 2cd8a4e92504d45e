"""Posts within an article: one paragraph with its signature, and the day of the post."""

import pytest

from attributions import statements
from rashomon import compare
from rashomon.model.report import EMBEDDED
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

BEFORE = "<p>The bridge at Sund was shut on Monday after a barge had hit its pier.</p>"
AFTER = "<p>Some 4,000 cars cross it every day, and a ferry beside it carries 40 of them.</p>"
WORDS = "<p>The pier stands. Wait.</p>"
POSTS = {
    "tweet": "<p>The pier stands.<br><br>Wait.</p>&mdash; Eva Lind (@evalind) <a>March 3, 2031</a>",
    "paragraphs": "<p>The pier stands.</p><p>Wait.</p><p>— Eva Lind (@evalind) 3 March 2031</p>",
    "dots in the handle": WORDS + "— Eva Lind (<a>@eva.sky.example</a>) 2031-03-03",
    "a handle of a server": WORDS + "— Eva Lind (@eva@vik.example) 3 March 2031",
    "posted by": WORDS + "Posted by <a>Eva Lind</a> on <a>Monday, March 3, 2031</a>",
    "shared by": "<p><a>The pier stands. Wait.</a></p><p>A post shared by <a>Eva Lind</a> "
    "(@evalind) on <time datetime='2031-03-03T10:00'>Mar 3, 2031 at 10:00am</time></p>",
    "a video": "<div>The pier stands. Wait.</div><div>A video shared by Eva Lind (@evalind) on "
    "Mar 3, 2031</div>",
    "German": WORDS + "Gepostet von Eva Lind am Montag, 3. März 2031",
    "French": WORDS + "Publiée par Eva Lind sur Lundi 3 mars 2031",
    "Spanish": WORDS + "Publicado por Eva Lind en Lunes, 3 de marzo de 2031",
}


def page(post: str) -> bytes:
    title = "Bridge at Sund shut after barge hits pier"
    return (
        f'<html lang="en"><head><title>{title}</title></head><body><article><h1>{title}</h1>'
        f"{BEFORE}<blockquote>{post}</blockquote>{AFTER}</article></body></html>"
    ).encode()


@pytest.mark.parametrize("form", POSTS)
def test_a_post_is_one_paragraph_with_a_day_of_its_own(form: str) -> None:
    report = read_report("a.html", page(POSTS[form]), settings=ReadSettings())
    [paragraph] = [line for line in report.text.split("\n") if "pier stands" in line]
    assert paragraph.startswith("The pier stands. Wait. ")
    assert "Eva Lind" in paragraph
    [day] = [date for date in report.dates if date.basis == EMBEDDED]
    assert (day.value[:10], day.span and day.span.quote) == ("2031-03-03", paragraph)
    assert (report.published, report.authors) == (None, ())


def test_a_quotation_without_signature_is_no_post() -> None:
    post = "<p>“The pier stands.”</p><p>Eva Lind, mayor</p>"
    report = read_report("a.html", page(post), settings=ReadSettings())
    assert "Eva Lind, mayor" in report.text.split("\n")
    assert not [date for date in report.dates if date.basis == EMBEDDED]


@pytest.mark.weights
@pytest.mark.parametrize(
    "signature",
    [
        "— Vik Ferries (@vikferries) March 3, 2031",
        "— Vik Ferries (@vik.ferries.example) March 3, 2031",
        "Posted by Vik Ferries on Monday, March 3, 2031",
        "A post shared by Vik Ferries (@vikferries) on Mar 3, 2031 at 6:00pm",
    ],
)
def test_who_signs_a_post_says_it(signature: str) -> None:
    text = f"Bridge shut\n\nThe bridge was shut.\n\nThe ferry sails all night. {signature}"
    [found] = statements(text)
    assert (found.quote.quote, found.speaker) == ("The ferry sails all night.", "Vik Ferries")


@pytest.mark.parametrize(
    "text",
    [
        "A film that was posted by Vik Ferries on Monday shows the pier.",
        "The notice was posted by Vik Ferries on 3 March, and the road office took it down.",
    ],
)
@pytest.mark.weights
def test_who_is_told_to_have_posted_something_signs_nothing(text: str) -> None:
    assert [found.speaker for found in statements(f"Bridge shut\n\nIt was shut. {text}")] == []


@pytest.mark.weights
def test_tonight_in_a_post_is_the_night_of_the_post() -> None:
    post = "<p>Our ferry sails tonight.</p>Posted by Vik Ferries on Sunday, March 2, 2031"
    markup = page(post).replace(
        b"</title>",
        b'</title><meta property="article:published_time" content="2031-03-04T18:00:00Z">',
    )
    ledger = compare([read_report("a.html", markup, settings=ReadSettings())])
    days = {date.span.quote: date.earliest for date in ledger.stories[0].dates}
    assert (days["tonight"], days["Monday"]) == ("2031-03-02", "2031-03-03")
