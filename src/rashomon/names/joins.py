"""Which forms mean one referent: each rule answers with its reason in words, or None."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from rashomon.language.gazetteer import look_up
from rashomon.language.name_words import NameWords, country_names, demonyms, load_name_words
from rashomon.language.spellings import ARTICLES, fold, heard, skeleton
from rashomon.model.name import NameKind
from rashomon.names.matching import person_words, same_person_name

_TWICE = re.compile(r"(.)\1+")
_SMALL = frozenset(["the", "of", "for", "in", "on", "and", "to", "a", "an", "de", "la", "du", "des"])
_FORCES = frozenset(("army", "military", "armed forces", "government forces"))


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its kind and its words, a leading "The" left out."""

    text: str
    kind: NameKind
    parts: tuple[str, ...]

    @classmethod
    def of(cls, text: str, kind: NameKind) -> "Form":
        """The form of this text."""
        parts = text.split()
        return cls(text, kind, tuple(parts[1:] if len(parts) > 1 and parts[0] in ("The", "the") else parts))


@dataclass(slots=True)
class Groups:
    """Forms joined so far, and why."""

    parent: dict[str, str]
    reasons: list[tuple[str, str, str]] = field(default_factory=list)
    apart: frozenset[frozenset[str]] = frozenset()

    def find(self, form: str) -> str:
        """The form that stands for its group."""
        while self.parent[form] != form:
            self.parent[form] = self.parent[self.parent[form]]
            form = self.parent[form]
        return form

    def join(self, a: str, b: str, reason: str) -> None:
        """Makes one group of two, if they are not one yet and nobody judged that two of their forms are not the same."""
        x, y = sorted((self.find(a), self.find(b)))
        if x != y and not self._parted(x, y):
            self.parent[y] = x
            self.reasons.append((a, b, reason))

    def _parted(self, x: str, y: str) -> bool:
        return any({self.find(form) for form in pair} == {x, y} for pair in self.apart if all(form in self.parent for form in pair))

    def members(self) -> dict[str, list[str]]:
        """The groups, by the form that stands for each."""
        out: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self.parent):
            out[self.find(form)].append(form)
        return out


def join_forms(
    forms: Sequence[Form],
    stated: Sequence[tuple[str, str, str]],
    *,
    judged: Sequence[tuple[str, str, str]] = (),
    apart: frozenset[frozenset[str]] = frozenset(),
) -> Groups:
    """The forms in groups. `stated`: pairs that the reports themselves put together, with the reason; `judged`, `apart`: what people decided."""
    lists = load_name_words()
    groups = Groups({form.text: form.text for form in forms}, apart=apart)
    for a, b, reason in judged:
        if a in groups.parent and b in groups.parent:
            groups.join(a, b, reason)
    for keyed in _KEY_RULES:
        _join_by_key(forms, keyed, groups, lists)
    for a, b, reason in stated:
        groups.join(a, b, reason)
    _join_initials(forms, groups)
    for kind, rule, blocks in _PAIR_RULES:
        _join_pairs([form for form in forms if form.kind is kind], rule, blocks, groups)
    _join_led(forms, groups, lists)
    _join_short(forms, groups)
    return groups


Keyed = Callable[[Form, NameWords], tuple[str, str] | None]
Paired = Callable[[Form, Form], str | None]


def _join_by_key(forms: Sequence[Form], rule: Keyed, groups: Groups, lists: NameWords) -> None:
    first: dict[str, str] = {}
    for form in forms:
        answer = rule(form, lists)
        if answer:
            key, reason = answer
            if key in first:
                groups.join(first[key], form.text, reason)
            else:
                first[key] = form.text


def _join_pairs(forms: Sequence[Form], rule: Paired, blocks: Callable[[Form], Iterable[str]], groups: Groups) -> None:
    """Holds every two forms of one block against each other: forms that share no block cannot be one by the rule."""
    blocked: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for block in sorted(set(blocks(form))):
            blocked[block].append(form)
    for block in sorted(blocked):
        for i, a in enumerate(blocked[block]):
            for b in blocked[block][i + 1 :]:
                if groups.find(a.text) != groups.find(b.text) and (reason := rule(a, b) or rule(b, a)):
                    groups.join(a.text, b.text, reason)


def _join_initials(forms: Sequence[Form], groups: Groups) -> None:
    long = [form for form in forms if len(form.parts) > 1 or "-" in form.text]
    for short in forms:
        if is_short_form(short):
            for form in long:
                if reason := initials_of(short, form):
                    groups.join(short.text, form.text, reason)


def same_words(form: Form, _: NameWords) -> tuple[str, str] | None:
    """The same words but for case, accents, punctuation or an article."""
    key = fold(" ".join(form.parts))
    short = form.text.isupper() and len(form.text) < 4  # "WHO" is not "who"
    return (f"{'short ' if short else ''}{key}", "the same words but for capitals, marks or the article") if key else None


def same_country(form: Form, _: NameWords) -> tuple[str, str] | None:
    """Names of one country."""
    code = country_names().get(form.text)
    return (code, "names of one country") if code and form.kind is NameKind.PLACE else None


def same_region(form: Form, lists: NameWords) -> tuple[str, str] | None:
    """A region and its usual abbreviation."""
    return (fold(lists.abbreviated.get(form.text, form.text)), "a region and its abbreviation") if form.kind is NameKind.PLACE else None


def same_known_body(form: Form, lists: NameWords) -> tuple[str, str] | None:
    """Names under which one agency or body is known."""
    number = lists.known_bodies.get(form.text) or lists.known_bodies.get(" ".join(form.parts))
    return (str(number), "names under which one body is known") if number is not None and form.kind is NameKind.ORGANISATION else None


def same_described_body(form: Form, lists: NameWords) -> tuple[str, str] | None:
    """A country's army or government, or the two sides of a border, named by noun or adjective."""
    code, rest = country_and_rest(form.text)
    if form.kind is NameKind.ORGANISATION and code and rest:
        what = "army" if rest in _FORCES else rest
        return (f"{code} {what}", "the same body of the same country")
    if form.kind is NameKind.PLACE and "border" in form.text:
        codes = sorted({c for part in re.split(r"[\s-]+", form.text) if (c := country_names().get(part) or demonyms().get(part))})
        return ("border " + " ".join(codes), "the border of the same countries") if len(codes) > 1 else None
    return None


def country_and_rest(text: str) -> tuple[str | None, str]:
    """The country that a form begins with, by name or adjective, and the folded rest of it."""
    parts = text.split()
    for n in (3, 2, 1):
        head = " ".join(parts[:n]).removesuffix("'s")
        code = country_names().get(head) or demonyms().get(head)
        if code and len(parts) > n:
            return code, fold(" ".join(parts[n:]))
    return None, ""


def is_short_form(form: Form) -> bool:
    """Whether a form looks like initials."""
    letters = form.text.replace(".", "")
    is_word = len(form.parts) == 1 and 2 <= len(letters) <= 7 and letters.isalpha()
    return is_word and sum(c.isupper() for c in letters) > 1 and form.kind is not NameKind.PERSON


def initials_of(short: Form, form: Form) -> str | None:
    """Why `short`, which looks like initials, stands for `form`."""
    words = [word for part in form.parts for word in part.split("-") if word]
    if len(words) < 2 or form.kind is NameKind.PERSON:
        return None
    letters = short.text.replace(".", "").casefold()
    for left_out in (frozenset[str](), _SMALL, _SMALL - {"for", "of"}):
        if letters == "".join(w[0] for w in words if w.lower() not in left_out).casefold():
            return f"{short.text} are the initials of {form.text}"
    return None


def same_person(a: Form, b: Form) -> str | None:
    """Two full names of one person."""
    one, two = _names(a), _names(b)
    if len(one) > len(two) >= 2 and [fold(part) for part in one[: len(two)]] == [fold(part) for part in two] and len(one) - len(two) == 1:
        return "the same name, the second surname left out"
    if len(one) > 1 and len(two) > 1 and _run_together(one, two):
        return "the same sounds, the words parted otherwise"
    if len(one) < 2 or len(two) < 2:
        return None
    if not _given_agree(one, two):
        return _same_by_words(a, b)
    if fold(one[-1]) == fold(two[-1]):
        return "the same surname, and first names that agree"
    if fold(one[0]) == fold(two[0]) and (_transcribed(one[-1], two[-1]) or _close_sounds(one[-1], two[-1])):
        return "the same first name, and surnames that are transcriptions of each other"
    if all(_sounds_like(x, y) for x, y in ((one[0], two[0]), (one[-1], two[-1]))):
        return "first names and surnames that are both transcriptions of each other"
    return _same_by_words(a, b)


def _same_by_words(a: Form, b: Form) -> str | None:
    """Two full names whose words are renderings of each other, particles and order aside; initials are not enough."""
    reason = same_person_name(a.text, b.text)
    return reason if reason and "initial" not in reason and " slip" not in reason else None


def _run_together(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two names are one, spelled by ear and parted otherwise ("Abdul Kader Ben Ali", "Abdelkader Benali")."""
    if len(one) == len(two) or any(len(part.rstrip(".")) < 3 or "." in part for part in (*one, *two)):
        return False
    a, b = fold("".join(one)).replace(" ", ""), fold("".join(two)).replace(" ", "")
    bones = heard(a)
    return len(bones) >= 4 and bones == heard(b) and fuzz.ratio(a, b) >= 75


def _names(form: Form) -> list[str]:
    return [part for part in form.parts if fold(part) not in ("jr", "sr")]


def _given_agree(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether first names may be one person's, and no middle name or initial speaks against it."""
    a, b = fold(one[0]), fold(two[0])
    if (a[:-1] == b[:-1] and {a[-1:], b[-1:]} == {"a", "o"}) or a in (f"{b}a", f"{b}e") or b in (f"{a}a", f"{a}e"):
        return False  # a woman's name and a man's: "Maria" and "Mario", "Daniel" and "Daniela"
    nick = load_name_words().nicknames
    same = a == b or (1 in (len(a), len(b)) and a[:1] == b[:1]) or bool(nick.get(a, frozenset()) & nick.get(b, frozenset()))
    if not same and not _sounds_like(one[0], two[0]) and not _is_pet_name(a, b) and not _is_pet_name(b, a):
        return False
    middle, other = fold(" ".join(one[1:-1])), fold(" ".join(two[1:-1]))
    return not middle or not other or middle == other or (min(len(middle), len(other)) == 1 and middle[0] == other[0])


def _is_pet_name(short: str, full: str) -> bool:
    """Whether a given name is the other cut short, with or without an ending ("Sandi" of "Sandriko", "Vlad" of "Vladimir")."""
    return 3 <= len(short) <= 5 and len(full) >= len(short) + 2 and full.startswith(short[: max(3, len(short) - 1)])


def _transcribed(one: str, two: str) -> bool:
    """Whether two words have the consonants of one, and letters near enough."""
    bones = skeleton(one)
    return len(bones) > 1 and bones == skeleton(two) and fuzz.ratio(fold(one), fold(two)) >= 60


def _sounds_like(one: str, two: str) -> bool:
    """Whether two words may be one name written down by ear, from another alphabet or with a letter doubled."""
    a, b = fold(one), fold(two)
    if _transcribed(one, two) or _TWICE.sub(r"\1", a) == _TWICE.sub(r"\1", b):
        return True
    bones = heard(one)
    return len(bones) > 1 and bones == heard(two) and fuzz.ratio(a, b) >= 50


def _close_sounds(one: str, two: str) -> bool:
    """Whether two words sound alike and are spelled with nearly the same letters; enough beside the same first name."""
    return heard(one) == heard(two) != "" and fuzz.ratio(fold(one), fold(two)) >= 70


def same_body(a: Form, b: Form) -> str | None:
    """Two forms of one body's name: words spelled or inflected otherwise, or the country before it given or not."""
    one, two = a.parts, b.parts
    if len(one) == len(two) and len(one) > 1 and all(_same_word(x, y) for x, y in zip(one, two, strict=True)):
        return "the same words, spelled otherwise"
    if (bare := _without_legal(one)) and bare == [fold(word) for word in two]:
        return "the same name without its legal form"
    if len(one) > 1 and len(two) > 1 and len(_content(one)) > 1 and _content(one) == _content(two):
        return "the same words in another order"
    (x, rest), (y, other) = country_and_rest(a.text), country_and_rest(b.text)
    if x and not y and rest == fold(b.text) and len(two) > 1:
        return "the same name without the country"
    return "the same name after the same country" if x and x == y and rest == other else None


_LEGAL = frozenset(
    (
        "inc",
        "ltd",
        "plc",
        "llc",
        "corp",
        "co",
        "gmbh",
        "ag",
        "ab",
        "oy",
        "oyj",
        "asa",
        "as",
        "nv",
        "bv",
        "spa",
        "srl",
        "sarl",
        "kk",
        "kft",
        "sa",
        "se",
        "sae",
    )
)


def _without_legal(words: Sequence[str]) -> list[str]:
    """The folded words of a company's name without its legal form; nothing where it has none."""
    folded = [fold(word) for word in words]
    return folded[:-1] if len(folded) > 1 and folded[-1].replace(" ", "") in _LEGAL else []


def _content(words: Sequence[str]) -> frozenset[str]:
    """The words that tell a body from others: "Floods Committee" and "State Committee for Floods" are one."""
    return frozenset(_singular(fold(word)) for word in words) - _SMALL - {"state", "national", "federal", "royal"}


def _same_word(x: str, y: str) -> bool:
    a, b = fold(x), fold(y)
    if a == b or (min(len(a), len(b)) > 3 and _singular(a) == _singular(b)):
        return True
    return min(len(a), len(b)) > 4 and (_transcribed(x, y) or (len(a) > 6 and DamerauLevenshtein.distance(a, b) == 1 and a[0] == b[0]))


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.rstrip("s")


def same_place(a: Form, b: Form) -> str | None:
    """Two spellings of one place."""
    one, two = _bare_place(a), _bare_place(b)
    if not one or not two or {a.text, b.text} & country_names().keys():
        return None
    if one == two:
        return "the same place with and without its type"
    (*first, last), (*others, end) = one.split(), two.split()
    if first and first == others and min(len(last), len(end)) > 3 and (last.endswith(end) or end.endswith(last)):
        return "the same place, its type given more closely"
    if "border" in one or "border" in two or one.split()[-1:] == ["valley"] != two.split()[-1:]:
        return None
    if _different_on_map(a.text, b.text):
        return None
    if len(one.split()) == len(two.split()) > 1 and any(x == y for x, y in zip(one.split(), two.split(), strict=True)):
        pairs = [(x, y) for x, y in zip(one.split(), two.split(), strict=True) if x != y]
        if all(min(len(x), len(y)) > 3 and (_transcribed(x, y) or _typo(x, y)) for x, y in pairs):
            return "the same place in another spelling"
        return None
    if skeleton(one) == skeleton(two) and len(skeleton(one)) > 1 and fuzz.ratio(one.replace(" ", ""), two.replace(" ", "")) >= 55:
        return "transcriptions of one name: the same consonants"
    if " " not in one + two and len(heard(one)) > 2 and heard(one) == heard(two) and fuzz.ratio(one, two) >= 75:
        return "transcriptions of one name: consonants that sound alike"
    return "a letter apart" if _typo(one, two) else None


def _typo(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= 8 and one[0] == two[0] and DamerauLevenshtein.distance(one, two) == 1


def _bare_place(form: Form) -> str:
    """The folded name without river, province and the like, and without an article."""
    parts = fold(" ".join(form.parts)).split()
    if len(parts) > 1 and parts[-1] in ("river", "province", "city", "governorate", "district", "region", "oblast", "heights"):
        parts = parts[:-1]
    if len(parts) > 2 and parts[-2:] == ["river", "valley"]:
        parts = [*parts[:-2], "valley"]
    return " ".join(parts)


def _different_on_map(a: str, b: str) -> bool:
    """Whether the gazetteer has both spellings and no site in common."""
    one, two = look_up(a), look_up(b)
    return bool(one and two) and not {(s.country, s.geonames, s.name) for s in one} & {(s.country, s.geonames, s.name) for s in two}


_KEY_RULES: tuple[Keyed, ...] = (same_words, same_country, same_region, same_known_body, same_described_body)


def _person_blocks(form: Form) -> Iterable[str]:
    names = _names(form)
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


def _body_blocks(form: Form) -> Iterable[str]:
    code, rest = country_and_rest(form.text)
    content = " ".join(sorted(_content(form.parts)))
    bare = " ".join(_without_legal(form.parts)) or fold(" ".join(form.parts))
    return (
        "words " + "".join(part[0].casefold() for part in form.parts),
        f"rest {rest if code else fold(form.text)}",
        f"all {content}",
        f"bare {bare}",
    )


def _place_blocks(form: Form) -> Iterable[str]:
    bare = _bare_place(form)
    return (f"bones {skeleton(bare)[:2]}", f"letter {bare[:1]}{len(bare.split())}", f"heard {heard(bare)}")


_PAIR_RULES: tuple[tuple[NameKind, Paired, Callable[[Form], Iterable[str]]], ...] = (
    (NameKind.PERSON, same_person, _person_blocks),
    (NameKind.ORGANISATION, same_body, _body_blocks),
    (NameKind.PLACE, same_place, _place_blocks),
)


def _join_led(forms: Sequence[Form], groups: Groups, lists: NameWords) -> None:
    """Joins the forms of one body that is named by its leader, where the story knows one leader only."""
    for head in sorted(lists.alone):
        led = [form for form in forms if head in fold(form.text).split() and form.kind is NameKind.ORGANISATION and not form.text.istitle()]
        leaders = {country_and_rest(re.sub(r"-led\b", " led", form.text))[0] for form in led} - {None}
        if len(leaders) <= 1:
            for form in led[1:]:
                groups.join(led[0].text, form.text, f"the only {head} that the story names, whoever is said to lead it")


def _join_short(forms: Sequence[Form], groups: Groups) -> None:
    """Joins a short form to the one longer name that it can stand for; where two can, it stays apart."""
    bodies = [form for form in forms if form.kind is NameKind.ORGANISATION]
    by_word: dict[str, list[Form]] = defaultdict(list)
    for body in bodies:
        first = body.parts[0]
        for word in sorted(
            {
                *(part.lower() for part in body.parts),
                *(f"begins {first}" for _ in body.parts[1:2]),
                *(first[:n] + "-" for n in (3, 4, 5) if len(first) >= 2 * n),
            }
        ):
            by_word[word].append(body)
    for form in bodies:
        near = by_word[form.parts[-1].lower()] + by_word[f"{form.parts[0]}-" if len(form.parts) == 1 else f"begins {form.parts[0]}"]
        longer = {groups.find(other.text): other.text for other in near if _is_longer(form, other)}
        if len(longer) == 1:
            (whole,) = longer.values()
            groups.join(form.text, whole, f"{form.text} is short for {whole}, the only longer name in the story that it fits")


def _is_longer(form: Form, other: Form) -> bool:
    """Whether the form may be the short name of the other: its head, its last words, or its first letters."""
    parts, words, lists = form.parts, other.parts, load_name_words()
    if len(words) <= len(parts) or "-led" in other.text:
        return False
    if len(parts) == 1 and parts[0][0].isupper() and (_is_head(parts[0], words, lists) or _is_cut(parts[0], words[0])):
        return True
    if (
        len(parts) == 1
        and parts[0] == words[0]
        and not _is_plain(parts[0], lists)
        and len(parts[0]) > 2
        and all(_is_plain(word, lists) for word in words[1:])
    ):
        return True
    if len(parts) > 1 and _is_cut_off(parts, words, lists):
        return True
    tail = [word.lower() for word in words[-len(parts) :]] == [part.lower() for part in parts]
    return tail and (len(parts) > 1 or fold(form.text) in lists.alone)


def _is_cut_off(parts: Sequence[str], words: Sequence[str], lists: NameWords) -> bool:
    """Whether the words begin with these parts, the last perhaps cut ("Ainworth Electro", "Ainworth Electrometal Company")."""
    n = len(parts)
    if not all(word[0].isupper() for word in words):
        return False  # "the Utopian government", "Utopian government forces"
    same = tuple(parts[:-1]) == tuple(words[: n - 1]) and words[n - 1].startswith(parts[-1]) and len(parts[-1]) >= 4
    return same and all(_is_plain(word, lists) for word in words[n:])


def _is_plain(word: str, lists: NameWords) -> bool:
    """Whether a word only says what sort of body it is ("News", "Lines", "Inc.")."""
    return word.lower().rstrip(".,") in lists.heads


def _is_cut(short: str, word: str) -> bool:
    return 3 <= len(short) <= 5 and len(word) >= 2 * len(short) and word.startswith(short)


def _is_head(word: str, words: Sequence[str], lists: NameWords) -> bool:
    """Whether the word is the head noun of these: the last of them, or the last before "of" or "for"."""
    ends = next((i for i, w in enumerate(words) if w in ("of", "for")), len(words))
    return word.lower() in lists.heads | lists.heads_of and words[ends - 1] == word


class Persons:
    """The full names of persons, to be asked who bears a short one."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Indexes the full names by their last and first words."""
        self._last: dict[str, list[str]] = defaultdict(list)
        self._first: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            names = _names(form)
            if form.kind is NameKind.PERSON and len(names) > 1:
                self._first[fold(names[0])].append(form.text)
                words = fold(" ".join(names)).split()
                if "-" in names[-1] and not names[-1].lower().startswith(tuple(f"{article}-" for article in ARTICLES)):
                    self._last[fold(names[-1].split("-")[0])].append(form.text)
                for n in range(1, len(words)):  # "van Dyk" and "Dyk", "al-Hassan" and "Hassan"
                    self._last[" ".join(words[n:])].append(form.text)

    def bearers(self, form: Form) -> list[str]:
        """Who has the form for a surname; if nobody, who has it for a first name."""
        own = fold(" ".join(form.parts))
        return [full for full in self._last[own] or self._first[own] if full != form.text]
