"""Joins forms that mean one person, place or body. Each rule returns why two are one, or None."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from rashomon.mentions.names.forms import (
    HEADS,
    SMALL_WORDS,
    Form,
    Forms,
    Groups,
    Pair,
    Why,
    country_and_rest,
    head_noun,
    initials_of,
    is_short_form,
    transcribed,
    without_articles,
)
from rashomon.mentions.names.persons import fathers_and_sons, person_blocks, same_person
from rashomon.model.name import NameKind
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_each_key
from rashomon.text.name_words import ABBREVIATED, KNOWN_BODIES, country_names, fold, skeleton

# Whether two names mean one organisation: by words, legal form, country, initials or a short form.


def same_body(first: Form, second: Form) -> Why | None:
    """Returns why two forms name one organisation, or None. They may differ in spelling, word
    order, legal form or country."""
    words = first.parts
    others_words = second.parts
    if 1 < len(words) == len(others_words) and all(map(_same_word, words, others_words)):
        return Why("the same words, spelled otherwise", 0.7)
    if _without_legal(words) == [fold(word) for word in others_words]:
        return Why("the same name without its legal form", 0.9)
    content = _content_words(words)
    reordered = words[1:] != others_words and words != others_words[1:]
    if len(content) > 1 and content == _content_words(others_words) and reordered:
        return Why("the same words in another order", 0.75)
    country, name = country_and_rest(first.text)
    others_country, others_name = country_and_rest(second.text)
    if country and country == others_country and name == others_name:
        return Why("the same name after the same country", 0.75)
    is_bare = country and not others_country and len(others_words) > 1
    if is_bare and _told_by(name.split()) == _told_by(others_words):
        return Why("the same name without the country", 0.7)
    return None


def _told_by(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_singular(fold(word)) for word in words) - SMALL_WORDS


def _without_legal(words: Sequence[str]) -> list[str]:
    """Returns the folded words of a company name without its legal form ("Ltd"); an empty list
    where it has none."""
    (*words_before_last, last) = (fold(word) for word in words)
    if last.replace(" ", "") in set_of("institutions.legal_forms"):
        return words_before_last
    return []


def _content_words(words: Sequence[str]) -> frozenset[str]:
    """Returns the distinguishing words of a name: "Floods Committee" and "State Committee for
    Floods" are one, "Ainworth district hospital" and "Ainworth Hospital"."""
    # In lower case before the noun, these only say what sort of body it is.
    words_without_sorts = [
        word for word in words if word not in set_of("institutions.sorts")
    ] or words
    return _told_by(map(without_articles, words_without_sorts)) - {
        "state",
        "national",
        "federal",
        "royal",
    }


def _same_word(first: str, second: str) -> bool:
    """Whether two words are equal up to plural, transcription or a single typing error."""
    plain = fold(first)
    folded_second = fold(second)
    shorter = min(len(plain), len(folded_second))
    if plain == folded_second or (shorter > 3 and _singular(plain) == _singular(folded_second)):
        return True
    if shorter < 5:
        return False
    if (
        len(plain) > 6
        and plain[0] == folded_second[0]
        and DamerauLevenshtein.distance(plain, folded_second) == 1
    ):
        return True
    return transcribed(first, second)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.rstrip("s")


def body_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a form: `same_body` only compares forms that share one."""
    code, name = country_and_rest(form.text)
    telling_words = _told_by(name.split() if code else form.parts)
    without_legal_form = " ".join(_without_legal(form.parts)) or form.folded
    return (
        "words " + "".join(part[0].casefold() for part in form.parts),
        f"rest {' '.join(sorted(telling_words))}",
        f"all {' '.join(sorted(_content_words(form.parts)))}",
        f"bare {without_legal_form}",
    )


def same_place(first: Form, second: Form) -> Why | None:
    """Returns why two forms are spellings of one place, or None: with and without an article, or
    two transcriptions."""
    if {first.text, second.text} & country_names().keys():
        return None
    name, other = _bare_place(first), _bare_place(second)
    if name == other or transcribed(name, other):
        return Why("the same place, spelled otherwise", 0.7)
    return None


def _bare_place(form: Form) -> str:
    """Returns the folded name without an article and without "river" and the like."""
    words = without_articles(form.folded).split()
    if len(words) > 1 and words[-1] in set_of("places.left_out"):
        words.pop()
    return " ".join(words)


def place_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a form: `same_place` only compares forms that share one."""
    return (f"bones {skeleton(_bare_place(form))}",)


def join_initials(forms: Forms, groups: Groups) -> None:
    """Joins initials to the organisation for which they stand, after full names are joined.
    Ambiguous initials stay apart."""
    long = [form for form in forms if len(form.parts) > 1 or "-" in form.text]
    for short in filter(is_short_form, forms):
        fits = []
        bodies = set()
        for form in long:
            if why := initials_of(short, form):
                fits.append((short.text, form.text, why))
                bodies.add(groups.find(form.text))
        if len(bodies) == 1 and groups.find(short.text) not in bodies:
            groups.join_all(fits)


def join_led(forms: Forms, groups: Groups) -> None:
    """Joins all forms of a coalition ("Utopian-led coalition", "the coalition") if the story names
    at most one leading country."""
    described = []
    for form in forms:
        if form.kind is NameKind.ORGANISATION and not form.text.istitle():
            described.append(form.text)
    for head in sorted(set_of("name_words.alone")):
        led = [text for text in described if head in fold(text).split()]
        leaders = {country_and_rest(re.sub(r"-led\b", " led", text))[0] for text in led}
        if len(leaders - {None}) <= 1:
            why = Why(f"the only {head} that the story names, whoever is said to lead it", 0.7)
            for text in led[1:]:
                groups.join(led[0], text, why)


def join_short(
    forms: Forms,
    groups: Groups,
    introduced: Collection[tuple[str, str]],
    counts: Mapping[str, int],
) -> None:
    """Joins a short form to the longer name that it abbreviates. If it fits several, or if only its
    words speak for it, it stays apart.

    `introduced` has (short form, name) if a report names it in full first. `counts` is how often
    each form is named.
    """
    bodies = [form for form in forms if form.kind is NameKind.ORGANISATION]
    by_word = by_each_key(bodies, _words_of_longer)
    for form in bodies:
        first = form.parts[0]
        key = f"{first}-" if len(form.parts) == 1 else f"begins {first}"
        longer = {}
        for body in by_word[form.parts[-1].lower()] + by_word[key]:
            if _is_longer(form, body):
                longer[groups.find(body.text)] = body.text
        if len(longer) != 1:
            continue
        (fullest,) = longer.values()
        times_whole = counts.get(fullest, 0)
        times_alone = counts.get(form.text, 0)
        firmness = 0.7
        if (form.text, fullest) in introduced:
            reason = ", and a report names it in full first"
            firmness = 0.8
        elif _tells_only_the_sort(form, 4 * times_whole >= times_alone):
            reason = "; alone it says only what sort it is"
        elif 2 * times_whole >= times_alone or _is_cut_off(form.parts, fullest.split()):
            reason = ", and no name of its own here"
        else:
            continue
        why = f"{form.text} is short for {fullest}, the only longer name in the story that it fits"
        groups.join(form.text, fullest, Why(why + reason, firmness))


def _words_of_longer(body: Form) -> set[str]:
    """Returns the keys by which a short form finds this body: its words, its first letters, and
    its first word."""
    first = body.parts[0]
    words = {part.lower() for part in body.parts}
    for letters in (3, 4, 5):
        if len(first) >= 2 * letters:
            words.add(f"{first[:letters]}-")
    if len(body.parts) > 1:
        words.add(f"begins {first}")
    return words


def _tells_only_the_sort(form: Form, often: bool) -> bool:
    """Whether a form alone says what sort of body it is: "the regional hospital", and "the
    Ministry" where the ministry is named in full `often` enough."""
    sorts = set_of("name_words.heads", "name_words.only", "name_words.heads_of")
    return all(word.islower() or (often and word.lower() in sorts) for word in form.parts)


def _is_longer(form: Form, longer: Form) -> bool:
    """Whether `form` can be short for `longer`: its head noun, last words or first letters."""
    parts = form.parts
    words = longer.parts
    if len(words) <= len(parts) or "-led" in longer.text or _is_whole(form, words):
        return False
    is_tail = " ".join(words[-len(parts) :]).lower() == " ".join(parts).lower()
    if len(parts) > 1:
        return is_tail or _is_cut_off(parts, words)
    short = parts[0]
    if short[0].isupper():
        heads = set_of("name_words.heads", "name_words.heads_of")
        is_head = short.lower() in heads and head_noun(words) == short
        if is_head or _has_first_letters(short, words[0]):
            return True
        if len(short) > 2 and not _is_plain(short):
            return _is_at_edge(short, words)
    if short in set_of("name_words.only") and head_noun(words).lower() == short:
        return True
    return is_tail and fold(short) in set_of("name_words.alone")


def _is_whole(form: Form, words: Sequence[str]) -> bool:
    """Whether a form is no short one, or these are the words of a name that is never cut short."""
    if form.text.lower() in set_of("name_words.parties"):
        return True
    for start in range(len(words)):
        if fold(" ".join(words[start:])) in set_of("name_matching.uncut"):
            return True
    # what a firm that everybody knows makes ("Yahoo Mail") is not the firm
    return form.text in KNOWN_BODIES and not all(map(_is_plain, set(words) - set(form.parts)))


def _has_first_letters(short: str, word: str) -> bool:
    """Whether a word begins with these three to five letters, and is twice as long."""
    return 3 <= len(short) <= 5 and len(word) >= 2 * len(short) and word.startswith(short)


def _is_at_edge(word: str, words: Sequence[str]) -> bool:
    """Whether `word` is the last or the first of `words`, and the others only go with it.
    "Ainworth" is "Ainworth Airlines" cut short. It is not "Radio Ainworth", whose first word is
    generic."""
    first, *behind = words
    folded = fold(word)
    if fold(words[-1]) == folded and not _is_plain(first):
        return True
    if folded != fold(first):
        return False
    generic = list(map(_is_plain, behind))
    if all(generic):
        return True
    return not (word.isupper() or any(generic) or any(map(str.islower, behind)))


def _is_cut_off(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Whether `parts` is a prefix of `words`, the last part possibly cut ("Ainworth Electro",
    "Ainworth Electrometal Company")."""
    *whole_parts, cut = parts
    if not all(word[0].isupper() for word in words):
        return False  # "the Utopian government", "Utopian government forces"
    if len(cut) < 4 or whole_parts != list(words[: len(whole_parts)]):
        return False
    behind = words[len(whole_parts) :]
    return behind[0].startswith(cut) and all(map(_is_plain, behind[1:]))


def _is_plain(word: str) -> bool:
    """Whether a word is generic, telling only the type of organisation ("News", "Lines",
    "Inc.")."""
    return word.lower().rstrip(".,") in HEADS


def join_national(forms: Forms, groups: Groups) -> None:
    """Joins a body of one word to the same with its country ("Parliament", "Utopian Parliament"),
    if the story names only one country's."""
    bodies: dict[str, dict[str, str]] = defaultdict(dict)
    for form in forms:
        code, body = country_and_rest(form.text)
        if code and body in set_of("institutions.national"):
            bodies[body].setdefault(code, form.text)
    for form in forms:
        of_countries = bodies.get(form.folded, {})
        if len(of_countries) == 1 and form.kind is not NameKind.PERSON:
            (longer_form,) = of_countries.values()
            groups.join(form.text, longer_form, Why("the only country's that the story names", 0.8))


def join_forms(
    forms: Forms,
    stated: Sequence[Pair],
    *,
    decided: Sequence[Pair] = (),
    introduced: Collection[tuple[str, str]] = (),
    counts: Mapping[str, int] | None = None,
    apart: frozenset[frozenset[str]] = frozenset(),
) -> Groups:
    """Groups the forms by what they mean. `stated` are pairs that reports equate, `decided` and
    `apart` those that users joined or parted."""
    groups = Groups({form.text: form.text for form in forms}, apart=apart | fathers_and_sons(forms))
    groups.join_all(decided)
    for key_of, why in _KEY_RULES:
        firsts: dict[str, str] = {}
        for form in forms:
            if key := key_of(form):
                groups.join(firsts.setdefault(key, form.text), form.text, why)
    groups.join_all(stated)
    for kind, rule, blocks in _PAIR_RULES:
        _join_pairs(
            [form for form in forms if form.kind is kind], rule=rule, blocks=blocks, groups=groups
        )
    join_national(forms, groups)
    join_initials(forms, groups)
    join_led(forms, groups)
    join_short(forms, groups=groups, introduced=introduced, counts=counts or {})
    return groups


def _join_pairs(
    forms: Forms,
    rule: Callable[[Form, Form], Why | None],
    blocks: Callable[[Form], Iterable[str]],
    groups: Groups,
) -> None:
    """Joins the pairs that the rule accepts. Only forms that share a block are compared."""
    pairs: set[tuple[Form, Form]] = set()
    for in_block in by_each_key(forms, blocks).values():
        pairs.update(combinations(in_block, 2))
    joined = []
    for first, second in pairs:
        if why := rule(first, second) or rule(second, first):
            joined.append((first.text, second.text, why))
    groups.join_all(sorted(joined, key=lambda pair: (-pair[2].firmness, pair)))


def _same_words(form: Form) -> str | None:
    """Keys forms that differ only in case, accents, punctuation or an article."""
    key = form.folded
    short = key and form.text.isupper() and len(form.text) < 4  # "WHO" is not "who"
    return f"short {key}" if short else key


def _same_country(form: Form) -> str | None:
    if form.kind is NameKind.PLACE:
        return country_names().get(form.text)
    return None


def _same_region(form: Form) -> str | None:
    text = ABBREVIATED.get(form.text, form.text)
    if form.kind is NameKind.PLACE:
        return fold(text)
    return None


def _same_known_body(form: Form) -> str | None:
    """Keys the names by which one well-known organisation goes."""
    if form.kind is not NameKind.ORGANISATION:
        return None
    number = KNOWN_BODIES.get(form.text) or KNOWN_BODIES.get(" ".join(form.parts))
    if number is None:
        return None
    return str(number)


def _same_described_body(form: Form) -> str | None:
    """Keys descriptions with a country's noun or adjective: its army or government, the state
    station."""
    code, body = country_and_rest(form.text)
    if form.kind is not NameKind.ORGANISATION or not code or not body:
        return None
    if body in {"military", "armed forces", "government forces"}:
        body = "army"
    return f"{code} {body}"


_KEY_RULES = (
    (_same_words, Why("the same words but for capitals, marks or the article", 0.99)),
    (_same_country, Why("names of one country", 0.98)),
    (_same_region, Why("a region and its abbreviation", 0.97)),
    (_same_known_body, Why("names under which one body is known", 0.97)),
    (_same_described_body, Why("the same body of the same country", 0.9)),
)
_PAIR_RULES = (
    (NameKind.PERSON, same_person, person_blocks),
    (NameKind.ORGANISATION, same_body, body_blocks),
    (NameKind.PLACE, same_place, place_blocks),
)
