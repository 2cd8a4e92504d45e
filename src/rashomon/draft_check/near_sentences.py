"""The sentences of a draft beside those of the reports that may bear on the same thing (`Beside`,
`DraftSentence`)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from rashomon.claims.find_claims import claim_sentence, sentences_with_terms
from rashomon.claims.signals import load_weights, pairs_of
from rashomon.claims.terms import SentenceTerms
from rashomon.comparing.prepare import Prepared
from rashomon.draft_check.teller import Teller
from rashomon.facts.findings import FactPlace, Finding, Match
from rashomon.facts.hold import hold
from rashomon.facts.sentence_facts import FactKind, FactReader, Facts
from rashomon.model.span import Span
from rashomon.numbers.counted_number import CountedNumber
from rashomon.text.gathering import by_key
from rashomon.text.name_words import fold

_LEAST = 0.25  # strength below which sentences do not stand beside each other
_MOST = 12  # of one sentence


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence of a draft, with the sentences of reports that may bear on the same thing, the
    likeliest first, how probable it is that each does (`strengths`), and how its facts stand in
    these."""

    facts: Facts
    near: Sequence[Facts]
    strengths: Mapping[Span, float]
    findings: Sequence[Finding]

    def strength(self, facts: Facts) -> float:
        """Returns how probable it is that a sentence beside it bears on the same thing."""
        return self.strengths[facts.span]

    def found(self, *kinds: FactKind, least: float = 0.0) -> Iterator[Finding]:
        """Yields how its facts of these kinds stand in the sentences beside it that are as likely
        as this to bear on the same thing."""
        for finding in self.findings:
            if finding.fact.kind in kinds:
                places = [p for p in finding.places if self.strength(p.facts) >= least]
                yield replace(finding, places=tuple(places))

    def likely(self, least: float) -> list[Facts]:
        """Returns the sentences beside it that are as likely as this to bear on the same thing."""
        return [facts for facts in self.near if self.strength(facts) >= least]


class Beside:
    """The sentences of a draft and of the reports that it is held against. `met`: those of the
    reports that may bear on what the draft tells, by id."""

    def __init__(self, prepared: Prepared, draft: Prepared, teller: Teller) -> None:
        (self.page,) = draft.annotated
        self.teller = teller
        self._pages = (*prepared.used, self.page)
        self._names = prepared.names
        self._statements = (*prepared.statements, *draft.statements)
        names, dates = (*prepared.names, *draft.names), (*prepared.dates, *draft.dates)
        self._reader = FactReader(self._pages, names, dates, self._statements)
        terms_of = partial(
            sentences_with_terms, names=names, statements=self._statements, dates=dates
        )
        sentences, neighbours = terms_of(draft.annotated), terms_of(prepared.used)
        self._near = by_key(_near_pairs(sentences, neighbours))
        self.draft = [self._reader.read(claim_sentence(terms)) for terms in sentences]
        self.pile = [self._reader.read(claim_sentence(terms)) for terms in neighbours]
        self.met = set()
        for pairs in self._near.values():
            for _, place in pairs:
                self.met.add(self.pile[place].sentence.id)

    def sentences(self) -> Iterator[DraftSentence]:
        """Yields the sentences of the draft."""
        for number, facts in enumerate(self.draft):
            near, strengths = [], {}
            for weakness, place in sorted(self._near[number])[:_MOST]:
                near.append(self.pile[place])
                strengths[near[-1].span] = -weakness
            yield DraftSentence(facts, near, strengths, hold(facts, near))

    @cached_property
    def numbers(self) -> list[FactPlace]:
        """All numbers of the reports, wherever they stand."""
        places = []
        for facts in self.pile:
            for number in facts.of[FactKind.NUMBER]:
                places.append(FactPlace(facts, number.shown, number.value, Match.OPEN))
        return places

    def has_words(self, words: str) -> bool:
        """Whether a report has these words, in plain letters, one after the other."""
        return f" {fold(words)} " in self._text

    def has_number(self, number: CountedNumber) -> bool:
        """Whether a report has this number, be it in figures or in words."""
        return any(number.same_number(place.value) for place in self.numbers)

    @cached_property
    def _text(self) -> str:
        texts = [fold(report.text) for report in self.teller.reports.values()]
        return f" {' | '.join(texts)} "


def _near_pairs(
    sentences: Sequence[SentenceTerms], neighbours: Sequence[SentenceTerms]
) -> Iterator[tuple[int, tuple[float, int]]]:
    """Each sentence of the draft, by its place, with how weakly, and which one, may share its
    subject with it."""
    pairs = next(pairs_of((*sentences, *neighbours)), None) if sentences else None
    if pairs is not None:
        strengths = load_weights().strength(pairs.signals)
        for pair in np.nonzero(strengths >= _LEAST)[0].tolist():
            place = int(pairs.other[pair]) - len(sentences)
            yield int(pairs.one[pair]), (-float(strengths[pair]), place)
