"""Decides which forms are names, and of which kind: one decision, by named signals with weights.

The signals of a form are its words, what stands beside its mentions, and what the other forms of
the story are that share words with it. `bench/train/names.py` learns the weights; a kind that is
less likely than `weights/names.json` asks for is OTHER.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from rapidfuzz import fuzz

from rashomon.model.name import NameKind
from rashomon.names.capitalized_runs import TITLED_BODIES
from rashomon.names.forms import COMPASS, HEADS, TITLES, Counts, Kinds
from rashomon.names.name_tokens import ParagraphWords, Words
from rashomon.shipped.weights.logistic import chances, read_weights
from rashomon.shipped.words import set_of
from rashomon.text.gathering import by_key
from rashomon.text.gazetteer import SiteKind, look_alike, look_up
from rashomon.text.name_words import (
    ABBREVIATED,
    KNOWN_BODIES,
    NICKNAMES,
    REGIONS,
    capitals,
    country_names,
    demonyms,
    fold,
    skeleton,
)
from rashomon.text.speaker_words import sex_of_given_name

_KIND_OF_LABEL = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    **dict.fromkeys(("GPE", "LOC", "FAC"), NameKind.PLACE),
    **dict.fromkeys(("EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE"), NameKind.OTHER),
}
NONE = "none"  # what is no name
_BEFORE = set_of("small_words.before_names")
_BRAND = re.compile(r"(?!Mac|De|La|Le|Di|Fitz)[A-Z]?[a-z]{2,}[A-Z][A-Za-z]*")
# "HarnPost": how firms, papers and sites are written
_SITE = re.compile(r"[\w-]+\.(?:com|org|net|info|co\.uk)", re.IGNORECASE)
_APPOSITION = 6  # words after a comma in which the noun of an apposition stands
_HEARD_OF = 100_000  # people: a town of which everybody has heard
_NEAR = 15  # words after a name in which a pronoun may mean it


Evidence = Mapping[str, Counter[str]]
"""What stands beside the mentions of each form, counted (see `context_votes` for the keys)."""

Signals = dict[str, float]
_Chances = Mapping[str, float]
_Signs = Mapping[str, object]  # with what tells whether each is there


# The sort of thing that a noun says a name beside it is.
_SORTS = {
    **dict.fromkeys(set_of("name_words.things"), "thing"),
    **dict.fromkeys(HEADS | set_of("institutions.that_publish"), "body"),
    **dict.fromkeys(set_of("institutions.of_a_place"), "housed"),
    **dict.fromkeys(set_of("name_words.place_types"), "place"),
    **dict.fromkeys(set_of("places.tails", "places.types_before"), "land"),
    **dict.fromkeys(set_of("name_words.roles"), "role"),
}
# Words that alone tell only a sort: "President", "Committee", "Northern".
_GENERIC = HEADS | TITLES | COMPASS | set_of("name_words.roles", "name_words.place_types")
_WEIGHTS = read_weights("names")


def context_votes(line: ParagraphWords, start: int, end: int) -> Counter[str]:
    """Returns the votes of the mention in words[start:end]: "seen", "firm" (capitalised in
    mid-sentence), "ner KIND" by the parser, and what stands before and after."""
    words = line.words
    first = words[start]
    last = words[end - 1]
    votes: Counter[str] = Counter(seen=1)
    for a, b, label in line.entities:
        if a < last.end and first.start < b:
            inside = a >= first.start - 4 and b <= last.end + 2
            exact = inside and b - a >= 0.7 * (last.end - first.start)
            votes[f"ner {_KIND_OF_LABEL.get(label, label)}"] += 1 + exact
    for signs in (_within(line, start, end), _before(words, start, end), _after(line, start, end)):
        votes.update(_shown(signs))
    return votes


def _shown(signs: _Signs) -> Iterator[str]:
    return compress(signs, signs.values())


def _within(line: ParagraphWords, start: int, end: int) -> _Signs:
    first = line.words[start]
    behind = line.words[start + 1 : end]
    tokens = line.annotated.doc.char_span(first.start, first.end, alignment_mode="expand") or ()
    stops = all(token.is_stop for token in tokens)
    return {
        "opens": first.opens,
        "firm": not first.opens or any(word.capital for word in behind),
        "proper": any(token.pos_ == "PROPN" for token in tokens),
        "shouted": stops and first.text.isupper(),
        "small": stops and not behind and not first.text.isupper(),
    }


def _before(words: Words, start: int, end: int) -> _Signs:
    if not start:
        return {}
    before = words[start - 1]
    lower = before.lower
    owner = words[start - 2].lower if start > 1 and lower == "of" else ""
    titled = before.capital and lower in TITLES
    sort = None if before.capital else _SORTS.get(lower)
    if not words[start].joined:
        return {
            "owned": before.possessive,
            # "Lawyer, Jane Roe"
            "role before": sort != "role" and lower in set_of("name_words.roles"),
        }
    ends = (
        end == len(words)
        or not words[end].joined
        or words[end].lower in set_of("small_words.that_go_on")
    )
    owners = set_of("name_words.place_types", "places.that_places_have")
    return {
        "title": titled,
        f"{sort} before": sort is not None and not titled,
        "at": not titled and not sort and lower in set_of("name_words.place_before"),
        f"after {lower}": lower in _BEFORE,
        "told": lower in {"told", "tells"} and end - start == 1,
        "the": lower == "the",
        "the alone": lower == "the" and ends,
        "seat": owner in set_of("people.nobles"),  # "the Duchess of Ainworth"
        "of place": owner in owners,
    }


def _after(line: ParagraphWords, start: int, end: int) -> _Signs:
    words = line.words
    last = words[end - 1]
    after = words[end] if end < len(words) else None
    gap = line.text[last.end : last.end + 6]
    apposed = gap[:2] == ", " and _apposition(words[end : end + _APPOSITION])
    pronouns = set_of("small_words.for_somebody")
    later = (word.lower for word in words[end : end + _NEAR])
    pronoun = next((word for word in later if word in pronouns), "")
    told = after.lower if after and not last.possessive else ""
    sort = token = None
    if after and told and after.joined and not after.capital:
        nouns = (_SORTS.get(word.lower) for word in words[end : end + 2] if not word.capital)
        sort = next(filter(None, nouns), None)
        token = line.annotated.token_at(after.start)
    of = start > 0 and words[start - 1].lower == "of"  # "citizens of Ainworth who fled"
    return {
        "age": gap[:2] == ", " and gap[2:4].isdigit() and not gap[4:5].isdigit(),
        f"{apposed} apposed": apposed,
        "it later" if pronoun in {"it", "its", "they"} else "he later": pronoun,
        "owner": last.possessive,
        "said": told in set_of("saying.behind_names"),
        "parted": gap[:1] == "," and start > 0 and words[start - 1].capital,
        "who": told == "who" and not of,
        "reported": told == "reported",
        f"{sort} after": sort,
        "before noun": token and token.pos_ in {"NOUN", "ADJ", "NUM"},
    }


def _apposition(words: Words) -> str | None:
    """Returns the sort of the first noun of an apposition ("Roe, a local [firm]"), if any."""
    if not words or words[0].lower not in {"a", "an", "the"}:
        return None
    for i, word in enumerate(words[1:]):
        if not word.joined or word.lower in _BEFORE:
            return None
        if word.lower in _SORTS and (i + 2 == len(words) or words[i + 2].lower not in _SORTS):
            return _SORTS[word.lower]
    return None


# What tables say.


def is_no_name(form: str) -> bool:
    """Whether the words alone show that the form is no name: a people, titles, a compass point."""
    parts = form.split()
    if all(len(part.strip(".")) < 2 for part in parts):
        return True
    if form in TITLED_BODIES:
        return False
    words = {part.lower().rstrip(".") for part in parts if part not in demonyms()}
    if form in demonyms() or words <= set_of("name_words.not_names", "name_words.compass"):
        return not any(
            form in names for names in (country_names(), KNOWN_BODIES, ABBREVIATED, REGIONS)
        )
    return words <= TITLES


def settled_kind(form: str, votes: Counter[str]) -> NameKind | None:
    """Returns the kind that a table gives, if any."""
    place = votes["at"] + votes["of place"] + votes["the"]
    person = votes["title"] + votes["age"] + votes["who"] + votes["said"]
    sites = look_up(form)
    # "the river Harn", "Harn valley", "residents of Harn"
    land = votes["land before"] + votes["land after"] + votes["of place"] > 0
    town = votes["at"] + votes["of place"] > 0 and any(
        site.population >= _HEARD_OF and fold(site.name) == fold(form) for site in sites
    )
    # "the mayor of Ainworth, Ohio, said"
    wider = votes["parted"] == votes["seen"] and SiteKind.REGION in [site.kind for site in sites]
    if form in country_names() and person > place:
        return None  # "Mr. Jordan"
    if form in country_names() or form in ABBREVIATED or wider:
        return NameKind.PLACE
    known = form in KNOWN_BODIES and not place
    person += votes["ner person"] // 2
    if (form in REGIONS or land or town) and person <= place and not known:
        return NameKind.PLACE
    if (
        _SITE.fullmatch(form)
        or form.replace(".", "") in KNOWN_BODIES
        or form.rsplit(maxsplit=1)[-1].lower() in set_of("name_words.parties")
        or form in TITLED_BODIES
    ):
        return NameKind.ORGANISATION
    return None


# The signals of a form.


def own_signals(form: str, votes: Counter[str], plain: Counts, countries: Sequence[str]) -> Signals:
    """Returns the signals that a form and its mentions give. `plain` counts words in small letters;
    `countries` has the ISO codes of those in the story."""
    seen = votes["seen"]
    out = {"bias": 1.0, "often": min(1.0, math.log(seen) / 4)}
    for key in votes:
        if key != "seen" and votes[key]:
            out[key] = votes[key] / seen
            out[f"{key} once"] = min(3, votes[key]) / 3
    if votes["after in"] + votes["of place"] > votes["the"]:
        out["stood in"] = 1.0
    ordinary = plain.get(form.lower(), 0)
    if ordinary or votes["small"] or form.lower() in _GENERIC:
        out["ordinary"] = 1.0
        out["mostly ordinary"] = ordinary / (1 + ordinary + votes["firm"])
    shown = (*_shown(_of_words(form)), *_on_map(form, countries))
    return out | dict.fromkeys(shown, 1.0)


def _of_words(form: str) -> _Signs:
    """Returns what the words and letters of a form tell."""
    parts = form.split()
    lower = [part.lower().rstrip(".,") for part in parts]
    several = len(parts) > 1
    link = next((i for i, word in enumerate(lower) if word in {"of", "for"}), 0)
    head = lower[link - 1]
    titles = TITLES - HEADS
    last = parts[-1]
    given = sex_of_given_name(parts[0]) or fold(parts[0]) in NICKNAMES
    foreign = several and fold(parts[0]) in set_of("name_words.foreign")
    body = head in HEADS or (link > 0 and head in set_of("name_words.heads_of")) or foreign
    other = head in set_of("name_words.other_heads", "name_words.things")
    other = other or lower[0] in set_of("name_words.other_firsts")
    inner = not several and sum(c.isupper() for c in form) > 1 and not form.isupper()
    return {
        f"{min(4, len(parts))} words": True,
        "given name first" if several else "given name": given,
        "title inside": not titles.isdisjoint(lower[:-1]),
        "title last": lower[-1] in titles,
        "linked": link > 0,
        "body head" if several else "body head alone": body,
        "place head" if several else "place head alone": head in set_of("name_words.place_heads"),
        "other head" if several else "other head alone": other,
        "place first": several and parts[0] in set_of("places.first_words"),
        "only place first": parts[0] in set_of("places.first_words_of_places_alone"),
        "demonym": any(part in demonyms() for part in parts),
        "team": several and last.endswith("s") and bool(look_up(" ".join(parts[:-1]))),
        "compass": lower[0] in COMPASS,
        "digit": any(c.isdigit() for c in form),
        "all capitals" if len(form.replace(".", "")) < 6 else "long capitals": form.isupper(),
        "brand" if _BRAND.fullmatch(form) else "capitals inside": inner,
        "capitals last": several and last.isupper() and len(last) > 1,
        "plural": form.endswith("s"),
        "short": len(form) < 4,
    }


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
    """Which forms of a story share words: then the kind of one helps to find the other's."""

    def __init__(self, seen: Counts) -> None:
        """`seen`: how often each form is."""
        self._seen = seen
        forms = sorted(seen, key=lambda form: (-seen[form], form))
        several = [form for form in forms if " " in form]
        self._firsts = by_key((form.split()[0], form) for form in several)
        self._lasts = by_key((form.split()[-1], form) for form in several)
        long = (form for form in forms if len(form) > 4 and len(skeleton(form)) > 1)
        self._bones = by_key((skeleton(form), form) for form in long)

    def of(self, form: str) -> Iterator[tuple[str, str]]:
        """Yields (relation, other form): the longer ones that begin or end with it, those that it
        begins or ends with, and one that is spelled alike."""
        parts = form.split()
        cuts = range(1, len(parts))
        firsts = self._firsts.get(parts[0], ())
        others = {
            "ends": self._lasts.get(form, ()),
            "begins": (longer for longer in firsts if longer.startswith(f"{form} ")),
            "begun with": (" ".join(parts[:n]) for n in reversed(cuts)),
            "ended with": (" ".join(parts[n:]) for n in cuts),
            "alike": (other for other in self.spellings(form) if other != form),
        }
        for relation, forms in others.items():
            yield from ((relation, other) for other in forms if other in self._seen)

    def spellings(self, form: str) -> list[str]:
        """Returns the forms that are spelled nearly like it, and the form itself."""
        like = self._bones.get(skeleton(form), ())
        return [f for f in like if fuzz.ratio(fold(form), fold(f)) >= 80] or [form]


def beside_signals(
    form: str,
    relations: Relations,
    seen: Counts,
    guessed: Mapping[str, _Chances],
    *,
    fresh: bool,
) -> Signals:
    """Returns the signals of other forms: their likeliest kinds, weighed by how often they occur.
    `guessed` are the chances of the kinds by form; a `fresh` form is no ordinary word."""
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


def decide_kinds(evidence: Evidence, plain: Counts, countries: Sequence[str]) -> Kinds:
    """Returns the kinds of the forms that are names. `plain`, `countries`: as in `own_signals`."""
    forms = [
        form
        for form in sorted(evidence)
        if not is_no_name(form) and evidence[form]["seat"] < evidence[form]["seen"]
    ]
    seen = {form: evidence[form]["seen"] for form in forms}
    relations = Relations(seen)
    kinds = {}
    own = {}
    guessed: dict[str, _Chances] = {}
    for form in forms:
        if kind := settled_kind(form, evidence[form]):
            kinds[form] = kind
            guessed[form] = {kind: 1.0}
        else:
            own[form] = own_signals(form, evidence[form], plain, countries)
            guessed[form] = chances(own[form], _WEIGHTS["alone"])
    chance = dict(guessed)
    for form, signals in own.items():
        beside = beside_signals(form, relations, seen, guessed, fresh="ordinary" not in signals)
        chance[form] = chances(signals | beside, _WEIGHTS["beside"])
    for form in own:
        spellings = relations.spellings(form)
        if kind := _likeliest([(chance[f], seen[f]) for f in spellings]):
            kinds[form] = kind
    return dict(sorted(kinds.items()))


def _likeliest(guesses: Sequence[tuple[_Chances, int]]) -> NameKind | None:
    """Returns the likeliest kind of a name whose spellings have these chances, weighed by how often
    each is; None where it is likelier that it is no name, OTHER where no kind is likely enough."""
    whole = sum(seen for _, seen in guesses)
    chance = {
        kind: sum(of.get(kind, 0.0) * seen for of, seen in guesses) / whole
        for kind in (*NameKind, NONE)
    }
    least = _WEIGHTS["least"]
    if chance[NONE] > least[NONE]:
        return None
    best = max(NameKind, key=lambda kind: (chance[kind], kind))
    return best if chance[best] >= least["kind"] * (1 - chance[NONE]) else NameKind.OTHER
