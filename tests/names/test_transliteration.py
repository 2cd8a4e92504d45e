"""Latin names and their forms in other scripts."""

import pytest

from rashomon.names.latin import in_latin
from rashomon.names.transliteration import letters_of, likeliest_native, plain_latin, plain_native

NATIVE = {
    "russian": ("Сидоренко", "Климова", "Мельников", "Захаров", "Кузнецова"),
    "arabic": ("سليمان", "مصطفى", "خالد", "يوسف", "نور"),
    "hebrew": ("אברהם", "שמעון", "רחל", "כהן", "לוי"),
}


@pytest.mark.parametrize(
    ("script", "latin", "native"),
    [
        ("russian", "Sydorenko", "Сидоренко"),
        ("russian", "Zakharoff", "Захаров"),
        ("arabic", "Sulayman", "سليمان"),
        ("arabic", "Mostafa", "مصطفى"),
        ("arabic", "Youssef", "يوسف"),
        ("hebrew", "Shimon", "שמעון"),
        ("hebrew", "Cohen", "כהן"),
    ],
)
def test_the_native_form_is_found(script: str, latin: str, native: str) -> None:
    assert likeliest_native(latin, NATIVE[script], script) == native


def test_what_has_no_letters_is_like_nothing() -> None:
    assert plain_latin("123 !") == ""
    assert plain_native("ـ") == ""
    assert letters_of("arabic").likeness("", "") == 0.0
    assert likeliest_native("", ("نور",), "arabic") == "نور"


@pytest.mark.parametrize(("text", "expected"), [("Сидоренко", "sidorenko"), ("כהן", "khn"), ("김", "gim"), ("Rahal", "Rahal"), ("", "")])
def test_letters_of_other_scripts_in_latin_ones(text: str, expected: str) -> None:
    assert in_latin(text) == expected
