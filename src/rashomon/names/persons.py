"""Decides whether two full names are one person's, and whom a short name can stand for."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from rashomon.model.name import NameKind
from rashomon.names.capitalized_runs import PARTICLES
from rashomon.names.forms import Form, Why, close_sounds, same_syllables, sounds_like, transcribed
from rashomon.names.matching import ENOUGH, RENDERED, akin, are_father_and_son, generations, person_words, same_person_name, sexes_differ
from rashomon.text.name_words import load_name_words
from rashomon.text.spellings import ARTICLES, fold, heard


def same_person(a: Form, b: Form) -> Why | None:
    """Returns why two full names are one person's, or None. Not symmetric: call it both ways."""
    one, two = names_in(a), names_in(b)
    if are_father_and_son(a.text, b.text):
        return None
    if len(one) > len(two) >= 2 and [fold(part) for part in one[: len(two)]] == [fold(part) for part in two] and len(one) - len(two) == 1:
        return Why("the same name, the second surname left out", 0.8)
    if len(one) > 1 and len(two) > 1 and _run_together(one, two):
        return Why("the same sounds, the words parted otherwise", 0.65)
    if len(one) < 2 or len(two) < 2:
        return None
    if same_syllables(one[-1], two[-1]) and akin(fold(one[0]), fold(two[0])) >= RENDERED:
        return Why("surnames and given names that are both spellings of each other", 0.7)
    if not _given_agree(one, two):
        return _same_by_words(a, b)
    if fold(one[-1]) == fold(two[-1]):
        return Why("the same surname, and first names that agree", 0.9)
    if fold(one[0]) == fold(two[0]) and (transcribed(one[-1], two[-1]) or close_sounds(one[-1], two[-1])):
        return Why("the same first name, and surnames that are transcriptions of each other", 0.7)
    if all(sounds_like(x, y) for x, y in ((one[0], two[0]), (one[-1], two[-1]))):
        return Why("first names and surnames that are both transcriptions of each other", 0.65)
    return _same_by_words(a, b)


def _same_by_words(a: Form, b: Form) -> Why | None:
    """Compares all words regardless of order and particles; initials and typing errors alone are not enough."""
    why = same_person_name(a.text, b.text)
    return why if why and why.firmness >= ENOUGH else None


def _run_together(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names sound the same but are split into words differently ("Abdul Kader Ben Ali", "Abdelkader Benali")."""
    if len(one) == len(two) or any(len(part.rstrip(".")) < 3 or "." in part for part in (*one, *two)):
        return False
    a, b = fold("".join(one)).replace(" ", ""), fold("".join(two)).replace(" ", "")
    bones = heard(a)
    return len(bones) >= 4 and bones == heard(b) and fuzz.ratio(a, b) >= 75


def names_in(form: Form) -> list[str]:
    """Returns the words of a form without "Jr." and "Sr."."""
    return [part for part in form.parts if fold(part) not in ("jr", "sr")]


def fathers_and_sons(forms: Iterable[Form]) -> frozenset[frozenset[str]]:
    """Returns the pairs of a junior and a senior of one name, whom a form without either must not bring together."""
    ended: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        if form.kind is NameKind.PERSON and generations(form.text):
            ended[fold(" ".join(person_words(form.text)))].append(form.text)
    pairs = (pair for texts in ended.values() for pair in combinations(sorted(texts), 2))
    return frozenset(frozenset(pair) for pair in pairs if are_father_and_son(*pair))


def _given_agree(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether the given names can be one person's and the middle names or initials do not contradict."""
    a, b = fold(one[0]), fold(two[0])
    if (a[:-1] == b[:-1] and {a[-1:], b[-1:]} == {"a", "o"}) or a in (f"{b}a", f"{b}e") or b in (f"{a}a", f"{a}e"):
        return False  # a woman's name and a man's: "Maria" and "Mario", "Daniel" and "Daniela"
    if sexes_differ(a, b):
        return False
    nick = load_name_words().nicknames
    same = a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]) or bool(nick.get(a, frozenset()) & nick.get(b, frozenset()))
    if not same and not sounds_like(one[0], two[0]) and not _is_pet_name(a, b) and not _is_pet_name(b, a):
        return False
    middle, other = fold(" ".join(one[1:-1])), fold(" ".join(two[1:-1]))
    return not middle or not other or middle == other or (min(len(middle), len(other)) == 1 and middle[0] == other[0])


def _is_pet_name(short: str, full: str) -> bool:
    """Whether `short` is a pet form of `full`, possibly with its own ending ("Sandi" of "Sandriko", "Vlad" of "Vladimir")."""
    return 3 <= len(short) <= 5 and len(full) >= len(short) + 2 and full.startswith(short[: max(3, len(short) - 1)])


def person_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a full name: `same_person` only compares names that share one."""
    names = names_in(form)
    if len(names) < 2:
        return ()
    whole = heard(fold("".join(names)).replace(" ", ""))
    return (
        f"words {' '.join(sorted(heard(word) for word in person_words(form.text)))}",
        f"whole {whole}",
        f"first {fold(names[0])}",
        f"last {fold(names[-1])}",
        f"heard {heard(names[0])} {heard(names[-1])}",
    )


class Persons:
    """An index of full names that answers whom a short name can stand for."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Indexes the full names by their last and first words."""
        self._last: dict[str, list[str]] = defaultdict(list)
        self._first: dict[str, list[str]] = defaultdict(list)
        self._heard: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            names = names_in(form)
            if form.kind is NameKind.PERSON and len(names) > 1:
                self._first[fold(names[0])].append(form.text)
                words = fold(" ".join(names)).split()
                if "-" in names[-1] and not names[-1].lower().startswith(tuple(f"{article}-" for article in ARTICLES)):
                    self._last[fold(names[-1].split("-")[0])].append(form.text)
                for n in range(1, len(words)):  # "van Dyk" and "Dyk", "al-Hassan" and "Hassan"
                    self._last[" ".join(words[n:])].append(form.text)
                for word in sorted({fold(names[0]), words[-1]}):
                    self._heard[heard(word)].append(form.text)

    def bearers(self, form: Form) -> list[str]:
        """Returns the full names with this surname or, if there are none, with this first name."""
        own = fold(" ".join(form.parts))
        return [full for full in self._last[own] or self._first[own] if full != form.text]

    def spelled_otherwise(self, form: Form) -> list[str]:
        """Returns the full names whose surname, or else first name, is another spelling of this one word (particles aside)."""
        own = fold(form.parts[-1])
        if len(own) < 5 or any(part.lower() not in PARTICLES for part in form.parts[:-1]):
            return []
        near = [full for full in self._heard[heard(own)] if full != form.text]
        last = [full for full in near if _is_rendering(own, fold(full).split()[-1])]
        return last or [full for full in near if _is_rendering(own, fold(full).split()[0])]


def _is_rendering(a: str, b: str) -> bool:
    return a != b and akin(a, b) >= RENDERED and fuzz.ratio(a, b) >= 80
