"""Checks what a story of a ledger's document refers to: ids, the sentences, marks and labels of
passages."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from rashomon.model.copy import Copy
from rashomon.model.document import value_from
from rashomon.model.passage import Passage
from rashomon.model.point import Point
from rashomon.model.statement import Statement
from rashomon.model.story import Story

_WORD = re.compile(r"\w+")


def story_faults(document: dict[str, Any], reports: Collection[str]) -> Iterator[str]:
    """Yields in words what is wrong in a story, whose quotes are checked elsewhere, beginning with
    where it is. `reports`: the ids of those in the ledger."""
    try:
        yield from _faults(value_from(Story, document), reports)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        yield f": cannot be read ({error})"


def _faults(story: Story, reports: Collection[str]) -> Iterator[str]:
    statements = {one.id: one for one in story.statements}
    copies = {one.id: one for one in story.copies}
    points, passages = {one.id for one in story.points}, {one.id for one in story.passages}
    citable = {*statements, *(one.id for p in story.passages for one in p.sentences)}
    citable |= {one.id for one in story.only}
    citable |= {account.id for point in story.points for account in point.accounts}
    yield from (f".reports: no report {one!r}" for one in story.reports if one not in reports)
    if len(passages) < len(story.passages):
        yield ".passages: two with one id"
    for i, passage in enumerate(story.passages):
        found = (*_sentence_faults(passage, statements, copies), *_claim_faults(passage))
        yield from (f".passages[{i}]{fault}" for fault in found)
    for i, event in enumerate(story.timeline):
        for kind, ids, known in (
            ("passages", event.passages, passages),
            ("points", event.points, points),
        ):
            if not {*ids} <= known:
                yield f".timeline[{i}]: {kind} that are not there"
    for i, point in enumerate(story.points):
        yield from (f".points[{i}]{fault}" for fault in _point_faults(point, statements))
    for i, sentence in enumerate(story.brief):
        if not {*sentence.cites} <= citable:
            yield f".brief[{i}]: cites what is not there"


def _point_faults(point: Point, statements: Mapping[str, Statement]) -> Iterator[str]:
    versions = {one.id for one in point.versions}
    for j, account in enumerate(point.accounts):
        for kind, ident, known in (
            ("statement", account.statement, statements.keys()),
            ("version", account.version, versions),
        ):
            if ident is not None and ident not in known:
                yield f".accounts[{j}]: no {kind} {ident!r}"
    for j, relation in enumerate(point.relations):
        if not {relation.a, relation.b} <= versions:
            yield f".relations[{j}]: between versions that are not there"


def _sentence_faults(
    passage: Passage, statements: Mapping[str, Statement], copies: Mapping[str, Copy]
) -> Iterator[str]:
    held = {one.id: one.quote for one in passage.sentences}
    if len(held) < len(passage.sentences):
        yield ".sentences: two with one id"
    for i, one in enumerate(passage.sentences):
        for ident in one.statements:
            if ident not in statements:
                yield f".sentences[{i}]: no statement {ident!r}"
            elif not statements[ident].quote.overlaps(one.quote):
                yield f".sentences[{i}]: statement {ident!r} is not in it"
        copy = copies.get(one.from_copy or "")
        if one.from_copy is not None and copy is None:
            yield f".sentences[{i}]: no copy {one.from_copy!r}"
        elif copy and not (copy.a.overlaps(one.quote) or copy.b.overlaps(one.quote)):
            yield f".sentences[{i}]: copy {one.from_copy!r} is not of it"
    for i, mark in enumerate(passage.marks):
        quote = held.get(mark.of)
        if quote is None:
            yield f".marks[{i}]: no sentence {mark.of!r}"
        elif not quote.start <= mark.start < mark.end <= quote.end:
            yield f".marks[{i}]: {mark.start}..{mark.end} does not lie in its sentence"


def _claim_faults(passage: Passage) -> Iterator[str]:
    """Yields what the passage says of its sentences and they do not bear out."""
    texts = " ".join(one.quote.quote for one in passage.sentences)
    words = {*_WORD.findall(texts.casefold())}
    if strange := [w for w in _WORD.findall(passage.name) if w.casefold() not in words]:
        yield f".named_by: no sentence has {strange[0]!r}"
    core = {one.id: one.report for one in passage.core()}
    reports = len({*core.values()})
    if passage.reports != reports:
        yield f".reports: {passage.reports!r}, its sure sentences are of {reports}"
    marked = {mark.kind for mark in passage.marks if mark.of in core}
    for kind in passage.differs:
        if kind not in marked:
            yield f".differs: no sure sentence has a mark of kind {kind.value!r}"
