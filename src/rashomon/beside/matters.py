"""Which sentences are on one matter (`matters_in`): stars around those to which most reports are
near."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush

from rashomon.beside.laid_sentences import LaidSentence, LaidStory
from rashomon.beside.signals import Matters
from rashomon.model.record import record
from rashomon.text.sentences import points_back

_ALIKE = 0.15  # likeness below which no pair is looked at
_PAIRS = 12  # that are looked at, of a sentence
_JOIN = 0.65
_FIT = {True: 1.0, False: 0.4}  # what the middle counts that may stand first, and another one
_A_REPORT = 2  # sentences of one report in a row


@record
class Matter:
    """Sentences of two or more reports on one matter: the one in the middle, and the others with
    how probable it is that they are on its matter, those of its own words among them. `by` is the
    person who laid them together or apart."""

    centre: LaidSentence
    others: tuple[tuple[LaidSentence, float], ...]
    by: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Returns the ids of its sentences."""
        return (self.centre.id, *(sentence.id for sentence, _ in self.others))


def matters_in(story: LaidStory) -> Iterator[Matter]:
    """Yields the matters of a story. No sentence is in two of them."""
    near = _strong_pairs(story)
    sentences = story.sentences
    twins = story.nearness.twins()
    left = set(twins)

    def worth(centre: int) -> float:
        best: dict[str, float] = defaultdict(float)
        for member, strength in near[centre].items():
            if member in left:
                report = sentences[member].report
                best[report] = max(best[report], strength)
        copies = {sentences[place].report for place in twins[centre]}
        value = sum(best.values()) + 0.5 * (len(copies) - 1)
        return value * _FIT[_is_fit(sentences[centre])]

    queue = [(-worth(centre), centre) for centre in sorted(left)]
    heapify(queue)
    while queue:
        value, centre = heappop(queue)
        if centre not in left:
            continue
        current = -worth(centre)
        if current > value:  # some that were near are taken
            heappush(queue, (current, centre))
            continue
        places = _members(story, centre, near[centre], left)
        left.difference_update(places)
        others = [
            (sentences[twin], near[centre].get(place, 1.0))
            for place in places
            for twin in twins[place]
            if twin != centre
        ]
        if {sentence.report for sentence, _ in others} - {sentences[centre].report}:
            yield Matter(centre=sentences[centre], others=tuple(others))


def _is_fit(sentence: LaidSentence) -> bool:
    """Whether a sentence may stand first in a row: no headline, no caption, and none that needs
    another one before it."""
    return not (sentence.is_title or sentence.is_caption or points_back(sentence.quote))


def _members(story: LaidStory, centre: int, near: Mapping[int, float], left: set[int]) -> list[int]:
    """Returns the places of a sentence and of those on its matter that are left, the surest first,
    two of a report."""
    chosen = [centre]
    counts = Counter([story.sentences[centre].report])
    for member in sorted(near, key=lambda place: (-near[place], place)):
        report = story.sentences[member].report
        if member in left and counts[report] < _A_REPORT:
            chosen.append(member)
            counts[report] += 1
    return chosen


def _strong_pairs(story: LaidStory) -> Mapping[int, dict[int, float]]:
    """Returns, for each sentence, those that are probably on its matter, with how probable that
    is."""
    matters = Matters(story)
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for first, second, _likeness in story.nearness.alike(_ALIKE, _PAIRS):
        strength = matters.strength(first, second)
        if strength >= _JOIN:
            near[first][second] = near[second][first] = strength
    return near


def matter_by(story: LaidStory, ids: Iterable[str], person: str) -> Matter:
    """Returns sentences, given by their ids, that a person laid on one matter; the one to which
    most are near is in the middle."""
    group = [story.by_id[ident] for ident in ids]

    def worth(sentence: LaidSentence) -> float:
        near = (story.nearness.between(sentence.quote, other.quote) for other in group)
        return sum(near) * _FIT[_is_fit(sentence)]

    centre = max(group, key=worth)
    others = tuple((sentence, 1.0) for sentence in group if sentence is not centre)
    return Matter(centre=centre, others=others, by=person)
