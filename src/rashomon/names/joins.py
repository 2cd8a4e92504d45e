"""Joins forms that mean one referent. Each rule returns why two forms are one, or None."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz

from rashomon.model.name import NameKind
from rashomon.names.bodies import body_blocks, join_initials, join_leagues, join_led, join_short, same_body
from rashomon.names.forms import Form, Groups, Pair, Why, country_and_rest, is_slip, transcribed
from rashomon.names.persons import fathers_and_sons, person_blocks, same_person
from rashomon.text.gazetteer import look_up
from rashomon.text.name_words import NameWords, country_names, demonyms, load_name_words
from rashomon.text.spellings import fold, heard, skeleton

# Whether two names are spellings of one place.


def same_place(a: Form, b: Form) -> Why | None:
    """Returns why two forms are spellings of one place, or None."""
    one, two = _bare_place(a), _bare_place(b)
    if not one or not two or {a.text, b.text} & country_names().keys():
        return None
    if one == two:
        return Why("the same place with and without its type", 0.9)
    (*first, last), (*others, end) = one.split(), two.split()
    if first and first == others and min(len(last), len(end)) > 3 and (last.endswith(end) or end.endswith(last)):
        return Why("the same place, its type given more closely", 0.8)
    if "border" in one or "border" in two or one.split()[-1:] == ["valley"] != two.split()[-1:]:
        return None
    if _different_on_map(a.text, b.text):
        return None
    if len(one.split()) == len(two.split()) > 1 and any(x == y for x, y in zip(one.split(), two.split(), strict=True)):
        pairs = [(x, y) for x, y in zip(one.split(), two.split(), strict=True) if x != y]
        if all(min(len(x), len(y)) > 3 and (transcribed(x, y) or is_slip(x, y)) for x, y in pairs):
            return Why("the same place in another spelling", 0.7)
        return None
    if skeleton(one) == skeleton(two) and len(skeleton(one)) > 1 and fuzz.ratio(one.replace(" ", ""), two.replace(" ", "")) >= 55:
        return Why("transcriptions of one name: the same consonants", 0.7)
    if " " not in one + two and len(heard(one)) > 2 and heard(one) == heard(two) and fuzz.ratio(one, two) >= 75:
        return Why("transcriptions of one name: consonants that sound alike", 0.6)
    return Why("a letter apart", 0.6) if is_slip(one, two) else None


def _bare_place(form: Form) -> str:
    """Returns the folded name without an article and without its type ("river", "province")."""
    parts = fold(" ".join(form.parts)).split()
    if len(parts) > 1 and parts[-1] in ("river", "province", "city", "governorate", "district", "region", "oblast", "heights", "island"):
        parts = parts[:-1]
    if len(parts) > 1 and parts[0] == "river":
        parts = parts[1:]
    if len(parts) > 2 and parts[-2:] == ["river", "valley"]:
        parts = [*parts[:-2], "valley"]
    return " ".join(parts)


def _different_on_map(a: str, b: str) -> bool:
    """Whether the gazetteer knows both spellings, and as different places."""
    one, two = look_up(a), look_up(b)
    return bool(one and two) and not {(s.country, s.geonames, s.name) for s in one} & {(s.country, s.geonames, s.name) for s in two}


def place_blocks(form: Form) -> Iterable[str]:
    """Returns the blocking keys of a form: `same_place` only compares forms that share one."""
    bare = _bare_place(form)
    return (f"bones {skeleton(bare)[:2]}", f"letter {bare[:1]}{len(bare.split())}", f"heard {heard(bare)}")


_FORCES = frozenset(("army", "military", "armed forces", "government forces"))


def join_forms(
    forms: Sequence[Form],
    stated: Sequence[Pair],
    *,
    given: Sequence[Pair] = (),
    apart: frozenset[frozenset[str]] = frozenset(),
) -> Groups:
    """Groups the forms by referent. `stated`: pairs that the reports equate; `given`, `apart`: pairs that users joined or separated."""
    lists = load_name_words()
    groups = Groups({form.text: form.text for form in forms}, apart=apart | fathers_and_sons(forms))
    for a, b, why in given:
        if a in groups.parent and b in groups.parent:
            groups.join(a, b, why)
    for keyed in _KEY_RULES:
        _join_by_key(forms, keyed, groups, lists)
    for a, b, why in stated:
        groups.join(a, b, why)
    for kind, rule, blocks in _PAIR_RULES:
        _join_pairs([form for form in forms if form.kind is kind], rule, blocks, groups)
    join_initials(forms, groups)
    join_led(forms, groups, lists)
    join_leagues(forms, groups)
    join_short(forms, groups)
    return groups


Keyed = Callable[[Form, NameWords], tuple[str, Why] | None]


Paired = Callable[[Form, Form], Why | None]


def _join_by_key(forms: Sequence[Form], rule: Keyed, groups: Groups, lists: NameWords) -> None:
    """Joins forms to which the rule gives the same key."""
    first: dict[str, str] = {}
    for form in forms:
        answer = rule(form, lists)
        if answer:
            key, why = answer
            if key in first:
                groups.join(first[key], form.text, why)
            else:
                first[key] = form.text


def _join_pairs(forms: Sequence[Form], rule: Paired, blocks: Callable[[Form], Iterable[str]], groups: Groups) -> None:
    """Joins the pairs that the rule accepts. Only forms that share a block are compared."""
    blocked: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for block in sorted(set(blocks(form))):
            blocked[block].append(form)
    for block in sorted(blocked):
        for i, a in enumerate(blocked[block]):
            for b in blocked[block][i + 1 :]:
                if groups.find(a.text) != groups.find(b.text) and (why := rule(a, b) or rule(b, a)):
                    groups.join(a.text, b.text, why)


def same_words(form: Form, _: NameWords) -> tuple[str, Why] | None:
    """Keys forms that differ only in case, accents, punctuation or an article."""
    key = fold(" ".join(form.parts))
    short = form.text.isupper() and len(form.text) < 4  # "WHO" is not "who"
    return (f"{'short ' if short else ''}{key}", Why("the same words but for capitals, marks or the article", 0.99)) if key else None


def same_country(form: Form, _: NameWords) -> tuple[str, Why] | None:
    """Keys names of one country."""
    code = country_names().get(form.text)
    return (code, Why("names of one country", 0.98)) if code and form.kind is NameKind.PLACE else None


def same_region(form: Form, lists: NameWords) -> tuple[str, Why] | None:
    """Keys a region and its abbreviation."""
    return (
        (fold(lists.abbreviated.get(form.text, form.text)), Why("a region and its abbreviation", 0.97))
        if form.kind is NameKind.PLACE
        else None
    )


def same_known_body(form: Form, lists: NameWords) -> tuple[str, Why] | None:
    """Keys the names by which one well-known organisation goes."""
    number = lists.known_bodies.get(form.text) or lists.known_bodies.get(" ".join(form.parts))
    return (
        (str(number), Why("names under which one body is known", 0.97))
        if number is not None and form.kind is NameKind.ORGANISATION
        else None
    )


_STATIONS = ("radio", "television", "tv", "broadcaster")


def same_described_body(form: Form, lists: NameWords) -> tuple[str, Why] | None:
    """Keys descriptions with a country's noun or adjective: its army or government, the border of two countries, the state station."""
    code, rest = country_and_rest(form.text)
    owner, _, kind = form.text.lower().partition(" ")
    if form.kind is NameKind.ORGANISATION and owner in ("state", "national") and kind in _STATIONS:
        return f"state {kind}", Why("the one station that a state has", 0.9)
    if form.kind is NameKind.ORGANISATION and code and rest:
        what = "army" if rest in _FORCES else rest
        return (f"{code} {what}", Why("the same body of the same country", 0.9))
    if form.kind is NameKind.PLACE and "border" in form.text:
        codes = sorted({c for part in re.split(r"[\s-]+", form.text) if (c := country_names().get(part) or demonyms().get(part))})
        return ("border " + " ".join(codes), Why("the border of the same countries", 0.95)) if len(codes) > 1 else None
    return None


_KEY_RULES: tuple[Keyed, ...] = (same_words, same_country, same_region, same_known_body, same_described_body)


_PAIR_RULES: tuple[tuple[NameKind, Paired, Callable[[Form], Iterable[str]]], ...] = (
    (NameKind.PERSON, same_person, person_blocks),
    (NameKind.ORGANISATION, same_body, body_blocks),
    (NameKind.PLACE, same_place, place_blocks),
)
