"""Changes the claims that were found as people decided (`obey_claims`)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce

from rashomon.decisions.constraints import Parted
from rashomon.model.claim import Claim, Claims, ClaimSentence, SentencesById
from rashomon.model.content_ids import by_id

Remade = Callable[[Claim], Claim]


def obey_claims(
    claims: Claims,
    steps: Sequence[Parted],
    *,
    sentences: SentencesById,
    remade: Remade,
    order: Callable[[Claim], tuple[object, ...]],
) -> tuple[Claim, ...]:
    """Returns the claims as people decided: sentences of one claim stand in one, and others do not.
    `sentences` are those of the story, by id."""
    if not steps:
        return tuple(claims)
    mended = reduce(lambda held, step: _step(held, step, sentences, remade), steps, list(claims))
    return tuple(sorted((one for one in mended if _stands(one)), key=order))


def _step(claims: Claims, step: Parted, sentences: SentencesById, remade: Remade) -> list[Claim]:
    sides = [[s for s in sentences.values() if s.span.meets(side)] for side in step.sides]
    named = {s.id for side in sides for s in side}
    if step.same and named:  # the words may all stand in reports that carry nothing
        return _joined(claims, named, sentences, step.by, remade)
    return [part for one in claims for part in _parted(one, sides, step.by, remade)]


def _joined(
    claims: Claims,
    named: set[str],
    sentences: SentencesById,
    by: str,
    remade: Remade,
) -> list[Claim]:
    """Returns the claims with one that has all these sentences, and all that surely stood beside
    them."""
    held = [one for one in claims if named & by_id(one.sure()).keys()]
    every = by_id(s for claim in held for s in claim.sentences)
    every |= {one: replace(sentences[one], possible=False) for one in named}
    every |= by_id(s for claim in held for s in claim.sure())
    ordered = _in_order(every.values())
    base = held[0] if held else Claim("", "", ordered)
    whole = remade(replace(base, sentences=ordered, by=by))
    return [whole, *(one for one in claims if one not in held)]


def _parted(
    claim: Claim, sides: Sequence[Sequence[ClaimSentence]], by: str, remade: Remade
) -> list[Claim]:
    """Returns a claim with the sentences of only one side, the one of which it has most."""
    there = by_id(claim.sentences).keys()
    held = sorted((by_id(side).keys() & there for side in sides), key=len, reverse=True)
    if sum(map(bool, held)) < 2:
        return [claim]
    gone = set[str]().union(*held[1:])
    left = replace(claim, sentences=tuple(s for s in claim.sentences if s.id not in gone))
    parts = [replace(remade(left) if _stands(left) else left, by=by)]
    for side in held[1:]:
        own = [replace(s, possible=False) for s in claim.sentences if s.id in side]
        if len({s.report for s in own}) > 1:
            parts.append(remade(Claim("", "", _in_order(own), by=by)))
    return parts


def _stands(claim: Claim) -> bool:
    """Whether sentences of two reports are left, and one of them surely belongs to the claim."""
    return len({s.report for s in claim.sentences}) > 1 and bool(claim.sure())


def _in_order(sentences: Iterable[ClaimSentence]) -> tuple[ClaimSentence, ...]:
    return tuple(sorted(sentences, key=lambda s: (s.report, s.span.start, s.id)))
