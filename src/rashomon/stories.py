"""group_reports: which reports are about the same event.

Two reports are alike as far as they share words, and names above all, that the rest of the pile lacks (cosine of TF-IDF); pages dated weeks
apart count as less alike. Groups are joined by the average likeness of their members (average link), so that one report that touches on two
events does not chain them together. The figures were chosen on the training half of ECB+, where each topic holds two look-alike events.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

import numpy as np

from rashomon.language.annotations import Annotations
from rashomon.language.gazetteer import SiteKind, look_up
from rashomon.tables.tongues import load_tongue

LIKE = 0.16  # average likeness from which two groups tell one event
LIKE_ALONE = 0.1  # that of a report left alone to the one group that is nearest,
CLEARLY = 1.5  # when it is so many times as like as the next
FIRST_WORDS = 200  # the event stands at the top; below stands background that many events share, and long reports would look alike by it
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_BLOCK = 4096  # terms a block, so that a pile of thousands fits into memory
_LARGE = 50_000  # people of a town whose English name may stand in for that of another language
_Matrix = np.ndarray[Any, np.dtype[np.float64]]


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


def group_reports(annotated: Sequence[Annotations]) -> tuple[tuple[str, ...], ...]:
    """The report ids of each story, sorted within and among stories."""
    return group_features([features_of(a) for a in annotated])


def group_features(features: Sequence[Features], frequencies: Frequencies | None = None) -> tuple[tuple[str, ...], ...]:
    """The same, of reports whose features are known. `frequencies`: those of the pile that these reports are a part of; else their own."""
    pile = sorted(features, key=lambda f: (f.report, f.sha256))
    if not pile:
        return ()
    size = frequencies.reports if frequencies else len(pile)
    words = _cosines([f.words for f in pile], size, frequencies.words if frequencies else None)
    names = _cosines([f.names for f in pile], size, frequencies.names if frequencies else None)
    likeness = np.where(_of_one_tongue(pile), (words + names) / 2, names) * _dates_apart([f.published for f in pile])
    likeness = np.round(likeness, 6)  # the last bits differ from machine to machine
    groups = _take_in(likeness, _average_link(likeness, LIKE))
    return tuple(sorted(tuple(sorted(pile[i].report for i in group)) for group in groups))


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
_OF = "\x1f"  # parts a word of another language from the language


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
        f"{annotations.report.language}{_OF}{word}" for word in islice(plain, FIRST_WORDS) if word not in small and len(word) > 3
    )
    report = annotations.report
    return Features(report.id, report.sha256, report.published, words, names)


def _of_one_tongue(pile: Sequence[Features]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """For every two reports, whether they are in one language, so that their words can be held against each other, not their names alone."""
    tongues = np.array([min(f.words, default="").partition(_OF)[0] if _OF in min(f.words, default="") else "" for f in pile])
    same: np.ndarray[Any, np.dtype[np.bool_]] = tongues[:, None] == tongues[None, :]
    return same


def _english_name(word: str) -> str:
    """The name that the gazetteer gives a large town that this word names, else the word."""
    sites = look_up(word) if word.isalpha() and len(word) > 3 else ()
    return next((site.name for site in sites if site.population >= _LARGE and site.kind is SiteKind.TOWN), word)


def _cosines(counts: Sequence[Mapping[str, int]], pile: int, known: Mapping[str, int] | None = None) -> _Matrix:
    """The cosine of every two reports' TF-IDF vectors; 0 where one has no terms. `pile`: of how many reports the frequencies are."""
    here = Counter(term for terms in counts for term in terms)
    terms = sorted(here)
    size = len(counts)
    frequency = here if known is None else known
    weight = {term: math.log((pile + 1) / (frequency.get(term, 1) + 1)) + 1 for term in terms}
    weighted = [{term: (1 + math.log(n)) * weight[term] for term, n in report.items()} for report in counts]
    norms = [math.sqrt(math.fsum(x * x for x in report.values())) or 1.0 for report in weighted]
    shared = [term for term in terms if here[term] > 1]
    out: _Matrix = np.zeros((size, size))
    for start in range(0, len(shared), _BLOCK):
        column = {term: i for i, term in enumerate(shared[start : start + _BLOCK])}
        block = np.zeros((size, len(column)))
        for row, report in enumerate(weighted):
            for term, x in report.items():
                if term in column:
                    block[row, column[term]] = x / norms[row]
        out += block @ block.T
    return out


def _dates_apart(published: Sequence[str | None]) -> _Matrix:
    """By how much pages dated apart are less alike: not within three days, by a quarter from a month on (a page may be wrong)."""
    days = [_day(moment) for moment in published]
    out: _Matrix = np.ones((len(days), len(days)))
    for i, one in enumerate(days):
        for j, other in enumerate(days):
            if one is not None and other is not None:
                out[i, j] = 1 - 0.25 * min(1.0, max(0, abs(one - other) - 3) / 27)
    return out


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _average_link(likeness: _Matrix, least: float) -> list[list[int]]:
    """Groups of indices, joined best first while their average likeness is at least this."""
    left = likeness.copy()
    np.fill_diagonal(left, -1.0)
    groups = [[i] for i in range(len(left))]
    while len(groups) > 1:
        a, b = sorted(divmod(int(left.argmax()), len(left)))
        if left[a, b] < least:
            break
        joined = (left[a] * len(groups[a]) + left[b] * len(groups[b])) / (len(groups[a]) + len(groups[b]))
        left[a], left[:, a], left[a, a] = joined, joined, -1.0
        left[b], left[:, b] = -1.0, -1.0
        groups[a], groups[b] = groups[a] + groups[b], []
    return [group for group in groups if group]


def _take_in(likeness: _Matrix, groups: list[list[int]]) -> list[list[int]]:
    """The groups, where a report left alone joins the group that it is clearly nearest to: a short or odd report of an event."""
    several = [group for group in groups if len(group) > 1]
    joined = [list(group) for group in several]
    alone = []
    for (report,) in (group for group in groups if len(group) == 1):
        near = sorted(((float(likeness[report, group].mean()), -k) for k, group in enumerate(several)), reverse=True)
        next_best = near[1][0] if len(near) > 1 else 0.0
        if near and near[0][0] >= max(LIKE_ALONE, CLEARLY * next_best):
            joined[-near[0][1]].append(report)
        else:
            alone.append([report])
    return joined + alone
