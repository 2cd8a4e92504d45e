"""Decides whether two full names are one person's, and for whom a short name can stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import permutations

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from rashomon.model.name import NameKind
from rashomon.names.forms import Apart, Form, Why, same_syllables
from rashomon.shipped.words import ordered, set_of, table
from rashomon.text.gathering import by_key
from rashomon.text.name_words import ARTICLES, NICKNAMES, as_heard, fold, skeleton
from rashomon.text.speaker_words import sex_of_given_name

# how much a pair of words says, by what makes them one
_SAME = 1.0
_AKIN = 0.95
_SLIP = 0.9
_Words = Sequence[str]


_TITLES = frozenset(map(fold, ordered("name_matching.titles")))
_SUFFIXES = set_of("name_matching.suffixes")


@cache
def _families() -> Mapping[str, list[int]]:
    """Returns the numbers of the families that a name is a usual spelling of, by its folded
    word."""
    groups = enumerate(re.split(r"[|\n]", table("name_matching")["families"].strip()))
    return by_key((fold(word), number) for number, group in groups for word in group.split())


def same_person_name(one: str, two: str) -> Why | None:
    """Returns why two full names are one person's by their words, whatever their order and
    particles. Returns None if they are not; initials and pet names are not enough."""
    a = person_words(one)
    b = person_words(two)
    if not a or not b or are_father_and_son(one, two):
        return None
    if sorted(a) == sorted(b):
        return Why("the same words", 0.5)
    whole = "".join(a)
    other = "".join(b)
    if whole == other:
        return Why("the same letters, the words parted otherwise", 0.7)
    rest = abs(len(a) - len(b))
    is_long = min(len(whole), len(other)) >= 8
    if is_long and rest and DamerauLevenshtein.distance(whole, other) <= 1:
        return None  # "Jon W. Bell" and "Jon H.W. Bell"
    pairs = _assign(a, b)
    if len(pairs) < min(len(a), len(b)) or rest > max(2, len(pairs)):
        return None
    if len(pairs) == 1:
        return Why("one word, spelled otherwise", 0.5) if pairs[0] >= _AKIN and not rest else None
    if pairs[0] > _SLIP or fuzz.ratio(" ".join(a), " ".join(b)) >= 85:
        return Why("the same words, spelled otherwise", 0.7)
    return None


def person_words(text: str) -> list[str]:
    """Returns the folded words of a person's name without titles, suffixes and particles; a
    surname before a comma is moved last."""
    head, comma, tail = text.partition(",")
    text = f"{tail} {head}" if comma and tail.strip() and fold(tail) not in _SUFFIXES else text
    text = re.sub(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)", " ", text)  # "J.R." is two initials
    folded = fold(re.sub(r"\([^)]*\)|[-‐–_/]", " ", text)).split()
    kept = [word for word in folded if word not in _TITLES | _SUFFIXES]
    plain = [word for word in (kept or folded) if word not in set_of("name_matching.particles")]
    return plain if len(plain) > 1 or not kept else kept


def generations(text: str) -> frozenset[str]:
    """Returns the generational suffixes of a name in their short form ("jr", "sr", "iii")."""
    known = {"jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr"}
    return frozenset(known.get(word, word) for word in fold(text).split()[1:] if word in _SUFFIXES)


def are_father_and_son(one: str, two: str) -> bool:
    """Whether both names have a generational suffix, and not the same."""
    ages = generations(one), generations(two)
    return all(ages) and ages[0] != ages[1]


def _assign(a: _Words, b: _Words) -> list[float]:
    """Pairs the words of two names greedily, best first, and returns the values of the pairs."""
    scored = sorted(
        (-akin(x, y), abs(i - j), i, j) for i, x in enumerate(a) for j, y in enumerate(b)
    )
    left = set[int]()
    right = set[int]()
    pairs = []
    for value, _, i, j in scored:
        if value and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append(-value)
    return pairs


@lru_cache(maxsize=16384)
def akin(a: str, b: str) -> float:
    """Returns how surely two folded words are one, from 0 (they are not) to 1 (they are equal). See
    the constants above."""
    if a == b:
        return _SAME
    if sexes_differ(a, b):
        return 0.0
    families = _families()
    if a in families and b in families:  # one name, or two that only sound alike
        return 0.0 if set(families[a]).isdisjoint(families[b]) else _AKIN
    ratio = fuzz.ratio(a, b)
    bones = skeleton(a)
    heard = as_heard(a)
    if (
        _share_nickname(a, b)
        or (len(bones) > 1 and bones == skeleton(b) and ratio >= 60 and a[0] == b[0])
        or (len(heard) > 2 and heard == as_heard(b) and ratio >= 66)
    ):
        return _AKIN
    return _SLIP if _is_slip(a, b) else 0.0


def _is_slip(a: str, b: str) -> bool:
    """Whether the words differ by one typing error, or by two in words of nine letters and more;
    never in short words."""
    longest = max(len(a), len(b))
    most = 2 if longest >= 9 else 1
    return longest >= 4 and DamerauLevenshtein.distance(a, b, score_cutoff=most) <= most


def _share_nickname(a: str, b: str) -> bool:
    """Whether one nickname stands for both, or the one for the other."""
    return not set(NICKNAMES.get(a, ())).isdisjoint(NICKNAMES.get(b, ()))


def sexes_differ(a: str, b: str) -> bool:
    """Whether one is a man's name and the other a woman's ("Martin", "Martina"). A nickname that
    stands for both ("Sam") does not count."""
    return not _share_nickname(a, b) and {sex_of_given_name(a), sex_of_given_name(b)} == {"f", "m"}


# Two full names of one story, and whom a short name can stand for.


def same_person(a: Form, b: Form) -> Why | None:
    """Returns why two full names are one person's, or None."""
    one = _names_in(a)
    two = _names_in(b)
    if are_father_and_son(a.text, b.text) or len(one) < 2 or len(two) < 2:
        return None
    if _parted_otherwise(one, two):
        return Why("the same sounds, the words parted otherwise", 0.65)
    if same_syllables(one[-1], two[-1]) and akin(fold(one[0]), fold(two[0])) >= _AKIN:
        return Why("surnames and given names that are both spellings of each other", 0.7)
    if _given_agree(one, two) and fold(one[-1]) == fold(two[-1]):
        firmness = 0.9 if generations(a.text) == generations(b.text) else 0.8
        return Why("the same surname, and first names that agree", firmness)
    return same_person_name(a.text, b.text)


def _parted_otherwise(one: _Words, two: _Words) -> bool:
    """Whether two names sound the same but are split into words differently ("Abdul Kader Ben Ali",
    "Abdelkader Benali")."""
    if len(one) == len(two) or any(len(part) < 3 or "." in part for part in (*one, *two)):
        return False
    a = fold("".join(one)).replace(" ", "")
    b = fold("".join(two)).replace(" ", "")
    bones = as_heard(a)
    return len(bones) >= 4 and bones == as_heard(b) and fuzz.ratio(a, b) >= 75


def _names_in(form: Form) -> list[str]:
    """Returns the words of a form without "Jr.", "Sr." or "III" at its end."""
    return [part for n, part in enumerate(form.parts) if not n or fold(part) not in _SUFFIXES]


def fathers_and_sons(forms: Iterable[Form]) -> Apart:
    """Returns the pairs of a junior and a senior of one name, and of a junior and somebody with a
    middle name instead. A form without either must not bring these together."""
    named = defaultdict(list)
    for form in forms:
        if form.kind is NameKind.PERSON and (words := person_words(form.text)):
            named[words[0], words[-1]].append(form.text)
    pairs = (pair for texts in named.values() for pair in permutations(texts, 2))
    return frozenset(
        frozenset((one, two))
        for one, two in pairs
        if are_father_and_son(one, two)
        or (generations(one) > generations(two) and len(person_words(one)) < len(person_words(two)))
    )


def _given_agree(one: _Words, two: _Words) -> bool:
    """Whether the given names can be one person's and the middle names or initials do not
    contradict."""
    a = fold(one[0])
    b = fold(two[0])
    if a != b and sexes_differ(a, b):
        return False
    is_initial = 1 in (len(a), len(b)) and a[:1] == b[:1]
    same = is_initial or _share_nickname(a, b) or akin(a, b) >= _AKIN
    if not (same or _is_pet_name(a, b) or _is_pet_name(b, a)):
        return False
    middle = fold(" ".join(one[1:-1]))
    other = fold(" ".join(two[1:-1]))
    if not middle or not other or middle == other:
        return True
    return min(len(middle), len(other)) == 1 and middle[0] == other[0]


def _is_pet_name(short: str, full: str) -> bool:
    """Whether `short` is a pet form of `full`, possibly with its own ending ("Sandi" of "Sandriko",
    "Vlad" of "Vladimir")."""
    letters = len(short)
    begun = short[: max(3, letters - 1)]
    return 3 <= letters <= 5 and len(full) >= letters + 2 and full.startswith(begun)


def person_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a full name: `same_person` only compares names that share
    one."""
    names = _names_in(form)
    if len(names) < 2:
        return ()
    return (
        f"words {' '.join(sorted(map(as_heard, person_words(form.text))))}",
        f"whole {as_heard(fold(''.join(names)).replace(' ', ''))}",
        f"first {fold(names[0])}",
        f"last {fold(names[-1])}",
        f"heard {as_heard(names[0])} {as_heard(names[-1])}",
    )


class Persons:
    """An index of full names that answers whom a short name can stand for."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Indexes the full names by their last and first words."""
        self._last = defaultdict(list)
        self._first = defaultdict(list)
        for form in forms:
            names = _names_in(form)
            if form.kind is NameKind.PERSON and len(names) > 1:
                self._first[fold(names[0])].append(form)
                words = fold(" ".join(names)).split()
                before, hyphen, _ = names[-1].partition("-")
                if hyphen and before.lower() not in ARTICLES:
                    self._last[fold(before)].append(form)
                for n in range(1, len(words)):  # "van Dyk" and "Dyk", "al-Hassan" and "Hassan"
                    self._last[" ".join(words[n:])].append(form)

    def bearers(self, form: Form) -> list[Form]:
        """Returns the full names with this surname or, if there are none, with this first name."""
        own = form.folded
        return [full for full in self._last[own] or self._first[own] if full.text != form.text]
