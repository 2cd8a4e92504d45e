"""Checks the passages of a ledger's document: sentences, marks, labels and what they refer to."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.model.passage import MarkKind

Thing = dict[str, Any]
_WORD = re.compile(r"\w+")
_KINDS = frozenset(kind.value for kind in MarkKind)


def passage_faults(
    where: str, passage: Thing, *, statements: Mapping[str, Thing], copies: Mapping[str, Thing]
) -> Iterator[str]:
    """Yields in words what is wrong with a passage, whose quotes are checked elsewhere.

    `statements`, `copies`: those of its story, by id.
    """
    sentences = objects(passage, "sentences")
    held = {str(one.get("id")): one for one in sentences}
    if len(held) < len(sentences):
        yield f"{where}.sentences: two with one id"
    for i, one in enumerate(sentences):
        yield from _sentence_faults(f"{where}.sentences[{i}]", one, statements, copies)
    for i, mark in enumerate(objects(passage, "marks")):
        if fault := _mark_fault(mark, held):
            yield f"{where}.marks[{i}]: {fault}"
    yield from _claim_faults(where, passage, held)


def _sentence_faults(
    where: str, one: Thing, statements: Mapping[str, Thing], copies: Mapping[str, Thing]
) -> Iterator[str]:
    quote = _quote(one)
    if not quote:
        yield f"{where}: no quote"
    for ident in listed(one, "statements"):
        said = statements.get(str(ident))
        if said is None:
            yield f"{where}: no statement {ident!r}"
        elif not _meet(_quote(said), quote):
            yield f"{where}: statement {ident!r} is not in it"
    ident = one.get("from_copy")
    copy = copies.get(str(ident))
    if ident is not None and copy is None:
        yield f"{where}: no copy {ident!r}"
    elif copy is not None and not any(_meet(_side(copy, name), quote) for name in ("a", "b")):
        yield f"{where}: copy {ident!r} is not of it"


def _mark_fault(mark: Thing, held: Mapping[str, Thing]) -> str | None:
    sentence = held.get(str(mark.get("of")))
    if sentence is None:
        return f"no sentence {mark.get('of')!r}"
    if mark.get("kind") not in _KINDS:
        return f"no kind of marks {mark.get('kind')!r}"
    place, around = _offsets(mark), _offsets(_quote(sentence))
    if place is None:
        return "start and end are not whole numbers"
    inside = around is not None and around[0] <= place[0] < place[1] <= around[1]
    return None if inside else f"{place[0]}..{place[1]} does not lie in its sentence"


def _claim_faults(where: str, passage: Thing, held: Mapping[str, Thing]) -> Iterator[str]:
    """Yields what the passage says of its sentences and they do not bear out."""
    texts = [str(_quote(one).get("quote")) for one in held.values()]
    words = {word for text in texts for word in _WORD.findall(text.casefold())}
    strange = [
        w for w in _WORD.findall(str(passage.get("label") or "")) if w.casefold() not in words
    ]
    if strange:
        yield f"{where}.label: no sentence has {strange[0]!r}"
    core = {ident: one for ident, one in held.items() if one.get("perhaps") is not True}
    reports = {str(_quote(one).get("report")) for one in core.values()}
    if passage.get("reports") != len(reports):
        yield (
            f"{where}.reports: {passage.get('reports')!r}, its sure sentences are of {len(reports)}"
        )
    marked = {mark.get("kind") for mark in objects(passage, "marks") if str(mark.get("of")) in core}
    for kind in listed(passage, "differs"):
        if kind not in marked:
            yield f"{where}.differs: no sure sentence has a mark of kind {kind!r}"


def _meet(one: Thing, other: Thing) -> bool:
    """Whether two spans, whose offsets may be damaged, are of one report and overlap."""
    mine, theirs = _offsets(one), _offsets(other)
    if mine is None or theirs is None or one.get("report") != other.get("report"):
        return False
    return mine[0] < theirs[1] and theirs[0] < mine[1]


def _offsets(span: Thing) -> tuple[int, int] | None:
    start, end = span.get("start"), span.get("end")
    return (start, end) if type(start) is int and type(end) is int else None


def _quote(thing: Thing) -> Thing:
    return _side(thing, "quote")


def _side(thing: Thing, name: str) -> Thing:
    found = thing.get(name)
    return found if isinstance(found, dict) else {}


def listed(thing: Thing, name: str) -> list[Any]:
    """Returns a list of a document that may be damaged; empty if there is none."""
    found = thing.get(name)
    return found if isinstance(found, list) else []


def objects(thing: Thing, name: str) -> list[Thing]:
    """Returns the objects in such a list."""
    return [one for one in listed(thing, name) if isinstance(one, dict)]
