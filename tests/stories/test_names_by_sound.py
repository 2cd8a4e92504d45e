"""Names in letters without capitals under the names of other reports that sound like them."""

from collections.abc import Mapping

import pytest

from rashomon.model.stored import Features
from rashomon.stories.names_by_sound import with_names_by_sound
from rashomon.text.letter_sounds import heard_in_latin
from rashomon.text.name_words import as_heard


def features(name: str, names: Mapping[str, int]) -> Features:
    return Features(id=name, sha256=name, published=None, words={}, names=names)


def names_of(*words: str, beside: str) -> set[str]:
    arabic = features("a", {f"ar\x1f{word}": 1 for word in words})
    latin = features("b", dict.fromkeys(beside.split(), 1))
    first, second = with_names_by_sound([arabic, latin])
    assert second == latin
    return set(first.names)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("ترسوند", "torsund"),
        ("سولفانغ", "solvang"),
        ("برينر", "brenner"),
        ("الدلماني", "dalmani"),
        ("السنجري", "sanjari"),
        ("كورفين", "korvin"),
        ("تلدانو", "teldano"),
        ("مارتينيلي", "martinelli"),
        ("بريكوفسكي", "brekovski"),
        ("ستريلين", "strelin"),
    ],
)
def test_a_name_sounds_alike_in_both_letters(arabic: str, latin: str) -> None:
    assert heard_in_latin(arabic) == as_heard(latin.replace("w", ""))


def test_two_names_of_another_report_stand_for_words_that_sound_like_them() -> None:
    found = names_of("عبار", "ترسوند", "سولفانغ", beside="torsund solvang alvira")
    assert found == {"torsund", "solvang"}


@pytest.mark.parametrize(
    "beside", ["torsund madur", "alvira", "ekholm", "torsund shahter", "torsund abar"]
)
def test_one_name_may_be_any_word(beside: str) -> None:
    words = {"عبار", "ترسوند", "واشتر"}
    assert names_of(*words, beside=beside) == {f"ar\x1f{word}" for word in words}


def test_two_spellings_of_one_name_are_one() -> None:
    assert names_of("سولفانغ", beside="solvang solveng") == {"ar\x1fسولفانغ"}


def test_reports_with_capitals_keep_their_names() -> None:
    reports = [features("a", {"torsund": 1}), features("b", {"vetlugin": 2})]
    assert with_names_by_sound(reports) == reports
