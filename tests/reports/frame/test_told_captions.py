"""Which sentences of captions are told by a page that has hardly any other prose.

All of it is invented."""

import pytest

from rashomon.model.report import Report
from rashomon.reports.read_report import read_report
from rashomon.settings import ReadSettings

HEADLINE = "The flood of Ostrow"
CREDIT = "Photo: Ana Holm/AP"
CAPTIONS = (
    "A man carries a child out of the old mill in Ostrow on Sunday.",
    "Volunteers fill sandbags at the school, where 40 families slept.",
    "The bridge over the Sava fell at noon.",
    "Soldiers reached the hospital on Monday.",
)
OPENING = "The Sava rose by two metres in the night and flooded the lower town."


def _page(*paragraphs: str, captions: tuple[str, ...] = CAPTIONS) -> Report:
    prose = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    pictures = "".join(
        f"<figure><img src='a.png'><figcaption>{caption} {CREDIT}</figcaption></figure>"
        for caption in captions
    )
    page = f"<html><body><article><h1>{HEADLINE}</h1>{prose}{pictures}</article></body></html>"
    return _read("page.html", page)


def _read(name: str, text: str) -> Report:
    report = read_report(name, text.encode(), ReadSettings())
    for piece in report.furniture:
        assert piece.quote == report.text[piece.start : piece.end]
    return report


def _told(report: Report) -> list[str]:
    """What of the report is no furniture, below the headline."""
    text = report.text
    for piece in reversed(report.left_out):
        text = text[: piece.start] + text[piece.end :]
    return [line.strip() for line in text.split("\n") if line.strip()][1:]


def _left_out(report: Report) -> set[str]:
    return {piece.quote.strip() for piece in report.left_out}


@pytest.mark.parametrize("paragraphs", [(), (OPENING,)])
def test_captions_are_told_where_little_else_is(paragraphs: tuple[str, ...]) -> None:
    report = _page(*paragraphs)
    assert _told(report) == [*paragraphs, *CAPTIONS]
    assert _left_out(report) == {CREDIT}


def test_captions_beside_prose_stay_captions() -> None:
    prose = [f"{OPENING} Gauge {number} broke at {number} in the morning." for number in range(9)]
    report = _page(" ".join(prose))
    assert not set(_told(report)) & set(CAPTIONS)


def test_one_caption_beside_a_short_report_stays_one() -> None:
    report = _page(OPENING, "Nobody was hurt, the mayor said.", captions=CAPTIONS[:1])
    assert CAPTIONS[0] not in _told(report)


def test_what_is_told_twice_is_told_once() -> None:
    report = _page(CAPTIONS[0], captions=(*CAPTIONS, CAPTIONS[1]))
    assert _told(report) == [CAPTIONS[0], *CAPTIONS[1:]]


@pytest.mark.parametrize(
    "caption",
    [
        "File photo: the mayor leaves the town hall in May.",
        "The old mill of Ostrow before the flood",
        "Ostrow, Sunday.",
    ],
)
def test_labels_and_words_without_a_sentence_are_not_told(caption: str) -> None:
    assert _told(_page(captions=(*CAPTIONS, caption))) == list(CAPTIONS)


def test_a_gallery_in_plain_text_is_told_without_its_headline_and_numbers() -> None:
    lines = [
        f"Photos: {HEADLINE} {caption} Hide Caption {number} of 4"
        for number, caption in enumerate(CAPTIONS, start=1)
    ]
    assert _told(_read("page.txt", "\n\n".join([HEADLINE, *lines]))) == list(CAPTIONS)


def test_no_more_than_some_captions_are_told() -> None:
    many = tuple(
        f"Soldiers reached the flooded house {number} on Monday." for number in range(1, 1_000)
    )
    told = _told(_page(captions=many))
    assert told == list(many[: len(told)])
    assert 100 < len(told) < 300
