"""In which language a short text is."""

import pytest

from rashomon.text.detect_language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ferry fire near Porto Brena de la Costa kills 4, mayor Inés Olmar says.", "en"),
        ("El alcalde de Brena dice que la barca no es de la ciudad.", "es"),
        ("Der Hafen von Brena bleibt am Montag zu, und die Fähre ist nicht da.", "de"),
        ("OSTERLY FERRY FIRE", "en"),
        ("1234", None),
    ],
)
def test_the_small_words_within_a_name_say_nothing_of_a_short_text(
    text: str, language: str | None
) -> None:
    assert guess_language(text) == language
