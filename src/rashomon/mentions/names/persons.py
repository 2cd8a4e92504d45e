"""Decides whether two full names are one person's, and for whom a short name can stand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import permutations

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from rashomon.mentions.names.forms import Form, Why, same_syllables, transcribed
from rashomon.model.name import NameKind
from rashomon.shipped.words import ordered, set_of
from rashomon.text.name_words import ARTICLES, NICKNAMES, SPELLINGS, as_heard, fold
from rashomon.text.speaker_words import sex_of_given_name

# how much a pair of words says, by what makes them one
_SAME = 1.0
_AKIN = 0.95
_SLIP = 0.9


_TITLES = frozenset(map(fold, ordered("name_matching.titles")))
_SUFFIXES = set_of("name_matching.suffixes")


def same_person_name(first: str, second: str) -> Why | None:
    """Returns why two full names are one person's by their words, in any order, or None.

    Initials and pet names are not enough: they are compared in `same_person`. Each step allows more
    of a difference, and asks for more that is alike.
    """
    words = person_words(first)
    second_words = person_words(second)
    if not words or not second_words or are_father_and_son(first, second):
        return None
    if sorted(words) == sorted(second_words):
        return Why("the same words", 0.5)
    all_letters = "".join(words)
    second_letters = "".join(second_words)
    if all_letters == second_letters:
        return Why("the same letters, the words parted otherwise", 0.7)
    surplus = abs(len(words) - len(second_words))
    is_long = min(len(all_letters), len(second_letters)) >= 8
    if is_long and surplus and DamerauLevenshtein.distance(all_letters, second_letters) <= 1:
        return None  # "Jon W. Bell" and "Jon H.W. Bell"
    pairs = _assign_words(words, second_words)
    # a word has no fellow, or more words are left over than were found alike
    if len(pairs) < min(len(words), len(second_words)) or surplus > max(2, len(pairs)):
        return None
    if len(pairs) == 1:
        if pairs[0] >= _AKIN and not surplus:
            return Why("one word, spelled otherwise", 0.5)
        return None
    if pairs[0] > _SLIP or fuzz.ratio(" ".join(words), " ".join(second_words)) >= 85:
        return Why("the same words, spelled otherwise", 0.7)
    return None


def person_words(text: str) -> list[str]:
    """Returns the folded words of a person's name without titles, suffixes and particles; a
    surname before a comma is moved last."""
    surname, _, tail = text.partition(",")
    if tail.strip() and fold(tail) not in _SUFFIXES:
        text = f"{tail} {surname}"
    text = re.sub(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)", " ", text)  # "J.R." is two initials
    folded = fold(re.sub(r"\([^)]*\)|[-‐–_/]", " ", text)).split()
    words_of_name = [word for word in folded if word not in _TITLES | _SUFFIXES]
    plain = [
        word for word in (words_of_name or folded) if word not in set_of("name_matching.particles")
    ]
    if len(plain) > 1 or not words_of_name:
        return plain
    return words_of_name


def generations(text: str) -> frozenset[str]:
    """Returns the generational suffixes of a name in their short form ("jr", "sr", "iii")."""
    long_forms = {"jnr": "jr", "junior": "jr", "snr": "sr", "senior": "sr"}
    return frozenset(
        long_forms.get(word, word) for word in fold(text).split()[1:] if word in _SUFFIXES
    )


def are_father_and_son(first: str, second: str) -> bool:
    """Whether both names have a generational suffix, and not the same."""
    suffixes = generations(first)
    second_generations = generations(second)
    return bool(suffixes and second_generations) and suffixes != second_generations


def _assign_words(words: Sequence[str], second_words: Sequence[str]) -> list[float]:
    """Pairs the words of two names greedily, best first, and returns the values of the pairs.

    Of "Jon Bell" and "Bell John", two. Of words alike, those at like places are paired first.
    """
    scored = []
    for i, word in enumerate(words):
        for j, second_word in enumerate(second_words):
            if value := akin(word, second_word):
                scored.append((-value, abs(i - j), i, j))
    left = set()
    assigned = set()
    pairs = []
    for value, _, i, j in sorted(scored):
        if i not in left and j not in assigned:
            left.add(i)
            assigned.add(j)
            pairs.append(-value)
    return pairs


@lru_cache(maxsize=16384)
def akin(word: str, second: str) -> float:
    """Returns how surely two folded words are one, from 0 (they are not) to 1 (they are equal). See
    the constants above."""
    if word == second:
        return _SAME
    if sexes_differ(word, second):
        return 0.0
    if word in SPELLINGS and second in SPELLINGS:  # one name, or two that only sound alike
        if set(SPELLINGS[word]).isdisjoint(SPELLINGS[second]):
            return 0.0
        return _AKIN
    if _share_nickname(word, second) or _sound_alike(word, second):
        return _AKIN
    if _is_slip(word, second):
        return _SLIP
    return 0.0


def _sound_alike(word: str, second: str) -> bool:
    """Whether two words are transcriptions of one name: the same consonants behind the same first
    letter, or consonants that sound alike."""
    if transcribed(word, second) and word[0] == second[0]:
        return True
    sounds = as_heard(word)
    return len(sounds) > 2 and sounds == as_heard(second) and fuzz.ratio(word, second) >= 66


def _is_slip(word: str, second: str) -> bool:
    """Whether the words differ by one typing error, or by two in words of nine letters and more;
    never in short words."""
    longest = max(len(word), len(second))
    most = 2 if longest >= 9 else 1
    return longest >= 4 and DamerauLevenshtein.distance(word, second, score_cutoff=most) <= most


def _share_nickname(name: str, second: str) -> bool:
    """Whether one nickname stands for both, or the one for the other."""
    return not set(NICKNAMES.get(name, ())).isdisjoint(NICKNAMES.get(second, ()))


def sexes_differ(name: str, second: str) -> bool:
    """Whether one is a man's name and the other a woman's ("Martin", "Martina"). A nickname that
    stands for both ("Sam") does not count."""
    sexes = {sex_of_given_name(name), sex_of_given_name(second)}
    return not _share_nickname(name, second) and sexes == {"f", "m"}


# Two full names of one story, and whom a short name can stand for.


def same_person(first: Form, second: Form) -> Why | None:
    """Returns why two full names are one person's, or None.

    Surnames and given names are compared apart, before the words are in any order: "Min-seo Roh"
    and "Roh Min Seo".
    """
    words = _names_in(first)
    second_words = _names_in(second)
    if min(len(words), len(second_words)) < 2 or are_father_and_son(first.text, second.text):
        return None
    if _parted_otherwise(words, second_words):
        return Why("the same sounds, the words parted otherwise", 0.65)
    if (
        same_syllables(words[-1], second_words[-1])
        and akin(fold(words[0]), fold(second_words[0])) >= _AKIN
    ):
        return Why("surnames and given names that are both spellings of each other", 0.7)
    if _given_agree(words, second_words) and fold(words[-1]) == fold(second_words[-1]):
        firmness = 0.9 if generations(first.text) == generations(second.text) else 0.8
        return Why("the same surname, and first names that agree", firmness)
    return same_person_name(first.text, second.text)


def _parted_otherwise(words: Sequence[str], second_words: Sequence[str]) -> bool:
    """Whether two names sound the same but are split into words differently ("Abdul Kader Ben Ali",
    "Abdelkader Benali")."""
    if len(words) == len(second_words):
        return False
    if any(len(word) < 3 or "." in word for word in (*words, *second_words)):
        return False
    in_one_word = _in_one_word(words)
    others_whole = _in_one_word(second_words)
    sounds = as_heard(in_one_word)
    if len(sounds) < 4 or sounds != as_heard(others_whole):
        return False
    return fuzz.ratio(in_one_word, others_whole) >= 75


def _in_one_word(words: Sequence[str]) -> str:
    """Returns the folded words without blanks between them."""
    return fold("".join(words)).replace(" ", "")


def _names_in(form: Form) -> list[str]:
    """Returns the words of a form without "Jr.", "Sr." or "III" at its end."""
    return [part for n, part in enumerate(form.parts) if not n or fold(part) not in _SUFFIXES]


def fathers_and_sons(forms: Iterable[Form]) -> frozenset[frozenset[str]]:
    """Returns the pairs of a junior and a senior of one name, and of a junior and somebody with a
    middle name instead. A form without either must not bring these together."""
    bearers = defaultdict(list)
    for form in forms:
        if form.kind is NameKind.PERSON and (words := person_words(form.text)):
            bearers[words[0], words[-1]].append(form.text)
    pairs = set()
    for names in bearers.values():
        for first, second in permutations(names, 2):
            if are_father_and_son(first, second) or _is_junior(first, second):
                pairs.add(frozenset((first, second)))
    return frozenset(pairs)


def _is_junior(name: str, second: str) -> bool:
    """Whether only the first of two names has a generation, and the second more names instead."""
    is_shorter = len(person_words(name)) < len(person_words(second))
    return is_shorter and generations(name) > generations(second)


def _given_agree(words: Sequence[str], second_words: Sequence[str]) -> bool:
    """Whether two names may have one given name, and their middle names do not contradict: "Ida M.
    Krantz" may be "Ida Maria Krantz", but not "Ida Rosa Krantz"."""
    given_name = fold(words[0])
    other_given_name = fold(second_words[0])
    if not _are_one_given_name(given_name, other_given_name):
        return False
    middle = fold(" ".join(words[1:-1]))
    other_middle = fold(" ".join(second_words[1:-1]))
    if not middle or not other_middle or middle == other_middle:
        return True
    return min(len(middle), len(other_middle)) == 1 and middle[0] == other_middle[0]  # an initial


def _are_one_given_name(name: str, second: str) -> bool:
    """Whether two folded given names can be one person's: an initial, a nickname, a pet form."""
    if name != second and sexes_differ(name, second):
        return False
    if 1 in (len(name), len(second)) and name[:1] == second[:1]:
        return True
    if _share_nickname(name, second) or akin(name, second) >= _AKIN:
        return True
    return _is_pet_name(name, second) or _is_pet_name(second, name)


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
        f"whole {as_heard(_in_one_word(names))}",
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
            if form.kind is not NameKind.PERSON or len(names) < 2:
                continue
            self._first[fold(names[0])].append(form)
            before, hyphen, _ = names[-1].partition("-")
            if hyphen and before.lower() not in ARTICLES:
                self._last[fold(before)].append(form)
            if len(names) == 3 and not sex_of_given_name(names[1]):
                self._last[fold(names[1])].append(form)  # the first of two surnames
            words = fold(" ".join(names)).split()
            for n in range(1, len(words)):  # "van Dyk" and "Dyk", "al-Hassan" and "Hassan"
                self._last[" ".join(words[n:])].append(form)

    def bearers(self, form: Form) -> list[Form]:
        """Returns the full names with this surname or, if there are none, with this first name."""
        return [
            full
            for full in self._last[form.folded] or self._first[form.folded]
            if full.text != form.text
        ]
