"""What is attributed: the tokens that a cue marks as its content."""

from collections.abc import Iterator

from rashomon.lexicon import set_of
from rashomon.statements.before import according, before_cue, resumed
from rashomon.statements.clauses import complement, misparsed, noun_clause, quoted, relative, that_behind
from rashomon.statements.draft import CueClause, Draft
from rashomon.statements.objects import as_what, gerund, naming, other_content, with_fate, with_parts
from rashomon.statements.reading import Reading

_TURNING = set_of("negation.turning")


def contents_of(reading: Reading, clause: CueClause, floor: int) -> Iterator[Draft]:
    """The contents of one cue; `floor` is where the words before it begin to be free."""
    if "according" in clause.frames:
        yield from according(reading, clause, floor)
        return
    right = _right(reading, clause)
    if (
        right is not None
        and clause.source is not None
        and clause.source.first > clause.verb.i
        and right[0] <= clause.source.first < right[1]
    ):
        right = None  # `"...," said the mayor, asked about it`: the source is no content
    if right is not None and "figure" in clause.frames and reading.doc[right[0]].like_num:
        comma = reading.doc[right[1] - 1].text == ","
        right = right[0], max(right[1], with_parts(reading.doc, right[1] - comma))
    left = before_cue(reading, clause, floor, right)
    if left is not None:
        yield Draft(left[0], left[1], clause, clause.source, side="left")
        if right is None:
            right = resumed(reading, clause, left)
    for first, last in _split(reading, clause, right):
        yield Draft(first, last, clause, clause.source)


def _right(reading: Reading, clause: CueClause) -> tuple[int, int] | None:
    """The content after the cue: a clause, a quotation, or what the cue's other constructions allow."""
    verb, frames = clause.verb, clause.frames
    found = None
    if clause.nominal:
        told = noun_clause(reading, clause)
        return (told[0], with_fate(reading.doc, told[1])) if told is not None else None
    if "clause" in frames:
        found = relative(reading, clause)
    if found is None and frames & {"clause", "that"}:
        found = complement(reading, clause)
    if found is None and "naming" in frames:
        found = naming(reading, verb)
    if found is None and "as" in frames:
        found = as_what(reading, verb)
    if found is None and "gerund" in frames:
        found = gerund(verb)
    if found is None and frames & {"clause", "quote"}:
        found = quoted(reading, clause)
    if found is None and "clause" in frames and clause.source is not None:
        found = misparsed(reading, clause)
    if found is None:
        found = other_content(reading, verb, frames, clause.impersonal)
    if found is None and "clause" in frames:
        found = that_behind(reading, clause)
    return found


def _split(reading: Reading, clause: CueClause, content: tuple[int, int] | None) -> Iterator[tuple[int, int]]:
    """The content, cut before ", and that", which starts a second one."""
    if content is None:
        return
    first, last = content
    cut = first
    for i in range(first + 3, last - 2):
        doc = reading.doc
        if doc[i].lower_ in ("and", "but") and doc[i + 1].lower_ == "that" and doc[i + 1].dep_ == "mark" and not reading.in_quotation(i):
            comma = doc[i - 1].text == ","
            if clause.stance != "asserts" or _turns(reading, (cut, i), (i + 2, last)):
                yield cut, i - comma
                cut = i + 2
    yield cut, last


def _turns(reading: Reading, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one of two clauses denies or hedges and the other does not, so that they are two statements."""
    marked = [any(t.lower_ in _TURNING or t.tag_ == "MD" for t in reading.doc[first:last]) for first, last in (one, other)]
    return marked[0] != marked[1]
