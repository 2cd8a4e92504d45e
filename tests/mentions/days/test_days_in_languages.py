"""Days in reports that are not in English."""

import pytest

from rashomon.mentions.days.days_in_languages import days_in_languages


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
    assert [text[date.start : date.end] for date in days_in_languages(text, None)] == dates


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("de", "Am Samstag wurde die Halle gesperrt.", {"Samstag": "saturday"}),
        ("de", "Am Samstag soll die Halle öffnen.", {"Samstag": "coming saturday"}),
        ("de", "Am Samstag öffnet die Halle.", {}),  # nobody knows which
        ("de", "Samstags wurde die Halle gesperrt.", {}),
        ("de", "Im Jahr 1998 wurde die Halle am Samstag gesperrt.", {}),
        (
            "es",
            "Anteayer llegaron; ayer se fueron.",
            {"Anteayer": "day before yesterday", "ayer": "yesterday"},
        ),
        ("fr", "Le pont a été fermé avant-hier.", {"avant-hier": "day before yesterday"}),
        ("fr", "Le samedi, la halle a fermé.", {}),
        ("it", "Domenica scorsa hanno giocato.", {"Domenica scorsa": "last sunday"}),
        (
            "pt",
            "O museu reabrirá na próxima segunda-feira.",
            {"próxima segunda-feira": "next monday"},
        ),
        ("nl", "De brug werd maandag gesloten.", {"maandag": "monday"}),
        ("ru", "В субботу сгорел склад.", {"субботу": "saturday"}),
        ("ru", "По субботам рынок закрылся.", {}),
        ("cs", "V sobotu shořel sklad.", {}),
    ],
)
def test_days_are_told_by_that_of_the_report_where_that_is_sure(
    language: str, text: str, days: dict[str, str]
) -> None:
    read = {}
    for day in days_in_languages(text, language):
        said = day.part("word") or f"{day.part('relative')} {day.part('weekday')}".strip()
        read[text[day.start : day.end]] = said
    assert read == days
