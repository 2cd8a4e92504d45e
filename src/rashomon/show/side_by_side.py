"""Finds sentences of two reports on one matter that a reader wants to see side by side, because
they may tell it differently: nothing says that they do. If there is not room for all,
`choose_lines` chooses.

How likely two sentences hold two sides of something is learned from keys that readers wrote of
whole stories (`bench/train/side_by_side.py`).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, combinations, combinations_with_replacement, product
from operator import attrgetter

from rashomon.model.claim import ClaimSentence
from rashomon.model.record import record
from rashomon.model.story import Story
from rashomon.shipped.tables.language_tables import every_small_word
from rashomon.shipped.weights.logistic import BIAS, probability, read_weights
from rashomon.show.reports_of_other_events import PublishedDays, are_months_apart

LONGEST_LINE = 110
"""How many words a line has at most."""
LEAST_SHARED = 0.15
"""Which share of the words of the shorter of two sentences a pair has in common."""
_MOST_SHARED = 0.6  # by which both are the same text in two prints
_LEAST_CHANCE = 0.08
_MOST_ROWS = 3
_OF_A_LINE = 8  # words that a line costs a reader beside its own
_MILD = 1.5  # the higher, the less a slight likeness to what stands there counts
_WORD = re.compile(r"[^\W_]+")
_WEIGHTS = read_weights("side_by_side")["weights"]


@record
class SentenceToShow:
    """A sentence that may be shown.

    - `content`: its numbers, and the words that tell something, each with how rare it is in the
      story
    - `weight`: how rare they are together
    - `depth`: its place among the sentences of its report
    - `claims`: the claims to which it surely belongs, by id
    - `versions`: of each difference the version that it gives, by their ids
    - `length`: how many words it takes to show it
    """

    sentence: ClaimSentence
    content: Mapping[str, float]
    weight: float
    depth: int
    claims: frozenset[str]
    versions: dict[str, str]
    length: int

    @property
    def report(self) -> str:
        """Returns the id of the report in which it stands."""
        return self.sentence.report


def sentences_to_show(
    story: Story, sentences: Iterable[ClaimSentence], lengths: Mapping[str, int]
) -> dict[str, SentenceToShow]:
    """Returns the sentences of a story that may be shown, by id. `lengths` says how many words each
    takes, by id."""
    claims_of = _claims_by_sentence(story)
    versions_in = _versions_by_report(story)
    ordered = sorted(sentences, key=attrgetter("span"))
    small = every_small_word()  # beside numbers and the words that tell something
    words_of = [
        {*_WORD.findall(ordered_sentence.quote.casefold())} - small for ordered_sentence in ordered
    ]
    having = Counter(chain.from_iterable(words_of))  # in how many sentences a word stands
    depths = defaultdict[str, int](int)  # how many sentences of its report stand before one
    by_ident = {}
    for sentence, words in zip(ordered, words_of, strict=True):
        span = sentence.span
        depth = depths[span.report]
        depths[span.report] += 1
        if sentence.id in lengths:
            versions = {}
            for start, difference_id, version_id in versions_in.get(span.report, ()):
                if span.start <= start < span.end:
                    versions[difference_id] = version_id
            length = lengths[sentence.id]
            rarity = {word: math.log((1 + len(ordered)) / having[word]) for word in words}
            weight = math.fsum(rarity.values())
            by_ident[sentence.id] = SentenceToShow(
                sentence=sentence,
                content=rarity,
                weight=weight,
                depth=depth,
                claims=frozenset(claims_of.get(sentence.id, ())),
                versions=versions,
                length=length,
            )
    return by_ident


def _claims_by_sentence(story: Story) -> dict[str, set[str]]:
    """Returns the claims to which each sentence surely belongs. Both are given by their ids."""
    claims_of = defaultdict[str, set[str]](set)
    for claim in story.claims:
        for sentence in claim.sure():
            claims_of[sentence.id].add(claim.id)
    return claims_of


def _versions_by_report(story: Story) -> dict[str, list[tuple[int, str, str]]]:
    """Returns where versions of differences stand in each report: the place, the difference and the
    version, by their ids."""
    versions_in = defaultdict[str, list[tuple[int, str, str]]](list)
    for difference in story.differences:
        for version in difference.versions:
            for quote in version.quotes:
                place = (quote.span.start, difference.id, version.id)
                versions_in[quote.report].append(place)
    return versions_in


def signals_of(first: SentenceToShow, second: SentenceToShow, shared: float) -> dict[str, float]:
    """Returns what speaks for and against these two sentences being two sides of something.
    `shared` is the share of the shorter one that stands in both."""
    depths = [math.log(1 + first.depth), math.log(1 + second.depth)]
    lengths = [math.log(1 + len(first.content)), math.log(1 + len(second.content))]
    return {
        BIAS: 1.0,
        "shared": shared,
        "shared squared": shared**2,
        "long": sum(lengths),
        "longer": max(lengths) - min(lengths),
        "deeper": max(depths) - min(depths),
        "differing": float(_differ(first, second)),
    }


def _differ(first: SentenceToShow, second: SentenceToShow) -> bool:
    """Whether two sentences give two versions of one difference."""
    for difference_id, version_id in first.versions.items():
        if second.versions.get(difference_id, version_id) != version_id:
            return True
    return False


def share_of(first: SentenceToShow, second: SentenceToShow) -> float:
    """Returns which share of the shorter of two sentences stands in both. Rare words count more."""
    shared = math.fsum(first.content[word] for word in first.content.keys() & second.content.keys())
    return shared / (min(first.weight, second.weight) or 1.0)


def choose_lines(
    candidates: Sequence[SentenceToShow],
    days: PublishedDays,
    room: int,
    are_close: Callable[[ClaimSentence, ClaimSentence], bool],
) -> list[list[ClaimSentence]]:
    """Returns lines of up to three sentences side by side, as many as there is room for (in words).

    Each further sentence goes beside one with which it is worth most for its words. It is worth
    less the more the two resemble what is already shown. `days` says when reports were published,
    as far as that is known, and `are_close` whether two tell the same main thing.
    """
    shares = [[0.0] * len(candidates) for _ in candidates]  # by their places in either order
    for first, second in combinations_with_replacement(range(len(candidates)), 2):
        share = share_of(candidates[first], candidates[second])
        shares[first][second] = shares[second][first] = share
    worths = {}
    for pair, worth in _likely_pairs(candidates, shares=shares, days=days).items():
        one, other = (candidates[place] for place in pair)
        if _differ(one, other) or are_close(one.sentence, other.sentence):
            worths[pair] = worth
    choice = _Choice(candidates=candidates, shares=shares, worths=worths, room=room)
    while choice.takes_another():
        pass
    lines = []
    for line in choice.lines:
        lines.append([candidates[place].sentence for place in line])
    return lines


class _Choice:
    """The lines chosen so far.

    - `shares`: of each two sentences
    - `worths`: what each pair is worth that may still be chosen
    """

    def __init__(
        self,
        candidates: Sequence[SentenceToShow],
        shares: Sequence[Sequence[float]],
        worths: dict[tuple[int, int], float],
        room: int,
    ) -> None:
        self._lengths = [candidate.length for candidate in candidates]
        self._shares = shares
        self._worths = worths
        self._likely = frozenset(worths)
        self._room = room
        self.lines: list[list[int]] = []
        self._line_of: dict[int, list[int]] = {}

    def takes_another(self) -> bool:
        """Takes the best pair for which there is room. Returns whether there was one."""
        best = max(self._worths, key=self._value, default=None)
        if best is None or not self._value(best):
            return False
        line = self._line(best)
        if line not in self.lines:
            self.lines.append(line)
        for place in best:
            if place not in line:
                line.append(place)
                self._room -= self._lengths[place]
                self._line_of[place] = line
        del self._worths[best]
        for pair in self._worths:
            self._worths[pair] *= 1 - self._likeness(pair, best) ** _MILD
        return True

    def _line(self, pair: tuple[int, int]) -> list[int]:
        """Returns the line in which one of the pair stands, otherwise a new line."""
        return self._line_of.get(pair[0]) or self._line_of.get(pair[1]) or []

    def _value(self, pair: tuple[int, int]) -> float:
        """Returns what a pair is worth for each word that it takes, 0 if it does not fit."""
        line = self._line(pair)
        new = [place for place in pair if place not in self._line_of]
        words = sum(self._lengths[place] for place in new)
        of_line = words + sum(self._lengths[place] for place in line)
        fits = len(line) + len(new) <= _MOST_ROWS and of_line <= LONGEST_LINE
        row_pairs = product(line, new)  # of which each must be another side of each
        if (
            not new
            or words > self._room
            or not fits
            or not all((min(two), max(two)) in self._likely for two in row_pairs)
        ):
            return 0.0
        return self._worths[pair] / (words + _OF_A_LINE)

    def _likeness(self, pair: tuple[int, int], second_pair: tuple[int, int]) -> float:
        """Returns how much the sentences of one pair resemble those of the other."""
        (first, second), (third, fourth) = pair, second_pair
        shares = self._shares
        return max(
            min(shares[first][third], shares[second][fourth]),
            min(shares[first][fourth], shares[second][third]),
        )


def _likely_pairs(
    candidates: Sequence[SentenceToShow], shares: Sequence[Sequence[float]], days: PublishedDays
) -> dict[tuple[int, int], float]:
    """Returns the pairs of sentences that may be two sides of something, by their places, with how
    likely that is. They surely belong to one claim, are of two reports that were not published
    months apart, and each has much of its own."""
    chances = {}
    for first, second in combinations(range(len(candidates)), 2):
        candidate = candidates[first]
        later_candidate = candidates[second]
        shared = shares[first][second]
        if (
            # two reports of one time, of one claim, neither much the same nor far apart
            candidate.report == later_candidate.report
            or candidate.claims.isdisjoint(later_candidate.claims)
            or not LEAST_SHARED <= shared < _MOST_SHARED
            or are_months_apart(candidate.report, second_report=later_candidate.report, days=days)
        ):
            continue
        chance = probability(signals_of(candidate, second=later_candidate, shared=shared), _WEIGHTS)
        if chance >= _LEAST_CHANCE:
            chances[first, second] = chance
    return chances
