"""Finds which sentences of a story's reports are about one thing, and makes claims anew that a
person changed (`ClaimMaker`)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from operator import attrgetter

import numpy as np

from rashomon.claims.closeness import closeness
from rashomon.claims.sentence_groups import TWIN, SentenceGroup, make_groups
from rashomon.claims.signals import SIGNAL_NAMES, WEIGHTS, pairs_of
from rashomon.claims.terms import A_DAY, A_NAME, FoundBefore, SentenceTerms, terms_in
from rashomon.copies.lines import Counted
from rashomon.model.claim import Claim, Claims, ClaimSentence
from rashomon.model.content_ids import by_id, content_id
from rashomon.model.copy import Copy
from rashomon.model.date import Date
from rashomon.model.name import NameKind, Names
from rashomon.model.span import Span
from rashomon.model.statement import Statements
from rashomon.text.gathering import SpansByPlace, by_report
from rashomon.text.parsed_report import Pages
from rashomon.text.sentences import words_in

COPY = 0.85  # likeness of letters from which two sentences are near-copies


def order_of(claim: Claim) -> tuple[object, ...]:
    """Returns what claims are sorted by: those that only copies tell come last, then the number of
    reports counts, then how sure it is that the sentences are about one thing."""
    own_reports = {sentence.report for sentence in claim.sure() if sentence.copy is None}
    return len(own_reports) < 2 <= claim.reports, -claim.reports, -claim.strength, claim.id


def sentences_with_terms(
    annotated: Pages,
    *,
    names: Names,
    statements: Statements,
    dates: Sequence[Date],
) -> list[SentenceTerms]:
    """Returns the whole sentences of the reports with what they tell, in the order of reports and
    text."""
    places = defaultdict(list)
    people = {name.id for name in names if name.kind is NameKind.PERSON}
    for name in names:
        for span in name.mentions:
            places[span.report].append((A_NAME, span.start, span.end, name.id))
    for date in dates:
        if date.earliest and date.tells in {"event", "limit"}:
            day = f"{date.earliest}/{date.latest}"
            places[date.report].append((A_DAY, date.span.start, date.span.end, day))
    statements_by_report = by_report(statements)
    sentences: list[SentenceTerms] = []
    for page in sorted(annotated, key=attrgetter("id")):
        page_statements = sorted(statements_by_report[page.id], key=attrgetter("quote", "id"))
        speakers = {statement.speaker_name or "" for statement in page_statements}
        page_terms = FoundBefore(
            places=sorted(places[page.id]),
            statements=page_statements,
            people=frozenset(speakers & people),
        )
        sentences += page.kept("terms", page_terms, partial(terms_in, page, page_terms))
    return sentences


def twins_in(sentences: Sequence[SentenceTerms]) -> dict[int, tuple[int, ...]]:
    """Returns the first of the sentences with the same words in several reports, and all of them.
    Most sentences stand alone."""
    places_of = defaultdict(list)
    for place, sentence in enumerate(sentences):
        words = map(str.casefold, words_in(sentence.quote.quote))
        places_of[sentence.language, *words].append(place)
    return {places[0]: tuple(places) for places in places_of.values()}


def strengths_of(
    sentences: Sequence[SentenceTerms], chosen: Sequence[int]
) -> tuple[dict[tuple[int, int], float], list[tuple[int, int]]]:
    """Returns the strength of every pair of chosen sentences that may be about one thing, by their
    places. Also returns the near-copies."""
    letters = SIGNAL_NAMES.index("letters")
    strengths: dict[tuple[int, int], float] = {}
    copies = []
    for pairs in pairs_of(sentences, chosen):
        strength = WEIGHTS.strength(pairs.signals)
        strong_pairs = np.nonzero(strength >= 0.12)[0]  # a weaker pair bears on no claim
        places = list(
            zip(pairs.one[strong_pairs].tolist(), pairs.other[strong_pairs].tolist(), strict=True)
        )
        strengths.update(zip(places, strength[strong_pairs].tolist(), strict=True))
        alike = np.nonzero(pairs.signals[strong_pairs, letters] >= COPY)[0]
        for place in alike.tolist():
            copies.append(places[place])
    return strengths, copies


def distinct(claims: Claims) -> Claims:
    """Returns the claims in their order, each with an id of its own. Equal ones come once.

    Claims that overlap may share their strongest pair. The first one, or the one that a person
    changed, is then named after the pair; the others are named after their sure sentences, or after
    all that they have.
    """
    claims_by_place = {}
    used_ids = set()
    for place, claim in sorted(enumerate(claims), key=lambda item: item[1].by is None):
        sure_ids = by_id(claim.sure())
        possible = [sentence.id for sentence in claim.sentences if sentence.possible]
        key = content_id("r", *sorted(sure_ids), "possible", *sorted(possible))
        if key in used_ids:
            continue
        claim_id = claim.id
        if claim_id in used_ids:
            claim_id = content_id("r", *sorted(sure_ids))
        if claim_id in used_ids:
            claim_id = key
        used_ids |= {claim_id, key}
        claims_by_place[place] = replace(claim, id=claim_id)
    return tuple(claims_by_place[place] for place in sorted(claims_by_place))


class ClaimMaker:
    """Finds the claims of a story, and makes those anew whose sentences a person changed.

    `sentences` are those of its reports, `copies` is what these share. `count` counts what stands
    behind sentences.
    """

    def __init__(
        self,
        sentences: Sequence[SentenceTerms],
        copies: Iterable[Copy],
        count: Callable[[Iterable[ClaimSentence]], Counted],
    ) -> None:
        """`count` counts reports and origins of sentences. Sentences of the same words are compared
        only once."""
        self._sentences = sentences
        self._count = count
        self._in_claims = cache(self._as_in_claims)
        self._strengths: dict[tuple[int, int], float] = {}
        self._first: dict[int, int] = {}  # of sentences of the same words, the one compared for all
        self._place = {sentence.shown.id: place for place, sentence in enumerate(sentences)}
        self._copy_of: dict[Span, str] = {}  # of several copies of a stretch, that of the least id
        for copy in sorted(copies, key=attrgetter("id"), reverse=True):
            self._copy_of |= dict.fromkeys(copy.spans, copy.id)
        self._copied = SpansByPlace(self._copy_of)

    def found(self) -> Claims:
        """Returns the claims, those of most reports first."""
        twins = twins_in(self._sentences)
        self._strengths, copies = strengths_of(self._sentences, sorted(twins))
        several = {}
        for first, places in twins.items():
            self._first |= dict.fromkeys(places, first)
            if len(places) > 1:
                several[first] = places
        reports = [sentence.quote.report for sentence in self._sentences]
        groups = make_groups(self._strengths, reports=reports, copies=copies, twins=several)
        return distinct(sorted(map(self.claim, groups), key=order_of))

    def sentences(self, claims: Claims) -> dict[str, ClaimSentence]:
        """Returns every sentence of the story by its id. Those in these claims are as they stand
        there."""
        sentences = by_id(map(self._in_claims, range(len(self._sentences))))
        for claim in claims:
            sentences |= by_id(claim.sentences)
        return sentences

    def terms(self) -> dict[str, SentenceTerms]:
        """Returns what every sentence of the story tells, by its id."""
        return {sentence.shown.id: sentence for sentence in self._sentences}

    def strength(self, earlier: str, later: str) -> float:
        """Returns how probable it is that two sentences, given by their ids, are about one
        thing."""
        if earlier not in self._place or later not in self._place:
            return 0.0
        places = self._place[earlier], self._place[later]
        low, high = sorted(self._first.get(place, place) for place in places)
        return TWIN if low == high else self._strengths.get((low, high), 0.0)

    def closeness(self, first: str, second: str) -> float:
        """Returns how probable it is that two sentences, given by their ids, tell the same main
        thing. It is 1 where that is not known: of sentences that are not parsed."""
        places = sorted(self._place[ident] for ident in (first, second) if ident in self._place)
        if [self._sentences[place].language for place in places] != ["en", "en"]:
            return 1.0
        return closeness(self._sentences, *places)

    def remade(self, claim: Claim) -> Claim:
        """Returns a claim whose sentences have changed, with new numbers. Its strength stays."""
        sure_places = tuple(self._place[sentence.id] for sentence in claim.sure())
        possible = [self._place[told.id] for told in claim.sentences if told.possible]
        strongest = sure_places[0], sure_places[1 % len(sure_places)]
        remade = self.claim(SentenceGroup(sure_places, tuple(possible), strongest, claim.strength))
        return replace(remade, id=claim.id or remade.id, by=claim.by)

    def claim(self, group: SentenceGroup) -> Claim:
        """Returns the claim of a group of sentences."""
        sentences = {}
        sure_sentences = []
        for place in sorted(group.sure + group.possible):
            sentence = replace(self._in_claims(place), possible=place in group.possible)
            sentences[place] = sentence
            if place in group.sure:
                sure_sentences.append(sentence)
        counted = self._count(sure_sentences)
        earlier, later = group.strongest
        return Claim(
            id=content_id("r", *sorted((sentences[earlier].id, sentences[later].id))),
            named_by=sure_sentences[0].id,
            sentences=tuple(sentences.values()),
            reports=counted.reports,
            origins=counted.origins,
            first=counted.first,
            strength=round(group.strength, 3),
        )

    def _as_in_claims(self, place: int) -> ClaimSentence:
        """Returns a sentence as it stands in claims, with the copy that most of it is in."""
        sentence = self._sentences[place]
        quote = sentence.quote
        covering = []
        for span in self._copied.at(quote):
            shared = span.shared_with(quote)
            if 2 * shared > quote.length:
                covering.append((-shared, self._copy_of[span]))
        return replace(sentence.shown, copy=min(covering)[1] if covering else None)
