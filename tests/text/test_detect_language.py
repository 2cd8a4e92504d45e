"""The language of a text."""

import pytest

from rashomon.text.detect_language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was closed on Monday, and the mayor said that it is safe.", "en"),
        (
            "Die Brücke wurde am Montag gesperrt, und der Bürgermeister sagte, dass sie nicht "
            "sicher ist und die Stadt auf Hilfe wartet.",
            "de",
        ),
        (
            "Le pont a été fermé lundi, et le maire a dit que la ville ne savait pas si les "
            "habitants sont en sécurité dans les rues.",
            "fr",
        ),
        (
            "El puente fue cerrado el lunes y el alcalde dijo que no es seguro para los "
            "vecinos de la ciudad.",
            "es",
        ),
        ("Мост закрыт с понедельника, сказал мэр города.", "ru"),
        ("Мост закрит.", None),
        ("أغلق الجسر يوم الاثنين", "ar"),
        ("12 34", None),
        ("Bridge closed", "en"),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert guess_language(text) == language
