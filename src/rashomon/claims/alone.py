"""Finds what one report alone tells, the most telling first (`told_alone`), and what only one print
has (`printed_alone`)."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from rashomon.claims.terms import SentenceTerms
from rashomon.lineage.print_changes import Printed
from rashomon.model.claim import Claims, ClaimSentence, SentencesById, sentence_id
from rashomon.model.copy import Reprint
from rashomon.model.overview import Alone
from rashomon.model.span import Span
from rashomon.shipped.words import numbers
from rashomon.text.gathering import Overlaps, by_key
from rashomon.text.polarity import NEGATIONS

_TELLS = re.compile(r"\d|[.!?。][\"”’)]*$")
"""A sentence or a figure, no credit line or list of links."""

# What makes a sentence of one report worth an editor's eye; chosen on keys of thirty-eight stories.
_WEIGHTS = numbers("passages.alone")
_LONGER = 10  # words that a sentence is taken to be longer than it is
_RELATED = 0.15  # least share of its terms that many reports have, so that it is of the story
_ELSEWHERE = 0.3  # share of what it tells that a sentence of another report has
_OFTEN = 400  # sentences that have a term which no longer tells them apart
_MANY = 1 / 3  # share of the reports that are many, three at least


def told_alone(
    claims: Claims,
    terms: Mapping[str, SentenceTerms],
    held: SentencesById,
    reports: int,
) -> tuple[Alone, ...]:
    """Returns what one report alone tells, sentences of weight first. These sentences belong to the
    story and surely to no claim of two reports, and no sentence of another report tells much of
    them, not even in other words or with other figures. `reports` is how many the story has."""
    sure = {one.id for claim in claims if claim.reports > 1 for one in claim.sure()}
    holders = by_key((term, one) for one in terms.values() for term in one.terms)
    carriers = {term: {one.quote.report for one in some} for term, some in holders.items()}
    many = min(max(3, _MANY * reports), reports)
    found = []
    for ident in terms.keys() - sure:
        signals = _worth(terms[ident], held[ident], carriers, many)
        related = signals["share of its terms that many reports have"] >= _RELATED
        if related and not _is_told_elsewhere(terms[ident], holders):
            total = math.fsum(_WEIGHTS[name] * value for name, value in signals.items())
            found.append((-round(total, 6), ident))
    return tuple(
        Alone(ident, held[ident].span, held[ident].speaker, held[ident].statements)
        for _, ident in sorted(found)
    )


def printed_alone(
    told: Sequence[Alone],
    printed: Mapping[str, Printed],
    reprints: Sequence[Reprint],
    claims: Claims,
) -> tuple[Alone, ...]:
    """Returns those of these sentences that no other report prints. Behind them come sentences that
    prints of one text have otherwise and no claim shows. `printed` has the sentences of each
    report."""
    places = {
        report: Overlaps((one.start, one.end, one) for one in some.values())
        for report, some in printed.items()
    }
    same = by_key(pair for some in printed.values() for pair in some.items())
    own = {spans[0] for spans in same.values() if len(spans) == 1}

    def parts(told: Span) -> list[Span]:
        return [part for *_, part in places[told.report].at(told.start, told.end)]

    found = {}
    for one in told:
        every = parts(one.span)
        mine = [part for part in every if part in own]
        for span in [one.span] if mine == every else mine:
            found[span] = replace(one, sentence=sentence_id(span), span=span)
    listed = (sentence.span for claim in claims for sentence in claim.sentences)
    shown = {part for span in (*listed, *found) for part in parts(span)}
    for span in (side for one in reprints for change in one.changes for side in change.sides()):
        if span in own and span not in shown and _TELLS.search(span.quote):
            found.setdefault(span, Alone(sentence_id(span), span))
    return tuple(found.values())


def _is_told_elsewhere(told: SentenceTerms, holders: Mapping[str, list[SentenceTerms]]) -> bool:
    """Whether one sentence of another report has much of what this one tells, if in other words
    or with other figures."""
    shared: defaultdict[int, float] = defaultdict(float)
    for term, weight in told.terms.items():
        for other in holders[term] if len(holders[term]) <= _OFTEN else ():
            if other.quote.report != told.quote.report:
                shared[id(other)] += weight
    return max(shared.values(), default=0.0) >= _ELSEWHERE * sum(told.terms.values())


def _worth(
    told: SentenceTerms, held: ClaimSentence, carriers: Mapping[str, Set[str]], many: float
) -> dict[str, float]:
    """Returns the signals of a sentence, by the reports that have each term."""
    quote = told.quote.quote
    length = len(quote.split())
    own = {term for term in told.terms if len(carriers[term]) == 1}
    common = sum(len(carriers[term]) >= many for term in told.terms)
    return {
        "a figure of its own": float(bool(told.values & own)),
        "what it tells, for its length": sum(told.terms.values()) / (_LONGER + length),
        "share of its terms that many reports have": common / max(1, len(told.terms)),
        "somebody says it": float(bool(held.statements)),
        "a denial": float(not NEGATIONS.isdisjoint(quote.casefold().split())),
        "a day of its own": float(len(told.days & own)),
        "words": math.log(1 + length),
        "a quotation": float('"' in quote or "“" in quote),
    }
