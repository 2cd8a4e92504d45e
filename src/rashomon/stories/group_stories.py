"""Groups reports into stories: which reports are about the same event.

Two reports are similar if they share words, and above all names, that the rest of the pile lacks
(cosine of TF-IDF). Those at the top count twice, and pages dated weeks apart count as less similar.
A small pile cannot show what is rare, so there the table of rare words is used, and a learned
decision with few signals says how alike two reports are (`one_event.py`). If two reports fill one
form of words differently (`fillings.py`), that counts against one event. Similarity is scaled by
how similar each report is to its own nearest neighbours, so that look-alike events in a crowd stay
apart, and the reports of a lonely event find each other.

Groups are joined by the average similarity of their members (average link), so that a report on
two events does not chain them together. Near-copies count as one report, and groups that share text
are one (`reprints.py`). Two events of one kind are parted (`twin_events.py`). The parameters were
chosen on the training half of ECB+, where each topic has two look-alike events, and on our own
stories. Only pairs with some similarity are stored, and each connected component of them is
clustered by itself.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import islice
from operator import attrgetter

import numpy as np

from rashomon.model.stored import Features, TermCounts
from rashomon.shipped.tables.language_tables import load_small_words
from rashomon.shipped.words import pattern_of
from rashomon.stories.fillings import fillings_of
from rashomon.stories.linkage import average_link, clusters, group_of
from rashomon.stories.part_similarity import PartSimilarity
from rashomon.stories.report_similarity import (
    LEAST_ALIKE,
    TILE,
    UNIT,
    CountedPile,
    Matrix,
    Near,
    Pairs,
    PileSimilarity,
    scaled,
)
from rashomon.stories.reprints import PilePart, find_reprints, join_by_text, with_reprints
from rashomon.stories.twin_events import part_pile, part_twins
from rashomon.stories.vectors import (
    NO_NUMBERS,
    OF_TONGUE,
    Spreads,
    TermsTold,
    Weights,
    days_as_numbers,
    joined_terms,
    known_spreads,
    terms_of,
)
from rashomon.text.gathering import by_key
from rashomon.text.parsed_report import Annotations
from rashomon.text.white_space import PLAIN_WORD
from rashomon.text.word_forms import in_latin, stems_of

NEAREST = 8  # nearest reports whose mean similarity is the scale for a report's similarities,
LEAST_MEANT = 0.2  # which is at least this
LIKE = 0.64  # average scaled similarity from which two groups tell the same event
LIKE_ALONE = 0.4  # that of a single report to its nearest group,
CLEARLY = 1.5  # which must be this many times as similar as the next
JOINED = LIKE_ALONE * LEAST_MEANT  # unscaled similarity below which no report joins another
# up to this many reports all pairs are compared; in a larger pile, those that share telling words
WHOLE = TILE
_MEANS = 1 << 14  # averages of a report and a group computed at once
# words from the top: the event comes first, and background shared by many events would make long
# reports look alike
FIRST_WORDS = 200
OPENING = 40  # of these, the headline's and the first sentences', which tell the event, count twice
_LATIN_ENDS = "\u0370"


def own_frequencies(features: Iterable[Features]) -> TermCounts:
    """Returns the document frequencies within these reports."""
    reports = 0
    words = Counter[str]()
    names = Counter[str]()
    for report in features:
        reports += 1
        words.update(report.words.keys())
        names.update(report.names.keys())
    return TermCounts(reports, words, names)


class CountedReports:
    """A pile of which only the counts of terms are held. `features` may be read one by one."""

    def __init__(self, features: Iterable[Features]) -> None:
        days = []
        words = []
        names = []
        fillings = []
        for report in features:
            days.append(report.published)
            words.append(terms_of([report.words]))
            names.append(terms_of([report.names]))
            fillings.append(terms_of([report.fillings]))
        self.days = days_as_numbers(days)
        self._words = joined_terms(words)
        self._names = joined_terms(names)
        self._fillings = joined_terms(fillings)

    def terms(self, places: Sequence[int]) -> TermsTold:
        """Returns words, name words and fillings of the reports at these places."""
        return self._words.take(places), self._names.take(places), self._fillings.take(places)


def group_features(
    features: Collection[Features],
    frequencies: TermCounts | None = None,
    beside: Collection[Features] = (),
    *,
    in_hand: bool = False,
) -> tuple[tuple[str, ...], ...]:
    """Returns the report ids of each story, sorted within and among stories.

    - `frequencies`: those of the pile to which these reports belong, by default their own
    - `beside`: other reports of that pile; similarity is scaled by them, too
    - `in_hand`: somebody chose these reports, who mostly holds those of one event if they are few
    """
    pile = sorted((*features, *beside), key=attrgetter("id", "sha256"))
    ids_beside = {report.id for report in beside}
    places_seen = {place for place, report in enumerate(pile) if report.id in ids_beside}
    spreads = known_spreads(frequencies) if frequencies else None
    groups = group_counted(
        CountedReports(pile), spreads=spreads, beside=places_seen, in_hand=in_hand
    )
    return tuple(sorted(tuple(sorted(pile[place].id for place in group)) for group in groups))


def group_counted(
    pile: CountedPile,
    spreads: Spreads | None = None,
    beside: Set[int] = frozenset(),
    *,
    in_hand: bool = False,
) -> Sequence[Sequence[int]]:
    """Returns the places of each story's reports, for a pile that may be larger than memory.
    Reports in `beside` are compared with, but not grouped. `in_hand` is as in `group_features`.

    Near-copies of a text are grouped as one report: otherwise they would be each other's nearest
    neighbours, and other outlets' accounts of the event would look dissimilar by comparison.
    """
    alike_all = alike = PileSimilarity(pile, spreads)
    neighbours = near_pairs(alike)
    reprints = find_reprints(pile, *neighbours, beside)
    places_compared = [place for place in range(alike.size) if place not in reprints]
    part = pile
    aside = beside
    if reprints:
        part = PilePart(pile, places_compared)
        alike = PileSimilarity(part, spreads)
        neighbours = near_pairs(alike)
        aside = {number for number, place in enumerate(places_compared) if place in beside}
    groups = first_groups(part, alike=alike, neighbours=neighbours, beside=aside)
    groups = part_twins(part, groups=groups, alike=alike)
    for place in beside & reprints.keys():
        del reprints[place]
    groups = with_reprints(groups, places_grouped=places_compared, reprints=reprints)
    if in_hand:
        groups = part_pile(pile, groups, alike=alike_all, reprints=reprints)
    return groups


def first_groups(
    pile: CountedPile,
    alike: PileSimilarity,
    neighbours: Near,
    beside: Set[int] = frozenset(),
) -> Sequence[Sequence[int]]:
    """Groups a pile without near-copies by how alike its reports are and what text they share."""
    return join_by_text(pile, _group(alike, *neighbours, beside), *neighbours)


def _group(
    alike: PileSimilarity, pairs: Pairs, plain: Matrix, beside: Set[int]
) -> Sequence[Sequence[int]]:
    """Groups a pile without near-copies, from the pairs of reports that are near each other."""
    weights = _story_weights(pairs, values=plain, alike=alike)
    values = scaled(plain, weights[pairs].prod(axis=1))
    if beside:
        is_grouped = ~np.isin(pairs, sorted(beside)).any(axis=1)
        pairs = pairs[is_grouped]
        values = values[is_grouped]
    linked = values >= round(LIKE * UNIT)
    links = pairs[linked], values[linked]
    close_pairs = pairs[values >= round(LIKE_ALONE / CLEARLY * UNIT)]
    del pairs, plain, values, linked  # a kilobyte a report
    groups = [group for group in _linked_groups(alike, weights, *links) if group[0] not in beside]
    del links
    return take_in(alike, weights=weights, groups=groups, neighbours=close_pairs)


def near_pairs(alike: PileSimilarity) -> Near:
    """Returns the pairs of reports to compare, in order, with their similarity."""
    if alike.size <= WHOLE:
        return alike.all_pairs()
    pairs = alike.telling_pairs()
    values = alike.of_pairs(pairs)
    is_near = np.abs(values) >= round(LEAST_ALIKE * UNIT)
    return pairs[is_near], values[is_near]


def _story_weights(pairs: Pairs, values: Matrix, alike: PileSimilarity) -> Weights:
    """Returns the factor by which each report's similarities are multiplied, together with the
    other report's, to account for its surroundings.

    In a crowd of look-alike events all reports are somewhat similar, and only the most similar tell
    one event. A small pile is no crowd: all of it may tell one event.
    """
    size = alike.size
    sums = np.zeros(size)
    for first in range(0, size, TILE):
        last = first + TILE
        positions = np.nonzero((pairs >= first) & (pairs < last))
        rows = pairs[positions]
        cosines = np.maximum(values[positions[0]], 0)
        order = np.lexsort((-cosines, rows))
        rows = rows[order]
        cosines = cosines[order]
        best = np.arange(len(rows)) - np.searchsorted(rows, rows) < NEAREST
        sums[first:last] = np.bincount(
            rows[best] - first, cosines[best], min(last, size) - first
        )  # whole numbers: no order of adding matters
    means = np.maximum(sums / (UNIT * max(1, min(NEAREST, size - 1))), LEAST_MEANT)
    means = LEAST_MEANT + alike.crowd * (means - LEAST_MEANT)
    return np.array(1 / np.sqrt(means), np.float64)


def features_of(annotations: Annotations) -> Features:
    """Returns the features of a report: counts of the content words and name words among its first
    words."""
    report = annotations.report
    words, names = (_counts if annotations.read_whole else _counts_by_names)(annotations)
    return Features(
        id=report.id,
        sha256=report.sha256,
        published=report.published,
        words=words,
        names=names,
        fillings=fillings_of(annotations),
    )


def _counts(annotations: Annotations) -> tuple[Counter[str], Counter[str]]:
    words = Counter[str]()
    names = Counter[str]()
    parsed = annotations.words
    counted = 0
    for i, kind in enumerate(parsed.pos):
        if parsed.common[i] or kind not in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"):
            continue
        if not any(map(str.isalnum, parsed.text[i])):
            continue
        if counted == FIRST_WORDS:
            break
        times = 2 if counted < OPENING else 1
        counted += 1
        words[parsed.lemma[i].lower()] += times
        if kind == "PROPN":
            names[parsed.lower[i]] += times
    return words, names


_NAME = pattern_of(r"\b[^\W\d_a-z][\w'’-]+")


def _counts_by_names(annotations: Annotations) -> tuple[Counter[str], Counter[str]]:
    """Returns the counts of a report in another language, whose words only reports in that language
    share.

    Capitalised words in Cyrillic or Greek letters are counted as they are written in Latin ones.
    """
    language = annotations.report.language
    small = load_small_words().words.get(language or "", frozenset())
    name_words = [
        word
        for word in _NAME.findall(annotations.plain)
        if word[0].isupper() and word.lower() not in small
    ]
    names = Counter[str]()
    for word in name_words[:FIRST_WORDS]:
        names.update(_names_elsewhere(word, language))
    first_words = []
    for match in islice(PLAIN_WORD.finditer(annotations.plain), FIRST_WORDS):
        word = match[0].lower()
        if word not in small and len(word) > 3:
            first_words.append(word)
    words = Counter(f"{language}{OF_TONGUE}{stem}" for stem in stems_of(first_words, language))
    has_large_letters = annotations.plain.upper() != annotations.plain.lower()
    # a script without them shows no names: any word may be one
    return words, names if has_large_letters else words


def _names_elsewhere(word: str, language: str | None) -> set[str]:
    """Returns the words under which reports in other languages may have a name: of one in other
    letters the word as it is printed and without the ending of its case."""
    if word[0] < _LATIN_ENDS:
        return {word.lower()}
    return {in_latin(form, language) for form in (word, *stems_of([word], language))}


def _linked_groups(
    alike: PileSimilarity, weights: Weights, pairs: Pairs, values: Matrix
) -> Sequence[Sequence[int]]:
    """Returns the groups that average link gives, by their first members."""
    groups = []
    joined = set()
    for members, pairs_inside, alike_inside in clusters(pairs, values):
        joined.update(members)
        sums = PartSimilarity(alike, members=members, factors=weights).sums
        for group in average_link(
            len(members),
            pairs=pairs_inside,
            values=alike_inside,
            least=round(LIKE * UNIT),
            sums=sums,
        ):
            groups.append([members[i] for i in group])
    return sorted([*groups, *([i] for i in range(alike.size) if i not in joined)])


def take_in(
    alike: PileSimilarity, weights: Weights, groups: Sequence[Sequence[int]], neighbours: Pairs
) -> Sequence[Sequence[int]]:
    """Returns the groups with each single report moved into the group to which it is clearly
    nearest: a short or odd report of an event.

    It is compared only with the groups of the reports near it.
    """
    several = [list(group) for group in groups if len(group) > 1]
    numbers = group_of(several, alike.size)
    keys = [NO_NUMBERS]
    for alone, neighbour in (neighbours.T, neighbours.T[::-1]):
        is_wanted = (numbers[alone] < 0) & (numbers[neighbour] >= 0)
        keys.append(np.unique(alone[is_wanted] * len(several) + numbers[neighbour[is_wanted]]))
    candidates = [divmod(key, len(several)) for key in np.unique(np.concatenate(keys)).tolist()]
    means = list(_mean_likeness(alike, weights=weights, groups=several, candidates=candidates))
    of_place = by_key(
        (place, (mean, -n)) for (place, n), mean in zip(candidates, means, strict=True)
    )
    reports_taken = set()
    for place, nearest in of_place.items():
        (best, number), *behind = sorted(nearest, reverse=True)
        next_best = behind[0][0] if behind else 0
        if best >= max(LIKE_ALONE * UNIT, CLEARLY * next_best):
            several[-number].append(place)
            reports_taken.add(place)
    return several + [
        group for group in groups if len(group) == 1 and group[0] not in reports_taken
    ]


def _mean_likeness(
    alike: PileSimilarity,
    weights: Weights,
    groups: Sequence[Sequence[int]],
    candidates: Sequence[tuple[int, int]],
) -> Iterator[float]:
    """Yields the average similarity of a report to a group, for each requested pair of place and
    group number; the places are in order."""
    for first in range(0, len(candidates), _MEANS):
        listed: list[tuple[int, int]] = []
        starts = []
        for place, number in candidates[first : first + _MEANS]:
            starts.append(len(listed))
            listed += [(place, member) for member in groups[number]]
        pairs = np.array(listed, np.int64)
        values = scaled(alike.of_pairs(pairs), weights[pairs].prod(axis=1))
        sizes = np.diff([*starts, len(listed)])
        yield from (np.add.reduceat(values, starts) / sizes).tolist()
