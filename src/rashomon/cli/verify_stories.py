"""Checks what a story of a ledger's document refers to and counts: ids, the sentences of claims,
the versions of differences with the reports behind them, the words in its overview."""

from collections.abc import Collection, Iterator
from typing import Any

from rashomon.model.claim import Claim, Origins
from rashomon.model.difference import Difference, RelationKind, Status, Version
from rashomon.model.document import value_from
from rashomon.model.story import Story

_AUTHORED = (Status.DISPUTED, Status.OPPOSED)


def story_faults(document: dict[str, Any], reports: Collection[str]) -> Iterator[str]:
    """Yields in words what is wrong in a story, whose quotes are checked elsewhere, beginning with
    where it is. `reports`: the ids of those in the ledger."""
    try:
        yield from _faults(value_from(Story, document), reports)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        yield f": cannot be read ({error})"


def _faults(story: Story, reports: Collection[str]) -> Iterator[str]:
    known = _Known(story)
    yield from (f".reports: no report {one!r}" for one in story.reports if one not in reports)
    for name, listed in (("claims", story.claims), ("differences", story.differences)):
        if len({one.id for one in listed}) < len(listed):
            yield f".{name}: two with one id"
    for i, claim in enumerate(story.claims):
        yield from (f".claims[{i}]{fault}" for fault in _claim_faults(claim, known))
    for i, one in enumerate(story.differences):
        yield from (f".differences[{i}]{fault}" for fault in _difference_faults(one, known))
        if one.rank != i + 1:
            yield f".differences[{i}].rank: {one.rank!r}, it is told as number {i + 1}"
    for i, event in enumerate(story.timeline):
        if not {*event.claims} <= known.claims:
            yield f".timeline[{i}]: claims that are not there"
    for i, entry in enumerate(story.overview):
        if entry.id is not None and entry.id not in known.all:
            yield f".overview[{i}]: shows {entry.id!r}, which is not there"
        for span in entry.spans:
            if span.line not in entry.text:
                yield f".overview[{i}]: {span.quote!r} does not stand in its text"


class _Known:
    """The ids of what a story holds."""

    def __init__(self, story: Story) -> None:
        self.statements = {one.id for one in story.statements}
        self.copies = {one.id for one in story.copies}
        self.claims = {one.id for one in story.claims}
        self.all = self.claims | {one.sentence for one in story.alone}
        for some in (story.differences, story.tallies, story.topics, story.cautions):
            self.all |= {one.id for one in some}


def _claim_faults(claim: Claim, known: _Known) -> Iterator[str]:
    """Yields what is wrong in the sentences of a claim, and in what it counts of them."""
    held = {one.id for one in claim.sentences}
    sure = {one.report for one in claim.sure()}
    if claim.named_by not in {one.id for one in claim.sure()}:
        yield ".named_by: no sure sentence of it"
    if claim.reports != len(sure):
        yield f".reports: {claim.reports!r}, its sure sentences are of {len(sure)}"
    if len({one.report for one in claim.sentences}) < 2:
        yield ".sentences: not of two reports"
    yield from _origin_faults(claim.origins, claim.reports)
    if claim.first is not None and claim.first.report not in sure:
        yield f".first: {claim.first.report!r} does not tell of it"
    for i, one in enumerate(claim.sentences):
        if not {*one.statements} <= known.statements:
            yield f".sentences[{i}]: statements that are not there"
        if one.copy is not None and one.copy not in known.copies:
            yield f".sentences[{i}]: no copy {one.copy!r}"
        if one.repeats is not None and one.repeats not in held - {one.id}:
            yield f".sentences[{i}].repeats: no other sentence {one.repeats!r}"


def _origin_faults(origins: Origins, reports: int) -> Iterator[str]:
    if not min(1, reports) <= origins.least <= origins.most <= reports:
        yield f".origins: {origins.least} to {origins.most} of {reports} reports"


def _difference_faults(one: Difference, known: _Known) -> Iterator[str]:
    versions = {version.id for version in one.versions}
    if len(versions) < len(one.versions) or not versions:
        yield ".versions: none, or two with one id"
    if one.claim is not None and one.claim not in known.claims:
        yield f".claim: no claim {one.claim!r}"
    if not one.heading.strip():
        yield ".thing: neither a thing nor a question"
    for i, relation in enumerate(one.relations):
        if not {relation.a, relation.b} <= versions:
            yield f".relations[{i}]: between versions that are not there"
    scope = any(relation.kind is RelationKind.SCOPE for relation in one.relations)
    if one.by is None and (one.question or scope or one.status in _AUTHORED):
        yield ": says what an author alone may, and has none"
    for i, version in enumerate(one.versions):
        yield from (f".versions[{i}]{fault}" for fault in _version_faults(version, known))


def _version_faults(version: Version, known: _Known) -> Iterator[str]:
    """Yields what is wrong in the quotes of a version, and in what it counts of them."""
    given = {quote.report for quote in version.quotes}
    if version.reports != len(given):
        yield f".reports: {version.reports!r}, its words are of {len(given)}"
    yield from _origin_faults(version.origins, version.reports)
    for i, quote in enumerate(version.quotes):
        if not quote.sentence.contains(quote.span):
            yield f".quotes[{i}]: {quote.span.quote!r} does not stand in its sentence"
        if quote.statement is not None and quote.statement not in known.statements:
            yield f".quotes[{i}]: no statement {quote.statement!r}"
