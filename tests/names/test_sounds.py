"""Words that are one name by their letters and sounds."""

from collections.abc import Callable

import pytest

from rashomon.names.forms import close_sounds, is_slip, same_syllables, sounds_like, transcribed


@pytest.mark.parametrize(
    ("rule", "one", "two"),
    [
        (transcribed, "Qassem", "Kassim"),
        (transcribed, "Harbour", "Harbor"),
        (transcribed, "al-Mukalla", "Mukallah"),
        (transcribed, "Vorsky", "Worski"),
        (sounds_like, "Hrynko", "Grinko"),
        (sounds_like, "Anna", "Ana"),
        (sounds_like, "Strann", "Stran"),
        (sounds_like, "Dovar", "Tofar"),
        (same_syllables, "Ki-tae", "Gi-tae"),
        (same_syllables, "Min-jun", "Min-joon"),
        (same_syllables, "Chae-yeon", "Jae-yon"),
        (close_sounds, "Kharadze", "Haradze"),
        (close_sounds, "Torvik", "Torvig"),
        (is_slip, "winterthorpe", "winterthorp"),
        (is_slip, "brannock", "branonck"),
    ],
)
def test_one_name(rule: Callable[[str, str], bool], one: str, two: str) -> None:
    assert rule(one, two)
    assert rule(two, one)


@pytest.mark.parametrize(
    ("rule", "one", "two"),
    [
        (transcribed, "Harn", "Horv"),
        (transcribed, "Ana", "Ena"),  # a single consonant
        (transcribed, "Torvik", "Torvig"),
        (sounds_like, "Torvik", "Sorel"),
        (sounds_like, "Ana", "Una"),
        (same_syllables, "Ki-tae", "Gi-ho"),
        (same_syllables, "Kitae", "Gitae"),
        (same_syllables, "KI-TAE", "GI-TAE"),
        (close_sounds, "", ""),
        (close_sounds, "Torvik", "Dorn"),
        (close_sounds, "Taruvoki", "Drfk"),  # the consonants, and hardly a letter more
        (is_slip, "velmar", "velnar"),  # too short
        (is_slip, "winterthorpe", "minterthorpe"),
        (is_slip, "winterthorpe", "wintertharb"),
    ],
)
def test_two_names(rule: Callable[[str, str], bool], one: str, two: str) -> None:
    assert not rule(one, two)
    assert not rule(two, one)
