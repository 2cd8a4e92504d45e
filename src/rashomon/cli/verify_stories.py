"""Checks what a story of a ledger's document refers to: ids, the sentences and marks of passages,
and that its digest leaves nothing out: what is folded away repeats what is shown, what differs has
two readings of two reports in their words."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from rashomon.model.copy import Copy
from rashomon.model.document import value_from
from rashomon.model.passage import MarkKind, Passage, PassageSentence, Variant
from rashomon.model.point import Point
from rashomon.model.statement import Statement
from rashomon.model.story import Story
from rashomon.text.quantities import read_quantities

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12  # of a reading


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
        found = (
            *_sentence_faults(passage, statements, copies),
            *_claim_faults(passage),
            *_telling_faults(passage),
            *_variant_faults(passage),
        )
        yield from (f".passages[{i}]{fault}" for fault in found)
    yield from _digest_faults(story)
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
    core = {one.id: one.report for one in passage.core()}
    reports = len({*core.values()})
    if passage.sentence(passage.named_by) is None:
        yield f".named_by: no sentence {passage.named_by!r}"
    elif core and passage.named_by not in core:
        yield f".named_by: {passage.named_by!r} is only perhaps of the matter"
    if passage.least_lines > passage.lines:
        yield f".least_lines: {passage.least_lines!r}, more than lines"
    if passage.reports != reports:
        yield f".reports: {passage.reports!r}, its sure sentences are of {reports}"
    marked = {mark.kind for mark in passage.marks if mark.of in core}
    for kind in passage.differs:
        if kind not in marked:
            yield f".differs: no sure sentence has a mark of kind {kind.value!r}"


def _digest_faults(story: Story) -> Iterator[str]:
    """Yields what is wrong in the chapters, and in what one report alone tells."""
    passages = {one.id for one in story.passages}
    placed = [ident for chapter in story.chapters for ident in chapter]
    yield from (f".chapters: no passage {one!r}" for one in placed if one not in passages)
    if len({*placed}) < len(placed):
        yield ".chapters: one passage twice"
    shared = {s.id for one in story.passages if one.reports > 1 for s in one.core()}
    statements = {one.id for one in story.statements}
    for i, one in enumerate(story.only):
        if one.id in shared:
            yield f".only[{i}]: is surely of a passage of several reports"
        if not one.quote.contains(one.shown):
            yield f".only[{i}].shown: does not lie in its sentence"
        yield from (
            f".only[{i}]: no statement {s!r}" for s in one.statements if s not in statements
        )


def _telling_faults(passage: Passage) -> Iterator[str]:
    """Yields what is wrong in how a matter is told once; nothing where nobody told what is
    distinct."""
    held = {one.id: one for one in passage.sentences}
    told = [one.sentence for one in passage.distinct]
    for i, each in enumerate(passage.distinct):
        sentence = held.get(each.sentence)
        if sentence is None:
            yield f".distinct[{i}]: no sentence {each.sentence!r}"
        elif sentence.shown is None:
            yield f".distinct[{i}]: nothing is shown of it"
        elif not all(sentence.quote.contains(words) for words in each.adds):
            yield f".distinct[{i}].adds: does not lie in its sentence"
    if told and told[0] != passage.named_by:
        yield ".distinct: the sentence that names the matter is not the first"
    if len({*told}) < len(told):
        yield ".distinct: one sentence twice"
    for i, one in enumerate(passage.sentences):
        if one.shown is not None and not one.quote.contains(one.shown):
            yield f".sentences[{i}].shown: does not lie in its sentence"
        if told and not one.perhaps and one.id not in told and one.like is None:
            yield f".sentences[{i}]: neither distinct nor like one that is"
        if one.like is not None and one.like not in told:
            yield f".sentences[{i}].like: no distinct sentence {one.like!r}"
    if told:
        yield from _folded_faults(passage, [held[one] for one in told if one in held])


def _folded_faults(passage: Passage, told: Sequence[PassageSentence]) -> Iterator[str]:
    """Yields denials and numbers of sentences that are folded away which no distinct one has."""
    denied = any(passage.marks_of(one, MarkKind.NEGATION) for one in told)
    given = {q.bounds for one in told for q in read_quantities(one.quote.quote)}
    for i, one in enumerate(passage.sentences):
        if one.like is None or one.perhaps:
            continue
        if passage.marks_of(one, MarkKind.NEGATION) and not denied:
            yield f".sentences[{i}].like: it denies, and no distinct sentence does"
        for mark in passage.marks_of(one, MarkKind.FIGURE):
            read = read_quantities(one.words(mark))
            if len(read) == 1 and read[0].bounds not in given:
                yield f".sentences[{i}].like: no distinct sentence has {one.words(mark)!r}"


def _variant_faults(passage: Passage) -> Iterator[str]:
    """Yields what is wrong in what reports give different readings of."""
    if len({one.id for one in passage.variants}) < len(passage.variants):
        yield ".variants: two with one id"
    for i, variant in enumerate(passage.variants):
        values = [one.value for one in variant.readings]
        reports = {span.report for one in variant.readings for span in one.spans}
        if len({*values}) < 2 or len({*values}) < len(values):
            yield f".variants[{i}]: has no two readings, or one twice"
        if len(reports) < 2:
            yield f".variants[{i}]: its readings are not of two reports"
        if variant.alone is not None and variant.alone not in values:
            yield f".variants[{i}].alone: no reading {variant.alone!r}"
        if not any(_has_words(one.quote.quote, variant.thing) for one in passage.sentences):
            yield f".variants[{i}].thing: no sentence has {variant.thing!r}"
        yield from (f".variants[{i}]{fault}" for fault in _reading_faults(passage, variant))


def _reading_faults(passage: Passage, variant: Variant) -> Iterator[str]:
    for j, reading in enumerate(variant.readings):
        given = {span.report for span in reading.spans}
        if reading.reports != len(given):
            yield f".readings[{j}].reports: {reading.reports!r}, its words are of {len(given)}"
        if reading.first is not None and reading.first.report not in given:
            yield f".readings[{j}].first: {reading.first.report!r} does not give it"
        for span in reading.spans:
            bearers = [one for one in passage.sentences if one.quote.contains(span)]
            if not bearers:
                yield f".readings[{j}]: {span.quote!r} lies in no sentence of the matter"
            elif variant.is_sure() and variant.by is None and all(s.perhaps for s in bearers):
                yield f".readings[{j}]: surely of one thing, and only perhaps of the matter"
            if len(span.quote.split()) > _MOST_WORDS:
                yield f".readings[{j}]: more than {_MOST_WORDS} words"


def _has_words(sentence: str, words: str) -> bool:
    """Whether these words stand in a sentence, one after the other."""
    all_words, sought = (_WORD.findall(text.casefold()) for text in (sentence, words))
    n = len(sought)
    return n > 0 and any(all_words[k : k + n] == sought for k in range(len(all_words) - n + 1))
