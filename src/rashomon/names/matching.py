"""Decides whether two full names are one person's by comparing them word by word, across spellings, typing errors and scripts."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from rashomon.lexicon import table
from rashomon.names.forms import Why
from rashomon.text.name_words import load_name_words
from rashomon.text.speaker_words import sex_of_given_name
from rashomon.text.spellings import fold, heard, skeleton

# Names in other scripts written in Latin letters, plainly: enough to hold them against Latin spellings.

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџ",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g u j lj nj c dj dz".replace("_", "").split(
            " "
        ),
        strict=True,
    )
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True))
_GREEK |= dict(zip("άέήίόύώϊϋΐΰ", "aeiioyoiyiy", strict=True))
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگکی",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a _ a i a w y p ch zh g k y".replace("_", "").split(" "),
        strict=True,
    )
)
_HEBREW = dict(zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h v z ch t y k k l m m n n s a p f ts ts k r sh t".split(), strict=True))
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev".split(),
        strict=True,
    )
)
_LETTERS = str.maketrans(_CYRILLIC | _GREEK | _ARABIC | _HEBREW | _GEORGIAN | _ARMENIAN)
_LEADS = "g kk n d tt r m b pp s ss _ j jj ch k t p h".replace("_", "").split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_TAILS = "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("_", "").split(" ")


@lru_cache(maxsize=4096)
def in_latin(text: str) -> str:
    """Transliterates Cyrillic, Greek, Arabic, Hebrew, Georgian, Armenian and Hangul to lower-case Latin; other scripts stay unchanged."""
    if text.isascii():
        return text
    lower = unicodedata.normalize("NFC", text.casefold())
    return "".join(_syllable(c) if "가" <= c <= "힣" else c for c in lower).translate(_LETTERS) if _is_foreign(lower) else text


def _is_foreign(text: str) -> bool:
    return any(ord(c) in _LETTERS or "가" <= c <= "힣" for c in text)


def _syllable(sign: str) -> str:
    """Transliterates one precomposed Hangul syllable."""
    number = ord(sign) - 0xAC00
    return _LEADS[number // 588] + _VOWELS[number % 588 // 28] + _TAILS[number % 28]


_SAME, _AKIN, _SLIP, _INITIAL = 1.0, 0.95, 0.9, 0.7  # how much a pair of words says, by what makes them one

ENOUGH = 0.5  # firmness from which two full names are joined,
_DOUBTFUL = 0.4  # and that of initials and slips
RENDERED = _AKIN  # from here on two words are one name in other letters, not a slip


@dataclass(frozen=True, slots=True)
class MatchingWords:
    """The word lists of tables/en/name_matching.toml. `families`: surname to the numbers of the families it is a spelling of."""

    titles: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    families: Mapping[str, frozenset[int]]


@cache
def matching_words() -> MatchingWords:
    """Loads the lists, once."""
    persons = table("name_matching")["persons"]
    families: dict[str, frozenset[int]] = {}
    for number, group in enumerate(part for line in persons["families"].strip().split("\n") for part in line.split("|")):
        for word in group.split():
            families[fold(word)] = families.get(fold(word), frozenset()) | {number}
    return MatchingWords(
        titles=frozenset(fold(word) for word in persons["titles"].split()),
        suffixes=frozenset(persons["suffixes"].split()),
        particles=frozenset(persons["particles"].split()),
        families=families,
    )


def same_person_name(one: str, two: str) -> Why | None:
    """Returns why two full names may be one person's, or None."""
    a, b = person_words(one), person_words(two)
    if not a or not b:
        return None
    if are_father_and_son(one, two):
        return None
    if sorted(a) == sorted(b):
        return Why("the same words", 0.5)
    if "".join(a) == "".join(b) or (len(a) != len(b) and "".join(sorted("".join(a))) == "".join(sorted("".join(b))) and _joins(a, b)):
        return Why("the same letters, the words parted otherwise", 0.7)
    if len(a) != len(b) and _squeezed(a, b):
        return Why("the same letters but for a slip, the words parted otherwise", _DOUBTFUL)
    pairs, left, right = _assign(a, b)
    strong = [value for value in pairs if value > _INITIAL]
    if left and right and not _near_rest(left, right, strong):
        return None
    if len(left) + len(right) > max(2, len(strong)) or (min(len(a), len(b)) == 1 and (left or right)):
        return None
    if min(len(a), len(b)) == 1:
        return Why("one word, spelled otherwise", 0.5) if strong and strong[0] >= _AKIN else None
    slips = sum(value == _SLIP for value in pairs)
    if len(strong) >= 2 and (slips <= max(1, len(pairs) - 1) or fuzz.ratio(" ".join(a), " ".join(b)) >= 85):
        if min(pairs) >= _SLIP:
            return Why("the same words, spelled otherwise", 0.7)
        return Why("the same words, one of them an initial", _DOUBTFUL)
    return Why("the same surname and initials", _DOUBTFUL) if strong and strong[0] == _SAME and len(pairs) >= 2 and not slips else None


def person_words(text: str) -> list[str]:
    """Returns the folded Latin words of a person's name without titles, suffixes and particles; a surname before a comma is moved last."""
    words = matching_words()
    head, comma, tail = text.partition(",")
    text = f"{tail} {head}" if comma and tail.strip() and fold(tail) not in words.suffixes else text
    text = re.sub(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)", " ", text)  # "J.R." is two initials
    folded = [_letters(word) for word in fold(in_latin(re.sub(r"\([^)]*\)|[-‐–_/]", " ", text))).split()]
    kept = [word for word in folded if word not in words.titles and word not in words.suffixes]
    plain = [word for word in (kept or folded) if word not in words.particles]
    return plain if len(plain) > 1 or not kept else kept


_LOOKS_LIKE = str.maketrans("013457", "oleast")


def _letters(word: str) -> str:
    """Replaces digits that stand for letters ("sm1th"); a plain number stays."""
    return word.translate(_LOOKS_LIKE) if not word.isdigit() and any(c.isdigit() for c in word) else word


def generations(text: str) -> frozenset[str]:
    """Returns the generational suffixes of a name in their short form ("jr", "sr", "iii")."""
    known = {"jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr"}
    return frozenset(known.get(word, word) for word in fold(text).split()[1:] if word in matching_words().suffixes)


def are_father_and_son(one: str, two: str) -> bool:
    """Whether both names have a generational suffix, and not the same."""
    ages = generations(one), generations(two)
    return all(ages) and ages[0] != ages[1]


def _joins(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether each word of the shorter name is a run of words of the longer one, in any order."""
    short, long = sorted((list(a), list(b)), key=len)
    runs = {"".join(long[i : i + n]) for n in (1, 2, 3) for i in range(len(long))}
    return all(word in runs for word in short)


def _assign(a: Sequence[str], b: Sequence[str]) -> tuple[list[float], list[str], list[str]]:
    """Pairs the words of two names greedily, best first. Returns the values of the pairs and the unpaired words of each side."""
    scored = sorted(
        ((value, i, j, m, n) for i in range(len(a)) for j in range(len(b)) for m, n, value in _at(a, i, b, j) if value),
        key=lambda s: (-s[0] * (s[3] + s[4]), abs(s[1] - s[2]), s[1], s[2]),
    )
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    pairs = []
    for value, i, j, m, n in scored:
        own, other = set(range(i, i + m)), set(range(j, j + n))
        if not own & taken_a and not other & taken_b:
            taken_a |= own
            taken_b |= other
            pairs += [value] * max(m, n)
    return pairs, [w for i, w in enumerate(a) if i not in taken_a], [w for j, w in enumerate(b) if j not in taken_b]


def _at(a: Sequence[str], i: int, b: Sequence[str], j: int) -> list[tuple[int, int, float]]:
    """Returns (words of a, words of b, value) for the ways to match at i and j: one to one, or two run together with one."""
    out = [(1, 1, akin(a[i], b[j]))]
    if i + 1 < len(a) and len(b[j]) > 4:
        out.append((2, 1, _run_together(a[i] + a[i + 1], b[j])))
    if j + 1 < len(b) and len(a[i]) > 4:
        out.append((1, 2, _run_together(b[j] + b[j + 1], a[i])))
    return out


def _run_together(two: str, one: str) -> float:
    return _AKIN if two == one else _SLIP if heard(two) == heard(one) and fuzz.ratio(two, one) >= 80 else 0.0


@lru_cache(maxsize=16384)
def akin(a: str, b: str) -> float:
    """Returns how surely two folded words are one, from 0 (not) to 1 (equal): see the constants above."""
    if a == b:
        return _SAME
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return _INITIAL if long[0] == short else 0.0
    if _are_man_and_woman(a, b):
        return 0.0
    lists, words = load_name_words(), matching_words()
    if a in words.families and b in words.families:  # both are well known: one name, or two that only sound alike
        return _AKIN if words.families[a] & words.families[b] else 0.0
    if lists.nicknames.get(a, frozenset()) & lists.nicknames.get(b, frozenset()):
        return _AKIN
    ratio = fuzz.ratio(a, b)
    if len(skeleton(a)) > 1 and skeleton(a) == skeleton(b) and ratio >= 60 and a[0] == b[0]:
        return _AKIN
    if len(heard(a)) > 2 and heard(a) == heard(b) and ratio >= 66:
        return _AKIN
    if _is_slip(short, long):
        return _SLIP
    return _INITIAL if 3 <= len(short) <= 5 and len(long) >= len(short) + 2 and long.startswith(short) else 0.0  # a pet name


def _is_slip(short: str, long: str) -> bool:
    """Whether the words differ by one typing error, or by two in words of nine letters and more; never in short words."""
    distance = DamerauLevenshtein.distance(short, long, score_cutoff=2)
    return distance <= 1 if 4 <= len(long) < 9 else distance <= 2 if len(long) >= 9 else False


def _are_man_and_woman(a: str, b: str) -> bool:
    """Whether the words are given names of a man and a woman, by their form or by what is known of them."""
    return _are_two_forms(a, b) or sexes_differ(a, b)


def _are_two_forms(a: str, b: str) -> bool:
    """Whether the words are the male and female form of a given name ("Mario", "Maria"); words in -v, -n and -y are not told apart."""
    short, long = sorted((a, b), key=len)
    if len(a) == len(b):
        return a[:-1] == b[:-1] and {a[-1], b[-1]} <= {"a", "o"}
    return (
        long in (f"{short}a", f"{short}e", f"{short}ia")
        and short[-1] not in "aeiou"
        and len(short) > 2
        and not short.endswith(("v", "n", "y"))
    )


def sexes_differ(a: str, b: str) -> bool:
    """Whether one is a man's name and the other a woman's ("Martin", "Martina"), and no nickname stands for both ("Sam")."""
    nick = load_name_words().nicknames
    both = nick.get(a, frozenset()) & nick.get(b, frozenset())
    return not both and {sex_of_given_name(a), sex_of_given_name(b)} == {"f", "m"}


def _near_rest(left: Sequence[str], right: Sequence[str], strong: Sequence[float]) -> bool:
    """Whether exactly one word is left on each side, nearly equal, and all other words agree."""
    if len(left) != 1 or len(right) != 1 or not strong or min(strong) < _AKIN:
        return False
    return fuzz.ratio(left[0], right[0]) >= 78 and left[0][0] == right[0][0] and not _are_man_and_woman(left[0], right[0])


def _squeezed(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the names differ by at most one typing error once spaces are removed."""
    one, two = "".join(a), "".join(b)
    return min(len(one), len(two)) >= 8 and DamerauLevenshtein.distance(one, two) <= 1
