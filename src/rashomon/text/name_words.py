"""Names that everybody uses, countries and words for their people, loaded once. Also keys that the
spellings of one name share: folded letters, and consonants for transliterations."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from rashomon.shipped.words import pattern_of, rows_in_table, set_of, table, texts, toml_table
from rashomon.text.gathering import by_key


@cache
def country_names() -> dict[str, str]:
    """Maps the printed names of countries, short forms included, to their ISO codes."""
    names = {name: code for code, name, _ in rows_in_table("countries.tsv")}
    return names | _pairs("country_aliases.tsv")


@cache
def capitals() -> frozenset[str]:
    """Returns the names of capital cities."""
    return frozenset(capital for _, _, capital in rows_in_table("countries.tsv") if capital)


@cache
def demonyms() -> dict[str, str]:
    """Maps adjectives and words for a people to the code of their country."""
    return _pairs("demonyms.tsv")


def _pairs(table: str) -> dict[str, str]:
    pairs = {}
    for code, word in rows_in_table(table):
        pairs[word] = code
    return pairs


def _parted(text: str) -> list[str]:
    """Returns the names of a list that are parted by bars or lines."""
    return [part for part in re.split(r"[|\n]", text) if part]


def _groups(groups: Iterable[str], mark: str) -> dict[str, list[int]]:
    """Returns the numbers of the groups in which each name stands."""
    numbered = enumerate(groups)
    return by_key((member, number) for number, group in numbered for member in group.split(mark))


_WORLD = toml_table("world_names.toml")
_AGENCIES = _WORLD["agencies"]
# Parts of the world, as they are printed.
REGIONS = frozenset(_parted(_WORLD["places"]["known"]))
# Regions by their usual abbreviation.
ABBREVIATED = dict(pair.split("=") for pair in _parted(_WORLD["places"]["abbreviated"]))
# The groups of a given name and what its bearers are called.
NICKNAMES = _groups(_parted(table("name_words")["nicknames"]), " ")
# The groups of usual spellings of one name, by its folded word.
SPELLINGS = _groups(_parted(table("name_matching")["families"]), " ")
_BODIES = _groups(_parted(_AGENCIES["names"] + _AGENCIES["bodies"]), ",")
# Agencies and bodies that everybody knows, each spelling with the number of its body.
KNOWN_BODIES = {name: groups[0] for name, groups in _BODIES.items()}


_WORDS = pattern_of(r"[^\W_]+")
_NOT_WORD = pattern_of(r"[^a-z0-9]+")
# Letters that NFKD leaves whole, as the Latin transcriptions print them.
_LETTERS = str.maketrans(texts("names.letters"))
# The Arabic article as it is transcribed, assimilated or not, apart or run together with the noun.
ARTICLES = set_of("names.arabic_articles")
PARTICLES = (ARTICLES - set_of("names.articles_that_are_words")) | set_of("names.particles")
_RUN_IN = pattern_of(r"^(?:al|el|ul|ash|esh)(?=[bcdfghjklmnpqrstvwxz][a-z]{2})")
# What different schemes write for one sound; the order matters (longest first).
_SOUNDS = (
    "tch:j sch:s dsh:j kh:k gh:g sh:s ch:s th:t dh:d ph:f zh:j dj:j ck:k ts:z tz:z q:k c:k x:ks v:w"
)
_VOWELS = pattern_of(r"[aeiouy]+")
_TWICE = pattern_of(r"(.)\1+")


# Letters that transcriptions from different alphabets, or by ear, write for each other; coarser
# than a skeleton.
_BY_EAR = (
    "tch:s sch:s dsh:s kh:k gh:k sh:s ch:s th:t dh:t ph:f zh:s dj:s dzh:s ck:k ts:s tz:s "
    "q:k c:s x:ks v:f w:f z:s g:k d:t b:p j:s"
)


def without_accents(text: str) -> str:
    """Returns the text without the signs on its letters."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Returns the text in plain lower-case letters and digits, with single spaces between words; ""
    if no Latin letter is left."""
    plain = without_accents(text.casefold().translate(_LETTERS))
    signs = (sign for sign in plain if sign not in "'’‘ʼʻ`´ʿʾ.")
    return _NOT_WORD.sub(" ", "".join(signs)).strip()


@lru_cache(maxsize=65536)
def in_small_letters(text: str) -> str:
    """Returns the words of a text in small letters of whatever script, without signs, with single
    spaces."""
    return " ".join(_WORDS.findall(without_accents(text.casefold().translate(_LETTERS))))


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """Returns the consonants that any transcription of a name shares: without articles, vowels,
    doubled letters and weak h."""
    return "".join(_consonants(word, _SOUNDS) for word in _words_of(text))


@lru_cache(maxsize=65536)
def as_heard(text: str) -> str:
    """Returns the consonants of a name as written down by ear; an initial h becomes k ("Hryhoriy",
    "Grigory")."""
    once = (_consonants(_TWICE.sub(r"\1", word), _BY_EAR) for word in _words_of(text))
    return "".join(_TWICE.sub(r"\1", re.sub("^h", "k", word)) for word in once)


def _words_of(text: str) -> list[str]:
    words = fold(text).split()
    return [_RUN_IN.sub("", word) for word in words if word not in ARTICLES] or words


def _consonants(word: str, sounds: str) -> str:
    for pair in sounds.split():
        written, _, sound = pair.partition(":")
        word = word.replace(written, sound)
    return _TWICE.sub(r"\1", _VOWELS.sub("", word[:1] + word[1:].replace("h", "")))
