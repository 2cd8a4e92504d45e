"""Decides which forms are names, and of which kind: one decision, by named signals with weights.

The signals of a form are its words, what stands beside its mentions, and what the other forms of
the story are that share words with it. `bench/train/names.py` learns the weights; a kind that is
less likely than `weights/names.json` asks for is OTHER.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from rashomon.model.name import NameKind
from rashomon.names.capitalized_runs import TITLED_BODIES
from rashomon.names.forms import COMPASS, HEADS, TITLES, Kinds
from rashomon.shipped.weights.logistic import chances, read_weights
from rashomon.shipped.words import set_of
from rashomon.text.gathering import most_first
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

NONE = "none"  # what is no name
_BRAND = re.compile(r"(?!Mac|De|La|Le|Di|Fitz)[A-Z]?[a-z]{2,}[A-Z][A-Za-z]*")
# "HarnPost": how firms, papers and sites are written
_SITE = re.compile(r"[\w-]+\.(?:com|org|net|info|co\.uk)", re.IGNORECASE)


# Words that alone tell only a sort: "President", "Committee", "Northern".
_GENERIC = HEADS | TITLES | COMPASS | set_of("name_words.roles", "name_words.place_types")
_WEIGHTS = read_weights("names")


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
        tables = (country_names(), KNOWN_BODIES, ABBREVIATED, REGIONS)
        return not any(form in names for names in tables)
    return words <= TITLES


def settled_kind(form: str, votes: Counter[str]) -> NameKind | None:
    """Returns the kind that the tables of names give, if any. For a country's name the words around
    it (`votes`) can speak against the table."""
    place = votes["at"] + votes["of place"] + votes["the"]
    person = votes["title"] + votes["age"] + votes["who"] + votes["said"]
    if form in country_names():
        if person <= place:  # "Mr. Jordan"
            return NameKind.PLACE
        return None
    if form in ABBREVIATED or _is_region(form, votes):
        return NameKind.PLACE
    is_known = form in KNOWN_BODIES and not place
    person += votes["ner person"] // 2
    if person <= place and not is_known and _is_on_map(form, votes):
        return NameKind.PLACE
    return NameKind.ORGANISATION if _is_written_like_body(form) else None


def _is_written_like_body(form: str) -> bool:
    """Whether the words alone name a body: a site, a known body, a party, a station ("TV Nord")."""
    if _SITE.fullmatch(form) or form in TITLED_BODIES or form.replace(".", "") in KNOWN_BODIES:
        return True
    words = form.lower().split()
    if len(words) > 1:
        is_station = not set_of("name_words.airwaves").isdisjoint(words)
        if is_station or words[-1] in set_of("name_words.of_picture_desks"):
            return True
    return words[-1] in set_of("name_words.parties")


def kind_by_form(form: str, votes: Counter[str]) -> NameKind | None:
    """Returns the kind that the words of a form settle, if any.

    "Zone B" and "Camp North" are places. "The ferry Toronto" is a thing that bears the name of a
    place. Otherwise the tables of names decide.
    """
    sort, *behind = form.lower().split()
    is_sort = sort in set_of("name_words.numbered_places") and len(behind) == 1
    if is_sort and (len(behind[0]) == 1 or behind[0] in COMPASS):
        return NameKind.PLACE
    if votes["cried"] and not votes["title"] + votes["age"] + votes["who"] + votes["said"]:
        return NameKind.OTHER  # what somebody shouts
    votes_for_thing = votes["thing before"] + votes["thing apposed"]
    votes_for_place = (
        votes["at"] + votes["of place"] + votes["place before"] + votes["place apposed"]
    )
    # what stands beside a place's name says more often that it is a thing
    if votes_for_thing > votes_for_place and (form in country_names() or look_up(form)):
        return NameKind.OTHER
    return settled_kind(form, votes)


def _is_common_word(form: str, votes: Counter[str], plain: Mapping[str, int]) -> bool:
    """Whether a form is a place on the map only where it begins sentences, and a common word
    elsewhere: "Turkey prices rose. A turkey costs nine crowns"."""
    if votes["firm"] or not plain.get(form.lower()):
        return False
    return bool(form in country_names() or look_up(form))


def _is_region(form: str, votes: Counter[str]) -> bool:
    """Whether a region is named behind each of its places: "the mayor of Ainworth, Ohio, said"."""
    kinds = [site.kind for site in look_up(form)]
    return votes["parted"] == votes["seen"] and SiteKind.REGION in kinds


def _is_on_map(form: str, votes: Counter[str]) -> bool:
    """Whether a form is a known region, or what stands beside it says that it is a place: a town of
    which everybody has heard, a land ("the river Harn", "Harn valley", "residents of Harn")."""
    if form in REGIONS or votes["land before"] or votes["land after"] or votes["of place"]:
        return True
    if not votes["at"]:
        return False
    return any(
        # people: a town of which everybody has heard
        site.population >= 100_000 and fold(site.name) == fold(form)
        for site in look_up(form)
    )


# The signals of a form.


def own_signals(
    form: str, votes: Counter[str], plain: Mapping[str, int], countries: Sequence[str]
) -> dict[str, float]:
    """Returns the signals that a form and its mentions give.

    `plain` counts words in small letters. `countries` has the ISO codes of those in the story.
    """
    seen = votes["seen"]
    signals = {"bias": 1.0, "often": min(1.0, math.log(seen) / 4)}
    for key, times in votes.items():
        if key != "seen" and times:
            signals[key] = times / seen  # how large a share of the mentions says so
            signals[f"{key} once"] = min(3, times) / 3
    if votes["after in"] + votes["of place"] > votes["the"]:
        signals["stood in"] = 1.0
    ordinary = plain.get(form.lower(), 0)
    if ordinary or votes["small"] or form.lower() in _GENERIC:
        signals["ordinary"] = 1.0
        signals["mostly ordinary"] = ordinary / (1 + ordinary + votes["firm"])
    for sign, holds in _signals_of_words(form).items():
        if holds:
            signals[sign] = 1.0
    return signals | dict.fromkeys(_signals_of_map(form, countries), 1.0)


def _signals_of_words(form: str) -> dict[str, Any]:
    """Returns what the words and letters of a form tell, as signals that are weighed."""
    parts = form.split()
    first = parts[0]
    lower = [part.lower().rstrip(".,") for part in parts]
    several = len(parts) > 1
    alone = "" if several else " alone"
    link = next((i for i, word in enumerate(lower) if word in {"of", "for"}), 0)
    head = lower[link - 1]  # the word before "of", else the last one
    titles = TITLES - HEADS
    last = parts[-1]
    is_given_name = sex_of_given_name(first) or fold(first) in NICKNAMES
    is_body = head in HEADS or (link > 0 and head in set_of("name_words.heads_of"))
    if several and fold(first) in set_of("name_words.foreign"):
        is_body = True
    is_other = head in set_of("name_words.other_heads", "name_words.things")
    if lower[0] in set_of("name_words.other_firsts"):
        is_other = True
    has_inner_capitals = sum(map(str.isupper, form)) > 1 and not several and not form.isupper()
    return {
        f"{min(4, len(parts))} words": True,
        "given name first" if several else "given name": is_given_name,
        "title inside": not titles.isdisjoint(lower[:-1]),
        "title last": lower[-1] in titles,
        "linked": link > 0,
        f"body head{alone}": is_body,
        f"place head{alone}": head in set_of("name_words.place_heads"),
        f"other head{alone}": is_other,
        "place first": several and first in set_of("places.first_words"),
        "only place first": first in set_of("places.first_words_of_places_alone"),
        "demonym": any(part in demonyms() for part in parts),
        "team": several and last.endswith("s") and bool(look_up(" ".join(parts[:-1]))),
        "compass": lower[0] in COMPASS,
        "digit": any(map(str.isdigit, form)),
        "all capitals" if len(form.replace(".", "")) < 6 else "long capitals": form.isupper(),
        "brand" if _BRAND.fullmatch(form) else "capitals inside": has_inner_capitals,
        "capitals last": several and last.isupper() and len(last) > 1,
        "plural": form.endswith("s"),
        "short": len(form) < 4,
    }


def _signals_of_map(form: str, countries: Sequence[str]) -> Iterable[str]:
    """Yields how the gazetteer knows the form: of a town in a country of the story, "small
    near"."""
    sites = look_up(form)
    sites_near = [site for site in sites if site.country in countries]
    if form in capitals():
        yield "capital"
    for site in (sites_near or sites)[:1]:
        name_sort = "" if fold(site.name) == fold(form) else "by another name "
        size = "large" if site.population >= 50_000 else "small"
        yield f"{size} {name_sort}{'near' if sites_near else 'far'}"
    if not sites and next(look_alike(form, countries), None) and len(skeleton(form)) > 2:
        yield "spelled like a place"


class Relations:
    """Which forms of a story share words: then the kind of one helps to find the other's."""

    def __init__(self, seen: Mapping[str, int]) -> None:
        """`seen`: how often each form is."""
        self._seen = seen
        self._firsts = defaultdict(list)
        self._lasts = defaultdict(list)
        self._bones = defaultdict(list)
        for form in most_first(seen):
            words = form.split()
            bones = skeleton(form)
            if len(words) > 1:
                self._firsts[words[0]].append(form)
                self._lasts[words[-1]].append(form)
            if len(form) > 4 and len(bones) > 1:
                self._bones[bones].append(form)

    def of(self, form: str) -> Iterator[tuple[str, str]]:
        """Yields (relation, other form): the longer ones that begin or end with it, those that it
        begins or ends with, and one that is spelled alike."""
        words = form.split()
        for longer in self._lasts.get(form, ()):
            yield "ends", longer
        for longer in self._firsts.get(words[0], ()):
            if longer.startswith(f"{form} "):
                yield "begins", longer
        cuts = range(1, len(words))
        for cut in reversed(cuts):
            yield from self._seen_as("begun with", words[:cut])
        for cut in cuts:
            yield from self._seen_as("ended with", words[cut:])
        for spelling in self.spellings(form):
            if spelling != form:
                yield "alike", spelling

    def _seen_as(self, relation: str, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yields the relation and the form of these words, if the story has it."""
        form = " ".join(words)
        if form in self._seen:
            yield relation, form

    def spellings(self, form: str) -> list[str]:
        """Returns the forms that are spelled nearly like it, and the form itself."""
        folded = fold(form)
        alike = self._bones.get(skeleton(form), ())
        return [spelling for spelling in alike if fuzz.ratio(folded, fold(spelling)) >= 80] or [
            form
        ]


def beside_signals(
    form: str,
    relations: Relations,
    seen: Mapping[str, int],
    guessed: Mapping[str, Mapping[str, float]],
    *,
    fresh: bool,
) -> dict[str, float]:
    """Returns the signals of other forms: their likeliest kinds, weighed by how often they occur.
    "Roe" is likelier a person where "Jane Roe" is one.

    `guessed` are the chances of the kinds by form; a `fresh` form is no ordinary word.
    """
    sums: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys((*NameKind, NONE), 0.0))
    for relation, related in relations.of(form):
        for kind, chance in guessed[related].items():
            sums[relation][kind] += chance * seen[related]
    signals = {}
    for relation, kinds in sums.items():
        total = sum(kinds.values())
        mentions_with_kind = total - kinds[NONE]
        signal = relation if fresh else f"{relation} (an ordinary word)"
        signals[f"{signal} any"] = 1.0
        signals[f"{signal} more"] = mentions_with_kind / (mentions_with_kind + seen[form])
        for kind in sorted(kinds):
            signals[f"{signal} {kind}"] = kinds[kind] / total
    return signals


def decide_kinds(
    evidence: Mapping[str, Counter[str]], plain: Mapping[str, int], countries: Sequence[str]
) -> Kinds:
    """Returns the kinds of the forms that are names. `plain`, `countries`: as in `own_signals`."""
    times = {}
    for form, votes in sorted(evidence.items()):
        is_name = votes["seat"] < votes["seen"] and not is_no_name(form)
        if is_name and not _is_common_word(form, votes, plain):
            times[form] = votes["seen"]
    kinds = {}
    signals = {}
    guessed: dict[str, Mapping[str, float]] = {}  # how likely each kind is by the form alone
    for form in times:
        if kind := kind_by_form(form, evidence[form]):
            kinds[form] = kind
            guessed[form] = {kind: 1.0}
        else:
            signals[form] = own_signals(
                form, votes=evidence[form], plain=plain, countries=countries
            )
            guessed[form] = chances(signals[form], _WEIGHTS["alone"])
    relations = Relations(times)  # then with the forms beside it, and with its other spellings
    weighed = dict(guessed)
    for form, signals_alone in signals.items():
        neighbour_signals = beside_signals(
            form,
            relations=relations,
            seen=times,
            guessed=guessed,
            fresh="ordinary" not in signals_alone,
        )
        weighed[form] = chances(signals_alone | neighbour_signals, _WEIGHTS["beside"])
    for form in signals:
        if _is_part_of_place(form, evidence[form]):
            weighed[form] = {**weighed[form], NameKind.PERSON: 0.0}
        guesses = [(weighed[spelling], times[spelling]) for spelling in relations.spellings(form)]
        if kind := _likeliest_kind(guesses):
            kinds[form] = kind
    return dict(sorted(kinds.items()))


def _is_part_of_place(form: str, votes: Counter[str]) -> bool:
    """Whether a form begins with a side, and nothing beside it tells of a person: "West Harn"."""
    first, *behind = form.lower().split()
    told = votes["title"] + votes["age"] + votes["who"] + votes["said"] + votes["role before"]
    return bool(behind) and first in COMPASS and not told


def _likeliest_kind(guesses: Sequence[tuple[Mapping[str, float], int]]) -> NameKind | None:
    """Returns the likeliest kind of a name; None where it is likelier that it is no name, OTHER
    where no kind is likely enough.

    The chances are those of its spellings, weighed by how often each is.
    """
    chance: dict[str, float] = dict.fromkeys((*NameKind, NONE), 0.0)
    total = 0
    for alone, times in guesses:
        total += times
        for kind in chance:
            chance[kind] += alone.get(kind, 0.0) * times
    for kind in chance:
        chance[kind] /= total
    least = _WEIGHTS["least"]
    if chance[NONE] > least[NONE]:
        return None
    best = max(NameKind, key=lambda kind: (chance[kind], kind))
    if chance[best] >= least["kind"] * (1 - chance[NONE]):
        return best
    return NameKind.OTHER
