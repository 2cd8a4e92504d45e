"""Finds what one report alone tells, the most telling first (`told_alone`), and what only one print
has (`printed_alone`)."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain

from rashomon.claims.terms import SentenceTerms, TermsById
from rashomon.copies.print_changes import Printed
from rashomon.model.claim import Claims, sentence_id
from rashomon.model.content_ids import by_id
from rashomon.model.copy import Reprint
from rashomon.model.overview import Alone
from rashomon.model.report import ReportsById
from rashomon.model.span import Span
from rashomon.shipped.words import numbers
from rashomon.text.gathering import SpansByPlace, by_key
from rashomon.text.polarity import NEGATIONS
from rashomon.text.taken_back import is_taken_back

# A sentence or a figure, no credit line or list of links.
_TELLS = re.compile(r"\d|[.!?。][\"”’)]*$")

# What makes a sentence of one report worth an editor's eye; chosen on keys of thirty-eight stories.
_WEIGHTS = numbers("passages.alone")
_MANY = 1 / 3  # share of the reports that are many, three at least


def told_alone(
    claims: Claims,
    terms: TermsById,
    reports: int,
) -> tuple[Alone, ...]:
    """Returns what one report alone tells, sentences of weight first. Such a sentence belongs to
    the story, and surely to no claim of two reports. No sentence of another report tells much of
    it, not even in other words or with other figures. `reports` is how many the story has."""
    sure_ids = set[str]()
    for claim in claims:
        if claim.reports > 1:
            sure_ids |= by_id(claim.sure()).keys()
    tellers = defaultdict(list)
    carriers = defaultdict(set)
    for sentence_terms in terms.values():
        for term in sentence_terms.terms:
            tellers[term].append(sentence_terms)
            carriers[term].add(sentence_terms.quote.report)
    # how many reports must have a term for it to be of the story
    many = min(max(3, _MANY * reports), reports)
    weighed = []
    for ident in terms.keys() - sure_ids:
        signals = _signals_of_sentence(terms[ident], carriers=carriers, many=many)
        # that it is of the story
        is_related = signals["share of its terms that many reports have"] >= 0.15
        if is_related and not _is_told_elsewhere(terms[ident], tellers=tellers, carriers=carriers):
            total = math.fsum(_WEIGHTS[name] * value for name, value in signals.items())
            weighed.append((-round(total, 6), ident))
    alone = []
    for _, ident in sorted(weighed):
        sentence = terms[ident].shown
        alone.append(Alone(sentence.id, sentence.span, sentence.speaker, sentence.statements))
    return tuple(alone)


def printed_alone(
    alone_sentences: Sequence[Alone],
    prints_of_reports: Mapping[str, Printed],
    reprints: Sequence[Reprint],
    claims: Claims,
    reports: ReportsById,
) -> tuple[Alone, ...]:
    """Returns those of these sentences that no other report prints. Behind them come sentences that
    prints of one text have otherwise and no claim shows, but not what only older states of a
    page have. `prints_of_reports` has the sentences of each report of `reports`."""
    prints = by_key(chain.from_iterable(spans.items() for spans in prints_of_reports.values()))
    places = SpansByPlace(chain.from_iterable(prints.values()))
    printed_once = {spans[0] for spans in prints.values() if len(spans) == 1}

    alone = {}
    for sentence in alone_sentences:
        for span in _own_parts(sentence.span, places=places, printed_once=printed_once):
            alone[span] = replace(
                sentence, sentence=sentence_id(reports[span.report], span), span=span
            )
    shown_spans = set[Span]()  # what is shown already, here or in a claim
    for span_shown in chain(alone, _spans_of_claims(claims)):
        shown_spans.update(places.at(span_shown))
    older = {report.revision_of for report in reports.values()}
    unshown = printed_once - shown_spans
    for span in _told_otherwise(reprints):
        is_told = span.report not in older and not is_taken_back(reports[span.report], span)
        if is_told and span in unshown:
            alone.setdefault(span, Alone(sentence_id(reports[span.report], span), span))
    return tuple(alone.values())


def _own_parts(sentence: Span, places: SpansByPlace, printed_once: Set[Span]) -> Sequence[Span]:
    """Returns the parts of a sentence that no other report prints: the whole sentence if these are
    all of them."""
    parts = places.at(sentence)
    own_parts = [part for part in parts if part in printed_once]
    return [sentence] if own_parts == parts else own_parts


def _spans_of_claims(claims: Claims) -> Iterator[Span]:
    for claim in claims:
        for listed in claim.sentences:
            yield listed.span


def _told_otherwise(reprints: Sequence[Reprint]) -> Iterator[Span]:
    """Yields what prints of one text have otherwise, where it tells something."""
    for reprint in reprints:
        for change in reprint.changes:
            for span in change.sides():
                if _TELLS.search(span.quote):
                    yield span


def _is_told_elsewhere(
    sentence_terms: SentenceTerms,
    tellers: Mapping[str, list[SentenceTerms]],
    carriers: Mapping[str, Set[str]],
) -> bool:
    """Whether one sentence of another report has much of what this one tells, if in other words
    or with other figures."""
    shared: defaultdict[int, float] = defaultdict(float)
    for term, weight in sentence_terms.terms.items():
        if len(carriers[term]) == 1 or len(tellers[term]) > 400:
            continue  # no other report has it, or it no longer tells sentences apart
        for teller in tellers[term]:
            if teller.quote.report != sentence_terms.quote.report:
                shared[id(teller)] += weight
    return max(shared.values(), default=0.0) >= 0.3 * sum(sentence_terms.terms.values())


def _signals_of_sentence(
    sentence_terms: SentenceTerms, carriers: Mapping[str, Set[str]], many: float
) -> dict[str, float]:
    """Returns the signals of a sentence, by the reports that have each term."""
    quote = sentence_terms.quote.quote
    length = len(quote.split())
    own_terms = set()
    common = 0
    for term in sentence_terms.terms:
        reports = len(carriers[term])
        common += reports >= many
        if reports == 1:
            own_terms.add(term)
    # a sentence is taken to be ten words longer than it is
    return {
        "a figure of its own": float(bool(sentence_terms.values & own_terms)),
        "what it tells, for its length": sum(sentence_terms.terms.values()) / (10 + length),
        "share of its terms that many reports have": common / max(1, len(sentence_terms.terms)),
        "somebody says it": float(bool(sentence_terms.shown.statements)),
        "a denial": float(not NEGATIONS.isdisjoint(quote.casefold().split())),
        "a day of its own": float(len(sentence_terms.days & own_terms)),
        "words": math.log(1 + length),
        "a quotation": float('"' in quote or "“" in quote),
    }
