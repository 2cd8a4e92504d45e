"""Judgements about answers become edits of rows (`rows_as_judged`), by what the person saw.

A judgement names words of reports and holds the questions that it touched as they stood. It is
about the row that has these words; where none has them, the row is made anew of what was seen.
Words that the person did not see stay with the row's author. Each is obeyed in the order in which
it was made, or says why not.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from rashomon.authored.edit_rows import (
    Decision,
    NotAnEdit,
    Place,
    Spot,
    answer_of_words,
    edit,
    joined,
    named,
    parted,
    row_of_words,
    with_answer,
)
from rashomon.authored.hold_rows import with_elsewhere, with_words
from rashomon.authored.read_values import asked_in
from rashomon.authored.read_values import had as had_in
from rashomon.authored.targets import JudgedTexts
from rashomon.model.content_ids import content_id
from rashomon.model.judgement import (
    ACCOUNT,
    CORRECTED,
    NEW,
    NOTE,
    OBEYED,
    OF_ACCOUNTS,
    POINT,
    POINT_NOTE,
    QUESTION,
    RELATION,
    VALUE,
    Action,
    Judgement,
    SeenPoint,
)
from rashomon.model.model_use import is_person
from rashomon.model.point import Account, Point, PointKind
from rashomon.model.report import Report
from rashomon.model.row import Row, RowAnswer, RowRelation, RowWords
from rashomon.model.span import Span
from rashomon.model.statement import Stance

WAITING = "waiting for rows: nobody has written the question"
"""The outcome of a judgement about answers whose words stand in the story and in no row of it."""
_NONE: Mapping[str, Judgement] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class JudgedRows:
    """Rows as people decided, and what became of each judgement, by its id."""

    rows: tuple[Row, ...] = ()
    heard: Mapping[str, Judgement] = field(default_factory=lambda: _NONE)


def rows_as_judged(
    rows: Sequence[Row],
    judgements: Iterable[Judgement],
    reports: Sequence[Report],
    points: Sequence[Point],
) -> JudgedRows:
    """Returns the rows as these judgements, the earlier first, leave them.

    `points`: the points that the rows give without them, by which a changed row keeps how its
    answers stood.
    """
    judging = RowsJudged(rows, reports, points)
    heard = {j.id: outcome for j in judgements if (outcome := judging.take(j)) is not None}
    return JudgedRows(judging.as_left(), heard)


def row_of_point(point: Point, kept: Row | None = None) -> Row:
    """Returns the row that says what a point shows: versions as answers, relations as letters; of a
    figure, a row of nobody's.

    `kept`: the row that the point was made of, for what a point does not show.
    """
    number = {version.id: n for n, version in enumerate(point.versions, 1)}
    answered = {w.span: a.value for a in (kept.answers if kept else ()) for w in a.words}
    written = {
        w.span: replace(w, as_of=w.as_of or a.as_of)
        for a in (kept.answers if kept else ())
        for w in a.words
    }
    answers = []
    for version in point.versions:
        mine = [account for account in point.accounts if account.version == version.id]
        lead = next((account for account in mine if account.value == version.value), mine[0])
        words = tuple(written.get(account.quote) or _words_of(account) for account in mine)
        hidden = (
            answered.get(lead.quote, "") if point.kind is PointKind.YES_NO else ""
        )  # below a question that was not proved
        value = version.value or hidden or lead.value or ""
        answers.append(RowAnswer(number[version.id], value, words, lead.low, lead.high))
    relations = tuple(RowRelation(number[r.a], number[r.b], r.kind) for r in point.relations)
    if kept is not None:
        return replace(kept, answers=tuple(answers), relations=relations)
    return Row(
        point.author_question or point.question,
        point.kind,
        tuple(answers),
        relations,
        point.by or "",
        rank=point.rank or 0,
    )


def _words_of(account: Account) -> RowWords:
    stance = None if account.stance is Stance.ASSERTS else account.stance
    given = account.by is not None and account.speaker_by == account.by
    speaker = account.speaker if given else None
    return RowWords(account.quote, stance, account.unit, account.as_of, speaker)


@dataclass(frozen=True, slots=True)
class _Target:
    """What a judgement names: words, with the question and the value that were seen, if they are
    known."""

    span: Span
    seen: SeenPoint | None = None
    value: str | None = None
    row: str | None = None


class RowsJudged:
    """The rows of a story while judgements are obeyed, one after the other (`take`); `points`: as
    in `rows_as_judged`."""

    def __init__(
        self, rows: Sequence[Row], reports: Sequence[Report], points: Sequence[Point]
    ) -> None:
        self._raw = {row.id: row for row in rows}
        of = {point.row: point for point in points if point.row}
        self._figures = {point.id: point for point in points if not point.row}
        self._stood = {
            row.id: row_of_point(of[row.id], row) if row.id in of and not is_person(row.by) else row
            for row in rows
        }
        self.rows = tuple(self._stood.values())
        self._accounts = [(account, point) for point in points for account in point.accounts]
        self._words = JudgedTexts(reports)
        self._about: dict[str, tuple[str, ...]] = {}
        settled = (row for row in self.rows if is_person(row.by) or row.accepted or row.rejected)
        # with the questions and ids that they went by
        self._judged = {row.id: {row.question} for row in settled}

    def as_left(self) -> tuple[Row, ...]:
        """Returns the rows; one whose answers nobody changed is as its author wrote it.

        Words that no point showed (of reports set aside, or not read) stay in their row.
        """
        there = {row.id for row in self.rows}
        gone = (self._rest(row) for one, row in self._raw.items() if one not in there)
        return (*map(self._as_written, self.rows), *(row for row in gone if row.answers))

    def _rest(self, row: Row) -> Row:
        """A row that is gone, with the words that no point of it showed."""
        shown = self._stood[row.id].spans()
        return with_words(row, lambda words: () if words.span in shown else (words,))

    def _as_written(self, row: Row) -> Row:
        raw, stood = self._raw.get(row.id), self._stood.get(row.id)
        if raw is None or stood is None:
            return row
        if (row.answers, row.by, row.question) != (stood.answers, stood.by, stood.question):
            shown = stood.spans()
            return with_elsewhere(row, raw, lambda words: words.span not in shown)
        return replace(raw, accepted=row.accepted, rejected=row.rejected, notes=row.notes)

    def take(self, j: Judgement) -> Judgement | None:
        """Carries out one judgement; returns it with what the program had and what became of it,
        None if no row has to obey it."""
        if j.rows:  # the rows of a store bear it already, those of this story or of another
            here = [row for row, _ in j.rows if row in self._raw]
            return replace(j, outcome=f"{OBEYED}: row {', '.join(here)}") if here else None
        targets = {one: found for one in j.target if (found := self._target(one, j)) is not None}
        if j.field not in OF_ACCOUNTS | {NOTE} or not targets:
            return None
        if j.action is Action.UNSURE:
            return replace(j, outcome="noted")
        if (j.field, j.action) == (QUESTION, Action.ADD):
            return self._ask(j, [*targets.values()])
        had = self._had(j, [*targets.values()])
        j = j if had is None else replace(j, before=had)
        notes = j.field in (NOTE, POINT_NOTE)
        for seen in () if notes else j.points:
            self._lay_out(seen, j.author())
        try:
            places = {
                one: place
                for one, target in targets.items()
                if (place := self._place(target)) is not None
            }
            if not places:
                return None if notes else replace(j, outcome=WAITING)
            touched = self._obey(j, places, targets)
        except NotAnEdit as error:
            return replace(j, outcome=f"not obeyed: {error}")
        self._about[j.id] = tuple(touched)
        return replace(j, outcome=f"{OBEYED}: row {', '.join(touched)}")

    def _ask(self, j: Judgement, words: Sequence[_Target]) -> Judgement:
        """Makes a row of words that somebody laid side by side."""
        asked = asked_in(j.after)
        if asked is None or len(words) < 2:
            return replace(j, outcome="not obeyed: not all of its words stand in this story")
        spans = [one.span for one in words]
        row = row_of_words(asked, spans, by=j.author(), ident=content_id("row", j.id))
        self.rows, self._about[j.id] = (*self.rows, row), (row.id,)
        self._judged[row.id] = {row.question}
        return replace(j, outcome=f"{OBEYED}: row {row.id}")

    def about(self, j: Judgement) -> tuple[str, ...]:
        """Returns the ids of the rows that bear a judgement which was carried out here."""
        return self._about.get(j.id, ())

    def _obey(
        self, j: Judgement, places: Mapping[str, Place], targets: Mapping[str, _Target]
    ) -> list[str]:
        """Edits the rows, and returns the ids of those that the judgement made or changed, or was
        about."""
        if len(places) < _least(j):
            raise NotAnEdit("what it names beside stands in no row of this story")
        lacks = [
            one
            for one in targets.values()
            if j.action is Action.ADD and one.span not in {p.span for p in places.values()}
        ]
        added = None
        if lacks:
            kind = self.rows[next(iter(places.values())).row].kind
            added = replace(
                answer_of_words(0, kind, _value(lacks[0], kind), lacks[0].span),
                words=tuple(RowWords(one.span) for one in lacks),
            )
        leave = (
            tuple(places[one] for one in (j.after or "").split() if one in places)
            if j.action is Action.SPLIT
            else ()
        )
        decision = Decision(
            j.field, j.action, j.author(), tuple(places.values()), j.after, j.at, leave, added
        )
        before = self.rows
        self.rows = edit(before, decision)
        about = {before[place.row].id for place in places.values()}
        touched = [row for row in self.rows if row not in before] or [
            row for row in self.rows if row.id in about
        ]
        for row in touched:
            self._judged.setdefault(row.id, set()).update(
                {
                    row.question,
                    *(name for seen in j.points for name in (seen.question, seen.row or "")),
                }
            )
        return [row.id for row in touched]

    # Which words and rows a judgement is about.

    def _target(self, one: str, j: Judgement) -> _Target | None:
        passage = next((p for p in j.passages if p.target == one), None)
        seen = next(
            (point for point in j.points if any(p.target == one for p in point.accounts)), None
        )
        if passage is not None:
            span = self._words.find(passage)
            return _Target(span, seen, passage.value) if span else None
        return next(
            (
                _Target(a.quote, seen, a.value, point.row)
                for a, point in self._accounts
                if a.id == one
            ),
            None,
        )

    def _place(self, target: _Target) -> Place | None:
        """The words in the row that was judged, or in the only one that quotes them for such a
        question."""
        name = self._name(target.seen) if target.seen else None
        found = [
            (self._nearness(row, answer, target, name), Place(k, answer.number, w.span))
            for k, row in enumerate(self.rows)
            if target.seen is None or row.kind == target.seen.kind
            for answer in row.answers
            for w in answer.words
            if w.span == target.span
        ]
        best = [place for near, place in found if near == max(near for near, _ in found)]
        if len({place.row for place in best}) > 1:
            raise NotAnEdit(
                "several questions quote these words, and which of them was seen is not known"
            )
        return best[0] if best else None

    def _nearness(
        self, row: Row, answer: RowAnswer, target: _Target, name: str | None
    ) -> tuple[bool, ...]:
        return (
            row.id == target.row,
            name in self._known(row),
            row.id in self._judged,
            answer.value == (target.value or ""),
        )

    def _name(self, seen: SeenPoint) -> str:
        """What tells the row that was seen: its id where a row goes by it, else its question."""
        kept = seen.row or ""
        by_id = kept and any(kept in self._known(row) for row in self.rows)
        return kept if by_id else seen.question

    def _known(self, row: Row) -> set[str]:
        """The questions and ids under which people saw the row."""
        return {row.question, row.id, *self._judged.get(row.id, ())}

    # What was seen, as a row.

    def _lay_out(self, seen: SeenPoint, by: str) -> None:
        """Sees to it that the words that were seen stand in a row of just these, save what was
        decided of since."""
        name = self._name(seen)
        judged = (row for row in self.rows if row.id in self._judged and name in self._known(row))
        decided = {span for row in judged for span in row.spans()}
        values = {
            span: p.value or ""
            for p in seen.accounts
            if (span := self._words.find(p)) is not None and span not in decided
        }
        if not values or seen.kind not in PointKind.__members__.values():
            return
        rows, k = list(self.rows), self._nearest(seen.kind, name, values)
        row = Row(seen.question, PointKind(seen.kind), (), (), by)
        if k is None and seen.id in self._figures:
            row = replace(row_of_point(self._figures[seen.id]), by=by)
        if k is not None:
            rest, row = parted(rows[k], _spots(rows[k], values))
            rows[k], row = (rest, row) if rest.answers else (rest, rows[k])
        held, kept = set(row.spans()), row.spans()
        for other, one in enumerate(rows):  # what else was seen, wherever its author has it now
            is_free = one.kind is row.kind and one.id not in self._judged and other != k
            if is_free and name in self._known(one):
                rows[other], part = parted(one, _spots(one, values.keys() - held))
                row = joined(row, replace(part, notes=()))
                held |= set(part.spans())
        for span in sorted(values.keys() - held):
            row = with_answer(row, answer_of_words(1, row.kind, values[span], span))
        if k is not None and set(kept) < values.keys():
            row = replace(row, by=by, made_from=row.made_from or row.by)
        if k is not None and not rows[k].answers:
            rows[k] = row
        else:
            rows.append(row)
        at = next(place for place, one in enumerate(rows) if one is row)
        whole = named(rows)
        self.rows = tuple(one for one in whole if one.answers)
        self._judged[whole[at].id] = {whole[at].question, seen.question, seen.row or ""}

    def _nearest(self, kind: str, name: str, values: Mapping[Span, str]) -> int | None:
        """The row that nobody decided of with most of these words; the one that was seen goes
        before."""
        shared = {
            k: (
                name in self._known(row),
                sum(span in values for span in row.spans()),
            )
            for k, row in enumerate(self.rows)
            if row.kind == kind and row.id not in self._judged
        }
        return max(
            (k for k in shared if shared[k][1]), key=lambda k: (*shared[k], -k), default=None
        )

    # What the program had.

    def _had(self, j: Judgement, targets: Sequence[_Target]) -> str | None:
        """What a judgement was about, as the program has it without any, or as it was seen."""
        if j.field in (NOTE, POINT_NOTE) or j.action is Action.ADD:
            return None
        found = [had for target in targets if (had := self._stands(target)) is not None]
        if j.field in CORRECTED:
            seen = targets[0].value if j.field == VALUE else None
            return had_in(found[0][0], j.field) if found else seen
        if j.field == RELATION:
            return _bearing(found) if found else None
        if j.field == ACCOUNT:
            return _value_of(*found[0]) if found else targets[0].span.quote
        points = list({point.id: point for _, point in found}.values())
        if not points:
            return " | ".join(seen.question for seen in j.points) or None
        return " | ".join(_whole(point) if j.field == POINT else point.question for point in points)

    def _stands(self, target: _Target) -> tuple[Account, Point] | None:
        held = [(a, point) for a, point in self._accounts if a.quote == target.span]
        asked = [one for one in held if target.seen and one[1].question == target.seen.question]
        own = [one for one in held if one[1].row == target.row]
        return next(iter((*asked, *own, *held)), None)


def _spots(row: Row, spans: Collection[Span]) -> set[Spot]:
    """The places of these words in the row."""
    return {(a.number, w.span) for a in row.answers for w in a.words if w.span in spans}


def _least(j: Judgement) -> int:
    """How many of its targets have to stand in rows."""
    several = j.field in (RELATION, QUESTION) or (j.action is Action.MOVE and j.after != NEW)
    return min(2, len(j.target)) if several else 1


def _value(words: _Target, kind: PointKind) -> str:
    """The answer that words give, themselves where nothing is said of it."""
    return words.value or ("" if kind is PointKind.YES_NO else words.span.quote)


def _value_of(account: Account, point: Point) -> str:
    return f"{point.question} {account.value or account.quote.quote}"


def _whole(point: Point) -> str:
    answers = "; ".join(version.value for version in point.versions if version.value)
    return f"{point.question} {answers}" if answers else point.question


def _bearing(found: Sequence[tuple[Account, Point]]) -> str:
    """How the answers of two accounts relate."""
    if len(found) < 2:
        return "left out"
    if len({point.id for _, point in found}) != 1:
        return "another question"
    versions = {account.version for account, _ in found}
    if len(versions) == 1:
        return "same"
    return next((r.kind.value for r in found[0][1].relations if {r.a, r.b} == versions), "neither")
