"""Lines that say when a page came out, in languages other than English."""

import pytest

from rashomon.reports.outlets.masthead import find_masthead, published
from rashomon.reports.text_lines import split_lines

HEADLINE = "Nine silos of Quellmonde"


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("Veröffentlicht am 3. März 2031, 14:05 Uhr", "2031-03-03T14:05:00"),
        ("Stand: 03.03.2031, 18:30 Uhr", "2031-03-03T18:30:00"),
        ("Montag, 3. März 2031", "2031-03-03"),
        ("Publié le lundi 3 mars 2031 à 14h05, mis à jour à 16:20", "2031-03-03T14:05:00"),
        ("le 1er mars 2031", "2031-03-01"),
        ("Publicado el 3 de marzo de 2031 a las 10:30", "2031-03-03T10:30:00"),
        ("Ultimo aggiornamento: 3 marzo 2031 ore 18:45", "2031-03-03T18:45:00"),
        ("03/03/2031 10h30 Atualizado em 04/03/2031 12h15", "2031-03-03T10:30:00"),
        ("Gepubliceerd op 3 maart 2031 om 10:30", "2031-03-03T10:30:00"),
        ("Опубликовано 3 марта 2031, 14:05", "2031-03-03T14:05:00"),
        ("3 марта 2031 г. в 18:30", "2031-03-03T18:30:00"),
        ("Оновлено 3 березня 2031 о 19:12", "2031-03-03T19:12:00"),
        ("نشر في 3 مارس 2031", "2031-03-03"),
        ("آخر تحديث: 3 مارس 2031، 18:30", "2031-03-03T18:30:00"),
        ("Opublikowano: 3 marca 2031, 14:05", "2031-03-03T14:05:00"),
        ("Güncelleme 03.03.2031 19:12", "2031-03-03T19:12:00"),
    ],
)
def test_a_line_of_the_day_is_read(line: str, moment: str) -> None:
    masthead = find_masthead(split_lines(f"{HEADLINE}\n{line}\n"), HEADLINE)
    assert published(masthead)[0] == moment


@pytest.mark.parametrize(
    "line",
    [
        "Die Halle wurde am 3. März 2031 eröffnet",
        "El puerto se cerró el 3 de marzo de 2031",
        "Le silo date du 3 mars 2031",
        "Порт закрыли 3 марта 2031",
        "03/04/2031 10h30",  # of March or of April
    ],
)
def test_a_line_that_tells_of_a_day_or_may_mean_two_is_no_day_of_the_page(line: str) -> None:
    masthead = find_masthead(split_lines(f"{HEADLINE}\n{line}\n"), HEADLINE)
    assert published(masthead) == (None, None)


def test_the_day_of_publication_goes_before_that_of_a_change() -> None:
    lines = "Mis à jour le 5 mars 2031\nPublié le 3 mars 2031"
    masthead = find_masthead(split_lines(f"{HEADLINE}\n{lines}\n"), HEADLINE)
    assert published(masthead)[0] == "2031-03-03"
