"""Whom a bare surname means in a report that names two people who have it: whoever is told of in
its paragraph, or was called so again and again before the other came; else nobody who is known."""

from collections import Counter
from collections.abc import Sequence

from rashomon.model.name import Name, NameKind
from rashomon.model.record import WordSet
from rashomon.statements.cast import Mention
from rashomon.statements.report_stretches import ReportStretches
from rashomon.text.gathering import only_one
from rashomon.text.parsed_report import any_word
from rashomon.text.speaker_words import is_among, sex_of, sex_of_given_name

_AGES = frozenset({"elder", "younger", "older"})


def clear_mentions(reading: ReportStretches, named: Sequence[Mention]) -> list[Mention]:
    """Returns the mentions without the surnames that may mean either of two."""
    clear: list[Mention] = []
    alone = Counter[str]()
    for span, name in sorted(named, key=lambda mention: mention[0].start):
        meant: Name | None = name
        if name.kind is NameKind.PERSON and len(span.quote.split()) == 1:
            meant = _meant(reading, (span, name), clear, alone[name.id])
            if meant:
                alone[meant.id] += 1
        if meant:
            clear.append((span, meant))
    return clear


def _meant(
    reading: ReportStretches, mention: Mention, before: Sequence[Mention], times: int
) -> Name | None:
    """Who is meant by a name of one word; None where it may be two."""
    span, name = mention
    bearers = [(where, other) for where, other in before if span.quote in where.quote.split()[1:]]
    token = reading.annotated.token_at(span.start)
    if not token or all(other.id == name.id for _, other in bearers):
        return name
    words = [reading.doc[at].lower_.rstrip(".") for at in (token.i - 2, token.i - 1)]
    title = words[1]
    ages = _AGES.intersection(words)
    if ages or is_among(title, "honorifics", "titles", "offices", "persons"):
        bearers = [bearer for bearer in bearers if _may_bear(reading, bearer, title, ages)]
    known = {other.id: other for _, other in bearers}
    if ages or len(known) == 1:
        return only_one(known.values())
    begin = max(part.start for part in reading.annotated.paragraphs if part.start <= span.start)
    near = {other.id: other for where, other in bearers if where.start >= begin}
    if times < 2:  # that the surname stood alone before another bearer came
        return only_one(near.values())
    if near.keys() <= {name.id}:
        return name
    return None


def _may_bear(reading: ReportStretches, bearer: Mention, title: str, ages: WordSet) -> bool:
    """Whether somebody may have a title: one of his or her sex, else one that stands before the
    name; or is called the elder or the younger where the name stands."""
    where, _ = bearer
    token = reading.annotated.token_at(where.start)
    # words before a name that tell which of two it is
    before = reading.doc[max(token.i - 4, 0) : token.i] if token else ()
    if ages:
        return any_word(before, ages)
    sex = sex_of(title)
    if sex:
        return sex_of_given_name(where.quote.split()[0]) in {sex, None}
    return any_word(before[-1:], {title, f"{title}."})
