"""What one report alone tells, most telling first (`told_alone`)."""

import math
from collections.abc import Callable, Mapping, Sequence, Set

from rashomon.claims.terms import SentenceTerms
from rashomon.model.claim import Claim, ClaimSentence
from rashomon.model.overview import Alone
from rashomon.text.polarity import NEGATIONS

Strength = Callable[[str, str], float]
_LIKELY = 0.5  # strength from which a sentence that is possibly of a claim is told there
_QUOTED = ('"', "“")

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
    claims: Sequence[Claim],
    terms: Mapping[str, SentenceTerms],
    held: Mapping[str, ClaimSentence],
    reports: int,
    strength: Strength,
) -> tuple[Alone, ...]:
    """Returns what one report alone tells, what is of weight first: the sentences that are surely
    of no claim of two reports; of those that are likely of one, those that stand nowhere else and
    have a figure or a day that no other report has.

    `reports`: how many the story has; `strength`: how probable it is that two sentences, by their
    ids, tell of one claim.
    """
    sure: set[str] = set()
    likely: set[str] = set()
    for claim in (one for one in claims if one.reports > 1):
        near = claim.sure()
        sure.update(one.id for one in near)
        for one in claim.sentences:
            if one.possible and max(strength(one.id, s.id) for s in near) >= _LIKELY:
                likely.add(one.id)
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
        Alone(ident, held[ident].span, held[ident].speaker, held[ident].statements)
        for _, ident in sorted(found)
    )


def _worth(
    told: SentenceTerms, held: ClaimSentence, carriers: Mapping[str, Set[str]], many: float
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
