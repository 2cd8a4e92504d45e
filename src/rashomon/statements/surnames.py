"""Whom a bare surname means in a report that names two people who have it: whoever is told of in
its paragraph, or was called so again and again before the other came; else nobody who is known."""

from collections.abc import Iterator, Sequence

from rashomon.model.name import Name, NameKind
from rashomon.statements.cast import Mention
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.speaker_words import is_among

_OFTEN = 2  # times that a surname stood alone before another bearer came
_AGES = frozenset({"elder", "younger", "older"})
_BEARING = ("honorifics", "titles", "offices", "persons")


def clear_mentions(reading: ReportStretches, named: Sequence[Mention]) -> list[Mention]:
    """Returns the mentions without the surnames that may mean either of two."""
    clear: list[Mention] = []
    alone: dict[str, int] = {}
    for span, name in sorted(named, key=lambda mention: mention[0].start):
        if name.kind is not NameKind.PERSON or len(span.quote.split()) > 1:
            clear.append((span, name))
            continue
        meant = _meant(reading, (span, name), clear, alone.get(name.id, 0))
        if meant is not None:
            alone[meant.id] = alone.get(meant.id, 0) + 1
            clear.append((span, meant))
    return clear


def _meant(
    reading: ReportStretches, mention: Mention, before: Sequence[Mention], times: int
) -> Name | None:
    """Who is meant by a name of one word; None where it may be two."""
    span, name = mention
    bearers = [one for one in before if span.quote in one[0].quote.split()[1:]]
    others = {one.id for _, one in bearers} - {name.id}
    token = reading.annotated.token_at(span.start)
    if not others or token is None or token.i == 0:
        return name
    word = token.nbor(-1).lower_.rstrip(".")
    if is_among(word, *_BEARING) or word in _AGES:
        return None if word in _AGES else name
    near = {one.id: one for one in _in_paragraph(reading, token.i, bearers)}
    if times >= _OFTEN:
        return name if near.keys() <= {name.id} else None
    return next(iter(near.values())) if len(near) == 1 else None


def _in_paragraph(
    reading: ReportStretches, index: int, bearers: Sequence[Mention]
) -> Iterator[Name]:
    """Yields those of them who are named in the paragraph of this token."""
    if reading.stretch_of[index] < 0:
        return
    here = reading.stretch_at(index).paragraph
    for span, name in bearers:
        token = reading.annotated.token_at(span.start)
        if token is None or reading.stretch_of[token.i] < 0:
            continue
        if reading.stretch_at(token.i).paragraph == here:
            yield name
