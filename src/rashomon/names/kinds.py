"""Decides which forms are names, and of which kind: one decision, by named signals with weights.

The signals of a form are its words, what stands beside its mentions, and what the other forms of
the story are that share words with it. `bench/train/names.py` learns the weights; a kind that is
less likely than `weights/names.json` asks for is OTHER.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from rashomon.model.name import NameKind
from rashomon.names.capitalized_runs import TITLED_BODIES
from rashomon.names.name_tokens import Run, Spans, Words
from rashomon.shipped.weights.logistic import chances, read_weights
from rashomon.shipped.words import set_of
from rashomon.text.gazetteer import SiteKind, look_alike, look_up
from rashomon.text.name_words import (
    PARTICLES,
    NameWords,
    capitals,
    country_names,
    demonyms,
    fold,
    load_name_words,
    skeleton,
)
from rashomon.text.parsed_report import Annotations
from rashomon.text.speaker_words import sex_of_given_name

_KIND_OF_LABEL = {
    "PERSON": NameKind.PERSON, "ORG": NameKind.ORGANISATION, "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE, "FAC": NameKind.PLACE,
    "EVENT": NameKind.OTHER, "LAW": NameKind.OTHER, "PRODUCT": NameKind.OTHER,
    "WORK_OF_ART": NameKind.OTHER, "LANGUAGE": NameKind.OTHER,
}  # fmt: skip
NONE = "none"  # what is no name
_BEFORE = set_of("small_words.before_names")
_SAID = set_of("saying.behind_names")
_OF_NOBLES = frozenset(("duke", "duchess", "earl", "countess", "marquess", "prince", "princess"))
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2}")
_BRAND = re.compile(r"(?!Mac|De|La|Le|Di|Fitz)[A-Z]?[a-z]{2,}[A-Z][A-Za-z]*")
# "HarnPost": how firms, papers and sites are written
_SITE = re.compile(r"(?i)[\w-]+\.(?:com|org|net|info|co\.uk)")
_APPOSITION = 6  # words after a comma in which the noun of an apposition stands
_PRONOUNS = frozenset("he she his her it its they".split())
_HEARD_OF = 100_000  # people: a town of which everybody has heard
_NEAR = 15  # words after a name in which a pronoun may mean it


Evidence = Mapping[str, Counter[str]]
"""What stands beside the mentions of each form, counted (see `context_votes` for the keys)."""

Signals = dict[str, float]


@cache
def _sorts() -> Mapping[str, str]:
    """Maps a noun to the sort of thing that it says a name beside it is."""
    lists = load_name_words()
    sorts = (
        ("thing", lists.things),
        ("body", lists.heads | set_of("institutions.that_publish")),
        ("housed", set_of("institutions.of_a_place")),
        ("place", lists.place_types),
        ("land", set_of("places.tails") | set_of("places.types_before")),
        ("role", lists.roles),
    )
    return {noun: sort for sort, nouns in sorts for noun in nouns}


def context_votes(
    words: Words,
    piece: Run,
    entities: Spans,
    page: Annotations,
    lists: NameWords,
) -> Counter[str]:
    """Returns the votes of one mention: "seen", "firm" (capitalised in mid-sentence), "ner KIND" by
    the parser, and what stands before and after."""
    start, end = piece
    first, last, doc = words[start], words[end - 1], page.doc
    votes: Counter[str] = Counter(seen=1)
    votes["opens"] = int(first.opens)
    votes["firm"] = int(not first.opens or any(word.capital for word in words[start + 1 : end]))
    for a, b, label in entities:
        if a < last.end and first.start < b:
            exact = (
                a >= first.start - 4
                and b <= last.end + 2
                and b - a >= 0.7 * (last.end - first.start)
            )
            votes[f"ner {_KIND_OF_LABEL.get(label, label)}"] += 2 if exact else 1
    token = doc.char_span(first.start, first.end, alignment_mode="expand")
    if token is not None:
        stops = all(t.is_stop for t in token)
        votes["proper"] = int(any(t.pos_ == "PROPN" for t in token))
        votes["shouted"] = int(stops and first.text.isupper())
        votes["small"] = int(stops and end - start == 1 and not first.text.isupper())
    votes.update(dict.fromkeys(_before(words, start, end, lists), 1))
    votes.update(dict.fromkeys(_after(words, start, end, page), 1))
    return votes


def _before(words: Words, start: int, end: int, lists: NameWords) -> Iterator[str]:
    before = words[start - 1] if start else None
    if before is None:
        return iter(())
    joined, lower = words[start].joined, before.lower
    owner = words[start - 2].lower if start > 1 and lower == "of" else ""
    titled = before.capital and lower in lists.titles
    sort = _sorts().get(lower) if not before.capital else None
    ends = (
        end == len(words)
        or not words[end].joined
        or words[end].lower in set_of("small_words.that_go_on")
    )
    signs = {
        "owned": not joined and before.possessive,
        "role before": not joined and lower in lists.roles,  # "her lawyer, Jane Roe"
        "title": joined and titled,
        f"{sort} before": joined and not titled and sort,
        "at": joined and not titled and not sort and lower in lists.place_before,
        f"after {lower}": joined and lower in _BEFORE,
        "told": joined and lower in ("told", "tells") and end - start == 1,
        "the": joined and lower == "the",
        "the alone": joined and lower == "the" and ends,
        "seat": joined and owner in _OF_NOBLES,  # "the Duchess of Ainworth"
        "of place": joined and owner in lists.place_types | set_of("places.that_places_have"),
    }
    return (sign for sign, holds in signs.items() if holds)


def _after(words: Words, start: int, end: int, page: Annotations) -> Iterator[str]:
    last, after = words[end - 1], words[end] if end < len(words) else None
    gap = page.plain[last.end : last.end + 6]
    apposed = gap[:2] == ", " and _apposition(words[end : end + _APPOSITION])
    later = (word.lower for word in words[end : end + _NEAR])
    pronoun = next((word for word in later if word in _PRONOUNS), "")
    told = after.lower if after and not last.possessive else ""
    beside = after if after and told and after.joined and not after.capital else None
    nouns = (_sorts().get(word.lower) for word in words[end : end + 2] if not word.capital)
    sort = next((sort for sort in nouns if sort), None) if beside else None
    token = beside and page.doc.char_span(beside.start, beside.end, alignment_mode="expand")
    of = start > 0 and words[start - 1].lower == "of"  # "citizens of Ainworth who fled"
    signs = {
        "age": gap[:2] == ", " and gap[2:4].isdigit() and not gap[4:5].isdigit(),
        f"{apposed} apposed": apposed,
        "it later" if pronoun in ("it", "its", "they") else "he later": pronoun,
        "owner": last.possessive,
        "said": told in _SAID,
        "parted": gap[:1] == "," and start > 0 and words[start - 1].capital,
        "who": told == "who" and not of,
        "reported": told == "reported",
        f"{sort} after": sort,
        "before noun": token and token[0].pos_ in ("NOUN", "ADJ", "NUM"),
    }
    return (sign for sign, holds in signs.items() if holds)


def _apposition(words: Words) -> str | None:
    """Returns the sort of the first noun of an apposition ("Roe, a local [firm]"), if any."""
    if not words or words[0].lower not in ("a", "an", "the"):
        return None
    for i, word in enumerate(words[1:]):
        if not word.joined or word.lower in _BEFORE:
            return None
        if word.lower in _sorts() and (i + 2 == len(words) or words[i + 2].lower not in _sorts()):
            return _sorts()[word.lower]
    return None


# What tables say.


def is_no_name(form: str, lists: NameWords) -> bool:
    """Whether the words alone say that the form is no name: a people, titles, a compass point."""
    parts = form.split()
    lower = [part.lower().rstrip(".") for part in parts]
    known = form in country_names() or form in lists.known_bodies or form in lists.abbreviated
    if not any(len(part.strip(".")) > 1 for part in parts) or not any(c.isalpha() for c in form):
        return True
    if form in TITLED_BODIES:
        return False
    if form in demonyms() or all(
        p in lists.not_names or p in lists.compass or part in demonyms()
        for p, part in zip(lower, parts, strict=True)
    ):
        return not known and form not in lists.regions
    if len(parts) == 1 and _INITIALS.fullmatch(form) and not known:
        return True  # "N.B.": somebody who is not to be named
    return all(
        p in lists.titles or part in demonyms() for p, part in zip(lower, parts, strict=True)
    )


def settled_kind(form: str, votes: Counter[str], lists: NameWords) -> NameKind | None:
    """Returns the kind that a table gives, if any."""
    place = votes["at"] + votes["of place"] + votes["the"]
    person = votes["title"] + votes["age"] + votes["who"] + votes["said"]
    region = form in lists.regions
    # "the river Harn", "Harn valley", "residents of Harn"
    land = votes["land before"] + votes["land after"] + votes["of place"] > 0
    town = votes["at"] + votes["of place"] > 0 and any(
        site.population >= _HEARD_OF and fold(site.name) == fold(form) for site in look_up(form)
    )
    # "the mayor of Ainworth, Ohio, said"
    wider = votes["parted"] == votes["seen"] and any(
        site.kind is SiteKind.REGION for site in look_up(form)
    )
    if form in country_names() and person > place:
        return None  # "Mr. Jordan"
    if form in country_names() or form in lists.abbreviated or wider:
        return NameKind.PLACE
    known = form in lists.known_bodies and place == 0
    person += votes["ner person"] // 2
    if (region or land or town) and person <= place and not known:
        return NameKind.PLACE
    if (
        _SITE.fullmatch(form)
        or form.replace(".", "") in lists.known_bodies
        or form.rsplit(maxsplit=1)[-1].lower() in lists.parties
        or form in TITLED_BODIES
    ):
        return NameKind.ORGANISATION
    return None


# The signals of a form.


def own_signals(
    form: str, votes: Counter[str], plain: Mapping[str, int], countries: Sequence[str]
) -> Signals:
    """Returns the signals that a form and its mentions give. `plain`: counts of the words in small
    letters; `countries`: ISO codes of those that the story names."""
    seen = max(1, votes["seen"])
    out = {"bias": 1.0, "often": min(1.0, math.log(seen) / 4)}
    for key in votes:
        if key != "seen" and votes[key]:
            out[key] = votes[key] / seen
            out[f"{key} once"] = min(3, votes[key]) / 3
    if votes["after in"] + votes["of place"] > votes["the"]:
        out["stood in"] = 1.0
    ordinary = plain.get(form.lower(), 0)
    if ordinary or votes["small"] or _is_generic(form):
        out["ordinary"] = 1.0
        out["mostly ordinary"] = ordinary / (1 + ordinary + votes["firm"])
    return out | dict.fromkeys(_of_words(form), 1.0) | dict.fromkeys(_on_map(form, countries), 1.0)


def _is_generic(word: str) -> bool:
    """Whether a word alone tells only a sort: "President", "Committee", "Northern"."""
    lists, lower = load_name_words(), word.lower()
    return any(
        lower in words
        for words in (lists.heads, lists.titles, lists.roles, lists.compass, lists.place_types)
    )


def _of_words(form: str) -> Iterator[str]:
    """Yields what the words and letters of a form tell."""
    lists, parts = load_name_words(), form.split()
    lower, several = [part.lower().rstrip(".,") for part in parts], len(parts) > 1
    links = (i for i, p in enumerate(lower) if p in ("of", "for") and p not in PARTICLES)
    link = next(links, 0)
    head = lower[link - 1] if link else lower[-1]
    titles = lists.titles - lists.heads
    last = parts[-1]
    given = sex_of_given_name(parts[0]) or fold(parts[0]) in lists.nicknames
    foreign = several and fold(parts[0]) in lists.foreign
    body = head in lists.heads or (link > 0 and head in lists.heads_of) or foreign
    other = head in lists.other_heads | lists.things or lower[0] in lists.other_firsts
    inner = not several and sum(c.isupper() for c in form) > 1 and not form.isupper()
    signs = {
        f"{min(4, len(parts))} words": True,
        "given name first" if several else "given name": given,
        "title inside": not titles.isdisjoint(lower[:-1]),
        "title last": lower[-1] in titles,
        "linked": link > 0,
        "body head" if several else "body head alone": body,
        "place head" if several else "place head alone": head in lists.place_heads,
        "other head" if several else "other head alone": other,
        "place first": several and parts[0] in set_of("places.first_words"),
        "only place first": parts[0] in set_of("places.first_words_of_places_alone"),
        "demonym": any(part in demonyms() for part in parts),
        "team": several and last.endswith("s") and bool(look_up(" ".join(parts[:-1]))),
        "compass": lower[0] in lists.compass,
        "digit": any(c.isdigit() for c in form),
        "all capitals" if len(form.replace(".", "")) < 6 else "long capitals": form.isupper(),
        "brand" if _BRAND.fullmatch(form) else "capitals inside": inner,
        "capitals last": several and last.isupper() and len(last) > 1,
        "plural": form.endswith("s"),
        "short": len(form) < 4,
    }
    return (sign for sign, holds in signs.items() if holds)


def _on_map(form: str, countries: Sequence[str]) -> Iterator[str]:
    """Yields how the gazetteer knows the form."""
    sites = look_up(form)
    near = [site for site in sites if site.country in countries]
    if form in capitals():
        yield "capital"
    for site in (near or sites)[:1]:
        called = "" if fold(site.name) == fold(form) else "by another name "
        size = "large" if site.population >= 50_000 else "small"
        yield f"{size} {called}{'near' if near else 'far'}"
    if not sites and next(look_alike(form, countries), None) and len(skeleton(form)) > 2:
        yield "spelled like a place"


class Relations:
    """Which forms of a story share words, so that the kind of one tells of the other's."""

    def __init__(self, seen: Mapping[str, int]) -> None:
        """`seen`: how often each form is."""
        self._seen = seen
        self._firsts: dict[str, list[str]] = defaultdict(list)
        self._lasts: dict[str, list[str]] = defaultdict(list)
        self._bones: dict[str, list[str]] = defaultdict(list)
        for form in sorted(seen, key=lambda form: (-seen[form], form)):
            if " " in form:
                self._firsts[form.split()[0]].append(form)
                self._lasts[form.split()[-1]].append(form)
            if len(form) > 4 and len(skeleton(form)) > 1:
                self._bones[skeleton(form)].append(form)

    def of(self, form: str) -> Iterator[tuple[str, str]]:
        """Yields (relation, other form): the longer ones that begin or end with it, those that it
        begins or ends with, and one that is spelled alike."""
        parts, seen = form.split(), self._seen
        yield from (("ends", longer) for longer in self._lasts.get(form, ()))
        firsts = self._firsts.get(parts[0], ())
        yield from (("begins", longer) for longer in firsts if longer.startswith(f"{form} "))
        cuts = range(len(parts) - 1, 0, -1)
        begin = (" ".join(parts[:n]) for n in cuts)
        yield from (("begun with", short) for short in begin if short in seen)
        end = (" ".join(parts[n:]) for n in range(1, len(parts)))
        yield from (("ended with", short) for short in end if short in seen)
        yield from (("alike", other) for other in self.spellings(form) if other != form)

    def spellings(self, form: str) -> list[str]:
        """Returns the forms that are spelled nearly like it, itself among them."""
        like = self._bones.get(skeleton(form), ())
        return [f for f in like if fuzz.ratio(fold(form), fold(f)) >= 80] or [form]


def beside_signals(
    form: str,
    relations: Relations,
    seen: Mapping[str, int],
    guessed: Mapping[str, Mapping[str, float]],
    *,
    fresh: bool,
) -> Signals:
    """Returns the signals that other forms give: their likeliest kinds, weighed by how often they
    are. `guessed`: chances of the kinds by form; `fresh`: the form is no ordinary word."""
    sums: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys((*NameKind, NONE), 0.0))
    for relation, other in relations.of(form):
        for kind, chance in guessed[other].items():
            sums[relation][kind] += chance * seen[other]
    out: Signals = {}
    for relation, kinds in sums.items():
        total = sum(kinds.values())
        named = total - kinds[NONE]
        told = relation if fresh else f"{relation} (an ordinary word)"
        out[f"{told} any"] = 1.0
        out[f"{told} more"] = named / (named + seen[form])
        out |= {f"{told} {kind}": kinds[kind] / total for kind in sorted(kinds)}
    return out


@cache
def _weights() -> dict[str, Any]:
    return read_weights("names")


def decide_kinds(
    evidence: Evidence, plain: Mapping[str, int], countries: Sequence[str]
) -> dict[str, NameKind]:
    """Returns the kinds of the forms that are names. `plain`, `countries`: see `own_signals`."""
    lists, weights = load_name_words(), _weights()
    forms = [form for form in sorted(evidence) if not is_no_name(form, lists)]
    forms = [form for form in forms if evidence[form]["seat"] < evidence[form]["seen"]]
    tables = {form: settled_kind(form, evidence[form], lists) for form in forms}
    seen = {form: max(1, evidence[form]["seen"]) for form in forms}
    own = {form: own_signals(form, evidence[form], plain, countries) for form in forms}
    relations = Relations(seen)
    guessed: dict[str, dict[str, float]] = {
        form: {kind: 1.0} if (kind := tables[form]) else chances(own[form], weights["alone"])
        for form in forms
    }
    chance: dict[str, dict[str, float]] = {
        form: {kind: 1.0}
        if (kind := tables[form])
        else chances(
            own[form]
            | beside_signals(form, relations, seen, guessed, fresh="ordinary" not in own[form]),
            weights["beside"],
        )
        for form in forms
    }
    kinds = {
        form: tables[form]
        or choose(_together([(chance[f], seen[f]) for f in relations.spellings(form)]), weights)
        for form in forms
    }
    return {form: kind for form, kind in kinds.items() if kind is not None}


def _together(guesses: Sequence[tuple[Mapping[str, float], int]]) -> dict[str, float]:
    """Returns the chances of spellings of one name, weighed by how often each is: they have one
    kind."""
    whole = sum(seen for _, seen in guesses)
    kinds = (*NameKind, NONE)
    return {kind: sum(c.get(kind, 0.0) * seen for c, seen in guesses) / whole for kind in kinds}


def choose(chance: Mapping[str, float], weights: Mapping[str, Any]) -> NameKind | None:
    """Returns the likeliest kind; None where it is likelier that the form is no name, OTHER where
    no kind is likely enough."""
    least = weights["least"]
    if chance[NONE] > least[NONE]:
        return None
    best = max(NameKind, key=lambda kind: (chance[kind], kind))
    return best if chance[best] >= least["kind"] * (1 - chance[NONE]) else NameKind.OTHER
