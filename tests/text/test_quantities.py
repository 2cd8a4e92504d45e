"""Quantities in plain English."""

import time

import pytest

from rashomon.text.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least twelve miners were freed", [("at least twelve", 12, None, None)]),
        ("up to 640 guests", [("up to 640", None, 640, None)]),
        ("as many as 30 lorries", [("as many as 30", None, 30, None)]),
        ("no fewer than 8 boats", [("no fewer than 8", 8, None, None)]),
        ("fewer than 70 seats", [("fewer than 70", None, 70, None)]),
        ("more than 1,450 homes", [("more than 1,450", 1450, None, None)]),
        ("about 90 goats", [("about 90", 90, 90, None)]),
        ("an estimated 5,500 voters", [("an estimated 5,500", 5500, 5500, None)]),
        ("some 2,100 tents", [("some 2,100", 2100, 2100, None)]),
        ("120-150 shops", [("120-150", 120, 150, None)]),
        ("120 to 150 shops", [("120 to 150", 120, 150, None)]),
        ("between 40 and 60 sheep", [("between 40 and 60", 40, 60, None)]),
        ("no more than 40-50 guards", [("no more than 40-50", 40, 50, None)]),
        ("lower at 300-400 guards", [("300-400", 300, 400, None)]),
        ("2 to 3 million litres", [("2 to 3 million", 2e6, 3e6, None)]),
        ("two or three days", [("two or three", 2, 3, None)]),
        ("a week or two", [("a week or two", 1, 2, None)]),
        ("three hundred and twelve", [("three hundred and twelve", 312, 312, None)]),
        ("twenty-five thousand", [("twenty-five thousand", 25000, 25000, None)]),
        ("a dozen crates", [("a dozen", 12, 12, None)]),
        ("more than two dozen", [("more than two dozen", 24, None, None)]),
        ("half a million", [("half a million", 500000, 500000, None)]),
        ("a quarter of a billion at most", [("a quarter of a billion at most", None, 2.5e8, None)]),
        (
            "three quarters of a million crowns",
            [("three quarters of a million", 750000, 750000, None)],
        ),
        ("prices fell by half.", [("half", 50, 50, "%")]),
        ("a little over 1.1 million", [("a little over 1.1 million", 1.1e6, 1.1e6, None)]),
        ("2,000 at the very most", [("2,000 at the very most", None, 2000, None)]),
        ("20 or more", [("20 or more", 20, None, None)]),
        ("over 65% of the harvest", [("over 65%", 65, None, "%")]),
        ("20 per cent", [("20 per cent", 20, 20, "%")]),
        ("nearly half the fleet", [("nearly half", 50, 50, "%")]),
        ("a third of them", [("a third", 33.3, 33.3, "%")]),
        ("three-quarters of the pupils", [("three-quarters", 75, 75, "%")]),
        ("£4.5bn", [("£4.5bn", 4.5e9, 4.5e9, "GBP")]),
        ("$5 million to $7 million", [("$5 million to $7 million", 5e6, 7e6, "USD")]),
        ("300 euros", [("300 euros", 300, 300, "EUR")]),
        ("dozens of goats", [("dozens", None, None, None)]),
        ("tens of thousands marched", [("tens of thousands", None, None, None)]),
        ("most of the crew", [("most", None, None, "%")]),
        ("1800 soldiers", [("1800", 1800, 1800, None)]),
        ("a 19-year-old pilot", [("19", 19, 19, None)]),
        ("four and a half years", [("four and a half", 4.5, 4.5, None)]),
        ("four and a half million people", [("four and a half million", 4.5e6, 4.5e6, None)]),
        ("2.5 million and a quarter", [("2.5 million and a quarter", 2.75e6, 2.75e6, None)]),
        ("three-hundred goats", [("three-hundred", 300, 300, None)]),
        ("higher than 40", [("higher than 40", 40, None, None)]),
        ("30 and above", [("30 and above", 30, None, None)]),
        ("put the toll at 23.", [("23", 23, 23, None)]),
        ("the count stands at 412,", [("412", 412, 412, None)]),
        ("31 at least", [("31 at least", 31, None, None)]),
        ("180 at most were there", [("180 at most", None, 180, None)]),
        ("the toll went up to 29", [("29", 29, 29, None)]),
        ("just under 40", [("just under 40", 40, 40, None)]),
        ("tapped over 14 months", [("over 14", 14, 14, None)]),
        ("lasted over 14 months", [("over 14", 14, None, None)]),
        ("over two years ago", [("over two", 2, None, None)]),
        ("nine tenths of the shares", [("nine tenths", 90, 90, "%")]),
        ("about a sixth of the crop", [("about a sixth", 16.7, 16.7, "%")]),
        ("a third were open", [("a third", 33.3, 33.3, "%")]),
        ("a third goat came", []),
        ("one in five was ill", [("one in five", 20, 20, "%")]),
        ("one child in four", [("one child in four", 25, 25, "%")]),
        ("8 out of 10 patients", [("8 out of 10", 80, 80, "%")]),
        ("two out of five hostages", [("two", 2, 2, None), ("five", 5, 5, None)]),
        ("two goats in five pens", [("two", 2, 2, None), ("five", 5, 5, None)]),
        ("two in five days", [("two", 2, 2, None), ("five", 5, 5, None)]),
        ("a single goat, a single mother", [("a single", 1, 1, None)]),
        (
            "not one goat and not a single pen",
            [("not one", 0, 0, None), ("not a single", 0, 0, None)],
        ),
        ("a minute and a half", [("a minute and a half", 1.5, 1.5, None)]),
        ("one and a half hours", [("one and a half", 1.5, 1.5, None)]),
        ("between one and three per cent", [("between one and three per cent", 1, 3, "%")]),
        ("between $5m and $7m", [("between $5m and $7m", 5e6, 7e6, "USD")]),
        ("a flat of 74m2", [("74", 74, 74, None)]),
        ("74m goats", [("74m", 74e6, 74e6, None)]),
        ("from 10 to 20", [("10", 10, 10, None), ("20", 20, 20, None)]),
    ],
)
def test_amounts(
    text: str, expected: list[tuple[str, float | None, float | None, str | None]]
) -> None:
    assert [(q.text, q.low, q.high, q.unit) for q in read_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "on June 6",
        "on 6 June",
        "in 2011",
        "since 1987",
        "at 11.30am",
        "at 6 a.m.",
        "at 07:45",
        "the 1950s",
        "the 21st guest",
        "in 2015/16",
        "Feb. 28, 2018",
        "one of them",
        "no one came",
        "one another",
        "half an hour",
        "the first half",
        "the most careful",
        "last few days",
        "flight XA17",
        "how many",
        "at seven o'clock",
        "resumed at six.",
        "4 Mill Lane",
    ],
)
def test_no_amounts(text: str) -> None:
    assert read_quantities(text) == ()


def test_offsets_cut_the_text() -> None:
    text = "Police said “at least 14” people and 3-4 dogs were found; 60% of them alive."
    assert [text[q.start : q.end] for q in read_quantities(text)] == ["at least 14", "3-4", "60%"]
    assert all(
        text[q.start : q.end] == q.text and q.start <= q.figure < q.end
        for q in read_quantities(text)
    )


def test_odd_text_is_read_in_linear_time() -> None:
    started = time.process_time()
    for text in (
        "",
        "“" * 10_000,
        "one and " * 5_000,
        "- 1 -" * 5_000,
        "at least " * 5_000,
        "\u200f٣٤ ½ ⅓ ²",
    ):
        read_quantities(text)
    assert time.process_time() - started < 3
