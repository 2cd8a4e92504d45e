"""Keys that spellings of one name share (folded letters, and consonant skeletons for
transliterations), or wordings of one role."""

import re
import unicodedata
from functools import lru_cache

from rashomon.lexicon import set_of, texts
from rashomon.text.name_words import load_name_words

_NOT_WORD = re.compile(r"[^a-z0-9]+")
# Letters that NFKD leaves whole, as the Latin transcriptions print them.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ə": "a",
    }
)
# The Arabic article as it is transcribed, assimilated or not, apart or run together with the noun.
ARTICLES = set_of("names.arabic_articles")
_RUN_IN = re.compile(r"^(?:al|el|ul|ash|esh)(?=[bcdfghjklmnpqrstvwxz][a-z]{2})")
# What different schemes write for one sound; the order matters (longest first).
_SOUNDS = (
    ("tch", "j"), ("sch", "s"), ("dsh", "j"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"),
    ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("zh", "j"), ("dj", "j"), ("ck", "k"), ("ts", "z"), ("tz", "z"), ("q", "k"), ("c", "k"), ("x",
    "ks"), ("v", "w"),
)  # fmt: skip
_SMALL_OF_ROLES = set_of("small_words.of_roles")
_SAME_ROLES = texts("people.same_roles")
_VOWELS = re.compile(r"[aeiouy]+")
_TWICE = re.compile(r"(.)\1+")


# Letters that transcriptions from different alphabets, or by ear, write for each other; coarser
# than a skeleton.
_BY_EAR = (
    ("tch", "s"), ("sch", "s"), ("dsh", "s"), ("kh", "k"), ("gh", "k"), ("sh", "s"), ("ch", "s"),
    ("th", "t"), ("dh", "t"), ("ph", "f"),
    ("zh", "s"), ("dj", "s"), ("dzh", "s"), ("ck", "k"), ("ts", "s"), ("tz", "s"), ("q", "k"),
    ("c", "s"), ("x", "ks"), ("v", "f"), ("w", "f"),
    ("z", "s"), ("g", "k"), ("d", "t"), ("b", "p"), ("j", "s"),
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Returns the text in plain lower-case letters and digits, with single spaces between words; ""
    if no Latin letter is left."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘ʼʻ`´ʿʾ.")
    return _NOT_WORD.sub(" ", plain).strip()


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """Returns the consonants that any transcription of a name shares: without articles, vowels,
    doubled letters and weak h."""
    words = [word for word in fold(text).split() if word not in ARTICLES] or fold(text).split()
    return "".join(_consonants(_RUN_IN.sub("", word)) for word in words)


@lru_cache(maxsize=65536)
def heard(text: str) -> str:
    """Returns the consonants of a name as written down by ear; an initial h becomes k ("Hryhoriy",
    "Grigory")."""
    words = [word for word in fold(text).split() if word not in ARTICLES] or fold(text).split()
    return "".join(_heard(_RUN_IN.sub("", word)) for word in words)


def _heard(word: str) -> str:
    word = _TWICE.sub(r"\1", word)
    for written, sound in _BY_EAR:
        word = word.replace(written, sound)
    first = "k" if word[:1] == "h" else word[:1]
    return _TWICE.sub(r"\1", _VOWELS.sub("", first + word[1:].replace("h", "")))


def _consonants(word: str) -> str:
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    first, rest = word[:1], word[1:].replace("h", "")
    return _TWICE.sub(r"\1", _VOWELS.sub("", _TWICE.sub(r"\1", first + rest)))


def role_key(text: str) -> frozenset[str] | None:
    """Returns the words that identify a role, its institution included; None if the text does not
    name the role of a single institution or place.
    """
    words = [
        word for word in fold(re.sub(r"['’]s\b", " ", text)).split() if word not in _SMALL_OF_ROLES
    ]
    roles = load_name_words().roles
    held = [word for word in words if word in roles]
    if len(held) != 1 or not 2 <= len(words) <= 5:
        return None
    return frozenset(_SAME_ROLES.get(word, word) if word in held else word for word in words)
