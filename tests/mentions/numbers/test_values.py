"""The amounts of plain text: values, limits, units, and what in figures is none."""

import time

import pytest

from rashomon.mentions.numbers.units import (
    unit_called,
)
from rashomon.mentions.numbers.values import values_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least twelve miners were freed", [("at least twelve", 12, None, None)]),
        ("up to 640 guests", [("up to 640", None, 640, None)]),
        ("as many as 30 lorries", [("as many as 30", None, 30, None)]),
        ("no fewer than 8 boats", [("no fewer than 8", 8, None, None)]),
        ("not fewer than 8 boats", [("not fewer than 8", 8, None, None)]),
        ("never more than 8 boats", [("never more than 8", None, 8, None)]),
        ("not over 8 boats", [("not over 8", None, 8, None)]),
        ("fewer than 70 seats", [("fewer than 70", None, 70, None)]),
        ("more than 1,450 homes", [("more than 1,450", 1450, None, None)]),
        ("rose by 3 percentage points", [("3", 3, 3, None)]),
        ("0.3 per cent", [("0.3 per cent", 0.3, 0.3, "%")]),
        ("about 90 goats", [("about 90", 90, 90, None)]),
        ("an estimated 5,500 voters", [("an estimated 5,500", 5500, 5500, None)]),
        ("some 2,100 tents", [("some 2,100", 2100, 2100, None)]),
        ("about 5, 000 litres", [("about 5, 000", 5000, 5000, None)]),
        (
            "a 6 - foot - 8, 225 - pound mast",
            [(n, int(n), int(n), None) for n in ("6", "8", "225")],
        ),
        ("call the desk on 0170 125 2222", []),
        ("1\u20602 and 1,4\u200b00 goats fled", []),  # parted by signs that nobody sees
        ("1e309 goats fled", []),
        (f"{'9' * 400} goats, {'9' * 5000}½ goats", []),
        (f"1{' million' * 60} goats fled", []),
        ("2. 6 million litres", [("2. 6 million", 2.6e6, 2.6e6, None)]),
        ("On 5 June, 117 goats left.", [("117", 117, 117, None)]),
        ("They sold 2. 6 goats were left.", [("2", 2, 2, None), ("6", 6, 6, None)]),
        ("120-150 shops", [("120-150", 120, 150, None)]),
        ("120 to 150 shops", [("120 to 150", 120, 150, None)]),
        ("between 40 and 60 sheep", [("between 40 and 60", 40, 60, None)]),
        ("no more than 40-50 guards", [("no more than 40-50", 40, 50, None)]),
        ("lower at 300-400 guards", [("300-400", 300, 400, None)]),
        ("some 5-6,000 geese", [("some 5-6,000", 5000, 6000, None)]),
        ("10-12,500 geese", [("10-12,500", 10_000, 12_500, None)]),
        ("300-1,000 geese", [("300-1,000", 300, 1000, None)]),
        ("2 to 3 million litres", [("2 to 3 million", 2e6, 3e6, None)]),
        ("three to four hundred litres", [("three to four hundred", 300, 400, None)]),
        ("between one and two thousand", [("between one and two thousand", 1000, 2000, None)]),
        ("two hundred to three hundred", [("two hundred to three hundred", 200, 300, None)]),
        ("two or three days", [("two or three", 2, 3, None)]),
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
        ("2½ tonnes, 3 1/2 tonnes", [("2½", 2.5, 2.5, None), ("3 1/2", 3.5, 3.5, None)]),
        ("10^5 goats, 10 ^6 trees", [("10^5", 1e5, 1e5, None), ("10 ^6", 1e6, 1e6, None)]),
        ("some 2.5 × 10^6 trees", [("some 2.5 × 10^6", 2.5e6, 2.5e6, None)]),
        ("10^-3 bar, 3.10^5 goats", []),
        ("8^45 goats, 2^10 trees, 12^3^4 boats, 40 km^2", [("40", 40.0, 40.0, None)]),
        ("some 3 1⁄2 to 4 ½ tonnes", [("some 3 1⁄2 to 4 ½", 3.5, 4.5, None)]),
        ("1⁄2 a crate, 1½ million", [("1⁄2", 0.5, 0.5, None), ("1½ million", 1.5e6, 1.5e6, None)]),
        ("killed 12[3] goats.[4]", [("12", 12, 12, None)]),
        ("over 65% of the harvest", [("over 65%", 65, None, "%")]),
        ("20 per cent", [("20 per cent", 20, 20, "%")]),
        ("nearly half the fleet", [("nearly half", 50, 50, "%")]),
        ("a third of them", [("a third", 33.333, 33.333, "%")]),
        ("three-quarters of the pupils", [("three-quarters", 75, 75, "%")]),
        ("£4.5bn", [("£4.5bn", 4.5e9, 4.5e9, "GBP")]),
        ("$5 million to $7 million", [("$5 million to $7 million", 5e6, 7e6, "USD")]),
        ("300 euros", [("300 euros", 300, 300, "EUR")]),
        ("dozens of goats", [("dozens", 24, 99, None)]),
        ("Scores died; she scores.", [("Scores", 40, 99, None)]),
        ("tens of thousands marched", [("tens of thousands", 20000, 99999, None)]),
        ("several hundred million years", [("several hundred million", 3e8, 9.99e8, None)]),
        ("a couple of goats met a couple", [("a couple", 2, 2, None)]),
        ("a number of goats", [("a number", None, None, None)]),
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
        ("the nineteen sixties", []),
        ("nineteen sixty-two", []),
        ("fifteen forty-foot boats", [("fifteen", 15, 15, None), ("forty", 40, 40, None)]),
        ("a two - million - euro lamp", [("two - million - euro", 2e6, 2e6, "EUR")]),
        ("lasted over 14 months", [("over 14", 14, None, None)]),
        ("over two years ago", [("over two", 2, None, None)]),
        ("nine tenths of the shares", [("nine tenths", 90, 90, "%")]),
        ("about a sixth of the crop", [("about a sixth", 16.667, 16.667, "%")]),
        ("a third were open", [("a third", 33.333, 33.333, "%")]),
        ("a third goat came", []),
        ("one in five was ill", [("one in five", 20, 20, "%")]),
        ("one child in four", [("one child in four", 25, 25, "%")]),
        ("8 out of 10 patients", [("8 out of 10", 80, 80, "%")]),
        ("two out of five hostages", [("two out of five", 40, 40, "%")]),
        ("two goats in five pens", [("two", 2, 2, None), ("five", 5, 5, None)]),
        ("two in five days", [("two", 2, 2, None), ("five", 5, 5, None)]),
        ("a single goat, a single mother", [("a single", 1, 1, None)]),
        (
            "not one goat and not a single pen",
            [("not one", 0, 0, None), ("not a single", 0, 0, None)],
        ),
        ("one and a half hours", [("one and a half", 1.5, 1.5, None)]),
        ("between one and three per cent", [("between one and three per cent", 1, 3, "%")]),
        ("between $5m and $7m", [("between $5m and $7m", 5e6, 7e6, "USD")]),
        ("a flat of 74m2", [("74", 74, 74, None)]),
        ("74m goats", [("74m", 74e6, 74e6, None)]),
        ("from 10 to 20", [("10", 10, 10, None), ("20", 20, 20, None)]),
        # decimal commas, and points between the digits
        ("1.000.000,50 crowns", [("1.000.000,50", 1000000.5, 1000000.5, None)]),
        ("12.345,6 crowns", [("12.345,6", 12345.6, 12345.6, None)]),
        ("0,5 percent of 2,5 tonnes", [("0,5 percent", 0.5, 0.5, "%"), ("2,5", 2.5, 2.5, None)]),
        ("€1,50 and 3,20 €", [("€1,50", 1.5, 1.5, "EUR"), ("3,20 €", 3.2, 3.2, "EUR")]),
        ("1,5-2 million", [("1,5-2 million", 1.5e6, 2e6, None)]),
        ("£1-2bn", [("£1-2bn", 1e9, 2e9, "GBP")]),
        ("12,34 goats, 1,2345 goats", []),
        # rows of figures that are no number
        ("goats 4,5,6 and 3-4-5 goats", []),
        ("12–14–16 goats, a 4-4-2 formation", []),
        ("the 2020-21 season, on 2031-05-06, at 12h30", []),
        ("call 0555-123-4567, 555-0123 or +44 20 7946 0958", []),
        (
            "10-12 goats and 1,200-1,300 pens",
            [("10-12", 10, 12, None), ("1,200-1,300", 1200, 1300, None)],
        ),
        ("-4 people, but -4 degrees", [("-4", -4, -4, None)]),
        ("shut at half nine, half the pens", [("half", 50, 50, "%")]),
        ("one or two goats", [("one or two", 1, 2, None)]),
    ],
)
def test_amounts(
    text: str, expected: list[tuple[str, float | None, float | None, str | None]]
) -> None:
    assert [(q.text, q.low, q.high, q.unit) for q in values_in(text)] == expected


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
        "the first half",
        "the most careful",
        "last few days",
        "flight XA17",
        "edition 2.7.13",
        "sent to 10.0.0.1",
        "a quarter of a percentage point",
        "how many",
        "at seven o'clock",
        "resumed at six.",
        "4\ufffd months",
    ],
)
def test_no_amounts(text: str) -> None:
    assert values_in(text) == ()


def test_offsets_cut_the_text() -> None:
    text = "Police said “at least 14” people and 3-4 dogs were found; 60% of them alive."
    assert [text[q.start : q.end] for q in values_in(text)] == ["at least 14", "3-4", "60%"]
    assert all(
        text[q.start : q.end] == q.text and q.start <= q.figure < q.end for q in values_in(text)
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
        values_in(text)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Kilometres", "kilometre"),
        ("km", "kilometre"),
        ("feet", "foot"),
        ("inches", "inch"),
        ("kilowatt-hours", "kilowatt hour"),
        ("square kilometers", "square kilometre"),
        ("ton", "tonne"),
        ("person", None),
        ("cup", None),
        ("in", None),
        ("dollar", None),
        ("", None),
        (None, None),
    ],
)
def test_a_unit_by_its_spellings(word: str | None, name: str | None) -> None:
    unit = unit_called(word)
    assert (unit.name if unit else None) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US$30 million", [("US$30 million", 30e6, "USD")]),
        ("A$2.5m and HK$900", [("A$2.5m", 2.5e6, "AUD"), ("HK$900", 900, "HKD")]),
        ("EUR 40m, SKr9bn", [("EUR 40m", 40e6, "EUR"), ("SKr9bn", 9e9, "SEK")]),
        ("40 EUR, 60 €", [("40 EUR", 40, "EUR"), ("60 €", 60, "EUR")]),
        ("20 Swiss francs", [("20 Swiss francs", 20, "CHF")]),
        ("3 million Mexican pesos", [("3 million Mexican pesos", 3e6, "MXN")]),
        ("700 pesos", [("700", 700, None)]),
        ("9,000 hryvnia", [("9,000 hryvnia", 9000, "UAH")]),
        ("of the nine, four won", [("nine", 9, None), ("four", 4, None)]),
        ("300 pounds of flour", [("300", 300, None)]),
        ("TRY 5 TIMES", [("5", 5, None)]),
        ("flight BA249", []),
        (
            "between US$5 million and US$7 million",
            [("between US$5 million and US$7 million", 5e6, "USD")],
        ),
    ],
)
def test_money(text: str, expected: list[tuple[str, float, str | None]]) -> None:
    assert [(q.text, q.low, q.unit) for q in values_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("an order of $2.4m (€2.2m)", [2.4e6, 2.2e6]),
        ("£1.5m ($1.9m) for a crane", [1.5e6, 1.9e6]),
        ("about £3m (around €3.5m)", [3e6, 3.5e6]),
        ("USD 3m (2.7m euros)", [3e6, 2.7e6]),
        ("a debt of 4.5m (US$5m)", [4.5e6, 5e6]),
        ("$12m long overdue", [12e6]),
        ("sold 4m tonnes", [4e6]),
        ("100ft (30m) from the road", [100, 30]),
        ("six feet (1.8m) of cloth", [6, 1.8]),
        ("a 30m (98ft) wall", [30, 98]),
        ("a 12m-high wave", [12]),
        ("the 100m (in 9.8 seconds)", [100, 9.8]),
    ],
)
def test_m_is_millions_or_metres(text: str, values: list[float]) -> None:
    assert [quantity.low for quantity in values_in(text)] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Es fehlen 3 Mio. Euro und 1.200 Ziegen.", [3e6, 1200]),
        ("fr", "Soixante-dix-sept chèvres, deux trois moutons.", [77]),
        ("es", "1,200 cabras", []),
        (None, "12 goats", [12]),
    ],
)
def test_other_languages_have_what_surely_amounts_to_one_number(
    language: str | None, text: str, values: list[float]
) -> None:
    assert [amount.low for amount in values_in(text, language)] == values
