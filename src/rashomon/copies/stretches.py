"""Finds stretches that two reports share."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from math import inf
from operator import add, itemgetter

from rapidfuzz import fuzz

from rashomon.copies.copied_stretch import CopiedStretch, EqualRun, Runs, Shared
from rashomon.copies.copyable_words import (
    CAPITAL,
    CLOSED_WORDS,
    DAILY,
    OPEN,
    SEED,
    TELLING,
    CopyableWords,
)
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
_WEIGHTS = (1.0, _NAME, _DAILY, _NAME * _DAILY)  # of a telling word, by CAPITAL and DAILY
_NAMES = 1.0  # cap on the weight of names: a list of members or addressees is no account
_WHOLE = 2.5  # telling words needed in a whole sentence that is equal word for word
_EDGE = 2  # words at the edge of a copied sentence that may differ
_ALONG = 14  # most words between a copied sentence and a quotation copied with it
_OWN = 2  # telling words beside names that a run of eight has at least
_QUOTED = 0.6  # of a stretch's words that stand in quotation marks, of a quotation
_RETOLD = 20  # equal words in a row that are no retelling where only one report quotes them
_SAME = 0.8  # of a quotation's words that are equal, where no eight of them stand in a row
_PLACES = itemgetter(0, 1, 2, 3)  # of a stretch in both reports
_SKIP = 3  # one more than the words allowed between the edge and the next equal word


_Stretches = list[CopiedStretch]


def find_stretches(left: CopyableWords, right: CopyableWords) -> _Stretches:
    """Returns the stretches of eight words or more that two reports share, by their places in
    `left`."""
    long = []
    for runs in _runs_of_neighbours(find_runs(left, right), left, right):
        stretch = _stretch_of_runs(runs, left, right)
        if stretch.shared() >= _FEWEST:
            long.append(stretch)
    extended = [*map(extend, _interleaved(long))]
    copies = list(_best(extended, _Listed(left, right)))
    not_copied = []
    quotations = []
    for stretch in extended:
        if stretch.shared() >= _LEAST and stretch not in copies:
            not_copied.append(stretch)
            if stretch.longest >= _LEAST:
                quotations.append(stretch)
    out = _with_quotations(copies, quotations)
    listed = _Listed(left, right)
    for stretch in out:
        listed.add(stretch)
    out += _listed_besides(not_copied, listed)
    return sorted(out, key=_PLACES)


class _Listed:
    """Which words of two reports stand in a stretch that is listed."""

    def __init__(self, left: CopyableWords, right: CopyableWords) -> None:
        self._left = bytearray(len(left.keys))
        self._right = bytearray(len(right.keys))

    def add(self, stretch: CopiedStretch) -> None:
        """Lists the words of a stretch."""
        self._left[stretch.a0 : stretch.a1] = b"\1" * (stretch.a1 - stretch.a0)
        self._right[stretch.b0 : stretch.b1] = b"\1" * (stretch.b1 - stretch.b0)

    def of(self, stretch: CopiedStretch) -> tuple[bytearray, bytearray]:
        """Returns of each word of a stretch in both reports whether it is listed."""
        return self._left[stretch.a0 : stretch.a1], self._right[stretch.b0 : stretch.b1]


def _mostly(listed: bytearray) -> bool:
    """Whether more than half of these words are listed."""
    return 2 * sum(listed) > len(listed)


def _listed_besides(
    not_copied: Sequence[CopiedStretch], listed: _Listed
) -> Iterator[CopiedStretch]:
    """The same quotations, and eight equal words in a row that are more than names and formulas."""
    for stretch in not_copied:
        if all(map(_mostly, listed.of(stretch))):
            continue
        if kind := _kind_besides(stretch):
            listed.add(stretch)
            yield stretch._replace(kind=kind)


def _kind_besides(stretch: CopiedStretch) -> Shared | None:
    """What a stretch is that is no copy; None if it tells too little to be listed."""
    telling = set()
    quoted_by_one = quoted_by_both = 0
    places = stretch.places()
    left = stretch.left
    right = stretch.right
    for i, j in places:
        in_both = left.marks[i] & right.marks[j]
        if in_both & (TELLING + CAPITAL) == TELLING:
            telling.add(left.keys[i])
        quoted_by_one += not in_both & OPEN
        quoted_by_both += not (left.marks[i] | right.marks[j]) & OPEN
    longest = stretch.longest
    quotation = _QUOTED * len(places)
    if quoted_by_both >= quotation:
        is_long = longest >= _LEAST or stretch.shared() >= _SAME * stretch.size
        return Shared.QUOTED if is_long and telling else None
    if longest < _LEAST or len(telling) < _OWN:
        return None
    is_quoted = longest < _RETOLD and quoted_by_one >= quotation
    return Shared.QUOTED if is_quoted else Shared.SLIGHT


def _with_quotations(copies: _Stretches, quotations: _Stretches) -> _Stretches:
    """Adds the quotations that stand right before or after the copies in both reports: these were
    copied with them."""
    out = list(copies)
    for quotation in quotations:
        gaps = [_gap_between(quotation, copied) for copied in out]
        gap = min(gaps, default=inf)
        if gap <= _LEAST:
            nearest = gaps.index(gap)
            out[nearest] = _joined_stretches(out[nearest], quotation)
        elif gap <= _ALONG:
            out.append(quotation)
    return out


def _gap_between(stretch: CopiedStretch, neighbour: CopiedStretch) -> float:
    """The number of words between the two, on the side with more; no end of them unless they
    follow in the same order and apart."""
    for before, behind in ((neighbour, stretch), (stretch, neighbour)):
        if behind.a0 >= before.a1 and behind.b0 >= before.b1:
            return max(behind.a0 - before.a1, behind.b0 - before.b1)
    return inf


def _interleaved(stretches: _Stretches) -> _Stretches:
    """Joins stretches that overlap in one report and touch in the other, as when a clause was
    moved."""
    out: _Stretches = []
    for stretch in sorted(stretches, key=_PLACES):
        for k, neighbour in enumerate(out):
            if _interleave(stretch, neighbour):
                out[k] = _joined_stretches(neighbour, stretch)
                break
        else:
            out.append(stretch)
    return out


def _interleave(stretch: CopiedStretch, neighbour: CopiedStretch) -> bool:
    """Whether two stretches, which overlap in one report only, are one that was edited."""
    apart_in_left = max(stretch.a0 - neighbour.a1, neighbour.a0 - stretch.a1)
    apart_in_right = max(stretch.b0 - neighbour.b1, neighbour.b0 - stretch.b1)
    if (apart_in_left < 0) == (apart_in_right < 0) or max(apart_in_left, apart_in_right) > _NEXT:
        return False
    for (i, j, length), (near_i, near_j, near_length) in product(stretch.runs, neighbour.runs):
        if -near_length < near_i - i < length or -near_length < near_j - j < length:
            return False
    return True


def _best(stretches: _Stretches, listed: _Listed) -> Iterator[CopiedStretch]:
    """Drops stretches without weight, and weak ones whose words a better one covers."""
    weighed = []
    for stretch in stretches:
        weight = _weight(stretch)
        if weight:
            weighed.append((-weight, stretch.a0, stretch.b0, stretch))
    for negated, *_, stretch in sorted(weighed):
        is_sure = -negated >= _SURE
        if is_sure or not any(map(any, listed.of(stretch))):
            listed.add(stretch)
            yield stretch


def find_runs(left: CopyableWords, right: CopyableWords) -> list[EqualRun]:
    """Returns the longest runs of equal words, by their places."""
    width = len(left.keys)
    in_left = left.once
    in_right = right.once
    # one number for both places: in a run, the next is one more
    equal = [
        (in_left[seed] - in_right[seed]) * width + in_left[seed]
        for seed in in_left.keys() & in_right.keys()
    ]
    for seed in left.more.keys() | right.more.keys():
        places = left.places_of(seed)
        right_places = right.places_of(seed)
        if len(places) <= _OFTEN and len(right_places) <= _OFTEN:
            equal += [(i - j) * width + i for i, j in product(places, right_places)]
    equal.sort()
    edges = [k for k in range(1, len(equal)) if equal[k] != equal[k - 1] + 1]
    runs = []
    for first, end in pairwise([0, *edges, len(equal)]):
        if first < end:
            shift, place = divmod(equal[first], width)
            runs.append(EqualRun(place, place - shift, end - first + SEED - 1))
    return sorted(runs)


def _runs_of_neighbours(runs: Runs, left: CopyableWords, right: CopyableWords) -> Iterable[Runs]:
    """Groups runs that lie close together in both reports, in whatever order."""
    pairs = []
    for i, (left_place, right_place, length) in enumerate(runs):
        for j in range(i + 1, len(runs)):
            next_left, next_right, size = runs[j]
            if next_left > left_place + length + _GAP:
                break
            if _close(left_place, length, next_left, size, left) and _close(
                right_place, length, next_right, size, right
            ):
                pairs.append((i, j))
    return [[runs[i] for i in group] for group in connected(range(len(runs)), pairs)]


def _close(
    start: int, length: int, next_start: int, next_length: int, words: CopyableWords
) -> bool:
    """Whether two runs of words lie so close in this report that they are one stretch."""
    if start > next_start:
        return _close(next_start, next_length, start, length, words)
    end = start + length
    if next_start < end:
        return True
    if words.stretches[end - 1] != words.stretches[next_start]:
        return False
    most = _NEXT
    if words.sentences[end - 1] == words.sentences[next_start]:
        most = min(_GAP, length + next_length + 3)
    return next_start - end <= most


def _stretch_of_runs(runs: Runs, left: CopyableWords, right: CopyableWords) -> CopiedStretch:
    left_places, right_places, length = zip(*runs, strict=True)
    a1 = max(map(add, left_places, length))
    b1 = max(map(add, right_places, length))
    return CopiedStretch(
        a0=min(left_places), a1=a1, b0=min(right_places), b1=b1, runs=runs, left=left, right=right
    )


def _joined_stretches(stretch: CopiedStretch, neighbour: CopiedStretch) -> CopiedStretch:
    return _stretch_of_runs((*stretch.runs, *neighbour.runs), stretch.left, stretch.right)


def evidence(stretch: CopiedStretch) -> float:
    """Returns how many telling words are shared outside quotation marks (inside, two reports may
    quote one speech).

    Names, titles of office and the words of every day of a story count less: two writers have them
    in common without copying.
    """
    left_marks = b"".join(
        stretch.left.marks[left_place : left_place + length]
        for left_place, _, length in stretch.runs
    )
    right_marks = b"".join(
        stretch.right.marks[right_place : right_place + length]
        for _, right_place, length in stretch.runs
    )
    # equal words are both telling, or neither is
    both = (int.from_bytes(left_marks) & int.from_bytes(right_marks)).to_bytes(len(left_marks))
    evidence_by_mark = [
        both.count(OPEN + TELLING + n) * weight for n, weight in enumerate(_WEIGHTS)
    ]
    return sum(evidence_by_mark) - max(
        0.0, evidence_by_mark[CAPITAL] + evidence_by_mark[CAPITAL + DAILY] - _NAMES
    )


def _weight(stretch: CopiedStretch) -> float:
    """The evidence of a stretch in which telling words stand densely enough together to rule out
    coincidence; 0 of any other."""
    size = stretch.size
    shared = stretch.shared()
    if size < _LEAST or shared < _DENSE * size or stretch.longest < _ANCHOR:
        return 0.0
    weight = evidence(stretch)
    if weight >= _SURE or (shared >= _LEAST and weight * shared / size >= _ENOUGH):
        return weight
    is_whole = weight >= _WHOLE and stretch.is_whole()
    return weight if is_whole and stretch.is_verbatim() else 0.0


def extend(stretch: CopiedStretch) -> CopiedStretch:
    """Returns the stretch with both edges moved to where the copied sentence begins and ends."""
    if stretch.is_whole():
        return stretch
    left = stretch.left
    right = stretch.right
    a0 = stretch.a0
    b0 = stretch.b0
    a1, b1 = _without_tail(stretch)
    behind, after = _moved_ends(
        left.keys[a1 : left.sentence_end(a1 - 1)],
        right.keys[b1 : right.sentence_end(b1 - 1)],
        _SKIP,
    )
    # sentences begin in too many ways alike: there no word may stand between
    before, ahead = _moved_ends(
        left.keys[left.sentences[a0] : a0][::-1], right.keys[right.sentences[b0] : b0][::-1], 1
    )
    runs = [*stretch.runs]
    for i, j in after:
        runs.append(EqualRun(a1 + i, b1 + j, 1))
    for i, j in ahead:
        runs.append(EqualRun(a0 - 1 - i, b0 - 1 - j, 1))
    return stretch._replace(
        a0=a0 - before[0], a1=a1 + behind[0], b0=b0 - before[1], b1=b1 + behind[1], runs=runs
    )


def _without_tail(stretch: CopiedStretch) -> tuple[int, int]:
    """The end of the stretch, without a word or two of the next sentence that are equal by chance
    ("He", "The")."""
    tails = []
    for words, first, end in stretch.sides():
        sentence = words.sentences[end - 1]
        if sentence > first and words.sentence_end(end - 1) > end:
            tails.append(end - sentence)
    tail = min(tails, default=0)
    if tail > _EDGE:
        tail = 0
    return stretch.a1 - tail, stretch.b1 - tail


def _moved_ends(
    left: tuple[str, ...], right: tuple[str, ...], skip: int
) -> tuple[tuple[int, int], list[tuple[int, int]]]:
    """How many words of each report an edge takes in, and which of them are equal: over a few words
    to the next equal word, or to the end of the sentence. The words stand from the edge outward."""
    i = j = 0
    equal = []
    while step := _next_equal(left[i:], right[j:], skip):
        i += step[0]
        j += step[1]
        if left[i] == right[j]:
            equal.append((i, j))
        i += 1
        j += 1
    if _closes(left[i:], right[j:]):
        return (len(left), len(right)), equal
    return (i, j), equal


def _closes(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the sentences end (or begin) alike after a few changed words: as many words, the last
    one or two equal."""
    shorter, longer = sorted((len(left), len(right)))
    if shorter >= 2 and left[-2:] == right[-2:] and longer <= 2 * _EDGE:
        return True
    return 0 < shorter == longer <= _EDGE and _alike(left[-1], right[-1])


def _next_equal(left: tuple[str, ...], right: tuple[str, ...], skip: int) -> tuple[int, int] | None:
    """The next equal word: any if adjacent, a telling one after a few others; two figures count as
    equal."""
    pairs_of_places = product(range(min(skip, len(left))), range(min(skip, len(right))))
    for i, j in sorted(pairs_of_places, key=sum):
        is_equal = left[i] == right[j] and (i == j == 0 or left[i] not in CLOSED_WORDS)
        if is_equal or (left[i][0].isdigit() and right[j][0].isdigit()):
            return i, j
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
