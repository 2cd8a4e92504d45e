"""Finds which sentences of a story's reports are about one thing, and makes claims anew that a
person changed (`ClaimMaker`)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial

import numpy as np

from rashomon.claims.sentence_groups import (
    TWIN,
    SentenceGroup,
    SentencePair,
    StrengthByPair,
    make_groups,
)
from rashomon.claims.sentences import words_in
from rashomon.claims.signals import SIGNAL_NAMES, load_weights, pairs_of
from rashomon.claims.terms import NOTHING, SentenceTerms, known_in, terms_in
from rashomon.lineage.lines import Counted
from rashomon.model.claim import Claim, Claims, ClaimSentence, sentence_id
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import Names
from rashomon.model.span import Span
from rashomon.model.statement import Statements
from rashomon.text.gathering import Overlaps, by_key
from rashomon.text.parsed_report import Pages

_LEAST = 0.12  # strength below which a pair bears on no claim
COPY = 0.85  # likeness of letters from which two sentences are near-copies

_Count = Callable[[Iterable[ClaimSentence]], Counted]


def order_of(claim: Claim) -> tuple[object, ...]:
    """Returns what claims are sorted by: those that only copies tell come last, then the number of
    reports counts, then how sure it is that the sentences are about one thing."""
    own = {sentence.report for sentence in claim.sure() if sentence.copy is None}
    return len(own) < 2 <= claim.reports, -claim.reports, -claim.strength, claim.id


def sentences_with_terms(
    annotated: Pages,
    *,
    names: Names,
    statements: Statements,
    dates: Sequence[Date],
) -> list[SentenceTerms]:
    """Returns the whole sentences of the reports with what they tell, in the order of reports and
    text."""
    known = known_in(names, dates, statements)
    pages = sorted(annotated, key=lambda page: page.id)
    told = ((page, known.get(page.id, NOTHING)) for page in pages)
    return [one for page, k in told for one in page.kept("terms", k, partial(terms_in, page, k))]


def claim_sentence(one: SentenceTerms) -> ClaimSentence:
    """Returns a sentence as it stands in claims."""
    return ClaimSentence(
        sentence_id(one.quote),
        one.quote,
        speaker=one.speaker,
        statements=one.statements,
        speaker_by=one.speaker_by,
    )


def twins_in(sentences: Sequence[SentenceTerms]) -> dict[int, tuple[int, ...]]:
    """Returns the first of the sentences with the same words in several reports, and all of them.
    Most sentences stand alone."""
    same = by_key(
        ((one.language, *map(str.casefold, words_in(one.quote.quote))), n)
        for n, one in enumerate(sentences)
    )
    return {places[0]: tuple(places) for places in same.values()}


def strengths_of(
    sentences: Sequence[SentenceTerms], chosen: Sequence[int]
) -> tuple[StrengthByPair, list[SentencePair]]:
    """Returns the strength of every pair of chosen sentences that may be about one thing, by their
    places. Also returns the near-copies."""
    weights = load_weights()
    letters = SIGNAL_NAMES.index("letters")
    found: StrengthByPair = {}
    same = []
    for pairs in pairs_of(sentences, chosen):
        strength = weights.strength(pairs.signals)
        kept = np.nonzero(strength >= _LEAST)[0]
        places = list(zip(pairs.one[kept].tolist(), pairs.other[kept].tolist(), strict=True))
        found.update(zip(places, strength[kept].tolist(), strict=True))
        same += [places[n] for n in np.nonzero(pairs.signals[kept, letters] >= COPY)[0].tolist()]
    return found, same


def distinct(claims: Claims) -> tuple[Claim, ...]:
    """Returns the claims in their order, each with an id of its own. Equal ones come once.

    Claims that overlap may share their strongest pair. The first one, or the one that a person
    changed, is then named after the pair; the others are named after their sure sentences, or after
    all that they have.
    """
    made = {}
    taken = set()
    for n, one in sorted(enumerate(claims), key=lambda item: item[1].by is None):
        sure = [held.id for held in one.sure()]
        possible = [held.id for held in one.sentences if held.possible]
        whole = content_id("r", *sure, "possible", *possible)
        if whole not in taken:
            names = (one.id, content_id("r", *sure), whole)
            own = next(name for name in names if name not in taken)
            taken |= {own, whole}
            made[n] = replace(one, id=own)
    return tuple(made[n] for n in sorted(made))


class ClaimMaker:
    """Finds the claims of a story, and makes those anew whose sentences a person changed.

    `annotated` has its reports with their parses; the other fields are what earlier stages found in
    them. `count` counts what stands behind sentences.
    """

    def __init__(
        self,
        annotated: Pages,
        *,
        names: Names,
        statements: Statements,
        dates: Sequence[Date],
        copies: Sequence[Copy],
        count: _Count,
    ) -> None:
        self._sentences = sentences_with_terms(
            annotated, names=names, statements=statements, dates=dates
        )
        self._count = count
        self._held = cache(self._held_at)
        self._strengths: StrengthByPair = {}
        self._first: dict[int, int] = {}  # of sentences of the same words, the one compared for all
        self._place = {sentence_id(one.quote): n for n, one in enumerate(self._sentences)}
        stretches: dict[Span, str] = {}  # with the least id of their copies
        for copy in copies:
            for mine in copy.spans:
                stretches[mine] = min(stretches.get(mine, copy.id), copy.id)
        of = by_key((one.report, (one.start, one.end, ident)) for one, ident in stretches.items())
        self._copied = {
            report: Overlaps(of[report]) for report in {one.quote.report for one in self._sentences}
        }

    def found(self) -> tuple[Claim, ...]:
        """Returns the claims, those of most reports first."""
        twins = twins_in(self._sentences)
        self._strengths, copied = strengths_of(self._sentences, sorted(twins))
        self._first = {n: first for first, same in twins.items() for n in same}
        several = {n: same for n, same in twins.items() if len(same) > 1}
        groups = make_groups(
            self._strengths, [one.quote.report for one in self._sentences], copied, several
        )
        return distinct(sorted(map(self.claim, groups), key=order_of))

    def sentences(self, found: Claims) -> dict[str, ClaimSentence]:
        """Returns every sentence of the story by its id. Those in claims that were `found` are as
        they stand there."""
        every = by_id(map(self._held, range(len(self._sentences))))
        return every | by_id(s for claim in found for s in claim.sentences)

    def terms(self) -> dict[str, SentenceTerms]:
        """Returns what every sentence of the story tells, by its id."""
        return {sentence_id(one.quote): one for one in self._sentences}

    def strength(self, one: str, other: str) -> float:
        """Returns how probable it is that two sentences, given by their ids, are about one
        thing."""
        a, b = (self._first.get(n, n) for n in (self._place[one], self._place[other]))
        return TWIN if a == b else self._strengths.get((min(a, b), max(a, b)), 0.0)

    def remade(self, claim: Claim) -> Claim:
        """Returns a claim whose sentences have changed, with new numbers. Its strength stays."""
        sure = tuple(self._place[one.id] for one in claim.sure())
        possible = tuple(self._place[one.id] for one in claim.sentences if one.possible)
        strongest = sure[0], sure[1 % len(sure)]
        made = self.claim(SentenceGroup(sure, possible, strongest, claim.strength))
        return replace(made, id=claim.id or made.id, by=claim.by)

    def claim(self, group: SentenceGroup) -> Claim:
        """Returns the claim of a group of sentences."""
        places = sorted((*group.sure, *group.possible))
        held = {i: replace(self._held(i), possible=i in group.possible) for i in places}
        sure = [held[i] for i in sorted(group.sure)]
        counted = self._count(sure)
        return Claim(
            content_id("r", *(held[i].id for i in group.strongest)),
            sure[0].id,
            tuple(held.values()),
            counted.reports,
            counted.origins,
            counted.first,
            round(group.strength, 3),
        )

    def _held_at(self, place: int) -> ClaimSentence:
        """Returns a sentence as it stands in claims, with the copy that most of it is in."""
        sentence = self._sentences[place]
        span = sentence.quote
        most = [
            (-shared, ident)
            for first, last, ident in self._copied[span.report].at(span.start, span.end)
            if 2 * (shared := min(last, span.end) - max(first, span.start)) > span.end - span.start
        ]
        return replace(claim_sentence(sentence), copy=min(most)[1] if most else None)
