"""Decides whether two full names are one person's, and whom a short name can stand for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import permutations

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from rashomon.model.name import NameKind
from rashomon.names.forms import Form, Why, same_syllables
from rashomon.shipped.words import ordered, set_of, table
from rashomon.text.name_words import ARTICLES, as_heard, fold, load_name_words, skeleton
from rashomon.text.speaker_words import sex_of_given_name

_SAME, _AKIN, _SLIP, _INITIAL = (
    1.0,
    0.95,
    0.9,
    0.7,
)  # how much a pair of words says, by what makes them one

ENOUGH = 0.5  # firmness from which two full names are joined,
_DOUBTFUL = 0.4  # and that of initials and slips
RENDERED = _AKIN  # from here on two words are one name in other letters, not a slip


_TITLES = frozenset(map(fold, ordered("name_matching.titles")))
_SUFFIXES = set_of("name_matching.suffixes")


@cache
def _families() -> Mapping[str, frozenset[int]]:
    """Returns the numbers of the families that a name is a usual spelling of, by its folded
    word."""
    families: dict[str, frozenset[int]] = {}
    for number, group in enumerate(re.split(r"[|\n]", table("name_matching")["families"].strip())):
        for word in map(fold, group.split()):
            families[word] = families.get(word, frozenset()) | {number}
    return families


def same_person_name(one: str, two: str) -> Why | None:
    """Returns why two full names may be one person's, or None."""
    a, b = person_words(one), person_words(two)
    if not a or not b:
        return None
    if are_father_and_son(one, two):
        return None
    if sorted(a) == sorted(b):
        return Why("the same words", 0.5)
    if "".join(a) == "".join(b) or (
        len(a) != len(b)
        and "".join(sorted("".join(a))) == "".join(sorted("".join(b)))
        and _joins(a, b)
    ):
        return Why("the same letters, the words parted otherwise", 0.7)
    if len(a) != len(b) and _squeezed(a, b):
        return Why("the same letters but for a slip, the words parted otherwise", _DOUBTFUL)
    pairs, left, right = _assign(a, b)
    strong = [value for value in pairs if value > _INITIAL]
    if left and right:
        return None
    if len(left) + len(right) > max(2, len(strong)) or (
        min(len(a), len(b)) == 1 and (left or right)
    ):
        return None
    if min(len(a), len(b)) == 1:
        return Why("one word, spelled otherwise", 0.5) if strong and strong[0] >= _AKIN else None
    slips = sum(value == _SLIP for value in pairs)
    if len(strong) >= 2 and (
        slips <= max(1, len(pairs) - 1) or fuzz.ratio(" ".join(a), " ".join(b)) >= 85
    ):
        if min(pairs) >= _SLIP:
            return Why("the same words, spelled otherwise", 0.7)
        return Why("the same words, one of them an initial", _DOUBTFUL)
    return (
        Why("the same surname and initials", _DOUBTFUL)
        if strong and strong[0] == _SAME and len(pairs) >= 2 and not slips
        else None
    )


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


def _joins(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether each word of the shorter name is a run of words of the longer one, in any order."""
    short, long = sorted((list(a), list(b)), key=len)
    runs = {"".join(long[i : i + n]) for n in (1, 2, 3) for i in range(len(long))}
    return all(word in runs for word in short)


def _assign(a: Sequence[str], b: Sequence[str]) -> tuple[list[float], list[str], list[str]]:
    """Pairs the words of two names greedily, best first. Returns the values of the pairs and the
    unpaired words of each side."""
    scored = sorted(
        ((akin(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b)),
        key=lambda s: (-s[0], abs(s[1] - s[2]), s[1], s[2]),
    )
    left, right, pairs = dict(enumerate(a)), dict(enumerate(b)), []
    for value, i, j in scored:
        if value and i in left and j in right:
            del left[i], right[j]
            pairs.append(value)
    return pairs, list(left.values()), list(right.values())


@lru_cache(maxsize=16384)
def akin(a: str, b: str) -> float:
    """Returns how surely two folded words are one, from 0 (not) to 1 (equal): see the constants
    above."""
    if a == b:
        return _SAME
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return _INITIAL if long[0] == short else 0.0
    if sexes_differ(a, b):
        return 0.0
    nick, families = load_name_words().nicknames, _families()
    if (
        a in families and b in families
    ):  # both are well known: one name, or two that only sound alike
        return _AKIN if families[a] & families[b] else 0.0
    if nick.get(a, frozenset()) & nick.get(b, frozenset()):
        return _AKIN
    ratio = fuzz.ratio(a, b)
    if len(skeleton(a)) > 1 and skeleton(a) == skeleton(b) and ratio >= 60 and a[0] == b[0]:
        return _AKIN
    if len(as_heard(a)) > 2 and as_heard(a) == as_heard(b) and ratio >= 66:
        return _AKIN
    if _is_slip(short, long):
        return _SLIP
    return (
        _INITIAL
        if 3 <= len(short) <= 5 and len(long) >= len(short) + 2 and long.startswith(short)
        else 0.0
    )  # a pet name


def _is_slip(short: str, long: str) -> bool:
    """Whether the words differ by one typing error, or by two in words of nine letters and more;
    never in short words."""
    distance = DamerauLevenshtein.distance(short, long, score_cutoff=2)
    return distance <= 1 if 4 <= len(long) < 9 else distance <= 2 if len(long) >= 9 else False


def sexes_differ(a: str, b: str) -> bool:
    """Whether one is a man's name and the other a woman's ("Martin", "Martina"), and no nickname
    stands for both ("Sam")."""
    nick = load_name_words().nicknames
    both = nick.get(a, frozenset()) & nick.get(b, frozenset())
    return not both and {sex_of_given_name(a), sex_of_given_name(b)} == {"f", "m"}


def _squeezed(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the names differ by at most one typing error once spaces are removed."""
    one, two = "".join(a), "".join(b)
    return min(len(one), len(two)) >= 8 and DamerauLevenshtein.distance(one, two) <= 1


# Two full names of one story, and whom a short name can stand for.


def same_person(a: Form, b: Form) -> Why | None:
    """Returns why two full names are one person's, or None. Not symmetric: call it both ways."""
    one, two = _names_in(a), _names_in(b)
    if are_father_and_son(a.text, b.text):
        return None
    if len(one) > 1 and len(two) > 1 and _parted_otherwise(one, two):
        return Why("the same sounds, the words parted otherwise", 0.65)
    if len(one) < 2 or len(two) < 2:
        return None
    if same_syllables(one[-1], two[-1]) and akin(fold(one[0]), fold(two[0])) >= RENDERED:
        return Why("surnames and given names that are both spellings of each other", 0.7)
    if _given_agree(one, two) and fold(one[-1]) == fold(two[-1]):
        firmness = 0.9 if generations(a.text) == generations(b.text) else 0.8
        return Why("the same surname, and first names that agree", firmness)
    return _same_by_words(a, b)


def _same_by_words(a: Form, b: Form) -> Why | None:
    """Compares all words regardless of order and particles; initials and typing errors alone are
    not enough."""
    why = same_person_name(a.text, b.text)
    return why if why and why.firmness >= ENOUGH else None


def _parted_otherwise(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names sound the same but are split into words differently ("Abdul Kader Ben Ali",
    "Abdelkader Benali")."""
    if len(one) == len(two) or any(
        len(part.rstrip(".")) < 3 or "." in part for part in (*one, *two)
    ):
        return False
    a, b = fold("".join(one)).replace(" ", ""), fold("".join(two)).replace(" ", "")
    bones = as_heard(a)
    return len(bones) >= 4 and bones == as_heard(b) and fuzz.ratio(a, b) >= 75


def _names_in(form: Form) -> list[str]:
    """Returns the words of a form without "Jr.", "Sr." or "III" at its end."""
    return [part for n, part in enumerate(form.parts) if not n or fold(part) not in _SUFFIXES]


def fathers_and_sons(forms: Iterable[Form]) -> frozenset[frozenset[str]]:
    """Returns the pairs of a junior and a senior of one name, or of a junior and one who has a
    middle name instead, whom a form without either must not bring together."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
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


def _given_agree(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the given names can be one person's and the middle names or initials do not
    contradict."""
    a, b = fold(one[0]), fold(two[0])
    if a != b and sexes_differ(a, b):
        return False
    nick = load_name_words().nicknames
    same = (
        a == b
        or (1 in (len(a), len(b)) and a[:1] == b[:1])
        or bool(nick.get(a, frozenset()) & nick.get(b, frozenset()))
    )
    if not same and akin(a, b) < RENDERED and not _is_pet_name(a, b) and not _is_pet_name(b, a):
        return False
    middle, other = fold(" ".join(one[1:-1])), fold(" ".join(two[1:-1]))
    return (
        not middle
        or not other
        or middle == other
        or (min(len(middle), len(other)) == 1 and middle[0] == other[0])
    )


def _is_pet_name(short: str, full: str) -> bool:
    """Whether `short` is a pet form of `full`, possibly with its own ending ("Sandi" of "Sandriko",
    "Vlad" of "Vladimir")."""
    return (
        3 <= len(short) <= 5
        and len(full) >= len(short) + 2
        and full.startswith(short[: max(3, len(short) - 1)])
    )


def person_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a full name: `same_person` only compares names that share
    one."""
    names = _names_in(form)
    if len(names) < 2:
        return ()
    whole = as_heard(fold("".join(names)).replace(" ", ""))
    return (
        f"words {' '.join(sorted(as_heard(word) for word in person_words(form.text)))}",
        f"whole {whole}",
        f"first {fold(names[0])}",
        f"last {fold(names[-1])}",
        f"heard {as_heard(names[0])} {as_heard(names[-1])}",
    )


class Persons:
    """An index of full names that answers whom a short name can stand for."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Indexes the full names by their last and first words."""
        self._last: dict[str, list[str]] = defaultdict(list)
        self._first: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            names = _names_in(form)
            if form.kind is NameKind.PERSON and len(names) > 1:
                self._first[fold(names[0])].append(form.text)
                words = fold(" ".join(names)).split()
                if "-" in names[-1] and not names[-1].lower().startswith(
                    tuple(f"{article}-" for article in ARTICLES)
                ):
                    self._last[fold(names[-1].split("-")[0])].append(form.text)
                for n in range(1, len(words)):  # "van Dyk" and "Dyk", "al-Hassan" and "Hassan"
                    self._last[" ".join(words[n:])].append(form.text)

    def bearers(self, form: Form) -> list[str]:
        """Returns the full names with this surname or, if there are none, with this first name."""
        own = fold(" ".join(form.parts))
        return [full for full in self._last[own] or self._first[own] if full != form.text]
