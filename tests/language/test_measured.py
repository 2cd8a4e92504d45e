"""Numbers with their units."""

import pytest

from rashomon.language.measured import read_measured


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a pipe of 12 km", [(12, 12, "kilometre")]),
        ("an 8- to 16-metre mast", [(8, 16, "metre")]),
        ("between 5 and 10 kg of rice", [(5, 10, "kilogram")]),
        ("from £3 to £5", [(3, 5, "pound sterling")]),
        ("60 miles per hour", [(60, 60, "mile per hour")]),
        ("$5 per day", [(5, 5, "dollar per day")]),
        ("9.8 m/s^2", [(9.8, 9.8, "metre per square second")]),
        ("20 Swiss francs or US$ 30 million", [(20, 20, "swiss franc"), (30e6, 30e6, "united states dollar")]),
        ("five square miles", [(5, 5, "square mile")]),
        ("ten percent of 300 goats", [(10, 10, "percentage"), (300, 300, None)]),
        ("-5°C at dawn", [(-5, -5, "degree celsius")]),
        ("40 milligrams", [(40, 40, "milligram")]),
        ("five dollars and 30 cents", [(5.3, 5.3, "dollar")]),
        ("£20 and two goats", [(20, 20, "pound sterling"), (2, 2, None)]),
        ("$5 million dollars", [(5e6, 5e6, "dollar")]),
        ("5 ± 0.5 metres", [(5, 5, "metre")]),
        ("12 bahraini dinars, 3 cuban pesos", [(12, 12, "bahraini dinar"), (3, 3, "cuban peso")]),
        ("20 kilotons at 3 m^3", [(20, 20, "kiloton"), (3, 3, "cubic metre")]),
        ("5 in the morning, 3 a side", [(5, 5, None), (3, 3, None)]),
        ("two or three kilometres", [(2, 2, "kilometre"), (3, 3, "kilometre")]),
        ("in 1987 and 5 km on", [(1987, 1987, None), (5, 5, "kilometre")]),
        ("the 1990s, back at 5 pm or 5:30 a.m.", [(1990, 1990, None)]),
        ("a door of 6'2\"", [(6, 6, "foot"), (2, 2, "inch")]),
        ('a 6" nail', [(6, 6, "inch")]),
        ('"we saw 6" she said', [(6, 6, None)]),
        ("-$40 and $3T", [(-40, -40, "dollar"), (3e12, 3e12, "dollar")]),
        ("he paid 20 pounds", [(20, 20, "pound sterling")]),
        ("it weighs 20 pounds and cost a lot", [(20, 20, "pound-mass")]),
        ("20 pounds of flour were sold", [(20, 20, "pound-mass")]),
    ],
)
def test_measured(text: str, expected: list[tuple[float, float, str | None]]) -> None:
    assert [(m.low, m.high, m.unit.name if m.unit else None) for m in read_measured(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a flow of 5 m s-1 or 6 m s⁻²", [(5, "metre per second"), (6, "metre per square second")]),
        ("9.8 metres per second squared", [(9.8, "metre per square second")]),
        ("3 W/m·K", [(3, "watt per metre per kelvin")]),
        ("5 per second, 6 per cm", [(5, "per second"), (6, "per centimetre")]),
        ("$5 a barrel, 5 km a side", [(5, "dollar per barrel"), (5, "kilometre")]),
        ("half a mile in half an hour", [(0.5, "mile"), (0.5, "hour")]),
        ("15 500 km", [(15500, "kilometre")]),
        ("6 ft 2 in tall", [(6, "foot"), (2, "inch")]),
        ("a fever of 37C", [(37, "degree celsius")]),
        ("class 5C", []),
        ("the heat reached 300K, its pay 300K", [(300, "kelvin"), (300, "kelvin")]),
        ("its pay is 300K", [(300e3, None)]),
        ("30 degrees 12 minutes north", [(30, "degree angle"), (12, "minute of arc")]),
        ("12 minutes later", [(12, "minute")]),
        ("¥500 in Shanghai", [(500, "chinese yuan")]),
        ("¥500 in Osaka", [(500, "japanese yen")]),
        ("Canadian $5, Hong Kong $6, gave $7", [(5, "canadian dollar"), (6, "hong kong dollar"), (7, "dollar")]),
        ("5 plus or minus 1 km", [(5, "kilometre")]),
        ("from 2015-06-05 to 5/6/2016", []),
        ("3,5 million km", [(3.5e6, "kilometre")]),
        ("½km and 3½kg", [(0.5, "kilometre"), (3.5, "kilogram")]),
        ("74m2 and 8m³", [(74, "square metre"), (8, "cubic metre")]),
        ("5 μg of dust", [(5, "microgram")]),
        ("3D, 5G and 40 goats", [(40, None)]),
        ("a 5-A class, a 12-V battery", [(5, None), (12, "volt")]),
    ],
)
def test_units_in_many_forms(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(m.low, m.unit.name if m.unit else None) for m in read_measured(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "5 kN m2/kg2 and 8 W m-2 K-4",
            [(5, "kilonewton square metre per square kilogram"), (8, "watt per square metre per kelvin to the 4")],
        ),
        ("3 W/(m² K), 4 J/(g·K)", [(3, "watt per square metre per kelvin"), (4, "joule per gram per kelvin")]),
        ("9.8 m/s2. It fell", [(9.8, "metre per square second")]),
        ("10 kg m^2 s^-2, 7 cm⁻¹", [(10, "kilogram square metre per square second"), (7, "per centimetre")]),
        ("12 cents per kilowatt hour", [(12, "cent per kilowatt hour")]),
        ("40 per sq km and 3/cm3", [(40, "per square kilometre"), (3, "per cubic centimetre")]),
        ("$2-a-day, $9 per annum", [(2, "dollar per day"), (9, "dollar per year")]),
        ("6 sq. miles, 7 cu. ft., 8 sq metres", [(6, "square mile"), (7, "cubic foot"), (8, "square metre")]),
        ("10 kg. It is 3 m. K was there", [(10, "kilogram"), (3, "metre")]),
    ],
)
def test_units_made_of_others(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(m.low, m.unit.name if m.unit else None) for m in read_measured(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-5 to -10 degrees Celsius", [(-10, -5, "degree celsius")]),
        ("between -5 and +5 °C", [(-5, 5, "degree celsius")]),
        ("from 20 to 10 metres", [(10, 20, "metre")]),
        ("it went from 20 to 10", [(20, 20, None), (10, 10, None)]),
        ("US$1-2bn or between three and four million dollars", [(1e9, 2e9, "united states dollar"), (3e6, 4e6, "dollar")]),
        ("between 2002 and 2009", [(2002, 2002, None), (2009, 2009, None)]),
        ("a 4x100 metre relay on 100x60 metres", [(4, 4, None), (100, 100, "metre"), (100, 100, None), (60, 60, "metre")]),
    ],
)
def test_ranges_that_fall_or_have_signs(text: str, expected: list[tuple[float, float, str | None]]) -> None:
    assert [(m.low, m.high, m.unit.name if m.unit else None) for m in read_measured(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5+ years, a 4-plus hour wait", [(5, "year"), (4, "hour")]),
        ("minus $5m, $3 B, $160MM", [(-5e6, "dollar"), (3e9, "dollar"), (160e6, "dollar")]),
        ("3 k miles and 2T dollars", [(3e3, "mile"), (2e12, "dollar")]),
        ("Rs500, RM200 and EUR1.5m", [(500, "indian rupee"), (200, "malaysian ringgit"), (1.5e6, "euro")]),
        ("50c a litre", [(50, "cent per litre")]),
        ("it costs 50p", [(50, "penny")]),
        ("20,000 won in cash; 300 won the race", [(20000, "south korean won"), (300, None)]),
        ("12 in. of snow, a door of 5 in x 20 in", [(12, "inch"), (5, "inch"), (20, "inch")]),
        ("5 in the morning", [(5, None)]),
        ("5' x 20', 6\" x 8\"", [(5, "foot"), (20, "foot"), (6, "inch"), (8, "inch")]),
        ("at 30° 12' 5\" north", [(30, "degree angle"), (12, "minute of arc"), (5, "second of arc")]),
        ("8°4' north", [(8, "degree angle"), (4, "minute of arc")]),
        ("absolute zero, 25℃, 12㎞", [(0, "kelvin"), (25, "degree celsius"), (12, "kilometre")]),
        ("in his 30s, the mid-40s, 30s later", [(30, None), (40, None), (30, "second")]),
        ("it is 3x faster", [(3, None)]),
        ("2.5 kilohms, 3 MΩ", [(2.5, "kiloohm"), (3, "megaohm")]),
        ("on 09-06-2025", []),
    ],
)
def test_units_by_marks_letters_and_words(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(m.low, m.unit.name if m.unit else None) for m in read_measured(text)] == expected


def test_a_letter_alone_is_read_by_the_words_near() -> None:
    text = "a charge of 3 C on 2 F"
    assert [m.unit.name for m in read_measured(text, letters=True) if m.unit] == ["coulomb", "farad"]
    assert [m.unit.name for m in read_measured("it was 20 C", letters=True) if m.unit] == ["degree celsius"]
    assert [m.unit for m in read_measured("it was 20 C")] == [None]
    assert [(m.low, m.unit.name) for m in read_measured("3m tonnes, 3m on", letters=True) if m.unit] == [(3e6, "tonne"), (3, "metre")]


def test_a_unit_alone_counts_one_where_it_is_asked_for() -> None:
    text = "a mile and a half, a kg of rice, million-dollar bail, several hundred miles"
    assert [(m.low, m.unit.name if m.unit else None) for m in read_measured(text, articles=True)] == [
        (1.5, "mile"), (1, "kilogram"), (1e6, "dollar"),
    ]  # fmt: skip


def test_letters_are_units_where_that_is_asked_for() -> None:
    text = "a 60 W bulb, 5 to 6m on, 200m plus 3 m there"
    assert [(m.low, m.high, m.unit.name if m.unit else None) for m in read_measured(text, letters=True)] == [
        (60, 60, "watt"), (5, 6, "metre"), (200, 200, "metre"), (3, 3, "metre"),
    ]  # fmt: skip
    assert [m.high for m in read_measured("200m goats")] == [200e6]


def test_coins_stay_apart_where_that_is_asked_for() -> None:
    assert [m.low for m in read_measured("five dollars and 30 cents", coins=False)] == [5, 30]


def test_an_article_counts_one_where_it_is_asked_for() -> None:
    text = "a gallon of milk for an hour, a second bit, an $8 pint"
    assert [(m.low, m.unit.name if m.unit else None) for m in read_measured(text, articles=True)] == [
        (1, "gallon"),
        (1, "hour"),
        (8, "dollar"),
    ]
    assert [m.low for m in read_measured(text)] == [8]


def test_currencies_have_their_code() -> None:
    assert [m.unit.code for m in read_measured("300 euros and 5 kronor") if m.unit] == ["EUR", "SEK"]
