"""Rows hold: what an author reads later is added to the rows that are kept, and takes nothing away
(`hold_rows`).

All spans here bear the hash of their text, as in `StoredRow`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.model.content_ids import content_id
from rashomon.model.model_use import is_person
from rashomon.model.row import AuthoredVariant, Row, RowAnswer, RowRelation, RowWords
from rashomon.model.span import Span

Words = Callable[[RowWords], Iterable[RowWords]]


def row_id(row: Row) -> str:
    """Returns the id under which a row is kept: by author, question, kind and first quotation."""
    first = row.spans()[0] if row.spans() else None
    place = (first.report, first.start, first.end) if first else ()
    return content_id("row", row.by, " ".join(row.question.split()), row.kind.value, *place)


def by_texts(row: Row, hashes: Mapping[str, str]) -> Row:
    """Returns the row with its words by the hash of their text. `hashes`: of the texts, by the
    report that has them."""
    return with_words(
        row,
        lambda words: (replace(words, span=replace(words.span, report=hashes[words.span.report])),),
    )


def with_words(row: Row, put: Words) -> Row:
    """Returns the row with what `put` makes of each of its quotations, without answers that have
    none left."""
    return with_answers(
        row,
        (
            replace(a, words=tuple(new for words in a.words for new in put(words)))
            for a in row.answers
        ),
    )


def with_answers(row: Row, answers: Iterable[RowAnswer]) -> Row:
    """Returns the row with those of these answers that have words, and its relations of them."""
    kept = tuple(answer for answer in answers if answer.words)
    numbers = {answer.number for answer in kept}
    return replace(
        row, answers=kept, relations=tuple(r for r in row.relations if {r.a, r.b} <= numbers)
    )


def hold_rows(kept: Sequence[Row], read: Sequence[Row]) -> tuple[Row, ...]:
    """Returns the rows that are kept once their authors read anew: those of before, and what `read`
    has beyond them.

    A row of the same author that shares quoted words with a kept one is its newer version: its new
    words join it. One that a person made, accepted or rejected stays as it is, and a model's newer
    version of it is not kept beside it.
    """
    out = {row.id: row for row in kept}
    open_ = list(kept)
    for row in read:
        row = replace(row, id=row.id or row_id(row))
        home = _home(row, open_)
        if home is None:
            out.setdefault(row.id, row)
            continue
        open_.remove(home)
        if not _is_settled(home, row):
            out[home.id] = _with_newer(home, row)
    return tuple(out.values())


def hold_variants(
    kept: Sequence[AuthoredVariant], read: Sequence[AuthoredVariant]
) -> tuple[AuthoredVariant, ...]:
    """Returns the variants that are kept once their author read on: one that shares the words of
    two readings with a kept one adds to it."""
    out = list(kept)
    for one in read:
        at = next((k for k, had in enumerate(out) if _is_one(had, one)), None)
        if at is None:
            out.append(one)
        else:
            out[at] = _with_readings(out[at], one)
    return tuple(out)


def _is_one(kept: AuthoredVariant, read: AuthoredVariant) -> bool:
    pairs = [
        (a, b)
        for a, mine in enumerate(kept.readings)
        for b, theirs in enumerate(read.readings)
        if any(_stand_in(span, mine) for span in theirs)
    ]
    return kept.by == read.by and min(len({a for a, _ in pairs}), len({b for _, b in pairs})) > 1


def _with_readings(kept: AuthoredVariant, read: AuthoredVariant) -> AuthoredVariant:
    """The kept variant with the words that the other has beyond it, each with the reading that it
    shares words with, else as a reading of its own."""
    readings = list(kept.readings)
    for theirs in read.readings:
        new = tuple(s for s in theirs if not any(_stand_in(s, mine) for mine in readings))
        at = next(
            (k for k, mine in enumerate(readings) if any(_stand_in(s, mine) for s in theirs)), None
        )
        if new and at is None:
            readings.append(new)
        elif new and at is not None:
            readings[at] = (*readings[at], *new)
    return replace(kept, readings=tuple(readings))


def _home(row: Row, kept: Sequence[Row]) -> Row | None:
    """The kept row of which this one is a newer version: of the same question before all others,
    then by shared words."""
    found = [one for one in kept if _is_version(one, row)]
    return max(
        found, key=lambda one: (_asks_same(one, row), _shared(one, row), one.id), default=None
    )


def _is_version(kept: Row, row: Row) -> bool:
    if kept.kind is not row.kind or not (kept.by == row.by or _is_settled(kept, row)):
        return False
    shared = _shared(kept, row)
    if shared and _asks_same(kept, row):
        return True
    return 2 * shared >= min(len(kept.spans()), len(row.spans())) > 0 and not _gives_other_figures(
        kept, row
    )


def _is_settled(kept: Row, row: Row) -> bool:
    """Whether people decided about the kept row, so that a model's newer version adds nothing to
    it."""
    if is_person(row.by):
        return False
    return is_person(kept.by) or bool(kept.accepted) or kept.rejected or kept.made_from == row.by


def _asks_same(one: Row, other: Row) -> bool:
    return bool(one.question.strip()) and _plain(one.question) == _plain(other.question)


def _shared(kept: Row, row: Row) -> int:
    """How many of the new row's quotations share words with the kept one's."""
    return sum(_stand_in(span, kept.spans()) for span in row.spans())


def _stand_in(span: Span, spans: Iterable[Span]) -> bool:
    return any(span.overlaps(one) for one in spans)


def _gives_other_figures(kept: Row, row: Row) -> bool:
    """Whether the two give other figures over the same words: they ask of different things."""
    return any(_share(a, b) and _differ(a, b) for a in kept.answers for b in row.answers)


def _share(one: RowAnswer, other: RowAnswer) -> bool:
    return any(_stand_in(words.span, (own.span for own in one.words)) for words in other.words)


def _has_figure(answer: RowAnswer) -> bool:
    return answer.low is not None or answer.high is not None


def _matched(kept: Row, row: Row) -> dict[int, int]:
    """By number of a new answer, its number in the kept row: by shared words, then by what they
    say; all others are new. Those that the kept row has otherwise are left out."""
    numbers: dict[int, int] = {}
    clashing: set[int] = set()
    for answer in row.answers:
        homes = [one for one in kept.answers if _share(one, answer)]
        if len(homes) > 1 or any(
            one.number in numbers.values() or _differ(one, answer) for one in homes
        ):
            clashing.add(answer.number)
        elif homes:
            numbers[answer.number] = homes[0].number
    last = max((one.number for one in kept.answers), default=0)
    for answer in row.answers:
        if answer.number in numbers or answer.number in clashing:
            continue
        same = [
            one.number
            for one in kept.answers
            if _plain(one.value) == _plain(answer.value) and not _differ(one, answer)
        ]
        free = [number for number in same if number not in numbers.values()]
        last = last if free else last + 1
        numbers[answer.number] = free[0] if free else last
    return numbers


def _differ(one: RowAnswer, other: RowAnswer) -> bool:
    differ = (one.low, one.high) != (other.low, other.high)
    return differ and _has_figure(one) and _has_figure(other)


def _with_newer(kept: Row, row: Row) -> Row:
    """The kept row with what its newer version has beyond it; words on which they clash are left to
    stand beside it."""
    numbers, taken = _matched(kept, row), kept.spans()
    answers = {answer.number: answer for answer in kept.answers}
    left: set[str] = set()
    for answer in row.answers:
        new = tuple(words for words in answer.words if not _stand_in(words.span, taken))
        number = numbers.get(answer.number)
        if number is None:
            left |= {words.span.report for words in new}
            continue
        had = answers.get(number, replace(answer, number=number, words=()))
        if new or number in answers:
            answers[number] = replace(had, words=(*had.words, *new))
    relations = _new_relations(kept, row, numbers, answers)
    made = replace(
        kept,
        answers=tuple(answers[number] for number in sorted(answers)),
        relations=(*kept.relations, *relations),
    )
    return kept if made == kept else replace(made, seen=_seen(kept, row, left))


def _new_relations(
    kept: Row, row: Row, numbers: Mapping[int, int], there: Iterable[int]
) -> tuple[RowRelation, ...]:
    """The relations between answers of which the kept row says nothing."""
    said, there = {frozenset((r.a, r.b)) for r in kept.relations}, set(there)
    found = (
        replace(r, a=numbers[r.a], b=numbers[r.b])
        for r in row.relations
        if {r.a, r.b} <= numbers.keys()
    )
    return tuple(
        r
        for r in dict.fromkeys(found)
        if {r.a, r.b} <= there and frozenset((r.a, r.b)) not in said and r.a != r.b
    )


def _seen(kept: Row, row: Row, left: Iterable[str]) -> tuple[str, ...] | None:
    if kept.seen is None or row.seen is None:
        return kept.seen
    return tuple(sorted({*kept.seen, *row.seen} - (set(left) - set(kept.seen))))


def with_elsewhere(saved: Row, kept: Row, unseen: Callable[[RowWords], bool]) -> Row:
    """Returns a row as somebody saves it, with what the kept one has beyond what they saw.

    `unseen`: whether words were not before them. They stay with their answer where it still has
    words that were seen, else under an answer of their own, whose number may be another.
    """
    answers, numbers = list(saved.answers), dict[int, int]()
    for answer in kept.answers:
        home = next((k for k, one in enumerate(answers) if _share(one, answer)), None)
        away = tuple(words for words in answer.words if unseen(words))
        if home is not None:
            own = {words.span for words in answers[home].words}
            more = (words for words in away if words.span not in own)
            answers[home] = replace(answers[home], words=(*answers[home].words, *more))
            numbers[answer.number] = answers[home].number
        elif away:
            used = {one.number for one in answers}
            number = answer.number if answer.number not in used else max(used) + 1
            answers.append(replace(answer, number=number, words=away))
            numbers[answer.number] = number
    hidden = {a.number for a in kept.answers if all(map(unseen, a.words))}
    kept_so = (r for r in kept.relations if {r.a, r.b} & hidden and {r.a, r.b} <= numbers.keys())
    relations = (*saved.relations, *(replace(r, a=numbers[r.a], b=numbers[r.b]) for r in kept_so))
    return replace(saved, answers=tuple(answers), relations=tuple(dict.fromkeys(relations)))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip("?. ")
