"""Edits of rows (`edit`): rows and one decision in, rows out. `EDITS` says what each decision makes
of a row.

A row that somebody changes is theirs from then on: `by` names them, `made_from` whose it was at
first, the id stays. The relations as they stood are carried over; what leaves a row is a row of its
own.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rashomon.authored.hold_rows import with_answers
from rashomon.authored.read_values import AskedOfWords, change_of
from rashomon.model.content_ids import content_id
from rashomon.model.judgement import (
    ACCOUNT,
    AS_OF,
    BEARINGS,
    HIGH,
    LOW,
    NOTE,
    POINT,
    POINT_NOTE,
    QUESTION,
    RELATION,
    STANCE,
    UNIT,
    VALUE,
    WORDING,
    Action,
)
from rashomon.model.model_use import is_person
from rashomon.model.point import PointKind, RelationKind
from rashomon.model.row import Row, RowAnswer, RowNote, RowRelation, RowWords
from rashomon.model.span import Span

Spot = tuple[int, Span]


class NotAnEdit(ValueError):
    """The decision cannot be carried out; says why in plain words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an answer: which row they stand in, the number of the answer, and the words."""

    row: int
    answer: int
    span: Span

    def spot(self) -> Spot:
        """Returns where they stand in their row."""
        return self.answer, self.span


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about answers. `by`: its author ("person ina"); `places`: what it is about.

    `leave`: of a split, what leaves; `added`: words that belong to the row of the places, with
    their answer.
    """

    field: str
    action: Action
    by: str
    places: tuple[Place, ...]
    after: str | None = None
    at: str = ""
    leave: tuple[Place, ...] = ()
    added: RowAnswer | None = None


def edit(rows: Sequence[Row], decision: Decision) -> tuple[Row, ...]:
    """Returns the rows after the decision; a row that lost all its words is gone. Raises
    NotAnEdit."""
    how = EDITS.get((decision.field, decision.action))
    if how is None:
        raise NotAnEdit(f"{decision.action} {decision.field} is no edit of a row")
    if decision.by.startswith("model ") and any(
        is_person(rows[one.row].by) for one in decision.places
    ):
        raise NotAnEdit("a person decided of this row")
    out = list(rows)
    how(out, decision)
    return named(row for row in out if row.answers)


def named(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Returns the rows, each with an id; one that has none gets it from what it says."""
    out: list[Row] = []
    given = set[str]()
    for row in rows:
        found = [(span.report, span.start, span.end) for span in row.spans()]
        ident, number = row.id, 0
        while not ident or ident in given:
            ident = content_id("row", row.question, row.kind, row.by, *found, number)
            number += 1
        given.add(ident)
        out.append(row if ident == row.id else replace(row, id=ident))
    return tuple(out)


def parted(row: Row, spots: Collection[Spot]) -> tuple[Row, Row]:
    """Returns the row without these words, and a row of these words alone, without an id."""
    return _part(row, spots, inside=False), replace(_part(row, spots, inside=True), id="")


def _part(row: Row, spots: Collection[Spot], *, inside: bool) -> Row:
    return with_answers(
        row,
        (
            replace(a, words=tuple(w for w in a.words if ((a.number, w.span) in spots) is inside))
            for a in row.answers
        ),
    )


def joined(row: Row, other: Row) -> Row:
    """Returns the row with the other's answers, too; an answer that both give is one."""
    answers = list(row.answers)
    number: dict[int, int] = {}
    for answer in other.answers:
        at = next((i for i, held in enumerate(answers) if _gives_same(held, answer)), None)
        if at is None:
            number[answer.number] = _free_number(answers)
            answers.append(replace(answer, number=number[answer.number]))
        else:
            number[answer.number] = answers[at].number
            answers[at] = _with_words(answers[at], answer.words)
    carried = [replace(r, a=number[r.a], b=number[r.b]) for r in other.relations]
    notes = tuple(dict.fromkeys((*row.notes, *other.notes)))
    return replace(
        row, answers=tuple(answers), relations=_once((*row.relations, *carried)), notes=notes
    )


def with_answer(row: Row, answer: RowAnswer) -> Row:
    """Returns the row with one more answer, or with its words where the row gives it already."""
    return joined(row, replace(row, answers=(answer,), relations=(), notes=()))


def _free_number(answers: Iterable[RowAnswer]) -> int:
    return 1 + max((answer.number for answer in answers), default=0)


def _with_words(answer: RowAnswer, words: Iterable[RowWords]) -> RowAnswer:
    return replace(answer, words=tuple(dict.fromkeys((*answer.words, *words))))


def _gives_same(one: RowAnswer, other: RowAnswer) -> bool:
    bounds = (one.low, one.high)
    if bounds != (other.low, other.high):
        return False
    return bounds != (None, None) or (
        bool(one.value) and one.value.casefold() == other.value.casefold()
    )


def _once(relations: Iterable[RowRelation]) -> tuple[RowRelation, ...]:
    """The first relation of each two answers."""
    first: dict[frozenset[int], RowRelation] = {}
    for relation in relations:
        if relation.a != relation.b:
            first.setdefault(frozenset((relation.a, relation.b)), relation)
    return tuple(first.values())


def row_of_words(asked: AskedOfWords, words: Sequence[Span], *, by: str, ident: str) -> Row:
    """Returns the row that asks a question of words, each of them an answer; those that say the
    same are one."""
    values = asked.values or tuple(span.quote for span in words)
    answered = zip(values, words, strict=True)
    answers = [answer_of_words(n, asked.kind, *one) for n, one in enumerate(answered, 1)]
    if asked.bearing == "same":
        said = (w for answer in answers for w in answer.words)
        answers = [_with_words(answers[0], said)]
    are_apart = asked.bearing not in ("same", "neither")
    related = (RowRelation(1, 2, RelationKind(asked.bearing)),) if are_apart else ()
    return Row(asked.question, asked.kind, tuple(answers), related, by, ident)


def answer_of_words(number: int, kind: PointKind, value: str, span: Span) -> RowAnswer:
    """Returns the answer that words give, with the bounds of its figure."""
    bounds = change_of(VALUE, value, kind) or {}
    return RowAnswer(number, value, (RowWords(span),), bounds.get("low"), bounds.get("high"))


def _as_own(row: Row, decision: Decision) -> Row:
    """The row as one of whoever decided."""
    was = row.made_from or ("" if row.by == decision.by else row.by)
    return replace(row, by=decision.by, made_from=was, accepted="")


def _homes(decision: Decision) -> list[int]:
    return list(dict.fromkeys(place.row for place in decision.places))


def _merge(rows: list[Row], decision: Decision) -> None:
    homes = sorted(_homes(decision), key=lambda k: (-sum(len(a.words) for a in rows[k].answers), k))
    if len(homes) < 2:
        return
    first, *others = homes
    whole = rows[first]
    for other in others:
        whole = joined(whole, rows[other])
        rows[other] = replace(rows[other], answers=(), relations=())
    rows[first] = _as_own(whole, decision)


def _different(rows: list[Row], decision: Decision) -> None:
    first, *others = decision.places
    _leave(rows, [one for one in others if one.row == first.row], decision)


def _split(rows: list[Row], decision: Decision) -> None:
    _leave(rows, decision.leave, decision)


def _leave(
    rows: list[Row], places: Sequence[Place], decision: Decision, *, rejected: bool = False
) -> None:
    """Makes a row of these words of each row; of all its words, the row itself."""
    for k in dict.fromkeys(place.row for place in places):
        rest, part = parted(rows[k], {one.spot() for one in places if one.row == k})
        if rest.answers:
            rows[k] = _as_own(rest, decision)
            rows.append(replace(_as_own(part, decision), rejected=rejected, notes=()))
        elif rejected:
            rows[k] = replace(rows[k], by=rows[k].by or decision.by, rejected=True)


def _reject(rows: list[Row], decision: Decision) -> None:
    _leave(rows, decision.places, decision, rejected=True)


def _accept(rows: list[Row], decision: Decision) -> None:
    _merge(rows, decision)
    for k in _homes(decision):
        if rows[k].answers:
            rows[k] = replace(rows[k], accepted=decision.by, rejected=False)


def _accept_words(rows: list[Row], decision: Decision) -> None:
    for place in decision.places:
        note = f"accepted {place.span.report}: {place.span.quote}"
        rows[place.row] = _noted(rows[place.row], note, decision)


def _move(rows: list[Row], decision: Decision) -> None:
    place, *to = decision.places
    if not to:
        _leave(rows, [place], decision)
    elif to[0].row != place.row:
        rest, part = parted(rows[place.row], {place.spot()})
        rows[place.row] = _as_own(rest, decision)
        moved = replace(part, notes=()) if rest.answers else part
        rows[to[0].row] = _as_own(joined(rows[to[0].row], moved), decision)


def _add(rows: list[Row], decision: Decision) -> None:
    if decision.added is None or not decision.places:
        raise NotAnEdit("name an answer of the question that the words belong to")
    k = decision.places[0].row
    if not {*rows[k].spans()}.isdisjoint(w.span for w in decision.added.words):
        return
    if decision.after == "same":
        same = decision.places[0].answer
        answers = (
            _with_words(one, decision.added.words) if one.number == same else one
            for one in rows[k].answers
        )
        rows[k] = _as_own(replace(rows[k], answers=tuple(answers)), decision)
    else:
        rows[k] = _as_own(with_answer(rows[k], decision.added), decision)


def _set_answer(rows: list[Row], decision: Decision) -> None:
    """Sets value or bounds; words that leave their answer by it go to the answer that is the same,
    or to a new one."""
    for place in decision.places:
        row = rows[place.row]
        said = _said(row, decision)
        held = next(answer for answer in row.answers if answer.number == place.answer)
        words = tuple(w for w in held.words if w.span == place.span)
        new = replace(held, words=words, **said)
        rest, _ = parted(row, {place.spot()})
        if len(held.words) > len(words) or any(_gives_same(one, new) for one in rest.answers):
            row = with_answer(rest, new)
        else:
            row = replace(
                row, answers=tuple(new if answer is held else answer for answer in row.answers)
            )
        rows[place.row] = _as_own(row, decision)


def _said(row: Row, decision: Decision) -> dict[str, Any]:
    """What a decision sets, by field; "" for what is said to be unknown, None for an open bound."""
    change = change_of(decision.field, decision.after, row.kind)
    if change is None:
        raise NotAnEdit(f"{decision.after!r} cannot be read as {decision.field} of such an answer")
    return {
        name: "" if value is None and name not in (LOW, HIGH) else value
        for name, value in change.items()
    }


def _set_words(rows: list[Row], decision: Decision) -> None:
    """Sets what one report's words say beside their answer: unit, day, stance."""
    for place in decision.places:
        row = rows[place.row]
        said = _said(row, decision)
        answers = tuple(
            replace(
                a,
                words=tuple(
                    replace(w, **said) if (a.number, w.span) == place.spot() else w for w in a.words
                ),
            )
            for a in row.answers
        )
        rows[place.row] = _as_own(replace(row, answers=answers), decision)


def _relate(rows: list[Row], decision: Decision) -> None:
    if decision.after not in BEARINGS or len(decision.places) != 2:
        raise NotAnEdit(f"{decision.after!r} is no relation of two answers")
    one, other = decision.places
    if one.row != other.row:
        if decision.after == "neither":
            return
        _merge(rows, decision)
        k = next(k for k in (one.row, other.row) if rows[k].answers)
        one, other = (_place_of(rows[k], k, place.span) for place in (one, other))
    row = rows[one.row]
    if decision.after == "same":
        row = with_one_answer(row, one.answer, other.answer)
    else:
        if one.answer == other.answer:
            rest, part = parted(row, {other.spot()})
            if not rest.answers:
                raise NotAnEdit("both are the same words")
            number = _free_number(row.answers)
            row = replace(row, answers=(*rest.answers, replace(part.answers[0], number=number)))
            other = replace(other, answer=number)
        kept = [r for r in row.relations if {r.a, r.b} != {one.answer, other.answer}]
        if decision.after != "neither":
            kept.append(RowRelation(one.answer, other.answer, RelationKind(decision.after)))
        row = replace(row, relations=tuple(kept))
    rows[one.row] = _as_own(row, decision)


def _place_of(row: Row, k: int, span: Span) -> Place:
    return next(Place(k, a.number, span) for a in row.answers for w in a.words if w.span == span)


def with_one_answer(row: Row, a: int, b: int) -> Row:
    """Returns the row with these two answers as one; of two relations to one answer the first
    stays."""
    if a == b:
        return row
    second = next(answer for answer in row.answers if answer.number == b)
    answers = (
        _with_words(x, second.words) if x.number == a else x for x in row.answers if x.number != b
    )
    turned = (replace(r, a=a if r.a == b else r.a, b=a if r.b == b else r.b) for r in row.relations)
    return replace(row, answers=tuple(answers), relations=_once(turned))


def _word(rows: list[Row], decision: Decision) -> None:
    for k in _homes(decision):
        rows[k] = replace(
            _as_own(rows[k], decision), question=" ".join((decision.after or "").split())
        )


def _note(rows: list[Row], decision: Decision) -> None:
    for k in _homes(decision):
        rows[k] = _noted(rows[k], decision.after or "", decision)


def _noted(row: Row, text: str, decision: Decision) -> Row:
    note = RowNote(decision.by, decision.at, text)
    return row if note in row.notes else replace(row, notes=(*row.notes, note))


EDITS: Mapping[tuple[str, Action], Callable[[list[Row], Decision], None]] = {
    # one row of both, under the question that more words answer; equal answers are one
    (QUESTION, Action.SAME): _merge,
    (QUESTION, Action.MERGE): _merge,
    # what is named after the first leaves the first's row for a row of its own
    (QUESTION, Action.DIFFERENT): _different,
    (QUESTION, Action.SPLIT): _different,
    # what leaves is a row of its own, with the same question
    (POINT, Action.SPLIT): _split,
    # the row keeps its author and says who accepted it, or is kept so that it does not come again
    (POINT, Action.ACCEPT): _accept,
    (POINT, Action.REJECT): _reject,
    # a note on the row: who accepted these words
    (ACCOUNT, Action.ACCEPT): _accept_words,
    # its words leave for a row that is rejected
    (ACCOUNT, Action.REJECT): _reject,
    (ACCOUNT, Action.EXCLUDE): _reject,
    # its words leave for the other row, or for a row of their own
    (ACCOUNT, Action.MOVE): _move,
    # the words stand in the row: under the answer named, or as one of their own
    (ACCOUNT, Action.ADD): _add,
    # its words go to the answer with that value or bound
    **{(field, Action.SET): _set_answer for field in (VALUE, LOW, HIGH)},
    # its words bear the unit, the days of which they hold, or the stance
    **{(field, Action.SET): _set_words for field in (UNIT, AS_OF, STANCE)},
    # both answers stand in one row, which bears that letter, or as one answer, or without one
    (RELATION, Action.SET): _relate,
    (WORDING, Action.SET): _word,
    # a note on the row, whose author stays
    (POINT_NOTE, Action.SET): _note,
    (NOTE, Action.SET): _note,
}
"""By field and action, what becomes of a row."""
