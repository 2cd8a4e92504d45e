"""Claims in two tellings (`tell_side_by_side`): sentences of two reports that bear on one thing,
each of which has something that the other has not."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain, combinations

from rashomon.model.claim import Claim
from rashomon.model.overview import Entry
from rashomon.model.overview_words import Section
from rashomon.model.span import Span
from rashomon.telling.make_pieces import cite, in_row
from rashomon.telling.newly_told import STEM, content_of, is_headline, is_told
from rashomon.telling.other_events import FAR
from rashomon.telling.view import FirstView, SpanPlaces
from rashomon.text.parsed_report import SUBJECTS, Annotations
from rashomon.text.polarity import predicate_over
from rashomon.text.word_families import family_of

_OPEN = 6
_CREDIT = 7  # words of what a report is called, at most
_LONGEST = 35  # words of a sentence
_LEAST, _SAME = 0.3, 0.9  # share
_LOW = (0.4, 0.5, 0.6)  # of the words but names: below each, a verb of both has one more in common
_SET_OFF = 10  # words by which a short pair is no better than one a little longer
_FEW = 3  # reports by which a claim of many is no more worth than one of some more
_TELLING = ("ADJ", "NOUN", "NUM", "PROPN", "VERB")
_DESCRIBE = ("amod", "appos", "attr", "compound", "nmod", "nummod")
_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=\S )[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of a claim: its words, the numbers and names in it, the name of whom it tells, ""
    where that is none, and what each of its verbs says of whom."""

    span: Span
    words: Set[str]
    numbers: Set[str]
    names: Set[str]
    whom: str
    clauses: Sequence[Set[str]]

    @classmethod
    def of_sentence(cls, span: Span, page: Annotations | None) -> "Telling":
        """Reads it."""
        numbers = set(_NUMBER.findall(span.quote))
        names = set(_NAME.findall(span.quote))
        whom, clauses = _clauses(span, page) if page else ("", [])
        return cls(span, content_of(span) | numbers, numbers, names, whom, clauses)


@dataclass(frozen=True, slots=True)
class TwoTellings:
    """Two sentences of a claim, and how much is worth reading in them a word. `firm`: they surely
    tell of one thing."""

    claim: Claim
    first: Telling
    second: Telling
    worth: float
    firm: bool

    @property
    def words(self) -> Set[str]:
        """The words that either has."""
        return self.first.words | self.second.words

    @property
    def length(self) -> int:
        """How many words it takes in the first view."""
        return _length(self.first.span, self.second.span) + 2 * _CREDIT


def tell_side_by_side(view: FirstView, told: Sequence[Entry], room: int) -> Iterator[Entry]:
    """Yields claims by two sentences, those first that share much and differ in numbers and names;
    none of what is `told` without a click and none of the reports unlike the others, six of them
    open. `room`: for how many words."""
    for n, pair in enumerate(_new_pairs(_pairs(view, told), room)):
        pieces = []
        for row, telling in enumerate((pair.first, pair.second), 1):
            pieces += in_row(cite(telling.span, view.called), row)
        is_open = pair.firm and n < _OPEN
        yield Entry(Section.TOPICS, pair.claim.id, pair.claim.by, is_open, tuple(pieces))


def _pairs(view: FirstView, told: Sequence[Entry]) -> list[TwoTellings]:
    """The best pair of each claim, those most worth reading first."""
    above = [entry for entry in told if entry.open]
    claims_above = {entry.id for entry in above}
    places = SpanPlaces(span for entry in above for span in entry.spans)
    pairs = []
    for claim in view.story.claims:
        if claim.id not in claims_above and claim.origins.most > 1:
            pair = _best(claim, view, places)
            if pair is not None:
                pairs.append(pair)

    def rank(pair: TwoTellings) -> tuple[bool, float, str]:
        return not pair.firm, -pair.worth * (_FEW + pair.claim.reports), pair.claim.id

    return sorted(pairs, key=rank)


def _new_pairs(pairs: Sequence[TwoTellings], room: int) -> Iterator[TwoTellings]:
    """Those that tell something new, as long as there is room."""
    told: list[Set[str]] = []
    for pair in pairs:
        if pair.length <= room and not is_told(pair.words, told):
            room -= pair.length
            told.append(pair.words)
            yield pair


def _best(claim: Claim, view: FirstView, told: SpanPlaces) -> TwoTellings | None:
    """The two sentences of a claim that are most worth reading beside each other."""
    tellings = []
    names = set()
    for span in _fitting(claim, view, told):
        telling = Telling.of_sentence(span, view.pages.get(span.report))
        tellings.append(telling)
        names |= {name.casefold()[:STEM] for name in telling.names}
    best: TwoTellings | None = None
    for first, second in combinations(tellings, 2):
        if _may_meet(first.span, second.span, view) and _tell_of_one(first, second):
            pair = _pair(claim, first, second, names)
            if pair is not None and (best is None or _rank(pair) > _rank(best)):
                best = pair
    return best


def _fitting(claim: Claim, view: FirstView, told: SpanPlaces) -> list[Span]:
    """The sentences that may stand beside each other; two stand for all of the same words."""
    alike: dict[str, list[Span]] = {}
    for sentence in claim.sure():
        if _fits(sentence.span, view, told):
            alike.setdefault(sentence.span.quote, []).append(sentence.span)
    return sorted(chain.from_iterable(spans[-2:] for spans in alike.values()))


def _rank(pair: TwoTellings) -> tuple[bool, float, str]:
    return pair.firm, pair.worth, pair.first.span.report


def _fits(span: Span, view: FirstView, told: SpanPlaces) -> bool:
    """Whether a sentence may stand beside another: it is not told above, of no report unlike the
    others, and no headline where reports are of several days."""
    if len(span.quote.split()) > _LONGEST or span.report in view.unlike or told.meet(span):
        return False
    if is_headline(span) and view.lasts:
        return False
    return view.stands(span, may_lean=True)


def _may_meet(a: Span, b: Span, view: FirstView) -> bool:
    """Whether two sentences may stand beside each other: of two reports, no two headlines, and not
    published months apart, when they may tell of two events."""
    if a.report == b.report or (is_headline(a) and is_headline(b)):
        return False
    first, second = view.days.get(a.report), view.days.get(b.report)
    return first is None or second is None or abs(first - second) <= FAR


def _tell_of_one(first: Telling, second: Telling) -> bool:
    """Whether two sentences may tell of one person or thing: not each of another by name."""
    are_named = first.whom and second.whom
    is_shared = first.whom in second.words or second.whom in first.words
    return is_shared or not are_named


def _pair(claim: Claim, first: Telling, second: Telling, names: Set[str]) -> TwoTellings | None:
    """Two sentences as a pair; None where they are hardly about one thing, or one has nothing of
    its own."""
    shared = _share(first.words, second.words)
    is_within = first.words <= second.words or second.words <= first.words
    if is_within or not _LEAST <= shared <= _SAME:
        return None
    worth = 2 * shared
    for a, b in ((first.numbers, second.numbers), (first.names, second.names)):
        worth += bool(a - b) + bool(b - a)
    length = _SET_OFF + _length(first.span, second.span)
    return TwoTellings(claim, first, second, worth / length, _is_firm(first, second, names))


def _is_firm(first: Telling, second: Telling, names: Set[str]) -> bool:
    """Whether a verb of both says so much in common as the words beside names leave to doubt."""
    common = 0
    for a in first.clauses:
        for b in second.clauses:
            common = max(common, len(a & b))
    plain = _share(first.words - names, second.words - names)
    return common >= sum(plain < share for share in _LOW)


def _length(first: Span, second: Span) -> int:
    return len(first.quote.split()) + len(second.quote.split())


def _share(words: Set[str], beside: Set[str]) -> float:
    return len(words & beside) / max(1, min(len(words), len(beside)))


def _clauses(span: Span, page: Annotations) -> tuple[str, list[set[str]]]:
    """The name of whom a sentence tells, not of who says it, "" where that is none; and what each
    of its verbs says of whom, in families, without what only describes somebody."""
    words, places = page.words, page.words.at(span.start, span.end)
    by_verb: dict[int, set[str]] = {}
    for i in places:
        if words.pos[i] in _TELLING and words.dep[i] not in _DESCRIBE:
            verb = i if words.pos[i] == "VERB" else predicate_over(words, i)
            by_verb.setdefault(verb, set()).add(family_of(words.lemma[i]))
    clauses = {}
    for verb, families in by_verb.items():
        if words.pos[verb] == "VERB" and not words.child(verb, "ccomp"):
            clauses[verb] = families
    saying = by_verb.keys() - clauses.keys()
    for i in places:
        is_named = words.dep[i] in SUBJECTS and words.pos[i] == "PROPN"
        if is_named and words.head[i] not in saying:
            return words.lower[i][:STEM], list(clauses.values())
    return "", list(clauses.values())
