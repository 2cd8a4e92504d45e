"""Compares single words of names by letters and sounds. All functions are symmetric."""

import re

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from rashomon.text.spellings import fold, heard, skeleton

_TWO_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")
_TWICE = re.compile(r"(.)\1+")


def transcribed(one: str, two: str) -> bool:
    """Whether two words have the same consonants and similar letters, as transcriptions of one name do."""
    bones = skeleton(one)
    return len(bones) > 1 and bones == skeleton(two) and fuzz.ratio(fold(one), fold(two)) >= 60


def sounds_like(one: str, two: str) -> bool:
    """Whether two words can be one name: transcribed, written by ear, or with a doubled letter. Looser than `transcribed`."""
    a, b = fold(one), fold(two)
    if transcribed(one, two) or _TWICE.sub(r"\1", a) == _TWICE.sub(r"\1", b):
        return True
    bones = heard(one)
    return len(bones) > 1 and bones == heard(two) and fuzz.ratio(a, b) >= 50


# What the older and the newer Latin spelling of Korean write for one sound.
_KOREAN = (("eo", "o"), ("eu", "u"), ("oo", "u"), ("ee", "i"), ("ch", "j"), ("g", "k"), ("d", "t"), ("b", "p"), ("r", "l"))


def same_syllables(one: str, two: str) -> bool:
    """Whether two hyphenated Korean given names are spellings of one ("Ki-tae", "Gi-tae")."""
    if not (_TWO_SYLLABLES.fullmatch(one) and _TWO_SYLLABLES.fullmatch(two)):
        return False
    a, b = one.lower(), two.lower()
    for written, sound in _KOREAN:
        a, b = a.replace(written, sound), b.replace(written, sound)
    return a == b


def close_sounds(one: str, two: str) -> bool:
    """Whether two words sound alike and share most letters; sufficient for surnames after the same first name."""
    return heard(one) == heard(two) != "" and fuzz.ratio(fold(one), fold(two)) >= 70


def is_slip(one: str, two: str) -> bool:
    """Whether two words of eight letters or more differ by one typing error, not in the first letter."""
    return min(len(one), len(two)) >= 8 and one[0] == two[0] and DamerauLevenshtein.distance(one, two) == 1
