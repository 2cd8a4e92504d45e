"""Joins forms that mean one person, place or body. Each rule returns why two are one, or None."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from rashomon.model.name import NameKind
from rashomon.names.forms import (
    HEADS,
    SMALL_WORDS,
    Apart,
    Counts,
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
)
from rashomon.names.persons import fathers_and_sons, person_blocks, same_person
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.gazetteer import SiteKind, look_up
from rashomon.text.name_words import (
    ABBREVIATED,
    ARTICLES,
    KNOWN_BODIES,
    as_heard,
    country_names,
    fold,
    skeleton,
)

# Whether two names mean one organisation: same words, legal form or country left out, initials, or
# a short form.

_Words = Sequence[str]


def same_body(a: Form, b: Form) -> Why | None:
    """Returns why two forms name one organisation, or None. They may differ in spelling, word
    order, legal form or country."""
    one = a.parts
    two = b.parts
    if 1 < len(one) == len(two) and all(map(_same_word, one, two)):
        return Why("the same words, spelled otherwise", 0.7)
    if _without_legal(one) == [fold(word) for word in two]:
        return Why("the same name without its legal form", 0.9)
    content = _content(one)
    if len(content) > 1 and content == _content(two) and one[1:] != two and one != two[1:]:
        return Why("the same words in another order", 0.75)
    (x, rest), (y, other) = country_and_rest(a.text), country_and_rest(b.text)
    if x and not y and len(two) > 1 and _told_by(rest.split()) == _told_by(two):
        return Why("the same name without the country", 0.7)
    if x and x == y and rest == other:
        return Why("the same name after the same country", 0.75)
    return None


def _told_by(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_singular(fold(word)) for word in words) - SMALL_WORDS


def _without_legal(words: _Words) -> list[str]:
    """Returns the folded words of a company name without its legal form ("Ltd"); an empty list
    where it has none."""
    (*bare, last) = (fold(word) for word in words)
    return bare if last.replace(" ", "") in set_of("institutions.legal_forms") else []


def _content(words: _Words) -> frozenset[str]:
    """Returns the distinguishing words of a name: "Floods Committee" and "State Committee for
    Floods" are one, "Ainworth district hospital" and "Ainworth Hospital"."""
    # In lower case before the noun, these only say what sort of body it is.
    own = [word for word in words if word not in set_of("institutions.sorts")] or words
    return _told_by(map(_bare, own)) - {"state", "national", "federal", "royal"}


def _bare(word: str) -> str:
    """Returns the folded word or name without Arabic articles ("al-Rahal")."""
    return " ".join([part for part in fold(word).split() if part not in ARTICLES]) or fold(word)


def _same_word(x: str, y: str) -> bool:
    """Whether two words are equal up to plural, transcription or a single typing error."""
    a = fold(x)
    b = fold(y)
    shorter = min(len(a), len(b))
    if a == b or (shorter > 3 and _singular(a) == _singular(b)):
        return True
    if shorter < 5:
        return False
    slip = len(a) > 6 and a[0] == b[0] and DamerauLevenshtein.distance(a, b) == 1
    return slip or transcribed(x, y)


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.rstrip("s")


def body_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a form: `same_body` only compares forms that share one."""
    code, rest = country_and_rest(form.text)
    told = _told_by(rest.split() if code else form.parts)
    bare = " ".join(_without_legal(form.parts)) or form.folded
    return (
        "words " + "".join(part[0].casefold() for part in form.parts),
        f"rest {' '.join(sorted(told))}",
        f"all {' '.join(sorted(_content(form.parts)))}",
        f"bare {bare}",
    )


def join_initials(forms: Forms, groups: Groups) -> None:
    """Joins initials to the organisation for which they stand, after full names are joined.
    Ambiguous initials stay apart."""
    long = [form for form in forms if len(form.parts) > 1 or "-" in form.text]
    for short in filter(is_short_form, forms):
        fits = [(form, why) for form in long if (why := initials_of(short, form))]
        bodies = {groups.find(form.text) for form, _ in fits}
        if len(bodies) == 1 and groups.find(short.text) not in bodies:
            for form, why in fits:
                groups.join(short.text, form.text, why)


def join_led(forms: Forms, groups: Groups) -> None:
    """Joins all forms of a coalition ("Utopian-led coalition", "the coalition") if the story names
    at most one leading country."""
    for head in sorted(set_of("name_words.alone")):
        led = [
            form.text
            for form in forms
            if head in fold(form.text).split()
            and form.kind is NameKind.ORGANISATION
            and not form.text.istitle()
        ]
        leaders = {country_and_rest(re.sub(r"-led\b", " led", text))[0] for text in led}
        if len(leaders - {None}) <= 1:
            why = Why(f"the only {head} that the story names, whoever is said to lead it", 0.7)
            for text in led[1:]:
                groups.join(led[0], text, why)


def join_short(
    forms: Forms,
    groups: Groups,
    introduced: Collection[tuple[str, str]],
    counts: Counts,
) -> None:
    """Joins a short form to the longer name that it abbreviates. If it fits several, or if only its
    words speak for it, it stays apart.

    `introduced` has (short form, name) if a report names it in full first. `counts` is how often
    each form is named.
    """
    bodies = [form for form in forms if form.kind is NameKind.ORGANISATION]
    by_word = defaultdict(list)
    for body in bodies:
        first = body.parts[0]
        words = {part.lower() for part in body.parts}
        words.update(first[:n] + "-" for n in (3, 4, 5) if len(first) >= 2 * n)
        if len(body.parts) > 1:
            words.add(f"begins {first}")
        for word in words:
            by_word[word].append(body)
    for form in bodies:
        first = form.parts[0]
        begun = f"{first}-" if len(form.parts) == 1 else f"begins {first}"
        near = by_word[form.parts[-1].lower()] + by_word[begun]
        longer = {groups.find(other.text): other.text for other in near if _is_longer(form, other)}
        if len(longer) != 1:
            continue
        (whole,) = longer.values()
        named = counts.get(whole, 0)
        alone = counts.get(form.text, 0)
        firmness = 0.7
        if (form.text, whole) in introduced:
            told = ", and a report names it in full first"
            firmness = 0.8
        elif _tells_only_the_sort(form, 4 * named >= alone):
            told = "; alone it says only what sort it is"
        elif 2 * named >= alone or _is_cut_off(form.parts, whole.split()):
            told = ", and no name of its own here"
        else:
            continue
        why = f"{form.text} is short for {whole}, the only longer name in the story that it fits"
        groups.join(form.text, whole, Why(why + told, firmness))


def _tells_only_the_sort(form: Form, often: bool) -> bool:
    """Whether a form alone says what sort of body it is: "the regional hospital", and "the
    Ministry" where the ministry is named in full `often` enough."""
    sorts = set_of("name_words.heads", "name_words.only", "name_words.heads_of")
    return all(word.islower() or (often and word.lower() in sorts) for word in form.parts)


def _is_longer(form: Form, other: Form) -> bool:
    """Whether `form` can be short for `other`: its head noun, its last words, its first word or its
    first letters."""
    parts = form.parts
    words = other.parts
    if (
        len(words) <= len(parts)
        or "-led" in other.text
        or any(fold(" ".join(words[n:])) in set_of("name_words.uncut") for n in range(len(words)))
        or form.text.lower() in set_of("name_words.parties")
    ):
        return False
    if form.text in KNOWN_BODIES and not all(_is_plain(w) for w in words if w not in parts):
        return False  # what a firm that everybody knows makes ("Yahoo Mail") is not the firm
    tail = [word.lower() for word in words[-len(parts) :]] == [part.lower() for part in parts]
    if len(parts) > 1:
        return tail or _is_cut_off(parts, words)
    short = parts[0]
    whole = words[0]
    if short[0].isupper():
        heads = set_of("name_words.heads", "name_words.heads_of")
        if short.lower() in heads and head_noun(words) == short:
            return True
        if 3 <= len(short) <= 5 and len(whole) >= 2 * len(short) and whole.startswith(short):
            return True
        if len(short) > 2 and not _is_plain(short):
            # "Radio Ainworth" is not Ainworth
            last = fold(words[-1]) == fold(short) and not _is_plain(whole)
            return last or _is_first(short, words)
    if short in set_of("name_words.only") and head_noun(words).lower() == short:
        return True
    return tail and fold(form.text) in set_of("name_words.alone")


def _is_first(word: str, words: _Words) -> bool:
    """Whether `word` is the first of `words` and the rest are either all generic ("Airlines") or
    all names."""
    rest = words[1:]
    if fold(word) != fold(words[0]):
        return False
    return all(map(_is_plain, rest)) or not (
        word.isupper() or any(_is_plain(w) or w.islower() for w in rest)
    )


def _is_cut_off(parts: _Words, words: _Words) -> bool:
    """Whether `parts` is a prefix of `words`, the last part possibly cut ("Ainworth Electro",
    "Ainworth Electrometal Company")."""
    *whole, cut = parts
    if not all(word[0].isupper() for word in words):
        return False  # "the Utopian government", "Utopian government forces"
    own = len(whole)
    same = whole == [*words[:own]] and words[own].startswith(cut) and len(cut) >= 4
    return same and all(map(_is_plain, words[own + 1 :]))


def _is_plain(word: str) -> bool:
    """Whether a word is generic, telling only the type of organisation ("News", "Lines",
    "Inc.")."""
    return word.lower().rstrip(".,") in HEADS


# Whether two names are spellings of one place.


def same_place(a: Form, b: Form) -> Why | None:
    """Returns why two forms are spellings of one place, or None."""
    one = _bare_place(a)
    two = _bare_place(b)
    if not one or not two or {a.text, b.text} & country_names().keys():
        return None
    sorts = {fold(a.parts[-1]), fold(b.parts[-1])}
    if _is_other_sort(a, b) or _is_other_sort(b, a):
        return None
    if "city" in sorts and not sorts.isdisjoint(set_of("places.regions", "places.districts")):
        return None
    if one == two:
        return Why("the same place with and without its type; the map knows no other", 0.9)
    one = _bare(one)
    two = _bare(two)
    (*first, last), (*others, end) = one.split(), two.split()
    if first and first == others and min(len(last), len(end)) > 3 and last.endswith(end):
        return Why("the same place, its type given more closely", 0.8)
    ratio = fuzz.ratio(one.replace(" ", ""), two.replace(" ", ""))
    if len(skeleton(one)) > 1 and skeleton(one) == skeleton(two) and ratio >= 55:
        return Why("transcriptions of one name: the same consonants", 0.7)
    heard = as_heard(one)
    if not first and not others and len(heard) > 2 and heard == as_heard(two) and ratio >= 75:
        return Why("transcriptions of one name: consonants that sound alike", 0.6)
    return None


def _is_other_sort(typed: Form, bare: Form) -> bool:
    """Whether one form names its sort and the map knows the other as a place of another: the town
    of a province, the state of a city, the region of a river."""
    parts = typed.folded.split()
    if _bare_place(typed) == " ".join(parts) or len(bare.parts) >= len(typed.parts):
        return False
    sort = parts[-1]
    if sort in {"island", "heights", "valley"}:
        return False
    sites = [site.kind for site in look_up(bare.text)]
    return SiteKind.REGION in sites if sort == "city" else bool(sites)


def join_national(forms: Forms, groups: Groups) -> None:
    """Joins a body of one word to the same with its country ("Parliament", "Utopian Parliament"),
    if the story names only one country's."""
    bodies: dict[str, dict[str, str]] = defaultdict(dict)
    for form in forms:
        code, rest = country_and_rest(form.text)
        if code and " " not in rest and rest in set_of("institutions.national"):
            bodies[rest].setdefault(code, form.text)
    for form in forms:
        named = bodies.get(form.folded, {})
        if len(named) == 1 and form.kind is not NameKind.PERSON:
            (whole,) = named.values()
            groups.join(form.text, whole, Why("the only country's that the story names", 0.8))


def _bare_place(form: Form) -> str:
    """Returns the folded name without an article and without its type ("river", "province")."""
    *parts, last = form.folded.split() or [""]
    return " ".join(parts if parts and last in set_of("places.left_out") else [*parts, last])


def place_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a form: `same_place` only compares forms that share one."""
    bare = _bare_place(form)
    return (
        f"bones {skeleton(bare)[:2]}",
        f"letter {bare[:1]}{len(bare.split())}",
        f"heard {as_heard(bare)}",
    )


def join_forms(
    forms: Forms,
    stated: Sequence[Pair],
    *,
    given: Sequence[Pair] = (),
    introduced: Collection[tuple[str, str]] = (),
    counts: Counts | None = None,
    apart: Apart = frozenset(),
) -> Groups:
    """Groups the forms by what they mean. `stated` are pairs that reports equate, `given` and
    `apart` those that users joined or parted."""
    groups = Groups({form.text: form.text for form in forms}, apart=apart | fathers_and_sons(forms))
    for a, b, why in given:
        if a in groups.parent and b in groups.parent:
            groups.join(a, b, why)
    for key_of, why in _KEY_RULES:
        first: dict[str, str] = {}
        for form in forms:
            if key := key_of(form):
                groups.join(first.setdefault(key, form.text), form.text, why)
    for a, b, why in stated:
        groups.join(a, b, why)
    for kind, rule, blocks in _PAIR_RULES:
        _join_pairs([form for form in forms if form.kind is kind], rule, blocks, groups)
    join_national(forms, groups)
    join_initials(forms, groups)
    join_led(forms, groups)
    join_short(forms, groups, introduced, counts or {})
    return groups


def _join_pairs(
    forms: Forms,
    rule: Callable[[Form, Form], Why | None],
    blocks: Callable[[Form], Iterable[str]],
    groups: Groups,
) -> None:
    """Joins the pairs that the rule accepts. Only forms that share a block are compared."""
    blocked = by_key((block, form) for form in forms for block in set(blocks(form)))
    pairs = {pair for held in blocked.values() for pair in combinations(held, 2)}
    found = [(a.text, b.text, why) for a, b in pairs if (why := rule(a, b) or rule(b, a))]
    for a, b, why in sorted(found, key=lambda pair: (-pair[2].firmness, pair)):
        groups.join(a, b, why)


def _same_words(form: Form) -> str | None:
    """Keys forms that differ only in case, accents, punctuation or an article."""
    key = form.folded
    short = key and form.text.isupper() and len(form.text) < 4  # "WHO" is not "who"
    return f"short {key}" if short else key


def _same_country(form: Form) -> str | None:
    return country_names().get(form.text) if form.kind is NameKind.PLACE else None


def _same_region(form: Form) -> str | None:
    text = ABBREVIATED.get(form.text, form.text)
    return fold(text) if form.kind is NameKind.PLACE else None


def _same_known_body(form: Form) -> str | None:
    """Keys the names by which one well-known organisation goes."""
    if form.kind is not NameKind.ORGANISATION:
        return None
    number = KNOWN_BODIES.get(form.text) or KNOWN_BODIES.get(" ".join(form.parts))
    return None if number is None else str(number)


def _same_described_body(form: Form) -> str | None:
    """Keys descriptions with a country's noun or adjective: its army or government, the state
    station."""
    code, rest = country_and_rest(form.text)
    if form.kind is NameKind.ORGANISATION and code and rest:
        is_army = rest in {"army", "military", "armed forces", "government forces"}
        return f"{code} {'army' if is_army else rest}"
    return None


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
