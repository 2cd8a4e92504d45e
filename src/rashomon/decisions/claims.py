"""Changes the claims that were found as people decided (`obey_claims`)."""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from operator import attrgetter

from rashomon.decisions.constraints import Parted
from rashomon.model.claim import Claim, Claims, ClaimSentence, SentencesById
from rashomon.model.content_ids import by_id
from rashomon.text.gathering import by_report

Remade = Callable[[Claim], Claim]


def obey_claims(
    claims: Claims,
    steps: Sequence[Parted],
    *,
    sentences: SentencesById,
    remade: Remade,
    order: Callable[[Claim], tuple[object, ...]],
) -> Claims:
    """Returns the claims as people decided: sentences of one claim stand in one, and others do not.
    `sentences` are those of the story, by id."""
    if not steps:
        return tuple(claims)
    mended = list(claims)
    for step in steps:
        mended = _step(mended, step=step, sentences=sentences, remade=remade)
    return tuple(sorted(filter(_stands, mended), key=order))


def _step(claims: Claims, step: Parted, sentences: SentencesById, remade: Remade) -> list[Claim]:
    """Returns the claims after one decision, which either joins the claims of these words or parts
    them."""
    sides = []
    for words in step.sides:
        side = set()
        for sentence in sentences.values():
            if sentence.span.meets(words):
                side.add(sentence.id)
        sides.append(side)
    decided_ids = set().union(*sides)
    if step.same and decided_ids:  # the words may all stand in reports that carry nothing
        return _joined(
            claims, decided_ids=decided_ids, sentences=sentences, by=step.by, remade=remade
        )
    claims_after = []
    for claim in claims:
        claims_after += _parted(claim, sides=sides, by=step.by, remade=remade)
    return claims_after


def _joined(
    claims: Claims,
    decided_ids: set[str],
    sentences: SentencesById,
    by: str,
    remade: Remade,
) -> list[Claim]:
    """Returns the claims with one that has all these sentences, and all that surely stood beside
    them."""
    first = None
    other_claims = []
    together: dict[str, ClaimSentence] = {}
    joined_sentences = {ident: replace(sentences[ident], possible=False) for ident in decided_ids}
    for claim in claims:
        sure_there = by_id(claim.sure())
        if decided_ids.isdisjoint(sure_there):
            other_claims.append(claim)
            continue
        first = first or claim
        together |= by_id(claim.sentences)
        joined_sentences |= sure_there
    ordered = _in_order((together | joined_sentences).values())
    base = first or Claim(id="", named_by="", sentences=ordered)
    return [remade(replace(base, sentences=ordered, by=by)), *other_claims]


def _parted(claim: Claim, sides: Sequence[Set[str]], by: str, remade: Remade) -> list[Claim]:
    """Returns a claim with the sentences of only one side, the one of which it has most."""
    stays = by_id(claim.sentences)
    sides_there = sorted((side & stays.keys() for side in sides), key=len, reverse=True)
    fewer = sides_there[1:]
    if not any(fewer):
        return [claim]
    for ident in set().union(*fewer):
        del stays[ident]
    left = replace(claim, sentences=tuple(stays.values()))
    parts = [replace(remade(left) if _stands(left) else left, by=by)]
    for side in fewer:
        side_sentences = []
        for sentence in claim.sentences:
            if sentence.id in side:
                side_sentences.append(replace(sentence, possible=False))
        # sentences of one report alone make no claim
        if len(by_report(side_sentences)) > 1:
            parts.append(
                remade(Claim(id="", named_by="", sentences=_in_order(side_sentences), by=by))
            )
    return parts


def _stands(claim: Claim) -> bool:
    """Whether sentences of two reports are left, and one of them surely belongs to the claim."""
    return len(by_report(claim.sentences)) > 1 and bool(claim.sure())


def _in_order(sentences: Iterable[ClaimSentence]) -> tuple[ClaimSentence, ...]:
    return tuple(sorted(sentences, key=attrgetter("report", "span.start", "id")))
