"""group_reports: which reports are about the same event.

Two reports are alike as far as they share words, and names above all, that the rest of the pile lacks (cosine of TF-IDF); pages dated weeks
apart count as less alike. Groups are joined by the average likeness of their members (average link), so that one report that touches on two
events does not chain them together. The figures were chosen on the training half of ECB+, where each topic holds two look-alike events.

Nothing is held for every pair of reports: two groups can only be joined where at least one pair of their members is alike, so the pile is looked
through tile by tile for such pairs, and each cluster of pairs that hang together is joined by itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from rashomon.language.annotations import Annotations
from rashomon.language.gazetteer import SiteKind, look_up
from rashomon.language.likeness import TILE, UNIT, Alike, Counted, Days, Matrix, days_of, tiles, within
from rashomon.language.linkage import Edge, average_link, clusters
from rashomon.language.vectors import OF_TONGUE, Spread, Terms, known_spread, terms_of
from rashomon.tables.tongues import load_tongue

LIKE = 0.16  # average likeness from which two groups tell one event
LIKE_ALONE = 0.1  # that of a report left alone to the one group that is nearest,
CLEARLY = 1.5  # when it is so many times as like as the next
FIRST_WORDS = 200  # the event stands at the top; below stands background that many events share, and long reports would look alike by it
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LARGE = 50_000  # people of a town whose English name may stand in for that of another language


@dataclass(frozen=True, slots=True)
class Features:
    """What a report is grouped by: how often its content words and the words of its names occur, and the day of its page."""

    report: str
    sha256: str
    published: str | None
    words: Mapping[str, int]
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of how many reports each word, and each word of a name, occurs: what makes a word telling."""

    reports: int
    words: Mapping[str, int]
    names: Mapping[str, int]


class _Held:
    """A pile in memory."""

    def __init__(self, pile: Sequence[Features]) -> None:
        self.days = days_of([f.published for f in pile])
        self._words, self._names = terms_of(f.words for f in pile), terms_of(f.names for f in pile)

    def terms(self, places: Sequence[int]) -> tuple[Terms, Terms]:
        """The words, and the words of names, of the reports at these places."""
        return self._words.take(places), self._names.take(places)


def group_reports(annotated: Sequence[Annotations]) -> tuple[tuple[str, ...], ...]:
    """The report ids of each story, sorted within and among stories."""
    return group_features([features_of(a) for a in annotated])


def group_features(features: Sequence[Features], frequencies: Frequencies | None = None) -> tuple[tuple[str, ...], ...]:
    """The same, of reports whose features are known. `frequencies`: those of the pile that these reports are a part of; else their own."""
    pile = sorted(features, key=lambda f: (f.report, f.sha256))
    spreads = None
    if frequencies:
        spreads = known_spread(frequencies.reports, frequencies.words), known_spread(frequencies.reports, frequencies.names)
    groups = group_counted(_Held(pile), spreads)
    return tuple(sorted(tuple(sorted(pile[i].report for i in group)) for group in groups))


def group_counted(pile: Counted, spreads: tuple[Spread, Spread] | None = None) -> list[list[int]]:
    """The places of each story's reports, of a pile that may be larger than memory."""
    alike = Alike(pile, spreads)
    return take_in(alike, _linked_groups(alike))


def features_of(annotations: Annotations) -> Features:
    """How often the report's content words and the words of its names occur, of its first words."""
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    if not annotations.read_whole:
        return _features_by_names(annotations)
    for token in annotations.doc:
        if token.is_stop or token.is_space or token.pos_ not in _CONTENT or not any(map(str.isalnum, token.text)):
            continue
        words[token.lemma_.lower()] += 1
        if token.pos_ == "PROPN":
            names[token.lower_] += 1
        if words.total() >= FIRST_WORDS:
            break
    report = annotations.report
    return Features(report.id, report.sha256, report.published, words, names)


_NAME = re.compile(r"\b[^\W\d_a-z][\w'’-]+")
_WORD = re.compile(r"[^\W_]+")


def _features_by_names(annotations: Annotations) -> Features:
    """The same of a report in another language, whose words only reports in that language share; its capitalised words stand under their
    English names where the language's list or the gazetteer has them."""
    tongue = load_tongue(annotations.report.language)
    text = annotations.plain
    for form, english in sorted(tongue.names.english.items(), key=lambda item: -len(item[0])) if tongue else ():
        text = re.sub(rf"\b{re.escape(form)}\b", english, text)
    small = tongue.names.small if tongue else frozenset[str]()
    named = [word for word in _NAME.findall(text) if word.lower() not in small][:FIRST_WORDS]
    names = Counter(part for word in named for part in _english_name(word).lower().split())
    plain = (word.lower() for word in _WORD.findall(annotations.plain))
    words = Counter(
        f"{annotations.report.language}{OF_TONGUE}{word}" for word in islice(plain, FIRST_WORDS) if word not in small and len(word) > 3
    )
    report = annotations.report
    return Features(report.id, report.sha256, report.published, words, names)


def _english_name(word: str) -> str:
    """The name that the gazetteer gives a large town that this word names, else the word."""
    sites = look_up(word) if word.isalpha() and len(word) > 3 else ()
    return next((site.name for site in sites if site.population >= _LARGE and site.kind is SiteKind.TOWN), word)


def _linked_groups(alike: Alike) -> list[list[int]]:
    """The groups that average link gives, by their first members."""
    edges = list(_edges(alike))
    groups = []
    joined = set()
    for members, inside in clusters(edges):
        joined.update(members)
        groups += [[members[i] for i in group] for group in average_link(len(members), inside, round(LIKE * UNIT), within(alike, members))]
    groups += [[i] for i in range(alike.size) if i not in joined]
    return sorted(groups)


def _edges(alike: Alike) -> Iterator[Edge]:
    """Every two reports that are alike enough to be joined."""
    least = round(LIKE * UNIT)
    starts = range(0, alike.size, TILE)
    for start in starts:
        here = alike.tile(range(start, min(start + TILE, alike.size)))
        for other_start in starts[: start // TILE + 1]:
            other = here if other_start == start else alike.tile(range(other_start, other_start + TILE))
            for first, rows in here.all_rows(other):
                for i, j in zip(*(rows >= least).nonzero(), strict=True):
                    one, two = other_start + first + int(i), start + int(j)
                    if one < two:
                        yield one, two, int(rows[i, j])


def take_in(alike: Alike, groups: list[list[int]]) -> list[list[int]]:
    """The groups, where a report left alone joins the group that it is clearly nearest to: a short or odd report of an event."""
    several = [group for group in groups if len(group) > 1]
    alone = [group[0] for group in groups if len(group) == 1]
    best, next_best, nearest = (np.zeros(len(alone)), np.zeros(len(alone)), np.zeros(len(alone), dtype=np.int64))
    for first, some in _by_members(several) if alone else ():
        tile = alike.tile([place for group in some for place in group])
        bounds = np.cumsum([0, *map(len, some)])[:-1]
        start = 0
        for places in tiles(alone):
            for at, rows in tile.all_rows(alike.tile(places)):
                means = np.add.reduceat(rows, bounds, axis=1) / np.array([len(group) for group in some])
                _keep_best(means, slice(start + at, start + at + len(rows)), first, (best, next_best, nearest))
            start += len(places)
    joined = [list(group) for group in several]
    left = []
    for i, place in enumerate(alone):
        if several and best[i] >= max(LIKE_ALONE * UNIT, CLEARLY * next_best[i]):
            joined[nearest[i]].append(place)
        else:
            left.append([place])
    return joined + left


def _by_members(groups: Sequence[list[int]]) -> Iterator[tuple[int, list[list[int]]]]:
    """Some whole groups at a time, with the number of the first."""
    first, some, held = 0, list[list[int]](), 0
    for number, group in enumerate(groups):
        if some and held + len(group) > TILE:
            yield first, some
            first, some, held = number, [], 0
        some.append(group)
        held += len(group)
    if some:
        yield first, some


def _keep_best(means: Days, rows: slice, first: int, kept: tuple[Days, Days, Matrix]) -> None:
    """The two best of what was kept for these rows and what these groups give; of equals the earlier group."""
    best, next_best, nearest = kept
    for row, values in zip(range(rows.start, rows.stop), means, strict=True):
        top = int(values.argmax())
        value = float(values[top])
        second = max((float(x) for x in (values[:top].max(initial=0.0), values[top + 1 :].max(initial=0.0))), default=0.0)
        if value > best[row]:
            best[row], next_best[row], nearest[row] = value, max(float(best[row]), second), first + top
        else:
            next_best[row] = max(float(next_best[row]), value)
