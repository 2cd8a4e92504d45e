"""What a page tells beside its article is read, or a warning names it."""

import pytest

from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

PARAGRAPHS = [
    "Two people died when the north wall of the granary fell in Harn on Monday, the fire service "
    "said in the evening.",
    "The street along the river was closed for the whole day, and neighbours were asked to stay "
    "away from the ruins.",
    "Crews from Vorn came to help with the search, which went on under lamps until after midnight, "
    "a spokesman said.",
]
LONG = "The owner, Odran Fell, paid 40,000 crowns for repairs in May."
SHORT = "Nine firefighters were treated for burns in Tolvik."


def page(first: str = "", middle: str = "", last: str = "", after: str = "") -> Report:
    one, two, three = (f"<p>{text}</p>" for text in PARAGRAPHS)
    markup = (
        "<html lang=en><head><title>Wall of granary falls in Harn</title></head><body><article>"
        f"<h1>Wall of granary falls in Harn</h1>{first}{one}{middle}{two}{three}{last}</article>"
        f"{after}</body></html>"
    )
    return read_report("wall.html", markup.encode(), ReadSettings())


def is_read_or_named(report: Report, sentence: str) -> bool:
    assert all(text in report.text for text in PARAGRAPHS)
    return sentence in report.text or any(sentence in warning for warning in report.warnings)


@pytest.mark.parametrize("sentence", [LONG, SHORT])
@pytest.mark.parametrize("place", ["first", "middle", "last", "after"])
@pytest.mark.parametrize(
    "box",
    [
        "<aside><p>{}</p></aside>",
        "<aside><h3>In brief</h3><ul><li>{}</li></ul></aside>",
        '<aside class="pullquote"><p>{}</p></aside>',
        '<div class="sidebar"><p>{}</p></div>',
        '<div role="complementary">{}</div>',
        "<figure><img src=x><figcaption>{}</figcaption></figure>",
        "<details><summary>{}</summary></details>",
        "<table><caption>{}</caption><tr><td>2030</td><td>3</td></tr></table>",
        "<fieldset><legend>{}</legend></fieldset>",
        "<marquee>{}</marquee>",
    ],
)
def test_a_sentence_in_a_box(box: str, place: str, sentence: str) -> None:
    assert is_read_or_named(page(**{place: box.format(sentence)}), sentence)


@pytest.mark.parametrize("sentence", [LONG, SHORT])
@pytest.mark.parametrize("place", ["first", "middle", "last"])
@pytest.mark.parametrize(
    "box",
    [
        "<noscript><p>{}</p></noscript>",
        "<select><option>{}</option></select>",
        "<video><p>{}</p></video>",
        "<canvas>{}</canvas>",
        '<ul class="nav"><li>{}</li></ul>',
        '<div id="comments-intro"><p>{}</p></div>',
        '<div class="social-unrest"><p>{}</p></div>',
        '<p class="breadcrumb">{}</p>',
        "<dialog open><p>{}</p></dialog>",
        "<p>{} It was <time>noon</time>.</p>",
    ],
)
def test_a_sentence_under_a_name_of_other_things(box: str, place: str, sentence: str) -> None:
    report = page(**{place: box.format(sentence)})
    assert is_read_or_named(report, sentence)
    assert not any("Sign up" in warning or "Tags" in warning for warning in report.warnings)


def test_the_words_of_an_element_in_a_line_are_the_line_s() -> None:
    line = "Police stopped two lorries on {} near Tolvik."
    day = '<time datetime="2031-03-04">Tuesday</time>'
    report = page(middle=f"<p>{line.format(day)}</p>")
    assert line.format("Tuesday") in report.text
    assert report.warnings == ()


@pytest.mark.parametrize(
    "markup",
    [
        f'<aside><a href="/1">{LONG}</a> <a href="/2">{SHORT}</a></aside>',
        f'<div class="newsletter-signup"><p>{LONG}</p></div>',
        f"<aside><p>{PARAGRAPHS[1]}</p></aside>",
        "<aside><h3>More from Harn</h3></aside>",
        '<div class="breadcrumb"><p>Nine lamps stood in Harn.</p></div>',
    ],
)
def test_what_tells_nothing_more_is_not_named(markup: str) -> None:
    assert page(after=markup).warnings == ()


def test_many_sentences_are_counted_and_the_first_ones_named() -> None:
    told = [f"Crew {number} was sent home by the mayor on Monday." for number in range(10, 40)]
    boxes = "".join(f"<aside>{sentence}</aside>" for sentence in told)
    (warning,) = page(after=boxes).warnings
    assert warning.startswith(
        "what stands beside the article was not read (30): “Crew 10 was sent home by the mayor on "
        "Monday.” “Crew 11"
    )
    assert len(warning) < 1100


@pytest.mark.parametrize(
    "notice",
    [
        "<noscript><p>Please enable JavaScript to see the 12 pictures of it.</p></noscript>",
        "<noscript><style>p{color:red}</style><img src=x></noscript>",
        "<select><option>Harn</option><option>Vorn</option></select>",
        '<span class="sr-only">Opens in a new window</span>',
    ],
)
def test_notices_of_scripts_and_labels_are_not_named(notice: str) -> None:
    assert not any("beside" in warning for warning in page(last=notice).warnings)
