"""What stands first, and why: the one order of matters, of what stands open in them, and of what
one report alone tells, for page, terminal, brief, exports and assistants.

A matter that rows dispute, or of which reports give different readings, stands before the others:
that which most reports tell otherwise than the rest comes first, else what most reports tell.
Copied words that few reports carry stand last.
"""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from rashomon.model.passage import OnlySentence, Passage, PassageSentence, Variant
from rashomon.model.point import Point, Status
from rashomon.passages.terms import SentenceTerms
from rashomon.passages.variants import Strength
from rashomon.text.polarity import NEGATIONS

FURTHER = 2  # distinct sentences that stand open beside the one that names a matter
_LIKELY = 0.5  # strength from which a sentence that is perhaps of a matter stands for its report
OPEN_ALONE = 10  # sentences of one report alone that stand open
_QUOTED = ('"', "“")
_FEW = 1 / 3  # share of a story's reports under which copied words stand last


def in_order(
    passages: Iterable[Passage],
    points: Sequence[Point],
    reports: int,
    pinned: Set[str] = frozenset(),
) -> list[Passage]:
    """Returns the matters of a story with so many reports, what is told first before the rest;
    those with a sentence that a person put first (`pinned`) before all others."""
    disputed = {
        ident
        for point in points
        if point.by and point.status is Status.DISPUTED
        for ident in (point.passages or ())
    }

    def place(one: Passage) -> tuple[object, ...]:
        differs = one.id in disputed or any(variant.is_sure() for variant in one.variants)
        copied = one.copied() and one.reports < _FEW * reports
        return (
            all(sentence.id not in pinned for sentence in one.core()),
            one.reports < 2,
            copied,
            not differs,
            -sum(map(_otherwise, filter(Variant.is_sure, one.variants))),
            -one.reports,
            -one.lines,
            -len(one.variants),
            -one.strength,
            one.id,
        )

    return sorted(passages, key=place)


def _otherwise(variant: Variant) -> int:
    """How many reports give another reading than the one that most give."""
    told = [reading.reports for reading in variant.readings]
    return sum(told) - max(told)


def opened(passage: Passage, strength: Strength) -> Passage:
    """Returns a matter with what stands open in it: the sentence that names it, those that add
    most, and of those that are perhaps of it what gives another reading, or stands in the place of
    a report that tells nothing else of it. Where surely known readings tell what differs, they
    stand for all but the first.

    `strength`: how probable it is that two sentences, by their ids, tell of one matter.
    """
    told = any(variant.is_sure() for variant in passage.variants)
    further = () if told else passage.distinct[1 : 1 + FURTHER]
    first = {passage.named_by, *(one.sentence for one in further)}
    likely = set() if told else _likely(passage, strength)
    made = []
    for one in passage.sentences:
        shown = one.quote if one.id in likely else one.shown
        made.append(replace(one, shown=shown, open=one.id in first | likely))
    return replace(passage, sentences=tuple(made))


def _likely(passage: Passage, strength: Strength) -> set[str]:
    """The sentences that stand open though they are only perhaps of a matter."""
    core = passage.core()
    best: dict[str, tuple[float, str]] = {}
    for one in passage.sentences:
        if one.perhaps and one.report not in {s.report for s in core}:
            near = round(max(strength(one.id, s.id) for s in core), 9)
            if near >= _LIKELY:
                best[one.report] = max(best.get(one.report, (0.0, "")), (near, one.id))
    found = {ident for _, ident in best.values()}
    for reading in (r for variant in passage.variants for r in variant.readings):
        bearing = [s for s in passage.sentences if any(s.quote.overlaps(w) for w in reading.spans)]
        if bearing and all(s.perhaps for s in bearing):
            found.add(bearing[0].id)
    return found


# What makes a sentence of one report worth an editor's eye; chosen on keys of thirty-eight stories.
_WEIGHTS = {
    "a figure of its own": 1.2,
    "what it tells, for its length": 0.85,
    "share of its terms that many reports have": 0.6,
    "somebody says it": 0.55,
    "a denial": 0.5,
    "a day of its own": 0.4,
    "words": 0.35,
    "who says it is known": 0.25,
    "a quotation": -0.3,
    "a question": -0.45,
}
_LONGER = 10  # words that a sentence is taken to be longer than it is
_MANY = 1 / 3  # share of the reports that are many, three at least


def told_alone(
    passages: Sequence[Passage],
    terms: Mapping[str, SentenceTerms],
    held: Mapping[str, PassageSentence],
    reports: int,
    strength: Strength,
) -> tuple[OnlySentence, ...]:
    """Returns what one report alone tells, what is of weight first: the sentences that are surely
    of no matter of two reports; of those that are likely of one, those that stand nowhere else and
    have a figure or a day that no other report has.

    `reports`: how many the story has; `strength`: how probable it is that two sentences, by their
    ids, tell of one matter.
    """
    sure: set[str] = set()
    likely: set[str] = set()
    for matter in (one for one in passages if one.reports > 1):
        core = matter.core()
        sure.update(one.id for one in core)
        for one in matter.sentences:
            if one.perhaps and max(strength(one.id, s.id) for s in core) >= _LIKELY:
                likely.add(one.id)
        sure.update(one.id for one in matter.sentences if one.open)
    carriers: dict[str, set[str]] = {}
    for told in terms.values():
        for term in told.terms:
            carriers.setdefault(term, set()).add(told.quote.report)
    many = max(3, _MANY * reports)
    found = []
    for ident in terms.keys() - sure:
        signals = _worth(terms[ident], held[ident], carriers, many)
        own = signals["a figure of its own"] or signals["a day of its own"]
        if own or ident not in likely:
            total = math.fsum(_WEIGHTS[name] * value for name, value in signals.items())
            found.append((-round(total, 6), ident))
    return tuple(
        OnlySentence(
            ident,
            held[ident].quote,
            held[ident].quote,
            n < OPEN_ALONE,
            held[ident].speaker,
            held[ident].statements,
        )
        for n, (_, ident) in enumerate(sorted(found))
    )


def _worth(
    told: SentenceTerms, held: PassageSentence, carriers: Mapping[str, Set[str]], many: float
) -> dict[str, float]:
    """The signals of a sentence, by the reports that have each term."""
    quote = told.quote.quote
    length = len(quote.split())
    own = {term for term in told.terms if len(carriers[term]) == 1}
    common = sum(len(carriers[term]) >= many for term in told.terms)
    return {
        "a figure of its own": float(bool(told.values & own)),
        "what it tells, for its length": sum(told.terms.values()) / (_LONGER + length),
        "share of its terms that many reports have": common / max(1, len(told.terms)),
        "somebody says it": float(bool(held.statements)),
        "a denial": float(any(word in NEGATIONS for word in quote.casefold().split())),
        "a day of its own": float(len(told.days & own)),
        "words": math.log(1 + length),
        "who says it is known": float(bool(held.speaker)),
        "a quotation": float(any(sign in quote for sign in _QUOTED)),
        "a question": float(quote.rstrip().endswith("?")),
    }


_NEAR = 0.38  # likeness of every two matters that stand in one chapter,
_NEAR_FIRST = 0.45  # or of the sentences that name them,
_ONE_MATTER = 0.9  # or how surely these tell of one matter
_APART = 0.1  # likeness below which nobody asks how surely


def in_chapters(
    passages: Sequence[Passage], terms: Mapping[str, SentenceTerms], strength: Strength
) -> tuple[tuple[str, ...], ...]:
    """Returns the ids of matters that stand together, the strongest of each chapter first.

    `strength`: how probable it is that two sentences, by their ids, tell of one matter.
    """
    told = [_Weighed(_weights(one, terms)) for one in passages]
    firsts = [_Weighed(terms[one.named_by].terms) for one in passages]

    def near(n: int, m: int) -> float:
        """How near two matters are; from 1 on they stand together."""
        whole, first = told[n].cosine(told[m]), firsts[n].cosine(firsts[m])
        near_enough = max(whole, first) >= _APART
        sure = strength(passages[n].named_by, passages[m].named_by) if near_enough else 0.0
        return max(whole / _NEAR, first / _NEAR_FIRST, sure / _ONE_MATTER)

    chapters: list[list[int]] = []
    for n, one in enumerate(passages):
        if one.reports < 2:
            continue
        likest = max(
            (
                (round(min(near(n, m) for m in chapter), 9), -k)
                for k, chapter in enumerate(chapters)
            ),
            default=(0.0, 0),
        )
        if likest[0] >= 1:
            chapters[-likest[1]].append(n)
        else:
            chapters.append([n])
    return tuple(tuple(passages[n].id for n in chapter) for chapter in chapters)


def _weights(passage: Passage, terms: Mapping[str, SentenceTerms]) -> dict[str, float]:
    out: dict[str, float] = {}
    for one in passage.core():
        for term, weight in terms[one.id].terms.items():
            out[term] = out.get(term, 0.0) + weight
    return out


class _Weighed:
    """What is told, by weight."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.square = math.fsum(w * w for w in weights.values())

    def cosine(self, other: "_Weighed") -> float:
        """How like two are in what they tell."""
        few, many = sorted((self.weights, other.weights), key=len)
        shared = math.fsum(few[t] * many[t] for t in few if t in many)
        size = self.square * other.square
        return shared / math.sqrt(size) if size else 0.0
