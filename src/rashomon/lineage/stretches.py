"""Finds stretches that two reports share."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import product
from math import inf
from operator import add, itemgetter
from typing import NamedTuple

from rapidfuzz import fuzz

from rashomon.lineage.copyable_words import (
    CAPITAL,
    CLOSED_WORDS,
    DAILY,
    OPEN,
    SEED,
    TELLING,
    CopyableWords,
)
from rashomon.model.record import Strings
from rashomon.shipped.words import set_of
from rashomon.text.gathering import connected

_OFTEN = (
    8  # most places of one run in one report, so that repetitive texts do not cost quadratic time
)
_ANCHOR = 6  # a stretch has at least one run this long
_FEWEST = 7  # least number of equal words
_LEAST = 8  # words of a stretch
_GAP = 14  # most edited words between two long runs of a sentence; fewer between short ones
_NEXT = 2  # most edited words between two runs of different sentences
_DENSE = 0.5  # least share of equal words in a stretch
_SURE = 5.0  # telling words that two writers do not share by chance
_ENOUGH = 3.0  # the same times the share of equal words, if nothing else is found at that place
_NAME = 0.25  # weight of a name,
_DAILY = 0.5  # and of a word that both reports use all the time
_TELLS = [
    (OPEN + TELLING + more, (_NAME if more & CAPITAL else 1.0) * (_DAILY if more & DAILY else 1.0))
    for more in range(CAPITAL + DAILY + 1)
]  # flags of an equal word in both reports, and its weight; of others none
_NAMES = 1.0  # cap on the weight of names: a list of members or addressees is no account
_WHOLE = 2.5  # telling words needed in a whole sentence that is equal word for word
_EDGE = 2  # words at the edge of a copied sentence that may differ
_ALONG = 14  # most words between a copied sentence and a quotation copied with it
_OWN = 2  # telling words beside names that a run of eight has at least
_QUOTED = 0.6  # of a stretch's words that stand in quotation marks, of a quotation
_RETOLD = 20  # equal words in a row that are no retelling where only one report quotes them
_SAME = 0.8  # of a quotation's words that are equal, where no eight of them stand in a row
_Place = tuple[int, int]  # of a word in the one report and in the other
_PLACES = itemgetter(0, 1, 2, 3)  # of a stretch in both reports
_SKIP = 3  # one more than the words allowed between the edge and the next equal word


class EqualRun(NamedTuple):
    """A run of equal words: `length` of them from word `a` in one report and word `b` in the
    other."""

    a: int
    b: int
    length: int


_Runs = Sequence[EqualRun]


class Shared(StrEnum):
    """What a stretch is: copied beyond doubt, the same words of somebody, quoted, or eight equal
    words or more in a row that are too few to tell of a copy by themselves."""

    COPIED = "copied"
    QUOTED = "quoted"
    SLIGHT = "slight"


class CopiedStretch(NamedTuple):
    """Words `a0` to `a1` of one report and `b0` to `b1` of the other (half-open), and the runs that
    they share."""

    a0: int
    a1: int
    b0: int
    b1: int
    runs: _Runs
    kind: Shared = Shared.COPIED

    def shared(self) -> int:
        """Returns how many words stand in runs, on the side with fewer."""
        if len(self.runs) == 1:
            return self.runs[0].length
        a = {i for run in self.runs for i in range(run.a, run.a + run.length)}
        b = {i for run in self.runs for i in range(run.b, run.b + run.length)}
        return min(len(a), len(b))

    def is_verbatim(self, left: CopyableWords, right: CopyableWords) -> bool:
        """Whether all words are equal."""
        return left.keys[self.a0 : self.a1] == right.keys[self.b0 : self.b1]


_Stretches = list[CopiedStretch]


def find_stretches(left: CopyableWords, right: CopyableWords) -> _Stretches:
    """Returns the stretches of eight words or more that two reports share, by their places in
    `left`."""
    groups = _neighbours(find_runs(left, right), left, right)
    many = (runs for runs in groups if sum(run.length for run in runs) >= _FEWEST)
    long = [stretch for stretch in map(_stretch, many) if stretch.shared() >= _FEWEST]
    extended = [extend(stretch, left, right) for stretch in _interleaved(long)]
    copies = list(_best(extended, left, right))
    others = [
        stretch for stretch in extended if stretch.shared() >= _LEAST and stretch not in copies
    ]
    anchored = [stretch for stretch in others if max(run.length for run in stretch.runs) >= _LEAST]
    listed = _with_quotations(copies, anchored)
    besides = _listed_besides(listed, others, left, right)
    return sorted([*listed, *besides], key=_PLACES)


def _cover(stretch: CopiedStretch, in_left: bytearray, in_right: bytearray) -> None:
    """Marks the words of a stretch as listed in both reports."""
    in_left[stretch.a0 : stretch.a1] = b"\1" * (stretch.a1 - stretch.a0)
    in_right[stretch.b0 : stretch.b1] = b"\1" * (stretch.b1 - stretch.b0)


def _listed_besides(
    already: Sequence[CopiedStretch],
    others: Sequence[CopiedStretch],
    left: CopyableWords,
    right: CopyableWords,
) -> Iterator[CopiedStretch]:
    """The same quotations, and eight equal words in a row that are more than names and formulas."""
    in_left = bytearray(len(left.keys))
    in_right = bytearray(len(right.keys))
    for p in already:
        _cover(p, in_left, in_right)
    for p in others:
        if all(
            2 * sum(listed[first:last]) > last - first
            for listed, first, last in ((in_left, p.a0, p.a1), (in_right, p.b0, p.b1))
        ):
            continue
        longest = max(run.length for run in p.runs)
        pairs = {(run.a + i, run.b + i) for run in p.runs for i in range(run.length)}
        both = [(left.marks[a] & right.marks[b], left.keys[a]) for a, b in pairs]
        own = {key for marks, key in both if marks & (TELLING + CAPITAL) == TELLING}
        by_one = sum(not marks & OPEN for marks, _ in both)
        by_both = sum(not (left.marks[a] | right.marks[b]) & OPEN for a, b in pairs)
        is_long = longest >= _LEAST
        quoted = by_both >= _QUOTED * len(pairs)
        if quoted:
            is_long |= p.shared() >= _SAME * max(p.a1 - p.a0, p.b1 - p.b0)
        if is_long and len(own) >= (1 if quoted else _OWN):
            _cover(p, in_left, in_right)
            quoted |= longest < _RETOLD and by_one >= _QUOTED * len(pairs)
            yield p._replace(kind=Shared.QUOTED if quoted else Shared.SLIGHT)


def _with_quotations(copies: _Stretches, quoted: Sequence[CopiedStretch]) -> _Stretches:
    """Adds the quotations that stand right before or after the copies in both reports: these were
    copied with them."""
    out = list(copies)
    for quotation in quoted:
        gap, k = min(
            ((_gap(quotation, copied), k) for k, copied in enumerate(out)), default=(inf, 0)
        )
        if gap <= _LEAST:
            out[k] = _stretch((*out[k].runs, *quotation.runs))
        elif gap <= _ALONG:
            out.append(quotation)
    return out


def _gap(stretch: CopiedStretch, near: CopiedStretch) -> float:
    """The number of words between the two, on the side with more; no end of them unless they
    follow in the same order and apart."""
    for before, behind in ((near, stretch), (stretch, near)):
        if behind.a0 >= before.a1 and behind.b0 >= before.b1:
            return max(behind.a0 - before.a1, behind.b0 - before.b1)
    return inf


def _interleaved(stretches: _Stretches) -> _Stretches:
    """Joins stretches that overlap in one report and touch in the other, as when a clause was
    moved."""
    out: _Stretches = []
    for stretch in sorted(stretches, key=_PLACES):
        host = next((k for k, near in enumerate(out) if _interleave(stretch, near)), None)
        if host is None:
            out.append(stretch)
        else:
            out[host] = _stretch((*out[host].runs, *stretch.runs))
    return out


def _interleave(p: CopiedStretch, q: CopiedStretch) -> bool:
    if (p.a0 >= q.a1 or q.a0 >= p.a1) == (p.b0 >= q.b1 or q.b0 >= p.b1):
        return False
    apart = max(p.a0 - q.a1, q.a0 - p.a1, p.b0 - q.b1, q.b0 - p.b1)
    return apart <= _NEXT and not any(
        -near_size < near_a - place_a < size or -near_size < near_b - place_b < size
        for place_a, place_b, size in p.runs
        for near_a, near_b, near_size in q.runs
    )


def _best(
    stretches: _Stretches, left: CopyableWords, right: CopyableWords
) -> Iterator[CopiedStretch]:
    """Drops stretches without weight, and weak ones whose words a better one covers."""
    weighed = []
    for p in stretches:
        weight = _weight(p, left, right)
        if weight:
            weighed.append((-weight, p.a0, p.b0, p))
    taken_left = bytearray(len(left.keys))
    taken_right = bytearray(len(right.keys))
    for negated, _, _, p in sorted(weighed):
        if -negated >= _SURE or not (any(taken_left[p.a0 : p.a1]) or any(taken_right[p.b0 : p.b1])):
            _cover(p, taken_left, taken_right)
            yield p


def find_runs(left: CopyableWords, right: CopyableWords) -> list[EqualRun]:
    """Returns the longest runs of equal words, by their places."""
    wide = len(left.keys)
    ours = left.once
    other = right.once
    # one number for both places: in a run, the next is one more
    equal = [(ours[seed] - other[seed]) * wide + ours[seed] for seed in ours.keys() & other.keys()]
    for seed in left.more.keys() | right.more.keys():
        in_left = left.places_of(seed)
        in_right = right.places_of(seed)
        if len(in_left) <= _OFTEN and len(in_right) <= _OFTEN:
            equal += [(i - j) * wide + i for i, j in product(in_left, in_right)]
    equal.sort()
    edges = [k for k in range(1, len(equal)) if equal[k] != equal[k - 1] + 1]
    runs = [
        EqualRun(equal[k] % wide, equal[k] % wide - equal[k] // wide, end - k + SEED - 1)
        for k, end in zip([0, *edges], [*edges, len(equal)], strict=True)
        if k < end
    ]
    return sorted(runs)


def _neighbours(runs: _Runs, left: CopyableWords, right: CopyableWords) -> Iterable[_Runs]:
    """Groups runs that lie close together in both reports, in whatever order."""
    pairs = []
    for i, (a, b, length) in enumerate(runs):
        for j in range(i + 1, len(runs)):
            next_a, next_b, size = runs[j]
            if next_a > a + length + _GAP:
                break
            if _close(a, length, next_a, size, left) and _close(b, length, next_b, size, right):
                pairs.append((i, j))
    if len({j for _, j in pairs}) == len(runs) - 1:  # each is near one before it
        return [runs]
    return [[runs[i] for i in group] for group in connected(range(len(runs)), pairs)]


def _close(place: int, length: int, next_place: int, size: int, words: CopyableWords) -> bool:
    start = max(place, next_place)
    end = place + length if place < next_place else next_place + size
    if start < end:
        return True
    if words.stretches[end - 1] != words.stretches[start]:
        return False
    return start - end <= (
        min(_GAP, length + size + 3)
        if words.sentences[end - 1] == words.sentences[start]
        else _NEXT
    )


def _stretch(runs: _Runs) -> CopiedStretch:
    a, b, length = zip(*runs, strict=True)
    return CopiedStretch(min(a), max(map(add, a, length)), min(b), max(map(add, b, length)), runs)


def evidence(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> float:
    """Returns how many telling words are shared outside quotation marks (inside, two reports may
    quote one speech).

    Names, titles of office and the words of every day of a story count less: two writers have them
    in common without copying.
    """
    left_marks = b"".join(left.marks[a : a + length] for a, _, length in stretch.runs)
    right_marks = b"".join(right.marks[b : b + length] for _, b, length in stretch.runs)
    # equal words are both telling, or neither is
    both = (int.from_bytes(left_marks) & int.from_bytes(right_marks)).to_bytes(len(left_marks))
    told = [weight * both.count(flags) for flags, weight in _TELLS]
    return sum(told) - max(0.0, told[CAPITAL] + told[CAPITAL + DAILY] - _NAMES)


def _weight(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> float:
    """The evidence of a stretch in which telling words stand densely enough together to rule out
    coincidence; 0 of any other."""
    size = max(stretch.a1 - stretch.a0, stretch.b1 - stretch.b0)
    shared = stretch.shared()
    if size < _LEAST or shared < _DENSE * size or max(run.length for run in stretch.runs) < _ANCHOR:
        return 0.0
    weight = evidence(stretch, left, right)
    is_dense = weight >= _SURE or (shared >= _LEAST and weight * shared / size >= _ENOUGH)
    is_whole = weight >= _WHOLE and _is_whole(stretch, left, right)
    return weight if is_dense or (is_whole and stretch.is_verbatim(left, right)) else 0.0


def _is_whole(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> bool:
    """Whether the stretch is whole sentences in both reports."""
    a0, a1, b0, b1, *_ = stretch
    one = left.sentences
    other = right.sentences
    return one[a0] == a0 and one[a1] == a1 and other[b0] == b0 and other[b1] == b1


def extend(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> CopiedStretch:
    """Returns the stretch with both edges moved to where the copied sentence begins and ends."""
    if _is_whole(stretch, left, right):
        return stretch
    a0 = stretch.a0
    b0 = stretch.b0
    a1, b1 = _without_tail(stretch, left, right)
    behind, after = _moved(
        left.keys[a1 : left.sentence_end(a1 - 1)],
        right.keys[b1 : right.sentence_end(b1 - 1)],
        _SKIP,
    )
    # sentences begin in too many ways alike: there no word may stand between
    before, ahead = _moved(
        left.keys[left.sentences[a0] : a0][::-1], right.keys[right.sentences[b0] : b0][::-1], 1
    )
    runs = [
        *stretch.runs,
        *(EqualRun(a1 + i, b1 + j, 1) for i, j in after),
        *(EqualRun(a0 - 1 - i, b0 - 1 - j, 1) for i, j in ahead),
    ]
    return CopiedStretch(a0 - before[0], a1 + behind[0], b0 - before[1], b1 + behind[1], runs)


def _without_tail(stretch: CopiedStretch, left: CopyableWords, right: CopyableWords) -> _Place:
    """The end of the stretch, without a word or two of the next sentence that are equal by chance
    ("He", "The")."""
    ends = ((left, stretch.a0, stretch.a1), (right, stretch.b0, stretch.b1))
    tails = [
        last - at
        for side, first, last in ends
        if (at := side.sentences[last - 1]) > first and side.sentence_end(last - 1) > last
    ]
    tail = min(tails, default=0)
    return (stretch.a1 - tail, stretch.b1 - tail) if tail <= _EDGE else (stretch.a1, stretch.b1)


def _moved(one: Strings, other: Strings, skip: int) -> tuple[_Place, list[_Place]]:
    """How many words of each report an edge takes in, and which of them are equal: over a few words
    to the next equal word, or to the end of the sentence. The words stand from the edge outward."""
    a = b = 0
    equal = []
    while step := _next_equal(one[a:], other[b:], skip):
        i = a + step[0]
        j = b + step[1]
        if one[i] == other[j]:
            equal.append((i, j))
        a = i + 1
        b = j + 1
    return ((len(one), len(other)) if _closes(one[a:], other[b:]) else (a, b)), equal


def _closes(one: Strings, other: Strings) -> bool:
    """Whether the sentences end (or begin) alike after a few changed words: as many words, the last
    one or two equal."""
    longer = max(len(one), len(other))
    if min(len(one), len(other)) >= 2 and one[-2:] == other[-2:] and longer <= 2 * _EDGE:
        return True
    return 0 < len(one) == len(other) <= _EDGE and _alike(one[-1], other[-1])


def _next_equal(one: Strings, other: Strings, skip: int) -> _Place | None:
    """The next equal word: any if adjacent, a telling one after a few others; two figures count as
    equal."""
    near = product(range(min(skip, len(one))), range(min(skip, len(other))))
    for x, y in sorted(near, key=sum):
        is_equal = one[x] == other[y] and (x == y == 0 or one[x] not in CLOSED_WORDS)
        if is_equal or (one[x][0].isdigit() and other[y][0].isdigit()):
            return x, y
    return None


def _alike(key: str, other_key: str) -> bool:
    """Whether one word may be an edit of the other: two numbers, two days or months, or two
    spellings."""
    return (
        key == other_key
        or {key, other_key} <= set_of("lineage_words.calendar")
        or all(
            word[0].isdigit() or word in set_of("lineage_words.numbers")
            for word in (key, other_key)
        )
        or fuzz.ratio(key, other_key) >= 60
    )
