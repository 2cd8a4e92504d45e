"""What pages say for themselves."""

import pytest

from rashomon.reports.page_words import furniture_type, is_correction, opens_tail


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this article", "menu"),
        ("Share on Facebook", "menu"),
        ("Facebook Twitter WhatsApp Email", "menu"),
        ("Print this pagePrint this page", "menu"),
        ("Advertisement", "menu"),
        ("Click here to watch the video", "menu"),
        ("3 min read", "menu"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("Enter your email address", "newsletter"),
        ("Read more: Mayor resigns over harbour fire", "related"),
        ("You may also like", "related"),
        ("» Read more: Mayor resigns over harbour fire", "related"),
        ("[Related]", "related"),
        ("https://lamp.example/a/1", "boilerplate"),
        ("Printed from https://lamp.example/a/1", "boilerplate"),
        ("Original URL: www.lamp.example/a", "boilerplate"),
        ("View in browser | Unsubscribe", "newsletter"),
        ("Share | Unsubscribe | Manage preferences", "newsletter"),
        ("Unsubscribe: https://lamp.example/u", "newsletter"),
        ("You receive this message because you subscribed to The Lamp.", "newsletter"),
        ("Good morning. Here is what you need to know today.", "newsletter"),
        ("To unsubscribe, click here: https://lamp.example/u", "newsletter"),
        ("Leave a comment", "comments"),
        ("Join the conversation", "comments"),
        ("© 2021 The Lamp", "boilerplate"),
        ("This material may not be published or redistributed without permission.", "boilerplate"),
        ("This is a breaking news story. More follows.", "boilerplate"),
        ("We use cookies to improve your visit", "boilerplate"),
        ("Ana Ruiz is a reporter based in Oslo covering shipping.", "boilerplate"),
    ],
)
def test_furniture(line: str, kind: str) -> None:
    assert furniture_type(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "The two men share a house in the harbour.",
        "You receive this house because I trust you, she said.",
        "Good morning was all that he said.",
        "Read the riot act, the mayor did not.",
        "Sources told the paper that the ship was old.",
        "More than 40 people were hurt.",
        "Copyright law was not the issue, the judge said.",
        "Search teams found the ship at dawn on Monday.",
        "Related deaths rose to 12, the ministry said.",
        "He will follow us, she said.",
        "Video from the scene shows smoke over the harbour, police said.",
        "Health and travel",
        "Photographs of the ship were published on Monday.",
        "Print workers went on strike on Monday.",
        "Comments by the mayor angered the families.",
        "This is a developing country with few roads, and help took days to come to the "
        "people of the coast and to the towns of the interior.",
        "Click, and the bomb went off.",
    ],
)
def test_prose(line: str) -> None:
    assert furniture_type(line) is None


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Correction: the ship carried 40 people, not 400.", True),
        ("This article was amended on 3 March 2021 to give the right name.", True),
        ("An earlier version of this story said that the ship had sunk.", True),
        ("The prison service is run by the Department of Corrections.", False),
        ("Correction of the market came late.", False),
    ],
)
def test_corrections(line: str, note: bool) -> None:
    assert is_correction(line) is note
    assert not (note and furniture_type(line))


def test_tail() -> None:
    assert opens_tail("Related Articles")
    assert opens_tail("Next post")
    assert not opens_tail("Related deaths rose to 12")


def test_ten_thousand_signs_are_quick() -> None:
    for text in ('"' * 10_000, "a" * 400_000, "(reporting by " * 20_000, "1/2 A " * 50_000):
        furniture_type(text)
        is_correction(text)
