"""Decides which forms are names, and of which kind: one decision, by named signals with weights.

The signals of a form are its words, what stands beside its mentions, and what the other forms of
the story are that share words with it. `bench/train/names.py` learns the weights; a kind that is
less likely than `weights/names.json` asks for is OTHER.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from rashomon.mentions.names.forms import COMPASS, HEADS, TITLES, Kinds, head_noun, transcribed
from rashomon.mentions.names.name_tokens import ParagraphWords, Words
from rashomon.model.name import NameKind
from rashomon.shipped.weights.logistic import chances, read_weights
from rashomon.shipped.words import set_of, texts
from rashomon.text.name_words import (
    ABBREVIATED,
    ARTICLES,
    KNOWN_BODIES,
    NICKNAMES,
    PARTICLES,
    REGIONS,
    capitals,
    country_names,
    demonyms,
    fold,
    skeleton,
)
from rashomon.text.speaker_words import sex_of_given_name

NONE = "none"  # what is no name
Votes = Counter[str]
_SEEN, _FIRM, _SPEAKS, _AT = "seen", "firm", "speaks", "at"
_SORTS = {
    noun: sort for sort, lists in texts("names.sorts").items() for noun in set_of(*lists.split())
}
_WEIGHTS = read_weights("names")


# What a mention tells.


def votes_at(line: ParagraphWords, words: Words) -> Votes:
    """Returns what the parser and the words beside a mention say of the form."""
    first, last = words[0], words[-1]
    votes = Counter({_SEEN: 1})
    labels = texts("names.kinds_of_labels")
    for start, end, label in line.entities:
        if start < last.end and first.start < end:
            is_exact = start >= first.start - 4 and end <= last.end + 2
            votes[f"ner {labels.get(label, label)}"] += 1 + is_exact
    before, behind = first.before, last.after
    sort = _SORTS.get(before.lower) if first.joined and not before.capital else None
    sort_behind = _SORTS.get(behind.lower) if behind.joined and not last.possessive else None
    gap = line.text[last.end : last.end + 5]
    token = line.annotated.token_at(last.start)
    signs = {
        _FIRM: not first.opens or any(word.capital for word in words[1:]),
        "proper": token is not None and token.pos_ == "PROPN",
        "title": first.joined and before.capital and before.lower in TITLES,
        f"{sort} before": sort,
        f"{sort_behind} behind": sort_behind,
        _AT: first.joined and not sort and before.lower in set_of("name_words.place_before"),
        "of place": before.lower == "of"
        and before.before.lower in set_of("name_words.place_types", "places.that_places_have"),
        "the": first.joined and before.lower == "the",
        "age": gap[:2] == ", " and gap[2:4].isdigit(),
        "parted": gap[:2] == ", " and behind.capital,
        "owner": last.possessive,
        _SPEAKS: not last.possessive and behind.joined and behind.lower in _saying(),
        "who": not last.possessive and behind.lower == "who",
    }
    votes.update({sign: 1 for sign, holds in signs.items() if holds})
    return votes


def _saying() -> frozenset[str]:
    return set_of("saying.behind_names")


# What tables say.


def is_no_name(form: str) -> bool:
    """Whether the words alone show that the form is no name: a people, titles, a compass point."""
    parts = form.split()
    if all(len(part.strip(".")) < 2 for part in parts):
        return True
    words = {part.lower().rstrip(".") for part in parts if part not in demonyms()}
    if form in demonyms() or words <= set_of("name_words.not_names", "name_words.compass"):
        tables = (country_names(), KNOWN_BODIES, ABBREVIATED, REGIONS)
        return not any(form in names for names in tables)
    return words <= TITLES


def settled_kind(form: str, votes: Votes) -> NameKind | None:
    """Returns the kind that the tables of names give, if any; what stands beside a country's name
    can speak against it ("Mr Jordan said")."""
    person = votes["title"] + votes["age"] + votes["who"] + votes[_SPEAKS]
    if form in country_names() or form in REGIONS:
        return NameKind.PLACE if person <= votes[_AT] + votes["of place"] + votes["the"] else None
    if form in ABBREVIATED:
        return NameKind.PLACE
    if form in KNOWN_BODIES or form.replace(".", "") in KNOWN_BODIES:
        return NameKind.ORGANISATION
    is_party = form.lower().split()[-1] in set_of("name_words.parties")
    return NameKind.ORGANISATION if is_party else None


# The signals of a form.


def own_signals(form: str, votes: Votes, plain: Mapping[str, int]) -> dict[str, float]:
    """Returns the signals that a form and its mentions give. `plain` counts words in small
    letters."""
    seen = votes[_SEEN]
    signals = {"bias": 1.0, "often": min(1.0, math.log(seen) / 4)}
    for key, times in votes.items():
        if key != _SEEN:
            signals[key] = times / seen  # how large a share of the mentions says so
            signals[f"{key} once"] = min(3, times) / 3
    ordinary = plain.get(form.lower(), 0)
    if ordinary and not form.isupper():
        signals["ordinary"] = 1.0
        signals["mostly ordinary"] = ordinary / (1 + ordinary + votes[_FIRM])
    return signals | {sign: 1.0 for sign, holds in _signals_of_words(form).items() if holds}


def _signals_of_words(form: str) -> dict[str, object]:
    """Returns what the words and letters of a form tell, as signals that are weighed."""
    parts = form.split()
    lower = [part.lower().rstrip(".,") for part in parts]
    several = len(parts) > 1
    alone = "" if several else " alone"
    head = head_noun(lower)
    is_given_name = sex_of_given_name(parts[0]) or fold(parts[0]) in NICKNAMES
    is_foreign_body = several and fold(parts[0]) in set_of("name_words.foreign")
    has_inner_capitals = sum(map(str.isupper, form)) > 1 and not several and not form.isupper()
    return {
        f"{min(4, len(parts))} words": True,
        "given name first" if several else "given name": is_given_name,
        "title": not (TITLES - HEADS).isdisjoint(lower),
        "linked": not {"of", "for"}.isdisjoint(lower),
        f"body head{alone}": head in HEADS or is_foreign_body,
        f"place head{alone}": head in set_of("name_words.place_heads"),
        f"other head{alone}": head in set_of("name_words.other_heads", "name_words.things"),
        "place first": several and parts[0] in set_of("places.first_words"),
        "demonym": any(part in demonyms() for part in parts),
        "compass": lower[0] in COMPASS,
        "capital": form in capitals(),
        "digit": any(map(str.isdigit, form)),
        "all capitals" if len(form) < 6 else "long capitals": form.isupper(),
        "capitals inside": has_inner_capitals,
        "plural": form.endswith("s"),
        "particle": several and not PARTICLES.isdisjoint(parts),
    }


class Relations:
    """Which forms of a story share words: then the kind of one helps to find the other's."""

    def __init__(self, seen: Mapping[str, int]) -> None:
        """`seen`: how often each form is."""
        self._seen = seen
        self._firsts = defaultdict(list)
        self._lasts = defaultdict(list)
        self._alike = defaultdict(list)
        for form in sorted(seen):
            words = form.split()
            if len(form) > 4:
                self._alike[skeleton(form)].append(form)
            if len(words) > 1:
                self._firsts[words[0]].append(form)
                self._lasts[words[-1]].append(form)

    def of(self, form: str) -> Iterator[tuple[str, str]]:
        """Yields (relation, other form): the longer ones that begin or end with it, and those that
        it begins or ends with."""
        words = form.split()
        for longer in self._lasts.get(form, ()):
            yield "ends", longer
        for longer in self._firsts.get(words[0], ()):
            if longer.startswith(f"{form} "):
                yield "begins", longer
        for cut in range(1, len(words)):
            for relation, part in (("begun with", words[:cut]), ("ended with", words[cut:])):
                if " ".join(part) in self._seen:
                    yield relation, " ".join(part)

    def spellings(self, form: str) -> list[str]:
        """Returns the forms that are spelled nearly like it, and the form itself."""
        alike = self._alike.get(skeleton(form), ())
        return [other for other in alike if transcribed(form, other)] or [form]


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


def kinds_of(evidence: Mapping[str, Votes], plain: Mapping[str, int]) -> Kinds:
    """Returns the kinds of the forms that are names. `plain`: as in `own_signals`."""
    seen = {}
    for form, votes in sorted(evidence.items()):
        if not is_no_name(form) or (form.istitle() and votes["title"] == votes[_SEEN]):
            seen[form] = votes[_SEEN]  # "Premier May"
    kinds = {}
    signals = {}
    guessed: dict[str, Mapping[str, float]] = {}  # how likely each kind is by the form alone
    for form in seen:
        if kind := settled_kind(form, evidence[form]):
            kinds[form] = kind
            guessed[form] = {kind: 1.0}
        else:
            signals[form] = own_signals(form, evidence[form], plain)
            guessed[form] = chances(signals[form], _WEIGHTS["alone"])
    relations = Relations(seen)
    weighed = dict(guessed)
    for form, signals_alone in signals.items():
        signals_beside = beside_signals(
            form, relations, seen, guessed, fresh="ordinary" not in signals_alone
        )
        weighed[form] = chances(signals_alone | signals_beside, _WEIGHTS["beside"])
    for form in signals:
        spellings = relations.spellings(form)
        if kind := _likeliest([(weighed[spelling], seen[spelling]) for spelling in spellings]):
            kinds[form] = kind
    kinds |= dict.fromkeys(_cut_short(kinds, evidence, plain), NameKind.ORGANISATION)
    return dict(sorted((kinds | dict(_parts_of_persons(kinds, evidence, plain))).items()))


def _cut_short(
    kinds: Kinds, evidence: Mapping[str, Votes], plain: Collection[str]
) -> Iterator[str]:
    """Yields bodies' names without their generic words: "Harn" of Harn Airlines, where nothing
    beside it tells of a place or person."""
    for form, kind in kinds.items():
        words = form.split()
        start = len(words)
        while start and words[start - 1].lower().rstrip(".") in HEADS:
            start -= 1
        short = " ".join(words[:start])
        if kind is NameKind.ORGANISATION and start < len(words) and short in evidence:
            votes = evidence[short]
            against = votes[_AT] + votes["of place"] + votes["title"] + votes["age"] + votes["who"]
            is_word = short.lower() in plain or short in country_names() or short in REGIONS
            if not (against or is_word or kinds.get(short) is NameKind.PERSON):
                yield short


def _likeliest(spellings: Sequence[tuple[Mapping[str, float], int]]) -> NameKind | None:
    """Returns the likeliest kind; None where it is likelier that it is no name, OTHER where no kind
    is likely enough. The chances of the spellings of a name are weighed by how often each is."""
    least = _WEIGHTS["least"]
    total = sum(times for _, times in spellings)
    chance = {
        kind: sum(alone.get(kind, 0.0) * times for alone, times in spellings) / total
        for kind in (*NameKind, NONE)
    }
    if chance[NONE] > least[NONE]:
        return None
    best = max(NameKind, key=lambda kind: (chance[kind], kind))
    is_sure = chance[best] >= least["kind"] * (1 - chance[NONE])
    return best if is_sure else NameKind.OTHER


def _parts_of_persons(
    kinds: Kinds, evidence: Mapping[str, Votes], plain: Collection[str]
) -> Iterator[tuple[str, NameKind]]:
    """Yields surnames, with their particles, and given names alone of the persons whom the story
    names in full; an ordinary word only where it speaks ("Frost said")."""
    for form, kind in kinds.items():
        words = form.split()
        if kind is not NameKind.PERSON or len(words) < 2:
            continue
        yield from _with_particles(words)
        parts = [words[0], words[-1], _without_article(words[-1])]
        if len(words) == 3 and not sex_of_given_name(words[1]):
            parts.append(words[1])  # the first of two surnames
        for part in parts:
            votes = evidence.get(part, Votes())
            if not votes or len(part) < 3 or part in demonyms() or part.lower() in HEADS | COMPASS:
                continue
            is_ordinary = part.lower() in plain or part in country_names()
            is_other = kinds.get(part) not in {None, NameKind.PERSON, NameKind.OTHER}
            if votes[_SPEAKS] or not (is_ordinary or is_other):
                yield part, NameKind.PERSON


def _without_article(surname: str) -> str:
    """Returns the surname without an Arabic article before its hyphen."""
    article, _, rest = surname.partition("-")
    return rest if article.lower() in ARTICLES else surname


def _with_particles(words: Sequence[str]) -> Iterator[tuple[str, NameKind]]:
    """Yields a surname with particles ("von der Lahn"), also as it opens a sentence."""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    if start < len(words) - 1:
        surname = " ".join(words[start:])
        yield surname, NameKind.PERSON
        yield surname[0].upper() + surname[1:], NameKind.PERSON
