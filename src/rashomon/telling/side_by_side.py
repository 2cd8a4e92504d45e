"""Claims in two tellings (`tell_side_by_side`): sentences of two reports that bear on one thing,
each of which has something that the other has not."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rashomon.model.claim import Claim
from rashomon.model.overview import Entry, Part
from rashomon.model.span import Span
from rashomon.model.story import Story
from rashomon.telling.head import FAR
from rashomon.telling.widely import STEM, Stands, content_of, is_headline, is_told, lasts
from rashomon.telling.wording import Called
from rashomon.text.gathering import by_key
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
_FACTS = (re.compile(r"\d[\d.,]*"), re.compile(r"(?<=\S )[A-Z]\w+"))  # numbers, names


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of a claim, the words that either has, and how much is worth reading in them
    a word."""

    claim: Claim
    spans: tuple[Span, Span]
    words: Set[str]
    worth: float
    firm: bool


@dataclass(frozen=True, slots=True)
class _Choice:
    """What sentences may stand beside each other: none that is told above or of reports `unlike`
    the others, and no headline where reports are of several days."""

    stands: Stands
    told: Sequence[Span]
    unlike: Container[str]
    days: Mapping[str, date]
    past: bool
    pages: Mapping[str, Annotations]

    def fits(self, span: Span) -> bool:
        """Returns whether a sentence may stand beside another."""
        return (
            len(span.quote.split()) <= _LONGEST
            and span.report not in self.unlike
            and not any(map(span.overlaps, self.told))
            and not (is_headline(span) and self.past)
            and self.stands(span, may_lean=True)
        )

    def may_meet(self, a: Span, b: Span) -> bool:
        """Returns whether two sentences may stand beside each other: of two reports, no two
        headlines, and not published months apart, when they may tell of two events."""
        days = [self.days[one.report] for one in (a, b) if one.report in self.days]
        far = len(days) > 1 and abs(days[0] - days[1]) > FAR
        return a.report != b.report and not far and not (is_headline(a) and is_headline(b))


def tell_side_by_side(
    story: Story,
    days: Mapping[str, date],
    told: Sequence[Entry],
    called: Called,
    stands: Stands,
    unlike: Container[str],
    room: int,
    pages: Mapping[str, Annotations],
) -> Iterator[Entry]:
    """Yields claims by two sentences, those first that share much and differ in numbers and names;
    none that stands above and none of the reports `unlike` the others, six of them open. `room`:
    for how many words."""
    above = {one.id for one in told if one.open}
    spans = [span for one in told if one.open for span in one.spans]
    claims = (one for one in story.claims if one.id not in above and one.origins.most > 1)
    choice = _Choice(stands, spans, unlike, days, lasts(days), pages)
    pairs = [pair for one in claims if (pair := _best(one, choice))]
    pairs.sort(
        key=lambda pair: (not pair.firm, -pair.worth * (_FEW + pair.claim.reports), pair.claim.id)
    )
    for n, one in enumerate(_within(pairs, room)):
        lines = (f"“{span.line}” ({called.get(span.report, span.report)})" for span in one.spans)
        yield Entry(
            Part.CLAIMS,
            "\n".join(lines),
            one.claim.id,
            one.claim.by,
            one.firm and n < _OPEN,
            one.spans,
        )


def _within(pairs: Iterable[Pair], left: int) -> Iterator[Pair]:
    """Those that tell something new, as long as there is room."""
    told: list[Set[str]] = []
    for one in pairs:
        length = sum(len(span.quote.split()) + _CREDIT for span in one.spans)
        if length <= left and not is_told(one.words, told):
            left -= length
            told.append(one.words)
            yield one


def _best(claim: Claim, choice: _Choice) -> Pair | None:
    """The two sentences of a claim that are most worth reading beside each other."""
    same = by_key((one.span.quote, one.span) for one in claim.sure() if choice.fits(one.span))
    fits = sorted(span for spans in same.values() for span in spans[-2:])  # two stand for all
    facts = {span: [set(found.findall(span.quote)) for found in _FACTS] for span in fits}
    words = {span: content_of(span) | facts[span][0] for span in fits}
    named = {one.casefold()[:STEM] for span in fits for one in facts[span][1]}
    told = {span: _clauses(span, choice.pages.get(span.report)) for span in fits}
    pairs = []
    for a, b in combinations(fits, 2):
        worth = choice.may_meet(a, b) and _worth(words[a], words[b])
        (one, mine), (other, theirs) = told[a], told[b]
        common = max((len(x & y) for x in mine for y in theirs), default=0)
        plain = _share(words[a] - named, words[b] - named)
        firm = common >= sum(plain < share for share in _LOW)
        if worth and not (one and other and one not in words[b] and other not in words[a]):
            worth += sum(bool(x - y) + bool(y - x) for x, y in zip(facts[a], facts[b], strict=True))
            length = _SET_OFF + sum(len(span.quote.split()) for span in (a, b))
            pairs.append(Pair(claim, (a, b), words[a] | words[b], worth / length, firm))
    return max(pairs, key=lambda pair: (pair.firm, pair.worth, pair.spans[0].report), default=None)


def _worth(a: Set[str], b: Set[str]) -> float:
    """How much two sentences share; 0 where they are hardly about one thing, or one has nothing of
    its own."""
    shared = _share(a, b)
    return 0.0 if a <= b or b <= a or not _LEAST <= shared <= _SAME else 2 * shared


def _share(a: Set[str], b: Set[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b)))


def _clauses(span: Span, page: Annotations | None) -> tuple[str, list[set[str]]]:
    """The name of whom a sentence tells, not of who says it, "" where that is none; and what each
    of its verbs says of whom, in families, without what only describes somebody."""
    if page is None:
        return "", []
    words, places = page.words, page.words.at(span.start, span.end)
    held = by_key(
        (i if words.pos[i] == "VERB" else predicate_over(words, i), family_of(words.lemma[i]))
        for i in places
        if words.pos[i] in _TELLING and words.dep[i] not in _DESCRIBE
    )
    says = {verb for verb in held if words.child(verb, "ccomp") or words.pos[verb] != "VERB"}
    whom = (
        words.lower[i][:STEM]
        for i in places
        if words.dep[i] in SUBJECTS and words.pos[i] == "PROPN" and words.head[i] not in says
    )
    return next(whom, ""), [{*some} for verb, some in held.items() if verb not in says]
