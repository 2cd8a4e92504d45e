"""Decides which sentence names a claim, and which of its sentences only repeat another
(`tell_once`).

What a sentence tells is its terms (words by family, joined names, resolved days, numbers with their
unit) and its facts: numbers with their limit words, days, names, denials, conditions, hedges, and
who speaks. A sentence with a fact that none before it has repeats none of them, whatever its words.
Neither does one that tells of another deed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from rashomon.claims.bound_facts import deeds_in, facts_of_deeds
from rashomon.claims.terms import SentenceTerms, TermsById
from rashomon.claims.understood import standing
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.record import record
from rashomon.shipped.words import set_of
from rashomon.text.parsed_report import Annotations
from rashomon.text.parsed_word import words_at
from rashomon.text.polarity import NEGATIONS


@record
class _Candidate:
    """A sentence with what it tells: its terms, its facts, and how many words it has.

    - `deed`: what is done in its main clause; `deeds`: in any clause
    - `bound`: those of its facts that are tied to a deed
    """

    sentence: ClaimSentence
    own: SentenceTerms
    page: Annotations
    facts: frozenset[str]
    words: int
    deed: str
    deeds: frozenset[str]
    bound: frozenset[str]

    @property
    def terms(self) -> Mapping[str, float]:
        """Returns the weights of its terms."""
        return self.own.terms


_Candidates = Sequence[_Candidate]


def _candidate_of(
    sentence: ClaimSentence, terms: SentenceTerms, page: Annotations, bound: frozenset[str]
) -> _Candidate:
    """Returns what a sentence of a claim tells; a name is no hedge, though it be written "May"."""
    words = set()
    for printed in words_at(page.words, terms.sentence.tokens):
        if printed.pos not in {"PROPN", "PUNCT"}:
            words.add(printed.lower.replace("’", "'"))
    facts = {*bound, *terms.names, *terms.days}
    for voice in terms.voices:
        facts.add(f"voice {voice}")
    for word in words:
        if word in set_of("passages.hedges"):
            facts.add(f"hedge {word}")
        if word in set_of("passages.conditions"):
            facts.add(f"condition {word}")
        if word in NEGATIONS or word.endswith("n't"):
            facts.add("negation")
    for quantity in terms.quantities:
        low, high = quantity.bounds
        unit = quantity.unit
        if unit or not low == high == 1:
            counted_thing = unit or quantity.text * (low is high is None)
            facts.add(f"figure {low}/{high}/{counted_thing}/{quantity.manner}")
    deed, deeds = page.kept(("deeds", terms.sentence.tokens), terms, partial(deeds_in, terms, page))
    return _Candidate(
        sentence=sentence,
        own=terms,
        page=page,
        facts=frozenset(facts),
        words=len(sentence.span.quote.split()),
        deed=deed,
        deeds=deeds,
        bound=bound,
    )


def _naming_candidate(candidates: _Candidates) -> _Candidate:
    """Returns the sentence that names a claim.

    It holds most of what several reports share, for its length, and they share its main clause,
    too. One that needs another before it, or is torn, or a headline, is taken only where none other
    tells as much.
    """
    carriers = defaultdict(set)
    for candidate in candidates:
        for term in candidate.terms:
            carriers[term].add(candidate.sentence.report)
    neighbours = max(1, len({candidate.sentence.report for candidate in candidates}) - 1)

    def score(candidate: _Candidate) -> float:
        """Returns how well a sentence names the claim: the weight of the terms that it shares with
        others, for each of its words. It counts less if it names nobody, or if no other report
        tells its main clause."""
        weights = candidate.terms
        shared = sum(weight * (len(carriers[term]) - 1) for term, weight in weights.items())
        sentence_terms = candidate.own
        span, speaker = candidate.sentence.span, candidate.sentence.speaker
        make = partial(standing, span, page=candidate.page, speaker=speaker)
        alone = candidate.page.kept(
            ("standing", sentence_terms.sentence.tokens), (sentence_terms, speaker), make
        )
        main = sentence_terms.main.terms & weights.keys()
        agreed = sum(len(carriers[term]) - 1 for term in main) / neighbours / (len(main) or 1)
        # less for one that names nobody, or whose main clause no other report tells
        value_alone = alone * (0.3 + agreed) * (1 if sentence_terms.names else 0.7)
        # a sentence is taken to be ten words longer than it is
        return shared / (10.0 + candidate.words) * value_alone

    return min(
        candidates, key=lambda candidate: (-round(score(candidate), 9), candidate.sentence.id)
    )


def tell_once(claim: Claim, terms: TermsById, pages: Mapping[str, Annotations]) -> Claim:
    """Returns a claim with the sentence that names it, and with which sentence repeats which.
    `pages` are the reports by id, with their parses."""
    sure_sentences = claim.sure()
    terms_and_pages = [(terms[sentence.id], pages[sentence.report]) for sentence in sure_sentences]
    candidates = [
        _candidate_of(sentence, *terms_and_page, bound)
        for sentence, terms_and_page, bound in zip(
            sure_sentences, terms_and_pages, facts_of_deeds(terms_and_pages), strict=True
        )
    ]
    first = _naming_candidate(candidates)
    chosen = with_other_deeds(telling_more(first, candidates), candidates)
    repeats = {}  # equal sentences of two equal reports have one id
    for candidate in candidates:
        if candidate not in chosen:
            place = candidate.sentence.report, candidate.sentence.id
            repeats[place] = _nearest_candidate(candidate, chosen).sentence.id
    sentences = tuple(
        replace(told, repeats=repeats.get((told.report, told.id))) for told in claim.sentences
    )
    return replace(claim, named_by=first.sentence.id, sentences=sentences)


def telling_more(first: _Candidate, candidates: _Candidates) -> list[_Candidate]:
    """Returns the sentences of a claim that repeat no other. The one that names the claim comes
    first; the order of the others is by how much each adds for its length."""
    chosen = [first]
    terms = dict(first.terms)
    facts = set(first.facts)
    weights = dict[str, float]()
    for candidate in candidates:
        weights.update(candidate.terms)
    # of a row's weight that a sentence without a new fact must add
    least = 0.05 * (sum(weights.values()) or 1.0)

    def gain(candidate: _Candidate) -> float:
        new = [weight for term, weight in candidate.terms.items() if term not in terms]
        # a new fact counts as much as four of the weights
        return sum(new) + 4.0 * len(candidate.facts - facts)

    def rank(candidate: _Candidate) -> tuple[float, str]:
        # a sentence is taken to be eight words longer than it is
        return round(gain(candidate) / (8.0 + candidate.words), 9), candidate.sentence.id

    left = candidates
    # What tells nothing new now never will: what is told only grows.
    while left := [
        candidate_left
        for candidate_left in left
        if not candidate_left.facts <= facts or gain(candidate_left) >= least
    ]:
        best = max(left, key=rank)
        chosen.append(best)
        terms.update(best.terms)
        facts |= best.facts
    return chosen


def with_other_deeds(chosen: _Candidates, candidates: _Candidates) -> list[_Candidate]:
    """Returns these sentences and behind them, the longest first, those that are like none of them,
    because they tell of another deed, or tell it otherwise."""
    distinct = list(chosen)
    for candidate in sorted(
        candidates, key=lambda candidate: (-candidate.words, candidate.sentence.id)
    ):
        if not any(_repeats_deed(candidate, earlier) for earlier in distinct):
            distinct.append(candidate)
    return distinct


def _repeats_deed(candidate: _Candidate, earlier: _Candidate) -> bool:
    """Whether another sentence tells of the deed that this one tells of, and not otherwise."""
    return (
        not candidate.deed or candidate.deed in earlier.deeds
    ) and candidate.bound <= earlier.facts


def _nearest_candidate(repeating: _Candidate, chosen: _Candidates) -> _Candidate:
    """Returns of the distinct sentences that this one is like, the one that tells most of what it
    tells."""

    def rank(candidate: _Candidate) -> tuple[float, str]:
        shared = [weight for term, weight in repeating.terms.items() if term in candidate.terms]
        return round(sum(shared), 9), candidate.sentence.id

    return max((candidate for candidate in chosen if _repeats_deed(repeating, candidate)), key=rank)
