"""Full dates in reports that are not in English."""

import pytest

from rashomon.dates.days_in_languages import days_in_languages


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Am 3. März 2031 stürzte die Halle ein.", ["3. März 2031"]),
        (
            "El 3 de marzo de 2031 y el 14 de junio de 2029.",
            ["3 de marzo de 2031", "14 de junio de 2029"],
        ),
        ("Le 1er mars 2031, puis le 09/06/2018.", ["1er mars 2031", "09/06/2018"]),
        ("Склад обрушился 3 марта 2031 года.", ["3 марта 2031"]),
        ("انهارت في 3 مارس 2031.", ["3 مارس 2031"]),
        ("Am Samstag, heute, am 3. März und im März 2031.", []),  # not sure, or no day
        ("3 มีนาคม 2574", []),  # a year of the Buddha's era
    ],
)
def test_full_dates_are_read(text: str, dates: list[str]) -> None:
    assert [text[date.start : date.end] for date in days_in_languages(text)] == dates
